//! What the reader sees: one file a view.
//!
//! Views are written with Leptos' builder, not its `view!` macro: the macro turns markup that never
//! changes into `innerHTML`, which the page's Trusted Types policy forbids.

mod about;
mod bars;
mod cuts;
mod home;
mod intake;
mod reader;
mod related;
mod shell;
mod states;

pub use shell::mount;

use leptos::attr::Attribute;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::address::Address;
use crate::desk::Desk;

/// A link to one of the app's own addresses, followed without loading the page anew.
fn way(desk: Desk, address: Address, class: &'static str) -> html::HtmlElement<html::A, impl Attribute, ()> {
    let href = address.href();
    html::a().class(class).attr("href", href).on(ev::click, move |event| {
        // A new tab or window was asked for: that is the browser's to do.
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
            return;
        }
        event.prevent_default();
        desk.go(address.clone());
    })
}

/// A part of a view that changes. All of them are of one type, so that Leptos' machinery for such
/// parts is compiled once and not once for each.
type Live = Box<dyn FnMut() -> AnyView + Send>;

/// Makes a part that changes with the signals it reads.
fn live<V: IntoView + 'static>(part: impl Fn() -> V + Send + 'static) -> Live {
    Box::new(move || part().into_any())
}

/// Runs now, and again whenever a signal that it reads has changed; compiled once, as [`live`].
fn whenever(run: impl FnMut() + 'static) {
    fn erased(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    erased(Box::new(run));
}
