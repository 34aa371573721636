//! A text shown as it is, where no article came of a page: its lines, nothing judged.

use std::iter;

use article::{Article, Block, BlockKind, Inline, NodeId, word_count};

use crate::within;

/// The text as paragraphs. A blank line parts paragraphs where there are blank lines, a line
/// break where there are none.
pub fn article(text: &str) -> Article {
    let text = within::replaced(text, "\r\n", "\n");
    let separator = if within::has(text.trim(), "\n\n") { "\n\n" } else { "\n" };
    let mut article = Article::default();
    let mut rest = Some(text.as_str());
    let paragraphs = iter::from_fn(|| {
        let text = rest?;
        let (paragraph, after) = within::around(text, separator).unzip();
        rest = after;
        Some(paragraph.unwrap_or(text).trim())
    });
    for (n, paragraph) in paragraphs.filter(|p| !p.is_empty()).enumerate() {
        let mut content = Vec::new();
        for (n, line) in paragraph.lines().enumerate() {
            if n > 0 {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(line.trim().to_owned()));
        }
        let origin = NodeId(u32::try_from(n).unwrap_or(u32::MAX));
        article.body.push(Block::new(origin, BlockKind::Paragraph(content)));
    }
    article.meta.words = word_count(&text);
    article
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::plain_text;

    fn paragraphs(text: &str) -> Vec<String> {
        article(text).body.iter().filter_map(Block::inlines).map(plain_text).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_where_there_are_any() {
        assert_eq!(paragraphs("a\r\nb\r\n\r\nc\n\n\n\n d "), ["a\nb", "c", "d"]);
        assert_eq!(paragraphs("a\nb\n"), ["a", "b"]);
        assert!(paragraphs(" \n\n ").is_empty());
    }
}
