//! Which other texts are like one: those that share names with it, words that both are about, or
//! their source. What few texts of a collection have counts for more than what many have, and what
//! stands in a headline for more than what does not.

use crate::names::{Index, names};
use crate::words::{best, each_term, fold, hash, is_hiragana, runs_on, terms};

/// So many names and so many words are noted of a text.
const MOST: usize = 16;
/// Other texts than these few are not worth a reader's time.
const LISTED: usize = 5;
/// What is shared must weigh so much: a rare name and a word of the headline, or two rare names.
const ENOUGH: u32 = 18;
/// Between two traits; between names and words stands another one.
const NEXT: char = '|';
/// Characters of Chinese and Japanese grammar: a pair with one of them is no word.
const GRAMMAR: &str = "的一是在不了有和人这中大为上个国我以要他时来用们这個為時來們对也就到说年会後得着自之可与其与及於者日月年分第";

/// What is known of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Profile<'a> {
    /// Its headline.
    pub headline: &'a str,
    /// Its publisher; may be empty.
    pub source: &'a str,
    /// What [`traits`] told of it; may be empty.
    pub traits: &'a str,
}

/// A text that is like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kin {
    /// Which of them, counted from 0.
    pub which: usize,
    /// What they share most.
    pub why: Why,
}

/// What two texts share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// One or two names.
    Names(Vec<String>),
    /// One or two words.
    Words(Vec<String>),
    /// The publisher.
    Source,
}

/// What a text can be known by: its names and the words that it comes back to, in one line.
pub fn traits(lang: &str, headline: &str, paragraphs: &[String]) -> String {
    let named: Vec<String> = names(lang, paragraphs).into_iter().take(MOST).map(|name| name.text).collect();
    let part_of_a_name = |word: &str| named.iter().any(|name| name.split(' ').any(|part| same(part, word)));
    // Each word as it is written first, where that is, and how often it comes; three times more where
    // it is in the headline.
    let mut words: Vec<(usize, String, u32)> = Vec::new();
    let mut index = Index::default();
    for (n, text) in std::iter::once(headline).chain(paragraphs.iter().map(String::as_str)).enumerate() {
        each_term(text, &mut |term, written| {
            let more = if n == 0 { 3 } else { 1 };
            if let Some((.., count)) = index.find(term, &mut |_| true).and_then(|place| words.get_mut(place))
            {
                *count += more;
            } else {
                index.add(term, words.len());
                words.push((words.len(), written.to_owned(), more));
            }
        });
    }
    words.retain(|(_, word, count)| *count > 2 && !is_grammar(word) && !part_of_a_name(word));
    let most = best(words, MOST, |(first, _, count)| (*count, *first));
    let most: Vec<String> = most.into_iter().map(|(_, word, _)| word).collect();
    let plain = |all: Vec<String>| all.join("|").replace(['\t', '\n', '\r'], " ");
    [plain(named), plain(most)].join("||")
}

fn is_grammar(written: &str) -> bool {
    written.chars().all(char::is_numeric)
        || written.chars().all(runs_on) && written.chars().any(|c| is_hiragana(c) || GRAMMAR.contains(c))
}

// Whatever the capitals.
fn same(one: &str, other: &str) -> bool {
    one.chars().map(fold).eq(other.chars().map(fold))
}

struct Known<'a> {
    names: Vec<&'a str>,
    words: Vec<(u32, &'a str)>,
    headline: Vec<u32>,
    source: &'a str,
}

impl<'a> Known<'a> {
    fn new(profile: &Profile<'a>) -> Self {
        let mut all = profile.traits.split(NEXT);
        let names = all.by_ref().take_while(|one| !one.is_empty()).collect();
        let key =
            |word: &'a str| (terms(word).0.first().copied().unwrap_or_else(|| hash(word.chars())), word);
        Known {
            names,
            words: all.filter(|one| !one.is_empty()).map(key).collect(),
            headline: terms(profile.headline).0,
            source: profile.source,
        }
    }

    // The other form of a name may lack what stands before its last word.
    fn names(&self, name: &str) -> bool {
        let last = |long: &str, short: &str| {
            long.rsplit([' ', '・', '·']).next().is_some_and(|last| same(last, short))
        };
        self.names.iter().any(|own| same(own, name) || last(own, name) || last(name, own))
    }

    fn speaks_of(&self, term: u32) -> bool {
        self.words.iter().any(|(own, _)| *own == term) || self.headline.contains(&term)
    }
}

/// Those of other texts that are like one, the most alike first.
pub fn kin(own: &Profile<'_>, others: &[Profile<'_>]) -> Vec<Kin> {
    let own = Known::new(own);
    let others: Vec<Known<'_>> = others.iter().map(Known::new).collect();
    // How many have it: two of two, or two of fifty. What more than a third have tells nothing.
    let rarity = |has: &dyn Fn(&Known<'_>) -> bool| {
        let count = 1 + others.iter().filter(|other| has(other)).count();
        let common = count > 3 && count * 3 > others.len() + 1;
        if common { 0 } else { 24 / u32::try_from(count).unwrap_or(u32::MAX) }
    };
    let names: Vec<(&str, u32)> =
        own.names.iter().map(|name| (*name, rarity(&|other| other.names(name)))).collect();
    let words: Vec<(u32, &str, u32)> = own
        .words
        .iter()
        .map(|(term, word)| (*term, *word, rarity(&|other| other.speaks_of(*term)) / 3))
        .collect();
    let mut found: Vec<(u32, Kin)> = Vec::new();
    for (which, other) in others.iter().enumerate() {
        let mut weight = 0;
        let (mut shared_names, mut shared_words) = (Vec::new(), Vec::new());
        for (name, rare) in names.iter().filter(|(name, rare)| *rare > 0 && other.names(name)) {
            weight += rare;
            shared_names.push((*name).to_owned());
        }
        for (term, word, rare) in words.iter().filter(|(term, _, rare)| *rare > 0 && other.speaks_of(*term)) {
            let heads = [&own, other].iter().filter(|text| text.headline.contains(term)).count();
            weight += rare * (1 + u32::try_from(heads).unwrap_or(0));
            shared_words.push((*word).to_owned());
        }
        let of_one_source = !own.source.is_empty() && own.source == other.source;
        if of_one_source {
            weight += rarity(&|other| other.source == own.source) / 2;
        }
        shared_names.truncate(2);
        shared_words.truncate(2);
        let why = if !shared_names.is_empty() {
            Why::Names(shared_names)
        } else if !shared_words.is_empty() {
            Why::Words(shared_words)
        } else {
            Why::Source
        };
        if weight >= ENOUGH {
            found.push((weight, Kin { which, why }));
        }
    }
    best(found, LISTED, |(weight, kin)| (*weight, kin.which)).into_iter().map(|(_, kin)| kin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lang: &str, headline: &str, paragraphs: &[&str]) -> String {
        let paragraphs: Vec<String> = paragraphs.iter().map(|p| (*p).to_owned()).collect();
        traits(lang, headline, &paragraphs)
    }

    const FERRY: &[&str] = &[
        "The ferry of Saltmarsh will sail again, the Harbour Board of Norholm said on Monday. Its fares stay as they were.",
        "Nobody had thought that the ferry would come back to Saltmarsh, and the fares are low. The ferry takes forty cars.",
    ];

    #[test]
    fn a_text_is_known_by_its_names_and_by_what_it_comes_back_to() {
        let told = told("en", "The ferry sails again", FERRY);
        let (names, words) = told.split_once("||").unwrap();
        assert!(names.split('|').any(|name| name == "Saltmarsh"), "{told}");
        assert_eq!(words.split('|').next(), Some("ferry"), "{told}");
        assert!(!words.contains("Saltmarsh") && !words.contains("that"), "{told}");
    }

    #[test]
    fn kin_share_what_is_rare_and_say_what() {
        let ferry = told("en", "The ferry sails again", FERRY);
        let bridge = told(
            "en",
            "A bridge in place of the ferry",
            &[
                "A bridge to Saltmarsh was asked for by the Harbour Board of Norholm, and the old ferry is to be sold.",
                "The bridge costs more than the old ferry of Saltmarsh, but the bridge will be there for a long time.",
            ],
        );
        let bread = told(
            "en",
            "How bread is made",
            &[
                "Bread is made of flour, water and salt. The bread of Lyon is white, and bread keeps for days.",
            ],
        );
        let own = Profile { headline: "The ferry sails again", source: "Courier", traits: &ferry };
        let others = [
            Profile { headline: "How bread is made", source: "Baker", traits: &bread },
            Profile { headline: "A bridge in place of the ferry", source: "Gazette", traits: &bridge },
        ];
        let found = kin(&own, &others);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].which, 1);
        assert!(
            matches!(&found[0].why, Why::Names(names) if names.contains(&"Saltmarsh".to_owned())),
            "{found:?}"
        );
        // What every text of the collection has makes none alike.
        let all: Vec<Profile<'_>> = (0..9)
            .map(|_| Profile { source: "Courier", traits: "Saltmarsh||ferry", ..Profile::default() })
            .collect();
        assert!(kin(&own, &all).is_empty());
    }

    #[test]
    fn words_that_run_on_are_shared_too() {
        let [fares, board] = ["渡し船の運賃、町長が説明", "町長、運賃の値上げを断念"];
        let one = told(
            "ja",
            fares,
            &["運賃は四月から上がる。運賃について町長は語った。", "町長は赤字だと述べた。"],
        );
        let other = told("ja", board, &["運賃は変わらないと町長が決めた。運賃は安い。"]);
        let found = kin(
            &Profile { headline: fares, source: "", traits: &one },
            &[Profile { headline: board, source: "", traits: &other }],
        );
        assert!(
            matches!(found.first(), Some(Kin { why: Why::Words(words), .. }) if words.iter().any(|w| w == "運賃")),
            "{found:?} {one} {other}"
        );
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert!(kin(&Profile::default(), &[Profile::default(), Profile::default()]).is_empty());
        assert_eq!(told("en", "", &[]), "||");
    }
}
