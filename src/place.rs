//! The reader's place in what is open, kept with each entry of the browser's history and with the
//! page's entry under "Recent".
//!
//! A place is a block and how far it was scrolled, not a number of pixels from the top: it holds
//! when the window is another width or a block was brought back above it.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, History};

use crate::address::Address;
use crate::browser::{self, document, window};
use crate::flow;
use crate::galley;
use crate::recent;
use crate::room::progress;

/// What counts as a place: the head of the article, its blocks and its notes, in order.
const BLOCKS: &str = "[data-places] > *";

/// Not every browser has `scrollend`; a pause of so many milliseconds is as good.
const PAUSE: f64 = 160.0;

/// Where the reader was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The first visible block's index among all; `None` where there are no blocks.
    block: Option<u32>,
    /// Where it begins, in CSS pixels from what was in sight, along the way that the article runs.
    top: f64,
    /// How long it was that way, in CSS pixels.
    height: f64,
    /// How far the page was scrolled, in CSS pixels.
    scrolled: f64,
    /// The id of what had the focus, where it has one.
    focus: Option<String>,
}

impl Place {
    /// Where the reader is now.
    pub fn now() -> Self {
        let flow = flow::now();
        let scrolled = flow.at();
        let focus = document().active_element().map(|e| e.id()).filter(|id| !id.is_empty());
        let mut place = Place { scrolled, focus, ..Place::default() };
        // The first block whose lower edge is in sight.
        let (index, block) = browser::first_that(BLOCKS, &|block| flow.near(block, 1.0).1 > 1.0);
        let Some(block) = block else { return place };
        let (start, end) = flow.span(&block.get_bounding_client_rect());
        place.block = Some(index);
        // On which page a block begins depends on the window; that it begins here does not.
        place.top = if flow.across() { start.min(0.0) } else { start };
        place.height = end - start;
        place
    }

    /// How many blocks must be set before the reader can be taken there.
    pub fn blocks_needed(&self) -> u32 {
        // A box scrolls no further than it is filled: what follows must be there, too.
        let more = if flow::now().across() { 40 } else { 1 };
        self.block.map_or(0, |n| n.saturating_add(more))
    }

    /// Takes the reader there, at once.
    pub fn restore(&self) {
        let flow = flow::now();
        let block = self.block.and_then(|n| document().query_selector_all(BLOCKS).ok()?.item(n));
        let y = match block.and_then(|n| n.dyn_into::<Element>().ok()) {
            Some(block) => {
                galley::ready(&block);
                let (start, end) = flow.span(&block.get_bounding_client_rect());
                // Within a block that begins above the window, its share counts, not pixels.
                let share = match self.top < 0.0 && self.height > 0.0 {
                    true => (end - start) / self.height,
                    false if flow.across() => 0.0,
                    false => 1.0,
                };
                flow.at() + start - self.top * share
            }
            None => self.scrolled,
        };
        flow.to(y, false);
        if let Some(element) = self.focus.as_ref().and_then(|id| document().get_element_by_id(id)) {
            browser::focus(&element);
        }
    }

    /// Takes the reader there, and once more when late faces have set the lines anew, unless the
    /// reader has moved on by then.
    pub fn hold(self) {
        self.restore();
        let ready = browser::get(&browser::get(&document(), "fonts"), "ready");
        let Ok(ready) = ready.dyn_into::<js_sys::Promise>() else { return };
        let then = gestures();
        spawn_local(async move {
            let _ = JsFuture::from(ready).await;
            if gestures() == then {
                self.restore();
            }
        });
    }

    /// As a line of text, in whole pixels.
    pub fn stored(&self) -> String {
        let Place { block, top, height, scrolled, .. } = self;
        let block = block.map(|n| n.to_string()).unwrap_or_default();
        // Whole numbers: to print a float takes four kilobytes of code.
        format!("{block},{},{},{}", *top as i32, *height as i32, *scrolled as i32)
    }

    /// From such a line; `None` where it is none. The focus is the text's, so that a screen reader
    /// is there and not on what was left.
    pub fn parse(stored: &str) -> Option<Self> {
        let mut parts = stored.split(',');
        let block = parts.next()?.parse().ok();
        let mut next = || parts.next()?.parse::<i32>().ok().map(f64::from);
        let focus = Some("main".to_owned());
        Some(Place { block, top: next()?, height: next()?, scrolled: next()?, focus })
    }

    /// As the history keeps it.
    fn to_js(&self) -> JsValue {
        let block = self.block.map_or(JsValue::NULL, JsValue::from);
        let focus = self.focus.as_deref().map_or(JsValue::NULL, JsValue::from);
        Array::of5(&block, &self.top.into(), &self.height.into(), &self.scrolled.into(), &focus).into()
    }

    /// From what the history kept; `None` where it is not ours.
    pub fn from_js(state: &JsValue) -> Option<Self> {
        let parts = state.dyn_ref::<Array>()?;
        Some(Place {
            block: parts.get(0).as_f64().map(|n| n as u32),
            top: parts.get(1).as_f64()?,
            height: parts.get(2).as_f64()?,
            scrolled: parts.get(3).as_f64()?,
            focus: parts.get(4).as_string(),
        })
    }
}

fn history() -> Option<History> {
    window().history().ok()
}

/// Keeps the reader's place with the history entry that is open, and with the article.
pub fn save() {
    // While a page is being read nothing is open, and what was open keeps its place.
    if browser::first("main.waiting").is_some() {
        return;
    }
    let place = Place::now();
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&place.to_js(), "", None);
    }
    if let Some(seen) = progress::seen(&flow::now()) {
        // What is in sight before the first move is not read yet, unless that is all.
        let read = if seen < 0.995 && !scrolled() { 0 } else { (seen * 1000.0) as u32 };
        let query = window().location().search().unwrap_or_default();
        recent::stopped(&Address::parse(&query), read, place);
    }
}

/// The place kept with the history entry that is open.
pub fn kept() -> Option<Place> {
    history().and_then(|h| h.state().ok()).and_then(|state| Place::from_js(&state))
}

/// Opens a new history entry at that address, after the place in the old one was kept.
pub fn push(href: &str) {
    save();
    enter(href);
}

/// Opens a new history entry at that address.
pub fn enter(href: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&browser::beside(href)));
    }
}

/// Gives the open history entry another address.
pub fn replace(href: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&browser::beside(href)));
    }
}

/// Whether the page has been scrolled at all.
pub fn scrolled() -> bool {
    flow::now().at() > 40.0
}

thread_local! {
    static SCROLLS: Cell<u32> = const { Cell::new(0) };
}

/// How often the reader has scrolled by hand so far.
pub fn scrolls() -> u32 {
    SCROLLS.get()
}

thread_local! {
    static GESTURES: Cell<u32> = const { Cell::new(0) };
}

/// How often the reader has moved the page by hand so far. The browser moves it too, when a face
/// arrives or a picture takes its room, so the scroll position does not tell.
pub fn gestures() -> u32 {
    GESTURES.get()
}

thread_local! {
    static MOVING: Cell<bool> = const { Cell::new(false) };
    // When something was scrolled last, in milliseconds.
    static SCROLLED: Cell<f64> = const { Cell::new(0.0) };
}

/// Whether something is being scrolled, by the reader or for them.
pub fn moving() -> bool {
    MOVING.get()
}

// Scrolling has ended once so many milliseconds have passed without any. One timer for all of it: a new
// one for each frame would cost more than the rest of what is done in it.
fn rest(left: f64) {
    browser::later(left as i32, || {
        let left = SCROLLED.get() + PAUSE - js_sys::Date::now();
        if left > 0.0 {
            return rest(left);
        }
        MOVING.set(false);
        flow::settle();
        save();
    });
}

/// From now on the place is kept whenever scrolling ends and whenever the page may go away.
pub fn watch() {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    browser::listen_capture::<Event>(&window(), "scroll", |_| {
        SCROLLED.set(js_sys::Date::now());
        if !MOVING.replace(true) {
            rest(PAUSE);
        }
    });
    for name in ["wheel", "touchstart", "keydown", "pointerdown"] {
        browser::listen::<Event>(&window(), name, |_| GESTURES.set(GESTURES.get().wrapping_add(1)));
    }
    for name in ["wheel", "touchmove"] {
        browser::listen::<Event>(&window(), name, |_| SCROLLS.set(SCROLLS.get().wrapping_add(1)));
    }
    browser::listen::<Event>(&window(), "pagehide", |_| save());
    browser::listen::<Event>(&document(), "visibilitychange", |_| save());
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_comes_back_from_its_line() {
        for line in ["7,-12,80,1400", ",0,0,300"] {
            let place = Place::parse(line).unwrap();
            assert_eq!(place.stored(), line);
            assert_eq!(Place::parse(&place.stored()), Some(place));
        }
        assert_eq!(Place { top: -3.7, ..Place::default() }.stored(), ",-3,0,0");
    }

    #[test]
    fn what_is_no_place_is_none() {
        for line in ["", "7", "7,a,b,c", "7,1e9,1,1", "7,1,2"] {
            assert_eq!(Place::parse(line), None, "{line}");
        }
    }
}
