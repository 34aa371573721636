//! Dates and durations in words.

use article::{DateTime, Published, Time};

use crate::words::{self, count, say};

/// A day and, where it is known, the time: "31 March 2025 at 14:05 UTC+9".
pub fn exact(at: DateTime) -> String {
    let Some(time) = time(at) else { return words::date(days(at), "long", false) };
    let seconds = days(at) + i64::from(time.hour) * 3600 + i64::from(time.minute) * 60;
    words::date(seconds, "long", true) + &zone(time.offset)
}

// Midnight UTC to the second is what programs write that know the day alone.
fn time(at: DateTime) -> Option<Time> {
    at.time.filter(|time| *time != Time { hour: 0, minute: 0, second: 0, offset: Some(0) })
}

fn days(at: DateTime) -> i64 {
    at.date.days_since_epoch() * 86_400
}

// " UTC+9": the zone is the source's, not the reader's.
fn zone(offset: Option<i16>) -> String {
    match offset {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            if rest == 0 { format!(" UTC{sign}{hours}") } else { format!(" UTC{sign}{hours}:{rest:02}") }
        }
    }
}

/// A day for the masthead: "Monday, 23 November 2026".
pub fn masthead(at: DateTime) -> String {
    words::date(days(at), "full", false)
}

/// How long ago, seen from `now` (seconds since 1970 UTC): "3 days ago". A date without a time
/// counts by days. `None` where that says nothing: in the future, or more than six years ago.
pub fn relative(at: DateTime, now: i64) -> Option<String> {
    let (n, unit) = since(at, now)?;
    Some(if unit == "second" { say("just now").to_owned() } else { words::ago(n, unit) })
}

// In the finest unit that is known and still says something.
fn since(at: DateTime, now: i64) -> Option<(i64, &'static str)> {
    if time(at).is_some() {
        let seconds = now - at.unix_seconds();
        match seconds {
            // Clocks differ, and so do offsets that the page forgot to print.
            i64::MIN..-3600 => return None,
            -3600..60 => return Some((0, "second")),
            60..3600 => return Some((seconds / 60, "minute")),
            3600..86_400 => return Some((seconds / 3600, "hour")),
            _ => {}
        }
    }
    let days = now.div_euclid(86_400) - at.date.days_since_epoch();
    match days {
        0..14 => Some((days, "day")),
        14..61 => Some((days / 7, "week")),
        61..730 => Some((days * 12 / 365, "month")),
        730..2192 => Some((days / 365, "year")),
        _ => None,
    }
}

/// A published date as a reader sees it.
#[derive(Debug, PartialEq, Eq)]
pub struct Dateline {
    /// For the `datetime` attribute, where the date could be read.
    pub machine: Option<String>,
    /// The exact form, or what was printed.
    pub exact: String,
    /// How long ago.
    pub relative: Option<String>,
    /// What was printed, where the reading of it is in doubt.
    pub doubt: Option<String>,
}

/// Puts a date into words; `None` where nothing is known.
pub fn dateline(published: &Published, now: i64) -> Option<Dateline> {
    let printed = published.printed.as_deref().map(str::trim).filter(|p| !p.is_empty());
    let Some(at) = published.at else {
        let exact = printed?.to_owned();
        return Some(Dateline { machine: None, exact, relative: None, doubt: None });
    };
    let doubt = printed.filter(|_| published.ambiguous).map(str::to_owned);
    let exact = exact(as_news(at, now));
    Some(Dateline { machine: Some(at.to_string()), exact, relative: relative(at, now), doubt })
}

/// With the time of day as long as the story is news: two weeks later the day says enough.
pub fn as_news(at: DateTime, now: i64) -> DateTime {
    if now - at.unix_seconds() < 14 * 86_400 { at } else { DateTime::day(at.date) }
}

/// Whether the language counts characters where others count words.
pub fn counts_characters(lang: Option<&str>) -> bool {
    let tongue = lang.and_then(|l| l.split('-').next()).unwrap_or("");
    ["ja", "zh", "yue"].iter().any(|l| tongue.eq_ignore_ascii_case(l))
}

/// What is read in a minute until the reader's own pace is known: 230 words, or 500 characters.
pub fn usual_pace(lang: Option<&str>) -> u32 {
    if counts_characters(lang) { 500 } else { 230 }
}

/// Minutes that reading takes at the usual pace, at least 1.
pub fn minutes(words: u32, lang: Option<&str>) -> u32 {
    words.div_ceil(usual_pace(lang)).max(1)
}

/// "1 minute to read", "4 minutes to read".
pub fn minutes_to_read(minutes: u32) -> String {
    count(minutes as usize, ["{n} minute to read", "{n} minutes to read"], &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(iso: &str) -> DateTime {
        DateTime::parse_iso(iso).unwrap()
    }

    #[test]
    fn a_zone_says_what_is_known_and_no_more() {
        let said = |iso: &str| zone(at(iso).time.and_then(|t| t.offset));
        assert_eq!(said("2025-03-31T09:05:00+09:00"), " UTC+9");
        assert_eq!(said("2025-03-31T09:05:00-03:30"), " UTC−3:30");
        assert_eq!(said("2025-03-31T09:05:00Z"), " UTC");
        assert_eq!(said("2025-12-01T09:05:00"), "");
    }

    #[test]
    fn midnight_utc_is_a_day() {
        let known = |iso: &str| time(at(iso)).is_some();
        assert!(!known("2025-03-31") && !known("2025-03-31T00:00:00Z"));
        assert!(!known("2025-03-31T00:00:00+00:00"));
        for iso in ["2025-03-31T00:00:01Z", "2025-03-31T00:01Z", "2025-03-31T00:00+02:00", "2025-03-31T00:00"]
        {
            assert!(known(iso), "{iso}");
        }
        let now = at("2026-11-23T12:00:00Z").unix_seconds();
        assert_eq!(since(at("2026-11-23T00:00:00Z"), now), Some((0, "day")));
    }

    #[test]
    fn relative_by_the_finest_unit_that_is_known() {
        let now = at("2026-11-23T12:00:00Z").unix_seconds();
        let said = |iso: &str| since(at(iso), now);
        assert_eq!(said("2026-11-23T11:59:30Z"), Some((0, "second")));
        assert_eq!(said("2026-11-23T11:59:00Z"), Some((1, "minute")));
        assert_eq!(said("2026-11-23T09:00:00Z"), Some((3, "hour")));
        assert_eq!(said("2026-11-23"), Some((0, "day")));
        assert_eq!(said("2026-11-10"), Some((13, "day")));
        assert_eq!(said("2026-11-09"), Some((2, "week")));
        assert_eq!(said("2025-03-31"), Some((19, "month")));
        assert_eq!(said("2023-03-31"), Some((3, "year")));
        assert_eq!(said("1998-03-31"), None);
        assert_eq!(said("2027-01-01"), None);
    }

    #[test]
    fn the_time_of_day_is_news_for_two_weeks() {
        let now = at("2026-11-23T12:00:00Z").unix_seconds();
        for (iso, news) in [
            ("2026-11-24T09:00:00Z", true),
            ("2026-11-09T12:01:00Z", true),
            ("2026-11-09T12:00:00Z", false),
            ("2019-01-03T07:00:00Z", false),
        ] {
            assert_eq!(as_news(at(iso), now).time.is_some(), news, "{iso}");
        }
    }

    #[test]
    fn a_doubtful_date_keeps_its_print() {
        let doubtful =
            Published { at: Some(at("2025-04-03")), printed: Some("03-04-2025".into()), ambiguous: true };
        assert_eq!(dateline(&doubtful, 0).unwrap().doubt.as_deref(), Some("03-04-2025"));
        let unread = Published { at: None, printed: Some(" 2 weeks ago ".into()), ambiguous: false };
        let line = dateline(&unread, 0).unwrap();
        assert_eq!((line.machine, line.exact.as_str()), (None, "2 weeks ago"));
        assert_eq!(dateline(&Published { at: None, printed: None, ambiguous: false }, 0), None);
    }

    #[test]
    fn reading_time_knows_characters_from_words() {
        assert_eq!(minutes(0, None), 1);
        assert_eq!(minutes(920, Some("en-GB")), 4);
        assert_eq!(minutes(921, Some("de")), 5);
        assert_eq!(minutes(1500, Some("ja")), 3);
        assert_eq!(minutes(1500, Some("zh-Hant")), 3);
    }
}
