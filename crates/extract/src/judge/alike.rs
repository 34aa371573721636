//! What is built as most of the kept text is fares as that does.
//!
//! "Thanks, that was it!" weighs little beside the long answer that it is for. It stands in the same
//! elements, though, and most words of those stay.

use super::Ledger;
use super::weigh::Shapes;
use crate::dom::Dom;
use crate::facts::Facts;

/// Where so many hundredths of the words of a shape stay, all of it is to, in a conversation
const MOSTLY: i32 = 67;
/// and elsewhere.
const NEARLY_ALL: i32 = 95;
/// What weighs less than this stays out, there and elsewhere, in hundredths of a log-odds unit.
const MUCH: i32 = -400;
const LITTLE: i32 = -100;

/// Keeps what is built as most of the kept text is.
pub(super) fn keep(
    dom: &Dom,
    facts: &Facts,
    ledger: &Ledger,
    judged: &dyn Fn(usize) -> bool,
    stays: &mut [bool],
) {
    let (share, least) = if facts.thread { (MOSTLY, MUCH) } else { (NEARLY_ALL, LITTLE) };
    let shapes = Shapes::count(dom, facts, &|i| stays[i]);
    for (i, strip) in facts.strips.iter().enumerate().filter(|&(i, _)| judged(i)) {
        stays[i] |= shapes.of(i).0 >= share
            && ledger.entries[i].weight > least
            && strip.measure.link_percent() < 50
            && !strip.hidden;
    }
}
