//! Days of publication that stand neither at the story's head nor in what the page claims: beside the author's
//! name, in a line or sentence that says so, before the text's first word.

use article::Author;

use super::authors::is_of_others;
use super::byline::without_lead;
use super::other_day::{is_of_other, is_of_other_years};
use super::{Head, Page};
use crate::dateline::dateline;
use crate::dates::{self, Reading};
use crate::find::{first, holds, split};
use crate::phrases::Table;

/// Words that begin a line which dates a page.
static LABELLED: Table = Table::words(
    "published posted publish date veröffentlicht erschienen publié publiée publicado publicada pubblicato \
     gepubliceerd opublikowano опубликовано 公開日 掲載 发布时间 发布 發布 입력 등록 نشر",
);

/// What parts a day from the text that begins with it.
const AFTER_DAY: [char; 7] = [')', ']', '|', '>', '–', '—', '-'];

/// "First" and "originally" in sentences that tell when a text was published, and what it was then.
const FIRST: &str = "irst|rigina|uerst|rstmals|rsprüng|nitialem|premi|primer|primeir|prima vol|orspronk|eerder|ierwot|первые|\
     первонач|لأول|初|首次|首发|처음|최초|ntry was|rag wurde|kel wurde|ntrée a|ntrada f|colo è st|richt w|richt is|wpis z|запись|記事は";
const PUBLISHED: &str = "publi|appear|posted|fentlicht|erschien|eschrieben|paru|pubbl|verschen|plaatst|опубли|نشر|公開|掲載|投稿|发表|发布|發表|首发|게재";

/// What tells of the publication in a sentence goes on about how to comment on it, in so many bytes.
const SENTENCE: usize = 400;

/// The only day that is printed in one line with the name of an author of the lead, or in a line of its
/// own beside it, anywhere in the page: below a picture, at the text's end.
pub(super) fn beside_author(page: &Page<'_>, authors: &[Author]) -> Option<Reading> {
    let strips = &page.facts.strips;
    let mut found: Option<Reading> = None;
    for (i, strip) in strips.iter().enumerate().filter(|(_, s)| !s.hidden && s.measure.words <= 24) {
        let text = page.text(i);
        if strip.is_prose() || !authors.iter().any(|author| holds(text, &author.name)) {
            continue;
        }
        let own = |(at, date): &(usize, Reading)| !date.relative && !is_of_other(page, *at, date.span.start);
        let in_line = dates::find(text, &page.dates).map(|date| (i, date));
        let alone = |at: usize| Some((at, dates::only(page.text(at), &page.dates)?));
        let beside = [i + 1, i + 2, i.wrapping_sub(1)].into_iter().filter(|&at| at < strips.len());
        let Some((_, date)) = in_line.or_else(|| beside.into_iter().find_map(alone)).filter(own) else {
            continue;
        };
        if date.published.at.is_none() || found.as_ref().is_some_and(|f| f.published.at != date.published.at)
        {
            return None;
        }
        found = Some(date);
    }
    found
}

/// A line anywhere in the page that is a date with a label such as "Published" or "By …" in it or in the
/// line before; the only such in the lead or before it, else behind it. An update far from the
/// headline is the page's, not the story's.
pub(super) fn labelled(page: &Page<'_>, head: &Head) -> Option<Reading> {
    let mut found: Option<Reading> = None;
    let (mut before, mut sure) = (false, false);
    for (i, strip) in page.facts.strips.iter().enumerate() {
        let behind = strip.first >= page.lead.end;
        if sure && behind {
            break;
        }
        let text = page.text(i);
        let short = !strip.hidden && strip.measure.words <= 14 && text.len() <= 120;
        let label = short && LABELLED.has(text.split([':', ' ', '：', '-']).next().unwrap_or(""));
        // "By Bo on 3 March", of which readers' comments have many.
        let signed = || {
            short && behind && without_lead(text).len() < text.len() && !is_of_others(page, head, strip.block)
        };
        let own = label || signed();
        let after = std::mem::replace(&mut before, own && strip.measure.words <= 3);
        if !short || strip.measure.digits == 0 || !(own || after) {
            continue;
        }
        let date = if own { dates::find(text, &page.dates) } else { dates::only(text, &page.dates) };
        let Some(date) = date.filter(|r| r.published.at.is_some() && !r.changed) else { continue };
        before = false;
        if found.as_ref().is_some_and(|other| other.published.at != date.published.at) {
            return None;
        }
        found = found.or(Some(date));
        sure |= label || after;
    }
    found
}

/// A sentence of at most [`SENTENCE`] bytes anywhere that says when the text was published first, in whatever
/// other words; the only one.
pub(super) fn original(page: &Page<'_>) -> Option<Reading> {
    let mut found: Option<Reading> = None;
    for (i, _) in page.facts.strips.iter().enumerate().filter(|(_, s)| !s.hidden && s.measure.digits > 0) {
        let text = page.text(i);
        if text.len() > SENTENCE {
            continue;
        }
        let Some(at) = split(FIRST, "|").find_map(|word| first(text, word)) else { continue };
        if !split(PUBLISHED, "|").any(|word| holds(text, word)) {
            continue;
        }
        // In Japanese and Korean the day stands before the words.
        let date = dates::find(text.get(at..)?, &page.dates).or_else(|| dates::find(text, &page.dates));
        let Some(date) = date.filter(|date| {
            date.published.at.is_some() && !date.changed && !is_of_other_years(&date.published)
        }) else {
            continue;
        };
        if found.as_ref().is_some_and(|other| other.published.at != date.published.at) {
            return None;
        }
        found = Some(date);
    }
    found
}

/// The day in the dateline of the text, or before its first word: "(18.01.2018) The…".
pub(super) fn opening(page: &Page<'_>, head: &Head) -> Option<Reading> {
    let is_prose = |&i: &usize| page.facts.strips.get(i).is_some_and(|s| !s.hidden && s.is_prose());
    let text = page.text((head.headline + 1..head.strips.end).find(is_prose)?);
    let end = dateline(text).map_or(0, |line| line.end);
    let date = dates::find(text, &page.dates)?;
    let rest = text.get(date.span.end..)?.trim_start();
    let begins = date.span.start <= 1 && rest.starts_with(AFTER_DAY);
    (date.published.at.is_some() && (begins || date.span.end <= end) && !is_of_other_years(&date.published))
        .then_some(date)
}
