//! Tables: of data, kept whole; of layout, read as prose in order.

use article::{Block, BlockKind, Cell, CellScope, Row, Table, word_count};

use super::class::{class_of, has_part};
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag};

/// Words in a cell beyond which it holds prose, not data.
const PROSE_CELL: u32 = 70;

/// The rows of a table, each with its cells, without those of tables inside it.
struct Grid {
    caption: Option<NodeId>,
    rows: Vec<GridRow>,
    nested: bool,
    /// The page says by mark-up that it is data.
    declared: bool,
}

struct GridRow {
    in_head: bool,
    cells: Vec<NodeId>,
}

/// A table, by its element or by the role that it has.
pub(super) fn is_table(dom: &Dom, node: NodeId) -> bool {
    dom.tag(node) == Tag::Table || matches!(dom.attr(node, "role"), Some("table" | "grid"))
}

/// What an element is to its table.
fn part_of(dom: &Dom, node: NodeId) -> Tag {
    match (dom.tag(node), dom.attr(node, "role")) {
        (_, Some("row")) => Tag::Tr,
        (_, Some("cell" | "gridcell")) => Tag::Td,
        (_, Some("columnheader" | "rowheader")) => Tag::Th,
        (tag, _) => tag,
    }
}

/// Reads a table of data; `None` for one of layout, whose cells are read one after another.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId) -> Option<Vec<BlockKind>> {
    let dom = reader.dom;
    let grid = grid(dom, node);
    if is_layout(reader, node, &grid) {
        return None;
    }
    reader.whole(dom.end(node), |reader| {
        let caption = grid.caption.map(|n| reader.line_of(n).0).unwrap_or_default();
        let mut table = Table { caption, ..Table::default() };
        let mut in_head = true;
        for row in &grid.rows {
            let headers = row.cells.iter().all(|&c| part_of(dom, c) == Tag::Th);
            in_head &= row.in_head || headers;
            let cells: Vec<Cell> = row.cells.iter().map(|&c| cell(reader, c, in_head)).collect();
            if cells.is_empty() {
                continue;
            }
            let rows = if in_head { &mut table.head } else { &mut table.body };
            rows.push(Row { cells });
        }
        if table.body.is_empty() {
            // Nothing but headers is a table of data whose author liked `th`.
            std::mem::swap(&mut table.body, &mut table.head);
        }
        let filled = |row: &Row| row.cells.iter().any(|cell| !cell.body.is_empty());
        table.body.retain(filled);
        table.head.retain(filled);
        Some(if table.body.is_empty() { Vec::new() } else { vec![BlockKind::Table(table)] })
    })
}

fn cell(reader: &mut Reader<'_>, node: NodeId, in_head: bool) -> Cell {
    let dom = reader.dom;
    let span = |name, most: u16| {
        let value = dom.attr(node, name).and_then(|v| v.trim().parse::<u32>().ok()).unwrap_or(1);
        u16::try_from(value.clamp(1, u32::from(most))).unwrap_or(1)
    };
    let stated = dom.attr(node, "scope").or_else(|| dom.attr(node, "role")).unwrap_or("");
    let scope = match (part_of(dom, node), stated) {
        (Tag::Th, "row" | "rowgroup" | "rowheader") => CellScope::Row,
        (Tag::Th, "col" | "colgroup") => CellScope::Column,
        (Tag::Th, _) | (_, "col") if in_head => CellScope::Column,
        (Tag::Th, _) | (_, "row") => CellScope::Row,
        _ => CellScope::Data,
    };
    let body = plain_cell(reader.blocks_of(node));
    Cell { scope, colspan: span("colspan", 1000), rowspan: span("rowspan", 65534), body }
}

/// A cell's one line is a paragraph, whatever the page wrote it as.
fn plain_cell(mut body: Vec<Block>) -> Vec<Block> {
    if let [Block { kind, .. }] = body.as_mut_slice()
        && let BlockKind::Heading { content, .. } = kind
    {
        *kind = BlockKind::Paragraph(std::mem::take(content));
    }
    body
}

fn grid(dom: &Dom, table: NodeId) -> Grid {
    let mut grid = Grid { caption: None, rows: Vec::new(), nested: false, declared: false };
    let mut head_until = NodeId(0);
    let mut node = NodeId(table.0 + 1);
    while node < dom.end(table) {
        let end = dom.end(node);
        match part_of(dom, node) {
            Tag::Caption => {
                grid.caption = grid.caption.or(Some(node));
                grid.declared = true;
                node = end;
                continue;
            }
            Tag::Thead => {
                head_until = end;
                grid.declared = true;
            }
            Tag::Tr => grid.rows.push(GridRow { in_head: node < head_until, cells: Vec::new() }),
            tag @ (Tag::Td | Tag::Th) => {
                grid.declared |= tag == Tag::Th || dom.attr(node, "scope").is_some();
                grid.nested |= dom.find(node, Tag::Table).is_some();
                if let Some(row) = grid.rows.last_mut() {
                    row.cells.push(node);
                }
                node = end;
                continue;
            }
            _ => {}
        }
        node = NodeId(node.0 + 1);
    }
    grid
}

/// A table that only places things beside one another. In doubt it is data, but for cells that
/// hold what no table of data does.
fn is_layout(reader: &Reader<'_>, node: NodeId, grid: &Grid) -> bool {
    let dom = reader.dom;
    match dom.attr(node, "role") {
        Some("presentation" | "none") => return true,
        Some("table" | "grid" | "treegrid") => return false,
        _ if has_part(class_of(dom, node), &["equation", "eqn_table"]) => return true,
        _ => {}
    }
    let columns = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let rows = grid.rows.iter().filter(|row| !row.cells.is_empty()).count();
    if grid.nested || columns == 0 || columns == 1 && !grid.declared || columns * rows <= 1 {
        return true;
    }
    // What centres a picture or a text in a mail has empty cells on both sides of it.
    let shows = |n| {
        matches!(
            dom.tag(n),
            Tag::Img | Tag::AmpImg | Tag::Svg | Tag::Iframe | Tag::Video | Tag::Math | Tag::Input
        )
    };
    let is_filled = |&&cell: &&NodeId| !dom.text(cell).trim().is_empty() || dom.descendants(cell).any(shows);
    if !grid.declared && grid.rows.iter().all(|row| row.cells.iter().filter(is_filled).nth(1).is_none()) {
        return true;
    }
    let cells = || grid.rows.iter().flat_map(|row| row.cells.iter().copied());
    if columns == 1 {
        // One column under a header is a list in a frame where it has headings or prose.
        return cells().any(|c| holds_prose(dom, c));
    }
    if grid.declared {
        // A `th` for its bold type is no header.
        let headers = cells().any(|c| dom.tag(c) == Tag::Th && !dom.text(c).trim().is_empty());
        return !headers && grid.caption.is_none() && cells().any(|c| holds_prose(dom, c));
    }
    rows == 1 && !cells().all(|c| word_count(dom.text(c)) <= 6) || cells().any(|c| holds_prose(dom, c))
}

fn holds_prose(dom: &Dom, cell: NodeId) -> bool {
    let mut paragraphs = 0;
    for n in dom.descendants(cell) {
        match dom.tag(n) {
            Tag::H1
            | Tag::H2
            | Tag::H3
            | Tag::H4
            | Tag::Article
            | Tag::Section
            | Tag::Figure
            | Tag::Blockquote => {
                return true;
            }
            Tag::P => paragraphs += 1,
            _ => {}
        }
    }
    let text = dom.text(cell);
    paragraphs >= 3 && text.len() > 400 || text.len() > 300 && word_count(text) > PROSE_CELL
}
