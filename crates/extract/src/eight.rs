//! Texts taken eight bytes at a time: most of a page's text is runs of small letters.

/// The lowest bit of each byte of a number.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest.
const HIGH: u64 = 0x80 * ONES;

/// The small letters of ASCII that a text begins with, eight at most: a number whose lowest byte is the
/// first of them, and how many they are.
#[inline]
pub(crate) fn small_letters(text: &[u8]) -> (u64, usize) {
    let Some(eight) = text.first_chunk() else { return few_letters(text) };
    let eight = u64::from_le_bytes(*eight);
    match (!small(eight) & HIGH).trailing_zeros() {
        64 => (eight, 8),
        bit => (eight & ((1 << (bit - 7)) - 1), bit as usize / 8),
    }
}

/// The highest bit of each byte that is a space.
#[inline]
fn spaces(eight: u64) -> u64 {
    !(((eight ^ (0x20 * ONES)) & !HIGH) + !HIGH) & !eight & HIGH
}

/// The highest bit of each byte that is a small letter of ASCII.
#[inline]
fn small(eight: u64) -> u64 {
    // By these sums a byte's highest bit says whether it is "a" or more, and whether it is more than "z".
    let low = eight & !HIGH;
    let begins = low + (0x80 - 0x61) * ONES;
    let passes = low + (0x80 - 0x7b) * ONES;
    begins & !passes & !eight & HIGH
}

/// [`small_letters`] of a text's last bytes.
fn few_letters(text: &[u8]) -> (u64, usize) {
    let letters = text.iter().take_while(|byte| byte.is_ascii_lowercase());
    letters.fold((0, 0), |(all, count), byte| (all | u64::from(*byte) << (8 * count), count + 1))
}

/// How many small letters of ASCII a text begins with.
#[inline]
pub(crate) fn small_run(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let (_, count) = small_letters(text.get(at..).unwrap_or_default());
        at += count;
        if count < 8 {
            return at;
        }
    }
}

/// How many bytes of printable ASCII with single spaces follow a word, as far as they are found eight at
/// a time: what comes after them may be more of it. The last of them is no space.
pub(crate) fn spaced_run(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = text.get(at..).and_then(|rest| rest.first_chunk()) {
        let eight = u64::from_le_bytes(*eight);
        let low = eight & !HIGH;
        let spaces = spaces(eight);
        let strange = eight | (low + ONES) | !(low + (0x80 - 0x20) * ONES);
        if strange & HIGH != 0 || spaces & (spaces << 8) != 0 {
            break;
        }
        at += if spaces >> 63 == 1 { 7 } else { 8 };
    }
    at
}

/// A number for bytes that come in pieces: equal for equal bytes, whatever the pieces are.
///
/// Eight are gathered at a time and mixed in with one multiplication.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    mixed: u64,
    /// What waits to be eight.
    held: u64,
    /// The bits of that.
    bits: u32,
}

impl Sum {
    /// Adds the lowest bytes of a number, of which none is 0: eight at most, and above them 0.
    #[inline]
    pub fn add(&mut self, bytes: u64, count: usize) {
        self.held |= bytes << self.bits;
        let bits = self.bits + 8 * count as u32;
        if bits >= 64 {
            self.mixed = mix(self.mixed, self.held);
            // What had no room; a number is not moved by 64 at once.
            self.held = (bytes >> 1) >> (63 - self.bits);
        }
        self.bits = bits % 64;
    }

    /// Adds bytes, of which none is 0.
    pub fn add_all(&mut self, mut bytes: &[u8]) {
        while let Some((eight, rest)) = bytes.split_first_chunk() {
            self.add(u64::from_le_bytes(*eight), 8);
            bytes = rest;
        }
        if !bytes.is_empty() {
            let few = bytes.iter().rev().fold(0, |few, byte| few << 8 | u64::from(*byte));
            self.add(few, bytes.len());
        }
    }

    /// Adds a character.
    pub fn add_char(&mut self, c: char) {
        self.add_all(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// The number; 0 for no bytes at all.
    #[inline]
    pub fn number(&self) -> u64 {
        if self.bits == 0 { self.mixed } else { mix(self.mixed, self.held) }
    }
}

/// Multiplied, a number's high bits know all of it; turned, they are where the next are mixed in.
fn mix(mixed: u64, eight: u64) -> u64 {
    (mixed ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sum<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u64 {
        let mut sum = Sum::default();
        pieces.into_iter().for_each(|piece| sum.add_all(piece));
        sum.number()
    }

    #[test]
    fn letters_end_where_something_else_stands() {
        for other in (0..=255u8).filter(|byte| !byte.is_ascii_lowercase()) {
            for at in 0..12 {
                let mut text = *b"thequickbrownfox";
                text[at] = other;
                let (letters, count) = small_letters(&text);
                assert_eq!(count, at.min(8), "{other} {at}");
                assert_eq!(letters.to_le_bytes()[..count], text[..count]);
                assert!(letters.to_le_bytes()[count..].iter().all(|byte| *byte == 0));
                assert_eq!(small_letters(&text[..7]).1, at.min(7));
                assert_eq!(small_run(&text), at);
            }
        }
        assert_eq!((small_run(b""), small_run(b"abc"), small_run(b"abcdefghijklmnop")), (0, 3, 16));
    }

    #[test]
    fn what_follows_a_word_ends_at_what_is_not_printed_as_it_stands() {
        let text = " it's 4 ~{ } of A to Z; and so on";
        assert!(text.len() - spaced_run(text.as_bytes()) < 8);
        for other in ["\n", "\u{7f}", "é", "\0", "  ", "\u{1f}"] {
            for at in 1..text.len() {
                let cut = [&text[..at], other, &text[at..]].concat();
                let run = spaced_run(cut.as_bytes());
                assert!(run <= at && at - run <= 8 && !cut[..run].ends_with(' '), "{cut} {run}");
            }
        }
    }

    #[test]
    fn other_bytes_are_another_number() {
        let texts: [&[u8]; 9] =
            [b"", b"a", b"b", b"ab", b"ba", b"abcdefgh", b"abcdefghi", b"abcdefgha", b"hgfedcba"];
        let mut numbers = texts.map(|text| sum([text]));
        assert_eq!(numbers[0], 0);
        numbers.sort_unstable();
        assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]), "{numbers:?}");
    }

    proptest! {
        #[test]
        fn pieces_do_not_matter(text in "[a-zäß世]{0,40}", cuts in prop::collection::vec(1usize..9, 40)) {
            let mut rest = text.as_bytes();
            let mut pieces = Sum::default();
            for cut in cuts {
                let (piece, after) = rest.split_at(cut.min(rest.len()));
                let mut eight = [0; 8];
                eight[..piece.len()].copy_from_slice(piece);
                pieces.add(u64::from_le_bytes(eight), piece.len());
                rest = after;
            }
            pieces.add_all(rest);
            prop_assert_eq!(pieces.number(), sum([text.as_bytes()]));
            let mut characters = Sum::default();
            text.chars().for_each(|c| characters.add_char(c));
            prop_assert_eq!(characters.number(), pieces.number());
        }
    }
}
