//! The account of a page: where every block of it went, and why.

use std::borrow::Cow;

use crate::NodeId;

/// Every block of the page, in document order.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Account {
    /// One entry a block.
    pub blocks: Vec<Accounted>,
}

/// One block of the page and where it went.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Accounted {
    /// The node; what "bring back" names.
    pub node: NodeId,
    /// Where it went.
    pub verdict: Verdict,
    /// Its text, shortened to about 200 characters.
    pub preview: String,
    /// Its words in full.
    pub words: u32,
    /// Why, the weightiest reason first; empty for what is simply kept.
    pub reasons: Vec<Reason>,
}

/// Where a block went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Verdict {
    /// In the body.
    Kept,
    /// In the metadata: headline, byline, date, lead image…
    Moved,
    /// In `Article::related[n]`.
    Story(u32),
    /// Left out.
    Cut,
    /// Was left out or another story's, and the reader brought it back.
    Restored,
}

/// One rule that spoke on a block.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reason {
    /// The rule's id, such as `links-only`; stable, so that it can be translated.
    pub rule: Cow<'static, str>,
    /// The rule in words a reader understands, in English.
    pub words: Cow<'static, str>,
    /// Hundredths of a log-odds unit; above 0 speaks for keeping.
    pub weight: i32,
}

/// Something a reader should be told.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// One English sentence.
    pub message: String,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum NoticeKind {
    /// A limit on bytes, nodes or depth was reached; something is missing.
    Limit,
    /// The text was repaired: wire copy broken into paragraphs, quotes matched.
    Repair,
    /// The text was decoded with a guess at its encoding.
    Encoding,
    /// The page looks shortened: a paywall, a teaser.
    Incomplete,
}
