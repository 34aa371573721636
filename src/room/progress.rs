//! How far the reader is, how long the rest will take at their own pace, and which part they are in.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{aids, highlights, notes, paragraph};
use crate::browser::{self, document, window};
use crate::desk::Desk;
use crate::dom::set;
use crate::flow::{self, Flow};
use crate::set::Copy;
use crate::settings::DIM;
use crate::when;
use crate::words::count;
use crate::{galley, place};

/// Where the learned pace is kept; that of languages that count characters has a name of its own.
const STORED: [&str; 2] = ["broadsheet.pace", "broadsheet.pace.characters"];
/// Seconds of reading after which the pace is looked at.
const STRETCH: f64 = 20.0;
/// What the outline lists.
const HEADINGS: &str = ".body > :is(h2, h3, h4)";
/// The mark of its link to the part that the reader is in.
const CURRENT: &str = "aria-current";
/// Milliseconds after which the outline follows.
const NEXT: i32 = 120;
/// A pause of more seconds is no reading.
const PAUSE: f64 = 60.0;

/// A reader's pace, learned while they read.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pace {
    /// Words (or characters) a minute.
    rate: f64,
    // The stretch that is being measured: since when, from which word; and when the page last moved.
    since: f64,
    from: f64,
    last: f64,
}

impl Pace {
    fn new(rate: f64) -> Self {
        Pace { rate, since: 0.0, from: 0.0, last: 0.0 }
    }

    /// The reader is at that word at that second. True where the rate was changed by it.
    fn seen(&mut self, now: f64, word: f64) -> bool {
        let stretch = now - self.since;
        let words = word - self.from;
        let broken = self.last == 0.0 || now - self.last > PAUSE || words < 0.0;
        self.last = now;
        if !broken && stretch < STRETCH {
            return false;
        }
        (self.since, self.from) = (now, word);
        let rate = words / stretch * 60.0;
        // Slower is looking, not reading, and faster is leafing.
        let read = !broken && rate > self.rate * 0.35 && rate < self.rate * 2.2;
        if read {
            self.rate += (rate - self.rate) * 0.15;
        }
        read
    }
}

struct Reading {
    words: f64,
    characters: bool,
    pace: Pace,
}

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// An article is open: from now on its words are counted down.
pub fn begin(copy: &Copy) {
    let head = copy.head();
    let characters = when::counts_characters(head.lang);
    let key = STORED.get(usize::from(characters)).copied().unwrap_or_default();
    let learned = browser::storage().and_then(|s| s.get_item(key).ok().flatten());
    let usual = f64::from(when::usual_pace(head.lang));
    let rate = learned.and_then(|r| r.parse::<u32>().ok()).map_or(usual, f64::from);
    let rate = rate.max(usual / 3.0).min(usual * 4.0);
    READING.set(Some(Reading { words: f64::from(head.words), characters, pace: Pace::new(rate) }));
}

/// Follows the reader for as long as the page lives.
pub fn watch(desk: Desk) {
    thread_local! {
        static DUE: Cell<bool> = const { Cell::new(false) };
    }
    // A box that scrolls tells nobody above it.
    browser::listen_capture::<Event>(&window(), "scroll", move |_| {
        glance(desk, &flow::now());
        if !DUE.replace(true) {
            browser::later(NEXT, || {
                DUE.set(false);
                part(&flow::now());
            });
        }
    });
    browser::listen::<Event>(&window(), "resize", move |_| {
        look(desk);
        place::resized();
        beside();
    });
    galley::watch(move || {
        beside();
        aids::lines();
        look_soon(desk);
    });
}

// What stands beside the lines goes with them.
fn beside() {
    notes::lay();
    highlights::pins();
}

// How much of the whole a part is, 0–1. `clamp` would print its limits in a panic that cannot be, and
// code that prints floats weighs six kilobytes.
fn share(part: f64, whole: f64) -> f64 {
    if part <= 0.0 {
        0.0
    } else if part >= whole {
        1.0
    } else {
        part / whole
    }
}

/// How much of the text lies above the window's lower edge, 0–1; `None` where there is none.
pub fn seen(flow: &Flow) -> Option<f64> {
    let (start, end) = flow.span(&browser::first("main .text")?.get_bounding_client_rect());
    Some(share(flow.length() - start, end - start))
}

/// How much of the text is in sight or still to come, 0–1.
pub fn rest() -> f64 {
    let Some(text) = browser::first("main .text") else { return 1.0 };
    let (start, end) = flow::now().span(&text.get_bounding_client_rect());
    share(end, end - start)
}

/// Looks where the reader is, once the next frame is on the screen.
pub fn look_soon(desk: Desk) {
    thread_local! {
        static DUE: Cell<bool> = const { Cell::new(false) };
    }
    if !DUE.replace(true) {
        browser::after_paint(move || {
            DUE.set(false);
            look(desk);
        });
    }
}

/// Looks where the reader is.
pub fn look(desk: Desk) {
    let flow = flow::now();
    // What writes comes last: what asks for a place after it would have the page laid out again.
    part(&flow);
    glance(desk, &flow);
}

// What is done with every frame of scrolling, and has to be little.
fn glance(desk: Desk, flow: &Flow) {
    let Some(seen) = seen(flow) else { return };
    // On the wordmark, whose line shows it: it is inherited, and on the root or on the masthead all that is
    // in them would be styled anew.
    if let Some(wordmark) = browser::first(".wordmark").and_then(|m| m.dyn_into::<HtmlElement>().ok()) {
        // Three digits, by whole numbers: to print a float takes four kilobytes of code.
        let thousandths = (seen * 1000.0) as u32;
        let _ = wordmark
            .style()
            .set_property("--progress", &format!("{}.{:03}", thousandths / 1000, thousandths % 1000));
    }
    READING.with_borrow_mut(|reading| {
        let Some(reading) = reading else { return };
        if reading.pace.seen(js_sys::Date::now() / 1000.0, seen * reading.words) {
            let key = STORED.get(usize::from(reading.characters)).copied().unwrap_or_default();
            if let Some(storage) = browser::storage() {
                let _ = storage.set_item(key, &(reading.pace.rate as u32).to_string());
            }
        }
        let left = ((1.0 - seen) * reading.words / reading.pace.rate) as u32 + 1;
        if seen > 0.9 {
            let whole = reading.words / reading.pace.rate * 60.0;
            crate::seen::at_end(&desk.address.get_untracked(), whole, move || look_soon(desk));
        }
        let left = (seen < 0.995).then_some(left);
        if desk.room.left.get_untracked() != left {
            desk.room.left.set(left);
        }
    });
    flow::tell(flow);
    aids::lines();
    if untrack(|| desk.settings.on(DIM)) {
        paragraph::follow();
    }
}

// Marks the part that the reader is in, in the outline.
fn part(flow: &Flow) {
    // A little below where a link of the outline brings its heading.
    let line = flow.length() * if flow.across() { 0.9 } else { 0.42 };
    let (passed, _) = browser::first_that(HEADINGS, &|heading| flow.near(heading, line).0 >= line);
    let links = document().query_selector_all(".outline a").ok();
    let link = links.and_then(|links| links.item(passed.checked_sub(1)?)?.dyn_into::<Element>().ok());
    let was = browser::first(".outline a[aria-current]");
    if link != was {
        if let Some(was) = was {
            let _ = was.remove_attribute(CURRENT);
        }
        if let Some(link) = link {
            set(&link, CURRENT, "true");
            show(&link);
        }
    }
}

/// Brings an entry of the outline into sight, in whichever box it scrolls. The browser's own way would move
/// the article, too.
pub fn show(link: &Element) {
    for side in ["ol", ".outline", ".side"] {
        let Some(side) = link.closest(side).ok().flatten() else { return };
        let (window, rect) = (side.get_bounding_client_rect(), link.get_bounding_client_rect());
        if rect.top() < window.top() || rect.bottom() > window.bottom() {
            side.set_scroll_top(
                side.scroll_top() + (rect.top() - window.top() - window.height() / 3.0) as i32,
            );
        }
    }
}

/// Tells how many minutes are left.
pub fn tell(left: Option<u32>) {
    if let Some(line) = browser::first(".left") {
        line.set_text_content(
            left.map(|n| count(n as usize, ["{n} min left", "{n} min left"], &[])).as_deref(),
        );
    }
}

/// The headings of the outline, as they stand.
pub fn headings() -> Vec<Element> {
    browser::all(HEADINGS)
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn a_steady_reader_is_learned() {
        let mut pace = Pace::new(230.0);
        for second in 1..2000 {
            pace.seen(f64::from(second), f64::from(second) * 5.0);
        }
        assert!((pace.rate - 300.0).abs() < 6.0, "{}", pace.rate);
    }

    #[test]
    fn leafing_pauses_and_turning_back_teach_nothing() {
        let mut pace = Pace::new(230.0);
        for second in 1..60 {
            assert!(!pace.seen(f64::from(second), f64::from(second) * 100.0));
        }
        assert!(!pace.seen(200.0, 6500.0), "a pause");
        assert!(!pace.seen(225.0, 100.0), "turning back");
        assert_eq!(pace.rate, 230.0);
    }
}
