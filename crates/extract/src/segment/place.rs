//! What the elements around a strip say about its place.

use super::lines::Page;
use crate::dom::{Dom, NodeId, Tag};
use crate::rules::Names;

/// So many elements up are asked: what lies further out is the page's frame.
const REACH: usize = 64;

/// What the elements around a strip say about its place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// In `nav`, or in a `footer` or `header` of the page.
    pub nav: bool,
    /// In a `header` of the page, and in nothing else that is a menu's.
    pub header: bool,
    /// In `aside`.
    pub aside: bool,
    /// The outermost `aside`, or what calls itself a sidebar.
    pub beside: Option<NodeId>,
    /// In something that calls itself comments.
    pub comments: bool,
    /// In a cell of a table.
    pub table: bool,
    /// Is within a link to another page.
    pub linked: bool,
    /// In something that calls itself a thread, or a user's.
    pub thread: bool,
    /// Calls itself a summary.
    pub dek: bool,
}

impl Place {
    pub fn of(page: &Page<'_>, index: usize) -> Self {
        let mut place = Self::default();
        let Some(strip) = page.strip(index) else { return place };
        let mut inside_article = false;
        for (up, node) in page.dom.ancestors(strip.first).take(REACH).enumerate() {
            match page.dom.tag(node) {
                Tag::Nav => (place.nav, place.header) = (true, false),
                Tag::Td | Tag::Th => place.table = true,
                tag @ (Tag::Header | Tag::Footer) if !inside_article && is_site_wide(page.dom, node) => {
                    place.header |= !place.nav && tag == Tag::Header;
                    place.nav = true;
                }
                Tag::Article | Tag::Main => inside_article = true,
                Tag::Aside => {
                    place.aside = true;
                    place.beside = Some(node);
                }
                Tag::A if up < 4 => {
                    place.linked |= page.dom.attr(node, "href").is_some_and(|h| !h.starts_with('#'));
                }
                Tag::Body | Tag::Html => break,
                _ => {}
            }
            let named = |group: Names| page.facts.is_named(node, group);
            place.comments |= named(Names::Comment);
            if named(Names::Sidebar) && page.dom.tag(node) != Tag::Article {
                place.beside = Some(node);
            }
            place.thread |= named(Names::Thread) || named(Names::User);
            place.dek |= named(Names::Dek) && up < 3;
        }
        place
    }

    /// Stands in a column of its own, which the lead's headline is not in.
    pub fn is_beside(&self, page: &Page<'_>, lead: usize) -> bool {
        self.beside.is_some_and(|node| !page.dom.is_within(page.block(lead), node))
    }
}

/// A header or footer that is not an article's own.
fn is_site_wide(dom: &Dom, node: NodeId) -> bool {
    !dom.ancestors(node).take(REACH).any(|n| matches!(dom.tag(n), Tag::Article | Tag::Main | Tag::Section))
}
