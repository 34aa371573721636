//! What the elements around a strip say about its place.

use super::lines::Page;
use crate::dom::{Dom, NodeId, Tag};
use crate::rules::{Names, name_groups};

/// What the elements around a strip say about its place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// In `nav`, or in a `footer` or `header` of the page.
    pub nav: bool,
    /// In `aside`, or in something that calls itself a sidebar.
    pub aside: bool,
    /// In something that calls itself comments.
    pub comments: bool,
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
        for (up, node) in page.dom.ancestors(strip.first).enumerate() {
            match page.dom.tag(node) {
                Tag::Nav => place.nav = true,
                Tag::Header | Tag::Footer => place.nav |= !inside_article && is_site_wide(page.dom, node),
                Tag::Article | Tag::Main => inside_article = true,
                Tag::Aside => place.aside = true,
                Tag::A if up < 4 => {
                    place.linked |= page.dom.attr(node, "href").is_some_and(|h| !h.starts_with('#'));
                }
                Tag::Body | Tag::Html => break,
                _ => {}
            }
            let groups = name_groups(page.dom, node);
            let named = |group: Names| groups & (1 << group as u64) != 0;
            place.comments |= named(Names::Comment);
            place.aside |= named(Names::Sidebar) && page.dom.tag(node) != Tag::Article;
            place.thread |= named(Names::Thread) || named(Names::User);
            place.dek |= named(Names::Dek) && up < 3;
        }
        place
    }
}

/// A header or footer that is not an article's own.
fn is_site_wide(dom: &Dom, node: NodeId) -> bool {
    !dom.ancestors(node).any(|n| matches!(dom.tag(n), Tag::Article | Tag::Main | Tag::Section))
}
