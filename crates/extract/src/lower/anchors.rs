//! Places within the story that its own links lead to.

use article::{Block, BlockKind, Inline, LinkTarget, Note};

use super::Lowering;
use super::line::{join, join_one};
use crate::dom::{Named, NodeId, Tag, name_bit};
use crate::keys::Keys;

/// Names that links of the story lead to, and the nodes that bear them.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By name: the node.
    nodes: Keys,
    /// By node: its name, a number in `texts`.
    names: Keys,
    /// Names that were found on the way to a block that bears another already: that one.
    aliases: Keys,
    texts: Vec<String>,
}

impl Anchors {
    pub fn find(l: &Lowering<'_>) -> Self {
        let (dom, root) = (l.dom, l.selection.root());
        let mut wanted = Keys::default();
        for node in dom.descendants(root) {
            if dom.tag(node) == Tag::A && l.selection.contains(node) {
                let name = dom.attr(node, "href").and_then(fragment);
                wanted.add_all(name.as_deref().filter(|n| !n.is_empty()));
            }
        }
        let mut anchors = Self::default();
        if wanted.is_empty() {
            return anchors;
        }
        anchors.look(l, &wanted, root.0..dom.end(root).0);
        // Notes may stand outside of the story's own container. Where the story is but a small
        // part of the page that is not looked for: many stories must not cost many pages.
        let size = (dom.end(root).0 - root.0) as usize;
        if anchors.nodes.len() < wanted.len() && size * 8 >= dom.len() {
            anchors.look(l, &wanted, 1..root.0);
            anchors.look(l, &wanted, dom.end(root).0..dom.len() as u32);
        }
        anchors
    }

    fn look(&mut self, l: &Lowering<'_>, wanted: &Keys, within: std::ops::Range<u32>) {
        for node in within.map(NodeId) {
            for Named { name: key, value, .. } in l.dom.attrs_among(node, name_bit("id") | name_bit("name")) {
                let names = key == "id" || (key == "name" && l.dom.tag(node) == Tag::A);
                if names && wanted.has(value) && !self.nodes.has(value) {
                    self.nodes.put(value, node.0 as usize);
                    let (next, first) = (self.texts.len(), self.names.first(node, self.texts.len()));
                    if first == next {
                        self.texts.push(value.to_owned());
                    } else {
                        self.aliases.put(value, first);
                    }
                }
            }
        }
    }

    /// The node that bears a name.
    pub fn node(&self, name: &str) -> Option<NodeId> {
        self.nodes.get(name).map(|node| NodeId(node as u32))
    }

    /// The name of a node, where a link leads to it.
    pub fn name(&self, node: NodeId) -> Option<&str> {
        if self.names.is_empty() { None } else { self.text(self.names.get(node)?) }
    }

    /// The second name of a block.
    pub fn alias(&mut self, name: &str, bearer: &str) {
        self.aliases.put(name, self.texts.len());
        self.texts.push(bearer.to_owned());
    }

    fn bearer<'n>(&'n self, name: &'n str) -> &'n str {
        // A name may stand for one that itself became the second name of a block.
        let other = |name: &'n str| self.aliases.get(name).and_then(|at| self.text(at)).unwrap_or(name);
        other(other(name))
    }

    fn text(&self, at: usize) -> Option<&str> {
        self.texts.get(at).map(String::as_str)
    }
}

/// The name in a link to a place: what follows `#`, percent signs decoded.
pub(super) fn fragment(href: &str) -> Option<String> {
    let (_, name) = href.trim().split_once('#')?;
    Some(percent_decoded(name))
}

/// `%41` as `A`; what is no UTF-8 after decoding is left as it was.
pub(super) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) if byte == b'%' => {
                out.push(decoded);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Makes every link to a place lead to a block that is there; one that leads nowhere becomes its
/// text.
pub(super) fn settle(body: &mut [Block], notes: &mut [Note], anchors: &Anchors) {
    if anchors.nodes.is_empty() {
        return;
    }
    let mut present = Keys::default();
    for blocks in std::iter::once(&*body).chain(notes.iter().map(|n| &*n.body)) {
        article::visit_blocks(blocks, &mut |block| {
            present.add_all(block.anchor.as_deref());
            article::Visit::Into
        });
    }
    let mut used = Keys::default();
    let mut settle_line = |line: &mut Vec<Inline>| settle_inlines(line, anchors, &present, &mut used);
    each_line(body, &mut settle_line);
    for note in &mut *notes {
        each_line(&mut note.body, &mut settle_line);
    }
    keep_used(body, &used);
    for note in notes {
        keep_used(&mut note.body, &used);
    }
}

/// Forgets the names that no link leads to any more: those of notes, whose marks lead there.
fn keep_used(blocks: &mut [Block], used: &Keys) {
    each_block(blocks, &mut |block| {
        if block.anchor.as_ref().is_some_and(|name| !used.has(&**name)) {
            block.anchor = None;
        }
    });
}

fn settle_inlines(line: &mut Vec<Inline>, anchors: &Anchors, present: &Keys, used: &mut Keys) {
    let mut lost = false;
    for inline in &mut *line {
        if let Inline::Link { to: LinkTarget::Anchor(name), .. } = inline {
            let bearer = anchors.bearer(name);
            if present.has(bearer) {
                *name = bearer.to_owned();
                used.add(&**name);
            } else {
                // No place is without a name.
                name.clear();
                lost = true;
            }
        }
        if let Some(content) = content_of(inline) {
            settle_inlines(content, anchors, present, used);
        }
    }
    // Most lines stay as they are.
    if !lost {
        return;
    }
    for inline in std::mem::take(line) {
        match inline {
            Inline::Link { to: LinkTarget::Anchor(name), content } if name.is_empty() => join(line, content),
            inline => join_one(line, inline),
        }
    }
}

/// The inlines within an inline.
pub(crate) fn content_of(inline: &mut Inline) -> Option<&mut Vec<Inline>> {
    match inline {
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Link { content, .. }
        | Inline::Sub(content)
        | Inline::Sup(content)
        | Inline::Strike(content)
        | Inline::Mark(content)
        | Inline::Small(content)
        | Inline::Quoted(content)
        | Inline::Ruby { base: content, .. }
        | Inline::Span { content, .. } => Some(content),
        Inline::Text(_)
        | Inline::Code(_)
        | Inline::Image(_)
        | Inline::Break
        | Inline::NoteRef { .. }
        | Inline::Math(_)
        | Inline::Abbr { .. } => None,
    }
}

/// Calls `see` on the text of a line, piece by piece; code is none.
pub(crate) fn each_text(line: &mut [Inline], see: &mut dyn FnMut(&mut String)) {
    for inline in line {
        match inline {
            Inline::Text(text) => see(text),
            other => {
                if let Some(content) = content_of(other) {
                    each_text(content, see);
                }
            }
        }
    }
}

/// Calls `see` on every run of inlines of the blocks.
pub(crate) fn each_line(blocks: &mut [Block], see: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(line) | BlockKind::PullQuote(line) => see(line),
            BlockKind::Heading { content, .. } => see(content),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| each_line(&mut item.body, see));
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    definition.terms.iter_mut().for_each(&mut *see);
                    definition.details.iter_mut().for_each(|d| each_line(d, see));
                }
            }
            BlockKind::Quote { body, cite } => {
                each_line(body, see);
                cite.iter_mut().for_each(&mut *see);
            }
            BlockKind::Aside { title, body, .. } => {
                title.iter_mut().for_each(&mut *see);
                each_line(body, see);
            }
            BlockKind::Figure(figure) => see(&mut figure.caption),
            BlockKind::Table(table) => {
                see(&mut table.caption);
                for row in table.head.iter_mut().chain(&mut table.body) {
                    row.cells.iter_mut().for_each(|cell| each_line(&mut cell.body, see));
                }
            }
            BlockKind::Code { .. } | BlockKind::Math(_) | BlockKind::Embed(_) | BlockKind::Rule => {}
        }
    }
}

/// Calls `see` on every block, outer before inner.
pub(crate) fn each_block(blocks: &mut [Block], see: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        see(block);
        match &mut block.kind {
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| each_block(&mut item.body, see));
            }
            BlockKind::Definitions(list) => {
                list.iter_mut().flat_map(|d| &mut d.details).for_each(|detail| each_block(detail, see));
            }
            BlockKind::Quote { body, .. } | BlockKind::Aside { body, .. } => each_block(body, see),
            BlockKind::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.body);
                rows.flat_map(|row| &mut row.cells).for_each(|cell| each_block(&mut cell.body, see));
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::PullQuote(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Math(_)
            | BlockKind::Embed(_)
            | BlockKind::Rule => {}
        }
    }
}
