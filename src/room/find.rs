//! "Find in article": all places at once, the one that the reader is at among them.

use js_sys::{JsString, RegExp};
use leptos::prelude::*;
use web_sys::Range;

use super::passage::{self, Passage};
use crate::browser;
use crate::desk::Desk;
use crate::words::{self, say, say_with};

/// More places than this are counted, not marked.
const MOST: usize = 2000;

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many places.
    pub count: usize,
    /// Which of them the reader is at, counted from 0.
    pub at: usize,
    /// The letters that were looked for were none.
    pub idle: bool,
}

impl Found {
    /// "3 of 17".
    pub fn in_words(self) -> String {
        match self {
            Found { idle: true, .. } => String::new(),
            Found { count: 0, .. } => say("Not found").to_owned(),
            Found { count, at, .. } => {
                let [at, count] = [at + 1, count].map(words::number);
                say_with("{n} of {count}", &[("n", &at), ("count", &count)])
            }
        }
    }
}

thread_local! {
    static FOUND: std::cell::Cell<Found> = std::cell::Cell::default();
    static RANGES: std::cell::RefCell<Vec<Range>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// What a keyboard has one key for and print has several characters: each as typed, and as it is printed.
const TYPED: [(&str, &str); 4] = [("'", "[‘’ʼ′]"), ("\"", "[“”„″]"), ("-", "[‐‑‒–—−]"), (" ", "\\s")];

// In small letters, as a keyboard types them. No text gets longer or shorter by what it is printed with.
fn plain(text: &JsString) -> JsString {
    let lower = text.to_lower_case();
    // A letter whose small form is longer would shift all that follows: then capitals count.
    let mut text = if lower.length() == text.length() { lower } else { text.clone() };
    for (typed, printed) in TYPED {
        text = text.replace_by_pattern(&RegExp::new(printed, "g"), typed);
    }
    text
}

/// Looks for words, whatever their capitals and quotation marks, and goes to the first place from here on.
pub fn look(words: &str) {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = String::from(plain(&JsString::from(words.join(" "))));
    let ranges = if words.is_empty() { Vec::new() } else { places(&words) };
    let flow = crate::flow::now();
    let follows = |range: &Range| {
        passage::around(range).is_none_or(|element| flow.near(&element, 0.0).1 > 0.0)
            && flow.span(&range.get_bounding_client_rect()).1 > 0.0
    };
    let here = ranges.iter().position(follows).unwrap_or(0);
    let found = Found { count: ranges.len(), at: here, idle: words.is_empty() };
    passage::mark("found", ranges.get(..ranges.len().min(MOST)).unwrap_or_default());
    RANGES.set(ranges);
    show(found);
}

/// The next place, or the one before; round at the ends.
pub fn step(forward: bool) {
    let mut found = FOUND.get();
    if found.count > 0 {
        found.at = (found.at + if forward { 1 } else { found.count - 1 }) % found.count;
        show(found);
    }
}

/// Nothing is looked for any more.
pub fn close(desk: Desk) {
    if desk.room.find_open.get_untracked() {
        desk.room.find_open.set(false);
        look("");
    }
}

fn show(found: Found) {
    FOUND.set(found);
    if let Some(line) = browser::first(".find [role=status]") {
        line.set_text_content(Some(&found.in_words()));
    }
    let range = RANGES.with_borrow(|ranges| ranges.get(found.at).cloned());
    passage::mark("found-here", range.as_slice());
    if let Some(range) = range {
        // After the browser has brought the field into sight in which these words were typed.
        browser::before_paint(move || passage::show(&range));
    }
}

fn places(words: &str) -> Vec<Range> {
    let Some(article) = browser::first("main article") else { return Vec::new() };
    let passage = Passage::of(&article, ".notices, .images-bar, button, .unseen");
    let text = plain(&passage.text);
    let length = u32::try_from(words.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Ok(at) = u32::try_from(text.index_of(words, from)) {
        let end = at + length;
        ranges.extend(passage.range(at, end));
        from = i32::try_from(end).unwrap_or(i32::MAX);
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::Found;

    #[test]
    fn places_are_counted_from_one() {
        assert_eq!(Found { count: 17, at: 2, idle: false }.in_words(), "3 of 17");
        assert_eq!(Found { count: 0, at: 0, idle: false }.in_words(), "Not found");
        assert_eq!(Found { count: 0, at: 0, idle: true }.in_words(), "");
    }
}
