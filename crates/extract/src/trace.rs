//! What was judged of every block and why: for people, and for the script that fits the weights.
//! Derived afterwards, never consulted.

use article::{Reason, Verdict};

use crate::Limits;
use crate::account::{judged, shorten};
use crate::claims;
use crate::dom::{self, Dom, NodeId};
use crate::facts::Facts;
use crate::judge::weigh;
use crate::page::Page;
use crate::rules::{LOCAL, RULES, told};

/// Characters of a block's text that a trace shows.
const PREVIEW: usize = 80;
/// Elements of a block's path that a trace shows.
const PATH: usize = 5;

/// A page's judgement, a line a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// In document order.
    pub lines: Vec<TraceLine>,
}

/// The judgement on one block.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceLine {
    /// The node.
    pub node: NodeId,
    /// Where it stands: the elements around it, `main>article>div.body>p`.
    pub path: String,
    /// Its text, white space folded.
    pub text: String,
    /// The beginning of that.
    pub preview: String,
    /// Its words.
    pub words: u32,
    /// What became of it.
    pub verdict: Verdict,
    /// The sum of its rules in hundredths of a log-odds unit, above 0 for text of the story.
    pub weight: i32,
    /// Every rule that fired with its weight, the weightiest first.
    pub reasons: Vec<Reason>,
}

impl Trace {
    pub(crate) fn of(page: &Page) -> Self {
        let lines = page.facts.strips.iter().enumerate().map(|(index, strip)| {
            let (verdict, named) = judged(page, index);
            let entry = &page.ledger.entries[index];
            let mut reasons: Vec<Reason> = named.into_iter().filter(|r| r.weight == 0).collect();
            let mut fired: Vec<(i32, u16)> =
                page.ledger.weighed(index).map(|(rule, weight)| (weight, rule)).collect();
            fired.sort_by_key(|(weight, rule)| (-weight.abs(), *rule));
            reasons.extend(fired.into_iter().filter(|(weight, _)| *weight != 0).map(|(weight, r)| {
                let (id, words) = told(r);
                Reason { rule: id, words: words.into(), weight }
            }));
            TraceLine {
                node: strip.first,
                path: path(&page.dom, strip.block),
                text: page.facts.text(strip).to_owned(),
                preview: shorten(page.facts.text(strip), PREVIEW),
                words: strip.measure.words,
                verdict,
                weight: entry.weight,
                reasons,
            }
        });
        Self { lines: lines.collect() }
    }
}

fn path(dom: &Dom, node: NodeId) -> String {
    let mut steps: Vec<String> = std::iter::successors(Some(node), |&n| dom.parent(n))
        .take(PATH)
        .filter(|&n| n != Dom::ROOT)
        .map(|n| {
            let class = dom.attr(n, "class").and_then(|c| c.split_ascii_whitespace().next());
            class.map_or_else(|| dom.name(n).to_owned(), |c| format!("{}.{c}", dom.name(n)))
        })
        .collect();
    steps.reverse();
    steps.join(">")
}

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

/// The strips of a page with the rules that fire on them, and whether it holds hardly any prose.
pub fn features(html: &str) -> (Vec<Features>, bool) {
    let dom = dom::parse(html, &Limits::default());
    let mut facts = Facts::gather(&dom);
    let claims = claims::gather(&dom, None);
    if claims.is_thread(&dom, None) {
        facts.take_for_thread();
    }
    let titles = claims.titles();
    let ledger = weigh(&dom, &facts, &titles);
    let read = facts.strips.iter().enumerate().map(|(index, strip)| {
        let mut rules = ledger.rules(index).to_vec();
        rules.sort_unstable();
        Features {
            text: facts.text(strip).to_owned(),
            words: strip.measure.words,
            rules: rules.iter().filter_map(|&r| Some(RULES.get(usize::from(r))?.id)).collect(),
            first: rules.iter().filter(|&&r| (r as usize) < LOCAL).count(),
        }
    });
    (read.collect(), ledger.sparse)
}
