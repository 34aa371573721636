//! Which way an article runs: down the window, or across a box, in pages or in vertical lines. The
//! style sheet decides (`style/flow.css`); all that brings the reader somewhere asks here.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, Event};

use crate::browser::{self, document, window};
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, icon_button, set};
use crate::galley;
use crate::icon;
use crate::room::aids;
use crate::view::host;
use crate::words::{self, say, say_with};

/// Pixels that a finger moves sideways to turn a page.
const SWIPE: f64 = 40.0;
/// A wheel turns one page in so many milliseconds.
const TURN: f64 = 320.0;

/// The way an article runs. Positions are pixels from its beginning, along that way.
pub struct Flow {
    // What it runs across; the window where it runs down that.
    view: JsValue,
    across: bool,
    // It runs to the left.
    back: bool,
    // By whole pages; from one to the next it is so much more than what is in sight.
    paged: bool,
    gap: f64,
}

// Everything here is read by name: a call of its own for each property would be twice the code.

/// A property that is a number; 0 where it is none.
pub fn number(of: &JsValue, name: &str) -> f64 {
    browser::get(of, name).as_f64().unwrap_or(0.0)
}

/// Whether the lines of an element run to the left.
pub fn is_backward(element: &web_sys::Element) -> bool {
    let style = browser::call(&window(), "getComputedStyle", &[element.into()]);
    browser::get(&style, "direction") == "rtl"
}

/// As it is now.
pub fn now() -> Flow {
    let mut flow = Flow { view: window().into(), across: false, back: false, paged: false, gap: 0.0 };
    let Some(main) = browser::first("main.column") else { return flow };
    let style = browser::call(&flow.view, "getComputedStyle", &[(&main).into()]);
    let is = |name: &str, value: &str| browser::get(&style, name) == value;
    let lines = is("overflowX", "auto");
    flow.paged = is("overflowX", "hidden");
    flow.across = flow.paged || lines;
    if flow.across {
        flow.back = lines || is("direction", "rtl");
        let gap = browser::get(&style, "columnGap").as_string().unwrap_or_default();
        flow.gap = gap.strip_suffix("px").and_then(|gap| gap.parse::<u16>().ok()).map_or(0.0, f64::from);
        flow.view = main.into();
    }
    flow
}

impl Flow {
    /// Whether it runs across a box.
    pub fn across(&self) -> bool {
        self.across
    }

    /// Whether it runs by whole pages.
    pub fn paged(&self) -> bool {
        self.paged
    }

    /// Whether its lines are vertical.
    pub fn vertical(&self) -> bool {
        self.across && !self.paged
    }

    /// What tells where something begins and ends in an article, along it from its beginning, and where the
    /// page ends that it is on: infinity where there is none.
    pub fn along(&self, article: &Element) -> impl Fn(&DomRect) -> [f64; 3] {
        // The article is in as many pieces as it has pages, and in one where it has none.
        let pieces = browser::call(article, "getClientRects", &[]);
        let pieces = (0..number(&pieces, "length") as u32).map(|n| {
            let piece = browser::get(&pieces, &n.to_string()).unchecked_into::<DomRect>();
            let (start, _) = self.span(&piece);
            [start, start + piece.width(), piece.top(), piece.height()]
        });
        let pieces: Vec<[f64; 4]> = pieces.collect();
        move |rect| {
            let (start, end) = self.span(rect);
            let Some([first, ..]) = pieces.first().filter(|_| !self.paged) else {
                let mut before = 0.0;
                for [from, to, top, height] in &pieces {
                    if start >= from - 1.0 && end <= to + 1.0 {
                        let [from, to] = [rect.top(), rect.bottom()].map(|at| before + at - top);
                        return [from, to, before + height];
                    }
                    before += height;
                }
                return [before; 3];
            };
            [start - first, end - first, f64::INFINITY]
        }
    }

    /// How much of it is in sight.
    pub fn length(&self) -> f64 {
        match self.view.dyn_ref::<Element>() {
            // With its fractions, or a long article would be pixels off at its end.
            Some(view) => view.get_bounding_client_rect().width(),
            None => number(&self.view, "innerHeight"),
        }
    }

    /// How far the reader has come.
    pub fn at(&self) -> f64 {
        number(&self.view, if self.across { "scrollLeft" } else { "scrollY" }).abs()
    }

    /// Where something begins and ends, from the beginning of what is in sight.
    pub fn span(&self, rect: &DomRect) -> (f64, f64) {
        let Some(view) = self.view.dyn_ref::<Element>() else { return (rect.top(), rect.bottom()) };
        let own = view.get_bounding_client_rect();
        if self.back {
            (own.right() - rect.right(), own.right() - rect.left())
        } else {
            (rect.left() - own.left(), rect.right() - own.left())
        }
    }

    /// Where an element begins and ends, if that line of what is in sight goes through its galley; if it
    /// does not, where the galley does, which is all before or all after it.
    pub fn near(&self, element: &Element, line: f64) -> (f64, f64) {
        let span = |element: &Element| self.span(&element.get_bounding_client_rect());
        let galley = galley::of(element).map(|galley| span(&galley));
        galley.filter(|(start, end)| *end < line || *start >= line).unwrap_or_else(|| span(element))
    }

    /// Goes there; to the page that it is on.
    pub fn to(&self, at: f64, softly: bool) {
        let at = match self.paged {
            // The last page may be half a page after the one before.
            true if at + 2.0 > self.end() => self.end(),
            true => (at / self.page() + 0.02).floor() * self.page(),
            false => at,
        };
        // The box itself is in sight.
        let (left, top) = match (self.across, self.back) {
            (false, _) => (0.0, at),
            (true, true) => (-at, 0.0),
            (true, false) => (at, 0.0),
        };
        let scroll = |view: &JsValue, left: f64| {
            let options = js_sys::Object::new();
            browser::put(&options, "left", &left.into());
            browser::put(&options, "top", &top.into());
            // Text that slides by whole pages is hard to follow; and one that stops on the way would be taken back.
            let softly = softly && !self.paged && !browser::still();
            browser::put(&options, "behavior", &if softly { "smooth" } else { "instant" }.into());
            browser::call(view, "scrollTo", &[options.into()]);
        };
        scroll(&self.view, left);
        if self.across {
            scroll(&window(), 0.0);
        }
    }

    /// Brings something to a share of what is in sight, or to the page that it is on.
    pub fn show(&self, rect: &DomRect, share: f64, softly: bool) {
        let share = if self.paged { 0.0 } else { share };
        self.to(self.at() + self.span(rect).0 - self.length() * share, softly);
    }

    // From one page to the next. Of vertical lines, the last may be seen again.
    fn page(&self) -> f64 {
        if self.paged { self.length() + self.gap } else { self.length() * 0.9 }
    }

    // Which page that is, counted from 0.
    fn nth(&self, at: f64) -> f64 {
        (at / self.page() - 0.02).ceil()
    }

    fn end(&self) -> f64 {
        number(&self.view, "scrollWidth") - self.length()
    }
}

/// The next page, or the one before. False at the ends.
pub fn turn(forward: bool) -> bool {
    let flow = now();
    let at = flow.at();
    let room = if forward { flow.end() - at } else { at };
    let turns = flow.across && room > 2.0;
    if turns {
        let step = if forward { 1.0 } else { -1.0 };
        let to = if flow.paged { flow.nth(at) + step } else { at / flow.page() + step };
        flow.to((to * flow.page()).max(0.0), true);
    }
    turns
}

/// Whether that key turned a page. What scrolls inside itself has its keys first.
pub fn key(key: &str, shift: bool) -> bool {
    let flow = now();
    let forward = matches!(key, "ArrowRight" | "ArrowDown" | "PageDown" | "End") || key == " " && !shift;
    let down = key != "ArrowRight" && key != "ArrowLeft";
    if !flow.across || document().active_element().is_some_and(|element| inner(&element, down, forward)) {
        return false;
    }
    match key {
        "ArrowDown" | "ArrowUp" if aids::step(forward) => true,
        "ArrowRight" | "ArrowLeft" => turn(forward != flow.back),
        "PageDown" | "ArrowDown" | "PageUp" | "ArrowUp" | " " => turn(forward),
        "Home" => {
            flow.to(0.0, false);
            true
        }
        "End" => {
            flow.to(flow.end(), false);
            true
        }
        _ => false,
    }
}

// Whether what scrolls inside itself there has room left that way.
fn inner(element: &Element, down: bool, forward: bool) -> bool {
    let Ok(Some(inner)) = element.closest("pre, .table-frame, .formula") else { return false };
    let name = if down { "scrollTop" } else { "scrollLeft" };
    let at = number(&inner, name);
    let scrolled = |to: f64| {
        browser::put(&inner, name, &to.into());
        number(&inner, name)
    };
    let room = scrolled(if forward { at + 1.0 } else { at - 1.0 }) != at;
    scrolled(at);
    room
}

/// Turns pages by wheel and finger over the article, for as long as the page lives.
pub fn watch() {
    let Some(app) = browser::first("#app") else { return };
    for name in ["wheel", "pointerdown", "pointerup"] {
        browser::listen::<Event>(&app, name, |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let flow = now();
            if let Some(target) = target.filter(|target| flow.across && within(target, "main.column")) {
                moved(&flow, &event, &target);
            }
        });
    }
}

fn within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

// A wheel was turned, or a finger put down or lifted.
fn moved(flow: &Flow, event: &Event, target: &Element) {
    thread_local! {
        static LAST: Cell<f64> = const { Cell::new(0.0) };
        static DOWN: Cell<[f64; 3]> = const { Cell::new([0.0; 3]) };
    }
    let [x, y, dx, dy, time] =
        ["clientX", "clientY", "deltaX", "deltaY", "timeStamp"].map(|name| number(event, name));
    let name = event.type_();
    if name == "wheel" {
        // At the ends the window goes on to what is above and below.
        let way = if dx.abs() < dy.abs() {
            dy
        } else if flow.back {
            -dx
        } else {
            dx
        };
        let room = if way > 0.0 { flow.end() - flow.at() } else { flow.at() };
        let zoom = browser::get(event, "ctrlKey").is_truthy();
        if room < 2.0 || zoom || number(&window(), "scrollY") > 4.0 {
            return;
        }
        if inner(target, dx.abs() < dy.abs(), dx + dy > 0.0) {
            return LAST.set(time);
        }
        event.prevent_default();
        if !flow.paged {
            flow.to((flow.at() + way).max(0.0), false);
        } else if time - LAST.get() > TURN {
            LAST.set(time);
            turn(way > 0.0);
        }
        return;
    }
    if name == "pointerdown" {
        return DOWN.set([x, y, time]);
    }
    let [from, height, since] = DOWN.get();
    // A long press selects.
    if !flow.paged || browser::get(event, "pointerType") != "touch" || time - since > 500.0 {
        return;
    }
    let (dx, dy) = ((x - from).abs(), (y - height).abs());
    let share = x / number(&window(), "innerWidth");
    if dx > SWIPE && dx > dy * 1.5 {
        turn((x < from) != flow.back);
    } else if dx + dy < 10.0 && !(0.25..0.75).contains(&share)
        // What answers by itself.
        && !within(target, "a, button, input, pre, table")
    {
        turn((share > 0.5) != flow.back);
    }
}

/// Below the pages: which one is open, and the way to the others.
pub fn pager(desk: Desk) -> AnyView {
    host("pager", move |parent| {
        desk.room.laid.track();
        icon_button(parent, say("Previous page"), icon::BACK, Act::PageBack);
        let line = add(parent, "p", "page-number");
        set(&line, "role", "status");
        icon_button(parent, say("Next page"), icon::FORTH, Act::PageOn);
    })
}

/// Tells which page is open.
pub fn tell(flow: &Flow) {
    if let Some(line) = flow.paged.then(|| browser::first(".page-number")).flatten() {
        let count = |pixels: f64| words::number(flow.nth(pixels) as usize + 1);
        let [page, count] = [count(flow.at()), count(flow.end())];
        line.set_text_content(Some(&say_with("Page {n} of {count}", &[("n", &page), ("count", &count)])));
    }
}

/// What the browser scrolled to by itself (the focus, its own search) is brought to a whole page.
pub fn settle() {
    thread_local! {
        static LAST: Cell<f64> = const { Cell::new(0.0) };
    }
    let flow = now();
    if flow.paged && flow.end() - flow.at() > 2.0 {
        let pages = flow.at() / flow.page();
        let near = (pages + 0.5).floor();
        // Some browsers bring what gets the focus to the middle.
        let focused = || {
            let element = document().active_element().filter(|element| within(element, ".column *"))?;
            let start = flow.span(&element.get_bounding_client_rect()).0;
            (start > -1.0 && start < flow.length()).then(|| (pages + start / flow.page() + 0.02).floor())
        };
        // They scroll no further than they must: what they show is at the edge towards which they went. And
        // the window may be a little wider or narrower than it was.
        let page = match (pages - near).abs() < 0.05 {
            true => near,
            false => focused().unwrap_or(if flow.at() > LAST.get() { pages.ceil() } else { pages.floor() }),
        };
        if (pages - page).abs() * flow.page() > 1.0 {
            flow.to(page * flow.page(), false);
        }
    }
    LAST.set(flow.at());
}
