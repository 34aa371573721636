//! Footnotes, endnotes and side notes of every fashion: what refers to them, what they say.
//!
//! Three fashions are looked for before the walk: links to a place that holds the note
//! ([`links`]), notes that stand in the line itself ([`beside`]), and raised numbers without a
//! link whose notes follow the text ([`loose`]). The walk then sets a mark for every reference
//! and passes the notes over; they are read after it, in the order in which they were met.

mod beside;
mod label;
mod links;
mod loose;

use article::{Block, BlockKind, Inline, Note};

use super::Lowering;
use super::anchors::Anchors;
use super::reader::Reader;
use crate::dom::NodeId;
use crate::keys::Keys;

/// A note that the page holds.
#[derive(Clone, Debug)]
struct Definition {
    /// The nodes that the walk passes over.
    from: NodeId,
    to: NodeId,
    /// The element whose content is the note's, or the parent of that run of nodes.
    holder: NodeId,
    /// As printed.
    label: String,
    /// Labels and links back within it.
    leave: Vec<NodeId>,
}

/// The notes of a story.
#[derive(Debug, Default)]
pub(super) struct Notes {
    definitions: Vec<Definition>,
    /// By its first node: the definition.
    starts: Keys,
    /// The first of those: notes mostly stand behind the text, where all nodes are asked for.
    first: Option<NodeId>,
    /// By node: the definition that it refers to.
    references: Keys,
    /// By definition: its number in the story.
    numbers: Keys,
    /// The definitions in the order in which they were first referred to.
    order: Vec<usize>,
    /// Brackets and commas between references, labels of side notes.
    left_out: Keys,
    /// Headings that notes stood under.
    pub headings: Keys,
    passed: u32,
    /// The note whose text is being read.
    reading: Option<NodeId>,
}

impl Notes {
    pub fn find(l: &Lowering<'_>, anchors: &Anchors) -> Self {
        let mut notes = Self::default();
        links::find(l, anchors, &mut notes);
        beside::find(l, &mut notes);
        if notes.references.is_empty() {
            loose::find(l, &mut notes);
        }
        notes
    }

    /// Adds a definition; `None` where its nodes belong to another one.
    fn define(&mut self, definition: Definition) -> Option<usize> {
        let before = self.starts.before(definition.to).and_then(|at| self.definitions.get(at));
        let overlaps = before.is_some_and(|known| known.to > definition.from);
        if overlaps || definition.from >= definition.to {
            return None;
        }
        let index = self.definitions.len();
        self.starts.put(definition.from, index);
        self.first = Some(self.first.map_or(definition.from, |first| first.min(definition.from)));
        self.definitions.push(definition);
        Some(index)
    }

    fn refer(&mut self, node: NodeId, definition: usize) {
        self.references.put(node, definition);
    }

    /// The mark that stands for a node, where it refers to a note.
    pub fn reference(&mut self, node: NodeId) -> Option<Inline> {
        if self.references.is_empty() {
            return None;
        }
        let definition = self.references.get(node)?;
        let label = self.definitions.get(definition)?.label.clone();
        Some(Inline::NoteRef { note: self.number(definition), label })
    }

    fn number(&mut self, definition: usize) -> u32 {
        let next = self.order.len();
        let number = self.numbers.first(definition, next);
        if number == next {
            self.order.push(definition);
        }
        number as u32
    }

    /// Where to go on after the note that begins with this node.
    pub fn past_definition(&mut self, node: NodeId) -> Option<NodeId> {
        if self.first.is_none_or(|first| node < first) || self.reading == Some(node) {
            return None;
        }
        let definition = self.definitions.get(self.starts.get(node)?)?;
        self.passed += 1;
        Some(definition.to)
    }

    /// Whether a note begins with this node; it is passed over.
    pub fn holds(&mut self, node: NodeId) -> bool {
        self.past_definition(node).is_some()
    }

    /// How many notes have been passed over.
    pub fn passed(&self) -> u32 {
        self.passed
    }

    /// Nodes that are not read in the body.
    pub fn left_out(&self) -> &Keys {
        &self.left_out
    }

    /// Removes the headings that stood over notes and are left over nothing.
    pub fn drop_empty_headings(&self, body: &mut Vec<Block>) {
        if self.headings.is_empty() {
            return;
        }
        // From the end, so that a heading over nothing but such headings goes with them.
        let mut next: Option<u8> = None;
        let mut keep = vec![true; body.len()];
        let mut last = true;
        for (block, keep) in body.iter().zip(&mut keep).rev() {
            let BlockKind::Heading { level, .. } = block.kind else {
                (next, last) = (None, false);
                continue;
            };
            let over_nothing = last || next.is_some_and(|next| next <= level);
            if self.headings.has(block.origin) && over_nothing {
                *keep = false;
            } else {
                (next, last) = (Some(level), false);
            }
        }
        keep_only(body, keep);
    }
}

/// Removes the blocks whose flag is not set.
#[inline(never)]
pub(crate) fn keep_only(body: &mut Vec<Block>, keep: Vec<bool>) {
    let mut keep = keep.into_iter();
    body.retain(|_| keep.next().unwrap_or(true));
}

/// Reads the notes: those that were referred to, in that order, then those whose reference was
/// not printed.
pub(super) fn read(reader: &mut Reader<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut at = 0;
    loop {
        if at == reader.notebook.order.len() {
            let rest = (0..reader.notebook.definitions.len()).find(|&d| !reader.notebook.numbers.has(d));
            let Some(rest) = rest else { return notes };
            reader.notebook.number(rest);
        }
        let definition =
            reader.notebook.order.get(at).and_then(|&d| reader.notebook.definitions.get(d)).cloned();
        at += 1;
        let Some(definition) = definition else { continue };
        notes.push(read_one(reader, &definition));
    }
}

fn read_one(reader: &mut Reader<'_>, definition: &Definition) -> Note {
    let inside =
        if definition.holder == definition.from { NodeId(definition.from.0 + 1) } else { definition.from };
    reader.taken.add_all(definition.leave.iter().copied());
    reader.notebook.reading = Some(definition.from);
    let (holder, to) = (definition.holder, definition.to);
    let mut body = reader.whole(to, |reader| reader.blocks_between(holder, inside, to));
    reader.notebook.reading = None;
    reader.taken.remove_all(&definition.leave);
    label::trim(&mut body, &definition.label);
    Note { origin: definition.from, label: definition.label.clone(), body }
}
