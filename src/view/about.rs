//! What Broadsheet is, what it keeps, and what it is made of.

use leptos::prelude::*;

use super::parts::main;
use super::states::start;
use crate::address::Address;
use crate::desk::Desk;
use crate::dom::{add, add_text, way};
use crate::icon;
use crate::words::say;

/// Its sections: title and text; the first has no title.
pub const SECTIONS: [(&str, &str); 4] = [
    (
        "",
        "Broadsheet takes a page that you paste, drop or open, finds the stories on it, and sets the one that the page is about. The others stand beside it. What it leaves out it lists, with the reason, and gives back when you ask.",
    ),
    (
        "What leaves your device",
        "Nothing. Pages are taken apart in your browser. There is no account, no server that reads along, and no count of what you read. Broadsheet loads nothing but its own files; the pictures of an article are on somebody else’s server, so they are loaded only when you ask for them.",
    ),
    (
        "What is kept",
        "The pages that you read are kept in this browser, so that a reload or a train tunnel takes nothing away. “Recent” on the front page lists them and removes them one by one. Clearing the browser’s data for this site removes them all.",
    ),
    (
        "What it is made of",
        "Rust, compiled to WebAssembly, under the MIT and Apache 2.0 licences. The text is set in Literata, the interface in Atkinson Hyperlegible Next, both under the SIL Open Font License.",
    ),
];

/// The page about Broadsheet.
pub fn about(desk: Desk) -> AnyView {
    main("sheet about", move |main| {
        add_text(main, "p", "label", say("About"));
        start(main, say("A page has one story to tell, and much to sell"));
        let body = add(main, "div", "body");
        for (title, text) in SECTIONS {
            if !title.is_empty() {
                add_text(&body, "h2", "", say(title));
            }
            add_text(&body, "p", "", say(text));
        }
        way(
            &add(main, "div", "actions"),
            &Address::Home,
            "button",
            Some(icon::BACK),
            say("To the front page"),
        );
        desk.arrived();
    })
}
