//! The language of the text: as claimed, unless the text itself says otherwise.

use std::sync::OnceLock;

use article::{Claimed, Provenance};

use crate::claims::Claims;
use crate::eight::small_run;
use crate::facts::Facts;
use crate::find::lower;
use crate::lookup::Lookup;

/// Commonest words of the languages written in Latin letters that hardly occur in the others.
const STOP_WORDS: [(&str, &str); 8] = [
    ("en", "the and of to that is was for with this are have from which they"),
    ("de", "der die und das nicht ist mit den von sich auch eine auf dem wird"),
    ("fr", "les des est dans une pour que qui sur pas avec du au cette sont"),
    ("es", "el los las una por con para como más pero del fue se su también"),
    ("pt", "os uma não com para por mais são foi dos ao pelo em também na"),
    ("it", "il che di gli non una per sono della con è anche nel più dei"),
    ("nl", "het een van niet dat voor zijn met ook aan naar wordt bij maar uit"),
    ("pl", "nie się na jest że to jak przez od ale już tym są oraz był"),
];

/// Letters that are looked at.
const SAMPLE: usize = 6000;

/// The language as a BCP 47 tag.
pub(super) fn language(facts: &Facts, claims: &Claims) -> Option<Claimed<String>> {
    let claimed = claims.langs.iter().find(|c| is_tag(&c.value));
    let mut sample = String::new();
    let mut longest: Vec<_> = facts.strips.iter().filter(|s| s.is_prose()).collect();
    if longest.is_empty() {
        longest = facts.strips.iter().collect();
    }
    for strip in longest {
        sample.push_str(facts.text(strip));
        sample.push(' ');
        if sample.len() > 2 * SAMPLE {
            break;
        }
    }
    let found = detect(&sample);
    match (claimed, found) {
        (Some(claim), Some((lang, sure))) if sure && !agrees(&claim.value, lang) => {
            Some(Claimed::new(lang.to_owned(), Provenance::Detected))
        }
        (Some(claim), _) => Some(claim.clone()),
        (None, Some((lang, _))) => Some(Claimed::new(lang.to_owned(), Provenance::Detected)),
        (None, None) => None,
    }
}

fn is_tag(tag: &str) -> bool {
    let primary = primary(tag);
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && !matches!(primary, "und" | "xx" | "mul")
}

/// `de` of `de-AT`.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_', ',', ' ']).next().unwrap_or("")
}

/// Whether a text found to be `lang` may well be what the tag says.
fn agrees(tag: &str, lang: &str) -> bool {
    let primary = primary(tag).to_ascii_lowercase();
    if primary == lang {
        return true;
    }
    match lang {
        // The script alone cannot tell these apart.
        "ar" => matches!(&*primary, "ur" | "ps" | "ug" | "ckb" | "sd" | "fa"),
        "fa" => matches!(&*primary, "ar" | "ur" | "ps"),
        "ru" | "uk" => {
            matches!(&*primary, "uk" | "ru" | "bg" | "sr" | "mk" | "be" | "kk" | "mn" | "ky" | "tg" | "tt")
        }
        "zh" => matches!(&*primary, "yue" | "lzh" | "cmn" | "wuu"),
        "he" => primary == "yi",
        "hi" => matches!(&*primary, "mr" | "ne" | "sa"),
        "es" => matches!(&*primary, "gl" | "ca" | "ast" | "an" | "eu"),
        "pt" => primary == "gl",
        "nl" => matches!(&*primary, "af" | "fy" | "nds"),
        "de" => matches!(&*primary, "gsw" | "lb" | "nds"),
        "fr" => matches!(&*primary, "oc" | "br"),
        _ => false,
    }
}

/// The language of a text, and whether there is enough of it to be sure.
pub(crate) fn detect(text: &str) -> Option<(&'static str, bool)> {
    // Latin, Cyrillic, Arabic, Hebrew, Han, kana, hangul, Greek, Thai, Devanagari.
    let mut counts = [0usize; 10];
    let (mut ukrainian, mut persian, mut letters) = (0, 0, 0);
    let mut rest = text;
    while letters < SAMPLE {
        let small = small_run(rest.as_bytes()).min(SAMPLE - letters);
        counts[0] += small;
        letters += small;
        rest = &rest[small..];
        let Some(c) = rest.chars().next().filter(|_| letters < SAMPLE) else { break };
        rest = &rest[c.len_utf8()..];
        if !c.is_alphabetic() {
            continue;
        }
        letters += 1;
        if c.is_ascii() {
            counts[0] += 1;
            continue;
        }
        let script = match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
            '\u{400}'..='\u{52f}' => {
                ukrainian += usize::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ'));
                1
            }
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}' => {
                persian += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک'));
                2
            }
            '\u{590}'..='\u{5ff}' => 3,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => 4,
            '\u{3041}'..='\u{30ff}' => 5,
            '\u{ac00}'..='\u{d7af}' => 6,
            '\u{370}'..='\u{3ff}' => 7,
            '\u{e00}'..='\u{e7f}' => 8,
            '\u{900}'..='\u{97f}' => 9,
            _ => continue,
        };
        if let Some(count) = counts.get_mut(script) {
            *count += 1;
        }
    }
    let [latin, cyrillic, arabic, hebrew, han, kana, hangul, greek, thai, devanagari] = counts;
    let most = |n: usize| n * 2 > letters;
    let sure = letters >= 60;
    // A character of Chinese says as much as several letters.
    if most((han + kana) * 2) && most(han * 2 + kana * 2 + hangul) && han + kana > latin / 3 {
        let japanese = kana * 10 >= han;
        return Some((if japanese { "ja" } else { "zh" }, han + kana >= 30));
    }
    let lang = if most(latin) {
        return latin_language(text);
    } else if most(cyrillic) {
        if ukrainian * 50 > cyrillic { "uk" } else { "ru" }
    } else if most(arabic) {
        if persian * 15 > arabic { "fa" } else { "ar" }
    } else if most(hebrew) {
        "he"
    } else if most(hangul) {
        "ko"
    } else if most(greek) {
        "el"
    } else if most(thai) {
        "th"
    } else if most(devanagari) {
        "hi"
    } else {
        return None;
    };
    Some((lang, sure))
}

fn latin_language(text: &str) -> Option<(&'static str, bool)> {
    static TABLE: OnceLock<Lookup> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let words = (0..).zip(&STOP_WORDS);
        let mut words =
            words.flat_map(|(language, (_, list))| list.split(' ').map(move |word| (word, 1 << language)));
        Lookup::new(&mut words, |one, other| one | other)
    });
    let mut hits = [0u32; STOP_WORDS.len()];
    let mut words = 0u32;
    let mut rest = text;
    while !rest.is_empty() && words < 1200 {
        let (word, after) = rest.split_at(word_end(rest));
        rest = after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
        if word.is_empty() {
            continue;
        }
        words += 1;
        if word.len() > 8 {
            continue;
        }
        let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let known = if is_small { table.get(word.as_bytes()) } else { table.get(lower(word).as_bytes()) };
        let Some(languages) = known else { continue };
        for (language, hits) in hits.iter_mut().enumerate() {
            *hits += u32::from(languages >> language & 1 == 1);
        }
    }
    let best = (0..hits.len()).max_by_key(|&i| (hits[i], std::cmp::Reverse(i)))?;
    let second = (0..hits.len()).filter(|&i| i != best).map(|i| hits[i]).max().unwrap_or(0);
    // One word in twelve of any text is among its language's commonest.
    if hits[best] < 3 || hits[best] * 12 < words || hits[best] < second * 2 {
        return None;
    }
    Some((STOP_WORDS[best].0, words >= 60 && hits[best] >= 8 && hits[best] > second * 4))
}

/// Where the letters end that a text begins with.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += small_run(&text.as_bytes()[end..]);
        match text[end..].chars().next() {
            Some(c) if c.is_alphabetic() => end += c.len_utf8(),
            _ => return end,
        }
    }
}

/// Written from right to left.
pub(super) fn is_right_to_left(tag: &str) -> bool {
    matches!(
        &*primary(tag).to_ascii_lowercase(),
        "ar" | "he" | "iw" | "fa" | "ur" | "yi" | "ps" | "ckb" | "dv" | "ug" | "sd"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_script_and_common_words() {
        for (text, lang) in [
            ("The ships of the line were seen from the coast and that was all.", "en"),
            ("Die Schiffe sind nicht mehr auf dem Meer, und das ist auch gut mit den Leuten.", "de"),
            ("Les bateaux sont dans le port avec une voile qui est sur le pont pour les gens.", "fr"),
            ("Los barcos del puerto fueron vistos por la gente, pero el mar no los dejó como antes.", "es"),
            ("Os barcos não foram vistos por uma hora, mas também são mais lentos ao mar.", "pt"),
            ("Il mare non è più quello che era, e gli uomini sono anche della terra.", "it"),
            ("Het schip van de haven is niet meer te zien, maar dat is voor ons ook goed.", "nl"),
            ("Statek nie jest już w porcie, ale to się zmieni, jak są przez to fale na morzu.", "pl"),
            ("Корабли стоят в порту и ждут ветра", "ru"),
            ("船は港で風を待っている。", "ja"),
            ("船只在港口等待风的到来，人们在岸上等待。", "zh"),
            ("배는 항구에서 바람을 기다린다", "ko"),
            ("السفن في الميناء تنتظر الريح", "ar"),
        ] {
            assert_eq!(detect(text).map(|d| d.0), Some(lang), "{text}");
        }
        assert_eq!(detect("123 456"), None);
        assert_eq!(detect("Lorem ipsum dolor"), None);
    }

    #[test]
    fn a_claim_that_the_script_denies_is_overruled() {
        let text = "船は港で風を待っている。".repeat(6);
        let dom = crate::dom::parse(&format!("<html lang=en><p>{text}"), &crate::Limits::default());
        let claims = crate::claims::gather(&dom, None);
        let lang = language(&Facts::gather(&dom), &claims).unwrap();
        assert_eq!((&*lang.value, lang.from), ("ja", Provenance::Detected));
        assert!(agrees("de-AT", "de") && agrees("bg", "ru") && !agrees("en", "ja"));
    }
}
