//! Notes where they are wanted: beside the line where there is room, and otherwise in a box that
//! opens at the mark. They are the article's own notes, moved, not copies.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use crate::browser::{self, document, window};
use crate::dom::{add, add_text, set};
use crate::flow::{self, Flow, number};
use crate::galley;
use crate::place::Place;
use crate::words::say;

/// Pixels that a note needs beside the text, with the gaps before and behind it.
const ROOM: f64 = 220.0;
/// Pixels that a note may stand below its line: where it would be further, the page is too crowded for
/// notes beside the lines.
const AWAY: f64 = 800.0;
/// Pixels between two notes.
const GAP: f64 = 14.0;
/// The attribute that the root has while they stand beside the lines.
const SIDE: &str = "data-side-notes";
/// The property of the notes with the width of the article that they are too crowded to stand beside.
const CROWDED: &str = "crowded";

fn style(element: &Element, name: &str, pixels: i32) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, &format!("{pixels}px"));
    }
}

/// Whether there is room for notes beside the lines.
fn room(flow: &Flow, article: &Element) -> bool {
    // Below 75 rem what stands beside on wide screens stands below. Pages are of one column then, and
    // vertical lines leave their foot to the notes.
    let least =
        if flow.across() { "(min-width: 60rem) and (min-height: 40rem)" } else { "(min-width: 75rem)" };
    let wide = browser::media(least);
    if flow.across() {
        // A table of several pages scrolls inside itself: its lines are no place for notes.
        let long = |frame: &Element| number(frame, "scrollHeight") > number(frame, "clientHeight") + 1.0;
        return wide && !browser::all(".table-frame:has(.note-ref)").iter().any(long);
    }
    if !wide {
        return false;
    }
    // They stand where the article's lines end, which may be the side that the related stories are on.
    let rect = article.get_bounding_client_rect();
    let beside = browser::first(".side > *").map(|side| side.get_bounding_client_rect());
    let edge = document().document_element().map_or(0.0, |root| f64::from(root.client_width()));
    let free = if flow::is_backward(article) {
        rect.left() - beside.filter(|side| side.right() < rect.left()).map_or(0.0, |side| side.right())
    } else {
        beside.filter(|side| side.left() > rect.right()).map_or(edge, |side| side.left()) - rect.right()
    };
    free > ROOM
}

/// Lays the notes beside their lines, or back to the end of the article.
pub fn lay() {
    let (Some(root), Some(article)) = (document().document_element(), browser::first("main .article")) else {
        return;
    };
    let notes = browser::first(".notes:not(.on-paper)");
    let flow = flow::now();
    let width: JsValue = number(&article, "offsetWidth").into();
    let side = notes.as_ref().is_some_and(|n| browser::get(n, CROWDED) != width) && room(&flow, &article);
    if root.has_attribute(SIDE) != side {
        // They take room of the lines where those run across, so other lines are on this page.
        let place = Place::now();
        let _ = root.toggle_attribute_with_force(SIDE, side);
        if flow.across() {
            place.restore();
        }
    }
    let Some(notes) = notes else { return };
    let mut hang = 0.0;
    let mut away = 0.0f64;
    let mut places = Vec::new();
    if side {
        let along = flow.along(&article);
        let mut free = 0.0;
        for item in browser::all(".notes:not(.on-paper) > ol > li") {
            let mark = item.id().strip_prefix("note-").map(|n| format!("ref-{n}"));
            let mark = mark.and_then(|id| document().get_element_by_id(&id));
            let Some(mark) = mark else { continue };
            let far = galley::far(&mark);
            let [top, bottom, end] = along(&far.as_ref().unwrap_or(&mark).get_bounding_client_rect());
            let length = number(&item, if flow.vertical() { "offsetWidth" } else { "offsetHeight" });
            // Where in its galley a mark is that is far, nobody knows.
            away = away.max(free - if far.is_some() { bottom } else { top });
            let top = if top + length > end { end - length } else { top }.max(free);
            free = top + length + GAP;
            places.push((item, top));
        }
        let start = |element: &Element| flow.span(&element.get_bounding_client_rect()).0;
        // The last notes may hang below the text; a page has room below its lines.
        if !flow.paged() {
            hang = (free - (start(&notes) - start(&article))).max(0.0);
        }
    }
    if away > AWAY && !flow.across() {
        let _ = root.remove_attribute(SIDE);
        // To find it out again would have all of the notes laid out twice.
        browser::put(&notes, CROWDED, &width);
        hang = 0.0;
    }
    // What writes comes last: what asks for a place after it would have the page laid out again.
    for (item, top) in places {
        style(&item, "inset-block-start", top as i32);
    }
    style(&notes, "min-block-size", hang as i32);
}

/// Opens the note of a mark in a box at the mark; false where it stands beside the line already.
pub fn open(mark: &Element) -> bool {
    let root = document().document_element();
    if root.is_some_and(|root| root.has_attribute(SIDE)) {
        return false;
    }
    let id = mark.get_attribute("href").unwrap_or_default();
    let body = browser::first(&format!("{id} .note-body")).and_then(|b| b.clone_node_with_deep(true).ok());
    let (Some(body), Some(article)) = (body, mark.closest("article").ok().flatten()) else { return false };
    let pop = add(&article, "div", "note-pop");
    for (name, value) in [("popover", "auto"), ("role", "note"), ("tabindex", "-1")] {
        set(&pop, name, value);
    }
    set(&pop, "aria-label", &mark.get_attribute("aria-label").unwrap_or_default());
    // Its name alone would be heard.
    if let Some(body) = body.dyn_ref::<Element>() {
        body.set_id("note-said");
        set(&pop, "aria-describedby", "note-said");
    }
    let _ = pop.append_child(&body);
    for back in browser::all(".note-pop .way-back") {
        back.remove();
    }
    let all = add_text(&pop, "a", "note-all", say("All notes"));
    set(&all, "href", &id);
    let rect = mark.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    if rect.top() < height / 2.0 {
        style(&pop, "top", rect.bottom() as i32 + 8);
    } else {
        style(&pop, "bottom", (height - rect.top()) as i32 + 8);
    }
    let shown = pop.clone();
    browser::listen::<Event>(&pop, "toggle", move |event| {
        if browser::get(&event, "newState").as_string().as_deref() == Some("closed") {
            shown.remove();
        }
    });
    browser::call(&pop, "showPopover", &[]);
    browser::focus(&pop);
    true
}
