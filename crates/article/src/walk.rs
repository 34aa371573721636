//! Walking the tree: one visitor for every block, and the measures built on it.

use crate::inline::each_plain;
use crate::{Block, BlockKind, Inline};

/// What a visitor wants after a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// Go on into the block's own blocks.
    Into,
    /// Pass its own blocks over.
    Past,
}

/// Calls `see` on every block in document order, outer before inner.
pub fn visit_blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Block) -> Visit) {
    for block in blocks {
        if see(block) == Visit::Past {
            continue;
        }
        match &block.kind {
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| visit_blocks(&item.body, see));
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    definition.details.iter().for_each(|d| visit_blocks(d, see));
                }
            }
            BlockKind::Quote { body, .. } | BlockKind::Aside { body, .. } => visit_blocks(body, see),
            BlockKind::Table(table) => {
                for row in table.head.iter().chain(&table.body) {
                    row.cells.iter().for_each(|cell| visit_blocks(&cell.body, see));
                }
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::PullQuote(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Math(_)
            | BlockKind::Embed(_)
            | BlockKind::Rule => {}
        }
    }
}

/// The prose of blocks, a line a block; figures, players and pull quotes are no prose.
pub(crate) fn prose(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut start = 0;
    each_piece(blocks, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::End => {
            out.truncate(out.trim_end().len().max(start));
            let text = out.get(start..).unwrap_or("");
            let space = text.len() - text.trim_start().len();
            if space > 0 {
                out.drain(start..start + space);
            }
            if out.len() > start {
                out.push('\n');
            }
            start = out.len();
        }
    });
    out.truncate(out.trim_end().len());
    out
}

/// The words of that prose, as [`word_count`] counts them.
pub(crate) fn words_of(blocks: &[Block]) -> u32 {
    let mut counter = Counter::default();
    each_piece(blocks, &mut |piece| match piece {
        Piece::Text(text) => counter.push(text),
        Piece::End => counter.inside = false,
    });
    counter.words
}

/// What prose is made of.
enum Piece<'a> {
    /// A part of a line, as it stands.
    Text(&'a str),
    /// The end of a line.
    End,
}

fn each_piece<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Piece<'a>)) {
    visit_blocks(blocks, &mut |block| {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => line(content, see),
            BlockKind::Code { text, .. } => text_line(text, see),
            BlockKind::Math(math) => text_line(math.source(), see),
            BlockKind::Quote { cite: Some(cite), body } => {
                // The attribution follows what it attributes.
                each_piece(body, see);
                line(cite, see);
                return Visit::Past;
            }
            BlockKind::Aside { title: Some(title), .. } => line(title, see),
            BlockKind::Table(table) => line(&table.caption, see),
            BlockKind::Embed(embed) => embed.post().into_iter().for_each(|words| text_line(words, see)),
            BlockKind::Definitions(list) => {
                for definition in list {
                    definition.terms.iter().for_each(|term| line(term, see));
                    definition.details.iter().for_each(|details| each_piece(details, see));
                }
                return Visit::Past;
            }
            _ => {}
        }
        Visit::Into
    });
}

fn line<'a>(content: &'a [Inline], see: &mut dyn FnMut(Piece<'a>)) {
    each_plain(content, &mut |text| see(Piece::Text(text)));
    see(Piece::End);
}

fn text_line<'a>(text: &'a str, see: &mut dyn FnMut(Piece<'a>)) {
    see(Piece::Text(text));
    see(Piece::End);
}

/// Words of a text. A run of letters and digits is a word; of Chinese and Japanese, whose
/// words are not set apart, every character counts as one.
pub fn word_count(text: &str) -> u32 {
    let mut counter = Counter::default();
    counter.push(text);
    counter.words
}

/// Counts the words of a text that comes in pieces.
#[derive(Default)]
struct Counter {
    words: u32,
    /// The last piece ended within a word.
    inside: bool,
}

impl Counter {
    fn push(&mut self, text: &str) {
        let (mut words, mut inside) = (self.words, self.inside);
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if let Some((begun, ends_inside)) = bytes.get(at..).and_then(|rest| words_of_eight(rest, inside))
            {
                words = words.saturating_add(begun);
                inside = ends_inside;
                at += 8;
                continue;
            }
            if byte == b' ' {
                inside = false;
                at += 1;
                continue;
            }
            if byte.is_ascii() {
                let letter = byte.is_ascii_alphanumeric();
                words = words.saturating_add(u32::from(letter && !inside));
                inside = letter || inside && matches!(byte, b'\'' | b'-');
                at += 1;
                if letter {
                    // Most words end with small letters.
                    at += bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
                }
                continue;
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            at += c.len_utf8();
            if is_ideograph(c) {
                words = words.saturating_add(1);
                inside = false;
            } else if !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric() {
                words = words.saturating_add(u32::from(!inside));
                inside = true;
            } else if !matches!(c, '’' | '\u{ad}') {
                inside = false;
            }
        }
        (self.words, self.inside) = (words, inside);
    }
}

/// How many words begin in a text's first eight bytes, and whether it goes on within a word. `None` where
/// these are not all of ASCII, or one of them may stand within a word.
fn words_of_eight(text: &[u8], inside: bool) -> Option<(u32, bool)> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let eight = u64::from_le_bytes(*text.first_chunk()?);
    if eight & HIGH != 0 {
        return None;
    }
    // The highest bit of each byte that is `from` or more: no sum is carried into the next.
    let at_least = |bytes: u64, from: u8| bytes + u64::from(0x80 - from) * ONES;
    let between = |bytes: u64, from: u8, to: u8| at_least(bytes, from) & !at_least(bytes, to + 1) & HIGH;
    if between(eight, b'\'', b'\'') | between(eight, b'-', b'-') != 0 {
        return None;
    }
    let letters = between(eight | (0x20 * ONES), b'a', b'z') | between(eight, b'0', b'9');
    let begun = letters & !((letters << 8) | (u64::from(inside) << 7));
    Some((begun.count_ones(), letters >> 63 == 1))
}

/// Han, Hiragana and Katakana: the scripts without spaces whose characters are counted.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ListItem, NodeId};

    fn paragraph(text: &str) -> Block {
        Block::new(NodeId(0), BlockKind::Paragraph(vec![text.into()]))
    }

    #[test]
    fn words_are_counted_by_script() {
        assert_eq!(word_count("It's a well-set page, isn't it?"), 6);
        assert_eq!(word_count("東京で会談 in Tokyo"), 7);
        assert_eq!(word_count(" — … "), 0);
        assert_eq!(
            word_count("a -- b: 'tis 4-ply, o'er [x] `y` {z} @a /b @Z 09/10 o''o A-É-B caféteria"),
            16
        );
    }

    #[test]
    fn prose_has_a_line_a_block_and_goes_into_lists_and_quotes() {
        let list = BlockKind::List {
            ordered: true,
            start: 1,
            items: ["one", "two"].map(|t| ListItem { checked: None, body: vec![paragraph(t)] }).into(),
        };
        let quote = BlockKind::Quote { body: vec![paragraph("said")], cite: Some(vec!["her".into()]) };
        let blocks = [paragraph("First."), Block::new(NodeId(1), list), Block::new(NodeId(2), quote)];
        assert_eq!(prose(&blocks), "First.\none\ntwo\nsaid\nher");
        // No word goes on over the end of a line.
        assert_eq!((words_of(&blocks), word_count(&prose(&blocks))), (5, 5));
    }
}
