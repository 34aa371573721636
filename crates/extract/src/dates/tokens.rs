//! A text as numbers, words and marks: what dates are made of.

use crate::phrases::is_unspaced;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of digits of any script: its value, and how many digits it has.
    Number(u32, u8),
    /// A run of letters of one script. "TimesMarch" is two words: pages run their parts together.
    Word,
    /// Any other character that is not white space.
    Mark(char),
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// White space before it.
    pub spaced: bool,
}

/// The value of a decimal digit: ASCII, full width, Arabic, Persian.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// Letters of different classes do not make one word.
fn class(c: char) -> u8 {
    if is_unspaced(c) { 2 } else { u8::from(c.is_alphabetic() || is_mark(c)) }
}

/// Vowel signs of Arabic, which are no letters to Unicode but belong to the word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Marks that show nothing, such as those of writing direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}' | '\u{feff}')
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(16);
    let (mut spaced, mut last) = (false, ' ');
    let mut next = 0;
    while let Some(&byte) = text.as_bytes().get(next) {
        let at = next;
        // Most of a text is runs of small letters, which go on with the word that they follow.
        if byte.is_ascii_lowercase() {
            let run = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
            next += run;
            match out.last_mut() {
                Some(word) if word.kind == Kind::Word && !spaced && word.end == at && class(last) == 1 => {
                    word.end = next;
                }
                _ => out.push(Token { kind: Kind::Word, start: at, end: next, spaced }),
            }
            (spaced, last) = (false, 'a');
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        next += c.len_utf8();
        let end = next;
        if is_unseen(c) {
            continue;
        }
        let open = out.last_mut().filter(|t| !spaced && t.end == at);
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        if let Some(d) = digit(c) {
            if let Some(Token { kind: Kind::Number(value, digits), end: e, .. }) = open {
                *value = value.saturating_mul(10).saturating_add(d);
                (*digits, *e) = (digits.saturating_add(1), end);
            } else {
                out.push(Token { kind: Kind::Number(d, 1), start: at, end, spaced });
            }
        } else if class(c) > 0 {
            let joined = class(last) == class(c) && !(last.is_lowercase() && c.is_uppercase());
            match open {
                Some(token) if token.kind == Kind::Word && joined => token.end = end,
                _ => out.push(Token { kind: Kind::Word, start: at, end, spaced }),
            }
        } else {
            out.push(Token { kind: Kind::Mark(c), start: at, end, spaced });
        }
        (spaced, last) = (false, c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn parts_that_run_together_come_apart() {
        assert_eq!(split("Japan Times31-03-2025"), ["Japan", "Times", "31", "-", "03", "-", "2025"]);
        assert_eq!(split("TimesMarch 3rd"), ["Times", "March", "3", "rd"]);
        assert_eq!(split("2025年3月31日(月)"), ["2025", "年", "3", "月", "31", "日", "(", "月", ")"]);
    }

    #[test]
    fn digits_of_other_scripts_have_their_value() {
        assert_eq!(tokens("٣١")[0].kind, Kind::Number(31, 2));
        assert_eq!(tokens("２０２５")[0].kind, Kind::Number(2025, 4));
        assert_eq!(tokens("99999999999999999999")[0].kind, Kind::Number(u32::MAX, 20));
    }
}
