//! Furniture of the site that is certain: more than one sign says so.

use crate::find::holds;
use std::ops::Range;

use super::Segments;
use super::band::band;
use super::heads::Head;
use super::lines::{Line, Page};
use super::links;
use super::phrases::Sign;
use super::stories::{self, is_button};
use crate::dom::{Dom, NodeId, Tag};
use crate::judge::{Owner, Role};
use crate::rules::Names;

/// Lines in which a reader's comment is done, with its time and its buttons.
const MOST_OF_REPLY: usize = 30;
/// Text of fewer words does not tell where a page ends.
const LEAST_TEXT: u32 = 60;
/// Lines of no more words may be labels.
const MOST_OF_LABEL: u32 = 8;
/// A box of more words than this holds more than an invitation.
const MOST_OF_INVITATION: u32 = 60;

/// What a line is furniture of, and whether the line alone says so for certain.
pub(super) fn class(line: &Line<'_>) -> Option<(&'static str, bool)> {
    let (s, words) = (line.signs, line.words);
    if s.hits == 0 {
        return None;
    }
    let dense = s.hits * 2 >= words;
    Some(match () {
        () if s.has(Sign::Cookie) && words <= 44 && s.hits >= 2 => ("cookies", s.has(Sign::Consent)),
        () if s.legal >= 2 && words <= 34 => ("legal", s.legal >= 3 || holds(line.text, "©")),
        () if s.both(Sign::Share, Sign::Network) && words <= 14 && s.hits * 3 >= words => {
            ("share-bar", s.hits >= 3 || words <= 4)
        }
        () if s.has(Sign::Ad)
            && words <= 6
            && (dense || s.has(Sign::Open) && s.has(Sign::Story))
            && !line.stop =>
        {
            ("advertisement", true)
        }
        () if s.both(Sign::App, Sign::Install) && words <= 34 && (dense || s.hits >= 3) => {
            ("app-promotion", s.hits >= 3)
        }
        () if s.both(Sign::Mail, Sign::Join) && words <= 34 && s.hits >= 2 => ("newsletter", s.hits >= 3),
        () if s.has(Sign::Comment) && words <= 14 && (dense || s.has(Sign::None)) => {
            ("comments", s.has(Sign::None) && words <= 10)
        }
        () if s.both(Sign::Assistant, Sign::Try) && words <= 16 => ("assistant", false),
        () if s.has(Sign::Ornament) && words <= 3 => ("ornament", false),
        () if s.both(Sign::Cookie, Sign::Consent) => ("cookies", true),
        () => return None,
    })
}

/// Where the page's foot begins in copied text: a line of furniture after which nothing but
/// furniture and short lines comes.
pub(super) fn foot(page: &Page<'_>, range: Range<usize>) -> Option<usize> {
    let mut begin = None;
    let (mut signs, mut legal) = (0, 0);
    for index in range.clone() {
        let line = page.line(index)?;
        if line.words <= 3
            && class(line).is_some_and(|(rule, _)| rule == "comments")
            && has_replies(page, index, range.end)
        {
            begin = Some(index);
            signs = 1;
            break;
        }
        // "Privacy Policy", alone on its line.
        let is_legal = line.signs.legal > 0 && line.words <= 6 && !line.stop;
        let known = class(line).filter(|(rule, _)| *rule != "advertisement");
        let weak = line.signs.hits > 0 && line.words <= 12 && !line.prose;
        match begin {
            None if known.is_some() || is_legal || is_weak_start(page, index, range.end) => {
                begin = Some(index);
                (signs, legal) = (u32::from(known.is_some()), u32::from(is_legal));
            }
            Some(_) if known.is_some() => signs += 1,
            Some(_) if is_legal => legal += 1,
            Some(_) if weak || (line.words <= 8 && !line.stop) => {}
            Some(_) if line.words <= 14 && line.signs.hits > 0 => {}
            // Text again: what came before was not the foot.
            Some(_) => begin = None,
            None => {}
        }
    }
    let begin = begin.filter(|_| signs > 0 || legal > 1)?;
    Some(names_before(page, begin, range.start))
}

/// Readers' comments have times or something to answer with, and are not most of the page.
fn has_replies(page: &Page<'_>, heading: usize, end: usize) -> bool {
    let prose = |range: Range<usize>| page.facts.totals(range).prose_words;
    let is_reply = |at: usize| {
        page.line(at).is_some_and(|line| {
            line.meta.as_ref().is_some_and(|meta| meta.time.is_some())
                || line.words <= 3 && line.signs.has(Sign::Comment)
        })
    };
    prose(heading..end) < prose(0..heading) && (heading + 1..end).take(MOST_OF_REPLY).any(is_reply)
}

/// A short line with a sign, directly before one that is certain.
fn is_weak_start(page: &Page<'_>, index: usize, end: usize) -> bool {
    page.line(index).is_some_and(|line| line.signs.hits > 0 && line.words <= 8 && !line.stop && line.apart)
        && (index + 1..end.min(index + 3)).any(|i| page.line(i).and_then(class).is_some())
}

/// Up to three short lines that end without a stop stand before what they announce: the name of
/// a picture without a meaning, a slogan.
fn names_before(page: &Page<'_>, begin: usize, floor: usize) -> usize {
    let is_label =
        |at: usize| page.line(at).is_some_and(|l| l.words <= 8 && !l.stop && !l.prose && l.meta.is_none());
    (floor..begin).rev().take(3).take_while(|&at| is_label(at)).last().unwrap_or(begin)
}

/// Gives the site what is surely its own.
pub(super) fn deal(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    if page.dom.is_plain() {
        copied(page, lead, out);
    } else {
        about_paper(page, out);
        boxes(page, out);
        outside(page, lead, out);
    }
    if let Some(lead) = lead {
        tail(page, lead, out);
    }
    let text = text_of_lead(page, lead, out);
    for index in 0..page.lines.len() {
        let Some(line) = page.line(index) else { continue };
        let inside = matches!(out.owners.get(index), Some(Owner::Story(_)))
            && matches!(out.roles.get(index), Some(Role::Text));
        if !out.is_free(index) && !inside {
            continue;
        }
        if is_made_of_buttons(page, index) || labels_listing(page, index) {
            take(out, index, "buttons");
            continue;
        }
        if (line.signs.has(Sign::Join) || line.signs.has(Sign::Mail)) && invites(page, index) {
            take(out, index, "newsletter");
            continue;
        }
        // A paragraph among the lead's others may speak of apps and cookies.
        let among_text = line.prose && text.contains(&index) && !inside;
        if let Some((rule, true)) = class(line).filter(|_| !among_text && (!line.prose || line.words <= 30)) {
            take(out, index, rule);
        }
    }
}

/// What an archive of papers prints about the one that it shows, by the classes of arXiv.
fn about_paper(page: &Page<'_>, out: &mut Segments) {
    let is_about = |&node: &NodeId| {
        let class = page.dom.attr(node, "class").unwrap_or("");
        ["metatable", "submission-history", "labstabs"].contains(&class)
    };
    for index in page.dom.ids().filter(is_about).flat_map(|node| page.facts.strips_in(page.dom, node)) {
        take(out, index, "page-foot");
    }
}

/// Several buttons in a row and nothing else, or the only one below a picture.
fn is_made_of_buttons(page: &Page<'_>, index: usize) -> bool {
    let (Some(line), Some(strip)) = (page.line(index), page.strip(index)) else { return false };
    if line.words > 16 || line.heading.is_some() {
        return false;
    }
    let (mut buttons, mut labels) = (0, 0);
    let mut end = strip.first;
    let is_button = |&n: &NodeId| {
        let named = |group| page.facts.is_named(n, group);
        match page.dom.tag(n) {
            Tag::Button => true,
            Tag::A => {
                page.dom.attr(n, "role") == Some("button")
                    || named(Names::Button)
                    || named(Names::Print)
                    || named(Names::Share)
            }
            _ => false,
        }
    };
    for node in (strip.first.0..strip.end.0).map(NodeId) {
        if node < end || !page.dom.is_text(node) || !page.dom.text(node).contains(char::is_alphanumeric) {
            continue;
        }
        let mut around = page.dom.ancestors(node).take_while(|&n| n > strip.block);
        let Some(button) = around.find(is_button) else {
            labels += 1;
            continue;
        };
        end = page.dom.end(button);
        buttons += 1;
    }
    // "Scale 1x 2x 3x"; one alone may be the heading of what it unfolds, but not of a picture.
    buttons >= 2 && labels * 2 <= buttons
        || buttons == 1 && labels == 0 && page.dom.closest(strip.first, Tag::Figure).is_some()
}

/// The label of a control around the listing or the poem that follows.
fn labels_listing(page: &Page<'_>, index: usize) -> bool {
    let Some(strip) = page.strip(index) else { return false };
    let label = page.dom.ancestors(strip.first).take(2).find(|&n| page.dom.tag(n) == Tag::Label);
    let behind = label.into_iter().flat_map(|label| {
        std::iter::successors(page.dom.next_sibling(label), |&n| page.dom.next_sibling(n)).take(2)
    });
    behind.into_iter().any(|n| page.dom.tag(n) == Tag::Pre)
}

/// In a small box that is called after newsletters.
fn invites(page: &Page<'_>, index: usize) -> bool {
    let mut around = page.dom.ancestors(page.block(index)).take(3);
    around.any(|n| {
        page.facts.is_named(n, Names::Newsletter)
            && page.facts.totals(page.facts.strips_in(page.dom, n)).words <= MOST_OF_INVITATION
    })
}

/// From the first to the last paragraph of the lead.
fn text_of_lead(page: &Page<'_>, lead: Option<&Head>, out: &Segments) -> Range<usize> {
    let is_text = |i: &usize| out.is_free(*i) && page.line(*i).is_some_and(|l| l.prose && l.signs.hits < 3);
    let from = lead.map_or(0, |l| l.end);
    let first = (from..page.lines.len()).find(is_text).unwrap_or(from);
    let last = (first..page.lines.len()).rev().find(is_text).map_or(first, |i| i + 1);
    first..last
}

/// Gives a strip to the site, from a story too.
fn take(out: &mut Segments, index: usize, rule: &'static str) {
    out.take(index, Owner::Site, Role::Furniture, rule);
}

/// Copied text: what stands before the headline, and the tails of the lead and of the page.
fn copied(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    let Some(lead) = lead else { return };
    // A line that leads to another story stands within this one.
    let is_others =
        |i: &usize| out.reasons.get(*i).is_some_and(|why| why.is_some_and(|w| w != "inline-link"));
    let end = (lead.end..page.lines.len()).find(is_others).unwrap_or(page.lines.len());
    let text = band(page, lead.end..page.lines.len(), &|i| out.is_free(i));
    let begin = band(page, 0..page.lines.len(), &|_| true).start;
    let sure = begin > lead.title && lead.evidence() > 0;
    for index in 0..lead.first.min(begin) {
        if let Some(line) = page.line(index).filter(|line| sure || !line.prose && line.words <= 30) {
            let rule = class(line).map_or("before-headline", |c| c.0);
            out.give(index, Owner::Site, Role::Furniture, rule);
        }
    }
    // Buttons, a word each; and invitations that are spread over lines.
    let asks = |at: usize| {
        page.line(at).is_some_and(|line| {
            line.words <= 10 && !line.stop && (line.signs.has(Sign::Mail) || line.signs.has(Sign::Join))
        })
    };
    for index in lead.first..page.lines.len() {
        let Some(line) = page.line(index) else { continue };
        let button = line.words <= 2
            && line.signs.hits >= line.words
            && (line.signs.has(Sign::Share) || line.signs.has(Sign::Network) || line.signs.has(Sign::Follow));
        if button {
            out.give(index, Owner::Site, Role::Furniture, "share-bar");
        } else if asks(index) && (asks(index + 1) || index > 0 && asks(index - 1)) {
            out.give(index, Owner::Site, Role::Furniture, "newsletter");
        }
    }
    // The lead's tail, up to the first other story.
    if let Some(tail) = foot(page, lead.end..end) {
        for index in tail..end {
            let rule = page.line(index).and_then(class).map_or("page-foot", |c| c.0);
            out.give(index, Owner::Site, Role::Furniture, rule);
        }
    }
    // What is below the last paragraph.
    let read = |range: Range<usize>| -> u32 {
        let long = page.lines.get(range).unwrap_or_default().iter().filter(|line| line.words > MOST_OF_LABEL);
        long.map(|line| line.words).sum()
    };
    let (own, rest) = (read(text.clone()), read(text.end..page.lines.len()));
    if own >= LEAST_TEXT && rest * 2 <= own {
        for index in text.end..page.lines.len() {
            let rule = page.line(index).and_then(class).map_or("page-foot", |c| c.0);
            out.give(index, Owner::Site, Role::Furniture, rule);
        }
    }
    // What the last story left over.
    let is_story = |i: &usize| {
        out.reasons.get(*i) == Some(&Some("story-of-its-own")) && out.roles.get(*i) == Some(&Role::Text)
    };
    let last = (lead.end..page.lines.len()).rev().find(is_story);
    for index in last.map_or(page.lines.len(), |l| l + 1)..page.lines.len() {
        let rule = page.line(index).and_then(class).map_or("page-foot", |c| c.0);
        out.give(index, Owner::Site, Role::Furniture, rule);
    }
}

/// What stands between the lead's last paragraph and the first other story: a page that carries
/// several stories puts its own matters there. Begins with what lies outside of the element of
/// the lead's text, in copied text with the first short line that ends without a stop.
fn tail(page: &Page<'_>, lead: &Head, out: &mut Segments) {
    let is_story = |i: &usize| out.reasons.get(*i) == Some(&Some("story-of-its-own"));
    let is_cut = |i: &usize| is_story(i) || out.roles.get(*i) == Some(&Role::SectionHeading);
    let Some(end) = (lead.end..page.lines.len())
        .find(is_cut)
        .filter(|_| (lead.end..page.lines.len()).any(|i| is_story(&i)))
    else {
        return;
    };
    let long = |i: &usize| out.is_free(*i) && page.line(*i).is_some_and(|l| l.words >= 20 && l.prose);
    let Some(last) = (lead.end..end).rev().find(long) else { return };
    let text = links::text_of_lead(page, Some(lead), out).node;
    let begins = |i: &usize| {
        page.line(*i).is_some_and(|l| {
            if page.dom.is_plain() || page.dom.is_within(page.block(end), text) {
                l.words <= 8 && !l.stop && l.apart && (l.heading.is_none() || page.dom.is_plain())
            } else {
                !page.dom.is_within(page.block(*i), text)
            }
        })
    };
    let Some(begin) = (last + 1..end).find(begins) else { return };
    for index in begin..end {
        let rule = page.line(index).and_then(class).map_or("outside-stories", |c| c.0);
        out.give(index, Owner::Site, Role::Furniture, rule);
    }
}

/// A box with a control and signs: a form to subscribe, a bar about cookies, the comments.
fn boxes(page: &Page<'_>, out: &mut Segments) {
    let mut done = 0;
    for index in 0..page.lines.len() {
        let Some(line) = page.line(index) else { continue };
        let Some((rule, _)) = class(line) else { continue };
        // In a conversation each post has something to answer it with.
        let answers = rule == "comments" && page.facts.thread;
        if index < done || rule == "advertisement" || answers || line.prose && line.signs.hits < 3 {
            continue;
        }
        let Some((node, signs)) = box_around(page, index) else { continue };
        if signs < 2 {
            continue;
        }
        let range = page.facts.strips_in(page.dom, node);
        done = range.end;
        for inner in range {
            if out.is_free(inner)
                || matches!(out.owners.get(inner), Some(Owner::Story(_))) && line.signs.hits > 0
            {
                take(out, inner, rule);
            }
        }
    }
}

/// The largest element around a line of furniture that holds little text; with how many signs
/// there are in it (lines with signs, controls, its name).
fn box_around(page: &Page<'_>, index: usize) -> Option<(NodeId, u32)> {
    let mut found = None;
    for node in std::iter::once(page.block(index)).chain(page.dom.ancestors(page.block(index))) {
        if matches!(page.dom.tag(node), Tag::Body | Tag::Html | Tag::Main | Tag::Article | Tag::Document) {
            break;
        }
        let range = page.facts.strips_in(page.dom, node);
        let totals = page.facts.totals(range.clone());
        if totals.words > 90 || totals.strips > 16 || totals.prose_words > 50 {
            break;
        }
        let plain =
            range.clone().filter(|&i| page.line(i).is_some_and(|l| l.prose && l.signs.hits < 2)).count();
        if plain > 0 {
            break;
        }
        let lines =
            range.clone().filter(|&i| page.line(i).is_some_and(|l| class(l).is_some())).count() as u32;
        let bare = range.clone().filter(|&i| page.line(i).is_some_and(|l| l.signs.hits == 0)).count() as u32;
        if bare > lines + 1 {
            break;
        }
        let controls = has_control(page.dom, node) || range.clone().any(|i| is_button(page, i));
        found = Some((node, lines + u32::from(controls)));
    }
    found
}

fn has_control(dom: &Dom, node: NodeId) -> bool {
    dom.descendants(node)
        .take(80)
        .any(|n| matches!(dom.tag(n), Tag::Input | Tag::Textarea | Tag::Form | Tag::Button))
}

/// Where a page has other stories, short lines that lie outside of the lead's own element are
/// nobody's.
fn outside(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    let Some(lead) = lead else { return };
    if !out.reasons.contains(&Some("story-of-its-own")) {
        return;
    }
    let titles: Vec<Option<usize>> =
        out.stories.iter().map(|s| page.facts.strips_in(page.dom, s.origin).next()).collect();
    let (card, _) = stories::card(page, lead.title, &titles);
    let inside = page.facts.strips_in(page.dom, card);
    let prose = |i: &usize| page.line(*i).is_some_and(|l| l.prose);
    let free_outside = (0..page.lines.len()).filter(|i| !inside.contains(i) && out.is_free(*i));
    let lost: u32 = free_outside.filter(prose).filter_map(|i| page.line(i)).map(|l| l.words).sum();
    let kept = page.facts.totals(inside.clone()).prose_words;
    // Words outside that are not links: a shop's list is no frame around a story.
    let unlinked = (0..page.lines.len()).filter(|i| !inside.contains(i) && out.is_free(*i));
    let unlinked: u32 = unlinked
        .filter_map(|i| page.strip(i))
        .map(|s| s.measure.words.saturating_sub(s.measure.link_words))
        .sum();
    if kept < 30 || lost * 2 > kept || unlinked > kept + 60 {
        return;
    }
    for index in 0..page.lines.len() {
        if !inside.contains(&index)
            && out.is_free(index)
            && !page.line(index).is_some_and(|l| l.prose && l.words > 40)
        {
            let rule = page.line(index).and_then(class).map_or("outside-stories", |c| c.0);
            out.give(index, Owner::Site, Role::Furniture, rule);
        }
    }
}
