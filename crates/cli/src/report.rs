//! An article as JSON. What is not known is left out, never null and never a guess.

use article::{
    Accounted, Article, Author, Block, BlockKind, Claimed, Direction, Figure, Media, Note, Notice,
    Provenance, Reason, Story, StoryKind, Verdict, Visit, plain_text, visit_blocks,
};
use serde::Serialize;

/// What `broadsheet extract --format json` prints, in this order.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    word_count: u32,
    text: String,
    captions: Vec<Caption>,
    related: Vec<Related<'a>>,
    stories: Vec<WholeStory<'a>>,
    cuts: Vec<Cut<'a>>,
    notices: &'a [Notice],
    blocks: &'a [Block],
    notes: &'a [Note],
    provenance: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct Head<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dek: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    authors: &'a [Author],
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_raw: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dir: Option<Direction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A picture's caption and credit, apart.
#[derive(Debug, PartialEq, Serialize)]
pub struct Caption {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

/// A story of the sidebar.
#[derive(Serialize)]
struct Related<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    kind: StoryKind,
}

/// A story whose text the page carries.
#[derive(Serialize)]
struct WholeStory<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    text: String,
    captions: Vec<Caption>,
}

/// A block that was left out.
#[derive(Serialize)]
struct Cut<'a> {
    node: u32,
    preview: &'a str,
    words: u32,
    reasons: &'a [Reason],
}

/// The article as indented JSON.
///
/// # Errors
/// A message, when the tree is nested too deep to be written.
pub fn json(article: &Article) -> Result<String, String> {
    let report = Report {
        head: head(article),
        word_count: article.meta.words,
        text: article.text(),
        captions: captions(article),
        related: article.related.iter().map(related).collect(),
        stories: article.related.iter().filter(|s| !s.body.is_empty()).map(whole_story).collect(),
        cuts: article.account.blocks.iter().filter(|b| b.verdict == Verdict::Cut).map(cut).collect(),
        notices: &article.notices,
        blocks: &article.body,
        notes: &article.notes,
        provenance: provenance(article),
    };
    serde_json::to_string_pretty(&report).map_err(|error| error.to_string())
}

fn head(article: &Article) -> Head<'_> {
    let meta = &article.meta;
    let published = meta.published.as_ref().map(|p| &p.value);
    Head {
        title: value(&meta.headline),
        dek: value(&meta.dek),
        kicker: value(&meta.kicker),
        section: value(&meta.section),
        byline: value(&meta.byline),
        authors: &meta.authors,
        published: published.and_then(|p| p.at).map(|at| at.to_string()),
        published_raw: published.and_then(|p| p.printed.as_deref()),
        modified: meta.modified.as_ref().map(|m| m.value.to_string()),
        site_name: value(&meta.site_name),
        source: value(&meta.source),
        agency: value(&meta.agency),
        dateline: value(&meta.dateline),
        lang: value(&meta.lang),
        dir: meta.dir.as_ref().map(|d| d.value),
        lead_image: meta.lead_image.as_ref().and_then(|f| picture(&f.value)),
        url: meta.address.as_ref().map(|a| a.value.as_str()),
    }
}

/// A claim's value, without where it was found.
pub fn value(claim: &Option<Claimed<String>>) -> Option<&str> {
    claim.as_ref().map(|c| c.value.as_str())
}

/// The address of a figure's first picture.
fn picture(figure: &Figure) -> Option<&str> {
    figure.media.iter().find_map(|media| match media {
        Media::Image(image) => Some(image.src.as_str()),
        Media::Missing => None,
    })
}

/// The captions of the lead: that of the lead image, then those of the body's figures.
pub fn captions(article: &Article) -> Vec<Caption> {
    let lead = article.meta.lead_image.iter().filter_map(|f| caption(&f.value));
    lead.chain(captions_of(&article.body)).collect()
}

fn captions_of(blocks: &[Block]) -> Vec<Caption> {
    let mut found = Vec::new();
    visit_blocks(blocks, &mut |block| {
        if let BlockKind::Figure(figure) = &block.kind {
            found.extend(caption(figure));
        }
        Visit::Into
    });
    found
}

fn caption(figure: &Figure) -> Option<Caption> {
    let text = plain_text(&figure.caption).trim().to_owned();
    let caption = Caption { caption: (!text.is_empty()).then_some(text), credit: figure.credit.clone() };
    (caption.caption.is_some() || caption.credit.is_some()).then_some(caption)
}

fn related(story: &Story) -> Related<'_> {
    Related {
        title: &story.title,
        href: story.href.as_ref().map(|h| h.as_str()),
        source: story.source.as_deref(),
        time: printed_time(story),
        published: published(story),
        section: story.section.as_deref(),
        snippet: story.snippet.as_deref(),
        image: story.image.as_ref().map(|i| i.as_str()),
        kind: story.kind,
    }
}

fn whole_story(story: &Story) -> WholeStory<'_> {
    WholeStory {
        title: &story.title,
        source: story.source.as_deref(),
        agency: story.agency.as_deref(),
        dateline: story.dateline.as_deref(),
        byline: story.byline.as_deref(),
        time: printed_time(story),
        published: published(story),
        text: story_text(story),
        captions: captions_of(&story.body),
    }
}

/// A story's time as printed.
pub fn printed_time(story: &Story) -> Option<&str> {
    story.published.as_ref()?.printed.as_deref()
}

fn published(story: &Story) -> Option<String> {
    Some(story.published.as_ref()?.at?.to_string())
}

/// A story's prose, a line a block.
pub fn story_text(story: &Story) -> String {
    Article { body: story.body.clone(), ..Article::default() }.text()
}

fn cut(block: &Accounted) -> Cut<'_> {
    Cut { node: block.node.0, preview: &block.preview, words: block.words, reasons: &block.reasons }
}

/// Where each value of the head was found.
fn provenance(article: &Article) -> serde_json::Map<String, serde_json::Value> {
    let meta = &article.meta;
    let text = |claim: &Option<Claimed<String>>| claim.as_ref().map(|c| c.from);
    let found: [(&str, Option<Provenance>); 15] = [
        ("title", text(&meta.headline)),
        ("dek", text(&meta.dek)),
        ("kicker", text(&meta.kicker)),
        ("section", text(&meta.section)),
        ("byline", text(&meta.byline)),
        ("published", meta.published.as_ref().map(|c| c.from)),
        ("modified", meta.modified.as_ref().map(|c| c.from)),
        ("site_name", text(&meta.site_name)),
        ("source", text(&meta.source)),
        ("agency", text(&meta.agency)),
        ("dateline", text(&meta.dateline)),
        ("lang", text(&meta.lang)),
        ("dir", meta.dir.as_ref().map(|c| c.from)),
        ("lead_image", meta.lead_image.as_ref().map(|c| c.from)),
        ("url", meta.address.as_ref().map(|c| c.from)),
    ];
    let known = found
        .into_iter()
        .filter_map(|(name, from)| Some((name.to_owned(), serde_json::to_value(from?).ok()?)));
    known.collect()
}
