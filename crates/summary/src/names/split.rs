//! A sentence as words, with what tells names: capitals, what stands beside.

use super::lexicon::{LITTLE, Lexicon};
use crate::words::runs_on;

/// A word in its sentence.
pub struct Word<'a> {
    /// As it is written, without an article before an apostrophe and "'s".
    pub text: &'a str,
    /// What it can be.
    pub flags: u32,
    /// It begins with a capital, and is a word or an initial.
    pub capital: bool,
    /// It begins a sentence or what is quoted.
    pub first: bool,
    /// Nothing but a space stands before it, or the dot of an initial.
    pub joined: bool,
    /// A mark follows, not another word.
    pub ends: bool,
    /// Somebody has it: "'s" stands before it.
    pub owned: bool,
    /// The mark that follows, or a space.
    pub mark: char,
}

/// Adds the words of a sentence.
pub fn split<'a>(sentence: &'a str, lexicon: &Lexicon, words: &mut Vec<Word<'a>>) {
    let mut start = None;
    let (mut first, mut joined, mut owned) = (true, false, false);
    let mut chars = sentence.char_indices().chain([(sentence.len(), ' ')]).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner = matches!(c, '\'' | '’' | '-' | '.') && next.is_some_and(char::is_alphanumeric);
        // Where words run on, none of them is a part of one with capitals.
        if (c.is_alphanumeric() || start.is_some() && inner) && !runs_on(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let text = sentence.get(from..at).unwrap_or_default();
            let owner = text.strip_suffix("’s").or(text.strip_suffix("'s"));
            // "J." and "U.S."
            let initial = c == '.' && text.split('.').all(|part| part.chars().count() == 1);
            let ends = !initial && (!c.is_whitespace() || at == sentence.len() || owner.is_some());
            let text = if initial { sentence.get(from..=at).unwrap_or(text) } else { owner.unwrap_or(text) };
            // Within a name it stays ("Quai d’Orsay"), and the Arabic one does ("al-Bashir").
            let within = joined && words.last().is_some_and(|word| word.capital) && text.starts_with("d");
            let bare = without_article(text);
            joined &= within || bare.len() == text.len();
            let text = if within { text } else { bare };
            let begin = bare.strip_prefix("al-").or(bare.strip_prefix("el-")).unwrap_or(bare);
            let flags = lexicon.of(text);
            // "I’m" is as little as "I".
            let head = text.split_once(['\'', '’']).map_or(0, |(head, _)| lexicon.of(head));
            let little = (flags | head) & LITTLE != 0;
            let capital = begin.chars().next().is_some_and(is_upper)
                && (initial || text.chars().count() > 1)
                && !little;
            let mark = if c.is_whitespace() { next.filter(|next| *next == '(').unwrap_or(' ') } else { c };
            words.push(Word { text, flags, capital, first, joined, ends, owned, mark });
            // What somebody has is not part of their name.
            (first, joined, owned) = (false, owner.is_none(), owner.is_some());
            if initial {
                continue;
            }
        }
        if !c.is_whitespace() {
            joined = false;
            first |= matches!(c, ':' | '“' | '„' | '«' | '"' | '‘' | '–' | '—' | '•' | '(');
        }
    }
}

// "Europe" of "l’Europe" and "dell’Europa".
fn without_article(text: &str) -> &str {
    match text.split_once(['\'', '’']) {
        Some((article, name)) if article.len() < 5 && article.chars().all(char::is_lowercase) => name,
        _ => text,
    }
}

/// Whether all letters are capitals.
pub fn is_shouted(text: &str) -> bool {
    text.chars().all(|c| is_upper(c) || matches!(c, ' ' | 'ß' | 'ẞ' | '.')) && !text.is_empty()
}

/// A capital of a script that has them.
pub fn is_upper(c: char) -> bool {
    u32::from(c) < 0x590 && c.is_alphabetic() && !c.is_lowercase()
}
