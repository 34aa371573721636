//! A name where it was found, with all that tells what it names.

use super::Kind;
use super::lexicon::{GIVEN, HOUSE, HOUSE_WORD, JOIN, Lexicon, PART, PLACE, PLACE_WORD, PLAIN};
use super::split::is_shouted;
use super::table::Index;
use crate::words::hash;

/// Of a text with more different names than this, the first ones are counted.
const ENOUGH: usize = 4000;

/// The words of a name.
pub type Parts<'a> = std::str::Split<'a, [char; 3]>;

/// The words of a name; foreign ones are joined by dots in Japanese and Chinese.
pub fn parts(name: &str) -> Parts<'_> {
    name.split([' ', '・', '·'])
}

/// A name in one place, or in all where it is the same.
#[derive(Clone, Default)]
pub struct Found {
    /// As it is written.
    pub text: String,
    /// In how many places it stands.
    pub count: usize,
    /// In how many of them it ends there.
    pub ends: usize,
    /// In how many a title or an office stands before it.
    pub titled: usize,
    /// In how many a person only would have what follows: an age, "who", a verb of speech.
    pub human: usize,
    /// In how many a word stands before it that places follow.
    pub within: usize,
    /// In how many what is used.
    pub used: usize,
    /// In how many "the", so it is no person.
    pub the: usize,
    /// What the place where it was found tells for certain.
    pub kind: Kind,
}

impl Found {
    /// Its words.
    pub fn words(&self) -> Parts<'_> {
        parts(&self.text)
    }

    /// Whether it has more than one.
    pub fn several(&self) -> bool {
        self.words().nth(1).is_some()
    }

    /// Another place of the same name.
    pub fn add(&mut self, other: &Found) {
        self.count += other.count;
        self.ends += other.ends;
        self.titled += other.titled;
        self.human += other.human;
        self.within += other.within;
        self.used += other.used;
        self.the += other.the;
        if self.kind == Kind::Unknown {
            self.kind = other.kind;
        }
    }

    /// Whether it begins with a given name and goes on as a person's may.
    pub fn has_given(&self, lexicon: &Lexicon) -> bool {
        let mut words = self.words();
        let first = words.next().unwrap_or_default();
        let last = words.next_back().map_or(0, |last| lexicon.of(last));
        lexicon.of(first) & GIVEN != 0
            && last & HOUSE_WORD == 0
            && (1..5).contains(&self.words().skip(1).count())
    }

    /// Whether its last word could be that of a family.
    pub fn may_be_person(&self, lexicon: &Lexicon) -> bool {
        let words = self.words().count();
        let first = self.words().next().map_or(0, |first| lexicon.of(first));
        self.has_given(lexicon)
            || (2..4).contains(&words)
                && self.the == 0
                && first & (PLAIN | PLACE | HOUSE | PART | HOUSE_WORD) == 0
                && !self.words().any(|word| {
                    word == "of"
                        || lexicon.of(word) & JOIN != 0
                        || is_shouted(word) && word.chars().count() > 2 && !word.contains('.')
                })
    }

    /// What it names, as far as the text tells.
    pub fn kind(&self, lexicon: &Lexicon) -> Kind {
        if self.kind != Kind::Unknown {
            return self.kind;
        }
        let own = lexicon.of(&self.text);
        let first = self.words().next().map_or(0, |first| lexicon.of(first));
        let last = self.words().next_back().map_or(0, |last| lexicon.of(last));
        let several = self.several();
        let any = |flag: u32| self.words().any(|word| lexicon.of(word) & flag != 0);
        let ends_in_place = any(PLACE) && first & PLACE_WORD != 0;
        // President Washington, but not the senators in Washington.
        if own & PLACE != 0 && self.titled * 2 <= self.count {
            Kind::Place
        } else if own & HOUSE != 0 {
            Kind::House
        } else if self.has_given(lexicon) && last & PLACE_WORD == 0 {
            Kind::Person
        } else if any(HOUSE_WORD) {
            Kind::House
        } else if self.titled > 0 && !is_shouted(&self.text)
            || several && self.human > 0 && self.may_be_person(lexicon)
        {
            Kind::Person
        } else if several && (last & PLACE_WORD != 0 || first & PLACE_WORD != 0 || ends_in_place) {
            Kind::Place
        } else if own & GIVEN != 0 && self.the == 0 && self.within == 0 {
            Kind::Person
        } else if self.within * 4 >= self.count && self.within > 0 && self.used == 0
            || several && first & PART != 0
        {
            Kind::Place
        } else if is_shouted(&self.text) && self.human > 0 {
            Kind::House
        } else {
            Kind::Unknown
        }
    }
}

/// All names that were found, each once, in their order.
#[derive(Default)]
pub struct All {
    index: Index,
    all: Vec<Found>,
}

impl All {
    /// One more place of a name.
    pub fn add(&mut self, one: Found) {
        if !self.add_known(&one) && self.all.len() < ENOUGH {
            self.index.add(hash(one.text.chars()), self.all.len());
            self.all.push(one);
        }
    }

    /// The same, if it is there already; whether it is.
    pub fn add_known(&mut self, one: &Found) -> bool {
        let is = &mut |place| self.all.get(place).is_some_and(|own: &Found| own.text == one.text);
        let place = self.index.find(hash(one.text.chars()), is);
        let own = place.and_then(|place| self.all.get_mut(place));
        let known = own.is_some();
        if let Some(own) = own {
            own.add(one);
        }
        known
    }

    /// Each of them.
    pub fn all(&self) -> &[Found] {
        &self.all
    }
}
