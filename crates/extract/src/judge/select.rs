//! Which nodes a story is lowered from.

use crate::dom::{Dom, NodeId, Tag};
use crate::facts::Facts;

/// Elements between a picture and the figure that it is part of.
const WHOLE_DEPTH: usize = 8;

/// The nodes of one story: a root, and below it what is kept.
#[derive(Clone, Debug)]
pub struct Selection {
    root: NodeId,
    /// By distance from the root: the node is kept, or something below it is.
    keep: Vec<bool>,
}

impl Selection {
    /// The nodes that carry those strips, and the media among them. `None` without strips.
    ///
    /// A picture has no text to be judged by: it goes with the nearest element around it that
    /// has strips, and is kept where any of those is.
    pub fn of_strips(dom: &Dom, facts: &Facts, kept: &[usize]) -> Option<Self> {
        let first = facts.strips.get(*kept.first()?)?;
        let last = facts.strips.get(*kept.last()?)?;
        let root = std::iter::successors(Some(first.block), |&n| dom.parent(n))
            .find(|&n| dom.is_within(last.first, n) && last.end <= dom.end(n))
            .unwrap_or(Dom::ROOT);
        let size = (dom.end(root).0 - root.0) as usize;
        let mut keep = vec![false; size];
        let at = |n: NodeId| (n.0 - root.0) as usize;
        keep[0] = true;
        for &index in kept {
            let Some(strip) = facts.strips.get(index) else { continue };
            for n in (strip.first.0..strip.end.0).map(NodeId) {
                keep[at(n)] = true;
            }
            let mut above = dom.parent(strip.first);
            while let Some(n) = above.filter(|&n| n > root && !keep[at(n)]) {
                keep[at(n)] = true;
                above = dom.parent(n);
            }
        }
        let mut selection = Self { root, keep };
        selection.add_media(dom, facts);
        Some(selection)
    }

    fn add_media(&mut self, dom: &Dom, facts: &Facts) {
        for node in dom.descendants(self.root) {
            let tag = dom.tag(node);
            let names_the_quoted =
                || matches!(tag, Tag::Cite | Tag::Footer) && dom.closest(node, Tag::Blockquote).is_some();
            if self.contains(node) || !is_media(tag) && !names_the_quoted() {
                continue;
            }
            // Figures and quotations are whole: what is kept of one keeps its pictures and its source.
            let whole = || {
                let mut around = dom.ancestors(node).take(WHOLE_DEPTH);
                around.any(|n| matches!(dom.tag(n), Tag::Figure | Tag::Blockquote) && self.contains(n))
            };
            let with_text = dom
                .ancestors(node)
                .take_while(|&n| n >= self.root)
                .find(|&n| n == self.root || !facts.strips_in(dom, n).is_empty());
            if !with_text.is_some_and(|n| self.contains(n)) && !whole() {
                continue;
            }
            for n in (node.0..dom.end(node).0).map(NodeId) {
                self.keep[(n.0 - self.root.0) as usize] = true;
            }
            let mut above = dom.parent(node);
            while let Some(n) = above.filter(|&n| n > self.root && !self.contains(n)) {
                self.keep[(n.0 - self.root.0) as usize] = true;
                above = dom.parent(n);
            }
        }
    }

    /// Where lowering begins.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// Whether the node, or something below it, is kept.
    pub fn contains(&self, node: NodeId) -> bool {
        node >= self.root && self.keep.get((node.0 - self.root.0) as usize).copied().unwrap_or(false)
    }
}

/// Elements that are kept for themselves, not for their text.
fn is_media(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Img
            | Tag::Picture
            | Tag::AmpImg
            | Tag::Video
            | Tag::AmpVideo
            | Tag::AmpYoutube
            | Tag::LiteYoutube
            | Tag::Audio
            | Tag::Iframe
            | Tag::Object
            | Tag::Embed
            | Tag::Math
            | Tag::Svg
            | Tag::Hr
            | Tag::Noscript
            | Tag::Br
            | Tag::Input
            | Tag::Rt
            | Tag::Rp
            | Tag::Script
    )
}
