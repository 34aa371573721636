//! A page judged as if a rule did not exist: what `broadsheet eval --ablate` asks of each of them.
//!
//! A rule that is off never fires: its weight is not added, and whatever reads it finds it absent.
//! Everything else stays as it is; weights are not fitted anew. What does not depend on rules is
//! worked out once a page.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::judge::{Fate, Readings, Role, views, weigh_views};
use crate::page::Page;
use crate::rules::{BY_RULE, RULES, View};
use crate::segment::{self, Segments, segment_without};
use crate::{Options, Refused, assemble};

/// A page, and what of its judgement is the same for all rules.
#[derive(Debug)]
pub struct Ablation {
    /// Judged with the rule that was asked for last off.
    page: Page,
    titles: Vec<String>,
    views: Vec<View>,
    /// How strips are dealt out with all rules, before the weights have their say.
    dealt: Segments,
    /// What comes of the page with all rules.
    all: Outcome,
    /// The rules that fired on it.
    fired: BTreeSet<&'static str>,
}

/// What the lead's text depends on, as far as it depends on weights.
#[derive(Debug, PartialEq)]
struct Outcome {
    fates: Vec<Fate>,
    roles: Vec<Role>,
}

impl Ablation {
    /// Reads a page, with all rules.
    ///
    /// # Errors
    /// When there is nothing in it. A page that holds no article is one whose text is `None`: without
    /// some rule it may hold one.
    pub fn read(input: &str, options: &Options) -> Result<Self, Refused> {
        let mut page = Page::gather(input, options)?;
        let titles = page.claims.titles();
        let dealt = segment::segment(&page.dom, &page.facts, &page.hints(&titles));
        let views = views(&page.dom, &page.facts, &titles);
        page.segments = dealt.clone();
        page.judge(weigh_views(&page.dom, &page.facts, views.clone(), &readings()[RULES.len()]));
        let strips = 0..page.facts.strips.len();
        let weighed =
            strips.flat_map(|strip| page.ledger.rules(strip)).map(|&rule| RULES[usize::from(rule)].id);
        let fired = weighed.chain(dealt.reasons.iter().copied().flatten()).collect();
        Ok(Self { all: outcome(&page), page, titles, views, dealt, fired })
    }

    /// The lead's text as the page is judged now: with all rules, or without the one that
    /// [`Self::without`] was asked for last. `None` where the page holds no article.
    pub fn text(&self) -> Option<String> {
        (!self.page.is_empty()).then(|| assemble::assemble(&self.page).text())
    }

    /// Whether a rule fired anywhere on the page.
    pub fn fires(&self, rule: &str) -> bool {
        self.fired.contains(rule)
    }

    /// Judges the page without a rule. Whether that can have changed the lead's text.
    pub fn without(&mut self, rule: &'static str) -> bool {
        if !self.fires(rule) {
            return false;
        }
        let page = &mut self.page;
        let weighed = RULES.iter().position(|r| r.id == rule);
        page.segments = match weighed {
            Some(_) => self.dealt.clone(),
            None => segment_without(&page.dom, &page.facts, &page.hints(&self.titles), rule),
        };
        let readings = &readings()[weighed.unwrap_or(RULES.len())];
        page.judge(weigh_views(&page.dom, &page.facts, self.views.clone(), readings));
        weighed.is_none() || outcome(page) != self.all
    }
}

fn outcome(page: &Page) -> Outcome {
    let fates = (0..page.facts.strips.len()).map(|strip| page.plan.fate(strip).0);
    Outcome { fates: fates.collect(), roles: page.segments.roles.clone() }
}

/// By rule, the readings without it; last, those with all.
fn readings() -> &'static [Readings] {
    static READINGS: OnceLock<Vec<Readings>> = OnceLock::new();
    READINGS.get_or_init(|| (0..RULES.len()).map(Some).chain([None]).map(Readings::without).collect())
}

/// Every rule with its weight in the last reading, in hundredths of a log-odds unit; those by which
/// strips are dealt out have none.
pub fn rules() -> Vec<(&'static str, Option<i32>)> {
    let weighed = RULES.iter().zip(BY_RULE).map(|(rule, weight)| (rule.id, Some(weight[1].into())));
    weighed.chain(segment::RULES.iter().map(|(id, _)| (*id, None))).collect()
}
