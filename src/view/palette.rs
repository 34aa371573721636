//! The two ways into all commands: the palette ("Commands") and the dialog "Keyboard".

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::JsString;
use leptos::prelude::*;
use web_sys::Element;

use super::listen;
use super::panel::{self, Panel};
use super::reader;
use super::text_settings;
use crate::address::Address;
use crate::browser;
use crate::bundled::BUNDLED;
use crate::commands::{self, Act, Command};
use crate::desk::Desk;
use crate::dom::{add, add_text, button, set, text, value};
use crate::recent::Recent;
use crate::room::speech::Aloud;
use crate::room::{self, progress, voices};
use crate::set::Copy;
use crate::settings::{CONTROLS, KEYS, keys};
use crate::within;
use crate::words::{self, say, say_with};

/// Something to choose in the palette.
#[derive(Clone)]
enum Choice {
    Act(Act),
    Setting(usize, u8),
    Heading(String),
    Page(Address),
    Language(String),
    Scope(usize),
    Speed(&'static str),
    Voice(String),
    // A button that stands somewhere.
    Press(Element),
}

/// The buttons that are listed while they can be seen; whatever else there is has a command.
const IN_SIGHT: &str = ".original a, .images-bar button, .recent button, .bars .bar:not(.player) button";

struct Entry {
    kind: &'static str,
    name: String,
    key: String,
    choice: Choice,
}

thread_local! {
    static ENTRIES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

fn entries(desk: Desk) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut add = |kind: &'static str, name: &str, key: String, choice: Choice| {
        all.push(Entry { kind, name: name.to_owned(), key, choice });
    };
    let none = String::new;
    for command in commands::available(desk) {
        let kind = match command.act {
            Act::Ease | Act::Reset => say("Text settings"),
            Act::Home => say("Read another"),
            _ => "",
        };
        add(kind, say(command.name), command.key(), Choice::Act(command.act));
    }
    for heading in progress::headings() {
        add(say("Part"), &heading.text_content().unwrap_or_default(), none(), Choice::Heading(heading.id()));
    }
    if let Some(page) = untrack(|| reader::page(desk)) {
        for address in commands::row(desk) {
            let Address::Read { story, .. } = address else { continue };
            let copy = Copy { page: Arc::clone(&page), story, pictures: false, at_once: 0, now: 0 };
            add(say("Story"), copy.head().headline.unwrap_or_default(), none(), Choice::Page(address));
        }
    }
    if untrack(|| reader::page(desk)).is_some() {
        add(
            say("Notes and highlights"),
            say("Add a note on the article"),
            none(),
            Choice::Act(Act::NoteOnAll),
        );
        if room::highlights::all().iter().any(|own| !own.removed) {
            add(say("Notes and highlights"), say("Copy as Markdown"), none(), Choice::Act(Act::CopyNotes));
        }
        for (n, scope) in text_settings::scopes(desk) {
            add(say("Keep these settings for"), &scope, none(), Choice::Scope(n));
        }
        for speed in voices::SPEEDS {
            add(say("Speed"), &listen::times(speed), none(), Choice::Speed(speed));
        }
        for voice in voices::fitting() {
            add(say("Voice"), &listen::name(&voice), none(), Choice::Voice(voice.uri));
        }
    }
    for button in browser::all(IN_SIGHT) {
        let name = button.get_attribute("aria-label").or_else(|| button.text_content()).unwrap_or_default();
        add("", &name, none(), Choice::Press(button));
    }
    if desk.room.aloud.get_untracked() != Aloud::Off {
        for (name, act) in [
            (say("Pause"), Act::Pause),
            (say("Next paragraph"), Act::SpokenNext),
            (say("Previous paragraph"), Act::SpokenBack),
        ] {
            add(say("Reading aloud"), name, none(), Choice::Act(act));
        }
    }
    let recent = Recent::remembered();
    for entry in recent.entries() {
        add(say("Recent"), &entry.headline, none(), Choice::Page(entry.address()));
    }
    for bundled in BUNDLED {
        let id = wire::PageId(bundled.stem.to_owned());
        if recent.entries().iter().all(|entry| entry.page != id) {
            add(say("In this edition"), bundled.title, none(), Choice::Page(Address::lead(id)));
        }
    }
    for (n, control) in CONTROLS.iter().enumerate() {
        for (value, (_, name)) in (0u8..).zip(control.values) {
            add(say(control.name), say(name), none(), Choice::Setting(n, value));
        }
    }
    for (tag, name) in words::languages() {
        add(say("Language"), &name, none(), Choice::Language(tag));
    }
    add("", say("About Broadsheet"), none(), Choice::Page(Address::About));
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
    set(&add(&palette, "p", ""), "role", "status");
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
            if !typed.split_whitespace().all(|word| within::has(&plain, word)) {
                continue;
            }
            let option = add(&list, "li", "");
            option.set_id(&format!("command-{n}"));
            set(&option, "role", "option");
            set(&option, "aria-selected", "false");
            if !entry.kind.is_empty() {
                add_text(&option, "span", "kind", entry.kind);
            }
            set(&add_text(&option, "span", "", &entry.name), "dir", "auto");
            if !entry.key.is_empty() {
                add_text(&option, "kbd", "", &entry.key);
            }
        }
    });
    let first = list.first_element_child();
    if let Some(line) = list.next_element_sibling() {
        line.set_text_content(first.is_none().then(|| say("Not found")));
    }
    match first {
        Some(first) => select(&first),
        None => mark_active(""),
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
    mark_active(&option.id());
    browser::call(option, "scrollIntoViewIfNeeded", &[false.into()]);
}

fn mark_active(id: &str) {
    if let Some(field) = browser::first(".palette input") {
        set(&field, "aria-activedescendant", id);
    }
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
        Choice::Setting(n, value) => {
            desk.settings.set(n, value);
            commands::tell(n, value);
        }
        Choice::Heading(id) => crate::anchors::follow(&id),
        Choice::Page(address) => desk.go(address),
        Choice::Language(tag) => desk.speak(&tag),
        Choice::Scope(n) => text_settings::keep_for(desk, n),
        Choice::Speed(speed) => listen::choose(desk, listen::SPEED, speed),
        Choice::Voice(uri) => listen::choose(desk, listen::VOICE, &uri),
        Choice::Press(button) => _ = browser::call(&button, "click", &[]),
    });
}

/// What was typed into the palette's field.
pub fn typed(field: &Element) {
    narrow(&value(field));
}

/// "Keyboard": every key and what it does, the way to another one, and the switch that turns them off.
pub fn fill_keyboard(desk: Desk, parent: &Element) {
    let sheet = panel::sheet(parent, say("Keyboard"));
    set(&add(&sheet, "p", "sheet-note keys-said"), "role", "status");
    let list = add(&sheet, "dl", "keys");
    let line = |name: &str| {
        let line = add(&list, "div", "");
        let key = add(&line, "dt", "");
        add_text(&line, "dd", "", name);
        key
    };
    for command in commands::named().filter(|command| !command.usual.is_empty()) {
        if command.act == Act::Leave {
            add_text(&line(say(command.name)), "kbd", "", command.usual);
            continue;
        }
        let change = button(&line(say(command.name)), "key", Act::ChangeKey);
        set(&change, "data-key", command.usual);
    }
    show_keys();
    for (key, name) in [("Ctrl K", say("All commands")), ("Ctrl V", say("Read what was copied"))] {
        add_text(&line(name), "kbd", "", key);
    }
    text_settings::switch(&sheet, KEYS);
    text(&button(&add(&sheet, "div", "actions"), "button", Act::ResetKeys), say("Usual keys"));
    text_settings::refresh(desk);
}

fn command_of(change: &Element) -> Option<&'static Command> {
    let usual = change.get_attribute("data-key")?;
    commands::named().find(|command| command.usual == usual)
}

fn show_key(change: &Element) {
    let Some(command) = command_of(change) else { return };
    let key = command.key();
    let said = if key.is_empty() { say("none") } else { &key };
    set(
        change,
        "aria-label",
        &say_with("{command}: {key}", &[("command", say(command.name)), ("key", said)]),
    );
    set(change, "aria-pressed", "false");
    change.set_text_content(None);
    add_text(change, "kbd", "", if key.is_empty() { "\u{a0}" } else { &key });
}

fn tell(words: &str) {
    if let Some(line) = browser::first(".keys-said") {
        line.set_text_content(Some(words));
    }
}

/// Shows which keys they are now.
pub fn show_keys() {
    browser::all(".key").iter().for_each(show_key);
    tell(say("To change a key, choose it here."));
}

/// The next key that is pressed stands in the place of this button's.
pub fn ask_key(change: &Element) {
    browser::all(".key").iter().for_each(show_key);
    if let Some(command) = command_of(change) {
        set(change, "aria-pressed", "true");
        tell(&say_with(
            "Press the new key for “{command}”; Escape leaves it, Backspace takes it away.",
            &[("command", say(command.name))],
        ));
    }
}

/// A key is pressed in "Keyboard"; true where it was taken for a new one.
pub fn key_pressed(key: &str) -> bool {
    let Some(change) = browser::first(".key[aria-pressed=true]") else { return false };
    let Some(command) = command_of(&change) else { return false };
    let other = commands::named().find(|other| other.act != command.act && other.key() == key);
    match (key, other) {
        ("Escape", _) => tell(say("It stays as it is.")),
        ("Backspace" | "Delete", _) => {
            keys::put(command.usual, "");
            tell(&say_with("“{command}” has no key any more.", &[("command", say(command.name))]));
        }
        (_, Some(other)) => {
            let names = [("key", key), ("command", say(other.name))];
            tell(&say_with("{key} is already used for “{command}”. Press another key.", &names));
            return true;
        }
        (" ", _) => return false,
        // Names of keys that are no characters are longer.
        _ if key.chars().count() != 1 => return false,
        _ => {
            keys::put(command.usual, key);
            let names = [("key", key), ("command", say(command.name))];
            tell(&say_with("{key} is now the key of “{command}”.", &names));
        }
    }
    show_key(&change);
    true
}
