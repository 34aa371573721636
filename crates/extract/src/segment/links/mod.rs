//! Links to stories that have to be read elsewhere.
//!
//! A link is taken for a story's when it reads like a headline, leads to what looks like a
//! story, and stands where sites put such links: under a heading over other stories, in a line of
//! its own within the text, or among links of the same shape outside of the text. Menus, tags,
//! authors, shops, shares and networks of advertisers are none.

mod address;
mod anchors;
mod blocks;
mod ground;

use article::{Published, StoryKind, WebUrl};

use super::heads::Head;
use super::lines::Page;
use super::{Segments, StoryDraft};
use crate::dom::NodeId;
use crate::judge::{Owner, Role};
use crate::keys::Keys;
use address::Address;
use anchors::Anchor;
pub(super) use blocks::text_of_lead;

/// A story link with what stands beside it.
#[derive(Debug)]
struct Card {
    /// The links that lead there; the first has the headline.
    anchor: Anchor,
    /// The element that is the card.
    node: NodeId,
    title: String,
    /// The strips of the card, apart from its headline's.
    beside: Vec<(usize, Role)>,
    time: Option<Published>,
    source: Option<String>,
    snippet: Option<String>,
}

/// Leads to something other than a story.
pub(super) fn leads_away(href: &WebUrl) -> bool {
    Address::of(href).is_barred()
}

/// Finds the page's story links and gives them their strips.
pub(super) fn deal(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    if page.dom.is_plain() {
        copied_lines(page, lead, out);
        return copied_lists(page, lead, out);
    }
    let text = blocks::text_of_lead(page, lead, out);
    let mut ground = ground::Ground::new(page);
    let anchors = anchors::find(page, out, &mut ground);
    let chosen = blocks::choose(page, &text, anchors);
    let mut by_address = Keys::default();
    for block in chosen {
        if let Some(heading) = block.heading
            && block.own_heading
        {
            out.give(heading, Owner::Site, Role::SectionHeading, "related-heading");
        }
        let section = block
            .heading
            .and_then(|h| page.line(h))
            .map(|l| l.text.trim_end_matches([':', '：', ' ']).to_owned());
        for card in block.cards {
            let key =
                card.anchor.href.as_ref().map_or_else(|| card.title.clone(), |href| Address::of(href).key());
            let number = by_address.first(&*key, out.stories.len());
            if number == out.stories.len() {
                out.stories.push(StoryDraft {
                    origin: card.anchor.node,
                    title: card.title.clone(),
                    href: card.anchor.href.clone(),
                    section: section.clone(),
                    kind: block.kind,
                    source: card.source.clone(),
                    time: card.time.clone(),
                    snippet: card.snippet.clone(),
                    image: picture(page, card.node),
                    ..StoryDraft::default()
                });
            }
            let number = number as u32;
            let rule = if block.kind == StoryKind::Inline { "inline-link" } else { "teaser" };
            for strip in card.anchor.strips.iter().copied() {
                out.give(strip, Owner::Story(number), Role::Headline, rule);
            }
            for (strip, role) in card.beside {
                out.give(strip, Owner::Story(number), role, rule);
            }
        }
    }
}

/// "READ MORE: …" in copied text: the words are there, the address is lost.
fn copied_lines(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    let from = lead.map_or(0, |l| l.end);
    for index in from..page.lines.len() {
        let Some(line) = page.line(index).filter(|l| (5..=30).contains(&l.words) && out.is_free(index))
        else {
            continue;
        };
        let Some(title) = super::phrases::inline_lead(line.text).filter(|t| anchors::count(t) >= 4) else {
            continue;
        };
        if line.stop {
            continue;
        }
        let number = out.stories.len() as u32;
        out.stories.push(StoryDraft {
            origin: page.block(index),
            title: title.to_owned(),
            kind: StoryKind::Inline,
            ..StoryDraft::default()
        });
        out.give(index, Owner::Story(number), Role::Headline, "inline-link");
    }
}

/// Headlines under a heading over other stories in copied text.
fn copied_lists(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    let from = lead.map_or(0, |l| l.end);
    let prose = |from: usize, to: usize| page.facts.totals(from..to).prose_words;
    let (mut at, mut foot) = (from, page.lines.len());
    while at < page.lines.len() {
        let heading = page.line(at).filter(|line| out.is_free(at) && line.words <= 6 && !line.stop);
        let Some((heading, kind)) = heading.and_then(|line| Some((line.text, line.over?))) else {
            at += 1;
            continue;
        };
        // Where hardly any text follows, all that does is the page's foot: headlines may have teasers there.
        let last = prose(at, page.lines.len()) * MOST_OF_FOOT < prose(from, at);
        let mut titles = Vec::new();
        let mut end = at + 1;
        while let Some(line) = page.line(end).filter(|_| out.is_free(end)) {
            let is_title =
                line.headline && anchors::count(line.text) >= 4 && line.signs.hits * 2 < line.words;
            if is_title {
                titles.push(end);
            }
            let beside = line.meta.is_some() || line.words <= 3 && !line.stop || last;
            if line.over.is_some() || line.signs.legal > 0 || !(is_title || beside) {
                break;
            }
            end += 1;
        }
        if titles.is_empty() {
            at += 1;
            continue;
        }
        if last {
            foot = foot.min(at);
        }
        out.give(at, Owner::Site, Role::SectionHeading, "related-heading");
        for title in titles {
            let Some(line) = page.line(title) else { continue };
            let number = out.stories.len() as u32;
            out.stories.push(StoryDraft {
                origin: page.block(title),
                title: line.text.to_owned(),
                kind,
                section: Some(heading.trim_end_matches([':', '：']).to_owned()),
                ..StoryDraft::default()
            });
            out.give(title, Owner::Story(number), Role::Headline, "teaser");
        }
        for beside in at + 1..end {
            out.give(beside, Owner::Site, Role::Furniture, "page-foot");
        }
        at = end;
    }
    for index in foot..page.lines.len() {
        out.give(index, Owner::Site, Role::Furniture, "page-foot");
    }
}

/// The foot of a copied page has no more than one of so many words of its prose.
const MOST_OF_FOOT: u32 = 4;

/// The card's picture.
fn picture(page: &Page<'_>, card: NodeId) -> Option<WebUrl> {
    let image = page.dom.find(card, crate::dom::Tag::Img)?;
    let source = ["data-src", "src"].iter().filter_map(|name| page.dom.attr(image, name));
    let base = page.hints.base.or(page.hints.address);
    source.filter(|s| !s.starts_with("data:")).find_map(|s| WebUrl::resolve(s, base).ok())
}
