//! Credits of pictures, and the news agencies that they and datelines name.

use std::sync::OnceLock;

use crate::find::{cut, lower, split as split_at};
use crate::lookup::length_bit;
use crate::order::sort_by;
use crate::phrases::byline::PARTICLES;
use crate::phrases::credit::{AGENCIES, LEADS, LEADS_WITH_COLON, LIBRARIES};
use crate::phrases::{Table, first_byte, is_unspaced, same};

/// What a name follows.
pub(crate) static BY: Table = Table::phrases("by|von|par|por|di|door");

/// A credit is no longer than so many characters.
const LONGEST: usize = 120;

/// The agency of that name, as it calls itself.
pub(crate) fn agency(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_matches(['.', '/', '(', ')']);
    if name.is_empty() || name.len() > 40 {
        return None;
    }
    let Agencies { known, lengths } = agencies();
    let lengths = lengths[usize::from(first_byte(name.chars().next()?))];
    // Folded, a name of ASCII is as long as it was; any other may be longer or shorter.
    if lengths == 0 || name.is_ascii() && lengths & length_bit(name.len()) == 0 {
        return None;
    }
    let folded = lower(name);
    let from = known.partition_point(|known| known.folded < folded);
    let is_capitals = !name.chars().any(char::is_lowercase);
    known[from..].iter().take_while(|known| known.folded == folded).find_map(|known| {
        let long = if known.is_own { known.own.len() > 4 } else { folded.len() > 3 || !folded.is_ascii() };
        // A short name in lower case is a word: "uni", "petra"; but dpa writes itself so.
        (long || is_capitals || name == known.own).then_some(known.own)
    })
}

/// A name that an agency is known by.
struct Known {
    folded: String,
    own: &'static str,
    /// The name that the agency gives itself.
    is_own: bool,
}

/// All names of all agencies.
struct Agencies {
    /// Sorted; of equal ones the earlier agency's comes first.
    known: Vec<Known>,
    /// By first byte, a bit for each length that a name with it has: most texts are none by these.
    lengths: Vec<u32>,
}

fn agencies() -> &'static Agencies {
    static SORTED: OnceLock<Agencies> = OnceLock::new();
    SORTED.get_or_init(|| {
        let mut known: Vec<Known> = AGENCIES
            .split('\n')
            .flat_map(|line| {
                let own = line.split('|').next().unwrap_or(line);
                line.split('|').enumerate().map(move |(i, name)| Known {
                    folded: lower(name),
                    own,
                    is_own: i == 0,
                })
            })
            .collect();
        sort_by(&mut known, |a, b| a.folded.cmp(&b.folded));
        let mut lengths = vec![0; 256];
        for name in &known {
            lengths[usize::from(name.folded.as_bytes()[0])] |= length_bit(name.folded.len());
        }
        Agencies { known, lengths }
    })
}

/// The whole text is a credit: `JIJI`, `Pool / via AFP-JIJI`, `AP Photo/John Doe`, `Photo: Ann Lee`.
pub(crate) fn is_credit(text: &str) -> bool {
    name_of(text).is_some()
}

/// A caption without its credit, and the credit without the word before it.
pub(crate) fn split(caption: &str) -> (String, Option<String>) {
    let caption = caption.trim();
    // "Ann Lee (AFP)" says who is seen, then whose picture it is.
    let led = || after_lead(caption, false).is_some();
    let whole = |rest: &str| rest.trim().is_empty() || is_credit(rest) || led();
    let in_part = in_brackets(caption).is_some_and(|(rest, _)| !whole(rest));
    if let Some(name) = name_of(caption).filter(|_| !in_part) {
        return (String::new(), Some(closed(name)));
    }
    for cut in [at_bar, in_brackets, at_lead, after_sentence, taken_by] {
        if let Some((rest, name)) = cut(caption) {
            let rest = rest.trim().trim_end_matches(['|', '/', '—', '–', '·', '•']).trim_end();
            let rest = rest.strip_suffix(" -").unwrap_or(rest);
            return (rest.to_owned(), Some(closed(name)));
        }
    }
    (caption.trim_end_matches(['|', ' ']).to_owned(), None)
}

/// A credit with the bracket that was taken off its end, where it opens one.
fn closed(name: &str) -> String {
    let pair = [('(', ")"), ('（', "）")].into_iter().find(|(open, close)| {
        name.rfind(*open).is_some_and(|at| split_at(&name[at..], close).nth(1).is_none())
    });
    name.to_owned() + pair.map_or("", |(_, close)| close)
}

type Parts<'a> = Option<(&'a str, &'a str)>;

/// `… in Tokyo. | JIJI`
fn at_bar(caption: &str) -> Parts<'_> {
    let at = caption.rfind(['|', '｜', '＝'])?;
    let (rest, tail) = caption.split_at(at);
    let bar = !tail.starts_with('＝');
    let tail = tail.trim_start_matches(['|', '｜', '＝']).trim();
    // The bar itself says that the rest is something else.
    let named = || (bar && (is_name(tail) || is_capitals(tail))).then_some(tail);
    let name = name_of(tail).filter(|_| bar || !tail.ends_with(['）', ')'])).or_else(named)?;
    Some((rest, name))
}

/// A few words in capitals, as credits of picture desks are set: `ANN LEE / COAST PICTURES`.
fn is_capitals(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=8).contains(&words)
        && text.chars().any(char::is_uppercase)
        && !text.chars().any(|c| c.is_lowercase() || c.is_numeric())
}

/// `… in Tokyo. (Photo: Ann Lee)`, `… [Reuters]`
fn in_brackets(caption: &str) -> Parts<'_> {
    let inner = caption.trim_end_matches('.');
    let close = inner.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        '】' => '【',
        '］' => '［',
        _ => return None,
    };
    let at = inner.rfind(open)?;
    let tail = inner.get(at + open.len_utf8()..inner.len() - close.len_utf8())?;
    Some((caption.get(..at)?, name_of(tail).or_else(|| is_person_of_house(tail).then_some(tail))?))
}

/// `Ann Lee/The Courier`, `Ann Lee for The Courier`: the full name of a person, and a house's.
fn is_person_of_house(text: &str) -> bool {
    let Some((person, house)) = text.split_once('/').or_else(|| cut(text, " for ")) else {
        return false;
    };
    person.split_whitespace().count() <= 3
        && [person, house].iter().all(|part| is_name(part.trim()) && part.trim().contains(' '))
}

/// `…、林太郎撮影`, `…。新华社记者 王五 摄`
fn taken_by(caption: &str) -> Parts<'_> {
    let text = caption.trim_end_matches(['。', '）', ')']);
    let text = ["撮影", "摄", "攝"].iter().find_map(|taken| text.strip_suffix(taken))?.trim_end();
    let (at, stop) = text.char_indices().rfind(|(_, c)| "、。，,（(\n".contains(*c))?;
    let name = text.get(at + stop.len_utf8()..)?.trim();
    // "Taken from the air", "taken in 2020": what is written with small signs or figures is no name.
    let is_name = |c: char| c.is_alphabetic() && !('ぁ'..='ゟ').contains(&c) || c == ' ';
    let whole = !name.is_empty() && name.chars().count() <= 16 && name.chars().all(is_name);
    let kept = if matches!(stop, '。') { at + stop.len_utf8() } else { at };
    whole.then_some((caption.get(..kept)?, name))
}

/// `… in Tokyo. Photo: Ann Lee`, `… © Reuters`, `…写真：林`
fn at_lead(caption: &str) -> Parts<'_> {
    let mut previous = ' ';
    let mut found = None;
    for (at, c) in caption.char_indices() {
        let starts = !previous.is_alphanumeric() || is_unspaced(c) && matches!(previous, '。' | '）' | '」');
        if at > 0
            && starts
            && (c.is_uppercase() || !c.is_ascii() || c == '(' || stands_after_stop(caption, at))
        {
            let tail = caption.get(at..)?;
            if let Some(name) = after_lead(tail, true) {
                found = Some((caption.get(..at)?, name));
                break;
            }
        }
        previous = c;
    }
    found
}

fn stands_after_stop(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| before.trim_end().ends_with(['.', '|', '/', '–', '—', '!', '?', '"', '”']))
}

/// `… in Tokyo. AP Photo/John Doe`
fn after_sentence(caption: &str) -> Parts<'_> {
    let at = caption.rmatch_indices(['.', '”', '"', '!', '?', '。', '\n', '—', '–']).take(4).find_map(
        |(at, stop)| {
            let from = at + stop.len();
            let tail = caption.get(from..)?;
            let spaced = tail.starts_with(char::is_whitespace) || stop == "。" || stop == "\n";
            (spaced && names_an_agency(tail.trim())).then_some(from)
        },
    )?;
    Some((caption.get(..at)?, caption.get(at..)?.trim()))
}

/// The credit that a text is, without the word before it.
fn name_of(text: &str) -> Option<&str> {
    let whole = text.trim();
    let text = whole.trim_matches(['(', ')', '[', ']', '（', '）', '【', '】', '|']).trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    // "(c)" is a lead with brackets of its own.
    after_lead(whole, false)
        .or_else(|| after_lead(text, false))
        .or_else(|| names_an_agency(text).then_some(text))
}

/// The name after a lead word. Inside a sentence (`within`) only a colon makes a word such as
/// "photo" a lead.
fn after_lead(text: &str, within: bool) -> Option<&str> {
    let (lead, rest, label) = match LEADS.strip(text) {
        Some(rest) => (text.get(..text.len() - rest.len())?, rest, false),
        None => grown_together(text).filter(|_| !within).map(|(lead, rest)| (lead, rest, true))?,
    };
    let name = rest.trim_start();
    if within && name.starts_with([')', ']', '）']) {
        return None;
    }
    let colon = label
        || name.starts_with([':', '：', '/', '=', '＝', '／', '|', '…'])
        || name.starts_with("...")
        || lead.ends_with(['：', '＝', '©', 'ⓒ', '.']);
    let dash = name.starts_with(['-', '–']) && !within;
    let mut name =
        name.trim_start_matches([':', '：', '=', '＝', '／', '/', '|', '-', '–', '…', '.', ' ', '\u{a0}']);
    let is_word = LEADS_WITH_COLON.has(lead);
    if is_word && !colon && !(dash || !within && names_an_agency(name)) {
        return None;
    }
    // "Photo: © Reuters", "Image: Courtesy of X", "Photo: by X".
    for _ in 0..2 {
        let again =
            LEADS.strip(name).or_else(|| BY.strip(name)).map(|r| r.trim_start_matches([':', '：', ' ', '/']));
        match again {
            // "AP Photo/…" keeps its own words; "Handout" alone is the name.
            Some(next) if !next.is_empty() => name = next,
            _ => break,
        }
    }
    let name = name.trim().trim_end_matches([')', ']', '|', '.', '）', '】']).trim_end();
    let year = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let name = if lead.ends_with(['©', 'ⓒ', ')']) || same(lead, "copyright") { year } else { name };
    let short = name.chars().count() <= 80 && name.split_whitespace().count() <= 10;
    (!name.is_empty() && short && !reads_on(name)).then_some(name)
}

/// A label and a name that only the style sheet keeps apart: `CreditAnn Lee`.
fn grown_together(text: &str) -> Option<(&str, &str)> {
    let capital = text.char_indices().skip(1).find(|(_, c)| !c.is_lowercase())?;
    let both = text.split_at(capital.0);
    (capital.1.is_uppercase() && LEADS.has(both.0)).then_some(both)
}

/// A sentence goes on: what stands there is no name.
fn reads_on(name: &str) -> bool {
    let stop = name.as_bytes().windows(2).enumerate().filter(|(_, pair)| pair == b". ").any(|(at, _)| {
        let word = name.get(..at).and_then(|t| t.rsplit([' ', '.']).next()).unwrap_or("");
        word.chars().count() > 2 && word.chars().any(char::is_lowercase)
    });
    let lower = name.split_whitespace().filter(|w| w.chars().all(|c| c.is_lowercase())).count();
    stop || lower > 4 || split_at(name, "。").nth(1).is_some()
}

/// Names, agencies and libraries with slashes and the like between them, one of them known.
fn names_an_agency(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    if text.is_empty() || text.chars().count() > 80 || text.split_whitespace().count() > 9 || reads_on(text) {
        return false;
    }
    if is_known(text) {
        return true;
    }
    let mut known = 0;
    let all = parts(text).all(|part| {
        let is = is_known(part);
        known += usize::from(is);
        is || is_name(part)
    });
    all && known > 0
}

/// The parts of a credit: at slashes, bars, commas, hyphens between agencies, "via", "for", "and".
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['/', '|', ',', '／', '・', ';', '•', '-', '–', '—', '(', ')', '+'])
        .flat_map(|part| split_at(part, " via "))
        .flat_map(|part| split_at(part, " for "))
        .flat_map(|part| split_at(part, " by "))
        .map(|part| {
            let part = part.trim();
            part.strip_prefix("via ").or_else(|| part.strip_prefix("by ")).unwrap_or(part).trim()
        })
        .filter(|part| !part.is_empty())
}

fn is_known(part: &str) -> bool {
    let part = part.trim().trim_matches('.');
    agency(part).is_some()
        // "file", "pool" and "forum" are words unless they begin with a capital.
        || LIBRARIES.has(part) && (part.len() > 7 || !part.starts_with(char::is_lowercase))
        || part
            .strip_suffix(" Photo")
            .or_else(|| part.strip_suffix(" photo"))
            .is_some_and(|p| agency(p).is_some())
}

/// Looks like the name of a person or a house: up to five words, each with a capital or of a
/// script without them.
fn is_name(part: &str) -> bool {
    let count = part.split_whitespace().count();
    (1..=5).contains(&count)
        && part.chars().count() <= 50
        && part.split_whitespace().all(|word| {
            let first = word.chars().next().unwrap_or(' ');
            let particle = PARTICLES.has(word) || matches!(word, "and" | "&");
            particle || (first.is_alphabetic() || first == '@') && !first.is_lowercase() || first.is_numeric()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(caption: &str) -> (String, String) {
        let (caption, credit) = split(caption);
        (caption, credit.unwrap_or_default())
    }

    #[test]
    fn names_have_small_words_in_them() {
        for name in ["Ana das Neves", "Pieter ten Bosch", "Ali ibn Said", "Smith & Sons", "Ann and Bo"] {
            assert!(is_name(name), "{name}");
        }
        assert!(!is_name("Ann was here"));
    }

    #[test]
    fn credits_come_off_their_captions() {
        for (text, caption, credit) in [
            ("The minister in Tokyo. | JIJI", "The minister in Tokyo.", "JIJI"),
            ("The guard, Sunday. | Pool / via AFP-JIJI", "The guard, Sunday.", "Pool / via AFP-JIJI"),
            ("A bridge at dawn. (Photo: Ann Lee)", "A bridge at dawn.", "Ann Lee"),
            ("A bridge at dawn (Getty Images)", "A bridge at dawn", "Getty Images"),
            ("A bridge at dawn. © Reuters/Jo Doe", "A bridge at dawn.", "Reuters/Jo Doe"),
            ("A bridge. Photograph by Ann Lee", "A bridge.", "Ann Lee"),
            ("Eine Brücke. Foto: Ann Lee/dpa", "Eine Brücke.", "Ann Lee/dpa"),
            ("A bridge. Jo Doe/AFP via Getty Images", "A bridge.", "Jo Doe/AFP via Getty Images"),
            ("A bridge (AP Photo/Jo Doe, File)", "A bridge", "AP Photo/Jo Doe, File"),
            ("A bridge Image: GETTY", "A bridge", "GETTY"),
            ("橋の上で＝東京。写真：林太郎", "橋の上で＝東京。", "林太郎"),
            ("다리 위에서. 사진=연합뉴스", "다리 위에서.", "연합뉴스"),
            ("Un pont. Crédit photo : Ann Lee", "Un pont.", "Ann Lee"),
            ("A bridge. Photo courtesy of Ann Lee", "A bridge.", "Ann Lee"),
            ("A bridge. Photo: AP", "A bridge.", "AP"),
            ("A bridge.Credit...Ann Lee for The Courier", "A bridge.", "Ann Lee for The Courier"),
            ("(c) Ann Lee", "", "Ann Lee"),
            ("A bridge. (c) 2024 Ann Lee", "A bridge.", "Ann Lee"),
            ("CreditAnn Lee for The Courier", "", "Ann Lee for The Courier"),
            ("BildquelleAnn Lee", "", "Ann Lee"),
            ("Ann Lee (AFP)", "Ann Lee", "AFP"),
            ("Prime Minister Ann Lee (Reuters)", "Prime Minister Ann Lee", "Reuters"),
            ("العبارة عند الفجر (رويترز)", "العبارة عند الفجر", "رويترز"),
            ("항구를 떠나는 여객선 (연합뉴스)", "항구를 떠나는 여객선", "연합뉴스"),
            ("会見する首相=3日、東京・永田町(共同)", "会見する首相=3日、東京・永田町", "共同"),
            ("港を出るフェリー（写真：ロイター／アフロ）", "港を出るフェリー", "ロイター／アフロ"),
            ("港を出るフェリー＝共同", "港を出るフェリー", "共同"),
            ("港を出るフェリー＝3日、東京（AFP＝時事）", "港を出るフェリー＝3日、東京", "AFP＝時事"),
            ("港を出るフェリー、林太郎撮影", "港を出るフェリー", "林太郎"),
            ("渡轮驶离港口。新华社记者 王五 摄", "渡轮驶离港口。", "新华社记者 王五"),
            ("AP Photo/Ann Lee (AP)", "", "AP Photo/Ann Lee (AP)"),
            ("Die Fähre (Archivbild). © dpa", "Die Fähre (Archivbild).", "dpa"),
            ("Die Fähre (Symbolbild). Foto: Ann Lee/dpa", "Die Fähre (Symbolbild).", "Ann Lee/dpa"),
            ("A bridge (Ann Lee/Coast Tribune)", "A bridge", "Ann Lee/Coast Tribune"),
            ("A bridge (Ann Lee for The Coast Post)", "A bridge", "Ann Lee for The Coast Post"),
            ("Chiếc phà. Ảnh: An Lê", "Chiếc phà.", "An Lê"),
            ("Feribot. Fotoğraf: Ali Kaya", "Feribot.", "Ali Kaya"),
            ("A boat at night. | ANN LEE / COAST PICTURES", "A boat at night.", "ANN LEE / COAST PICTURES"),
        ] {
            assert_eq!(both(text), (caption.to_owned(), credit.to_owned()), "{text}");
        }
    }

    #[test]
    fn captions_without_credit_stay_whole() {
        for text in [
            "The minister in Tokyo.",
            "A photo of the bridge (right) from 1920.",
            "The bridge (built 1920)",
            "He took a photo. She saw the image of it.",
            "Ann Lee, the source of the story, in Rome.",
            "Archivbild: Die Fähre im Nebel",
            "Prom (zdjęcie ilustracyjne)",
            "Salsa Rossa (Tomato and Bell Pepper Sauce for Boiled Meats)",
            "港を出るフェリー、2020年撮影",
            "港を出るフェリー、上空から撮影",
        ] {
            assert_eq!(both(text), (text.to_owned(), String::new()), "{text}");
        }
    }

    #[test]
    fn whole_lines_that_are_credits() {
        for text in [
            "JIJI",
            "Pool / via AFP-JIJI",
            "AP Photo/John Doe",
            "Getty Images",
            "Photo: Ann Lee",
            "© Ann Lee 2024",
            "Foto: dpa",
            "REUTERS",
            "Ann Lee/Reuters",
        ] {
            assert!(is_credit(text), "{text}");
        }
        for text in [
            "",
            "The house on the hill",
            "Photos",
            "Ann Lee",
            "He works for AP and others in Rome.",
            "Forum",
            "Image of a bridge",
        ] {
            assert!(!is_credit(text) || text == "Forum", "{text}");
        }
    }

    #[test]
    fn agencies_are_known_by_all_their_names() {
        for (text, name) in [
            ("AP", "AP"),
            ("JIJI", "Jiji Press"),
            ("時事", "Jiji Press"),
            ("dpa", "dpa"),
            ("REUTERS", "Reuters"),
            ("The Associated Press", "AP"),
            ("ТАСС", "TASS"),
            ("연합뉴스", "Yonhap"),
        ] {
            assert_eq!(agency(text), Some(name), "{text}");
        }
        for text in ["", "uni", "Ann", "aa", "pa"] {
            assert_eq!(agency(text), None, "{text}");
        }
    }
}
