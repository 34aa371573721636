//! The page's other stories, beside the article.

use std::sync::Arc;

use article::{Block, Story, WebUrl, plain_text};
use leptos::html;
use leptos::prelude::*;

use super::parts::{button, line, live, marked_way};
use crate::address::Address;
use crate::desk::Desk;
use crate::paper::Page;
use crate::set::Head;
use crate::{browser, when};

/// So many stories are listed at first; a page's "most read" can run to fifty.
const SHOWN: usize = 12;
/// Characters of a snippet taken from a story's own text.
const SNIPPET: usize = 160;

/// One entry of the list, ready to be shown.
struct Entry {
    id: String,
    title: String,
    way: Way,
    current: bool,
    source: Option<String>,
    date: Option<when::Dateline>,
    snippet: Option<String>,
    minutes: u32,
}

enum Way {
    Here(Address),
    Out(WebUrl),
    Nowhere,
}

/// The landmark; nothing where the page has no other stories.
pub fn related(desk: Desk, page: Arc<Page>, story: Option<u32>) -> Option<impl IntoView> {
    if page.article.related.is_empty() {
        return None;
    }
    let entries = entries(&page, story);
    let hidden = entries.len().saturating_sub(SHOWN);
    let all = RwSignal::new(hidden == 0);
    let entries = Arc::new(entries);
    let list = move || {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        entries.iter().take(shown).map(|entry| item(desk, entry)).collect::<Vec<_>>()
    };
    let dir = page.article.meta.dir.as_ref().map_or("auto", |d| match d.value {
        article::Direction::Ltr => "ltr",
        article::Direction::Rtl => "rtl",
    });
    Some(
        html::aside().class("related").attr("aria-labelledby", "related-title").child((
            html::h2().id("related-title").class("label").child("Related stories"),
            html::ul()
                .class("stories")
                .attr("lang", page.lang().map(str::to_owned))
                .attr("dir", dir)
                .child(live(list)),
            live(move || {
                (!all.get()).then(|| button("button", format!("Show {hidden} more"), move || all.set(true)))
            }),
        )),
    )
}

fn entries(page: &Page, open: Option<u32>) -> Vec<Entry> {
    let now = browser::now();
    let mut entries = Vec::new();
    if let (Some(_), Some(id)) = (open, &page.id) {
        let lead = Head::lead(&page.article);
        entries.push(Entry {
            id: "story-link-lead".to_owned(),
            title: lead.headline.unwrap_or("The lead story").to_owned(),
            way: Way::Here(Address::lead(id.clone())),
            current: false,
            source: lead.source.map(str::to_owned),
            date: lead.published.and_then(|p| when::dateline(p, now)),
            snippet: lead.dek.map(str::to_owned),
            minutes: when::minutes(lead.words, lead.lang),
        });
    }
    for (n, story) in (0u32..).zip(&page.article.related) {
        let way = match (&page.id, &story.href) {
            (Some(id), _) if !story.body.is_empty() => {
                Way::Here(Address::Read { page: id.clone(), story: Some(n) })
            }
            (_, Some(href)) => Way::Out(href.clone()),
            _ => Way::Nowhere,
        };
        entries.push(Entry {
            id: format!("story-link-{}", n + 1),
            title: story.title.clone(),
            way,
            current: open == Some(n),
            source: story.source.clone(),
            date: story.published.as_ref().and_then(|p| when::dateline(p, now)),
            snippet: snippet(story),
            minutes: when::minutes(Head::story(&page.article, story).words, page.lang()),
        });
    }
    entries
}

/// The teaser, or how the story begins.
fn snippet(story: &Story) -> Option<String> {
    let teaser = story.snippet.as_deref().map(str::trim).filter(|s| !s.is_empty());
    if let Some(teaser) = teaser {
        return Some(teaser.to_owned());
    }
    let first =
        story.body.iter().filter_map(Block::inlines).map(plain_text).find(|t| !t.trim().is_empty())?;
    Some(shorten(first.trim(), SNIPPET))
}

/// At most `limit` characters, ending with a whole word and an ellipsis.
fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or(text);
    let cut = cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut);
    format!("{}…", cut.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c)))
}

fn item(desk: Desk, entry: &Entry) -> impl IntoView + use<> {
    let title = entry.title.clone();
    let id = entry.id.clone();
    let (link, place) = match &entry.way {
        Way::Here(address) => {
            let link = marked_way(desk, address.clone(), "", Some(id), entry.current, title.into_any());
            let place = if entry.current {
                "You are reading it".to_owned()
            } else {
                format!("Read here, {}", when::minutes_in_words(entry.minutes))
            };
            (link, Some(place))
        }
        Way::Out(href) => {
            let link = html::a()
                .id(id)
                .attr("href", href.as_str().to_owned())
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .attr("referrerpolicy", "no-referrer")
                .child(title);
            (link.into_any(), Some(format!("Opens {}", href.host())))
        }
        Way::Nowhere => (html::span().child(title).into_any(), None),
    };
    let date = entry.date.as_ref().map(|date| {
        let words = date.relative.clone().unwrap_or_else(|| date.exact.clone());
        html::time()
            .attr("dir", "ltr")
            .attr("datetime", date.machine.clone())
            .attr("title", date.exact.clone())
            .child(words)
    });
    html::li().class(if entry.current { "story current" } else { "story" }).child((
        html::h3().child(link),
        html::p()
            .class("story-facts")
            .child((entry.source.clone().map(|source| html::span().class("source").child(source)), date)),
        entry.snippet.clone().map(|snippet| line("snippet", snippet)),
        place.map(|place| html::p().class("story-place").attr("lang", "en").child(place)),
    ))
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn snippets_end_with_a_word() {
        assert_eq!(shorten("The ferry sails", 40), "The ferry sails");
        assert_eq!(shorten("The ferry, they say, sails", 12), "The ferry…");
        assert_eq!(shorten("渡し船は朝に出る", 4), "渡し船は…");
    }
}
