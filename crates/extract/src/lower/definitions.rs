//! Definition lists.

use article::{BlockKind, Definition};

use super::reader::Reader;
use crate::dom::{NodeId, Tag};

/// Reads a `dl`; `None` where it has no terms or no details, and is read as prose.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId) -> Option<Vec<BlockKind>> {
    let dom = reader.dom;
    let mut parts = Vec::new();
    let mut next = NodeId(node.0 + 1);
    while next < dom.end(node) {
        match dom.tag(next) {
            Tag::Dt | Tag::Dd => {
                parts.push(next);
                next = dom.end(next);
            }
            // `div` groups, and what only wraps.
            Tag::Div | Tag::Span | Tag::Section => next = NodeId(next.0 + 1),
            _ if !dom.text(next).trim().is_empty() && reader.passes(next) => return None,
            _ => next = dom.end(next),
        }
    }
    let has = |tag| parts.iter().any(|&p| dom.tag(p) == tag);
    if !has(Tag::Dt) || !has(Tag::Dd) {
        return None;
    }
    let mut list: Vec<Definition> = Vec::new();
    for part in parts {
        if !reader.passes(part) {
            continue;
        }
        if dom.tag(part) == Tag::Dt {
            let (term, _) = reader.line_of(part);
            match list.last_mut() {
                _ if term.is_empty() => {}
                Some(last) if last.details.is_empty() => last.terms.push(term),
                _ => list.push(Definition { terms: vec![term], details: Vec::new() }),
            }
        } else {
            let body = reader.blocks_of(part);
            match list.last_mut() {
                _ if body.is_empty() => {}
                Some(last) => last.details.push(body),
                None => list.push(Definition { terms: Vec::new(), details: vec![body] }),
            }
        }
    }
    Some(if list.is_empty() { Vec::new() } else { vec![BlockKind::Definitions(list)] })
}
