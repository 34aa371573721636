//! Who is measured: ours and others, each from a page's source to what it makes of it.

use extract::{Dom, Format, Limits, Options};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;

/// Somebody who reads a page.
pub struct Contestant {
    pub name: &'static str,
    /// Whose version goes with the name; empty for our own.
    pub package: &'static str,
    /// Reads a page. Returns a number that depends on all of the outcome, so that nothing of the
    /// work can be left out; `None` where there is no outcome. What was made is freed in here, too.
    pub run: fn(&str) -> Option<usize>,
}

/// The first is what the others are compared with.
pub const ALL: [Contestant; 7] = [
    Contestant { name: "html5ever into RcDom", package: "html5ever", run: html5ever_rcdom },
    Contestant { name: "Broadsheet: parsing", package: "", run: parsing },
    Contestant { name: "Broadsheet: all of it", package: "", run: whole },
    Contestant { name: "dom_smoothie", package: "dom_smoothie", run: dom_smoothie },
    Contestant { name: "rs-trafilatura", package: "rs-trafilatura", run: rs_trafilatura },
    Contestant { name: "readability", package: "readability", run: readability },
    Contestant { name: "readable-readability", package: "readable-readability", run: readable },
];

/// Where our own two are in the list.
pub const PARSING: usize = 1;
pub const WHOLE: usize = 2;

/// The tree that html5ever's own examples build: what it costs to read HTML and to keep it.
fn html5ever_rcdom(html: &str) -> Option<usize> {
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
    Some(dom.document.children.borrow().len())
}

fn parsing(html: &str) -> Option<usize> {
    let dom = extract::parse(html, &Limits::default());
    Some(dom.text(Dom::ROOT).len())
}

fn whole(html: &str) -> Option<usize> {
    let options = Options { format: Format::Html, ..Options::default() };
    let article = extract::extract(html, &options).ok()?;
    Some(article.body.len() + article.related.len() + article.account.blocks.len())
}

fn dom_smoothie(html: &str) -> Option<usize> {
    let article = dom_smoothie::Readability::new(html, None, None).ok()?.parse().ok()?;
    Some(article.text_content.len())
}

fn rs_trafilatura(html: &str) -> Option<usize> {
    let result = rs_trafilatura::extract(html).ok()?;
    Some(result.content_text.len())
}

fn readability(html: &str) -> Option<usize> {
    let address = url::Url::parse("https://site.example/story").ok()?;
    let product = readability::extractor::extract(&mut html.as_bytes(), &address).ok()?;
    Some(product.text.len())
}

fn readable(html: &str) -> Option<usize> {
    let (node, _) = readable_readability::Readability::new().parse(html);
    // It returns a tree, so writing that down is part of having its article.
    let mut text = Vec::new();
    node.serialize(&mut text).ok()?;
    (!text.is_empty()).then_some(text.len())
}
