//! "Outline": the headings of the article, and where the reader is among them.

use leptos::prelude::*;
use web_sys::Element;

use super::parts::host;
use super::reader;
use super::related::{shorten, tongue};
use crate::browser;
use crate::desk::Desk;
use crate::dom::{add, add_text, set};
use crate::paper::Page;
use crate::room::progress;
use crate::words::say;

/// Characters of an entry.
const ENTRY: usize = 72;

/// The landmark; nothing where the article has fewer than two headings.
pub fn outline(desk: Desk) -> AnyView {
    host("outline-host", move |parent| {
        desk.room.laid.track();
        let headings = progress::headings();
        // One that is alone leads nowhere.
        if let Some(page) = untrack(|| reader::page(desk)).filter(|_| headings.len() > 1) {
            fill(parent, &headings, &page);
        }
        progress::look_soon(desk);
    })
}

fn fill(parent: &Element, headings: &[Element], page: &Page) {
    let nav = add(parent, "nav", "outline");
    set(&nav, "aria-labelledby", "outline-title");
    add_text(&nav, "h2", "label", say("Outline")).set_id("outline-title");
    let list = add(&nav, "ol", "");
    tongue(&list, page);
    for (n, heading) in headings.iter().enumerate() {
        if heading.id().is_empty() {
            heading.set_id(&format!("at--{}", n + 1));
        }
        let level = match heading.tag_name().as_str() {
            "H2" => "part",
            "H3" => "section",
            _ => "subsection",
        };
        // Of one that is a sentence, as much as two lines hold tells which it is.
        let words = shorten(heading.text_content().unwrap_or_default().trim(), ENTRY);
        let link = add_text(&add(&list, "li", level), "a", "", &words);
        set(&link, "href", &format!("#{}", heading.id()));
    }
}

/// Opens the outline where it is not beside the text, at the part that the reader is in, or closes it.
pub fn open(open: bool) {
    let Some(nav) = browser::first(".outline") else { return };
    let was = is_open();
    let _ = nav.class_list().toggle_with_force("open", open);
    if open {
        let link = browser::first(".outline [aria-current]").or_else(|| browser::first(".outline a"));
        if let Some(link) = link {
            progress::show(&link);
            browser::focus(&link);
        }
    } else if was && browser::first(":focus").is_none_or(|e| matches!(e.closest(".outline"), Ok(Some(_)))) {
        if let Some(link) = browser::first(".outline :focus") {
            browser::call(&link, "blur", &[]);
        }
        // Where there is a button for it, the reader came from there.
        if let Some(button) = browser::first(".for-outline") {
            browser::focus(&button);
        }
    }
    if let Some(button) = browser::first(".for-outline") {
        set(&button, "aria-expanded", if open { "true" } else { "false" });
    }
}

/// Whether it is open.
pub fn is_open() -> bool {
    browser::first(".outline.open").is_some()
}
