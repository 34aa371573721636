//! Captions and credits that stand in strips of their own, joined to the pictures they belong to.

use crate::find::holds;
use article::{Block, BlockKind, Figure, Inline, ListItem, Media, plain_text, word_count};

use super::anchors::content_of;
use super::walk::Piece;
use crate::credit;

/// A longer credit than this is not added to.
const LONGEST_CREDIT: usize = 300;
/// A text below a picture of more words than this is no caption, whatever it looks like.
const MOST_WORDS: u32 = 60;
/// Nor is one of more than this where nothing but its credit tells.
const MOST_PLAIN_WORDS: u32 = 40;

/// The blocks, each caption given to the picture just before it, or to the one just after it, or
/// to one that the page does not carry.
pub(super) fn attach(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(pieces.len());
    // A caption that waits for the picture below it.
    let mut waiting: Option<(crate::NodeId, Figure)> = None;
    // The last block may take a caption or a credit: nothing stood between.
    let mut open = false;
    for piece in pieces {
        match piece {
            Piece::Block(mut block) => {
                if let Some((origin, words)) = waiting.take() {
                    match bare_figure(&mut block) {
                        Some(figure) => (figure.caption, figure.credit) = (words.caption, words.credit),
                        None => blocks.push(missing(origin, words)),
                    }
                }
                if let Some(before) = blocks.last_mut().filter(|_| open)
                    && is_bare_figure(before)
                    && let Some((caption, credit)) = printed_below(&mut block, before.origin)
                    && let Some(figure) = figure_of(before)
                {
                    (figure.caption, figure.credit) = (caption, credit);
                    continue;
                }
                open = matches!(block.kind, BlockKind::Figure(_));
                blocks.push(block);
            }
            Piece::Caption(origin, line) => {
                let (caption, credit) = split_credit(line);
                let words = Figure { caption, credit, ..Figure::default() };
                blocks.extend(waiting.take().map(|(origin, words)| missing(origin, words)));
                match blocks.last_mut().filter(|_| open).and_then(bare_figure) {
                    Some(figure) => (figure.caption, figure.credit) = (words.caption, words.credit),
                    None => (waiting, open) = (Some((origin, words)), true),
                }
            }
            Piece::Credit(origin, text) => {
                let text = bare_credit(&text);
                let figure = match &mut waiting {
                    Some((_, words)) => Some(words),
                    None => blocks.last_mut().filter(|_| open).and_then(figure_of),
                };
                match figure {
                    Some(figure) => append_credit(&mut figure.credit, Some(text)),
                    None => {
                        let words = Figure { credit: Some(text), ..Figure::default() };
                        (waiting, open) = (Some((origin, words)), true);
                    }
                }
            }
        }
    }
    blocks.extend(waiting.map(|(origin, words)| missing(origin, words)));
    blocks
}

/// A picture that nothing is said of yet.
pub(super) fn is_bare_figure(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Figure(f) if f.caption.is_empty() && f.credit.is_none())
}

/// The caption that a block right below a picture is, where only its look says so: a list of one
/// item, or a short paragraph, that ends with a credit; a line in italics or small type that does, or
/// that stands in the picture's own paragraph, or is small.
fn printed_below(block: &mut Block, picture: crate::NodeId) -> Option<(Vec<Inline>, Option<String>)> {
    let in_its_paragraph = block.origin < picture;
    let mut most = MOST_WORDS;
    let (line, is_said) = match &mut block.kind {
        BlockKind::List { ordered: false, items, .. } => {
            let [ListItem { checked: None, body }] = items.as_mut_slice() else { return None };
            let [Block { kind: BlockKind::Paragraph(line), .. }] = body.as_mut_slice() else { return None };
            (line, false)
        }
        BlockKind::Paragraph(line) => {
            let small = match line.as_slice() {
                [Inline::Small(_)] => true,
                [Inline::Emphasis(inner)] => {
                    in_its_paragraph || matches!(inner.as_slice(), [Inline::Small(_)])
                }
                _ => {
                    most = MOST_PLAIN_WORDS;
                    false
                }
            };
            (line, small)
        }
        _ => return None,
    };
    let text = plain_text(line);
    let words = word_count(&text);
    // In a table of contents or of offers bars part all kinds of things.
    let barred = most < MOST_WORDS && text.contains(['|', '｜']);
    let (caption, credit) = split_credit(line.clone());
    (words <= most && !barred && (is_said || credit.is_some())).then_some((bare(caption), credit))
}

/// A line without the type that it is set in as a whole.
fn bare(mut line: Vec<Inline>) -> Vec<Inline> {
    while let [Inline::Emphasis(inner) | Inline::Small(inner)] = line.as_mut_slice() {
        line = std::mem::take(inner);
    }
    line
}

fn figure_of(block: &mut Block) -> Option<&mut Figure> {
    match &mut block.kind {
        BlockKind::Figure(figure) => Some(figure),
        _ => None,
    }
}

fn bare_figure(block: &mut Block) -> Option<&mut Figure> {
    Some(block).filter(|b| is_bare_figure(b)).and_then(figure_of)
}

fn missing(origin: crate::NodeId, mut words: Figure) -> Block {
    words.media.push(Media::Missing);
    Block::new(origin, BlockKind::Figure(words))
}

/// A caption's words and its credit.
pub(super) fn split_credit(line: Vec<Inline>) -> (Vec<Inline>, Option<String>) {
    let text = plain_text(&line);
    let (words, credit) = credit::split(text.trim());
    if credit.is_none() {
        return (without_bar(line), None);
    }
    let line = if text.trim_start().starts_with(&words) {
        let lead = text.chars().take_while(|c| c.is_whitespace()).count();
        let mut line = line;
        cut(&mut line, &mut (lead + words.chars().count()));
        without_bar(line)
    } else if words.is_empty() {
        Vec::new()
    } else {
        vec![Inline::Text(words)]
    };
    (line, credit)
}

/// Keeps the first characters of a line.
fn cut(line: &mut Vec<Inline>, left: &mut usize) {
    line.retain_mut(|inline| {
        if *left == 0 {
            return false;
        }
        if let Some(content) = content_of(inline) {
            cut(content, left);
            return !content.is_empty();
        }
        match inline {
            Inline::Text(text) | Inline::Code(text) => {
                let end = text.char_indices().nth(*left).map_or(text.len(), |(at, _)| at);
                *left -= text[..end].chars().count();
                text.truncate(end);
            }
            Inline::Break => *left -= 1,
            Inline::Abbr { short, .. } => *left = left.saturating_sub(short.chars().count()),
            _ => {}
        }
        true
    });
}

/// A line without the bar or dash at its end that led to the credit.
pub(super) fn without_bar(mut line: Vec<Inline>) -> Vec<Inline> {
    while let Some(last) = line.last_mut() {
        match last {
            Inline::Text(text) => {
                let kept = text.trim_end_matches([' ', '\u{a0}', '|', '/', '·', '—', '–']).len();
                let dashed = text[kept..].contains(['|', '/', '·', '—', '–']);
                text.truncate(if dashed { kept } else { text.trim_end().len() });
                if !text.is_empty() {
                    break;
                }
                line.pop();
            }
            Inline::Break => {
                line.pop();
            }
            _ => break,
        }
    }
    line
}

/// A credit without the words and signs that lead to it.
pub(super) fn bare_credit(text: &str) -> String {
    let text = text.trim().trim_matches(['|', '(', ')', '/', '[', ']', ' ']).trim();
    // A text that is known to be a credit is one whether or not it begins with "Photo:".
    match credit::split(text) {
        (words, Some(credit)) if words.trim().is_empty() => credit,
        _ => text.to_owned(),
    }
}

/// Adds a credit to another.
pub(super) fn append_credit(credit: &mut Option<String>, more: Option<String>) {
    let Some(more) = more.map(|m| m.trim().to_owned()).filter(|m| !m.is_empty()) else { return };
    match credit {
        Some(known) if known.len() > LONGEST_CREDIT || holds(known, &more) => {}
        Some(known) => {
            known.push_str(" / ");
            known.push_str(&more);
        }
        None => *credit = Some(more),
    }
}
