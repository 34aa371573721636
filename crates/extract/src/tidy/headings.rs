//! Levels of headings without gaps, so that an outline can be made of them.

use article::{Block, BlockKind};

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
    use article::NodeId;

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
