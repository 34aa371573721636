//! The compositor: sets an article's blocks as DOM nodes.
//!
//! An article does not change while it is read, and may have a hundred thousand words. So its
//! text is no reactive view: it is set once, node by node, in slices that leave the page
//! responsive. Every element is made by name from the closed set of the document model; no
//! string of a page is ever parsed as HTML.

mod blocks;
mod figure;
mod head;
mod inlines;
mod math;
mod notes;
mod run;
mod table;

use article::{Direction, WebUrl};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use crate::dom::{append, set as attribute};
pub use head::Head;
pub use run::{Copy, Frame, set};

/// What an element is to be made of.
pub struct Compositor {
    document: Document,
    /// Pictures of other hosts may be loaded.
    pictures: bool,
    /// The app's own origin with a slash, whose pictures are its own.
    own: String,
    /// The place that the first paragraph begins with, until that is set.
    place: Option<String>,
    /// For each note, how many references to it have been set.
    refs: Vec<u32>,
    /// Pictures that were held back.
    held: u32,
    /// The hosts they are on.
    hosts: Vec<String>,
}

impl Compositor {
    fn new(document: Document, head: &Head<'_>, pictures: bool) -> Self {
        Compositor {
            document,
            pictures,
            own: format!("{}/", crate::browser::origin()),
            place: head.place.map(str::to_owned),
            refs: vec![0; head.notes.len()],
            held: 0,
            hosts: Vec::new(),
        }
    }

    /// A new element.
    fn element(&self, tag: &str) -> Element {
        self.document.create_element(tag).expect_throw("the name of an element")
    }

    /// A new element of that class.
    fn classed(&self, tag: &str, class: &str) -> Element {
        let element = self.element(tag);
        element.set_class_name(class);
        element
    }

    /// A new element at the end of another.
    fn within(&self, parent: &Element, tag: &str) -> Element {
        let element = self.element(tag);
        append(parent, &element);
        element
    }

    /// A new element of that class at the end of another.
    fn classed_within(&self, parent: &Element, tag: &str, class: &str) -> Element {
        let element = self.classed(tag, class);
        append(parent, &element);
        element
    }

    /// Characters at the end of an element.
    fn text(&self, parent: &Element, text: &str) {
        append(parent, &self.document.create_text_node(text));
    }

    /// Whether a picture may be loaded; one that may not is counted.
    fn may_load(&mut self, src: &WebUrl) -> bool {
        let free = self.pictures || src.as_str().starts_with("data:") || src.as_str().starts_with(&self.own);
        if !free {
            self.held = self.held.saturating_add(1);
            if !self.hosts.iter().any(|host| host == src.host()) {
                self.hosts.push(src.host().to_owned());
            }
        }
        free
    }

    /// Makes an element a link out of the app.
    fn leads_out(&self, link: &Element, to: &WebUrl) {
        attribute(link, "href", to.as_str());
        attribute(link, "target", "_blank");
        attribute(link, "rel", "noopener noreferrer");
        attribute(link, "referrerpolicy", "no-referrer");
    }
}

/// Sets language and direction, where they are known.
fn tongue(element: &Element, lang: Option<&str>, dir: Option<Direction>) {
    if let Some(lang) = lang {
        attribute(element, "lang", lang);
    }
    match dir {
        Some(Direction::Ltr) => attribute(element, "dir", "ltr"),
        Some(Direction::Rtl) => attribute(element, "dir", "rtl"),
        None => {}
    }
}
