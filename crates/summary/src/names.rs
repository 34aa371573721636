//! The names in a text: people, places, organisations, told by how they are written.
//!
//! Where a script has capitals, a name is a run of words with capitals inside a sentence. The first
//! word of a sentence tells nothing, so it counts only if the rest of the text knows it. A language
//! that gives all nouns a capital tells only names of several words of which one comes again alone.
//! In Japanese a name is what an honorific follows. For other scripts nothing is said, for it would
//! be guessed.

use crate::sentences::sentences;
use crate::words::{hash, is_in, sorted};

/// So many names are listed.
const MOST: usize = 30;
/// Of a text with more names than this, the first ones are counted.
const ENOUGH: usize = 4000;
/// Small words that stand within names of several languages.
const PARTICLES: &str =
    " of de da do dos das del della di du des la le les van von der den ter zu al el bin ibn y af av ";
/// Languages that write all nouns with a capital: German, Luxembourgish, Low German, Alemannic, North
/// Frisian.
const NOUNS: &str = " de lb nds gsw frr ";
/// English alone writes days and months with a capital as if they were names.
const CALENDAR: &str = " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May \
    June July August September October November December ";

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its longest form.
    pub text: String,
    /// What all its places have: the last word of a name that comes again alone, or all of it.
    pub short: String,
    /// In how many places it stands.
    pub count: usize,
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
}

/// The names in a text of that language, a BCP 47 tag; those that stand in most places first.
pub fn names(lang: &str, paragraphs: &[String]) -> Vec<Name> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut found: Vec<(String, bool)> = Vec::new();
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
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let mut end = at + 1;
        if !word.capital {
            at = end;
            continue;
        }
        // As long as capitals follow, with small words only between them.
        let mut next = end;
        while let Some(word) = words.get(next).filter(|word| word.joined) {
            next += 1;
            if word.capital {
                end = next;
            } else if !is_in(if nouns { " von van " } else { PARTICLES }, word.text) {
                break;
            }
        }
        // What a sentence begins with, and a name does not.
        if word.first && !known(word.text) {
            at += 1;
            while at < end && words.get(at).is_some_and(|word| !word.capital) {
                at += 1;
            }
            continue;
        }
        // What stands before a name there may be any noun: of a run, the last two words are sure.
        let capitals = (at..end).rev().filter(|n| words.get(*n).is_some_and(|word| word.capital));
        let from = if nouns { capitals.take(2).last().unwrap_or(at) } else { at };
        let run = words.get(from..end).unwrap_or_default();
        let text = run.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        // Capitals alone are an abbreviation, or a headline.
        let shouted = text.chars().all(|c| is_upper(c) || matches!(c, ' ' | 'ß' | 'ẞ'));
        let ends = run.last().is_some_and(|word| word.ends) || shouted;
        let headline = shouted && run.len() > 1;
        let plain = text.chars().count() > if shouted { 1 } else { 2 }
            && !text.contains(|c: char| c.is_ascii_digit());
        if plain && !headline && !is_in(CALENDAR, text.trim_end_matches('s')) {
            found.push((text, ends));
        }
        at = end;
    }
    found.truncate(ENOUGH);
    gather(&found, nouns)
}

// Counts them; a last word that comes again alone is the longer name once more.
fn gather(found: &[(String, bool)], nouns: bool) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let several = |text: &str| text.contains(' ') || text.contains('・');
    // Of a person's name; what is longer, or has small words in it, is that of something else.
    let last = |text: &str| {
        let person =
            text.split([' ', '・']).count() < 4 && text.split(' ').all(|word| !is_in(PARTICLES, word));
        text.rsplit([' ', '・']).next().filter(|_| person).unwrap_or_default().to_owned()
    };
    for (text, _) in found.iter().filter(|(text, _)| several(text)) {
        match names.iter_mut().find(|name| name.text == *text) {
            Some(name) => name.count += 1,
            None => names.push(Name { text: text.clone(), short: text.clone(), count: 1 }),
        }
    }
    for (text, _) in found.iter().filter(|(text, _)| !several(text)) {
        if let Some(name) = names.iter_mut().find(|name| name.text == *text || last(&name.text) == *text) {
            name.count += 1;
            name.short.clone_from(text);
            continue;
        }
        let same = || found.iter().filter(|(other, _)| other == text);
        // A word by itself may be an adjective; a name stands before a mark at times.
        if !nouns && same().count() > 1 && same().any(|(_, ends)| *ends) {
            names.push(Name { text: text.clone(), short: text.clone(), count: 1 });
        }
    }
    names.retain(|name| !nouns || name.short != name.text);
    // Of those that stand in as many places, the first.
    names.sort_by_key(|name| usize::MAX - name.count);
    names.truncate(MOST);
    names
}

fn is_upper(c: char) -> bool {
    u32::from(c) < 0x590 && c.is_alphabetic() && !c.is_lowercase()
}

fn split<'a>(sentence: &'a str, words: &mut Vec<Word<'a>>) {
    let mut start = None;
    let (mut first, mut joined) = (true, false);
    let mut chars = sentence.char_indices().chain([(sentence.len(), ' ')]).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner = matches!(c, '\'' | '’' | '-' | '.') && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || start.is_some() && inner {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let text = sentence.get(from..at).unwrap_or_default();
            let owner = text.strip_suffix("’s").or(text.strip_suffix("'s"));
            let initial = c == '.' && text.chars().count() == 1;
            let ends = !initial && (!c.is_whitespace() || at == sentence.len() || owner.is_some());
            let capital = text.chars().next().is_some_and(is_upper) && (initial || text.chars().count() > 1);
            words.push(Word { text: owner.unwrap_or(text), capital, first, joined, ends });
            // What somebody has is not part of their name.
            (first, joined) = (false, owner.is_none());
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

/// Names in Japanese, by the honorifics after them, and foreign ones, whose parts a dot joins.
fn honoured(text: &str, found: &mut Vec<(String, bool)>) {
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
                found.push((std::mem::take(&mut run), true));
            }
            run.clear();
        }
        if katakana || kanji {
            run.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    fn told(lang: &str, paragraphs: &[&str]) -> Vec<String> {
        let paragraphs: Vec<String> = paragraphs.iter().map(|p| (*p).to_owned()).collect();
        names(lang, &paragraphs)
            .into_iter()
            .map(|n| format!("{} {} ({})", n.text, n.count, n.short))
            .collect()
    }

    #[test]
    fn runs_of_capitals_inside_sentences_are_names() {
        let told = told(
            "en-GB",
            &[
                "The skippers of Saltmarsh met Anna J. Weiss on Monday. Weiss, who leads the Harbour Board of Norholm, was late.",
                "“The boats are old,” said Weiss, and looked at the sea for a long time before she went on with what she had to say. Then the British skippers went home to Saltmarsh, as Weiss’s letter had asked. Nobody in the British fleet spoke.",
                "Later the Harbour Board of Norholm met the BBC, which had asked why the old boats were not sold long ago. Fog came. The BBC left Saltmarsh, as everybody had thought it would.",
            ],
        );
        assert_eq!(
            told,
            [
                "Anna J Weiss 4 (Weiss)",
                "Saltmarsh 3 (Saltmarsh)",
                "Harbour Board of Norholm 2 (Harbour Board of Norholm)",
                "BBC 2 (BBC)"
            ]
        );
    }

    #[test]
    fn where_all_nouns_have_capitals_only_what_is_sure_is_told() {
        let told = told(
            "de-AT",
            &[
                "Am Abend traf der Kapitän des Schiffes im Hafen die Leiterin Anna Weiss und den Koch. Die Mannschaft wartete am Ende der Mole auf das Boot, und der Wind kam von der Küste.",
                "Nach der Fahrt sagte Weiss, dass der Motor des Bootes alt sei. Ein Mann aus der Stadt Ende Mai brachte Öl, Brot und Wasser an Bord, und die Kinder sahen der Arbeit im Regen zu.",
            ],
        );
        assert_eq!(told, ["Anna Weiss 2 (Weiss)"]);
        let capitals = "Auf dem Schild stand GROßE STRAẞE, und auf dem anderen GROßE STRAẞE, was falsch ist.";
        assert!(names("de", &[capitals.to_owned()]).is_empty());
    }

    #[test]
    fn japanese_names_are_followed_by_honorifics() {
        let told =
            told("ja", &["町長の田中さんは月曜日、マリア・ロペス氏と会った。田中さんによると橋は閉じる。"]);
        assert_eq!(told, ["田中 2 (田中)", "マリア・ロペス 1 (マリア・ロペス)"]);
    }

    #[test]
    fn nothing_is_guessed() {
        assert!(
            told(
                "",
                &[
                    "قال المهندس إن الجسر سيبقى مغلقا حتى الربيع.",
                    "桥将关闭到春天。",
                    "It rained. Then it snowed."
                ]
            )
            .is_empty()
        );
        assert!(told("en", &[]).is_empty());
    }
}
