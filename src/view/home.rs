//! The front page: what Broadsheet is, the paste box, and the articles that come with it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent};

use super::intake;
use super::parts::{button, host, line, whenever};
use crate::address::Address;
use crate::bundled::{BUNDLED, Bundled};
use crate::desk::Desk;
use crate::icon::{self, icon};
use crate::{dom, when};

/// The front page. `index.html` paints the same markup before the app is there.
pub fn home(desk: Desk) -> impl IntoView {
    whenever(move || desk.arrived());
    html::main().id("main").class("front").attr("tabindex", "-1").child((
        html::section().class("opening").child((
            html::h1().child("Paste a page. Read the story."),
            line("standfirst", "Broadsheet takes a web page apart, sets its article like print and lays the related stories beside it."),
            paste_box(desk),
        )),
        edition(),
    ))
}

fn paste_box(desk: Desk) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    html::form()
        .class("intake")
        .on(ev::submit, move |event| {
            event.prevent_default();
            intake::take_box(desk);
        })
        .child((
            html::label().class("label").attr("for", "paste").child("Paste an article"),
            html::textarea()
                .id("paste")
                .class("paste")
                .attr("rows", "7")
                .attr("spellcheck", "false")
                .attr("autocomplete", "off")
                .attr("aria-describedby", "paste-hint")
                .prop("value", move || desk.draft.get())
                .on_target(ev::input, move |event| desk.draft.set(event.target().value()))
                .on(ev::keydown, move |event: KeyboardEvent| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        intake::take_box(desk);
                    }
                }),
            html::p()
                .id("paste-hint")
                .class("hint")
                .child("A copied page, its source or plain text. Pasting works anywhere on this page, and so does dropping a file."),
            html::div().class("actions").child((
                html::button().class("button primary").attr("type", "submit").child("Read"),
                button("button", (icon(icon::FILE), "Open a file"), move || {
                    if let Some(field) = field.get_untracked() {
                        field.click();
                    }
                }),
                html::input()
                    .id("file")
                    .class("unseen")
                    .attr("type", "file")
                    .attr("accept", ".html,.htm,.xhtml,.txt,text/html,text/plain")
                    .attr("tabindex", "-1")
                    .attr("aria-label", "A page as a file")
                    .node_ref(field)
                    .on_target(ev::change, move |event| intake::take_chosen(desk, &event.target())),
            )),
        ))
}

fn edition() -> AnyView {
    host("", |parent| {
        let edition = dom::add(parent, "section", "edition");
        dom::set(&edition, "aria-labelledby", "edition-title");
        dom::add_text(&edition, "h2", "label", "In this edition").set_id("edition-title");
        let list = dom::add(&edition, "ul", "edition-list");
        for bundled in BUNDLED {
            announcement(&list, bundled);
        }
    })
}

fn announcement(list: &Element, bundled: &Bundled) {
    let item = dom::add(list, "li", "announcement");
    dom::set(&item, "lang", bundled.lang);
    dom::set(&item, "dir", "auto");
    dom::add_text(&item, "p", "kicker", bundled.kicker);
    let address = Address::lead(wire::PageId(bundled.stem.to_owned()));
    dom::way(&dom::add(&item, "h3", ""), &address, "", None, bundled.title);
    dom::add_text(&item, "p", "dek", bundled.dek);
    let words = format!("{} to read", when::minutes_in_words(bundled.minutes));
    let minutes = dom::add_text(&dom::add(&item, "p", "minutes"), "span", "", &words);
    dom::set(&minutes, "lang", "en");
    dom::set(&minutes, "dir", "ltr");
}
