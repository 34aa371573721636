//! What all readers of blocks share: the page, what is selected, what has been seen.

use article::{Block, Inline};

use super::Lowering;
use super::anchors::Anchors;
use super::island::Islands;
use super::notes::Notes;
use super::walk::Walker;
use crate::dom::{Dom, NodeId};
use crate::judge::Role;
use crate::keys::Keys;

/// Blocks within blocks; what nests deeper is read as if its container were not there. Keeps the
/// stack of a worker (1 MB) safe.
pub(super) const MAX_NEST: u32 = 40;

/// Whose a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// The body's.
    #[default]
    Text,
    /// A picture's caption.
    Caption,
    /// A picture's credit.
    Credit,
    /// Metadata or furniture: not printed.
    None,
}

/// The state of one lowering.
pub(super) struct Reader<'a> {
    pub l: Lowering<'a>,
    pub dom: &'a Dom,
    pub anchors: Anchors,
    pub islands: Islands,
    pub notebook: Notes,
    /// Nodes that another reader has taken: captions, labels of notes, tick boxes.
    pub taken: Keys,
    /// Families of the pictures that have been set.
    pub pictures: Keys,
    /// Before this node everything is read, selected or not: a table is read whole.
    whole_until: NodeId,
    /// Captions and credits are being read as such: their roles do not set them apart.
    pub in_caption: bool,
    depth: u32,
}

impl<'a> Reader<'a> {
    pub fn new(l: Lowering<'a>) -> Self {
        let anchors = Anchors::find(&l);
        let notebook = Notes::find(&l, &anchors);
        Self {
            l,
            dom: l.dom,
            islands: Islands::find(&l),
            taken: notebook.left_out().clone(),
            anchors,
            notebook,
            pictures: Keys::default(),
            whole_until: NodeId(0),
            in_caption: false,
            depth: 0,
        }
    }

    /// Whether a node is to be read.
    pub fn passes(&self, node: NodeId) -> bool {
        (node < self.whole_until || self.l.selection.contains(node))
            && (self.taken.is_empty() || !self.taken.has(node))
    }

    /// Whether text stands for itself here, whatever its role: inside tables and code.
    pub fn reads_whole(&self, node: NodeId) -> bool {
        node < self.whole_until
    }

    /// Whose the text of a text node is.
    pub fn part(&self, text: NodeId) -> Part {
        if text < self.whole_until {
            return Part::Text;
        }
        let strips = &self.l.facts.strips;
        let at = strips.partition_point(|s| s.first <= text).wrapping_sub(1);
        let role = match strips.get(at) {
            Some(strip) if text < strip.end => self.l.roles.get(at).copied().unwrap_or_default(),
            _ => Role::Text,
        };
        match role {
            Role::Text => Part::Text,
            Role::Caption if self.in_caption => Part::Text,
            Role::Caption => Part::Caption,
            Role::Credit => Part::Credit,
            _ => Part::None,
        }
    }

    /// Whether blocks may still nest.
    pub fn may_nest(&self) -> bool {
        self.depth < MAX_NEST
    }

    /// The blocks of an element's content.
    pub fn blocks_of(&mut self, node: NodeId) -> Vec<Block> {
        self.nested(|reader| {
            let mut walker = Walker::new(reader, node);
            walker.note_anchor(node);
            walker.run(NodeId(node.0 + 1), reader_end(walker.dom(), node));
            walker.finish()
        })
    }

    /// The blocks of a run of nodes.
    pub fn blocks_between(&mut self, holder: NodeId, from: NodeId, to: NodeId) -> Vec<Block> {
        self.nested(|reader| {
            let mut walker = Walker::new(reader, holder);
            walker.run(from, to);
            walker.finish()
        })
    }

    /// An element's content as one line, with the credit that stands in it.
    pub fn line_of(&mut self, node: NodeId) -> (Vec<Inline>, Option<String>) {
        self.nested(|reader| {
            let mut walker = Walker::single_line(reader, node);
            walker.note_anchor(node);
            walker.run(NodeId(node.0 + 1), reader_end(walker.dom(), node));
            walker.finish_line()
        })
    }

    /// Runs a reader with everything before `until` passing.
    pub fn whole<T>(&mut self, until: NodeId, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.whole_until;
        self.whole_until = until.max(before);
        let out = read(self);
        self.whole_until = before;
        out
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let out = read(self);
        self.depth -= 1;
        out
    }
}

fn reader_end(dom: &Dom, node: NodeId) -> NodeId {
    dom.end(node)
}
