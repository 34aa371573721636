//! A picture as large as the window, or as large as it is.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement};

use crate::browser::{self, document};
use crate::words::say;

/// Opens the picture in this button, with the caption of its figure.
pub fn open(button: &Element) -> Option<()> {
    let picture = button.query_selector("img").ok().flatten()?.clone_node_with_deep(true).ok()?;
    let dialog = document().create_element("dialog").ok()?.dyn_into::<HtmlDialogElement>().ok()?;
    dialog.set_class_name("zoom");
    let caption = button.closest("figure").ok().flatten()?.query_selector("figcaption").ok().flatten();
    let name = button.get_attribute("aria-label").unwrap_or_default();
    let _ = dialog.set_attribute("aria-label", &name);
    let frame = document().create_element("button").ok()?;
    let _ = frame.set_attribute("aria-label", say("Close"));
    let _ = frame.append_child(&picture);
    let _ = dialog.append_child(&frame);
    if let Some(caption) = caption.and_then(|c| c.clone_node_with_deep(true).ok()) {
        let _ = dialog.append_child(&caption);
    }
    let _ = document().body()?.append_child(&dialog);
    let shown = dialog.clone();
    browser::listen::<Event>(&dialog, "click", move |_| shown.close());
    let shown = dialog.clone();
    browser::listen::<Event>(&dialog, "close", move |_| shown.remove());
    dialog.show_modal().ok()
}
