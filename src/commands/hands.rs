//! What the reader's hands do: which press, key or field carries out which command.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{Act, COMMANDS, act, available};
use crate::address::Address;
use crate::browser::{self, document};
use crate::desk::Desk;
use crate::room::{self, find};
use crate::settings::KEYS;
use crate::view::{Panel, cuts, highlights, listen, outline, palette, points, pressed, recent};
use crate::words::say;
use crate::{anchors, dom, flow, said};

/// Listens for keys, and for the buttons that bear a number, for as long as the page lives.
pub fn watch(desk: Desk) {
    let closest = |event: &Event, selector: &str| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        target.and_then(|t| t.closest(selector).ok().flatten())
    };
    browser::listen::<web_sys::MouseEvent>(&document(), "click", move |event| {
        pressed(&event);
        let new_tab = event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
        if let Some(link) = closest(&event, "a[data-way]").filter(|_| !new_tab) {
            event.prevent_default();
            let href = link.get_attribute("href").unwrap_or_default();
            return desk.go(Address::parse(&href));
        }
        if outline::is_open() && closest(&event, ".outline, .for-outline").is_none() {
            outline::open(false);
        }
        if let Some(link) = closest(&event, ".outline a").filter(|_| !new_tab) {
            event.prevent_default();
            outline::open(false);
            return anchors::follow(link.get_attribute("href").unwrap_or_default().trim_start_matches('#'));
        }
        let Some(button) = closest(&event, "[data-act]") else { return };
        let number = button.get_attribute("data-act").and_then(|n| n.parse::<usize>().ok());
        let Some(command) = number.and_then(|n| COMMANDS.get(n)) else { return };
        match command.act {
            Act::ShowPoint => points::show(desk, &button),
            Act::ShowName => points::find_name(desk, &button),
            Act::Wrap => wrap(&button),
            Act::Copy => copy(&button),
            Act::Fold => cuts::fold(desk, &button),
            Act::AllCuts => cuts::show_all(desk, &button),
            Act::BringBack => cuts::bring(desk, &button),
            Act::Remove => recent::remove(desk, &button),
            Act::ChangeKey => palette::ask_key(&button),
            Act::OpenNote => room::highlights::made_of(&button)
                .into_iter()
                .for_each(|made| room::highlights::edit(desk, made)),
            Act::ShowHighlight => highlights::show(desk, &button),
            Act::RemoveHighlight => highlights::remove(desk, &button, true),
            Act::UndoHighlight => highlights::remove(desk, &button, false),
            Act::CopyNotes => copied(&button, &highlights::markdown(desk)),
            other => act(desk, other),
        }
    });
    browser::listen::<Event>(&document(), "input", move |event| {
        if let Some(field) = closest(&event, ".find input") {
            find::look(&dom::value(&field));
        } else if let Some(select) = closest(&event, ".player select") {
            listen::changed(desk, &select);
        } else if let Some(select) = closest(&event, "#language") {
            desk.speak(&dom::value(&select));
        }
    });
    for name in ["pointerover", "focusin"] {
        browser::listen::<Event>(&document(), name, move |event| {
            anchors::preview(closest(&event, "main a[target], aside a[target]").as_ref(), name == "focusin");
        });
    }
    browser::listen::<KeyboardEvent>(&document(), "keydown", move |event| {
        let key = event.key();
        let modified = event.ctrl_key() || event.meta_key();
        if modified && !event.alt_key() && (key == "k" || key == "K") {
            event.prevent_default();
            let open = desk.panel.get_untracked() == Panel::Commands;
            return desk.panel.set(if open { Panel::Closed } else { Panel::Commands });
        }
        if closest(&event, ".find input").is_some() {
            match key.as_str() {
                "Enter" => find::step(!event.shift_key()),
                "Escape" => find::close(desk),
                _ => {}
            }
        }
        // An open dialog has the keys to itself, and so has a field.
        let taken = browser::takes_text(event.target()) || browser::first("dialog[open]").is_some();
        if taken || modified || event.alt_key() || event.default_prevented() {
            return;
        }
        // A space presses the button that has the focus.
        let pressed = key == " " && closest(&event, "button, summary, [role=button]").is_some();
        if !pressed && flow::key(&key, event.shift_key()) {
            return event.prevent_default();
        }
        let of = |key: &str| available(desk).find(|command| command.key() == key);
        // Larger is on the key of "=" without Shift, as in browsers, unless the reader has put it elsewhere.
        let known = of(&key).or_else(|| of("+").filter(|_| key == "="));
        let Some(command) = known.filter(|c| c.act == Act::Leave || untrack(|| desk.settings.on(KEYS)))
        else {
            return;
        };
        if command.act != Act::Leave {
            event.prevent_default();
        }
        act(desk, command.act);
    });
}

fn wrap(button: &Element) {
    let Ok(Some(listing)) = button.closest(".listing") else { return };
    let on = listing.class_list().toggle("wrapped").unwrap_or(false);
    dom::set(button, "aria-pressed", if on { "true" } else { "false" });
}

fn copy(button: &Element) {
    let listing = button.closest(".listing").ok().flatten();
    let Some(code) = listing.and_then(|l| l.query_selector("code").ok().flatten()) else { return };
    copied(button, &code.text_content().unwrap_or_default());
}

// Copies a text, and says so on the button for a moment.
fn copied(button: &Element, text: &str) {
    browser::copy(text);
    said::tell(say("Copied."));
    let Some(name) = button.text_content().filter(|name| name != say("Copied")) else { return };
    button.set_text_content(Some(say("Copied")));
    let button = button.clone();
    browser::later(2500, move || button.set_text_content(Some(&name)));
}
