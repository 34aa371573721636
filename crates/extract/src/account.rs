//! The account of a page: where every strip of it went, and why.

use article::{Account, Accounted, Reason, Verdict};

use crate::judge::Fate;
use crate::page::Page;
use crate::rules::{in_words, told};
use crate::segment;

/// Characters of a block's text that the account shows.
const PREVIEW: usize = 200;
/// Reasons that the account gives for a block.
const REASONS: usize = 3;

pub(crate) fn account(page: &Page) -> Account {
    let blocks = page.facts.strips.iter().enumerate().map(|(index, strip)| {
        let (verdict, reasons) = judged(page, index);
        Accounted {
            node: strip.first,
            verdict,
            preview: shorten(page.facts.text(strip), PREVIEW),
            words: strip.measure.words,
            reasons,
        }
    });
    Account { blocks: blocks.collect() }
}

/// The verdict on a strip with its reasons; a strip that is cut always has one.
pub(crate) fn judged(page: &Page, index: usize) -> (Verdict, Vec<Reason>) {
    let named = page.segments.reasons[index].map(|rule| Reason {
        rule: rule.into(),
        words: segment::words_of(rule).into(),
        weight: 0,
    });
    match page.plan.fate(index) {
        (_, true) => (Verdict::Restored, Vec::new()),
        (Fate::Kept, _) => (Verdict::Kept, Vec::new()),
        (Fate::Moved, _) => (Verdict::Moved, named.into_iter().collect()),
        (Fate::Story(story), _) => (Verdict::Story(story), named.into_iter().collect()),
        (Fate::Post, _) => (Verdict::Moved, vec![plainly(POST_HEAD)]),
        (Fate::Said, _) => (Verdict::Cut, vec![plainly(SAID_BEFORE)]),
        (Fate::Cut, _) => (Verdict::Cut, named.map_or_else(|| weighed(page, index), |reason| vec![reason])),
    }
}

/// Rules that are no matter of weights, and not of segmentation, with what a reader is told of them.
#[cfg(test)]
pub(crate) const RULES: [(&str, &str); 3] = [POST_HEAD, SAID_BEFORE, NO_SIGN];
const POST_HEAD: (&str, &str) = ("post-head", "it says who wrote a post of the conversation, or when");
const SAID_BEFORE: (&str, &str) = ("said-before", "it stands in the text already, word for word");
const NO_SIGN: (&str, &str) = ("no-sign-of-text", "nothing about it reads like text of the story");

fn plainly((rule, words): (&'static str, &'static str)) -> Reason {
    Reason { rule: rule.into(), words: in_words(words).into(), weight: 0 }
}

/// The rules that spoke loudest against a strip.
fn weighed(page: &Page, index: usize) -> Vec<Reason> {
    let mut against = [(0, 0u16); REASONS];
    for (r, weight) in page.ledger.weighed(index) {
        if weight >= 0 {
            continue;
        }
        let mut next = (weight, r);
        for place in &mut against {
            if next < *place {
                std::mem::swap(place, &mut next);
            }
        }
    }
    let reasons: Vec<Reason> = against
        .into_iter()
        .take_while(|(weight, _)| *weight < 0)
        .map(|(weight, r)| {
            let (id, words) = told(r);
            Reason { rule: id, words: words.into(), weight }
        })
        .collect();
    if reasons.is_empty() {
        return vec![Reason { weight: page.ledger.entries[index].weight, ..plainly(NO_SIGN) }];
    }
    reasons
}

/// The beginning of a text, cut at a word, with an ellipsis.
pub(crate) fn shorten(text: &str, characters: usize) -> String {
    if text.len() <= characters {
        return text.to_owned();
    }
    let mut rest = text.chars();
    rest.by_ref().nth(characters - 1);
    let end = text.len() - rest.as_str().len();
    if end == text.len() {
        return text.to_owned();
    }
    let cut = text[..end].rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
    [text[..cut].trim_end(), "…"].concat()
}
