//! The words of a sentence as numbers that can be compared, whatever their endings and capitals.

/// Words that say nothing about what a text is about: those of four letters and more, the shorter
/// ones are left out anyway. English, German, French, Spanish, Portuguese, Italian, Dutch, Russian.
pub const EMPTY: &str = " that this with from have been were will would could should their there they them then than \
    what when where which while about after before because into over under only also more most much many some \
    such other very just like said says does being those these through between during against without within \
    nicht auch eine einer einem einen eines oder aber dass sich wird wurde werden sind hatte haben nach über \
    unter durch wenn noch mehr sein seine seiner ihre ihrer diese dieser dieses kann können beim zwischen schon \
    dans pour avec sans mais plus être cette sont était avait leur leurs elle elles nous vous comme entre aussi \
    para como pero este esta estos estas desde hasta entre sobre cuando donde porque también había tiene más \
    mais isso esse essa pelo pela entre quando onde também está são foram \
    della delle degli nella sono questo questa anche come quando dove perché \
    niet voor door maar ook werd zijn heeft hebben deze \
    этот этого было были который которые также только после перед когда если чтобы ";

/// A letter made small where that is one letter more or less: Latin, Greek, Cyrillic. The tables of
/// Unicode would weigh more than all of this crate.
pub fn fold(c: char) -> char {
    let shift = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        _ => return c,
    };
    char::from_u32(c as u32 + shift).unwrap_or(c)
}

/// Whether the script writes words without spaces between them.
pub fn runs_on(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3134f | 0xe00..=0xe7f)
}

pub fn is_hiragana(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x309f)
}

/// FNV-1a over characters.
pub fn hash(word: impl Iterator<Item = char>) -> u32 {
    word.fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}

/// The words of a text that carry meaning, each once and in no order that matters, and how many
/// words it has in all. Endings are cut off: six letters tell most words of most languages apart.
/// Where words run on, pairs of characters stand for them.
pub fn terms(text: &str) -> (Vec<u32>, u32) {
    let mut terms = Vec::new();
    let count = each_term(text, &mut |term, _| terms.push(term));
    let mut terms = sorted(terms);
    terms.dedup();
    (terms, count)
}

/// Calls with each of them and with how it is written, in the order of the text; returns how many
/// words there are in all.
pub fn each_term(text: &str, see: &mut dyn FnMut(u32, &str)) -> u32 {
    let mut count = 0u32;
    let mut word: Vec<char> = Vec::new();
    let mut start = 0;
    let mut last: Option<(usize, char)> = None;
    for (at, c) in text.char_indices().chain(Some((text.len(), ' '))) {
        if runs_on(c) {
            count += 1;
            // Small grammatical words of Japanese are in hiragana.
            if let Some((from, first)) = last.filter(|(_, first)| !is_hiragana(*first) || !is_hiragana(c)) {
                see(hash([first, c].into_iter()), text.get(from..at + c.len_utf8()).unwrap_or_default());
            }
            last = Some((at, c));
            continue;
        }
        last = None;
        if c.is_alphanumeric() {
            if word.is_empty() {
                start = at;
            }
            word.push(fold(c));
        } else if !word.is_empty() {
            count += 1;
            if word.len() > 3 && !is_empty(&word) {
                let written = text.get(start..at).unwrap_or_default();
                see(hash(word.iter().copied().take(6)), written);
            }
            word.clear();
        }
    }
    count
}

/// In order. By a heap, whose code is a tenth of that of the sort in the standard library.
pub fn sorted(terms: Vec<u32>) -> Vec<u32> {
    std::collections::BinaryHeap::from(terms).into_sorted_vec()
}

/// The few that count most, and of those that count as much the first: by how much, and which. One by
/// one, for a sort of the standard library is thrice as large as this crate's largest function.
pub fn best<T>(mut all: Vec<T>, few: usize, counts: impl Fn(&T) -> (u32, usize)) -> Vec<T> {
    let mut best = Vec::new();
    let order = |one: &T| {
        let (count, which) = counts(one);
        (count, usize::MAX - which)
    };
    while best.len() < few
        && let Some((at, _)) = all.iter().enumerate().max_by_key(|(_, one)| order(one))
    {
        best.push(all.swap_remove(at));
    }
    best
}

/// Whether a list of words between spaces has that one.
pub fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

fn is_empty(word: &[char]) -> bool {
    EMPTY.split_ascii_whitespace().any(|empty| empty.chars().eq(word.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::{fold, terms};

    #[test]
    fn endings_and_capitals_do_not_matter() {
        assert_eq!(terms("The Ferries sailed").0, terms("ferries, sailed!").0);
        assert_eq!(terms("newspaper").0, terms("Newspapers").0);
        assert_eq!(terms("Über die ÖFFNUNG").0, terms("öffnung").0);
        assert_eq!((fold('Ж'), fold('Ё'), fold('Σ'), fold('ß')), ('ж', 'ё', 'σ', 'ß'));
    }

    #[test]
    fn words_that_run_on_are_pairs() {
        assert_eq!(terms("渡し船").0.len(), 2);
        assert_eq!(terms("それは").0.len(), 0);
        assert_eq!(terms("船").1, 1);
    }
}
