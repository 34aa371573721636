//! An article in the form that other programs read: what `broadsheet extract --format json` prints
//! and what the JavaScript package returns. What is not known is null or left out, never a guess: null
//! for what every article is asked for (title, byline, source, language …), left out for dates and rarer
//! facts. `crates/js/src/types.ts` describes the form; a test of that package holds it to that.
//!
//! What this crate does not know: how the form is written down (JSON, JavaScript objects).

mod known;
mod story;

use article::{Accounted, Article, Block, Note, Notice, Reason, Verdict};
use known::{Known, Origins, Values};
use serde::Serialize;
pub use story::{Caption, StoryReport, captions};

/// An article to be serialised, its fields in the order in which they are written.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    #[serde(flatten)]
    head: Values<'a>,
    word_count: u32,
    text: String,
    captions: Vec<Caption>,
    related: Vec<StoryReport<'a>>,
    stories: Vec<StoryReport<'a>>,
    cuts: Vec<Cut<'a>>,
    notices: &'a [Notice],
    blocks: &'a [Block],
    notes: &'a [Note],
    provenance: Origins,
}

/// A block that was left out.
#[derive(Debug, Serialize)]
struct Cut<'a> {
    node: u32,
    preview: &'a str,
    words: u32,
    reasons: &'a [Reason],
}

impl<'a> Report<'a> {
    /// The report on an article.
    pub fn of(article: &'a Article) -> Self {
        let head = Known::of(&article.meta);
        let whole = article.related.iter().filter(|story| !story.body.is_empty());
        let cut = article.account.blocks.iter().filter(|block| block.verdict == Verdict::Cut);
        Self {
            provenance: Origins::of(&head),
            head: Values(head),
            word_count: article.meta.words,
            text: article.text(),
            captions: captions(article),
            related: article.related.iter().map(StoryReport::teaser).collect(),
            stories: whole.map(StoryReport::whole).collect(),
            cuts: cut.map(Cut::of).collect(),
            notices: &article.notices,
            blocks: &article.body,
            notes: &article.notes,
        }
    }
}

impl<'a> Cut<'a> {
    fn of(block: &'a Accounted) -> Self {
        Self { node: block.node.0, preview: &block.preview, words: block.words, reasons: &block.reasons }
    }
}

#[cfg(test)]
mod tests {
    use article::{BlockKind, Claimed, NodeId, Provenance, Story};

    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::new(NodeId(1), BlockKind::Paragraph(vec![text.into()]))
    }

    #[test]
    fn what_is_known_is_there_once_and_in_order() {
        let mut article = Article { body: vec![paragraph("One.")], ..Article::default() };
        article.meta.headline = Some(Claimed::new("A title".into(), Provenance::OpenGraph));
        article.meta.lang = Some(Claimed::new("en".into(), Provenance::Detected));
        let report = serde_json::to_value(Report::of(&article)).unwrap();
        let names: Vec<&String> = report.as_object().unwrap().keys().collect();
        let asked =
            ["title", "byline", "authors", "site_name", "source", "agency", "lang", "dir", "lead_image"];
        assert_eq!(&names[..10], [&asked[..], &["word_count"]].concat());
        assert!(report["byline"].is_null() && report.get("published").is_none());
        assert_eq!(report["text"], "One.");
        let found = serde_json::json!({ "title": "open_graph", "lang": "detected" });
        assert_eq!(report["provenance"], found);
    }

    #[test]
    fn a_story_has_its_text_only_where_the_page_carries_it() {
        let teaser = Story { title: "Teaser".into(), ..Story::default() };
        let whole = Story { title: "Whole".into(), body: vec![paragraph("Two.")], ..Story::default() };
        let article = Article { related: vec![teaser, whole], ..Article::default() };
        let report = serde_json::to_value(Report::of(&article)).unwrap();
        assert_eq!(report["related"].as_array().unwrap().len(), 2);
        assert_eq!(report["stories"].as_array().unwrap().len(), 1);
        assert_eq!(report["stories"][0]["title"], "Whole");
        assert_eq!(report["stories"][0]["text"], "Two.");
        assert!(report["related"][1].get("text").is_none());
    }
}
