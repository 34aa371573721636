//! Inlines: what a paragraph is made of.

use crate::{Block, Direction, Math, WebUrl};

/// The closed set of what can stand in a line.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Inline {
    /// Characters, white space folded.
    Text(String),
    /// Stress (`em`, `i`, `cite`).
    Emphasis(Vec<Inline>),
    /// Importance (`strong`, `b`).
    Strong(Vec<Inline>),
    /// A short piece of code, a key, a file name.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        to: LinkTarget,
        /// What it says.
        content: Vec<Inline>,
    },
    /// A picture in the line, such as an emoji or a formula kept as picture.
    Image(Image),
    /// Below the line.
    Sub(Vec<Inline>),
    /// Above the line.
    Sup(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Marked by the author.
    Mark(Vec<Inline>),
    /// Small print.
    Small(Vec<Inline>),
    /// A quotation in the line (`q`): the quote marks are the setting's, by language.
    Quoted(Vec<Inline>),
    /// A line break that means something.
    Break,
    /// A reference to `Article::notes[note]` (or to the notes of the story it stands in).
    NoteRef {
        /// Index into the notes.
        note: u32,
        /// The mark as printed.
        label: String,
    },
    /// A formula in the line.
    Math(Math),
    /// Text with its reading above it.
    Ruby {
        /// The text.
        base: Vec<Inline>,
        /// The reading.
        reading: String,
    },
    /// An abbreviation and what it stands for.
    Abbr {
        /// As written.
        short: String,
        /// Written out.
        long: String,
    },
    /// A run in another language or direction.
    Span {
        /// BCP 47 tag.
        lang: Option<String>,
        /// Direction; also for `bdo`, `bdi`.
        dir: Option<Direction>,
        /// The run.
        content: Vec<Inline>,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum LinkTarget {
    /// Another page.
    Web(WebUrl),
    /// A [`Block::anchor`] of the same article.
    Anchor(String),
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Image {
    /// The best candidate of all that the page names.
    pub src: WebUrl,
    /// What to show where `src` does not load: the page's plain `src`, where it differs.
    pub fallback: Option<WebUrl>,
    /// Text in its place; empty for a decoration.
    pub alt: String,
    /// Width in CSS pixels, where the page tells it.
    pub width: Option<u32>,
    /// Height in CSS pixels, where the page tells it.
    pub height: Option<u32>,
}

/// The characters of a run of inlines, breaks as line breaks, without note marks, pictures
/// and readings.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::with_capacity(plain_length(inlines));
    each_plain(inlines, &mut |text| out.push_str(text));
    out
}

/// The bytes of that text.
pub fn plain_length(inlines: &[Inline]) -> usize {
    let mut bytes = 0;
    each_plain(inlines, &mut |text| bytes += text.len());
    bytes
}

/// The pieces of that text, in order.
pub(crate) fn each_plain<'a>(inlines: &'a [Inline], see: &mut dyn FnMut(&'a str)) {
    // Inlines nest no deeper than the reader's limit on depth, so recursion is safe.
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => see(text),
            Inline::Abbr { short, .. } => see(short),
            Inline::Break => see("\n"),
            Inline::Math(math) => see(math.source()),
            Inline::Image(_) | Inline::NoteRef { .. } => {}
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Link { content, .. }
            | Inline::Sub(content)
            | Inline::Sup(content)
            | Inline::Strike(content)
            | Inline::Mark(content)
            | Inline::Small(content)
            | Inline::Quoted(content)
            | Inline::Span { content, .. } => each_plain(content, see),
            Inline::Ruby { base, .. } => each_plain(base, see),
        }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Inline::Text(text.to_owned())
    }
}

/// A paragraph's inlines when a block is one, for matching in tests and tidying.
impl Block {
    /// The inlines of a paragraph or heading; `None` for every other block.
    pub fn inlines(&self) -> Option<&[Inline]> {
        match &self.kind {
            crate::BlockKind::Paragraph(content)
            | crate::BlockKind::PullQuote(content)
            | crate::BlockKind::Heading { content, .. } => Some(content),
            _ => None,
        }
    }
}
