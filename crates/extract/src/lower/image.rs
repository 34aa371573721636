//! Pictures: the best address of all that a page names, and whether it is one to show.

use crate::find::{cut, holds};
use article::{Image, WebUrl};

use super::family::family;
use super::junk::{is_avatar, is_blank, is_counter, is_emoji, is_icon, is_placeholder};
use super::reader::Reader;
use super::srcset::{Candidate, Size, best, candidates};
use crate::dom::{Dom, NodeId, Tag, fold_space};

/// What a picture in the page is to the story.
#[derive(Debug)]
pub(super) enum Picture {
    /// Nothing: a tracker, a placeholder, one that has been shown.
    None,
    /// A character drawn as a picture.
    Text(String),
    /// Small: it stands in its line.
    Inline(Image),
    /// A figure.
    Block(Image),
}

/// Attributes that scripts keep the real address in until the picture is in view. Collected from
/// the loaders in use: lazysizes, lozad, vanilla-lazyload, jQuery Unveil and Lazy, WP Rocket,
/// Jetpack, Smush, Zhihu, WeChat.
const LAZY: [&str; 17] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-hi-res-src",
    "data-lazy",
    "data-lazyload",
    "data-original-src",
    "data-orig-file",
    "data-src-large",
    "data-large-src",
    "data-full-src",
    "data-img-src",
    "data-image-src",
    "data-echo",
    "data-url",
    "data-main-src",
];

/// How the names of attributes end that hold a set of addresses.
const SETS: [&str; 3] = ["srcset", "data-original-set", "data-src-set"];

/// A picture up to this many pixels a side stands in its line.
const SMALL: u32 = 48;
/// A formula or a strip of signs is wide but no higher than this.
const LOW: u32 = 40;

/// Whether a picture may stand as a figure of its own.
pub(super) fn is_large(image: &Image) -> bool {
    image.width.is_none_or(|w| w > SMALL) && image.height.is_none_or(|h| h > SMALL)
}

/// Reads an `img`.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId) -> Picture {
    let dom = reader.dom;
    let (width, height) = (pixels(dom, node, "width"), pixels(dom, node, "height"));
    let side = width.max(height);
    if width.is_some_and(|w| w <= 2) || height.is_some_and(|h| h <= 2) {
        return Picture::None;
    }
    let plain = dom.attr(node, "src").unwrap_or("");
    let alt = fold_space(dom.attr(node, "alt").unwrap_or(""));
    if is_emoji(dom, node, plain) {
        return if is_character(&alt) { Picture::Text(alt) } else { Picture::None };
    }
    if is_letter_of_word(dom, node, &alt) {
        return Picture::Text(alt);
    }
    let Some(chosen) = address(reader, node) else { return Picture::None };
    // What follows asks for a small copy, blurred until the page's script asks for another.
    let whole = cut(chosen.as_str(), "/v1/").filter(|_| holds(chosen.host(), "wixstatic.com"));
    let chosen = whole.and_then(|(whole, _)| reader.address(whole)).unwrap_or(chosen);
    if is_counter(chosen.as_str())
        || is_avatar(dom, node, chosen.as_str(), side)
        || is_icon(dom, node, chosen.as_str(), side)
    {
        return Picture::None;
    }
    let fallback = (!is_placeholder(plain)).then(|| reader.address(plain)).flatten();
    let fallback = fallback.filter(|url| *url != chosen);
    let image = Image { src: chosen, fallback, alt, width, height };
    let small = side.is_some_and(|s| s <= SMALL) || height.is_some_and(|h| h <= LOW);
    if small {
        return if image.alt.is_empty() { Picture::None } else { Picture::Inline(image) };
    }
    if reader.pictures.add(&*family(image.src.as_str())) { Picture::Block(image) } else { Picture::None }
}

/// A drop cap that is drawn: its word goes on in the text.
fn is_letter_of_word(dom: &Dom, node: NodeId, alt: &str) -> bool {
    let mut letters = alt.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
        && dom
            .next_sibling(node)
            .is_some_and(|n| dom.is_text(n) && dom.text(n).starts_with(char::is_lowercase))
}

/// An emoji and its like: no letters of a name.
fn is_character(alt: &str) -> bool {
    !alt.is_empty() && alt.chars().count() <= 8 && !alt.chars().any(|c| c.is_ascii_alphanumeric())
}

/// Width or height in CSS pixels: `640`, `640px`.
fn pixels(dom: &Dom, node: NodeId, name: &str) -> Option<u32> {
    let value = dom.attr(node, name)?.trim();
    let digits = value.strip_suffix("px").unwrap_or(value);
    let digits = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    digits.parse().ok().filter(|&n| n <= 20_000)
}

/// The best address that the page names for a picture.
fn address(reader: &Reader<'_>, node: NodeId) -> Option<WebUrl> {
    let dom = reader.dom;
    let own = of_sets(dom, node);
    let source = of_sources(dom, node);
    let from_set = match (own, source) {
        (Some(own), Some(source)) => Some(if wider(own.size, source.size) { own } else { source }),
        (own, source) => own.or(source),
    };
    if let Some(url) = from_set.and_then(|c| reader.address(c.url)) {
        return Some(url);
    }
    // A thumbnail that leads to its picture.
    let around = dom.ancestors(node).take(2).find(|&n| dom.tag(n) == Tag::A);
    let whole = around.and_then(|a| dom.attr(a, "href")).filter(|href| looks_like_picture(href));
    if let Some(url) = whole.and_then(|href| reader.address(href)).filter(|url| !url.path().contains(':')) {
        return Some(url);
    }
    let named = LAZY.iter().filter_map(|name| dom.attr(node, name)).filter(|v| !is_placeholder(v));
    let plain = dom.attr(node, "src").filter(|src| !is_placeholder(src));
    let mut all = named.chain(plain);
    if let Some(url) = all.find_map(|text| picture_address(reader, text)) {
        return Some(url);
    }
    // Any other attribute that holds the address of a picture.
    let mut others = dom.attrs(node).filter(|(name, _)| name.contains('-'));
    let other = others.find_map(|(name, v)| {
        let is_picture = looks_like_picture(v) || name.ends_with("-src") && !is_placeholder(v);
        if is_picture { picture_address(reader, v) } else { None }
    });
    // Named like a stand-in, but nothing else is there, and it is described.
    let described = dom.attr(node, "alt").is_some_and(|alt| !alt.trim().is_empty());
    let named_so = || dom.attr(node, "src").filter(|src| described && !is_blank(src));
    other.or_else(|| named_so().and_then(|src| picture_address(reader, src)))
}

fn picture_address(reader: &Reader<'_>, text: &str) -> Option<WebUrl> {
    // Some loaders keep JSON or a set of names there.
    if text.starts_with(['{', '[']) || text.trim().contains(char::is_whitespace) {
        return None;
    }
    reader.address(text).filter(|url| url.is_page() || url.as_str().starts_with("data:"))
}

fn looks_like_picture(value: &str) -> bool {
    let path = value.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    let is_path = path.starts_with("http") || path.starts_with('/') || path.starts_with("../");
    is_path
        && !path.contains(char::is_whitespace)
        && [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"].iter().any(|e| path.ends_with(e))
}

fn of_sets(dom: &Dom, node: NodeId) -> Option<Candidate<'_>> {
    let all: Vec<_> = dom
        .attrs(node)
        .filter(|(name, _)| SETS.iter().any(|end| name.ends_with(end)))
        .flat_map(|(_, set)| candidates(set))
        .filter(|c| !is_placeholder(c.url))
        .collect();
    best(&all)
}

/// The best candidate of the `picture` around an `img`: of its first source that a browser of
/// today shows on a wide screen.
fn of_sources(dom: &Dom, node: NodeId) -> Option<Candidate<'_>> {
    let picture = dom.ancestors(node).take(3).find(|&n| dom.tag(n) == Tag::Picture)?;
    let sources = dom.descendants(picture).filter(|&n| dom.tag(n) == Tag::Source).take(16);
    let mut narrow = None;
    for source in sources {
        let shown = dom.attr(source, "type").is_none_or(|kind| {
            ["image/webp", "image/avif", "image/jpeg", "image/jpg", "image/png", "image/gif"]
                .contains(&kind.trim().to_ascii_lowercase().as_str())
        });
        let Some(found) = of_sets(dom, source).filter(|_| shown) else { continue };
        if !dom.attr(source, "media").is_some_and(|media| holds(media, "max-width")) {
            return Some(found);
        }
        narrow = narrow.or(Some(found));
    }
    narrow
}

fn wider(a: Size, b: Size) -> bool {
    match (a, b) {
        (Size::Width(a), Size::Width(b)) | (Size::Density(a), Size::Density(b)) => a > b,
        (Size::Width(_), Size::Density(_)) => true,
        (Size::Density(_), Size::Width(_)) => false,
    }
}
