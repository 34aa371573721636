//! What is known of words before a text is read: one table of all lists, each word with what it can be.

use super::table::Index;
use super::{given, known, lists, places};
use crate::words::{fold, hash, is_in};

/// A country, a city.
pub const PLACE: u32 = 1;
/// An organisation known by name.
pub const HOUSE: u32 = 1 << 1;
/// A given name.
pub const GIVEN: u32 = 1 << 2;
/// It stands before a person's name and is no part of it.
pub const TITLE: u32 = 1 << 3;
/// The same in small letters.
pub const ROLE: u32 = 1 << 4;
/// A word in names of organisations.
pub const HOUSE_WORD: u32 = 1 << 5;
/// A word in names of places.
pub const PLACE_WORD: u32 = 1 << 6;
/// The first part of a place's name.
pub const PART: u32 = 1 << 7;
/// Never a name.
pub const LITTLE: u32 = 1 << 8;
/// A day or a month that is nobody's name: no part of a longer name either.
pub const DAY: u32 = 1 << 9;
/// A verb of speech.
pub const SPEECH: u32 = 1 << 10;
/// Places follow it.
pub const WITHIN: u32 = 1 << 11;
/// What is used follows it.
pub const USED: u32 = 1 << 12;
/// A people, a day, a common abbreviation: no name by itself.
pub const PLAIN: u32 = 1 << 13;
/// A small word that may stand within a name.
pub const JOIN: u32 = 1 << 14;

/// Languages that write all nouns with a capital: German, Luxembourgish, Low German, Alemannic, North
/// Frisian.
const NOUNS: &str = "de lb nds gsw frr";
/// Languages that decline names: Slavic ones.
const DECLINED: &str = "ru uk be bg mk sr hr bs sl pl cs sk";
/// Endings of names there.
const ENDINGS: &str = "а я у ю е и ы о й ь ой ей ом ем ым им ам ям ах ях ами ями ию ии ией ия ие ье ья ью ов ев ова ого ому \
    его ему ая ую ое a u i y e ę ą o em ie ii ię ią ia iu ów om ach ami owi owie ego emu iego iem im ym ej eg ce";
/// Names are of no more words than this in the table.
const LONGEST: usize = 4;

/// The language of a text and what is known of its words.
pub struct Lexicon {
    words: Vec<(&'static str, u32)>,
    index: Index,
    /// Its code, without script and region.
    pub lang: String,
    /// All nouns have capitals.
    pub nouns: bool,
    /// Names are declined.
    pub declined: bool,
}

impl Lexicon {
    /// For a language by its BCP 47 tag.
    pub fn new(tag: &str) -> Self {
        let lang = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let (nouns, declined) = (is_in(NOUNS, &lang), is_in(DECLINED, &lang));
        let mut own = Self { words: Vec::new(), index: Index::default(), lang, nouns, declined };
        let joins = lists::PARTICLES.iter().find(|(lang, _)| *lang == own.lang).or(lists::PARTICLES.first());
        own.add(joins.map_or("", |(_, all)| all), ' ', JOIN);
        own.add(places::LATIN, ',', PLACE);
        own.add(known::LATIN, ',', HOUSE);
        if own.declined {
            own.add(places::STEMS, ',', PLACE);
            own.add(known::STEMS, ',', HOUSE);
            own.add(given::STEMS, ' ', GIVEN);
        }
        let all = [
            (given::LATIN, GIVEN),
            (lists::TITLES, TITLE),
            (lists::ROLES, ROLE),
            (lists::HOUSES, HOUSE_WORD),
            (lists::PLACES, PLACE_WORD),
            (lists::PARTS, PART),
            (lists::LITTLE, LITTLE),
            (lists::SPEECH, SPEECH),
            (lists::WITHIN, WITHIN),
            (lists::USED, USED),
            (lists::PEOPLES, PLAIN),
            (lists::CALENDAR, PLAIN | DAY),
            (lists::COMMON, PLAIN),
        ];
        for (list, flag) in all {
            own.add(list, ' ', flag);
        }
        own
    }

    fn add(&mut self, list: &'static str, between: char, flag: u32) {
        for word in list.split(between).filter(|word| !word.is_empty()) {
            if let Some(own) = self.place(word).and_then(|place| self.words.get_mut(place)) {
                own.1 |= flag;
            } else {
                self.index.add(hash(word.chars()), self.words.len());
                self.words.push((word, flag));
            }
        }
    }

    fn place(&self, word: &str) -> Option<usize> {
        self.index
            .find(hash(word.chars()), &mut |place| self.words.get(place).is_some_and(|(own, _)| *own == word))
    }

    fn exactly(&self, word: &str) -> u32 {
        self.place(word).and_then(|place| self.words.get(place)).map_or(0, |(_, flags)| *flags)
    }

    /// What that word or name can be.
    pub fn of(&self, text: &str) -> u32 {
        let own = self.exactly(text);
        if own != 0 || !self.declined && !self.nouns {
            return own;
        }
        // "Deutschlands".
        if self.nouns {
            let bare = text.strip_suffix('s').filter(|bare| bare.len() > 3);
            return bare.map_or(0, |bare| self.exactly(bare) & (PLACE | HOUSE));
        }
        let mut all = 0;
        for (at, _) in text.char_indices().rev().take(3) {
            let (stem, ending) = text.split_at_checked(at).unwrap_or_default();
            let flags =
                if stem.chars().count() > 2 { self.exactly(stem) & (PLACE | HOUSE | GIVEN) } else { 0 };
            if flags != 0 && is_ending(ending) {
                all |= flags;
            }
        }
        all
    }

    /// The longest name in the table that those words begin with: of how many words, and what it is.
    pub fn longest<'a>(&self, words: impl Iterator<Item = &'a str>) -> Option<(usize, u32)> {
        let mut text = String::new();
        let mut best = None;
        for (n, word) in words.take(LONGEST).enumerate() {
            if n > 0 {
                text.push(' ');
            }
            text.push_str(word);
            let flags = self.of(&text) & (PLACE | HOUSE);
            if flags != 0 {
                best = Some((n + 1, flags));
            }
        }
        best
    }

    /// Whether two words are the same but for their endings, where names have such, and for capitals.
    pub fn same(&self, one: &str, other: &str) -> bool {
        let root = common(one, other).len();
        let ends = |word: &str| word.get(root..).is_some_and(|end| end.is_empty() || is_ending(end));
        one.chars().map(fold).eq(other.chars().map(fold))
            || self.declined && common(one, other).chars().nth(2).is_some() && ends(one) && ends(other)
    }
}

/// What both begin with.
pub fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8());
    one.get(..same.sum()).unwrap_or_default()
}

fn is_ending(text: &str) -> bool {
    is_in(ENDINGS, text)
}
