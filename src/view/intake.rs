//! How pages come in: paste anywhere, drop anywhere, files.

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, Event, HtmlInputElement, KeyboardEvent};

use crate::browser::{self, document, window};
use crate::desk::Desk;
use crate::dom;
use crate::paper::Clip;
use crate::words::say;

/// The class that the root has while something is dragged over the window.
const DROPPING: &str = "dropping";

/// Listens for pastes and drops for as long as the page lives.
pub fn watch(desk: Desk) {
    watch_fields(desk);
    browser::listen::<ClipboardEvent>(&document(), "paste", move |event| {
        let Some(data) = event.clipboard_data() else { return };
        if browser::takes_text(event.target()) {
            // The box shows the text; what came with it is kept beside it.
            if is_paste_box(&event) {
                desk.clip.set(clip(&data));
            }
            return;
        }
        event.prevent_default();
        take(desk, &data);
    });
    browser::listen::<DragEvent>(&window(), "dragenter", |event| mark(&event, true));
    browser::listen::<DragEvent>(&window(), "dragover", |event| mark(&event, true));
    browser::listen::<DragEvent>(&window(), "dragleave", |event| {
        // Leaving one element for another is no leaving.
        if event.related_target().is_none() {
            mark(&event, false);
        }
    });
    browser::listen::<DragEvent>(&window(), "drop", move |event| {
        mark(&event, false);
        if let Some(data) = event.data_transfer() {
            take(desk, &data);
        }
    });
}

/// What the fields of the front page do, for as long as the page lives.
fn watch_fields(desk: Desk) {
    let of = |event: &Event, id: &str| {
        event.target().and_then(|t| t.dyn_into::<Element>().ok()).filter(|e| e.id() == id)
    };
    browser::listen::<Event>(&document(), "submit", move |event| {
        event.prevent_default();
        take_box(desk);
    });
    browser::listen::<Event>(&document(), "input", move |event| {
        if let Some(paste) = of(&event, "paste") {
            desk.draft.set(dom::value(&paste));
        }
    });
    browser::listen::<Event>(&document(), "change", move |event| {
        if let Some(field) = of(&event, "file").and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) {
            take_chosen(desk, &field);
        }
    });
    browser::listen::<KeyboardEvent>(&document(), "keydown", move |event| {
        let sent = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if sent && of(&event, "paste").is_some() {
            event.prevent_default();
            take_box(desk);
        }
    });
}

fn is_paste_box(event: &ClipboardEvent) -> bool {
    event.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| e.id() == "paste")
}

fn mark(event: &DragEvent, on: bool) {
    // Without this the browser opens what is dropped in place of the app.
    event.prevent_default();
    if let Some(root) = document().document_element() {
        let list = root.class_list();
        let _ = if on { list.add_1(DROPPING) } else { list.remove_1(DROPPING) };
    }
}

/// Reads what a clipboard or a drop carries.
fn take(desk: Desk, data: &DataTransfer) {
    let clip = clip(data);
    let file = data.files().and_then(|files| files.get(0));
    match file {
        // A picture copied from a page comes as a file with its HTML: no page either way.
        Some(file) if clip.html.is_empty() && clip.text.is_empty() => desk.read_file(&file),
        _ => desk.read_clip(clip),
    }
}

fn clip(data: &DataTransfer) -> Clip {
    let encoder = browser::new(&js_sys::global(), "TextEncoder", &[]);
    // As bytes: a string is handed over character by character, which takes a page of a megabyte long.
    let form = |name: &str| {
        let bytes = browser::call(&encoder, "encode", &[browser::call(data, "getData", &[name.into()])]);
        bytes.dyn_into::<Uint8Array>().ok().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok())
    };
    Clip { html: form("text/html").unwrap_or_default(), text: form("text/plain").unwrap_or_default() }
}

/// Reads the file that a file field was given, and empties the field so that the same file can be
/// chosen again.
fn take_chosen(desk: Desk, field: &HtmlInputElement) {
    if let Some(file) = field.files().and_then(|files| files.get(0)) {
        desk.read_file(&file);
    }
    field.set_value("");
}

/// Reads what the paste box holds: the rich form kept beside it, unless its text was edited.
fn take_box(desk: Desk) {
    let shown = desk.draft.get_untracked();
    let kept = desk.clip.get_untracked();
    let clip = if crate::paste::unedited(&shown, &kept.text) && !shown.trim().is_empty() {
        kept
    } else {
        Clip { html: String::new(), text: shown }
    };
    if clip.text.trim().is_empty() {
        desk.hint(say("Paste an article into the box first."));
        if let Some(paste) = document().get_element_by_id("paste") {
            browser::focus(&paste);
        }
        return;
    }
    desk.read_clip(clip);
}
