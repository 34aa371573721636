//! What is shown while a page is being read, and when there is nothing to read.

use leptos::prelude::*;
use web_sys::Element;
use wire::Refusal;

use super::parts::{main, whenever};
use crate::address::Address;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, set, text, way};
use crate::icon;
use crate::paper::{Paper, Trouble, TroubleKind};
use crate::words::{say, told};

/// The page as it will stand, in grey, for the moment that reading takes.
pub fn waiting() -> AnyView {
    whenever(|| crate::flow::now().to(0.0, false));
    main("sheet waiting", |main| {
        set(main, "aria-busy", "true");
        add_text(main, "p", "label", say("Reading the page"));
        let bones = add(main, "div", "bones");
        set(&bones, "aria-hidden", "true");
        for (class, count) in [("bones-headline", 2), ("bones-facts", 1), ("bones-text", 9)] {
            let group = add(&bones, "div", class);
            for _ in 0..count {
                add(&group, "span", "bone");
            }
        }
        text(&button(main, "button give-up", Act::GiveUp), say("Cancel"));
    })
}

/// Nothing to read: why, and what can be done about it.
pub fn trouble(desk: Desk) -> AnyView {
    main("sheet trouble", move |main| {
        if let Paper::Trouble(trouble) = desk.paper.get_untracked() {
            fill(main, &trouble);
            desk.arrived();
        }
    })
}

fn fill(main: &Element, trouble: &Trouble) {
    let (title, advice) = words(trouble.kind);
    add_text(main, "p", "label", say("Nothing to read"));
    start(main, say(title));
    // The engine's sentence and ours may be the same thing said twice.
    if trouble.message.trim_end_matches('.') != title {
        let message = told(&trouble.message);
        add_text(main, "p", "standfirst", message.as_ref().unwrap_or(&trouble.message));
    }
    add_text(main, "p", "advice", say(advice));
    let actions = add(main, "div", "actions");
    if !trouble.text.trim().is_empty() {
        text(&button(&actions, "button primary", Act::AsItIs), say("Read the text as it is"));
    }
    if matches!(trouble.kind, TroubleKind::Refused(Refusal::Version) | TroubleKind::Offline) {
        text(&button(&actions, "button primary", Act::Reload), say("Reload"));
    }
    way(&actions, &Address::Home, "button", Some(icon::BACK), say("To the front page"));
}

/// A headline at which reading begins.
pub fn start(parent: &Element, words: &str) {
    let headline = add_text(parent, "h1", "", words);
    set(&headline, "tabindex", "-1");
    set(&headline, "data-start", "");
}

/// A title, and what the reader can do.
pub fn words(kind: TroubleKind) -> (&'static str, &'static str) {
    match kind {
        TroubleKind::Refused(Refusal::NoArticle) => (
            "This page holds no article",
            "It may be a list of links, a search page or a sign-in page. Open the article itself and copy that, or read the text that is there.",
        ),
        TroubleKind::Refused(Refusal::Empty) => (
            "There is nothing in it",
            "Select the whole page with Ctrl+A, or ⌘A on a Mac, copy it, and paste it here.",
        ),
        TroubleKind::Refused(Refusal::NotAPage) => (
            "This is not a page",
            "Broadsheet reads HTML and plain text. Save the page as HTML, or copy its text and paste it.",
        ),
        TroubleKind::Refused(Refusal::Unknown) => (
            "This page is not kept here",
            "Pages are kept in the browser in which they were pasted. Paste the page again to read it here.",
        ),
        TroubleKind::Refused(Refusal::Version) => (
            "Broadsheet was updated",
            "Two versions of it are running. Reload to use the new one; what you read is kept.",
        ),
        TroubleKind::Refused(Refusal::Failed) => (
            "Reading this page failed",
            "What you pasted is still in the box on the front page. You can read its text as it is, or try again.",
        ),
        TroubleKind::AddressOnly => (
            "That is an address",
            "A page in a browser may not fetch another site’s pages, and Broadsheet has no server that could. Open the address, select all, copy, and paste it here.",
        ),
        TroubleKind::TooBig => {
            ("The file is too big", "Save the page without its pictures, as “HTML only”, and open that.")
        }
        TroubleKind::Unreadable => (
            "The file cannot be read",
            "It may have been moved or be open elsewhere. Try again, or paste its text.",
        ),
        TroubleKind::Offline => (
            "No network",
            "The articles that come with Broadsheet are kept after the first visit. Pasting works without a network.",
        ),
    }
}

/// All that can go wrong.
#[cfg(test)]
pub const KINDS: [TroubleKind; 10] = [
    TroubleKind::Refused(Refusal::NoArticle),
    TroubleKind::Refused(Refusal::Empty),
    TroubleKind::Refused(Refusal::NotAPage),
    TroubleKind::Refused(Refusal::Unknown),
    TroubleKind::Refused(Refusal::Version),
    TroubleKind::Refused(Refusal::Failed),
    TroubleKind::AddressOnly,
    TroubleKind::TooBig,
    TroubleKind::Unreadable,
    TroubleKind::Offline,
];
