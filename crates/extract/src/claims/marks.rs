//! Elements that say what they hold: `itemprop`, `rel=author`, classes of bylines and dates.

use crate::find::{holds, holds_any_folded, holds_folded};
use article::{Author, Claimed, NodeId, Provenance, WebUrl};

use super::{Claims, keep};
use crate::dates::{self, DateContext};
use crate::dom::{Dom, Kept, Tag, fold_space, name_bit};

/// What an element says it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// `itemprop=author`, `rel=author`.
    Author,
    /// A class such as `byline` or `author-name`.
    Byline,
    /// `itemprop=datePublished`, `<time datetime>`, `.published`.
    Published,
    /// `itemprop=dateModified`, `.updated`.
    Modified,
    /// A class such as `date`.
    Date,
}

/// An element that says what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The element.
    pub node: NodeId,
    /// What it says.
    pub kind: MarkKind,
}

/// More marks than this are a list of other stories.
const MOST: usize = 512;

/// What may say what an element holds.
const ASKED: u32 = name_bit("itemprop")
    | name_bit("property")
    | name_bit("rel")
    | name_bit("class")
    | name_bit("data-testid")
    | name_bit("data-qa")
    | name_bit("id");

pub(super) fn read(dom: &Dom, claims: &mut Claims) {
    let mut kept = Kept::new();
    let host = claims.base.as_ref().map_or("", WebUrl::host).to_owned();
    for node in dom.ids() {
        let tag = dom.tag(node);
        if matches!(
            tag,
            Tag::Text | Tag::Script | Tag::Style | Tag::SvgPart | Tag::Link | Tag::Body | Tag::Html
        ) {
            continue;
        }
        let mut kind = match tag {
            Tag::Time => Some(MarkKind::Date),
            Tag::A => dom
                .attr(node, "href")
                .filter(|h| leads_to_author(h) && stays_here(h, &host))
                .map(|_| MarkKind::Byline),
            _ => None,
        };
        for attr in dom.attrs_among(node, ASKED) {
            let (name, value) = (attr.name, attr.value);
            match name {
                "itemprop" | "property" if tag == Tag::Meta || name == "itemprop" || !value.contains(':') => {
                    kind = property(dom, node, value, claims).or(kind);
                }
                "rel" if value.split_ascii_whitespace().any(|w| w == "author") => {
                    kind = Some(MarkKind::Author)
                }
                "class" | "data-testid" | "data-qa" | "id"
                    if kind.is_none() || kind == Some(MarkKind::Date) =>
                {
                    let said = KINDS.get(kept.get(&attr, kind_of) as usize).copied().flatten();
                    kind = said.or(kind);
                }
                _ => {}
            }
        }
        // The reader view of a browser has the page's address above its headline.
        if tag == Tag::A && claims.address.is_none() && holds_class(dom, node, "reader-domain") {
            let own = dom.attr(node, "href").and_then(|href| WebUrl::parse(href).ok());
            claims.address = own.filter(WebUrl::is_page).map(|url| Claimed::new(url, Provenance::Address));
        }
        // `fn` is the name on any card.
        if kind == Some(MarkKind::Byline) && holds_class(dom, node, "fn") && !is_card_of_author(dom, node) {
            kind = None;
        }
        // Who is named in a figure took its picture.
        let in_figure = || {
            matches!(kind, Some(MarkKind::Author | MarkKind::Byline))
                && dom.ancestors(node).take(6).any(|n| dom.tag(n) == Tag::Figcaption)
        };
        if let Some(kind) = kind
            && tag != Tag::Meta
            && !in_figure()
            && claims.marks.len() < MOST
        {
            claims.marks.push(Mark { node, kind });
        }
    }
}

/// `itemprop` and RDFa: a `<meta>` states its value at once, an element shows it.
fn property(dom: &Dom, node: NodeId, value: &str, claims: &mut Claims) -> Option<MarkKind> {
    let content = dom.attr(node, "content").or_else(|| dom.attr(node, "datetime")).map(fold_space);
    // Values of another thing on the page (a comment, a related item) are not the page's.
    let of_page = || is_of_page(dom, node);
    for name in value.split_ascii_whitespace() {
        let name = name.rsplit([':', '/']).next().unwrap_or(name);
        match name {
            "headline" if content.is_some() && of_page() => {
                let text = content.clone().unwrap_or_default();
                keep(&mut claims.headlines, Claimed::new(text, Provenance::Microdata));
            }
            "datePublished" | "dateCreated" | "uploadDate" => {
                if let Some(at) = content.as_deref().and_then(|c| dates::stated(c, &DateContext::default()))
                    && of_page()
                {
                    keep(&mut claims.published, Claimed::new(at, Provenance::Microdata));
                }
                return Some(MarkKind::Published);
            }
            "dateModified" => {
                if let Some(at) = content.as_deref().and_then(|c| dates::stated(c, &DateContext::default()))
                    && of_page()
                {
                    keep(&mut claims.modified, Claimed::new(at, Provenance::Microdata));
                }
                return Some(MarkKind::Modified);
            }
            "author" | "creator" => {
                if dom.tag(node) == Tag::Meta && of_page() {
                    let name = content.clone().unwrap_or_default();
                    if !name.is_empty() && !holds(&name, "://") {
                        keep(
                            &mut claims.authors,
                            Claimed::new(Author { name, href: None }, Provenance::Microdata),
                        );
                    }
                }
                return Some(MarkKind::Author);
            }
            "articleSection" if of_page() => {
                let text = content.clone().unwrap_or_else(|| fold_space(dom.text(node)));
                keep(&mut claims.sections, Claimed::new(text, Provenance::Microdata));
            }
            _ => {}
        }
    }
    None
}

/// Not within an item of another kind than articles and pages.
fn is_of_page(dom: &Dom, node: NodeId) -> bool {
    let mut scopes = dom.ancestors(node).filter(|&n| dom.attr(n, "itemscope").is_some());
    let article = |n: NodeId| {
        dom.attr(n, "itemtype").is_none_or(|t| {
            [
                "Article",
                "Posting",
                "Report",
                "WebPage",
                "CreativeWork",
                "Recipe",
                "Product",
                "Review",
                "VideoObject",
                "Blog",
            ]
            .iter()
            .any(|kind| t.trim().ends_with(kind))
        })
    };
    match scopes.next() {
        None => true,
        Some(scope) => {
            article(scope)
                && dom.attr(scope, "itemprop").is_none_or(|p| p == "mainEntity" || p == "mainEntityOfPage")
        }
    }
}

fn holds_class(dom: &Dom, node: NodeId, class: &str) -> bool {
    dom.attr(node, "class").is_some_and(|all| all.split_ascii_whitespace().any(|own| own == class))
}

/// The card is called after the author, or stands in no table: those are of what a page is about, as the
/// boxes of Wikipedia.
fn is_card_of_author(dom: &Dom, node: NodeId) -> bool {
    let mut table = false;
    for around in std::iter::once(node).chain(dom.ancestors(node)).take(8) {
        let class = dom.attr(around, "class").unwrap_or("");
        if holds_any_folded(class, &["author", "byline"]) {
            return true;
        }
        table |= dom.tag(around) == Tag::Table || holds_folded(class, "infobox");
        if holds_any_folded(class, &["vcard", "h-card"]) {
            return !table;
        }
    }
    false
}

/// Classes of what stands beside an author's name.
const NOT_NAMES: [&str; 19] = [
    "bio", "image", "avatar", "photo", "img", "related", "more", "social", "comment", "desc", "about",
    "follow", "archive", "thumb", "pic", "job", "role", "position", "title",
];

/// Folders of addresses that are pages of authors.
const AUTHOR_FOLDERS: [&str; 13] = [
    "author",
    "authors",
    "contributor",
    "contributors",
    "profile",
    "profiles",
    "people",
    "staff",
    "writers",
    "journalists",
    "autor",
    "auteur",
    "by",
];

/// A link to an author's page, by its address: `/author/ann-lee`.
fn leads_to_author(href: &str) -> bool {
    let end = href.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(href.len());
    let path = href[..end].trim_end_matches('/');
    // The last is the author's own name.
    let mut folders = path.as_bytes().rsplit(|byte| *byte == b'/').skip(1).take(2);
    folders.any(|folder| AUTHOR_FOLDERS.iter().any(|known| folder.eq_ignore_ascii_case(known.as_bytes())))
}

/// A link within the site: profiles elsewhere are where to follow somebody.
fn stays_here(href: &str, host: &str) -> bool {
    let absolute = holds(href, "://") || href.starts_with("//");
    !absolute || !host.is_empty() && holds(href, host)
}

/// What classes can say.
const KINDS: [Option<MarkKind>; 5] =
    [None, Some(MarkKind::Byline), Some(MarkKind::Published), Some(MarkKind::Modified), Some(MarkKind::Date)];

/// Which of [`KINDS`] a class says.
fn kind_of(value: &str) -> u64 {
    let said = by_class(value);
    KINDS.iter().position(|kind| *kind == said).unwrap_or(0) as u64
}

/// What a class says. Words are matched whole or with the usual prefixes, not anywhere.
fn by_class(value: &str) -> Option<MarkKind> {
    // One of these is part of whatever is looked for below.
    if !holds_any_folded(value, &["byl", "aut", "fn", "wri", "reader-c", "pub", "dat", "mod", "tim"]) {
        return None;
    }
    let mut found = None;
    for word in value.split_ascii_whitespace().filter(|word| word.len() <= LONGEST_CLASS) {
        let mut lower = [0; LONGEST_CLASS];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        // Classes are short and many: the plainest search is the quickest.
        let holds = |part: &str| lower.windows(part.len()).any(|at| at == part.as_bytes());
        if holds("byline")
            || holds("author")
            || lower == b"fn"
            || holds("writer-name")
            || lower == b"reader-credits"
        {
            if !NOT_NAMES.iter().any(|part| holds(part)) {
                return Some(MarkKind::Byline);
            }
        } else if holds("publish") || holds("pubdate") || DATES.iter().any(|part| holds(part)) {
            found = Some(MarkKind::Published);
        } else if lower == b"updated" || holds("modified") || holds("dateupdated") {
            found = found.or(Some(MarkKind::Modified));
        } else if found.is_none()
            && (holds("date") && !holds("update") || holds("timestamp") || lower == b"time")
        {
            found = Some(MarkKind::Date);
        }
    }
    found
}

/// A longer class is generated.
const LONGEST_CLASS: usize = 60;

/// Classes of dates of publication.
const DATES: [&str; 3] = ["entry-date", "post-date", "article-date"];

/// The author's page: the link that an element is, holds or stands in.
pub(crate) fn link_of(dom: &Dom, node: NodeId, base: Option<&WebUrl>) -> Option<WebUrl> {
    let link = if dom.tag(node) == Tag::A { Some(node) } else { dom.find(node, Tag::A) };
    let href = dom.attr(link?, "href")?;
    WebUrl::resolve(href, base).ok().filter(WebUrl::is_page)
}
