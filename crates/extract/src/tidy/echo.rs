//! Headline and byline, repeated at the beginning of the body.

use article::{Block, BlockKind, Inline, plain_text};

use super::TidyContext;
use crate::facts::letters;
use crate::meta::likeness;

/// Blocks at the beginning in which a repetition is looked for.
const REACH: usize = 8;
/// A paragraph of more words than this is text: the beginning ends there.
const TEXT_WORDS: usize = 30;

/// Removes repetitions of the headline and the byline before the text begins.
pub(super) fn drop_echoes(body: &mut Vec<Block>, context: &TidyContext<'_>) {
    let mut at = 0;
    for _ in 0..REACH {
        let Some(block) = body.get(at) else { return };
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                let text = plain_text(content);
                let is_heading = matches!(block.kind, BlockKind::Heading { .. });
                if is_echo(&text, is_heading, context) {
                    body.remove(at);
                    continue;
                }
                if !is_heading && text.split_whitespace().count() > TEXT_WORDS {
                    return;
                }
            }
            BlockKind::Figure(_) | BlockKind::Rule | BlockKind::Embed(_) => {}
            _ => return,
        }
        at += 1;
    }
}

fn is_echo(text: &str, is_heading: bool, context: &TidyContext<'_>) -> bool {
    if context.headline.is_some_and(|headline| is_nearly(text, headline)) {
        return true;
    }
    // A page's dek may be claimed from the first paragraph; as a heading it is only a dek.
    if is_heading && context.dek.is_some_and(|dek| letters(dek) == letters(text)) {
        return true;
    }
    let Some(byline) = context.byline.map(letters).filter(|b| !b.is_empty()) else { return false };
    let printed = letters(text);
    printed.strip_suffix(&byline).is_some_and(|lead| {
        matches!(lead, "" | "by" | "writtenby" | "von" | "par" | "por" | "di" | "door" | "文")
    })
}

/// Whether a text is a headline but for what sites add and editors change: case, punctuation, the
/// site's name, a word.
pub(super) fn is_nearly(text: &str, headline: &str) -> bool {
    let (a, b) = (letters(text), letters(headline));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    if long.contains(short.as_str()) && short.len() * 10 >= long.len() * 7 {
        return true;
    }
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    words(text) + words(headline) >= 10 && likeness(text, headline) >= 86
}

/// Something to see that has no characters.
pub(super) fn is_visible(inline: &Inline) -> bool {
    match inline {
        Inline::Image(_) | Inline::Math(_) | Inline::NoteRef { .. } => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Link { content, .. }
        | Inline::Sub(content)
        | Inline::Sup(content)
        | Inline::Span { content, .. } => content.iter().any(is_visible),
        _ => false,
    }
}
