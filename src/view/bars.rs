//! The quiet bars at the foot of the window: a new version, a mishap.

use leptos::html;
use leptos::prelude::*;

use super::listen;
use super::parts::{button, line, live, named_button};
use crate::desk::Desk;
use crate::icon::{self, icon};
use crate::update;

/// Both bars; each is there only when it has something to say.
pub fn bars(desk: Desk) -> impl IntoView {
    let waiting = update::watch();
    html::div().class("bars").child((
        listen::bar(desk),
        live(move || {
            desk.mishap.get().map(|message| {
                html::div().class("bar").attr("role", "alert").child((
                    line("", message),
                    named_button("button bare", Some("Close"), icon(icon::CLOSE), move || {
                        desk.mishap.set(None)
                    }),
                ))
            })
        }),
        live(move || {
            waiting.get().then(|| {
                html::div().class("bar").attr("role", "status").child((
                    line("", "A new version is ready"),
                    button("button primary", "Reload", update::switch),
                ))
            })
        }),
    ))
}
