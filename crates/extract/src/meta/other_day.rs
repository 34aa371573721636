//! Days that a page prints and that are not the lead's publication: of an update, of a teaser, of an event, of
//! the moment in which the page was made, of another calendar.

use std::ops::Range;

use article::{NodeId, Published};

use super::{Head, Page};
use crate::dates;
use crate::dom::Tag;
use crate::find::holds_any_folded;
use crate::phrases::date::{OTHER, WORDS, means};
use crate::rules::Names;

/// Pages are published in these years: others are those of another calendar, or told of in a text.
pub(super) const YEARS: Range<i32> = 1990..2100;

/// Below a title of its own, in an item that has not the headline. A name is shorter than a title.
pub(super) fn is_of_teaser(page: &Page<'_>, head: &Head, node: NodeId, strip: usize) -> bool {
    let is_item = |n: &NodeId| matches!(page.dom.tag(*n), Tag::Li | Tag::Article);
    let item = page.dom.ancestors(node).take(16).find(is_item).map(|n| page.facts.strips_in(page.dom, n));
    let title = |i: usize| page.facts.strips.get(i).is_some_and(|s| s.measure.words >= 5);
    item.is_some_and(|item| !item.contains(&head.headline) && (item.start..strip).rev().take(4).any(title))
}

/// The words before the date, in its line or in the line before, call it an update.
pub(super) fn is_called_change(page: &Page<'_>, strip: usize, at: usize) -> bool {
    let before = page.text(strip).get(..at).unwrap_or("");
    let from = before.char_indices().rev().nth(24).map_or(0, |(i, _)| i);
    is_change_label(before.get(from..).unwrap_or(""))
        || before.trim().is_empty() && strip.checked_sub(1).is_some_and(|b| is_change_label(page.text(b)))
}

/// The strip before an element is a label such as "Updated:".
pub(super) fn label_before(page: &Page<'_>, node: NodeId) -> bool {
    let at = page.facts.strips.partition_point(|s| s.end <= node);
    let inside = page.facts.strips.get(at).filter(|s| s.first < node);
    let text = match inside {
        // In the strip itself, before the element.
        Some(_) => page.text(at),
        None => at.checked_sub(1).map_or("", |b| page.text(b)),
    };
    is_change_label(text) || inside.is_some() && dates::find(text, &page.dates).is_some_and(|r| r.changed)
}

pub(super) fn is_of_other_years(date: &Published) -> bool {
    date.at.is_some_and(|at| !YEARS.contains(&at.date.year()))
}

/// The day on which the page was fetched, in a bar above the headline.
pub(super) fn is_today(page: &Page<'_>, strip: usize, head: &Head) -> bool {
    let bar = |node: NodeId| {
        let class = page.dom.attr(node, "class").unwrap_or("");
        page.facts.is_named(node, Names::Nav)
            || holds_any_folded(
                class,
                &["today", "topbar", "top-bar", "current-date", "currentdate", "data_time"],
            )
    };
    let Some(strip) = page.facts.strips.get(strip).filter(|_| strip < head.headline) else { return false };
    page.beside(head, strip.block).any(bar)
}

/// A label before the date says that something else happened on that day.
pub(super) fn is_of_other(page: &Page<'_>, strip: usize, at: usize) -> bool {
    let before = page.text(strip).get(..at).unwrap_or("").trim();
    let strip_before = || strip.checked_sub(1).map_or("", |before| page.text(before));
    let label = if before.is_empty() { strip_before() } else { before };
    label.len() <= 40 && label.split([' ', ':', '：']).any(|word| OTHER.has(word))
}

pub(super) fn is_change_label(text: &str) -> bool {
    text.len() <= 40
        && text.split([' ', ':', '：']).any(|w| WORDS.get(w) & means::CHANGED != 0)
        && !text.chars().any(char::is_numeric)
}
