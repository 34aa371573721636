//! The page's other stories: beside the article, and the next one at its end.

use std::cell::Cell;
use std::sync::Arc;

use article::{Block, Date, DateTime, Direction, Published, Story, WebUrl, plain_text};
use leptos::prelude::*;
use web_sys::Element;

use super::parts::host;
use super::reader;
use crate::address::Address;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, append, button, make, set, text};
use crate::paper::Page;
use crate::set::Head;
use crate::words::{self, count, say, say_with};
use crate::{browser, bundled, library, recent, seen, when};

/// So many stories are listed at first; a page's "most read" can run to fifty.
const SHOWN: usize = 12;
/// So many milliseconds after the article, the library is looked through.
const AFTER: i32 = 400;
/// Characters of a snippet taken from a story's own text.
const SNIPPET: usize = 160;

/// One entry of the list, ready to be shown.
struct Entry {
    id: String,
    title: String,
    way: Way,
    current: bool,
    source: Option<String>,
    published: Option<Published>,
    snippet: Option<String>,
    minutes: u32,
    // The heading that the page puts it under: why it is there.
    why: Option<String>,
    // Where it is from another page: what it shares with the open one, and its language.
    shares: Option<(String, String)>,
}

enum Way {
    Here(Address),
    Out(WebUrl),
    Nowhere,
}

impl Entry {
    fn is_here(&self) -> bool {
        matches!(self.way, Way::Here(_))
    }
}

thread_local! {
    static ALL: Cell<bool> = const { Cell::new(false) };
    // Which filling of the landmark is the latest.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The landmark; nothing where there are no other stories.
pub fn related(desk: Desk) -> AnyView {
    host("", move |parent| {
        ALL.set(false);
        if let Some(page) = reader::page(desk) {
            fill(parent, &page, reader::story(desk), desk.returns());
        }
    })
}

/// Lists all of them, however many there are.
pub fn show_all(desk: Desk) {
    ALL.set(true);
    let aside = browser::first("aside.related").and_then(|aside| aside.parent_element());
    if let (Some(host), Some(page)) = (aside, untrack(|| reader::page(desk))) {
        host.set_text_content(None);
        fill(&host, &page, untrack(|| reader::story(desk)), true);
    }
}

/// The language and the direction of the page.
pub fn tongue(element: &Element, page: &Page) {
    set(element, "lang", page.lang().unwrap_or_default());
    set(
        element,
        "dir",
        match page.article.meta.dir.as_ref().map(|d| d.value) {
            None => "auto",
            Some(Direction::Ltr) => "ltr",
            Some(Direction::Rtl) => "rtl",
        },
    );
}

// A reader who was there before may have been at one of the stories, and finds it `at_once`. Any other
// reads the article first, and the stories take their place when that is on the screen.
fn fill(parent: &Element, page: &Arc<Page>, story: Option<u32>, at_once: bool) {
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    let aside = make("aside");
    aside.set_class_name("related");
    set(&aside, "aria-labelledby", "related-title");
    add_text(&aside, "h2", "label", say("Related stories")).set_id("related-title");
    if !page.article.related.is_empty() {
        append(parent, &aside);
        if at_once {
            of_the_page(&aside, page, story);
        } else {
            let (aside, page) = (aside.clone(), Arc::clone(page));
            browser::after_paint(move || {
                if TURN.get() == turn {
                    of_the_page(&aside, &page, story);
                }
            });
        }
    }
    let (host, parent, page) = (parent.clone(), parent.clone(), Arc::clone(page));
    let show = move |alike: Vec<(recent::Entry, String)>| {
        if TURN.get() != turn || alike.is_empty() {
            return;
        }
        append(&parent, &aside);
        add_text(&aside, "h3", "group", say("From your library"));
        let list = add(&aside, "ul", "stories");
        for (n, (entry, why)) in (1..).zip(alike) {
            item(&list, &of_library(n, entry, why));
        }
    };
    // Once the article has been set.
    browser::later(AFTER, move || {
        if TURN.get() == turn && host.is_connected() {
            library::alike(&page, story, show);
        }
    });
}

/// One of another page.
fn of_library(n: u32, entry: recent::Entry, why: String) -> Entry {
    let day = entry.published.and_then(Date::from_days_since_epoch).map(DateTime::day);
    let published = Published { at: day, printed: None, ambiguous: false };
    Entry {
        id: format!("story-link-library-{n}"),
        way: Way::Here(entry.address()),
        current: false,
        published: Some(published),
        snippet: None,
        minutes: when::minutes(entry.words, Some(&entry.lang)),
        why: None,
        shares: Some((why, entry.lang)),
        source: Some(entry.source).filter(|source| !source.is_empty()),
        title: entry.headline,
    }
}

fn of_the_page(aside: &Element, page: &Page, story: Option<u32>) {
    let (here, out): (Vec<Entry>, Vec<Entry>) = entries(page, story).into_iter().partition(Entry::is_here);
    let first = here.iter().chain(&out).next().and_then(|e| e.why.as_ref());
    let headed = here.iter().chain(&out).any(|e| e.why.as_ref() != first);
    let mut room = if ALL.get() { usize::MAX } else { SHOWN };
    let hidden = (here.len() + out.len()).saturating_sub(room);
    for (name, entries) in [(say("On this page"), here), (say("Elsewhere"), out)] {
        if entries.is_empty() || room == 0 {
            continue;
        }
        add_text(aside, "h3", "group", name);
        let mut list: Option<Element> = None;
        let mut last = None;
        for entry in entries.iter().take(room) {
            // The page's own heading over them tells why they are there.
            if headed && entry.why != last {
                last.clone_from(&entry.why);
                list = None;
                if let Some(why) = &entry.why {
                    add_text(aside, "p", "why", why);
                }
            }
            let list = list.get_or_insert_with(|| add(aside, "ul", "stories"));
            tongue(list, page);
            item(list, entry);
        }
        room = room.saturating_sub(entries.len());
    }
    if hidden > 0 {
        text(
            &button(aside, "button", Act::AllStories),
            &count(hidden, ["Show {n} more", "Show {n} more"], &[]),
        );
    }
}

fn entries(page: &Page, open: Option<u32>) -> Vec<Entry> {
    let mut entries = Vec::new();
    // `open` is beyond all stories where the lead is open and shall be listed, too.
    let on_lead = open == Some(u32::MAX);
    if let (Some(_), Some(id)) = (open, &page.id) {
        let lead = Head::lead(&page.article);
        entries.push(Entry {
            id: "story-link-lead".to_owned(),
            title: lead.headline.unwrap_or(say("The lead story")).to_owned(),
            way: Way::Here(Address::lead(id.clone())),
            current: on_lead,
            source: lead.source.map(str::to_owned),
            published: lead.published.cloned(),
            snippet: lead.dek.map(str::to_owned),
            minutes: when::minutes(lead.words, lead.lang),
            why: None,
            shares: None,
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
            published: story.published.clone(),
            snippet: snippet(story),
            minutes: when::minutes(Head::story(&page.article, story).words, page.lang()),
            why: story.section.clone(),
            shares: None,
        });
    }
    entries
}

/// The teaser, or how the story begins.
fn snippet(story: &Story) -> Option<String> {
    let teaser =
        story.snippet.as_deref().map(str::trim).filter(|s| !s.is_empty() && !s.starts_with(&story.title));
    if let Some(teaser) = teaser {
        return Some(teaser.to_owned());
    }
    let first =
        story.body.iter().filter_map(Block::inlines).map(plain_text).find(|t| !t.trim().is_empty())?;
    Some(shorten(first.trim(), SNIPPET))
}

/// At most `limit` characters, ending with a whole word and an ellipsis.
pub fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or(text);
    let cut = cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut);
    format!(
        "{}…",
        cut.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-'))
    )
}

fn item(list: &Element, entry: &Entry) {
    let li = add(list, "li", if entry.current { "story current" } else { "story" });
    let title = add(&li, "h3", "");
    // Below the heading of its group.
    set(&title, "aria-level", "4");
    let link = link(&title, entry);
    link.set_id(&entry.id);
    let facts = add(&li, "p", "story-facts");
    // With Tab the title alone would be heard.
    let [told, place_told] = ["told", "place"].map(|what| format!("{}-{what}", entry.id));
    facts.set_id(&told);
    set(&link, "aria-describedby", &format!("{told} {place_told}"));
    if let Some(source) = &entry.source {
        add_text(&facts, "span", "source", source);
    }
    // Put into words for those that are listed only: a page can have hundreds.
    if let Some(date) = entry.published.as_ref().and_then(|p| when::dateline(p, browser::now())) {
        let time = add_text(&facts, "time", "", date.relative.as_ref().unwrap_or(&date.exact));
        words::own(&time);
        set(&time, "title", &date.exact);
        if let Some(machine) = &date.machine {
            set(&time, "datetime", machine);
        }
    }
    if let Some((why, lang)) = &entry.shares {
        set(&title, "dir", "auto");
        set(&title, "lang", lang);
        words::own(&add_text(&li, "p", "shares", why));
    }
    if let Some(snippet) = &entry.snippet {
        add_text(&li, "p", "snippet", snippet);
    }
    let place = match &entry.way {
        Way::Here(_) if entry.current => say("You are reading it").to_owned(),
        Way::Here(address) if seen::has(address) => {
            let _ = li.class_list().add_1("seen");
            say("You have read it").to_owned()
        }
        Way::Here(_) => {
            count(entry.minutes as usize, ["Read here, {n} minute", "Read here, {n} minutes"], &[])
        }
        Way::Out(href) => say_with("Opens {host}", &[("host", href.host())]),
        Way::Nowhere => say("Only its title is here").to_owned(),
    };
    let place = add_text(&li, "p", "story-place", &place);
    place.set_id(&place_told);
    words::own(&place);
}

fn link(parent: &Element, entry: &Entry) -> Element {
    let link =
        add_text(parent, if matches!(entry.way, Way::Nowhere) { "span" } else { "a" }, "", &entry.title);
    match &entry.way {
        Way::Here(address) => {
            // Followed without loading the page anew: see `commands::watch`.
            set(&link, "href", &address.href());
            set(&link, "data-way", "");
            if entry.current {
                set(&link, "aria-current", "page");
            }
        }
        Way::Out(href) => {
            for (name, value) in [
                ("href", href.as_str()),
                ("target", "_blank"),
                ("rel", "noopener noreferrer"),
                ("referrerpolicy", "no-referrer"),
            ] {
                set(&link, name, value);
            }
        }
        Way::Nowhere => {}
    }
    link
}

/// "Read next", at the end of an article: the next story of the page that was not read yet; after
/// the last one, for an article that came with Broadsheet, the next of those.
pub fn next(desk: Desk) -> AnyView {
    host("", move |parent| {
        let Some(page) = reader::page(desk) else { return };
        let entries = entries(&page, Some(reader::story(desk).unwrap_or(u32::MAX)));
        let now = entries.iter().position(|e| e.current).unwrap_or(0);
        let (before, after) = entries.split_at(now);
        let unread = |e: &&Entry| !e.current && matches!(&e.way, Way::Here(a) if !seen::has(a));
        let next = after.iter().chain(before).find(unread);
        let id = page.id.as_ref().map_or("", |id| id.0.as_str());
        let bundled = || {
            let own = bundled::BUNDLED.iter().position(|b| b.stem == id)?;
            let (before, after) = bundled::BUNDLED.split_at(own + 1);
            let address = |b: &bundled::Bundled| Address::lead(wire::PageId(b.stem.to_owned()));
            let next = after.iter().chain(before).find(|b| b.stem != id && !seen::has(&address(b)))?;
            Some((address(next), next.title.to_owned(), next.minutes))
        };
        let found = match next {
            Some(entry) => match &entry.way {
                Way::Here(address) => Some((address.clone(), entry.title.clone(), entry.minutes)),
                _ => None,
            },
            None => bundled(),
        };
        let Some((address, title, minutes)) = found else { return };
        let section = add(parent, "section", "next");
        set(&section, "aria-labelledby", "next-title");
        add_text(&section, "h2", "label", say("Read next")).set_id("next-title");
        let link = add_text(&add(&section, "p", "next-title"), "a", "", &title);
        set(&link, "href", &address.href());
        set(&link, "data-way", "");
        set(&link, "dir", "auto");
        let n = minutes as usize;
        let words = match next.and_then(|entry| entry.source.as_deref()) {
            Some(source) => {
                let source = [("source", source)];
                count(n, ["{source}, {n} minute", "{source}, {n} minutes"], &source)
            }
            None => count(n, ["{n} minute", "{n} minutes"], &[]),
        };
        add_text(&section, "p", "story-place", &words);
    })
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
