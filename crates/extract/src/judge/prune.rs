//! Pruning: which parts of the tree go, in one exact pass from the leaves up.
//!
//! `gain(n) = Σ max(gain(child), −cut(child))`: an element is worth what its best parts are worth,
//! less the price of what must be cut out of it; where that is below the price of cutting the
//! element itself, it goes whole. A box of clutter with one good sentence goes, a list does not
//! lose an item, a table is kept or cut as one, and nothing is tried twice.

use super::Ledger;
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::Facts;
use crate::rules::Names;

/// The price of cutting, in hundredths of a log-odds unit times the square root of words.
const CUT: i64 = 40;
/// An item out of a list that stays: lists never lose items for a small doubt.
const CUT_ITEM: i64 = 500;
/// A row or a cell out of a table that stays.
const CUT_CELL: i64 = 4_000;
/// A table of data itself: as any block, but told apart so that its parts can be.
const CUT_WHOLE: i64 = CUT + 1;

/// More words a cell than this make a layout table.
const CELL_WORDS: u32 = 25;

/// Which strips stay. `bar` is taken from every weight: above 0 it keeps less.
pub(super) fn prune(
    dom: &Dom,
    facts: &Facts,
    ledger: &Ledger,
    bar: i32,
    judged: &dyn Fn(usize) -> bool,
) -> Vec<bool> {
    let prices = prices(dom, facts);
    let mut gain = vec![0i64; dom.len()];
    let mut strip_gain = vec![0i64; facts.strips.len()];
    let mut strips = facts.strips.iter().enumerate().rev().peekable();
    for node in dom.ids().rev() {
        let at = node.0 as usize;
        // Strips belong to their block; the block's number is below that of their first node.
        while let Some((index, strip)) = strips.next_if(|(_, s)| s.first >= node) {
            if judged(index) {
                let weight = i64::from(ledger.entries[index].weight - bar);
                strip_gain[index] = weight * i64::from((strip.measure.words.max(1) * 100).isqrt()) / 10;
                let block = strip.block.0 as usize;
                gain[block] += strip_gain[index].max(-prices[block]);
            }
        }
        if dom.tag(node) == Tag::Table && leads_on(dom, facts, node) {
            gain[at] = gain[at].min(-CUT_CELL);
        }
        if let Some(parent) = dom.parent(node) {
            gain[parent.0 as usize] += gain[at].max(-prices[at]);
        }
    }
    let mut gone = vec![false; dom.len()];
    for node in dom.ids().skip(1) {
        let at = node.0 as usize;
        let parent = dom.parent(node).unwrap_or(Dom::ROOT).0 as usize;
        gone[at] = gone[parent] || gain[at] < -prices[at];
    }
    let stays = facts.strips.iter().enumerate().map(|(index, strip)| {
        let block = strip.block.0 as usize;
        judged(index) && !gone[block] && strip_gain[index] >= -prices[block]
    });
    stays.collect()
}

/// What cutting each element costs.
fn prices(dom: &Dom, facts: &Facts) -> Vec<i64> {
    let mut prices = vec![CUT; dom.len()];
    for node in dom.ids().skip(1) {
        let parent = prices[dom.parent(node).unwrap_or(Dom::ROOT).0 as usize];
        prices[node.0 as usize] = match dom.tag(node) {
            Tag::Table if is_data(dom, facts, node) => CUT_WHOLE,
            // What lies in a table of data or a plain item goes with it.
            _ if parent == CUT_WHOLE || parent == CUT_CELL => CUT_CELL,
            Tag::Li | Tag::Dt | Tag::Dd if facts.strips_in(dom, node).len() <= 2 => CUT_ITEM,
            _ if parent == CUT_ITEM => CUT_ITEM,
            _ => CUT,
        };
    }
    prices
}

/// Named like navigation or a side column, and little but links: what encyclopedias set beside the articles of
/// a field. Its columns and headings look like those of data.
fn leads_on(dom: &Dom, facts: &Facts, table: NodeId) -> bool {
    let all = facts.totals(facts.strips_in(dom, table));
    (facts.is_named(table, Names::Nav) || facts.is_named(table, Names::Sidebar))
        && all.link_words * 10 >= all.words * 7
}

/// Rows and cells with little in each, and no table within.
pub(super) fn is_data(dom: &Dom, facts: &Facts, table: NodeId) -> bool {
    let (mut rows, mut cells) = (0u32, 0u32);
    for node in dom.descendants(table) {
        match dom.tag(node) {
            Tag::Table => return false,
            Tag::Tr => rows += 1,
            Tag::Td | Tag::Th => cells += 1,
            _ => {}
        }
    }
    rows >= 2 && cells >= 2 * rows && facts.totals(facts.strips_in(dom, table)).words <= cells * CELL_WORDS
}
