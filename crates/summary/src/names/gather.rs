//! All forms of a name as one: a shorter form is the longer one once more.

use super::found::{Found, parts};
use super::lexicon::{GIVEN, HOUSE, HOUSE_WORD, Lexicon, PLACE, PLAIN, common};
use super::runs::LONGEST;
use super::split::is_shouted;
use super::table::Index;
use super::{Kind, Name};
use crate::words::{best, fold, hash, runs_on};

/// So many names are listed.
pub const MOST: usize = 30;

/// Of so many names that have the same first or last word it is asked whether a form is theirs.
const NEAR: usize = 100;

/// A name with the forms that it has.
struct Whole<'a> {
    text: &'a str,
    short: &'a str,
    count: usize,
    kind: Kind,
    place: usize,
    // Its last word alone would be it, too.
    person: bool,
    // How often its usual form is written so.
    usual: usize,
}

/// The names of a text, those that stand in most places first.
pub fn gather(all: &[Found], lexicon: &Lexicon) -> Vec<Name> {
    let mut names: Vec<Whole<'_>> = Vec::new();
    // Which of them have a first or last word that begins so.
    let mut by_word = Index::default();
    // The longest first, so that what is a part of it finds it.
    for length in (1..=LONGEST).rev() {
        for (place, one) in all.iter().enumerate() {
            if long(&one.text) == length {
                gather_one(one, place, &mut names, &mut by_word, lexicon);
            }
        }
    }
    let count = |whole: &Whole<'_>| (u32::try_from(whole.count).unwrap_or(u32::MAX), whole.place);
    let name = |whole: Whole<'_>| Name {
        text: whole.text.to_owned(),
        short: whole.short.to_owned(),
        count: whole.count,
        kind: whole.kind,
    };
    best(names, MOST, count).into_iter().map(name).collect()
}

// Of how many words it is; of how many characters where words run on.
fn long(text: &str) -> usize {
    let count = parts(text).count();
    let run_on = count == 1 && text.chars().next().is_some_and(runs_on);
    let count = if run_on { text.chars().count() } else { count };
    count.min(LONGEST)
}

fn gather_one<'a>(
    one: &'a Found,
    place: usize,
    names: &mut Vec<Whole<'a>>,
    by_word: &mut Index,
    lexicon: &Lexicon,
) {
    let kind = one.kind(lexicon);
    let (first, last) = (key(parts(&one.text).next()), key(parts(&one.text).next_back()));
    // Of several with that last word, the one that is spoken of most.
    let mut most: Option<((bool, usize), usize)> = None;
    for key in [last, first] {
        let mut left = NEAR;
        by_word.find(key, &mut |n| {
            left -= 1;
            let whole = names.get(n).filter(|whole| whole.has(one, kind, lexicon));
            let weight = whole.map(|whole| (whole.kind == Kind::Person, whole.count));
            if let Some(weight) = weight.filter(|weight| most.is_none_or(|(most, _)| *weight > most)) {
                most = Some((weight, n));
            }
            left == 0
        });
    }
    if let Some(whole) = most.and_then(|(_, n)| names.get_mut(n)) {
        whole.take(one, kind, lexicon);
        return;
    }
    // A word by itself may be an adjective; a name stands before a mark at times.
    let known = one.kind != Kind::Unknown || lexicon.of(&one.text) & (PLACE | HOUSE) != 0;
    // Two capitals that nothing else is said of are an abbreviation of anything.
    if kind == Kind::Unknown && is_shouted(&one.text) && one.text.len() < 3 {
        return;
    }
    let sure = matches!(kind, Kind::Place | Kind::House) && known || one.kind == Kind::Person;
    let likely = one.ends + one.titled > 0 && (one.count > 1 || kind == Kind::Person || one.titled > 0);
    if one.several() || sure || likely {
        let person = kind == Kind::Person || kind == Kind::Unknown && one.may_be_person(lexicon);
        by_word.add(last, names.len());
        if first != last {
            by_word.add(first, names.len());
        }
        let (text, count) = (one.text.as_str(), one.count);
        names.push(Whole { text, short: text, count, kind, place, person, usual: count });
    }
}

impl<'a> Whole<'a> {
    // Whether it has that other form: its end, or its beginning where the whole is more usual.
    fn has(&self, one: &Found, kind: Kind, lexicon: &Lexicon) -> bool {
        let mut same = |(own, other): (&str, &str)| lexicon.same(own, other);
        let (own, other) = (parts(self.text).count(), parts(&one.text).count());
        let at_end = own >= other && parts(self.text).rev().zip(parts(&one.text).rev()).all(&mut same);
        let at_start = own > other && parts(self.text).zip(parts(&one.text)).all(&mut same);
        let fits = if own == other {
            // Another case of the same name.
            at_end && (self.kind == kind || kind == Kind::Unknown || self.kind == Kind::Unknown)
        } else if one.several() {
            at_end && (kind != Kind::Place || self.kind != Kind::House)
                || at_start && one.count <= self.count && self.kind != Kind::House && kind != Kind::Place
        } else {
            // Of a person's name only: "Sudan" is not "South Sudan".
            (at_end || at_start && (one.titled > 0 || kind == Kind::Person))
                && self.person
                // "The Trump administration" is named after him.
                && one.the * 3 <= one.count
                && !is_shouted(&one.text)
                && kind != Kind::House
                // "Japan" is not "Forces Japan" either: nobody is said to be in a person twice.
                && one.within < 2
                && (lexicon.of(&one.text) & PLACE == 0 || self.kind == Kind::Person && one.within == 0)
        };
        // "Gannet" is "Gannet Media", but "Oslo" is not "Oslo Bank".
        let company = self.kind == Kind::House
            && own == 2
            && at_start
            && one.titled == 0
            && !is_shouted(&one.text)
            && lexicon.of(&one.text) & (PLACE | GIVEN | PLAIN | HOUSE_WORD) == 0
            && lexicon.of(parts(self.text).next_back().unwrap_or_default()) & HOUSE_WORD != 0;
        // What has been found to be its shortest form has it, too.
        let short = parts(self.short).rev().zip(parts(&one.text).rev()).all(&mut same)
            || parts(self.short).zip(parts(&one.text)).all(&mut same);
        // A surname stands first in Chinese and Japanese.
        let family =
            one.kind == Kind::Person && kind == self.kind && self.text.starts_with(one.text.as_str());
        (fits || company) && short || family && self.text.chars().next().is_some_and(runs_on)
    }

    fn take(&mut self, one: &'a Found, kind: Kind, lexicon: &Lexicon) {
        let (several, alike) = (one.several(), parts(self.text).count() == parts(&one.text).count());
        // The usual form; of cases the plain one, which is the shortest.
        let plainer = alike && lexicon.declined && one.text.len() < self.text.len();
        if several && (plainer || !lexicon.declined && one.count > self.usual && one.count > self.count) {
            self.text = &one.text;
            self.usual = one.count;
        }
        self.count += one.count;
        if alike || parts(&one.text).count() < parts(self.short).count() || self.short.len() > one.text.len()
        {
            // What all cases have.
            let last = parts(&one.text).next_back().unwrap_or_default();
            let same = common(last, parts(self.short).next_back().unwrap_or_default());
            let cut = if lexicon.declined && same.len() > 4 { last.len() - same.len() } else { 0 };
            self.short = one.text.get(..one.text.len() - cut).unwrap_or(&one.text);
        }
        if one.titled > 0 && kind == Kind::Person || !several && self.person {
            self.kind = Kind::Person;
        } else if self.kind == Kind::Unknown {
            self.kind = kind;
        }
        self.person |= self.kind == Kind::Person;
    }
}

// How a word begins, whatever its capitals and its ending.
fn key(word: Option<&str>) -> u32 {
    let word = word.unwrap_or_default();
    let few = if word.chars().next().is_some_and(runs_on) { 2 } else { 3 };
    hash(word.chars().map(fold).take(few))
}
