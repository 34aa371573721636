//! Aids on the text as it stands: a window of lines, bold word starts, and paper.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent, Range};

use super::passage::{self, Passage};
use crate::browser::{self, document, window};
use crate::dom::{add, add_text};
use crate::words::say;

/// What has lines of text.
const LINES: &str = ".text :is(p, li, h2, h3, h4, h5, h6, dt, dd), .head :is(h1, .dek)";
/// Blocks whose words are marked between two breaths.
const BATCH: usize = 60;

thread_local! {
    // Where the window of lines is: a share of the window's height until the pointer says otherwise.
    static AT: std::cell::Cell<Option<f64>> = const { std::cell::Cell::new(None) };
}

/// Follows the pointer, and the printer, for as long as the page lives.
pub fn watch() {
    browser::listen::<PointerEvent>(&window(), "pointermove", |event| {
        // A finger is there to scroll.
        if event.pointer_type() == "mouse" {
            AT.set(Some(f64::from(event.client_y())));
            lines();
        }
    });
    browser::listen::<Event>(&window(), "beforeprint", |_| links_as_notes());
    browser::listen::<Event>(&window(), "afterprint", |_| {
        for added in browser::all(".on-paper") {
            added.remove();
        }
    });
}

fn root() -> Option<HtmlElement> {
    document().document_element().and_then(|e| e.dyn_into::<HtmlElement>().ok())
}

fn pixels(value: f64) -> String {
    format!("{}px", value as i32)
}

/// Puts the window of lines onto the lines below the pointer, or in the upper half.
pub fn lines() {
    let Some(root) = root().filter(|root| root.has_attribute("data-lines")) else { return };
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    let y = AT.get().unwrap_or(height * 0.36);
    let (Some(text), Some(column)) = (browser::first("main .text"), browser::first("main.column")) else {
        return;
    };
    let middle = column.get_bounding_client_rect();
    let x = middle.left() + middle.width() / 2.0;
    let hit = document().element_from_point(x as f32, y as f32);
    let block = hit.and_then(|e| e.closest(LINES).ok().flatten()).unwrap_or(text);
    let style = window().get_computed_style(&block).ok().flatten();
    let line = style.and_then(|s| s.get_property_value("line-height").ok());
    let line = line.and_then(|l| l.strip_suffix("px")?.split('.').next()?.parse::<i32>().ok());
    let line = f64::from(line.unwrap_or(32));
    // Blocks are whole lines high, so the real height of one follows from theirs.
    let rect = block.get_bounding_client_rect();
    let count = (rect.height() / line).round().max(1.0);
    let line = if count < 200.0 { rect.height() / count } else { line };
    let nth = ((y - rect.top()) / line).floor();
    let wanted = root.get_attribute("data-lines").and_then(|n| n.parse::<u8>().ok()).map_or(1.0, f64::from);
    let top = rect.top() + (nth - (wanted - 1.0) / 2.0) * line;
    let _ = root.style().set_property("--line-top", &pixels(top));
    let _ = root.style().set_property("--line-end", &pixels(top + wanted * line));
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
    for (n, link) in links.iter().enumerate() {
        add_text(link, "sup", "on-paper", &(n + 1).to_string());
        let item = add(&list, "li", "");
        add_text(&item, "span", "note-label", &(n + 1).to_string());
        add_text(&item, "span", "", &link.get_attribute("href").unwrap_or_default());
    }
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
