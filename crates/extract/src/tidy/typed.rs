//! What text shows by its characters: lists by their bullets and numbers, headings, where it is copied, by the
//! blank lines around a few words.

use article::{Block, BlockKind, Inline, ListItem, NodeId, plain_text};

/// A heading has no more words.
const MOST_OF_HEADING: usize = 8;
/// A paragraph below a heading has no fewer characters.
const PARAGRAPH: usize = 80;

/// Makes lists and headings of paragraphs. `plain` is copied text, of which `apart` tells what stands behind a
/// blank line.
pub(crate) fn set(body: &mut Vec<Block>, plain: bool, apart: &dyn Fn(NodeId) -> bool) {
    // In a page, what begins with a hyphen may be what somebody says, and a number is part of the text.
    let sure = |mark: &Mark| plain || matches!(mark, Mark::Bullet(bullet) if !bullet.is_ascii());
    if !plain && !body.iter().any(|block| mark_of(block).is_some_and(|mark| sure(&mark))) {
        return;
    }
    let mut out: Vec<Block> = Vec::with_capacity(body.len());
    let mut blocks = std::mem::take(body).into_iter().peekable();
    while let Some(mut block) = blocks.next() {
        let mark = mark_of(&block).filter(sure);
        let follows = |next: &Block, number: i32| match (mark, mark_of(next)) {
            (Some(Mark::Number(_)), Some(Mark::Number(next))) => next == number,
            (Some(Mark::Bullet(one)), Some(Mark::Bullet(other))) => one == other,
            _ => false,
        };
        let start = if let Some(Mark::Number(number)) = mark { number } else { 0 };
        if mark.is_some() && blocks.peek().is_some_and(|next| follows(next, start.saturating_add(1))) {
            let origin = block.origin;
            let mut items = vec![item(block)];
            while let Some(next) =
                blocks.next_if(|next| follows(next, start.saturating_add(items.len() as i32)))
            {
                items.push(item(next));
            }
            let ordered = matches!(mark, Some(Mark::Number(_)));
            let start = if ordered { start } else { 1 };
            block = Block::new(origin, BlockKind::List { ordered, start, items });
        } else if !out.is_empty()
            && let BlockKind::Paragraph(line) = &mut block.kind
            && apart(block.origin)
            && is_heading(&plain_text(line))
            && blocks.peek().is_some_and(|next| apart(next.origin) && is_paragraph(next))
        {
            block.kind = BlockKind::Heading { level: 2, content: std::mem::take(line) };
        }
        out.push(block);
    }
    *body = out;
}

/// What an item of a list begins with.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Bullet(char),
    Number(i32),
}

fn mark_of(block: &Block) -> Option<Mark> {
    let BlockKind::Paragraph(line) = &block.kind else { return None };
    let Some(Inline::Text(text)) = line.first() else { return None };
    marked(text).map(|(mark, _)| mark)
}

/// The mark, and the text behind it.
fn marked(text: &str) -> Option<(Mark, &str)> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (mark, rest) = text.split_at_checked(digits)?;
    if (1..=3).contains(&digits) {
        return Some((Mark::Number(mark.parse().ok()?), rest.strip_prefix(['.', ')'])?.strip_prefix(' ')?));
    }
    // A dialogue begins with longer dashes.
    let bullet =
        rest.chars().next().filter(|c| matches!(c, '•' | '‣' | '▪' | '●' | '◦' | '·' | '-' | '*'))?;
    Some((Mark::Bullet(bullet), rest.get(bullet.len_utf8()..)?.strip_prefix([' ', '\u{a0}'])?))
}

fn item(mut block: Block) -> ListItem {
    if let BlockKind::Paragraph(line) = &mut block.kind
        && let Some(Inline::Text(text)) = line.first_mut()
        && let Some((_, rest)) = marked(text)
    {
        *text = rest.trim_start().to_owned();
    }
    ListItem { checked: None, body: vec![block] }
}

/// A few words that begin with a capital and end without a stop.
fn is_heading(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
    begins
        && (2..=MOST_OF_HEADING).contains(&text.split_whitespace().count())
        && text.ends_with(|c: char| c.is_alphanumeric() || c == '?')
}

fn is_paragraph(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(line) if plain_text(line).chars().count() >= PARAGRAPH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(lines: &[&str]) -> Vec<Block> {
        read(lines, true)
    }

    fn read(lines: &[&str], plain: bool) -> Vec<Block> {
        let block = |(n, line): (usize, &&str)| {
            Block::new(NodeId(n as u32), BlockKind::Paragraph(vec![line.trim_start_matches('_').into()]))
        };
        let mut body = lines.iter().enumerate().map(block).collect();
        set(&mut body, plain, &|node| lines.get(node.0 as usize).is_some_and(|line| line.starts_with('_')));
        body
    }

    fn items(block: &Block) -> Option<(bool, i32, Vec<String>)> {
        let BlockKind::List { ordered, start, items } = &block.kind else { return None };
        let text = |item: &ListItem| plain_text(item.body[0].inlines().unwrap_or_default());
        Some((*ordered, *start, items.iter().map(text).collect()))
    }

    #[test]
    fn bullets_and_numbers_in_a_row_are_lists() {
        let body = made(&[
            "Bring:",
            "• a coat",
            "• a lamp",
            "2. Go to the pier.",
            "3. Wait.",
            "5. Sail.",
            "- No",
            "– Yes",
        ]);
        assert_eq!(items(&body[1]), Some((false, 1, vec!["a coat".into(), "a lamp".into()])));
        assert_eq!(items(&body[2]), Some((true, 2, vec!["Go to the pier.".into(), "Wait.".into()])));
        assert!(body[3..].iter().all(|block| matches!(block.kind, BlockKind::Paragraph(_))));
        assert_eq!(body.len(), 6);
    }

    #[test]
    fn in_a_page_only_bullets_are_sure_to_make_lists() {
        let body = read(&["1. A coat", "2. A lamp", "- Yes.", "- No.", "▪ Rope", "▪ Nets"], false);
        assert_eq!(body.len(), 5);
        assert_eq!(items(&body[4]), Some((false, 1, vec!["Rope".into(), "Nets".into()])));
    }

    #[test]
    fn a_few_words_between_blank_lines_are_a_heading() {
        let long =
            "_Nobody on the islands was sorry to see it go, and those who were did not say so to anybody.";
        let body = made(&[
            long,
            "_A long winter",
            long,
            "_He said:",
            long,
            "_A short spring",
            "_It came.",
            "A line",
            long,
        ]);
        let headings = body.iter().map(|block| matches!(block.kind, BlockKind::Heading { .. }));
        assert_eq!(headings.enumerate().filter(|(_, is)| *is).map(|(n, _)| n).collect::<Vec<_>>(), [1]);
    }
}
