//! Galleys: the stretches that the text of an article is set in, more than one only where it is long.
//!
//! The browser leaves those that are far from the window alone (`content-visibility` in
//! `style/article.css`), so that a book answers as fast as a column. They take the room that is noted
//! here, which is found out when there is nothing else to do and nothing moves: the length of the whole,
//! and with it every place in it, is right although most of it was never shown.

use std::cell::{Cell, RefCell};

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use crate::browser::{self, document};
use crate::dom::{add, set};
use crate::flow::{self, number};
use crate::place;

/// What is a galley.
const GALLEY: &str = ".body";
/// Milliseconds that have to be left for the next galley, however long the last ones took: the browser
/// never gives more than 50.
const MOST: f64 = 40.0;
/// While the page moves, it is asked again after so many milliseconds.
const PAUSE: i32 = 160;
/// The property of a galley that says whether the browser leaves it alone.
const FAR: &str = "far";
/// The property with the length that it had when it was measured last.
const LENGTH: &str = "was";

thread_local! {
    static OBSERVER: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    // Those to be measured, the next one last; and whether that is under way.
    static DUE: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
    // Milliseconds that one takes.
    static COST: Cell<f64> = const { Cell::new(8.0) };
    // How wide they are.
    static WIDTH: Cell<f64> = const { Cell::new(0.0) };
}

/// Calls whenever a galley has another size or comes into sight, for as long as the page lives.
pub fn watch(moved: impl Fn() + Clone + 'static) {
    thread_local! {
        static TOLD: Cell<bool> = const { Cell::new(false) };
    }
    let shown = moved.clone();
    browser::listen::<Event>(&document(), "contentvisibilityautostatechange", move |event| {
        if let Some(galley) = event.target() {
            browser::put(&galley, FAR, &browser::get(&event, "skipped"));
            if !near(&galley) {
                note(&galley);
            }
        }
        // Once for all of them: when an article is set, each of its galleys says so.
        if !TOLD.replace(true) {
            let shown = shown.clone();
            browser::before_paint(move || {
                TOLD.set(false);
                shown();
            });
        }
    });
    let resized = Closure::<dyn FnMut(js_sys::Array)>::new(move |sizes: js_sys::Array| {
        moved();
        if flow::now().across() {
            return;
        }
        let mut anew = false;
        for size in sizes {
            let [galley, rect] = ["target", "contentRect"].map(|name| browser::get(&size, name));
            let [width, length] = ["width", "height"].map(|name| number(&rect, name));
            let before = WIDTH.replace(width);
            anew |= before != width && before > 0.0;
            // Of one that is far, this is only what is noted.
            if near(&galley) {
                // Another size of type, other faces: then all have another length.
                anew |= browser::get(&galley, LENGTH).as_f64().is_some_and(|was| (was - length).abs() > 0.05);
                browser::put(&galley, LENGTH, &length.into());
            }
        }
        if anew {
            measure_all();
        }
    });
    let observer = browser::new(&js_sys::global(), "ResizeObserver", &[resized.into_js_value()]);
    OBSERVER.set(observer);
}

/// A new galley at the end of a text.
pub fn begin(text: &Element) -> Element {
    let galley = add(text, "div", "body");
    set(&galley, "data-places", "");
    OBSERVER.with_borrow(|observer| browser::call(observer, "observe", &[(&galley).into()]));
    galley
}

/// The galley that an element is in.
pub fn of(element: &Element) -> Option<Element> {
    element.closest(GALLEY).ok().flatten()
}

/// The galley that an element is in, where the browser leaves it alone: to ask for the element's own
/// place would have it laid out.
pub fn far(element: &Element) -> Option<Element> {
    of(element).filter(|galley| browser::get(galley, FAR).is_truthy())
}

// Whether it is known to be near the window. That of a new one is not known yet.
fn near(galley: &JsValue) -> bool {
    browser::get(galley, FAR) == JsValue::FALSE
}

/// Makes the places around an element right, for the reader will be taken there.
pub fn ready(element: &Element) {
    if let Some(galley) = far(element) {
        let before = galley.previous_element_sibling();
        for galley in before.into_iter().chain([galley]) {
            measure(&galley);
            note(&galley);
        }
    }
}

/// Finds out how long all of them are, when there is time: first those that the reader comes to next.
pub fn measure_all() {
    let mut due = browser::all(GALLEY);
    let Some(first) = due.first() else { return };
    // A browser that shows all of them, and an article of one, need no lengths.
    let style = browser::call(&browser::window(), "getComputedStyle", &[first.into()]);
    if browser::get(&style, "contentVisibility") != "auto" {
        return;
    }
    let here = due.iter().position(|galley| near(galley));
    let below = due.split_off(here.unwrap_or_default());
    due.extend(below.into_iter().rev());
    DUE.set(due);
    begin_measuring();
}

fn begin_measuring() {
    if DUE.with_borrow(|due| !due.is_empty()) && !BUSY.replace(true) {
        go_on();
    }
}

// One after the other, as long as there is time for one more.
fn go_on() {
    let some = Closure::once_into_js(|deadline: JsValue| {
        loop {
            if place::moving() {
                browser::later(PAUSE, go_on);
                return;
            }
            let left = browser::call(&deadline, "timeRemaining", &[]).as_f64();
            if left.is_some_and(|left| left < COST.get().min(MOST)) {
                return go_on();
            }
            if flow::now().across() {
                DUE.take();
            }
            let Some(galley) = DUE.with_borrow_mut(Vec::pop) else { break };
            let started = js_sys::Date::now();
            measure(&galley);
            COST.set((js_sys::Date::now() - started).max(COST.get() * 0.9));
        }
        // All at once, so that the page is laid out once. Chromium does not hold the line that is read in a
        // frame in which its own galley is styled anew, so that those that are near have one for themselves.
        browser::after_paint(|| {
            note_those(true);
            browser::after_paint(|| {
                note_those(false);
                BUSY.set(false);
                begin_measuring();
            });
        });
    });
    browser::call(&browser::window(), "requestIdleCallback", &[some]);
}

// Finds out how long a galley is; one that is far is brought near for the time of a look.
fn measure(galley: &Element) {
    let style = browser::get(galley, "style");
    let show = |is: &str| {
        if !near(galley) {
            browser::put(&style, "contentVisibility", &is.into());
        }
    };
    show("visible");
    browser::put(galley, LENGTH, &galley.get_bounding_client_rect().height().into());
    show("");
}

fn note_those(that_are_near: bool) {
    for galley in browser::all(GALLEY) {
        if near(&galley) == that_are_near {
            note(&galley);
        }
    }
}

// Notes how long it is, for when it is far from the window.
fn note(galley: &JsValue) {
    let length = browser::get(galley, LENGTH);
    if !length.is_undefined() {
        // Put together by the browser: to print a float takes four kilobytes of code.
        let length = JsString::from("").concat(&length).concat(&"px".into());
        browser::put(&browser::get(galley, "style"), "containIntrinsicBlockSize", &length);
    }
}
