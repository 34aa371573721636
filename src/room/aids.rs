//! Aids on the text as it stands: a window of lines, bold word starts, and paper.

use std::cell::Cell;
use std::ops;

use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, Event, HtmlElement, PointerEvent, Range};

use super::passage::{self, Passage, TEXT};
use crate::browser::{self, document, window};
use crate::dom::{add, add_text};
use crate::flow::{self, Flow, number};
use crate::words::say;

/// What has lines of text, in the order in which they stand.
const LINES: &str = ".head > *, .body :is(p, li, h2, h3, h4, h5, h6, dt, dd, pre, tr, figcaption), :root:not([data-side-notes]) .notes li";
/// Blocks whose words are marked between two breaths.
const BATCH: usize = 60;
/// Beyond the end of a window, in pixels.
const FAR: f64 = 1e6;

thread_local! {
    // Where the window of lines is, from the left and from the top, and which of its lines is there, in
    // halves of it: 0 for the first one. And the page that was open then.
    static AT: Cell<Option<[f64; 3]>> = const { Cell::new(None) };
    static PAGE: Cell<f64> = const { Cell::new(0.0) };
}

// The lines in sight, each with its column, its top and its end; and from where to where columns go.
#[derive(Default)]
struct Lines {
    lines: Vec<(usize, f64, f64)>,
    columns: Vec<[f64; 2]>,
}

/// Follows the pointer, and the printer, for as long as the page lives.
pub fn watch() {
    browser::listen::<PointerEvent>(&window(), "pointermove", |event| {
        // A finger is there to scroll.
        if event.pointer_type() == "mouse" {
            put([event.client_x().into(), event.client_y().into(), 1.0]);
        }
    });
    // What has the focus is not below the veil.
    browser::listen::<Event>(&document(), "focusin", |event| {
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(element) =
            element.filter(|e| matches!(e.closest("main .article :is(a, button)"), Ok(Some(_))))
        {
            lines_of(&element);
        }
    });
    browser::listen::<Event>(&window(), "beforeprint", |_| {
        fetch_pictures();
        links_as_notes();
    });
    browser::listen::<Event>(&window(), "afterprint", |_| {
        for added in browser::all(".on-paper") {
            added.remove();
        }
    });
}

fn root() -> Option<HtmlElement> {
    document().document_element().and_then(|e| e.dyn_into::<HtmlElement>().ok())
}

/// How many lines are to be seen; `None` where all of them.
pub fn wanted() -> Option<usize> {
    root()?.get_attribute("data-lines")?.parse().ok()
}

impl Lines {
    // As they are laid out.
    fn in_sight(flow: &Flow) -> Self {
        let mut found = Lines::default();
        let (_, first) = browser::first_that(LINES, &|block| flow.near(block, 1.0).1 > 1.0);
        let (Some(article), Some(first)) = (browser::first(".article"), first) else { return found };
        let walker = document().create_tree_walker_with_what_to_show(&article, TEXT);
        let (Ok(walker), Ok(range)) = (walker, document().create_range()) else { return found };
        walker.set_current_node(&first);
        while let Ok(Some(node)) = walker.next_node() {
            let within = |what: &str| node.parent_element().and_then(|p| p.closest(what).ok().flatten());
            let _ = range.select_node_contents(&node);
            // The cells of a row are read beside each other.
            let line = within("tr").map_or_else(|| JsValue::from(&range), JsValue::from);
            let rects = browser::call(&line, "getClientRects", &[]);
            for n in 0..number(&rects, "length") as u32 {
                let rect = browser::get(&rects, &n.to_string()).unchecked_into::<DomRect>();
                let (begin, end) = flow.span(&rect);
                if begin > flow.length() {
                    return found;
                }
                if end > 0.0 && rect.width() > 1.0 && within("rt").is_none() {
                    found.add(["left", "right", "top", "bottom"].map(|name| number(&rect, name)));
                }
            }
        }
        found
    }

    fn add(&mut self, [left, right, top, end]: [f64; 4]) {
        let middle = (top + end) / 2.0;
        // What goes up again is another column.
        if self.lines.last().is_none_or(|line| middle < line.1) {
            self.columns.push([left, right]);
        }
        if let Some(width) = self.columns.last_mut() {
            *width = [width[0].min(left), width[1].max(right)];
        }
        let column = self.columns.len() - 1;
        match self.lines.last_mut().filter(|line| line.0 == column && middle < line.2) {
            Some(line) => (line.1, line.2) = (line.1.min(top), line.2.max(end)),
            None => self.lines.push((column, top, end)),
        }
    }

    // Those in the window, which holds no more than `wanted` and is of one column.
    fn window(&self, flow: &Flow, wanted: usize) -> ops::Range<usize> {
        // In pages, the first ones; where the text moves, some in the upper half.
        let usual = if flow.across() { f64::NEG_INFINITY } else { flow.length() * 0.36 };
        let [x, y, part] = AT.get().unwrap_or([f64::NAN, usual, 1.0]);
        let away = |place: f64, from: f64, to: f64| (from - place).max(place - to).max(0.0);
        let (mut at, mut least) = (0, f64::INFINITY);
        for (n, (column, top, end)) in self.lines.iter().enumerate() {
            let aside = self.columns.get(*column).map_or(0.0, |[left, right]| away(x, *left, *right));
            let far = aside * 1000.0 + away(y, *top, *end);
            if far < least {
                (at, least) = (n, far);
            }
        }
        let beside = |n: usize| self.lines.get(n).map(|line| line.0) == self.lines.get(at).map(|line| line.0);
        let mut from = at;
        while from > 0 && at - from < wanted / 2 * part as usize && beside(from - 1) {
            from -= 1;
        }
        let to = (from..from + wanted).take_while(|n| beside(*n)).count() + from;
        from..to
    }
}

/// Puts the window of lines where it belongs, now that something has moved.
pub fn lines() {
    let (Some(root), Some(wanted)) = (root(), wanted()) else { return };
    let flow = flow::now();
    if flow.paged() && PAGE.replace(flow.at()) != flow.at() {
        AT.set(None);
    }
    let found = Lines::in_sight(&flow);
    let lines = found.lines.get(found.window(&flow, wanted)).unwrap_or_default();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let (mut left, mut right) = (0.0, 0.0);
    // Forced colours leave a line above the window and one below it, which are the text's alone.
    let within = flow.across() || browser::media("(forced-colors: active)");
    if let Some([from, to]) = found.columns.get(first.0).filter(|_| within) {
        (left, right) = (*from, number(&root, "clientWidth") - to);
    }
    let below = number(&root, "clientHeight") - last.2;
    let [top, right, below, left] = [first.1, right, below, left].map(|pixels| pixels as i32);
    let _ = root.style().set_property("--lines", &format!("{top}px {right}px {below}px {left}px"));
}

fn put(at: [f64; 3]) {
    AT.set(Some(at));
    if wanted().is_some() {
        PAGE.set(flow::now().at());
        lines();
    }
}

/// Puts the window of lines onto the beginning of a block.
pub fn lines_of(block: &Element) {
    let first = browser::get(&browser::call(block, "getClientRects", &[]), "0");
    put([number(&first, "left"), number(&first, "top"), 0.0]);
}

/// In pages, where nothing moves below it, the window of lines goes on, or back. False where it does not.
pub fn step(forward: bool) -> bool {
    let flow = flow::now();
    let Some(wanted) = wanted().filter(|_| flow.paged()) else { return false };
    let found = Lines::in_sight(&flow);
    let window = found.window(&flow, wanted);
    let (next, part) = if forward { (Some(window.end), 0.0) } else { (window.start.checked_sub(1), 2.0) };
    match next.and_then(|n| found.lines.get(n)) {
        Some((column, top, end)) => {
            let left = found.columns.get(*column).map_or(0.0, |[left, _]| *left);
            put([left, (top + end) / 2.0, part]);
        }
        None if !flow::turn(forward) => return false,
        // The first lines of a new page are where it is anyway.
        None if forward => lines(),
        None => put([FAR, FAR, part]),
    }
    true
}

/// Marks how words begin, or takes the marks away. Scripts without small and large letters, whose
/// words have no beginning of that kind, are left alone.
pub fn starts(on: bool) {
    passage::mark("starts", &[]);
    if on {
        more_starts(browser::all(".body :is(p, li, dd)"), Vec::new());
    }
}

// Block after block, with breaths between, for there may be a hundred thousand words.
fn more_starts(mut blocks: Vec<Element>, mut marked: Vec<Range>) {
    if root().is_none_or(|root| !root.has_attribute("data-starts")) {
        return;
    }
    let rest = blocks.split_off(blocks.len().min(BATCH));
    for block in blocks {
        let passage = Passage::of(&block, "code, rt, .note-ref, p p, li li");
        for (from, to) in word_starts(&String::from(&passage.text)) {
            marked.extend(passage.range(from, to));
        }
    }
    if rest.is_empty() {
        passage::mark("starts", &marked);
    } else {
        browser::later(0, move || more_starts(rest, marked));
    }
}

// The first part of each word in UTF-16 units: about two fifths of its letters.
fn word_starts(text: &str) -> Vec<(u32, u32)> {
    let mut starts = Vec::new();
    let (mut at, mut begin, mut letters) = (0u32, 0u32, 0u32);
    for c in text.chars().chain(Some(' ')) {
        let cased = c.is_alphabetic() && u32::from(c) < 0x590;
        if cased {
            if letters == 0 {
                begin = at;
            }
            letters += 1;
        } else if letters > 0 {
            starts.push((begin, begin + (letters * 2).div_ceil(5)));
            letters = 0;
        }
        at += c.len_utf16() as u32;
    }
    starts
}

// On paper a link cannot be followed: it becomes a note.
fn links_as_notes() {
    let links = browser::all(".body a[href^='http']");
    let Some(text) = browser::first("main .text").filter(|_| !links.is_empty()) else { return };
    let notes = add(&text, "section", "notes on-paper");
    add_text(&notes, "h2", "", say("Links"));
    let list = add(&notes, "ol", "");
    let mut listed: Vec<String> = Vec::new();
    for link in &links {
        let address = link.get_attribute("href").unwrap_or_default();
        let n = listed.iter().position(|known| *known == address).unwrap_or(listed.len());
        // Not as the marks of the article's own notes.
        let number = format!("[{}]", n + 1);
        add_text(link, "sup", "on-paper", &number);
        if n == listed.len() {
            let item = add(&list, "li", "");
            add_text(&item, "span", "note-label", &number);
            add_text(&item, "span", "", &address);
            listed.push(address);
        }
    }
}

/// Pictures that were to come when the reader comes near; true where some are not there yet.
pub fn fetch_pictures() -> bool {
    let pictures = browser::all("main img[loading=lazy]");
    for picture in &pictures {
        let _ = picture.remove_attribute("loading");
    }
    pictures.iter().any(|picture| !browser::get(picture, "complete").is_truthy())
}

#[cfg(test)]
mod tests {
    use super::word_starts;

    #[test]
    fn two_fifths_of_a_word_are_its_start() {
        assert_eq!(word_starts("a ferry, Überfahrt"), [(0, 1), (2, 4), (9, 13)]);
        assert!(word_starts("渡し船 عبارة 42").is_empty());
    }
}
