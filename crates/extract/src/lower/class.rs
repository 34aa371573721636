//! Questions about an element's `class` and `style`.

use crate::dom::{Dom, NodeId};

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
    if class.is_empty() {
        return false;
    }
    let class = class.to_ascii_lowercase();
    parts.iter().any(|part| class.contains(part))
}

/// The inline style declares `property: value`, white space apart.
pub(super) fn style_says(dom: &Dom, node: NodeId, declaration: &str) -> bool {
    dom.attr(node, "style").is_some_and(|style| {
        let folded: String =
            style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        folded.contains(declaration)
    })
}

/// The page keeps the element out of sight.
pub(super) fn is_hidden(dom: &Dom, node: NodeId) -> bool {
    dom.attr(node, "hidden").is_some()
        || style_says(dom, node, "display:none")
        || style_says(dom, node, "visibility:hidden")
}
