//! Headline and byline, repeated at the beginning of the body.

use crate::find::holds;
use article::{Block, BlockKind, Inline, LinkTarget, ListItem, plain_text};

use super::TidyContext;
use crate::dates::{self, DateContext};
use crate::facts::letters;
use crate::meta::likeness;

/// Blocks at the beginning in which a repetition is looked for.
const REACH: usize = 8;
/// A paragraph of more words than this is text: the beginning ends there.
const TEXT_WORDS: usize = 30;
/// After a paragraph of more words than this a date in copied text is the text's: a row of a table, an event's.
const SENTENCE_WORDS: usize = 16;

/// Removes repetitions of the headline and the byline before the text begins.
pub(super) fn drop_echoes(body: &mut Vec<Block>, context: &TidyContext<'_>) {
    let (mut at, mut begun) = (0, false);
    for _ in 0..REACH {
        let Some(block) = body.get(at) else { return };
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                let text = plain_text(content);
                let is_heading = matches!(block.kind, BlockKind::Heading { .. });
                if is_echo(&text, is_heading, context) || !is_heading && !begun && is_imprint(content) {
                    body.remove(at);
                    continue;
                }
                let words = text.split_whitespace().count();
                if !is_heading && words > TEXT_WORDS {
                    return;
                }
                // Below a heading of its own a time is a programme's.
                begun |= is_heading || context.plain && words > SENTENCE_WORDS;
            }
            BlockKind::List { items, .. } if is_path(items, context) => {
                body.remove(at);
                continue;
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
    let printed = letters(text);
    let byline = context.byline.map(letters).unwrap_or_default();
    printed.strip_suffix(&byline).is_some_and(|lead| {
        lead.is_empty() && !byline.is_empty()
            || matches!(lead, "by" | "writtenby" | "von" | "par" | "por" | "di" | "door" | "文")
    })
}

/// A line of the day and of links about the text: its section, its tags.
fn is_imprint(line: &[Inline]) -> bool {
    let said: Vec<Inline> =
        line.iter().filter(|inline| !matches!(inline, Inline::Link { .. })).cloned().collect();
    let said = plain_text(&said);
    let said = said.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '·' | '•' | '|' | '/' | ',' | '–' | '—' | '-')
    });
    dates::only(said, &DateContext::default()).is_some()
}

/// The way from the site's front page to this one: links, and the headline where it ends.
fn is_path(items: &[ListItem], context: &TidyContext<'_>) -> bool {
    let line = |item: &ListItem| match item.body.as_slice() {
        [Block { kind: BlockKind::Paragraph(line), .. }] => Some(line.clone()),
        _ => None,
    };
    let Some(lines) = items.iter().map(line).collect::<Option<Vec<_>>>() else { return false };
    let Some((last, way)) = lines.split_last() else { return false };
    let ends = context.headline.is_some_and(|headline| is_nearly(&plain_text(last), headline));
    let from_front = way.first().is_some_and(|line| match line.as_slice() {
        [Inline::Link { to: LinkTarget::Web(to), .. }] => to.path() == "/",
        _ => false,
    });
    (ends || from_front) && way.iter().all(|line| matches!(line.as_slice(), [Inline::Link { .. }]))
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
    if holds(long, short) && short.len() * 10 >= long.len() * 7 {
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
