//! "Notes and highlights": the sheet that lists them, and the way to it at the end of an article.

use leptos::prelude::*;
use web_sys::Element;

use super::panel;
use super::reader;
use crate::address::Address;
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, set, text, value, way};
use crate::room::highlights::{self, Own};
use crate::words::{self, say, say_with};

/// Fills the sheet.
pub fn fill(desk: Desk, parent: &Element) {
    highlights::settle();
    let sheet = panel::sheet(parent, say("Notes and highlights"));
    let all = highlights::all();
    let list = add(&sheet, "ul", "own-list");
    for own in &all {
        item(desk, &add(&list, "li", ""), own);
    }
    let actions = add(&sheet, "div", "actions");
    text(&button(&actions, "button", Act::NoteOnAll), say("Add a note on the article"));
    if !all.is_empty() {
        text(&button(&actions, "button", Act::CopyNotes), say("Copy as Markdown"));
    }
    let hint = say(
        "To highlight, select words in the article, or go to a paragraph with j and press h. What you highlight and write is kept on this device, beside the article.",
    );
    add_text(&sheet, "p", "sheet-note", hint);
}

fn item(desk: Desk, li: &Element, own: &Own) {
    let highlight = &own.highlight;
    let made = highlight.made.to_string();
    let own_button = |parent: &Element, class: &str, act, words: &str| {
        let button = button(parent, class, act);
        set(&button, "data-own", &made);
        text(&button, words);
        button
    };
    if own.removed {
        let line = add_text(li, "p", "own-removed", say("Removed"));
        own_button(&line, "button small", Act::UndoHighlight, say("Undo"));
        return;
    }
    let open = untrack(|| reader::story(desk));
    let quote = &highlight.quote;
    if own.range.is_some() {
        set(&own_button(li, "own-quote", Act::ShowHighlight, quote), "dir", "auto");
    } else if quote.is_empty() {
        add_text(li, "p", "own-where", say("On the article"));
    } else {
        set(&add_text(li, "p", "own-quote", quote), "dir", "auto");
        let page = untrack(|| reader::page(desk)).and_then(|page| page.id.clone());
        match page.filter(|_| highlight.story != open) {
            Some(page) => {
                let to = Address::Read { page, story: highlight.story };
                way(&add(li, "p", "own-where"), &to, "", None, say("In another story of this page"));
            }
            None => drop(add_text(li, "p", "own-where", say("No longer in the text"))),
        }
    }
    let note = add(li, "textarea", "field");
    set(&note, "rows", "1");
    set(&note, "dir", "auto");
    set(&note, "placeholder", say("Add a note"));
    set(&note, "aria-label", say("Note"));
    set(&note, "data-own", &made);
    text(&note, &highlight.note);
    own_button(li, "button small bare", Act::RemoveHighlight, say("Remove"));
}

/// A note is being written.
pub fn typed(desk: Desk, field: &Element) {
    if let Some(made) = highlights::made_of(field) {
        highlights::change(desk, made, |own| own.highlight.note = value(field));
    }
}

/// Goes to the highlight of that button.
pub fn show(desk: Desk, button: &Element) {
    let made = highlights::made_of(button);
    desk.panel.set(panel::Panel::Closed);
    // Once the dialog has given the focus back.
    browser::later(0, move || made.into_iter().for_each(highlights::show));
}

/// Removes the highlight of that button (`removed`), or brings it back.
pub fn remove(desk: Desk, button: &Element, removed: bool) {
    let (Some(made), Ok(Some(li))) = (highlights::made_of(button), button.closest("li")) else { return };
    highlights::change(desk, made, |own| own.removed = removed);
    li.set_text_content(None);
    if let Some(own) = highlights::all().iter().find(|own| own.highlight.made == made) {
        item(desk, &li, own);
    }
    if let Ok(Some(button)) = li.query_selector("button") {
        browser::call(&li, "scrollIntoView", &[]);
        browser::focus(&button);
    }
}

/// All of them as Markdown.
pub fn markdown(desk: Desk) -> String {
    let page = untrack(|| reader::page(desk));
    let address = page.as_ref().and_then(|page| {
        let of_page = page.article.meta.address.as_ref().map(|a| a.value.as_str().to_owned());
        of_page.or_else(|| page.url.clone())
    });
    highlights::markdown(&untrack(|| reader::headline(desk)).unwrap_or_default(), address.as_deref())
}

/// The way to the sheet at the end of an article.
pub fn end(desk: Desk, parent: &Element) {
    if reader::page(desk).is_none_or(|page| page.id.is_none()) {
        return;
    }
    let section = add(parent, "section", "own-end");
    set(&section, "aria-labelledby", "own-title");
    add_text(&section, "h2", "label", say("Notes and highlights")).set_id("own-title");
    let actions = add(&section, "div", "actions");
    text(&button(&actions, "button", Act::AddNote), say("Add a note"));
    button(&actions, "button", Act::Open(panel::Panel::Highlights)).set_id("own-count");
    tell();
}

/// Tells there how many there are.
pub fn tell() {
    let Some(count) = browser::first("#own-count") else { return };
    let all = highlights::all().iter().filter(|own| !own.removed).count();
    let _ = count.toggle_attribute_with_force("hidden", all == 0);
    if all > 0 {
        count.set_text_content(Some(&say_with("Show all {n}", &[("n", &words::number(all))])));
    }
}
