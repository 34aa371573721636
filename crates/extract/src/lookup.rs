//! Words looked up by their hash: a text of a page is asked for thousands of them.

/// The hash of nothing.
pub(crate) const EMPTY: u32 = 0x811c_9dc5;

/// A byte more: FNV-1a.
#[inline]
pub(crate) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(EMPTY, |hash, byte| step(hash, *byte))
}

/// Words, each with a number.
#[derive(Debug, Default)]
pub(crate) struct Lookup {
    entries: Vec<(&'static str, u64)>,
    /// By hash: where in `entries` the word is, plus 1; 0 for none.
    places: Vec<u16>,
    /// By first byte, a bit for each length that a word with it has: most texts are settled by these.
    lengths: Vec<u32>,
}

/// The bit of a length; all that are longer share the last.
pub(crate) fn length_bit(length: usize) -> u32 {
    1 << length.min(31)
}

impl Lookup {
    /// The words of a list. Of a word that stands there twice, `join` makes one number.
    pub fn new(words: &mut dyn Iterator<Item = (&'static str, u64)>, join: fn(u64, u64) -> u64) -> Self {
        let mut all = Self { entries: Vec::new(), places: vec![0; 64], lengths: vec![0; 256] };
        for (word, number) in words {
            if let Some(first) = word.bytes().next() {
                all.lengths[usize::from(first)] |= length_bit(word.len());
            }
            if all.entries.len() * 3 >= all.places.len() {
                all.grow();
            }
            let at = all.find(hash(word.as_bytes()), word.as_bytes());
            match all.places[at].checked_sub(1) {
                Some(known) => {
                    let known = &mut all.entries[usize::from(known)].1;
                    *known = join(*known, number);
                }
                None => {
                    all.entries.push((word, number));
                    all.places[at] = all.entries.len() as u16;
                }
            }
        }
        all
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for number in 0..self.entries.len() {
            let word = self.entries[number].0.as_bytes();
            let at = self.find(hash(word), word);
            self.places[at] = number as u16 + 1;
        }
    }

    /// The place of a word, or the empty one where it would be.
    fn find(&self, hash: u32, word: &[u8]) -> usize {
        self.find_where(hash, |known| known == word)
    }

    fn find_where(&self, hash: u32, is: impl Fn(&[u8]) -> bool) -> usize {
        let last = self.places.len() - 1;
        // The low bits of this hash know little of the first letters.
        let mut at = (hash ^ hash >> 15) as usize & last;
        while let Some(known) = self.places[at].checked_sub(1) {
            if is(self.entries[usize::from(known)].0.as_bytes()) {
                break;
            }
            at = (at + 1) & last;
        }
        at
    }

    /// Whether a word may be one of that length that begins with that byte.
    #[inline]
    pub fn may_have(&self, first: u8, length: usize) -> bool {
        self.lengths.get(usize::from(first)).is_some_and(|known| known & length_bit(length) != 0)
    }

    /// Whether a word begins with that byte.
    pub fn begins(&self, first: u8) -> bool {
        self.lengths.get(usize::from(first)).is_some_and(|known| *known != 0)
    }

    /// The number of a word.
    #[inline]
    pub fn get(&self, word: &[u8]) -> Option<u64> {
        if !self.may_have(*word.first()?, word.len()) {
            return None;
        }
        self.get_hashed(hash(word), word)
    }

    /// The number of a word that is written in two parts, with letters of ASCII in any case; its hash is that
    /// of it in lower case.
    pub fn get_folded(&self, hash: u32, begin: &[u8], end: &[u8]) -> Option<u64> {
        let first = begin.first().or(end.first())?.to_ascii_lowercase();
        if !self.may_have(first, begin.len() + end.len()) {
            return None;
        }
        let is = |word: &[u8]| {
            word.len() == begin.len() + end.len()
                && word[..begin.len()].eq_ignore_ascii_case(begin)
                && word[begin.len()..].eq_ignore_ascii_case(end)
        };
        let known = self.places[self.find_where(hash, is)].checked_sub(1)?;
        Some(self.entries[usize::from(known)].1)
    }

    /// The number of a word whose hash is known.
    #[inline]
    pub fn get_hashed(&self, hash: u32, word: &[u8]) -> Option<u64> {
        if !self.may_have(*word.first()?, word.len()) {
            return None;
        }
        let known = self.places[self.find(hash, word)].checked_sub(1)?;
        Some(self.entries[usize::from(known)].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_all_of_their_letters() {
        let words: Vec<&str> = "a b aa ab ba bb é 東 the then there".split(' ').collect();
        let numbered = || words.iter().enumerate().map(|(number, word)| (*word, number as u64));
        let table = Lookup::new(&mut numbered().chain([("the", 100)]), |old, new| old + new);
        for (word, number) in numbered() {
            let want = if word == "the" { number + 100 } else { number };
            assert_eq!(table.get(word.as_bytes()), Some(want), "{word}");
        }
        for word in ["", "c", "th", "thes"] {
            assert_eq!(table.get(word.as_bytes()), None, "{word}");
        }
        assert_eq!(Lookup::default().get(b"a"), None);
    }

    #[test]
    fn a_word_in_two_parts_is_found_in_any_case() {
        let table = Lookup::new(&mut [("article", 1), ("mostread", 2)].into_iter(), |_, new| new);
        let get = |begin: &str, end: &str| {
            let word = [begin, end].concat().to_lowercase();
            table.get_folded(hash(word.as_bytes()), begin.as_bytes(), end.as_bytes())
        };
        assert_eq!((get("", "Article"), get("Most", "READ"), get("most", "")), (Some(1), Some(2), None));
        assert_eq!((get("", ""), get("most", "reads"), get("mast", "read")), (None, None, None));
    }

    #[test]
    fn a_table_grows_with_its_words() {
        let text: &'static str = Box::leak((0..3000).map(|n| format!("w{n} ")).collect::<String>().into());
        let table = Lookup::new(&mut text.split_whitespace().zip(0..), |_, new| new);
        assert!((0..3000).all(|n| table.get(format!("w{n}").as_bytes()) == Some(n)));
    }
}
