//! Notes that stand in the line itself, shown beside it or on a touch.

use super::{Definition, Notes, label};
use crate::dom::{Dom, NodeId, Tag};
use crate::find::holds_folded;
use crate::lower::Lowering;
use crate::lower::class::{class_of, has_any};

/// Classes of a note's text, where it stands in the line; "note" is part of each.
const TEXTS: [&str; 11] = [
    "sidenote",
    "side-note",
    "marginnote",
    "footnoteContent",
    "footnote-content-inline",
    "modern-footnotes-footnote__note",
    "footnote_tooltip",
    "inline-footnote-content",
    "footnote-tooltip",
    "sidenote-content",
    "ltx_role_footnote",
];

/// Classes of the mark before it.
const MARKS: [&str; 7] = [
    "sidenote-number",
    "margin-toggle",
    "footref",
    "footref-toggle",
    "modern-footnotes-footnote",
    "footnote_plugin_tooltip_text",
    "sidenote-toggle",
];

pub(super) fn find(l: &Lowering<'_>, notes: &mut Notes) {
    let (dom, root) = (l.dom, l.selection.root());
    let mut count = 0u32;
    let mut node = NodeId(root.0 + 1);
    while node < dom.end(root) {
        let next = NodeId(node.0 + 1);
        let is_text = is_element(dom, node)
            || may_hold(dom, node)
                && holds_folded(class_of(dom, node), "note")
                && (has_any(class_of(dom, node), &TEXTS)
                    || has_any(class_of(dom, node), &["footnote"]) && follows_toggle(dom, node));
        if !is_text
            || dom.text(node).trim().is_empty()
            || !dom.parent(node).is_some_and(|p| l.selection.contains(p))
        {
            node = next;
            continue;
        }
        count += 1;
        let label = marks(dom, node, notes);
        // LaTeXML sets the mark within.
        let within = || {
            let mark = dom.descendants(node).find(|&n| has_any(class_of(dom, n), &["ltx_note_mark"]))?;
            label::of(dom.text(mark))
        };
        let label = label.or_else(within).unwrap_or_else(|| count.to_string());
        // The element around both mark and text is the reference.
        let around = dom.parent(node).filter(|&p| {
            has_any(class_of(dom, p), &["inline-footnote", "footnote_referrer", "footnote-wrapper"])
        });
        let definition = Definition {
            from: node,
            to: dom.end(node),
            holder: node,
            label: label.clone(),
            leave: leading(dom, node, &label),
        };
        if let Some(index) = notes.define(definition) {
            notes.refer(around.unwrap_or(node), index);
        }
        node = dom.end(node);
    }
}

/// A tick box that shows the note stands before it.
fn follows_toggle(dom: &Dom, node: NodeId) -> bool {
    let Some(parent) = dom.parent(node) else { return false };
    let before = dom.children(parent).take(12).take_while(|&c| c < node);
    let is_toggle = |n: NodeId| dom.tag(n) == Tag::Input && dom.attr(n, "type") == Some("checkbox");
    before.filter(|&c| !dom.is_text(c)).last().is_some_and(is_toggle)
}

fn may_hold(dom: &Dom, node: NodeId) -> bool {
    matches!(dom.tag(node), Tag::Span | Tag::Small | Tag::Aside | Tag::Div | Tag::Sup)
}

/// Distill's elements.
fn is_element(dom: &Dom, node: NodeId) -> bool {
    dom.tag(node) == Tag::DFootnote || dom.tag(node) == Tag::Other && dom.name(node) == "dt-fn"
}

/// Leaves out the mark that stands before a note's text, and tells its label.
fn marks(dom: &Dom, node: NodeId, notes: &mut Notes) -> Option<String> {
    let parent = dom.parent(node)?;
    let mut found = None;
    // The mark is one of the few elements just before.
    let before = (node.0.saturating_sub(16)..node.0).rev().map(NodeId);
    for sibling in before.filter(|&n| dom.parent(n) == Some(parent)).take(5) {
        if dom.is_text(sibling) {
            if !dom.text(sibling).trim().is_empty() {
                break;
            }
            continue;
        }
        let is_mark = has_any(class_of(dom, sibling), &MARKS)
            || dom.tag(sibling) == Tag::Input
            || dom.tag(sibling) == Tag::Label;
        if !is_mark {
            break;
        }
        notes.left_out.add(sibling);
        found = found.or(label::of(dom.text(sibling)));
    }
    found
}

/// The mark repeated at the beginning of the note's text.
fn leading(dom: &Dom, node: NodeId, label: &str) -> Vec<NodeId> {
    let mut marks = Vec::new();
    let mut next = NodeId(node.0 + 1);
    while next < dom.end(node) {
        let (n, text) = (next, dom.text(next).trim());
        next = NodeId(n.0 + 1);
        if text.is_empty() {
            continue;
        }
        if dom.is_text(n) {
            break;
        }
        if label::of(text).is_some_and(|l| l == label) {
            marks.push(n);
            next = dom.end(n);
        }
    }
    marks
}
