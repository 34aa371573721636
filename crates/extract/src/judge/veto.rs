//! Where weights speak against segmentation: the sections of one long article are taken for
//! stories of their own, or a sentence of the article for furniture, and the weights know better.
//!
//! An article that loses its text is the worst that can happen to a reader; a related story that
//! is printed as part of the lead is clutter. So a story keeps its text only where something is
//! printed that makes it one, and the lead keeps something to read.

use super::{Ledger, Owner, Role};
use crate::facts::Facts;
use crate::segment::{ABOUT_AUTHOR, Segments};

/// A strip that weighs this much, in hundredths of a log-odds unit, is no furniture.
const FIRM: i32 = 150;
/// A strip of fewer words may be furniture whatever it weighs.
const FIRM_WORDS: u32 = 12;
/// The lead's share of all that reads as text, in hundredths, below which a story that has more
/// than [`MOST`] of it is really the lead.
const HARDLY: u32 = 12;
const MOST: u32 = 55;

/// Gives back to the lead what was taken from it wrongly.
pub(crate) fn veto(facts: &Facts, ledger: &Ledger, segments: &mut Segments) {
    let words = |i: usize| if ledger.entries[i].weight > 0 { facts.strips[i].measure.words } else { 0 };
    let mut of_story = vec![0u32; segments.stories.len()];
    let (mut of_lead, mut all) = (0u32, 0u32);
    for (i, owner) in segments.owners.iter().enumerate() {
        all += words(i);
        match owner {
            Owner::Story(story) => of_story[*story as usize] += words(i),
            Owner::Lead => of_lead += words(i),
            Owner::Site => {}
        }
    }
    let lead_is_empty = of_lead * 100 < all * HARDLY;
    let refused: Vec<bool> = segments
        .stories
        .iter()
        .zip(&of_story)
        .map(|(story, &its)| {
            let signed = story.time.is_some() || story.source.is_some() || story.byline.is_some();
            !story.body.is_empty() && (!signed || (lead_is_empty && its * 100 > all * MOST))
        })
        .collect();
    give_back(segments, &refused);
    for i in 0..segments.owners.len() {
        let strip = &facts.strips[i];
        if segments.owners[i] == Owner::Site
            && ledger.entries[i].weight > FIRM
            && strip.measure.words >= FIRM_WORDS
            && strip.measure.link_percent() < 30
            // Reads like the text and is none.
            && segments.reasons[i] != Some(ABOUT_AUTHOR)
        {
            (segments.owners[i], segments.roles[i], segments.reasons[i]) = (Owner::Lead, Role::Text, None);
        }
    }
}

/// Refused stories with an address stay as links; the others go. Their strips are the lead's.
fn give_back(segments: &mut Segments, refused: &[bool]) {
    if !refused.contains(&true) {
        return;
    }
    let mut number = vec![None; refused.len()];
    let mut next = 0u32;
    for (i, &out) in refused.iter().enumerate() {
        if !out || segments.stories[i].href.is_some() {
            number[i] = Some(next);
            next += 1;
        }
    }
    for i in 0..segments.owners.len() {
        let Owner::Story(story) = segments.owners[i] else { continue };
        let story = story as usize;
        if refused[story] {
            (segments.owners[i], segments.roles[i], segments.reasons[i]) = (Owner::Lead, Role::Text, None);
        } else if let Some(new) = number[story] {
            segments.owners[i] = Owner::Story(new);
        }
    }
    let mut index = 0;
    segments.stories.retain_mut(|story| {
        let (out, stays) = (refused[index], number[index].is_some());
        index += 1;
        if out {
            story.body.clear();
        }
        stays
    });
}
