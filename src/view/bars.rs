//! The quiet bars at the foot of the window: a new version, a mishap.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::live;
use crate::desk::Desk;
use crate::icon::{self, icon};
use crate::update;

/// Both bars; each is there only when it has something to say.
pub fn bars(desk: Desk) -> impl IntoView {
    let waiting = update::watch();
    html::div().class("bars").child((
        live(move || {
            desk.mishap.get().map(|message| {
                html::div().class("bar").attr("role", "alert").child((
                    html::p().child(message),
                    html::button()
                        .class("button bare")
                        .attr("aria-label", "Close")
                        .on(ev::click, move |_| desk.mishap.set(None))
                        .child(icon(icon::CLOSE)),
                ))
            })
        }),
        live(move || {
            waiting.get().then(|| {
                html::div().class("bar").attr("role", "status").child((
                    html::p().child("A new version is ready"),
                    html::button()
                        .class("button primary")
                        .on(ev::click, |_| update::switch())
                        .child("Reload"),
                ))
            })
        }),
    ))
}
