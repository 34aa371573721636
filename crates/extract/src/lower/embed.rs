//! Embeds: what plays or runs elsewhere becomes a card with a link.

use crate::find::holds_folded;
use article::{Embed, WebUrl};

use super::class::{class_of, has_any, has_part};
use super::provider::{self, Hosted};
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag, fold_space};

/// Reads an embed. `None` for an element that is none; `Some(None)` for one that shows nothing
/// to a reader: advertisements, trackers, players without a source.
pub(super) fn read(reader: &Reader<'_>, node: NodeId) -> Option<Option<Embed>> {
    let dom = reader.dom;
    match dom.tag(node) {
        Tag::Iframe | Tag::Embed | Tag::Object => Some(frame(reader, node)),
        Tag::Video | Tag::AmpVideo => Some(player(reader, node, "Video")),
        Tag::Audio => Some(player(reader, node, "Audio")),
        Tag::AmpYoutube | Tag::LiteYoutube => Some(youtube_element(reader, node)),
        Tag::Blockquote => post(reader, node).map(Some),
        Tag::Div => video_box(reader, node).map(Some),
        Tag::Figure => bookmark(reader, node).map(Some),
        Tag::P => exported(reader, node).map(Some),
        _ => None,
    }
}

/// Attributes that name what is shown, and the address that the name makes.
const IDS: [(&str, &str); 4] = [
    ("data-tweetid", "https://platform.twitter.com/?id="),
    ("data-shortcode", "https://www.instagram.com/p/"),
    ("data-videoid", "https://player.vimeo.com/video/"),
    ("data-href", ""),
];

fn frame(reader: &Reader<'_>, node: NodeId) -> Option<Embed> {
    let dom = reader.dom;
    let addresses = ["src", "data-src", "data-lazy-src", "data-litespeed-src", "data-cmp-src", "data"];
    let stated = addresses.iter().filter_map(|a| dom.attr(node, a)).find_map(|text| reader.address(text));
    // Elements of AMP have the name of a post or a film for an address.
    let named = || {
        IDS.iter().find_map(|(name, before)| {
            let id = dom.attr(node, name)?.trim();
            WebUrl::parse(&format!("{before}{id}")).ok()
        })
    };
    Some(card(dom, node, provider::of(&stated.or_else(named)?)?))
}

fn card(dom: &Dom, node: NodeId, hosted: Hosted) -> Embed {
    let Hosted { provider, page, thumbnail } = hosted;
    let title = ["title", "aria-label", "playlabel", "data-title"]
        .iter()
        .find_map(|a| dom.attr(node, a))
        .map(fold_space)
        // "YouTube video player" is the player's name, not the video's.
        .filter(|t| !t.is_empty() && !holds_folded(t, "player") && !t.starts_with("http"))
        .filter(|t| !t.eq_ignore_ascii_case(&provider) && t.chars().count() <= 200);
    Embed { provider, title, href: page, thumbnail }
}

fn youtube_element(reader: &Reader<'_>, node: NodeId) -> Option<Embed> {
    let id = reader.dom.attr(node, "videoid").or_else(|| reader.dom.attr(node, "data-videoid"))?;
    Some(card(reader.dom, node, provider::youtube_video(id.trim())?))
}

/// A `video` or `audio` with a file of its own.
fn player(reader: &Reader<'_>, node: NodeId, kind: &str) -> Option<Embed> {
    let dom = reader.dom;
    let sources = dom.descendants(node).filter(|&n| dom.tag(n) == Tag::Source);
    let address = |n: NodeId| {
        let text = dom.attr(n, "src").or_else(|| dom.attr(n, "data-src"))?;
        reader.address(text).filter(WebUrl::is_page)
    };
    let href = std::iter::once(node).chain(sources).find_map(address)?;
    let thumbnail = dom.attr(node, "poster").and_then(|p| reader.address(p));
    // A film without sound or controls that plays by itself is an animation, still a film.
    let host = href.host();
    let provider = if host.is_empty() { kind.to_owned() } else { host.to_owned() };
    let hosted = Hosted { provider, page: href, thumbnail };
    Some(card(dom, node, hosted))
}

/// Whether a block quote is a post of a social network.
pub(crate) fn is_post(dom: &Dom, quote: NodeId) -> bool {
    let known = [
        "twitter-tweet",
        "twitter-video",
        "instagram-media",
        "tiktok-embed",
        "bluesky-embed",
        "reddit-embed-bq",
        "text-post-media",
        "mastodon-embed",
        "fb-xfbml-parse-ignore",
    ];
    has_any(class_of(dom, quote), &known)
}

/// A post of a social network, quoted with a script that turns it into a frame.
fn post(reader: &Reader<'_>, node: NodeId) -> Option<Embed> {
    let dom = reader.dom;
    if !is_post(dom, node) {
        return None;
    }
    let stated = ["data-instgrm-permalink", "cite", "data-permalink", "data-embed-url"];
    let stated = stated.iter().find_map(|a| dom.attr(node, a));
    let links = dom.descendants(node).rev().filter(|&n| dom.tag(n) == Tag::A);
    let mut links: Vec<&str> = links.filter_map(|n| dom.attr(n, "href")).collect();
    // The post's own address is the last link; those before it are its words'. Reddit's is the first.
    if has_any(class_of(dom, node), &["reddit-embed-bq"]) {
        links.reverse();
    }
    let url = stated.into_iter().chain(links).find_map(|text| {
        let url = reader.address(text)?;
        provider::of(&url).map(|hosted| (hosted, super::tracking::strip(url)))
    });
    let (hosted, page) = url?;
    let bare = page.as_str().split('?').next().unwrap_or("");
    let page = WebUrl::parse(bare.strip_suffix("/embed").unwrap_or(bare)).unwrap_or(page);
    let mut words = String::new();
    for part in dom.children(node) {
        words.push(' ');
        for inner in std::iter::once(part).chain(dom.descendants(part)) {
            words.push_str(match dom.tag(inner) {
                _ if dom.is_text(inner) => dom.text(inner),
                tag if tag.is_inline() => "",
                _ => " ",
            });
        }
    }
    let words = fold_space(&words);
    let title = (!words.is_empty()).then_some(words);
    Some(Embed { provider: hosted.provider, title, href: page, thumbnail: None })
}

/// A card that leads to another page: Ghost's, Notion's.
pub(crate) fn is_bookmark(dom: &Dom, figure: NodeId) -> bool {
    let named = |n: NodeId| has_any(class_of(dom, n), &["kg-bookmark-card", "bookmark"]);
    named(figure) || dom.children(figure).any(named)
}

fn bookmark(reader: &Reader<'_>, node: NodeId) -> Option<Embed> {
    let dom = reader.dom;
    if !is_bookmark(dom, node) {
        return None;
    }
    let link = dom.find(node, Tag::A)?;
    let href = reader.address(dom.attr(link, "href")?)?;
    let mut parts = dom.descendants(link);
    let title = parts.find(|&n| has_part(class_of(dom, n), &["title"])).unwrap_or(link);
    let title = Some(fold_space(dom.text(title))).filter(|title| !title.is_empty());
    Some(Embed { provider: href.host().to_owned(), title, href, thumbnail: None })
}

/// Players that begin as a box with the video's id.
fn video_box(reader: &Reader<'_>, node: NodeId) -> Option<Embed> {
    let dom = reader.dom;
    let class = class_of(dom, node);
    if class.is_empty()
        || !has_any(class, &["youtube-player", "rll-youtube-player", "lazy-youtube", "youtube-embed", "lyte"])
    {
        return None;
    }
    let id = ["data-id", "data-video-id", "data-videoid", "data-youtube-id"]
        .iter()
        .find_map(|a| dom.attr(node, a))?;
    Some(card(dom, node, provider::youtube_video(id)?))
}

/// A card as our own HTML export writes it.
fn exported(reader: &Reader<'_>, node: NodeId) -> Option<Embed> {
    let dom = reader.dom;
    if class_of(dom, node) != "embed" {
        return None;
    }
    let link = dom.find(node, Tag::A)?;
    let provider = dom.attr(link, "data-provider")?.to_owned();
    let href = reader.address(dom.attr(link, "href")?)?;
    let title = Some(fold_space(dom.text(link))).filter(|title| *title != provider);
    let thumbnail = dom.attr(link, "data-thumbnail").and_then(|text| reader.address(text));
    Some(Embed { provider, title, href, thumbnail })
}
