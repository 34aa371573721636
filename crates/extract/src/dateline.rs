//! The dateline of wire copy: place, date and agency before the story's first word.

use crate::credit;
use crate::dates::{self, DateContext};
use crate::find::first;
use crate::phrases::byline::PARTICLES;
use crate::phrases::is_unspaced;

/// A dateline at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dateline<'a> {
    /// The place as printed; empty where only the agency stands there.
    pub place: &'a str,
    /// The agency as printed.
    pub agency: Option<&'a str>,
    /// Bytes up to where the story's text begins.
    pub end: usize,
}

/// A dateline lies within so many bytes.
const LONGEST: usize = 140;

/// `WASHINGTON (AP) — The…`, `TOKYO, March 3 (Reuters) - …`, `【東京=共同】…`, `(Jiji Press) …`.
pub(crate) fn dateline(text: &str) -> Option<Dateline<'_>> {
    let start = text.len() - text.trim_start().len();
    let head = text.get(start..)?;
    let mut limit = head.len().min(LONGEST);
    while !head.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = head.get(..limit)?;
    let found = bracketed(head).or_else(|| xinhua(head)).or_else(|| dashed(head))?;
    let rest = text.get(start + found.end..)?;
    let end = text.len() - rest.trim_start().len();
    Some(Dateline { end, ..found })
}

/// `【東京=共同】`, `[서울=뉴시스]`, `(서울=연합뉴스) 홍길동 기자 =`, `(ANSA) - ROMA, 03 MAR - …`,
/// `(Reuters) - …`.
fn bracketed(head: &str) -> Option<Dateline<'_>> {
    let open = head.chars().next()?;
    let close = match open {
        '【' => '】',
        '[' => ']',
        '(' => ')',
        '（' => '）',
        '［' => '］',
        _ => return None,
    };
    let at = head.find(close)?;
    let inner = head.get(open.len_utf8()..at)?.trim();
    let after = at + close.len_utf8();
    if let Some((place, agency)) = inner.split_once(['=', '＝']) {
        // The reporter's name follows, up to another sign of equality.
        let end = first(head.get(after..)?, " = ").filter(|n| *n < 60).map_or(after, |n| after + n + 3);
        return Some(Dateline { place: place.trim(), agency: Some(agency.trim()), end });
    }
    credit::agency(inner)?;
    let rest = head.get(after..)?;
    let (dash, length) = dash_at_start(rest)?;
    let _ = dash;
    let after = after + length;
    // The place may follow: "ROMA, 03 MAR - ".
    let tail = head.get(after..)?;
    if let Some((before, _)) = split_dash(tail)
        && let Some((place, None)) = place_of(before)
    {
        let length = before.len();
        let dash = dash_at_start(tail.get(length..)?).map_or(0, |d| d.1);
        return Some(Dateline { place, agency: Some(inner), end: after + length + dash });
    }
    Some(Dateline { place: "", agency: Some(inner), end: after })
}

/// `新华社北京3月31日电`: agency, place and day in one run of characters.
fn xinhua(head: &str) -> Option<Dateline<'_>> {
    let agency = ["新华社", "新華社", "中新社", "中央社"].into_iter().find(|a| head.starts_with(a))?;
    let at = head.find(['电', '電'])?;
    let middle = head.get(agency.len()..at)?;
    let digits = middle.find(|c: char| c.is_numeric())?;
    let end = at + '电'.len_utf8();
    Some(Dateline { place: middle.get(..digits)?, agency: head.get(..agency.len()), end })
}

/// `PLACE[, date][ (AGENCY)] — `, `PLACE--(AGENCY)--[date--]`.
fn dashed(head: &str) -> Option<Dateline<'_>> {
    let (before, dash) = split_dash(head)?;
    let (place, mut agency) = place_of(before)?;
    let mut end = before.len() + dash;
    // The agency or the day may stand between dashes of its own.
    while let Some((more, dash)) = head.get(end..).and_then(split_dash)
        && let Some(("", other)) = place_of(more).filter(|_| !more.is_empty())
    {
        agency = agency.or(other);
        end += more.len() + dash;
    }
    let rest = head.get(end..)?.trim_start();
    let sure = agency.is_some_and(|a| credit::agency(a).is_some());
    if !sure {
        // Without a known agency only a place in capitals is a dateline, or one with a day behind a comma, and
        // only before a sentence.
        let capitals = place.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !place.chars().any(char::is_lowercase)
            || before.get(place.len()..)?.starts_with(',')
                && dates::find(before, &DateContext::default()).is_some();
        let first = rest.chars().find(|c| c.is_alphanumeric())?;
        let opens = first.is_uppercase() || first.is_numeric() || !first.is_lowercase();
        let second = rest.chars().filter(|c| c.is_alphabetic()).nth(1);
        if !capitals || !opens || second.is_some_and(char::is_uppercase) {
            return None;
        }
    }
    Some(Dateline { place, agency, end })
}

/// A dash at the start of a text: how long it is with the space and stops around it.
fn dash_at_start(text: &str) -> Option<(char, usize)> {
    let trimmed = text.trim_start_matches(['.', ' ', '\u{a0}']);
    let dash = trimmed.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '―'))?;
    let rest = trimmed.trim_start_matches(['-', '–', '—', '―', ' ', '\u{a0}']);
    Some((dash, text.len() - rest.len()))
}

/// The text before the first dash that parts dateline and story, and the length of that dash
/// with its spaces. A hyphen inside a word parts nothing, one after a closing bracket does.
fn split_dash(text: &str) -> Option<(&str, usize)> {
    let mut depth = 0i32;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '—' | '–' | '―' if depth == 0 => return cut(text, at),
            '-' if depth == 0
                && (matches!(previous, ' ' | '.' | ')' | '\u{a0}') || text.get(at..)?.starts_with("--")) =>
            {
                return cut(text, at);
            }
            // A colon closes a dateline where an agency stands before it; TASS closes with a stop.
            '.' if previous == '/' => return Some((text.get(..at)?, 1)),
            ':' if depth == 0 && previous == ')' => return Some((text.get(..at)?, 1)),
            '.' if previous.is_lowercase()
                && depth == 0
                && text.get(at + 1..)?.starts_with(' ')
                // "Jan. 18", "марта. /ТАСС/"
                && !text.get(at + 2..)?.starts_with(|c: char| c == '/' || c.is_ascii_digit()) =>
            {
                return None;
            }
            _ => {}
        }
        previous = c;
    }
    None
}

fn cut(text: &str, at: usize) -> Option<(&str, usize)> {
    let before = text.get(..at)?.trim_end_matches(['.', ' ', '\u{a0}']);
    let (_, length) = dash_at_start(text.get(before.len()..)?)?;
    Some((before, length))
}

/// Place and agency of what stands before the dash; `None` where it is no dateline.
fn place_of(before: &str) -> Option<(&str, Option<&str>)> {
    let mut rest = before.trim();
    let mut agency = None;
    // "МОСКВА, 3 марта. /ТАСС/"
    for (open, close) in [('(', ')'), ('/', '/')] {
        if let Some(inside) = rest.strip_suffix(close)
            && let Some(at) = inside.rfind(open)
        {
            let name = inside.get(at + open.len_utf8()..)?.trim();
            let words = name.split_whitespace().count();
            let named = name.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii());
            if !(named && (1..=4).contains(&words) || credit::agency(name).is_some()) {
                return None;
            }
            agency = Some(name);
            rest = rest.get(..at)?.trim_end_matches([' ', '.', ',']);
            break;
        }
    }
    let mut place = rest;
    if let Some(date) = dates::find(rest, &DateContext::default()) {
        let tail = rest.get(date.span.end..)?.trim_matches([' ', '.', ',', '(', ')']);
        if let Some(name) = credit::agency(tail).map(|_| tail).filter(|_| agency.is_none()) {
            agency = Some(name);
        } else if !tail.is_empty() {
            return None;
        }
        let before = rest.get(..date.span.start)?.trim_end_matches([' ', ',', '/', '(']);
        place = before.strip_suffix(", le").unwrap_or(before);
    } else if let Some((before, day)) = rest.rsplit_once(',')
        && dates::is_day_and_month(day)
    {
        // "3 mar" is a day here, though not in every sentence.
        place = before;
    }
    is_place(place).then_some((place, agency))
}

/// A few words that all begin with a capital, of letters only; or nothing.
fn is_place(place: &str) -> bool {
    if place.chars().count() > 50
        || place.chars().any(|c| c.is_numeric() || matches!(c, ':' | '"' | '“' | '?' | '!'))
    {
        return false;
    }
    let words = place.split([' ', ',', '/', '\u{a0}']).filter(|w| !w.is_empty());
    let mut count = 0;
    for word in words {
        count += 1;
        let c = word.chars().next().unwrap_or(' ');
        let particle = PARTICLES.has(word) || matches!(word, "am" | "an" | "and" | "sur");
        if !(c.is_uppercase() || particle || is_unspaced(c) || (!c.is_lowercase() && c.is_alphabetic())) {
            return false;
        }
    }
    count <= 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, Option<&str>, &str)> {
        dateline(text).map(|d| (d.place, d.agency, &text[d.end..]))
    }

    #[test]
    fn datelines_of_the_agencies() {
        for (text, place, agency) in [
            ("WASHINGTON (AP) — The", "WASHINGTON", Some("AP")),
            ("NEW YORK (AP) — The", "NEW YORK", Some("AP")),
            ("TOKYO, March 3 (Reuters) - The", "TOKYO", Some("Reuters")),
            ("Tokyo, June 27 (Jiji Press)--The", "Tokyo", Some("Jiji Press")),
            ("TOKYO (Jiji Press) — The", "TOKYO", Some("Jiji Press")),
            ("BERLIN (dpa) – The", "BERLIN", Some("dpa")),
            ("Berlin (dpa/tmn) - The", "Berlin", Some("dpa/tmn")),
            ("Madrid, 3 mar (EFE).- The", "Madrid", Some("EFE")),
            ("NEW DELHI (PTI): The", "NEW DELHI", Some("PTI")),
            ("PORT-AU-PRINCE, Haiti (AP) -- The", "PORT-AU-PRINCE, Haiti", Some("AP")),
            ("МОСКВА, 3 марта. /ТАСС/. The", "МОСКВА", Some("ТАСС")),
            ("LONDON — The", "LONDON", None),
            ("SALT LAKE CITY, June 5 – The", "SALT LAKE CITY", None),
            ("NEW YORK, Jan. 18, 2018 (GLOBE NEWSWIRE) -- The", "NEW YORK", Some("GLOBE NEWSWIRE")),
            ("BOSTON--(BUSINESS WIRE)--The", "BOSTON", Some("BUSINESS WIRE")),
            ("BOSTON--(BUSINESS WIRE)--Jan. 18, 2018--The", "BOSTON", Some("BUSINESS WIRE")),
            ("Berlin, 18.01.2018 – The", "Berlin", None),
            ("Lyon, le 18 janvier 2018 – The", "Lyon", None),
            ("(Reuters) - The", "", Some("Reuters")),
            ("(ANSA) - ROMA, 03 MAR - The", "ROMA", Some("ANSA")),
            ("【東京=共同】The", "東京", Some("共同")),
            ("[서울=뉴시스] The", "서울", Some("뉴시스")),
            ("新华社北京3月31日电 The", "北京", Some("新华社")),
        ] {
            assert_eq!(read(text), Some((place, agency, "The")), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in [
            "NASA — which flew first — said so.",
            "The plan (above) — was old.",
            "He said - again - no.",
            "In 2024 (and before) the",
            "A well-known man came.",
            "WHO-backed plan",
            "Apple (AAPL) shares rose – again.",
            "On 5 May 2020 – The day",
            "Berlin – The town",
            "",
            "—",
            "(",
            "【",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
