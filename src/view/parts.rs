//! What views are made of: parts that change, and boxes that are filled by hand.
//!
//! Leptos compiles the machinery for each type of view anew, and every nesting of elements is a type
//! of its own. What there are many of is therefore made of plain elements (`crate::dom`) in a few
//! boxes, and every view is erased.

use leptos::html;
use leptos::prelude::*;

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
                let _ = main.remove_attribute("aria-busy");
                fill(&main);
            }
        });
        html::main().id("main").class(class).attr("tabindex", "-1").node_ref(main).into_any()
    }
    erased(class, Box::new(fill))
}
