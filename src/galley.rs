//! Galleys: the stretches that the text of an article is set in, more than one only where it is long.
//!
//! The browser leaves those that are far from the window alone (`content-visibility` in
//! `style/article.css`), so that a book answers as fast as a column. They take the room that is noted
//! here, which is found out when there is nothing else to do: the length of the whole, and with it every
//! place in it, is right although most of it was never shown.

use std::cell::{Cell, RefCell};

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use crate::browser::{self, document};
use crate::dom::{add, set};
use crate::flow;

/// What is a galley.
const GALLEY: &str = ".body";
/// How long one stretch of measuring may take, in milliseconds: half a frame.
const SLICE: f64 = 8.0;
/// So many are measured at once.
const AT_ONCE: usize = 4;
/// The property of a galley that says whether the browser leaves it alone.
const FAR: &str = "far";

thread_local! {
    static OBSERVER: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    // Which galley is measured next, while they are; and whether they have to be once more.
    static NEXT: Cell<Option<usize>> = const { Cell::new(None) };
    static AGAIN: Cell<bool> = const { Cell::new(false) };
}

/// Calls whenever a galley has another size or comes into sight, for as long as the page lives.
pub fn watch(moved: impl Fn() + Clone + 'static) {
    let shown = moved.clone();
    browser::listen::<Event>(&document(), "contentvisibilityautostatechange", move |event| {
        if let Some(galley) = event.target() {
            browser::put(&galley, FAR, &browser::get(&event, "skipped"));
        }
        shown();
    });
    let resized = Closure::<dyn FnMut()>::new(move || {
        moved();
        // What is noted makes galleys longer and shorter, too: after a round that did, another one finds
        // that nothing is left to do.
        if NEXT.get().is_some() {
            AGAIN.set(true);
        } else {
            measure_from(0);
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

/// Makes the places around an element right, for the reader will be taken there.
pub fn ready(element: &Element) {
    if let Some(galley) = far(element) {
        let before = galley.previous_element_sibling();
        measure(&before.into_iter().chain([galley]).collect::<Vec<_>>());
    }
}

// Measures when there is time, as many as there is time for.
fn measure_from(next: usize) {
    NEXT.set(Some(next));
    let some = Closure::once_into_js(move || {
        let started = js_sys::Date::now();
        let galleys = if flow::now().across() { Vec::new() } else { browser::all(GALLEY) };
        let rest = galleys.get(next..).unwrap_or_default();
        for (nth, galleys) in rest.chunks(AT_ONCE).enumerate() {
            if js_sys::Date::now() - started > SLICE {
                return measure_from(next + nth * AT_ONCE);
            }
            measure(galleys);
        }
        NEXT.set(None);
        if AGAIN.take() {
            measure_from(0);
        }
    });
    browser::call(&browser::window(), "requestIdleCallback", &[some]);
}

// Notes how long galleys are, for when they are far from the window. Those that are far are brought near
// for the time of a look; all of them at once, so that the page is laid out once.
fn measure(galleys: &[Element]) {
    let styles: Vec<JsValue> = galleys.iter().map(|galley| browser::get(galley, "style")).collect();
    let near = |is: &str| {
        for (galley, style) in galleys.iter().zip(&styles) {
            if browser::get(galley, FAR) != JsValue::FALSE {
                browser::put(style, "contentVisibility", &is.into());
            }
        }
    };
    near("visible");
    // Put together by the browser: to print a float takes four kilobytes of code.
    let length = |galley: &Element| {
        JsString::from("").concat(&galley.get_bounding_client_rect().height().into()).concat(&"px".into())
    };
    let lengths: Vec<JsString> = galleys.iter().map(length).collect();
    near("");
    for (style, length) in styles.iter().zip(&lengths) {
        browser::put(style, "containIntrinsicBlockSize", length);
    }
}
