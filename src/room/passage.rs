//! Text as it stands on the page, with the way from its characters back to their place: for what is
//! found, spoken or marked. Marks are CSS highlights, which leave the elements alone.

use std::cell::Cell;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

use crate::browser::{self, document, window};
use crate::flow::{self, Flow};
use crate::galley;

/// Elements between which text does not run on.
const BLOCKS: &str = "p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,pre,figcaption,blockquote,div";
/// `NodeFilter.SHOW_TEXT`
pub const TEXT: u32 = 4;

/// The text of an element. Offsets count UTF-16 units, as ranges do.
pub struct Passage {
    /// The text; a line break between two blocks.
    pub text: JsString,
    // Each text node and where it begins.
    nodes: Vec<(Node, u32)>,
}

impl Passage {
    /// The text below an element, without that in elements of the selector `skip`.
    pub fn of(element: &Element, skip: &str) -> Self {
        let parts = js_sys::Array::new();
        let mut nodes = Vec::new();
        let mut at = 0;
        let mut block = None;
        let walker = document().create_tree_walker_with_what_to_show(element, TEXT);
        while let Some(node) = walker.as_ref().ok().and_then(|w| w.next_node().ok().flatten()) {
            let parent = node.parent_element();
            let within = |selector: &str| parent.as_ref().and_then(|p| p.closest(selector).ok().flatten());
            if !skip.is_empty() && within(skip).is_some() {
                continue;
            }
            let now = within(BLOCKS);
            if now != block && at > 0 {
                parts.push(&"\n".into());
                at += 1;
            }
            block = now;
            let text = browser::get(&node, "data");
            let length = text.unchecked_ref::<JsString>().length();
            parts.push(&text);
            nodes.push((node, at));
            at += length;
        }
        Passage { text: parts.join(""), nodes }
    }

    /// The place of characters `from`–`to`.
    pub fn range(&self, from: u32, to: u32) -> Option<Range> {
        let range = document().create_range().ok()?;
        let (node, at) = self.at(from)?;
        range.set_start(node, at).ok()?;
        // The end belongs to the character before it, not to the node after it.
        let (node, at) = self.at(to.saturating_sub(1))?;
        range.set_end(node, at + 1).ok()?;
        Some(range)
    }

    /// Which characters a range holds; `None` where it holds none of these.
    pub fn offsets(&self, range: &Range) -> Option<(u32, u32)> {
        let side = |node: &Node, container: &str, offset: &str| {
            let here = browser::get(range, container) == JsValue::from(node);
            browser::get(range, offset).as_f64().filter(|_| here).map(|offset| offset as u32)
        };
        let mut found = None;
        for (node, start) in &self.nodes {
            if browser::call(range, "intersectsNode", &[node.into()]).is_falsy() {
                continue;
            }
            let from = start + side(node, "startContainer", "startOffset").unwrap_or(0);
            let to = side(node, "endContainer", "endOffset").unwrap_or_else(|| length(node));
            found = Some((found.map_or(from, |(first, _)| first), start + to));
        }
        found
    }

    fn at(&self, offset: u32) -> Option<(&Node, u32)> {
        let after = self.nodes.partition_point(|(_, start)| *start <= offset);
        let (node, start) = self.nodes.get(after.checked_sub(1)?)?;
        Some((node, (offset - start).min(length(node).saturating_sub(1))))
    }
}

fn length(node: &Node) -> u32 {
    browser::get(node, "length").as_f64().unwrap_or(0.0) as u32
}

/// Marks ranges under a name that the style sheets know; none takes the mark away.
pub fn mark(name: &str, ranges: &[Range]) {
    let css = browser::get(&js_sys::global(), "CSS");
    let marks = browser::get(&css, "highlights");
    let name = JsValue::from(name);
    if ranges.is_empty() {
        browser::call(&marks, "delete", &[name]);
        return;
    }
    if let Some(sheet) = browser::first("[media='not all']") {
        let _ = sheet.remove_attribute("media");
    }
    let highlight = browser::new(&js_sys::global(), "Highlight", &[]);
    for range in ranges {
        browser::call(&highlight, "add", &[range.into()]);
    }
    browser::call(&marks, "set", &[name, highlight]);
}

/// The element that a range begins in.
pub fn around(range: &Range) -> Option<Element> {
    range.start_container().ok()?.parent_element()
}

/// Where what is in sight begins: the masthead covers what is above.
pub fn edge(flow: &Flow) -> f64 {
    if flow.across() { 1.0 } else { 90.0 }
}

/// Whether any of a place is in sight.
pub fn in_sight(range: &Range) -> bool {
    let flow = flow::now();
    let (start, end) = flow.span(&range.get_bounding_client_rect());
    end >= edge(&flow) && start < flow.length()
}

/// Brings a place into the middle of the window, unless it is in sight already.
pub fn show(range: &Range) {
    if let Some(element) = around(range) {
        galley::ready(&element);
    }
    let flow = flow::now();
    let rect = range.get_bounding_client_rect();
    let (start, end) = flow.span(&rect);
    let (first, last) = if flow.across() {
        (0.0, 1.0)
    } else {
        // What is at the foot, as the player is, covers the text.
        let covered = browser::first(".bars").map_or(0.0, |bars| bars.get_bounding_client_rect().height());
        (0.15, f64::min(0.8, 1.0 - (covered + 80.0) / flow.length()))
    };
    if start < flow.length() * first || end > flow.length() * last {
        // What is far away would rush past.
        flow.show(&rect, 0.38, start.abs() < 2.0 * flow.length());
    }
}

/// Brings a place above the sheet that stands at the foot of a phone's window, so that it can be read while
/// a note on it is written. Pages do not turn for that: the window is moved.
pub fn show_above(range: &Range) {
    let free = browser::first("dialog[open]").map_or(0.0, |sheet| sheet.get_bounding_client_rect().top());
    let rect = range.get_bounding_client_rect();
    if free > 0.0 && (rect.top() < 0.0 || rect.bottom() > free) {
        // What is longer than there is room begins at the top.
        let top = ((free - rect.height()) / 2.0).max(8.0);
        browser::call(&window(), "scrollBy", &[0.into(), (rect.top() - top).into()]);
    }
}

/// Brings a place into sight and marks it for a while.
pub fn point_at(range: &Range) {
    thread_local! {
        static TIMER: Cell<i32> = const { Cell::new(0) };
    }
    mark("point", std::slice::from_ref(range));
    show(range);
    // The while of the one before ends with it.
    browser::cancel(TIMER.get());
    TIMER.set(browser::later(6000, || mark("point", &[])));
}
