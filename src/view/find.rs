//! "Find in article": the bar with the words that are looked for.

use leptos::prelude::*;
use web_sys::Element;

use super::parts::host;
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, icon_button, set};
use crate::icon;
use crate::words::say;

/// The bar, while it is open.
pub fn bar(desk: Desk) -> AnyView {
    host("", move |parent| {
        if desk.room.find_open.get() {
            fill(parent);
        }
    })
}

fn fill(parent: &Element) {
    let bar = add(parent, "div", "find");
    set(&bar, "role", "search");
    let field = add(&bar, "input", "");
    for (name, value) in [
        ("enterkeyhint", "search"),
        ("aria-label", say("Find in article")),
        ("placeholder", say("Find in article")),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
    ] {
        set(&field, name, value);
    }
    set(&add(&bar, "p", ""), "role", "status");
    icon_button(&bar, say("Previous"), icon::UP, Act::FindBack);
    icon_button(&bar, say("Next"), icon::DOWN, Act::FindNext);
    icon_button(&bar, say("Close find"), icon::CLOSE, Act::Leave);
    browser::focus(&field);
}
