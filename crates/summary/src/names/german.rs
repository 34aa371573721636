//! Names where all nouns have capitals, as in German: a capital tells nothing there. What tells is a
//! given name, an office or a title before it, and that it is known.

use super::Kind;
use super::found::{All, Found};
use super::lexicon::{GIVEN, HOUSE, HOUSE_WORD, JOIN, Lexicon, PLACE, PLAIN, TITLE};
use super::lists::OFFICES;
use super::runs::name;
use super::split::{Word, is_shouted};
use crate::words::{fold, hash, is_in, sorted};

/// What stands before a noun, and before no name of a person.
const ARTICLES: &str = "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins kein keine \
    jeder jede jedes dieser diese dieses diesem diesen mein meine sein seine ihr ihre Der Die Das Ein Eine Im Am";
/// What joins the name of a company with a hyphen.
const OF_HOUSES: &str = "Konzern Konzerns Gruppe Vorstand Aktie Aktien Chef Chefin Manager";
/// The ends of words for organisations.
const ENDS: &str = "bank verband ministerium amt gericht partei universität zeitung gesellschaft institut verein \
    werke museum archiv agentur stiftung akademie rat";

/// The ends of adjectives that a name may begin with.
const ADJECTIVES: &str = "sche schen scher sches ige igen iger iges ale alen aler ales eue euen euer eues inte inten \
    berliner hamburger münchner kölner frankfurter wiener zürcher schweizer";

/// Finds them among the words of a text.
pub fn find(words: &[Word<'_>], lexicon: &Lexicon, found: &mut All) {
    let mut used: Vec<bool> = Vec::new();
    let mut families: Vec<u32> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let length = known(words, at, lexicon)
            .map(|(length, mut one)| {
                one.ends = 1;
                if one.kind == Kind::Person {
                    let last = one.words().next_back().unwrap_or_default();
                    families.push(hash(last.chars()));
                }
                found.add(one);
                length
            })
            .unwrap_or(0);
        if length == 0 {
            of_compound(word, lexicon, found);
        }
        used.extend(std::iter::repeat_n(length > 0, length.max(1)));
        at += length.max(1);
    }
    // A family's name alone, in the genitive, too; but not the noun that looks like it.
    let families = sorted(families);
    let is_family = |text: &str| families.binary_search(&hash(text.chars())).is_ok();
    for (n, word) in words.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| words.get(n)).filter(|_| word.joined);
        let noun = before.is_some_and(|before| is_in(ARTICLES, before.text));
        if used.get(n).is_none_or(|used| *used) || !word.capital || noun {
            continue;
        }
        let text =
            [Some(word.text), word.text.strip_suffix('s')].into_iter().flatten().find(|text| is_family(text));
        if let Some(text) = text {
            found.add(Found { text: text.to_owned(), count: 1, ends: 1, ..Found::default() });
        }
    }
}

// The name that begins there, and of how many words it is.
fn known(words: &[Word<'_>], at: usize, lexicon: &Lexicon) -> Option<(usize, Found)> {
    let word = words.get(at).filter(|word| word.capital)?;
    let of = |n: usize| words.get(at + n).filter(|word| word.joined && word.capital);
    let one = |length: usize, kind: Kind| {
        let parts = words.get(at..at + length).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|n| words.get(n)).filter(|_| word.joined);
        Some((length, Found { kind, ..name(parts, before, words.get(at + length)) }))
    };
    // Given names, what joins them with a family's, and that.
    let person = word.flags & GIVEN != 0 && word.flags & PLACE == 0;
    if person && let Some(length) = person_of(words, at) {
        return one(length, Kind::Person);
    }
    let joined = (0..4).map_while(|n| {
        if n == 0 {
            Some(word.text)
        } else {
            words.get(at + n).filter(|word| word.joined).map(|word| word.text)
        }
    });
    let whole = lexicon.longest(joined);
    // "Universität Bremen", "Deutsche Bahn", "Hansa Logistik GmbH".
    let mut length = 1;
    while length < 4 && of(length).is_some_and(|next| next.flags & (TITLE | GIVEN | PLAIN) == 0) {
        length += 1;
    }
    let names_house =
        |word: &Word<'_>| word.flags & HOUSE_WORD != 0 || ends_in(word.text, ENDS) || is_form(word.text);
    let house = (1..length).rev().find(|n| of(*n).is_some_and(names_house)).filter(|n| {
        let proper = word.text.ends_with(['e', 'n', 'r', 's'])
            && word.flags & HOUSE_WORD == 0
            && !is_office(word.text);
        of(*n).is_some_and(|last| is_form(last.text)) || proper && !word.first && is_adjective(word.text)
    });
    if let Some(n) = house.filter(|n| whole.is_none_or(|(length, _)| *n + 1 > length)) {
        return one(n + 1, Kind::House);
    }
    if let Some((length, flags)) = whole {
        let kind = if flags & PLACE != 0 { Kind::Place } else { Kind::House };
        let (length, mut one) = one(length, kind)?;
        // "Brandenburgs" is Brandenburg.
        if let Some(bare) = one.text.strip_suffix('s').filter(|bare| lexicon.of(bare) & flags != 0) {
            one.text = bare.to_owned();
        }
        return Some((length, one));
    }
    if names_house(word) && !is_form(word.text) && of(1).is_some_and(|next| next.flags & PLACE != 0) {
        return one(2, Kind::House);
    }
    // An office, and who has it.
    let office = at.checked_sub(1).and_then(|n| words.get(n)).filter(|_| word.joined);
    let office = office.filter(|office| office.flags & TITLE != 0 || is_office(office.text))?;
    let plain = office.capital
        && word.flags & (PLAIN | TITLE | HOUSE_WORD) == 0
        && !is_office(word.text)
        && !is_shouted(word.text);
    let plain = plain && !word.text.contains('-') && !ends_in(word.text, ENDS);
    if !plain {
        return None;
    }
    let two = of(1)
        .is_some_and(|next| next.flags & (PLAIN | TITLE | PLACE | HOUSE) == 0 && !is_office(next.text))
        && of(2).is_none();
    one(if two { 2 } else { 1 }, Kind::Person)
}

// How many words the name of a person has that begins with a given name.
fn person_of(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut n = at + 1;
    while let Some(word) = words.get(n).filter(|word| word.joined) {
        let more = word.capital && (word.flags & GIVEN != 0 || word.text.ends_with('.'));
        let further =
            words.get(n + 1).is_some_and(|next| next.joined && (next.capital || next.flags & JOIN != 0));
        if !(more || word.flags & JOIN != 0) || !further {
            break;
        }
        n += 1;
    }
    let last = words.get(n).filter(|word| word.joined && word.capital)?;
    let fits = last.flags & (PLAIN | TITLE) == 0 && !is_office(last.text) && !is_shouted(last.text);
    fits.then_some(n + 1 - at)
}

// "EU" of "EU-Staaten", "Linde" of "Linde-Konzern".
fn of_compound(word: &Word<'_>, lexicon: &Lexicon, found: &mut All) {
    let Some((head, rest)) = word.text.split_once('-') else { return };
    let company = is_in(OF_HOUSES, rest);
    let certain = lexicon.of(head) & HOUSE != 0 && is_shouted(head);
    let proper = head.chars().count() > 2 && !is_shouted(head) && lexicon.of(head) & (PLACE | PLAIN) == 0;
    if word.capital && rest.starts_with(char::is_uppercase) && (certain || company && proper) {
        found.add(Found { text: head.to_owned(), count: 1, ends: 1, kind: Kind::House, ..Found::default() });
    }
}

fn is_form(text: &str) -> bool {
    is_in("GmbH AG KG SE eG", text)
}

fn is_adjective(text: &str) -> bool {
    ends_in(text, ADJECTIVES)
}

// "Präsidentin", "Präsidenten" and "Vorsitzender", too.
fn is_office(text: &str) -> bool {
    ["", "in", "en", "n", "r"]
        .iter()
        .any(|end| text.strip_suffix(end).is_some_and(|text| ends_in(text, OFFICES)))
}

// Whether a word ends with one of them, whatever the capitals.
fn ends_in(text: &str, ends: &str) -> bool {
    let small: String = text.chars().map(fold).collect();
    ends.split(' ').any(|end| small.ends_with(end))
}
