//! Pull quotes: sentences of the text, repeated for display.

use std::borrow::Cow;

use article::{AsideKind, Block, BlockKind, Inline, Visit, plain_text, visit_blocks};

use crate::facts::{each_letter, letters};

/// Fewer letters than this may stand in a text twice by chance.
const SHORTEST: usize = 20;
/// More letters than this are no pull quote.
const LONGEST: usize = 400;

/// Quotations beyond this number are left as they are.
const MOST: usize = 32;

/// Recognises quotations and boxes that repeat the text, and makes of those that were called pull
/// quotes, but repeat nothing, the quotations that they are.
pub(super) fn settle(body: &mut [Block]) {
    let quoted: Vec<String> =
        body.iter().filter_map(displayed).take(MOST).map(|line| letters(&text_of(line))).collect();
    let mut sought = Sought::new(&quoted);
    if sought.any() {
        visit_blocks(body, &mut |block| match &block.kind {
            BlockKind::Paragraph(line) => {
                if sought.any() {
                    sought.look(&quoted, &text_of(line));
                }
                Visit::Into
            }
            BlockKind::Quote { .. } | BlockKind::Aside { .. } => Visit::Past,
            _ => Visit::Into,
        });
    }
    let mut found = (0..quoted.len()).map(|i| sought.found[first_like(&quoted, i)]);
    for block in body {
        let Some(line) = displayed(block).map(<[Inline]>::to_vec) else { continue };
        let Some(repeats) = found.next() else { return };
        if repeats {
            block.kind = BlockKind::PullQuote(line);
        } else if matches!(block.kind, BlockKind::PullQuote(_)) {
            let inner = Block::new(block.origin, BlockKind::Paragraph(line));
            block.kind = BlockKind::Quote { body: vec![inner], cite: None };
        }
    }
}

/// The number of the first text that is the same.
fn first_like(texts: &[String], number: usize) -> usize {
    texts.iter().position(|text| *text == texts[number]).unwrap_or(number)
}

fn text_of(line: &[Inline]) -> Cow<'_, str> {
    match line {
        [Inline::Text(text)] => text.into(),
        _ => plain_text(line).into(),
    }
}

/// Quotations that are looked for in the text, all at once.
struct Sought {
    /// By quotation: it is in the text.
    found: Vec<bool>,
    /// Which are not found yet.
    open: Vec<usize>,
    /// A bit for how each of those begins, see [`Sought::bit`].
    beginnings: [u64; 64],
}

/// So many letters of a beginning are looked for first.
const BEGINNING: usize = 8;

impl Sought {
    fn new(quoted: &[String]) -> Self {
        // Of equal ones the first is looked for.
        let open = (0..quoted.len())
            .filter(|&i| (SHORTEST..=LONGEST).contains(&quoted[i].len()) && first_like(quoted, i) == i)
            .collect();
        let mut all = Self { found: vec![false; quoted.len()], open, beginnings: [0; 64] };
        for &i in &all.open {
            let beginning = quoted[i].bytes().take(BEGINNING).fold(0, Self::step);
            let (word, bit) = Self::bit(beginning);
            all.beginnings[word] |= bit;
        }
        all
    }

    fn any(&self) -> bool {
        !self.open.is_empty()
    }

    /// Marks those that a paragraph holds.
    fn look(&mut self, quoted: &[String], text: &str) {
        let (mut last, mut begins) = (0, false);
        each_letter(text, &mut |c| {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                last = Self::step(last, byte);
                let (word, bit) = Self::bit(last);
                begins |= self.beginnings[word] & bit != 0;
            }
        });
        if begins {
            let letters = letters(text);
            let found = &mut self.found;
            self.open.retain(|&i| {
                found[i] = letters.contains(&quoted[i]);
                !found[i]
            });
        }
    }

    /// The last eight bytes of letters.
    fn step(last: u64, byte: u8) -> u64 {
        last << 8 | u64::from(byte)
    }

    fn bit(beginning: u64) -> (usize, u64) {
        let place = beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        ((place >> 6) as usize, 1 << (place & 63))
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
        assert!(matches!(body[1].kind, BlockKind::PullQuote(_)), "{:?}", body[1]);
        assert!(matches!(body[2].kind, BlockKind::Quote { .. }));
        assert!(matches!(body[3].kind, BlockKind::Quote { .. }));
    }
}
