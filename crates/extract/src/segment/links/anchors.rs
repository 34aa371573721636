//! Links that could be stories', with their texts.

use crate::find::holds;
use article::WebUrl;

use super::address::Address;
use super::ground::{Around, Ground};
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{key_of, letters};
use crate::keys::Keys;
use crate::segment::Segments;
use crate::segment::lines::Page;
use crate::segment::phrases;

/// A link that could be a story's.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub node: NodeId,
    pub href: Option<WebUrl>,
    /// A number for its address: equal for equal ones.
    pub key: usize,
    pub title: String,
    /// The strips that are this headline and nothing else.
    pub strips: Vec<usize>,
    /// The strip that it begins in.
    pub strip: usize,
    pub around: Around,
    /// Leads to the same site.
    pub own_site: bool,
    /// The address looks like a story's.
    pub story: bool,
    /// Makes up most of the strip that it stands in.
    pub alone: bool,
    /// Words of the headline; two ideographs count as one.
    pub words: u32,
}

/// All of them in document order; of several with one address in one card, the one that has
/// the headline.
pub(super) fn find(page: &Page<'_>, out: &Segments, ground: &mut Ground<'_>) -> Vec<Anchor> {
    let dom = page.dom;
    let base = page.hints.base.or(page.hints.address);
    let home = page.hints.address.map(Address::of);
    let own = home.map(|home| home.key());
    let site = home.map(|home| home.site());
    let lead_key = page.hints.titles.first().map(|t| key_of(t));
    let mut found: Vec<Anchor> = Vec::new();
    // The number of an address, and which link led there last.
    let (mut numbers, mut last) = (Keys::default(), Vec::new());
    for node in dom.ids().filter(|&n| dom.tag(n) == Tag::A) {
        let Some(raw) = dom.attr(node, "href").map(str::trim) else { continue };
        if raw.is_empty() || raw.starts_with('#') {
            continue;
        }
        let href = WebUrl::resolve(raw, base).ok();
        if href.is_none() && (base.is_some() || raw.contains(':')) {
            continue;
        }
        let address = href.as_ref().map(Address::of);
        if address.is_some_and(|address| address.is_barred()) {
            continue;
        }
        let key = address.map_or_else(|| raw.to_owned(), |address| address.key());
        if own.as_deref() == Some(key.as_str()) {
            continue;
        }
        if dom
            .attr(node, "rel")
            .is_some_and(|rel| ["sponsored", "author", "tag"].iter().any(|word| holds(rel, word)))
        {
            continue;
        }
        let Some((title, strips, strip, alone)) = headline(page, node) else { continue };
        let words = count(&title);
        if lead_key == Some(key_of(&title)) || !out.is_free(strip) {
            continue;
        }
        let around = ground.around(node);
        let number = numbers.first(&*key, numbers.len());
        if number == last.len() {
            last.push(usize::MAX);
        }
        let anchor = Anchor {
            node,
            own_site: address.zip(site).is_none_or(|(address, site)| address.is_of(site)),
            story: address.is_none_or(|address| address.is_story()),
            href,
            key: number,
            title,
            strips,
            strip,
            around,
            alone,
            words,
        };
        // The picture, the headline and "Read more" of one card lead to one address.
        if last[number].wrapping_add(1) == found.len()
            && let Some(known) = found.get_mut(last[number])
            && anchor.strip <= known.strip + 6
            && (known.alone || !anchor.alone)
        {
            if is_better(&anchor, known, page) {
                *known = anchor;
            }
            continue;
        }
        last[number] = found.len();
        found.push(anchor);
    }
    found
}

/// Whether another link of the same card has the headline rather.
fn is_better(new: &Anchor, known: &Anchor, page: &Page<'_>) -> bool {
    let heading = |a: &Anchor| page.line(a.strip).is_some_and(|l| l.heading.is_some());
    match (heading(new), heading(known)) {
        (true, false) => new.words >= 2,
        (false, true) => false,
        _ => known.words < 4 && new.words > known.words,
    }
}

pub(super) fn count(text: &str) -> u32 {
    let spaced = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    let wide = if text.is_ascii() { 0 } else { text.chars().filter(|c| *c >= '\u{2e80}').count() };
    spaced.max(wide / 2) as u32
}

type Found = (String, Vec<usize>, usize, bool);

/// The headline in a link: what a heading in it says, else what calls itself a title, else the
/// first strip that is long enough, else all of its text.
fn headline(page: &Page<'_>, node: NodeId) -> Option<Found> {
    let dom = page.dom;
    let range = page.facts.strips_between(node, dom.end(node));
    // A link within a strip that begins before it.
    if range.is_empty()
        || range.clone().count() == 1 && page.strip(range.start).is_some_and(|s| s.end > dom.end(node))
    {
        let first_text = dom.descendants(node).find(|&n| dom.is_text(n) && !dom.text(n).trim().is_empty())?;
        let strip = page.facts.strips_before(NodeId(first_text.0 + 1)).checked_sub(1)?;
        let text = inner_title(dom, node);
        let line = page.strip(strip)?;
        // "Read also:" before it is no text.
        let led = || {
            let rest = page.line(strip).and_then(|l| phrases::inline_lead(l.text));
            rest.is_some_and(|rest| letters(rest) == letters(&text))
        };
        let alone = line.measure.link_words * 10 >= line.measure.words * 8 || led();
        let own = if alone { vec![strip] } else { Vec::new() };
        return (!text.is_empty()).then_some((text, own, strip, alone));
    }
    let lines: Vec<usize> = range
        .clone()
        .filter(|&i| range.len() == 1 || page.line(i).is_some_and(|l| l.meta.is_none()))
        .collect();
    let heading =
        lines.iter().copied().find(|&i| page.line(i).is_some_and(|l| l.heading.is_some() && l.words >= 2));
    let titled = || {
        lines
            .iter()
            .copied()
            .find(|&i| page.line(i).is_some_and(|l| l.words >= 2) && is_titled(dom, page.block(i), node))
    };
    let long = || lines.iter().copied().find(|&i| page.line(i).is_some_and(|l| l.words >= 4));
    let at = heading.or_else(titled).or_else(long).or(lines.first().copied())?;
    let text = if range.len() == 1 { inner_title(dom, node) } else { page.line(at)?.text.replace('\n', " ") };
    let text = if text.is_empty() { page.line(at)?.text.replace('\n', " ") } else { text };
    Some((text, vec![at], at, true))
}

/// The text of a link in one strip; a part of it that calls itself the title, where one does.
fn inner_title(dom: &Dom, node: NodeId) -> String {
    let part = dom.descendants(node).take(24).find(|&n| {
        dom.tag(n).heading_level().is_some() || calls_itself_title(dom, n) && count(dom.text(n)) >= 3
    });
    let of = part.unwrap_or(node);
    crate::dom::fold_space(dom.text(of))
}

fn is_titled(dom: &Dom, block: NodeId, within: NodeId) -> bool {
    std::iter::once(block)
        .chain(dom.ancestors(block))
        .take_while(|&n| n > within)
        .any(|n| calls_itself_title(dom, n))
}

fn calls_itself_title(dom: &Dom, node: NodeId) -> bool {
    dom.attr(node, "class").is_some_and(|class| {
        class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
            let is = |known: &str| word.eq_ignore_ascii_case(known);
            let ends = |known: &str| {
                let from = word.len().checked_sub(known.len());
                from.and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(known))
            };
            ends("title") && !is("subtitle") || ends("headline") || is("heading") || is("hed") || is("head")
        })
    })
}
