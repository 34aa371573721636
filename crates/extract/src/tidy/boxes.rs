//! Boxes that a page prints without one: corrections, key points above the text. What was added later
//! ("Update:") is text of the story.

use article::{AsideKind, Block, BlockKind, Inline, plain_text};

use crate::lower::{CORRECTIONS, kind_of_title};

/// A correction is no longer than this, in bytes; nor what stands between its first word and its colon.
const LONGEST: usize = 1200;
const LONGEST_DATE: usize = 40;
/// Key points stand among the first blocks.
const FIRST: usize = 3;

/// Puts them into boxes.
pub(super) fn set(body: &mut Vec<Block>) {
    for block in body.iter_mut() {
        if matches!(&block.kind, BlockKind::Paragraph(line) if tells_a_change(line)) {
            put_in_box(block, AsideKind::Correction, None);
        }
    }
    for at in 1..body.len().min(FIRST + 1) {
        let is_list = matches!(body[at].kind, BlockKind::List { .. });
        if let Block { kind: BlockKind::Heading { content, .. }, anchor: None, .. } = &mut body[at - 1]
            && is_list
            && kind_of_title(content) == Some(AsideKind::KeyPoints)
        {
            let title = std::mem::take(content);
            put_in_box(&mut body[at], AsideKind::KeyPoints, Some(title));
            body.remove(at - 1);
            return;
        }
    }
}

/// Makes a block a box that holds it.
fn put_in_box(block: &mut Block, kind: AsideKind, title: Option<Vec<Inline>>) {
    let inner = std::mem::replace(&mut block.kind, BlockKind::Rule);
    let inner = Block { dir: block.dir, lang: block.lang.clone(), ..Block::new(block.origin, inner) };
    block.kind = BlockKind::Aside { kind, title, body: vec![inner] };
}

/// "Correction:", "Clarification, 3 April:", "[Editor's note: …".
fn tells_a_change(line: &[Inline]) -> bool {
    let opened = |c: char| c.is_whitespace() || matches!(c, '[' | '(' | '*' | '【');
    if CORRECTIONS.strip(first_text(line).trim_start_matches(opened)).is_none() {
        return false;
    }
    let text = plain_text(line);
    let rest = CORRECTIONS.strip(text.trim_start_matches(opened)).filter(|rest| rest.len() <= LONGEST);
    let Some((date, _)) = rest.and_then(|rest| rest.split_once([':', '：', '】'])) else { return false };
    let date = date.trim();
    date.is_empty() || date.len() <= LONGEST_DATE && date.contains(char::is_numeric)
}

/// The text that a line begins with, in whatever type.
fn first_text(line: &[Inline]) -> &str {
    match line.first() {
        Some(Inline::Text(text)) => text,
        Some(Inline::Strong(content) | Inline::Emphasis(content) | Inline::Small(content)) => {
            first_text(content)
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::check::{dump, lowered};

    fn boxed(html: &str) -> String {
        let mut lowered = lowered(&format!("<article>{html}</article>"));
        set(&mut lowered.body);
        dump(&lowered)
    }

    #[test]
    fn what_was_changed_stands_in_a_box() {
        for text in
            ["Correction: Nine.", "[Editor’s note, April 3: Passed.]", "Berichtigung: Neun.", "訂正：九年。"]
        {
            assert_eq!(
                boxed(&format!("<p>One.</p><p>{text}</p>")),
                format!("p One.\naside Correction\n  p {text}\n")
            );
        }
        for text in
            ["Update your phone now: it is old.", "Corrections are printed here.", "Update: It has passed."]
        {
            assert_eq!(boxed(&format!("<p>{text}</p>")), format!("p {text}\n"));
        }
    }

    #[test]
    fn key_points_above_the_text_are_one() {
        let found = boxed("<h2>Key points</h2><ul><li>Nine.</li></ul><p>One.</p>");
        assert_eq!(found, "aside KeyPoints Key points\n  ul\n    -\n      p Nine.\np One.\n");
        let list = "<h2>Tides</h2><ul><li>Nine.</li></ul><p>One.</p>";
        assert!(boxed(list).starts_with("h2 Tides\nul"));
    }
}
