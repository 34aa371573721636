//! What the reader highlighted in the open article, and their notes on it. The worker keeps them;
//! on the page they are CSS highlights, with a mark in the margin where a note is.

use std::cell::RefCell;

use leptos::prelude::{GetUntracked, Set, untrack};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Range};
use wire::{Highlight, PageId};

use super::anchor;
use super::passage::{self, Passage};
use super::{paragraph, selection};
use crate::browser::{self, document};
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{self, set};
use crate::galley;
use crate::icon;
use crate::said;
use crate::view::{self, Panel, page, story};
use crate::within;
use crate::words::say;

/// What is no text of the article, or not always.
const SKIP: &str = ".facts, .notices, .images-bar, .frame, .listing-head, .notes > h2, .way-back, .note-pop, \
    .on-paper, button, .note-ref, rt, rp";

/// A highlight of the open page.
#[derive(Clone)]
pub struct Own {
    /// As it is kept.
    pub highlight: Highlight,
    /// Where it is in the open article.
    pub range: Option<Range>,
    /// It was removed, which can still be undone.
    pub removed: bool,
    // Where it begins.
    from: u32,
}

thread_local! {
    static OWN: RefCell<Vec<Own>> = const { RefCell::new(Vec::new()) };
}

/// Those of the open page, in the order in which they stand; what is in no place comes last.
pub fn all() -> Vec<Own> {
    OWN.with_borrow(Vec::clone)
}

fn open_page(desk: Desk) -> Option<PageId> {
    untrack(|| page(desk)).and_then(|page| page.id.clone())
}

/// An article is open: what was highlighted in it is fetched.
pub fn open(desk: Desk) {
    OWN.set(Vec::new());
    let Some(id) = open_page(desk) else { return };
    browser::after_paint(move || {
        desk.highlights(id.clone(), move |highlights| {
            if open_page(desk) == Some(id) {
                fetched(desk, highlights);
            }
        });
    });
}

fn fetched(desk: Desk, highlights: Vec<Highlight>) {
    // A sheet that was opened before they came lists them now, and whoever writes a note in it goes on.
    if !highlights.is_empty() && desk.panel.get_untracked() == Panel::Highlights {
        let written = document().active_element().filter(|field| field.tag_name() == "TEXTAREA");
        match written.as_ref().and_then(made_of) {
            Some(made) => edit(desk, made),
            None => {
                desk.panel.set(Panel::Highlights);
                browser::before_paint(|| {
                    if let Some(close) = browser::first("dialog[open] button") {
                        browser::focus(&close);
                    }
                });
            }
        }
    }
    let own = |highlight| Own { highlight, range: None, removed: false, from: u32::MAX };
    // What was highlighted while these were on their way is kept by now, or will be.
    OWN.with_borrow_mut(|all| {
        let fresh = std::mem::take(all);
        let kept = |h: &Highlight| fresh.iter().all(|o| o.highlight.made != h.made);
        all.extend(highlights.into_iter().filter(kept).map(own));
        all.extend(fresh);
    });
    lay();
}

fn article() -> Option<Passage> {
    browser::first("main article").map(|article| Passage::of(&article, SKIP))
}

fn units(passage: &Passage) -> Vec<u16> {
    String::from(&passage.text).encode_utf16().collect()
}

/// Finds their places in the article as it is set, and draws them.
pub fn lay() {
    if OWN.with_borrow(|all| !all.is_empty())
        && let Some(passage) = article()
    {
        let text = units(&passage);
        OWN.with_borrow_mut(|all| {
            for own in all.iter_mut() {
                let place = anchor::place(&text, &own.highlight);
                own.range = place.and_then(|(from, to)| passage.range(from, to));
                own.from = place.map_or(u32::MAX, |(from, _)| from);
            }
            // They are few, and the sort of the standard library weighs two kilobytes.
            for end in 1..all.len() {
                for at in (1..=end).rev() {
                    let place = |n: usize| all.get(n).map(|own| (own.from, own.highlight.made));
                    if place(at) < place(at - 1) {
                        all.swap(at, at - 1);
                    }
                }
            }
        });
    }
    draw();
}

fn draw() {
    let all = all();
    for (name, noted) in [("own", false), ("noted", true)] {
        let of_kind = |own: &&Own| !own.removed && own.highlight.note.is_empty() != noted;
        let ranges: Vec<Range> = all.iter().filter(of_kind).filter_map(|own| own.range.clone()).collect();
        passage::mark(name, &ranges);
    }
    pins();
    view::highlights::tell();
}

/// Puts the marks of notes beside their lines.
pub fn pins() {
    for pin in browser::all(".pin") {
        pin.remove();
    }
    let mut noted = all();
    noted.retain(|own| !own.removed && !own.highlight.note.is_empty());
    let Some(article) = browser::first("main .article").filter(|_| !noted.is_empty()) else { return };
    let top = article.get_bounding_client_rect().top();
    let mut taken: Vec<f64> = Vec::new();
    for own in &noted {
        let Some(range) = &own.range else { continue };
        let pin = dom::icon_button(&article, say("Your note"), icon::NOTE, Act::OpenNote);
        pin.set_class_name("pin");
        set(&pin, "title", &own.highlight.note);
        set(&pin, "data-own", &own.highlight.made.to_string());
        if let Some(pin) = pin.dyn_ref::<HtmlElement>() {
            let galley = passage::around(range).and_then(|element| galley::far(&element));
            let place =
                galley.map_or_else(|| range.get_bounding_client_rect(), |g| g.get_bounding_client_rect());
            // Two in one line stand one below the other.
            let mut y = place.top() - top;
            while taken.iter().any(|other| (other - y).abs() < 24.0) {
                y += 24.0;
            }
            taken.push(y);
            let _ = pin.style().set_property("top", &format!("{}px", y as i32));
        }
    }
}

/// Highlights what is selected, or else the paragraph that the reader is at. With `note`, its note
/// is opened; where there is neither, that is a note on the article as a whole.
pub fn make(desk: Desk, note: bool) {
    let Some(passage) = article() else { return };
    let here = || {
        let range = document().create_range().ok()?;
        range.select_node_contents(paragraph::here()?.as_ref()).ok()?;
        Some(range)
    };
    let place = selection::chosen().or_else(here).and_then(|range| passage.offsets(&range));
    let anchor = place.and_then(|(from, to)| anchor::anchor(&units(&passage), from as usize, to as usize));
    let hint = say("Select the words first, or go to a paragraph.");
    match anchor {
        Some(highlight) => {
            desk.heeded(hint);
            add(desk, highlight, note);
        }
        None if note => note_on_all(desk),
        None => desk.hint(hint),
    }
}

/// Opens the note on the article as a whole.
pub fn note_on_all(desk: Desk) {
    add(desk, Highlight::default(), true);
}

fn add(desk: Desk, highlight: Highlight, note: bool) {
    let Some(id) = open_page(desk) else { return };
    selection::clear();
    let same = |own: &&Own| {
        let h = &own.highlight;
        !own.removed
            && (&h.quote, &h.before, h.block) == (&highlight.quote, &highlight.before, highlight.block)
    };
    let there = all().iter().find(same).map(|own| own.highlight.made);
    let made = there.unwrap_or_else(|| {
        let made = js_sys::Date::now() as i64;
        let highlight = Highlight { made, story: untrack(|| story(desk)), ..highlight };
        desk.keep_highlight(id, made, Some(highlight.clone()));
        let own = Own { highlight, range: None, removed: false, from: u32::MAX };
        OWN.with_borrow_mut(|all| all.push(own));
        lay();
        made
    });
    // What is highlighted already can be removed there.
    if note || there.is_some() {
        edit(desk, made);
    } else {
        said::tell(say("Highlighted."));
    }
}

/// Opens the sheet at that one's note, to write on at its end.
pub fn edit(desk: Desk, made: i64) {
    desk.panel.set(Panel::Highlights);
    browser::later(0, move || {
        if let Some(range) = place_of(made) {
            passage::show_above(&range);
        }
        if let Some(field) = browser::first(&format!("textarea[data-own=\"{made}\"]")) {
            if let Some(item) = field.parent_element() {
                browser::call(&item, "scrollIntoView", &[]);
            }
            browser::focus(&field);
            let end = JsValue::from(u32::MAX);
            browser::call(&field, "setSelectionRange", &[end.clone(), end]);
        }
    });
}

/// Which one an element stands for.
pub fn made_of(element: &Element) -> Option<i64> {
    element.get_attribute("data-own")?.parse().ok()
}

/// Changes one and keeps that.
pub fn change(desk: Desk, made: i64, change: impl FnOnce(&mut Own)) {
    let changed = OWN.with_borrow_mut(|all| {
        let own = all.iter_mut().find(|own| own.highlight.made == made)?;
        change(own);
        Some((!own.removed).then(|| own.highlight.clone()))
    });
    if let (Some(id), Some(highlight)) = (open_page(desk), changed) {
        desk.keep_highlight(id, made, highlight);
        draw();
    }
}

/// Forgets what was removed: it is too late to undo that.
pub fn settle() {
    OWN.with_borrow_mut(|all| all.retain(|own| !own.removed));
}

/// Takes the reader to the place of one, and shows it for a while.
pub fn show(made: i64) {
    if let Some(range) = place_of(made) {
        passage::point_at(&range);
    }
}

fn place_of(made: i64) -> Option<Range> {
    all().into_iter().find(|own| own.highlight.made == made)?.range
}

/// All of them as Markdown, below a headline.
pub fn markdown(headline: &str, address: Option<&str>) -> String {
    let mut text = format!("# {headline}\n");
    if let Some(address) = address {
        text.push_str(&format!("\n<{address}>\n"));
    }
    for own in all().iter().filter(|own| !own.removed) {
        let Highlight { quote, note, .. } = &own.highlight;
        if !quote.is_empty() {
            text.push_str(&format!("\n> {}\n", within::replaced(quote, "\n", "\n>\n> ")));
        }
        if !note.is_empty() {
            text.push_str(&format!("\n{note}\n"));
        }
    }
    text
}
