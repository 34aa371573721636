//! The interface's words. English stands in the code; every other language is a catalogue of the same
//! sentences in `public/languages`, which `public/first.js` fetches when it is wanted.
//!
//! A sentence is looked up by its English. What follows a `|` there is not shown: it tells two uses
//! of one word apart. Placeholders have names, because languages order their sentences differently.
//! Plurals, numbers, dates and lists are the browser's, who knows them for every language.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use crate::browser;
use crate::dom;
use crate::within;

/// Where the reader's choice is kept; `public/first.js` reads it.
const CHOSEN: &str = "broadsheet.language";

thread_local! {
    // The catalogue as it was fetched: it is searched, not taken apart. Empty for English.
    static CATALOGUE: Cell<&'static str> = const { Cell::new("") };
}

/// From now on the interface speaks from the catalogue that `public/first.js` has fetched.
pub fn begin() {
    speak(browser::get(&first(), "catalogue").as_string().unwrap_or_default());
}

// What `public/first.js` leaves for the app.
fn first() -> JsValue {
    browser::get(&js_sys::global(), "words")
}

/// The languages that there are words in: the tag of each, and its name in itself.
pub fn languages() -> Vec<(String, String)> {
    let text = |pair: &js_sys::Array, n: u32| pair.get(n).as_string().unwrap_or_default();
    let all = browser::get(&first(), "languages").dyn_into().unwrap_or_default();
    let pairs = js_sys::Object::entries(&all);
    pairs.iter().map(|pair| js_sys::Array::from(&pair)).map(|pair| (text(&pair, 0), text(&pair, 1))).collect()
}

/// The language that the reader chose; empty where the browser's holds.
pub fn chosen() -> String {
    browser::storage().and_then(|kept| kept.get_item(CHOSEN).ok().flatten()).unwrap_or_default()
}

/// Chooses another. `then` is called once its words are there, or were not to be had.
pub fn choose(tag: &str, then: impl FnOnce() + 'static) {
    if let Some(storage) = browser::storage() {
        let _ = storage.set_item(CHOSEN, tag);
    }
    let loading = browser::call(&first(), "load", &[]);
    spawn_local(async move {
        let _ = JsFuture::from(js_sys::Promise::resolve(&loading)).await;
        begin();
        then();
    });
}

fn speak(catalogue: String) {
    // It is held for as long as the page lives, so that words can be lent without being copied.
    CATALOGUE.set(catalogue.leak());
}

// The catalogue from the lines of an entry on: what is indented below its key.
fn entry(english: &str) -> Option<&'static str> {
    let mut rest = CATALOGUE.get();
    while let Some((line, after)) = rest.split_once('\n') {
        if line == english {
            return after.strip_prefix('\t');
        }
        rest = after;
    }
    None
}

fn first_line(entry: &'static str) -> &'static str {
    entry.split('\n').next().unwrap_or_default()
}

/// A sentence in the reader's language.
pub fn say(english: &'static str) -> &'static str {
    entry(english).map_or_else(|| english.split('|').next().unwrap_or(english), first_line)
}

/// A sentence with values in the places that bear their names.
pub fn say_with(english: &'static str, values: &[(&str, &str)]) -> String {
    fill(say(english), "", values)
}

/// A sentence about so many things, in the form that the number asks for: English has one for 1 and
/// one for all others. The number stands at `{n}`.
pub fn count(n: usize, [one, many]: [&'static str; 2], values: &[(&str, &str)]) -> String {
    let text = match entry(many) {
        Some(forms) => form(forms, &plural(n)),
        None => say(if n == 1 { one } else { many }),
    };
    fill(text, &number(n), values)
}

// Of the forms of an entry, `one: …` and so on, that of a category; the last where there is none.
fn form(forms: &'static str, category: &str) -> &'static str {
    let mut text = "";
    for (nth, line) in forms.split('\n').enumerate() {
        let line = if nth == 0 { Some(line) } else { line.strip_prefix('\t') };
        let Some((name, form)) = line.and_then(|line| within::around(line, ": ")) else { break };
        text = form;
        if name == category {
            break;
        }
    }
    text
}

fn fill(text: &str, number: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    // What stands between braces is every second piece.
    for (n, piece) in text.split(['{', '}']).enumerate() {
        let value = values.iter().find(|(name, _)| n % 2 == 1 && *name == piece);
        let counted = n % 2 == 1 && piece == "n" && value.is_none();
        filled.push_str(value.map_or(if counted { number } else { piece }, |(_, value)| value));
    }
    filled
}

/// Sets a sentence into an element. Where a placeholder stands, `place` puts what belongs there.
pub fn set_out(parent: &Element, english: &'static str, place: &mut dyn FnMut(&Element, &str)) {
    lay_out(parent, say(english), place);
}

fn lay_out(parent: &Element, text: &str, place: &mut dyn FnMut(&Element, &str)) {
    for (n, piece) in text.split(['{', '}']).enumerate() {
        if n % 2 == 1 {
            place(parent, piece);
        } else {
            dom::text(parent, piece);
        }
    }
}

/// What begins and ends a sentence of the engine around something of its own, which may be a
/// sentence, too.
const AROUND: [(&str, &str); 11] = [
    ("Quotation marks that did not match were mended: ", ""),
    ("The description of a picture was taken out of the text: ", ""),
    ("This is ", ", not a web page or a text."),
    ("The page is longer than ", " MB; the rest was not read."),
    ("The page has more than ", " parts; the rest was not read."),
    ("The page nests deeper than ", " levels; what lies deeper was joined."),
    ("stands in ", ""),
    ("named like ", ""),
    ("inside something named like ", ""),
    ("begins like ", ""),
    ("below a heading that begins like ", ""),
];

/// A sentence of the engine, which speaks English; `None` where the catalogue does not know it.
pub fn told(english: &str) -> Option<String> {
    if let Some(text) = entry(english) {
        return Some(first_line(text).to_owned());
    }
    AROUND.iter().find_map(|(before, after)| {
        let inner = english.strip_prefix(before)?.strip_suffix(after)?;
        let text = first_line(entry(&format!("{before}{{it}}{after}"))?);
        // The page's own words, numbers and the names of elements are the same in all languages.
        let as_is = before.ends_with(": ") || inner.starts_with(|c: char| c == '<' || c.is_ascii_digit());
        let inner = told(inner).or_else(|| as_is.then(|| inner.to_owned()))?;
        Some(fill(text, "", &[("it", &inner)]))
    })
}

fn root() -> Option<Element> {
    browser::document().document_element()
}

/// The interface's language, a BCP 47 tag with the reader's region where the browser tells it.
pub fn lang() -> String {
    root().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Marks an element within an article as the interface's own words.
pub fn own(element: &Element) {
    dom::set(element, "lang", &lang());
    let dir = root().and_then(|root| root.get_attribute("dir"));
    dom::set(element, "dir", dir.as_deref().unwrap_or("ltr"));
}

// The tests of this crate run without a browser.
const BROWSER: bool = cfg!(target_arch = "wasm32");

// What the browser knows of the language: see `public/first.js`.
fn ask(what: &str, with: &[JsValue]) -> String {
    browser::call(&first(), what, with).as_string().unwrap_or_default()
}

/// A number as the language writes it.
pub fn number(n: usize) -> String {
    if BROWSER { ask("number", &[(n as f64).into()]) } else { n.to_string() }
}

/// So many hundredths as the language writes them: "42%".
pub fn percent(hundredths: u32) -> String {
    if BROWSER { ask("percent", &[hundredths.into()]) } else { format!("{hundredths}%") }
}

/// So many tenths as the language writes them: "4.5".
pub fn tenths(tenths: u32) -> String {
    ask("number", &[(f64::from(tenths) / 10.0).into()])
}

// The plural category of a number, by the names of the CLDR.
fn plural(n: usize) -> String {
    if BROWSER { ask("plural", &[(n as f64).into()]) } else { String::new() }
}

/// A language by its name: "Japanese" for `ja`; the tag itself where there is no word for it.
pub fn language_name(tag: &str) -> String {
    ask("language", &[tag.into()])
}

/// A moment (seconds since 1970, in the zone in which it is told). `style` is "full" or "long".
pub fn date(seconds: i64, style: &str, time: bool) -> String {
    if BROWSER { ask("date", &[(seconds as f64).into(), style.into(), time.into()]) } else { String::new() }
}

/// So many units of time ago, which English names: "3 days ago", "yesterday".
pub fn ago(n: i64, unit: &str) -> String {
    ask("ago", &[(n as f64).into(), unit.into()])
}

/// Facts as the language strings them together.
pub fn facts(facts: &[String]) -> String {
    if BROWSER { list("unit", facts.iter().map(JsValue::from).collect()) } else { facts.join(", ") }
}

/// Names as the language strings them together, "A, B and C"; `place` puts each, by its number.
pub fn set_names(parent: &Element, count: usize, place: &mut dyn FnMut(&Element, &str)) {
    let places = (0..count).map(|n| JsValue::from(format!("{{{n}}}"))).collect();
    lay_out(parent, &list("conjunction", places), place);
}

fn list(style: &str, items: js_sys::Array) -> String {
    ask("list", &[style.into(), items.into()])
}

#[cfg(test)]
mod tests;
