//! Questions about what an element says of itself: its class, its style, its role.

use crate::dom::{Dom, NodeId, Tag};
use crate::find::holds_any_folded;

/// The element's class attribute; empty where it has none.
pub(super) fn class_of(dom: &Dom, node: NodeId) -> &str {
    dom.attr(node, "class").unwrap_or("")
}

/// One of the class words is one of these, in any case.
pub(super) fn has_any(class: &str, words: &[&str]) -> bool {
    class.split_ascii_whitespace().any(|c| words.iter().any(|w| c.eq_ignore_ascii_case(w)))
}

/// One of the class words holds one of these (lower case) as a part.
pub(super) fn has_part(class: &str, parts: &[&str]) -> bool {
    holds_any_folded(class, parts)
}

/// The labels of tabs are controls; of some pages the panels are among them.
pub(super) fn is_row_of_tabs(dom: &Dom, node: NodeId) -> bool {
    let labels = || {
        let named = dom.children(node).filter(|&n| !dom.text(n).trim().is_empty());
        let mut labels = named.map(|n| dom.tag(n) == Tag::Label);
        labels.next() == Some(true) && labels.next() == Some(true) && labels.all(|is_label| is_label)
    };
    dom.text(node).len() < 200 && (dom.attr(node, "role") == Some("tablist") || labels())
}

/// The page's style shows the line ends of a text as they are written.
pub(super) fn keeps_lines(dom: &Dom, text: NodeId) -> bool {
    // Each is looked at for every text in it.
    let is_short = |n: NodeId, name: &str| dom.attr(n, name).unwrap_or("").len() < 2000;
    dom.ancestors(text).take(4).filter(|&n| is_short(n, "style") && is_short(n, "class")).any(|n| {
        dom.declares(n, "white-space", "pre")
            || dom.declares(n, "white-space", "break-spaces")
            || has_part(class_of(dom, n), &["whitespace-pre", "pre-wrap", "pre-line"])
    })
}
