//! Takes a page's HTML or text apart into its stories, and tells what was cut and why.
//!
//! A page of the web carries one story that its reader came for, others that it would like to be
//! read next, and furniture. Tools that look for the one heaviest piece of a page lose stories that
//! come in several pieces and merge those that stand together, and what they drop is gone without a
//! word. This crate deals a page out instead: every block of it is the lead's, another story's, or
//! the site's, and for every block that was left out there is a reason.
//!
//! # Quick start
//!
//! One function does it. Everything that it may be told has a default.
//!
//! ```
//! use broadsheet_extract::{Options, extract};
//!
//! let page = r#"<title>Harbour reopens - The Quay</title>
//!     <nav><a href="/">Home</a> <a href="/news">News</a></nav>
//!     <article><h1>Harbour reopens</h1><p class="byline">By Ada Marsh</p>
//!     <p>The harbour opened again on Monday morning, two days after a storm had closed it to all ships.</p>
//!     <p>Forty boats had waited outside since dawn, and the first of them were unloaded before noon.</p></article>
//!     <aside><h2>Related articles</h2><ul><li><a href="/2025/ferry">Ferry to the islands starts again</a></li>
//!     <li><a href="/2025/market">Fish market to be rebuilt on higher ground</a></li></ul></aside>"#;
//!
//! let article = extract(page, &Options::default())?;
//! assert_eq!(article.meta.headline.as_ref().unwrap().value, "Harbour reopens");
//! assert_eq!(article.meta.byline.as_ref().unwrap().value, "Ada Marsh");
//! assert!(article.text().starts_with("The harbour opened again"));
//! assert_eq!(article.related[1].title, "Fish market to be rebuilt on higher ground");
//! # Ok::<(), broadsheet_extract::Refused>(())
//! ```
//!
//! The [`Article`] is a tree of typed blocks without HTML in it, so there is nothing to sanitise;
//! `broadsheet-export` makes Markdown, HTML and plain text of it.
//!
//! A page's address makes its links absolute, and is a hint at site and date:
//!
//! ```
//! # use broadsheet_extract::{Options, extract};
//! use broadsheet_extract::article::{DateTime, WebUrl};
//!
//! let options = Options {
//!     url: WebUrl::parse("https://quay.example/2025/03/31/harbour").ok(),
//!     // "26 minutes ago" counts from here; this crate has no clock of its own.
//!     captured: DateTime::parse_iso("2025-03-31T10:00:00Z").ok(),
//!     ..Options::default()
//! };
//! # let text = "The harbour opened again on Monday, two days after a storm had closed it to all ships.";
//! # assert!(extract(text, &options).is_ok());
//! ```
//!
//! Bytes become text by [`decode`], which tells a PDF from a page and finds out the encoding. With
//! the feature `encodings` it is handed `WebEncodings`; a browser has its own [`Decoder`].
//!
//! # What was cut, and bringing it back
//!
//! [`Page`] is the same with the page kept. Its plan can be edited, which judges nothing anew, and
//! [`Page::trace`] tells of every block which rules spoke, with their weights.
//!
//! ```
//! use broadsheet_extract::article::Verdict;
//! use broadsheet_extract::{Options, Page};
//!
//! let source = "<article><h1>Tides</h1><p>The tide rises twice a day on most coasts, and few who live \
//!     there give it a thought.</p><p>Its height depends on the moon, which pulls at the water.</p></article>\
//!     <footer><p>All rights reserved.</p></footer>";
//! let mut page = Page::read(source, &Options::default())?;
//! let account = page.article().account;
//! let cut = account.blocks.iter().find(|block| block.verdict == Verdict::Cut).unwrap();
//! assert_eq!(cut.preview, "All rights reserved.");
//! assert!(!cut.reasons.is_empty());
//!
//! page.edit(cut.node, true);
//! assert!(page.article().text().ends_with("All rights reserved."));
//! # Ok::<(), broadsheet_extract::Refused>(())
//! ```
//!
//! # What it promises
//!
//! - No input makes it panic, and a page of any form costs time in proportion to its length, up to
//!   [`Limits`]. Reaching one is a notice in the article, not an error.
//! - The same page gives the same article, to the byte, on every machine: no clock, no hash order,
//!   no float is part of it.
//! - All text of an article is text of the page, and in its order.
//! - There is an article, or a [`Refused`] that says why not and carries what text there is.
//!
//! # What it does not do
//!
//! Fetch, store, render, run scripts, ask for the time. A page whose text is put there by a script
//! has to be saved after that ran. It is not made for pages that are no articles (shops, forums,
//! lists of results): it reads them, but others read them better. It summarises nothing and
//! translates nothing.

#[cfg(feature = "ablation")]
#[doc(hidden)]
pub mod ablation;
mod account;
mod assemble;
mod claims;
mod credit;
mod dateline;
mod dates;
mod decode;
mod dom;
mod eight;
mod facts;
mod find;
mod judge;
mod keys;
mod lookup;
mod lower;
mod meta;
mod options;
mod order;
mod page;
mod phrases;
mod rules;
mod segment;
mod tidy;
mod trace;
mod twice;

#[doc(no_inline)]
pub use ::article;
#[doc(no_inline)]
pub use ::article::Article;
#[cfg(feature = "encodings")]
pub use decode::WebEncodings;
pub use decode::{Decoder, decode};
pub use dom::{Dom, NodeId, Tag, parse};
pub use options::{Format, Limits, Options, Refused, RefusedWhy};
pub use page::{Page, extract};
#[doc(no_inline)]
pub use tokenize::seldom as references;
pub use trace::{Features, Trace, TraceLine, features};
