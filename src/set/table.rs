//! Tables, which scroll inside themselves.

use article::{CellScope, Row, Table, plain_text};
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
        for (tag, rows) in [("thead", &table.head), ("tbody", &table.body)] {
            if !rows.is_empty() {
                let part = self.within(&element, tag);
                self.rows(&part, rows);
            }
        }
        frame
    }

    fn rows(&mut self, part: &Element, rows: &[Row]) {
        for row in rows {
            let tr = self.within(part, "tr");
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
                if cell.scope == CellScope::Data && is_figure(&element.text_content().unwrap_or_default()) {
                    element.set_class_name("number");
                }
            }
        }
    }
}

/// A cell that holds a number, whose digits are to stand below each other.
fn is_figure(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters <= 3 && text.chars().count() <= 20
}

#[cfg(test)]
mod tests {
    use super::is_figure;

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["3", "−1,204.5", "12 kB", "98 %", "€ 4.20"] {
            assert!(is_figure(number), "{number}");
        }
        for word in ["", "–", "three", "Route 66", "2 of the ferries"] {
            assert!(!is_figure(word), "{word}");
        }
    }
}
