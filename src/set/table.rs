//! Tables, which scroll inside themselves.

use article::{Block, CellScope, Row, Table, plain_text};
use web_sys::Element;

use super::blocks::scrolls;
use super::{Compositor, attribute};
use crate::words::say;

impl Compositor {
    /// A table in a box of its own.
    pub(super) fn table(&mut self, table: &Table) -> Element {
        let frame = self.classed("div", "table-frame");
        let name = plain_text(&table.caption);
        scrolls(&frame, if name.trim().is_empty() { say("Table") } else { name.trim() });
        let element = self.within(&frame, "table");
        if !table.caption.is_empty() {
            let caption = self.within(&element, "caption");
            self.inlines(&caption, &table.caption);
        }
        let figures = columns_of_figures(&table.body);
        for (tag, rows) in [("thead", &table.head), ("tbody", &table.body)] {
            if !rows.is_empty() {
                let part = self.within(&element, tag);
                self.rows(&part, rows, &figures);
            }
        }
        frame
    }

    fn rows(&mut self, part: &Element, rows: &[Row], figures: &[bool]) {
        for row in rows {
            let tr = self.within(part, "tr");
            let mut column = 0;
            for cell in &row.cells {
                let element = self.within(&tr, if cell.scope == CellScope::Data { "td" } else { "th" });
                match cell.scope {
                    CellScope::Data => {}
                    CellScope::Column => attribute(&element, "scope", "col"),
                    CellScope::Row => attribute(&element, "scope", "row"),
                }
                for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
                    if span > 1 {
                        attribute(&element, name, &span.to_string());
                    }
                }
                self.compact(&element, &cell.body);
                if cell.scope != CellScope::Row && cell.colspan <= 1 && figures.get(column) == Some(&true) {
                    element.set_class_name("number");
                } else if words(&cell.body).len() > 60 {
                    element.set_class_name("wordy");
                }
                column += usize::from(cell.colspan.max(1));
            }
        }
    }
}

/// Which columns hold numbers and nothing else: their digits are to stand below each other, and what stands
/// over them with them.
fn columns_of_figures(rows: &[Row]) -> Vec<bool> {
    // By column: cells with a number, and cells with other words.
    let mut counts: Vec<[u32; 2]> = Vec::new();
    for row in rows {
        let mut column = 0;
        for cell in &row.cells {
            counts.resize(counts.len().max(column + 1), [0; 2]);
            let text = words(&cell.body);
            if let Some([figures, words]) = counts.get_mut(column).filter(|_| cell.scope == CellScope::Data) {
                *figures += u32::from(is_figure(&text));
                *words += u32::from(!is_figure(&text) && text.contains(char::is_alphanumeric));
            }
            column += usize::from(cell.colspan.max(1));
        }
    }
    counts.iter().map(|[figures, words]| *figures > 0 && *words == 0).collect()
}

/// What a cell says.
fn words(body: &[Block]) -> String {
    body.iter().filter_map(Block::inlines).map(plain_text).collect()
}

/// A number, with a unit or without. What begins with a letter ("A4") is a name.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters <= 3 && text.chars().count() <= 20 && !text.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{BlockKind, Cell, NodeId};

    #[test]
    fn a_column_is_of_figures_where_it_holds_no_words() {
        let cell = |text: &&str| Cell {
            scope: CellScope::Data,
            colspan: 1,
            rowspan: 1,
            body: vec![Block::new(NodeId(0), BlockKind::Paragraph(vec![(*text).into()]))],
        };
        let row = |texts: &[&str]| Row { cells: texts.iter().map(cell).collect() };
        let rows = [row(&["A4", "16", "3"]), row(&["A5", "–", "none"]), row(&["A6", "64"])];
        assert_eq!(columns_of_figures(&rows), [false, true, false]);
    }

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["3", "−1,204.5", "12 kB", "98 %", "€ 4.20"] {
            assert!(is_figure(number), "{number}");
        }
        for word in ["", "–", "three", "Route 66", "A4", "2 of the ferries"] {
            assert!(!is_figure(word), "{word}");
        }
    }
}
