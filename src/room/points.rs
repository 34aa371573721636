//! "Key points": the sentences that carry the article, each with its place.

use web_sys::Range;

use super::passage::{self, Passage};
use crate::browser;

/// A sentence and where it stands.
#[derive(Clone)]
pub struct Point {
    /// Its words.
    pub text: String,
    range: Option<Range>,
}

/// The key points of the open article as it is set.
pub fn of_article(headline: &str) -> Vec<Point> {
    let passages: Vec<Passage> = browser::all(".body > p:not(.pull-quote)")
        .iter()
        .map(|p| Passage::of(p, ".note-ref, rt, rp"))
        .collect();
    let texts: Vec<String> = passages.iter().map(|p| String::from(&p.text)).collect();
    let units = |text: &str, to: usize| {
        let part = text.get(..to).unwrap_or_default();
        u32::try_from(part.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    let point = |point: summary::Point| {
        let text = texts.get(point.paragraph)?;
        let passage = passages.get(point.paragraph)?;
        let range = passage.range(units(text, point.range.start), units(text, point.range.end));
        Some(Point { text: text.get(point.range)?.to_owned(), range })
    };
    summary::key_points(headline, &texts).into_iter().filter_map(point).collect()
}

impl Point {
    /// Takes the reader there and marks it for a while.
    pub fn show(&self) {
        if let Some(range) = &self.range {
            passage::point_at(range);
        }
    }
}
