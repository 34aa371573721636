//! The quiet bar at selected text. It works by touch, and takes nothing from the browser's own ways
//! of copying.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Range};

use crate::browser::{self, document, window};
use crate::commands::Act;
use crate::dom::{append, button, make, set, text};
use crate::words::say;

use super::voices;

/// Milliseconds after which a selection counts as made.
const SETTLED: i32 = 220;

thread_local! {
    static BAR: RefCell<Option<Element>> = const { RefCell::new(None) };
    static TIMER: Cell<i32> = const { Cell::new(0) };
}

/// Where something is selected, or was clicked: a range that may be empty.
pub fn place() -> Option<Range> {
    let selection = browser::call(&window(), "getSelection", &[]);
    browser::call(&selection, "getRangeAt", &[0.into()]).dyn_into().ok()
}

/// The range that is selected in the article.
pub fn chosen() -> Option<Range> {
    let range = place().filter(|range| !range.collapsed())?;
    let article = browser::first("main article")?;
    browser::call(&range, "intersectsNode", &[article.into()]).is_truthy().then_some(range)
}

/// The words that are selected in the article.
pub fn words() -> String {
    chosen().map(|range| String::from(range.to_string())).unwrap_or_default()
}

/// Nothing is selected any more.
pub fn clear() {
    browser::call(&browser::call(&window(), "getSelection", &[]), "removeAllRanges", &[]);
}

/// Follows what is selected for as long as the page lives.
pub fn watch() {
    browser::listen::<Event>(&document(), "selectionchange", |_| {
        browser::cancel(TIMER.get());
        TIMER.set(browser::later(SETTLED, refresh));
    });
}

/// The bar is made anew when it is wanted: its words are another language's.
pub fn anew() {
    BAR.take().iter().for_each(Element::remove);
}

fn bar() -> Element {
    BAR.with_borrow_mut(|kept| {
        let made = || {
            let bar = make("div");
            bar.set_class_name("selection");
            set(&bar, "role", "toolbar");
            set(&bar, "aria-label", say("Selected text"));
            for (name, act) in [
                (say("Highlight"), Act::Highlight),
                (say("Add a note"), Act::AddNote),
                (say("Copy"), Act::CopySelection),
                (say("Look up"), Act::LookUp),
                (say("Read from here"), Act::ReadHere),
            ] {
                if act != Act::ReadHere || voices::possible() {
                    text(&button(&bar, "button bare small", act), name);
                }
            }
            // To press it does not unselect.
            browser::listen::<Event>(&bar, "pointerdown", |event| event.prevent_default());
            browser::listen::<Event>(&bar, "mousedown", |event| event.prevent_default());
            bar
        };
        kept.get_or_insert_with(made).clone()
    })
}

fn refresh() {
    let bar = bar();
    let (Some(range), Some(main)) = (chosen(), browser::first("main.column")) else {
        return bar.remove();
    };
    let rect = range.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    // A finger's handles and the system's own bar need their room.
    let coarse = matches!(window().match_media("(pointer: coarse)"), Ok(Some(query)) if query.matches());
    let gap = if coarse { 36.0 } else { 10.0 };
    append(&main, &bar);
    // On a phone it has two rows.
    let own = bar.get_bounding_client_rect().height();
    let below = rect.bottom() + gap;
    let top = if below + own < height - 60.0 { below } else { (rect.top() - own - gap).max(70.0) };
    if let Some(bar) = bar.dyn_ref::<HtmlElement>() {
        let middle = rect.left() + rect.width() / 2.0;
        for (name, value) in [("--x", middle), ("--y", top)] {
            let _ = bar.style().set_property(name, &format!("{}px", value as i32));
        }
    }
}
