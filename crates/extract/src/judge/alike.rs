//! What is built as most of the kept text is fares as that does, and so does what is built as what goes.
//!
//! "Thanks, that was it!" weighs little beside the long answer that it is for. It stands in the same
//! elements, though, and most words of those stay. A button under each of twenty products is clutter, also
//! where one of them says something that reads like text.

use super::Ledger;
use super::weigh::Shapes;
use crate::dom::{Dom, Tag};
use crate::facts::Facts;
use crate::rules::Names;

/// Where so many hundredths of the words of a shape stay, all of it is to, in a conversation,
const MOSTLY: i32 = 67;
/// above this weight, in hundredths of a log-odds unit.
const MUCH: i32 = -400;
/// Elsewhere, for each hundredth above this share a strip may weigh so much less than nothing.
const HALF: i32 = 50;
const EACH: i32 = 3;
/// Below this share it must weigh as much more, on a page of prose, where so many are built alike.
const FEW: i32 = 40;
const ALIKE: i32 = 4;

/// Keeps what is built as most of the kept text is, and leaves out what is built as what goes.
pub(super) fn keep(
    dom: &Dom,
    facts: &Facts,
    ledger: &Ledger,
    judged: &dyn Fn(usize) -> bool,
    stays: &mut [bool],
) {
    // A table keeps its cells or goes as one, and captions go with their pictures.
    let is_part = |n| matches!(dom.tag(n), Tag::Table | Tag::Figure) || facts.is_named(n, Names::Caption);
    let shapes = Shapes::count(dom, facts, &|i| stays[i]);
    for (i, strip) in facts.strips.iter().enumerate().filter(|&(i, _)| judged(i)) {
        let (share, alike) = shapes.of(i);
        let weight = ledger.entries[i].weight;
        let fits = if facts.thread {
            share >= MOSTLY && weight > MUCH
        } else {
            share > FEW && weight > (HALF - share) * EACH
        };
        stays[i] |= fits && strip.measure.link_percent() < 50 && !strip.hidden;
        if !facts.thread && !ledger.sparse && alike >= ALIKE && share < FEW && weight < (FEW - share) * EACH {
            stays[i] &= dom.ancestors(strip.first).any(is_part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::weigh;
    use crate::options::Limits;

    /// Which of so many lines of one shape stay, where those from `cut` on are cut and the last weighs so much.
    fn left(html: &str, kept: usize, last: i32, thread: bool) -> bool {
        let dom = crate::dom::parse(html, &Limits::default());
        let mut facts = Facts::gather(&dom);
        facts.thread = thread;
        let mut ledger = weigh(&dom, &facts, &[]);
        ledger.sparse = false;
        let end = facts.strips.len() - 1;
        ledger.entries[end].weight = last;
        let mut stays: Vec<bool> = (0..=end).map(|i| i < kept || kept == 0 && i == end).collect();
        keep(&dom, &facts, &ledger, &|_| true, &mut stays);
        stays[end]
    }

    fn lines(tag: &str, count: usize) -> String {
        format!("<{tag} class=a>the boats came in before rain</{tag}>").repeat(count)
    }

    #[test]
    fn the_more_of_a_shape_stays_the_less_the_rest_must_weigh() {
        let ten = lines("p", 10);
        assert!(left(&ten, 9, -119, false) && !left(&ten, 9, -120, false));
        assert!(left(&ten, 6, -29, false) && !left(&ten, 6, -30, false));
        assert!(!left(&ten, 4, 500, false));
        assert!(left(&ten, 7, -399, true) && !left(&ten, 6, -29, true));
    }

    #[test]
    fn what_is_built_as_what_goes_must_weigh_more() {
        // One of ten stays: a tenth.
        let ten = lines("p", 10);
        assert!(left(&ten, 0, 90, false) && !left(&ten, 0, 89, false));
        assert!(left(&ten, 0, -50, true) && left(&lines("p", 3), 0, 10, false));
        let table = format!("<table><tr>{}</table>", lines("td", 10));
        assert!(left(&table, 0, 10, false) && left(&ten.replace("class=a", "class=caption"), 0, 10, false));
    }
}
