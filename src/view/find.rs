//! "Find in article": the bar with the words that are looked for.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::parts::{live, named_button, whenever};
use crate::desk::Desk;
use crate::icon::{self, icon};
use crate::room::find;

/// The bar, while it is open.
pub fn bar(desk: Desk) -> impl IntoView {
    live(move || desk.room.find_open.get().then(|| open_bar(desk)))
}

fn open_bar(desk: Desk) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    whenever(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    html::form()
        .class("find")
        .attr("role", "search")
        .on(ev::submit, move |event| event.prevent_default())
        .child((
            html::input()
                .attr("type", "search")
                .attr("aria-label", "Find in article")
                .attr("placeholder", "Find in article")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .node_ref(field)
                .on_target(ev::input, move |event| find::look(desk, &event.target().value()))
                .on(ev::keydown, move |event: web_sys::KeyboardEvent| match event.key().as_str() {
                    "Enter" => {
                        event.prevent_default();
                        find::step(desk, !event.shift_key());
                    }
                    "Escape" => find::close(desk),
                    _ => {}
                }),
            html::p().attr("role", "status").child(live(move || desk.room.found.get().in_words())),
            named_button("button bare", Some("Previous"), icon(icon::UP), move || find::step(desk, false)),
            named_button("button bare", Some("Next"), icon(icon::DOWN), move || find::step(desk, true)),
            named_button("button bare", Some("Close find"), icon(icon::CLOSE), move || find::close(desk)),
        ))
        .into_any()
}
