//! The head of a page: `<title>`, `<meta>`, `<link>`, `<html lang dir>`, `<base>`.

use crate::find::{cut, holds, holds_folded};
use article::{Author, Claimed, DateTime, Direction, Figure, Image, Media, Provenance, WebUrl};

use super::{Claims, keep};
use crate::dates::{self, DateContext};
use crate::dom::{Dom, NodeId, Tag, fold_space};

/// Reads the head, and gives the scripts that hold JSON-LD.
pub(super) fn read(dom: &Dom, url: Option<&WebUrl>, claims: &mut Claims) -> Vec<NodeId> {
    let (mut scripts, mut metas, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let mut base_seen = false;
    for node in dom.ids() {
        match dom.tag(node) {
            Tag::Script if dom.attr(node, "type").is_some_and(|t| holds_folded(t, "ld+json")) => {
                scripts.push(node);
            }
            Tag::Meta => metas.push(node),
            Tag::Link => links.push(node),
            // Pictures have titles too.
            Tag::Title if claims.title.is_none() && dom.closest(node, Tag::Svg).is_none() => {
                claims.title = Some(fold_space(dom.text(node))).filter(|t| !t.is_empty());
            }
            Tag::Html => html(dom, node, claims),
            Tag::Body if claims.dir.is_none() => claims.dir = dir(dom, node),
            Tag::Base if !base_seen => {
                if let Some(base) = dom.attr(node, "href").and_then(|h| WebUrl::resolve(h, url).ok()) {
                    claims.base = Some(base);
                    base_seen = true;
                }
            }
            _ => {}
        }
    }
    address(dom, &links, &metas, claims);
    let mut label = None;
    for node in metas {
        label = labelled(dom, node, label, claims);
        meta(dom, node, claims);
    }
    scripts
}

fn html(dom: &Dom, node: NodeId, claims: &mut Claims) {
    for name in ["lang", "xml:lang"] {
        if let Some(lang) = dom.attr(node, name).map(str::trim).filter(|l| !l.is_empty()) {
            keep(&mut claims.langs, Claimed::new(lang.replace('_', "-"), Provenance::MetaTag));
        }
    }
    claims.dir = claims.dir.take().or_else(|| dir(dom, node));
}

fn dir(dom: &Dom, node: NodeId) -> Option<Claimed<Direction>> {
    let dir = match dom.attr(node, "dir")?.trim().to_ascii_lowercase().as_str() {
        "rtl" => Direction::Rtl,
        "ltr" => Direction::Ltr,
        _ => return None,
    };
    Some(Claimed::new(dir, Provenance::MetaTag))
}

/// The canonical address, and the base of links where nobody told the page's own address.
fn address(dom: &Dom, links: &[NodeId], metas: &[NodeId], claims: &mut Claims) {
    let canonical = links.iter().find_map(|&node| {
        let rel = dom.attr(node, "rel")?;
        let is = rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("canonical"));
        let url = WebUrl::resolve(dom.attr(node, "href").filter(|_| is)?, claims.base.as_ref()).ok()?;
        url.is_page().then(|| Claimed::new(url, Provenance::MetaTag))
    });
    let graph = || {
        metas.iter().find_map(|&node| {
            let name = dom.attr(node, "property").or_else(|| dom.attr(node, "name"))?;
            let content = dom.attr(node, "content").filter(|_| name.eq_ignore_ascii_case("og:url"))?;
            let url = WebUrl::resolve(content.trim(), claims.base.as_ref()).ok()?;
            url.is_page().then(|| Claimed::new(url, Provenance::OpenGraph))
        })
    };
    claims.address = canonical.or_else(graph);
    if claims.base.is_none() {
        claims.base = claims.address.as_ref().map(|c| c.value.clone());
    }
}

/// What a `<meta>` is about.
enum Subject {
    Headline,
    Dek,
    Author,
    Published,
    Modified,
    Site,
    Section,
    Lang,
    Kind,
}

/// The subject of a meta tag's name in lower case.
fn subject(name: &str) -> Option<Subject> {
    Some(match name {
        "og:title" | "twitter:title" | "title" | "dc.title" | "dcterms.title" | "citation_title"
        | "parsely-title" | "sailthru.title" | "headline" | "hdl" | "wp_title" | "article:title" => {
            Subject::Headline
        }
        "og:description"
        | "twitter:description"
        | "description"
        | "dc.description"
        | "dcterms.description"
        | "sailthru.description"
        | "dcterms.abstract" => Subject::Dek,
        "author"
        | "article:author"
        | "og:author"
        | "article:author_name"
        | "dc.creator"
        | "dcterms.creator"
        | "dc.contributor"
        | "citation_author"
        | "citation_authors"
        | "parsely-author"
        | "sailthru.author"
        | "byl"
        | "authors"
        | "cxenseparse:author"
        | "creator"
        | "news_authors"
        | "bt:author"
        | "blogger:author"
        | "rbauthors"
        | "article.author"
        | "shareaholic:article_author_name"
        | "book:author"
        | "og:article:author"
        | "cxense:author"
        | "mediator_author"
        | "citation_author_name" => Subject::Author,
        "article:published_time"
        | "og:published_time"
        | "article:published"
        | "og:article:published_time"
        | "datepublished"
        | "parsely-pub-date"
        | "sailthru.date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "dcterms.created"
        | "dc.date.created"
        | "dcterms.issued"
        | "dc.issued"
        | "dc.created"
        | "date"
        | "pubdate"
        | "publishdate"
        | "publish_date"
        | "publish-date"
        | "published_date"
        | "published-date"
        | "w-published-date"
        | "publication_date"
        | "citation_publication_date"
        | "citation_date"
        | "citation_online_date"
        | "pub_date"
        | "published"
        | "published_time"
        | "article_date_original"
        | "article.published"
        | "displaydate"
        | "originalpublicationdate"
        | "cxenseparse:recs:publishtime"
        | "cxenseparse:publishtime"
        | "datecreated"
        | "date_published"
        | "ptime"
        | "rnews:datepublished"
        | "og:pubdate"
        | "og:release_date"
        | "video:release_date"
        | "shareaholic:article_published_time"
        | "bt:pubdate"
        | "article:publicationdate"
        | "creation_date"
        | "created"
        | "mediator_published_time"
        | "cxense:publishtime"
        | "timestamp" => Subject::Published,
        "article:modified_time"
        | "og:updated_time"
        | "datemodified"
        | "lastmod"
        | "last-modified"
        | "dcterms.modified"
        | "dc.date.modified"
        | "article:modified"
        | "revised"
        | "updated_time"
        | "shareaholic:article_modified_time"
        | "og:modified_time" => Subject::Modified,
        "og:site_name"
        | "application-name"
        | "dc.publisher"
        | "citation_journal_title"
        | "dcterms.publisher"
        | "al:android:app_name"
        | "apple-mobile-web-app-title"
        | "publisher"
        | "cre" => Subject::Site,
        "article:section" | "section" | "parsely-section" | "cxenseparse:section" | "og:section" => {
            Subject::Section
        }
        "og:locale" | "language" | "content-language" | "dc.language" | "dcterms.language" => Subject::Lang,
        "og:type" => Subject::Kind,
        _ => return None,
    })
}

fn meta(dom: &Dom, node: NodeId, claims: &mut Claims) {
    let Some(content) = dom.attr(node, "content").map(fold_space).filter(|c| !c.is_empty()) else { return };
    // `property="og:title"`, but also `name="og:title"`; `itemprop` is read with the elements.
    let mut names: Vec<String> = Vec::new();
    for attr in ["property", "name", "http-equiv"] {
        if let Some(value) = dom.attr(node, attr) {
            names.extend(value.split_ascii_whitespace().map(str::to_ascii_lowercase));
        }
    }
    for name in names {
        let from = if ["og:", "article:", "twitter:", "book:"].iter().any(|p| name.starts_with(p)) {
            Provenance::OpenGraph
        } else {
            Provenance::MetaTag
        };
        if name.starts_with("og:image") || name.starts_with("twitter:image") {
            image(&name, &content, claims);
            continue;
        }
        let content = unescape(&content);
        match subject(&name) {
            Some(Subject::Headline) => keep(&mut claims.headlines, Claimed::new(content, from)),
            Some(Subject::Dek) => keep(&mut claims.deks, Claimed::new(content, from)),
            Some(Subject::Author) if name.starts_with("citation") || name.starts_with("dc") => {
                content.split(';').for_each(|name| author(in_order(name.trim()), from, claims));
            }
            Some(Subject::Author) => author(content, from, claims),
            Some(Subject::Published) => {
                date(&content).into_iter().for_each(|at| keep(&mut claims.published, Claimed::new(at, from)))
            }
            Some(Subject::Modified) => {
                date(&content).into_iter().for_each(|at| keep(&mut claims.modified, Claimed::new(at, from)))
            }
            Some(Subject::Site) => keep(&mut claims.site_names, Claimed::new(content, from)),
            Some(Subject::Section) => keep(&mut claims.sections, Claimed::new(content, from)),
            Some(Subject::Lang) => keep(&mut claims.langs, Claimed::new(content.replace('_', "-"), from)),
            Some(Subject::Kind) => keep(&mut claims.kinds, content),
            None => {}
        }
    }
}

/// Bibliographies put the family name first: "Lee, Ann".
fn in_order(name: &str) -> String {
    match cut(name, ", ") {
        // "Ann Lee, Bo Ray" are two.
        Some((family, given))
            if !given.contains(',') && (!family.contains(' ') || family.starts_with(char::is_lowercase)) =>
        {
            format!("{given} {family}")
        }
        _ => name.to_owned(),
    }
}

/// `twitter:label1` says what `twitter:data1` is: whether it was "Written by".
fn labelled(dom: &Dom, node: NodeId, label: Option<bool>, claims: &mut Claims) -> Option<bool> {
    let name = dom.attr(node, "name").or_else(|| dom.attr(node, "property"));
    let (Some(name), Some(content)) = (name, dom.attr(node, "content")) else { return label };
    if name.starts_with("twitter:label") {
        return Some(crate::meta::is_lead(content));
    }
    if name.starts_with("twitter:data") {
        if label == Some(true) {
            author(fold_space(content), Provenance::OpenGraph, claims);
        }
        return None;
    }
    label
}

fn date(content: &str) -> Option<DateTime> {
    dates::stated(content, &DateContext::default())
}

fn author(content: String, from: Provenance, claims: &mut Claims) {
    // Facebook wants a profile's address here.
    if holds(&content, "://") || content.starts_with("www.") || content.starts_with('/') {
        return;
    }
    keep(&mut claims.authors, Claimed::new(Author { name: content, href: None }, from));
}

/// `og:image` begins a picture, `og:image:width` and its like tell of the last one.
fn image(name: &str, content: &str, claims: &mut Claims) {
    let name = name.strip_prefix("og:").or_else(|| name.strip_prefix("twitter:")).unwrap_or(name);
    if matches!(name, "image" | "image:url" | "image:src" | "image:secure_url") {
        let Ok(src) = WebUrl::resolve(content, claims.base.as_ref()) else { return };
        let known = claims
            .images
            .iter()
            .any(|c| c.value.media.iter().any(|m| matches!(m, Media::Image(i) if i.src == src)));
        if !known && claims.images.len() < 16 {
            let image = Image { src, fallback: None, alt: String::new(), width: None, height: None };
            let figure = Figure { media: vec![Media::Image(image)], ..Figure::default() };
            claims.images.push(Claimed::new(figure, Provenance::OpenGraph));
        }
        return;
    }
    let Some(Claimed { value: figure, .. }) = claims.images.last_mut() else { return };
    let Some(Media::Image(image)) = figure.media.first_mut() else { return };
    match name {
        "image:width" => image.width = image.width.or(content.parse().ok()).filter(|n| *n > 0),
        "image:height" => image.height = image.height.or(content.parse().ok()).filter(|n| *n > 0),
        "image:alt" if image.alt.is_empty() => image.alt = content.to_owned(),
        _ => {}
    }
}

/// The few character references that pages escape twice.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        let name = end.and_then(|end| rest.get(1..end)).unwrap_or("");
        match (character(name), end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = rest.get(end + 1..).unwrap_or("");
            }
            _ => {
                out.push('&');
                rest = rest.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    })
}
