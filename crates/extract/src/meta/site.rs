//! The name of the site: as it stands in a title beside the headline, and what sites call their sections.

use article::{Claimed, Provenance, WebUrl};

use super::Page;
use super::print::squeeze;
use crate::claims::Claims;
use crate::find;
use crate::phrases::Table;

/// What parts headline and site in a `<title>`.
pub(super) const SEPARATORS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " · ", " » ", " › ", " « ", " :: ", " • ", " / ", " // ", "｜", " : ", ": "];

/// What sites call the part that they publish their stories in.
pub(super) static SECTIONS: Table = Table::phrases(
    "news|news detail|news details|blog|press|press release|press releases|newsroom|article|latest news|aktuelles|nachrichten|\
     neuigkeiten|presse|pressemitteilung|pressemitteilungen|actualités|noticias|actualidad|nota de prensa|notícias|notizie|\
     comunicati stampa|nieuws|aktualności|wiadomości|новости|пресс-релиз|أخبار|الأخبار|新闻|新闻中心|新聞|ニュース|お知らせ|뉴스|\
     공지사항|보도자료",
);

fn in_two(title: &str) -> Option<(&str, &str)> {
    SEPARATORS.iter().find_map(|part| find::cut(title, part))
}

/// A title of nothing but a site and its section: "Penwick Council - News".
pub(super) fn names_section(title: &str) -> bool {
    in_two(title).is_some_and(|(first, rest)| SECTIONS.has(first) || SECTIONS.has(rest))
}

/// What the site calls itself, letters and digits only.
pub(super) fn sites(claims: &Claims, url: Option<&WebUrl>) -> Vec<String> {
    let mut out: Vec<String> = claims.site_names.iter().map(|c| squeeze(&c.value)).collect();
    if let Some(url) = url {
        out.push(squeeze(url.host()));
        // The label before the public suffix: "a" of "www.a.co.uk".
        let mut labels: Vec<&str> = url.host().split('.').collect();
        labels.pop();
        if labels.len() > 1 && labels.last().is_some_and(|l| l.len() <= 3) {
            labels.pop();
        }
        out.extend(labels.last().map(|l| squeeze(l)));
    }
    out.retain(|s| s.len() >= 2);
    out
}

pub(super) fn is_site(words: &str, sites: &[String]) -> bool {
    let words = squeeze(words);
    sites.contains(&words)
}

/// Names the site: its name, a part of its name, its name with more ("The A Times: World").
fn names_site(part: &str, sites: &[String]) -> bool {
    let part = squeeze(part);
    part.len() >= 2
        && sites.iter().any(|site| {
            *site == part
                || part.len() >= 4 && find::holds(site, &part)
                || site.len() >= 4 && find::holds(&part, site) && part.len() <= site.len() * 3 + 12
        })
}

/// Before the headline a name with much more is a part of the headline ("Acme buys Bolt: …").
fn begins_with_site(part: &str, sites: &[String]) -> bool {
    let flat = squeeze(part);
    sites.iter().any(|site| *site == flat || flat.starts_with(site.as_str()) && flat.len() <= site.len() + 8)
}

/// A title without the site's name, and that name. With `guess`, a last part that is much shorter
/// than the rest counts as the site even where nothing else tells its name.
pub(crate) fn without_site<'a>(title: &'a str, sites: &[String], guess: bool) -> (&'a str, Option<&'a str>) {
    let mut rest = title.trim();
    let mut site = None;
    for _ in 0..3 {
        let last = SEPARATORS
            .iter()
            .filter(|s| **s != ": ")
            .filter_map(|s| find::last(rest, s).map(|at| (at, s.len())))
            .max();
        let first = SEPARATORS.iter().filter_map(|s| find::first(rest, s).map(|at| (at, s.len()))).min();
        if let Some((at, length)) = last
            && let (Some(head), Some(tail)) = (rest.get(..at), rest.get(at + length..))
            && names_site(tail, sites)
            && !head.trim().is_empty()
        {
            (rest, site) = (head.trim(), Some(tail.trim()));
            continue;
        }
        if let Some((at, length)) = first
            && let (Some(head), Some(tail)) = (rest.get(..at), rest.get(at + length..))
            && site.is_none()
            && begins_with_site(head, sites)
            && squeeze(tail).len() >= 8
        {
            (rest, site) = (tail.trim(), Some(head.trim()));
            continue;
        }
        if let Some((at, length)) = last.filter(|_| guess && site.is_none())
            && let (Some(head), Some(tail)) = (rest.get(..at), rest.get(at + length..))
            && tail.split_whitespace().count() <= 4
            && head.split_whitespace().count() >= 2 * tail.split_whitespace().count()
            && head.split_whitespace().count() >= 3
        {
            (rest, site) = (head.trim(), Some(tail.trim()));
        }
        break;
    }
    (rest, site)
}

/// What stands beside the headline in the page's title, parted from it.
fn beside<'a>(title: &'a str, headline: &str) -> Option<&'a str> {
    let parts = |c: char| c.is_whitespace() || "|｜-–—_·•»›«‹:：【】".contains(c);
    let title = title.trim();
    let rest = title.strip_prefix(headline).filter(|rest| rest.starts_with(parts));
    let name = rest
        .or_else(|| title.strip_suffix(headline).filter(|rest| rest.ends_with(parts)))?
        .trim_matches(parts);
    (name.chars().count() >= 2 && name.split_whitespace().count() <= 8).then_some(name)
}

/// The site's name: as claimed, as the title has it, or its host.
pub(super) fn site_name(page: &Page<'_>, headline: Option<&str>) -> Option<Claimed<String>> {
    let claimed = |from| page.claims.site_names.iter().find(|c| c.from == from).cloned();
    if let Some(name) = claimed(Provenance::OpenGraph)
        .or_else(|| claimed(Provenance::JsonLd))
        .or_else(|| claimed(Provenance::MetaTag))
    {
        return Some(name);
    }
    let sites = sites(page.claims, page.url);
    let of_title = page.claims.title.as_deref().and_then(|title| {
        let named = without_site(title, &sites, true).1;
        // What the title has beside the name of a section.
        let section = || in_two(title).filter(|(first, _)| SECTIONS.has(first)).map(|(_, rest)| rest);
        named.or_else(|| beside(title, headline?)).or_else(section)
    });
    if let Some(name) = of_title {
        return Some(Claimed::new(name.to_owned(), Provenance::TitleTag));
    }
    let host = page.url?.host();
    (!host.is_empty()).then(|| Claimed::new(host.to_owned(), Provenance::Address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_comes_off_the_title() {
        let sites = ["thegazette".to_owned(), "gazettecouk".to_owned(), "gazette".to_owned()];
        for (title, headline, site) in [
            ("The storm | The Gazette", "The storm", Some("The Gazette")),
            ("The Gazette: The storm came", "The storm came", Some("The Gazette")),
            ("The storm - and us - Gazette.co.uk", "The storm - and us", Some("Gazette.co.uk")),
            ("The storm – World – The Gazette", "The storm – World", Some("The Gazette")),
            ("The storm › The Gazette", "The storm", Some("The Gazette")),
            ("Cats: a study", "Cats: a study", None),
            ("The Gazette buys a rival: what comes next", "The Gazette buys a rival: what comes next", None),
            ("The storm - and us", "The storm - and us", None),
        ] {
            assert_eq!(without_site(title, &sites, false), (headline, site), "{title}");
        }
        assert_eq!(without_site("A long storm came over - Mercury", &[], true).0, "A long storm came over");
        assert_eq!(without_site("Storm - the long and sad story", &[], true).1, None);
        assert_eq!(without_site("", &[], true), ("", None));
    }
}
