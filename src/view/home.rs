//! The front page: what Broadsheet is, the paste box, what was read lately, and the articles that
//! come with it.

use leptos::prelude::*;
use web_sys::Element;

use super::parts::{main, whenever};
use super::recent;
use super::states::start;
use crate::address::Address;
use crate::browser;
use crate::bundled::{BUNDLED, Bundled};
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, icon, set};
use crate::icon;
use crate::words::{self, say};
use crate::{dom, when};

/// The front page. `index.html` paints the same markup before the app is there.
pub fn home(desk: Desk) -> AnyView {
    let view = main("front", move |main| {
        let opening = add(main, "section", "opening");
        start(&opening, say("Paste a page. Read the story."));
        let promise = say(
            "Broadsheet takes a web page apart, sets its article like print and lays the related stories beside it.",
        );
        add_text(&opening, "p", "standfirst", promise);
        paste_box(&opening);
        recent::host(main);
        edition(main);
        desk.arrived();
    });
    // The box shows the draft, whoever changed it.
    whenever(move || {
        let draft = desk.draft.get();
        if let Some(paste) = browser::first("#paste").filter(|paste| dom::value(paste) != draft) {
            browser::put(&paste, "value", &draft.into());
        }
    });
    view
}

// What its fields do is in `intake`.
fn paste_box(parent: &Element) {
    let form = add(parent, "form", "intake");
    set(&add_text(&form, "label", "label", say("Paste an article")), "for", "paste");
    let paste = add(&form, "textarea", "paste");
    for (name, value) in [
        ("id", "paste"),
        ("rows", "7"),
        ("spellcheck", "false"),
        ("autocomplete", "off"),
        ("aria-describedby", "paste-hint"),
    ] {
        set(&paste, name, value);
    }
    let hint = say(
        "A copied page, its source or plain text. Pasting works anywhere on this page, and so does dropping a file.",
    );
    add_text(&form, "p", "hint", hint).set_id("paste-hint");
    let actions = add(&form, "div", "actions");
    set(&add_text(&actions, "button", "button primary", say("Read")), "type", "submit");
    let open = button(&actions, "button", Act::OpenFile);
    icon(&open, icon::FILE);
    dom::text(&open, say("Open a file"));
    let file = add(&actions, "input", "unseen");
    for (name, value) in [
        ("id", "file"),
        ("type", "file"),
        ("accept", ".html,.htm,.xhtml,.txt,text/html,text/plain"),
        ("tabindex", "-1"),
        ("aria-label", say("A page as a file")),
    ] {
        set(&file, name, value);
    }
}

fn edition(parent: &Element) {
    let edition = add(parent, "section", "edition");
    set(&edition, "aria-labelledby", "edition-title");
    add_text(&edition, "h2", "label", say("In this edition")).set_id("edition-title");
    let list = add(&edition, "ul", "edition-list");
    for bundled in BUNDLED {
        announcement(&list, bundled);
    }
}

fn announcement(list: &Element, bundled: &Bundled) {
    let item = add(list, "li", "announcement");
    set(&item, "lang", bundled.lang);
    set(&item, "dir", "auto");
    add_text(&item, "p", "kicker", bundled.kicker);
    let address = Address::lead(wire::PageId(bundled.stem.to_owned()));
    dom::way(&add(&item, "h3", ""), &address, "", None, bundled.title);
    add_text(&item, "p", "dek", bundled.dek);
    let minutes = when::minutes_to_read(bundled.minutes);
    words::own(&add_text(&add(&item, "p", "minutes"), "span", "", &minutes));
}
