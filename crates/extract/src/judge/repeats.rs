//! What the text says twice, word for word: the second printing goes.
//!
//! Pages print a box once for wide windows and once for narrow ones, turn their boxes around in a
//! carousel, answer with the whole of what is answered. A refrain, an item, a cell, a line of code
//! are said again on purpose: only a box with a sentence of some length counts, and only if all of
//! it was said before in one go.

use article::word_count;

use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{Facts, Strip};
use crate::keys::Keys;

/// A sentence of some length has so many words in one line.
const SENTENCE: u32 = 12;
/// So many earlier printings of a strip are compared with a later one.
const EARLIER: usize = 20;
/// And no more strips in all than so many times those of the page.
const WORK: usize = 64;

/// The strips among those that stay, in order, that only say again what was said.
pub(super) fn said_before(dom: &Dom, facts: &Facts, stays: &[bool]) -> Vec<usize> {
    let strips = &facts.strips;
    let order: Vec<usize> = (0..strips.len()).filter(|&i| stays[i] && strips[i].key != 0).collect();
    let key = |at: usize| order.get(at).map(|&i| strips[i].key);
    // By place: the first with its key, and the next one; 0 where there is none.
    let (mut firsts, mut nexts) = (Vec::with_capacity(order.len()), vec![0; order.len()]);
    let (mut known, mut lasts) = (Keys::default(), vec![0; order.len()]);
    for (at, &i) in order.iter().enumerate() {
        let first = known.first(strips[i].key, at);
        if first < at {
            nexts[lasts[first]] = at;
        }
        lasts[first] = at;
        firsts.push(first);
    }
    let (mut said, mut left) = (Vec::new(), WORK * order.len());
    let mut at = 0;
    while at < order.len() && left > 0 {
        // Where the boxes end that begin here.
        let begins = |node: &NodeId| at == 0 || strips[order[at - 1]].first < *node;
        let above = dom.ancestors(strips[order[at]].first).take_while(begins);
        let ends = above
            .filter(|&node| is_box(dom, node))
            .map(|node| order.partition_point(|&i| strips[i].first < dom.end(node)));
        let ends: Vec<usize> = ends.collect();
        let most = ends.last().map_or(0, |end| end - at);
        let mut run = 0;
        if most > 0 {
            let earlier = std::iter::successors(Some(firsts[at]), |&before| Some(nexts[before]));
            let earlier = earlier.take_while(|&before| before < at);
            // A table of contents says beforehand what a heading says.
            let links = |place: usize| strips[order[place]].measure.link_percent() >= 50;
            let earlier = earlier.filter(|&before| links(at) || !links(before));
            for before in earlier.take(EARLIER) {
                let longest = most.min(at - before).min(left);
                let alike = (0..longest).take_while(|n| key(before + n) == key(at + n)).count();
                left -= alike;
                run = run.max(alike);
            }
        }
        // The largest that holds nothing else.
        let whole = ends.into_iter().rfind(|&end| end <= at + run).unwrap_or(at);
        let again = &order[at..whole];
        if again.iter().any(|&i| is_sentence(facts, &strips[i])) {
            said.extend_from_slice(again);
        }
        at = whole.max(at + 1);
    }
    said
}

/// Holds a line of so many words: a verse that comes again has short ones.
fn is_sentence(facts: &Facts, strip: &Strip) -> bool {
    strip.measure.words >= SENTENCE && facts.text(strip).lines().any(|line| word_count(line) >= SENTENCE)
}

/// An element that is more than a paragraph; one without a name may be just that.
fn is_box(dom: &Dom, node: NodeId) -> bool {
    // Asciidoctor's have one.
    let is_named = dom.attr(node, "class").map_or(dom.tag(node) != Tag::Div, |class| class != "paragraph");
    is_named
        && matches!(
            dom.tag(node),
            Tag::Div | Tag::Section | Tag::Article | Tag::Blockquote | Tag::Aside | Tag::Other
        )
}

#[cfg(test)]
mod tests {
    use article::plain_text;

    use crate::{Options, Page};

    const FIRST: &str = "The boats came in before the rain and were unloaded by noon on the old quay.";
    const SECOND: &str = "Nobody had thought that forty of them would find room behind the little wall.";
    const THIRD: &str =
        "The harbour master counted them twice, and went home with the smaller of the numbers.";

    fn said(body: &str) -> (Vec<String>, Vec<String>) {
        let html = format!(
            "<title>Boats</title><article><h1>Boats</h1><p>{FIRST}</p>{body}<p>{THIRD}</p></article>"
        );
        let article = Page::read(&html, &Options::default()).expect("an article").article();
        let lines = article.body.iter().filter_map(|block| block.inlines()).map(plain_text).collect();
        let again = |why: &article::Reason| why.rule == "said-before";
        let cut = article.account.blocks.iter().filter(|block| block.reasons.iter().any(again));
        (lines, cut.map(|block| block.preview.clone()).collect())
    }

    #[test]
    fn a_box_that_says_again_what_was_said_goes_with_a_reason() {
        let twin = |name: &str| format!("<div class={name}><h2>On the quay</h2><p>{SECOND}</p></div>");
        let (lines, cut) = said(&(twin("wide") + &twin("narrow")));
        assert_eq!(lines, [FIRST, "On the quay", SECOND, THIRD]);
        assert_eq!(cut, ["On the quay", SECOND]);
        let (lines, _) = said(&format!("<div class=box><div><p>{FIRST}</p></div></div><p>{SECOND}</p>"));
        assert_eq!(lines, [FIRST, SECOND, THIRD]);
    }

    #[test]
    fn what_is_said_again_on_purpose_stays() {
        let verse = "<div class=verse><p>Et la pluie est tombée,<br>et la nuit est passée,<br>et la barque est restée</p></div>";
        let refrain = "<div class=refrain><p>And the rain came down, and the rain came down.</p></div>";
        for body in [
            // Short lines; a paragraph of its own; a box that says something new, too.
            format!("{refrain}<p>{SECOND}</p>{refrain}"),
            format!("<p>{SECOND}</p><p>{SECOND}</p>"),
            // A verse, its lines shorter than a sentence.
            format!("{verse}<p>{SECOND}</p>{verse}"),
            format!(
                "<div class=a><p>{SECOND}</p></div><div class=b><p>{SECOND}</p><p>But that was not all of it.</p></div>"
            ),
            format!("<div>{SECOND}</div><div>{SECOND}</div>"),
            format!("<div class=paragraph><p>{SECOND}</p></div>").repeat(2),
        ] {
            assert_eq!(said(&body).1, [""; 0], "{body}");
        }
    }
}
