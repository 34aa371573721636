//! Lowering: from the judged tree to typed blocks.
//!
//! The nodes that were selected are read in document order and become paragraphs, headings,
//! lists, figures and so on; one file a kind of block. Nothing is judged here: what is not
//! selected is passed over, and what the roles call metadata is not printed again. The repairs
//! of broken mark-up (lazy pictures, `<br><br>` paragraphs, layout tables, notes of every
//! fashion) are readings, so the same page with another selection is simply read again.
//!
//! No walk recurses by element: containers that mean nothing are passed through in one loop, and
//! only blocks within blocks (a list in a quote) nest, to a fixed depth.

mod anchors;
mod aside;
mod caption;
mod class;
mod code;
mod definitions;
mod embed;
mod family;
mod figure;
mod image;
mod inline;
mod island;
mod junk;
mod language;
mod leaf;
mod line;
mod link;
mod list;
mod math;
mod notes;
mod provider;
mod quote;
mod reader;
mod srcset;
mod table;
mod tex;
mod tex_in_text;
mod tracking;
mod walk;

#[cfg(test)]
pub(crate) mod check;
#[cfg(test)]
mod tests;

use article::{Block, Note, Notice, WebUrl};

use crate::dom::Dom;
use crate::facts::Facts;
use crate::judge::{Role, Selection};

pub(crate) use anchors::{each_line, each_text};
pub(crate) use aside::{CORRECTIONS, is_call_out, kind_of_title};
pub(crate) use embed::{is_bookmark, is_post};
pub(crate) use family::family;
pub(crate) use junk::shows_somebody;
pub(crate) use notes::keep_only;

/// What is to be lowered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lowering<'a> {
    /// The page.
    pub dom: &'a Dom,
    /// Its strips.
    pub facts: &'a Facts,
    /// The nodes of the story.
    pub selection: &'a Selection,
    /// What each strip of `facts.strips` is.
    pub roles: &'a [Role],
    /// The page's address, after its `<base>`.
    pub base: Option<&'a WebUrl>,
    /// The story's language: blocks in it are not marked.
    pub lang: Option<&'a str>,
}

/// The blocks of a story.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    /// The body.
    pub body: Vec<Block>,
    /// The notes, in the order in which they are first referred to.
    pub notes: Vec<Note>,
    /// What a reader should be told of the reading.
    pub notices: Vec<Notice>,
}

/// Reads the selected nodes into blocks.
pub(crate) fn lower(l: &Lowering<'_>) -> Lowered {
    let mut reader = reader::Reader::new(*l);
    let root = l.selection.root();
    let holder = l.dom.parent(root).unwrap_or(Dom::ROOT);
    let mut body = reader.blocks_between(holder, root, l.dom.end(root));
    let mut notes = notes::read(&mut reader);
    reader.notebook.drop_empty_headings(&mut body);
    anchors::settle(&mut body, &mut notes, &reader.anchors);
    Lowered { body, notes, notices: Vec::new() }
}
