//! Notes that a link leads to.

use super::{Definition, Notes, label};
use crate::dom::{Dom, NodeId, Tag};
use crate::keys::Keys;
use crate::lower::Lowering;
use crate::lower::anchors::{Anchors, fragment};
use crate::lower::class::{class_of, has_any, has_part};
use crate::order::sort_by_key;

/// Beyond this many characters a place is a part of the text, not a note.
const LONGEST: usize = 8_000;

/// Beginnings of names that pages give to notes.
const NAMES: [&str; 23] = [
    "fn",
    "footnote",
    "note",
    "cite_note",
    "cite-note",
    "_ftn",
    "ftn",
    "_edn",
    "edn",
    "endnote",
    "sdfootnote",
    "sdendnote",
    "ref",
    "reference",
    "bib",
    "b",
    "cit",
    "r",
    "foot",
    "easy-footnote",
    "en",
    "fnote",
    "annotation",
];

pub(super) fn find(l: &Lowering<'_>, anchors: &Anchors, notes: &mut Notes) {
    let (dom, root) = (l.dom, l.selection.root());
    // Links and the places that they lead to, with the mark that each link prints.
    let mut references: Vec<(NodeId, NodeId, String)> = Vec::new();
    for node in dom.descendants(root) {
        if dom.tag(node) == Tag::A
            && l.selection.contains(node)
            && let Some((target, label)) = reference(dom, anchors, node)
        {
            references.push((node, target, label));
        }
    }
    let (mut labels, mut known) = (Vec::new(), Keys::default());
    for (_, target, label) in &references {
        if known.add(*target) {
            labels.push((*target, label.as_str()));
        }
    }
    sort_by_key(&mut labels, |(target, _)| *target);
    let linked = Keys::of(references.iter().map(|(node, ..)| *node));
    let mut places = Keys::default();
    for (target, definition) in extents(dom, &labels) {
        let definition =
            Definition { leave: marks_in(dom, anchors, &definition, target, &linked), ..definition };
        if let Some(index) = notes.define(definition) {
            places.put(target, index);
        }
    }
    let mut seen = Keys::default();
    for (node, target, _) in references {
        // A link within a note's own text may lead to another note, not to itself.
        let inside = places
            .get(target)
            .and_then(|d| notes.definitions.get(d))
            .is_some_and(|d| node >= d.from && node < d.to);
        if let (Some(definition), false) = (places.get(target), inside) {
            notes.refer(node, definition);
            let around = dom.ancestors(node).take(3).find(|&n| matches!(dom.tag(n), Tag::Sup | Tag::Cite));
            if let Some(around) = around.filter(|&n| seen.add(n)) {
                leave_punctuation(dom, around, &linked, notes);
            }
        }
    }
}

/// The place that a link refers to as a note, and the mark it prints.
fn reference(dom: &Dom, anchors: &Anchors, node: NodeId) -> Option<(NodeId, String)> {
    let href = dom.attr(node, "href")?;
    let name = fragment(href).filter(|name| !name.is_empty())?;
    let text = dom.text(node);
    let label = label::of(text)?;
    let target = anchors.node(&name)?;
    let class = class_of(dom, node);
    let declared = dom.attr(node, "role") == Some("doc-noteref")
        || has_part(class, &["footnote-ref", "footnoteref", "footnote-anchor", "noteref", "fn-ref"])
        || dom.attr(node, "data-footnote-ref").is_some();
    if !declared && target <= node {
        return None;
    }
    let raised = dom.ancestors(node).take(3).any(|n| dom.tag(n) == Tag::Sup)
        || dom
            .descendants(node)
            .take(4)
            .any(|n| dom.tag(n) == Tag::Sup || has_any(class_of(dom, n), &["fn", "sup"]));
    let bracketed = text.trim().starts_with('[') && text.trim().ends_with(']');
    let lower = name.trim_start_matches('#').to_ascii_lowercase();
    let named = NAMES.iter().any(|known| {
        lower.strip_prefix(known).is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_alphabetic()))
    });
    let on_page = href.trim().starts_with('#');
    let evidence = declared
        || (raised && on_page)
        || (bracketed && on_page)
        || named && (on_page || dom.tag(target) == Tag::Li)
        || on_page && is_numbered_item(dom, node, target);
    evidence.then_some((target, label))
}

/// A number in a sentence that leads to an item of a list, as papers refer to their sources. The pages
/// of a slide show have numbers without words.
fn is_numbered_item(dom: &Dom, node: NodeId, target: NodeId) -> bool {
    let has_words =
        |block: NodeId| dom.text(block).chars().take(2000).filter(|c| c.is_alphabetic()).nth(9).is_some();
    let block = dom.ancestors(node).find(|&n| !dom.tag(n).is_inline());
    label::number(dom.text(node)).is_some()
        && [block, dom.closest(target, Tag::Li)].into_iter().all(|block| block.is_some_and(has_words))
}

/// What each place covers. Places in document order, so that one note ends where the next begins.
fn extents(dom: &Dom, labels: &[(NodeId, &str)]) -> Vec<(NodeId, Definition)> {
    let units = labels.iter().filter_map(|&(target, label)| Some((target, unit(dom, target)?, label)));
    let units: Vec<(NodeId, NodeId, &str)> = units.collect();
    let mut out = Vec::new();
    for (at, &(target, unit, label)) in units.iter().enumerate() {
        let next = units.get(at + 1).map(|&(target, unit, _)| (target, unit));
        let before = at.checked_sub(1).and_then(|at| units.get(at)).map(|&(_, unit, _)| unit);
        let shares = next.is_some_and(|(_, n)| n == unit) || before == Some(unit);
        let definition = if shares {
            share(dom, target, unit, next.filter(|&(_, n)| n == unit).map(|(n, _)| n))
        } else {
            whole(dom, unit, label, next.map(|(_, n)| n))
        };
        let Some((holder, from, to)) = definition else { continue };
        if text_length(dom, from, to) <= LONGEST {
            out.push((target, Definition { from, to, holder, label: label.to_owned(), leave: Vec::new() }));
        }
    }
    out
}

/// The block that holds a place.
fn unit(dom: &Dom, target: NodeId) -> Option<NodeId> {
    let block = std::iter::successors(Some(target), |&n| dom.parent(n)).find(|&n| !dom.tag(n).is_inline())?;
    match dom.tag(block) {
        Tag::Td | Tag::Th => dom.closest(block, Tag::Tr),
        Tag::Ol | Tag::Ul | Tag::Body | Tag::Html | Tag::Article | Tag::Main | Tag::Table | Tag::Document => {
            None
        }
        _ => {
            // A block of its own within an item or a note's box: the item is the note.
            let outer = dom.parent(block)?;
            let first = dom.children(outer).find(|&c| !dom.is_text(c) || !dom.text(c).trim().is_empty());
            let is_box = dom.tag(outer) == Tag::Li
                || has_any(class_of(dom, outer), &["footnote", "footdef", "footnote-item", "note-item"]);
            Some(if is_box && first == Some(block) { outer } else { block })
        }
    }
}

/// One of several notes in one block: from its place to the next one's.
fn share(dom: &Dom, target: NodeId, unit: NodeId, next: Option<NodeId>) -> Option<(NodeId, NodeId, NodeId)> {
    let child = |node: NodeId| {
        std::iter::successors(Some(node), |&n| dom.parent(n)).find(|&n| dom.parent(n) == Some(unit))
    };
    let from = child(target)?;
    let to = match next {
        Some(next) => child(next)?,
        None => dom.end(unit),
    };
    (from < to).then_some((unit, from, to))
}

/// A note that has its block to itself, with the blocks that follow it up to the next note.
fn whole(dom: &Dom, unit: NodeId, label: &str, next: Option<NodeId>) -> Option<(NodeId, NodeId, NodeId)> {
    let parent = dom.parent(unit)?;
    let mut to = dom.end(unit);
    let is_label = dom.text(unit).trim().len() <= label.len() + 6;
    match dom.tag(unit) {
        tag if tag.heading_level().is_some() && !is_label => return None,
        Tag::Li | Tag::Tr | Tag::Section | Tag::Aside => return Some((unit, unit, to)),
        Tag::Dt => {
            let details = following(dom, unit).take_while(|&n| dom.tag(n) == Tag::Dd || dom.is_text(n));
            to = details.filter(|&n| dom.tag(n) == Tag::Dd).map(|n| dom.end(n)).last().unwrap_or(to);
            return Some((parent, unit, to));
        }
        _ => {}
    }
    let next_is_sibling = next.is_some_and(|n| dom.parent(n) == Some(parent));
    for sibling in following(dom, unit) {
        if Some(sibling) == next {
            break;
        }
        let tag = dom.tag(sibling);
        if dom.is_text(sibling) && dom.text(sibling).trim().is_empty() {
            continue;
        }
        let ends = tag == Tag::Hr || tag.heading_level().is_some() || dom.is_text(sibling);
        let belongs =
            matches!(tag, Tag::Ul | Tag::Ol | Tag::Pre | Tag::Blockquote) || next_is_sibling || is_label;
        if ends || !belongs {
            break;
        }
        to = dom.end(sibling);
        if is_label && !next_is_sibling {
            // The last of notes under labels: one block.
            break;
        }
    }
    if to == dom.end(unit) { Some((unit, unit, to)) } else { Some((parent, unit, to)) }
}

fn following(dom: &Dom, node: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
    std::iter::successors(dom.next_sibling(node), |&n| dom.next_sibling(n))
}

fn text_length(dom: &Dom, from: NodeId, to: NodeId) -> usize {
    let mut node = from;
    let mut length = 0;
    while node < to {
        length += dom.text(node).len();
        node = dom.end(node);
    }
    length
}

/// Labels and links back within a note.
fn marks_in(
    dom: &Dom,
    anchors: &Anchors,
    definition: &Definition,
    target: NodeId,
    linked: &Keys,
) -> Vec<NodeId> {
    let mut leave = Vec::new();
    let mut started = false;
    let mut node = definition.from;
    while node < definition.to {
        let end = dom.end(node);
        let text = dom.text(node).trim();
        if dom.is_text(node) {
            started |= !text.is_empty() && label::of(text).is_none_or(|l| l != definition.label);
            node = end;
            continue;
        }
        let class = class_of(dom, node);
        let is_mark = !started
            && !text.is_empty()
            && node != definition.holder
            && label::of(text).is_some_and(|l| l == definition.label)
            && (dom.tag(node).is_inline()
                || dom.tag(node).heading_level().is_some()
                || has_part(class, &["number", "label", "tag"]));
        let back =
            dom.tag(node) == Tag::A && !linked.has(node) && is_back(dom, anchors, node, definition.from);
        let named = has_any(
            class,
            &[
                "mw-cite-backlink",
                "footnote-back",
                "reversefootnote",
                "footnote-backref",
                "data-footnote-backref",
            ],
        );
        if is_mark || back || named {
            leave.push(node);
            node = end;
            continue;
        }
        node = NodeId(node.0 + 1);
    }
    leave.retain(|&n| !dom.is_within(definition.holder, n) && n != target || dom.tag(n).is_inline());
    leave
}

fn is_back(dom: &Dom, anchors: &Anchors, link: NodeId, note: NodeId) -> bool {
    let class = class_of(dom, link);
    let declared = dom.attr(link, "role") == Some("doc-backlink")
        || dom.attr(link, "rev") == Some("footnote")
        || dom.attr(link, "data-footnote-backref").is_some()
        || has_part(
            class,
            &["backref", "back-ref", "backlink", "reversefootnote", "footnote-back", "footnote-to-top"],
        );
    let Some(name) = dom.attr(link, "href").and_then(fragment) else { return declared };
    let text = dom.text(link);
    let returns = label::is_way_back(text) || text.trim().is_empty();
    let before = anchors.node(&name).is_some_and(|target| target < note);
    declared || returns || before && label::of(text).is_some()
}

/// Brackets and commas that stand around and between references in one raised run or `cite`.
fn leave_punctuation(dom: &Dom, around: NodeId, linked: &Keys, notes: &mut Notes) {
    let mut texts = Vec::new();
    let mut node = NodeId(around.0 + 1);
    while node < dom.end(around) {
        if linked.has(node) {
            node = dom.end(node);
            continue;
        }
        if dom.is_text(node) {
            let text = dom.text(node);
            if !text.chars().all(|c| {
                c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | ',' | ';' | '–' | '-' | '^')
            }) {
                return;
            }
            texts.push(node);
        }
        node = NodeId(node.0 + 1);
    }
    notes.left_out.add_all(texts);
}
