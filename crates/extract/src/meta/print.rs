//! Text as the page shows it, and comparing texts that should be the same.

pub(super) use crate::facts::letters as squeeze;

use crate::dom::{Dom, NodeId, Tag};
use crate::eight::Sum;
use crate::order::sort_by;

/// The text below a node as a reader sees it: a break or a block parts words, what is hidden,
/// drawn or played is left out. White space folded.
pub(super) fn text(dom: &Dom, node: NodeId) -> String {
    let mut out = String::new();
    let mut skip = NodeId(0);
    let mut space = false;
    let (mut joint, mut from) = (false, 0);
    for inner in std::iter::once(node).chain(dom.descendants(node)) {
        if inner < skip {
            continue;
        }
        let tag = dom.tag(inner);
        // An element behind another, with nothing between them: style sheets keep them apart.
        let before = NodeId(inner.0.saturating_sub(1));
        if inner > node && dom.parent(inner).is_some_and(|p| p != before && dom.parent(before) != Some(p)) {
            // Initials and letters that move are parts of words.
            joint = out.len() >= from + 2;
            from = out.len();
        }
        match tag {
            Tag::Text => {
                for c in dom.text(inner).chars() {
                    if c.is_whitespace() {
                        space = true;
                    } else if !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}') {
                        let glued = joint && c.is_uppercase() && out.ends_with(char::is_alphabetic);
                        if (space || glued) && !out.is_empty() {
                            out.push(' ');
                        }
                        (space, joint) = (false, false);
                        out.push(c);
                    }
                }
            }
            // "Copy link", "Follow".
            Tag::Button if !out.is_empty() => skip = dom.end(inner),
            Tag::Svg
            | Tag::Style
            | Tag::Script
            | Tag::Noscript
            | Tag::Template
            | Tag::Select
            | Tag::Video
            | Tag::Audio
            | Tag::Rt
            | Tag::Rp => {
                skip = dom.end(inner);
            }
            _ if crate::facts::is_hidden(dom, inner) || says_hidden(dom, inner) => skip = dom.end(inner),
            Tag::Br => space = true,
            tag if !tag.is_inline() => space = true,
            _ => {}
        }
    }
    out
}

/// Text for screen readers only.
fn says_hidden(dom: &Dom, node: NodeId) -> bool {
    dom.attr(node, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|w| {
            matches!(
                w,
                "sr-only"
                    | "visually-hidden"
                    | "screen-reader-text"
                    | "visuallyhidden"
                    | "offscreen"
                    | "assistive-text"
            )
        })
    })
}

/// How alike two texts are, 0–100: the words they share (Dice); in scripts without spaces, the
/// characters.
pub(crate) fn likeness(a: &str, b: &str) -> u32 {
    shared(&units(a), &units(b))
}

/// The same of the words of two texts.
pub(super) fn shared(a: &[u64], b: &[u64]) -> u32 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared * 200 / (a.len() + b.len()) as u32
}

/// The words of a text, each by a number for its letters, sorted.
pub(super) fn units(text: &str) -> Vec<u64> {
    let mut out: Vec<u64> = Vec::new();
    let (mut word, mut open) = (Sum::default(), false);
    for c in text.chars().take(600) {
        if !c.is_alphanumeric() {
            // "don't" and "don’t" are one word each.
            open &= matches!(c, '\'' | '’' | '\u{ad}');
            continue;
        }
        let alone = crate::phrases::is_unspaced(c);
        if !open || alone {
            out.extend(Some(word.number()).filter(|word| *word != 0));
            word = Sum::default();
        }
        if c.is_ascii() {
            word.add(u64::from(c.to_ascii_lowercase()), 1);
        } else {
            c.to_lowercase().for_each(|c| word.add_char(c));
        }
        open = !alone;
    }
    out.extend(Some(word.number()).filter(|word| *word != 0));
    sort_by(&mut out, Ord::cmp);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_shared_words() {
        assert_eq!(likeness("The Storm’s end", "the storm's END"), 100);
        assert_eq!(likeness("one two", "three"), 0);
        assert_eq!(likeness("a b c d", "a b"), 66);
        assert_eq!(likeness("東京の朝", "東京の夜"), 75);
        assert_eq!(likeness("", "x"), 0);
    }

    #[test]
    fn what_is_shown_is_read() {
        let dom = crate::dom::parse(
            "<h1>One<br>two <span class=sr-only>no</span><span hidden>no</span><b>th</b>ree</h1>",
            &crate::Limits::default(),
        );
        let h1 = dom.find(Dom::ROOT, Tag::H1).unwrap();
        assert_eq!(text(&dom, h1), "One two three");
    }
}
