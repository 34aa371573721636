//! An article in the form that the corpus's scorers read.

use std::path::{Path, PathBuf};

use article::{Article, Block, BlockKind, Claimed, Provenance, Story};
use export::MarkdownOptions;
use report::{Caption, StoryReport, captions};
use serde::Serialize;

use super::sets::{Answer, Job};

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
    related: Vec<StoryReport<'a>>,
    stories: Vec<StoryReport<'a>>,
}

/// The file of a page's prediction.
pub fn file(out: &Path, job: &Job) -> PathBuf {
    let ending = match job.answer {
        Answer::Json => "json",
        Answer::Markdown => "md",
    };
    out.join(job.set).join(format!("{}.{ending}", job.id))
}

/// The prediction as JSON; of no article, one that tells the page's title alone.
///
/// # Errors
/// A message, when it cannot be written as JSON.
pub fn prediction(article: Option<&Article>, title: Option<&str>) -> Result<String, String> {
    let prediction = article.map_or_else(|| Prediction { title, ..Prediction::default() }, predict);
    serde_json::to_string(&prediction).map_err(|error| error.to_string())
}

/// What the set `structure` compares: the article as Markdown without its headline.
pub fn markdown(article: Option<&Article>) -> String {
    let Some(article) = article else { return String::new() };
    // A picture that is only claimed stands for a page that prints none.
    let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure(_));
    let claimed = article.meta.lead_image.as_ref().is_some_and(|image| image.from != Provenance::Visible);
    let lead_image = !claimed || !article.body.iter().any(is_figure);
    let options = MarkdownOptions { lead_image, headline: false, play_embeds: true };
    export::markdown(article, &options)
}

fn predict(article: &Article) -> Prediction<'_> {
    let meta = &article.meta;
    let whole: Vec<&Story> = article.related.iter().filter(|story| !story.body.is_empty()).collect();
    let teasers = || article.related.iter().map(StoryReport::teaser).collect();
    Prediction {
        title: value(&meta.headline),
        byline: value(&meta.byline),
        published: meta.published.as_ref().and_then(|p| p.value.at).map(|at| at.date.to_string()),
        site_name: value(&meta.site_name),
        source: value(&meta.source),
        text: Some(article.text()),
        captions: captions(article),
        related: teasers(),
        // Where a page carries whole stories, its stories are those; where it carries none, the
        // teasers are all that it tells of them.
        stories: if whole.is_empty() {
            teasers()
        } else {
            whole.into_iter().map(StoryReport::whole).collect()
        },
    }
}

fn value(claim: &Option<Claimed<String>>) -> Option<&str> {
    claim.as_ref().map(|claim| claim.value.as_str())
}
