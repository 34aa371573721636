//! Tables of contents and ways to the page: lists that only repeat what headings say.

use article::{Block, BlockKind, Inline, LinkTarget, plain_text};

use crate::keys::Keys;

/// Fewer links than this are no table of contents.
const LEAST: usize = 3;
/// Words of "Table of contents", "In this article".
const LABEL: usize = 5;

/// Removes what is nothing but links to the article's own headings, with the heading or the label above it.
pub(super) fn drop_contents(body: &mut Vec<Block>) {
    let headings = body.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let headings = Keys::of(headings.filter_map(|block| block.anchor.as_deref()));
    if headings.len() < LEAST {
        return;
    }
    for at in (0..body.len()).rev() {
        if links(&body[at..=at], &headings).is_none_or(|count| count < LEAST) {
            continue;
        }
        body.remove(at);
        let Some(before) = at.checked_sub(1) else { continue };
        let is_label = match &body[before].kind {
            BlockKind::Heading { .. } => body[before].anchor.is_none(),
            BlockKind::Paragraph(line) => {
                let text = plain_text(line);
                text.split(' ').count() <= LABEL && !text.ends_with(['.', '。'])
            }
            _ => false,
        };
        if is_label {
            body.remove(before);
        }
    }
}

/// How many headings the links lead to; `None` where there is anything else.
fn links(blocks: &[Block], headings: &Keys) -> Option<usize> {
    let mut count = 0;
    for block in blocks {
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    count += links(&item.body, headings)?;
                }
            }
            BlockKind::Aside { body, .. } => count += links(body, headings)?,
            BlockKind::Paragraph(line) => {
                for (at, inline) in line.iter().enumerate() {
                    count += match inline {
                        Inline::Link { to: LinkTarget::Anchor(name), .. } if headings.has(&**name) => 1,
                        // "Jump to:", and what stands between two.
                        Inline::Text(text) if at == 0 && text.trim_end().ends_with([':', '：']) => 0,
                        Inline::Text(text) if !text.contains(char::is_alphabetic) => 0,
                        _ => return None,
                    }
                }
            }
            _ => return None,
        }
    }
    Some(count)
}
