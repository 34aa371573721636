//! The authors: as the page claims them and as it prints them near the headline.

use article::{Author, Claimed, NodeId, Provenance};

use super::byline::{
    LONGEST, byline, has_role, is_desk, is_lead, is_name, names, with_letters, without_lead,
};
use super::day::nodes_of;
use super::print::{squeeze, text};
use super::{Head, Page};
use crate::claims::{MOST, MarkKind, link_of};
use crate::credit::agency;
use crate::dates;
use crate::dom::{Tag, fold_space};
use crate::facts::Strip;
use crate::find::{cut, holds, holds_any_folded};
use crate::phrases::Table;
use crate::rules::Names;

/// Words of labels and menus that stand beside a date with capitals, as names do.
static NOT_PERSONS: Table = Table::words(
    "share article articles menu navigation home blog press release news all read table contents content insights \
     story stories guide review reviews video podcast press posts post category categories topics topic comments print save listen \
     subscribe newsletter follow us view more the of and for in on time results date join visit",
);

/// Characters of a line that is a byline as it stands, names and letters after them: it is kept whole, so
/// it must be sure, and a text of [`LONGEST`] is only searched for names.
const LONGEST_LINE: usize = 120;

/// Bytes of letters after a name, or the house.
const LETTERS: usize = 24;

/// The authors, and the byline made of them.
#[derive(Default)]
pub(super) struct Authors {
    pub authors: Vec<Author>,
    pub byline: Option<Claimed<String>>,
}

/// Nodes between the first and the last of names that stand together.
const TOGETHER: u32 = 120;

/// One place's answer.
#[derive(Default)]
struct Candidate {
    authors: Vec<Author>,
    /// The byline, where it says more than the names: letters after a name.
    line: Option<String>,
    from: Option<Provenance>,
}

/// How much a candidate is worth: a person before a login, a login before a house, a house before
/// the site itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    Site,
    House,
    Login,
    Person,
}

pub(super) fn authors(page: &Page<'_>, head: &Head, site: Option<&str>) -> Authors {
    let sites: Vec<String> =
        site.iter().map(|s| squeeze(s)).chain(page.url.map(|u| squeeze(u.host()))).collect();
    let mut candidates = candidates(page, head);
    if let Some(name) = page.visible.opening {
        let known = candidates
            .iter()
            .flat_map(|c| &c.authors)
            .find(|a| squeeze(&a.name) == squeeze(name) && a.href.is_some());
        let authors = known.map_or_else(|| plain(vec![name.to_owned()]), |author| vec![author.clone()]);
        return Authors { byline: Some(Claimed::new(name.to_owned(), Provenance::Visible)), authors };
    }
    // The publisher beside the date is no author, nor is an organization that is the site itself.
    let source = page.visible.source.as_deref().map(squeeze);
    let is_claimed = |name: &str| {
        let mut claimed = page.claims.authors.iter().flat_map(|claim| names(&claim.value.name));
        claimed.any(|claimed| squeeze(&claimed) == name)
    };
    let source = source.filter(|source| !is_claimed(source));
    for candidate in &mut candidates {
        candidate.authors.retain(|a| source.as_ref().is_none_or(|s| *s != squeeze(&a.name)));
        let house = |a: &Author| page.claims.houses.iter().any(|h| squeeze(h) == squeeze(&a.name));
        if candidate.authors.iter().all(|a| house(a) && worth(page, &a.name, &sites) == Worth::Site) {
            candidate.authors.clear();
        }
    }
    for candidate in &mut candidates {
        // "By Ann Lee, Quay Notes": the house that somebody writes for.
        let of_site = |a: &Author| worth(page, &a.name, &sites) == Worth::Site;
        if candidate.authors.iter().any(|a| !of_site(a)) {
            candidate.authors.retain(|a| !of_site(a));
        }
    }
    candidates.retain(|c| !c.authors.is_empty());
    let worth =
        |c: &Candidate| c.authors.iter().map(|a| worth(page, &a.name, &sites)).max().unwrap_or(Worth::Site);
    let most = candidates.iter().map(&worth).max();
    if most.is_none_or(|w| w <= Worth::House) {
        candidates.extend(beside_date(page, &sites));
        candidates.extend(far(page, head));
    }
    let most = candidates.iter().map(&worth).max();
    let Some(best) = candidates.iter().find(|c| Some(worth(c)) == most) else {
        // A desk is no person, but the byline that is printed.
        let strips = head.headline + 1..head.strips.end.min(head.headline + 5);
        let desk = strips.map(|i| page.text(i)).find(|text| is_desk(without_lead(text)));
        let byline = desk.map(|desk| Claimed::new(desk.to_owned(), Provenance::Visible));
        return Authors { byline, ..Authors::default() };
    };
    let mut authors = best.authors.clone();
    // Another candidate may know the author's page.
    for author in authors.iter_mut().filter(|a| a.href.is_none()) {
        let others = candidates.iter().flat_map(|c| &c.authors);
        author.href =
            others.filter(|a| squeeze(&a.name) == squeeze(&author.name)).find_map(|a| a.href.clone());
    }
    let joined = || authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ");
    // And the letters after the name.
    let known = |c: &Candidate| {
        let same = c.authors.iter().map(|a| &a.name).eq(authors.iter().map(|a| &a.name));
        c.line.clone().filter(|line| same && line.len() < joined().len() + LETTERS)
    };
    let own = || best.line.clone().or_else(|| candidates.iter().find_map(known));
    let line = own().unwrap_or_else(joined);
    Authors { byline: best.from.map(|from| Claimed::new(line, from)), authors }
}

/// The authors of a mail.
pub(super) fn senders(names: Vec<String>) -> Authors {
    let byline = Some(Claimed::new(names.join(", "), Provenance::Visible)).filter(|_| !names.is_empty());
    Authors { byline, authors: plain(names) }
}

fn worth(page: &Page<'_>, name: &str, sites: &[String]) -> Worth {
    let flat = squeeze(name);
    if sites.iter().any(|s| {
        *s == flat || s.len() >= 5 && flat.starts_with(s.as_str()) || flat.len() >= 5 && s.starts_with(&flat)
    }) {
        return Worth::Site;
    }
    if page.claims.houses.iter().any(|h| squeeze(h) == flat) {
        return Worth::House;
    }
    let login = !name.contains(' ')
        && name.is_ascii()
        && (name.chars().skip(1).any(|c| c.is_ascii_uppercase())
            && name.chars().any(|c| c.is_ascii_lowercase())
            || name.chars().any(|c| c.is_ascii_digit() || matches!(c, '.' | '_'))
            || !name.starts_with(|c: char| c.is_uppercase()));
    if login { Worth::Login } else { Worth::Person }
}

/// All answers, the most trusted first.
fn candidates(page: &Page<'_>, head: &Head) -> Vec<Candidate> {
    let mut out = Vec::new();
    if let Some(line) = &page.visible.byline {
        let found = byline(line).unwrap_or_else(|| names(line));
        out.push(Candidate { authors: plain(found), line: None, from: Some(Provenance::Visible) });
    }
    for from in [Provenance::JsonLd, Provenance::OpenGraph, Provenance::MetaTag, Provenance::Microdata] {
        out.push(claimed(page, from));
    }
    let near = nodes_of(page, &head.strips);
    let of = |authors, from| Candidate { authors, line: None, from: Some(from) };
    out.push(of(marked(page, head, &near, MarkKind::Author), Provenance::Microdata));
    out.push(printed(page, head));
    out.push(of(marked(page, head, &near, MarkKind::Byline), Provenance::Visible));
    out
}

/// Who is printed at the headline without a word that says what of, where no other story of the
/// page has its publisher there.
fn beside_date(page: &Page<'_>, sites: &[String]) -> Option<Candidate> {
    let name = page.visible.source.as_deref().filter(|_| !page.visible.aggregates)?;
    let person = is_person(name) && agency(name).is_none() && worth(page, name, sites) == Worth::Person;
    person.then(|| Candidate {
        authors: plain(vec![name.to_owned()]),
        line: None,
        from: Some(Provenance::Visible),
    })
}

/// A name of a few words, no label and no part of a menu.
pub(crate) fn is_person(line: &str) -> bool {
    let count = line.split_whitespace().count();
    (2..=4).contains(&count)
        && is_name(line)
        && names(line) == [line]
        && !line.split(' ').any(|w| NOT_PERSONS.has(w))
}

/// Farther off names count where they stand together: scattered ones are those of other stories.
fn far(page: &Page<'_>, head: &Head) -> Vec<Candidate> {
    let all = NodeId(0)..page.dom.end(NodeId(0));
    let mut out = Vec::new();
    for kind in [MarkKind::Author, MarkKind::Byline] {
        let authors = marked(page, head, &all, kind);
        let mut named =
            page.claims.marks.iter().filter(|m| m.kind == kind && !named(page, m.node).is_empty());
        let first = named.next().map(|m| m.node);
        let last = named.next_back().map(|m| m.node).or(first);
        let together = first.zip(last).is_some_and(|(a, b)| b.0 - a.0 < TOGETHER);
        if authors.len() == 1 || authors.len() <= 4 && together {
            out.push(Candidate { authors, line: None, from: Some(Provenance::Visible) });
        }
    }
    out.push(announced(page, head));
    out.retain(|c| !c.authors.is_empty());
    out
}

/// A short line anywhere that says in words who wrote the text: "Written by Ann Lee", or a name
/// below such words. The only one of its kind.
fn announced(page: &Page<'_>, head: &Head) -> Candidate {
    let mut found: Vec<String> = Vec::new();
    let mut before = "";
    for (i, strip) in page.facts.strips.iter().enumerate() {
        let text = page.text(i);
        let short = !strip.hidden && strip.measure.words <= 10 && text.len() <= 100;
        let lead = text.len() - without_lead(text).len();
        let colon = || text.split(':').next().is_some_and(|lead| lead.len() < text.len() && is_lead(lead));
        let dated = || dates::find(text, &page.dates).is_some();
        let own = short && text.len() > 6 && (lead > 6 || colon() || lead > 0 && dated());
        let below = short && before.len() >= 6 && is_lead(before);
        // One word is a name where there are words enough before it, or a day behind.
        let sure = || (before.len() >= 9 || own && dated()) && !is_of_others(page, head, strip.block);
        if own || below {
            let names = if own { byline(text).unwrap_or_default() } else { names(text) };
            for name in names.into_iter().filter(|name| is_person(name) || is_name(name) && sure()) {
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
        before = if short && strip.measure.links == 0 { text } else { "" };
    }
    found.truncate(if found.len() == 1 { 1 } else { 0 });
    Candidate { authors: plain(found), line: None, from: Some(Provenance::Visible) }
}

fn plain(names: Vec<String>) -> Vec<Author> {
    names.into_iter().map(|name| Author { name, href: None }).collect()
}

fn claimed(page: &Page<'_>, from: Provenance) -> Candidate {
    let mut out = Candidate { from: Some(from), ..Candidate::default() };
    let mut lines: Vec<&str> = Vec::new();
    for claim in page.claims.authors.iter().filter(|c| c.from == from) {
        let before = out.authors.len();
        for name in names(&claim.value.name) {
            push(&mut out.authors, Author { name, href: claim.value.href.clone() });
        }
        if out.authors.len() > before {
            lines.push(claim.value.name.trim());
        }
    }
    // One claim is one line: it may hold what is no name ("Ann Lee, PhD").
    if let [line] = lines[..]
        && line.chars().count() <= LONGEST_LINE
        && !holds(line, "://")
        && !holds(line, "(www.")
        && !line.contains('@')
    {
        out.line = Some(without_lead(line).to_owned());
    }
    out
}

fn push(list: &mut Vec<Author>, author: Author) {
    let flat = squeeze(&author.name);
    // "More about Ann Lee" beside "Ann Lee"; "All articles", which leads to the same page.
    let same = |a: &Author| holds(&flat, &squeeze(&a.name)) || a.href.is_some() && a.href == author.href;
    if list.len() < MOST && !list.iter().any(same) {
        list.push(author);
    }
}

/// Authors of elements that say so. Of elements inside one another the innermost that holds a
/// name knows best.
fn marked(page: &Page<'_>, head: &Head, nodes: &std::ops::Range<NodeId>, kind: MarkKind) -> Vec<Author> {
    let marks: Vec<NodeId> = page
        .claims
        .marks
        .iter()
        .filter(|m| m.kind == kind && nodes.contains(&m.node) && page.dom.end(m.node) <= nodes.end)
        .filter(|m| page.dom.closest(m.node, Tag::Nav).is_none() && !is_reviewer(page, m.node))
        .filter(|m| !is_of_others(page, head, m.node))
        .map(|m| m.node)
        .collect();
    let mut out: Vec<Author> = Vec::new();
    let mut index = 0;
    while let Some(&outer) = marks.get(index) {
        let end = page.dom.end(outer);
        let inside = marks[index..].partition_point(|n| *n < end);
        let group = &marks[index..index + inside];
        // Innermost first: later in the document and nested.
        let found = group.iter().rev().map(|&node| named(page, node)).find(|found| !found.is_empty());
        let several: Vec<Author> = group
            .iter()
            .filter(|&&n| group.iter().all(|&o| o == n || !page.dom.is_within(o, n)))
            .flat_map(|&n| named(page, n))
            .collect();
        for author in if several.is_empty() { found.unwrap_or_default() } else { several } {
            push(&mut out, author);
        }
        index += inside.max(1);
    }
    out
}

/// Within readers' comments, or what leads to other stories.
pub(super) fn is_of_others(page: &Page<'_>, head: &Head, node: NodeId) -> bool {
    let is = |node, group| page.facts.is_named(node, group);
    page.beside(head, node).any(|node| is(node, Names::Comment) || is(node, Names::Related))
}

/// Somebody who read or checked the text, by the words before the name or the classes around it.
fn is_reviewer(page: &Page<'_>, node: NodeId) -> bool {
    let checks = |text: &str| {
        let words = [
            "reviewed",
            "reviewer",
            "edited by",
            "checked",
            "approved",
            "fact-check",
            "factcheck",
            "editor:",
        ];
        holds_any_folded(text, &words)
    };
    let around = std::iter::once(node).chain(page.dom.ancestors(node).take(2));
    let mut classes =
        around.filter_map(|n| page.dom.attr(n, "class").or_else(|| page.dom.attr(n, "data-testid")));
    if classes.any(|c| c.len() < 200 && checks(c)) {
        return true;
    }
    let at = page.facts.strips.partition_point(|s| s.end <= node);
    let before = at.checked_sub(1).map(|b| page.text(b));
    // In a strip with others the words stand right before the name.
    let own = page.facts.strips.get(at).filter(|s| s.first <= node).and_then(|_| {
        let strip = page.text(at);
        let words = cut(strip, &text(page.dom, node))?.0;
        let from = words.char_indices().rev().nth(24).map_or(0, |(i, _)| i);
        words.get(from..)
    });
    own.is_some_and(checks) || before.is_some_and(|b| b.len() <= 40 && checks(b))
}

/// The names that an element shows: those of its links where they are names, else its text's.
fn named(page: &Page<'_>, node: NodeId) -> Vec<Author> {
    // What is said of somebody beside the name is no name.
    let is_the_name = |&n: &NodeId| page.dom.attr(n, "itemprop") == Some("name");
    let node = page.dom.descendants(node).find(is_the_name).unwrap_or(node);
    let base = page.claims.base.as_ref();
    let words = text(page.dom, node);
    if words.is_empty() || words.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut out = Vec::new();
    if page.dom.tag(node) != Tag::A {
        for link in page.dom.descendants(node).filter(|&n| page.dom.tag(n) == Tag::A) {
            for name in names(&text(page.dom, link)).into_iter().filter(|n| is_name(n) && n.contains(' ')) {
                push(&mut out, Author { name, href: link_of(page.dom, link, base) });
            }
        }
    }
    if out.is_empty() {
        out = before_roles(page, node);
    }
    if out.is_empty() {
        let found = byline(&words).unwrap_or_else(|| names(&words));
        let href = (found.len() == 1).then(|| link_of(page.dom, node, base)).flatten();
        for name in found.into_iter().filter(|n| is_name(n) || page.facts.thread && is_login(n)) {
            push(&mut out, Author { name, href: href.clone() });
        }
    }
    out
}

/// What somebody is called in a forum: one word of letters and digits that need no capital.
fn is_login(name: &str) -> bool {
    (3..=24).contains(&name.len()) && !name.contains(' ') && name.is_ascii() && !NOT_PERSONS.has(name)
}

/// Names in elements of their own, each with what its bearer is in the next: as one text the words of
/// both would run together.
fn before_roles(page: &Page<'_>, node: NodeId) -> Vec<Author> {
    let texts = page.dom.descendants(node).filter(|&n| page.dom.is_text(n));
    let texts: Vec<String> =
        texts.take(64).map(|n| fold_space(page.dom.text(n))).filter(|t| !t.is_empty()).collect();
    let persons =
        texts.iter().zip(texts.iter().skip(1)).filter(|(name, _)| is_person(name) && !has_role(name));
    // "Editor", "Harbour News, Penwick": what begins small or with a comma goes on with names.
    let is_role = |text: &str| {
        has_role(text) || text.starts_with(char::is_uppercase) && text.contains(' ') && !is_person(text)
    };
    // Where the first has no role, they stand in another order.
    let mut out = Vec::new();
    for (name, _) in persons.take_while(|(_, role)| is_role(role)) {
        push(&mut out, Author { name: name.clone(), href: None });
    }
    out
}

/// Lines near the headline that are a byline by their words: with "By", after a line that says
/// "Written by", or a name in one line or next to the date.
fn printed(page: &Page<'_>, head: &Head) -> Candidate {
    let of = |line: &str, found: Vec<String>| {
        let letters = match &found[..] {
            [name] => with_letters(line, name),
            _ => None,
        };
        Candidate { authors: plain(found), line: letters, from: Some(Provenance::Visible) }
    };
    let (mut lines, mut strips): (Vec<&str>, Vec<usize>) = Default::default();
    let mut first = None;
    // "4 min read" or "@annlee" stands between a name and its date, and is neither.
    let digit = |c: char| c.is_ascii_digit();
    let is_count = |l: &str| {
        l.starts_with('@') || l.starts_with(digit) && !l.ends_with(digit) && l.split(' ').count() == 3
    };
    let is_line = |l: &&str| !l.is_empty() && !is_count(l);
    for i in head.strips.clone() {
        if i == head.headline && head.printed {
            first = Some(lines.len());
            continue;
        }
        let own = |s: &&Strip| !s.is_prose() && !is_of_others(page, head, s.block);
        if page.facts.strips.get(i).filter(own).is_some() {
            lines.extend(page.text(i).split(['\n', '|', '·', '•']).map(str::trim).filter(is_line));
            strips.resize(lines.len(), i);
        }
    }
    let by = |line: &&str| Some(of(line, byline(line).or_else(|| after_date(page, line))?));
    let headline = first.unwrap_or(0);
    let (above, below) = lines.split_at(headline.min(lines.len()));
    if let Some(found) = below.iter().find_map(by).or_else(|| above.iter().rev().find_map(by)) {
        return found;
    }
    let title = squeeze(page.text(head.headline));
    let is_person = |line: &str| is_person(line) && !(head.printed && holds(&title, &squeeze(line)));
    let is_date = |line: Option<&&str>| {
        line.is_some_and(|l| {
            dates::only(l, &page.dates).is_some_and(|r| r.published.printed.is_some_and(|p| p.len() > 5))
        })
    };
    // Apps for reading print the site's host right below the headline, and then who wrote.
    let is_host = |part: &&str| {
        let end = part.rsplit_once('.').map_or("", |(_, end)| end);
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        end.len() > 1 && end.bytes().all(|byte| byte.is_ascii_lowercase()) && part.chars().all(plain)
    };
    let mut parts = page.text(head.headline + 1).split('·').map(str::trim);
    if head.printed
        && parts.next().as_ref().is_some_and(is_host)
        && let Some(name) = parts.next().filter(|name| is_person(name))
    {
        return of(name, names(name));
    }
    for (i, line) in lines.iter().enumerate() {
        // A way to a page about authors is no label; nor is one item of a list, that of the next.
        let labelled = i.checked_sub(1).is_some_and(|before| {
            let strip = &page.facts.strips[strips[before]];
            is_lead(lines[before])
                && strip.measure.links == 0
                && (page.dom.tag(strip.block) != Tag::Li || is_person(line))
        });
        // A dek may stand between them; a heading behind two paragraphs is not next to the date above.
        let dated = [i + 1, i.wrapping_sub(1)].into_iter().any(|other| {
            is_date(lines.get(other))
                && strips.get(other).zip(strips.get(i)).is_some_and(|(one, two)| {
                    let between = page.facts.strips.get(one.min(two) + 1..*one.max(two));
                    between.is_none_or(|strips| strips.iter().filter(|s| s.is_prose()).count() <= 1)
                })
        });
        if labelled && is_name(line) && !NOT_PERSONS.has(line) || dated && i >= headline && is_person(line) {
            return of(line, names(line));
        }
    }
    Candidate::default()
}

/// `Published August 7, 2023 by Ann Lee`, `Dec. 19, 2025 by Ann Lee`
fn after_date(page: &Page<'_>, line: &str) -> Option<Vec<String>> {
    if line.chars().count() > LONGEST_LINE {
        return None;
    }
    let date = dates::find(line, &page.dates)?;
    let rest = line.get(date.span.end..)?.trim_start_matches([' ', ',', '-', '–', '—', ':', ')']);
    byline(rest)
}
