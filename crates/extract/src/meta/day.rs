//! The day of publication.

use std::ops::Range;

use article::{Claimed, DateTime, NodeId, Provenance, Published, WebUrl};

use super::language::primary;
use super::{Head, Page};
use crate::claims::MarkKind;
use crate::dates::{self, DateContext};

/// How dates of this page are to be read.
pub(super) fn context(lang: Option<&str>, url: Option<&WebUrl>, captured: Option<DateTime>) -> DateContext {
    DateContext { captured, day_first: day_first(lang, url) }
}

/// English is written day first in most of the world, and month first by most of its pages:
/// only a region tells.
fn day_first(lang: Option<&str>, url: Option<&WebUrl>) -> Option<bool> {
    let lang = lang?;
    if !primary(lang).eq_ignore_ascii_case("en") {
        return Some(true);
    }
    let region = lang.split(['-', '_']).next_back().unwrap_or("").to_ascii_uppercase();
    let host = url.map_or("", |u| u.host());
    let top = host.rsplit('.').next().unwrap_or("");
    if matches!(top, "uk" | "au" | "nz" | "ie" | "in" | "za" | "sg" | "my" | "ng" | "ke" | "pk" | "lk") {
        return Some(true);
    }
    match &*region {
        "US" => Some(false),
        "GB" | "AU" | "NZ" | "IE" | "IN" | "ZA" | "SG" | "HK" => Some(true),
        _ if matches!(top, "gov" | "mil" | "us") => Some(false),
        _ => None,
    }
}

/// When the lead was published: as claimed, as printed at its head, as its address has it.
pub(super) fn published(page: &Page<'_>, head: &Head) -> Option<Claimed<Published>> {
    let printed = printed(page, head);
    let claim = page.claims.published.iter().find(|c| (1990..2100).contains(&c.value.date.year()));
    if let Some(claim) = claim {
        // The printed form stands beside the claim where it means the same day or could.
        let words = printed.filter(|p| {
            p.at.is_none_or(|at| {
                (at.date.days_since_epoch() - claim.value.date.days_since_epoch()).abs() <= 1
            })
        });
        let value =
            Published { at: Some(claim.value), printed: words.and_then(|p| p.printed), ambiguous: false };
        return Some(Claimed::new(value, claim.from));
    }
    if let Some(printed) = printed {
        return Some(Claimed::new(printed, Provenance::Visible));
    }
    let at = of_address(page.url?)?;
    Some(Claimed::new(Published { at: Some(at), printed: None, ambiguous: false }, Provenance::Address))
}

/// The date that is printed at the lead's head.
fn printed(page: &Page<'_>, head: &Head) -> Option<Published> {
    if let Some(date) = &page.visible.date {
        return Some(date.clone());
    }
    let nodes = nodes_of(page, &head.strips);
    // Elements that say they hold a date, then lines that are nothing else.
    for kind in [MarkKind::Published, MarkKind::Date] {
        for mark in page.claims.marks.iter().filter(|m| m.kind == kind && nodes.contains(&m.node)) {
            let words = super::print::text(page.dom, mark.node);
            let shown = dates::only(&words, &page.dates).or_else(|| dates::find(&words, &page.dates));
            let stated = page.dom.attr(mark.node, "datetime").and_then(|d| dates::stated(d, &page.dates));
            match (shown, stated) {
                (Some(shown), stated) => {
                    return Some(Published { at: stated.or(shown.published.at), ..shown.published });
                }
                (None, Some(at)) => return Some(Published { at: Some(at), printed: None, ambiguous: false }),
                (None, None) => {}
            }
        }
    }
    head.strips.clone().find_map(|i| {
        let strip = page.facts.strips.get(i)?;
        let text = page.text(i);
        if i == head.headline || strip.is_prose() {
            return None;
        }
        let date = dates::only(text, &page.dates).or_else(|| {
            let short = text.chars().count() <= 160;
            dates::find(text, &page.dates).filter(|_| short && i >= head.headline)
        })?;
        (date.published.at.is_some() || date.published.ambiguous || date.relative).then_some(date.published)
    })
}

/// The nodes of a range of strips.
pub(super) fn nodes_of(page: &Page<'_>, strips: &Range<usize>) -> Range<NodeId> {
    let all = &page.facts.strips;
    // From the end of the strip before: the elements around the first are among them.
    let from = strips.start.checked_sub(1).and_then(|i| all.get(i)).map_or(NodeId(0), |s| s.end);
    let to = strips.end.checked_sub(1).and_then(|i| all.get(i)).map_or(from, |s| s.end);
    from..to
}

/// `/2025/03/31/` or `/2025-03-31` in an address.
fn of_address(url: &WebUrl) -> Option<DateTime> {
    let path = url.path();
    let path = path.get(..path.find(['?', '#']).unwrap_or(path.len()))?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    parts.windows(3).find_map(|w| {
        let number = |s: &str, digits: std::ops::RangeInclusive<usize>| -> Option<u32> {
            (digits.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
        };
        let year = number(w[0], 4..=4).filter(|y| (1990..2100).contains(y))?;
        let date = article::Date::new(year as i32, number(w[1], 1..=2)?, number(w[2], 1..=2)?)?;
        Some(DateTime::day(date))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_dates() {
        let read = |url: &str| of_address(&WebUrl::parse(url).unwrap()).map(|d| d.to_string());
        assert_eq!(read("https://a.example/2025/03/31/story").as_deref(), Some("2025-03-31"));
        assert_eq!(read("https://a.example/news/2025-3-31-story?x").as_deref(), Some("2025-03-31"));
        assert_eq!(read("https://a.example/story-2025/13/31"), None);
        assert_eq!(read("https://a.example/?d=2025/03/31"), None);
    }

    #[test]
    fn only_a_region_says_how_english_counts() {
        let url = WebUrl::parse("https://a.co.uk/").unwrap();
        assert_eq!(day_first(Some("en"), Some(&url)), Some(true));
        assert_eq!(day_first(Some("en-US"), None), Some(false));
        assert_eq!(day_first(Some("en"), None), None);
        assert_eq!(day_first(Some("fr"), None), Some(true));
        assert_eq!(day_first(None, None), None);
    }
}
