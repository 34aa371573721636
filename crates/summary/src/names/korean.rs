//! Names in Korean: known ones with their particles, and persons by a surname before a title.

use super::Kind;
use super::eastern::{BEHIND_KOREAN, GENERIC_KOREAN, KOREAN, KOREAN_HOUSES, KOREAN_PLACES, PARTICLES};
use super::found::All;
use super::table::{Table, add};

/// Finds them in the paragraphs of a text.
pub fn find(paragraphs: &[String], found: &mut All) {
    let mut known = Table::of(KOREAN_PLACES);
    known.add_all(KOREAN_HOUSES, Kind::House);
    let (titles, particles) = (Table::of(BEHIND_KOREAN), Table::of(PARTICLES));
    let generic = Table::of(GENERIC_KOREAN);
    // A name with nothing behind it but a particle.
    let whole = |table: &Table<'static>, word: &str| {
        let (name, kind) = table.longest(word)?;
        let rest = word.get(name.len()..).unwrap_or_default();
        (rest.is_empty() || particles.has(rest)).then_some((name, kind))
    };
    for text in paragraphs {
        let words: Vec<&str> = text.split(|c: char| !is_letter(c)).collect();
        for (n, word) in words.iter().enumerate() {
            let end = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
            let (name, rest) = word.split_at_checked(end).unwrap_or_default();
            let next = words.get(n + 1).copied().unwrap_or_default();
            // A surname and two more syllables before a title, or with it.
            let titled = rest.is_empty() && whole(&titles, next).is_some() || rest.starts_with('씨');
            let three = name.chars().count() == 3 && name.chars().next().is_some_and(|c| KOREAN.contains(c));
            if let Some(company) = word.strip_prefix('㈜').filter(|name| name.chars().nth(1).is_some()) {
                add(found, bare(company, &particles), Kind::House);
            } else if let Some((name, kind)) = whole(&known, word) {
                add(found, name, if kind == Kind::Unknown { Kind::Place } else { kind });
            } else if three && titled && !generic.has(name) && whole(&titles, name).is_none() {
                add(found, name, Kind::Person);
            }
        }
    }
}

// Of Hangul, of what stands within it, and the mark of a company.
fn is_letter(c: char) -> bool {
    matches!(u32::from(c), 0xac00..=0xd7a3 | 0x4e00..=0x9fff) || c.is_ascii_alphanumeric() || c == '㈜'
}

// Without its particle.
fn bare<'a>(word: &'a str, particles: &Table<'_>) -> &'a str {
    let mut ends = word.char_indices().skip(3).map(|(at, _)| word.split_at_checked(at).unwrap_or_default());
    ends.find(|(_, end)| particles.has(end)).map_or(word, |(bare, _)| bare)
}
