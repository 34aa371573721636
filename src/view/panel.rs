//! The sheet at the side of the window: one dialog, whatever is opened in it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::parts::{host, whenever};
use super::{cuts, highlights, lookup, palette, points, text_settings};
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, icon_button};
use crate::icon;
use crate::room::focus;
use crate::said;
use crate::words::say;

/// What can be opened in the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Nothing: the sheet is closed.
    #[default]
    Closed,
    /// "What was cut".
    Cuts,
    /// "Text settings".
    Text,
    /// "Key points".
    Points,
    /// "Notes and highlights".
    Highlights,
    /// "Look up": where.
    LookUp,
    /// "Keyboard".
    Keys,
    /// The palette.
    Commands,
}

/// The dialog, closed until something is opened.
pub fn panel(desk: Desk) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let filled = host("panel-sheet", move |parent| match desk.panel.get() {
        Panel::Closed => {}
        Panel::Cuts => untrack(|| cuts::fill(desk, parent)),
        Panel::Text => untrack(|| text_settings::fill(desk, parent)),
        Panel::Points => points::fill(desk, parent),
        Panel::Highlights => untrack(|| highlights::fill(desk, parent)),
        Panel::LookUp => untrack(|| lookup::fill(parent)),
        Panel::Keys => untrack(|| palette::fill_keyboard(desk, parent)),
        Panel::Commands => palette::fill(desk, parent),
    });
    whenever(move || text_settings::refresh(desk));
    whenever(move || cuts::refresh(desk));
    whenever(move || {
        let Some(dialog) = dialog.get() else { return };
        if desk.panel.get() == Panel::Closed {
            if dialog.open() {
                dialog.close();
            }
            return;
        }
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
        // Not where the sheet before was left.
        dialog.set_scroll_top(0);
        // Not every screen reader says which sheet has opened, and of one in the place of another none does.
        browser::later(0, || {
            if let Some(title) = browser::first("#panel-title") {
                said::tell(&title.text_content().unwrap_or_default());
            }
            // The button that led from one to the other is gone.
            if let Some(close) = browser::first(".panel button").filter(|_| focus::lost()) {
                browser::focus(&close);
            }
        });
    });
    let target = |event: &web_sys::Event| event.target().and_then(|t| t.dyn_into::<Element>().ok());
    html::dialog()
        .class(move || match desk.panel.get() {
            // The text must be seen while it is set.
            Panel::Text | Panel::Highlights => "panel clear",
            Panel::Commands => "panel middle",
            _ => "panel",
        })
        .attr("aria-labelledby", "panel-title")
        // Some browsers let Tab stop at what scrolls, and all that is in it is read out as its name.
        .attr("tabindex", "-1")
        .node_ref(dialog)
        .on(ev::close, move |_| {
            // Firefox tells late, when another sheet may be open: the palette closes itself for that one.
            if dialog.get_untracked().is_some_and(|dialog| dialog.open()) {
                return;
            }
            desk.panel.set(Panel::Closed);
            // What it was opened from may have been set anew since, and Firefox tells late that the focus is lost.
            browser::after_paint(focus::mend);
        })
        .on(ev::input, move |event| {
            let Some(field) = target(&event) else { return };
            match desk.panel.get_untracked() {
                Panel::Commands => palette::typed(&field),
                Panel::Highlights => highlights::typed(desk, &field),
                _ => text_settings::changed(desk, &field),
            }
        })
        .on(ev::keydown, move |event: web_sys::KeyboardEvent| {
            let taken = match desk.panel.get_untracked() {
                Panel::Commands => palette::key(desk, &event.key()),
                Panel::Keys => palette::key_pressed(&event.key()),
                Panel::LookUp if event.key() == "Enter" && browser::takes_text(event.target()) => {
                    lookup::go(desk);
                    true
                }
                _ => false,
            };
            if taken {
                event.prevent_default();
            }
        })
        .on(ev::click, move |event| {
            let Some(target) = target(&event) else { return };
            // A click beside the sheet is a click on the dialog itself.
            if target.tag_name() == "DIALOG" {
                desk.panel.set(Panel::Closed);
            } else if let Ok(Some(option)) = target.closest("[role=option]") {
                palette::choose(desk, &option);
            }
        })
        .child(vec![filled, said::region()])
        .into_any()
}

/// A title with the way out at the head of a sheet; returns the sheet.
pub fn sheet(parent: &Element, title: &str) -> Element {
    let head = add(parent, "div", "panel-head");
    add_text(&head, "h2", "", title).set_id("panel-title");
    icon_button(&head, say("Close"), icon::CLOSE, Act::ClosePanel);
    parent.clone()
}
