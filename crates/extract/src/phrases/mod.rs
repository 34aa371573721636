//! Words that stand around facts in thirteen languages: tables only, one file a subject.
//!
//! A table is a string of lower-case words with spaces between them, so that it costs its
//! letters and nothing more in the binary. What this module does not know: how they are used.

pub(crate) mod byline;
pub(crate) mod credit;
pub(crate) mod date;

/// Whether `word` in lower case is `lower`.
pub(crate) fn same(word: &str, lower: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// Whether `word` in lower case is one of the words of `table`.
pub(crate) fn one_of(word: &str, table: &str) -> bool {
    // Case folding moves few letters to another length, and only by a byte or two.
    table.split(' ').any(|w| w.len().abs_diff(word.len()) <= 3 && same(word, w))
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

/// The longest phrase of a table (phrases separated by `|`) that `text` begins with, as a whole
/// word; what follows it is returned.
pub(crate) fn strip_any<'a>(text: &'a str, table: &str) -> Option<&'a str> {
    table
        .split('|')
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

    #[test]
    fn the_longest_phrase_wins_and_ends_at_a_word() {
        assert_eq!(strip_any("Photo by Ann", "photo|photo by"), Some(" Ann"));
        assert_eq!(strip_any("Photos", "photo"), None);
        assert_eq!(strip_any("写真：林", "写真"), Some("：林"));
        assert_eq!(strip_any("ПО", "по-русски"), None);
    }
}
