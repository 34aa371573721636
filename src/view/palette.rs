//! The two ways into all commands: the palette ("Commands") and the dialog "Keyboard".

use std::sync::Arc;

use js_sys::JsString;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::panel::{self, Panel};
use super::parts::{live, whenever};
use super::reader;
use super::text_settings;
use crate::address::Address;
use crate::browser;
use crate::commands::{self, Act, COMMANDS};
use crate::desk::Desk;
use crate::room::progress;
use crate::set::Copy;
use crate::settings::{CONTROLS, KEYS, THEME};

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
    // In small letters, for what is typed.
    plain: String,
    key: &'static str,
    choice: Choice,
}

fn small(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

fn entries(desk: Desk) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut add = |kind: &'static str, name: &str, key: &'static str, choice: Choice| {
        let plain = small(&format!("{kind} {name}"));
        all.push(Entry { kind, name: name.to_owned(), plain, key, choice });
    };
    for command in commands::available(desk) {
        add("", command.name, command.key, Choice::Act(command.act));
    }
    for heading in progress::headings() {
        add("Part", &heading.text_content().unwrap_or_default(), "", Choice::Heading(heading.id()));
    }
    if let Some(page) = untrack(|| reader::page(desk)) {
        for address in commands::row(desk) {
            let Address::Read { story, .. } = address else { continue };
            let copy = Copy { page: Arc::clone(&page), story, pictures: false, at_once: 0, now: 0 };
            add("Story", copy.head().headline.unwrap_or_default(), "", Choice::Story(address));
        }
    }
    for (n, (_, name)) in (0u8..).zip(CONTROLS.get(THEME).map_or(&[][..], |c| c.values)) {
        add("Theme", name, "", Choice::Theme(n));
    }
    all
}

fn choose(desk: Desk, choice: &Choice) {
    desk.panel.set(Panel::Closed);
    let choice = choice.clone();
    // Once the dialog has given the focus back.
    browser::later(0, move || match choice {
        Choice::Act(act) => commands::act(desk, act),
        Choice::Theme(n) => desk.settings.set(THEME, n),
        Choice::Heading(id) => crate::anchors::follow(&id),
        Choice::Story(address) => desk.go(address),
    });
}

/// The palette.
pub fn palette(desk: Desk) -> AnyView {
    let entries = Arc::new(entries(desk));
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let shown = {
        let entries = Arc::clone(&entries);
        Memo::new(move |_| {
            let typed = small(&typed.get());
            let fits = |entry: &Entry| typed.split_whitespace().all(|word| entry.plain.contains(word));
            entries.iter().enumerate().filter(|(_, e)| fits(e)).map(|(n, _)| n).collect::<Vec<_>>()
        })
    };
    whenever(move || {
        let id = option_id(at.get());
        if let Some(option) = browser::first(&format!("#{id}")) {
            browser::call(&option, "scrollIntoViewIfNeeded", &[false.into()]);
        }
    });
    let pick = {
        let entries = Arc::clone(&entries);
        move || {
            let chosen = shown.with_untracked(|shown| shown.get(at.get_untracked()).copied());
            if let Some(entry) = chosen.and_then(|n| entries.get(n)) {
                choose(desk, &entry.choice);
            }
        }
    };
    let list = move || {
        let option = |(row, n): (usize, &usize)| {
            let entry = entries.get(*n)?;
            let choice = entry.choice.clone();
            Some(
                html::li()
                    .id(option_id(row))
                    .attr("role", "option")
                    .attr("aria-selected", move || if at.get() == row { "true" } else { "false" })
                    .on(ev::click, move |_| choose(desk, &choice))
                    .child((
                        html::span().class("kind").child(entry.kind),
                        html::span().attr("dir", "auto").child(entry.name.clone()),
                        (!entry.key.is_empty()).then(|| html::kbd().child(entry.key)),
                    ))
                    .into_any(),
            )
        };
        shown.with(|shown| shown.iter().enumerate().filter_map(option).collect::<Vec<_>>())
    };
    html::div()
        .class("palette")
        .child((
            html::h2().id("panel-title").class("unseen").child("Commands"),
            html::input()
                .attr("type", "text")
                .attr("role", "combobox")
                .attr("aria-label", "Command")
                .attr("aria-expanded", "true")
                .attr("aria-controls", "commands")
                .attr("aria-activedescendant", move || option_id(at.get()))
                .attr("placeholder", "What would you like to do?")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("autofocus", "")
                .on_target(ev::input, move |event| {
                    at.set(0);
                    typed.set(event.target().value());
                })
                .on(ev::keydown, move |event: web_sys::KeyboardEvent| {
                    let last = shown.with_untracked(|shown| shown.len().saturating_sub(1));
                    match event.key().as_str() {
                        "ArrowDown" => at.update(|n| *n = (*n + 1).min(last)),
                        "ArrowUp" => at.update(|n| *n = n.saturating_sub(1)),
                        "Enter" => pick(),
                        _ => return,
                    }
                    event.prevent_default();
                }),
            html::ul()
                .id("commands")
                .attr("role", "listbox")
                .attr("aria-label", "Commands")
                .child(live(list)),
        ))
        .into_any()
}

fn option_id(row: usize) -> String {
    format!("command-{row}")
}

/// "Keyboard": every key and what it does, and the switch that turns them off.
pub fn keyboard(desk: Desk) -> AnyView {
    let line = |key: &'static str, name: &'static str| {
        html::div().child((html::dt().child(html::kbd().child(key)), html::dd().child(name))).into_any()
    };
    let mut lines: Vec<_> =
        COMMANDS.iter().filter(|c| !c.key.is_empty()).map(|c| line(c.key, c.name)).collect();
    lines.push(line("Ctrl K", "All commands"));
    lines.push(line("Ctrl V", "Read what was copied"));
    let body = (html::dl().class("keys").child(lines), text_settings::switch(desk, KEYS));
    panel::sheet(desk, "Keyboard", ().into_any(), body.into_any())
}
