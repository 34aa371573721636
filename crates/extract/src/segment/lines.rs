//! Every strip read as a line: what its text alone says about it.

use article::{Published, StoryKind};

use super::Hints;
use super::phrases::{self, Sign, Signs};
use crate::credit;
use crate::dates::{self, DateContext, Reading};
use crate::dom::{Dom, NodeId, Tag, fold_space};
use crate::facts::{Facts, Strip, is_quoted, key_of};
use crate::find::{cut_last, holds, holds_folded, split};
use crate::keys::Keys;
use crate::meta;
use crate::phrases::one_of;

/// Lines of more words are prose: nothing else is looked for in them.
const LONG: u32 = 48;
/// Bytes of what stands in the line of a claimed headline beside it.
const AROUND: usize = 30;

/// The page with its strips read as lines.
pub(super) struct Page<'a> {
    pub dom: &'a Dom,
    pub facts: &'a Facts,
    pub hints: &'a Hints<'a>,
    pub lines: Vec<Line<'a>>,
    /// The lines of each key, by its number; number 0 is no key.
    pub places: Vec<Vec<usize>>,
    keys: Keys,
    /// The keys of the headlines that the page claims, with their rank.
    pub claims: Keys,
}

/// What a strip's text says about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Line<'a> {
    /// Without a bullet at its beginning.
    pub text: &'a str,
    /// A number for its letters and digits: equal for equal lines. 0 for prose.
    pub key: u32,
    pub words: u32,
    /// Began with a bullet.
    pub bullet: bool,
    /// Ends as a sentence does.
    pub stop: bool,
    /// A paragraph.
    pub prose: bool,
    /// Stands apart from the line before (copied text: after a blank line).
    pub apart: bool,
    /// The level of the heading around it.
    pub heading: Option<u8>,
    /// In a menu.
    pub nav: bool,
    pub signs: Signs,
    /// A heading over other stories.
    pub over: Option<StoryKind>,
    /// Source, byline and time, where it is nothing but those and has one of the last two.
    pub meta: Option<Box<Meta>>,
    /// Could be a headline by its form.
    pub headline: bool,
}

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

impl<'a> Page<'a> {
    /// Reads the lines of all strips: what each could be beside text.
    #[inline(never)]
    pub fn read(dom: &'a Dom, facts: &'a Facts, hints: &'a Hints<'a>) -> Page<'a> {
        let context = DateContext { captured: hints.captured, day_first: None };
        let mut page = Page {
            dom,
            facts,
            hints,
            lines: Vec::with_capacity(facts.strips.len()),
            places: vec![Vec::new()],
            keys: Keys::default(),
            claims: Keys::default(),
        };
        let (headings, navs) = (headings(dom, facts), in_menus(dom, facts));
        for (index, strip) in facts.strips.iter().enumerate() {
            let nav = navs.get(index).copied().unwrap_or(false);
            let mut line = read_line(dom, facts, strip, &context, nav);
            line.heading = headings.get(index).copied().flatten();
            line.nav = nav;
            // "Weekly Edition for 31 March 2025" is a headline where it is set as one.
            line.meta = line.meta.filter(|meta| line.heading != Some(1) || meta.source.is_none());
            line.headline = line.is_headline();
            if !line.prose || line.words <= 30 {
                line.key = page.number(strip.key);
            }
            if let Some(places) = page.places.get_mut(line.key as usize).filter(|_| line.key > 0) {
                places.push(index);
            }
            page.lines.push(line);
        }
        page.claims = page.claimed();
        page
    }

    /// The claimed headlines by the key under which the page prints them, with their rank.
    fn claimed(&self) -> Keys {
        let mut keys = Keys::default();
        for (rank, title) in self.hints.titles.iter().enumerate() {
            let mut forms = vec![title.as_str()];
            // Where the site's name could not be told from the headline.
            for mark in [" | ", " - ", " – ", " — ", " · ", " :: "] {
                if let Some((before, after)) = cut_last(title, mark) {
                    forms.push(before);
                    forms.push(after);
                }
            }
            for (form, text) in forms.into_iter().enumerate() {
                let long = text.split_whitespace().count() >= 3
                    || text.chars().filter(|c| !c.is_ascii()).count() >= 6;
                if form > 0 && !long {
                    continue;
                }
                // What it is about, or where it leads to, may stand in its line.
                let around = |line: &&Line<'_>| {
                    (1..=AROUND).contains(&line.text.len().saturating_sub(text.len()))
                        && holds(line.text, text)
                };
                let within = || self.lines.iter().find(around).map(|line| line.key);
                for key in self.key_of(text).into_iter().chain(if long { within() } else { None }) {
                    keys.first(key, rank + usize::from(form > 0));
                }
            }
        }
        keys
    }

    fn number(&mut self, key: u64) -> u32 {
        if key == 0 {
            return 0;
        }
        let number = self.keys.first(key, self.places.len());
        if number == self.places.len() {
            self.places.push(Vec::new());
        }
        number as u32
    }

    /// The number of a text's key, where the page prints it.
    pub fn key_of(&self, text: &str) -> Option<u32> {
        self.keys.get(key_of(text)).map(|number| number as u32)
    }

    /// The lines with that key.
    pub fn places(&self, key: u32) -> &[usize] {
        self.places.get(key as usize).filter(|_| key > 0).map_or(&[], Vec::as_slice)
    }

    /// The strip of that number.
    pub fn strip(&self, index: usize) -> Option<&'a Strip> {
        self.facts.strips.get(index)
    }

    /// The line of the strip of that number.
    pub fn line(&self, index: usize) -> Option<&Line<'a>> {
        self.lines.get(index)
    }

    /// The block element of a strip.
    pub fn block(&self, index: usize) -> NodeId {
        self.strip(index).map_or(Dom::ROOT, |s| s.block)
    }
}

/// The heading level around each strip.
fn headings(dom: &Dom, facts: &Facts) -> Vec<Option<u8>> {
    let mut out = vec![None; facts.strips.len()];
    for node in dom.ids() {
        if let Some(level) = dom.tag(node).heading_level() {
            for index in facts.strips_in(dom, node) {
                if let Some(slot) = out.get_mut(index) {
                    *slot = Some(level);
                }
            }
        }
    }
    out
}

/// Whether each strip lies in a menu.
fn in_menus(dom: &Dom, facts: &Facts) -> Vec<bool> {
    let mut out = vec![false; facts.strips.len()];
    let mut done = NodeId(0);
    for node in dom.ids() {
        if node >= done && dom.tag(node) == Tag::Nav {
            done = dom.end(node);
            for index in facts.strips_in(dom, node) {
                if let Some(slot) = out.get_mut(index) {
                    *slot = true;
                }
            }
        }
    }
    out
}

fn read_line<'a>(dom: &Dom, facts: &'a Facts, strip: &Strip, context: &DateContext, nav: bool) -> Line<'a> {
    let whole = facts.text(strip);
    let text = whole.trim_start_matches(is_bullet).trim_start();
    let m = &strip.measure;
    let mut line = Line {
        text,
        words: m.words,
        bullet: text.len() < whole.len(),
        stop: ends_sentence(text),
        prose: is_paragraph(strip, text),
        apart: dom.gap(strip.block).is_none_or(|gap| gap > 0),
        ..Line::default()
    };
    if m.words <= LONG && !strip.pre {
        line.signs = phrases::signs(text);
        if m.words <= 12 {
            line.over = phrases::heading(text).filter(|_| !line.stop || m.words <= 10);
        }
        // What is quoted was said by another, on another day: a post's author is not the story's.
        let quoted = || is_quoted(dom, strip);
        // A paragraph of some length is none, whatever date stands in it, but for "… | Updated 8:00 a.m."
        let prose = line.prose && !text.contains('|');
        let may_be = m.words <= if prose { 12 } else { 24 } && may_be_meta(strip, text);
        if may_be && line.over.is_none() && !nav && !quoted() {
            line.meta = read_meta(dom, strip, text, context).map(Box::new);
        }
    }
    line
}

/// Reads like prose and ends like it: an abbreviation or a question within a headline makes no
/// paragraph of it.
fn is_paragraph(strip: &Strip, text: &str) -> bool {
    let closing = ['"', '\'', '”', '’', '»', ')', ']', '」', '』', ' '];
    let ended =
        text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟', ':']);
    // A question or an exclamation of a line's length is a headline as likely as a sentence.
    let asks = text.ends_with(['?', '!', '？', '！', '؟']) && strip.measure.words <= 20;
    strip.measure.words > LONG || strip.is_prose() && (ended && !asks || strip.measure.words > 26)
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '‣' | '▪' | '■' | '●' | '◦' | '►' | '▶' | '➤' | '»' | '›' | '|')
        || c.is_whitespace()
}

/// Ends with a stop after a word, with or without closing marks. A headline may ask or exclaim.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', ' ']);
    match text.chars().next_back() {
        Some('。' | '．' | '।' | '۔') => true,
        Some('.') => {
            let before = text.trim_end_matches('.');
            text.len() - before.len() == 1
                && before.chars().rev().take_while(|c| c.is_alphanumeric()).count() > 1
        }
        _ => false,
    }
}

/// Labels that were copied as one line, without spaces between: "WorldBusinessSports".
fn is_run_together(text: &str) -> bool {
    let mut joins = 0;
    let mut small_before = false;
    for c in text.chars() {
        joins += u32::from(small_before && c.is_uppercase());
        small_before = c.is_lowercase();
    }
    joins >= 3 && joins as usize * 2 >= text.split_whitespace().count()
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

/// Reads a line that is nothing but source, byline and time.
fn read_meta(dom: &Dom, strip: &Strip, text: &str, context: &DateContext) -> Option<Meta> {
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

/// Whether it is worth reading as source, byline and time: dates have digits or are very short,
/// links of a menu or a list have neither.
fn may_be_meta(strip: &Strip, text: &str) -> bool {
    let m = &strip.measure;
    m.digits > 0 || m.words <= 4 && m.link_words == 0 || m.link_words < m.words && text.len() < 160
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
    if !is_name(part) || phrases::signs(part).both(Sign::Share, Sign::Network) {
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
fn is_noise(part: &str) -> bool {
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

impl Line<'_> {
    fn is_headline(&self) -> bool {
        (2..=34).contains(&self.words)
            && self.text.len() <= 400
            && !self.bullet
            && !self.nav
            && (self.heading.is_some() || !self.stop && !self.prose)
            && self.over.is_none()
            && self.meta.is_none()
            && !self.text.ends_with([':', ',', ';', '|', '：'])
            && !self.signs.both(Sign::Share, Sign::Network)
            && !is_run_together(self.text)
    }

    /// Could be a publisher's name by its form.
    pub fn is_name(&self) -> bool {
        self.words <= 12
            && is_name(self.text)
            && !is_noise(self.text)
            && !self.signs.both(Sign::Share, Sign::Network)
    }
}
