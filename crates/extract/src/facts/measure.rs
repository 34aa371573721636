//! The measures of a piece of text, for scripts with and without spaces.

use crate::eight::{Sum, small_letters, small_run};

/// Counts over a piece of text. A word is a run of letters and digits; of Chinese and Japanese,
/// two characters count as one word, so that measures compare across scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Words.
    pub words: u32,
    /// Words inside links.
    pub link_words: u32,
    /// Characters that are not white space.
    pub chars: u32,
    /// Ends of sentences: `.`, `!`, `?`, `…` before a space or the end, `。` and its like anywhere.
    pub sentences: u32,
    /// Commas and their like in every script, and semicolons.
    pub commas: u32,
    /// Digits.
    pub digits: u32,
    /// Upper-case letters.
    pub upper: u32,
    /// Letters of scripts with case.
    pub cased: u32,
    /// Links.
    pub links: u32,
    /// Pictures.
    pub images: u32,
}

impl Measure {
    /// Link words in hundredths of all words; 0 without words.
    pub fn link_percent(&self) -> u32 {
        (self.link_words * 100).checked_div(self.words).unwrap_or(0)
    }
}

/// Counts while a text is being folded, character by character.
#[derive(Debug, Default)]
pub(super) struct Counter {
    pub measure: Measure,
    letters: Sum,
    in_word: bool,
    /// A half word: an ideograph that waits for its second.
    half: bool,
    after_stop: bool,
}

impl Counter {
    /// See [`key_of`].
    pub fn key(&self) -> u64 {
        self.letters.number()
    }

    /// Takes the next character of the folded text.
    pub fn push(&mut self, c: char, in_link: bool) {
        if c.is_ascii() {
            return self.push_ascii(c as u8, in_link);
        }
        let m = &mut self.measure;
        m.chars += 1;
        if is_ideograph(c) {
            self.letters.add_char(c);
            (self.in_word, self.after_stop) = (false, false);
            if !self.half {
                self.measure.words += 1;
                self.measure.link_words += u32::from(in_link);
            }
            self.half = !self.half;
        } else if is_letter(c) {
            c.to_lowercase().for_each(|c| self.letters.add_char(c));
            if c.is_numeric() {
                m.digits += 1;
            } else if c.is_uppercase() {
                m.upper += 1;
                m.cased += 1;
            } else if c.is_lowercase() {
                m.cased += 1;
            }
            self.letter(in_link);
        } else {
            match c {
                '…' | '؟' | '۔' | '।' => self.after_stop = true,
                '。' | '！' | '？' | '．' | '｡' => m.sentences += 1,
                '、' | '，' | '；' | '،' | '؛' | '､' => {
                    m.commas += 1;
                    self.after_stop = false;
                }
                // Closing marks stand between a stop and its space.
                '”' | '’' | '»' | '」' | '』' => {}
                _ => self.after_stop = false,
            }
            self.in_word &= matches!(c, '’' | '\u{ad}' | '\u{200d}' | '\u{200c}');
        }
    }

    fn push_ascii(&mut self, byte: u8, in_link: bool) {
        let m = &mut self.measure;
        match byte {
            b' ' | b'\n' => return self.push_space(),
            b'0'..=b'9' => m.digits += 1,
            b'a'..=b'z' => m.cased += 1,
            b'A'..=b'Z' => {
                m.upper += 1;
                m.cased += 1;
            }
            _ => {
                m.chars += 1;
                match byte {
                    b'.' | b'!' | b'?' => self.after_stop = true,
                    b',' | b';' => {
                        m.commas += 1;
                        self.after_stop = false;
                    }
                    b'"' | b'\'' | b')' | b']' | b'*' => {}
                    _ => self.after_stop = false,
                }
                self.in_word &= matches!(byte, b'\'' | b'-');
                return;
            }
        }
        m.chars += 1;
        self.letters.add(byte.to_ascii_lowercase().into(), 1);
        self.letter(in_link);
    }

    /// Takes white space.
    #[inline]
    pub fn push_space(&mut self) {
        self.stop();
        (self.in_word, self.half) = (false, false);
    }

    /// Ends the sentence behind a full stop, whatever follows.
    #[inline]
    pub fn stop(&mut self) {
        self.measure.sentences += u32::from(self.after_stop);
        self.after_stop = false;
    }

    /// Takes the words of small letters of ASCII that a text begins with, which is with one, as far as single
    /// spaces stand between them and before what follows. Gives how many bytes these are.
    #[inline]
    pub fn push_small(&mut self, text: &[u8], in_link: bool) -> usize {
        let mut sum = self.letters;
        let mut in_word = self.in_word;
        let (mut at, mut letters, mut words) = (0, 0, 0);
        loop {
            let (run, count) = small_letters(text.get(at..).unwrap_or_default());
            if count > 0 {
                sum.add(run, count);
                letters += count as u32;
                words += u32::from(!in_word);
                in_word = true;
                at += count;
                if count == 8 {
                    continue;
                }
            }
            let Some(&[b' ', b'!'..=b'~']) = text.get(at..at + 2).and_then(|two| two.first_chunk()) else {
                break;
            };
            in_word = false;
            at += 1;
        }
        self.letters = sum;
        self.measure.chars += letters;
        self.measure.cased += letters;
        self.measure.words += words;
        self.measure.link_words += if in_link { words } else { 0 };
        (self.in_word, self.half, self.after_stop) = (in_word, false, false);
        at
    }

    fn letter(&mut self, in_link: bool) {
        if !self.in_word {
            self.measure.words += 1;
            self.measure.link_words += u32::from(in_link);
        }
        (self.in_word, self.half, self.after_stop) = (true, false, false);
    }

    /// The end of the text ends its last sentence.
    pub fn finish(mut self) -> Measure {
        self.measure.sentences += u32::from(self.after_stop);
        self.measure
    }
}

/// A number for a text's letters and digits in lower case: equal for two printings of one
/// headline. 0 for a text that has none.
pub(crate) fn key_of(text: &str) -> u64 {
    let mut sum = Sum::default();
    let mut rest = text;
    loop {
        let (run, count) = small_letters(rest.as_bytes());
        if count > 0 {
            sum.add(run, count);
            rest = &rest[count..];
            if count == 8 {
                continue;
            }
        }
        let Some(c) = rest.chars().next() else { return sum.number() };
        rest = &rest[c.len_utf8()..];
        if c.is_ascii_alphanumeric() {
            sum.add(u64::from(c.to_ascii_lowercase()), 1);
        } else if !c.is_ascii() && is_letter(c) {
            c.to_lowercase().for_each(|c| sum.add_char(c));
        }
    }
}

/// A text's letters and digits in lower case, without all else: what two printings of one text
/// are compared by.
pub(crate) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_letters(text, &mut out);
    out
}

/// Adds them to a text.
pub(crate) fn push_letters(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        // Most of a text is runs of small letters.
        let (run, after) = rest.split_at(small_run(rest.as_bytes()));
        out.push_str(run);
        let Some(c) = after.chars().next() else { return };
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && is_letter(c) {
            out.extend(c.to_lowercase());
        }
        rest = &after[c.len_utf8()..];
    }
}

/// With how many of these characters the letters and digits of a text begin.
pub(crate) fn common_beginning(text: &str, letters: &str) -> usize {
    let mut same = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !byte.is_ascii() {
            let have = text[at..].chars().filter(|c| is_letter(*c)).flat_map(char::to_lowercase);
            return same
                + have.zip(letters[same..].chars()).take_while(|(have, letter)| have == letter).count();
        }
        if byte.is_ascii_alphanumeric() {
            // Up to here all letters are of ASCII.
            if letters.as_bytes().get(same) != Some(&byte.to_ascii_lowercase()) {
                break;
            }
            same += 1;
        }
    }
    same
}

/// A letter or a digit. The marks that texts are full of are told at once.
fn is_letter(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric()
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(text: &str) -> Measure {
        let mut counter = Counter::default();
        text.chars().for_each(|c| counter.push(c, false));
        counter.finish()
    }

    #[test]
    fn sentences_end_before_a_space_or_the_end() {
        assert_eq!(measure("Version 2.0 of it. Really?\" Yes!").sentences, 3);
        assert_eq!(measure("会談した。東京で！").sentences, 2);
        assert_eq!(measure("no end").sentences, 0);
    }

    #[test]
    fn a_key_is_the_same_however_it_is_counted() {
        for text in ["Storm warning: ÉCLAIR 2025, 東京 и ПРИВЕТ", "…", "", "a-b İstanbul ß ǅ"]
        {
            let mut counter = Counter::default();
            text.chars().for_each(|c| counter.push(c, false));
            assert_eq!(counter.key(), key_of(text), "{text}");
        }
        assert_eq!(key_of("Storm: \u{201c}Warning\u{201d}"), key_of("STORM WARNING"));
        assert_ne!(key_of("ab"), key_of("ba"));
    }

    #[test]
    fn words_compare_across_scripts() {
        assert_eq!(measure("don't well-set it").words, 3);
        assert_eq!(measure("東京で会談").words, 3);
        assert_eq!(measure("ПРИВЕТ мир").upper, 6);
    }
}
