//! Raised numbers without links, and the notes after the text that begin with the same numbers.

use super::{Definition, Notes, label};
use crate::dom::{Dom, NodeId, Tag};
use crate::keys::Keys;
use crate::lower::Lowering;
use crate::lower::class::{class_of, has_part};
use crate::order::sort_by_key;

/// Notes beyond this number are left as they are.
const MOST: usize = 400;

pub(super) fn find(l: &Lowering<'_>, notes: &mut Notes) {
    let dom = l.dom;
    let raised = raised_numbers(l);
    if !raised.iter().any(|&(_, number)| number == 1) {
        return;
    }
    let mut found = printed(l, &raised);
    let has_first = |found: &[(u32, Definition)]| found.first().is_some_and(|(number, _)| *number == 1);
    if !has_first(&found) {
        found = listed(l, &raised);
        if !has_first(&found) {
            return;
        }
    }
    // An exponent is no note: a number counts where its note is there and it stands before it.
    let mut indices = Keys::default();
    for (number, definition) in found {
        let first_note = definition.from;
        if raised
            .iter()
            .any(|&(node, n)| n == number && (node < first_note || dom.tag(definition.holder) == Tag::Li))
            && let Some(index) = notes.define(definition)
        {
            indices.put(number, index);
        }
    }
    for (node, number) in raised {
        let inside = notes.definitions.iter().any(|d| node >= d.from && node < d.to);
        if let (Some(index), false) = (indices.get(number), inside) {
            notes.refer(node, index);
        }
    }
}

/// `<sup>` elements that hold nothing but a number, after a word.
fn raised_numbers(l: &Lowering<'_>) -> Vec<(NodeId, u32)> {
    let (dom, root) = (l.dom, l.selection.root());
    let is_number =
        |&n: &NodeId| dom.tag(n) == Tag::Sup && l.selection.contains(n) && dom.closest(n, Tag::A).is_none();
    dom.descendants(root)
        .filter(is_number)
        .filter_map(|n| Some((n, label::number(dom.text(n))?)))
        .filter(|&(_, number)| number as usize <= MOST)
        .take(2000)
        .collect()
}

/// Paragraphs that begin with the number, raised or bold, and come after its reference; by number.
fn printed(l: &Lowering<'_>, raised: &[(NodeId, u32)]) -> Vec<(u32, Definition)> {
    let (dom, root) = (l.dom, l.selection.root());
    let mut first = Keys::default();
    for &(node, number) in raised {
        first.first(number, node.0 as usize);
    }
    let mut out = Vec::new();
    let mut last = 0;
    for node in
        dom.descendants(root).filter(|&n| matches!(dom.tag(n), Tag::P | Tag::Div) && l.selection.contains(n))
    {
        let Some((mark, number)) = leading_number(dom, node) else { continue };
        let refers = first.get(number).is_some_and(|r| r < node.0 as usize);
        if !refers || number != last + 1 {
            continue;
        }
        last = number;
        let (mut holder, mut to) = (node, dom.end(node));
        for sibling in std::iter::successors(dom.next_sibling(node), |&n| dom.next_sibling(n)) {
            if dom.is_text(sibling) && dom.text(sibling).trim().is_empty() {
                continue;
            }
            if !matches!(dom.tag(sibling), Tag::Ul | Tag::Ol | Tag::Pre | Tag::Blockquote) {
                break;
            }
            (holder, to) = (dom.parent(node).unwrap_or(node), dom.end(sibling));
        }
        let label = number.to_string();
        out.push((number, Definition { from: node, to, holder, label, leave: vec![mark] }));
    }
    out
}

/// The number that a paragraph begins with, set apart by `sup`, `strong` or `b`.
fn leading_number(dom: &Dom, block: NodeId) -> Option<(NodeId, u32)> {
    let mut node = dom.children(block).find(|&c| !dom.is_text(c) || !dom.text(c).trim().is_empty())?;
    for _ in 0..4 {
        if !matches!(dom.tag(node), Tag::Sup | Tag::Strong | Tag::B | Tag::Span) {
            return None;
        }
        if let Some(number) = label::number(dom.text(node)) {
            return Some((node, number));
        }
        node = dom.children(node).find(|&c| !dom.is_text(c) || !dom.text(c).trim().is_empty())?;
    }
    None
}

/// Items of numbered lists that are notes by where they stand: in an `aside`, or in a section
/// that is named so; by number.
fn listed(l: &Lowering<'_>, raised: &[(NodeId, u32)]) -> Vec<(u32, Definition)> {
    let dom = l.dom;
    let root = l.selection.root();
    // The notes may stand after the story's own container.
    let size = (dom.end(root).0 - root.0) as usize;
    let within = if size * 8 >= dom.len() { Dom::ROOT } else { root };
    let (mut out, mut known) = (Vec::new(), Keys::default());
    for list in dom.descendants(within).filter(|&n| dom.tag(n) == Tag::Ol) {
        let named = dom.ancestors(list).take(3).any(|n| {
            dom.tag(n) == Tag::Aside && dom.text(n).trim() == dom.text(list).trim()
                || has_part(class_of(dom, n), &["footnotes", "endnotes"])
                || dom.attr(n, "id").is_some_and(|id| has_part(id, &["footnotes", "endnotes"]))
        });
        if !named || has_part(class_of(dom, list), &["toc"]) {
            continue;
        }
        let start = dom.attr(list, "start").and_then(|s| s.trim().parse::<u32>().ok()).unwrap_or(1);
        let items = dom.children(list).filter(|&c| dom.tag(c) == Tag::Li).take(MOST);
        for (number, item) in (start..).zip(items) {
            if raised.iter().any(|&(_, n)| n == number) && known.add(number) {
                let definition = Definition {
                    from: item,
                    to: dom.end(item),
                    holder: item,
                    label: number.to_string(),
                    leave: Vec::new(),
                };
                out.push((number, definition));
            }
        }
    }
    sort_by_key(&mut out, |(number, _)| *number);
    out
}
