//! Which part of the page belongs to which story: the lead, the others, or the site.
//!
//! A page is a set of stories and furniture. A story is a headline with what belongs to it; the
//! lead is the one that the page is about (what it claims as its title, its address, what it
//! prints first), not the longest. Stories are found by what can be read: a headline with its
//! source and time, repetition, blocks of the same shape. Names of classes are one hint among
//! others. Where nothing certain is known a strip stays the lead's, and is judged there by weight.
//!
//! What this module does not know: weights, blocks, how a story is shown.

mod about;
mod accept;
mod band;
mod captions;
mod draft;
mod furniture;
mod head_line;
mod heads;
mod lead;
mod lines;
mod links;
mod phrases;
mod place;
mod reasons;
mod stories;

pub(crate) use about::RULE as ABOUT_AUTHOR;
#[cfg(any(test, feature = "ablation"))]
pub(crate) use reasons::RULES;
pub(crate) use reasons::words_of;

use article::{Author, Claimed, DateTime, Published, StoryKind, WebUrl};

use crate::dom::{Dom, NodeId};
use crate::facts::Facts;
use crate::judge::{Owner, Role};

/// What is known about the page beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints<'a> {
    /// Headlines that the page claims, best first.
    pub titles: &'a [String],
    /// Who it claims wrote it.
    pub authors: &'a [Claimed<Author>],
    /// Its address.
    pub address: Option<&'a WebUrl>,
    /// What its links are resolved against.
    pub base: Option<&'a WebUrl>,
    /// When it was saved.
    pub captured: Option<DateTime>,
}

/// The page's strips, dealt out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Segments {
    /// What each strip is to its story.
    pub roles: Vec<Role>,
    /// Whose each strip is.
    pub owners: Vec<Owner>,
    /// The rule by which a strip was given to a story or the site, or got its role.
    pub reasons: Vec<Option<&'static str>>,
    /// The other stories, in the page's order.
    pub stories: Vec<StoryDraft>,
    /// What is printed at the lead's head.
    pub lead: LeadHead,
    /// A rule that is to be as if it did not exist.
    #[cfg(feature = "ablation")]
    pub off: Option<&'static str>,
}

/// What is printed at the lead's head.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeadHead {
    /// The strips that print the headline.
    pub headline_strips: Vec<usize>,
    /// The headline, once.
    pub headline: Option<String>,
    /// The words above it.
    pub kicker: Option<String>,
    /// The sentence or two below it.
    pub dek: Option<String>,
    /// The byline as printed, with "By".
    pub byline: Option<String>,
    /// The publisher.
    pub source: Option<String>,
    /// The page's own names of elements call it that.
    pub names_source: bool,
    /// The date.
    pub time: Option<Published>,
}

/// Another story of the page, its text still as strips.
#[derive(Clone, Debug, Default)]
pub(crate) struct StoryDraft {
    /// The node of its headline.
    pub origin: NodeId,
    /// The headline, once.
    pub title: String,
    /// Where it is.
    pub href: Option<WebUrl>,
    /// The publisher as printed.
    pub source: Option<String>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// Its time.
    pub time: Option<Published>,
    /// The heading of the block that it stands in.
    pub section: Option<String>,
    /// Why it stands there.
    pub kind: StoryKind,
    /// The teaser.
    pub snippet: Option<String>,
    /// Its picture.
    pub image: Option<WebUrl>,
    /// The place of its dateline.
    pub dateline: Option<String>,
    /// The agency of its dateline.
    pub agency: Option<String>,
    /// The strips of its text; empty for a teaser or a link.
    pub body: Vec<usize>,
}

/// Deals out the strips of a page.
pub(crate) fn segment(dom: &Dom, facts: &Facts, hints: &Hints<'_>) -> Segments {
    deal(dom, facts, hints, Segments::default())
}

/// The same as if a rule did not exist.
#[cfg(feature = "ablation")]
pub(crate) fn segment_without(dom: &Dom, facts: &Facts, hints: &Hints<'_>, rule: &'static str) -> Segments {
    deal(dom, facts, hints, Segments { off: Some(rule), ..Segments::default() })
}

fn deal(dom: &Dom, facts: &Facts, hints: &Hints<'_>, mut out: Segments) -> Segments {
    let page = lines::Page::read(dom, facts, hints);
    out.roles = vec![Role::Text; facts.strips.len()];
    out.owners = vec![Owner::Lead; facts.strips.len()];
    out.reasons = vec![None; facts.strips.len()];
    let mut heads = heads::find(&page);
    let mut lead = lead::choose(&page, &heads);
    if let Some(lead) = &mut lead {
        lead::absorb(&page, lead, &mut heads);
    }
    stories::deal(&page, &heads, lead.as_ref(), &mut out);
    links::deal(&page, lead.as_ref(), &mut out);
    furniture::deal(&page, lead.as_ref(), &mut out);
    if let Some(lead) = &lead {
        lead::print(&page, lead, &mut out);
    }
    about::deal(&page, lead.as_ref(), &mut out);
    captions::deal(&page, &mut out);
    draft::finish(&page, &mut out);
    out
}

impl Segments {
    /// Gives a strip away, or a role, and says by which rule. What has a rule already keeps it.
    fn give(&mut self, strip: usize, owner: Owner, role: Role, rule: &'static str) {
        if self.is_free(strip) {
            self.take(strip, owner, role, rule);
        }
    }

    /// The same, from a rule that has it already, too.
    fn take(&mut self, strip: usize, owner: Owner, role: Role, rule: &'static str) {
        #[cfg(feature = "ablation")]
        if self.off == Some(rule) {
            return;
        }
        if let (Some(o), Some(r), Some(why)) =
            (self.owners.get_mut(strip), self.roles.get_mut(strip), self.reasons.get_mut(strip))
        {
            (*o, *r, *why) = (owner, role, Some(rule));
        }
    }

    /// Nothing is known about the strip yet.
    fn is_free(&self, strip: usize) -> bool {
        self.reasons.get(strip).is_some_and(Option::is_none)
    }
}

#[cfg(test)]
mod tests;
