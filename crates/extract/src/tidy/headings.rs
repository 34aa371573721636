//! Headings that are set as paragraphs in bold; levels without gaps, so that an outline can be made of them.

use article::{Block, BlockKind, Inline, plain_text};

/// Makes headings of lines in bold, in a text that has no others.
pub(super) fn of_bold(body: &mut [Block]) {
    if body.iter().any(|block| matches!(block.kind, BlockKind::Heading { .. })) {
        return;
    }
    let (mut found, mut over_text) = (Vec::new(), false);
    for block in body.iter_mut().rev() {
        // A line that is over another is part of a list of names; over a listing it is what that is called.
        let is_text = bold(block).is_none() && !matches!(block.kind, BlockKind::Code { .. });
        if over_text && is_title(block) {
            found.push(block);
        }
        over_text = is_text;
    }
    // One alone may say anything.
    if found.len() > 1 {
        for block in found {
            if let BlockKind::Paragraph(line) = &mut block.kind
                && let Some(Inline::Strong(content)) = line.pop()
            {
                block.kind = BlockKind::Heading { level: 2, content };
            }
        }
    }
}

/// What a paragraph that is all in bold says.
fn bold(block: &Block) -> Option<&[Inline]> {
    let BlockKind::Paragraph(line) = &block.kind else { return None };
    let [Inline::Strong(content)] = line.as_slice() else { return None };
    Some(content)
}

/// A paragraph that is short, all in bold, and neither a sentence nor a label. Nor is it a question: those of
/// an interview are of any length, and some would be headings, others not.
fn is_title(block: &Block) -> bool {
    let Some(content) = bold(block) else { return false };
    let text = plain_text(content);
    text.chars().count() <= 80
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && matches!(content.first(), Some(Inline::Text(_)))
}

/// Renumbers the headings: the first level in use becomes 2, a heading below another is one level
/// deeper than it, headings that were of one level below the same one stay so.
pub(super) fn close_gaps(body: &mut [Block]) {
    // Open headings: their level in the page and as renumbered.
    let mut open: Vec<(u8, u8)> = Vec::new();
    for block in body {
        let BlockKind::Heading { level, .. } = &mut block.kind else { continue };
        while open.last().is_some_and(|(page, _)| *page >= *level) {
            open.pop();
        }
        let renumbered = open.last().map_or(2, |(_, above)| above + 1).min(6);
        open.push((*level, renumbered));
        *level = renumbered;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::check::{dump, lowered};
    use article::NodeId;

    #[test]
    fn lines_in_bold_are_headings_where_there_are_no_others() {
        let set = |html: &str| {
            let mut lowered = lowered(html);
            of_bold(&mut lowered.body);
            dump(&lowered)
        };
        let text = "<p><b>All:</b></p><p><b>1. Ropes</b></p><p>Of hemp.</p><p><b>Ann</b></p><p><b>Bo</b></p>
            <p><b>Is it safe?</b></p><p><b>Cork</b></p><ul><li>Yes.</ul><p><b>C</b></p><pre>int a;</pre><p><b>So it was.</b></p><p>A <b>net</b></p><p><b>Nets</b></p>";
        assert_eq!(
            set(&format!("<article>{text}</article>")),
            "p b(All:)\nh2 1. Ropes\np Of hemp.\np b(Ann)\np b(Bo)\np b(Is it safe?)\nh2 Cork\nul\n  -\n    p Yes.\np b(C)\ncode - \"int a;\"\np b(So it was.)\n\
             p A b(net)\np b(Nets)\n"
        );
        assert!(!set(&format!("<article>{text}<h3>More</h3><p>Text.</article>")).contains("h2"));
        assert!(!set("<article><p>Text.</p><p><b>One</b></p><p>Text.</p></article>").contains("h2"));
    }

    #[test]
    fn gaps_are_closed_and_siblings_stay_siblings() {
        let of = |levels: &[u8]| {
            let mut body: Vec<Block> = levels
                .iter()
                .map(|&level| Block::new(NodeId(0), BlockKind::Heading { level, content: vec!["x".into()] }))
                .collect();
            close_gaps(&mut body);
            let level = |block: &Block| match block.kind {
                BlockKind::Heading { level, .. } => level,
                _ => 0,
            };
            body.iter().map(level).collect::<Vec<u8>>()
        };
        assert_eq!(of(&[3, 3, 5, 3]), [2, 2, 3, 2]);
        assert_eq!(of(&[2, 3, 4, 2]), [2, 3, 4, 2]);
        assert_eq!(of(&[4, 2, 6, 6, 3]), [2, 2, 3, 3, 3]);
    }
}
