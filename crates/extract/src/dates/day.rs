//! Days: with the month's name, in digits, in the counted months of East Asia.

use article::Date;

use super::{DateContext, Reader};
use crate::phrases::date::{WORDS, means};
use crate::phrases::one_of;

/// A day as printed: what is missing is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub year: Option<i32>,
    pub month: u32,
    pub day: Option<u32>,
    /// Month and day could be exchanged.
    pub swappable: bool,
}

impl Day {
    fn new(year: Option<u32>, month: u32, day: Option<u32>) -> Option<Self> {
        // Thai pages count from the death of Buddha.
        let year = year.map(|y| if (2533..2643).contains(&y) { y as i32 - 543 } else { y as i32 });
        // A day without a year may be that of a leap year.
        Date::new(year.unwrap_or(2000), month, day.unwrap_or(1))?;
        Some(Self { year, month, day, swappable: false })
    }

    /// The day, and whether it could be another.
    pub(super) fn resolve(self, context: &DateContext) -> (Option<Date>, bool) {
        let Some(day) = self.day else { return (None, false) };
        let (month, day) = match context.day_first {
            Some(false) if self.swappable => (day, self.month),
            None if self.swappable => return (None, true),
            _ => (self.month, day),
        };
        let date = match (self.year, context.captured) {
            (Some(year), _) => Date::new(year, month, day),
            // The latest such day that was not to come; a day's grace for time zones.
            (None, Some(captured)) => {
                let limit = captured.date.days_since_epoch() + 1;
                (0..5)
                    .filter_map(|back| Date::new(captured.date.year() - back, month, day))
                    .find(|date| date.days_since_epoch() <= limit)
            }
            (None, None) => None,
        };
        (date, self.swappable)
    }
}

/// The month of that name, 1–12.
pub(crate) fn month(word: &str) -> Option<u32> {
    let months = WORDS.get(word) & means::MONTH;
    (months != 0).then(|| months.trailing_zeros() + 1)
}

/// The year before the first of a Japanese era whose name the word ends with.
pub(super) fn era(word: &str) -> Option<u32> {
    let eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];
    eras.into_iter().find(|(name, _)| word.ends_with(name)).map(|(_, before)| before)
}

/// A word that counts as a month even where no year follows.
fn is_sure(word: &str) -> bool {
    let proper = !word.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    // "march" and "may" are words.
    word.chars().count() >= 4 && !matches!(word, "march" | "mars" | "maio" | "maart")
        || proper && WORDS.get(word) & means::SHORT_SURE != 0
}

impl Reader<'_> {
    /// A day whose first token is this one, and the token after it.
    pub(super) fn day_at(&self, i: usize) -> Option<(Day, usize)> {
        match self.number(i) {
            Some((first, digits)) => self
                .counted(i, first, digits)
                .or_else(|| self.digits(i, first, digits))
                .or_else(|| self.number_first(i, first, digits)),
            None => self.month_first(i),
        }
    }

    /// A month; Arabic papers often print both of its names: `آب/أغسطس`.
    fn month_at(&self, i: usize) -> Option<(u32, &str, usize)> {
        let (month, word, next) = self.name_at(i)?;
        let again = if self.mark(next) == Some('/') { self.name_at(next + 1) } else { None };
        Some((month, word, again.filter(|again| again.0 == month).map_or(next, |again| again.2)))
    }

    fn name_at(&self, i: usize) -> Option<(u32, &str, usize)> {
        let word = self.word(i)?;
        // The months of the Levant that come in pairs.
        let second = || match self.word(i + 1) {
            Some("الأول" | "الاول") => Some(0),
            Some("الثاني") => Some(1),
            _ => None,
        };
        match word {
            "تشرين" => return Some((10 + second()?, word, i + 2)),
            "كانون" => return Some((if second()? == 0 { 12 } else { 1 }, word, i + 2)),
            _ => {}
        }
        let next = if self.mark(i + 1) == Some('.') { i + 2 } else { i + 1 };
        Some((month(word)?, word, next))
    }

    fn year_at(&self, i: usize) -> Option<(u32, usize)> {
        match self.number(i)? {
            (year @ 1000..=2999, 4) => Some((year, i + 1)),
            _ => None,
        }
    }

    /// `2025年3月31日`, `3月31日`, `2025년 3월 31일`, `令和7年3月31日`.
    fn counted(&self, i: usize, first: u32, digits: u8) -> Option<(Day, usize)> {
        let unit = |i: usize, units: &[char]| self.word(i).is_some_and(|w| w.starts_with(units));
        let (year, at) = if unit(i + 1, &['年', '년']) {
            let era = i.checked_sub(1).and_then(|e| era(self.word(e)?)).unwrap_or(0);
            ((digits == 4 || era > 0).then_some(first + era)?, i + 2)
        } else {
            (0, i)
        };
        let (month, month_digits) = self.number(at)?;
        if month_digits > 2 || !unit(at + 1, &['月', '월']) {
            return None;
        }
        let year = (year > 0).then_some(year);
        match self.number(at + 2) {
            Some((day, 1..=2)) if unit(at + 3, &['日', '일', '号', '號']) => {
                Some((Day::new(year, month, Some(day))?, at + 4))
            }
            _ => Some((Day::new(Some(year?), month, None)?, at + 2)),
        }
    }

    /// `2025-03-31`, `31.03.2025`, `3/31/25`, `2025. 3. 31.`
    fn digits(&self, i: usize, first: u32, digits: u8) -> Option<(Day, usize)> {
        let mark = self.mark(i + 1).filter(|c| matches!(c, '-' | '/' | '.' | '‐' | '‑' | '–'))?;
        if self.mark(i + 3) != Some(mark) || self.runs_on(i, mark) {
            return None;
        }
        // Only after a full stop, and around a slash, may there be space.
        let loose = matches!(mark, '.' | '/');
        if !loose && (i + 1..i + 5).any(|t| self.spaced(t)) || self.spaced(i + 1) && mark == '.' {
            return None;
        }
        let (second, second_digits) = self.number(i + 2)?;
        let (third, third_digits) = self.number(i + 4)?;
        if second_digits > 2 {
            return None;
        }
        let next = i + 5;
        if digits == 4 && third_digits <= 2 {
            let next = if self.mark(next) == Some('.') && self.spaced(i + 4) { next + 1 } else { next };
            return Some((
                Day::new(Some(first).filter(|y| (1000..3000).contains(y)), second, Some(third))?,
                next,
            ))
            .filter(|(day, _)| day.year.is_some());
        }
        if digits > 2 {
            return None;
        }
        let year = match third_digits {
            4 => Some(third).filter(|y| (1000..3000).contains(y))?,
            // Versions and phone numbers look like short dates.
            2 if third < 70 && (mark == '/' || digits == 2 && second_digits == 2) => 2000 + third,
            _ => return None,
        };
        if first > 12 || mark == '.' || first == second {
            return Some((Day::new(Some(year), second, Some(first))?, next));
        }
        if second > 12 {
            return Some((Day::new(Some(year), first, Some(second))?, next));
        }
        let day = Day::new(Some(year), second, Some(first))?;
        Some((Day { swappable: true, ..day }, next))
    }

    /// Digits and marks go on before or after: an address, a version, a phone number.
    fn runs_on(&self, i: usize, mark: char) -> bool {
        let before = i >= 2
            && !self.spaced(i)
            && self.mark(i - 1).is_some_and(|c| c == mark || c == '.' || c == '/')
            && (self.number(i - 2).is_some() || mark == '/')
            && !self.spaced(i - 1);
        let after = self.mark(i + 5).is_some_and(|c| matches!(c, '-' | '/' | '.'))
            && !self.spaced(i + 5)
            && !self.spaced(i + 6)
            && self.number(i + 6).is_some();
        before || after
    }

    /// `31 March 2025`, `31. März 2025`, `31 de marzo de 2025`, `31st of March`, `31-Mar-25`,
    /// `2025 March 31`.
    fn number_first(&self, i: usize, first: u32, digits: u8) -> Option<(Day, usize)> {
        if digits == 4 {
            let (month, _, next) = self.month_at(i + 1)?;
            let (day, _) = self.number(next).filter(|n| n.1 <= 2)?;
            // "The best of 2024 September 1, 2023"
            let year_after = (next + 1..next + 3).any(|i| self.year_at(i).is_some());
            return (!year_after).then_some((Day::new(Some(first), month, Some(day))?, next + 1));
        }
        if digits > 2 {
            return None;
        }
        let mut at = i + 1;
        if self.word(at).is_some_and(|w| one_of(w, "st nd rd th er e ème º ª o")) && !self.spaced(at) {
            at += 1;
        }
        while self.mark(at).is_some_and(|c| matches!(c, '.' | '-' | '–' | 'º' | '°' | '/' | ','))
            || self.word(at).is_some_and(|w| one_of(w, "of de do di"))
        {
            at += 1;
            if at > i + 4 {
                return None;
            }
        }
        let (month, name, mut next) = self.month_at(at)?;
        let after_month = next;
        while self.mark(next).is_some_and(|c| matches!(c, ',' | '-' | '–' | '/' | '\'' | '’' | '،'))
            || self.word(next).is_some_and(|w| one_of(w, "de del do of"))
        {
            next += 1;
            if next > after_month + 3 {
                break;
            }
        }
        if let Some((year, next)) = self.year_at(next) {
            return Some((Day::new(Some(year), month, Some(first))?, next));
        }
        // "31-Mar-25", "31 March '25"
        let short = self.mark(next.wrapping_sub(1)).is_some_and(|c| matches!(c, '-' | '\'' | '’'));
        if let Some((year @ 0..70, 2)) = self.number(next).filter(|_| short) {
            return Some((Day::new(Some(2000 + year), month, Some(first))?, next + 1));
        }
        is_sure(name).then_some(())?;
        Some((Day::new(None, month, Some(first))?, after_month))
    }

    /// `March 31, 2025`, `Mar. 31st`, `March 2025`.
    fn month_first(&self, i: usize) -> Option<(Day, usize)> {
        // Looked up only before a number: most words of a text are none.
        let number_near = (i + 1..i + 4).any(|t| self.number(t).is_some());
        let (month, name, mut at) = number_near.then(|| self.month_at(i))??;
        while at < i + 3 && self.mark(at).is_some_and(|c| matches!(c, '-' | ',')) {
            at += 1;
        }
        if let Some((year, next)) = self.year_at(at) {
            return Some((Day::new(Some(year), month, None)?, next));
        }
        let (day, _) = self.number(at).filter(|n| n.1 <= 2)?;
        let mut next = at + 1;
        if self.word(next).is_some_and(|w| one_of(w, "st nd rd th")) && !self.spaced(next) {
            next += 1;
        }
        let after_day = next;
        while next < after_day + 2
            && self.mark(next).is_some_and(|c| matches!(c, ',' | '.' | '-' | '،' | '\'' | '’'))
        {
            next += 1;
        }
        if let Some((year, next)) = self.year_at(next) {
            return Some((Day::new(Some(year), month, Some(day))?, next));
        }
        // "May 5-7" and "June 3.5" are no days, "Mar 10:05" is a time.
        let number_after = self.number(next).is_some() && next > after_day && !self.spaced(next);
        let clock = self.mark(after_day) == Some(':');
        (is_sure(name) && !number_after && !clock).then_some(())?;
        Some((Day::new(None, month, Some(day))?, after_day))
    }
}
