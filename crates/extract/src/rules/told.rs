//! What is told of the rules, as one text that is put together while the crate is compiled: what runs
//! holds neither an address nor a length for each of some seven hundred short texts.

use std::sync::OnceLock;

use super::RULES;

/// The id of a rule, by its index, and what a reader is told, in English.
pub(crate) fn told(rule: u16) -> (&'static str, &'static str) {
    static LINES: OnceLock<Vec<&str>> = OnceLock::new();
    let lines = LINES.get_or_init(|| TEXT.split('\n').collect());
    let at = usize::from(rule) * 2;
    (lines.get(at).unwrap_or(&""), lines.get(at + 1).unwrap_or(&""))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_told_with_its_own_words() {
        for (index, rule) in RULES.iter().enumerate() {
            assert_eq!(told(index as u16), (rule.id, rule.words));
        }
        assert_eq!(told(u16::MAX), ("", ""));
    }
}
