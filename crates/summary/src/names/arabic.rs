//! Names in Arabic: known ones, also behind the small words that are written with them, and persons
//! by a given name or a title.

use super::Kind;
use super::eastern::{
    ARABIC_HOUSES, ARABIC_PLACES, GIVEN_ARABIC, HEADS_ARABIC, ONWARDS_ARABIC, TITLES_ARABIC,
};
use super::found::All;
use super::table::{Table, add};
use crate::words::is_in;

/// What goes before the last part of a name.
const JOINS: &str = "أبو أبي بن ابن عبد آل بو";
/// What a place follows.
const WITHIN: &str = "مدينة بلدة قرية محافظة بمدينة ببلدة بمحافظة";
/// The first half of names of places that have two.
const HALVES: &str = "رأس دير بيت كفر عين خان جبل وادي بئر شرم سان تل رام أبو أم بني";

// Where a word begins and ends.
type Word = (usize, usize);

/// Finds them in the paragraphs of a text.
pub fn find(paragraphs: &[String], found: &mut All) {
    let mut known = Table::of(ARABIC_PLACES);
    known.add_all(ARABIC_HOUSES, Kind::House);
    let (given, onwards) = (Table::of(GIVEN_ARABIC), Table::of(ONWARDS_ARABIC));
    let (titles, heads) = (Table::of(TITLES_ARABIC), Table::of(HEADS_ARABIC));
    let mut families = Table::default();
    let mut singles: Vec<&str> = Vec::new();
    for text in paragraphs {
        let words = words(text);
        let at = |n: usize| words.get(n).copied().unwrap_or((text.len(), text.len()));
        let word = |n: usize| text.get(at(n).0..at(n).1).unwrap_or_default();
        // Nothing but a space stands between a word and the next one.
        let joined = |n: usize| n + 1 < words.len() && text.get(at(n).1..at(n + 1).0) == Some(" ");
        let mut n = 0;
        while n < words.len() {
            let own = word(n);
            let whole = [0, 2, 4].into_iter().find_map(|skip| {
                let prefix = own.get(..skip).filter(|prefix| prefix.chars().all(|c| "وفبلك".contains(c)))?;
                let rest = text.get(at(n).0 + prefix.len()..)?;
                let (name, kind) = known.longest(rest)?;
                let ends = rest.get(name.len()..)?.chars().next().is_none_or(|c| !is_letter(c));
                ends.then_some((name, kind))
            });
            let bare = own.strip_prefix(['و', 'ل', 'ب']).unwrap_or_default();
            let first =
                [own, bare].into_iter().find(|own| whole.is_none() && !own.is_empty() && given.has(own));
            let family =
                if first.is_some() && joined(n) { family(&word, &joined, n, &given, &onwards) } else { 0 };
            let mut length = 1;
            if let Some((name, kind)) = whole {
                add(found, name, if kind == Kind::Unknown { Kind::Place } else { kind });
                length = name.split(' ').count();
            } else if let Some(first) = first.filter(|_| family > 0) {
                length = family;
                let from = at(n).1 - first.len();
                add(found, text.get(from..at(n + length - 1).1).unwrap_or_default(), Kind::Person);
                families.add(word(n + length - 1), Kind::Person);
            } else if first.is_some() && n > 0 && joined(n - 1) && titles.has(word(n - 1)) {
                add(found, own, Kind::Person);
            } else if joined(n)
                && word(n + 1).starts_with("ال")
                && (own == "وزارة" || !is_of_people(word(n + 1)))
                && heads.has(own)
            {
                length = 2;
                add(found, text.get(at(n).0..at(n + 1).1).unwrap_or_default(), Kind::House);
            } else if joined(n) && is_in(WITHIN, own) && is_place(word(n + 1)) && !onwards.has(word(n + 1)) {
                length = if is_in(HALVES, word(n + 1)) && joined(n + 1) { 3 } else { 2 };
                add(found, text.get(at(n + 1).0..at(n + length - 1).1).unwrap_or_default(), Kind::Place);
            } else {
                singles.push(own);
            }
            n += length.max(1);
        }
    }
    // A family's name alone.
    for word in singles {
        let forms = [word, word.strip_prefix(['و', 'ل', 'ب']).unwrap_or_default()];
        if let Some(name) = forms.into_iter().find(|word| families.has(word)) {
            add(found, name, Kind::Person);
        }
    }
}

// Of Arabic, with the vowels, which are marks above and below the letters, or of what stands within it.
fn is_letter(c: char) -> bool {
    matches!(u32::from(c), 0x620..=0x669 | 0x66e..=0x6d3) || c.is_ascii_alphanumeric()
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_letter(c) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            words.push((from, at));
        }
    }
    words
}

// How many words a name has that begins with a given name there, and goes on.
fn family<'a>(
    word: &dyn Fn(usize) -> &'a str,
    joined: &dyn Fn(usize) -> bool,
    n: usize,
    given: &Table<'_>,
    onwards: &Table<'_>,
) -> usize {
    let part = |n: usize| word(n).chars().count() > 2 && !onwards.has(word(n));
    let mut last = n + 1;
    while last < n + 3
        && joined(last)
        && (is_in(JOINS, word(last)) || given.has(word(last)) && part(last + 1) && last == n + 1)
    {
        last += 1;
    }
    if part(last) && !is_in(JOINS, word(last)) { last + 1 - n } else { 0 }
}

// "Italian", "of Egypt": what a people is called by.
fn is_of_people(word: &str) -> bool {
    word.ends_with("ية") || word.ends_with('ي')
}

fn is_place(word: &str) -> bool {
    word.chars().count() > 2 && !is_of_people(word) && !word.ends_with(['ة', 'ى'])
}
