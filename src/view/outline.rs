//! "Outline": the headings of the article, and where the reader is among them.

use leptos::html;
use leptos::prelude::*;

use super::parts::live;
use crate::browser;
use crate::desk::Desk;
use crate::room::progress;

/// A heading: its id, its words, how deep.
struct Entry {
    id: String,
    title: String,
    class: &'static str,
}

/// The landmark; nothing where the article has fewer than two headings.
pub fn outline(desk: Desk) -> impl IntoView {
    live(move || {
        desk.room.laid.track();
        let entries = entries();
        // One that is alone leads nowhere.
        (entries.len() > 1).then(|| {
            let items = entries.into_iter().enumerate().map(|(n, entry)| item(desk, n, entry));
            html::nav()
                .class(move || if desk.room.outline_open.get() { "outline open" } else { "outline" })
                .attr("aria-labelledby", "outline-title")
                .child((
                    html::h2().id("outline-title").class("label").child("Outline"),
                    html::ol().child(items.collect::<Vec<_>>()),
                ))
        })
    })
}

fn entries() -> Vec<Entry> {
    let entry = |(n, heading): (usize, web_sys::Element)| {
        if heading.id().is_empty() {
            heading.set_id(&format!("at--{}", n + 1));
        }
        let class = match heading.tag_name().as_str() {
            "H2" => "part",
            "H3" => "section",
            _ => "subsection",
        };
        Entry { id: heading.id(), title: heading.text_content().unwrap_or_default(), class }
    };
    progress::headings().into_iter().enumerate().map(entry).collect()
}

fn item(desk: Desk, n: usize, entry: Entry) -> AnyView {
    let id = entry.id.clone();
    let current = move || (desk.room.heading.get() == Some(n)).then_some("true");
    html::li()
        .class(entry.class)
        .child(
            html::a()
                .attr("href", format!("#{}", entry.id))
                .attr("aria-current", current)
                .on(leptos::ev::click, move |event| {
                    event.prevent_default();
                    desk.room.outline_open.set(false);
                    crate::anchors::follow(&id);
                })
                .child(entry.title),
        )
        .into_any()
}

/// Whether there is an outline to open.
pub fn is_there(desk: Desk) -> bool {
    desk.room.laid.track();
    browser::all(".body > :is(h2, h3, h4)").len() > 1
}
