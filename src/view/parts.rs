//! What views are made of: buttons, links, lines, and parts that change.
//!
//! Leptos compiles the machinery for each type of view anew, and every nesting of elements is a type
//! of its own. What there are many of is therefore made here, by functions that take erased parts
//! and give an erased view.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::address::Address;
use crate::desk::Desk;

/// A part of a view that changes.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// Makes a part that changes with the signals it reads.
pub fn live<V: IntoView + 'static>(part: impl Fn() -> V + Send + 'static) -> Live {
    Box::new(move || part().into_any())
}

/// Runs now, and again whenever a signal that it reads has changed.
pub fn whenever(run: impl FnMut() + 'static) {
    fn erased(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    erased(Box::new(run));
}

/// A paragraph of that class.
pub fn line(class: &'static str, text: impl Into<String>) -> AnyView {
    html::p().class(class).child(text.into()).into_any()
}

/// A button.
pub fn button<C: IntoView + 'static>(
    class: &'static str,
    content: C,
    press: impl FnMut() + 'static,
) -> AnyView {
    named_button(class, None, content, press)
}

/// A button whose name is not what it shows.
pub fn named_button<C: IntoView + 'static>(
    class: &'static str,
    name: Option<&'static str>,
    content: C,
    press: impl FnMut() + 'static,
) -> AnyView {
    fn erased(
        class: &'static str,
        name: Option<&'static str>,
        content: AnyView,
        mut press: Box<dyn FnMut()>,
    ) -> AnyView {
        html::button()
            .class(class)
            .attr("type", "button")
            .attr("aria-label", name)
            .on(ev::click, move |_| press())
            .child(content)
            .into_any()
    }
    erased(class, name, content.into_any(), Box::new(press))
}

/// A link to one of the app's own addresses, followed without loading the page anew.
pub fn way<C: IntoView + 'static>(desk: Desk, address: Address, class: &'static str, content: C) -> AnyView {
    marked_way(desk, address, class, None, false, content.into_any())
}

/// The same with an id; `current` where it leads to what is open.
pub fn marked_way(
    desk: Desk,
    address: Address,
    class: &'static str,
    id: Option<String>,
    current: bool,
    content: AnyView,
) -> AnyView {
    html::a()
        .class(class)
        .attr("href", address.href())
        .attr("id", id)
        .attr("aria-current", current.then_some("page"))
        .on(ev::click, move |event| {
            // A new tab or window was asked for: that is the browser's to do.
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
                return;
            }
            event.prevent_default();
            desk.go(address.clone());
        })
        .child(content)
        .into_any()
}

/// A box that is filled by hand, and anew whenever a signal that the filling reads has changed.
pub fn host(class: &'static str, fill: impl Fn(&web_sys::Element) + 'static) -> AnyView {
    fn erased(class: &'static str, fill: Box<dyn Fn(&web_sys::Element)>) -> AnyView {
        let host = NodeRef::<html::Div>::new();
        whenever(move || {
            if let Some(host) = host.get() {
                host.set_text_content(None);
                fill(&host);
            }
        });
        html::div().class(class).node_ref(host).into_any()
    }
    erased(class, Box::new(fill))
}

/// The main landmark of a view that is filled by hand, once.
pub fn main(class: &'static str, fill: impl Fn(&web_sys::Element) + 'static) -> AnyView {
    fn erased(class: &'static str, fill: Box<dyn Fn(&web_sys::Element)>) -> AnyView {
        let main = NodeRef::<html::Main>::new();
        whenever(move || {
            if let Some(main) = main.get() {
                main.set_text_content(None);
                fill(&main);
            }
        });
        html::main().id("main").class(class).attr("tabindex", "-1").node_ref(main).into_any()
    }
    erased(class, Box::new(fill))
}
