//! The other stories of a page.

use crate::{Block, NodeId, Note, Notice, Published, WebUrl};

/// Why a story stands on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum StoryKind {
    /// "Related articles", "More on this".
    #[default]
    Related,
    /// More of a section, an author, a series.
    MoreFrom,
    /// "Most read", "Trending".
    MostRead,
    /// "Recommended", "You may also like".
    Recommended,
    /// A line within the body that is only a link to another story.
    Inline,
    /// The previous or the next post.
    PrevNext,
    /// "Latest".
    Latest,
    /// A whole article that follows the lead (endless scroll).
    Following,
}

/// Another story of the page: a headline with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Story {
    /// The node of its headline.
    pub origin: NodeId,
    /// The headline, once.
    pub title: String,
    /// Where the story is.
    pub href: Option<WebUrl>,
    /// The publisher as printed.
    pub source: Option<String>,
    /// The news agency of its dateline.
    pub agency: Option<String>,
    /// The place of its dateline.
    pub dateline: Option<String>,
    /// The author as printed, without "By".
    pub byline: Option<String>,
    /// Its time as printed, and as resolved against the moment of capture.
    pub published: Option<Published>,
    /// The heading of the block that it stands in.
    pub section: Option<String>,
    /// Why it stands there.
    pub kind: StoryKind,
    /// The teaser.
    pub snippet: Option<String>,
    /// Its picture.
    pub image: Option<WebUrl>,
    /// Its text, where the page carries it; empty where it has to be read elsewhere.
    pub body: Vec<Block>,
    /// The notes of that text.
    pub notes: Vec<Note>,
    /// What a reader of that text should be told.
    pub notices: Vec<Notice>,
}
