//! Words that stand around facts in thirteen languages: tables only, one file a subject.
//!
//! A [`Table`] is one string of lower-case words, so that it costs its letters and nothing more in
//! the binary. What this module does not know: how they are used.

pub(crate) mod byline;
pub(crate) mod credit;
pub(crate) mod date;
mod table;

pub(crate) use table::{Meanings, Table, first_byte};

use crate::find::split;

/// Whether `word` in lower case is `lower`.
pub(crate) fn same(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower)
        || !word.is_ascii() && word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// Whether `word` in lower case is one of a few words with spaces between them. What has many is
/// a [`Table`].
pub(crate) fn one_of(word: &str, few: &str) -> bool {
    let is = |known: &[u8]| known.eq_ignore_ascii_case(word.as_bytes());
    few.as_bytes().split(|byte| *byte == b' ').any(is)
        || !word.is_ascii() && split(few, " ").any(|known| same(word, known))
}

/// What follows `lower` at the start of `text`, letters compared without case.
pub(crate) fn strip_phrase<'a>(text: &'a str, lower: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for want in lower.chars() {
        let have = rest.next()?;
        if have != want && !have.to_lowercase().eq(std::iter::once(want)) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// A character of a script that is written without spaces.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_case() {
        assert!(one_of("MÄRZ", "march märz"));
        assert!(!one_of("Marc", "march märz"));
    }
}
