//! The day of publication.

use crate::find::{first, holds};
use std::ops::Range;

use article::{Author, Claimed, Date, DateTime, NodeId, Provenance, Published, WebUrl};

use super::authors::is_of_others;
use super::far_day::{beside_author, labelled, opening, original};
use super::language::primary;
use super::other_day::{
    YEARS, is_called_change, is_change_label, is_of_other, is_of_other_years, is_of_teaser, is_today,
    label_before,
};
use super::print::likeness;
use super::site::names_section;
use super::{Head, Page};
use crate::claims::MarkKind;
use crate::credit::is_credit;
use crate::dates::{self, DateContext, Reading};
use crate::facts::is_quoted;
use crate::keys::Keys;

/// From so many different dates on, they are a list's.
const MANY: usize = 4;

/// So many strips below the headline a date is the story's own.
const NEAR: usize = 4;

/// A headline that is less like what the page calls itself is another story's.
const ALIKE: u32 = 15;

/// An element that is named for a date, but holds more bytes of text than a line, dates something else
/// than itself.
const LINE: usize = 240;

/// Within so many days an update is one of the same story; later it may be a new version of a guide, which
/// its readers know by that day. News has no versions for longer.
const SOON: i64 = 7;
const NEWS: i64 = 31;

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

/// When the lead was published: as claimed, as printed at its head, as its address has it. And the day
/// that is printed there and called an update.
pub(super) fn published(
    page: &Page<'_>,
    head: &Head,
    headline: Option<&str>,
    authors: &[Author],
) -> (Option<Claimed<Published>>, Option<Claimed<DateTime>>) {
    if is_thing(&page.claims.kinds) {
        return (None, None);
    }
    let printed = printed(page, head, headline, authors);
    let update = printed.as_ref().filter(|date| date.reading.changed);
    let update = update.and_then(|date| date.reading.published.at);
    (weighed(page, head, printed), update.map(|at| Claimed::new(at, Provenance::Visible)))
}

fn weighed(page: &Page<'_>, head: &Head, printed: Option<Printed>) -> Option<Claimed<Published>> {
    let kinds = &page.claims.kinds;
    // A page of a site, not of the day: a date that nobody is shown is when its file was made.
    let undated = printed.is_none() && kinds.iter().any(|kind| kind.eq_ignore_ascii_case("website"));
    let told = |from: Provenance| !undated || !matches!(from, Provenance::JsonLd | Provenance::OpenGraph);
    let claims = page.claims.published.iter();
    let claims = claims.filter(|c| told(c.from) && YEARS.contains(&c.value.date.year()));
    if let Some(agreed) = agreed(claims, kinds, printed.as_ref()) {
        return Some(agreed);
    }
    let of_text = || opening(page, head).map(|reading| reading.published);
    if let Some(printed) = printed.map(|printed| printed.reading.published).or_else(of_text) {
        return Some(Claimed::new(printed, Provenance::Visible));
    }
    let at = of_address(page.url?)?;
    Some(Claimed::new(Published { at: Some(at), printed: None, ambiguous: false }, Provenance::Address))
}

/// What the page claims, weighed against what it prints; `None` where it claims nothing.
fn agreed<'a>(
    mut claims: impl Iterator<Item = &'a Claimed<DateTime>> + Clone,
    kinds: &[String],
    printed: Option<&Printed>,
) -> Option<Claimed<Published>> {
    let first = claims.clone().next()?;
    let claimed = |claim: &Claimed<DateTime>, printed| {
        Claimed::new(Published { at: Some(claim.value), printed, ambiguous: false }, claim.from)
    };
    let Some(Printed { reading, at_head }) = printed else { return Some(claimed(first, None)) };
    let shown = &reading.published;
    // The printed form stands beside a claim where it may mean the same day.
    let same = |claim: &&Claimed<DateTime>| {
        shown.at.is_none_or(|at| at.date == claim.value.date || is_swapped(shown, claim.value.date))
    };
    if let Some(claim) = claims.clone().find(same) {
        return Some(claimed(claim, shown.printed.clone()));
    }
    let later = shown.at?.date.days_since_epoch() - first.value.date.days_since_epoch();
    // What is called an update, and comes soon, is one of the same story.
    let soon = if kinds.iter().any(|kind| kind.ends_with("NewsArticle")) { NEWS } else { SOON };
    if reading.changed && (1..=soon).contains(&later) {
        return Some(claimed(first, None));
    }
    // A day's difference is the time zone's: the page prints its own. Nothing is printed with a date
    // before its publication: a claim that is later was renewed. And a day that only search engines are
    // told is that of the first of many versions, where the page itself shows another at its head.
    let shared = claims.any(|c| matches!(c.from, Provenance::OpenGraph | Provenance::MetaTag));
    if later <= 1 || *at_head && !shared {
        return Some(Claimed::new(shown.clone(), Provenance::Visible));
    }
    Some(claimed(first, None))
}

/// The date is printed in digits that mean that day with day and month exchanged.
fn is_swapped(shown: &Published, day: Date) -> bool {
    let digits = |text: &String| !text.contains(char::is_alphabetic);
    let swapped = |at: DateTime| Date::new(at.date.year(), at.date.day(), at.date.month()) == Some(day);
    shown.printed.as_ref().is_some_and(digits) && shown.at.is_some_and(swapped)
}

/// Whether the page says that it is about something that is not published on a day: goods, a list.
/// Shops call their pages articles, too, to Open Graph.
fn is_thing(kinds: &[String]) -> bool {
    let thing = |kind: &String| {
        matches!(&**kind, "Product" | "Course" | "SoftwareApplication" | "CollectionPage" | "ItemPage")
            || kind.ends_with("Event")
            || kind.rsplit(':').next() == Some("product")
    };
    kinds.iter().any(thing)
        && !kinds.iter().any(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
}

/// A date that the page prints of the lead.
struct Printed {
    reading: Reading,
    /// By the headline or by the author's name, not anywhere in the page.
    at_head: bool,
}

/// The date that is printed at the lead's head, of several one that is not called an update.
fn printed(page: &Page<'_>, head: &Head, headline: Option<&str>, authors: &[Author]) -> Option<Printed> {
    // On a page of many stories the first is no more than that: what the page calls itself stands
    // over another, or nowhere.
    let claims = page.claims;
    let names = claims.headlines.iter().map(|claim| &claim.value).chain(&claims.title);
    let mut names = names.filter(|name| !names_section(name)).peekable();
    let named = names.peek().is_some();
    let of_page =
        |words: &str| !named || is_credit(words) || names.clone().any(|name| likeness(name, words) >= ALIKE);
    let seen = page.visible.headline.as_deref().is_none_or(of_page);
    let place = |date: &Published| {
        let at = |i: usize| Some((i, first(page.text(i), date.printed.as_deref()?)?));
        head.strips.clone().find_map(at)
    };
    let of_lead = |date: &&Published| {
        let elsewhere = |(strip, at)| is_of_other(page, strip, at) || is_today(page, strip, head);
        seen && !is_of_other_years(date) && !place(date).is_some_and(elsewhere)
    };
    let own = page.visible.date.as_ref().filter(of_lead);
    let own = own.map(|date| {
        let changed = place(date).is_some_and(|(strip, at)| is_called_change(page, strip, at));
        let published = settle(page, date.clone());
        let stated = place(date).and_then(|(strip, _)| stated_around(page, head, strip, date));
        let published = match stated {
            Some(at) => Published { at: Some(at), ambiguous: false, ..published },
            None => published,
        };
        Printed { reading: Reading { published, relative: false, changed, span: 0..0 }, at_head: true }
    });
    if own.as_ref().is_some_and(|own| !own.reading.changed) {
        return own;
    }
    let printed = !named || head.printed && (page.visible.aggregates || of_page(headline.unwrap_or("")));
    let mut found = if printed { candidates(page, head) } else { Vec::new() };
    let days = found.iter().filter_map(|(_, r)| r.published.at.map(|at| at.date));
    let days = Keys::of(days);
    // Many dates are those of a list of other things.
    if days.len() >= MANY {
        found.retain(|(near, _)| *near);
    }
    // One beside an update that was found first is the publication.
    let of = |(at_head, reading): &(bool, Reading)| Printed { reading: reading.clone(), at_head: *at_head };
    let plain = found.iter().find(|(near, r)| !r.changed && (*near || own.is_none())).map(of);
    let authors = || beside_author(page, authors).map(|reading| Printed { reading, at_head: true });
    let labelled = || labelled(page, head).map(|reading| Printed { reading, at_head: false });
    let original = || original(page).map(|reading| Printed { reading, at_head: false });
    let best = plain
        .or(own)
        .or_else(|| found.first().map(of))
        .or_else(authors)
        .or_else(labelled)
        .or_else(original)?;
    let published = settle(page, best.reading.published);
    Some(Printed { reading: Reading { published, ..best.reading }, ..best })
}

/// The date that an element states of itself for machines, or in full where its print has less.
fn stated(page: &Page<'_>, node: NodeId) -> Option<DateTime> {
    let read = |name: &&str| dates::stated(page.dom.attr(node, name)?, &page.dates);
    ["datetime", "title"].iter().find_map(read)
}

/// What the element that prints a date in that strip states of it, where the print alone names no day:
/// "3 hours ago", "11 June".
fn stated_around(page: &Page<'_>, head: &Head, strip: usize, date: &Published) -> Option<DateTime> {
    let printed = date.printed.as_deref()?;
    let alone = DateContext { captured: None, ..page.dates };
    if dates::only(printed, &alone)?.published.at.is_some() {
        return None;
    }
    let nodes = nodes_of(page, &(strip..strip + 1));
    let marks = page.claims.marks.iter().filter(|mark| nodes.contains(&mark.node));
    let mut prints = marks.filter(|mark| {
        let words = super::print::text(page.dom, mark.node);
        words.len() <= LINE && holds(&words, printed)
    });
    let node = prints.next()?.node;
    stated(page, node).filter(|_| !is_of_teaser(page, head, node, strip))
}

/// What is printed at the head, the nearest to the headline first.
fn candidates(page: &Page<'_>, head: &Head) -> Vec<(bool, Reading)> {
    let strips = &page.facts.strips;
    let near = |i: usize| i <= head.headline + NEAR && i + 2 >= head.headline;
    let nodes = nodes_of(page, &head.strips);
    let mut out = Vec::new();
    // Elements that say they hold a date, then lines that are nothing else.
    for kind in [MarkKind::Published, MarkKind::Date, MarkKind::Modified] {
        for mark in page.claims.marks.iter().filter(|m| m.kind == kind && nodes.contains(&m.node)) {
            let words = super::print::text(page.dom, mark.node);
            let at = strips.partition_point(|s| s.end <= mark.node);
            if words.len() > LINE || is_today(page, at, head) {
                continue;
            }
            let shown = dates::only(&words, &page.dates).or_else(|| dates::find(&words, &page.dates));
            let stated = stated(page, mark.node);
            let changed = kind == MarkKind::Modified;
            let near = near(at);
            match shown.filter(|shown| !is_of_other_years(&shown.published)) {
                Some(mut shown) => {
                    shown.published.at = stated.or(shown.published.at);
                    shown.changed |= changed || label_before(page, mark.node);
                    out.push((near, shown));
                }
                None if stated.is_some() => {
                    let published = Published { at: stated, printed: None, ambiguous: false };
                    out.push((near, Reading { published, relative: false, changed, span: 0..0 }));
                }
                None => {}
            }
        }
    }
    let below = head.headline..head.strips.end;
    let above = (head.strips.start..head.headline).rev();
    for i in below.chain(above) {
        let Some(strip) = page.facts.strips.get(i) else { continue };
        let text = page.text(i);
        // What readers say, unless it is what the page is.
        let said = || page.visible.opening.is_none() && is_of_others(page, head, strip.block);
        let others = || is_quoted(page.dom, strip) || said();
        if i == head.headline && head.printed || strip.is_prose() || others() {
            continue;
        }
        // Above the headline stand the dates of other things too: only the nearest lines count.
        let short = text.len() <= if i >= head.headline { 240 } else { 100 };
        let close = i + 4 >= head.headline;
        let date = dates::only(text, &page.dates)
            .or_else(|| dates::find(text, &page.dates).filter(|_| short && close));
        let Some(mut date) = date.filter(|date| !is_of_other(page, i, date.span.start)) else { continue };
        if is_of_other_years(&date.published) || is_today(page, i, head) {
            continue;
        }
        date.changed |= i.checked_sub(1).is_some_and(|b| is_change_label(page.text(b)));
        if date.published.at.is_some() || date.published.ambiguous || date.relative {
            out.push((near(i), date));
        }
    }
    out
}

/// A date that could be two days, settled by the order of the page's other dates where they tell.
fn settle(page: &Page<'_>, date: Published) -> Published {
    if !date.ambiguous || date.at.is_some() {
        return date;
    }
    let read = |day_first: bool| {
        let context = DateContext { day_first: Some(day_first), ..page.dates };
        dates::only(date.printed.as_deref()?, &context)?.published.at
    };
    // One of the two is the day in the page's address, or that of its last change.
    let stated =
        page.url.and_then(of_address).into_iter().chain(page.claims.modified.iter().map(|c| c.value));
    let stated = Keys::of(stated.map(|at| at.date));
    let stated = |day_first: bool| read(day_first).filter(|at| stated.has(at.date));
    if let Some(at) = stated(false).xor(stated(true)) {
        return Published { at: Some(at), ambiguous: false, ..date };
    }
    let mut votes = [0u32; 2];
    for i in 0..page.facts.strips.len() {
        if let Some(day_first) = dates::order(page.text(i)) {
            votes[usize::from(day_first)] += 1;
        }
    }
    let day_first = match votes {
        [0, 0] => {
            // The same day, printed in words elsewhere.
            let (month, day) = (read(false).map(|at| at.date), read(true).map(|at| at.date));
            let words = |i: usize| dates::only(page.text(i), &page.dates)?.published.at.map(|at| at.date);
            let short = (0..page.facts.strips.len()).filter(|&i| page.facts.strips[i].measure.words <= 6);
            let days = Keys::of(short.filter_map(words));
            match (month.is_some_and(|d| days.has(d)), day.is_some_and(|d| days.has(d))) {
                (false, true) => true,
                (true, false) => false,
                // As the page's language writes it.
                _ => match page.dates.day_first {
                    Some(day_first) => day_first,
                    None => return date,
                },
            }
        }
        [month, day] if month > 0 && day > 0 => return date,
        [_, day] => day > 0,
    };
    match read(day_first) {
        Some(at) => Published { at: Some(at), ..date },
        None => date,
    }
}

/// The nodes of a range of strips.
pub(super) fn nodes_of(page: &Page<'_>, strips: &Range<usize>) -> Range<NodeId> {
    let all = &page.facts.strips;
    // From the end of the strip before: the elements around the first are among them.
    let from = strips.start.checked_sub(1).and_then(|i| all.get(i)).map_or(NodeId(0), |s| s.end);
    let to = strips.end.checked_sub(1).and_then(|i| all.get(i)).map_or(from, |s| s.end);
    from..to
}

/// `/2025/03/31/`, `/2025-03-31` or `/2025/mar/31/` in an address.
fn of_address(url: &WebUrl) -> Option<DateTime> {
    let path = url.path();
    let path = path.get(..path.find(['?', '#']).unwrap_or(path.len()))?;
    let number = |s: &str| (s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?;
    let date = |w: &[&str], month: Option<u32>| {
        let year = number(w[0]).filter(|y| (1990..2100).contains(y))?;
        article::Date::new(year as i32, month?, number(w[2]).filter(|_| w[2].len() <= 2)?)
    };
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let digits = parts.windows(3).find_map(|w| date(w, number(w[1]).filter(|_| w[1].len() <= 2)));
    let folders: Vec<&str> = path.split('/').collect();
    let named = || folders.windows(3).find_map(|w| date(w, dates::month(w[1])));
    digits.or_else(named).map(DateTime::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_dates() {
        let read = |url: &str| of_address(&WebUrl::parse(url).unwrap()).map(|d| d.to_string());
        assert_eq!(read("https://a.example/2025/03/31/story").as_deref(), Some("2025-03-31"));
        assert_eq!(read("https://a.example/news/2025-3-31-story?x").as_deref(), Some("2025-03-31"));
        assert_eq!(read("https://a.example/news/2025/mar/31/story").as_deref(), Some("2025-03-31"));
        assert_eq!(read("https://a.example/blog/2025/March/31/story").as_deref(), Some("2025-03-31"));
        assert_eq!(read("https://a.example/ships-2025-mar-31"), None);
        assert_eq!(read("https://a.example/2025/03/311"), None);
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
