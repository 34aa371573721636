//! Islands: text far away from a story that is told firmly, and itself read as text with little
//! conviction, is no part of it: another story of the stream that the page is, a notice, an offer. What
//! is built like the story is: the next post of its thread, the next part of it.
//!
//! Weights see a strip and what stands around it. What the rest of the story is like they cannot see.

use super::Ledger;
use crate::dom::Dom;
use crate::facts::Facts;
use crate::keys::Keys;

/// More strips than this between two that stay part what stays.
const APART: usize = 7;
/// A story is told firmly where its words weigh this much on average, in hundredths of a log-odds unit,
const FIRM: i64 = 320;
/// and an island goes whose words weigh less than this.
const FAINT: i64 = 180;

/// Consecutive text that stays.
struct Island {
    first: usize,
    last: usize,
    words: i64,
    /// The weights of its strips, each as often as it has words.
    weight: i64,
}

impl Island {
    fn is_below(&self, weight: i64) -> bool {
        self.weight < weight * self.words
    }
}

/// Leaves out the faint islands about a firm story that are not built like it.
pub(super) fn leave_faint(dom: &Dom, facts: &Facts, ledger: &Ledger, stays: &mut [bool]) {
    let mut islands: Vec<Island> = Vec::new();
    for i in (0..stays.len()).filter(|&i| stays[i]) {
        let words = i64::from(facts.strips[i].measure.words);
        let weight = i64::from(ledger.entries[i].weight) * words;
        match islands.last_mut() {
            Some(island) if i - island.last <= APART + 1 => {
                island.last = i;
                island.words += words;
                island.weight += weight;
            }
            _ => islands.push(Island { first: i, last: i, words, weight }),
        }
    }
    let Some(story) = islands.iter().max_by_key(|island| island.weight).filter(|story| !story.is_below(FIRM))
    else {
        return;
    };
    let of_story = (story.first..=story.last).filter(|&i| stays[i]);
    let holders = Keys::of(of_story.map(|i| holder(dom, facts, i)));
    // The story itself is firm, and so not among them.
    for island in islands.iter().filter(|island| island.is_below(FAINT)) {
        if !holders.has(holder(dom, facts, island.first)) {
            stays[island.first..=island.last].fill(false);
        }
    }
}

/// What the nearest element about a strip that has a class is called: the posts of a thread are held alike.
fn holder<'a>(dom: &'a Dom, facts: &Facts, strip: usize) -> &'a str {
    let block = facts.strips[strip].block;
    std::iter::once(block)
        .chain(dom.ancestors(block))
        .find_map(|node| dom.attr(node, "class"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use crate::judge::weigh;
    use crate::options::Limits;

    /// What stays of lines of thirteen words, given each one's weight (`None` is cut already) and the class
    /// of the box around the last.
    fn left(weights: &[Option<i32>], class: &str) -> Vec<usize> {
        let line = "<p>the boats came in before the rain and were unloaded on the quay</p>";
        let story = line.repeat(weights.len() - 1);
        let html = format!("<div class=post>{story}</div><div class={class}>{line}</div>");
        let dom = dom::parse(&html, &Limits::default());
        let facts = Facts::gather(&dom);
        let mut ledger = weigh(&dom, &facts, &[]);
        for (entry, weight) in ledger.entries.iter_mut().zip(weights) {
            entry.weight = weight.unwrap_or(-200);
        }
        let mut stays: Vec<bool> = weights.iter().map(Option::is_some).collect();
        leave_faint(&dom, &facts, &ledger, &mut stays);
        (0..stays.len()).filter(|&i| stays[i]).collect()
    }

    fn page(story: i32, cut: usize, island: i32) -> Vec<Option<i32>> {
        let mut weights = vec![Some(story); 3];
        weights.extend(vec![None; cut]);
        weights.push(Some(island));
        weights
    }

    #[test]
    fn faint_text_far_from_a_firm_story_goes() {
        assert_eq!(left(&page(340, APART + 1, 90), "flash"), [0, 1, 2]);
    }

    #[test]
    fn near_text_firm_text_and_the_rest_of_a_faint_page_stay() {
        assert_eq!(left(&page(340, APART, 90), "flash"), [0, 1, 2, 10]);
        assert_eq!(left(&page(340, APART + 1, 190), "flash"), [0, 1, 2, 11]);
        assert_eq!(left(&page(300, APART + 1, 90), "flash"), [0, 1, 2, 11]);
    }

    #[test]
    fn the_next_post_of_a_thread_stays() {
        assert_eq!(left(&page(340, APART + 1, 90), "post"), [0, 1, 2, 11]);
    }
}
