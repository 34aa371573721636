//! Heads of stories: a headline with its source, its time, its byline, its repetitions.
//!
//! A headline alone proves nothing; what stands beside it does. A head is read forwards from its
//! headline, and backwards for what is printed above it.

use super::captions;
use super::furniture;
use super::head_line::Meta;
use super::lines::{Line, Page};
use super::phrases::Sign;
use super::stories::is_button;
use crate::facts::key_of;
use crate::judge::Role;
use crate::keys::Keys;

/// Lines that a head may take.
const REACH: usize = 14;

/// A story's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The strip that prints the headline first.
    pub title: usize,
    /// Its first strip.
    pub first: usize,
    /// One past its last strip.
    pub end: usize,
    /// What each strip of it is.
    pub roles: Vec<(usize, Role)>,
    pub meta: Meta,
    /// How often the headline is printed again.
    pub repeats: u32,
    /// A source of which something beside its form says so.
    pub sourced: bool,
}

impl Head {
    /// How much stands beside the headline: 2 make a head.
    pub fn evidence(&self) -> u32 {
        2 * u32::from(self.meta.time.is_some())
            + 2 * u32::from(self.repeats > 0)
            + u32::from(self.sourced)
            + u32::from(self.meta.byline.is_some())
    }
}

/// All heads of the page, in its order, none within another.
pub(super) fn find(page: &Page<'_>) -> Vec<Head> {
    // Names that stand beside a time somewhere are names of publishers everywhere.
    let mut names = Keys::default();
    for head in pass(page, &names) {
        names.add_all(head.meta.source.as_deref().map(key_of));
    }
    pass(page, &names)
}

fn pass(page: &Page<'_>, names: &Keys) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < page.lines.len() {
        match read(page, at, free, names).filter(|head| head.evidence() >= 2) {
            Some(head) => {
                at = head.end.max(at + 1);
                free = at;
                heads.push(head);
            }
            None => at += 1,
        }
    }
    heads
}

/// The head whose headline is that line; lines before `free` belong to another.
pub(super) fn read(page: &Page<'_>, title: usize, free: usize, names: &Keys) -> Option<Head> {
    let line = page.line(title).filter(|line| line.headline || (line.prose && is_repeated(page, title)))?;
    let mut head =
        Head { title, first: title, end: title + 1, roles: vec![(title, Role::Headline)], ..Head::default() };
    let label = line.words <= 6 && line.heading.is_none();
    if label && (furniture::class(line).is_some() || line.signs.both(Sign::Open, Sign::Story)) {
        return None;
    }
    if !forwards(page, line, &mut head, names) || names_only(page, line, &head) {
        return None;
    }
    if head.meta.time.is_none() {
        backwards(page, free, &mut head, names);
    }
    Some(head)
}

/// A sentence that is printed twice in a row is a headline all the same.
fn is_repeated(page: &Page<'_>, at: usize) -> bool {
    page.line(at).zip(page.line(at + 1)).is_some_and(|(a, b)| a.key != 0 && a.key == b.key)
}

/// Reads on from the headline; `false` when what was taken for the source turns out to be the
/// headline itself, with a source of its own.
fn forwards(page: &Page<'_>, title: &Line<'_>, head: &mut Head, names: &Keys) -> bool {
    let mut at = head.title + 1;
    let mut guessed = false;
    while at < head.title + REACH {
        let Some(line) = page.line(at) else { break };
        let role = if title.key != 0 && line.key == title.key {
            head.repeats += 1;
            Role::Headline
        } else if let Some(meta) = &line.meta {
            if meta.time.is_some() && head.meta.time.is_some() && meta.time != head.meta.time {
                break;
            }
            let other = |mine: &String| meta.source.as_ref().is_some_and(|s| key_of(s) != key_of(mine));
            if guessed && head.repeats == 0 && head.meta.source.as_ref().is_some_and(other) {
                return false;
            }
            head.sourced |= meta.source.is_some();
            let role = role_of(meta);
            head.meta.join(meta);
            role
        } else if is_source(page, at, title, names) {
            guessed |= head.meta.source.is_none() && !line.bullet;
            head.meta.source.get_or_insert_with(|| line.text.to_owned());
            head.sourced = true;
            Role::Source
        } else if line.words <= 14 && line.signs.both(Sign::Share, Sign::Network) {
            Role::Furniture
        } else {
            break;
        };
        head.roles.push((at, role));
        at += 1;
    }
    head.end = at;
    true
}

fn role_of(meta: &Meta) -> Role {
    match (&meta.byline, &meta.time) {
        (Some(_), _) => Role::Byline,
        (None, Some(_)) => Role::Date,
        (None, None) => Role::Source,
    }
}

/// A publisher's name, and something beside its form that says so. What is to be pressed is no name.
fn is_source(page: &Page<'_>, at: usize, title: &Line<'_>, names: &Keys) -> bool {
    let Some(line) = page.line(at).filter(|_| !is_button(page, at)) else { return false };
    if line.heading.is_some() || line.over.is_some() || !line.is_name() || captions::is_named(page, at) {
        return false;
    }
    let next = page.line(at + 1);
    let before = at.checked_sub(1).and_then(|i| page.line(i));
    line.bullet
        || before.is_some_and(|b| b.meta.as_ref().is_some_and(|m| m.time.is_some() && m.source.is_none()))
        || next.is_some_and(|n| {
            n.meta.is_some()
                || n.bullet && n.is_name()
                || (n.key == title.key && n.key != 0)
                || n.signs.both(Sign::Share, Sign::Network)
        })
        || names.has(key_of(line.text))
}

/// "Harbor Gazette / 2 hours ago / The headline": what was read as the headline is the source of
/// the next line.
fn names_only(page: &Page<'_>, title: &Line<'_>, head: &Head) -> bool {
    let Some(next) = page.line(head.end) else { return false };
    let claimed = |line: &Line<'_>| page.claims.has(line.key) && line.key != 0;
    if head.repeats == 0 && next.headline && claimed(next) && !claimed(title) {
        return true;
    }
    head.repeats == 0
        && head.meta.source.is_none()
        && head.meta.byline.is_none()
        && title.heading.is_none()
        && next.headline
        && (next.heading.is_some() || next.words > title.words)
        && title.is_name()
}

/// What stands above the headline: its time, its source.
fn backwards(page: &Page<'_>, free: usize, head: &mut Head, names: &Keys) {
    let mut at = head.title;
    let mut found = Meta::default();
    let (mut roles, mut sourced) = (Vec::new(), false);
    while at > free && head.title - at < 4 {
        let Some(line) = page.line(at - 1) else { break };
        if let Some(meta) = &line.meta {
            if found.time.is_some() && meta.time.is_some() {
                break;
            }
            sourced |= meta.source.is_some();
            found.join(meta);
            roles.push((at - 1, role_of(meta)));
        } else if found.source.is_none()
            && line.over.is_none()
            && line.heading.is_none()
            && line.is_name()
            && (found.time.is_some() || names.has(key_of(line.text)) || calls_itself_source(page, at - 1))
        {
            found.source = Some(line.text.to_owned());
            sourced = true;
            roles.push((at - 1, Role::Source));
        } else {
            break;
        }
        at -= 1;
    }
    if found.time.is_none() && (found.source.is_none() || head.meta.source.is_some()) {
        return;
    }
    head.meta.join(&found);
    head.sourced |= sourced;
    head.first = at;
    roles.reverse();
    roles.append(&mut head.roles);
    head.roles = roles;
}

/// The element around the strip has a name that says so.
pub(super) fn calls_itself_source(page: &Page<'_>, index: usize) -> bool {
    let Some(strip) = page.strip(index) else { return false };
    page.dom.ancestors(strip.first).take(2).any(|node| {
        page.dom.attr(node, "class").is_some_and(|class| {
            class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
                ["source", "publisher", "outlet", "pub", "provider"]
                    .iter()
                    .any(|w| word.eq_ignore_ascii_case(w))
            })
        })
    })
}
