//! Short words looked for in short texts.
//!
//! The standard library prepares a search that pays off in long texts, above all in WebAssembly: there
//! the preparation took longer than all of these searches do.

/// Where the part begins first.
pub(crate) fn first(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).find(|at| begins(text, *at, part))
}

/// Where the part begins last.
pub(crate) fn last(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).rev().find(|at| begins(text, *at, part))
}

/// Whether the part stands there.
fn begins(text: &str, at: usize, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    text.get(at) == part.first() && text.get(at..).is_some_and(|rest| rest.starts_with(part))
}

/// Whether the text holds the part.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    first(text, part).is_some()
}

/// What stands before the last such part, and after it.
pub(crate) fn around_last<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = last(text, part)?;
    Some((&text[..at], &text[at + part.len()..]))
}

/// The text in small letters, one by one: that a sigma is another at the end of a word is no matter
/// where texts are compared.
pub(crate) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| out.extend(c.to_lowercase()));
    out
}

/// Whether the text holds the part, which is of ASCII, in any case.
pub(crate) fn holds_folded(text: &str, part: &str) -> bool {
    let Some(first) = part.as_bytes().first() else { return true };
    text.as_bytes()
        .windows(part.len())
        .any(|here| here[0].eq_ignore_ascii_case(first) && here.eq_ignore_ascii_case(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_what_the_standard_library_finds() {
        for text in ["", "a", "ab", "aab", "abaab", "été", "b"] {
            for part in ["a", "ab", "aab", "é", "b", "abab"] {
                assert_eq!(first(text, part), text.find(part), "{text} {part}");
                assert_eq!(last(text, part), text.rfind(part), "{text} {part}");
                assert_eq!(holds(text, part), text.contains(part), "{text} {part}");
            }
        }
    }

    #[test]
    fn capitals_are_as_small_letters() {
        assert!(holds_folded("x-FootNote", "note") && holds_folded("note", "note") && holds_folded("", ""));
        assert_eq!((&*lower("ÄbC ΟΔΟΣ"), around_last("a-b-c", "-")), ("äbc οδοσ", Some(("a-b", "c"))));
        assert!(!holds_folded("not", "note") && !holds_folded("knot e", "note"));
    }
}
