//! Names where a script has capitals, and names alone have them: runs of such words.

use super::found::{All, Found};
use super::lexicon::{
    DAY, GIVEN, HOUSE, HOUSE_WORD, JOIN, LITTLE, Lexicon, PART, PLACE, PLACE_WORD, PLAIN, ROLE, SPEECH,
    TITLE, USED, WITHIN,
};
use super::lists::AFTER;
use super::split::{Word, is_shouted};
use crate::words::{EMPTY, fold, hash, is_in, sorted};

/// Words in a row with more capitals than this are a headline's.
pub const LONGEST: usize = 8;

/// Finds them among the words of a text.
pub fn find(words: &[Word<'_>], lexicon: &Lexicon, found: &mut All) {
    let set = |which: &dyn Fn(&&Word<'_>) -> bool| {
        sorted(words.iter().filter(which).map(|word| hash(word.text.chars().map(fold))).collect())
    };
    // In how many places a word stands, none, one or more.
    let times = |all: &[u32], text: &str| {
        let hash = hash(text.chars().map(fold));
        let from = all.partition_point(|own| *own < hash);
        all.iter().skip(from).take(2).filter(|own| **own == hash).count()
    };
    let (inside, small) =
        (set(&|word| word.capital && !word.first), set(&|word| !word.capital && !word.first));
    // Where a name may be cut short, it counts only if it stands whole elsewhere.
    let mut unsure: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !word.capital {
            at += 1;
            continue;
        }
        let end = run(words, at);
        // What a sentence begins with, and a name does not.
        let begins = |word: &Word<'_>| {
            let next = words.get(at + 1).filter(|next| next.joined && next.capital);
            let mark = words.get(end.saturating_sub(1)).map_or(' ', |last| last.mark);
            // "Ada Quist, a poet" and "Ada Quist (41)" begin with a name, "Later Quist, a poet" does not.
            let presented = matches!(mark, ',' | '(')
                && next.is_some_and(|next| {
                    times(&inside, next.text) < 2 && next.flags & (PLACE | HOUSE | TITLE | PLAIN) == 0
                });
            let whole = lexicon.longest(words.iter().skip(at).take(end - at).map(|word| word.text));
            // "La" and "In" are no names.
            times(&inside, word.text) > 0 && word.text.chars().count() > 2
                || whole.is_some()
                || word.flags & GIVEN != 0 && (next.is_some() || word.mark == ',')
                || word.flags & HOUSE_WORD != 0 && next.is_some()
                || presented && times(&small, word.text) == 0 && word.text.chars().count() > 2
        };
        if word.flags & (TITLE | DAY) != 0 || word.first && !begins(word) {
            at += 1;
            continue;
        }
        // "Secretary of State Ann Lee": the office is no part of the name.
        let before = |n: usize| at.checked_sub(n).and_then(|n| words.get(n));
        let office = before(1).is_some_and(|word| word.text == "of")
            && before(2).is_some_and(|word| word.flags & TITLE != 0);
        if end > at + 2 && office && word.flags & GIVEN == 0 {
            at += 1;
            continue;
        }
        let end = cut(words, at, end, lexicon);
        let parts = words.get(at..end).unwrap_or_default();
        let next = words.get(end);
        let mut one = name(parts, before(1).filter(|_| word.joined), next);
        // Capitals alone are an abbreviation, or a headline, or the place at the beginning of a report.
        let shouted = is_shouted(&one.text);
        let known = lexicon.of(&one.text);
        let headline =
            shouted && (parts.len() > 1 || one.text.chars().nth(6).is_some()) && known & (PLACE | HOUSE) == 0;
        let owner = next.is_some_and(|next| next.owned && next.capital && next.flags & TITLE == 0);
        // Behind an adjective stands what it is said of, and no small word.
        let small = |word: &&Word<'_>| {
            !word.capital
                && (word.text.len() < 3
                    || word.flags & SPEECH != 0
                    || is_in(AFTER, word.text)
                    || is_in(EMPTY, word.text))
        };
        let followed = next.filter(|word| word.joined).is_some_and(|word| small(&word));
        one.ends = (!owner && (shouted || followed || parts.last().is_some_and(|word| word.ends))).into();
        let plain = known & (PLAIN | LITTLE) != 0 && known & PLACE == 0
            || lexicon.of(one.text.trim_end_matches('s')) & PLAIN != 0 && parts.len() == 1;
        let long =
            parts.len() > LONGEST || one.text.chars().count() < if shouted || one.titled > 0 { 2 } else { 3 };
        if !long && !plain && !headline && !one.text.contains(|c: char| c.is_ascii_digit()) {
            let cut = word.owned || owner && parts.len() > 1 && known == 0;
            if cut { unsure.push(one) } else { found.add(one) }
        }
        at = end;
    }
    for one in &unsure {
        found.add_known(one);
    }
}

/// A name of those words, with what stands beside it.
pub fn name(parts: &[Word<'_>], before: Option<&Word<'_>>, next: Option<&Word<'_>>) -> Found {
    let text = parts.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let is = |word: Option<&Word<'_>>, flag: u32| word.is_some_and(|word| word.flags & flag != 0);
    let mark = parts.last().map_or(' ', |word| word.mark);
    let number =
        next.is_some_and(|next| next.text.len() == 2 && next.text.bytes().all(|b| b.is_ascii_digit()));
    let closed = next.is_some_and(|next| matches!(next.mark, ',' | ')'));
    // "Quist, 41, …", "Quist (41)", "Quist, who …", "Quist said" and "said Quist".
    let human = number && closed && matches!(mark, ',' | '(')
        || mark == ',' && next.is_some_and(|next| next.text == "who")
        || next.is_some_and(|next| next.joined) && is(next, SPEECH)
        || is(before, SPEECH);
    let titled = is(before, TITLE) || before.is_some_and(|word| !word.capital && word.flags & ROLE != 0);
    Found {
        text,
        count: 1,
        titled: titled.into(),
        human: human.into(),
        within: is(before, WITHIN).into(),
        used: is(before, USED).into(),
        the: before.is_some_and(|word| matches!(word.text, "the" | "The")).into(),
        ..Found::default()
    }
}

// Where a name ends that begins there: as long as capitals follow, with small words only between them.
fn run(words: &[Word<'_>], at: usize) -> usize {
    let mut end = at + 1;
    let mut next = end;
    while let Some(word) = words.get(next).filter(|word| word.joined) {
        next += 1;
        let before = words.get(at..end).unwrap_or_default();
        let first = before.first().map_or(0, |word| word.flags);
        if word.capital {
            // The president of a country has a name of his own, and a bank of a country is one name,
            // a newspaper and its city are two.
            let apart = next > end + 1
                && word.flags & PLACE != 0
                && first & (PLACE_WORD | HOUSE_WORD) == 0
                && (before.len() == 1) == (first & GIVEN == 0);
            if word.flags & (TITLE | DAY) != 0 || apart {
                break;
            }
            end = next;
            continue;
        }
        let house = |word: &Word<'_>| word.flags & HOUSE_WORD != 0;
        let joins = match word.text {
            "of" => before.len() == 1 || before.last().is_some_and(house),
            "for" => before.last().is_some_and(house),
            // "Department of Health and Human Services", but not "Iraq and Syria".
            "and" | "i" => {
                before.iter().any(house)
                    && before
                        .iter()
                        .any(|word| matches!(word.text, "of" | "for") || word.text.starts_with("Minister"))
            }
            _ => word.flags & JOIN != 0,
        };
        if !joins {
            break;
        }
    }
    end
}

// Where the first name of a run ends, for two may stand side by side.
fn cut(words: &[Word<'_>], at: usize, end: usize, lexicon: &Lexicon) -> usize {
    let of = |n: usize| words.get(n);
    let word_is = |n: usize, flag: u32| of(n).is_some_and(|word| word.flags & flag != 0);
    let abbreviation = |n: usize| {
        of(n).is_some_and(|word| {
            word.text.chars().count() > 1 && is_shouted(word.text) && !word.text.ends_with('.')
        })
    };
    let all_shouted = (at..end).all(|n| of(n).is_some_and(|word| is_shouted(word.text)));
    let house = (at..end).any(|n| word_is(n, HOUSE_WORD | PLACE_WORD));
    // A name that is known stands for itself, unless what follows makes another one of it.
    let whole = lexicon.longest(words.iter().skip(at).take(end - at).map(|word| word.text));
    if let Some((length, _)) = whole
        && at + length < end
        && !house
        && (length > 1
            || word_is(at + length, GIVEN | PLACE) && of(at + length).is_some_and(|word| word.capital))
        && !word_is(at, GIVEN)
    {
        return at + length;
    }
    for n in at + 1..end {
        let (Some(word), Some(before)) = (of(n), of(n - 1)) else { break };
        if !word.capital || !before.capital {
            continue;
        }
        let last = n + 1 >= end;
        let initial = before.text.ends_with('.');
        // "Insider Ada Quist": with a given name a new name begins.
        let given = word.flags & GIVEN != 0
            && !last
            && before.flags & (GIVEN | PART | PLACE_WORD) == 0
            && !initial
            && !house;
        let apart = !all_shouted
            && !house
            && (abbreviation(n) && !last || abbreviation(n - 1) && (end - n > 1 || lexicon.declined));
        if given || apart {
            return n;
        }
    }
    end
}
