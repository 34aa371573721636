//! What Broadsheet is, what it keeps, and what it is made of.

use leptos::html;
use leptos::prelude::*;

use super::parts::{line, way, whenever};
use crate::address::Address;
use crate::desk::Desk;
use crate::icon::{self, icon};

/// The page about Broadsheet.
pub fn about(desk: Desk) -> impl IntoView {
    whenever(move || desk.arrived());
    let section = |title: &'static str, text: &'static str| (html::h2().child(title), line("", text));
    html::main().id("main").class("sheet about").attr("tabindex", "-1").child((
        line("label", "About"),
        html::h1().attr("tabindex", "-1").attr("data-start", "").child("A page has one story to tell, and much to sell"),
        html::div().class("body").child((
            line(
                "",
                "Broadsheet takes a page that you paste, drop or open, finds the stories on it, and sets the one that the page is about. The others stand beside it. What it leaves out it lists, with the reason, and gives back when you ask.",
            ),
            section(
                "What leaves your device",
                "Nothing. Pages are taken apart in your browser. There is no account, no server that reads along, and no count of what you read. Broadsheet loads nothing but its own files; the pictures of an article are on somebody else’s server, so they are loaded only when you ask for them.",
            ),
            section(
                "What is kept",
                "The pages that you read are kept in this browser, so that a reload or a train tunnel takes nothing away. Clearing the browser’s data for this site removes them.",
            ),
            section(
                "What it is made of",
                "Rust, compiled to WebAssembly, under the MIT and Apache 2.0 licences. The text is set in Literata, the interface in Atkinson Hyperlegible Next, both under the SIL Open Font License.",
            ),
        )),
        html::div().class("actions").child(way(desk, Address::Home, "button", (icon(icon::BACK), "To the front page"))),
    ))
}
