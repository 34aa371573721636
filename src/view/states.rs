//! What is shown while a page is being read, and when there is nothing to read.

use leptos::html;
use leptos::prelude::*;
use wire::Refusal;

use super::parts::{button, line, way, whenever};
use crate::address::Address;
use crate::browser::window;
use crate::desk::Desk;
use crate::icon::{self, icon};
use crate::paper::{Paper, Trouble, TroubleKind};

/// The page as it will stand, in grey, for the moment that reading takes.
pub fn waiting(desk: Desk) -> impl IntoView {
    whenever(|| crate::place::scroll_to(0.0));
    let bone = || html::span().class("bone");
    html::main().id("main").class("sheet waiting").attr("tabindex", "-1").attr("aria-busy", "true").child((
        line("label", "Reading the page"),
        html::div().class("bones").attr("aria-hidden", "true").child((
            html::div().class("bones-headline").child((bone(), bone())),
            html::div().class("bones-facts").child(bone()),
            html::div().class("bones-text").child((0..9).map(|_| bone()).collect::<Vec<_>>()),
        )),
        button("button give-up", "Cancel", move || desk.give_up()),
    ))
}

/// Nothing to read: why, and what can be done about it.
pub fn trouble(desk: Desk) -> impl IntoView {
    let trouble = desk.paper.with_untracked(|paper| match paper {
        Paper::Trouble(trouble) => Some(trouble.clone()),
        _ => None,
    });
    whenever(move || desk.arrived());
    let Some(trouble) = trouble else { return ().into_any() };
    let (title, advice) = words(trouble.kind);
    let Trouble { kind, message, text } = trouble;
    // The engine's sentence and ours may be the same thing said twice.
    let message = (message.trim_end_matches('.') != title).then_some(message);
    let as_it_is = (!text.trim().is_empty())
        .then(|| button("button primary", "Read the text as it is", move || desk.read_as_is(&text)));
    let reload = matches!(kind, TroubleKind::Refused(Refusal::Version) | TroubleKind::Offline).then(|| {
        button("button primary", "Reload", || {
            let _ = window().location().reload();
        })
    });
    html::main()
        .id("main")
        .class("sheet trouble")
        .attr("tabindex", "-1")
        .child((
            line("label", "Nothing to read"),
            html::h1().attr("tabindex", "-1").attr("data-start", "").child(title),
            message.map(|message| line("standfirst", message)),
            line("advice", advice),
            html::div().class("actions").child((
                as_it_is,
                reload,
                way(desk, Address::Home, "button", (icon(icon::BACK), "To the front page")),
            )),
        ))
        .into_any()
}

/// A title, and what the reader can do.
fn words(kind: TroubleKind) -> (&'static str, &'static str) {
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
            "Two versions of it met. A reload brings them together; what you read is kept.",
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
