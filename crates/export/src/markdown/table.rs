//! Tables of GitHub's Markdown: one row of headers, one line a cell, no spans.

use article::{Block, BlockKind, Inline, ListItem, Media, Row, Table};

use super::Writer;
use super::escape::formula;
use super::inline::{Place, picture};
use crate::tex;

/// A wider table than this is a mistake of a page; its rows are cut there.
const MAX_COLUMNS: usize = 200;

pub(super) fn table(writer: &Writer, table: &Table) -> String {
    let mut rows = grid(writer, table.head.iter().chain(&table.body));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    rows.iter_mut().for_each(|row| row.resize(columns, String::new()));
    // Markdown knows no table without headers: of one that has none, the first row stands there.
    let head = rows.remove(0);
    let mut lines = vec![row_line(&head), row_line(&vec!["---".to_owned(); columns])];
    lines.extend(rows.iter().map(|row| row_line(row)));
    let caption = writer.line(&table.caption, Place::Line);
    if !caption.is_empty() {
        lines.insert(0, format!("{caption}\n"));
    }
    lines.join("\n")
}

fn row_line(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// The cells by row and column, those that a span covers left empty.
fn grid<'a>(writer: &Writer, rows: impl Iterator<Item = &'a Row>) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    // By column: how many more rows a cell above covers.
    let mut covered: Vec<u16> = Vec::new();
    for row in rows {
        let mut line: Vec<String> = Vec::new();
        let skip_covered = |line: &mut Vec<String>, covered: &mut Vec<u16>| {
            while let Some(left) = covered.get_mut(line.len()).filter(|left| **left > 0) {
                *left -= 1;
                line.push(String::new());
            }
        };
        for cell in &row.cells {
            skip_covered(&mut line, &mut covered);
            if line.len() >= MAX_COLUMNS {
                break;
            }
            let at = line.len();
            let width = usize::from(cell.colspan).clamp(1, MAX_COLUMNS - at);
            line.push(cell_text(writer, &cell.body));
            line.resize(at + width, String::new());
            covered.resize(covered.len().max(at + width), 0);
            covered[at..at + width].fill(cell.rowspan.saturating_sub(1));
        }
        skip_covered(&mut line, &mut covered);
        out.push(line);
    }
    out
}

/// A cell's blocks on one line.
fn cell_text(writer: &Writer, blocks: &[Block]) -> String {
    let mut parts = Vec::new();
    push_parts(writer, blocks, &mut parts);
    parts.retain(|part| !part.is_empty());
    parts.join("<br>")
}

fn push_parts(writer: &Writer, blocks: &[Block], parts: &mut Vec<String>) {
    let line = |content: &[Inline]| writer.line(content, Place::Cell);
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::PullQuote(content) => {
                parts.push(line(content));
            }
            BlockKind::List { ordered, start, items } => {
                list_parts(writer, (*ordered).then_some(*start), items, parts)
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    parts.extend(definition.terms.iter().map(|term| line(term)));
                    definition.details.iter().for_each(|detail| push_parts(writer, detail, parts));
                }
            }
            BlockKind::Quote { body, cite } => {
                push_parts(writer, body, parts);
                parts.extend(cite.iter().map(|cite| format!("— {}", line(cite))));
            }
            BlockKind::Aside { title, body, .. } => {
                parts.extend(title.iter().map(|title| line(title)));
                push_parts(writer, body, parts);
            }
            BlockKind::Code { text, .. } => {
                parts.extend(text.lines().map(|l| line(&[Inline::Code(l.to_owned())])));
            }
            BlockKind::Figure(figure) => {
                for media in &figure.media {
                    if let Media::Image(image) = media {
                        parts.push(picture(image));
                    }
                }
                parts.push(line(&figure.caption));
            }
            BlockKind::Table(inner) => {
                for row in inner.head.iter().chain(&inner.body) {
                    row.cells.iter().for_each(|cell| push_parts(writer, &cell.body, parts));
                }
            }
            BlockKind::Math(math) => {
                parts.push(format!("${}$", formula(&tex(math)).replace('\n', " ").replace('|', "\\|")))
            }
            BlockKind::Embed(card) => parts.push(writer.embed(card).replace('|', "\\|")),
            BlockKind::Rule => {}
        }
    }
}

fn list_parts(writer: &Writer, start: Option<i32>, items: &[ListItem], parts: &mut Vec<String>) {
    for (index, item) in items.iter().enumerate() {
        let mut inner = Vec::new();
        push_parts(writer, &item.body, &mut inner);
        let number = start.map(|s| i64::from(s) + i64::try_from(index).unwrap_or(0));
        let mark = number.map_or("• ".to_owned(), |n| format!("{n}. "));
        if let Some(first) = inner.first_mut() {
            first.insert_str(0, &mark);
        }
        parts.extend(inner);
    }
}
