//! Pictures that are no part of a story: trackers, spacers, placeholders, avatars, icons.

use super::class::{class_of, has_part};
use crate::dom::{Dom, NodeId, Tag};
use crate::find::{holds, holds_any_folded, holds_folded};

/// Names of files that show nothing.
const BLANKS: [&str; 16] = [
    "blank.gif",
    "blank.png",
    "spacer.gif",
    "spacer.png",
    "pixel.gif",
    "pixel.png",
    "transparent.gif",
    "transparent.png",
    "clear.gif",
    "dot.gif",
    "empty.gif",
    "1x1.",
    "1x1-",
    "grey.gif",
    "trans.gif",
    "divider.",
];

/// Names of files that stand in until the real picture is loaded.
const STAND_INS: [&str; 4] = ["lazyload.", "lazy-load.", "loading.gif", "loader.gif"];

/// Hosts and paths that count readers.
const COUNTERS: [&str; 16] = [
    "facebook.com/tr",
    "google-analytics.com",
    "doubleclick.net",
    "googleadservices.com",
    "scorecardresearch.com",
    "pixel.wp.com",
    "stats.wordpress.com",
    "pixel.quantserve.com",
    "counter.theconversation",
    "pixel.propublica",
    "feeds.feedburner.com/~r/",
    "feedsportal.com",
    "bat.bing.com",
    "analytics.twitter.com",
    "px.ads.linkedin.com",
    "/pixel?",
];

/// An address that stands in for a picture that comes later, or for none.
pub(super) fn is_placeholder(address: &str) -> bool {
    is_blank(address) || is_named(address, &STAND_INS) || holds_folded(file_of(address), "placeholder")
}

/// An address that shows nothing.
pub(super) fn is_blank(address: &str) -> bool {
    let address = address.trim();
    if let Some(data) = address.strip_prefix("data:") {
        // A real picture written into the page is long; blurred previews stay below this.
        return data.len() < 4000 || data.starts_with("image/svg");
    }
    address.is_empty()
        || address.starts_with("about:")
        || address.starts_with('#')
        || is_named(address, &BLANKS)
}

/// The name of an address's file.
fn file_of(address: &str) -> &str {
    let end = address.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(address.len());
    let from = address.bytes().take(end).rposition(|byte| byte == b'/').map_or(0, |at| at + 1);
    address.get(from..end).unwrap_or("")
}

fn is_named(address: &str, names: &[&str]) -> bool {
    let file = file_of(address).as_bytes();
    let is = |part: Option<&[u8]>, name: &str| part.is_some_and(|p| p.eq_ignore_ascii_case(name.as_bytes()));
    names.iter().any(|name| {
        let rest = file.len().checked_sub(name.len());
        is(file.get(..name.len()), name)
            || name.ends_with("gif") && is(rest.and_then(|at| file.get(at..)), name)
    })
}

/// An address that counts readers.
pub(super) fn is_counter(address: &str) -> bool {
    holds_any_folded(address, &COUNTERS)
}

/// The address of a picture of somebody.
pub(crate) fn shows_somebody(address: &str) -> bool {
    holds_any_folded(address, &["gravatar.com/avatar", "/avatars/", "/avatar/"])
}

/// A picture of its author or of another reader, by class, address or the link around it.
pub(super) fn is_avatar(dom: &Dom, node: NodeId, address: &str, side: Option<u32>) -> bool {
    if side.is_some_and(|side| side > 260) {
        return false;
    }
    let class = class_of(dom, node);
    let named =
        has_part(class, &["avatar", "gravatar", "author-photo", "author-image", "profile-pic", "userpic"]);
    if named || shows_somebody(address) {
        return true;
    }
    dom.ancestors(node).take(3).any(|above| {
        let class = class_of(dom, above);
        let author =
            dom.tag(above) == Tag::A && dom.attr(above, "rel").is_some_and(|rel| holds(rel, "author"));
        author
            || has_part(class, &["avatar", "author-photo", "author-image", "byline-image", "author__image"])
    })
}

/// A drawing that stands for a word: share, download, play.
pub(super) fn is_icon(dom: &Dom, node: NodeId, address: &str, side: Option<u32>) -> bool {
    if side.is_some_and(|side| side > 96) {
        return false;
    }
    let class = class_of(dom, node).to_ascii_lowercase();
    let named = class.split([' ', '-', '_']).any(|word| matches!(word, "icon" | "ico" | "logo" | "badge"));
    let file = file_of(address).to_ascii_lowercase();
    let file_says = file.starts_with("icon")
        || holds(&file, "-icon.")
        || holds(&file, "_icon.")
        || holds(&file, "favicon");
    (named || file_says) && (side.is_some() || file.ends_with(".svg") || named)
}

/// A picture that stands for a character.
pub(super) fn is_emoji(dom: &Dom, node: NodeId, address: &str) -> bool {
    let class = class_of(dom, node);
    has_part(class, &["emoji", "smiley", "emoticon"])
        || holds(address, "/emoji/")
        || holds(address, "twemoji")
        || holds(address, "s.w.org/images/core/emoji")
}
