//! A table of phrases: one string in the binary, split when it is first asked.

use std::sync::OnceLock;

use super::{is_unspaced, strip_phrase};
use crate::lookup::Lookup;
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
        let Some(first) = text.chars().next().map(first_byte) else { return false };
        // In lower case a character is a third as long at the least (K, the sign of kelvin).
        if text.len() > 3 * LONGEST {
            return false;
        }
        let words = self.known();
        // Folded, a text of ASCII is as long as it was; any other may be longer or shorter.
        let may_be = if text.is_ascii() { words.may_have(first, text.len()) } else { words.begins(first) };
        may_be && is_known(words, text)
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

fn is_known(words: &Lookup, text: &str) -> bool {
    let mut folded = Folded::default();
    folded.push(text) && words.get(folded.bytes()).is_some()
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
        if text.is_ascii() {
            let Some(room) = self.bytes.get_mut(..text.len()) else { return false };
            room.copy_from_slice(text.as_bytes());
            room.make_ascii_lowercase();
            self.length = text.len();
            return true;
        }
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
