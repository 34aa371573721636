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
use crate::said;
use crate::words::{say, say_with};

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
            let bar = offer(parent, say("Removed"), "button small", Act::UndoRemove, say("Undo"));
            icon_button(&bar, say("Close"), icon::CLOSE, Act::CloseRemoved);
        }
    });
    let update = host("", move |parent| {
        if desk.newer.get() {
            offer(parent, say("A new version is ready"), "button primary", Act::Update, say("Reload"));
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

// What there is, and what can be done about it; it is said as well, for a bar that comes says nothing by itself.
fn offer(parent: &Element, words: &str, class: &str, act: Act, name: &str) -> Element {
    let bar = bar(parent, "status", words);
    set(&bar, "aria-live", "off");
    text(&button(&bar, class, act), name);
    said::tell(&say_with("{command}: {key}", &[("command", words), ("key", name)]));
    bar
}
