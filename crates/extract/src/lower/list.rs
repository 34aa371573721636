//! Lists: every item, every number.

use article::{Block, BlockKind, Figure, Inline, ListItem};

use super::class::{class_of, has_any};
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag};

/// A list that is not written with `ul` or `ol`.
pub(super) fn is_list(dom: &Dom, node: NodeId) -> bool {
    dom.attr(node, "role") == Some("list") && dom.children(node).any(|c| is_item(dom, c))
}

fn is_item(dom: &Dom, node: NodeId) -> bool {
    dom.tag(node) == Tag::Li || dom.attr(node, "role") == Some("listitem")
}

/// An item and its number, where the page prints one other than the next.
struct Read {
    number: i32,
    item: ListItem,
}

/// Reads a list. Where its numbers jump, it becomes several, each with its own start.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId) -> Vec<BlockKind> {
    let dom = reader.dom;
    let ordered = dom.tag(node) == Tag::Ol;
    let number = |n: NodeId, name: &str| dom.attr(n, name).and_then(|v| v.trim().parse::<i32>().ok());
    let (elements, strays) = items_of(reader, node);
    let reversed = ordered && dom.attr(node, "reversed").is_some();
    let count = i32::try_from(elements.len()).unwrap_or(i32::MAX);
    let mut next = number(node, "start").unwrap_or(if reversed { count } else { 1 });
    let mut read: Vec<Read> = Vec::new();
    let mut strays = strays.into_iter().peekable();
    for element in elements {
        while let Some((from, to)) = strays.next_if(|(from, _)| *from < element) {
            add_stray(reader, &mut read, node, from, to, next);
        }
        if ordered {
            next = number(element, "value").unwrap_or(next);
        }
        if reader.passes(element)
            && !reader.notebook.holds(element)
            && let Some(item) = read_item(reader, element)
        {
            read.push(Read { number: next, item });
        }
        next = if reversed { next.saturating_sub(1) } else { next.saturating_add(1) };
    }
    for (from, to) in strays {
        add_stray(reader, &mut read, node, from, to, next);
    }
    if let Some(figure) = gallery(&read) {
        return vec![figure];
    }
    into_lists(read, ordered)
}

/// The items of a list, and what lies between them: ranges of nodes that are no item. Wrappers
/// around items are looked through.
fn items_of(reader: &Reader<'_>, list: NodeId) -> (Vec<NodeId>, Vec<(NodeId, NodeId)>) {
    let dom = reader.dom;
    let (mut items, mut strays): (Vec<NodeId>, Vec<(NodeId, NodeId)>) = (Vec::new(), Vec::new());
    let mut node = NodeId(list.0 + 1);
    while node < dom.end(list) {
        let end = dom.end(node);
        if is_item(dom, node) {
            items.push(node);
        } else if !matches!(dom.tag(node), Tag::Ul | Tag::Ol | Tag::Text)
            && dom.descendants(node).take(64).any(|n| dom.tag(n) == Tag::Li)
        {
            node = NodeId(node.0 + 1);
            continue;
        } else if reader.passes(node) && !dom.text(node).trim().is_empty() {
            match strays.last_mut() {
                Some((_, to)) if *to == node => *to = end,
                _ => strays.push((node, end)),
            }
        }
        node = end;
    }
    (items, strays)
}

/// What stands in a list without being an item belongs to the item before it; at the beginning
/// it is an item of its own.
fn add_stray(
    reader: &mut Reader<'_>,
    read: &mut Vec<Read>,
    list: NodeId,
    from: NodeId,
    to: NodeId,
    number: i32,
) {
    let body = reader.blocks_between(list, from, to);
    if body.is_empty() {
        return;
    }
    match read.last_mut() {
        Some(last) => last.item.body.extend(body),
        None => read.push(Read { number, item: ListItem { checked: None, body } }),
    }
}

/// Reads an item; `None` for an empty one.
pub(super) fn read_item(reader: &mut Reader<'_>, node: NodeId) -> Option<ListItem> {
    let checked = tick(reader.dom, node);
    let body = reader.blocks_of(node);
    (!body.is_empty()).then_some(ListItem { checked, body })
}

/// The number after a list's last.
pub(super) fn follows(start: i32, items: &[ListItem]) -> i32 {
    start.saturating_add(i32::try_from(items.len()).unwrap_or(i32::MAX))
}

/// The state of the tick box that an item begins with.
fn tick(dom: &Dom, item: NodeId) -> Option<bool> {
    let class = class_of(dom, item);
    let bound = dom.end(item).0.min(item.0 + 8);
    for n in (item.0 + 1..bound).map(NodeId) {
        match dom.tag(n) {
            Tag::Input if dom.attr(n, "type") == Some("checkbox") => {
                return Some(dom.attr(n, "checked").is_some());
            }
            Tag::Text if !dom.text(n).trim().is_empty() => break,
            _ => {}
        }
    }
    let stated = dom.attr(item, "data-checked").or_else(|| dom.attr(item, "data-task"));
    if has_any(class, &["task-list-item", "todo-list-item"]) || stated.is_some() {
        return stated.map(|s| matches!(s, "true" | "x" | "X"));
    }
    None
}

/// A list of nothing but pictures is a gallery.
fn gallery(read: &[Read]) -> Option<BlockKind> {
    let mut all = Figure::default();
    if read.len() < 2 {
        return None;
    }
    for Read { item, .. } in read {
        let [Block { kind: BlockKind::Figure(figure), .. }] = item.body.as_slice() else { return None };
        if !figure.caption.is_empty() || figure.credit.is_some() {
            return None;
        }
        all.media.extend(figure.media.iter().cloned());
    }
    Some(BlockKind::Figure(all))
}

fn into_lists(read: Vec<Read>, ordered: bool) -> Vec<BlockKind> {
    let mut out = Vec::new();
    let mut expected = 0;
    for Read { number, mut item } in read {
        if ordered {
            drop_printed_number(&mut item, number);
        }
        match out.last_mut() {
            Some(BlockKind::List { items, .. }) if !ordered || number == expected => items.push(item),
            _ => out.push(BlockKind::List {
                ordered,
                start: if ordered { number } else { 1 },
                items: vec![item],
            }),
        }
        expected = number.saturating_add(1);
    }
    out
}

/// Some pages print the number once more within the item of a numbered list.
fn drop_printed_number(item: &mut ListItem, number: i32) {
    let Some(Block { kind: BlockKind::Paragraph(line), .. }) = item.body.first_mut() else { return };
    let Some(Inline::Text(text)) = line.first_mut() else { return };
    let printed = format!("{number}.");
    if let Some(rest) = text
        .strip_prefix(&printed)
        .filter(|rest| rest.starts_with([' ', '\u{a0}']) || rest.starts_with(char::is_alphabetic))
    {
        *text = rest.trim_start().to_owned();
    }
}
