//! The posts of a conversation: who wrote each, and when.
//!
//! The name and the time over a post are lines of a word or two, alike on every post, and by their
//! weight they read like furniture. What they are is told by where they stand: in the box of the
//! text that follows, or of the text before where a site signs its posts below. What else stands
//! there about the writer (a rank, the number of posts) goes.

use std::ops::Range;

use super::Fate;
use crate::dates::{self, DateContext};
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{Facts, Strip};
use crate::find::first;
use crate::rules::Names;
use crate::segment::Segments;

/// A post and what its head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// The first node of its box.
    pub from: NodeId,
    /// It opens the conversation: who wrote it is the article's author.
    pub opens: bool,
    /// Who wrote it, as printed.
    pub name: String,
    /// When, as printed.
    pub time: Option<String>,
}

/// Lines of more words are no head.
const WORDS: u32 = 24;
/// No name, time or detail about a writer has more words.
const PART: u32 = 14;
/// The head of a post lies in one of so many boxes around its text.
const DEEP: usize = 16;
/// Bytes of a word or two before a time: "answered", "Commented".
const AROUND: usize = 12;
/// A name of more words is a sentence.
const NAME_WORDS: usize = 4;
/// The link to its user, or what is called a name, is so near around a name.
const REACH: usize = 3;

/// What a line at the head of a post says: nothing but a detail about the writer where both are missing.
#[derive(Clone, Debug, Default)]
struct Line {
    name: Option<String>,
    time: Option<String>,
}

/// Finds the posts, and takes the lines at their heads out of the text.
pub(super) fn find(dom: &Dom, facts: &Facts, segments: &Segments, fates: &mut [Fate]) -> Vec<Post> {
    if !facts.thread {
        return Vec::new();
    }
    let lines: Vec<Option<Line>> = facts.strips.iter().map(|strip| line(dom, facts, strip)).collect();
    let texts: Vec<usize> =
        (0..fates.len()).filter(|&i| fates[i] == Fate::Kept && lines[i].is_none()).collect();
    let thread =
        Thread { dom, facts, lines: &lines, texts: &texts, headline: segments.lead.headline_strips.first() };
    let (above, below) = (thread.posts(false), thread.posts(true));
    let (posts, heads) = if below.0.len() > above.0.len() { below } else { above };
    for i in heads.into_iter().flatten().filter(|&i| lines[i].is_some()) {
        fates[i] = Fate::Post;
    }
    posts
}

struct Thread<'a> {
    dom: &'a Dom,
    facts: &'a Facts,
    lines: &'a [Option<Line>],
    /// The strips that are text.
    texts: &'a [usize],
    headline: Option<&'a usize>,
}

impl Thread<'_> {
    /// The posts with their heads, of a site that signs them above the text or below it.
    fn posts(&self, below: bool) -> (Vec<Post>, Vec<Range<usize>>) {
        let Self { dom, facts, texts, .. } = *self;
        let first_of = |i: usize| facts.strips[i].first;
        let (mut posts, mut heads) = (Vec::new(), Vec::new());
        let mut begin = None;
        let mut begun = 0;
        for (at, &text) in texts.iter().enumerate() {
            let before =
                at.checked_sub(1).map(|at| texts[at]).or(self.headline.copied().filter(|&i| i < text));
            let low = before.map_or(NodeId(0), first_of);
            // Its block, where that is not one with the text before.
            begin = begin.or([facts.strips[text].block, first_of(text)].into_iter().find(|&node| node > low));
            let after = texts.get(at + 1).copied();
            let between = if below {
                text + 1..after.unwrap_or(self.lines.len())
            } else {
                before.map_or(0, |i| i + 1)..text
            };
            // The smallest box around the text that has a name, and reaches to no other text.
            let own = |node: &NodeId| match after.map(first_of).filter(|_| below) {
                Some(high) => dom.end(*node) <= high,
                None => below || *node > low,
            };
            let block = facts.strips[text].block;
            let boxes = std::iter::once(block).chain(dom.ancestors(block)).take(DEEP);
            let head = boxes.take_while(own).find_map(|node| {
                let within = facts.strips_in(dom, node);
                let head = between.start.max(within.start)..between.end.min(within.end);
                self.said(head.clone(), below)
                    .map(|(name, time)| (head, Post { from: node, opens: false, name, time }))
            });
            let Some((head, mut post)) = head else { continue };
            post.opens = if below { begun == 0 } else { at == 0 };
            if let Some(begin) = begin.take().filter(|_| below) {
                post.from = begin;
            }
            begun = at + 1;
            posts.push(post);
            heads.push(head);
        }
        (posts, heads)
    }

    /// The name and the time that lines say: the first name above a text, the last below it; the last time.
    fn said(&self, head: Range<usize>, below: bool) -> Option<(String, Option<String>)> {
        let lines = || head.clone().filter_map(|i| self.lines.get(i)?.as_ref());
        let mut names = lines().filter_map(|line| line.name.as_ref());
        let name = if below { names.last() } else { names.next() }?.clone();
        let time = lines().rev().find_map(|line| line.time.clone());
        Some((name, time))
    }
}

/// What a line says, where it is nothing but a name, a time, both, or a detail about a writer.
fn line(dom: &Dom, facts: &Facts, strip: &Strip) -> Option<Line> {
    if strip.hidden {
        return None;
    }
    let text = facts.text(strip);
    // The headline again over an answer, the number of the post.
    let is_answer = text.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("re:")) && !strip.is_prose();
    let is_number = text.strip_prefix('#').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    if is_answer || is_number {
        return Some(Line::default());
    }
    if strip.measure.words > WORDS {
        return None;
    }
    let context = DateContext::default();
    let near = || std::iter::once(strip.block).chain(dom.ancestors(strip.block)).take(REACH);
    let name = name_in(dom, facts, strip);
    // The others tell since when somebody has been here.
    let inner = dom.ancestors(strip.first).take(REACH).chain((strip.first.0..strip.end.0).map(NodeId));
    let of_clock = text.contains(':') || { inner }.any(|node| dom.tag(node) == Tag::Time);
    let found = || {
        dates::find(text, &context).filter(|found| {
            name.is_some() || found.span.start == 0 || text.len() - found.span.len() <= AROUND
        })
    };
    let time = if dates::only(text, &context).is_some() {
        Some(text)
    } else {
        found().and_then(|found| text.get(found.span))
    };
    let time = time.filter(|_| of_clock).map(str::to_owned);
    let name = name.filter(|name| time.is_some() || name.len() == text.len());
    let is_detail = strip.measure.words <= PART
        && !text.ends_with(['.', '!', '?', '。', '！', '？'])
        && near().any(|node| is_of_user(facts, node));
    (name.is_some() || time.is_some() || is_detail).then_some(Line { name, time })
}

fn is_of_user(facts: &Facts, node: NodeId) -> bool {
    facts.is_named(node, Names::User) || facts.is_named(node, Names::Author)
}

/// The name in a line: what a link to its user says, or what is called a name.
fn name_in(dom: &Dom, facts: &Facts, strip: &Strip) -> Option<String> {
    let is_user = |node: NodeId| {
        let href = dom.attr(node, "href").unwrap_or_default();
        is_of_user(facts, node)
            || ["/u/", "user", "member", "profile", "/people/"].iter().any(|part| first(href, part).is_some())
    };
    (strip.first.0..strip.end.0).map(NodeId).filter(|&node| dom.tag(node) == Tag::Text).find_map(|node| {
        let words = dom.text(node).trim();
        // One letter stands for somebody's picture.
        let named = words.split_whitespace().count() <= NAME_WORDS
            && words.chars().nth(1).is_some()
            && words.contains(char::is_alphabetic)
            && !words.ends_with(':')
            && dom.ancestors(node).take(REACH).any(is_user);
        named.then(|| words.to_owned())
    })
}
