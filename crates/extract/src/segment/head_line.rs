//! What a line at a story's head prints: source, byline and time, in whatever order and with whatever
//! stands between.

use article::Published;

use super::phrases::{Sign, signs};
use crate::credit;
use crate::dates::{self, DateContext, Reading};
use crate::dom::{Dom, NodeId, Tag, fold_space};
use crate::facts::{Strip, key_of};
use crate::find::{holds_folded, split};
use crate::meta;
use crate::phrases::one_of;

/// A paragraph of more words is no such line, whatever date stands in it.
const MOST_OF_PROSE: u32 = 12;
/// Nor any text of more.
const MOST: u32 = 24;

/// What a line at a story's head prints.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meta {
    pub source: Option<String>,
    pub byline: Option<String>,
    pub time: Option<Published>,
}

impl Meta {
    /// Takes what is not known yet from another line.
    pub fn join(&mut self, other: &Meta) {
        for (mine, theirs) in [(&mut self.source, &other.source), (&mut self.byline, &other.byline)] {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        }
        if self.time.is_none() {
            self.time.clone_from(&other.time);
        }
    }
}

/// A name of a publisher by its form: few words, no sentence, begins with a capital or a digit.
pub(super) fn is_name(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase() || c == '@')
        || text.ends_with(['.', ':', '?', '!', '…', ',', '-', '。', '？', '！', '|'])
    {
        return false;
    }
    let (mut words, mut letters, mut digits, mut in_word) = (0, 0, 0, false);
    for (count, c) in text.chars().enumerate() {
        if count >= 42 || matches!(c, '\n' | ':' | '$' | '€' | '£') {
            return false;
        }
        let space = c.is_whitespace();
        words += u32::from(!space && !in_word);
        in_word = !space;
        letters += u32::from(c.is_alphabetic());
        digits += u32::from(c.is_ascii_digit());
    }
    // "18.04 BST".
    let is_time = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('.');
    words <= 5 && letters >= 2 && digits <= 4 && !is_time && !meta::all_roles(text)
}

/// Whether a line is worth reading as source, byline and time: dates have digits or are very short, links
/// of a menu or a list have neither.
pub(super) fn may_be(strip: &Strip, text: &str, prose: bool) -> bool {
    let m = &strip.measure;
    // "… | Updated 8:00 a.m." ends as a sentence does.
    let most = if prose && !text.contains('|') { MOST_OF_PROSE } else { MOST };
    let of_digits = || m.digits > 0 || m.words <= 4 && m.link_words == 0;
    m.words <= most && (of_digits() || m.link_words < m.words && text.len() < 160)
}

/// Reads a line that is nothing but source, byline and time.
pub(super) fn read(dom: &Dom, strip: &Strip, text: &str, context: &DateContext) -> Option<Meta> {
    if let Some(time) = may_be_time(text).then(|| dates::only(text, context)).flatten() {
        return Some(Meta { time: Some(time.published), ..Meta::default() });
    }
    let mut meta = Meta::default();
    // "Senior Reporter", below a name. Copied text is signed by what stands around, in the lead alone.
    if meta::all_roles(text) && !dom.is_plain() {
        return Some(meta);
    }
    let (mut parts, mut by, mut no_byline, mut comma) = (0, false, false, false);
    for piece in pieces(dom, strip, text) {
        for part in fold_space(piece)
            .split(['·', '•', '|', '—', '–'])
            .flat_map(|p| split(p, " - "))
            .flat_map(|p| split(p, " / "))
        {
            let more = std::mem::replace(&mut comma, part.ends_with(','));
            let part = part.trim().trim_matches([',', ':']).trim();
            // Links to several authors, with commas between.
            if more
                && meta::is_person(part)
                && let Some(names) = &mut meta.byline
            {
                *names += ", ";
                *names += part;
                continue;
            }
            if one_of(part, "and & und et y e i en og och") {
                comma = true;
                continue;
            }
            // "By" in an element of its own: the name follows in the next.
            let announced = std::mem::replace(&mut by, crate::meta::is_lead(part));
            if announced && meta.byline.is_none() && (is_name(part) || is_login(part)) {
                meta.byline = Some(part.to_owned());
                continue;
            }
            if part.is_empty() || by || is_noise(part) || meta::all_roles(part) && meta.byline.is_some() {
                continue;
            }
            // "Ann Lee in", and a link to what about.
            let person = meta::before_small_word(part);
            if person.len() < part.len() && piece.len() < text.len() && meta::is_person(person) {
                meta.byline.get_or_insert_with(|| person.to_owned());
                continue;
            }
            parts += 1;
            // What is the whole text was just seen to be no time.
            let read = parts <= 6 && read_part(part, part.len() < text.len(), context, &mut meta);
            no_byline |= part == text && meta.byline.is_none();
            // "Posted on 31 March 2025 by", and the name in an element of its own.
            by = read && has_digit(part) && part.rsplit(' ').next().is_some_and(meta::is_lead);
            // Who and when is a head, whatever topics follow.
            if !read && meta.byline.is_some() && meta.time.is_some() && !text.contains('\n') {
                return Some(meta);
            }
            if !read {
                return if no_byline { None } else { whole_byline(text) };
            }
        }
    }
    let byline = || if no_byline { None } else { whole_byline(text) };
    (meta.time.is_some() || meta.byline.is_some()).then_some(meta).or_else(byline)
}

/// A digit of any script.
fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || !text.is_ascii() && text.contains(char::is_numeric)
}

/// A time has digits, or it is a word or two ("Yesterday").
fn may_be_time(text: &str) -> bool {
    text.len() <= 120 && (has_digit(text) || text.split_whitespace().count() <= 3)
}

fn whole_byline(text: &str) -> Option<Meta> {
    // "Author: … Released: … Genre: …" tells of a book.
    let names = meta::byline(text).filter(|_| text.split(':').nth(3).is_none())?;
    Some(Meta { byline: Some(names.join(", ")), ..Meta::default() })
}

/// A part of such a line, which may be a time; `false` when it is something else.
fn read_part(part: &str, time: bool, context: &DateContext, meta: &mut Meta) -> bool {
    if let Some(time) = (time && may_be_time(part)).then(|| dates::only(part, context)).flatten() {
        if meta.time.is_none() {
            meta.time = Some(time.published);
        }
        return true;
    }
    let by = |text: &str| Some(meta::byline(text.trim_end_matches([',', ' ']))?.join(", "));
    if let Some(names) = by(part) {
        meta.byline.get_or_insert(names);
        // "By Ann Lee, 31 March 2025".
        let time = has_digit(part).then(|| dates::find(part, context)).flatten();
        // "By Ann Lee on 31 March 2025. Posted in News".
        let ends = |time: &Reading| {
            part.get(time.span.end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        if let Some(time) = time.filter(|time| meta.time.is_none() && ends(time)) {
            meta.time = Some(time.published);
        }
        return true;
    }
    // "Japan Times31-03-2025": a name and a time without anything between.
    let found = if has_digit(part) { dates::find(part, context) } else { ago_behind_name(part, context) };
    if let Some(time) = found {
        // "Posted on 31 March 2025 by Ann Lee".
        let labelled = part.get(..time.span.end).is_some_and(|start| dates::only(start, context).is_some());
        let before = part.get(..time.span.start).filter(|_| !labelled).unwrap_or("");
        meta.time.get_or_insert(time.published);
        // An icon's name before the time: "clock6 hours ago Coastal Times".
        return [before, part.get(time.span.end..).unwrap_or("")].into_iter().all(|side| {
            let side = side.trim_matches([' ', ',']);
            side.is_empty() || is_noise(side) || meta::is_lead(side) || read_part(side, true, context, meta)
        });
    }
    if let Some(names) = login(part) {
        meta.byline.get_or_insert(names);
        return true;
    }
    // "Ann Lee, dpa".
    if let Some((person, house)) = part.split_once(',')
        && meta::is_person(person)
        && credit::agency(house.trim()).is_some()
    {
        meta.byline.get_or_insert_with(|| person.to_owned());
        return true;
    }
    // Pages print the publisher beside its logo, and again behind the time.
    if !is_name(part) || signs(part).both(Sign::Share, Sign::Network) {
        return false;
    }
    if let Some(source) = &meta.source {
        return key_of(source) == key_of(part);
    }
    meta.source = Some(part.to_owned());
    true
}

/// The login behind more than "by": "Submitted by ann".
fn login(text: &str) -> Option<String> {
    let name = meta::without_lead(text);
    let end = name.find(' ').unwrap_or(name.len());
    name.get(..end).filter(|login| text.len() > name.len() + 6 && is_login(login)).map(str::to_owned)
}

/// One word, as somebody's name on a site may be.
fn is_login(text: &str) -> bool {
    text.len() >= 3 && text.starts_with(char::is_alphabetic) && text.chars().all(char::is_alphanumeric)
}

/// "Japan Timesan hour ago": how long ago, in words, without anything before it.
fn ago_behind_name(part: &str, context: &DateContext) -> Option<Reading> {
    let mut end = 0;
    part.split(' ').find_map(|word| {
        let after = end + word.len();
        end = after + 1;
        let article = ["an", "a", "vor", "il", "hace", "há"]
            .iter()
            .find(|a| word.len() > a.len() && word.ends_with(**a))?;
        let from = after - article.len();
        let mut time = dates::only(part.get(from..)?, context)?;
        time.span = from..part.len();
        Some(time)
    })
}

/// A time of reading, an icon's name: says nothing about the story.
pub(super) fn is_noise(part: &str) -> bool {
    // The editor on duty, who is no author.
    part.len() < 48 && part.starts_with(['责', '責']) && part.contains('：')
        || part.len() < 24
            && (one_of(part, "time clock icon calendar updated published author by")
                || part.starts_with(|c: char| c.is_ascii_digit())
                    && (holds_folded(part, "min") || part.contains(['분', '分']))
                    && !holds_folded(part, "ago"))
}

/// The texts of a strip's nodes: what stands in elements of its own is read apart.
fn pieces<'t>(dom: &'t Dom, strip: &Strip, text: &'t str) -> Vec<&'t str> {
    let nodes = (strip.first.0..strip.end.0).map(NodeId).filter(|&n| dom.tag(n) == Tag::Text);
    let found: Vec<&str> = nodes.map(|n| dom.text(n).trim()).filter(|t| !t.is_empty()).take(24).collect();
    if found.len() > 1 && found.len() < 24 { found } else { text.split('\n').collect() }
}
