//! The head of an article: kicker, headline, dek, byline, source, date, reading time, lead image.

use article::{
    Article, Author, Block, Direction, Figure, Note, Notice, Published, Story, WebUrl, plain_text,
    visit_blocks, word_count,
};
use web_sys::Element;

use super::{Compositor, append, attribute};
use crate::when;
use crate::words::{self, say};

/// A story as it is set: the lead of a page or another story whose text the page carries.
#[derive(Clone, Copy, Default)]
pub struct Head<'a> {
    /// The words above the headline.
    pub kicker: Option<&'a str>,
    /// The headline.
    pub headline: Option<&'a str>,
    /// The sentence below it.
    pub dek: Option<&'a str>,
    /// The byline as printed, where the authors are not known one by one.
    pub byline: Option<&'a str>,
    /// The authors.
    pub authors: &'a [Author],
    /// The publisher.
    pub source: Option<&'a str>,
    /// The news agency.
    pub agency: Option<&'a str>,
    /// The place of the dateline that the body begins with.
    pub place: Option<&'a str>,
    /// When it was published.
    pub published: Option<&'a Published>,
    /// When it was changed.
    pub modified: Option<article::DateTime>,
    /// Words of the body.
    pub words: u32,
    /// The lead image.
    pub image: Option<&'a Figure>,
    /// Where the original is.
    pub address: Option<&'a WebUrl>,
    /// BCP 47 tag.
    pub lang: Option<&'a str>,
    /// Writing direction.
    pub dir: Option<Direction>,
    /// The body.
    pub body: &'a [Block],
    /// The notes.
    pub notes: &'a [Note],
    /// What its reader should be told.
    pub notices: &'a [Notice],
}

impl<'a> Head<'a> {
    /// A story of a page; the lead where the page has no such story, or not its text.
    pub fn of(article: &'a Article, story: Option<u32>) -> Self {
        let story = story.and_then(|n| article.related.get(n as usize)).filter(|s| !s.body.is_empty());
        story.map_or_else(|| Head::lead(article), |story| Head::story(article, story))
    }

    /// The lead of a page.
    pub fn lead(article: &'a Article) -> Self {
        let meta = &article.meta;
        fn text(claim: &Option<article::Claimed<String>>) -> Option<&str> {
            claim.as_ref().map(|c| c.value.as_str())
        }
        Head {
            kicker: text(&meta.kicker).or(text(&meta.section)),
            headline: text(&meta.headline),
            dek: text(&meta.dek),
            byline: text(&meta.byline),
            authors: &meta.authors,
            source: text(&meta.source).or(text(&meta.site_name)),
            agency: text(&meta.agency),
            place: text(&meta.dateline),
            published: meta.published.as_ref().map(|p| &p.value),
            modified: meta.modified.as_ref().map(|m| m.value),
            words: meta.words,
            image: meta.lead_image.as_ref().map(|i| &i.value),
            address: meta.address.as_ref().map(|a| &a.value),
            lang: text(&meta.lang),
            dir: meta.dir.as_ref().map(|d| d.value),
            body: &article.body,
            notes: &article.notes,
            notices: &article.notices,
        }
    }

    /// Another story of a page, which speaks the page's language.
    pub fn story(article: &'a Article, story: &'a Story) -> Self {
        let mut words = 0u32;
        visit_blocks(&story.body, &mut |block| {
            words = words.saturating_add(block.inlines().map_or(0, |i| word_count(&plain_text(i))));
            article::Visit::Into
        });
        Head {
            headline: Some(&story.title),
            byline: story.byline.as_deref(),
            source: story.source.as_deref(),
            agency: story.agency.as_deref(),
            place: story.dateline.as_deref(),
            published: story.published.as_ref(),
            words,
            address: story.href.as_ref(),
            lang: article.meta.lang.as_ref().map(|l| l.value.as_str()),
            dir: article.meta.dir.as_ref().map(|d| d.value),
            body: &story.body,
            notes: &story.notes,
            notices: &story.notices,
            ..Head::default()
        }
    }
}

impl Compositor {
    /// The head, into its `header`.
    pub(super) fn head(&mut self, header: &Element, head: &Head<'_>, now: i64) {
        if let Some(kicker) = head.kicker {
            let line = self.classed_within(header, "p", "kicker");
            self.text(&line, kicker);
        }
        let headline = self.within(header, "h1");
        attribute(&headline, "tabindex", "-1");
        attribute(&headline, "data-start", "");
        let title = head.headline.unwrap_or(say("Untitled"));
        self.text(&headline, title);
        // So many bytes as a headline would fill a window: in English twenty-five words.
        if title.len() > 150 {
            headline.set_class_name("long");
        }
        if let Some(dek) = head.dek {
            let line = self.classed_within(header, "p", "dek");
            self.text(&line, dek);
        }
        append(header, &self.facts(head, now));
        if let Some(image) = head.image {
            let figure = self.figure(image);
            let _ = figure.class_list().add_1("lead-image");
            append(header, &figure);
        }
    }

    // The lines below the headline are the interface's own words, in its language.
    fn facts(&self, head: &Head<'_>, now: i64) -> Element {
        let facts = self.classed("div", "facts");
        words::own(&facts);
        if !head.authors.is_empty() || head.byline.is_some() {
            let byline = self.classed_within(&facts, "p", "byline");
            let words = self.within(&byline, "span");
            words::set_out(&words, "By {names}", &mut |line, _| self.authors(line, head));
        }
        let line = self.classed_within(&facts, "p", "dateline");
        let source = [head.source, head.agency.filter(|a| head.source != Some(*a))];
        for name in source.into_iter().flatten() {
            let element = self.classed_within(&line, "span", "source");
            attribute(&element, "dir", "auto");
            self.text(&element, name);
        }
        if let Some(date) = head.published.and_then(|p| when::dateline(p, now)) {
            let span = self.classed_within(&line, "span", "date");
            let mut place = |span: &Element, name: &str| match name {
                "date" => {
                    let time = self.within(span, "time");
                    if let Some(machine) = &date.machine {
                        attribute(&time, "datetime", machine);
                    }
                    self.text(&time, &date.exact);
                }
                "printed" => {
                    let print = self.within(span, "bdi");
                    self.text(&print, date.doubt.as_deref().unwrap_or_default());
                }
                _ => {
                    let ago = self.classed_within(span, "span", "ago");
                    self.text(&ago, date.relative.as_deref().unwrap_or_default());
                }
            };
            words::set_out(
                &span,
                match (&date.doubt, &date.relative) {
                    (None, None) => "{date}",
                    (None, Some(_)) => "{date}, {ago}",
                    (Some(_), None) => "{date} (printed {printed})",
                    (Some(_), Some(_)) => "{date} (printed {printed}), {ago}",
                },
                &mut place,
            );
        }
        let changed =
            head.modified.filter(|m| head.published.and_then(|p| p.at).is_none_or(|p| p.date != m.date));
        if let Some(changed) = changed {
            let span = self.classed_within(&line, "span", "date");
            words::set_out(&span, "updated {date}", &mut |span, _| {
                let time = self.within(span, "time");
                attribute(&time, "datetime", &changed.to_string());
                self.text(&time, &when::exact(when::as_news(changed, now)));
            });
        }
        // To the next line they go together: neither stands there alone.
        let line = self.classed_within(&line, "span", "dateline-end");
        let span = self.classed_within(&line, "span", "reading-time");
        self.text(&span, &when::minutes_to_read(when::minutes(head.words, head.lang)));
        if let Some(address) = head.address.filter(|a| a.is_page() && !a.as_str().starts_with(&self.own)) {
            let span = self.classed_within(&line, "span", "original");
            let link = self.within(&span, "a");
            self.leads_out(&link, address);
            self.text(&link, say("Original page"));
        }
        facts
    }

    fn authors(&self, byline: &Element, head: &Head<'_>) {
        if head.authors.is_empty() {
            let name = self.within(byline, "bdi");
            return self.text(&name, head.byline.unwrap_or_default());
        }
        words::set_names(byline, head.authors.len(), &mut |byline, n| {
            let Some(author) = n.parse::<usize>().ok().and_then(|n| head.authors.get(n)) else { return };
            let tag = if author.href.is_some() { "a" } else { "span" };
            let name = self.classed_within(byline, tag, "author");
            attribute(&name, "dir", "auto");
            if let Some(href) = &author.href {
                self.leads_out(&name, href);
            }
            self.text(&name, &author.name);
        });
    }
}
