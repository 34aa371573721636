//! Elements made by hand, one by one: for an article, which does not change while it is read, and
//! for sheets and bars that are filled once when they are opened. They weigh a fraction of what a
//! reactive view weighs, whose machinery is compiled anew for each shape.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use crate::address::Address;
use crate::browser::{self, document};
use crate::commands::Act;

const SVG: &str = "http://www.w3.org/2000/svg";

/// A new element.
pub fn make(tag: &str) -> Element {
    document().create_element(tag).expect_throw("the name of an element")
}

/// A new element of that class (none where it is empty) at the end of another.
pub fn add(parent: &Element, tag: &str, class: &str) -> Element {
    let element = make(tag);
    if !class.is_empty() {
        element.set_class_name(class);
    }
    append(parent, &element);
    element
}

/// The same with a text in it.
pub fn add_text(parent: &Element, tag: &str, class: &str, words: &str) -> Element {
    let element = add(parent, tag, class);
    text(&element, words);
    element
}

/// Puts a node at the end of an element. It cannot fail on what is made here.
pub fn append(parent: &Element, child: &Node) {
    let _ = parent.append_child(child);
}

/// Characters at the end of an element.
pub fn text(parent: &Element, text: &str) {
    append(parent, &document().create_text_node(text));
}

/// The words of an element, if they are others by now: the same put anew would be read out once more.
pub fn reword(element: &Element, words: &str) {
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
}

/// Sets an attribute. It fails only on names that are none, and all of ours are constant.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// An icon at the end of an element, for the eye only.
pub fn icon(parent: &Element, strokes: &str) {
    let new = |tag: &str| document().create_element_ns(Some(SVG), tag).expect_throw("the name of an element");
    let (svg, path) = (new("svg"), new("path"));
    for (name, value) in [("viewBox", "0 0 20 20"), ("class", "icon"), ("aria-hidden", "true")] {
        set(&svg, name, value);
    }
    set(&path, "d", strokes);
    append(&svg, &path);
    append(parent, &svg);
}

/// A button at the end of an element. What it does is looked up when it is pressed
/// ([`crate::commands::watch`]), so it needs no handler of its own.
pub fn button(parent: &Element, class: &str, act: Act) -> Element {
    let button = add(parent, "button", class);
    set(&button, "type", "button");
    set(&button, "data-act", &act.number().to_string());
    button
}

/// A button that shows an icon and has its name in words.
pub fn icon_button(parent: &Element, name: &str, strokes: &str, act: Act) -> Element {
    let button = button(parent, "button bare", act);
    set(&button, "aria-label", name);
    icon(&button, strokes);
    button
}

/// A link to one of the app's own addresses, followed without loading the page anew
/// ([`crate::commands::watch`]).
pub fn way(parent: &Element, to: &Address, class: &str, strokes: Option<&str>, words: &str) -> Element {
    let link = add(parent, "a", class);
    set(&link, "href", &to.href());
    set(&link, "data-way", "");
    if let Some(strokes) = strokes {
        icon(&link, strokes);
    }
    add_text(&link, "span", "", words);
    link
}

/// A choice at the end of a `select`.
pub fn option(select: &Element, value: &str, label: &str) -> Element {
    let option = add_text(select, "option", "", label);
    set(&option, "value", value);
    option
}

/// What a field holds: its `value`.
pub fn value(field: &Element) -> String {
    browser::get(field, "value").as_string().unwrap_or_default()
}
