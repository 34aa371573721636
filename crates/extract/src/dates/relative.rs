//! Times told from the moment of reading: "26 minutes ago", "vor 2 Stunden", "3時間前", "yesterday".

use crate::find::holds;
use std::sync::OnceLock;

use article::{Date, DateTime};

use super::{DateContext, Reader};
use crate::phrases::date::{UNITS, means};
use crate::phrases::{first_byte, is_unspaced, one_of, same};

/// So many units before now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ago {
    count: u32,
    /// Index into [`UNITS`].
    unit: usize,
}

const MINUTE: usize = 1;
const HOUR: usize = 2;
const DAY: usize = 3;

impl Ago {
    /// Weeks and more name no day, and hours none where the page's time of day is not known.
    pub(super) fn resolve(self, context: &DateContext) -> Option<DateTime> {
        let captured = context.captured?;
        if self.unit == DAY {
            return days_before(context, i64::from(self.count)).map(DateTime::day);
        }
        let seconds = match self.unit {
            0 => 1,
            MINUTE => 60,
            HOUR => 3600,
            _ => return None,
        } * i64::from(self.count);
        let time = captured.time?;
        let offset = time.offset.unwrap_or(0);
        let there = captured.unix_seconds() - seconds + i64::from(offset) * 60;
        let mut at = DateTime::from_unix_seconds(there)?;
        if let Some(t) = &mut at.time {
            t.offset = time.offset;
        }
        Some(at)
    }
}

/// The day so many days before the moment of capture.
pub(super) fn days_before(context: &DateContext, days: i64) -> Option<Date> {
    Date::from_days_since_epoch(context.captured?.date.days_since_epoch() - days)
}

/// The unit that a word names, as an index into [`UNITS`].
fn unit(word: &str) -> Option<usize> {
    static STEMS: OnceLock<Vec<(&str, usize)>> = OnceLock::new();
    let stems = STEMS.get_or_init(|| {
        (0..).zip(&UNITS).flat_map(|(unit, stems)| stems.split(' ').map(move |stem| (stem, unit))).collect()
    });
    // "5분전": no space before the word for "ago".
    let word = word.strip_suffix('전').unwrap_or(word);
    let first = first_byte(word.chars().next()?);
    let alike = stems.iter().filter(|(stem, _)| stem.as_bytes().first() == Some(&first));
    let names = |stem: &str| {
        if same(word, stem) {
            return true;
        }
        let short = stem.chars().count() <= 2 && !stem.starts_with(is_unspaced);
        let rest = crate::phrases::strip_phrase(word, stem);
        !short && rest.is_some_and(|rest| rest.chars().count() <= 5)
    };
    alike.into_iter().find(|(stem, _)| names(stem)).map(|(_, unit)| *unit)
}

impl Reader<'_> {
    /// A relative time whose first token is this one: what it says, its first token, and the
    /// token after it.
    pub(super) fn ago_at(&self, i: usize) -> Option<(Ago, usize, usize)> {
        // "vor 2 Stunden", "hace una hora", "منذ ساعتين"
        let after_word = if self.means(i, means::AGO_BEFORE) {
            Some(i + 1)
        } else {
            // "il y a 2 heures"
            let french = ["il", "y", "a"];
            (0..3).all(|k| self.word(i + k).is_some_and(|w| same(w, french[k]))).then_some(i + 3)
        };
        if let Some(mut at) = after_word {
            if self.word(at).is_some_and(|w| one_of(w, "circa etwa environ cerca about около")) {
                at += 1;
            }
            let (ago, next) = self.measure_at(at).or_else(|| self.dual_at(at))?;
            // Portuguese says it twice: "há 2 horas atrás".
            let next = if self.word(next).is_some_and(|w| one_of(w, "atrás")) { next + 1 } else { next };
            return Some((ago, i, next));
        }
        let (ago, next) = self.measure_at(i)?;
        // "3時間前", "3小时前", "3시간전": the word goes on.
        if let Some(word) = next.checked_sub(1).and_then(|w| self.word(w))
            && (holds(word, "前") || word.ends_with('전'))
        {
            return Some((ago, i, next));
        }
        let mut after = next;
        // "2 hours and 5 minutes ago" says no less with its first part.
        for _ in 0..3 {
            if self.means(after, means::AGO_AFTER) {
                return Some((ago, i, after + 1));
            }
            let joined =
                self.mark(after) == Some(',') || self.word(after).is_some_and(|w| one_of(w, "and e und"));
            let at = after + usize::from(joined);
            (_, after) = self.measure_at(at).filter(|_| self.number(at).is_some())?;
        }
        None
    }

    /// A number and a unit; `an hour`; a unit alone before "ago" (`godzinę temu`).
    fn measure_at(&self, i: usize) -> Option<(Ago, usize)> {
        if let Some((count, 1..=3)) = self.number(i) {
            // "30+ days ago"
            let at = if self.mark(i + 1) == Some('+') { i + 2 } else { i + 1 };
            return Some((Ago { count, unit: unit(self.word(at)?)? }, at + 1));
        }
        let word = self.word(i)?;
        // "半小时前": half an hour.
        if word.strip_prefix('半').and_then(unit) == Some(HOUR) {
            return Some((Ago { count: 30, unit: MINUTE }, i + 1));
        }
        if self.means(i, means::ONE) {
            // "un'ora fa"
            let at = if self.mark(i + 1).is_some_and(|c| matches!(c, '\'' | '’')) { i + 2 } else { i + 1 };
            return Some((Ago { count: 1, unit: unit(self.word(at)?)? }, at + 1));
        }
        let follows = self.word(i + 1).is_some_and(|w| one_of(w, "temu назад"));
        Some((Ago { count: 1, unit: unit(follows.then_some(word)?)? }, i + 1))
    }

    /// Arabic needs no number for one and two: `ساعة`, `ساعتين`.
    fn dual_at(&self, i: usize) -> Option<(Ago, usize)> {
        let word = self.word(i).filter(|w| !w.is_ascii())?;
        let count = if word.ends_with("ين") || word.ends_with("ان") { 2 } else { 1 };
        Some((Ago { count, unit: unit(word)? }, i + 1))
    }

    /// Today or yesterday: how many days back, and the token after it.
    pub(super) fn day_word_at(&self, i: usize) -> Option<(i64, usize)> {
        let word = self.word(i)?;
        let apostrophe = self.mark(i + 1).is_some_and(|c| matches!(c, '\'' | '’'));
        if apostrophe && same(word, "aujourd") && self.word(i + 2) == Some("hui") {
            return Some((0, i + 3));
        }
        if self.means(i, means::TODAY) {
            return Some((0, i + 1));
        }
        self.means(i, means::YESTERDAY).then_some((1, i + 1))
    }
}
