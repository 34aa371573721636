//! Times of day, on clocks of twelve and twenty-four hours.

use article::Time;

use super::Reader;
use crate::phrases::date::{ZONES, means};
use crate::phrases::{one_of, same};

const BEFORE_NOON: [&str; 5] = ["午前", "上午", "오전", "凌晨", "早上"];
const AFTER_NOON: [&str; 5] = ["午後", "下午", "오후", "晚上", "中午"];

impl Reader<'_> {
    /// One past what may stand between a day and its time.
    pub(super) fn skip_joiners(&self, from: usize) -> usize {
        let is_joiner = |i: usize| {
            self.mark(i).is_some_and(|c| {
                matches!(c, ',' | '-' | '–' | '—' | '·' | '•' | '|' | '@' | '/' | '،' | '(' | '.' | ':')
            }) || self.means(i, means::JOINER)
        };
        let mut i = from;
        // "2025 r., godz. 10:15"
        while i < from + 5 && is_joiner(i) {
            i += 1;
        }
        i
    }

    /// A time whose first token is this one, and the token after it.
    pub(super) fn time_at(&self, i: usize) -> Option<(Time, usize)> {
        let half = |w: &str| {
            let ends = |names: &[&str]| names.iter().any(|n| w.ends_with(n));
            if ends(&AFTER_NOON) { Some(true) } else { ends(&BEFORE_NOON).then_some(false) }
        };
        let (mut afternoon, i) = match self.word(i) {
            Some(word) => (Some(half(word)?), i + 1),
            None => (i.checked_sub(1).and_then(|p| self.word(p)).and_then(half), i),
        };
        let (hour, _) = self.number(i).filter(|(hour, digits)| *hour <= 24 && *digits <= 2)?;
        let two = |i: usize| self.number(i).filter(|(n, digits)| *n < 60 && *digits == 2).map(|n| n.0);
        let (mut minute, mut second) = (0, 0);
        let mut next;
        let mut bare = false;
        match (self.mark(i + 1), self.word(i + 1)) {
            (Some(':' | '：'), _) => {
                minute = two(i + 2)?;
                next = i + 3;
                if let (Some(':' | '：'), Some(s)) = (self.mark(next), two(next + 1)) {
                    (second, next) = (s, next + 2);
                    if self.mark(next) == Some('.')
                        && self.number(next + 1).is_some()
                        && !self.spaced(next + 1)
                    {
                        next += 2;
                    }
                }
            }
            // "10.05" is a time only where a word says so.
            (Some('.'), _) => {
                minute = two(i + 2).filter(|_| !self.spaced(i + 2))?;
                next = i + 3;
                bare = !i
                    .checked_sub(1)
                    .and_then(|p| self.word(p))
                    .is_some_and(|w| one_of(w, "at um alle ore om"));
            }
            (_, Some(word)) if one_of(word, "h") => {
                next = i + 2;
                // "10h15", and as it is printed in French, "10 h 15".
                if let Some(m) = two(next).filter(|_| self.spaced(i + 1) || !self.spaced(next)) {
                    (minute, next) = (m, next + 1);
                }
            }
            (_, Some(word))
                if word.starts_with(['時', '时', '點', '点', '시']) && !word.starts_with("時間") =>
            {
                next = i + 2;
                if let (Some((m @ 0..60, 1..=2)), Some(unit)) = (self.number(next), self.word(next + 1))
                    && unit.starts_with(['分', '분'])
                {
                    (minute, next) = (m, next + 2);
                }
            }
            _ => {
                next = i + 1;
                bare = true;
            }
        }
        if let Some((after, n)) = self.half_at(next) {
            (afternoon, next, bare) = (Some(after), n, false);
        } else if self.word(next).is_some_and(|w| one_of(w, "uhr h hs hrs uur")) {
            (next, bare) = (next + 1, false);
        }
        if bare {
            return None;
        }
        let hour = match afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour % 24,
        };
        let (offset, next) = self.zone_at(next);
        Some((Time { hour: hour as u8, minute: minute as u8, second: second as u8, offset }, next))
    }

    /// `am`, `p.m.`: whether after noon.
    fn half_at(&self, i: usize) -> Option<(bool, usize)> {
        let word = self.word(i)?;
        if one_of(word, "am pm ص م صباحا صباحاً مساء مساءً") {
            return Some((word.starts_with(['p', 'P', 'م']), i + 1));
        }
        let spelt = one_of(word, "a p")
            && self.mark(i + 1) == Some('.')
            && self.word(i + 2).is_some_and(|w| same(w, "m"));
        let end = if self.mark(i + 3) == Some('.') { i + 4 } else { i + 3 };
        spelt.then(|| (same(word, "p"), end))
    }

    /// `UTC`, `(JST)`, `+0900`, `GMT+1`: minutes east, and one past it.
    fn zone_at(&self, i: usize) -> (Option<i16>, usize) {
        let bracket = usize::from(self.mark(i) == Some('('));
        let at = i + bracket;
        let close = |next: usize| next + usize::from(bracket == 1 && self.mark(next) == Some(')'));
        let Some(word) = self.word(at) else {
            return match self.offset_at(i) {
                Some((offset, next)) => (Some(offset), next),
                None => (None, i),
            };
        };
        if let Some((_, offset)) = ZONES.iter().find(|(name, _)| same(word, name)) {
            return match self.offset_at(at + 1).filter(|_| *offset == 0) {
                Some((offset, next)) => (Some(offset), close(next)),
                None => (Some(*offset), close(at + 1)),
            };
        }
        // "IST" is India's, Ireland's or Israel's.
        if matches!(word, "ET" | "PT" | "CT" | "MT" | "IST" | "SGT") {
            (None, close(at + 1))
        } else {
            (None, i)
        }
    }

    fn offset_at(&self, i: usize) -> Option<(i16, usize)> {
        let sign = match self.mark(i)? {
            '+' => 1,
            '-' | '−' => -1,
            _ => return None,
        };
        let (number, digits) = self.number(i + 1).filter(|_| !self.spaced(i + 1))?;
        let (hours, minutes, next) = match digits {
            4 => (number / 100, number % 100, i + 2),
            1 | 2 => match (self.mark(i + 2), self.number(i + 3)) {
                (Some(':'), Some((minutes, 2))) => (number, minutes, i + 4),
                // "10:05-11" is a span of time.
                _ if sign > 0 => (number, 0, i + 2),
                _ => return None,
            },
            _ => return None,
        };
        (hours < 24 && minutes < 60).then(|| (sign * (hours * 60 + minutes) as i16, next))
    }
}
