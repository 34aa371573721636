//! Which nodes a story is lowered from.

use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{Facts, Strip};

/// Elements between a picture and the figure that it is part of.
const WHOLE_DEPTH: usize = 8;

/// A picture between headline and text that says it is narrower, in pixels, is no picture of the story.
const NARROW: u32 = 200;

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
    /// has strips, and is kept where any of those is. One between the text and the strip that prints
    /// its headline is the story's, wherever the text's own box begins.
    pub fn of_story(dom: &Dom, facts: &Facts, kept: &[usize], headline: Option<usize>) -> Option<Self> {
        let first = facts.strips.get(*kept.first()?)?;
        let last = facts.strips.get(*kept.last()?)?;
        let around = |from: NodeId| {
            let all = |n: &NodeId| dom.is_within(last.first, *n) && last.end <= dom.end(*n);
            std::iter::successors(Some(from), |&n| dom.parent(n)).find(all).unwrap_or(Dom::ROOT)
        };
        let text = around(first.block);
        let above = headline.and_then(|i| picture_above(dom, facts, facts.strips.get(i)?, first));
        let root = above.filter(|&n| !dom.is_within(n, text)).map_or(text, around);
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
        selection.add_media(dom, facts, text);
        if let Some(picture) = above {
            selection.add(dom, picture);
        }
        Some(selection)
    }

    /// The media below the element around the text.
    fn add_media(&mut self, dom: &Dom, facts: &Facts, text: NodeId) {
        for node in dom.descendants(text) {
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
                .take_while(|&n| n >= text)
                .find(|&n| n == text || !facts.strips_in(dom, n).is_empty());
            if !with_text.is_some_and(|n| self.contains(n)) && !whole() {
                continue;
            }
            self.add(dom, node);
        }
    }

    /// Keeps a node below the root, with all that is in it.
    fn add(&mut self, dom: &Dom, node: NodeId) {
        for n in (node.0..dom.end(node).0).map(NodeId) {
            self.keep[(n.0 - self.root.0) as usize] = true;
        }
        let mut above = dom.parent(node);
        while let Some(n) = above.filter(|&n| n > self.root && !self.contains(n)) {
            self.keep[(n.0 - self.root.0) as usize] = true;
            above = dom.parent(n);
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

/// The first picture between a story's headline and its text, in the same article, that is no part of
/// something else: a link to another story, a list at the side, a line with its author's name.
fn picture_above(dom: &Dom, facts: &Facts, headline: &Strip, text: &Strip) -> Option<NodeId> {
    let both = |n: NodeId| dom.is_within(headline.first, n);
    dom.ancestors(text.first).find(|&n| matches!(dom.tag(n), Tag::Article | Tag::Main) && both(n))?;
    (headline.end.0..text.first.0).map(NodeId).find(|&node| {
        let narrow = || dom.attr(node, "width").and_then(|w| w.parse().ok()).is_some_and(|w: u32| w < NARROW);
        let boxes = || dom.ancestors(node).take_while(|&n| facts.strips_in(dom, n).is_empty());
        let other = |n: NodeId| matches!(dom.tag(n), Tag::A | Tag::Aside | Tag::Nav | Tag::Button);
        let around = || dom.ancestors(node).find(|&n| !facts.strips_in(dom, n).is_empty());
        matches!(dom.tag(node), Tag::Img | Tag::AmpImg)
            && !narrow()
            && !boxes().any(other)
            && around().is_some_and(|n| both(n) || dom.is_within(text.first, n))
    })
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
