//! The document model of Broadsheet.
//!
//! What an extraction yields is a tree of typed blocks, never HTML: an [`Article`] with its
//! [`Metadata`], its [`Block`]s of [`Inline`]s, its [`Note`]s, and the other [`Story`]s of the
//! page. There is no raw-HTML variant and no bag of attributes, so a script, an event handler
//! or a `javascript:` link cannot be expressed, and what cannot be expressed cannot be rendered.
//! Addresses are [`WebUrl`]s, which let through `http`, `https`, `mailto` and `data:` images only.
//!
//! What an extraction does not know is absent, never guessed, and every value that it does know
//! says where it was found:
//!
//! ```
//! use broadsheet_article::{Article, Block, BlockKind, Claimed, NodeId, Provenance, WebUrl};
//!
//! let line = BlockKind::Paragraph(vec!["Forty boats had waited outside.".into()]);
//! let mut article = Article { body: vec![Block::new(NodeId(7), line)], ..Article::default() };
//! article.meta.headline = Some(Claimed::new("Harbour reopens".to_owned(), Provenance::OpenGraph));
//! assert_eq!(article.text(), "Forty boats had waited outside.");
//! assert!(article.meta.byline.is_none());
//!
//! assert!(WebUrl::parse("https://quay.example/").is_ok());
//! assert!(WebUrl::parse("javascript:alert(1)").is_err());
//! ```
//!
//! With the feature `serde` the whole model travels; an address is checked again when it is read.
//!
//! What this crate does not know: HTML, parsers, browsers, storage, clocks.

mod account;
mod block;
mod date;
mod inline;
mod math;
mod meta;
mod punycode;
mod resolve;
mod story;
mod url;
mod walk;

pub use self::url::{UrlError, WebUrl};
pub use account::{Account, Accounted, Notice, NoticeKind, Reason, Verdict};
pub use block::{
    AsideKind, Block, BlockKind, Cell, CellScope, Definition, Direction, Embed, Figure, ListItem, Media,
    NodeId, Note, Row, Table,
};
pub use date::{Date, DateTime, ParseDateError, Time};
pub use inline::{Image, Inline, LinkTarget, plain_length, plain_text};
pub use math::{Math, MathNode, MathTag};
pub use meta::{Author, Claimed, Metadata, Provenance, Published};
pub use story::{Story, StoryKind};
pub use walk::{Visit, visit_blocks, word_count};

/// One page, taken apart: the lead story, the other stories, and an account of every block.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Article {
    /// What is known about the lead story, each value with its provenance.
    pub meta: Metadata,
    /// The body, without headline, byline, date and lead image where those are in `meta`.
    pub body: Vec<Block>,
    /// Footnotes and endnotes, in the order in which they are first referred to.
    pub notes: Vec<Note>,
    /// The page's other stories, in the page's order.
    pub related: Vec<Story>,
    /// Where every block of the page went: kept, moved, another story's, or cut and why.
    pub account: Account,
    /// What a reader of the lead should be told: limits reached, repairs made, doubts.
    pub notices: Vec<Notice>,
}

impl Article {
    /// The body's prose, one line a block; no headline, captions or credits.
    pub fn text(&self) -> String {
        walk::prose(&self.body)
    }

    /// The words of that text, see [`word_count`].
    pub fn words(&self) -> u32 {
        walk::words_of(&self.body)
    }
}
