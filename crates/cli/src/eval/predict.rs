//! An article in the form that the corpus's scorers read.

use article::{Article, Story};
use export::MarkdownOptions;
use serde::Serialize;

use crate::report::{self, Caption, printed_time, story_text, value};

/// One page's prediction. Every value may be absent.
#[derive(Default, Serialize)]
struct Prediction<'a> {
    title: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<String>,
    site_name: Option<&'a str>,
    source: Option<&'a str>,
    text: Option<String>,
    captions: Vec<Caption>,
    related: Vec<Related<'a>>,
    stories: Vec<WholeStory<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    title: &'a str,
    href: Option<&'a str>,
    source: Option<&'a str>,
    time: Option<&'a str>,
    snippet: Option<&'a str>,
}

#[derive(Serialize)]
struct WholeStory<'a> {
    title: &'a str,
    source: Option<&'a str>,
    time: Option<&'a str>,
    published: Option<String>,
    text: Option<String>,
}

/// The prediction as JSON; of no article, one that says nothing.
///
/// # Errors
/// A message, when it cannot be written as JSON.
pub fn prediction(article: Option<&Article>) -> Result<String, String> {
    let prediction = article.map(predict).unwrap_or_default();
    serde_json::to_string(&prediction).map_err(|error| error.to_string())
}

/// The article as Markdown without its headline: what the set `structure` compares.
pub fn markdown(article: Option<&Article>) -> String {
    let options = MarkdownOptions { lead_image: true, ..MarkdownOptions::default() };
    article.map(|article| export::markdown(article, &options)).unwrap_or_default()
}

fn predict(article: &Article) -> Prediction<'_> {
    let meta = &article.meta;
    // Where a page carries whole stories, its stories are those; where it carries none, the
    // teasers are all that it tells of them.
    let whole = article.related.iter().any(|story| !story.body.is_empty());
    let stories = article.related.iter().filter(|story| !whole || !story.body.is_empty());
    Prediction {
        title: value(&meta.headline),
        byline: value(&meta.byline),
        published: meta.published.as_ref().and_then(|p| p.value.at).map(|at| at.date.to_string()),
        site_name: value(&meta.site_name),
        source: value(&meta.source),
        text: Some(article.text()),
        captions: report::captions(article),
        related: article.related.iter().map(related).collect(),
        stories: stories.map(story).collect(),
    }
}

fn related(story: &Story) -> Related<'_> {
    Related {
        title: &story.title,
        href: story.href.as_ref().map(|href| href.as_str()),
        source: story.source.as_deref(),
        time: printed_time(story),
        snippet: story.snippet.as_deref(),
    }
}

fn story(story: &Story) -> WholeStory<'_> {
    WholeStory {
        title: &story.title,
        source: story.source.as_deref(),
        time: printed_time(story),
        published: story.published.as_ref().and_then(|p| p.at).map(|at| at.date.to_string()),
        text: (!story.body.is_empty()).then(|| story_text(story)),
    }
}
