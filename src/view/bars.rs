//! The quiet bars at the foot of the window: a voice that reads, a new version, a mishap, a page that
//! was removed.

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use super::listen;
use super::parts::host;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, icon_button, set, text};
use crate::icon;
use crate::words::say;

/// The bars; each is there only when it has something to say.
pub fn bars(desk: Desk) -> AnyView {
    let mishap = host("", move |parent| {
        if let Some(message) = desk.mishap.get() {
            let bar = bar(parent, "alert", &message);
            icon_button(&bar, say("Close"), icon::CLOSE, Act::CloseMishap);
        }
    });
    let removed = host("removed", move |parent| {
        if desk.removed.with(Option::is_some) {
            let bar = bar(parent, "status", say("Removed"));
            text(&button(&bar, "button small", Act::UndoRemove), say("Undo"));
            icon_button(&bar, say("Close"), icon::CLOSE, Act::CloseRemoved);
        }
    });
    let update = host("", move |parent| {
        if desk.newer.get() {
            let bar = bar(parent, "status", say("A new version is ready"));
            text(&button(&bar, "button primary", Act::Update), say("Reload"));
        }
    });
    html::div().class("bars").child(vec![listen::bar(desk), mishap, removed, update]).into_any()
}

fn bar(parent: &Element, role: &str, words: &str) -> Element {
    let bar = add(parent, "div", "bar");
    set(&bar, "role", role);
    add_text(&bar, "p", "", words);
    bar
}
