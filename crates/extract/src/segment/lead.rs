//! The lead: which headline is the one that the page is about.

use super::Segments;
use super::accept;
use super::band::band;
use super::heads::{self, Head};
use super::lines::Page;
use super::phrases::plain_words;
use super::place::Place;
use super::stories::shared_words;
use crate::credit;
use crate::dates::{self, DateContext};
use crate::dom::Tag;
use crate::facts::key_of;
use crate::find::lower;
use crate::judge::{Owner, Role};
use crate::keys::Keys;
use crate::meta;
use crate::phrases::Table;
use crate::rules::Names;

/// From here on, in hundredths of its words, an address names what a line says: one word of five may be
/// another, because editors change headlines and not addresses.
const FITS: u32 = 80;
/// A headline needs more than a smaller heading with one thing beside it (4 + 5): each of a page's teasers
/// has that.
const ENOUGH: i32 = 10;
/// In copied text, the headline is one of so many lines above the text.
const ABOVE: usize = 14;
/// In copied text, what follows so many words of prose is below a story's text.
const PASSED: u32 = 80;

/// Lines of a byline, a date and an update.
const MOST_OF_META: usize = 3;
/// Lines of a head in copied text.
const MOST_OF_HEAD: usize = 8;
/// Bytes of "Re" in any language: "AW", "Antw", "回复".
const MOST_OF_RE: usize = 9;
/// So many times alike are a programme's.
const ROWS: usize = 3;
/// "9h30", "9:30".
const DIGITS: usize = 3;
/// Words of the longest dek that only its place tells.
const MOST_OF_DEK: u32 = 60;

/// Chooses the lead's headline. `None` where nothing reads like one: the whole page is its text.
pub(super) fn choose(page: &Page<'_>, heads: &[Head]) -> Option<Head> {
    let slug = slug_words(page);
    let (mut seen_prose, mut prose) = (false, 0);
    let mut after_heading = false;
    let mut best: Option<(i32, usize)> = None;
    let band = if page.dom.is_plain() { band(page, 0..page.lines.len(), &|_| true) } else { 0..0 };
    let above = band.start.saturating_sub(ABOVE)..band.start;
    let by_title = |title: usize| {
        heads.binary_search_by_key(&title, |head| head.title).ok().and_then(|at| heads.get(at))
    };
    for (index, line) in page.lines.iter().enumerate() {
        after_heading |= line.over.is_some();
        let head = by_title(index);
        let claim = page.claims.get(line.key);
        let first_words = line.headline
            && if page.dom.is_plain() {
                (!seen_prose || above.contains(&index)) && line.words >= 3
            } else {
                !seen_prose && is_unclaimed(page) && is_set_apart(page, index)
            };
        seen_prose |= line.prose;
        let passed = prose;
        prose += if line.prose { line.words } else { 0 };
        let h1 = line.heading == Some(1);
        if claim.is_none() && head.is_none() && !h1 && !first_words {
            // An address names its story in words.
            if slug.len() < 3 || !line.headline || address_fit(&slug, line.text) < FITS {
                continue;
            }
        }
        if !line.headline && head.is_none() && claim.is_none() || leads_past(line.text) {
            continue;
        }
        let mut score = 0;
        score += claim.map_or(0, |rank| 100 - 10 * rank.min(5) as i32);
        let fit = if slug.len() >= 3 { address_fit(&slug, line.text) } else { 0 };
        score += if fit >= FITS { 60 } else { 0 };
        score += if h1 { 25 } else { i32::from(line.heading.is_some()) * 4 };
        score += head.map_or(0, |h| 5 * h.evidence().min(5) as i32);
        let place = Place::of(page, index);
        // What the page calls itself, in a heading of the first level, is no menu's.
        let own = place.header && h1 && claim.is_some();
        score -= if place.nav && !own { 60 } else { 0 };
        score -= if place.aside { 30 } else { 0 };
        score -= if place.linked && !h1 && !first_words { 15 } else { 0 };
        let close = above.contains(&index);
        score -= if after_heading && line.heading != Some(1) && !close { 30 } else { 0 };
        score += text_after(page, index);
        if page.dom.is_plain() {
            // A headline is longer than the labels of a menu, and what is above the text is not below it.
            score += if head.is_none() { 2 * line.words.min(5) as i32 } else { 0 };
            score -= if passed >= PASSED && !close { 20 } else { 0 };
            score += if close { 12 } else { 0 };
            score -= if index < above.start { 20 } else { 0 };
            let shared = shared_words(page, index, band.clone()).unwrap_or(1);
            score += 3 * shared.min(3) as i32;
        }
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, index));
        }
    }
    let (score, title) = best?;
    if score < ENOUGH && !page.dom.is_plain() {
        return None;
    }
    if let Some(head) = by_title(title) {
        return Some((*head).clone());
    }
    let names = Keys::of(heads.iter().filter_map(|h| h.meta.source.as_deref().map(key_of)));
    // A repetition within another head's lines, or the right line of a head that was read wrongly.
    let within = heads.iter().find(|h| h.first <= title && title < h.end);
    if let Some(head) = within {
        let key = |index: usize| page.line(index).map(|l| l.key);
        if key(head.title) == key(title) {
            // Where it is printed best: a way to the page may say it first.
            let mut head = head.clone();
            (head.title, head.first) = (title, title);
            return Some(head);
        }
    }
    // A headline with little beside it.
    let free = within.map_or_else(
        || heads.iter().map(|h| h.end).filter(|&end| end <= title).max().unwrap_or(0),
        |head| head.first,
    );
    let bare = || Head {
        title,
        first: title,
        end: title + 1,
        roles: vec![(title, Role::Headline)],
        ..Head::default()
    };
    let below = heads.iter().any(|head| is_below(page, title, head));
    Some(heads::read(page, title, free, &names).filter(|_| !below).unwrap_or_else(bare))
}

/// In copied text: what is read as a head is the rest of the one whose headline stands right above.
fn is_below(page: &Page<'_>, title: usize, head: &Head) -> bool {
    page.dom.is_plain()
        && (title + 1..title + MOST_OF_HEAD).contains(&head.title)
        && page.facts.totals(title + 1..head.title).prose_words <= MOST_OF_DEK
}

/// What was copied out of a page claims nothing.
fn is_unclaimed(page: &Page<'_>) -> bool {
    page.dom.is_plain() || page.hints.titles.is_empty()
}

/// In what was copied out of a page: a heading, a line that is called a title or is all bold.
fn is_set_apart(page: &Page<'_>, index: usize) -> bool {
    let (Some(line), Some(strip)) = (page.line(index), page.strip(index)) else { return false };
    let bold = |n| matches!(page.dom.tag(n), Tag::Strong | Tag::B) && page.dom.end(n) >= strip.end;
    line.heading.is_some()
        || page.facts.is_named(strip.block, Names::Title)
        || page.dom.ancestors(strip.first).take_while(|&n| n > strip.block).any(bold)
}

/// "Skip to content": where the menus end, for those who do not see them.
fn leads_past(text: &str) -> bool {
    static LINKS: Table = Table::phrases(
        "skip to|jump to content|zum inhalt|zum hauptinhalt|direkt zum inhalt|aller au contenu|ir al contenido|\
         saltar al contenido|ir para o conteúdo|pular para o conteúdo|saltar para o conteúdo|vai al contenuto|\
         naar de inhoud|ga naar de inhoud|przejdź do|перейти к|本文へ|コンテンツへ|跳到|跳至|본문 바로가기|تخطي إلى|\
         انتقل إلى",
    );
    LINKS.strip(text).is_some()
}

/// Between the headline and the date of copied text: the author's name; what they are, buttons and times of
/// reading are furniture.
fn sign(page: &Page<'_>, lead: &mut Head) {
    let last = lead.roles.iter().map(|(at, _)| *at).filter(|at| *at < lead.title + MOST_OF_HEAD).max();
    for at in lead.title + 1..last.unwrap_or(0) {
        let free = lead.roles.iter().all(|(other, _)| *other != at);
        let Some(line) = page.line(at).filter(|line| free && line.words <= 5 && !line.stop) else { continue };
        if lead.meta.byline.is_none() && meta::is_person(line.text) {
            lead.meta.byline = Some(line.text.to_owned());
            lead.roles.push((at, Role::Byline));
        } else {
            lead.roles.push((at, Role::Furniture));
        }
    }
}

/// Gives the lead what other heads took of its own: a date below the dek, a byline below a picture.
pub(super) fn absorb(page: &Page<'_>, lead: &mut Head, heads: &mut Vec<Head>) {
    if is_unclaimed(page) && lead.evidence() == 0 {
        // Below the dek.
        let meta = |at: &usize| page.line(*at).is_some_and(|line| line.meta.is_some());
        let short =
            |at: usize| page.line(at).is_some_and(|line| line.words <= MOST_OF_DEK && line.over.is_none());
        let at = (lead.end..lead.end + 3).find(meta).filter(|&at| (lead.end..at).all(short));
        let below =
            at.into_iter().flat_map(|at| (at..).map_while(|at| Some((at, page.line(at)?.meta.as_ref()?))));
        for (at, meta) in below.take(MOST_OF_META) {
            lead.meta.join(meta);
            lead.roles.push((at, if meta.byline.is_some() { Role::Byline } else { Role::Date }));
            lead.end = at + 1;
        }
    }
    for _ in 0..2 {
        let Some(at) = heads.iter().position(|h| h.title > lead.title) else { break };
        let is_own = |head: &&Head| {
            (head.first < lead.end || lead.evidence() == 0) && is_below(page, lead.title, head)
                || accept::is_leads_own(page, head, lead)
        };
        let Some(head) = heads.get(at).filter(is_own) else { break };
        lead.meta.join(&head.meta);
        lead.roles.extend(head.roles.iter().filter(|(_, role)| *role != Role::Headline));
        heads.remove(at);
    }
    if page.dom.is_plain() && lead.meta.time.is_some() {
        sign(page, lead);
    }
}

/// Up to 20 for prose soon after.
fn text_after(page: &Page<'_>, index: usize) -> i32 {
    let after = page.lines.iter().skip(index + 1).take(12);
    let prose: u32 = after.filter(|l| l.prose).map(|l| l.words).sum();
    (prose / 5).min(20) as i32
}

/// The words of the last part of the address that has several.
fn slug_words(page: &Page<'_>) -> Vec<String> {
    let Some(address) = page.hints.address else { return Vec::new() };
    let path = address.path().split(['?', '#']).next().unwrap_or("");
    let slug = path.split('/').rev().find(|part| part.matches(['-', '_']).count() >= 2).unwrap_or("");
    let slug = slug.split('.').next().unwrap_or("");
    slug.split(['-', '_']).filter(|w| !w.is_empty()).map(lower).collect()
}

/// How many of the address's words the text has, in hundredths.
fn address_fit(slug: &[String], text: &str) -> u32 {
    let plain = plain_words(text);
    let words = Keys::of(plain.split(' '));
    let hits = slug.iter().filter(|w| words.has(w.as_str())).count();
    // An address is often cut short, and leaves small words out.
    let of = slug.len().max(words.len().min(slug.len() * 2) * 2 / 3).max(1);
    (hits * 100 / of) as u32
}

/// The times in the lead's head that are those of a programme: times of day, made like others of the page.
fn rows(page: &Page<'_>, lead: &Head) -> Vec<usize> {
    let clock = |at: &usize| {
        let time = page.line(*at).and_then(|line| line.meta.as_ref()?.time.as_ref());
        let printed = time.filter(|time| time.at.is_none()).and_then(|time| time.printed.as_deref());
        printed.is_some_and(|time| time.bytes().filter(u8::is_ascii_digit).count() >= DIGITS)
    };
    let like = |at: usize| {
        let own = |at: usize| page.dom.attr(page.block(at), "class");
        let alike = |&other: &usize| {
            page.lines[other].text.starts_with(|c: char| c.is_numeric())
                && page.dom.tag(page.block(other)) == page.dom.tag(page.block(at))
                && own(other) == own(at)
        };
        (lead.title..page.lines.len()).filter(alike).take(ROWS).count() == ROWS
    };
    lead.roles.iter().map(|(at, _)| *at).filter(clock).filter(|&at| like(at)).collect()
}

/// Gives the lines of the lead's head their roles.
pub(super) fn print(page: &Page<'_>, lead: &Head, out: &mut Segments) {
    let Some(title) = page.line(lead.title) else { return };
    let rows = rows(page, lead);
    for &(index, role) in lead.roles.iter().filter(|(index, _)| !rows.contains(index)) {
        let rule = match role {
            Role::Headline if index == lead.title => "headline",
            Role::Headline => "headline-again",
            Role::Byline => "byline",
            Role::Source => "source",
            Role::Date => "date",
            _ => "share-bar",
        };
        let owner = if role == Role::Furniture { Owner::Site } else { Owner::Lead };
        out.give(index, owner, role, rule);
    }
    // The headline again elsewhere: in a bar that stays in view, above a picture.
    for &index in page.places(title.key) {
        if title.words >= 3 && out.is_free(index) {
            out.give(index, Owner::Lead, Role::Headline, "headline-again");
        }
    }
    // "Re: The headline", over each post of a conversation.
    for (index, line) in page.lines.iter().enumerate().filter(|_| page.facts.thread) {
        let answered = line.text.split_once(':').filter(|(re, _)| re.len() <= MOST_OF_RE);
        if title.words >= 3 && answered.is_some_and(|(_, text)| page.key_of(text) == Some(title.key)) {
            out.give(index, Owner::Lead, Role::Headline, "headline-again");
        }
    }
    let lead_out = &mut out.lead;
    lead_out.headline = Some(title.text.to_owned());
    lead_out.byline.clone_from(&lead.meta.byline);
    lead_out.source.clone_from(&lead.meta.source);
    lead_out.names_source = lead.roles.iter().any(|&(index, _)| heads::calls_itself_source(page, index));
    if rows.is_empty() {
        lead_out.time.clone_from(&lead.meta.time);
    }
    out.lead.headline_strips = (0..out.roles.len())
        .filter(|&i| out.roles.get(i) == Some(&Role::Headline) && out.owners.get(i) == Some(&Owner::Lead))
        .collect();
    kicker(page, lead, out);
    dek(page, lead, out);
}

/// The word or two right above the headline, in the same box: the section, the kind of piece.
fn kicker(page: &Page<'_>, lead: &Head, out: &mut Segments) {
    let Some(index) = lead.first.checked_sub(1).filter(|&i| out.is_free(i) && !page.dom.is_plain()) else {
        return;
    };
    let Some((line, strip)) = page.line(index).zip(page.strip(index)) else { return };
    let printed = (1..=4).contains(&line.words)
        && !(line.stop || line.nav || line.heading.is_some() || line.meta.is_some() || line.signs.hits > 0)
        && strip.measure.digits == 0
        && strip.measure.images == 0;
    let title = page.block(lead.title);
    let shares_a_box = page.dom.ancestors(title).take(2).any(|node| {
        !matches!(page.dom.tag(node), Tag::Body | Tag::Main) && page.dom.is_within(strip.first, node)
    });
    // "Supported by": a name, or its logo, is to follow.
    let leads_on = line.text.rsplit(' ').next().is_some_and(|word| credit::BY.has(word));
    if printed && shares_a_box && !leads_on {
        out.lead.kicker = Some(line.text.to_owned());
        out.give(index, Owner::Lead, Role::Kicker, "kicker");
    }
}

/// Without the day that pages run on to its last sentence: "Who won?Monday, 6 January 2020".
fn without_day(dek: &str) -> &str {
    let date = dates::find(dek, &DateContext::default()).filter(|date| date.span.end == dek.len());
    let text = date.and_then(|date| dek.get(..date.span.start));
    text.filter(|text| text.ends_with(['.', '?', '!', '”', '"', '。'])).unwrap_or(dek)
}

/// A line of some length between headline and body that the page sets apart as a summary.
fn dek(page: &Page<'_>, lead: &Head, out: &mut Segments) {
    for index in [lead.title + 1, lead.end] {
        let Some(line) = page.line(index).filter(|_| out.is_free(index)) else { continue };
        let named = Place::of(page, index).dek;
        let set_apart = matches!(page.dom.tag(page.block(index)), Tag::H2 | Tag::H3)
            && line.words >= 12
            && page.block(index) > page.block(lead.title);
        // Between the headline and the byline.
        let below =
            || lead.roles.iter().any(|&(at, role)| at > index && matches!(role, Role::Byline | Role::Date));
        // In one element with both.
        let parent = |at: usize| page.dom.parent(page.block(at));
        let signed =
            |at: usize| page.line(at).is_some_and(|l| l.meta.is_some()) && parent(at) == parent(index);
        let in_head = || {
            !page.dom.is_plain()
                && index == lead.title + 1
                && parent(index) == parent(lead.title)
                && (index + 1..index + 3).any(signed)
        };
        let between = line.words <= MOST_OF_DEK && (is_unclaimed(page) && below() || in_head());
        if (named || set_apart || between) && (6..=80).contains(&line.words) {
            out.lead.dek = Some(without_day(line.text).to_owned());
            out.give(index, Owner::Lead, Role::Dek, "dek");
            return;
        }
    }
}
