//! Which reader a block has, by its element and what it is called.

use article::BlockKind;

use super::{MAX_TABLES, Piece, Walker};
use crate::dom::{NodeId, Tag};
use crate::lower::class::{class_of, has_any, is_row_of_tabs};
use crate::lower::{aside, caption, code, definitions, embed, figure, list, quote, table};

impl Walker<'_, '_> {
    /// A block that has a reader of its own; `None` for a container that is passed through.
    pub(super) fn read_block(&mut self, node: NodeId, tag: Tag) -> Option<Vec<BlockKind>> {
        let reader = &mut *self.reader;
        match tag {
            Tag::Hr => return Some(vec![BlockKind::Rule]),
            Tag::Pre if has_any(class_of(reader.dom, node), &code::POEMS) => {
                return Some(code::verses(reader.dom, node));
            }
            Tag::Pre => return Some(code::read(reader, node).into_iter().collect()),
            _ if is_row_of_tabs(reader.dom, node) || code::stands_around(reader.dom, node) => {
                return Some(Vec::new());
            }
            _ => {}
        }
        if tag == Tag::Table
            && self.open.iter().filter(|(_, n, _)| reader.dom.tag(*n) == Tag::Table).count() >= MAX_TABLES
        {
            return None;
        }
        if let Some(listing) = code::read_unusual(reader, node, tag) {
            return Some(vec![listing]);
        }
        if let Some(Piece::Block(before)) = self.pieces.last()
            && caption::is_bare_figure(before)
            && let Some((line, credit)) = figure::caption_below(reader, node)
        {
            self.pieces.push(Piece::Caption(node, line));
            self.pieces.extend(credit.map(|credit| Piece::Credit(node, credit)));
            return Some(Vec::new());
        }
        if let Some(card) = embed::read(reader, node) {
            return Some(card.into_iter().map(BlockKind::Embed).collect());
        }
        if !reader.may_nest() {
            return None;
        }
        if let Some((sign, level)) = list::word_item(reader.dom, node) {
            return Some(self.word_item(node, sign, level));
        }
        match tag {
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir => Some(list::read(reader, node)),
            Tag::Li => Some(self.orphan_item(node)),
            Tag::Dl => {
                figure::read_caption_box(reader, node, tag).or_else(|| definitions::read(reader, node))
            }
            Tag::Blockquote => Some(quote::read(reader, node)),
            Tag::Div if quote::is_box(reader.dom, node) => Some(quote::read(reader, node)),
            _ if table::is_table(reader.dom, node) => table::read(reader, node),
            Tag::Figure => Some(figure::read(reader, node)),
            _ if list::is_list(reader.dom, node) => Some(list::read(reader, node)),
            _ => aside::read(reader, node, tag).or_else(|| figure::read_caption_box(reader, node, tag)),
        }
    }
}
