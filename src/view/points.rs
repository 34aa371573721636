//! "Key points": the sheet with the sentences that carry the article.

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::Element;

use super::panel::{self, Panel};
use super::reader;
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, set};
use crate::room::points::{self, Point};
use crate::words::say;

thread_local! {
    static POINTS: RefCell<Vec<Point>> = const { RefCell::new(Vec::new()) };
}

/// Fills the sheet.
pub fn fill(desk: Desk, parent: &Element) {
    let sheet = panel::sheet(parent, say("Key points"));
    let points = points::of_article(&untrack(|| reader::headline(desk)).unwrap_or_default());
    let note = say(if points.is_empty() {
        "This article is so short that it is its own summary."
    } else {
        "Sentences of the article as they stand, chosen on this device by what it speaks of most. Each leads to its place."
    });
    let list = add(&sheet, "ol", "points");
    let page = untrack(|| reader::page(desk));
    set(&list, "lang", page.as_ref().and_then(|page| page.lang()).unwrap_or_default());
    for point in &points {
        let go = button(&add(&list, "li", ""), "point", Act::ShowPoint);
        set(&add_text(&go, "span", "", &point.text), "dir", "auto");
    }
    add_text(&sheet, "p", "sheet-note", note);
    POINTS.set(points);
}

/// The sentence of that button is shown at its place.
pub fn show(desk: Desk, button: &Element) {
    let buttons = browser::all(".point");
    let point =
        buttons.iter().position(|b| b == button).and_then(|n| POINTS.with_borrow(|all| all.get(n).cloned()));
    desk.panel.set(Panel::Closed);
    // Once the dialog has given the focus back.
    browser::later(0, move || {
        if let Some(point) = point {
            point.show();
        }
    });
}
