//! Dates and times as a page prints them: to the day, or to the second with its offset.

use std::fmt;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// A time of day, with its offset from UTC where the page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Time {
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// 0–60 (a leap second is let through).
    pub second: u8,
    /// Minutes east of UTC, −1439–1439; `None` where the page does not tell.
    pub offset: Option<i16>,
}

/// A day, and a time of day where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// The time of that day.
    pub time: Option<Time>,
}

impl Date {
    /// A day that exists, of the years 1–9999; `None` for 30 February.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let in_range = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        (in_range && day <= days_in_month(year, month)).then_some(Self {
            year: year as i16,
            month: month as u8,
            day: day as u8,
        })
    }

    /// 1–9999.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// 1–12.
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// 1–31.
    pub fn day(self) -> u32 {
        u32::from(self.day)
    }

    /// Days since 1970-01-01. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    pub fn days_since_epoch(self) -> i64 {
        let (y, m, d) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let y = if m <= 2 { y - 1 } else { y };
        let era = y.div_euclid(400);
        let year_of_era = y - era * 400;
        let day_of_year = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + d - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that lies `days` after 1970-01-01; `None` outside the years 1–9999.
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        let z = days.checked_add(719_468)?;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, month as u32, day as u32)
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl DateTime {
    /// A day without a time.
    pub fn day(date: Date) -> Self {
        Self { date, time: None }
    }

    /// Seconds since 1970-01-01T00:00:00Z. A missing time counts as midnight, a missing offset as UTC.
    pub fn unix_seconds(self) -> i64 {
        let days = self.date.days_since_epoch() * 86_400;
        self.time.map_or(days, |t| {
            let of_day = i64::from(t.hour) * 3600 + i64::from(t.minute) * 60 + i64::from(t.second);
            days + of_day - i64::from(t.offset.unwrap_or(0)) * 60
        })
    }

    /// That moment in UTC; `None` outside the years 1–9999.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let date = Date::from_days_since_epoch(seconds.div_euclid(86_400))?;
        let of_day = seconds.rem_euclid(86_400);
        let time = Time {
            hour: (of_day / 3600) as u8,
            minute: (of_day / 60 % 60) as u8,
            second: (of_day % 60) as u8,
            offset: Some(0),
        };
        Some(Self { date, time: Some(time) })
    }

    /// Reads ISO 8601 / RFC 3339: `2025-03-31`, `2025-03-31T10:00Z`, `2025-03-31 10:00:00.5+09:00`,
    /// `2025-03-31T10:00:00+0900`.
    ///
    /// # Errors
    /// When the text does not begin with such a date, or names a day or time that does not exist.
    pub fn parse_iso(text: &str) -> Result<Self, ParseDateError> {
        parse_iso(text.trim()).ok_or(ParseDateError)
    }
}

fn parse_iso(text: &str) -> Option<DateTime> {
    let number = |s: Option<&str>| -> Option<u32> {
        let s = s?;
        if s.is_empty() || !s.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        s.parse().ok()
    };
    let date = Date::new(
        number(text.get(0..4))? as i32,
        (text.get(4..5)? == "-").then(|| number(text.get(5..7)))??,
        (text.get(7..8)? == "-").then(|| number(text.get(8..10)))??,
    )?;
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(DateTime::day(date));
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let hour = number(rest.get(0..2))?;
    let minute = (rest.get(2..3)? == ":").then(|| number(rest.get(3..5)))??;
    let mut rest = rest.get(5..)?;
    let mut second = 0;
    if let Some(after) = rest.strip_prefix(':') {
        second = number(after.get(0..2))?;
        rest = after.get(2..)?;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    let rest = rest.trim();
    let offset = match rest.chars().next() {
        None => None,
        Some('Z' | 'z') => Some(0),
        Some(sign @ ('+' | '-')) => {
            let digits: String = rest[1..].chars().filter(|c| *c != ':').collect();
            let hours = number(digits.get(0..2))?;
            let minutes = if digits.len() > 2 { number(digits.get(2..4))? } else { 0 };
            let all = (hours * 60 + minutes) as i16;
            (hours < 24 && minutes < 60).then_some(())?;
            Some(if sign == '-' { -all } else { all })
        }
        Some(_) => return None,
    };
    (hour < 24 && minute < 60 && second <= 60).then_some(())?;
    let time = Time { hour: hour as u8, minute: minute as u8, second: second as u8, offset };
    Some(DateTime { date, time: Some(time) })
}

/// The text is no ISO 8601 date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDateError;

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date such as 2025-03-31 or 2025-03-31T10:00:00Z")
    }
}

impl std::error::Error for ParseDateError {}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for DateTime {
    /// ISO 8601: `2025-03-31` or `2025-03-31T10:00:00+09:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(t) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}:{:02}", t.hour, t.minute, t.second)?;
        match t.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(o) => {
                let sign = if o < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", o.abs() / 60, o.abs() % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_come_back_as_they_went() {
        for text in ["2025-03-31", "2024-02-29", "2025-03-31T10:00:00Z", "2025-03-31T23:59:60-03:30"] {
            assert_eq!(DateTime::parse_iso(text).unwrap().to_string(), text);
        }
        let loose = DateTime::parse_iso("2025-03-31 10:00:00.123+0900").unwrap();
        assert_eq!(loose.to_string(), "2025-03-31T10:00:00+09:00");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in
            ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-01-01T25:00Z", "", "2025-1-1"]
        {
            assert!(DateTime::parse_iso(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_and_their_numbers_agree() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days_since_epoch(), 0);
        assert_eq!(Date::new(2000, 3, 1).unwrap().days_since_epoch(), 11_017);
        for days in (-700_000..2_900_000).step_by(997) {
            let date = Date::from_days_since_epoch(days).unwrap();
            assert_eq!(date.days_since_epoch(), days);
        }
    }

    #[test]
    fn offsets_count() {
        let tokyo = DateTime::parse_iso("2025-03-31T09:00:00+09:00").unwrap();
        let utc = DateTime::from_unix_seconds(tokyo.unix_seconds()).unwrap();
        assert_eq!(utc.to_string(), "2025-03-31T00:00:00Z");
    }
}
