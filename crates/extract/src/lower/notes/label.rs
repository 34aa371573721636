//! The marks of notes: what is one, and what of it is left in a note's text.

use article::{Block, BlockKind, Inline};

use crate::find::lower;

/// A mark of a note without brackets; `None` for a text that is no mark.
pub(super) fn of(text: &str) -> Option<String> {
    if text.len() > 64 && text.trim().len() > 32 {
        return None;
    }
    let bare = text.trim().trim_matches(|c: char| {
        matches!(c, '[' | ']' | '(' | ')' | '^' | '.' | ':' | '{' | '}' | '【' | '】') || c.is_whitespace()
    });
    let count = bare.chars().count();
    let numbers = count <= 4 && bare.chars().all(char::is_numeric);
    let signs =
        count <= 4 && bare.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#' | '※' | '❋' | '⁂'));
    let letter = count == 1 && bare.chars().all(|c| c.is_ascii_lowercase());
    let roman = count <= 6 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    let lower = bare.to_ascii_lowercase();
    let worded = ["note ", "nb ", "fn", "注", "註", "a ", "n "].iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim();
            (1..=3).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit())
        })
    });
    (count > 0 && (numbers || signs || letter || roman || worded)).then(|| bare.to_owned())
}

/// A mark that is a number.
pub(super) fn number(text: &str) -> Option<u32> {
    of(text)?.parse().ok()
}

/// The text of a link back to the place that refers to a note.
pub(super) fn is_way_back(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    let arrows = text.chars().all(|c| {
        matches!(
            c,
            '↩' | '↪'
                | '↑'
                | '⤴'
                | '⬆'
                | '⇑'
                | '←'
                | '⏎'
                | '^'
                | '⮐'
                | '↵'
                | '↖'
                | '🔙'
                | '\u{fe0e}'
                | '\u{fe0f}'
        ) || c.is_whitespace()
    });
    let words = [
        "back",
        "return",
        "jump up",
        "jump back",
        "zurück",
        "retour",
        "volver",
        "voltar",
        "torna",
        "назад",
        "戻る",
    ];
    let lower = lower(text);
    arrows
        || words.iter().any(|w| lower == *w)
        || lower.starts_with("back to ")
        || lower.starts_with("jump to content")
}

/// Removes what is left of mark and way back at the ends of a note.
pub(super) fn trim(body: &mut Vec<Block>, label: &str) {
    if let Some(Block { kind: BlockKind::Paragraph(line), .. }) = body.first_mut() {
        trim_start(line, label);
    }
    if let Some(Block { kind: BlockKind::Paragraph(line), .. }) = body.last_mut() {
        trim_end(line);
    }
    body.retain(|block| block.inlines().is_none_or(|line| !line.is_empty()));
}

fn trim_start(line: &mut Vec<Inline>, label: &str) {
    while let Some(first) = line.first_mut() {
        match first {
            Inline::Text(text) => {
                let mut rest = text.trim_start_matches(['^', '↑', ' ', '\u{a0}']).trim_start_matches(". ");
                for (open, close) in [("[", "]"), ("(", ")"), ("", "."), ("", ")"), ("", ":"), ("", "")] {
                    let after = rest
                        .strip_prefix(open)
                        .and_then(|r| r.strip_prefix(label))
                        .and_then(|r| r.strip_prefix(close));
                    // A bare number may begin the note's own words ("1 May").
                    let bare = open.is_empty() && close.is_empty();
                    if let Some(after) = after.filter(|a| {
                        !label.is_empty()
                            && (!bare || a.trim().is_empty())
                            && (bare || a.is_empty() || a.starts_with([' ', '\u{a0}']))
                    }) {
                        rest = after;
                        break;
                    }
                }
                let rest = rest.trim_start_matches([' ', '\u{a0}']);
                if rest.len() != text.len() {
                    *text = rest.to_owned();
                }
                if !text.is_empty() {
                    return;
                }
                line.remove(0);
            }
            Inline::Break => {
                line.remove(0);
            }
            _ => return,
        }
    }
}

fn trim_end(line: &mut Vec<Inline>) {
    while let Some(last) = line.last_mut() {
        match last {
            Inline::Text(text) => {
                let kept =
                    text.trim_end_matches(['↩', '↑', '⤴', '⏎', '\u{fe0e}', '\u{fe0f}', ' ', '\u{a0}']).len();
                text.truncate(kept);
                if !text.is_empty() {
                    return;
                }
                line.pop();
            }
            Inline::Break => {
                line.pop();
            }
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, label) in [
            ("[12]", "12"),
            (" * ", "*"),
            ("(a)", "a"),
            ("iv", "iv"),
            ("note 3", "note 3"),
            ("²", "²"),
            ("[١٢]", "١٢"),
            ("②", "②"),
        ] {
            assert_eq!(of(text).as_deref(), Some(label));
        }
        for text in ["see", "12345", "A", "", "more", "2.1 Methods"] {
            assert_eq!(of(text), None);
        }
    }
}
