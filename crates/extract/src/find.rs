//! Short words looked for in short texts.
//!
//! The standard library prepares a search that pays off in long texts, above all in WebAssembly: there
//! the preparation took longer than all of these searches do.

use memchr::{memchr, memchr2_iter};

/// Where the part begins first.
pub(crate) fn first(text: &str, part: &str) -> Option<usize> {
    if part.len() > SHORT {
        return first_by_sum(text, part);
    }
    // Spaces are everywhere, and so is what all letters of a script begin with.
    let by = match part.as_bytes() {
        [b' ', _, ..] => 1,
        [first, _, _, ..] if *first >= 0xe0 => 2,
        _ => 0,
    };
    let Some(&rare) = part.as_bytes().get(by) else { return Some(0) };
    let mut at = 0;
    while let Some(next) = text.as_bytes().get(at + by..).and_then(|rest| memchr(rare, rest)) {
        at += next;
        if part.len() == 1 || begins(text, at, part) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// What is longer is not compared at every place, for a page may hold what nearly matches everywhere.
const SHORT: usize = 32;

/// The same by a number for all bytes that can be told from the one before (Karp and Rabin): texts are
/// compared only where it is the part's.
fn first_by_sum(text: &str, part: &str) -> Option<usize> {
    const BASE: u32 = 0x0100_0193;
    let sum = |bytes: &[u8]| {
        bytes.iter().fold(0u32, |sum, byte| sum.wrapping_mul(BASE).wrapping_add(u32::from(*byte)))
    };
    let bytes = text.as_bytes();
    let wanted = sum(part.as_bytes());
    let mut here = sum(bytes.get(..part.len())?);
    let highest = (0..part.len()).fold(1u32, |power, _| power.wrapping_mul(BASE));
    let ends = bytes[part.len()..].iter().map(Some).chain([None]);
    for ((at, end), begin) in ends.enumerate().zip(bytes) {
        if here == wanted && begins(text, at, part) {
            return Some(at);
        }
        let next = here.wrapping_mul(BASE).wrapping_sub(u32::from(*begin).wrapping_mul(highest));
        here = next.wrapping_add(end.map_or(0, |byte| u32::from(*byte)));
    }
    None
}

/// What stands before the part where it begins first, and after it.
pub(crate) fn cut<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = first(text, part)?;
    Some((&text[..at], &text[at + part.len()..]))
}

/// The same where it begins last.
pub(crate) fn cut_last<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = last(text, part)?;
    Some((&text[..at], &text[at + part.len()..]))
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

/// The text in small letters, one by one: that a sigma is another at the end of a word is no matter
/// where texts are compared.
pub(crate) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| out.extend(c.to_lowercase()));
    out
}

/// Whether the text holds the part, which is of ASCII, in any case.
pub(crate) fn holds_folded(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some(first) = part.first() else { return true };
    let begins =
        |at: usize| text.get(at..at + part.len()).is_some_and(|have| have.eq_ignore_ascii_case(part));
    memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text).any(begins)
}

/// Whether the text holds one of the parts, which are longer than a byte, letters of ASCII in any case.
pub(crate) fn holds_any_folded(text: &str, parts: &[&str]) -> bool {
    // A letter has these bits small or capital: where no part begins with such a pair, none is compared.
    let bit = |byte: u8| 1u32 << (byte & 31);
    let (mut firsts, mut seconds) = (0, 0);
    for part in parts {
        if let [first, second, ..] = part.as_bytes() {
            firsts |= bit(*first);
            seconds |= bit(*second);
        }
    }
    let text = text.as_bytes();
    text.windows(2).enumerate().any(|(at, pair)| {
        firsts & bit(pair[0]) != 0
            && seconds & bit(pair[1]) != 0
            && parts.iter().any(|part| {
                let part = part.as_bytes();
                // Most are told apart by their second letter, which costs less.
                part.get(1).is_some_and(|second| bit(*second) == bit(pair[1]))
                    && text.get(at..at + part.len()).is_some_and(|have| have.eq_ignore_ascii_case(part))
            })
    })
}

/// The pieces of a text.
pub(crate) fn split<'t>(text: &'t str, between: &str) -> impl Iterator<Item = &'t str> {
    let mut left = Some(text);
    std::iter::from_fn(move || {
        let text = left?;
        let pieces = cut(text, between);
        left = pieces.map(|(_, after)| after);
        Some(pieces.map_or(text, |(before, _)| before))
    })
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
                assert_eq!(cut(text, part), text.split_once(part), "{text} {part}");
                assert_eq!(cut_last(text, part), text.rsplit_once(part), "{text} {part}");
                assert_eq!(first_by_sum(text, part), text.find(part), "{text} {part}");
            }
        }
        let part = "a part that is too long to be compared everywhere";
        for text in [part, &part[1..], &format!("{part} or not"), &format!("here is {part}")] {
            assert_eq!(first(text, part), text.find(part), "{text}");
        }
    }

    #[test]
    fn capitals_are_as_small_letters() {
        assert!(holds_folded("x-FootNote", "note") && holds_folded("note", "note"));
        assert!(!holds_folded("not", "note") && !holds_folded("knot e", "note") && !holds_folded("", "note"));
        assert!(
            holds_any_folded("a/PIXEL?1", &["dot", "/pixel?"]) && !holds_any_folded("a/PIXEL1", &["/pixel?"])
        );
    }

    #[test]
    fn what_is_split_is_what_the_standard_library_splits() {
        for text in ["", "/", "a", "/a", "a/", "a//b", "é/ü", " - a - b -- c"] {
            for between in ["/", " - "] {
                assert!(split(text, between).eq(text.split(between)), "{text}");
            }
        }
        assert_eq!((&*lower("ÄbC ΟΔΟΣ"), cut_last("a-b-c", "-")), ("äbc οδοσ", Some(("a-b", "c"))));
    }
}
