//! Dates and times as pages print them, in thirteen languages, day first or month first.
//!
//! What is printed is read, never guessed: a date of digits that could be two days says so, a
//! relative time counts from the moment of capture or keeps its printed form only, and "2 weeks
//! ago" names no day. What this module does not know: which date of a page is the story's.

mod day;
mod relative;
mod time;
mod tokens;

use std::ops::Range;

use article::{Date, DateTime, Published, Time};

use crate::phrases::date::{NOW, WORDS, means};
use crate::phrases::one_of;
use day::Day;
pub(crate) use day::month;
use relative::Ago;
use tokens::{Kind, Token, tokens};

/// What is known where a date is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DateContext {
    /// When the page was saved: relative times and days without a year count from here.
    pub captured: Option<DateTime>,
    /// Whether 3/4 is the third of April, by the page's language or its other dates.
    pub day_first: Option<bool>,
}

/// A date that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// What it says, with the printed form.
    pub published: Published,
    /// Told from the moment of reading: "2 hours ago", "yesterday".
    pub relative: bool,
    /// Called an update, not a publication.
    pub changed: bool,
    /// The bytes of the text that it was read from.
    pub span: Range<usize>,
}

/// A text of more bytes is no date alone.
const LONGEST: usize = 240;

/// The first date or relative time in a text.
pub(crate) fn find(text: &str, context: &DateContext) -> Option<Reading> {
    let reader = Reader { text, tokens: tokens(text) };
    // In a long text only what stands at a number can be a date: most words are not even looked at.
    let short = reader.tokens.len() <= 24;
    (0..reader.tokens.len()).find_map(|i| {
        let number_near = || (i..i + 5).any(|t| reader.number(t).is_some());
        let found = if short || number_near() { reader.moment_at(i)? } else { return None };
        let ok = match found.moment {
            Moment::Word(..) => reader.stands_apart(&found),
            // Beside a year of the Islamic calendars the same day may stand in another.
            Moment::Day(day, _) => {
                day.day.is_some() && !day.year.is_some_and(|year| (1390..1470).contains(&year))
            }
            Moment::Ago(..) => true,
        };
        ok.then(|| reader.reading(&found, context))
    })
}

/// A text that is nothing but a date or time, apart from words such as "Published", weekdays and
/// separators. Where it names two, the one that is not called an update.
pub(crate) fn only(text: &str, context: &DateContext) -> Option<Reading> {
    if text.len() > LONGEST {
        return None;
    }
    let reader = Reader { text, tokens: tokens(text) };
    let mut best: Option<Reading> = None;
    let mut bare_time: Option<(usize, usize)> = None;
    let (mut i, mut changed) = (0, false);
    while i < reader.tokens.len() {
        if let Some(found) = reader.moment_at(i) {
            if best.as_ref().is_none_or(|b| b.changed && !changed) {
                best = Some(Reading { changed, ..reader.reading(&found, context) });
            }
            (i, changed) = (found.next, false);
        } else if let Some((_, next)) = reader.time_at(i) {
            bare_time = bare_time.or(Some((i, next)));
            i = next;
        } else if reader.word(i).is_some() {
            if !reader.means(i, means::CHANGED | means::LABEL | means::WEEKDAY) {
                return now(&reader, context);
            }
            changed |= reader.means(i, means::CHANGED);
            i += 1;
        } else if reader.mark(i).is_some_and(is_separator) {
            i += 1;
        } else if reader.number(i).is_some()
            && reader.word(i + 1).is_some_and(|w| one_of(w, "min mins minute minutes 分 분"))
        {
            i += 2;
        } else {
            return None;
        }
    }
    let time_alone = || {
        let (from, next) = bare_time?;
        let span = reader.tokens.get(from)?.start..reader.tokens.get(next.checked_sub(1)?)?.end;
        let printed = text.get(span.clone()).map(str::to_owned);
        let published = Published { at: None, printed, ambiguous: false };
        Some(Reading { published, relative: false, changed: false, span })
    };
    best.or_else(time_alone).or_else(|| now(&reader, context))
}

/// A date as a machine states it: ISO 8601, seconds or milliseconds since 1970, RFC 2822, or
/// anything that [`find`] reads for certain.
pub(crate) fn stated(text: &str, context: &DateContext) -> Option<DateTime> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_iso(text) {
        return Some(at);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        return match text.len() {
            8 => Date::new((number / 10_000) as i32, (number / 100 % 100) as u32, (number % 100) as u32)
                .map(DateTime::day),
            9 | 10 => DateTime::from_unix_seconds(number),
            12 | 13 => DateTime::from_unix_seconds(number / 1000),
            _ => None,
        };
    }
    find(text, context).filter(|r| !r.relative)?.published.at
}

/// Whether a date of digits in a text can only be day first (`Some(true)`) or month first, by a
/// number over 12; `None` without such a date.
pub(crate) fn order(text: &str) -> Option<bool> {
    if !text.bytes().any(|b| b == b'/') {
        return None;
    }
    let reader = Reader { text, tokens: tokens(text) };
    (0..reader.tokens.len()).find_map(|i| {
        let (first, _) = reader.number(i).filter(|_| reader.mark(i + 1) == Some('/'))?;
        let (day, _) = reader.day_at(i).filter(|(day, _)| !day.swappable && first <= 31)?;
        let second = reader.number(i + 2)?.0;
        (day.month != day.day? && second <= 31).then_some(day.day == Some(first))
    })
}

/// Nothing but a number and the name of a month, long or short, in either order.
pub(crate) fn is_day_and_month(text: &str) -> bool {
    let mut words = text.split([' ', '.']).filter(|w| !w.is_empty());
    let (Some(a), Some(b), None) = (words.next(), words.next(), words.next()) else { return false };
    let is_day = |w: &str| w.parse::<u32>().is_ok_and(|n| (1..=31).contains(&n));
    is_day(a) && month(b).is_some() || month(a).is_some() && is_day(b)
}

/// "Just now", alone.
fn now(reader: &Reader<'_>, context: &DateContext) -> Option<Reading> {
    let span = (reader.tokens.first()?.start, reader.tokens.last()?.end);
    let label = if reader.means(0, means::LABEL) { reader.tokens.first()?.end - span.0 } else { 0 };
    let at = |from: usize| {
        let text = reader.text.get(span.0 + from..span.1)?.trim();
        NOW.has(text).then_some(text)
    };
    let printed = at(0).or_else(|| at(label))?;
    let start = span.1.checked_sub(printed.len())?;
    let published = Published { at: context.captured, printed: Some(printed.to_owned()), ambiguous: false };
    Some(Reading { published, relative: true, changed: false, span: start..span.1 })
}

fn is_separator(c: char) -> bool {
    !c.is_alphanumeric()
        && !matches!(c, '?' | '!' | '%' | '$' | '€' | '£' | '#' | '"' | '=' | '+' | '&' | '？' | '！')
}

/// What a date was recognised as.
#[derive(Clone, Copy, Debug)]
enum Moment {
    Day(Day, Option<Time>),
    Ago(Ago),
    /// Today (0) or yesterday (1).
    Word(i64, Option<Time>),
}

/// A recognised date: the tokens `first..next`.
#[derive(Clone, Copy, Debug)]
struct Found {
    moment: Moment,
    first: usize,
    next: usize,
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    fn word(&self, i: usize) -> Option<&'a str> {
        let token = self.tokens.get(i).filter(|t| t.kind == Kind::Word)?;
        self.text.get(token.start..token.end)
    }

    /// Whether a word has one of those meanings.
    fn means(&self, i: usize, bits: u64) -> bool {
        self.word(i).is_some_and(|word| WORDS.get(word) & bits != 0)
    }

    /// A number and how many digits it has.
    fn number(&self, i: usize) -> Option<(u32, u8)> {
        match self.tokens.get(i)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    fn mark(&self, i: usize) -> Option<char> {
        match self.tokens.get(i)?.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    fn spaced(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.spaced)
    }

    /// Whether a date may begin with that token: of most words a look at them alone tells that none does.
    fn may_begin(&self, i: usize) -> bool {
        const BEGIN: u64 =
            means::MONTH | means::AGO_BEFORE | means::ONE | means::TODAY | means::YESTERDAY | means::FIRST;
        match self.word(i) {
            // In other scripts words run together, or have a form for two.
            Some(word) if word.is_ascii() => {
                WORDS.get(word) & BEGIN != 0 || self.means(i + 1, means::AGO_AFTER)
            }
            _ => true,
        }
    }

    /// A date whose first token is this one.
    fn moment_at(&self, i: usize) -> Option<Found> {
        if !self.may_begin(i) {
            return None;
        }
        if let Some((ago, first, next)) = self.ago_at(i) {
            return Some(Found { moment: Moment::Ago(ago), first, next });
        }
        // The name of an era stands before its years.
        let era = self.word(i).is_some_and(|w| day::era(w).is_some() && self.number(i + 1).is_some());
        if let Some((day, next)) = self.day_at(i + usize::from(era)) {
            let (time, after) = self.time_after(next);
            // "Mon Mar 31 10:05:00 UTC 2025"
            let (day, after) = match self.number(after) {
                Some((year, 4)) if time.is_some() && day.year.is_none() => {
                    (Day { year: Some(year as i32), ..day }, after + 1)
                }
                _ => (day, after),
            };
            let next = self.weekday_after(after);
            return Some(Found { moment: Moment::Day(day, time), first: self.weekday_before(i), next });
        }
        if let Some((back, next)) = self.day_word_at(i) {
            let (time, next) = self.time_after(next);
            return Some(Found { moment: Moment::Word(back, time), first: i, next });
        }
        let (time, next) = self.time_at(i)?;
        let mut at = self.skip_joiners(next);
        while self.means(at, means::WEEKDAY) {
            at = self.skip_joiners(at + 1);
        }
        if let Some((day, next)) = self.day_at(at) {
            return Some(Found { moment: Moment::Day(day, Some(time)), first: i, next });
        }
        let (back, next) = self.day_word_at(at)?;
        Some(Found { moment: Moment::Word(back, Some(time)), first: i, next })
    }

    /// A time that follows a day, and the token after both.
    fn time_after(&self, next: usize) -> (Option<Time>, usize) {
        let mut at = self.skip_joiners(self.weekday_after(next));
        // "2025年3月31日 星期一 10:15"
        if self.means(at, means::WEEKDAY) {
            at = self.skip_joiners(at + 1);
        }
        match self.time_at(at) {
            Some((time, after)) => (Some(time), after),
            None => (None, next),
        }
    }

    /// The first token of the weekday before a date, or the date's own.
    fn weekday_before(&self, i: usize) -> usize {
        let mut at = i;
        while at > 0 && i - at < 2 && self.mark(at - 1).is_some_and(|c| matches!(c, ',' | '.' | '،')) {
            at -= 1;
        }
        match at.checked_sub(1) {
            Some(w) if self.means(w, means::WEEKDAY) && self.word(w).is_some_and(|word| word.len() > 1) => w,
            _ => i,
        }
    }

    /// One past a weekday in brackets that follows a date.
    fn weekday_after(&self, next: usize) -> usize {
        let open = self.mark(next).is_some_and(|c| matches!(c, '(' | '（' | '['));
        let day = self.means(next + 1, means::WEEKDAY);
        let close = self.mark(next + 2).is_some_and(|c| matches!(c, ')' | '）' | ']'));
        if open && day && close { next + 3 } else { next }
    }

    /// "Yesterday" in a sentence dates nothing; between separators it does.
    fn stands_apart(&self, found: &Found) -> bool {
        let edge = |i: Option<usize>| match i {
            None => true,
            Some(i) if i >= self.tokens.len() => true,
            Some(i) => {
                self.mark(i).is_some_and(|c| !matches!(c, '\'' | '’' | ',' | '-'))
                    || self.means(i, means::LABEL)
            }
        };
        edge(found.first.checked_sub(1)) && edge(Some(found.next))
    }

    fn reading(&self, found: &Found, context: &DateContext) -> Reading {
        let start = self.tokens.get(found.first).map_or(0, |t| t.start);
        let end = found.next.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(start, |t| t.end);
        let span = start..end.max(start);
        let (at, ambiguous, relative) = match found.moment {
            Moment::Day(day, time) => {
                let (date, ambiguous) = day.resolve(context);
                (date.map(|date| DateTime { date, time }), ambiguous, false)
            }
            Moment::Ago(ago) => (ago.resolve(context), false, true),
            Moment::Word(back, time) => {
                (relative::days_before(context, back).map(|date| DateTime { date, time }), false, true)
            }
        };
        let printed = self.text.get(span.clone()).map(str::to_owned);
        // The word before says so: "Updated 31 March".
        let before = (1..=3).filter_map(|k| self.word(found.first.checked_sub(k)?)).map(|w| WORDS.get(w));
        let mut labels = before.take_while(|w| w & (means::CHANGED | means::LABEL) != 0);
        let changed = labels.any(|w| w & means::CHANGED != 0);
        Reading { published: Published { at, printed, ambiguous }, relative, changed, span }
    }
}

#[cfg(test)]
mod tests;
