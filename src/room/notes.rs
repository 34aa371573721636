//! Notes where they are wanted: beside the line where there is room, and otherwise in a box that
//! opens at the mark. They are the article's own notes, moved, not copies.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::browser::{self, document, window};
use crate::dom::{add, add_text, set};
use crate::galley;
use crate::words::say;

/// Pixels that a note needs beside the text, with the gap before it.
const ROOM: f64 = 205.0;
/// Pixels between two notes.
const GAP: f64 = 14.0;

fn style(element: &Element, name: &str, value: Option<i32>) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = match value {
            Some(pixels) => element.style().set_property(name, &format!("{pixels}px")),
            None => element.style().remove_property(name).map(drop),
        };
    }
}

/// Lays the notes beside their lines, or back to the end of the article.
pub fn lay() {
    let (Some(notes), Some(article)) =
        (browser::first(".notes:not(.on-paper)"), browser::first("main .article"))
    else {
        return;
    };
    let width =
        |selector: &str| browser::first(selector).map_or(0.0, |e| e.get_bounding_client_rect().width());
    let text = article.get_bounding_client_rect();
    // Below 75 rem what stands beside on wide screens stands below.
    let wide = matches!(window().match_media("(min-width: 75rem)"), Ok(Some(query)) if query.matches());
    let beside = if browser::first(".related, .outline").is_some() { width(".side") + 56.0 } else { 0.0 };
    let side = wide && !crate::flow::now().across() && width(".sheet") - 130.0 - beside - text.width() > ROOM;
    let _ =
        document().document_element().map(|root| root.toggle_attribute_with_force("data-side-notes", side));
    let mut free = 0.0;
    for item in browser::all(".notes:not(.on-paper) > ol > li") {
        let mark = item.id().strip_prefix("note-").map(|n| format!("ref-{n}"));
        let mark = mark.and_then(|id| document().get_element_by_id(&id)).filter(|_| side);
        let Some(mark) = mark else {
            style(&item, "top", None);
            continue;
        };
        let top = galley::far(&mark).unwrap_or(mark).get_bounding_client_rect().top()
            - article.get_bounding_client_rect().top();
        let top = top.max(free);
        style(&item, "top", Some(top as i32));
        free = top + item.get_bounding_client_rect().height() + GAP;
    }
    // The last notes may hang below the text.
    style(
        &notes,
        "min-height",
        side.then_some((free - (notes.get_bounding_client_rect().top() - text.top())).max(0.0) as i32),
    );
}

/// Opens the note of a mark in a box at the mark; false where it stands beside the line already.
pub fn open(mark: &Element) -> bool {
    let root = document().document_element();
    if root.is_some_and(|root| root.has_attribute("data-side-notes")) {
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
    let _ = pop.append_child(&body);
    for back in browser::all(".note-pop .way-back") {
        back.remove();
    }
    let all = add_text(&pop, "a", "note-all", say("All notes"));
    set(&all, "href", &id);
    let rect = mark.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    if rect.top() < height / 2.0 {
        style(&pop, "top", Some(rect.bottom() as i32 + 8));
    } else {
        style(&pop, "bottom", Some((height - rect.top()) as i32 + 8));
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
