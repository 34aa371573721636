//! The names in a text: people, places, organisations, told by how they are written.
//!
//! Where a script has capitals, a name is a run of words with capitals inside a sentence. The first
//! word of a sentence tells nothing, so it counts only if the rest of the text knows it. A language
//! that gives all nouns a capital tells only names of several words of which one comes again alone.
//! In Japanese a name is what an honorific follows. For other scripts nothing is said, for it would
//! be guessed. What a name names is told by the words in it and before it.

use crate::sentences::sentences;
use crate::words::{EMPTY, best, fold, hash, is_in, runs_on, sorted};

/// So many names are listed.
const MOST: usize = 30;
/// Of a text with more names than this, the first ones are counted.
const ENOUGH: usize = 4000;
/// Words in a row with more capitals than this are a headline's.
const LONGEST: usize = 8;
/// Small words that stand within names of several languages.
const PARTICLES: &str =
    " de da do dos das del della di du des la le las les los van von der den ter zu al el bin ibn af av ";
/// Languages that write all nouns with a capital: German, Luxembourgish, Low German, Alemannic, North
/// Frisian.
const NOUNS: &str = " de lb nds gsw frr ";
/// English alone writes days and months with a capital as if they were names.
const CALENDAR: &str = " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May \
    June July August September October November December ";
/// Words that begin sentences, never names: after an initial or a number nothing else tells them.
const LITTLE: &str = " The A An And But Or If In On At As To Of For From With By It Its He She We They You I My Our His \
    Her Their Your This That These Those There Some All Most When Where While After Before No Yes So Then Now Is Are ";
/// What stands before the name of a person and is no part of it.
const TITLES: &str = " Mr Mrs Ms Miss Dr Sir Lady Lord Professor President Senator Minister Chancellor Judge General Colonel \
    Captain King Queen Prince Pope Mayor Governor Secretary Commissioner Chairman Leader CEO Attorney-General \
    President-elect Herr Frau Monsieur Madame Mme Señor Señora Don Sr Sra Senhor ";
/// Words in names of organisations.
const HOUSES: &str = " Inc Corp Corporation Company Group Bank Board Council Committee Commission Ministry Department Office \
    Agency Institute University School Academy Center Centre Association Union League Party Police \
    Foundation Museum Court Congress Parliament Senate Army Club Times Post \
    Universidad Ministerio Banco Partido Consejo Instituto Université Ministère Parti Institut Universität ";
/// Words before a part of a place's name: it is not what the rest of it is.
const PARTS: &str = " South North East West New Upper Lower Great Central United Northern Southern Eastern Western Saint \
    San Santa São Los Las Lake Mount Cape Fort Port Sud Nord Norte Sur ";
/// What stands before a place and seldom before anything else.
const WITHIN: &str = " in near across throughout à en em na nel v w ";
/// Small words of three letters that may follow a name, but no adjective; others are shorter, or empty
/// words anyway.
const AFTER: &str = " and for was has who had are but und hat war est ont les las que los por fue ";
/// Abbreviations of things that have no name of their own.
const COMMON: &str =
    " TV HD HDR PC USB CPU GPU VR AI IT CEO PR PDF DVD CD LED DNA HIV HTML XML API SMS GPS RAM SSD OK PhD ";

/// What a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    House,
    /// Nothing in the text tells.
    #[default]
    Unknown,
}

/// A name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Its usual form among those with several words, else its only one.
    pub text: String,
    /// What all its places have: the shortest form of it.
    pub short: String,
    /// In how many places it stands.
    pub count: usize,
    /// What it names.
    pub kind: Kind,
}

struct Word<'a> {
    text: &'a str,
    // It begins with a capital, and is a word or an initial.
    capital: bool,
    // It begins a sentence or what is quoted.
    first: bool,
    // Nothing but a space stands before it, or the dot of an initial.
    joined: bool,
    // A mark follows, not another word.
    ends: bool,
    // Somebody has it: "'s" stands before it.
    owned: bool,
}

/// A name in one place, or in all where it is the same.
#[derive(Clone, Default)]
struct Found {
    text: String,
    count: usize,
    // In how many of them it ends there, a title stands before, or a word that places follow.
    ends: usize,
    titled: usize,
    within: usize,
    // "The" stands before it, so it is no person.
    the: usize,
}

impl Found {
    fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text.split([' ', '・'])
    }

    // Whether its last word could be that of a family.
    fn may_be_person(&self) -> bool {
        let words = self.words().count();
        (2..4).contains(&words)
            && self.the == 0
            && !self.words().any(|word| word == "of" || is_in(PARTICLES, word))
    }

    fn kind(&self) -> Kind {
        let first = self.words().next().unwrap_or_default();
        if self.titled > 0 {
            Kind::Person
        } else if self.words().any(|word| is_in(HOUSES, word)) || self.the > 0 && is_shouted(&self.text) {
            Kind::House
        } else if self.within * 4 >= self.count && self.within > 0 || is_in(PARTS, first) {
            Kind::Place
        } else {
            Kind::Unknown
        }
    }
}

/// The names in a text of that language, a BCP 47 tag; those that stand in most places first.
pub fn names(lang: &str, paragraphs: &[String]) -> Vec<Name> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    for text in paragraphs {
        for range in sentences(text, usize::MAX) {
            split(text.get(range).unwrap_or_default(), &mut words);
        }
        honoured(text, &mut found);
    }
    let nouns = is_in(NOUNS, lang.split('-').next().unwrap_or_default());
    let inside = words.iter().filter(|word| word.capital && !word.first);
    let inside = sorted(inside.map(|word| hash(word.text.chars())).collect());
    let known = |text: &str| inside.binary_search(&hash(text.chars())).is_ok();
    // Where a name may be cut short, it counts only if it stands whole elsewhere.
    let mut unsure: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // What a sentence begins with, and a name does not.
        if !word.capital || is_in(TITLES, word.text) || word.first && !known(word.text) {
            at += 1;
            continue;
        }
        let end = run(&words, at, nouns);
        // "Secretary of State Ann Lee": the office is no part of the name.
        let before = |n: usize| at.checked_sub(n).and_then(|n| words.get(n)).map_or("", |word| word.text);
        if end > at + 2 && before(1) == "of" && is_in(TITLES, before(2)) {
            at += 1;
            continue;
        }
        // What stands before a name there may be any noun: of a run, the last two words are sure.
        let capitals = (at..end).rev().filter(|n| words.get(*n).is_some_and(|word| word.capital));
        let from = if nouns { capitals.take(2).last().unwrap_or(at) } else { at };
        let parts = words.get(from..end).unwrap_or_default();
        let text = parts.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        // Capitals alone are an abbreviation, or a headline.
        let shouted = is_shouted(&text);
        let headline = shouted && parts.len() > 1;
        let owner =
            words.get(end).is_some_and(|next| next.owned && next.capital && !is_in(TITLES, next.text));
        // Behind an adjective stands what it is said of, and no small word.
        let small = |word: &&Word<'_>| {
            !word.capital && (word.text.len() < 3 || is_in(AFTER, word.text) || is_in(EMPTY, word.text))
        };
        let followed = words.get(end).filter(|word| word.joined).is_some_and(|word| small(&word));
        let ends = !owner && (shouted || followed || parts.last().is_some_and(|word| word.ends));
        let before = before(1);
        let plain = parts.len() <= LONGEST
            && text.chars().count() > if shouted { 1 } else { 2 }
            && !text.contains(|c: char| c.is_ascii_digit());
        if plain && !headline && !is_in(CALENDAR, text.trim_end_matches('s')) && !is_in(COMMON, &text) {
            let name = Found {
                count: 1,
                ends: ends.into(),
                titled: is_in(TITLES, before).into(),
                within: is_in(WITHIN, before).into(),
                the: (before == "the").into(),
                text,
            };
            let cut = word.owned || owner && parts.len() > 1;
            if cut { unsure.push(name) } else { found.push(name) }
        }
        at = end;
    }
    found.truncate(ENOUGH);
    unsure.truncate(ENOUGH);
    gather(found, &unsure, nouns)
}

// Where a name ends that begins there: as long as capitals follow, with small words only between them.
fn run(words: &[Word<'_>], at: usize, nouns: bool) -> usize {
    let mut end = at + 1;
    let mut next = end;
    while let Some(word) = words.get(next).filter(|word| word.joined) {
        next += 1;
        if word.capital {
            // The president of a country has a name of his own.
            if is_in(TITLES, word.text) {
                break;
            }
            end = next;
            continue;
        }
        let before = words.get(at..end).unwrap_or_default();
        let house = |word: &Word<'_>| is_in(HOUSES, word.text);
        let joins = match word.text {
            "von" | "van" => true,
            _ if nouns => false,
            "of" => before.len() == 1 || before.last().is_some_and(house),
            "for" => before.last().is_some_and(house),
            // "Department of Health and Human Services", but not "Iraq and Syria".
            "and" => before.iter().any(house) && before.iter().any(|word| matches!(word.text, "of" | "for")),
            word => is_in(PARTICLES, word),
        };
        if !joins {
            break;
        }
    }
    end
}

// Counts them; a shorter form of a name is the longer one once more.
fn gather(found: Vec<Found>, unsure: &[Found], nouns: bool) -> Vec<Name> {
    let mut all: Vec<Found> = Vec::new();
    let add = |own: &mut Found, other: &Found| {
        own.count += other.count;
        own.ends += other.ends;
        own.titled += other.titled;
        own.within += other.within;
        own.the += other.the;
    };
    for one in found {
        match all.iter_mut().find(|own| own.text == one.text) {
            Some(own) => add(own, &one),
            None => all.push(one),
        }
    }
    for one in unsure {
        if let Some(own) = all.iter_mut().find(|own| own.text == one.text) {
            add(own, one);
        }
    }
    // The longest first, so that what is a part of it finds it.
    let mut names: Vec<Whole> = Vec::new();
    let by_length = (1..=LONGEST).rev().flat_map(|length| {
        let all = all.iter().zip(0..);
        all.filter(move |(one, _)| one.words().count() == length)
    });
    for (one, place) in by_length {
        let several = one.words().nth(1).is_some();
        let (kind, small) = (one.kind(), one.text.chars().map(fold).collect::<String>());
        // Of several with that last word, the one that is spoken of most.
        let wholes = names.iter_mut().filter(|whole| whole.has(one, &small, several, kind));
        if let Some(whole) = wholes.max_by_key(|whole| (whole.name.count, usize::MAX - whole.place)) {
            let name = &mut whole.name;
            if several && one.count > name.count {
                name.text.clone_from(&one.text);
                whole.small.clone_from(&small);
            }
            name.count += one.count;
            name.short.clone_from(&one.text);
            whole.short = small;
            if one.titled > 0 || !several {
                name.kind = Kind::Person;
            }
            continue;
        }
        // A word by itself may be an adjective; a name stands before a mark at times.
        if several || !nouns && one.count > 1 && one.ends + one.titled > 0 {
            let name = Name { text: one.text.clone(), short: one.text.clone(), count: one.count, kind };
            let person = one.may_be_person() && matches!(kind, Kind::Person | Kind::Unknown);
            names.push(Whole { name, short: small.clone(), small, place, person });
        }
    }
    names.retain(|whole| !nouns || whole.name.short != whole.name.text);
    let count = |whole: &Whole| (u32::try_from(whole.name.count).unwrap_or(u32::MAX), whole.place);
    best(names, MOST, count).into_iter().map(|whole| whole.name).collect()
}

/// A name with its forms in small letters.
struct Whole {
    name: Name,
    small: String,
    short: String,
    place: usize,
    person: bool,
}

impl Whole {
    // Whether it has that shorter form: its end, or its beginning where the whole is more usual.
    fn has(&self, one: &Found, small: &str, several: bool, kind: Kind) -> bool {
        let at_end = self.small.strip_suffix(small).is_some_and(|rest| rest.ends_with([' ', '・']));
        let at_start = || self.small.strip_prefix(small).is_some_and(|rest| rest.starts_with(' '));
        let fits = if several {
            at_end || at_start() && one.count <= self.name.count && self.name.kind != Kind::House
        } else {
            // Of a person's name only: "Sudan" is not "South Sudan".
            at_end
                && self.person
                // "The Trump administration" is named after him.
                && one.the * 3 <= one.count
                && !is_shouted(&one.text)
                && kind != Kind::House
                // "Japan" is not "Forces Japan" either: nobody is said to be in a person twice.
                && one.within < 2
        };
        fits && (self.short.ends_with(small) || self.short.starts_with(small))
    }
}

fn is_shouted(text: &str) -> bool {
    text.chars().all(|c| is_upper(c) || matches!(c, ' ' | 'ß' | 'ẞ'))
}

fn is_upper(c: char) -> bool {
    u32::from(c) < 0x590 && c.is_alphabetic() && !c.is_lowercase()
}

fn split<'a>(sentence: &'a str, words: &mut Vec<Word<'a>>) {
    let mut start = None;
    let (mut first, mut joined, mut owned) = (true, false, false);
    let mut chars = sentence.char_indices().chain([(sentence.len(), ' ')]).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner = matches!(c, '\'' | '’' | '-' | '.') && next.is_some_and(char::is_alphanumeric);
        // Where words run on, none of them is a part of one with capitals.
        if (c.is_alphanumeric() || start.is_some() && inner) && !runs_on(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let text = sentence.get(from..at).unwrap_or_default();
            let owner = text.strip_suffix("’s").or(text.strip_suffix("'s"));
            // "J." and "U.S."
            let initial = c == '.' && text.split('.').all(|part| part.chars().count() == 1);
            let ends = !initial && (!c.is_whitespace() || at == sentence.len() || owner.is_some());
            let text = if initial { sentence.get(from..=at).unwrap_or(text) } else { owner.unwrap_or(text) };
            let bare = without_article(text);
            // Within a name it stays ("Quai d’Orsay"), and the Arabic one does ("al-Bashir").
            let within = joined && words.last().is_some_and(|word| word.capital);
            let text = if within { text } else { bare };
            let begin = bare.strip_prefix("al-").or(bare.strip_prefix("el-")).unwrap_or(bare);
            let capital = begin.chars().next().is_some_and(is_upper)
                && (initial || text.chars().count() > 1)
                && !is_in(LITTLE, text);
            words.push(Word { text, capital, first, joined, ends, owned });
            // What somebody has is not part of their name.
            (first, joined, owned) = (false, owner.is_none(), owner.is_some());
            if initial {
                continue;
            }
        }
        if !c.is_whitespace() {
            joined = false;
            first |= matches!(c, ':' | '“' | '„' | '«' | '"' | '‘' | '–' | '—' | '•' | '(');
        }
    }
}

// "Europe" of "l’Europe" and "dell’Europa".
fn without_article(text: &str) -> &str {
    match text.split_once(['\'', '’']) {
        Some((article, name)) if article.len() < 5 && article.chars().all(char::is_lowercase) => name,
        _ => text,
    }
}

/// Names in Japanese, by the honorifics after them, and foreign ones, whose parts a dot joins.
fn honoured(text: &str, found: &mut Vec<Found>) {
    let mut run = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let katakana = matches!(u32::from(c), 0x30a1..=0x30ff);
        let kanji = matches!(u32::from(c), 0x4e00..=0x9fff) && c != '氏';
        // A name is of one kind, and the next one begins with the next kind.
        let before = run.chars().last().map(|c| matches!(u32::from(c), 0x30a1..=0x30ff));
        if !(katakana || kanji) || before.is_some_and(|before| before != katakana) {
            let honour = c == '氏' || c == 'さ' && rest.as_str().starts_with('ん');
            let parts = run.split('・').filter(|part| part.chars().count() > 1).count();
            let length = run.chars().count();
            if honour && (2..=6).contains(&length) || parts > 1 {
                let text = std::mem::take(&mut run);
                found.push(Found { text, count: 1, ends: 1, titled: 1, ..Found::default() });
            }
            run.clear();
        }
        if katakana || kanji {
            run.push(c);
        }
    }
}

#[cfg(test)]
mod tests;
