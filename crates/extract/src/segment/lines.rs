//! Every strip read as a line: what its text alone says about it.

use article::StoryKind;

use super::Hints;
use super::head_line::{self, Meta, is_name, is_noise};
use super::phrases::{self, Sign, Signs};
use crate::dates::DateContext;
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{Facts, Strip, is_quoted, key_of};
use crate::find::{cut_last, holds};
use crate::keys::Keys;

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
        if line.over.is_none() && !nav && head_line::may_be(strip, text, line.prose) && !quoted() {
            line.meta = head_line::read(dom, strip, text, context).map(Box::new);
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
