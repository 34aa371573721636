//! Lists: every item, every number.

use article::{Block, BlockKind, Figure, Inline, ListItem};

use super::class::{class_of, has_any, has_part};
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
            && let Some(mut item) = read_item(reader, element)
        {
            match read.last_mut() {
                Some(before) if !ordered && only_list(&item) => before.item.body.append(&mut item.body),
                _ => read.push(Read { number: next, item }),
            }
        }
        next = if reversed { next.saturating_sub(1) } else { next.saturating_add(1) };
    }
    for (from, to) in strays {
        add_stray(reader, &mut read, node, from, to, next);
    }
    if let Some(figure) = gallery(&read) {
        return vec![figure];
    }
    if let [one] = read.as_mut_slice()
        && only_list(&one.item)
    {
        return one.item.body.pop().map(|block| block.kind).into_iter().collect();
    }
    into_lists(read, ordered)
}

/// Nothing but a list, which is a part of the item before it, or all of the list.
fn only_list(item: &ListItem) -> bool {
    matches!(item.body.as_slice(), [Block { kind: BlockKind::List { .. }, .. }])
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

/// A paragraph that Word shows as an item: the element of its sign, and how deep its list is.
pub(super) fn word_item(dom: &Dom, node: NodeId) -> Option<(NodeId, i32)> {
    let said = |node| dom.declarations(node).find(|(name, _)| name.eq_ignore_ascii_case("mso-list"));
    let place = said(node);
    if dom.tag(node) != Tag::P || place.is_none() && !has_part(class_of(dom, node), &["msolist"]) {
        return None;
    }
    let level = place.and_then(|(_, place)| {
        place.split_ascii_whitespace().find_map(|word| word.strip_prefix("level")?.parse::<i32>().ok())
    });
    let is_sign = |&n: &NodeId| {
        let text = dom.text(n);
        let short = text.trim().chars().count() <= 8;
        // Where the page has lost the name of the sign, the room after it still tells.
        dom.tag(n) == Tag::Span
            && (said(n).is_some_and(|(_, what)| has_any(what, &["ignore"]))
                || short && text.ends_with(['\u{a0}', ' ', '\n']) && text.trim_start().contains('\u{a0}'))
    };
    let bound = dom.end(node).0.min(node.0 + 10);
    let sign = (node.0 + 1..bound).map(NodeId).find(is_sign)?;
    // Word has no more.
    Some((sign, level.unwrap_or(1).min(9)))
}

/// Reads such an item as a list of its own; with whether its sign says which number it has.
pub(super) fn read_word_item(
    reader: &mut Reader<'_>,
    node: NodeId,
    sign: NodeId,
) -> Option<(BlockKind, bool)> {
    reader.taken.add_all([sign]);
    let body = reader.blocks_of(node);
    reader.taken.remove_all(&[sign]);
    if body.is_empty() {
        return None;
    }
    let sign = reader.dom.text(sign).trim();
    let bare = sign.trim_matches(|c: char| !c.is_alphanumeric());
    let number = bare.rsplit('.').next().and_then(|last| last.parse::<i32>().ok());
    // A letter by itself is a bullet of a font of signs.
    let ordered = number.is_some() || !bare.is_empty() && bare.len() < sign.len();
    let items = vec![ListItem { checked: None, body }];
    Some((BlockKind::List { ordered, start: number.unwrap_or(1), items }, number.is_some()))
}

/// Adds an item's list to the one before, the first of so many levels; gives it back where it is another.
pub(super) fn add(
    kind: &mut BlockKind,
    level: i32,
    origin: NodeId,
    list: BlockKind,
    numbered: bool,
) -> Option<BlockKind> {
    let BlockKind::List { ordered, start, items } = kind else { return Some(list) };
    if level > 1
        && let Some(item) = items.last_mut()
    {
        let rest = match item.body.last_mut() {
            Some(block) => add(&mut block.kind, level - 1, origin, list, numbered),
            None => Some(list),
        };
        item.body.extend(rest.map(|list| Block::new(origin, list)));
        return None;
    }
    match list {
        BlockKind::List { ordered: is, start: number, items: mut more }
            if is == *ordered && (!numbered || !is || number == follows(*start, items)) =>
        {
            items.append(&mut more);
            None
        }
        list => Some(list),
    }
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
