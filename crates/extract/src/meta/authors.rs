//! The authors.

use article::{Author, Claimed, Provenance};

use super::byline::{byline, is_name, names};
use super::day::nodes_of;
use super::print::{squeeze, text};
use super::{Head, Page};
use crate::claims::{MarkKind, link_of};

/// The authors, and the byline made of them.
#[derive(Default)]
pub(super) struct Authors {
    pub authors: Vec<Author>,
    pub byline: Option<Claimed<String>>,
}

pub(super) fn authors(page: &Page<'_>, head: &Head, site: Option<&str>) -> Authors {
    let site = site.map(squeeze).unwrap_or_default();
    let mut candidates: Vec<(Vec<Author>, Provenance)> = Vec::new();
    if let Some(line) = &page.visible.byline {
        let found = byline(line).unwrap_or_else(|| names(line));
        candidates
            .push((found.into_iter().map(|name| Author { name, href: None }).collect(), Provenance::Visible));
    }
    for from in [Provenance::JsonLd, Provenance::OpenGraph, Provenance::MetaTag, Provenance::Microdata] {
        candidates.push((claimed(page, from), from));
    }
    candidates.push((marked(page, head, MarkKind::Author), Provenance::Microdata));
    candidates.push((marked(page, head, MarkKind::Byline), Provenance::Visible));
    candidates.push((printed(page, head), Provenance::Visible));
    // The site as its own author is the last resort.
    let is_site = |list: &[Author]| list.iter().all(|a| squeeze(&a.name) == site);
    let best = candidates.iter().find(|(list, _)| !list.is_empty() && !is_site(list));
    let Some((list, from)) = best.or_else(|| candidates.iter().find(|(list, _)| !list.is_empty())) else {
        return Authors::default();
    };
    let mut authors = list.clone();
    // Another candidate may know the author's page.
    for author in &mut authors {
        if author.href.is_none() {
            author.href = candidates
                .iter()
                .flat_map(|(l, _)| l)
                .find(|a| a.name == author.name && a.href.is_some())
                .and_then(|a| a.href.clone());
        }
    }
    let line = authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ");
    Authors { byline: Some(Claimed::new(line, *from)), authors }
}

fn claimed(page: &Page<'_>, from: Provenance) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    for claim in page.claims.authors.iter().filter(|c| c.from == from) {
        for name in names(&claim.value.name) {
            if !out.iter().any(|a| squeeze(&a.name) == squeeze(&name)) {
                out.push(Author { name, href: claim.value.href.clone() });
            }
        }
    }
    out
}

/// Authors of elements that say so, near the headline.
fn marked(page: &Page<'_>, head: &Head, kind: MarkKind) -> Vec<Author> {
    let nodes = nodes_of(page, &head.strips);
    let mut out: Vec<Author> = Vec::new();
    let mut end = article::NodeId(0);
    for mark in page.claims.marks.iter().filter(|m| m.kind == kind && nodes.contains(&m.node)) {
        // A mark inside another says the same again.
        if mark.node < end || page.dom.end(mark.node) > nodes.end {
            continue;
        }
        end = page.dom.end(mark.node);
        let words = text(page.dom, mark.node);
        if words.chars().count() > 200 {
            continue;
        }
        let found = byline(&words).unwrap_or_else(|| names(&words));
        let href =
            (found.len() == 1).then(|| link_of(page.dom, mark.node, page.claims.base.as_ref())).flatten();
        for name in found.into_iter().filter(|n| is_name(n)) {
            if !out.iter().any(|a| squeeze(&a.name) == squeeze(&name)) {
                out.push(Author { name, href: href.clone() });
            }
        }
    }
    out
}

/// A line near the headline that is a byline by its words alone.
fn printed(page: &Page<'_>, head: &Head) -> Vec<Author> {
    let line = head.strips.clone().filter(|&i| i != head.headline).find_map(|i| byline(page.text(i)));
    line.unwrap_or_default().into_iter().map(|name| Author { name, href: None }).collect()
}
