//! Weighing: the first reading of each strip by itself, then the second with its neighbours.

use std::ops::Range;
use std::sync::OnceLock;

use super::view::views;
use crate::dom::{Dom, NodeId, Tag};
use crate::eight::Sum;
use crate::facts::Facts;
use crate::keys::Keys;
use crate::rules::{BIAS, BY_RULE, Gates, LOCAL, Names, Number, Place, RULES, View};

/// Strips with their weights and what gave them.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// By strip.
    pub entries: Vec<Entry>,
    /// The rules of all of them, strip after strip.
    fired: Vec<u16>,
    /// The page holds hardly any prose: it is a list, a shop, a table.
    pub sparse: bool,
}

impl Ledger {
    /// The rules that fired on a strip, as indexes into [`RULES`], in no order that means anything.
    pub fn rules(&self, strip: usize) -> &[u16] {
        let range = self.entries.get(strip).map_or(0..0, |e| e.rules.clone());
        self.fired.get(range).unwrap_or_default()
    }

    /// The same, each with what it adds to the strip's weight.
    pub fn weighed(&self, strip: usize) -> impl Iterator<Item = (u16, i32)> {
        let reading = 1 + usize::from(self.sparse);
        self.rules(strip).iter().map(move |&rule| (rule, BY_RULE[usize::from(rule)][reading].into()))
    }
}

/// The judgement on one strip.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// Hundredths of a log-odds unit, above 0 for text of the story.
    pub weight: i32,
    /// Where its rules stand.
    rules: Range<usize>,
}

/// A first reading above this makes a strip body for its neighbours.
const BODY: i32 = 0;
/// One above this makes a strip of so many words or more, with that much of them in links, prose.
const PROSE: i32 = 200;
const PROSE_WORDS: u32 = 12;
const PROSE_LINKS: u32 = 35;
/// A page is sparse where not one in so many of its words is prose's. Lists and shops are read by other
/// weights than articles; of one twelfth to one hundredth this told them apart best.
const SPARSE: u32 = 20;
/// Of fewer words a page is a note, not a list.
const LIST_WORDS: u32 = 100;

pub(crate) fn weigh(dom: &Dom, facts: &Facts, titles: &[String]) -> Ledger {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    let readings = READINGS.get_or_init(|| Readings::without(None));
    weigh_views(dom, facts, views(dom, facts, titles), readings)
}

/// The rules of the first reading, and those of the second.
#[derive(Debug)]
pub(crate) struct Readings([Gates; 2]);

impl Readings {
    /// All rules; all but one, which is then as if it did not exist.
    pub fn without(off: Option<usize>) -> Self {
        Self([0..LOCAL, LOCAL..RULES.len()].map(|rules| Gates::of(rules.filter(|rule| Some(*rule) != off))))
    }
}

/// Weighs strips of which it is known what rules see of them by themselves.
#[inline(never)]
pub(crate) fn weigh_views(
    dom: &Dom,
    facts: &Facts,
    mut views: Vec<View>,
    Readings([local, second]): &Readings,
) -> Ledger {
    let mut first = Vec::with_capacity(views.len());
    let (mut fired, mut ends) = (Vec::new(), Vec::with_capacity(views.len()));
    for view in &views {
        let from = fired.len();
        local.fire(view, &mut fired);
        first.push(BIAS[0] + sum(&fired[from..], 0));
        ends.push(fired.len());
    }
    put_in_context(dom, facts, &first, &mut views);
    let mut ledger = Ledger {
        entries: Vec::with_capacity(views.len()),
        fired: Vec::with_capacity(fired.len() * 2),
        sparse: is_sparse(facts, &first),
    };
    let reading = 1 + usize::from(ledger.sparse);
    let mut from = 0;
    for (view, end) in views.iter().zip(ends) {
        let begin = ledger.fired.len();
        ledger.fired.extend_from_slice(&fired[from..end]);
        second.fire(view, &mut ledger.fired);
        let weight = BIAS[1] + sum(&ledger.fired[begin..], reading);
        ledger.entries.push(Entry { weight, rules: begin..ledger.fired.len() });
        from = end;
    }
    ledger
}

/// What rules add up to in one of the readings.
fn sum(rules: &[u16], reading: usize) -> i32 {
    rules.iter().map(|&rule| i32::from(BY_RULE[usize::from(rule)][reading])).sum()
}

fn is_sparse(facts: &Facts, first: &[i32]) -> bool {
    let words = facts.strips.iter().zip(first).map(|(strip, &first)| {
        let m = &strip.measure;
        let is_prose = first > PROSE && m.words >= PROSE_WORDS && m.link_percent() <= PROSE_LINKS;
        if is_prose { m.words } else { 0 }
    });
    let all = facts.totals(0..facts.strips.len()).words;
    all >= LIST_WORDS && words.sum::<u32>() * SPARSE <= all
}

/// Fills in the numbers of the second reading.
fn put_in_context(dom: &Dom, facts: &Facts, first: &[i32], views: &mut [View]) {
    let n = first.len();
    let is_body = |i: usize| first[i] > BODY;
    let words = |i: usize| facts.strips[i].measure.words;
    // Running totals of words read as body.
    let mut body = Vec::with_capacity(n + 1);
    let mut sum = 0u32;
    body.push(sum);
    for i in 0..n {
        sum += if is_body(i) { words(i) } else { 0 };
        body.push(sum);
    }
    let all_body = sum.max(1);
    let share = |range: std::ops::Range<usize>| {
        let all = facts.totals(range.clone()).words.max(1);
        ((body[range.end] - body[range.start]) * 100 / all) as i32
    };
    let mut by_node: Vec<Option<(i32, i32)>> = vec![None; dom.len()];
    let mut node_share = |node: NodeId| {
        *by_node[node.0 as usize].get_or_insert_with(|| {
            let range = facts.strips_in(dom, node);
            let of_page = (body[range.end] - body[range.start]) * 100 / all_body;
            (share(range), of_page as i32)
        })
    };
    let wide = trunk(dom, facts, &body, 90);
    let core = trunk(dom, facts, &body, 60);
    let trunk_ancestors = path_of(dom, wide);
    let core_ancestors = path_of(dom, core);
    let shapes = Shapes::count(dom, facts, &is_body);
    let (mut last_body, mut last_heading) = (None, 0);
    for i in 0..n {
        let strip = &facts.strips[i];
        let at = |j: Option<usize>| j.and_then(|j| first.get(j)).map_or(-200, |f| (*f).clamp(-500, 500));
        let around =
            [i.checked_sub(3), i.checked_sub(2), i.checked_sub(1), Some(i + 1), Some(i + 2), Some(i + 3)];
        let window = around.iter().map(|j| at(*j)).sum::<i32>() / 6;
        let parent = dom.parent(strip.block);
        let grandparent = parent.and_then(|p| dom.parent(p));
        let (shape, shape_count) = shapes.of(i);
        let container = std::iter::successors(Some(strip.block), |&b| dom.parent(b))
            .find(|&b| matches!(dom.tag(b), Tag::Main | Tag::Article) || facts.is_named(b, Names::Body));
        let next_body = (i + 1..n.min(i + 30)).find(|&j| is_body(j)).map(|j| j - i);
        let gap = last_body.map(|j| i - j).into_iter().chain(next_body).min().map_or(99, |g| g - 1);
        let under = heading_level(&views[i]).map_or(-1, |level| {
            let end = (i + 1..n.min(i + 200))
                .find(|&j| heading_level(&views[j]).is_some_and(|l| l <= level))
                .unwrap_or(n.min(i + 200));
            (body[end] - body[i + 1]) as i32
        });
        let values = [
            (Number::Before, at(i.checked_sub(1))),
            (Number::After, at(Some(i + 1))),
            (Number::Window, window),
            (Number::Parent, parent.map_or(0, |p| node_share(p).0)),
            (Number::Grandparent, grandparent.map_or(0, |p| node_share(p).0)),
            (Number::Shape, shape),
            (Number::ShapeCount, shape_count),
            (Number::Trunk, nearness(dom, strip.block, &trunk_ancestors)),
            (Number::Core, nearness(dom, strip.block, &core_ancestors)),
            (Number::Container, container.map_or(-1, |c| node_share(c).1)),
            (Number::Gap, i32::try_from(gap).unwrap_or(99)),
            (
                Number::BodyBefore,
                if body[i] == sum { 100 } else { (body[i] * 100).div_ceil(all_body).min(99) as i32 },
            ),
            (Number::Own, first[i]),
            (Number::LastHeading, last_heading),
            (Number::UnderHeading, under),
        ];
        for (number, value) in values {
            views[i].numbers[number as usize] = value;
        }
        if is_body(i) {
            last_body = Some(i);
        }
        if heading_level(&views[i]).is_some() {
            last_heading = first[i];
        }
    }
}

fn heading_level(view: &View) -> Option<u8> {
    view.tag.heading_level().or_else(|| view.inside(Place::Heading).then_some(6))
}

/// The smallest element that holds at least `percent` of the words read as body.
fn trunk(dom: &Dom, facts: &Facts, body: &[u32], percent: u32) -> NodeId {
    let held = |node: NodeId| {
        let range = facts.strips_in(dom, node);
        body[range.end] - body[range.start]
    };
    let need = u64::from(held(Dom::ROOT)) * u64::from(percent);
    let mut at = Dom::ROOT;
    while let Some(inner) =
        dom.children(at).find(|&c| need > 0 && u64::from(held(c)) * 100 >= need && !dom.is_text(c))
    {
        at = inner;
    }
    at
}

fn path_of(dom: &Dom, node: NodeId) -> Vec<NodeId> {
    std::iter::successors(Some(node), |&n| dom.parent(n)).collect()
}

/// 100 within the first of the path, 12 less for each step out.
fn nearness(dom: &Dom, node: NodeId, path: &[NodeId]) -> i32 {
    let steps = path.iter().position(|&a| dom.is_within(node, a)).unwrap_or(path.len());
    (100 - 12 * i32::try_from(steps).unwrap_or(9)).max(0)
}

/// A number for an element's name and class. WordPress begins the class of each entry with its number
/// (`post-123`): that makes none unlike the others.
fn shape(dom: &Dom, node: NodeId) -> u64 {
    let mut class = dom.attr(node, "class").unwrap_or("");
    if let Some(rest) = class.strip_prefix("post-") {
        class = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let class = class.as_bytes();
    let mut sum = Sum::default();
    sum.add_all(dom.name(node).as_bytes());
    sum.add_all(class.get(..64).unwrap_or(class));
    sum.number()
}

/// How much of what is built alike is body, by whatever measure that is told.
pub(super) struct Shapes {
    /// By strip, which of the shapes is its.
    of: Vec<u32>,
    /// Words of body, all words, strips.
    sums: Vec<(u32, u32, u32)>,
}

impl Shapes {
    pub fn count(dom: &Dom, facts: &Facts, is_body: &dyn Fn(usize) -> bool) -> Self {
        let mut shapes = Self { of: Vec::with_capacity(facts.strips.len()), sums: Vec::new() };
        let mut known = Keys::default();
        let mut own: Vec<u64> = vec![0; dom.len()];
        for (i, strip) in facts.strips.iter().enumerate() {
            let mut key = Sum::default();
            for node in std::iter::successors(Some(strip.block), |&b| dom.parent(b)).take(3) {
                let own = &mut own[node.0 as usize];
                if *own == 0 {
                    *own = shape(dom, node);
                }
                key.add(*own, 8);
            }
            let number = known.first(key.number(), shapes.sums.len());
            if number == shapes.sums.len() {
                shapes.sums.push((0, 0, 0));
            }
            let (body, all, strips) = &mut shapes.sums[number];
            *body += if is_body(i) { strip.measure.words } else { 0 };
            *all += strip.measure.words;
            *strips += 1;
            shapes.of.push(number as u32);
        }
        shapes
    }

    /// Share of body in hundredths, and how many there are.
    pub fn of(&self, index: usize) -> (i32, i32) {
        let (body, all, strips) = self.sums[self.of[index] as usize];
        ((body * 100 / all.max(1)) as i32, i32::try_from(strips).unwrap_or(i32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features;

    #[test]
    fn entries_are_built_alike_whatever_their_numbers() {
        let html = "<p class='post-12 hentry'>a<p class='post-345 hentry'>b<p class='post-12 sticky'>c";
        let dom = crate::dom::parse(html, &crate::Limits::default());
        let of_entry = |node: &NodeId| dom.tag(*node) == Tag::P;
        let shapes: Vec<u64> = dom.ids().filter(of_entry).map(|node| shape(&dom, node)).collect();
        assert!(matches!(shapes[..], [one, two, other] if one == two && one != other), "{shapes:?}");
    }

    #[test]
    fn a_page_of_cards_is_sparse_and_a_note_or_an_article_is_not() {
        let cards = "<div class=card><h3>Boat</h3><p>From 4 to 9</p><a href=/b>See the boat</a></div>";
        let prose = "<p>The boats came in before the rain, and were unloaded by noon on the old quay below the town.</p>";
        let sparse = |body: String| features(&format!("<title>Boats</title><main>{body}</main>")).1;
        assert!(sparse(cards.repeat(30)));
        assert!(!sparse(cards.repeat(3)));
        assert!(!sparse(cards.repeat(10) + &prose.repeat(20)));
    }
}
