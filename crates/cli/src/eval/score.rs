//! How much of a text is right, by the arithmetic of the corpus's scorers: so that it can be asked a
//! hundred thousand times, page by page and rule by rule.

use std::hash::{DefaultHasher, Hash, Hasher};

/// What is counted of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Runs of four words: the set `aeb`.
    Shingles,
    /// Words, whatever their case: `wcxb` and `mozilla`.
    Words,
    /// The same, an ideograph or a kana a word: `multistory`.
    Characters,
}

/// What is counted of one text, sorted.
#[derive(Debug)]
pub struct Bag(Vec<u64>);

/// How two texts' bags overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    both: usize,
    got: usize,
    want: usize,
}

impl Measure {
    /// What is counted of a text.
    pub fn bag(self, text: &str) -> Bag {
        let mut bag: Vec<u64> = match self {
            Measure::Shingles => {
                let words: Vec<u64> =
                    text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(hash).collect();
                words
                    .chunks(words.len().clamp(1, 4))
                    .take(usize::from(words.len() < 4))
                    .map(hash)
                    .chain(words.windows(4).map(hash))
                    .collect()
            }
            Measure::Words => {
                text.to_lowercase().split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(hash).collect()
            }
            Measure::Characters => {
                let folded = text.to_lowercase().replace('ß', "ss").replace('ς', "σ");
                let words = folded.split(|c| !is_word(c) || c == '_').filter(|word| !word.is_empty());
                words.flat_map(|word| word.split_inclusive(is_character).flat_map(apart)).map(hash).collect()
            }
        };
        bag.sort_unstable();
        Bag(bag)
    }

    /// The score of a set: for words the mean of its pages' F1; for shingles the harmonic mean of
    /// mean precision and mean recall, as that set's own measure has it. 0 for no pages.
    pub fn total(self, pages: &[Share]) -> f64 {
        if self != Measure::Shingles {
            return mean(pages.iter().map(|page| page.f1()));
        }
        let part = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        let precision = mean(pages.iter().filter_map(|page| part(page.both, page.got)));
        let recall = mean(pages.iter().filter_map(|page| part(page.both, page.want)));
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }
}

impl Bag {
    /// How this text overlaps the one that was wanted.
    pub fn against(&self, want: &Bag) -> Share {
        Share { both: common(&self.0, &want.0), got: self.0.len(), want: want.0.len() }
    }

    /// How much of this the other has not.
    pub fn beyond(&self, other: &Bag) -> usize {
        self.0.len() - common(&self.0, &other.0)
    }
}

impl Share {
    /// 1 where both are empty.
    pub fn f1(&self) -> f64 {
        match self.got + self.want {
            0 => 1.0,
            sum => 2.0 * self.both as f64 / sum as f64,
        }
    }
}

/// How many two sorted lists have in common, each counted as often as it stands in both.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        both += usize::from(a == b);
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    both
}

/// The mean; 0 of nothing.
pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

fn hash(piece: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    piece.hash(&mut hasher);
    hasher.finish()
}

/// What Python's `\w` takes for part of a word, but for the vowel signs of Indic scripts.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Kana and ideographs.
fn is_character(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// A run of letters that may end with a character, and that character.
fn apart(run: &str) -> impl Iterator<Item = &str> {
    let at = run.char_indices().next_back().filter(|(_, c)| is_character(*c)).map_or(run.len(), |(at, _)| at);
    let (letters, character) = run.split_at(at);
    [letters, character].into_iter().filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(measure: Measure, got: &str, want: &str) -> Share {
        measure.bag(got).against(&measure.bag(want))
    }

    #[test]
    fn words_count_as_often_as_they_stand_in_both() {
        let page = share(Measure::Words, "The cat and the dog", "the DOG, the cow");
        assert_eq!(page, Share { both: 3, got: 5, want: 4 });
        assert_eq!(share(Measure::Words, "…", "").f1(), 1.0);
        assert_eq!(share(Measure::Words, "", "word").f1(), 0.0);
    }

    #[test]
    fn shingles_are_four_words_in_their_case_or_all_of_a_short_text() {
        let page = share(Measure::Shingles, "a b c d e f", "a b c d E f");
        assert_eq!(page, Share { both: 1, got: 3, want: 3 });
        assert_eq!(share(Measure::Shingles, "a b", "a, b"), Share { both: 1, got: 1, want: 1 });
        assert_eq!(share(Measure::Shingles, "", "a"), Share { both: 0, got: 0, want: 1 });
    }

    #[test]
    fn a_kana_is_a_word() {
        let page = share(Measure::Characters, "犬とcat_Straße", "cat 犬 STRASSE");
        assert_eq!(page, Share { both: 3, got: 4, want: 3 });
    }

    #[test]
    fn a_set_of_shingles_is_judged_by_mean_precision_and_mean_recall() {
        let pages = [Share { both: 1, got: 1, want: 2 }, Share { both: 0, got: 0, want: 5 }];
        let total = Measure::Shingles.total(&pages);
        assert!((total - 2.0 * 1.0 * 0.25 / 1.25).abs() < 1e-12, "{total}");
        assert!((Measure::Words.total(&pages) - 1.0 / 3.0).abs() < 1e-12);
    }
}
