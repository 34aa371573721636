//! Blocks of story links: which links stand together, under which heading, and which count.

use crate::find::holds_any_folded;
use std::ops::Range;

use article::StoryKind;

use super::Card;
use super::anchors::Anchor;
use super::ground::Around;
use crate::dates::{self, DateContext};
use crate::dom::{NodeId, Tag};
use crate::facts::{key_of, letters};
use crate::judge::Role;
use crate::segment::Segments;
use crate::segment::heads::{Head, calls_itself_source};
use crate::segment::lines::Page;
use crate::segment::phrases::{self, Sign};

/// So many bytes behind a title in its line are its time and its author.
const REST: usize = 80;

/// Links that stand together.
#[derive(Debug)]
pub(super) struct Block {
    pub heading: Option<usize>,
    /// The heading is nothing but a heading over these links.
    pub own_heading: bool,
    /// The heading says that other stories follow.
    announced: bool,
    pub kind: StoryKind,
    pub cards: Vec<Card>,
}

/// Where the lead's text lies.
#[derive(Clone, Debug, Default)]
pub(in crate::segment) struct Text {
    /// The element that holds most of it.
    pub node: NodeId,
    /// From its first paragraph to its last.
    pub strips: Range<usize>,
    /// Words of its paragraphs.
    pub words: u32,
}

/// Finds the element that holds most of the lead's prose.
pub(in crate::segment) fn text_of_lead(page: &Page<'_>, lead: Option<&Head>, out: &Segments) -> Text {
    let from = lead.map_or(0, |l| l.title);
    let counts = |i: usize| i >= from && out.is_free(i) && page.line(i).is_some_and(|l| l.prose);
    let mut sums = Vec::with_capacity(page.lines.len() + 1);
    let mut sum = 0u32;
    for (index, line) in page.lines.iter().enumerate() {
        sums.push(sum);
        sum += if counts(index) { line.words } else { 0 };
    }
    sums.push(sum);
    let at = |i: usize| sums.get(i).copied().unwrap_or(sum);
    let weight = |range: Range<usize>| at(range.end).saturating_sub(at(range.start));
    let all = weight(0..page.lines.len());
    let mut node = page.dom.find(crate::dom::Dom::ROOT, Tag::Body).unwrap_or(crate::dom::Dom::ROOT);
    loop {
        let inner = page
            .dom
            .children(node)
            .filter(|&c| !page.dom.is_text(c))
            .find(|&c| weight(page.facts.strips_in(page.dom, c)) * 10 > all * 6);
        match inner {
            Some(child) if all > 0 => node = child,
            _ => break,
        }
    }
    let prose = |i: &usize| counts(*i);
    let range = page.facts.strips_in(page.dom, node);
    let first = range.clone().find(prose).unwrap_or(range.start);
    let last = range.clone().rev().find(prose).unwrap_or(first);
    Text { node, strips: first..last + 1, words: weight(first..last + 1) }
}

/// A heading that links may stand under.
#[derive(Clone, Copy, Debug)]
struct Heading {
    strip: usize,
    kind: Option<StoryKind>,
    /// Says that what follows is paid for.
    paid: bool,
}

/// Chooses the links that are stories', block by block.
pub(super) fn choose(page: &Page<'_>, text: &Text, anchors: Vec<Anchor>) -> Vec<Block> {
    /// The heading over some links, the element around them, and each link with its card.
    type Run = (Option<Heading>, Option<NodeId>, Vec<(Anchor, NodeId)>);
    let mut blocks: Vec<Run> = Vec::new();
    let keys: Vec<usize> = anchors.iter().map(|a| a.key).collect();
    let starts: Vec<NodeId> = anchors.iter().map(|a| a.node).collect();
    let mut heading: Option<Heading> = None;
    let (mut at, mut previous) = (0, None);
    for (number, anchor) in anchors.into_iter().enumerate() {
        let card = card_of(page, number, &keys, &starts);
        let in_cards = [Some(card), previous];
        heading = last_heading(page, heading, at..anchor.strip, &anchor, text, in_cards);
        previous = Some(card);
        at = at.max(anchor.strip + 1);
        let over = heading.filter(|h| stands_over(page, *h, &anchor));
        let group = page.dom.parent(card);
        match blocks.last_mut() {
            Some((h, g, links))
                if h.map(|h| h.strip) == over.map(|h| h.strip) && (over.is_some() || *g == group) =>
            {
                links.push((anchor, card));
            }
            _ => blocks.push((over, group, vec![(anchor, card)])),
        }
    }
    let mut out = Vec::new();
    for (heading, _, links) in blocks {
        out.extend(block(page, text, heading, links));
    }
    without_the_list(page, text, &mut out);
    out
}

/// On a page that is itself a list of stories, the list is the lead: only what a heading over
/// other stories announces is taken from it.
fn without_the_list(page: &Page<'_>, text: &Text, blocks: &mut Vec<Block>) {
    let announced = |b: &Block| b.announced;
    let words = |b: &Block| -> u32 {
        b.cards.iter().map(|c| page.facts.totals(page.facts.strips_in(page.dom, c.node)).words).sum()
    };
    let lines = blocks.iter().filter(|b| !announced(b) && b.kind == StoryKind::Inline);
    let lines: usize = lines.map(|b| b.cards.len()).sum();
    if lines > 6 && lines * 4 > text.strips.len() {
        blocks.retain(|b| announced(b) || b.kind != StoryKind::Inline);
    }
    let unannounced: u32 = blocks.iter().filter(|b| !announced(b)).map(words).sum();
    let teasers: u32 = blocks
        .iter()
        .filter(|b| !announced(b))
        .flat_map(|b| &b.cards)
        .map(|c| page.facts.totals(page.facts.strips_in(page.dom, c.node)).prose_words)
        .sum();
    let own = text.words.saturating_sub(teasers);
    if own < 150 && unannounced > own {
        blocks.retain(|b| b.announced);
    }
}

/// The heading that holds for a link, after the strips between the last link and it.
fn last_heading(
    page: &Page<'_>,
    mut heading: Option<Heading>,
    between: Range<usize>,
    anchor: &Anchor,
    text: &Text,
    in_cards: [Option<NodeId>; 2],
) -> Option<Heading> {
    for index in between {
        let Some(line) = page.line(index) else { continue };
        let own = anchor.strips.contains(&index);
        if own {
            continue;
        }
        let is_link = page.strip(index).is_some_and(|s| s.measure.link_words * 10 >= s.measure.words * 8);
        // A heading within a card is that story's.
        let in_card = in_cards.iter().flatten().any(|&card| page.dom.is_within(page.block(index), card));
        let short =
            line.words <= 12 && !line.stop && line.meta.is_none() && (!in_card || line.over.is_some());
        if (short || line.over.is_some())
            && (line.over.is_some() || line.heading.is_some() && !(is_link && line.words >= 5))
        {
            let paid = line.signs.has(Sign::Ad) || is_paid_heading(line.text);
            heading = Some(Heading { strip: index, kind: line.over, paid });
        } else if line.prose
            && !is_link
            && text.strips.contains(&index)
            && line.words >= 12
            && is_in_text(page, text, index)
        {
            heading = None;
        }
    }
    heading
}

/// Directly in the element that holds the lead's text, not in a box of its own.
fn is_in_text(page: &Page<'_>, text: &Text, index: usize) -> bool {
    page.dom.parent(page.block(index)) == Some(text.node) || page.block(index) == text.node
}

/// "From around the web", "Partner content".
fn is_paid_heading(text: &str) -> bool {
    let known = [
        "around the web",
        "from the web",
        "partner",
        "paid content",
        "promoted",
        "sponsored",
        "you may like by",
    ];
    holds_any_folded(&phrases::plain_words(text), &known)
}

/// A heading stands over what lies in the element around it, or in one of the next ones up.
fn stands_over(page: &Page<'_>, heading: Heading, anchor: &Anchor) -> bool {
    let block = page.block(heading.strip);
    let reach = if heading.kind.is_some() { 5 } else { 3 };
    page.dom
        .ancestors(block)
        .take(reach)
        .take_while(|&n| !matches!(page.dom.tag(n), Tag::Body | Tag::Html | Tag::Document))
        .any(|n| page.dom.is_within(anchor.node, n))
}

/// The largest element around a link that holds no other story's link.
fn card_of(page: &Page<'_>, number: usize, keys: &[usize], starts: &[NodeId]) -> NodeId {
    let (Some(&node), Some(key)) = (starts.get(number), keys.get(number)) else { return NodeId(0) };
    let other = |i: usize| keys.get(i).filter(|k| *k != key).and_then(|_| starts.get(i)).copied();
    let before = (0..number).rev().take(3).find_map(other);
    let after = (number + 1..keys.len()).take(3).find_map(other);
    let mut card = node;
    for above in page.dom.ancestors(node).take(12) {
        let holds = |n: Option<NodeId>| n.is_some_and(|n| page.dom.is_within(n, above));
        let words = page.facts.totals(page.facts.strips_in(page.dom, above)).words;
        if holds(before)
            || holds(after)
            || words > 140
            || matches!(page.dom.tag(above), Tag::Body | Tag::Html | Tag::Main)
        {
            break;
        }
        card = above;
    }
    card
}

/// Decides about links that stand together.
fn block(
    page: &Page<'_>,
    text: &Text,
    heading: Option<Heading>,
    links: Vec<(Anchor, NodeId)>,
) -> Option<Block> {
    if heading.is_some_and(|h| h.paid) {
        return None;
    }
    let kind = heading.and_then(|h| h.kind);
    let kind_over = kind;
    let barred = Around::MENU | Around::COMMENTS | Around::PAID | Around::SHARE;
    let mut cards = Vec::new();
    let (mut long, mut all, mut dated) = (0, 0, 0);
    // Where most of them look like stories' addresses, all are.
    let stories = links.iter().filter(|(a, _)| a.story).count() * 2 >= links.len() && links.len() >= 2;
    for (anchor, node) in links {
        all += 1;
        let in_text = text.strips.contains(&anchor.strip) && page.dom.is_within(anchor.node, text.node);
        let begins = kind.is_some()
            && anchor.words >= 5
            && page.line(anchor.strip).is_some_and(|l| letters(l.text).starts_with(&letters(&anchor.title)));
        // A list that calls itself related may stand in a menu's element.
        let related = kind == Some(StoryKind::Related) && anchor.around.has(Around::RELATED);
        let barred = if related { barred & !Around::MENU } else { barred };
        if anchor.around.has(barred) || !anchor.alone && !begins {
            continue;
        }
        let lead = inline(page, &anchor);
        let enough = match kind {
            Some(_) => anchor.words >= 3 && (anchor.story || anchor.words >= 5),
            None if lead => anchor.words >= 3,
            None => anchor.words >= 4 && anchor.own_site && (anchor.story || stories && anchor.words >= 5),
        };
        if !enough
            || kind.is_none()
                && anchor.around.has(Around::TAGS | Around::PERSON | Around::SHOP | Around::REFERENCES)
        {
            continue;
        }
        long += u32::from(anchor.words >= 5);
        dated += u32::from(has_time(page, node));
        cards.push((anchor, node, in_text, lead));
    }
    let count = cards.len();
    let kept: Vec<(Card, StoryKind)> = cards
        .into_iter()
        .filter_map(|(anchor, node, in_text, lead)| {
            let foot = anchor.around.has(Around::FOOT);
            let related = anchor.around.has(Around::RELATED);
            let kind = match kind {
                Some(StoryKind::MoreFrom | StoryKind::Latest | StoryKind::MostRead) if foot && !related => {
                    return None;
                }
                Some(kind) => kind,
                None if lead || in_text && anchor.own_site && is_line(page, &anchor) => StoryKind::Inline,
                None if in_text && related && anchor.words >= 5 => StoryKind::Inline,
                None if foot || in_text => return None,
                None if anchor.around.has(Around::POST_NAV) && count <= 2 => StoryKind::PrevNext,
                None if related => StoryKind::Related,
                None if count >= 3 && long * 2 >= all || dated >= 2 && dated * 2 > all => StoryKind::Latest,
                None => return None,
            };
            // Words that lead to a story end a box of the text, too: they are all that is the story's.
            let node = if kind == StoryKind::Inline || lead { anchor.node } else { node };
            Some((card(page, anchor, node), kind))
        })
        .collect();
    let kind = kept.first()?.1;
    Some(Block {
        heading: heading.map(|h| h.strip),
        announced: kind_over.is_some(),
        own_heading: heading
            .is_some_and(|h| h.kind.is_some() || kept.len() >= 2 && !text.strips.contains(&h.strip)),
        kind,
        cards: kept.into_iter().map(|k| k.0).collect(),
    })
}

/// Prints a time beside the link.
fn has_time(page: &Page<'_>, card: NodeId) -> bool {
    let mut lines = page.facts.strips_in(page.dom, card).filter_map(|i| page.line(i));
    lines.any(|l| l.meta.as_ref().is_some_and(|m| m.time.is_some()))
}

/// Words before the link, in its line or in the one before, lead to a story.
fn inline(page: &Page<'_>, anchor: &Anchor) -> bool {
    page.line(anchor.strip).is_some_and(|line| {
        line.words <= 40
            && phrases::inline_lead(line.text)
                .is_some_and(|rest| letters(rest).starts_with(&letters(&anchor.title)))
    })
}

/// A line of the text that is only a link.
fn is_line(page: &Page<'_>, anchor: &Anchor) -> bool {
    let block = page.block(anchor.strip);
    let tag = page.dom.tag(block);
    let ended = anchor.title.ends_with(['.', '。', ':']);
    anchor.words >= 5 && anchor.story && !ended && matches!(tag, Tag::P | Tag::Div | Tag::A | Tag::Aside)
}

/// Reads what stands beside a link in its card.
fn card(page: &Page<'_>, anchor: Anchor, node: NodeId) -> Card {
    let mut card = Card {
        title: clean_title(&anchor),
        node,
        beside: Vec::new(),
        time: None,
        source: None,
        snippet: None,
        anchor,
    };
    let title = key_of(&card.title);
    for index in page.facts.strips_in(page.dom, node) {
        let Some(line) = page.line(index).filter(|_| !card.anchor.strips.contains(&index)) else { continue };
        let role = if let Some(meta) = &line.meta {
            if card.time.is_none() {
                card.time.clone_from(&meta.time);
            }
            if card.source.is_none() {
                card.source.clone_from(&meta.source);
            }
            Role::Date
        } else if card.source.is_none() && card.snippet.is_none() && names_source(page, index) {
            card.source = Some(line.text.to_owned());
            Role::Source
        } else if key_of(line.text) == title {
            Role::Headline
        } else if let Some(rest) = line.text.strip_prefix(&card.title).filter(|_| index == card.anchor.strip)
        {
            // Its time, and more, in its own line.
            let context = DateContext { captured: page.hints.captured, day_first: None };
            if let Some(date) = dates::find(rest, &context).filter(|_| rest.len() <= REST) {
                card.time = Some(date.published);
            }
            Role::Headline
        } else if line.words >= 6 {
            if card.snippet.is_none() {
                card.snippet = Some(line.text.replace('\n', " "));
            }
            Role::Snippet
        } else {
            Role::Furniture
        };
        card.beside.push((index, role));
    }
    // Its time before it, in the link.
    let day = card.time.as_ref().and_then(|time| time.printed.as_deref());
    let title = day.and_then(|day| card.title.strip_prefix(day)).map(str::trim);
    if let Some(title) = title.filter(|title| super::anchors::count(title) >= 3) {
        card.title = title.to_owned();
    }
    card
}

/// A name right beside the time, or in an element that calls itself a source.
fn names_source(page: &Page<'_>, index: usize) -> bool {
    let time = |i: Option<usize>| {
        i.and_then(|i| page.line(i)).is_some_and(|l| l.meta.as_ref().is_some_and(|m| m.time.is_some()))
    };
    page.line(index).is_some_and(|l| l.heading.is_none() && l.is_name())
        && (time(Some(index + 1)) || time(index.checked_sub(1)) || calls_itself_source(page, index))
}

/// The headline without what leads to it, without its rank and the arrow of a button.
fn clean_title(anchor: &Anchor) -> String {
    let title = anchor.title.trim_matches(|c| matches!(c, '←' | '→' | '›' | '‹' | ' '));
    let title = phrases::inline_lead(title).filter(|rest| super::anchors::count(rest) >= 3).unwrap_or(title);
    title.trim().to_owned()
}
