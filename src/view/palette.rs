//! The two ways into all commands: the palette ("Commands") and the dialog "Keyboard".

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::JsString;
use leptos::prelude::*;
use web_sys::Element;

use super::panel::{self, Panel};
use super::reader;
use super::text_settings;
use crate::address::Address;
use crate::browser;
use crate::commands::{self, Act};
use crate::desk::Desk;
use crate::dom::{add, add_text, set, value};
use crate::room::progress;
use crate::set::Copy;
use crate::settings::{CONTROLS, KEYS, THEME};
use crate::words::say;

/// Something to choose in the palette.
#[derive(Clone)]
enum Choice {
    Act(Act),
    Theme(u8),
    Heading(String),
    Story(Address),
}

struct Entry {
    kind: &'static str,
    name: String,
    key: &'static str,
    choice: Choice,
}

thread_local! {
    static ENTRIES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

fn entries(desk: Desk) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut add = |kind: &'static str, name: &str, key: &'static str, choice: Choice| {
        all.push(Entry { kind, name: name.to_owned(), key, choice });
    };
    for command in commands::available(desk) {
        add("", say(command.name), command.key, Choice::Act(command.act));
    }
    for heading in progress::headings() {
        add(say("Part"), &heading.text_content().unwrap_or_default(), "", Choice::Heading(heading.id()));
    }
    if let Some(page) = untrack(|| reader::page(desk)) {
        for address in commands::row(desk) {
            let Address::Read { story, .. } = address else { continue };
            let copy = Copy { page: Arc::clone(&page), story, pictures: false, at_once: 0, now: 0 };
            add(say("Story"), copy.head().headline.unwrap_or_default(), "", Choice::Story(address));
        }
    }
    for (n, (_, name)) in (0u8..).zip(CONTROLS.get(THEME).map_or(&[][..], |c| c.values)) {
        add(say("Theme"), say(name), "", Choice::Theme(n));
    }
    all
}

/// Fills the palette.
pub fn fill(desk: Desk, parent: &Element) {
    let palette = add(parent, "div", "palette");
    let title = add_text(&palette, "h2", "unseen", say("Commands"));
    title.set_id("panel-title");
    let field = add(&palette, "input", "");
    for (name, value) in [
        ("role", "combobox"),
        ("aria-label", say("Command")),
        ("aria-expanded", "true"),
        ("aria-controls", "commands"),
        ("placeholder", say("What would you like to do?")),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("autofocus", ""),
    ] {
        set(&field, name, value);
    }
    let list = add(&palette, "ul", "");
    list.set_id("commands");
    set(&list, "role", "listbox");
    set(&list, "aria-label", say("Commands"));
    ENTRIES.set(entries(desk));
    narrow("");
}

fn small(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Lists what has all the words that were typed.
pub fn narrow(typed: &str) {
    let Some(list) = browser::first("#commands") else { return };
    list.set_text_content(None);
    let typed = small(typed);
    ENTRIES.with_borrow(|entries| {
        for (n, entry) in entries.iter().enumerate() {
            let plain = small(&format!("{} {}", entry.kind, entry.name));
            if !typed.split_whitespace().all(|word| plain.contains(word)) {
                continue;
            }
            let option = add(&list, "li", "");
            option.set_id(&format!("command-{n}"));
            set(&option, "role", "option");
            set(&option, "aria-selected", "false");
            add_text(&option, "span", "kind", entry.kind);
            set(&add_text(&option, "span", "", &entry.name), "dir", "auto");
            if !entry.key.is_empty() {
                add_text(&option, "kbd", "", entry.key);
            }
        }
    });
    if let Some(first) = list.first_element_child() {
        select(&first);
    }
}

fn selected() -> Option<Element> {
    browser::first("#commands [aria-selected=true]")
}

fn select(option: &Element) {
    if let Some(old) = selected() {
        set(&old, "aria-selected", "false");
    }
    set(option, "aria-selected", "true");
    if let Some(field) = browser::first(".palette input") {
        set(&field, "aria-activedescendant", &option.id());
    }
    browser::call(option, "scrollIntoViewIfNeeded", &[false.into()]);
}

/// A key in the palette's field; true where it was one of ours.
pub fn key(desk: Desk, key: &str) -> bool {
    let Some(now) = selected() else { return false };
    match key {
        "ArrowDown" => now.next_element_sibling().iter().for_each(select),
        "ArrowUp" => now.previous_element_sibling().iter().for_each(select),
        "Enter" => choose(desk, &now),
        _ => return false,
    }
    true
}

/// An option was chosen.
pub fn choose(desk: Desk, option: &Element) {
    let n = option.id().strip_prefix("command-").and_then(|n| n.parse::<usize>().ok());
    let choice = ENTRIES.with_borrow(|all| n.and_then(|n| all.get(n)).map(|entry| entry.choice.clone()));
    let Some(choice) = choice else { return };
    desk.panel.set(Panel::Closed);
    // Once the dialog has given the focus back.
    browser::later(0, move || match choice {
        Choice::Act(act) => commands::act(desk, act),
        Choice::Theme(n) => desk.settings.set(THEME, n),
        Choice::Heading(id) => crate::anchors::follow(&id),
        Choice::Story(address) => desk.go(address),
    });
}

/// What was typed into the palette's field.
pub fn typed(field: &Element) {
    narrow(&value(field));
}

/// "Keyboard": every key and what it does, and the switch that turns them off.
pub fn fill_keyboard(desk: Desk, parent: &Element) {
    let sheet = panel::sheet(parent, say("Keyboard"));
    let list = add(&sheet, "dl", "keys");
    let keys = commands::named().filter(|c| !c.key.is_empty()).map(|c| (c.key, say(c.name)));
    for (key, name) in keys.chain([("Ctrl K", say("All commands")), ("Ctrl V", say("Read what was copied"))])
    {
        let line = add(&list, "div", "");
        add_text(&add(&line, "dt", ""), "kbd", "", key);
        add_text(&line, "dd", "", name);
    }
    text_settings::switch(&sheet, KEYS);
    text_settings::refresh(desk);
}
