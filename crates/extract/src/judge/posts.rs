//! Posts: in a conversation what is built alike fares alike.
//!
//! "Thanks, that was it!" weighs little beside the long answer that it is for. It stands in the same
//! elements, though, and most words of those stay. What a post prints about itself (who, when, how often
//! it was liked) is no part of what is said.

use super::Ledger;
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::Facts;
use crate::keys::Keys;
use crate::rules::Names;
use crate::segment::shape_of;

/// So many times more words of a shape stay than do not where all of it is to.
const MOSTLY: i64 = 2;
/// The same elsewhere.
const NEARLY_ALL: i64 = 20;
/// What weighs less than this stays out, there and elsewhere, in hundredths of a log-odds unit.
const MUCH: i32 = -400;
const LITTLE: i32 = -100;
/// At least one word in so many of a conversation is prose: a list of links is none, whatever its site is.
const LEAST_PROSE: u32 = 6;
/// Words of a line about a post.
const LINE: u32 = 24;
/// Words of what is to be pressed below it,
const LABEL: u32 = 3;
/// and how far up that is said.
const UP: usize = 2;

/// Keeps what is built as most of the kept text is, and leaves out the lines about posts.
pub(super) fn settle(
    dom: &Dom,
    facts: &Facts,
    ledger: &Ledger,
    judged: &dyn Fn(usize) -> bool,
    stays: &mut [bool],
) {
    let all = facts.totals(0..stays.len());
    let thread = facts.thread && all.prose_words * LEAST_PROSE >= all.words;
    let (mostly, least) = if thread { (MOSTLY, MUCH) } else { (NEARLY_ALL, LITTLE) };
    let mut keys = Keys::default();
    let mut words: Vec<i64> = Vec::new();
    let mut shapes = Vec::with_capacity(stays.len());
    for (i, strip) in facts.strips.iter().enumerate() {
        let shape = keys.first(&*shape_of(dom, strip.block, false), words.len());
        words.resize(words.len().max(shape + 1), 0);
        let own = i64::from(strip.measure.words);
        words[shape] += if stays[i] { own } else { -mostly * own };
        shapes.push(shape);
    }
    for (i, strip) in facts.strips.iter().enumerate().filter(|&(i, _)| judged(i)) {
        let m = &strip.measure;
        stays[i] |= words[shapes[i]] > 0
            && ledger.entries[i].weight > least
            && m.link_percent() < 50
            && !strip.hidden;
        if !thread || m.words > LINE {
            continue;
        }
        let about = |n: NodeId| {
            let groups = [Names::Counts, Names::Author, Names::User];
            dom.tag(n) == Tag::Time || groups.iter().any(|&group| facts.is_named(n, group))
        };
        let is_label = |n: NodeId| m.words <= LABEL && facts.is_named(n, Names::Button);
        let within = (strip.first.0..strip.end.0).map(NodeId);
        // Whom a post speaks to is named in its text, too: a line is about a post by what is most of it.
        let words = facts.text(strip).len();
        let told: usize = within.clone().filter(|&n| about(n)).map(|n| dom.text(n).len()).sum();
        let around = || {
            let inner = dom.ancestors(strip.first).take_while(|&n| n >= strip.block);
            inner.filter(|&n| 2 * dom.text(n).len() >= words)
        };
        stays[i] &= 2 * told < words
            && !around().any(about)
            && !around().chain(within).any(is_label)
            && !dom.ancestors(strip.block).take(UP).any(is_label);
    }
}
