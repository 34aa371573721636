//! The messages between the page and its worker.
//!
//! A [`Request`] goes to the worker, any number of [`Answer`]s come back, each with the request's
//! [`RequestId`]. A message is bytes: the [`VERSION`], then postcard. A message of another version
//! is refused, not guessed at: it means that page and worker come from two builds.
//!
//! What this crate does not know: how messages are carried (no browser), how pages are read.

use article::{Article, NodeId};
use postcard::ser_flavors::{AllocVec, Flavor};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Goes up with every change to a message or to the document model.
pub const VERSION: u8 = 6;

/// Tells which request an answer belongs to; grows by one with each request of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u32);

/// A page's own name in the worker and in the address bar: letters, digits and hyphens.
/// That of a pasted page is made of its content, so the same page has the same name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageId(pub String);

/// From page to worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Comes back with every answer.
    pub id: RequestId,
    /// What is to be done.
    pub ask: Ask,
}

/// What the worker can do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Take this page apart and keep it. A newer `Read` cancels an older one that still waits.
    Read(Input),
    /// The article of a page read before, also in an earlier visit: what a reload asks.
    Open(PageId),
    /// Bring a block back (`keep`), or undo that: edits the page's plan and lowers it again.
    Edit {
        /// The page.
        page: PageId,
        /// The block, as the account names it.
        node: NodeId,
        /// Bring it back, or cut it again.
        keep: bool,
    },
    /// Show a page's text as it is printed (`as_printed`), or repaired again.
    Print {
        /// The page.
        page: PageId,
        /// As it is printed.
        as_printed: bool,
    },
    /// Delete a page from the device with the highlights in it (`forget`), or undo that: possible
    /// for the page deleted last, for as long as the worker lives.
    Forget {
        /// The page.
        page: PageId,
        /// Delete it, or keep it again.
        forget: bool,
    },
    /// What the reader highlighted on a page.
    Highlights(PageId),
    /// Keep a highlight, in the place of the one that was made at the same moment, or delete it.
    Highlight {
        /// The page.
        page: PageId,
        /// When it was made.
        made: i64,
        /// The highlight; `None` deletes it.
        highlight: Option<Highlight>,
    },
}

/// A passage that the reader highlighted, and what they wrote about it.
///
/// It is found again by its words, whatever became of the page around it: see `src/room/anchor.rs`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Highlight {
    /// When it was made, in milliseconds since 1970 UTC: its name within the page.
    pub made: i64,
    /// Which of the page's stories it is in, counted from 0; `None` for the lead.
    pub story: Option<u32>,
    /// A hash of the block's text in which it begins.
    pub block: u32,
    /// Its words; none where the note is on the article as a whole.
    pub quote: String,
    /// A little of what stands before it.
    pub before: String,
    /// A little of what stands after it.
    pub after: String,
    /// The reader's note; may be empty.
    pub note: String,
}

/// What a reader gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// The name it shall have; `None` for one made of its content. A page with an empty name is not kept.
    pub page: Option<PageId>,
    /// The page itself.
    pub source: Source,
    /// Where it comes from, where that is known.
    pub url: Option<String>,
    /// The moment of capture, in seconds since 1970 UTC. Relative times count from it.
    pub captured: Option<i64>,
}

/// The forms in which a page arrives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// HTML: the clipboard's rich form.
    Html(String),
    /// Text as pasted; whether it is prose or HTML source is worked out.
    Text(String),
    /// A file's bytes; encoding and kind are worked out.
    Bytes(Vec<u8>),
}

/// From worker to page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The request's; `RequestId(0)` for [`Reply::Ready`], which nobody asked for.
    pub id: RequestId,
    /// What became of it.
    pub reply: Reply,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The worker is warm.
    Ready,
    /// The page, read or lowered again.
    Article {
        /// Its name.
        page: PageId,
        /// The page taken apart.
        article: Box<Article>,
        /// Where the reader got it, as given.
        url: Option<String>,
        /// Its text stands as it is printed: the repairs among the notices were not made.
        as_printed: bool,
        /// Time spent extracting, in milliseconds.
        millis: u32,
    },
    /// A newer request took its place.
    Cancelled,
    /// No article came of it; the text is there to be read as it is.
    Refused {
        /// Why.
        why: Refusal,
        /// One English sentence.
        message: String,
        /// The page's text as it stands, shortened to 1 MB; empty where it has none.
        text: String,
    },
    /// It is done: deleted, kept, or kept again.
    Done,
    /// What the reader highlighted on the page, in the order in which it was made.
    Highlights(Vec<Highlight>),
}

/// Why no article came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Nothing in it.
    Empty,
    /// Neither HTML nor text: a PDF, a picture.
    NotAPage,
    /// A page that holds no article.
    NoArticle,
    /// A page of that name is not kept here.
    Unknown,
    /// Page and worker come from two builds; a reload mends it.
    Version,
    /// The worker failed on it and was started anew.
    Failed,
}

/// A message that is not one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// Of another version.
    Version(u8),
    /// Not a message.
    Malformed,
}

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WireError::Version(v) => write!(f, "a message of version {v}, not {VERSION}"),
            WireError::Malformed => f.write_str("not a message"),
        }
    }
}

impl std::error::Error for WireError {}

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Extending a vector cannot fail, and no message holds a sequence of unknown length,
    // the one thing that postcard refuses.
    // `to_extend`, which could begin with the version as well, copies a page byte by byte.
    let mut bytes = AllocVec::new();
    let written = bytes.try_push(VERSION).and_then(|()| postcard::serialize_with_flavor(message, bytes));
    written.unwrap_or_default()
}

/// A [`Request`] of that id for what [`encode`] made of its [`Ask`]: one that was written down before
/// anybody could know its id.
pub fn request(id: RequestId, ask: &[u8]) -> Vec<u8> {
    let mut message = encode(&id);
    // Of a struct, postcard writes one field after the other and nothing else.
    message.extend_from_slice(ask.get(1..).unwrap_or_default());
    message
}

/// A message from bytes.
///
/// # Errors
/// When the bytes are of another version or no message of that type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    match bytes.split_first() {
        Some((&VERSION, rest)) => postcard::from_bytes(rest).map_err(|_| WireError::Malformed),
        Some((&other, _)) => Err(WireError::Version(other)),
        None => Err(WireError::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back_as_they_went() {
        let request = Request {
            id: RequestId(7),
            ask: Ask::Read(Input {
                page: Some(PageId("a-b".into())),
                source: Source::Text("<p>ä".into()),
                url: Some("https://a.example/".into()),
                captured: Some(-1),
            }),
        };
        assert_eq!(decode::<Request>(&encode(&request)), Ok(request));
        for forget in [true, false] {
            let ask = Ask::Forget { page: PageId("p-1".into()), forget };
            let written = encode(&ask);
            let request = Request { id: RequestId(800), ask };
            assert_eq!(self::request(request.id, &written), encode(&request));
            assert_eq!(decode::<Request>(&encode(&request)), Ok(request));
        }
        let answer = Answer {
            id: RequestId(7),
            reply: Reply::Article {
                page: PageId("a".into()),
                article: Box::default(),
                url: None,
                as_printed: true,
                millis: 3,
            },
        };
        assert_eq!(decode::<Answer>(&encode(&answer)), Ok(answer));
        let highlight = Highlight { made: 1_790_000_000_000, quote: "ä b".into(), ..Highlight::default() };
        for reply in [Reply::Done, Reply::Highlights(vec![highlight])] {
            let answer = Answer { id: RequestId(8), reply };
            assert_eq!(decode::<Answer>(&encode(&answer)), Ok(answer));
        }
    }

    #[test]
    fn another_version_and_rubbish_are_refused() {
        assert_eq!(decode::<Request>(&[VERSION + 1, 0]), Err(WireError::Version(VERSION + 1)));
        assert_eq!(decode::<Request>(&[]), Err(WireError::Malformed));
        assert_eq!(decode::<Answer>(&[VERSION, 0xff, 0xff, 0xff]), Err(WireError::Malformed));
    }
}
