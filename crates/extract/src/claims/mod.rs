//! What a page states about itself for machines: JSON-LD, meta tags, microdata and its relatives.
//!
//! Every value keeps its provenance, and all are kept: which of them is true is for `meta` to
//! choose. What this module does not know: what the page shows.

mod json;
mod jsonld;
mod marks;
mod repair;
mod tags;

use article::{Author, Claimed, DateTime, Direction, Figure, Provenance, WebUrl};

use crate::dom::Dom;
use crate::find::{first, holds};
use crate::order::sort_by_key;
use crate::phrases::one_of;
pub(crate) use marks::{Mark, MarkKind, link_of};

/// What a page states about itself. Lists are in the order of trust, and within it of the page.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    /// Headlines as stated. The `<title>` as it stands is [`Self::title`].
    pub headlines: Vec<Claimed<String>>,
    /// The text of `<title>`, white space folded.
    pub title: Option<String>,
    /// Descriptions.
    pub deks: Vec<Claimed<String>>,
    /// Authors by name.
    pub authors: Vec<Claimed<Author>>,
    /// Those of the authors that are said to be organizations.
    pub houses: Vec<String>,
    /// Dates of publication.
    pub published: Vec<Claimed<DateTime>>,
    /// Dates of change.
    pub modified: Vec<Claimed<DateTime>>,
    /// Names of the site or its publisher.
    pub site_names: Vec<Claimed<String>>,
    /// Pictures with their sizes and captions, where stated.
    pub images: Vec<Claimed<Figure>>,
    /// Language tags as stated.
    pub langs: Vec<Claimed<String>>,
    /// The first of them; whether the text agrees is for `meta` to say.
    pub lang: Option<Claimed<String>>,
    /// The page's direction.
    pub dir: Option<Claimed<Direction>>,
    /// Sections of the site.
    pub sections: Vec<Claimed<String>>,
    /// The canonical address; in an archive's copy that of the page that it is a copy of.
    pub address: Option<Claimed<WebUrl>>,
    /// The page is an archive's copy, and the address it was read at not its own.
    pub copied: bool,
    /// `articleBody` of the JSON-LD.
    pub article_body: Option<String>,
    /// Types of schema.org and Open Graph that the page says it is ("NewsArticle", "article").
    pub kinds: Vec<String>,
    /// What the page's links are relative to.
    pub base: Option<WebUrl>,
    /// Elements that say they hold an author or a date.
    pub marks: Vec<Mark>,
}

/// Claims of one kind that are kept: their choice compares each with each. Papers name some hundred
/// authors.
pub(crate) const MOST: usize = 256;

/// Keeps a claim, unless the page makes more of its kind than any page needs.
fn keep<T>(claims: &mut Vec<T>, claim: T) {
    if claims.len() < MOST {
        claims.push(claim);
    }
}

/// The archive that leaves pages as they were.
const WAYBACK: &str = "web.archive.org";

/// The address of the page that an address at an archive is a copy of: it stands behind the archive's own.
pub(crate) fn original(url: &WebUrl) -> Option<&str> {
    let host = url.host();
    let is_archive = host == WAYBACK
        || host.strip_prefix("archive.").is_some_and(|end| one_of(end, "today ph is li md vn fo"));
    let inner = url.path().get(first(url.path(), "/http").filter(|_| is_archive)? + 1..)?;
    holds(inner, "://").then_some(inner)
}

/// Reads everything that a page states about itself.
pub(crate) fn gather(dom: &Dom, url: Option<&WebUrl>) -> Claims {
    let mut claims = Claims { base: url.cloned(), ..Claims::default() };
    if dom.is_plain() {
        return claims;
    }
    let scripts = tags::read(dom, url, &mut claims);
    let copy = claims.address.as_ref().map(|claim| &claim.value).into_iter().chain(url);
    let copy = copy.into_iter().find_map(|copy| Some((copy.clone(), WebUrl::parse(original(copy)?).ok()?)));
    if let Some((_, original)) = &copy {
        claims.address = Some(Claimed::new(original.clone(), Provenance::Address));
        claims.copied = true;
    }
    jsonld::read(dom, &scripts, &mut claims);
    marks::read(dom, &mut claims);
    if copy.is_some_and(|(copy, _)| copy.host() != WAYBACK) {
        // What these copies state is of the copy: when it was made, and a picture of it.
        claims.site_names.clear();
        claims.deks.clear();
        claims.published.clear();
        claims.modified.clear();
        claims.images.clear();
    }
    // Stable, so the page's own order holds within a kind.
    sort_by_key(&mut claims.headlines, |c| c.from as u8);
    sort_by_key(&mut claims.deks, |c| c.from as u8);
    sort_by_key(&mut claims.authors, |c| c.from as u8);
    sort_by_key(&mut claims.published, |c| c.from as u8);
    sort_by_key(&mut claims.modified, |c| c.from as u8);
    sort_by_key(&mut claims.sections, |c| c.from as u8);
    sort_by_key(&mut claims.images, |c| c.from as u8);
    claims.lang = claims.langs.first().cloned();
    claims
}

impl Claims {
    /// Whether the page is a conversation, so that answers are its text: it says so, or its address does.
    pub(crate) fn is_thread(&self, dom: &Dom, url: Option<&WebUrl>) -> bool {
        let kind = |kind: &str| kind.ends_with("DiscussionForumPosting") || kind.ends_with("QAPage");
        let item = |node| dom.attr(node, "itemtype").is_some_and(kind);
        let of_forum = |url: &WebUrl| {
            let host = url.host();
            let is_word =
                |word: &str| FORUM.contains(&word) || TOPIC.iter().any(|begin| word.starts_with(begin));
            // Discourse calls its topics by a letter and a number; shops have the letter, too. And a forum may
            // be called one where the number of a topic, longer than a year, tells it from a congress.
            let (mut letter, mut number, mut long) = (false, false, false);
            for word in url.path().split(['/', '.', '?']) {
                letter |= word == "t";
                let digits = word.bytes().take_while(u8::is_ascii_digit).count();
                number |= digits > 0 && digits == word.len();
                long |= digits > 4;
                if is_word(word) {
                    return true;
                }
            }
            letter && number
                || host.split('.').any(|part| {
                    HOSTS.contains(&part) || long && part.trim_end_matches('s').ends_with("forum")
                })
                || ["news.ycombinator.com", "lobste.rs"].contains(&host)
        };
        self.kinds.iter().any(|own| kind(own))
            || url.or(self.address.as_ref().map(|claim| &claim.value)).is_some_and(of_forum)
            || dom.ids().any(item)
    }
}

/// What forums call themselves and their pages in addresses.
const FORUM: [&str; 11] = [
    "forum",
    "forums",
    "thread",
    "threads",
    "viewtopic",
    "showthread",
    "discussion",
    "discussions",
    "questions",
    "comments",
    "boards",
];

/// How words begin that forums have in the addresses of their pages.
const TOPIC: [&str; 2] = ["topic=", "ShowTopic-"];

/// What forums call the parts of their hosts' names.
const HOSTS: [&str; 6] = ["community", "board", "bbs", "discuss", "answers", "users"];

#[cfg(test)]
mod tests;
