//! A picture as large as the window, and then as large as it is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, Node};

use crate::browser::{self, document};
use crate::commands::Act;
use crate::dom::{self, add, append, set, text};
use crate::flow::number;
use crate::words::say;

/// Opens the picture in this button, with the caption of its figure. A press on it enlarges it where the
/// window made it smaller; then it is moved by arrows or a finger, as a page is. The next press closes it.
pub fn open(button: &Element) -> Option<()> {
    let picture = button.query_selector("img").ok().flatten()?.clone_node_with_deep(true).ok()?;
    let picture = picture.dyn_into::<HtmlElement>().ok()?;
    let caption = button.closest("figure").ok().flatten()?.query_selector("figcaption").ok().flatten();
    let dialog = add(&document().body()?.into(), "dialog", "zoom").dyn_into::<HtmlDialogElement>().ok()?;
    set(&dialog, "aria-label", &button.get_attribute("aria-label").unwrap_or_default());
    let frame = add(&dialog, "button", "");
    set(&frame, "aria-label", say("Enlarge"));
    append(&frame, &picture);
    let corner = add(&dialog, "div", "");
    text(&dom::button(&corner, "button primary", Act::ClosePanel), say("Close"));
    if let Some(caption) = caption.and_then(|c| c.clone_node_with_deep(true).ok()) {
        append(&dialog, &caption);
    }
    let shown = dialog.clone();
    browser::listen::<Event>(&dialog, "click", move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Node>().ok());
        if !frame.contains(target.as_ref()) || !enlarge(&frame, &picture) {
            shown.close();
        }
    });
    let shown = dialog.clone();
    browser::listen::<Event>(&dialog, "close", move |_| shown.remove());
    dialog.show_modal().ok()
}

// False where it is as large as it is already.
fn enlarge(frame: &Element, picture: &HtmlElement) -> bool {
    let smaller = [("naturalWidth", "offsetWidth"), ("naturalHeight", "offsetHeight")]
        .into_iter()
        .any(|(own, shown)| number(picture, own) > number(picture, shown));
    if smaller {
        set(frame, "aria-label", say("Close"));
        frame.set_class_name("whole");
    }
    smaller
}
