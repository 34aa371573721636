//! The frame around every view: masthead, skip link, live region, bars.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use super::panel::Panel;
use super::parts::{host, live, whenever};
use super::{about, bars, find, home, intake, listen, panel, reader, states};
use crate::address::Address;
use crate::browser::{self, document};
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom;
use crate::icon;
use crate::paper::Paper;
use crate::room::progress;
use crate::room::speech::Aloud;
use crate::room::voices;
use crate::said;
use crate::when;
use crate::words::{self, say};

/// Which view is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Showing {
    Home,
    About,
    Waiting,
    Trouble,
    Reader,
}

/// Puts the app in place of the shell that `index.html` painted, with what was typed into it.
pub fn mount() {
    let Some(root) = document().get_element_by_id("app").and_then(|e| e.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let early = document().get_element_by_id("paste").and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    let typed = early.as_ref().map(HtmlTextAreaElement::value).unwrap_or_default();
    let focused = early.is_some_and(|box_| document().active_element().as_ref() == Some(box_.as_ref()));
    root.set_text_content(None);
    leptos::mount::mount_to(root, move || {
        let desk = Desk::open();
        desk.draft.set(typed);
        intake::watch(desk);
        crate::rehearsal::plan(desk);
        // Another language is other words everywhere: all is made anew, and what is on the desk stays.
        live(move || {
            desk.tongue.track();
            shell(desk)
        })
    })
    .forget();
    // The view is filled once this turn is over, and before anything is painted.
    browser::later(0, move || {
        if let Some(paste) = document().get_element_by_id("paste").filter(|_| focused) {
            browser::focus(&paste);
        }
    });
}

/// The app.
fn shell(desk: Desk) -> AnyView {
    let showing = Memo::new(move |_| {
        desk.paper.with(|paper| match paper {
            Paper::Waiting => Showing::Waiting,
            Paper::Trouble(_) => Showing::Trouble,
            Paper::Page(_) => Showing::Reader,
            Paper::Blank if desk.address.with(|a| *a == Address::About) => Showing::About,
            Paper::Blank => Showing::Home,
        })
    });
    whenever(move || {
        let title = match showing.get() {
            Showing::Home => None,
            Showing::About => Some(say("About").to_owned()),
            Showing::Waiting => Some(say("Reading the page").to_owned()),
            Showing::Trouble => Some(say("No article").to_owned()),
            Showing::Reader => reader::headline(desk),
        };
        document().set_title(&title.map_or("Broadsheet".to_owned(), |t| format!("{t} · Broadsheet")));
        if let Some(root) = document().document_element() {
            let view = if matches!(showing.get(), Showing::Home | Showing::About) { "front" } else { "read" };
            let _ = root.set_attribute("data-view", view);
            // What holds for a language or a site ends with its article.
            if view == "front" {
                desk.settings.meet(None, None);
            }
        }
    });
    whenever(move || progress::tell(desk.room.left.get()));
    let view = live(move || match showing.get() {
        Showing::Home => home::home(desk),
        Showing::About => about::about(desk),
        Showing::Waiting => states::waiting(),
        Showing::Trouble => states::trouble(desk),
        Showing::Reader => reader::reader(desk),
    });
    vec![
        html::a()
            .class("skip")
            .attr("href", "#main")
            .on(leptos::ev::click, skip)
            .child(say("Skip to the text"))
            .into_any(),
        masthead(desk, showing),
        view.into_any(),
        host("", footer),
        bars::bars(desk),
        // Before the sheet, which has its own.
        said::region(),
        panel::panel(desk),
    ]
    .into_any()
}

/// What a reader waits for when a page is opened, for a rehearsal.
pub fn rehearsed(desk: Desk) -> AnyView {
    vec![host("", move |parent| tools(desk, parent)), reader::reader(desk)].into_any()
}

// The fragment is the article's; the skip link moves the focus without touching it.
fn skip(event: web_sys::MouseEvent) {
    event.prevent_default();
    if let Some(main) = document().get_element_by_id("main").and_then(|m| m.dyn_into::<HtmlElement>().ok()) {
        let _ = main.focus();
        main.scroll_into_view();
    }
}

fn masthead(desk: Desk, showing: Memo<Showing>) -> AnyView {
    let name = host("masthead-name", |parent| {
        let today = browser::local_now().map(when::masthead).unwrap_or_default();
        dom::add_text(parent, "p", "ear ear-date", &today);
        dom::way(&dom::add(parent, "p", "wordmark"), &Address::Home, "", None, "Broadsheet");
        dom::add_text(parent, "p", "ear ear-motto", say("Read on this device, and nowhere else"));
    });
    let tools = host("tools-host", move |parent| {
        if showing.get() == Showing::Reader {
            tools(desk, parent);
        }
    });
    html::header().class("masthead").child(vec![name, tools, find::bar(desk)]).into_any()
}

// What can be done with an article: above it, on a phone below the thumb.
fn tools(desk: Desk, parent: &Element) {
    desk.room.laid.track();
    let tools = dom::add(parent, "div", "tools");
    dom::add(&tools, "p", "left");
    let accounted = reader::page(desk).is_some_and(|p| !p.article.account.blocks.is_empty());
    for (name, strokes, act, worded) in [
        (say("What was cut"), icon::CUT, Act::Open(Panel::Cuts), true),
        (say("Key points"), icon::POINTS, Act::Open(Panel::Points), true),
        (say("Read aloud"), icon::LISTEN, Act::Listen, true),
        (say("Notes and highlights"), icon::NOTE, Act::Open(Panel::Highlights), false),
        (say("Show outline"), icon::OUTLINE, Act::Outline, false),
        (say("Find in article"), icon::FIND, Act::Find, false),
        (say("Text settings"), "", Act::Open(Panel::Text), false),
    ] {
        let there = match act {
            Act::Open(Panel::Cuts) => accounted,
            Act::Listen => voices::possible(),
            Act::Outline => progress::headings().len() > 1,
            _ => true,
        };
        if !there {
            continue;
        }
        let button = dom::icon_button(&tools, name, strokes, act);
        if worded {
            dom::add_text(&button, "span", "", name);
        } else if strokes.is_empty() {
            button.set_text_content(None);
            dom::set(&dom::add_text(&button, "span", "aa", "Aa"), "aria-hidden", "true");
        } else if act == Act::Outline {
            button.set_class_name("button bare for-outline");
            dom::set(&button, "aria-expanded", "false");
        }
    }
    dom::way(&tools, &Address::Home, "button bare", Some(icon::NEW), say("Read another"));
    progress::tell(untrack(|| desk.room.left.get()));
    listen::show_pressed(untrack(|| desk.room.aloud.get()) != Aloud::Off);
}

fn footer(parent: &Element) {
    let footer = dom::add(parent, "footer", "colophon");
    dom::add_text(
        &footer,
        "p",
        "",
        say("Broadsheet reads pages on your device. Nothing you paste leaves it."),
    );
    let label = dom::add(&footer, "label", "");
    dom::icon(&label, icon::GLOBE);
    dom::add_text(&label, "span", "", say("Language"));
    let select = dom::add(&label, "select", "");
    select.set_id("language");
    dom::option(&select, "", say("Same as the browser"));
    for (tag, name) in words::languages() {
        dom::set(&dom::option(&select, &tag, &name), "lang", &tag);
    }
    browser::put(&select, "value", &words::chosen().into());
    dom::way(&dom::add(&footer, "p", ""), &Address::About, "", None, say("About Broadsheet"));
}
