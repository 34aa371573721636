//! Boxes that a page prints without one: corrections, key points above the text. What was added later
//! ("Update:") is text of the story.

use article::{AsideKind, Block, BlockKind, plain_text};

use crate::lower::kind_of_title;
use crate::phrases::Table;

/// A correction is no longer than this, in bytes; nor what stands between its first word and its colon.
const LONGEST: usize = 1200;
const LONGEST_DATE: usize = 40;
/// Key points stand among the first blocks.
const FIRST: usize = 3;

/// How paragraphs begin that say what was changed.
static CHANGES: Table = Table::phrases(
    "correction|corrections|clarification|editor's note|editor’s note|editors' note|editors’ note|\
     korrektur|berichtigung|richtigstellung|anmerkung der redaktion|hinweis der redaktion|\
     correctif|rectificatif|note de la rédaction|corrección|nota del editor|\
     nota de la redacción|correção|nota da redação|nota do editor|correzione|rettifica|\
     nota della redazione|correctie|rectificatie|noot van de redactie|sprostowanie|\
     исправление|уточнение|от редакции|訂正|編集部注|更正|编者按|編者按|정정|편집자 주|تصحيح",
);

/// Puts them into boxes.
pub(super) fn set(body: &mut Vec<Block>) {
    for block in body.iter_mut() {
        if matches!(&block.kind, BlockKind::Paragraph(line) if tells_a_change(&plain_text(line))) {
            let inner = Block { anchor: None, ..block.clone() };
            block.kind = BlockKind::Aside { kind: AsideKind::Correction, title: None, body: vec![inner] };
        }
    }
    for at in 0..body.len().saturating_sub(1).min(FIRST) {
        let [Block { kind: BlockKind::Heading { content, .. }, anchor: None, .. }, list] = &body[at..at + 2]
        else {
            continue;
        };
        if !matches!(list.kind, BlockKind::List { .. })
            || kind_of_title(content) != Some(AsideKind::KeyPoints)
        {
            continue;
        }
        let (title, list) = (Some(content.clone()), list.clone());
        body[at].kind = BlockKind::Aside { kind: AsideKind::KeyPoints, title, body: vec![list] };
        body.remove(at + 1);
        return;
    }
}

/// "Correction:", "Clarification, 3 April:", "[Editor's note: …".
fn tells_a_change(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '(' | '*' | '【'));
    let Some(rest) = CHANGES.strip(text).filter(|rest| rest.len() <= LONGEST) else { return false };
    let Some(colon) = rest.find([':', '：', '】']) else { return false };
    let date = rest[..colon].trim();
    date.is_empty() || date.len() <= LONGEST_DATE && date.contains(char::is_numeric)
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
