//! Plain text, as one would write a letter: blank lines between blocks, signs before items.

use article::{Article, Block, BlockKind, Figure, Inline, Media, Note, Row, plain_text};

use crate::tex;

/// What goes into the plain text of an article; by default, all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Headline, dek and a line of byline, source and date before the body.
    pub headline: bool,
    /// Captions and credits of pictures, in square brackets.
    pub captions: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { headline: true, captions: true }
    }
}

/// An article as plain text, ending in a line break; notes follow the body. The bare prose, a
/// line a block, is [`Article::text`].
pub fn text(article: &Article, options: &TextOptions) -> String {
    let mut parts = Vec::new();
    if options.headline {
        parts.extend(crate::headline(article).map(str::to_owned));
        parts.extend(article.meta.dek.as_ref().map(|dek| dek.value.clone()));
        let credits = crate::credits(&article.meta);
        parts.push(credits.join(" · "));
    }
    if let Some(figure) = article.meta.lead_image.as_ref().filter(|_| options.captions) {
        parts.extend(caption(&figure.value));
    }
    blocks(&article.body, options, &mut parts);
    parts.extend(article.notes.iter().map(|note| note_text(note, options)));
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn note_text(note: &Note, options: &TextOptions) -> String {
    let mut parts = Vec::new();
    blocks(&note.body, options, &mut parts);
    format!("[{}] {}", note.label, parts.join("\n\n"))
}

fn blocks(body: &[Block], options: &TextOptions, parts: &mut Vec<String>) {
    for block in body {
        match &block.kind {
            BlockKind::Paragraph(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::PullQuote(content) => {
                parts.push(line(content));
            }
            BlockKind::List { ordered, start, items } => {
                let mut lines = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let number = i64::from(*start) + i64::try_from(index).unwrap_or(0);
                    let tick = match item.checked {
                        Some(true) => "☑ ",
                        Some(false) => "☐ ",
                        None => "",
                    };
                    let mark = if *ordered {
                        format!("{number}. {tick}")
                    } else if tick.is_empty() {
                        "• ".to_owned()
                    } else {
                        tick.to_owned()
                    };
                    lines.push(hanging(&inner(&item.body, options, "\n"), &mark));
                }
                parts.push(lines.join("\n"));
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    let mut lines: Vec<String> = definition.terms.iter().map(|term| line(term)).collect();
                    lines
                        .extend(definition.details.iter().map(|d| hanging(&inner(d, options, "\n"), "    ")));
                    parts.push(lines.join("\n"));
                }
            }
            BlockKind::Quote { body, cite } => {
                let mut quote = inner(body, options, "\n\n");
                if let Some(cite) = cite {
                    quote.push_str(&format!("\n— {}", line(cite)));
                }
                parts.push(hanging(&quote, "    "));
            }
            BlockKind::Aside { title, body, .. } => {
                parts.extend(title.iter().map(|title| line(title)));
                blocks(body, options, parts);
            }
            BlockKind::Code { text, .. } => parts.push(text.clone()),
            BlockKind::Figure(figure) if options.captions => parts.extend(caption(figure)),
            BlockKind::Figure(_) => {}
            BlockKind::Table(table) => {
                parts.push(line(&table.caption));
                let row = |row: &Row| {
                    let cells: Vec<String> = row.cells.iter().map(|c| inner(&c.body, options, " ")).collect();
                    cells.join("\t")
                };
                parts.push(table.head.iter().chain(&table.body).map(row).collect::<Vec<_>>().join("\n"));
            }
            BlockKind::Math(math) => parts.push(tex(math)),
            BlockKind::Embed(card) => {
                let title = card.title.as_deref().unwrap_or(&card.provider);
                parts.push(format!("{title} <{}>", card.href));
            }
            BlockKind::Rule => parts.push("* * *".to_owned()),
        }
    }
}

fn inner(body: &[Block], options: &TextOptions, between: &str) -> String {
    let mut parts = Vec::new();
    blocks(body, options, &mut parts);
    parts.retain(|part| !part.is_empty());
    parts.join(between)
}

fn line(content: &[Inline]) -> String {
    plain_text(content).trim().to_owned()
}

fn caption(figure: &Figure) -> Option<String> {
    let mut words = line(&figure.caption);
    if words.is_empty() {
        let alt = figure.media.iter().find_map(|media| match media {
            Media::Image(image) if !image.alt.is_empty() => Some(image.alt.clone()),
            _ => None,
        });
        words = alt.unwrap_or_default();
    }
    if let Some(credit) = &figure.credit {
        words = format!("{words} ({credit})").trim().to_owned();
    }
    (!words.is_empty()).then(|| format!("[{words}]"))
}

/// The first line after a mark, the others below its text.
fn hanging(text: &str, mark: &str) -> String {
    let pad = " ".repeat(mark.chars().count());
    let lines: Vec<String> = text
        .split('\n')
        .enumerate()
        .map(|(at, l)| match (at, l.is_empty()) {
            (0, _) => format!("{mark}{l}"),
            (_, true) => String::new(),
            (_, false) => format!("{pad}{l}"),
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Claimed, ListItem, NodeId, Provenance};

    fn p(text: &str) -> Block {
        Block::new(NodeId(0), BlockKind::Paragraph(vec![text.into()]))
    }

    #[test]
    fn blocks_are_set_apart_and_items_marked() {
        let nested = Block::new(
            NodeId(0),
            BlockKind::List {
                ordered: true,
                start: 3,
                items: vec![ListItem { checked: None, body: vec![p("in")] }],
            },
        );
        let list = BlockKind::List {
            ordered: false,
            start: 1,
            items: vec![
                ListItem { checked: None, body: vec![p("a"), nested] },
                ListItem { checked: Some(true), body: vec![p("b")] },
            ],
        };
        let quote = BlockKind::Quote { body: vec![p("Said.")], cite: Some(vec!["Ann".into()]) };
        let mut article = Article {
            body: vec![p("Text."), Block::new(NodeId(0), list), Block::new(NodeId(0), quote)],
            notes: vec![Note { origin: NodeId(0), label: "1".into(), body: vec![p("Note.")] }],
            ..Article::default()
        };
        article.meta.headline = Some(Claimed::new("Head".into(), Provenance::Visible));
        assert_eq!(
            text(&article, &TextOptions::default()),
            "Head\n\nText.\n\n• a\n  3. in\n☑ b\n\n    Said.\n    — Ann\n\n[1] Note.\n"
        );
    }

    #[test]
    fn captions_are_an_option() {
        let figure = Figure {
            media: vec![Media::Missing],
            caption: vec!["A boat.".into()],
            credit: Some("Ann".into()),
        };
        let article =
            Article { body: vec![Block::new(NodeId(0), BlockKind::Figure(figure))], ..Article::default() };
        assert_eq!(text(&article, &TextOptions::default()), "[A boat. (Ann)]\n");
        assert_eq!(text(&article, &TextOptions { captions: false, ..TextOptions::default() }), "");
    }
}
