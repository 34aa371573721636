//! "Key points": the sheet with the sentences that carry the article, and the names in it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::panel::{self, Panel};
use super::reader;
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, set};
use crate::room::find;
use crate::room::points::{Name, Point, Text};
use crate::words::{self, say};

thread_local! {
    static POINTS: RefCell<Vec<Point>> = const { RefCell::new(Vec::new()) };
}

/// Fills the sheet, once what fills it is there.
pub fn fill(desk: Desk, parent: &Element) {
    let sheet = panel::sheet(parent, say("Key points"));
    let headline = untrack(|| reader::headline(desk)).unwrap_or_default();
    let page = untrack(|| reader::page(desk));
    let lang = page.as_ref().and_then(|page| page.lang()).unwrap_or_default().to_owned();
    let title = headline.clone();
    let text = Text::of_article();
    let again = Rc::clone(&text);
    text.points(&headline, move |points| {
        let note = say(match points.as_ref().map(Vec::len) {
            None => {
                "What finds the key points is not on this device yet, and there is no network to fetch it."
            }
            Some(0) => "This article is so short that it is its own summary.",
            Some(_) => {
                "Sentences of the article as they stand, chosen on this device by what it speaks of most. Each leads to its place."
            }
        });
        let points = points.unwrap_or_default();
        let list = add(&sheet, "ol", "points");
        set(&list, "lang", &lang);
        for point in &points {
            let go = button(&add(&list, "li", ""), "point", Act::ShowPoint);
            set(&add_text(&go, "span", "", &point.text), "dir", "auto");
        }
        add_text(&sheet, "p", "sheet-note", note);
        POINTS.set(points);
        let text = Rc::clone(&again);
        again.names(&lang.clone(), move |names| {
            fill_names(&sheet, &lang, &names);
            text.offer_own(&sheet, &lang, &title);
        });
    });
}

fn fill_names(sheet: &Element, lang: &str, names: &[Name]) {
    if names.is_empty() {
        return;
    }
    let known = names.iter().any(|name| !name.kind.is_empty());
    let rest = if known { say("Other names") } else { say("Names") };
    let kinds =
        [("person", say("People")), ("place", say("Places")), ("house", say("Organisations")), ("", rest)];
    for (kind, title) in kinds {
        if !names.iter().any(|name| name.kind == kind) {
            continue;
        }
        add_text(sheet, "h3", "names-title", title);
        let list = add(sheet, "ul", "names");
        for name in names.iter().filter(|name| name.kind == kind) {
            let go = button(&add(&list, "li", ""), "button small", Act::ShowName);
            set(&go, "data-find", &name.short);
            let written = add_text(&go, "span", "", &name.text);
            set(&written, "dir", "auto");
            set(&written, "lang", lang);
            add_text(&go, "span", "count", &words::number(name.count));
        }
    }
    let note = say(
        "People, places and organisations, recognised by how they are written. Each leads to its places.",
    );
    add_text(sheet, "p", "sheet-note", note);
}

/// The name of that button is looked for in the article.
pub fn find_name(desk: Desk, button: &Element) {
    let words = button.get_attribute("data-find").unwrap_or_default();
    desk.panel.set(Panel::Closed);
    desk.room.find_open.set(true);
    // Once the dialog has given the focus back, and the bar is there.
    browser::later(0, move || {
        if let Some(field) = browser::first(".find input") {
            browser::put(&field, "value", &words.as_str().into());
            browser::focus(&field);
            find::look(&words);
        }
    });
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
