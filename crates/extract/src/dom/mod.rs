//! The page as an immutable tree in document order.
//!
//! Nodes are numbered as they stand in the document, so the descendants of a node are the
//! numbers after it up to its `end`, a parent's number is below its children's, and every
//! bottom-up pass is a loop over numbers from last to first: no walk recurses. All text lies in
//! one string in document order, so the text of any subtree is a slice.
//!
//! What this module does not know: scores, stories, what is worth keeping.

mod build;
mod guard;
mod parse;
mod sink;
mod style;
mod tag;
mod text;
mod wrap;

pub use article::NodeId;
pub use parse::parse;
pub(crate) use parse::{Cutoffs, parse_guarded};
pub use tag::Tag;
pub use text::from_text;

use std::ops::Range;

/// The page.
#[derive(Debug, Default)]
pub struct Dom {
    nodes: Vec<Node>,
    attrs: Vec<Attr>,
    /// The characters of all text nodes, in document order.
    text: String,
    /// Attribute values, names of other elements, and the characters of scripts.
    values: String,
    /// Made of copied text, not of HTML.
    plain: bool,
}

#[derive(Clone, Debug)]
struct Node {
    tag: Tag,
    parent: u32,
    /// One past the last descendant.
    end: u32,
    text: Range<u32>,
    attrs: Range<u32>,
    /// A bit for each attribute's name, see [`name_bit`]: most questions for one are settled by it.
    named: u32,
    /// The name of an `Other`, the characters of a script; empty elsewhere.
    raw: Range<u32>,
}

#[derive(Clone, Debug)]
struct Attr {
    name: html5ever::LocalName,
    /// See [`name_bit`].
    bit: u32,
    /// Classes that are equal mostly lie in one place.
    value: Range<u32>,
}

/// An attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// Where the value lies: no other value lies there but an empty one.
    place: u32,
}

/// What was read out of values that pages repeat from row to row, as a number: a few answers, each at
/// the place of its value.
#[derive(Debug)]
pub(crate) struct Kept {
    answers: Vec<(u32, u64)>,
}

impl Kept {
    pub fn new() -> Self {
        Self { answers: vec![(u32::MAX, 0); 1024] }
    }

    /// What reading the value yields, read anew only where it is not kept; 0 where it is empty.
    pub fn get(&mut self, attr: &Named<'_>, read: fn(&str) -> u64) -> u64 {
        if attr.value.is_empty() {
            return 0;
        }
        // Multiplied, for values lie as far from one another as they are long.
        let place = attr.place.wrapping_mul(0x9e37_79b1) >> 22;
        let Some(answer) = self.answers.get_mut(place as usize) else { return 0 };
        if answer.0 != attr.place {
            *answer = (attr.place, read(attr.value));
        }
        answer.1
    }
}

impl Dom {
    /// The document node; every other node is below it.
    pub const ROOT: NodeId = NodeId(0);

    fn node(&self, id: NodeId) -> &Node {
        // Ids come from this tree alone; one from an edited plan is checked by `contains`.
        &self.nodes[id.0 as usize]
    }

    /// Made of copied text, a paragraph a line, not of HTML.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Nodes in all, the document included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// No nodes but the document.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// Whether the number is one of this tree's.
    pub fn contains(&self, id: NodeId) -> bool {
        (id.0 as usize) < self.nodes.len()
    }

    /// All nodes in document order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// What the node is.
    pub fn tag(&self, id: NodeId) -> Tag {
        self.node(id).tag
    }

    /// The element's local name in lower case.
    pub fn name(&self, id: NodeId) -> &str {
        match self.tag(id) {
            Tag::Other | Tag::SvgPart | Tag::MathPart => self.raw(id),
            tag => tag.name(),
        }
    }

    /// A text node.
    pub fn is_text(&self, id: NodeId) -> bool {
        self.tag(id) == Tag::Text
    }

    /// The parent; `None` for the document.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id.0 != 0).then(|| NodeId(self.node(id).parent))
    }

    /// One past the last descendant: `id.0 + 1..end(id).0` are the descendants.
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).end)
    }

    /// Whether `inner` is `outer` or lies below it.
    pub fn is_within(&self, inner: NodeId, outer: NodeId) -> bool {
        inner >= outer && inner < self.end(outer)
    }

    /// The children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        let end = self.end(id);
        let mut next = NodeId(id.0 + 1);
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = next;
                next = self.end(child);
                child
            })
        })
    }

    /// The descendants in document order, without the node itself.
    pub fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0 + 1..self.end(id).0).map(NodeId)
    }

    /// Parent, its parent, … up to the document.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        std::iter::successors(self.parent(id), |&n| self.parent(n))
    }

    /// The next sibling.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.parent(id)?;
        let next = self.end(id);
        (next < self.end(parent)).then_some(next)
    }

    /// The characters below a node as they stand, white space included, scripts and styles not.
    pub fn text(&self, id: NodeId) -> &str {
        let range = &self.node(id).text;
        self.text.get(range.start as usize..range.end as usize).unwrap_or("")
    }

    /// The characters of a script (only of kinds that carry data: JSON-LD, TeX).
    pub fn raw(&self, id: NodeId) -> &str {
        self.value(&self.node(id).raw)
    }

    /// An attribute's value, by its lower-case name.
    #[inline]
    pub fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        if self.node(id).named & name_bit(name) == 0 {
            return None;
        }
        self.find_attr(id, name, name_bit(name))
    }

    fn find_attr(&self, id: NodeId, name: &str, bit: u32) -> Option<&str> {
        let attrs = self.attrs_of(id).iter();
        attrs.filter(|a| a.bit == bit).find(|a| *a.name == *name).map(|a| self.value(&a.value))
    }

    /// Whether the node may have an attribute of those names, each by its [`name_bit`].
    pub(crate) fn may_have(&self, id: NodeId, bits: u32) -> bool {
        self.node(id).named & bits != 0
    }

    /// All attributes as name and value.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.attrs_of(id).iter().map(|a| (&*a.name, self.value(&a.value)))
    }

    /// Those that may have one of some names, each by its [`name_bit`].
    #[inline]
    pub(crate) fn attrs_among(&self, id: NodeId, bits: u32) -> impl Iterator<Item = Named<'_>> {
        let attrs = if self.may_have(id, bits) { self.attrs_of(id) } else { &[] };
        attrs.iter().filter(move |a| a.bit & bits != 0).map(|a| Named {
            name: &a.name,
            value: self.value(&a.value),
            place: a.value.start,
        })
    }

    fn attrs_of(&self, id: NodeId) -> &[Attr] {
        let range = &self.node(id).attrs;
        self.attrs.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The first element of that tag below a node, in document order.
    pub fn find(&self, below: NodeId, tag: Tag) -> Option<NodeId> {
        self.descendants(below).find(|&n| self.tag(n) == tag)
    }

    /// The nearest ancestor (the node itself not counted) of that tag.
    pub fn closest(&self, id: NodeId, tag: Tag) -> Option<NodeId> {
        self.ancestors(id).find(|&n| self.tag(n) == tag)
    }

    fn value(&self, range: &Range<u32>) -> &str {
        self.values.get(range.start as usize..range.end as usize).unwrap_or("")
    }
}

/// The bit of an attribute's name, one of 32. Where the name is known when this is compiled, so is
/// the bit.
#[inline(always)]
pub(crate) const fn name_bit(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let length = bytes.len();
    if length == 0 {
        return 1;
    }
    // Chosen so that the names that are asked for most share their bits with few others.
    let sum = bytes[0] as usize + (bytes[length - 1] as usize + length) * 17;
    1 << (sum % 32)
}

/// A text with its white space folded: runs become one space, none at the ends.
pub fn fold_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
