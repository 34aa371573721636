//! The headline, without the name of the site that pages add to it.

use article::{Claimed, NodeId, Provenance, WebUrl};

use super::Page;
use super::print::{shared, squeeze, text, units};
use super::site::{SECTIONS, SEPARATORS, is_site, sites, without_site};
use crate::claims::{Claims, link_of};
use crate::credit::is_credit;
use crate::dates::{self, DateContext};
use crate::dom::{Dom, Tag};
use crate::find;
use crate::rules::Names;

/// An `h1` counts as the claimed headline from this likeness on, a smaller heading from [`SAME`].
const ALIKE: u32 = 25;
const SAME: u32 = 60;
/// What being an `h1` is worth beside likeness.
const MAJOR: u32 = 50;

/// The headline, and the node that prints it.
pub(super) fn headline(page: &Page<'_>) -> (Option<Claimed<String>>, Option<NodeId>) {
    let sites = sites(page.claims, page.url);
    let claimed = claimed(page.claims, page.url);
    let printed = headings(page.dom);
    let claims: Vec<_> = claimed.iter().map(|claim| units(&claim.value)).collect();
    // What stands before "|" or ":" may be all that is printed.
    let heads = claimed.iter().flat_map(|claim| SEPARATORS.iter().filter_map(|s| find::cut(&claim.value, s)));
    let heads: Vec<_> = heads.map(|(head, _)| units(head)).collect();
    let like = |words: &str| {
        let words = units(words);
        let best = |of: &[Vec<u64>]| of.iter().map(|claim| shared(&words, claim)).max().unwrap_or(0);
        best(&claims).max(best(&heads) * 7 / 10)
    };
    let best = printed
        .iter()
        .enumerate()
        .filter_map(|(index, (node, words))| {
            let major = page.dom.tag(*node) == Tag::H1;
            let like = like(words);
            let enough = like >= if major { ALIKE } else { SAME };
            // An `h1` that is somewhat alike stands above the section that repeats the claim's words.
            let score = like + if major { MAJOR } else { 0 };
            enough.then_some((score, std::cmp::Reverse(index), *node, words))
        })
        .max();
    // The only `h1` that is no site's name stands above a smaller heading that the claims are not
    // like.
    let is_long = |words: &str| words.split_whitespace().count() >= 4 || words.chars().count() >= 24;
    let mut majors = printed
        .iter()
        .filter(|(node, words)| page.dom.tag(*node) == Tag::H1 && !is_site(words, &sites) && is_long(words));
    let only = majors.next().filter(|_| majors.next().is_none());
    let below = below_the_site(page, &printed, &sites).or_else(|| below_the_section(page, &printed));
    if let Some((node, words)) = below {
        return (Some(Claimed::new(words.to_owned(), Provenance::Visible)), Some(node));
    }
    if let Some(seen) = page.visible.headline.as_ref().filter(|seen| !is_credit(seen)) {
        // Of two elements without anything between them the words may be glued together there.
        let same = |words: &str| {
            words.split_whitespace().flat_map(str::chars).eq(seen.split_whitespace().flat_map(str::chars))
        };
        let printed = printed.iter().find(|(_, words)| same(words));
        let (node, seen) = (printed.map(|(node, _)| *node), printed.map_or(seen, |(_, words)| words));
        let major = node.is_some_and(|node| page.dom.tag(node) == Tag::H1);
        let below = only.is_some_and(|(_, words)| !major && like(seen) < SAME && words != seen);
        // Another heading is what the page calls itself, and this one its section.
        let other = best.is_some_and(|(best, ..)| best > like(seen) + MAJOR + ALIKE);
        if !below && (major && !other || best.is_none_or(|(best, ..)| like(seen) >= best)) {
            // A line that is no heading may hold more than the headline: the way to it, its section, its source.
            let line = bare(seen, &sites);
            let within = |claim: &&Claimed<String>| is_long(&claim.value) && find::holds(line, &claim.value);
            let below = |claim: &&Claimed<String>| match node {
                Some(node) => is_below_kicker(page.dom, node, line, claim),
                None => within(claim),
            };
            let words = claimed
                .iter()
                .find(below)
                .map_or_else(|| claim_in(line, &claimed, &sites), |claim| &claim.value);
            return (Some(Claimed::new(words.to_owned(), Provenance::Visible)), node);
        }
    }
    if let Some((_, _, node, words)) = best {
        let words = bare(words, &sites);
        let below = |claim: &&Claimed<String>| is_below_kicker(page.dom, node, words, claim);
        let claim = claimed.iter().find(below);
        let words = claim.map_or_else(|| claim_in(words, &claimed, &sites), |claim| &claim.value).to_owned();
        return (Some(Claimed::new(words, Provenance::Visible)), Some(node));
    }
    // A headline may be printed in other words than are claimed, if it has words enough.
    let mut first = printed.iter().filter(|(node, words)| {
        page.dom.tag(*node) == Tag::H1 && !is_site(words, &sites) && (is_long(words) || claimed.is_empty())
    });
    if let Some((node, words)) = first.next() {
        let words = bare(words, &sites).to_owned();
        return (Some(Claimed::new(words, Provenance::Visible)), Some(*node));
    }
    (claimed.into_iter().next(), None)
}

/// A post's smaller heading below the `h1` of a blog or a book, where the title is made of both. The
/// post stands first ("The storm - Lessons"), unless the `h1` names the site or leads to its front page.
fn below_the_site<'a>(
    page: &Page<'_>,
    printed: &'a [(NodeId, String)],
    sites: &[String],
) -> Option<(NodeId, &'a str)> {
    let title = squeeze(page.claims.title.as_deref()?);
    let (major, site) = printed.iter().find(|(node, _)| page.dom.tag(*node) == Tag::H1)?;
    let flat = squeeze(site);
    let leads_home = || {
        let link = page.dom.find(*major, Tag::A).or_else(|| page.dom.closest(*major, Tag::A))?;
        link_of(page.dom, link, page.claims.base.as_ref().or(page.url)).filter(|url| url.path() == "/")
    };
    let behind = || title.strip_prefix(&flat).filter(|_| is_site(site, sites) || leads_home().is_some());
    let post =
        title.strip_suffix(&flat).or_else(behind).filter(|post| post.len() >= 4 && !flat.is_empty())?;
    let (node, words) = printed.iter().find(|(node, words)| node > major && squeeze(words) == post)?;
    (!is_site(words, sites)).then_some((*node, words))
}

/// The smaller heading below an `h1` that only names the section, where no text stands between them and the
/// lead has no other such heading.
fn below_the_section<'a>(page: &Page<'_>, printed: &'a [(NodeId, String)]) -> Option<(NodeId, &'a str)> {
    let at = printed.iter().position(|(node, _)| page.dom.tag(*node) == Tag::H1)?;
    let (major, section) = printed.get(at).filter(|(_, words)| SECTIONS.has(words))?;
    let (node, words) = printed.get(at + 1).filter(|(_, words)| words.chars().count() >= 8)?;
    let tag = page.dom.tag(*node);
    let mut others = printed[at + 2..].iter().filter(|(other, _)| *other < page.lead.end);
    let alone = others.all(|(other, _)| page.dom.tag(*other) != tag);
    let between = page.facts.strips.get(page.facts.strips_between(*major, *node))?;
    (alone && !between.iter().any(|strip| strip.is_prose()) && !SECTIONS.has(words) && words != section)
        .then_some((*node, words))
}

/// A heading prints the claim below a few words in an element of their own.
fn is_below_kicker(dom: &Dom, heading: NodeId, words: &str, claim: &Claimed<String>) -> bool {
    let kicker = words.strip_suffix(&*claim.value).unwrap_or("");
    let few = (1..=4).contains(&kicker.split_whitespace().count());
    let kicker = squeeze(kicker);
    few && dom.children(heading).any(|part| !dom.is_text(part) && squeeze(dom.text(part)) == kicker)
}

/// The kicker in an element of its own at a heading's beginning, which its name or a hidden colon behind it
/// tells, and the words below it.
pub(super) fn below_kicker(page: &Page<'_>, heading: NodeId) -> Option<(String, String)> {
    let dom = page.dom;
    let mut parts = dom.children(heading).filter(|part| !dom.text(*part).trim().is_empty());
    let (first, second) = (parts.next()?, parts.next()?);
    let kicker = text(dom, first);
    let title = text(dom, heading).strip_prefix(&*kicker)?.trim_start_matches([':', ' ']).to_owned();
    let hidden = || dom.attr(second, "class").is_some_and(|class| find::holds(class, "hidden"));
    let parted = || dom.text(second).trim() == ":" && hidden();
    // "5." is a part of the headline, and so is "Category" before a colon that is seen.
    let few = kicker.len() <= 60 && kicker.ends_with(char::is_alphabetic) && title.len() >= 8;
    (few && !dom.is_text(first) && (page.facts.is_named(first, Names::Tags) || parted()))
        .then_some((kicker, title))
}

/// A claim that a heading prints with nothing but a date before or behind it, a label before it
/// ("Blog:"), or its source and a count behind it ("(site.example) 12").
fn claim_in<'a>(words: &'a str, claimed: &'a [Claimed<String>], sites: &[String]) -> &'a str {
    let is_date = |rest: &str| {
        let rest = rest.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '|' | '/' | '·' | '•' | ',' | ':' | '–' | '—' | '-')
        });
        !rest.is_empty() && dates::only(rest, &DateContext::default()).is_some()
    };
    let dated = |claim: &&Claimed<String>| {
        let (before, behind) = (words.strip_prefix(&*claim.value), words.strip_suffix(&*claim.value));
        let is_label = |rest: &str| {
            rest.trim_end().ends_with(':') && rest.split_whitespace().count() == 1 && !is_site(rest, sites)
        };
        let in_brackets = |word: &str| word.starts_with('(') && word.ends_with(')');
        let is_count = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let is_source = |rest: &str| {
            let mut words = rest.split_whitespace();
            words.next().is_some_and(in_brackets)
                && words.next().is_some_and(is_count)
                && words.next().is_none()
        };
        // The mark of a link to itself, or of what subscribers read.
        let is_mark = |rest: &str| matches!(rest.trim(), "#" | "+" | "§");
        before.or(behind).is_some_and(is_date)
            || before.is_some_and(is_mark)
            || behind.is_some_and(is_label)
            || before.is_some_and(is_source)
    };
    claimed.iter().find(dated).map_or(words, |claim| &claim.value)
}

/// A heading without the site's name, without a short label after a bar ("| Opinion"), and without the mark
/// or the icon of a link to itself.
fn bare<'a>(words: &'a str, sites: &[String]) -> &'a str {
    let is_icon = |c: char| matches!(c, '¶' | '\u{e000}'..='\u{f8ff}') || c.is_whitespace();
    let words = words.trim_end_matches(is_icon);
    let words = match without_site(words, sites, false) {
        // What it sells is called as the site is, or has a name that begins so: "Tidekit 4.0: smaller".
        (rest, Some(name)) if words.ends_with(rest) && begins_with_goods(words, name, sites) => words,
        (rest, _) => rest,
    };
    match find::cut_last(words, " | ") {
        Some((head, tail))
            if tail.split_whitespace().count() <= 4 && head.split_whitespace().count() >= 4 =>
        {
            head.trim()
        }
        _ => words,
    }
}

fn begins_with_goods(words: &str, name: &str, sites: &[String]) -> bool {
    let behind = words.strip_prefix(name);
    behind.is_some_and(|rest| {
        rest.starts_with(':') || !sites.iter().any(|site| find::holds(site, &squeeze(name)))
    })
}

/// The headlines that the page claims, without the site's name, the most trusted first.
fn claimed(claims: &Claims, url: Option<&WebUrl>) -> Vec<Claimed<String>> {
    let sites = sites(claims, url);
    let mut out: Vec<Claimed<String>> = Vec::new();
    let title = claims.title.iter().map(|t| Claimed::new(t.clone(), Provenance::TitleTag));
    for claim in claims.headlines.iter().cloned().chain(title) {
        let weak = claim.from == Provenance::TitleTag && out.is_empty();
        let (headline, _) = without_site(&claim.value, &sites, weak);
        if headline.is_empty() || is_site(headline, &sites) || out.iter().any(|c| c.value == headline) {
            continue;
        }
        out.push(Claimed::new(headline.to_owned(), claim.from));
    }
    out
}

impl Claims {
    /// The headlines that the page claims, without the site's name, the most trusted first.
    pub(crate) fn titles(&self) -> Vec<String> {
        let url = self.address.as_ref().map(|a| &a.value).or(self.base.as_ref());
        claimed(self, url).into_iter().map(|c| c.value).collect()
    }
}

/// All `h1`s, and the `h2`s and `h3`s that could be headlines of pages without one.
fn headings(dom: &Dom) -> Vec<(NodeId, String)> {
    let mut out = Vec::new();
    let mut minor = 0;
    for node in dom.ids() {
        let tag = dom.tag(node);
        let take = match tag {
            Tag::H1 => true,
            Tag::H2 | Tag::H3 => {
                minor += 1;
                minor <= 24
            }
            _ => false,
        };
        if !take || out.len() > 64 {
            continue;
        }
        let words = text(dom, node);
        if !words.is_empty() && words.len() <= 1000 {
            out.push((node, words));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_beside_the_headline_is_no_part_of_it() {
        let claimed = [Claimed::new("The storm".to_owned(), Provenance::OpenGraph)];
        assert_eq!(claim_in("The storm / Dec 2025", &claimed, &[]), "The storm");
        assert_eq!(claim_in("The storm / 18 Dec 2025", &claimed, &[]), "The storm");
        assert_eq!(claim_in("Dec 18 2025 The storm", &claimed, &[]), "The storm");
        assert_eq!(claim_in("Blog: The storm", &claimed, &[]), "The storm");
        assert_eq!(claim_in("The storm (gazette.example) 12", &claimed, &[]), "The storm");
        assert_eq!(claim_in("The storm (second part)", &claimed, &[]), "The storm (second part)");
        assert_eq!(claim_in("The storm that came", &claimed, &[]), "The storm that came");
        assert_eq!(claim_in("After us: The storm", &claimed, &[]), "After us: The storm");
    }

    fn headline_of(title: &str, headings: &str) -> String {
        let text: String = ["night", "dawn", "noon", "dusk"]
            .map(|hour| {
                format!("<p>At {hour} the storm came over the harbour, and nobody in the town slept.</p>")
            })
            .concat();
        let html = format!("<title>{title}</title><body>{headings}{text}");
        let options =
            crate::Options { url: WebUrl::parse("https://a.example/storm").ok(), ..Default::default() };
        crate::extract(&html, &options).unwrap().meta.headline.unwrap().value
    }

    #[test]
    fn a_blogs_name_is_no_headline_of_its_posts() {
        let (blog, post) = ("<h1><a href=/>Lessons Learned</a></h1>", "<h3>The storm</h3>");
        assert_eq!(headline_of("Lessons Learned: The storm", &format!("{blog}{post}")), "The storm");
        let book = "<h1>The Book of Harbours</h1>";
        assert_eq!(headline_of("The storm - The Book of Harbours", &format!("{book}{post}")), "The storm");
        // Nor is the site's name below one.
        let site = "<h1>Lessons Learned</h1><h2>The Harbour Post</h2>";
        assert_eq!(headline_of("Lessons Learned - The Harbour Post", site), "Lessons Learned");
    }

    #[test]
    fn a_kicker_in_an_element_of_its_own_is_no_part_of_the_headline() {
        for heading in [
            "<h1><span>Weather</span><span class=visually-hidden>: </span><span>The storm came over us</span></h1>",
            "<h1><small>Weather</small><br>The storm came over us</h1>",
            "<h2><span>Weather</span><span>The storm came over us</span></h2>",
        ] {
            assert_eq!(headline_of("The storm came over us", heading), "The storm came over us", "{heading}");
        }
        let words = "After all, the storm came over us";
        assert_eq!(headline_of("the storm came over us", &format!("<h1>{words}</h1>")), words);
    }

    #[test]
    fn what_a_site_sells_may_be_called_as_the_site_is() {
        for words in [
            "Tide 4.0: smaller and faster",
            "Tide: what changed in winter",
            "Tide buys Wave: what comes next",
        ] {
            let html = format!("{words} | Tide</title><meta property=og:site_name content=Tide><title>");
            assert_eq!(headline_of(&html, &format!("<h1>{words}</h1>")), words);
        }
    }

    #[test]
    fn a_headline_below_the_name_of_a_section() {
        for (title, section) in [
            ("News | Harbour Office", "News"),
            ("Hafenamt - Aktuelles", "Aktuelles"),
            ("お知らせ｜港", "お知らせ"),
        ] {
            let headings = format!("<h1>{section}</h1><h2>The ferries run again</h2>");
            assert_eq!(headline_of(title, &headings), "The ferries run again");
        }
        let many = "<h1>News</h1><h2>The ferries run again</h2><h2>The nets are mended again</h2>";
        assert_eq!(headline_of("News | Harbour Office", many), "News");
        let ferries = "<h1>Ferries</h1><h2>What does a ferry cost?</h2>";
        assert_eq!(headline_of("Ferries | Harbour Office", ferries), "Ferries");
    }

    #[test]
    fn of_several_headings_the_one_that_the_page_calls_itself() {
        let (site, page) = ("<h1>Boats of the North &gt; Ferries</h1>", "<h1>The ferries run again</h1>");
        assert_eq!(headline_of("The ferries run again", &format!("{site}{page}")), "The ferries run again");
        // By what stands before a bar, where the rest is longer.
        let footer = "<h2>All about the harbour and its boats</h2>";
        let title = "Ferries | The Harbour and its Boats (the northern coast)";
        assert_eq!(headline_of(title, &format!("{footer}<h1>Ferries\u{b6}</h1>")), "Ferries");
    }

    #[test]
    fn the_first_of_frequent_questions_is_no_headline() {
        let questions = r#"</title><script type="application/ld+json">{"@type": "FAQPage", "mainEntity":
            [{"@type": "Question", "name": "What does a ferry cost?"}]}</script><title>"#;
        let headings = "<h1>Ferries</h1><h2>What does a ferry cost?</h2>";
        assert_eq!(headline_of(&format!("Ferries of the north{questions}"), headings), "Ferries");
    }

    #[test]
    fn a_line_with_the_way_to_the_headline_is_not_all_headline() {
        let way = "<div><x-link href=/a>Towns and harbours of the coast</x-link> <x-link>News | Read all</x-link>
            <x-link>Eleven winters on the old quay | A Gazette</x-link></div><p>By Ann Lee</p><p>March 3, 2025</p>";
        let title = "Eleven winters on the old quay | A Gazette";
        assert_eq!(headline_of(title, way), "Eleven winters on the old quay");
    }
}
