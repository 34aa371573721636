//! A page copied as text, as a tree of the same kind: a line becomes a paragraph.

use super::wrap::unwrapped;
use super::{Attr, Dom, NodeId, Tag, name_bit};

/// The attribute that holds how many blank lines stand before a line.
pub const GAP: &str = "gap";

/// Builds `html > body > p…`, one `p` a line that is not blank. The number of blank lines before
/// it is its attribute `gap`: in copied text they are the only mark-up there is.
pub fn from_text(text: &str, max_lines: usize) -> (Dom, bool) {
    let mut dom = Dom { plain: true, ..Dom::default() };
    dom.push(Tag::Document, 0);
    let html = dom.push(Tag::Html, 0);
    let body = dom.push(Tag::Body, html);
    let (mut gap, mut lines, mut cut) = (0usize, 0usize, false);
    let unwrapped = unwrapped(text);
    let text = unwrapped.as_deref().unwrap_or(text);
    for line in text.split(['\n', '\u{2028}', '\u{2029}', '\u{c}']) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            gap += 1;
            continue;
        }
        if lines == max_lines {
            cut = true;
            break;
        }
        lines += 1;
        let id = dom.push(Tag::P, body);
        let value = dom.store(&gap.to_string());
        let start = dom.attrs.len() as u32;
        dom.attrs.push(Attr { name: GAP.into(), bit: name_bit(GAP), value });
        let node = &mut dom.nodes[id as usize];
        (node.attrs, node.named) = (start..start + 1, name_bit(GAP));
        dom.push_text(line, id);
        dom.close(id);
        gap = 0;
    }
    dom.close(body);
    dom.close(html);
    dom.close(0);
    (dom, cut)
}

impl Dom {
    /// Blank lines before a line of copied text; `None` for a page of HTML.
    pub fn gap(&self, line: NodeId) -> Option<usize> {
        self.plain.then(|| self.attr(line, GAP)?.parse().ok())?
    }
}
