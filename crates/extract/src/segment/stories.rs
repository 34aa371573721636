//! The other stories whose text the page carries, and where each ends.

use std::ops::Range;

use article::StoryKind;

use super::accept;
use super::heads::Head;
use super::lines::Page;
use super::phrases::{Sign, plain_words};
use super::place::Place;
use super::{Segments, StoryDraft};
use crate::dom::{NodeId, Tag};
use crate::facts::key_of;
use crate::judge::{Owner, Role};
use crate::keys::Keys;

/// A head with where its story begins and ends.
pub(super) struct Territory<'a> {
    pub head: &'a Head,
    pub begin: usize,
    pub end: usize,
    pub kind: StoryKind,
    pub section: Option<usize>,
}

/// Finds the other stories with text, and gives them their strips.
pub(super) fn deal(page: &Page<'_>, heads: &[Head], lead: Option<&Head>, out: &mut Segments) {
    // Each post of a conversation has a name and a time over it, as a story has.
    let Some(lead) = lead.filter(|_| !page.facts.thread) else { return };
    let sections = sections(page, heads, lead);
    let accepted = accept::stories(page, heads.iter().zip(sections), lead);
    let mut territories = territories(page, &accepted, lead);
    territories.retain(|t| page.dom.is_plain() || accept::has_something(page, t));
    accept::leave_a_lead(page, &mut territories, lead);
    for territory in &territories {
        give(page, territory, out);
    }
}

/// For each head, the heading over other stories that it stands under.
fn sections(page: &Page<'_>, heads: &[Head], lead: &Head) -> Vec<Option<usize>> {
    let mut section = None;
    let (mut at, mut in_story) = (0, false);
    let mut out = Vec::with_capacity(heads.len());
    for head in heads {
        if head.title == lead.title {
            (section, in_story) = (None, false);
            at = head.end;
        }
        for index in at..head.first {
            let Some(line) = page.line(index) else { continue };
            if line.prose && line.words >= 30 && section.is_some() && !in_story {
                // Text between a heading and the next head: the heading was over something else.
                section = None;
            }
            if line.over.is_some() && !(line.words == 1 && line.heading.is_none() && !page.dom.is_plain()) {
                (section, in_story) = (Some(index), false);
            }
        }
        at = head.end;
        let over = section.filter(|&s| is_over(page, s, head));
        in_story = over.is_some();
        out.push(over);
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

/// So many lines above a dated head may be its story's own: a label, a picture's caption.
const ABOVE_HEAD: usize = 6;

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
                let floor = of_card.start.max(before.map_or(0, |h| h.end)).min(head.first);
                let prose = |i: &usize| page.line(*i).is_some_and(|l| l.prose);
                let far = if head.meta.time.is_some() { ABOVE_HEAD } else { head.first };
                let floor = floor.max(head.first.saturating_sub(far));
                begin = (floor..head.first).rev().find(prose).map_or(floor, |i| i + 1);
            } else {
                end = end.min(page.facts.strips_in(page.dom, around).end.max(head.end));
            }
        }
        if let Some(column) = Place::of(page, head.title).beside.filter(|_| !page.dom.is_plain())
            && !page.dom.is_within(page.block(lead.title), column)
        {
            end = end.min(page.facts.strips_in(page.dom, column).end);
        }
        if let Some(section) = section.filter(|&s| s >= begin && s < head.first) {
            begin = section + 1;
        }
        let alike =
            !page.dom.is_plain() && accept::shape(page, head.title) == accept::shape(page, lead.title);
        let guess = if alike { StoryKind::Following } else { StoryKind::Related };
        let kind = section.and_then(|s| page.line(s)?.over).unwrap_or(guess);
        // A heading over the next stories ends this one.
        let next_section = (head.end..end).find(|&i| is_section_start(page, i, after));
        let mut end = next_section.unwrap_or(end);
        // A headline with a date in the midst of the lead: its text goes on behind it.
        let is_foreign = || shared_words(page, head.title, head.end..end) == Some(0);
        if page.dom.is_plain() && head.repeats == 0 && !head.sourced && is_foreign() {
            end = head.end;
        }
        out.push(Territory { head, begin, end: end.max(head.end), kind, section });
    }
    out
}

/// How many words of a headline the paragraphs right after it have, by their first letters: a story's own have
/// some. `None` where there are no paragraphs, or no spaces between words to tell them by.
pub(super) fn shared_words(page: &Page<'_>, title: usize, after: Range<usize>) -> Option<usize> {
    let title = page.line(title)?.text;
    let is_wide = title.contains(|c| c >= '\u{2e80}');
    let mut prose = after.filter_map(|i| page.line(i)).filter(|line| line.prose).take(2).peekable();
    if prose.peek().is_none() || is_wide {
        return None;
    }
    let starts = |text: &str| -> Vec<String> {
        let words = plain_words(text);
        let long = words.split(' ').filter(|word| word.chars().count() >= LONG_WORD);
        long.map(|word| word.chars().take(LONG_WORD).collect()).collect()
    };
    let mut of_title = Keys::of(starts(title).iter().map(String::as_str));
    let of_text: Vec<String> = prose.flat_map(|line| starts(line.text)).collect();
    Some(of_text.iter().filter(|word| of_title.remove(word.as_str()).is_some()).count())
}

/// Shorter words say nothing of what a text is about, and longer ones change at their ends.
const LONG_WORD: usize = 4;

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
            meta.source.as_deref().is_some_and(|s| line.words <= 6 && key_of(s) == key_of(line.text));
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
    if let Some(links) = links_after(page, territory.head, end) {
        end = links;
    }
    let mut unknown = 1;
    while end > territory.head.end {
        let Some(line) = page.line(end - 1) else { break };
        let short = (1..=7).contains(&line.words) && !line.stop && line.heading.is_none();
        let button = short && (line.signs.both(Sign::Open, Sign::Story) || is_button(page, end - 1));
        // No text ends with a heading: a short line at its end is a label, whatever it says.
        let after_text =
            end - 1 > territory.head.end && page.line(end - 2).is_some_and(|l| l.prose && l.stop);
        let label = short && line.words <= 4 && unknown > 0 && after_text;
        if !button && !label {
            break;
        }
        unknown -= u32::from(!button);
        out.give(end - 1, Owner::Site, Role::Furniture, "read-on");
        end -= 1;
    }
    end
}

/// Where, after a story's last paragraph, links to other stories begin.
fn links_after(page: &Page<'_>, head: &Head, end: usize) -> Option<usize> {
    let own = page.line(head.title)?.key;
    let prose = |i: &usize| page.line(*i).is_some_and(|l| l.prose);
    let last = (head.end..end).rev().find(prose)?;
    (last + 1..end).find(|&i| {
        let (Some(line), Some(strip)) = (page.line(i), page.strip(i)) else { return false };
        line.words >= 4 && line.key != own && strip.measure.link_words * 10 >= strip.measure.words * 8
    })
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
