//! An article in the form that Mozilla's Readability returns, for programs that know that one.

use article::{Article, Block, BlockKind, Claimed, Direction, NodeId};
use export::TextOptions;
use serde::Serialize;

/// What Readability's `parse()` returns. What is not known is null, as it is there.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Readability {
    title: String,
    byline: Option<String>,
    dir: Option<Direction>,
    lang: Option<String>,
    content: String,
    text_content: String,
    /// Of `textContent`, in the units that JavaScript counts in.
    length: usize,
    excerpt: Option<String>,
    site_name: Option<String>,
    published_time: Option<String>,
}

/// An article in that form.
pub fn of(article: &Article) -> Readability {
    let meta = &article.meta;
    let value = |claim: &Option<Claimed<String>>| claim.as_ref().map(|claim| claim.value.clone());
    let text = export::text(article, &TextOptions { headline: false, ..TextOptions::default() });
    let published = meta.published.as_ref().map(|claim| &claim.value);
    Readability {
        title: value(&meta.headline).unwrap_or_default(),
        byline: value(&meta.byline),
        dir: meta.dir.as_ref().map(|claim| claim.value),
        lang: value(&meta.lang),
        content: content(article),
        length: text.encode_utf16().count(),
        // Where the page prints no dek, its first paragraph tells what it is about.
        excerpt: value(&meta.dek).or_else(|| article.text().lines().next().map(str::to_owned)),
        text_content: text,
        site_name: value(&meta.site_name),
        published_time: published
            .and_then(|day| day.at.map(|at| at.to_string()).or_else(|| day.printed.clone())),
    }
}

/// The body with its lead image, within the two elements by which style sheets made for
/// Readability know it.
fn content(article: &Article) -> String {
    let image = article.meta.lead_image.as_ref();
    let image = image.map(|image| Block::new(NodeId::default(), BlockKind::Figure(image.value.clone())));
    let mut out = String::from("<div id=\"readability-page-1\" class=\"page\">\n");
    out.push_str(&export::blocks_to_html(image.as_slice(), &[]));
    out.push_str(&export::blocks_to_html(&article.body, &article.notes));
    out.push_str("</div>\n");
    out
}
