//! The names in a text: people, places, organisations, told by how they are written and by what
//! stands beside them.
//!
//! Where a script has capitals, a name is a run of words with capitals inside a sentence. The first
//! word of a sentence tells nothing, so it counts only if the rest of the text knows it, or if it is
//! known before. Where all nouns have capitals, or no word has, it needs a title, a given name or a
//! surname, or a name that is known. What a name names is told by the words in it and around it;
//! where nothing tells it, nothing is said.

use crate::sentences::{is_end, sentences};
use crate::words::runs_on;

mod arabic;
mod eastern;
mod found;
mod gather;
mod german;
mod given;
mod han;
mod known;
mod korean;
mod lexicon;
mod lists;
mod places;
mod runs;
mod split;
mod table;

use found::All;
use lexicon::Lexicon;
pub use table::Index;

/// What a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    House,
    /// Nothing in the text tells.
    #[default]
    Unknown,
}

/// A name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Its usual form among those with several words, else its only one.
    pub text: String,
    /// What all its places have: the shortest form of it.
    pub short: String,
    /// In how many places it stands.
    pub count: usize,
    /// What it names.
    pub kind: Kind,
}

/// The names in a text of that language, a BCP 47 tag; those that stand in most places first.
pub fn names(lang: &str, paragraphs: &[String]) -> Vec<Name> {
    let lexicon = Lexicon::new(lang);
    let mut words = Vec::new();
    let mut found = All::default();
    for text in paragraphs.iter().filter(|text| lexicon.nouns || !is_headline(text)) {
        for range in sentences(text, usize::MAX) {
            split::split(text.get(range).unwrap_or_default(), &lexicon, &mut words);
        }
    }
    let find = if lexicon.nouns { german::find } else { runs::find };
    find(&words, &lexicon, &mut found);
    // The letters tell, for the language may be missing; Arabic ones alone do not.
    let has = |is: fn(char) -> bool| paragraphs.iter().any(|text| text.chars().any(is));
    if has(runs_on) {
        han::find(paragraphs, &mut found);
    }
    if has(|c| matches!(u32::from(c), 0xac00..=0xd7a3)) {
        korean::find(paragraphs, &mut found);
    }
    if lexicon.lang == "ar" {
        arabic::find(paragraphs, &mut found);
    }
    gather::gather(found.all(), &lexicon)
}

// Where every long word has a capital, none of them tells anything.
fn is_headline(text: &str) -> bool {
    let long = text.split_whitespace().filter(|word| word.chars().nth(3).is_some());
    let begins = long.filter_map(|word| word.chars().find(|c| !c.is_ascii_punctuation()));
    let (mut capitals, mut all) = (0, 0);
    for c in begins {
        all += 1;
        capitals += usize::from(split::is_upper(c));
    }
    all > 2 && capitals == all && !text.ends_with(is_end)
}

#[cfg(test)]
mod tests;
