//! What sites say about themselves and about other stories, by language.
//!
//! Single words never decide anything: they are signs ([`Signs`]), and a class of furniture is a
//! combination of signs in a line of limited length (see [`super::furniture`]). Headings over
//! other stories are whole phrases ([`headings`]).

mod headings;
mod words;

pub(super) use headings::{heading, inline_lead};
pub(super) use words::{Sign, Signs, signs};

/// The words of a line in lower case: runs of letters and digits, also split where a small
/// letter meets a capital ("Copy linkShare on X": labels of buttons that were copied as one line).
pub(super) fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    let mut small_before = false;
    let mut rest = text;
    while let Some(&first) = rest.as_bytes().first() {
        // Most words are small letters and nothing else: they are taken as they stand.
        let small = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        if small > 0 {
            let (run, after) = rest.split_at(small);
            rest = after;
            let ends = rest.bytes().next().is_none_or(|b| b.is_ascii() && !b.is_ascii_digit());
            if word.is_empty() && ends {
                take(run);
            } else {
                word.push_str(run);
            }
            small_before = true;
            continue;
        }
        if first.is_ascii() {
            rest = &rest[1..];
            if !word.is_empty()
                && (!first.is_ascii_alphanumeric() || small_before && first.is_ascii_uppercase())
            {
                take(&word);
                word.clear();
            }
            small_before = false;
            if first.is_ascii_alphanumeric() {
                word.push(first.to_ascii_lowercase().into());
            }
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        rest = &rest[c.len_utf8()..];
        let apart = !c.is_alphanumeric() || (small_before && c.is_uppercase());
        if apart && !word.is_empty() {
            take(&word);
            word.clear();
        }
        small_before = c.is_lowercase();
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        take(&word);
    }
}

/// The words of a line, one space between them: the form in which phrases are compared.
pub(super) fn plain_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Most of a text is runs of small letters.
        let small = if space { 0 } else { rest.bytes().take_while(u8::is_ascii_lowercase).count() };
        if small > 0 {
            out.push_str(&rest[..small]);
            rest = &rest[small..];
            continue;
        }
        if c.is_alphanumeric() {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') {
            space = true;
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}
