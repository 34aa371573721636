//! The posts of a conversation: who wrote each, and when.
//!
//! The name and the time over a post are lines of a word or two, alike on every post, and by their
//! weight they read like furniture. What they are is told by where they stand: in the box of the
//! text that follows, or of the text before where a site signs its posts below. What else stands
//! there about the writer (a rank, the number of posts) goes.

use std::ops::Range;

use super::Fate;
use crate::dates::{self, DateContext, Reading};
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
const AROUND: usize = 18;
/// A name of more words is a sentence.
const NAME_WORDS: usize = 4;
/// The link to its user, or what is called a name, is so near around a name.
const REACH: usize = 3;

/// What addresses of users have in them.
const USERS: [&str; 12] = [
    "/u/",
    "user?",
    "/user",
    "user-",
    "/member",
    "member.php",
    "profile.php",
    "=profile",
    "=viewprofile",
    "/profile/",
    "/people/",
    "/~",
];

/// What a line at the head of a post says: nothing but a detail about the writer where both are missing.
#[derive(Clone, Debug, Default)]
struct Line {
    /// A name, and whether it is surely one.
    name: Option<(String, bool)>,
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
            let boxes = std::iter::once(block).chain(dom.ancestors(block)).take(DEEP).take_while(own);
            let mut boxes = boxes.map(|node| {
                let within = facts.strips_in(dom, node);
                let head = between.start.max(within.start)..between.end.min(within.end);
                (node, self.said(head.clone(), below), head)
            });
            let mut named = boxes.find(|(_, said, _)| said.is_some());
            // The time may stand in a box around that one.
            if named.as_ref().is_some_and(|(_, said, _)| said.as_ref().is_some_and(|said| said.1.is_none())) {
                let timed =
                    boxes.take(2).find(|(_, said, _)| said.as_ref().is_some_and(|said| said.1.is_some()));
                named = timed.or(named);
            }
            let Some((node, Some((name, time)), head)) = named else { continue };
            let opens = if below { begun == 0 } else { at == 0 };
            let from = begin.take().filter(|_| below).unwrap_or(node);
            posts.push(Post { from, opens, name, time });
            begun = at + 1;
            heads.push(head);
        }
        (posts, heads)
    }

    /// The name and the time that lines say: the first name above a text, the last below it, and rather a sure
    /// one; the last time.
    fn said(&self, head: Range<usize>, below: bool) -> Option<(String, Option<String>)> {
        let lines = || head.clone().filter_map(|i| self.lines.get(i)?.as_ref());
        let names =
            |sure: bool| lines().filter_map(|line| line.name.as_ref()).filter(move |name| name.1 || !sure);
        let one = |sure: bool| if below { names(sure).last() } else { names(sure).next() };
        let name = one(true).or_else(|| one(false))?.0.clone();
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
    let is_clock = |reading: &Reading| of_clock || reading.relative;
    let alone = |reading: &Reading| {
        name.is_some() || reading.span.start == 0 || text.len() - reading.span.len() <= AROUND
    };
    let time = match dates::only(text, &context) {
        Some(reading) => is_clock(&reading).then_some(text),
        None => dates::find(text, &context)
            .filter(|reading| alone(reading) && is_clock(reading))
            .and_then(|reading| text.get(reading.span)),
    };
    let is_detail = strip.measure.words <= PART
        && !text.ends_with(['.', '!', '?', '。', '！', '？'])
        && near().any(|node| is_of_user(facts, node));
    let begins = |name: &str, sure: bool| sure && is_detail && text.starts_with(name);
    let name = name.filter(|(name, sure)| time.is_some() || name.len() == text.len() || begins(name, *sure));
    let time = time.map(str::to_owned);
    (name.is_some() || time.is_some() || is_detail).then_some(Line { name, time })
}

fn is_of_user(facts: &Facts, node: NodeId) -> bool {
    facts.is_named(node, Names::User) || facts.is_named(node, Names::Author)
}

/// The name in a line, and whether it is surely one: what a link to a user says, or what is called a name.
fn name_in(dom: &Dom, facts: &Facts, strip: &Strip) -> Option<(String, bool)> {
    let names = || {
        let texts = (strip.first.0..strip.end.0).map(NodeId).filter(|&node| dom.tag(node) == Tag::Text);
        texts.map(|node| (node, dom.text(node).trim())).filter(|(_, words)| {
            // One letter stands for somebody's picture.
            words.chars().nth(1).is_some()
                && words.contains(char::is_alphabetic)
                && !words.ends_with(':')
                && words.split_whitespace().count() <= NAME_WORDS
                && dates::only(words, &DateContext::default()).is_none()
        })
    };
    let leads = |node: NodeId| {
        let href = dom.attr(node, "href").unwrap_or_default();
        USERS.iter().any(|part| first(href, part).is_some())
    };
    let near = |node: NodeId| dom.ancestors(node).take(REACH);
    let linked = names().find(|(node, _)| near(*node).any(leads));
    let called = || names().find(|(node, _)| near(*node).any(|node| is_of_user(facts, node)));
    let sure = linked.is_some();
    linked.or_else(called).map(|(_, words)| (words.to_owned(), sure))
}
