//! Tables of contents and ways to the page: lists that only repeat what headings say.

use article::{Block, BlockKind, Inline, LinkTarget, ListItem};

use crate::keys::Keys;

/// Fewer links than this are no table of contents.
const LEAST: usize = 3;

/// Removes lists of nothing but links to the article's own headings, with the heading above them.
pub(super) fn drop_contents(body: &mut Vec<Block>) {
    let headings = body.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let headings = Keys::of(headings.filter_map(|block| block.anchor.as_deref()));
    if headings.len() < LEAST {
        return;
    }
    for at in (0..body.len()).rev() {
        let BlockKind::List { items, .. } = &body[at].kind else { continue };
        if links(items, &headings).is_none_or(|count| count < LEAST) {
            continue;
        }
        body.remove(at);
        if at > 0 && matches!(body[at - 1].kind, BlockKind::Heading { .. }) && body[at - 1].anchor.is_none() {
            body.remove(at - 1);
        }
    }
}

/// How many headings a list's links lead to; `None` where it holds anything else.
fn links(items: &[ListItem], headings: &Keys) -> Option<usize> {
    let mut count = 0;
    for block in items.iter().flat_map(|item| &item.body) {
        count += match &block.kind {
            BlockKind::List { items, .. } => links(items, headings)?,
            BlockKind::Paragraph(line) => match line.as_slice() {
                [Inline::Link { to: LinkTarget::Anchor(name), .. }] if headings.has(&**name) => 1,
                _ => return None,
            },
            _ => return None,
        };
    }
    Some(count)
}
