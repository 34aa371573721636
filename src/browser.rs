//! Small helpers over web-sys that every part of the app needs.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, EventTarget, HtmlElement, Storage, Window};

/// Milliseconds that a slow device takes to paint a frame.
const PAINT: i32 = 40;
/// Milliseconds after which a tab that nobody sees goes on without a frame.
const UNSEEN: i32 = 250;

/// The window. A page without one does not run this code.
pub fn window() -> Window {
    web_sys::window().expect_throw("a page has a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect_throw("a window has a document")
}

/// The moment, in seconds since 1970 UTC.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// The reader's day and time of day, without offset.
pub fn local_now() -> Option<article::DateTime> {
    let west = js_sys::Date::new_0().get_timezone_offset() as i64;
    article::DateTime::from_unix_seconds(now() - west * 60)
}

/// `http://host:port` of the app.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// An address relative to the app's own folder, made absolute. Paths are never written against
/// the host's root: the app may live in any folder.
pub fn beside(path: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(path, &base).map_or_else(|_| path.to_owned(), |url| url.href())
}

/// Calls back on every event of that name, for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut call: impl FnMut(E) + 'static) {
    hear(target, name, false, Box::new(move |event: JsValue| call(event.unchecked_into())));
}

/// As [`listen`], on the way down: events that do not bubble (`error` of a picture) pass too.
pub fn listen_capture<E: JsCast + 'static>(
    target: &EventTarget,
    name: &str,
    mut call: impl FnMut(E) + 'static,
) {
    hear(target, name, true, Box::new(move |event: JsValue| call(event.unchecked_into())));
}

fn hear(target: &EventTarget, name: &str, capture: bool, call: Box<dyn FnMut(JsValue)>) {
    let call = Closure::<dyn FnMut(JsValue)>::wrap(call);
    let call = call.into_js_value();
    let _ = target.add_event_listener_with_callback_and_bool(name, call.unchecked_ref::<Function>(), capture);
}

/// Calls once, after `millis`. Returns a handle for [`cancel`].
pub fn later(millis: i32, call: impl FnOnce() + 'static) -> i32 {
    // Erased here, or each caller would have its own of what follows.
    fn erased(millis: i32, call: Box<dyn FnOnce()>) -> i32 {
        let call = Closure::once_into_js(call);
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), millis)
            .unwrap_or_default()
    }
    erased(millis, Box::new(call))
}

/// Calls before the next frame is painted. All that this turn changes is in place by then, so what
/// measures the page lays it out once, and that is what is painted.
pub fn before_paint(call: impl FnOnce() + 'static) {
    frame(Box::new(call));
}

/// Calls a moment after the next frame is on the screen: what the reader need not wait for.
pub fn after_paint(call: impl FnOnce() + 'static) {
    fn erased(call: Box<dyn FnOnce()>) {
        frame(Box::new(move || {
            later(PAINT, call);
        }));
    }
    erased(Box::new(call));
}

/// Calls when there is nothing else to do; where the browser cannot tell (Safari), soon.
pub fn when_idle(call: impl FnOnce() + 'static) {
    let idle = get(&window(), "requestIdleCallback").is_function();
    let name = if idle { "requestIdleCallback" } else { "setTimeout" };
    self::call(&window(), name, &[Closure::once_into_js(call)]);
}

// In a tab that is out of sight no frame comes, and what is to be done is done all the same.
fn frame(call: Box<dyn FnOnce()>) {
    let call = Rc::new(Cell::new(Some(call)));
    let once = || -> Box<dyn FnOnce()> {
        let call = Rc::clone(&call);
        Box::new(move || {
            if let Some(call) = call.take() {
                call();
            }
        })
    };
    self::call(&window(), "requestAnimationFrame", &[Closure::once_into_js(once())]);
    later(UNSEEN, once());
}

/// Takes back a [`later`] that has not come yet.
pub fn cancel(handle: i32) {
    window().clear_timeout_with_handle(handle);
}

/// `localStorage`, where the browser lets a page have it.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Puts a text into the clipboard.
pub fn copy(text: &str) {
    call(&get(&window().navigator(), "clipboard"), "writeText", &[text.into()]);
}

/// Puts the focus on an element without moving the page.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The same for what need not be able to take it, as a block of the text.
pub fn focus_there(element: &Element) {
    if !element.has_attribute("href") && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    focus(element);
}

/// Whether a key or a paste on that element is its own: a field that takes text.
pub fn takes_text(target: Option<EventTarget>) -> bool {
    let Some(element) = target.and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return false };
    let tag = element.tag_name();
    tag.eq_ignore_ascii_case("textarea") || tag.eq_ignore_ascii_case("input") || element.is_content_editable()
}

// What web-sys has no stable name for, by the name that scripts use. A browser that does not have
// it gives `undefined`, and so does everything asked of that.

/// A property.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Sets a property.
pub fn put(of: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(of, &name.into(), value);
}

/// Calls a method.
pub fn call(of: &JsValue, name: &str, with: &[JsValue]) -> JsValue {
    let Ok(method) = get(of, name).dyn_into::<Function>() else { return JsValue::UNDEFINED };
    method.apply(of, &with.iter().collect()).unwrap_or_default()
}

/// Makes an object of a class that `of` has.
pub fn new(of: &JsValue, class: &str, with: &[JsValue]) -> JsValue {
    let Ok(class) = get(of, class).dyn_into::<Function>() else { return JsValue::UNDEFINED };
    js_sys::Reflect::construct(&class, &with.iter().collect()).unwrap_or_default()
}

/// Whether the reader has asked for less motion.
pub fn still() -> bool {
    media("(prefers-reduced-motion: reduce)")
}

/// Whether the system's colours are dark.
pub fn dark() -> bool {
    media("(prefers-color-scheme: dark)")
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    matches!(window().match_media(query), Ok(Some(query)) if query.matches())
}

/// The elements of a selector, in order.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|n| list.item(n)?.dyn_into().ok()).collect()
}

/// The first element of a selector.
pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The first element of a selector for which that holds, and its index, which is the number of all where
/// it holds for none. What holds for one has to hold for all that follow: it is searched for by halves, so
/// that of ten thousand elements fourteen are looked at.
pub fn first_that(selector: &str, holds: &dyn Fn(&Element) -> bool) -> (u32, Option<Element>) {
    let Ok(list) = document().query_selector_all(selector) else { return (0, None) };
    let element = |n: u32| list.item(n).and_then(|node| node.dyn_into().ok());
    let at = bisect(list.length(), &|n| element(n).is_none_or(|element| holds(&element)));
    (at, element(at))
}

/// The first number below `count` for which that holds, and `count` where it holds for none. What holds for
/// one has to hold for all that follow.
pub fn bisect(count: u32, holds: &dyn Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
