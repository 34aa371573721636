//! Quotations set apart, and pull quotes.

use article::{Block, BlockKind, Inline, plain_text, word_count};

use super::class::{class_of, has_any, has_part};
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag};
use crate::rules::Names;

/// What stands before the name of who is quoted.
const DASHES: [char; 3] = ['—', '–', '―'];

/// A class that says "pull quote".
pub(super) fn is_pull_quote(class: &str) -> bool {
    has_part(class, &["pullquote", "pull-quote", "pull_quote"])
}

/// What forums and comments quote is in a box that is called so; an offer of a price is shorter.
pub(super) fn is_box(dom: &Dom, node: NodeId) -> bool {
    has_any(class_of(dom, node), &["quote", "blockquote", "bbcode_quote"])
        && dom.text(node).len() > 40
        && dom.find(node, Tag::Blockquote).is_none()
}

/// Reads a `blockquote`, or a box that is one.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId) -> Vec<BlockKind> {
    let dom = reader.dom;
    if let Some(callout) = super::aside::marked_quote(reader, node) {
        return vec![callout];
    }
    // Forums of vBulletin set each post as a quotation.
    if reader.l.facts.thread && reader.l.facts.is_named(node, Names::Thread) {
        let body = reader.blocks_of(node);
        return body.into_iter().map(|block| block.kind).collect();
    }
    let pull = is_pull_quote(class_of(dom, node))
        || dom.parent(node).is_some_and(|parent| is_pull_quote(class_of(dom, parent)));
    // A footer or a `cite` that ends the quotation, not one within its text.
    let last = dom.descendants(node).rev().find(|&n| dom.is_text(n) && !dom.text(n).trim().is_empty());
    let source = dom.descendants(node).find(|&n| {
        matches!(dom.tag(n), Tag::Footer | Tag::Cite | Tag::Figcaption)
            && reader.passes(n)
            && last.is_some_and(|last| dom.is_within(last, n))
            && dom.text(n).len() < 300
    });
    // "— Bo Ray, <cite>On Boats</cite>": the whole line says whose the words are.
    let source = source.map(|n| match dom.parent(n) {
        Some(line) if line > node && dom.text(line).trim_start().starts_with(DASHES) => line,
        _ => n,
    });
    let mut cite = source.map(|n| reader.line_of(n).0).filter(|line| !line.is_empty());
    reader.taken.add_all(source);
    let mut body = reader.blocks_of(node);
    if let Some(n) = source {
        reader.taken.remove(n);
    }
    if body.is_empty() {
        // Nothing but a `cite`: that is the quotation itself.
        return cite.map(|line| vec![BlockKind::Paragraph(line)]).unwrap_or_default();
    }
    if cite.is_none() {
        cite = printed_source(&mut body);
    }
    if let Some(cite) = &mut cite {
        without_dash(cite);
    }
    // A figure around a quotation is that quotation.
    match body.as_mut_slice() {
        [Block { kind: BlockKind::Quote { body: inner, cite: from }, .. }] if cite.is_none() => {
            cite = from.take();
            body = std::mem::take(inner);
        }
        [Block { kind, .. }] => {
            if let BlockKind::PullQuote(line) = kind {
                *kind = BlockKind::Paragraph(std::mem::take(line));
            }
        }
        _ => {}
    }
    if pull
        && let [Block { kind: BlockKind::Paragraph(line), .. }] = body.as_slice()
        && cite.is_none()
    {
        return vec![BlockKind::PullQuote(line.clone())];
    }
    vec![BlockKind::Quote { body, cite }]
}

/// A last paragraph that begins with a dash and is short names who is quoted.
fn printed_source(body: &mut Vec<Block>) -> Option<Vec<Inline>> {
    if body.len() < 2 {
        return None;
    }
    let BlockKind::Paragraph(line) = &body.last()?.kind else { return None };
    let text = plain_text(line);
    let named = text.trim_start().starts_with(DASHES) && word_count(&text) <= 20;
    if !named {
        return None;
    }
    match body.pop()?.kind {
        BlockKind::Paragraph(line) => Some(line),
        _ => None,
    }
}

/// The dash before a name is the setting's.
pub(super) fn without_dash(line: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = line.first_mut() {
        let bare = text.trim_start_matches(['—', '–', '―', '-', ' ', '\u{a0}']);
        *text = bare.to_owned();
        if text.is_empty() {
            line.remove(0);
        }
    }
}
