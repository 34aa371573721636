//! The plan: what becomes of every strip. Made once from segments and weights; a reader's edits
//! lie on top and judge nothing anew.

use super::alike;
use super::company;
use super::islands;
use super::posts::{self, Post};
use super::prune::prune;
use super::repeats::said_before;
use super::{Ledger, Owner, Role};
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::Facts;
use crate::keys::Keys;
use crate::segment::Segments;

/// What becomes of a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// In the lead's body.
    Kept,
    /// In the lead's metadata.
    Moved,
    /// At the head of a post of the conversation.
    Post,
    /// In the story with that index.
    Story(u32),
    /// Left out.
    Cut,
    /// Left out, for the lead says it already.
    Said,
}

/// The fates of all strips, and what a reader has changed of them.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    fates: Vec<Fate>,
    /// Strips that a reader has brought back.
    restored: Keys,
    /// The posts of a conversation, in order.
    pub posts: Vec<Post>,
    /// A plan of last resort: hardly anything read like text, so all that could be is kept.
    pub relaxed: bool,
}

/// Below this many words in all, a page's body is looked for once more with a lower bar: of an article, of
/// a page with hardly any prose.
const FEW_WORDS: u32 = 25;
const FEW_WORDS_OF_LIST: u32 = 50;
/// Fewer words than this are no article.
const ARTICLE_WORDS: u32 = 12;
/// Then the bar lies this much below the best strip of some length, in hundredths of a log-odds unit.
const LOWER: i32 = 150;
/// Where no strip of some length weighs more than this there is no text to be found, and the bar is never
/// lower.
const HOPELESS: i32 = -200;
/// Words of a strip of some length.
const LONG: u32 = 8;
/// How many strips away from kept text a caption may stand.
const CAPTION_REACH: usize = 4;

impl Plan {
    /// What becomes of every strip; with a lower bar where hardly anything would be kept.
    pub fn make(dom: &Dom, facts: &Facts, segments: &Segments, ledger: &Ledger) -> Self {
        let mut plan = Self::at_bar(dom, facts, segments, ledger, 0, Dom::ROOT);
        let few = if ledger.sparse { FEW_WORDS_OF_LIST } else { FEW_WORDS };
        if plan.words_kept(facts) < few {
            let judged = |i: &usize| segments.owners[*i] == Owner::Lead && segments.roles[*i] == Role::Text;
            let long =
                (0..facts.strips.len()).filter(|i| judged(i) && facts.strips[*i].measure.words >= LONG);
            let best = long.map(|i| ledger.entries[i].weight).filter(|&weight| weight > HOPELESS).max();
            if let Some(best) = best {
                let bar = (best.min(0) - LOWER).max(HOPELESS);
                // In what the page calls its main part, where that has something.
                let wider = |within| Self::at_bar(dom, facts, segments, ledger, bar, within);
                let in_main = main_of(dom).map(wider).filter(|plan| plan.words_kept(facts) >= ARTICLE_WORDS);
                let wider = in_main.unwrap_or_else(|| wider(Dom::ROOT));
                plan = Self { relaxed: true, ..wider };
            }
        }
        plan.place_captions(segments);
        plan.posts = posts::find(dom, facts, segments, &mut plan.fates);
        if plan.is_empty(facts, segments) {
            plan.keep_main(dom, facts, segments);
        }
        plan
    }

    /// A chart, a timetable, a list of jobs: nothing in it reads like text, and all that its page calls its
    /// main part is what the reader came for.
    fn keep_main(&mut self, dom: &Dom, facts: &Facts, segments: &Segments) {
        let Some(main) = main_of(dom) else { return };
        for i in facts.strips_in(dom, main) {
            if segments.owners[i] != Owner::Site && !facts.strips[i].hidden {
                self.fates[i] = Fate::Kept;
            }
        }
        self.relaxed = true;
    }

    fn at_bar(
        dom: &Dom,
        facts: &Facts,
        segments: &Segments,
        ledger: &Ledger,
        bar: i32,
        within: NodeId,
    ) -> Self {
        let judged = |i: usize| {
            segments.owners[i] == Owner::Lead
                && segments.roles[i] == Role::Text
                && dom.is_within(facts.strips[i].first, within)
        };
        // Copied text has no mark-up to be weighed: what segmentation left is the story.
        let (stays, said) = if dom.is_plain() {
            (vec![true; facts.strips.len()], Vec::new())
        } else {
            let mut stays = prune(dom, facts, ledger, bar, &judged);
            company::join(dom, facts, ledger, &judged, &mut stays);
            islands::leave_faint(dom, facts, ledger, &mut stays);
            islands::leave_above(dom, facts, ledger, &segments.lead.headline_strips, &mut stays);
            alike::keep(dom, facts, ledger, &judged, &mut stays);
            let said = said_before(dom, facts, &stays);
            (stays, said)
        };
        let fates = (0..facts.strips.len()).map(|i| match (segments.owners[i], segments.roles[i]) {
            (Owner::Story(story), _) => Fate::Story(story),
            (Owner::Lead, Role::Text) if said.binary_search(&i).is_ok() => Fate::Said,
            (Owner::Lead, Role::Text) if stays[i] => Fate::Kept,
            (Owner::Site, _) | (Owner::Lead, Role::Text | Role::Caption | Role::Credit) => Fate::Cut,
            (Owner::Lead, Role::SectionHeading | Role::Furniture | Role::Snippet) => Fate::Cut,
            (Owner::Lead, _) => Fate::Moved,
        });
        Self { fates: fates.collect(), ..Self::default() }
    }

    /// Captions have no weight of their own: they go with the text that they stand in.
    fn place_captions(&mut self, segments: &Segments) {
        let is_caption = |i: usize| {
            segments.owners[i] == Owner::Lead && matches!(segments.roles[i], Role::Caption | Role::Credit)
        };
        let n = self.fates.len();
        let mut since_kept = usize::MAX;
        let mut near = vec![false; n];
        for (i, near) in near.iter_mut().enumerate() {
            if is_caption(i) {
                *near = since_kept <= CAPTION_REACH;
            } else {
                let kept = matches!(self.fates[i], Fate::Kept | Fate::Moved);
                since_kept = if kept { 0 } else { since_kept.saturating_add(1) };
            }
        }
        since_kept = usize::MAX;
        for i in (0..n).rev() {
            if is_caption(i) {
                near[i] |= since_kept <= CAPTION_REACH;
            } else {
                since_kept = if self.fates[i] == Fate::Kept { 0 } else { since_kept.saturating_add(1) };
            }
        }
        for i in (0..n).filter(|&i| is_caption(i) && near[i]) {
            self.fates[i] = Fate::Kept;
        }
    }

    /// Neither the lead nor another story of the page has a text. A picture in a line says as much as a word.
    pub fn is_empty(&self, facts: &Facts, segments: &Segments) -> bool {
        let measures = self.kept().map(|i| facts.strips[i].measure);
        measures.map(|m| m.words + m.images).sum::<u32>() < ARTICLE_WORDS
            && segments.stories.iter().all(|story| story.body.is_empty())
    }

    fn words_kept(&self, facts: &Facts) -> u32 {
        self.kept().filter_map(|i| facts.strips.get(i)).map(|s| s.measure.words).sum()
    }

    /// The lead's strips, in order; those brought back are among them.
    pub fn kept(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.fates.len()).filter(|i| self.fates[*i] == Fate::Kept || self.restored.has(*i))
    }

    /// What becomes of a strip, and whether that is the reader's doing.
    pub fn fate(&self, strip: usize) -> (Fate, bool) {
        if self.restored.has(strip) {
            return (Fate::Kept, true);
        }
        (self.fates.get(strip).copied().unwrap_or(Fate::Cut), false)
    }

    /// Brings a strip back, or undoes that. `false` where no strip begins at the node.
    pub fn edit(&mut self, facts: &Facts, node: NodeId, keep: bool) -> bool {
        let Ok(strip) = facts.strips.binary_search_by_key(&node, |s| s.first) else { return false };
        if !keep {
            self.restored.remove(strip);
        } else if self.fates[strip] != Fate::Kept {
            self.restored.add(strip);
        }
        true
    }
}

/// What the page calls its main part.
fn main_of(dom: &Dom) -> Option<NodeId> {
    dom.ids().find(|&node| dom.tag(node) == Tag::Main || dom.attr(node, "role") == Some("main"))
}

#[cfg(test)]
mod tests {
    use super::super::weigh;
    use super::*;
    use crate::dom;
    use crate::options::Limits;
    use crate::segment::{self, Hints, StoryDraft};
    use crate::{Options, RefusedWhy, extract};

    #[test]
    fn a_page_of_furniture_alone_holds_no_article() {
        let page = |tag: &str| {
            let html = format!(
                "<title>Quay Ropes</title><header><div class=menu><a href=/a>Ropes</a> <a href=/b>Anchors</a></div>\
                 </header><{tag}><div class={tag}-address>Quay Ropes Limited, Pier 4, Harbour Road, registered in \
                 England with offices in York and Hull</div></{tag}>"
            );
            extract(&html, &Options::default()).map_err(|refused| refused.why)
        };
        assert_eq!(page("footer").err(), Some(RefusedWhy::NoArticle));
        assert!(page("article").is_ok());
    }

    #[test]
    fn a_chart_is_all_that_its_page_calls_its_main_part() {
        let row = |n: usize| {
            format!("<div class=card><a class=card-button href=/b/{n}>Boat {n}</a><span>{n} kn</span></div>")
        };
        let rows: String = (1..=30).map(row).collect();
        let chart = |tag: &str| {
            let html = format!("<title>Boats</title><nav><a href=/>Home</a></nav><{tag}>{rows}</{tag}>");
            extract(&html, &Options::default())
        };
        let article = chart("main").expect("the chart");
        let lines = format!("{:?}", article.body);
        assert!(lines.contains("Boat 30") && lines.contains("30 kn") && !lines.contains("Home"), "{lines}");
        assert_eq!(article.notices.len(), 1);
        assert_eq!(chart("nav").err().map(|refused| refused.why), Some(RefusedWhy::NoArticle));
    }

    #[test]
    fn a_lead_of_a_few_words_does_not_swallow_the_stories_beside_it() {
        let html = "<main><p>Seen on Monday.</p><p>Forty boats had waited before the harbour since dawn, and the first \
                    of them were unloaded before noon.</p></main>";
        let dom = dom::parse(html, &Limits::default());
        let facts = Facts::gather(&dom);
        // Two strips, both the lead's: the second becomes another story.
        let mut segments = segment::segment(&dom, &facts, &Hints::default());
        segments.owners[1] = Owner::Story(0);
        segments.stories.push(StoryDraft { body: vec![1], ..StoryDraft::default() });
        let plan = Plan::make(&dom, &facts, &segments, &weigh(&dom, &facts, &[]));
        assert_eq!(plan.fate(1).0, Fate::Story(0));
    }
}
