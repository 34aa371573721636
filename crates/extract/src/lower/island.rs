//! Parts of the page in another language or direction than the story.

use article::{Direction, NodeId};

use super::Lowering;

#[derive(Debug)]
struct Island {
    from: NodeId,
    to: NodeId,
    /// The island that this one lies in.
    outer: Option<usize>,
    lang: Option<String>,
    dir: Option<Direction>,
}

/// Elements that state a language or a direction, in document order.
#[derive(Debug, Default)]
pub(super) struct Islands(Vec<Island>);

impl Islands {
    pub fn find(l: &Lowering<'_>) -> Self {
        let root = l.selection.root();
        let mut islands = Self::default();
        // `html` and `body` speak for the story itself.
        let mut above: Vec<NodeId> = l.dom.ancestors(root).filter(|n| n.0 > 2).collect();
        above.reverse();
        for node in above {
            islands.add(l, node, false);
        }
        islands.add(l, root, true);
        for node in l.dom.descendants(root) {
            if l.selection.contains(node) && !l.dom.is_text(node) {
                islands.add(l, node, true);
            }
        }
        islands
    }

    fn add(&mut self, l: &Lowering<'_>, node: NodeId, with_dir: bool) {
        let (lang, dir) = (stated_lang(l, node), with_dir.then(|| stated_dir(l, node)).flatten());
        if lang.is_none() && dir.is_none() {
            return;
        }
        let outer = self.innermost(node);
        self.0.push(Island { from: node, to: l.dom.end(node), outer, lang, dir });
    }

    fn innermost(&self, node: NodeId) -> Option<usize> {
        let mut at = self.0.partition_point(|i| i.from <= node).checked_sub(1);
        while let Some(index) = at {
            let island = self.0.get(index)?;
            if node < island.to {
                return Some(index);
            }
            at = island.outer;
        }
        None
    }

    /// Language and direction that hold at a node, where they differ from the story's.
    pub fn at(&self, node: NodeId, story: Option<&str>) -> (Option<String>, Option<Direction>) {
        let (mut lang, mut dir) = (None, None);
        let mut at = self.innermost(node);
        while let Some(island) = at.and_then(|index| self.0.get(index)) {
            lang = lang.or(island.lang.as_deref());
            dir = dir.or(island.dir);
            if lang.is_some() && dir.is_some() {
                break;
            }
            at = island.outer;
        }
        let lang = lang.filter(|lang| !same_language(lang, story));
        let dir = dir.filter(|&dir| dir != direction_of(story.unwrap_or("")));
        (lang.map(str::to_owned), dir)
    }
}

/// The language that an element states, where it is written as one.
pub(super) fn stated_lang(l: &Lowering<'_>, node: NodeId) -> Option<String> {
    let lang = l.dom.attr(node, "lang").or_else(|| l.dom.attr(node, "xml:lang"))?.trim();
    let primary = lang.split(['-', '_']).next().unwrap_or("");
    let known = (2..=3).contains(&primary.len())
        && lang.len() <= 35
        && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    known.then(|| lang.replace('_', "-"))
}

/// So many characters tell in which direction a text is written.
const LOOKED_AT: usize = 400;

/// The direction that an element states.
pub(super) fn stated_dir(l: &Lowering<'_>, node: NodeId) -> Option<Direction> {
    match l.dom.attr(node, "dir")?.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        "auto" => l.dom.text(node).chars().take(LOOKED_AT).find_map(written),
        _ => None,
    }
}

/// The direction that a letter is written in.
fn written(c: char) -> Option<Direction> {
    match c {
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' if c.is_alphabetic() => {
            Some(Direction::Rtl)
        }
        _ => c.is_alphabetic().then_some(Direction::Ltr),
    }
}

/// The direction that all letters of a text have, where it is not the story's.
pub(super) fn written_otherwise(text: &str, story: Option<&str>) -> Option<Direction> {
    let own = direction_of(story.unwrap_or(""));
    let mut directions = text.chars().take(LOOKED_AT).filter_map(written);
    let first = directions.next().filter(|&first| first != own)?;
    directions.all(|direction| direction == first).then_some(first)
}

/// Whether a language is the story's: by the primary tag, so that `en-US` is `en`. Without a
/// known language of the story every stated one counts as its own.
pub(super) fn same_language(lang: &str, story: Option<&str>) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    story.is_none_or(|story| primary(lang) == primary(story))
}

/// The direction that a language is written in.
fn direction_of(lang: &str) -> Direction {
    match lang.split(['-', '_']).next().unwrap_or("") {
        "ar" | "he" | "iw" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb" => Direction::Rtl,
        _ => Direction::Ltr,
    }
}
