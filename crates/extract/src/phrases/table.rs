//! Tables of phrases: strings in the binary, split when they are first asked.

use std::sync::OnceLock;

use super::{is_unspaced, strip_phrase};
use crate::lookup::{EMPTY, Lookup, step};
use crate::order::sort_by;

/// Phrases in lower case with one character between them.
pub(crate) struct Table {
    text: &'static str,
    between: char,
    words: OnceLock<Lookup>,
    sorted: OnceLock<Vec<&'static str>>,
}

impl Table {
    /// Words with spaces between them.
    pub const fn words(text: &'static str) -> Self {
        Self { text, between: ' ', words: OnceLock::new(), sorted: OnceLock::new() }
    }

    /// Phrases with `|` between them.
    pub const fn phrases(text: &'static str) -> Self {
        Self { text, between: '|', words: OnceLock::new(), sorted: OnceLock::new() }
    }

    fn phrases_of(&self) -> impl Iterator<Item = &'static str> {
        self.text.split(self.between).filter(|phrase| !phrase.is_empty())
    }

    fn known(&self) -> &Lookup {
        self.words.get_or_init(|| Lookup::new(&mut self.phrases_of().map(|phrase| (phrase, 0)), |_, new| new))
    }

    fn sorted(&self) -> &[&'static str] {
        self.sorted.get_or_init(|| {
            let mut sorted: Vec<&str> = self.phrases_of().collect();
            sort_by(&mut sorted, Ord::cmp);
            sorted
        })
    }

    /// Whether the text, in lower case, is one of the phrases.
    pub fn has(&self, text: &str) -> bool {
        number_of(self.known(), text).is_some()
    }

    /// What follows the longest of the phrases that the text begins with, as a whole word.
    pub fn strip<'a>(&self, text: &'a str) -> Option<&'a str> {
        let first = first_byte(text.chars().next()?);
        let sorted = self.sorted();
        let from = sorted.partition_point(|p| p.as_bytes()[0] < first);
        // Most are told apart by their second letter.
        let second = text.as_bytes().get(1).filter(|second| first.is_ascii() && second.is_ascii());
        let may_be = |phrase: &str| match (second, phrase.as_bytes().get(1)) {
            (Some(second), Some(known)) => second.to_ascii_lowercase() == *known,
            _ => true,
        };
        sorted[from..]
            .iter()
            .take_while(|phrase| phrase.as_bytes()[0] == first)
            .filter(|phrase| may_be(phrase))
            .filter_map(|phrase| {
                let rest = strip_phrase(text, phrase)?;
                let last = phrase.chars().next_back()?;
                let next = rest.chars().next();
                // Scripts without spaces have no ends of words.
                let whole =
                    !last.is_alphanumeric() || is_unspaced(last) || !next.is_some_and(char::is_alphanumeric);
                whole.then_some(rest)
            })
            .min_by_key(|rest| rest.len())
    }
}

/// Words of several kinds in one table: what a text is asked for often is looked up once.
pub(crate) struct Meanings {
    lists: &'static [(u64, &'static str)],
    words: OnceLock<Lookup>,
}

impl Meanings {
    /// Lists of words in lower case with spaces between them, each with the bits that its words have.
    pub const fn of(lists: &'static [(u64, &'static str)]) -> Self {
        Self { lists, words: OnceLock::new() }
    }

    /// The bits of all lists that have the word, in any case.
    pub fn get(&self, word: &str) -> u64 {
        let known = self.words.get_or_init(|| {
            let lists = self.lists.iter();
            let mut words = lists.flat_map(|(bits, list)| list.split(' ').map(|word| (word, *bits)));
            Lookup::new(&mut words, |one, other| one | other)
        });
        number_of(known, word).unwrap_or(0)
    }
}

/// The number of a text in lower case.
fn number_of(words: &Lookup, text: &str) -> Option<u64> {
    let first = first_byte(text.chars().next()?);
    // In lower case a character is a third as long at the least (K, the sign of kelvin).
    if text.len() > 3 * LONGEST {
        return None;
    }
    // Folded, a text of ASCII is as long as it was; any other may be longer or shorter.
    if text.is_ascii() {
        if !words.may_have(first, text.len()) {
            return None;
        }
        let hash = text.bytes().fold(EMPTY, |hash, byte| step(hash, byte.to_ascii_lowercase()));
        return words.get_folded(hash, &[], text.as_bytes());
    }
    let mut folded = Folded::default();
    if words.begins(first) && folded.push(text) { words.get(folded.bytes()) } else { None }
}

/// The first byte of the character in lower case.
pub(crate) fn first_byte(c: char) -> u8 {
    if c.is_ascii() {
        return c.to_ascii_lowercase() as u8;
    }
    let mut bytes = [0; 4];
    c.to_lowercase().next().unwrap_or(c).encode_utf8(&mut bytes).as_bytes()[0]
}

/// Bytes that the longest phrase of any table has room in.
const LONGEST: usize = 64;

/// A text in lower case, where it is no longer than the longest phrase of any table.
struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Default for Folded {
    fn default() -> Self {
        Self { bytes: [0; LONGEST], length: 0 }
    }
}

impl Folded {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Whether all of the text has room.
    fn push(&mut self, text: &str) -> bool {
        for c in text.chars().flat_map(char::to_lowercase) {
            let Some(room) = self.bytes.get_mut(self.length..self.length + c.len_utf8()) else {
                return false;
            };
            c.encode_utf8(room);
            self.length += c.len_utf8();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_case() {
        let months = Table::words("march märz март");
        for word in ["MÄRZ", "Март", "march"] {
            assert!(months.has(word), "{word}");
        }
        for word in ["", "Marc", "marches", &"m".repeat(100)] {
            assert!(!months.has(word), "{word}");
        }
    }

    #[test]
    fn the_longest_phrase_wins_and_ends_at_a_word() {
        let strip = |text, table: &'static str| Table::phrases(table).strip(text);
        assert_eq!(strip("Photo by Ann", "photo|photo by"), Some(" Ann"));
        assert_eq!(strip("Photos", "photo"), None);
        assert_eq!(strip("写真：林", "写真"), Some("：林"));
        assert_eq!(strip("ПО", "по-русски"), None);
        assert_eq!(strip("", "x"), None);
    }
}
