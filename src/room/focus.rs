//! Where the focus goes when what has it is taken away: a bar that is closed, a list that is filled anew.
//! The browser would have it begin at the top of the page again.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::browser::{self, document};
use crate::flow;

/// What comes and goes over the article: the focus does not come from there.
const PASSING: &str = ".find, .outline, .player, .selection, .bars, dialog";
/// Where a reader reads: a share of the window's height.
const LINE: f64 = 0.28;

thread_local! {
    static CAME_FROM: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Follows it for as long as the page lives.
pub fn watch() {
    browser::listen::<Event>(&document(), "focusin", |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some(target) = target.filter(|t| matches!(t.closest(PASSING), Ok(None))) {
            CAME_FROM.set(Some(target));
        }
    });
    // Whatever a press or a key does is done by the next frame. With Tab the reader leaves the page.
    for name in ["click", "keydown"] {
        browser::listen_capture::<Event>(&document(), name, |event| {
            if browser::get(&event, "key") != "Tab" {
                keep();
            }
        });
    }
}

/// What has it may be taken away in this turn: it is given back by the next frame.
pub fn keep() {
    if !lost() {
        browser::before_paint(mend);
    }
}

/// Whether nothing has it.
pub fn lost() -> bool {
    document().active_element() == document().body().map(Into::into)
}

/// Gives it back where it is lost: to where it came from if that is still in sight, and otherwise to the block
/// at the reading line.
pub fn mend() {
    if !lost() {
        return;
    }
    let [width, height] = ["innerWidth", "innerHeight"].map(|side| flow::number(&browser::window(), side));
    let from = CAME_FROM.take().filter(|from| {
        let rect = from.get_bounding_client_rect();
        rect.bottom() > 0.0 && rect.right() > 0.0 && rect.top() < height && rect.left() < width
    });
    let flow = flow::now();
    let line = if flow.across() { 8.0 } else { height * LINE };
    let block = || browser::first_that("[data-places] > *", &|block| flow.near(block, line).1 >= line).1;
    // The front page has no blocks.
    if let Some(element) = from.or_else(block).or_else(|| browser::first("[data-start]")) {
        browser::focus_there(&element);
    }
}
