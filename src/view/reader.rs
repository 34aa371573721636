//! The reading view: the article, and the stories beside it.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use article::{Notice, NoticeKind};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::parts::{host, whenever};
use super::{Panel, highlights, outline, related};
use crate::address::Address;
use crate::commands::Act;
use crate::desk::{Desk, as_it_is_printed};
use crate::paper::{Page, Paper};
use crate::room::{self, aids, find, notes, progress, speech, zoom};
use crate::set::{self, Copy, Frame};
use crate::settings::STARTS;
use crate::words::{self, say, told};
use crate::{anchors, browser, dom, flow};

/// The page that is open.
pub fn page(desk: Desk) -> Option<Arc<Page>> {
    desk.paper.with(|paper| match paper {
        Paper::Page(page) => Some(Arc::clone(page)),
        _ => None,
    })
}

/// Which of its stories is open.
pub fn story(desk: Desk) -> Option<u32> {
    desk.address.with(|address| match address {
        Address::Read { story, .. } => *story,
        _ => None,
    })
}

/// The headline of what is open.
pub fn headline(desk: Desk) -> Option<String> {
    copy(desk)?.head().headline.map(str::to_owned)
}

/// What is open, to be looked at.
pub fn copy(desk: Desk) -> Option<Copy> {
    Some(Copy { page: page(desk)?, story: story(desk), pictures: false, at_once: 0, now: 0 })
}

/// The article with its related stories.
pub fn reader(desk: Desk) -> AnyView {
    let article = NodeRef::<html::Article>::new();
    let head = NodeRef::<html::Header>::new();
    let text = NodeRef::<html::Div>::new();
    let held = RwSignal::new((0u32, Vec::<String>::new()));
    // Any setting may have changed; the article is set anew only where its pictures come or go.
    let open = Memo::new(move |_| {
        let pictures = page(desk).is_some_and(|page| desk.pictures.allowed(page.id.as_ref()));
        (story(desk), pictures)
    });
    let turn = Rc::new(Cell::new(0u32));
    // The sheet belongs to the article that was open when it was opened.
    on_cleanup(move || {
        desk.panel.set(Panel::Closed);
        find::close(desk);
        speech::stop(desk);
    });
    whenever(move || {
        desk.room.laid.track();
        browser::before_paint(room::highlights::lay);
        progress::look_soon(desk);
    });
    whenever(move || {
        desk.room.laid.track();
        aids::starts(desk.settings.on(STARTS));
        browser::before_paint(move || progress::look(desk));
    });
    whenever(move || {
        let Some(page) = page(desk) else { return };
        desk.settings.meet(page.lang(), page.host());
        speech::prepare(desk);
    });
    whenever(move || {
        let (Some(article), Some(head), Some(text)) = (article.get(), head.get(), text.get()) else { return };
        let frame = Frame { article: article.into(), head: head.into(), text: text.into() };
        let Some(page) = page(desk) else { return };
        let (story, pictures) = open.get();
        held.set((0, Vec::new()));
        // What is still being set for an earlier article ends here.
        turn.set(turn.get().wrapping_add(1));
        let at_once = desk.blocks_needed();
        let copy = Copy { page, story, pictures, at_once, now: browser::now() };
        progress::begin(&copy);
        room::highlights::open(desk);
        anchors::stay();
        find::close(desk);
        speech::stop(desk);
        set::set(&frame, copy, Rc::clone(&turn), move |count, hosts| {
            held.set((count, hosts));
            desk.room.laid.update(|n| *n = n.wrapping_add(1));
        });
        desk.arrived();
        progress::look_soon(desk);
    });
    let article = html::article()
        .class("article")
        .node_ref(article)
        .child(vec![
            html::header().class("head").attr("data-places", "").node_ref(head).into_any(),
            host("", move |parent| notices(desk, parent)),
            host("", move |parent| held.with(|(count, hosts)| images_bar(parent, *count, hosts))),
            html::div().class("text").node_ref(text).into_any(),
        ])
        .into_any();
    let lead = host("", move |parent| lead_line(desk, parent));
    let own = host("", move |parent| highlights::end(desk, parent));
    let end = host("", move |parent| story_end(desk, parent));
    let column = vec![lead, article, own, related::next(desk), end];
    let side = vec![outline::outline(desk), related::related(desk)];
    let both = vec![
        html::main().id("main").class("column").attr("tabindex", "-1").child(column).into_any(),
        flow::pager(desk),
        html::div().class("side").child(side).into_any(),
    ];
    html::div().class("sheet").child(both).into_any()
}

/// A press within the article: links within it keep the reader in it. It is listened to from above, for of all
/// in an article that listens itself a screen reader says that it can be pressed.
pub fn pressed(event: &web_sys::MouseEvent) {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    if closest("main .article").is_none() {
        return;
    }
    if let Some(button) = closest("button.zoomable") {
        zoom::open(&button);
    }
    if closest(".note-ref a").is_some_and(|mark| notes::open(&mark)) {
        return event.prevent_default();
    }
    if let Some(link) = closest("a[href^='#']") {
        event.prevent_default();
        // A press gives it to no link in Safari, and there the reader comes back to.
        browser::focus(&link);
        let id = link.get_attribute("href").unwrap_or_default();
        anchors::follow(id.trim_start_matches('#'));
    }
}

// In another story: which page it came from, and the way back to its lead.
fn lead_line(desk: Desk, parent: &Element) {
    let (Some(_), Some(page)) = (story(desk), page(desk)) else { return };
    let Some(id) = page.id.clone() else { return };
    let line = dom::add(parent, "p", "lead-line");
    words::set_out(&line, "From the page {headline}", &mut |line, _| {
        let headline = page.headline().unwrap_or(say("The lead story"));
        let link = dom::way(line, &Address::lead(id.clone()), "", None, headline);
        dom::set(&link, "dir", "auto");
    });
}

fn story_end(desk: Desk, parent: &Element) {
    let id = page(desk).and_then(|page| page.id.clone());
    if let (Some(_), Some(id)) = (story(desk), id) {
        dom::way(
            &dom::add(parent, "p", "story-end"),
            &Address::lead(id),
            "button",
            None,
            say("To the lead story"),
        );
    }
}

fn notices(desk: Desk, parent: &Element) {
    let Some(copy) = copy(desk) else { return };
    let as_printed = copy.page.as_printed;
    for repairs in [false, true] {
        let of_kind = |notice: &&Notice| (notice.kind == NoticeKind::Repair) == repairs;
        let notices = copy.head().notices;
        if !notices.iter().any(|notice| of_kind(&notice)) {
            continue;
        }
        let place = dom::add(parent, "div", "notices");
        words::own(&place);
        if repairs && as_printed {
            dom::add_text(&place, "p", "", as_it_is_printed());
        }
        let list = dom::add(&place, "ul", "");
        dom::set(&list, "aria-label", say("Notices"));
        for notice in notices.iter().filter(of_kind) {
            dom::add_text(&list, "li", "", &told(&notice.message).unwrap_or_else(|| notice.message.clone()));
        }
        if repairs {
            let button = dom::button(&place, "button small", Act::AsPrinted);
            // By which the focus finds back to it.
            button.set_id("as-printed");
            dom::text(&button, say(if as_printed { "Show repaired" } else { "Show as printed" }));
        }
    }
}

fn images_bar(parent: &Element, count: u32, hosts: &[String]) {
    if count == 0 {
        return;
    }
    let n = count as usize;
    let host = [("host", hosts.first().map_or("", String::as_str))];
    let words = if hosts.len() > 1 {
        words::count(
            n,
            [
                "{n} image of this article is on {host} and other servers. Loading tells those servers that you read it.",
                "{n} images of this article are on {host} and other servers. Loading tells those servers that you read it.",
            ],
            &host,
        )
    } else {
        words::count(
            n,
            [
                "An image of this article is on {host}. Loading tells that server that you read it.",
                "{n} images of this article are on {host}. Loading tells that server that you read it.",
            ],
            &host,
        )
    };
    let bar = dom::add(parent, "div", "images-bar");
    words::own(&bar);
    dom::add_text(&bar, "p", "", &words);
    let actions = dom::add(&bar, "div", "actions");
    dom::text(&dom::button(&actions, "button", Act::ShowImages), say("Show images"));
    dom::text(&dom::button(&actions, "button bare", Act::AlwaysImages), say("Always show"));
}
