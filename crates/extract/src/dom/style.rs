//! What an element's inline style declares.

use super::{Dom, NodeId};

impl Dom {
    /// The declarations of an element's inline style: the name of the property without a browser's prefix, and
    /// the value.
    pub fn declarations(&self, node: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.attr(node, "style").into_iter().flat_map(|style| style.split(';')).filter_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            let name = name.trim();
            let bare = name.strip_prefix('-').and_then(|rest| rest.split_once('-'));
            // What follows is `!important`.
            Some((bare.map_or(name, |(_, bare)| bare), value.split('!').next().unwrap_or(value)))
        })
    }

    /// Whether the style gives a property a value that begins so, in small letters and without white space.
    pub fn declares(&self, node: NodeId, property: &str, begin: &str) -> bool {
        let begins = |value: &str| {
            let mut have = value.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
            begin.chars().all(|c| have.next() == Some(c))
        };
        self.declarations(node).any(|(name, value)| name.eq_ignore_ascii_case(property) && begins(value))
    }
}

#[cfg(test)]
mod tests {
    use crate::Limits;
    use crate::dom::{Dom, Tag, parse};

    #[test]
    fn declarations_are_read_as_browsers_do() {
        let html =
            "<p style='max-width: 1px; Display : NONE !important; -webkit-user-select:none; clip: rect(0 0'>";
        let dom = parse(html, &Limits::default());
        let p = dom.find(Dom::ROOT, Tag::P).unwrap();
        for (property, begin, declared) in [
            ("display", "none", true),
            ("user-select", "none", true),
            ("clip", "rect(0", true),
            ("clip", "", true),
            ("width", "1px", false),
            ("display", "block", false),
            ("none", "", false),
        ] {
            assert_eq!(dom.declares(p, property, begin), declared, "{property}: {begin}");
        }
    }
}
