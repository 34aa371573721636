//! Where links lead.

use article::{LinkTarget, WebUrl};

use super::anchors::fragment;
use super::reader::Reader;
use super::tracking;
use crate::dom::NodeId;

impl Reader<'_> {
    /// Where a link leads; `None` for one whose text stands alone: a script, a control, a place
    /// of the page that is not in the story.
    pub fn link_target(&self, link: NodeId) -> Option<LinkTarget> {
        let href = self.dom.attr(link, "href")?.trim();
        if href.is_empty() {
            return None;
        }
        if !href.starts_with('#') {
            let url = WebUrl::resolve(href, self.l.base).ok()?;
            if url.as_str().starts_with("data:") {
                return None;
            }
            if !self.is_this_page(&url) {
                return Some(LinkTarget::Web(tracking::strip(url)));
            }
        }
        let name = fragment(href)?;
        self.anchors.node(&name).map(|_| LinkTarget::Anchor(name))
    }

    /// A place of the page that is being read.
    pub fn is_this_page(&self, url: &WebUrl) -> bool {
        let page = |url: &WebUrl| url.as_str().split('#').next().unwrap_or("").to_owned();
        url.as_str().contains('#') && self.l.base.is_some_and(|base| page(base) == page(url))
    }

    /// An address of the page, where it is one that may be shown.
    pub fn address(&self, text: &str) -> Option<WebUrl> {
        WebUrl::resolve(text.trim(), self.l.base).ok()
    }
}
