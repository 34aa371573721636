//! Places within an article that links lead to: notes and the page's own anchors.

use web_sys::Element;

use crate::browser::{self, document, window};
use crate::commands::Act;
use crate::dom::{add, add_text, button, set, text};
use crate::room::{focus, selection};
use crate::words::say;
use crate::{flow, galley, place, said};

/// Milliseconds for which the way back is offered.
const REMIND: i32 = 20_000;

/// The element id of a page's own anchor. The prefix keeps a page from naming the app's elements.
pub fn of_anchor(anchor: &str) -> String {
    format!("at-{anchor}")
}

/// The element id of a note, counted from 0.
pub fn of_note(note: u32) -> String {
    format!("note-{}", u64::from(note) + 1)
}

/// The element id of the n-th reference to a note, both counted from 0.
pub fn of_ref(note: u32, nth: u32) -> String {
    let note = u64::from(note) + 1;
    if nth == 0 { format!("ref-{note}") } else { format!("ref-{note}-{}", nth + 1) }
}

/// Takes the reader to an article just opened: to what the fragment names, or to its beginning.
pub fn arrive() {
    let fragment = window().location().hash().unwrap_or_default();
    let id = fragment.strip_prefix('#').unwrap_or("");
    match target(id) {
        Some(element) => show(&element),
        None => {
            flow::now().to(0.0, false);
            // So that a screen reader begins with the headline and Tab goes on from there. The reader sees the
            // article before: to move the focus has the page styled once more. What has the focus by then keeps
            // it, and what is selected stays selected; in WebKit the focus would take it away.
            let (then, had) = (place::gestures(), document().active_element());
            browser::after_paint(move || {
                let same = place::gestures() == then && document().active_element() == had;
                let idle = same && selection::chosen().is_none();
                if let Some(headline) = browser::first("[data-start]").filter(|_| idle) {
                    browser::focus(&headline);
                }
            });
        }
    }
}

/// Follows a link within the article; a place of its own in the history, so Back returns.
pub fn follow(id: &str) {
    if let Some(element) = target(id) {
        // The box of a note gives the focus back to its mark, and there the reader comes back to.
        for pop in browser::all(".note-pop") {
            browser::call(&pop, "hidePopover", &[]);
        }
        // The history keeps what has the focus by its id. By the time, for after a reload an id that was counted
        // would be another link's.
        if let Some(link) = document().active_element().filter(|link| link.id().is_empty() && !focus::lost())
        {
            link.set_id(&format!("from-{}", js_sys::Date::now() as i64));
        }
        let query = window().location().search().unwrap_or_default();
        place::push(&format!("{query}#{id}"));
        show(&element);
        stay();
        if let Some(bars) = browser::first(".bars") {
            let bar = add(&bars, "div", "bar way-there");
            set(&bar, "role", "status");
            // A bar that comes with its words says nothing by itself.
            set(&bar, "aria-live", "off");
            let words = say("Back to where you were");
            text(&button(&bar, "button small", Act::BackThere), words);
            said::tell(words);
            browser::later(REMIND, move || bar.remove());
        }
    }
}

/// Back to where the reader was before that.
pub fn back() {
    stay();
    browser::call(&browser::get(&window(), "history"), "back", &[]);
}

/// The way back is no longer offered.
pub fn stay() {
    for bar in browser::all(".way-there") {
        bar.remove();
    }
}

/// Tells where a link leads while it is pointed at or has the focus (`heard`). Nothing is fetched.
pub fn preview(link: Option<&Element>, heard: bool) {
    for tip in browser::all(".leads") {
        tip.remove();
    }
    let Some(link) = link else { return };
    let address = link.get_attribute("href").and_then(|href| web_sys::Url::new(&href).ok());
    let place = link.closest("main, aside").ok().flatten();
    if let (Some(address), Some(place)) = (address, place) {
        let tip = add(&place, "p", "leads");
        set(&tip, "role", "tooltip");
        set(&tip, "dir", "ltr");
        add_text(&tip, "b", "", &address.host());
        let path = address.pathname();
        let path = js_sys::decode_uri(&path).map_or(path, String::from);
        text(&tip, if path == "/" { "" } else { &path });
        // As its description it was heard twice in Firefox: with the link, and as a change of it. A related story
        // says where it leads itself.
        if heard && !link.has_attribute("aria-describedby") {
            said::tell(&tip.text_content().unwrap_or_default());
        }
    }
}

fn target(id: &str) -> Option<Element> {
    let ours = ["at-", "note-", "ref-"].iter().any(|prefix| id.starts_with(prefix));
    let id = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    if ours { document().get_element_by_id(&id) } else { None }
}

fn show(element: &Element) {
    galley::ready(element);
    flow::now().show(&element.get_bounding_client_rect(), 0.4, false);
    browser::focus_there(element);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_counted_from_one_and_are_apart() {
        assert_eq!(
            (of_note(0), of_ref(0, 0), of_ref(0, 1)),
            ("note-1".into(), "ref-1".into(), "ref-1-2".into())
        );
        assert_eq!(of_anchor("app"), "at-app");
    }
}
