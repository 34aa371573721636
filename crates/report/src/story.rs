//! The other stories of a page, and the captions of any story.

use article::{
    Article, Block, BlockKind, Figure, Notice, Published, Story, StoryKind, Visit, plain_text, visit_blocks,
};
use serde::Serialize;

/// A picture's caption and credit, apart.
#[derive(Debug, PartialEq, Serialize)]
pub struct Caption {
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
}

/// Another story of the page. Its text, captions and notices are there only where they are asked for.
#[derive(Debug, Serialize)]
pub struct StoryReport<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<&'a str>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    kind: StoryKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    captions: Option<Vec<Caption>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notices: Option<&'a [Notice]>,
}

impl<'a> StoryReport<'a> {
    /// What the page prints of a story to make its readers go there.
    pub fn teaser(story: &'a Story) -> Self {
        let published = story.published.as_ref();
        let at = |published: &Published| Some(published.at?.to_string());
        Self {
            title: &story.title,
            href: story.href.as_ref().map(|href| href.as_str()),
            source: story.source.as_deref(),
            agency: story.agency.as_deref(),
            dateline: story.dateline.as_deref(),
            byline: story.byline.as_deref(),
            time: published.and_then(|published| published.printed.as_deref()),
            published: published.and_then(at),
            section: story.section.as_deref(),
            snippet: story.snippet.as_deref(),
            image: story.image.as_ref().map(|image| image.as_str()),
            kind: story.kind,
            text: None,
            captions: None,
            notices: None,
        }
    }

    /// The same with its text, a line a block, the captions in it, and what its reader should be told.
    pub fn whole(story: &'a Story) -> Self {
        let text = Article { body: story.body.clone(), ..Article::default() }.text();
        Self {
            text: Some(text),
            captions: Some(captions_of(&story.body)),
            notices: Some(&story.notices),
            ..Self::teaser(story)
        }
    }
}

/// The captions of the lead: that of the lead image, then those of the body's figures.
pub fn captions(article: &Article) -> Vec<Caption> {
    let lead = article.meta.lead_image.iter().filter_map(|figure| caption(&figure.value));
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
