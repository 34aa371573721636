//! The posts of a conversation: who wrote each, and when.
//!
//! The name and the time over a post are lines of a word or two, alike on every post, and by their
//! weight they read like furniture. What they are is told by where they stand: in the box of the
//! text that follows, or of the text before where a site signs its posts below. What else stands
//! there about the writer (a rank, the number of posts) goes, and so does what is printed about the post
//! itself: how often it was liked, what to press, what its writer has below all of them.

use std::ops::Range;

use super::Fate;
use crate::dates::{self, DateContext};
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{Facts, Strip, key_of};
use crate::find::{first, holds_folded};
use crate::keys::Keys;
use crate::meta;
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
    /// When, as printed; empty where that is not said.
    pub time: String,
}

/// Lines of more words are no head.
const WORDS: u32 = 24;
/// What is to be pressed below a post has no more words,
const LABEL: u32 = 3;
/// and that is said so far up.
const UP: usize = 2;
/// No name, time or detail about a writer has more words.
const PART: u32 = 14;
/// The head of a post lies in one of so many boxes around its text.
const DEEP: usize = 16;
/// The time stands in one of so many boxes around that of the name.
const WIDER: usize = 2;
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

/// What a line at the head of a post says: nothing but a detail about the writer where both are empty.
#[derive(Clone, Copy, Debug, Default)]
struct Line<'a> {
    name: &'a str,
    /// The name leads to a user.
    sure: bool,
    time: &'a str,
}

/// Finds the posts, and takes the lines at their heads out of the text.
pub(super) fn find(dom: &Dom, facts: &Facts, segments: &Segments, fates: &mut [Fate]) -> Vec<Post> {
    if !facts.thread {
        return Vec::new();
    }
    let lines: Vec<Option<Line<'_>>> = facts.strips.iter().map(|strip| line(dom, facts, strip)).collect();
    // What a heading said before: "Re: Why does the boiler go out?"
    let mut said = Keys::default();
    said.add(key_of(segments.lead.headline.as_deref().unwrap_or_default()));
    for (fate, strip) in fates.iter_mut().zip(&facts.strips) {
        let text = facts.text(strip);
        let answer = text.split_once(": ").filter(|(lead, _)| lead.len() < AROUND && !lead.contains(' '));
        let again = dom.tag(strip.block).heading_level().is_some()
            && !said.add(key_of(answer.map_or(text, |(_, title)| title)))
            && answer.is_some();
        if *fate == Fate::Kept && (again || is_about(dom, facts, strip)) {
            *fate = Fate::Cut;
        }
    }
    // What its writer has below each post. Where a site calls name and time that, they become the head below.
    let is_signature = |&node: &NodeId| {
        let named = |name| dom.attr(node, name).is_some_and(|value| holds_folded(value, "signature"));
        named("class") || named("data-role")
    };
    let mut done = 0;
    for node in dom.ids().filter(is_signature) {
        let below = facts.strips_in(dom, node);
        let new = fates.get_mut(below.start.max(done)..below.end).into_iter().flatten();
        new.filter(|fate| **fate == Fate::Kept).for_each(|fate| *fate = Fate::Cut);
        done = done.max(below.end);
    }
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
    lines: &'a [Option<Line<'a>>],
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
        let (mut begin, mut begun) = (None, 0);
        for (at, &text) in texts.iter().enumerate() {
            let headline = self.headline.filter(|&i| *i < text);
            let before = at.checked_sub(1).map(|at| &texts[at]).or(headline);
            let low = before.map_or(NodeId(0), |&i| first_of(i));
            let after = texts.get(at + 1);
            let high = after.map_or(NodeId(u32::MAX), |&i| first_of(i));
            let between = if below {
                text + 1..*after.unwrap_or(&self.lines.len())
            } else {
                before.map_or(0, |i| i + 1)..text
            };
            // Its block, where that is not one with the text before.
            let block = facts.strips[text].block;
            begin = begin.or(Some(if block > low { block } else { first_of(text) }));
            // The smallest box around the text that has a name, and reaches to no other text. The time may
            // stand in a box around that one.
            let (mut named, mut wider) = (None, 0);
            for node in std::iter::once(block).chain(dom.ancestors(block)).take(DEEP) {
                if wider > WIDER || (if below { dom.end(node) > high } else { node <= low }) {
                    break;
                }
                let within = facts.strips_in(dom, node);
                let head = between.start.max(within.start)..between.end.min(within.end);
                let said = self.said(head.clone(), below);
                wider += usize::from(named.is_some());
                if !said.name.is_empty() && (named.is_none() || !said.time.is_empty()) {
                    named = Some((node, said, head));
                    if !said.time.is_empty() {
                        break;
                    }
                }
            }
            let Some((node, said, head)) = named else { continue };
            let mut opens = if below { begun == 0 } else { at == 0 };
            // How many answers there are is said above the first of them, and what it is worth.
            let of_all = |i: &usize| {
                let strip = &facts.strips[*i];
                dom.tag(strip.block).heading_level().is_some()
                    || !facts.text(strip).contains(char::is_alphabetic)
            };
            let mut before = texts[begun..=at].iter().take_while(|i| first_of(**i) < node);
            let from = begin.take().filter(|&begin| below && (node <= begin || !before.all(of_all)));
            let from = from.unwrap_or(node);
            if opens && !below {
                // What opens it may have no text of its own: it leads to a page elsewhere.
                let above = headline.map_or(0, |i| i + 1)..facts.strips_in(dom, node).start;
                let opening = self.said(above.clone(), false);
                let other = opening.name != said.name && opening.time != said.time;
                if opening.sure && other && !opening.time.is_empty() {
                    posts.push(Post {
                        from,
                        opens,
                        name: opening.name.to_owned(),
                        time: opening.time.to_owned(),
                    });
                    heads.push(above);
                    opens = false;
                }
            }
            posts.push(Post { from, opens, name: said.name.to_owned(), time: said.time.to_owned() });
            begun = at + 1;
            heads.push(head);
        }
        (posts, heads)
    }

    /// The name and the time that lines say: the first name above a text, the last below it, and rather a sure
    /// one; the last time.
    fn said(&self, head: Range<usize>, below: bool) -> Line<'_> {
        let mut said = Line::default();
        for line in head.filter_map(|i| self.lines.get(i).copied()?) {
            let better = said.name.is_empty() || line.sure && !said.sure || below && line.sure == said.sure;
            if !line.name.is_empty() && better {
                (said.name, said.sure) = (line.name, line.sure);
            }
            if !line.time.is_empty() {
                said.time = line.time;
            }
        }
        said
    }
}

/// What a line says, where it is nothing but a name, a time, both, or a detail about a writer.
fn line<'a>(dom: &'a Dom, facts: &'a Facts, strip: &Strip) -> Option<Line<'a>> {
    let text = facts.text(strip);
    // The number of the post.
    if text.strip_prefix('#').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
        return Some(Line::default());
    }
    if strip.hidden || strip.measure.words > WORDS {
        return None;
    }
    let context = DateContext::default();
    let mut line = Line::default();
    // Other times tell since when somebody has been here.
    let mut of_clock = text.contains(':');
    for node in (strip.first.0..strip.end.0).map(NodeId).filter(|&node| dom.tag(node) == Tag::Text) {
        let (mut leads, mut called) = (false, false);
        for around in dom.ancestors(node).take(REACH) {
            let href = dom.attr(around, "href").unwrap_or_default();
            leads |= USERS.iter().any(|part| first(href, part).is_some());
            called |= is_of_user(facts, around);
            of_clock |= dom.tag(around) == Tag::Time;
        }
        // "by oldguard »"
        let words = dom.text(node).trim_matches([' ', '»', '\n']);
        let words = words.split_once(' ').filter(|(by, _)| meta::is_lead(by)).map_or(words, |(_, name)| name);
        // One letter stands for somebody's picture.
        let is_name = || {
            words.chars().nth(1).is_some()
                && words.contains(char::is_alphabetic)
                && !words.ends_with(':')
                // A place.
                && !words.contains(',')
                && words.split_whitespace().count() <= NAME_WORDS
                && dates::only(words, &context).is_none()
        };
        if (leads && !line.sure || called && line.name.is_empty()) && is_name() {
            (line.name, line.sure) = (words, leads);
        }
    }
    // A word or two may stand before it: "answered", "Commented".
    let reading = dates::only(text, &context).or_else(|| dates::find(text, &context)).filter(|reading| {
        let alone = reading.span.start == 0 || text.len() - reading.span.len() <= AROUND;
        (of_clock || reading.relative) && (alone || !line.name.is_empty())
    });
    line.time = reading.and_then(|reading| text.get(reading.span)).unwrap_or_default();
    let is_detail = strip.measure.words <= PART
        && !text.ends_with(['.', '!', '?', '。', '！', '？'])
        && std::iter::once(strip.block)
            .chain(dom.ancestors(strip.block))
            .take(REACH)
            .any(|node| is_of_user(facts, node));
    let begins = line.sure && is_detail && text.starts_with(line.name);
    if line.time.is_empty() && line.name.len() < text.len() && !begins {
        line.name = "";
    }
    (is_detail || !line.name.is_empty() || !line.time.is_empty()).then_some(line)
}

/// A line about a post, by what is most of it: whom a post speaks to is named in its text, too.
fn is_about(dom: &Dom, facts: &Facts, strip: &Strip) -> bool {
    if strip.measure.words > WORDS {
        return false;
    }
    let words = facts.text(strip).len();
    let about =
        |n: NodeId| dom.tag(n) == Tag::Time || facts.is_named(n, Names::Counts) || is_of_user(facts, n);
    let is_label = |n: NodeId| strip.measure.words <= LABEL && facts.is_named(n, Names::Button);
    let around = || {
        let inner = dom.ancestors(strip.first).take_while(|&n| n >= strip.block);
        inner.filter(|&n| 2 * dom.text(n).len() >= words)
    };
    let within = || (strip.first.0..strip.end.0).map(NodeId);
    2 * within().filter(|&n| about(n)).map(|n| dom.text(n).len()).sum::<usize>() >= words
        || around().any(about)
        || around().chain(within()).any(is_label)
        || dom.ancestors(strip.block).take(UP).any(is_label)
}

fn is_of_user(facts: &Facts, node: NodeId) -> bool {
    facts.is_named(node, Names::User) || facts.is_named(node, Names::Author)
}
