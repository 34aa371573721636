//! Islands: text far away from a story that is told firmly, and itself read as text with little
//! conviction, is no part of it: another story of the stream that the page is, a notice, an offer. What
//! is built like the story is: the next post of its thread, the next part of it. And however firmly it
//! reads, the stream that an article was opened in front of stands above its headline.
//!
//! Weights see a strip and what stands around it. What the rest of the story is like they cannot see.

use super::Ledger;
use super::veto::ARTICLE;
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::Facts;
use crate::keys::Keys;

/// More strips than this between two that stay part what stays.
const APART: usize = 7;
/// A story is told firmly where its words weigh this much on average, in hundredths of a log-odds unit,
const FIRM: i64 = 320;
/// and an island goes whose words weigh less than this.
const FAINT: i64 = 180;

/// A page's story is one `article` where that has as many words as an article has, and this share of all
/// that are below the headline, in hundredths.
const SHARE: u32 = 90;

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

/// Leaves out what is above the headline, a heading of the first level, where what is below it is an
/// `article` of the page, and nothing of what is above is in any.
pub(super) fn leave_above(
    dom: &Dom,
    facts: &Facts,
    ledger: &Ledger,
    headlines: &[usize],
    stays: &mut [bool],
) {
    let is_first = |strip: &&usize| dom.tag(facts.strips[**strip].block).heading_level() == Some(1);
    let Some(&headline) = headlines.last().filter(is_first) else { return };
    let article =
        |i: usize| dom.ancestors(facts.strips[i].first).filter(|&n| dom.tag(n) == Tag::Article).last();
    if !stays[..headline].contains(&true) || (0..headline).any(|i| stays[i] && article(i).is_some()) {
        return;
    }
    let mut story: Option<NodeId> = None;
    let (mut below, mut inside) = (0, 0);
    for i in (headline..stays.len()).filter(|&i| stays[i] && ledger.entries[i].weight > 0) {
        let words = facts.strips[i].measure.words;
        story = story.or_else(|| article(i));
        below += words;
        inside += if story.is_some() && article(i) == story { words } else { 0 };
    }
    if inside >= ARTICLE && inside * 100 >= below * SHARE {
        stays[..headline].fill(false);
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

    /// How many strips stay of a page of which all are text, by `above` its headline and `below` it.
    fn above(above: &str, headline: &str, below: &str) -> usize {
        let html = format!("<div>{above}</div>{headline}{below}");
        let dom = dom::parse(&html, &Limits::default());
        let facts = Facts::gather(&dom);
        let mut ledger = weigh(&dom, &facts, &[]);
        ledger.entries.iter_mut().for_each(|entry| entry.weight = 300);
        let headlines: Vec<usize> =
            (0..facts.strips.len()).filter(|&i| facts.strips[i].measure.words == 3).collect();
        let mut stays = vec![true; facts.strips.len()];
        leave_above(&dom, &facts, &ledger, &headlines, &mut stays);
        stays.iter().filter(|stays| **stays).count()
    }

    #[test]
    fn a_stream_above_the_headline_of_an_article_goes() {
        let line = "<p>the boats came in before the rain and were unloaded on the quay</p>";
        let article = format!("<article>{}</article>", line.repeat(20));
        let headline = "<h1>Boats before rain</h1>";
        assert_eq!(above(&line.repeat(30), headline, &article), 21);
        // A shorter text may be a teaser, a headline of a lower level a part's, a page without `article`
        // headed anywhere; and an article above may be the page's.
        assert_eq!(above(&line.repeat(30), headline, &article.replacen(line, "", 10)), 41);
        assert_eq!(above(&line.repeat(30), &headline.replace("h1", "h2"), &article), 51);
        assert_eq!(above(&line.repeat(30), headline, &line.repeat(20)), 51);
        assert_eq!(above(&article, headline, &article), 41);
    }

    #[test]
    fn the_next_post_of_a_thread_stays() {
        assert_eq!(left(&page(340, APART + 1, 90), "post"), [0, 1, 2, 11]);
    }
}
