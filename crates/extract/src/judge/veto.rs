//! Where weights speak against segmentation: the sections of one long article are taken for
//! stories of their own, or a sentence of the article for furniture, and the weights know better.
//!
//! An article that loses its text is the worst that can happen to a reader; a related story that
//! is printed as part of the lead is clutter. So a story keeps its text only where something is
//! printed that makes it one, and the lead keeps something to read. A page that is a list of other
//! pages is read as that list: its teasers are what the lead says, and stay links beside it; what it
//! says of itself is its first paragraph.

use super::{Ledger, Owner, Role};
use crate::facts::Facts;
use crate::segment::{ABOUT_AUTHOR, Segments, StoryDraft};

/// A strip that weighs this much, in hundredths of a log-odds unit, is no furniture.
const FIRM: i32 = 150;
/// A strip of fewer words may be furniture whatever it weighs.
const FIRM_WORDS: u32 = 12;
/// The lead's share of all that reads as text, in hundredths, below which a story that has more
/// than [`MOST`] of it is really the lead.
const HARDLY: u32 = 12;
const MOST: u32 = 55;
/// A page is a list where the words of its teasers that read as text are more than this share of
/// the lead's, in hundredths,
const TEASED: u32 = 25;
/// and the lead has fewer words of firm prose than an article has.
pub(super) const ARTICLE: u32 = 200;
/// What weighs more than this at the head of a list is its first paragraph, not the dek before it.
const FIRST: i32 = 200;

/// Gives back to the lead what was taken from it wrongly.
pub(crate) fn veto(facts: &Facts, ledger: &Ledger, segments: &mut Segments) {
    let firm = |i: usize| ledger.entries[i].weight > FIRM && facts.strips[i].measure.words >= FIRM_WORDS;
    let mut stories = vec![Sum::default(); segments.stories.len()];
    let (mut of_lead, mut prose, mut all) = (0u32, 0u32, 0u32);
    for (i, owner) in segments.owners.iter().enumerate() {
        let (weight, words) = (ledger.entries[i].weight, facts.strips[i].measure.words);
        let text = if weight > 0 { words } else { 0 };
        all += text;
        match owner {
            Owner::Story(story) => {
                let sum = &mut stories[*story as usize];
                sum.text += text;
                sum.words += i64::from(words);
                sum.weight += i64::from(weight) * i64::from(words);
            }
            Owner::Lead => {
                of_lead += text;
                prose += if firm(i) { words } else { 0 };
            }
            Owner::Site => {}
        }
    }
    let lead_is_empty = of_lead * 100 < all * HARDLY;
    let is_teaser = |story: &StoryDraft| story.body.is_empty();
    let teasers = || segments.stories.iter().zip(&stories).filter(|(story, _)| is_teaser(story));
    let teased: u32 = teasers().map(|(_, sum)| sum.text).sum();
    let is_list = teased * 100 > of_lead * TEASED && prose < ARTICLE;
    let refused: Vec<bool> = segments
        .stories
        .iter()
        .zip(&stories)
        .map(|(story, sum)| {
            if is_teaser(story) {
                // A section of the lead with a link reads as the lead does.
                return sum.text > 0 && (is_list || sum.weight > i64::from(FIRM) * sum.words);
            }
            let signed = story.time.is_some() || story.source.is_some() || story.byline.is_some();
            !signed || (lead_is_empty && sum.text * 100 > all * MOST)
        })
        .collect();
    give_back(segments, &refused);
    for i in 0..segments.owners.len() {
        let strip = &facts.strips[i];
        if segments.owners[i] == Owner::Site
            && firm(i)
            && strip.measure.link_percent() < 30
            // Reads like the text and is none.
            && segments.reasons[i] != Some(ABOUT_AUTHOR)
        {
            (segments.owners[i], segments.roles[i], segments.reasons[i]) = (Owner::Lead, Role::Text, None);
        }
        if is_list
            && segments.roles[i] == Role::Dek
            && segments.owners[i] == Owner::Lead
            && ledger.entries[i].weight > FIRST
        {
            (segments.roles[i], segments.reasons[i], segments.lead.dek) = (Role::Text, None, None);
        }
    }
}

/// What the strips of a story come to.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// Words that read as text of the page's story.
    text: u32,
    /// All its words.
    words: i64,
    /// The weights of the strips, each as often as it has words.
    weight: i64,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom;
    use crate::judge::weigh;
    use crate::options::Limits;

    /// Whose each strip is after the veto, given each strip's owner and weight: a page of thirteen words a strip.
    fn owners(strips: &[(Owner, i32)], head: impl FnOnce(&mut Segments)) -> (Vec<Owner>, Segments) {
        let line = "<p>the boats came in before the rain and were unloaded on the quay</p>";
        let dom = dom::parse(&line.repeat(strips.len()), &Limits::default());
        let facts = Facts::gather(&dom);
        let mut ledger = weigh(&dom, &facts, &[]);
        let mut segments = Segments {
            roles: vec![Role::Text; strips.len()],
            owners: strips.iter().map(|(owner, _)| *owner).collect(),
            reasons: vec![None; strips.len()],
            stories: vec![StoryDraft::default(); 1],
            ..Segments::default()
        };
        segments.stories[0].href = article::WebUrl::parse("https://quay.example/boats").ok();
        head(&mut segments);
        for (entry, (_, weight)) in ledger.entries.iter_mut().zip(strips) {
            entry.weight = *weight;
        }
        veto(&facts, &ledger, &mut segments);
        (segments.owners.clone(), segments)
    }

    const TEASER: (Owner, i32) = (Owner::Story(0), 90);
    const LEAD: (Owner, i32) = (Owner::Lead, 300);

    #[test]
    fn the_teasers_of_a_list_are_what_it_says_and_stay_links_beside_it() {
        let (owners, segments) = owners(&[LEAD, TEASER, TEASER], |_| {});
        assert_eq!(owners, [Owner::Lead; 3]);
        assert_eq!(segments.stories.len(), 1);
    }

    #[test]
    fn an_article_does_not_take_in_the_teasers_beside_it() {
        let mut strips = vec![LEAD; 30];
        strips.extend([TEASER; 10]);
        let (owners, _) = owners(&strips, |_| {});
        assert_eq!(owners[29..31], [Owner::Lead, Owner::Story(0)]);
    }

    #[test]
    fn a_section_with_a_link_that_reads_like_the_article_is_part_of_it() {
        let mut strips = vec![LEAD; 30];
        strips.push((Owner::Story(0), FIRM + 1));
        assert_eq!(owners(&strips, |_| {}).0, [Owner::Lead; 31]);
    }

    #[test]
    fn what_a_list_says_of_itself_is_its_first_paragraph_and_an_article_keeps_its_dek() {
        let dek_at = |weight: i32, rest: (Owner, i32)| {
            let (_, segments) = owners(&[(Owner::Lead, weight), LEAD, rest], |segments| {
                segments.roles[0] = Role::Dek;
                segments.lead.dek = Some("The boats came in.".to_owned());
            });
            (segments.roles[0], segments.lead.dek.is_some())
        };
        assert_eq!(dek_at(FIRST, TEASER), (Role::Dek, true));
        assert_eq!(dek_at(FIRST + 1, TEASER), (Role::Text, false));
        assert_eq!(dek_at(FIRST + 1, LEAD), (Role::Dek, true));
    }
}
