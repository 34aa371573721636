//! The other stories whose text the page carries, and where each ends.

use article::StoryKind;

use super::heads::Head;
use super::lines::{Page, fold_key};
use super::links;
use super::phrases::Sign;
use super::{Segments, StoryDraft};
use crate::dom::{Dom, NodeId, Tag};
use crate::judge::{Owner, Role};

/// What the elements around a strip say about its place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// In `nav`, or in a `footer` or `header` of the page.
    pub nav: bool,
    /// In `aside`, or in something that calls itself a sidebar.
    pub aside: bool,
    /// In something that calls itself comments.
    pub comments: bool,
    /// Is within a link to another page.
    pub linked: bool,
    /// Calls itself a summary.
    pub dek: bool,
}

impl Place {
    pub fn of(page: &Page<'_>, index: usize) -> Self {
        let mut place = Self::default();
        let Some(strip) = page.strip(index) else { return place };
        let mut inside_article = false;
        for (up, node) in page.dom.ancestors(strip.first).enumerate() {
            match page.dom.tag(node) {
                Tag::Nav => place.nav = true,
                Tag::Header | Tag::Footer => place.nav |= !inside_article && is_site_wide(page.dom, node),
                Tag::Article | Tag::Main => inside_article = true,
                Tag::Aside => place.aside = true,
                Tag::A if up < 4 => {
                    place.linked |= page.dom.attr(node, "href").is_some_and(|h| !h.starts_with('#'));
                }
                Tag::Body | Tag::Html => break,
                _ => {}
            }
            let words = name_words(page.dom, node);
            place.comments |= words.comments;
            place.aside |= words.aside;
            place.dek |= words.dek && up < 4;
        }
        place
    }
}

/// A header or footer that is not an article's own.
fn is_site_wide(dom: &Dom, node: NodeId) -> bool {
    !dom.ancestors(node).any(|n| matches!(dom.tag(n), Tag::Article | Tag::Main | Tag::Section))
}

struct NameWords {
    comments: bool,
    aside: bool,
    dek: bool,
}

/// Hints in the names that an element has.
fn name_words(dom: &Dom, node: NodeId) -> NameWords {
    let mut words = NameWords { comments: false, aside: false, dek: false };
    for name in ["class", "id"].iter().filter_map(|a| dom.attr(node, a)) {
        for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
            let word = word.to_ascii_lowercase();
            words.comments |=
                matches!(word.as_str(), "comment" | "comments" | "disqus" | "commentlist" | "respond");
            words.aside |= matches!(word.as_str(), "sidebar" | "aside");
            words.dek |= matches!(
                word.as_str(),
                "dek"
                    | "standfirst"
                    | "subtitle"
                    | "subheadline"
                    | "subhead"
                    | "lede"
                    | "deck"
                    | "summary"
                    | "intro"
            );
        }
    }
    words
}

/// A head with where its story begins and ends.
struct Territory<'a> {
    head: &'a Head,
    begin: usize,
    end: usize,
    kind: StoryKind,
    section: Option<usize>,
}

/// Finds the other stories with text, and gives them their strips.
pub(super) fn deal(page: &Page<'_>, heads: &[Head], lead: Option<&Head>, out: &mut Segments) {
    let Some(lead) = lead else { return };
    let sections = sections(page, heads, lead);
    let accepted: Vec<(&Head, Option<usize>)> =
        heads.iter().zip(sections).filter(|(head, section)| is_story(page, head, *section, lead)).collect();
    let mut territories = territories(page, &accepted, lead);
    territories.retain(|t| page.dom.is_plain() || has_something(page, t));
    if !leaves_a_lead(page, &territories, lead) {
        return;
    }
    for territory in &territories {
        give(page, territory, out);
    }
}

/// For each head, the heading over other stories that it stands under.
fn sections(page: &Page<'_>, heads: &[Head], lead: &Head) -> Vec<Option<usize>> {
    let mut section = None;
    let mut at = 0;
    let mut out = Vec::with_capacity(heads.len());
    for head in heads {
        if head.title == lead.title {
            section = None;
            at = head.end;
        }
        for index in at..head.first {
            let Some(line) = page.line(index) else { continue };
            if line.over.is_some() && !(line.words == 1 && line.heading.is_none() && !page.dom.is_plain()) {
                section = Some(index);
            }
        }
        at = head.end;
        out.push(section.filter(|&s| is_over(page, s, head)));
    }
    out
}

/// In a tree, a heading stands over what lies in the element around it, or the one around that.
fn is_over(page: &Page<'_>, heading: usize, head: &Head) -> bool {
    if page.dom.is_plain() {
        return true;
    }
    let node = page.block(head.title);
    page.dom.ancestors(page.block(heading)).take(3).any(|n| {
        page.dom.is_within(node, n) && !matches!(page.dom.tag(n), Tag::Body | Tag::Html | Tag::Document)
    })
}

/// Whether enough says that a head is another story's.
fn is_story(page: &Page<'_>, head: &Head, section: Option<usize>, lead: &Head) -> bool {
    let (Some(title), Some(lead_title)) = (page.line(head.title), page.line(lead.title)) else {
        return false;
    };
    if title.signs.has(Sign::Share) && title.words <= 4 {
        return false;
    }
    if head.title == lead.title || (title.key != 0 && title.key == lead_title.key) || title.words < 2 {
        return false;
    }
    let place = Place::of(page, head.title);
    if place.nav || place.comments {
        return false;
    }
    let meta = &head.meta;
    let signed = meta.time.is_some() && (head.sourced || meta.byline.is_some());
    let again = head.repeats > 0 && (meta.time.is_some() || head.sourced);
    section.is_some()
        || again
        || (place.aside && head.evidence() >= 2)
        || (signed && title.words >= 3)
        || (meta.time.is_some() && title.heading.is_some() && is_like(page, head, lead))
}

/// The headline stands in the same kind of element, in the same kind of container, as the lead's.
fn is_like(page: &Page<'_>, head: &Head, lead: &Head) -> bool {
    let shape = |index: usize| -> Vec<String> {
        let block = page.block(index);
        std::iter::once(block)
            .chain(page.dom.ancestors(block))
            .take(3)
            .map(|n| {
                let name = if page.dom.tag(n).heading_level().is_some() { "h" } else { page.dom.name(n) };
                format!("{name}.{}", page.dom.attr(n, "class").unwrap_or(""))
            })
            .collect()
    };
    !page.dom.is_plain() && shape(head.title) == shape(lead.title)
}

/// The strips of each accepted story.
fn territories<'a>(
    page: &Page<'_>,
    accepted: &[(&'a Head, Option<usize>)],
    lead: &Head,
) -> Vec<Territory<'a>> {
    let mut out: Vec<Territory<'a>> = Vec::with_capacity(accepted.len());
    for (number, &(head, section)) in accepted.iter().enumerate() {
        let before = number.checked_sub(1).and_then(|n| accepted.get(n)).map(|a| a.0);
        let after = accepted.get(number + 1).map(|a| a.0);
        let lead_after = (lead.first > head.first).then_some(lead.first);
        let limit =
            [after.map(|h| h.first), lead_after].into_iter().flatten().min().unwrap_or(page.lines.len());
        let (mut begin, mut end) = (head.first, limit);
        if !page.dom.is_plain() {
            let others = [before.map(|h| h.title), after.map(|h| h.title), Some(lead.title)];
            let (card, around) = card(page, head.title, &others);
            let of_card = page.facts.strips_in(page.dom, card);
            let prose = |range: std::ops::Range<usize>| page.facts.totals(range).prose_words;
            if prose(head.end.min(of_card.end)..of_card.end) > 0 {
                end = end.min(of_card.end);
                begin = of_card.start.max(before.map_or(0, |h| h.end)).min(head.first);
            } else {
                end = end.min(page.facts.strips_in(page.dom, around).end.max(head.end));
            }
        }
        if let Some(section) = section.filter(|&s| s >= begin && s < head.first) {
            begin = section + 1;
        }
        let kind = section.and_then(|s| page.line(s)?.over).unwrap_or(if is_like(page, head, lead) {
            StoryKind::Following
        } else {
            StoryKind::Related
        });
        // A heading over the next stories ends this one.
        let next_section = (head.end..end).find(|&i| is_section_start(page, i, after));
        let end = next_section.unwrap_or(end);
        out.push(Territory { head, begin, end: end.max(head.end), kind, section });
    }
    out
}

/// A heading over other stories, right before the next of them.
fn is_section_start(page: &Page<'_>, index: usize, after: Option<&Head>) -> bool {
    page.line(index).is_some_and(|line| line.over.is_some())
        && after.is_some_and(|head| head.first > index && head.first - index <= 3)
}

/// The largest element around a headline that holds no other headline, and its parent.
pub(super) fn card(page: &Page<'_>, title: usize, others: &[Option<usize>]) -> (NodeId, NodeId) {
    let mut card = page.block(title);
    for node in std::iter::once(card).chain(page.dom.ancestors(card)) {
        let range = page.facts.strips_in(page.dom, node);
        let shared = others.iter().flatten().any(|o| range.contains(o) && *o != title);
        if shared || matches!(page.dom.tag(node), Tag::Body | Tag::Html | Tag::Document) {
            return (card, node);
        }
        card = node;
    }
    (card, card)
}

/// Whether the lead keeps text of its own; if not, what looked like stories is its parts.
fn leaves_a_lead(page: &Page<'_>, territories: &[Territory<'_>], lead: &Head) -> bool {
    if territories.is_empty() {
        return false;
    }
    let all = page.facts.totals(0..page.lines.len()).prose_words;
    let theirs: u32 = territories.iter().map(|t| page.facts.totals(t.begin..t.end).prose_words).sum();
    let after_lead = territories.iter().all(|t| t.begin >= lead.first || t.end <= lead.first);
    after_lead && all.saturating_sub(theirs) >= 30
}

/// A story shows its text or a teaser, or its headline leads to it. Where another headline of the
/// same card is the link, that one is the story's.
fn has_something(page: &Page<'_>, territory: &Territory<'_>) -> bool {
    let head = territory.head;
    let words = |i: usize| page.line(i).map_or(0, |l| l.words);
    let text: u32 = (head.end..territory.end).map(words).filter(|&w| w >= 6).sum();
    let linked = Place::of(page, head.title).linked;
    let other_link = (territory.begin..territory.end).any(|i| {
        let outside = i < head.first || i >= head.end;
        outside
            && words(i) >= 4
            && page.strip(i).is_some_and(|s| s.measure.link_words * 10 >= s.measure.words * 8)
    });
    let led_away =
        super::draft::link_at(page, page.block(head.title)).is_some_and(|href| links::leads_away(&href));
    !led_away && (linked || text > 0 && (text >= 60 || !other_link))
}

fn give(page: &Page<'_>, territory: &Territory<'_>, out: &mut Segments) {
    let Some(title) = page.line(territory.head.title) else { return };
    let number = out.stories.len() as u32;
    let owner = Owner::Story(number);
    let meta = &territory.head.meta;
    let mut section = None;
    if let Some(index) = territory.section {
        section = page.line(index).map(|line| line.text.trim_end_matches([':', '：']).to_owned());
        out.give(index, Owner::Site, Role::SectionHeading, "related-heading");
    }
    for &(index, role) in &territory.head.roles {
        out.give(index, owner, role, "story-of-its-own");
    }
    let end = read_on(page, territory, out);
    for index in territory.begin..end {
        let Some(line) = page.line(index) else { continue };
        let again = title.key != 0 && line.key == title.key;
        let before = index < territory.head.first;
        let source_again =
            meta.source.as_deref().is_some_and(|s| line.words <= 6 && fold_key(s) == fold_key(line.text));
        let role = match () {
            () if again => Role::Headline,
            () if source_again => Role::Source,
            () if before => Role::Furniture,
            () => Role::Text,
        };
        out.give(index, owner, role, "story-of-its-own");
    }
    out.stories.push(StoryDraft {
        origin: page.block(territory.head.title),
        title: title.text.to_owned(),
        source: meta.source.clone(),
        byline: meta.byline.clone(),
        time: meta.time.clone(),
        kind: territory.kind,
        section,
        ..StoryDraft::default()
    });
}

/// Cuts the foot of the page and the button that opens the story off a story's end.
fn read_on(page: &Page<'_>, territory: &Territory<'_>, out: &mut Segments) -> usize {
    let mut end = territory.end;
    if page.dom.is_plain()
        && let Some(foot) = super::furniture::foot(page, territory.head.end..end)
    {
        end = foot;
    }
    while end > territory.head.end {
        let Some(line) = page.line(end - 1) else { break };
        let button = (1..=7).contains(&line.words)
            && !line.stop
            && line.heading.is_none()
            && (line.signs.both(Sign::Open, Sign::Story) || is_button(page, end - 1));
        if !button {
            break;
        }
        out.give(end - 1, Owner::Site, Role::Furniture, "read-on");
        end -= 1;
    }
    end
}

/// Is a button's label.
pub(super) fn is_button(page: &Page<'_>, index: usize) -> bool {
    page.strip(index).is_some_and(|strip| {
        page.dom.ancestors(strip.first).take(3).any(|n| {
            page.dom.tag(n) == Tag::Button
                || page.dom.attr(n, "role").is_some_and(|r| r.eq_ignore_ascii_case("button"))
        })
    })
}
