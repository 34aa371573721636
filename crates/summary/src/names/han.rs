//! Names in Chinese and Japanese: those that are known, and persons by their surname together with a
//! title, an honorific or a verb of speech beside it, or by the characters that foreign names are
//! written with.

use super::Kind;
use super::eastern::{
    BEFORE, BEHIND, BEHIND_JAPANESE, FOREIGN, HAN_HOUSES, HAN_PLACES, JAPANESE, ONWARDS, SURNAMES,
};
use super::found::All;
use super::table::{Table, add};
use crate::words::is_hiragana;

/// So many persons are looked for.
const ENOUGH: usize = 100;

// A person, in how many places something tells so, and whether one of them is enough.
struct Person<'a>(&'a str, usize, bool);

/// Finds them in the paragraphs of a text.
pub fn find(paragraphs: &[String], found: &mut All) {
    let japanese = paragraphs.iter().any(|text| text.chars().any(is_hiragana));
    let mut table = Table::default();
    table.add_all(HAN_PLACES, Kind::Place);
    table.add_all(HAN_HOUSES, Kind::House);
    let mut people: Vec<Person<'_>> = Vec::new();
    let behind = Table::of(if japanese { BEHIND_JAPANESE } else { BEHIND });
    let before = Table::of(if japanese { JAPANESE } else { BEFORE });
    for text in paragraphs {
        let mut person = |from: usize, length: usize, sure: bool| {
            let name = text.get(from..from + length).unwrap_or_default();
            if name.chars().count() < 2 || table.has(name) {
                return;
            }
            if let Some(own) = people.iter_mut().find(|own| own.0 == name) {
                own.1 += 1;
                own.2 |= sure;
            } else if people.len() < ENOUGH {
                people.push(Person(name, 1, sure));
            }
        };
        for (at, _) in text.char_indices() {
            let (left, right) = text.split_at_checked(at).unwrap_or_default();
            if japanese {
                of_japanese(left, right, &behind, &before, &mut person);
            } else {
                of_chinese(left, right, &behind, &before, &mut person);
            }
        }
    }
    let sure: Vec<&str> = people.iter().filter(|one| one.1 > 1 || one.2).map(|one| one.0).collect();
    // Of a name with and without the character that follows it, the one that is there more often.
    let times = |name: &str| paragraphs.iter().map(|text| places_in(text, name)).sum::<usize>();
    for name in &sure {
        let rival = sure.iter().find(|other| {
            let (long, short) = if name.len() > other.len() { (name, *other) } else { (*other, name) };
            !japanese
                && long.len() > short.len()
                && long.starts_with(short)
                && (times(long) == times(short)) != (name == long)
        });
        if rival.is_none() {
            table.add(name, Kind::Person);
        }
    }
    for text in paragraphs {
        places_of(text, &table, found);
    }
}

// Takes where a person's name begins, how long it is, and whether that place is enough.
type Found<'a> = &'a mut dyn FnMut(usize, usize, bool);

fn places_of(text: &str, table: &Table<'_>, found: &mut All) {
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let hit = table.longest(rest).filter(|(name, kind)| {
            let after = rest.get(name.len()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            // "Thailand" is no part of a title, and "Chinese" no China.
            let inside = is_katakana(c) && is_katakana(before)
                || is_katakana(after) && name.chars().next_back().is_some_and(is_katakana);
            !inside && (*kind != Kind::Place || !matches!(after, '人' | '語' | '语'))
        });
        if let Some((name, kind)) = hit {
            add(found, name, kind);
        }
        let length = hit.map_or(c.len_utf8(), |(name, _)| name.len());
        let (passed, left) = rest.split_at_checked(length).unwrap_or_default();
        before = passed.chars().next_back().unwrap_or(' ');
        rest = left;
    }
}

// What ends before that place, or begins behind it.
fn of_chinese(left: &str, right: &str, behind: &Table<'_>, before: &Table<'_>, person: Found<'_>) {
    let own = |c: char| SURNAMES.contains(c);
    let foreign: fn(char) -> bool = |c| FOREIGN.contains(c);
    let han: fn(char) -> bool = |c| matches!(u32::from(c), 0x4e00..=0x9fff) && !ONWARDS.contains(c);
    // "总统" and who it is.
    if let Some((title, _)) = before.longest(right) {
        let name = right.get(title.len()..).unwrap_or_default();
        let from = left.len() + title.len();
        let strange = front(name, foreign);
        if name.chars().next().is_some_and(own) && name.chars().nth(strange.chars().count()) != Some('·') {
            let given = front(name.get(3..).unwrap_or_default(), han).chars().count().min(2);
            person(from, take(name, 1 + given).len(), true);
            person(from, take(name, 2).len(), false);
        } else {
            person(from, take(strange, 6).len(), true);
        }
    }
    // Who it is, and "说".
    let speaker = right.starts_with('：') && left.chars().count() < 4;
    if speaker || behind.longest(right).is_some() {
        let strange = back(left, foreign);
        let length = [3, 2].into_iter().find(|length| {
            let name = tail(left, *length);
            name.chars().count() == *length && name.chars().next().is_some_and(own) && name.chars().all(han)
        });
        let name = length.map_or(tail(strange, 6), |length| tail(left, length));
        person(left.len() - name.len(), name.len(), speaker);
    }
    // The parts of a foreign name, which a dot joins.
    if let Some(rest) = right.strip_prefix('·') {
        let (one, other) = (back(left, foreign), front(rest, foreign));
        if one.chars().count() > 1 && other.chars().count() > 1 {
            person(left.len() - one.len(), one.len() + '·'.len_utf8() + other.len(), true);
        }
    }
}

fn of_japanese(left: &str, right: &str, behind: &Table<'_>, families: &Table<'_>, person: Found<'_>) {
    let kanji: fn(char) -> bool = |c| matches!(u32::from(c), 0x4e00..=0x9fff) || c == '々';
    let title = behind.longest(right).map(|(title, _)| title);
    let honour = title.is_some_and(|title| matches!(title, "氏" | "さん"));
    let strange = back(left, is_katakana).trim_start_matches('・');
    let ends = !strange.is_empty() && !right.chars().next().is_some_and(is_katakana);
    if ends {
        let parts = strange.split('・').filter(|part| part.chars().count() > 1).count();
        let rest = left.get(..left.len() - strange.len()).unwrap_or_default();
        // A mayor is one of a city.
        let titled = title.is_some_and(|title| !title.starts_with(['市', '町', '村', '知', '代']));
        let family = back(rest, kanji);
        if let Some(rest) = rest.strip_suffix('（').filter(|_| right.starts_with('）') && parts > 1) {
            // A reading in brackets is no name of its own.
            let name = tail(back(rest, kanji), 4);
            person(rest.len() - name.len(), name.len(), true);
        } else if titled && families.has(family) {
            person(rest.len() - family.len(), family.len() + strange.len(), true);
            person(rest.len(), strange.len(), true);
        } else if titled || parts > 1 {
            person(rest.len(), strange.len(), true);
        }
    } else if title.is_some() {
        let name = back(left, kanji);
        let family = families.longest(name).is_some();
        if (2..=5).contains(&name.chars().count()) && (honour || family) && !behind.ends(name) {
            person(left.len() - name.len(), name.len(), true);
        }
    }
}

// In how many places it stands there.
fn places_in(text: &str, name: &str) -> usize {
    text.as_bytes().windows(name.len()).filter(|part| *part == name.as_bytes()).count()
}

fn is_katakana(c: char) -> bool {
    matches!(u32::from(c), 0x30a1..=0x30ff)
}

// What a text ends with, or begins with, of such characters.
fn back(text: &str, is: fn(char) -> bool) -> &str {
    let at = text.char_indices().rev().take_while(|(_, c)| is(*c)).last().map_or(text.len(), |(at, _)| at);
    text.get(at..).unwrap_or_default()
}

fn front(text: &str, is: fn(char) -> bool) -> &str {
    let at = text.char_indices().find(|(_, c)| !is(*c)).map_or(text.len(), |(at, _)| at);
    text.get(..at).unwrap_or_default()
}

// So many characters from the beginning, or the end.
fn take(text: &str, count: usize) -> &str {
    let at = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..at).unwrap_or_default()
}

fn tail(text: &str, count: usize) -> &str {
    let at = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(at..).unwrap_or_default()
}
