//! Pull quotes: sentences of the text, repeated for display.

use std::borrow::Cow;

use article::{AsideKind, Block, BlockKind, Inline, Visit, plain_text, visit_blocks};

use memchr::memchr2;

use crate::facts::{common_beginning, letters};
use crate::find::holds_folded;

/// Fewer letters than this may stand in a text twice by chance.
const SHORTEST: usize = 20;
/// More letters than this are no pull quote.
const LONGEST: usize = 400;

/// Quotations beyond this number are left as they are.
const MOST: usize = 32;

/// Recognises quotations and boxes that repeat the text, and makes of those that were called pull
/// quotes, but repeat nothing, the quotations that they are.
pub(super) fn settle(body: &mut [Block]) {
    let lines = || body.iter().filter_map(displayed).take(MOST).map(text_of);
    let quoted: Vec<String> = lines().map(|line| letters(&line)).collect();
    let words: Vec<String> = lines().map(|line| rarest_word(&line).to_owned()).collect();
    let mut sought = Sought::new(&quoted);
    if sought.any() {
        visit_blocks(body, &mut |block| match &block.kind {
            BlockKind::Paragraph(line) => {
                if sought.any() {
                    let text = text_of(line);
                    // To look closely takes much longer than to see that none can be here.
                    if may_part_words(&text) || sought.open.iter().any(|&i| holds_folded(&text, &words[i])) {
                        sought.look(&quoted, &text);
                    }
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
            // A pull quote has no place for who said it: that is a quotation.
            if matches!(block.kind, BlockKind::Quote { cite: Some(_), .. }) {
                continue;
            }
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

/// Letters from the most to the least frequent, as the Linotype's keyboard has them.
const FREQUENT: &[u8] = b"etaoinshrdlucmfwypvbgkqjxz";

/// The word of ASCII whose first letter is the rarest in texts: it tells soonest that a text does not hold
/// the line. Empty where there is none, and then every text may.
fn rarest_word(line: &str) -> &str {
    let words = line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{ad}' | '\u{200b}'));
    let ranked = words.filter(|word| word.is_ascii() && word.len() > 2).filter_map(|word| {
        let first = word.bytes().next()?.to_ascii_lowercase();
        Some((FREQUENT.iter().position(|letter| *letter == first)?, word))
    });
    ranked.max_by_key(|(rank, _)| *rank).map_or("", |(_, word)| word)
}

/// Whether there may be a soft hyphen or a space of no width in a text, by the bytes that these end with: its
/// words are then not to be found as they stand.
fn may_part_words(text: &str) -> bool {
    memchr2(0xad, 0x8b, text.as_bytes()).is_some()
}

pub(super) fn text_of(line: &[Inline]) -> Cow<'_, str> {
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
    /// Characters that may still be compared: so many for each byte of text, that no text takes long.
    left: usize,
}

/// What a text may cost, in characters compared a byte.
const EFFORT: usize = 8;

impl Sought {
    fn new(quoted: &[String]) -> Self {
        // Of equal ones the first is looked for.
        let open: Vec<usize> = (0..quoted.len())
            .filter(|&i| (SHORTEST..=LONGEST).contains(&quoted[i].len()) && first_like(quoted, i) == i)
            .collect();
        Self { found: vec![false; quoted.len()], open, left: 0 }
    }

    fn any(&self) -> bool {
        !self.open.is_empty()
    }

    /// Marks those that a paragraph holds, each from the beginning of a word on.
    fn look(&mut self, quoted: &[String], text: &str) {
        self.left += EFFORT * text.len();
        let mut within = false;
        for (at, byte) in text.bytes().enumerate() {
            let begins = !within;
            within = byte.is_ascii_alphanumeric();
            if begins
                && (within || !byte.is_ascii())
                && let Some(rest) = text.get(at..)
            {
                let (found, left) = (&mut self.found, &mut self.left);
                self.open.retain(|&i| {
                    let same = if *left > 0 { common_beginning(rest, &quoted[i]) } else { 0 };
                    *left = left.saturating_sub(same + 1);
                    found[i] = same * 4 >= quoted[i].len() && quoted[i].chars().nth(same).is_none();
                    !found[i]
                });
            }
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
        assert!(matches!(body[1].kind, BlockKind::PullQuote(_)), "{:?}", body[1]);
        assert!(matches!(body[2].kind, BlockKind::Quote { .. }));
        assert!(matches!(body[3].kind, BlockKind::Quote { .. }));
    }

    #[test]
    fn a_repeated_line_with_a_name_below_it_keeps_the_name() {
        let mut body =
            vec![p("“We will build it again, and better,” she said."), quote("We will build it again")];
        if let BlockKind::Quote { cite, .. } = &mut body[1].kind {
            *cite = Some(vec!["Ann Lee, shipwright".into()]);
        }
        let before = body.clone();
        settle(&mut body);
        assert_eq!(body, before);
    }

    #[test]
    fn what_repeats_the_text_is_found_in_capitals_and_in_any_script() {
        let mut body = vec![
            p("They said that the ferry would sail again before the winter."),
            quote("THE FERRY WOULD SAIL AGAIN"),
            p("Они сказали, что паром снова пойдёт до зимы."),
            quote("паром снова пойдёт до зимы"),
            p("Der Kapi\u{ad}tän ken\u{ad}nt sei\u{ad}ne Fahr\u{ad}gäste seit Jah\u{ad}ren."),
            quote("Der Kapitän kennt seine Fahrgäste"),
        ];
        settle(&mut body);
        assert!([1, 3, 5].iter().all(|&at| matches!(body[at].kind, BlockKind::PullQuote(_))), "{body:?}");
        assert_eq!([rarest_word("The boat, and a kite: I"), rarest_word("пара")], ["kite", ""]);
    }
}
