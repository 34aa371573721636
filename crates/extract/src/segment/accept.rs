//! Which heads are another story's: the lead's own date below its dek, an item of a list and a
//! reader's comment look like heads too.

use crate::find::holds;
use article::Published;

use super::furniture;
use super::heads::Head;
use super::lines::Page;
use super::links;
use super::phrases::Sign;
use super::place::Place;
use super::stories::Territory;
use crate::credit;
use crate::dates::{self, DateContext};
use crate::keys::Keys;

/// In copied text, what has so many times the words of the lead is the lead's own.
const MANY: u32 = 4;
/// The lead keeps at least so many words of prose.
const LEAST: u32 = 40;

/// A head and the heading over other stories that it stands under.
pub(super) type Candidate<'a> = (&'a Head, Option<usize>);

/// The heads that enough says of that they are other stories'.
pub(super) fn stories<'a>(
    page: &Page<'_>,
    candidates: impl Iterator<Item = Candidate<'a>>,
    lead: &Head,
) -> Vec<Candidate<'a>> {
    let candidates: Vec<Candidate<'a>> = candidates.filter(|(head, _)| may_be(page, head, lead)).collect();
    // By what is told of all cards alike, and by all that their classes say.
    let mut shapes = [Keys::default(), Keys::default()];
    for (head, _) in &candidates {
        for (shapes, whole) in shapes.iter_mut().zip([false, true]) {
            let own = shape_of(page, head.title, whole);
            shapes.put(&*own, shapes.get(&*own).unwrap_or(0) + 1);
        }
    }
    let [shapes, whole_shapes] = shapes;
    let lead_shape = shape(page, lead.title);
    let flows = second_paragraphs(page, lead);
    // Stands in one flow with paragraphs of the lead that come before it.
    let in_lead_text = |head: &Head| {
        let parent = page.dom.parent(page.block(head.title));
        !page.dom.is_plain() && parent.and_then(|p| flows.get(p)).is_some_and(|at| at < head.first)
    };
    candidates
        .into_iter()
        .filter(|(head, section)| {
            let place = Place::of(page, head.title);
            let meta = &head.meta;
            let own = shape(page, head.title);
            let signed = meta.time.as_ref().is_some_and(|time| !is_clock(time))
                && (head.sourced || meta.byline.is_some());
            let Some(title) = page.line(head.title) else { return false };
            let dated = meta.time.as_ref().is_some_and(|time| !is_clock(time));
            let named = shape_has_class(&own) || holds(&own, "article") || holds(&own, "section");
            let others = shapes.get(&*own).unwrap_or(0);
            let alike = dated && own == lead_shape && title.words >= 3;
            let following = !page.dom.is_plain() && alike && named && title.heading.is_some()
                // Without names and headings: as the lead's head is made, and more than one of them.
                || alike && lead.meta.time.is_some() && others >= 2 && title.words >= 4;
            let several = page.dom.is_plain() || others >= 2;
            // Entries of menus are numbered as cards are.
            let same = || {
                let whole = shape_of(page, head.title, true);
                page.dom.is_plain() || whole_shapes.get(&*whole).unwrap_or(0) >= 2
            };
            let again = head.repeats > 0
                && (meta.time.is_some() || head.sourced && title.words >= 4 && !place.table && same());
            let over = section.is_some() && (title.words >= 3 || title.heading.is_some() && signed);
            over || following
                || place.is_beside(page, lead.title) && title.words >= 3 && meta.time.is_some()
                || !in_lead_text(head) && title.words >= 3 && (again || signed && several)
        })
        .collect()
}

/// A time of day alone, as the entries of a live blog have it.
fn is_clock(time: &Published) -> bool {
    let printed = time.printed.as_deref().unwrap_or("");
    time.at.is_none()
        && printed.contains([':', '.'])
        && printed.chars().filter(|c| c.is_alphabetic()).count() <= 4
}

fn has_time(page: &Page<'_>, text: &str) -> bool {
    let context = DateContext { captured: page.hints.captured, day_first: None };
    dates::find(text, &context).is_some()
}

fn shape_has_class(shape: &str) -> bool {
    shape.split('>').any(|part| part.split_once('.').is_some_and(|(_, class)| !class.trim_end().is_empty()))
}

/// Nothing says that the head cannot be another story's.
fn may_be(page: &Page<'_>, head: &Head, lead: &Head) -> bool {
    let (Some(title), Some(lead_title)) = (page.line(head.title), page.line(lead.title)) else {
        return false;
    };
    let same = head.title == lead.title || title.key != 0 && title.key == lead_title.key;
    if same || title.words < 2 || title.words <= 5 && title.signs.hits > 1 {
        return false;
    }
    if title.signs.has(Sign::Share) && title.words <= 4
        || title.words <= 5 && title.text.contains(|c: char| c.is_numeric()) && has_time(page, title.text)
        || furniture::class(title).is_some()
        || credit::is_credit(title.text)
    {
        return false;
    }
    let place = Place::of(page, head.title);
    !(place.nav || place.comments || place.thread)
}

/// Where, for each element, the second of the paragraphs stands that lie directly in it after the
/// lead's head.
fn second_paragraphs(page: &Page<'_>, lead: &Head) -> Keys {
    let (mut first, mut second) = (Keys::default(), Keys::default());
    for index in lead.end..page.lines.len() {
        if page.line(index).is_some_and(|l| l.prose)
            && let Some(parent) = page.dom.parent(page.block(index))
            && !first.add(parent)
        {
            second.first(parent, index);
        }
    }
    second
}

/// What begins a class that tells one card from another, as WordPress writes them: of what the post is.
const OF_ONE: [&str; 7] = ["category-", "tag-", "cat-", "type-", "format-", "status-", "has-"];

/// Elements and classes of a headline and what is around it; a heading is one of any level. A class
/// counts up to its first digit, for cards are numbered, and one that says what the story is about not.
pub(super) fn shape(page: &Page<'_>, title: usize) -> String {
    shape_of(page, title, false)
}

/// The same, and the whole of the classes where that is asked.
fn shape_of(page: &Page<'_>, title: usize, whole: bool) -> String {
    let block = page.block(title);
    let mut shape = String::new();
    for node in std::iter::once(block).chain(page.dom.ancestors(block)).take(3) {
        let heading = page.dom.tag(node).heading_level().is_some();
        shape.push_str(if heading { "h" } else { page.dom.name(node) });
        shape.push('.');
        let words = page.dom.attr(node, "class").unwrap_or("").split_ascii_whitespace();
        for word in words.filter(|word| whole || !OF_ONE.iter().any(|begin| word.starts_with(begin))) {
            let number = word.bytes().position(|byte| !whole && byte.is_ascii_digit());
            shape.push_str(word.get(..number.unwrap_or(word.len())).unwrap_or(""));
            shape.push(' ');
        }
        shape.push('>');
    }
    shape
}

/// The head right after the lead's, with no text and no heading over other stories between: what
/// it took for a headline is a dek, a caption or a label, and its date is the lead's.
pub(super) fn is_leads_own(page: &Page<'_>, head: &Head, lead: &Head) -> bool {
    if head.first < lead.end
        || head.first - lead.end > 20
        || head.repeats > 0
        || shape(page, head.title) == shape(page, lead.title) && !page.dom.is_plain()
        // In copied text a short line with a time may be anything: one time is enough.
        || page.dom.is_plain() && lead.meta.time.is_some()
    {
        return false;
    }
    let between = lead.end..head.first;
    let prose = page.facts.totals(between.clone()).prose_words;
    prose < 60
        && !between.clone().any(|i| page.line(i).is_some_and(|l| l.over.is_some() || l.prose && l.words > 60))
        && !Place::of(page, head.title).is_beside(page, lead.title)
}

/// Takes away the stories that would leave the lead without text: they are its parts.
pub(super) fn leave_a_lead(page: &Page<'_>, territories: &mut Vec<Territory<'_>>, lead: &Head) {
    let sure =
        |t: &Territory<'_>| t.section.is_some() || Place::of(page, t.head.title).is_beside(page, lead.title);
    let own = text_of_lead(page, territories, lead);
    let most = match page.dom.is_plain() {
        true if own >= LEAST => MANY * own,
        // Where nothing but their form tells stories from a list's entries, the lead has to be one.
        false if own >= 2 * LEAST => u32::MAX,
        _ => 0,
    };
    territories.retain(|t| sure(t) || page.facts.totals(t.begin..t.end).prose_words < most);
    if text_of_lead(page, territories, lead) < LEAST {
        territories.clear();
    }
}

/// Words of prose after the lead's headline that no story has, up to the first heading over other
/// stories that is followed by one.
fn text_of_lead(page: &Page<'_>, territories: &[Territory<'_>], lead: &Head) -> u32 {
    let first_after = territories
        .iter()
        .map(|t| t.section.map_or(t.begin, |s| s.min(t.begin)))
        .filter(|&b| b >= lead.end)
        .min();
    let end = first_after.unwrap_or(page.lines.len());
    let before_first = page.facts.totals(lead.end..end.max(lead.end)).prose_words;
    let theirs = territories.iter().filter(|t| t.begin >= lead.end && t.begin < end);
    before_first.saturating_sub(theirs.map(|t| page.facts.totals(t.begin..t.end.min(end)).prose_words).sum())
}

/// A story shows its text or a teaser, or its headline leads to it. Where another headline of the
/// same card is the link, that one is the story's.
pub(super) fn has_something(page: &Page<'_>, territory: &Territory<'_>) -> bool {
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
    // A linked headline with a teaser is a link to a story: those are looked for by themselves.
    !led_away && text > 0 && (text >= 60 || !linked && !other_link)
}
