//! The reader's place in what is open, kept with each entry of the browser's history and with the
//! page's entry under "Recent".
//!
//! A place is a block and a character in it, not a number of pixels from the top: it holds when the
//! lines are of another length or a block was brought back above it. It is held until the reader moves:
//! what is set anew around them brings back the same one, for one that was taken anew each time would
//! go a little to the beginning each time.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use crate::address::Address;
use crate::browser::{self, document, window};
use crate::flow::{self, Flow};
use crate::galley;
use crate::recent;
use crate::room::passage::Passage;
use crate::room::{focus, progress};

/// What counts as a place: the head of the article, its blocks and its notes, in order.
const BLOCKS: &str = "[data-places] > *";

/// Not every browser has `scrollend`; a pause of so many milliseconds is as good.
const PAUSE: f64 = 160.0;

/// How far down the window the first line may begin that counts as in sight: the masthead stands above.
const SIGHT: f64 = 56.0;

/// The method of the history that changes the open entry.
const REPLACE: &str = "replaceState";

thread_local! {
    // The line that is held, where in sight it was brought or taken, and how wide the page was then.
    static HELD: Cell<(Line, f64, f64)> = const { Cell::new((NOWHERE, 0.0, 0.0)) };
}

/// A line of what is open.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    /// Its block's index among all; -1 where there are no blocks, and at the beginning.
    block: i32,
    /// Its first character, counted in the block from -1 down. Where it has none this is not negative; it was
    /// the block's length once.
    letter: i32,
    /// Where it begins, or else its block, in CSS pixels from what was in sight, along the way that the
    /// article runs.
    top: i32,
}

const NOWHERE: Line = Line { block: -1, letter: 0, top: 0 };

impl Line {
    // The first one whose end is in sight.
    fn first(flow: &Flow) -> Self {
        let edge = if flow.across() { 1.0 } else { SIGHT };
        let (index, block) = browser::first_that(BLOCKS, &|block| flow.near(block, edge).1 > edge);
        let Some(block) = block else { return NOWHERE };
        let passage = Passage::of(&block, "");
        let letter = browser::bisect(passage.text.length(), &|n| {
            let range = passage.range(n, n + 1);
            range.is_none_or(|range| flow.span(&range.get_bounding_client_rect()).1 > edge)
        });
        let mut line = Line { block: index as i32, letter: -1 - letter as i32, top: SIGHT as i32 };
        // On which page a line is depends on the window.
        if !flow.paged() {
            line.top = line.start(flow).unwrap_or_default() as i32;
        }
        line
    }

    fn element(&self) -> Option<Element> {
        let blocks = document().query_selector_all(BLOCKS).ok()?;
        blocks.item(u32::try_from(self.block).ok()?)?.dyn_into().ok()
    }

    // Where it begins now, from the beginning of what is in sight.
    fn start(&self, flow: &Flow) -> Option<f64> {
        let block = self.element()?;
        let letter = u32::try_from(-1 - self.letter).ok();
        let letter = letter.and_then(|n| Passage::of(&block, "").range(n, n + 1));
        let rect = letter.map_or_else(|| block.get_bounding_client_rect(), |l| l.get_bounding_client_rect());
        Some(flow.span(&rect).0)
    }

    // From now on it is the one that is held.
    fn keep(self, flow: &Flow) {
        HELD.set((self, self.start(flow).unwrap_or_default(), width()));
    }

    // Takes the reader there; so far where there is no such line.
    fn restore(self, scrolled: f64) {
        let flow = flow::now();
        if let Some(block) = self.element() {
            galley::ready(&block);
        }
        let top = if flow.paged() { 0.0 } else { f64::from(self.top) };
        flow.to(self.start(&flow).map_or(scrolled, |start| flow.at() + start - top), false);
        self.keep(&flow);
    }
}

/// Where the reader was.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The first visible line.
    line: Line,
    /// How far the page was scrolled, in CSS pixels.
    scrolled: f64,
    /// The id of what had the focus, where it has one.
    focus: Option<String>,
}

impl Place {
    /// Where the reader is now.
    pub fn now() -> Self {
        // WebKit lays the page out for another width some time before it says so.
        if HELD.get().2 != width() {
            resized();
        }
        let flow = flow::now();
        let scrolled = flow.at();
        let (mut line, seen, _) = HELD.get();
        // Where the line is where it was brought, the reader has not moved since.
        if line.start(&flow).is_none_or(|start| (start - seen).abs() > 2.0) {
            // The beginning is the same in every size.
            line = if scrolled < 1.0 { NOWHERE } else { Line::first(&flow) };
            line.keep(&flow);
        }
        let focus = document().active_element().map(|e| e.id()).filter(|id| !id.is_empty());
        Place { line, scrolled, focus }
    }

    /// How many blocks must be set before the reader can be taken there.
    pub fn blocks_needed(&self) -> u32 {
        // A box scrolls no further than it is filled: what follows must be there, too.
        let more = if flow::now().across() { 40 } else { 1 };
        u32::try_from(self.line.block).map_or(0, |n| n.saturating_add(more))
    }

    /// Takes the reader there, at once.
    pub fn restore(&self) {
        self.line.restore(self.scrolled);
        if let Some(element) = self.focus.as_ref().and_then(|id| document().get_element_by_id(id)) {
            browser::focus(&element);
        }
    }

    /// Takes the reader there, and once more when late faces have set the lines anew, unless the
    /// reader has moved on by then.
    pub fn hold(self) {
        self.restore();
        // What had the focus is gone with the view before. A screen reader goes on at the line that is read, and
        // not with the first one on the page that it comes upon; where there is no such line, at the headline.
        let start = || browser::first("[data-start]");
        if let Some(element) = self.line.element().or_else(start).filter(|_| focus::lost()) {
            browser::focus_there(&element);
        }
        let then = gestures();
        let again = Closure::once_into_js(move || {
            if gestures() == then {
                self.restore();
            }
        });
        let ready = browser::get(&browser::get(&document(), "fonts"), "ready");
        browser::call(&ready, "then", &[again]);
    }

    /// As a line of text, in whole pixels.
    pub fn stored(&self) -> String {
        let Line { block, letter, top } = self.line;
        // Whole numbers: to print a float takes four kilobytes of code.
        format!("{block},{top},{letter},{}", self.scrolled as i32)
    }

    /// From such a line; `None` where it is none.
    pub fn parse(stored: &str) -> Option<Self> {
        let mut parts = stored.split(',');
        let block = parts.next()?.parse().unwrap_or(-1);
        let mut next = || parts.next()?.parse().ok();
        let (top, letter) = (next()?, next()?);
        Some(Place { line: Line { block, letter, top }, scrolled: next()?.into(), focus: None })
    }

    /// As the history keeps it.
    fn to_js(&self) -> JsValue {
        let Line { block, letter, top } = self.line;
        let [block, top, letter] = [block, top, letter].map(JsValue::from);
        let focus = self.focus.as_deref().map_or(JsValue::NULL, JsValue::from);
        Array::of5(&block, &top, &letter, &self.scrolled.into(), &focus).into()
    }

    /// From what the history kept; `None` where it is not ours.
    pub fn from_js(state: &JsValue) -> Option<Self> {
        let parts = state.dyn_ref::<Array>()?;
        let number = |n| parts.get(n).as_f64();
        let line = |n| number(n).map_or(-1, |n| n as i32);
        Some(Place {
            line: Line { block: line(0), letter: line(2), top: line(1) },
            scrolled: number(3)?,
            focus: parts.get(4).as_string(),
        })
    }
}

/// No line is held: what is open is at its beginning.
pub fn begin() {
    HELD.set((NOWHERE, 0.0, 0.0));
}

/// The window has another size: the reader stays where they are.
pub fn resized() {
    let (line, _, before) = HELD.get();
    // Down the window, another height moves no line, and the bars of a phone's browser come and go while the
    // reader is on the move.
    let flow = flow::now();
    if line.block >= 0 && (flow.across() || before != width()) {
        line.restore(flow.at());
    }
}

// Of the page: in some browsers the window's own grows and shrinks when two fingers zoom.
fn width() -> f64 {
    document().document_element().map_or(0.0, |root| f64::from(root.client_width()))
}

// By name: a call of its own for each would be twice the code.
fn history() -> JsValue {
    browser::get(&window(), "history")
}

/// Keeps the reader's place with the history entry that is open, and with the article.
pub fn save() {
    // While a page is being read nothing is open, and what was open keeps its place.
    if browser::first("main.waiting").is_some() {
        return;
    }
    let place = Place::now();
    browser::call(&history(), REPLACE, &[place.to_js(), "".into()]);
    if let Some(seen) = progress::seen(&flow::now()) {
        // What is in sight before the first move is not read yet; where that is all, time tells (`seen`).
        let read = if scrolled() { (seen * 1000.0) as u32 } else { 0 };
        let query = window().location().search().unwrap_or_default();
        recent::stopped(&Address::parse(&query), read, place);
    }
}

/// The place kept with the history entry that is open.
pub fn kept() -> Option<Place> {
    Place::from_js(&browser::get(&history(), "state"))
}

/// Opens a new history entry at that address, after the place in the old one was kept.
pub fn push(href: &str) {
    save();
    enter(href);
}

/// Opens a new history entry at that address.
pub fn enter(href: &str) {
    state("pushState", href);
}

/// Gives the open history entry another address.
pub fn replace(href: &str) {
    state(REPLACE, href);
}

fn state(method: &str, href: &str) {
    browser::call(&history(), method, &[JsValue::NULL, "".into(), browser::beside(href).into()]);
}

/// Whether the page has been scrolled at all.
pub fn scrolled() -> bool {
    flow::now().at() > 40.0
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
    browser::put(&history(), "scrollRestoration", &"manual".into());
    browser::listen_capture::<Event>(&window(), "scroll", |_| {
        SCROLLED.set(js_sys::Date::now());
        if !MOVING.replace(true) {
            rest(PAUSE);
        }
    });
    for name in ["wheel", "touchstart", "keydown", "pointerdown"] {
        browser::listen::<Event>(&window(), name, |_| GESTURES.set(GESTURES.get().wrapping_add(1)));
    }
    for name in ["pagehide", "visibilitychange"] {
        browser::listen::<Event>(&window(), name, |_| save());
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_comes_back_from_its_line() {
        for line in ["7,-12,-221,1400", "7,-12,80,1400", "-1,0,0,300"] {
            let place = Place::parse(line).unwrap();
            assert_eq!(place.stored(), line);
            assert_eq!(Place::parse(&place.stored()), Some(place));
        }
        // As it was kept before the beginning had a number.
        assert_eq!(Place::parse(",0,0,300"), Place::parse("-1,0,0,300"));
    }

    #[test]
    fn what_is_no_place_is_none() {
        for line in ["", "7", "7,a,b,c", "7,1e9,1,1", "7,1,2"] {
            assert_eq!(Place::parse(line), None, "{line}");
        }
    }
}
