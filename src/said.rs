//! What is said to those who hear the page: that something has happened, and where they are. It is said here and
//! nowhere else.
//!
//! There is a live region outside and one in the sheet, for what is outside is out of reach while the sheet is
//! open. Both stand there, empty, before there is anything to say: a region that comes with its words says
//! nothing. And both are emptied after a while, or what they hold would be said once more when the sheet closes.

use std::cell::Cell;

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::browser;

/// The class of the regions. The one outside comes first.
const REGIONS: &str = ".said";
/// Milliseconds after which it is said: the sheet is open by then, or closed, and words that are the same as
/// the last ones come into a region that is empty.
const SOON: i32 = 80;
/// Milliseconds for which it stands there.
const WHILE: i32 = 7000;

thread_local! {
    static TIMER: Cell<i32> = const { Cell::new(0) };
}

/// A region, for a view.
pub fn region() -> AnyView {
    html::p().class("unseen said").attr("role", "status").into_any()
}

/// Says it, in the place of what was said before.
pub fn tell(words: &str) {
    let words = words.to_owned();
    empty();
    next(SOON, move || {
        let sheet = browser::first("dialog[open] > .said");
        if let Some(region) = sheet.or_else(|| browser::first(REGIONS)) {
            region.set_text_content(Some(&words));
        }
        next(WHILE, empty);
    });
}

fn empty() {
    browser::all(REGIONS).iter().for_each(|region: &Element| region.set_text_content(None));
}

fn next(millis: i32, call: impl FnOnce() + 'static) {
    browser::cancel(TIMER.replace(browser::later(millis, call)));
}
