//! "Recent" on the front page: what was opened, where the reader stopped, and how to be rid of it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::browser::{self, window};
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, icon_button, set, text, way};
use crate::recent::{self, Entry, Recent};
use crate::words::{self, say, say_with};
use crate::{icon, when};

/// So many are listed before the reader asks for all.
const FIRST: usize = 6;
/// On the list once the reader has asked.
const ALL: &str = "data-all";

/// A place for the list, filled.
pub fn host(parent: &Element) {
    fill(&add(parent, "div", "recent-host"));
}

/// Another tab that opens or removes a page changes the list of this one.
pub fn watch() {
    browser::listen::<Event>(&window(), "storage", |_| refill());
}

fn refill() {
    if let Some(host) = browser::first(".recent-host") {
        host.set_text_content(None);
        fill(&host);
    }
}

fn fill(host: &Element) {
    let recent = Recent::remembered();
    let entries = recent.entries();
    if entries.is_empty() {
        return;
    }
    let section = add(host, "section", "recent");
    set(&section, "aria-labelledby", "recent-title");
    add_text(&section, "h2", "label", say("Recent")).set_id("recent-title");
    let list = add(&section, "ul", "recent-list");
    let now = browser::now();
    let shown = if host.has_attribute(ALL) { entries.len() } else { FIRST };
    for entry in entries.iter().take(shown) {
        item(&list, entry, now);
    }
    if entries.len() > shown {
        text(
            &button(&section, "button small", Act::AllRecent),
            &say_with("Show all {n}", &[("n", &words::number(entries.len()))]),
        );
    }
}

fn item(list: &Element, entry: &Entry, now: i64) {
    let item = add(list, "li", "recent-item");
    if let Some(item) = item.dyn_ref::<HtmlElement>() {
        // Three digits, by whole numbers: to print a float takes four kilobytes of code.
        let read = entry.read.min(1000);
        let _ = item.style().set_property("--read", &format!("{}.{:03}", read / 1000, read % 1000));
    }
    let headline = add(&item, "h3", "");
    set(&headline, "dir", "auto");
    set(&headline, "lang", &entry.lang);
    way(&headline, &entry.address(), "", None, &entry.headline);
    let facts = add(&item, "p", "recent-facts");
    if !entry.source.is_empty() {
        add_text(&facts, "bdi", "", &entry.source);
    }
    add_text(&facts, "span", "", &recent::progress(entry));
    if let Some(at) = article::DateTime::from_unix_seconds(entry.opened) {
        let words = when::relative(at, now).unwrap_or_else(|| when::exact(article::DateTime::day(at.date)));
        set(&add_text(&facts, "time", "", &words), "datetime", &at.to_string());
    }
    let name = say_with("Remove “{headline}” from Recent", &[("headline", &entry.headline)]);
    let remove = icon_button(&item, &name, icon::CLOSE, Act::Remove);
    set(&remove, "title", say("Remove"));
    set(&remove, "data-page", &entry.page.0);
}

/// Lists all.
pub fn show_all() {
    let count = items().len();
    if let Some(host) = browser::first(".recent-host") {
        set(&host, ALL, "");
        refill();
        focus(items().get(count), "a");
    }
}

/// Removes the entry of that button and its page.
pub fn remove(desk: Desk, button: &Element) {
    let page = button.get_attribute("data-page").unwrap_or_default();
    let at = items().iter().position(|item| item.contains(Some(button))).unwrap_or_default();
    let Some(removed) = recent::remove(&wire::PageId(page)) else { return refill() };
    refill();
    desk.forget(removed, refill);
    // The next entry has come to stand there; there may be none.
    let items = items();
    if items.is_empty() {
        // The bar comes with the signal, once this turn is over.
        browser::later(0, || focus(browser::first(".removed").as_ref(), "button"));
    } else {
        focus(items.get(at).or(items.last()), "button");
    }
}

/// Brings back what was removed last.
pub fn undo(desk: Desk) {
    desk.remember(|page| {
        refill();
        let button = browser::first(&format!(".recent-item [data-page=\"{}\"]", page.0));
        focus(button.and_then(|b| b.parent_element()).as_ref(), "a");
    });
}

fn items() -> Vec<Element> {
    browser::all(".recent-item")
}

fn focus(within: Option<&Element>, what: &str) {
    if let Some(element) = within.and_then(|e| e.query_selector(what).ok().flatten()) {
        browser::focus(&element);
    }
}
