//! The walk over selected nodes in document order that builds blocks.
//!
//! One loop, no recursion by element: what is open is kept in a list with where it ends.
//! Containers without a meaning of their own only end the paragraph before them.

mod joined;
mod readers;

use article::{Block, BlockKind, Inline};
use memchr::memchr;

use super::class::keeps_lines;
use super::inline::{Meaning, meaning, type_of};
use super::line::{Line, Mark};
use super::reader::{Part, Reader};
use super::{caption, code, figure, image, island, leaf, math, tex_in_text};
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::is_hidden;

/// Tables of layout inside one another that are looked at; each look costs its whole content.
const MAX_TABLES: usize = 16;

/// What a walk has built, in order.
#[derive(Debug)]
pub(super) enum Piece {
    Block(Block),
    /// A caption in a strip of its own, which belongs to a picture near it.
    Caption(NodeId, Vec<Inline>),
    Credit(NodeId, String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Mark,
    Block,
    Heading,
    DropCap,
    Verse,
}

pub(super) struct Walker<'r, 'a> {
    pub reader: &'r mut Reader<'a>,
    pub pieces: Vec<Piece>,
    line: Line,
    /// Where each ends, the element, what it is.
    open: Vec<(NodeId, NodeId, Open)>,
    /// Blocks that came up in the middle of a line and follow it.
    held: Vec<(NodeId, BlockKind)>,
    /// The element whose content is walked.
    holder: NodeId,
    /// The first node of the line.
    first: Option<NodeId>,
    part: Part,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// Everything goes into one line.
    single: bool,
    credit: String,
    anchor: Option<String>,
    last_origin: Option<NodeId>,
    /// The list that has been made of lists of one item each.
    of_ones: Option<NodeId>,
}

impl<'r, 'a> Walker<'r, 'a> {
    pub fn new(reader: &'r mut Reader<'a>, holder: NodeId) -> Self {
        Self {
            reader,
            pieces: Vec::new(),
            line: Line::default(),
            open: Vec::new(),
            held: Vec::new(),
            holder,
            first: None,
            part: Part::Text,
            heading: None,
            single: false,
            credit: String::new(),
            anchor: None,
            last_origin: None,
            of_ones: None,
        }
    }

    pub fn single_line(reader: &'r mut Reader<'a>, holder: NodeId) -> Self {
        Self { single: true, ..Self::new(reader, holder) }
    }

    pub fn dom(&self) -> &'a Dom {
        self.reader.dom
    }

    /// Reads the nodes from `from` up to `to`.
    pub fn run(&mut self, from: NodeId, to: NodeId) {
        let mut node = from;
        while node < to {
            self.close(node);
            node = if self.reader.passes(node) {
                self.enter(node)
            } else {
                // What has no text is not selected, and may be where a link leads.
                if self.dom().text(node).is_empty() {
                    self.note_anchor(node);
                }
                self.dom().end(node)
            };
        }
        self.close(to);
        self.flush();
    }

    /// The blocks, captions joined to their pictures.
    pub fn finish(mut self) -> Vec<Block> {
        self.flush();
        caption::attach(self.pieces)
    }

    /// The line, and the credit that stood in it.
    pub fn finish_line(mut self) -> (Vec<Inline>, Option<String>) {
        let line = tex_in_text::read(self.line.take(), self.reader.l.facts.sets_formulas);
        (line, (!self.credit.is_empty()).then_some(self.credit))
    }

    /// Remembers the name of a node that links lead to; the next block bears it.
    pub fn note_anchor(&mut self, node: NodeId) {
        let Some(name) = self.reader.anchors.name(node) else { return };
        let name = name.to_owned();
        match &self.anchor {
            Some(bearer) => {
                let bearer = bearer.clone();
                self.reader.anchors.alias(&name, &bearer);
            }
            None => self.anchor = Some(name),
        }
    }

    /// One line is being read, which block boundaries do not end.
    fn in_line(&self) -> bool {
        self.single || self.heading.is_some()
    }

    fn close(&mut self, at: NodeId) {
        while let Some((end, _, open)) = self.open.last() {
            if *end > at {
                return;
            }
            // What ends a block is still in it.
            match open {
                Open::Mark => self.line.close(),
                Open::Block => self.boundary(),
                Open::Heading => self.end_heading(),
                Open::Verse => self.line.line_break(),
                Open::DropCap => {}
            }
            if let Some((_, node, Open::DropCap)) = self.open.pop() {
                self.line.end_drop_cap(self.reader.dom.text(node).trim());
            }
        }
    }

    /// The beginning or the end of a block element.
    fn boundary(&mut self) {
        if self.in_line() { self.line.gap() } else { self.flush() }
    }

    fn enter(&mut self, node: NodeId) -> NodeId {
        let (dom, tag) = (self.dom(), self.dom().tag(node));
        let end = dom.end(node);
        if tag == Tag::Text {
            self.text(node);
            return end;
        }
        if let Some(note) = self.reader.notebook.reference(node) {
            self.put(node, note);
            return end;
        }
        if let Some(past) = self.reader.notebook.past_definition(node) {
            self.boundary();
            self.notes_stood_here();
            return past;
        }
        let in_line = || tag == Tag::Span && !self.line.is_empty() && dom.text(node).len() < 200;
        if (self.reader.reads_whole(node) || in_line()) && is_hidden(dom, node) {
            return end;
        }
        match math::read(self.reader, node) {
            Some(math::Found::Formula(formula, display)) => {
                self.formula(node, formula, display);
                return end;
            }
            Some(math::Found::Rendering) => return end,
            None => {}
        }
        match meaning(self.reader, node, self.heading.is_some()) {
            Meaning::Nothing => end,
            Meaning::Pictures => {
                for inner in dom.descendants(node).filter(|&n| matches!(dom.tag(n), Tag::Img | Tag::AmpImg)) {
                    self.picture(inner);
                }
                end
            }
            Meaning::Break => {
                self.line_break();
                end
            }
            Meaning::Picture => {
                self.picture(node);
                end
            }
            Meaning::Atom(inline) => {
                self.put(node, inline);
                end
            }
            Meaning::Mark(mark) => self.marked(node, Some(mark)),
            Meaning::Transparent => self.marked(node, None),
            Meaning::DropCap => {
                self.open.push((end, node, Open::DropCap));
                NodeId(node.0 + 1)
            }
            Meaning::Block => self.block(node, tag, end),
        }
    }

    /// An element with the mark that it is, and those of its type.
    fn marked(&mut self, node: NodeId, own: Option<Mark>) -> NodeId {
        self.note_anchor(node);
        let dom = self.dom();
        for mark in own.into_iter().chain(type_of(dom, node, self.heading.is_some()).into_iter().flatten()) {
            if self.line.open(mark) {
                self.open.push((dom.end(node), node, Open::Mark));
            }
        }
        NodeId(node.0 + 1)
    }

    fn block(&mut self, node: NodeId, tag: Tag, end: NodeId) -> NodeId {
        let inside = NodeId(node.0 + 1);
        if code::is_verse(self.dom(), node) {
            self.line.line_break();
            self.open.push((end, node, Open::Verse));
            return inside;
        }
        self.boundary();
        self.note_anchor(node);
        if self.in_line() {
            self.open.push((end, node, Open::Block));
            return inside;
        }
        if let Some(level) = tag.heading_level() {
            // The page's `h1` is the headline; another one is a part of the story.
            self.heading = Some(level.max(2));
            self.open.push((end, node, Open::Heading));
            return inside;
        }
        if let Some((tab, label)) = code::label_of(self.dom(), node) {
            let label = Inline::Strong(vec![Inline::Text(label)]);
            self.push(tab, BlockKind::Paragraph(vec![label]));
        }
        let notes_before = self.reader.notebook.passed();
        if let Some(kinds) = self.read_block(node, tag) {
            if kinds.is_empty() && self.reader.notebook.passed() > notes_before {
                self.notes_stood_here();
            }
            for mut kind in kinds {
                if !self.goes_on(node, &mut kind) {
                    self.push(node, kind);
                }
            }
            return end;
        }
        self.open.push((end, node, Open::Block));
        inside
    }

    /// A heading over notes that have been moved is left over nothing.
    fn notes_stood_here(&mut self) {
        if let Some(Piece::Block(Block { kind: BlockKind::Heading { .. }, origin, .. })) = self.pieces.last()
        {
            let origin = *origin;
            self.reader.notebook.headings.add(origin);
        }
    }

    fn text(&mut self, node: NodeId) {
        let text = self.dom().text(node);
        let part = self.reader.part(node);
        if part == Part::None {
            return;
        }
        if text.trim().is_empty() {
            self.line.text(text);
            return;
        }
        if self.single {
            if part == Part::Credit {
                self.credit.push_str(text);
                return;
            }
        } else if part != self.part {
            // Within one element, a caption may follow text.
            self.flush();
            self.part = part;
        }
        if self.follows_time(node) && text.starts_with(char::is_alphanumeric) {
            self.line.gap();
        }
        self.first.get_or_insert(node);
        if memchr(b'\n', text.as_bytes()).is_none() || !keeps_lines(self.dom(), node) {
            self.line.text(text);
            return;
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.line_break();
                self.first.get_or_insert(node);
                self.part = part;
            }
            self.line.text(line);
        }
    }

    /// Right behind a time in an element of its own, which the page sets apart by its style.
    fn follows_time(&self, text: NodeId) -> bool {
        let dom = self.dom();
        let mut before = (text.0.saturating_sub(2)..text.0).rev().map(NodeId);
        before.find(|&n| dom.is_text(n)).is_some_and(|before| {
            dom.ancestors(before).take(2).any(|n| dom.tag(n) == Tag::Time && dom.end(n) <= text)
        })
    }

    /// The end of a line; of two, the end of the paragraph.
    fn line_break(&mut self) {
        self.line.line_break();
        if self.line.breaks >= 2 && !self.in_line() {
            self.flush();
        }
    }

    /// Something within the line that is no text.
    fn put(&mut self, node: NodeId, inline: Inline) {
        if self.part != Part::Text && !self.line.is_empty() && !self.single {
            self.flush();
        }
        if self.line.is_empty() {
            self.part = Part::Text;
        }
        self.first.get_or_insert(node);
        self.line.atom(inline);
    }

    fn formula(&mut self, node: NodeId, formula: article::Math, display: bool) {
        if display && !self.in_line() {
            self.flush();
            self.push(node, BlockKind::Math(formula));
        } else {
            self.put(node, Inline::Math(formula));
        }
    }

    fn picture(&mut self, node: NodeId) {
        self.note_anchor(node);
        match image::read(self.reader, node) {
            image::Picture::None => {}
            image::Picture::Text(text) => {
                self.first.get_or_insert(node);
                self.line.text(&text);
            }
            image::Picture::Inline(picture) => self.put(node, Inline::Image(picture)),
            image::Picture::Block(picture) if self.single => self.put(node, Inline::Image(picture)),
            image::Picture::Block(picture) => {
                let kind = figure::of(vec![picture]);
                if self.line.is_empty() { self.push(node, kind) } else { self.held.push((node, kind)) }
            }
        }
    }

    fn end_heading(&mut self) {
        let level = self.heading.take();
        let content = tex_in_text::read(self.take_line(), self.reader.l.facts.sets_formulas);
        let (false, Some(level)) = (content.is_empty(), level) else {
            self.release();
            return;
        };
        let origin = self.origin();
        self.push(origin, BlockKind::Heading { level, content });
        self.release();
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        if self.in_line() {
            return;
        }
        let content = self.take_line();
        let part = std::mem::take(&mut self.part);
        if !content.is_empty() {
            let origin = self.origin();
            match part {
                Part::Caption => self.pieces.push(Piece::Caption(origin, content)),
                Part::Credit => self.pieces.push(Piece::Credit(origin, article::plain_text(&content))),
                _ => {
                    if let Some(kind) = leaf::of(content, self.reader.l.facts.sets_formulas) {
                        self.push(origin, kind);
                    }
                }
            }
        }
        self.first = None;
        self.release();
    }

    fn take_line(&mut self) -> Vec<Inline> {
        let content = self.line.take();
        // A break or a picture that opens a line of nothing else is no line.
        if content.iter().all(|i| matches!(i, Inline::Break)) { Vec::new() } else { content }
    }

    fn release(&mut self) {
        for (node, kind) in std::mem::take(&mut self.held) {
            self.push(node, kind);
        }
    }

    /// The element of the line; for the second line of an element, the line's first node.
    fn origin(&mut self) -> NodeId {
        let around = self.open.iter().rev().find(|(_, _, open)| matches!(open, Open::Block | Open::Heading));
        let element = around.map_or(self.holder, |(_, node, _)| *node);
        match self.first.take() {
            Some(first) if self.last_origin == Some(element) => first,
            _ => {
                self.last_origin = Some(element);
                element
            }
        }
    }

    fn push(&mut self, origin: NodeId, kind: BlockKind) {
        let story = self.reader.l.lang;
        let (lang, dir) = self.reader.islands.at(origin, story);
        let dir = dir.or_else(|| match kind {
            BlockKind::Paragraph(_) | BlockKind::Heading { .. } => {
                island::written_otherwise(self.dom().text(origin), story)
            }
            _ => None,
        });
        let anchor = self.anchor.take();
        self.pieces.push(Piece::Block(Block { origin, anchor, lang, dir, kind }));
    }
}
