//! What is told of the rules.

#[cfg(not(feature = "words"))]
use std::borrow::Cow;

#[cfg(feature = "words")]
pub(crate) use words::told;

/// The number of a rule, by its index.
#[cfg(not(feature = "words"))]
pub(crate) fn told(rule: u16) -> (Cow<'static, str>, &'static str) {
    (Cow::Owned(rule.to_string()), "")
}

/// Words that are told where rules are told in words.
pub(crate) const fn in_words(words: &'static str) -> &'static str {
    if cfg!(feature = "words") { words } else { "" }
}

/// As one text that is put together while the crate is compiled: what runs holds neither an address nor
/// a length for each of some seven hundred short texts.
#[cfg(feature = "words")]
mod words {
    use std::borrow::Cow;
    use std::sync::OnceLock;

    use crate::rules::RULES;

    /// The id of a rule, by its index, and what a reader is told, in English.
    pub(crate) fn told(rule: u16) -> (Cow<'static, str>, &'static str) {
        static LINES: OnceLock<Vec<&str>> = OnceLock::new();
        let lines = LINES.get_or_init(|| TEXT.split('\n').collect());
        let at = usize::from(rule) * 2;
        (Cow::Borrowed(lines.get(at).unwrap_or(&"")), lines.get(at + 1).unwrap_or(&""))
    }

    /// For each rule a line with its id and one with its words.
    const TEXT: &str = match str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => "",
    };

    static BYTES: [u8; length()] = {
        let mut bytes = [b'\n'; length()];
        let (mut rule, mut end) = (0, 0);
        while rule < RULES.len() {
            end = put(&mut bytes, end, RULES[rule].id.as_bytes());
            end = put(&mut bytes, end, RULES[rule].words.as_bytes());
            rule += 1;
        }
        bytes
    };

    const fn length() -> usize {
        let (mut rule, mut length) = (0, 0);
        while rule < RULES.len() {
            length += RULES[rule].id.len() + RULES[rule].words.len() + 2;
            rule += 1;
        }
        length
    }

    // Where the next line begins.
    const fn put(bytes: &mut [u8], from: usize, line: &[u8]) -> usize {
        let mut at = 0;
        while at < line.len() {
            bytes[from + at] = line[at];
            at += 1;
        }
        from + at + 1
    }
}

#[cfg(all(test, feature = "words"))]
mod tests {
    use super::*;
    use crate::rules::RULES;
    use crate::{account, segment};

    #[test]
    fn each_rule_is_told_with_its_own_words() {
        for (index, rule) in RULES.iter().enumerate() {
            assert_eq!(told(index as u16), (rule.id.into(), rule.words));
        }
        assert_eq!(told(u16::MAX), ("".into(), ""));
    }

    /// The app shows the words of this file: a line a rule, in the order of the table, then those of the
    /// rules that are no matter of weights.
    #[test]
    fn the_words_that_the_app_shows_are_those_of_the_rules() {
        let weighed = RULES.iter().map(|rule| (rule.id, rule.words));
        let others = segment::RULES.iter().chain(&account::RULES).copied();
        let lines: Vec<String> = weighed.chain(others).map(|(id, words)| format!("{id} {words}")).collect();
        let shown = include_str!("../../../../public/reasons.txt");
        assert_eq!(
            shown.lines().collect::<Vec<_>>(),
            lines,
            "public/reasons.txt should be:\n{}",
            lines.join("\n")
        );
    }
}
