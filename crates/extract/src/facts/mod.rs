//! What can be counted on a page before anything is judged: its strips, what is hidden, and what
//! its elements are called.
//!
//! A [`Strip`] is a run of text and inline elements between two block boundaries: the leaf that
//! is judged, moved or cut as one. Strips lie in document order, so those of any element are a
//! range, and sums over it come from running totals.

mod measure;
mod strips;

pub(crate) use measure::{common_beginning, key_of, letters, push_letters};
pub use strips::Strip;
pub(crate) use strips::{is_cut_away, is_hidden, is_quoted};

use std::ops::Range;

use crate::dom::{Dom, NodeId, Tag};
use crate::find::holds_folded;
use crate::rules::{Names, names_of_all};

/// The strips of a page, with running totals.
#[derive(Debug, Default)]
pub struct Facts {
    /// In document order.
    pub strips: Vec<Strip>,
    /// By node: the groups that its names belong to, a bit each.
    pub names: Vec<u64>,
    /// The page is a conversation.
    pub thread: bool,
    /// Where its first reply is; the page's beginning where that is not known.
    pub replies: NodeId,
    /// By node: how many strips begin before it; of one past the last node, too.
    starts: Vec<u32>,
    /// The page loads a script that sets what stands between dollars as formulas.
    pub sets_formulas: bool,
    /// The folded texts of all strips.
    texts: String,
    /// Totals over the strips before each.
    totals: Vec<Totals>,
}

/// Sums over a run of strips.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Words.
    pub words: u32,
    /// Words inside links.
    pub link_words: u32,
    /// Words of strips that read like prose: a sentence or more, few links.
    pub prose_words: u32,
    /// Strips.
    pub strips: u32,
}

impl Facts {
    /// Takes the page for a conversation: what its site calls comments or replies is its text.
    pub fn take_for_thread(&mut self) {
        let comment = 1 << Names::Comment as u8;
        self.thread = true;
        let first = self.names.iter().position(|names| names & comment != 0);
        self.replies = NodeId(first.unwrap_or(0) as u32);
        self.names.iter_mut().for_each(|names| *names &= !comment);
    }

    /// Counts a page.
    pub fn gather(dom: &Dom) -> Self {
        let mut facts = strips::gather(dom);
        facts.names = names_of_all(dom);
        facts.sets_formulas = dom.ids().any(|node| {
            let address = match dom.tag(node) {
                Tag::Script => dom.attr(node, "src"),
                Tag::Link => dom.attr(node, "href"),
                _ => None,
            };
            address.is_some_and(|src| holds_folded(src, "mathjax") || holds_folded(src, "katex"))
        });
        facts.totals.reserve(facts.strips.len() + 1);
        let mut sum = Totals::default();
        facts.totals.push(sum);
        for strip in &facts.strips {
            sum.words += strip.measure.words;
            sum.link_words += strip.measure.link_words;
            sum.prose_words += if strip.is_prose() { strip.measure.words } else { 0 };
            sum.strips += 1;
            facts.totals.push(sum);
        }
        facts.starts.reserve(dom.len() + 1);
        for (number, strip) in (0..).zip(&facts.strips) {
            facts.starts.resize(strip.first.0 as usize + 1, number);
        }
        facts.starts.resize(dom.len() + 1, facts.strips.len() as u32);
        facts
    }

    /// Whether a node has a name of that group.
    pub fn is_named(&self, node: NodeId, group: Names) -> bool {
        self.names.get(node.0 as usize).is_some_and(|names| names & (1 << group as u64) != 0)
    }

    /// A strip's text, white space folded; a `<br>` is a line break.
    pub fn text(&self, strip: &Strip) -> &str {
        self.texts.get(strip.text.start as usize..strip.text.end as usize).unwrap_or("")
    }

    /// The strips that begin inside the node.
    pub fn strips_in(&self, dom: &Dom, node: NodeId) -> Range<usize> {
        self.strips_between(node, dom.end(node))
    }

    /// The strips that begin at `from` or later and before `to`.
    pub fn strips_between(&self, from: NodeId, to: NodeId) -> Range<usize> {
        let lo = self.strips_before(from);
        lo..self.strips_before(to).max(lo)
    }

    /// How many strips begin before the node.
    pub fn strips_before(&self, node: NodeId) -> usize {
        self.starts.get(node.0 as usize).map_or(self.strips.len(), |count| *count as usize)
    }

    /// Sums over a range of strips.
    pub fn totals(&self, range: Range<usize>) -> Totals {
        let at = |i: usize| self.totals.get(i).copied().unwrap_or_default();
        let (lo, hi) = (at(range.start), at(range.end));
        Totals {
            words: hi.words - lo.words,
            link_words: hi.link_words - lo.link_words,
            prose_words: hi.prose_words - lo.prose_words,
            strips: hi.strips - lo.strips,
        }
    }
}
