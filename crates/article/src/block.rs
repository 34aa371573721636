//! Blocks: what an article's body is made of.

use crate::{Image, Inline, Math, WebUrl};

/// The node of the source document that a block was read from. Numbered in document order;
/// stable for one input, so an edited plan can name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct NodeId(pub u32);

/// Writing direction of a block or a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// One block and where it came from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Block {
    /// The node it was read from.
    pub origin: NodeId,
    /// The name by which links of the same page reach it (`#anchor`), where one does.
    pub anchor: Option<String>,
    /// BCP 47 tag, where it differs from the article's.
    pub lang: Option<String>,
    /// Direction, where the page states one for this block.
    pub dir: Option<Direction>,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// A block without anchor, language or direction of its own.
    pub fn new(origin: NodeId, kind: BlockKind) -> Self {
        Self { origin, anchor: None, lang: None, dir: None, kind }
    }
}

/// The closed set of what can stand in a body.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum BlockKind {
    /// A paragraph. Verse keeps its line breaks as [`Inline::Break`].
    Paragraph(Vec<Inline>),
    /// A subheading, level 2–6; the headline is metadata.
    Heading {
        /// 2–6.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list, numbered or not.
    List {
        /// Numbered.
        ordered: bool,
        /// The first item's number; 1 where the page gives none.
        start: i32,
        /// Its items, never empty.
        items: Vec<ListItem>,
    },
    /// Terms with what they mean.
    Definitions(Vec<Definition>),
    /// A quotation set apart.
    Quote {
        /// The quoted blocks.
        body: Vec<Block>,
        /// Who is quoted, where the page sets it apart.
        cite: Option<Vec<Inline>>,
    },
    /// A sentence of the article repeated for display.
    PullQuote(Vec<Inline>),
    /// A code listing, to the byte.
    Code {
        /// A short lower-case name such as `rust`, where the page gives one.
        language: Option<String>,
        /// The listing, without gutter, final line break removed.
        text: String,
    },
    /// Pictures with caption and credit.
    Figure(Figure),
    /// A data table.
    Table(Table),
    /// A formula on a line of its own.
    Math(Math),
    /// Something that plays or runs elsewhere, as a card that links there.
    Embed(Embed),
    /// A box beside the text: a call-out, key points, a correction.
    Aside {
        /// Which kind of box.
        kind: AsideKind,
        /// Its heading, where it has one.
        title: Option<Vec<Inline>>,
        /// Its blocks.
        body: Vec<Block>,
    },
    /// A break between two parts (`<hr>`, three asterisks).
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ListItem {
    /// A task's state, where the item has a tick box.
    pub checked: Option<bool>,
    /// Its blocks; a plain item is one paragraph.
    pub body: Vec<Block>,
}

/// Terms and what they mean.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Definition {
    /// One or more terms.
    pub terms: Vec<Vec<Inline>>,
    /// The details, each a run of blocks.
    pub details: Vec<Vec<Block>>,
}

/// One or more pictures with one caption.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Figure {
    /// The pictures; more than one is a gallery.
    pub media: Vec<Media>,
    /// The caption, without its credit.
    pub caption: Vec<Inline>,
    /// Photographer or agency, without the word before it ("Photo:", "©").
    pub credit: Option<String>,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Media {
    /// A picture.
    Image(Image),
    /// A picture that the page does not carry: text copied without its images leaves
    /// caption and credit behind.
    Missing,
}

/// A table of data.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Table {
    /// Its caption.
    pub caption: Vec<Inline>,
    /// Rows of headers.
    pub head: Vec<Row>,
    /// Rows of data, foot included.
    pub body: Vec<Row>,
}

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Row {
    /// From left to right in the order of the source.
    pub cells: Vec<Cell>,
}

/// Whether a cell is a header, and of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum CellScope {
    /// Data.
    #[default]
    Data,
    /// Header of its column.
    Column,
    /// Header of its row.
    Row,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cell {
    /// Header or data.
    pub scope: CellScope,
    /// Columns it spans, 1–1000 (the limits of the HTML standard).
    pub colspan: u16,
    /// Rows it spans, 1–65534.
    pub rowspan: u16,
    /// Its blocks; a plain cell is one paragraph.
    pub body: Vec<Block>,
}

/// Something that plays or runs elsewhere: video, audio, a post, a map. A card with a link,
/// never an iframe.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Embed {
    /// Who hosts it: "YouTube", or the host name.
    pub provider: String,
    /// Its title, where the page tells it.
    pub title: Option<String>,
    /// Where it can be seen.
    pub href: WebUrl,
    /// A still, where the page has one.
    pub thumbnail: Option<WebUrl>,
}

impl Embed {
    /// What a quoted post says, where it is one of words: part of the text around it.
    pub fn post(&self) -> Option<&str> {
        matches!(&*self.provider, "X" | "Bluesky").then_some(self.title.as_deref()?)
    }
}

/// Kinds of boxes beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum AsideKind {
    /// A note.
    Note,
    /// Information.
    Info,
    /// A tip, a hint.
    Tip,
    /// What went well.
    Success,
    /// Warning, caution.
    Warning,
    /// Danger, an error.
    Danger,
    /// Key takeaways, TL;DR, at a glance.
    KeyPoints,
    /// Correction, clarification, update.
    Correction,
    /// Anything else that is set apart: an info box, a `details`.
    Box,
}

/// A footnote or endnote.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Note {
    /// The node it was read from.
    pub origin: NodeId,
    /// The mark as printed ("1", "a", "*").
    pub label: String,
    /// Its blocks, without the link back.
    pub body: Vec<Block>,
}
