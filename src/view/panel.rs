//! The sheet at the side of the window: one dialog, whatever is opened in it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::parts::{live, named_button, whenever};
use super::{cuts, palette, text_settings};
use crate::desk::Desk;
use crate::icon::{self, icon};

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
    /// "Keyboard".
    Keys,
    /// The palette.
    Commands,
}

/// The dialog, closed until something is opened.
pub fn panel(desk: Desk) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    whenever(move || {
        let Some(dialog) = dialog.get() else { return };
        if desk.panel.get() == Panel::Closed {
            if dialog.open() {
                dialog.close();
            }
        } else if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    html::dialog()
        .class(move || match desk.panel.get() {
            // The text must be seen while it is set.
            Panel::Text => "panel clear",
            Panel::Commands => "panel middle",
            _ => "panel",
        })
        .attr("aria-labelledby", "panel-title")
        .node_ref(dialog)
        .on(ev::close, move |_| desk.panel.set(Panel::Closed))
        .on(ev::click, move |event| {
            // A click beside the sheet is a click on the dialog itself.
            let outside = dialog.get_untracked().is_some_and(|d| event.target().as_ref() == Some(d.as_ref()));
            if outside {
                desk.panel.set(Panel::Closed);
            }
        })
        .child(live(move || match desk.panel.get() {
            Panel::Closed => ().into_any(),
            Panel::Cuts => cuts::content(desk),
            Panel::Text => text_settings::content(desk),
            Panel::Keys => palette::keyboard(desk),
            Panel::Commands => palette::palette(desk),
        }))
}

/// A title with the way out, and below it what the sheet holds.
pub fn sheet(desk: Desk, title: &'static str, below_title: AnyView, body: AnyView) -> AnyView {
    html::div()
        .class("panel-sheet")
        .child((
            html::header().class("panel-head").child((
                html::h2().id("panel-title").child(title),
                named_button("button bare", Some("Close"), icon(icon::CLOSE), move || {
                    desk.panel.set(Panel::Closed)
                }),
                below_title,
            )),
            body,
        ))
        .into_any()
}
