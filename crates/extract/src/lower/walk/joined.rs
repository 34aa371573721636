//! Blocks that belong to the one before them: fragments of a listing or a list, items without a list.

use article::{Block, BlockKind};

use super::{Piece, Walker};
use crate::dom::{NodeId, Tag};
use crate::lower::class::class_of;
use crate::lower::list;

impl Walker<'_, '_> {
    /// A block that goes on in this one.
    pub(super) fn goes_on(&mut self, node: NodeId, kind: &mut BlockKind) -> bool {
        self.list_goes_on(node, kind) || self.listing_goes_on(node, kind)
    }

    /// Editors that know blocks only (Notion) write each item as a list: numbered ones go on where the
    /// one before ended, others have just the one item and the same name.
    fn list_goes_on(&mut self, node: NodeId, kind: &mut BlockKind) -> bool {
        let dom = self.reader.dom;
        let BlockKind::List { ordered, start, items } = kind else { return false };
        let Some(Piece::Block(Block {
            kind: BlockKind::List { ordered: was, start: first, items: before },
            origin,
            ..
        })) = self.pieces.last_mut()
        else {
            return false;
        };
        let goes_on = if *ordered {
            list::follows(*first, before) == *start
        } else {
            let of_one = before.len() == 1 || self.of_ones == Some(*origin);
            of_one
                && items.len() == 1
                && dom.parent(node) == dom.parent(*origin)
                && class_of(dom, node) == class_of(dom, *origin)
        };
        if *was != *ordered || *origin == node || !goes_on {
            return false;
        }
        self.of_ones = Some(*origin);
        before.append(items);
        true
    }

    /// Listings beside one another of which one is a bare `code` are fragments of one listing.
    fn listing_goes_on(&mut self, node: NodeId, kind: &BlockKind) -> bool {
        let dom = self.reader.dom;
        let BlockKind::Code { text, .. } = kind else { return false };
        let Some(Piece::Block(Block { kind: BlockKind::Code { text: before, .. }, origin, .. })) =
            self.pieces.last_mut()
        else {
            return false;
        };
        let bare = dom.tag(node) == Tag::Code || dom.tag(*origin) == Tag::Code;
        if !bare || dom.parent(node) != dom.parent(*origin) || *origin == node {
            return false;
        }
        // An empty fragment between them is a blank line.
        let mut between: Vec<NodeId> = dom.parent(node).map_or_else(Vec::new, |p| dom.children(p).collect());
        between.retain(|&n| n < node && !dom.is_text(n));
        let is_blank = |n: &&NodeId| dom.tag(**n) == Tag::Code && dom.text(**n).trim().is_empty();
        let lines = 1 + between.iter().rev().take_while(is_blank).count();
        before.extend(std::iter::repeat_n('\n', lines));
        before.push_str(text);
        true
    }

    /// A paragraph that Word shows as an item: a list with those before it.
    pub(super) fn word_item(&mut self, node: NodeId, sign: NodeId, level: i32) -> Vec<BlockKind> {
        let dom = self.reader.dom;
        let Some((list, numbered)) = list::read_word_item(self.reader, node, sign) else { return Vec::new() };
        let rest = match self.pieces.last_mut() {
            Some(Piece::Block(Block { kind, origin, .. })) if list::word_item(dom, *origin).is_some() => {
                list::add(kind, level, node, list, numbered)
            }
            _ => Some(list),
        };
        rest.into_iter().collect()
    }

    /// An item outside of any list: a list with those beside it.
    pub(super) fn orphan_item(&mut self, node: NodeId) -> Vec<BlockKind> {
        let Some(item) = list::read_item(self.reader, node) else { return Vec::new() };
        let beside = match self.pieces.last_mut() {
            Some(Piece::Block(block)) if self.reader.dom.tag(block.origin) == Tag::Li => block,
            _ => return vec![BlockKind::List { ordered: false, start: 1, items: vec![item] }],
        };
        match &mut beside.kind {
            BlockKind::List { items, .. } => {
                items.push(item);
                Vec::new()
            }
            _ => vec![BlockKind::List { ordered: false, start: 1, items: vec![item] }],
        }
    }
}
