//! Pull quotes: sentences of the text, repeated for display.

use article::{AsideKind, Block, BlockKind, Inline, Visit, plain_text, visit_blocks};

use super::letters;

/// Fewer letters than this may stand in a text twice by chance.
const SHORTEST: usize = 20;
/// More letters than this are no pull quote.
const LONGEST: usize = 400;

/// Quotations beyond this number are left as they are: each is looked for in the whole text.
const MOST: usize = 32;

/// Recognises quotations and boxes that repeat the text, and makes of those that were called pull
/// quotes, but repeat nothing, the quotations that they are.
pub(super) fn settle(body: &mut [Block]) {
    let quoted = |block: &Block| displayed(block).is_some();
    if !body.iter().any(quoted) {
        return;
    }
    let mut prose = String::new();
    visit_blocks(body, &mut |block| match &block.kind {
        BlockKind::Paragraph(line) => {
            prose.push_str(&letters(&plain_text(line)));
            prose.push('\n');
            Visit::Into
        }
        BlockKind::Quote { .. } | BlockKind::Aside { .. } => Visit::Past,
        _ => Visit::Into,
    });
    for block in body.iter_mut().filter(|b| quoted(b)).take(MOST) {
        let Some(line) = displayed(block).map(<[Inline]>::to_vec) else { continue };
        let text = letters(&plain_text(&line));
        if (SHORTEST..=LONGEST).contains(&text.len()) && prose.contains(&text) {
            block.kind = BlockKind::PullQuote(line);
        } else if matches!(block.kind, BlockKind::PullQuote(_)) {
            let inner = Block::new(block.origin, BlockKind::Paragraph(line));
            block.kind = BlockKind::Quote { body: vec![inner], cite: None };
        }
    }
}

/// The words of a block that may be a pull quote: one paragraph set apart.
fn displayed(block: &Block) -> Option<&[Inline]> {
    match &block.kind {
        BlockKind::PullQuote(line) => Some(line),
        BlockKind::Quote { body, .. } | BlockKind::Aside { kind: AsideKind::Box, title: None, body } => {
            match body.as_slice() {
                [Block { kind: BlockKind::Paragraph(line), .. }] => Some(line),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::NodeId;

    fn p(text: &str) -> Block {
        Block::new(NodeId(0), BlockKind::Paragraph(vec![text.into()]))
    }

    fn quote(text: &str) -> Block {
        Block::new(NodeId(1), BlockKind::Quote { body: vec![p(text)], cite: None })
    }

    #[test]
    fn only_what_repeats_the_text_is_a_pull_quote() {
        let mut body = vec![
            p("“We will build it again, and better,” she said."),
            quote("We will build it again, and better"),
            quote("Something that nobody said in the text above"),
            Block::new(NodeId(2), BlockKind::PullQuote(vec!["Called one, but it repeats nothing".into()])),
        ];
        settle(&mut body);
        assert!(matches!(body[1].kind, BlockKind::PullQuote(_)));
        assert!(matches!(body[2].kind, BlockKind::Quote { .. }));
        assert!(matches!(body[3].kind, BlockKind::Quote { .. }));
    }
}
