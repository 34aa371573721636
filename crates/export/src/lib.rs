//! Turns articles into other formats: Markdown, standalone HTML, plain text. One file a format.
//!
//! What stands in an article is text: each format escapes it, so that none of it becomes mark-up.
//!
//! ```
//! use article::{Article, Block, BlockKind, NodeId};
//! use broadsheet_export::{HtmlOptions, MarkdownOptions, TextOptions, html, markdown, text};
//!
//! let line = BlockKind::Paragraph(vec!["5 * 3 < 16".into()]);
//! let article = Article { body: vec![Block::new(NodeId(1), line)], ..Article::default() };
//! assert_eq!(markdown(&article, &MarkdownOptions::default()), "5 \\* 3 < 16\n");
//! assert_eq!(text(&article, &TextOptions::default()), "5 * 3 < 16\n");
//! assert!(html(&article, &HtmlOptions::default()).contains("<p>5 * 3 &lt; 16</p>"));
//! ```
//!
//! [`html`] gives a document that needs nothing but its pictures; extracted again, it yields the same
//! blocks. [`blocks_to_html`] and [`blocks_to_markdown`] write the text of another story of the page.
//!
//! What this crate does not do: read any of them back, fetch pictures, write files.

mod html;
mod markdown;
mod tex;
mod text;

pub use html::{HtmlOptions, blocks_to_html, escape, html};
pub use markdown::{MarkdownOptions, blocks_to_markdown, markdown};
pub use tex::tex;
pub use text::{TextOptions, text};

use article::{Article, Metadata, Published};

/// The line below a headline: byline, source, date, as far as they are known.
fn credits(meta: &Metadata) -> Vec<String> {
    let mut parts = Vec::new();
    let value = |claimed: &Option<article::Claimed<String>>| claimed.as_ref().map(|c| c.value.clone());
    parts.extend(value(&meta.byline).map(|byline| format!("By {byline}")));
    parts.extend(value(&meta.source).or_else(|| value(&meta.site_name)));
    parts.extend(meta.published.as_ref().and_then(|p| printed(&p.value)));
    parts
}

/// A date for people: the day that it was read as, else as it was printed.
fn printed(published: &Published) -> Option<String> {
    match &published.at {
        Some(at) => Some(at.date.to_string()),
        None => published.printed.clone(),
    }
}

/// The headline, where it is known.
fn headline(article: &Article) -> Option<&str> {
    article.meta.headline.as_ref().map(|h| h.value.as_str())
}
