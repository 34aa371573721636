//! The paragraph that the reader is at: moved by key, or followed as the page scrolls.

use web_sys::Element;

use super::{aids, selection};
use crate::{browser, flow, galley};

/// What counts as a paragraph: the blocks of the text.
const BLOCKS: &str = ".body > *";
/// The class of the one that the reader is at.
const HERE: &str = "here";
/// Where it is brought to: a share of the window's height.
const LINE: f64 = 0.28;

/// The one that is marked.
pub fn here() -> Option<Element> {
    browser::first(".body > .here")
}

/// The marked one's index among all of them, or that of the one at the reading line.
pub fn index(blocks: &[Element]) -> usize {
    let marked = blocks.iter().position(|b| b.class_list().contains(HERE));
    marked.unwrap_or_else(|| (at_line().0 as usize).min(blocks.len().saturating_sub(1)))
}

fn at_line() -> (u32, Option<Element>) {
    let flow = flow::now();
    let line = if flow.across() { 8.0 } else { flow.length() * LINE + 8.0 };
    browser::first_that(BLOCKS, &|block| flow.near(block, line).1 >= line)
}

/// All of them.
pub fn blocks() -> Vec<Element> {
    browser::all(BLOCKS)
}

fn mark(block: &Element) {
    leave();
    let _ = block.class_list().add_1(HERE);
}

/// Marks none.
pub fn leave() {
    if let Some(old) = here() {
        let _ = old.class_list().remove_1(HERE);
    }
}

/// The next one, or the one before.
pub fn step(forward: bool) {
    let blocks = blocks();
    let marked = here().is_some();
    let now = index(&blocks);
    let next = match (marked, forward) {
        (false, true) => now,
        (true, true) => now + 1,
        (_, false) => now.saturating_sub(1),
    };
    if let Some(block) = blocks.get(next) {
        mark(block);
        galley::ready(block);
        // A window of lines goes with it, and can only once it is there.
        flow::now().show(&block.get_bounding_client_rect(), LINE, aids::wanted().is_none());
        aids::lines_of(block);
        // Where the reader clicked before is where they are no more.
        selection::clear();
        browser::focus_there(block);
    }
}

/// The one at the reading line is the one that the reader is at.
pub fn follow() {
    if let Some(block) = at_line().1.filter(|block| !block.class_list().contains(HERE)) {
        mark(&block);
    }
}
