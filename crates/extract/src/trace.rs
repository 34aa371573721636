//! What the judge saw, for people and for the script that fits the weights.

use crate::dom::{self, Dom, Tag};
use crate::facts::Facts;
use crate::judge::weigh;
use crate::rules::{LOCAL, RULES};
use crate::{Limits, dom::fold_space};

/// A strip as the rules saw it: what weights are fitted from.
#[derive(Clone, Debug)]
pub struct Features {
    /// Its text, white space folded.
    pub text: String,
    /// Its words.
    pub words: u32,
    /// Ids of the rules that fired, those of the second reading after the others.
    pub rules: Vec<&'static str>,
    /// How many of them belong to the first reading.
    pub first: usize,
}

/// The strips of a page with the rules that fire on them.
pub fn features(html: &str) -> Vec<Features> {
    let dom = dom::parse(html, &Limits::default());
    let facts = Facts::gather(&dom);
    let titles = titles(&dom);
    let ledger = weigh(&dom, &facts, &titles);
    facts
        .strips
        .iter()
        .zip(&ledger.entries)
        .map(|(strip, entry)| Features {
            text: facts.text(strip).to_owned(),
            words: strip.measure.words,
            rules: entry.rules.iter().map(|&r| RULES[r as usize].id).collect(),
            first: entry.rules.iter().filter(|&&r| (r as usize) < LOCAL).count(),
        })
        .collect()
}

fn titles(dom: &Dom) -> Vec<String> {
    let mut titles = Vec::new();
    for node in dom.ids() {
        match dom.tag(node) {
            Tag::Title => titles.push(fold_space(dom.text(node))),
            Tag::Meta if matches!(dom.attr(node, "property"), Some("og:title" | "twitter:title")) => {
                titles.extend(dom.attr(node, "content").map(fold_space));
            }
            _ => {}
        }
    }
    titles
}
