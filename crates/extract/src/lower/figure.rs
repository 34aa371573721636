//! Figures: pictures with their caption and credit, galleries, and what else pages set as one.

use article::{Block, BlockKind, Figure, Image, Inline, Media, plain_text};

use super::caption::{append_credit, split_credit};
use super::class::{class_of, has_any, has_part};
use super::reader::Reader;
use crate::credit;
use crate::dom::{Dom, NodeId, Tag, fold_space};

/// A figure of pictures, without caption.
pub(super) fn of(pictures: Vec<Image>) -> BlockKind {
    let media = pictures.into_iter().map(Media::Image).collect();
    BlockKind::Figure(Figure { media, ..Figure::default() })
}

/// Reads a `<figure>`.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId) -> Vec<BlockKind> {
    let dom = reader.dom;
    let captions: Vec<NodeId> = dom
        .descendants(node)
        .filter(|&n| dom.tag(n) == Tag::Figcaption && reader.passes(n))
        .filter(|&n| dom.closest(n, Tag::Figure) == Some(node))
        // A listing is read to the character, a caption in it as well.
        .filter(|&n| {
            let mut above =
                std::iter::successors(dom.parent(n), |&n| dom.parent(n)).take_while(|&n| n != node);
            !above.any(|n| matches!(dom.tag(n), Tag::Code | Tag::Pre))
        })
        .collect();
    if super::quote::is_pull_quote(class_of(dom, node)) {
        return super::quote::read(reader, node);
    }
    read_with(reader, node, &captions)
}

/// Reads an element with those captions.
fn read_with(reader: &mut Reader<'_>, node: NodeId, captions: &[NodeId]) -> Vec<BlockKind> {
    let dom = reader.dom;
    // A button around the picture says in words what it does with it.
    let is_button = |n: NodeId| dom.attr(n, "role") == Some("button") && dom.text(n).len() < 200;
    let in_button = |n: NodeId| dom.ancestors(n).take(4).any(is_button);
    let words = dom.descendants(node).filter(|&n| dom.is_text(n) && in_button(n));
    let taken: Vec<NodeId> = captions.iter().copied().chain(words).collect();
    reader.taken.add_all(taken.iter().copied());
    let blocks = reader.blocks_of(node);
    reader.taken.remove_all(&taken);
    let mut caption = Vec::new();
    let mut credit = None;
    for &part in captions {
        let (line, from) = read_caption(reader, part);
        if !caption.is_empty() && !line.is_empty() {
            caption.push(Inline::Break);
        }
        caption.extend(line);
        append_credit(&mut credit, from);
    }
    assemble(blocks, caption, credit)
}

/// A caption element as a line, its credit apart.
fn read_caption(reader: &mut Reader<'_>, node: NodeId) -> (Vec<Inline>, Option<String>) {
    let dom = reader.dom;
    let mut credit = None;
    let mut credits = Vec::new();
    let mut next = node.0 + 1;
    while next < dom.end(node).0 {
        let n = NodeId(next);
        next += 1;
        if !dom.is_text(n) && (is_credit(dom, n) || stands_beside(dom, n)) && reader.passes(n) {
            credits.push(n);
            next = dom.end(n).0;
        }
    }
    let was = std::mem::replace(&mut reader.in_caption, true);
    for &part in &credits {
        let (line, more) = reader.line_of(part);
        append_credit(&mut credit, Some(plain_text(&line)).filter(|t| !t.trim().is_empty()));
        append_credit(&mut credit, more);
    }
    reader.taken.add_all(credits.iter().copied());
    let (line, strip) = reader.line_of(node);
    reader.taken.remove_all(&credits);
    reader.in_caption = was;
    append_credit(&mut credit, strip);
    if credit.is_some() {
        return (super::caption::without_bar(line), credit.map(|c| super::caption::bare_credit(&c)));
    }
    split_credit(line)
}

/// A caption that stands below its picture in an element of its own; with its credit.
pub(super) fn caption_below(reader: &mut Reader<'_>, node: NodeId) -> Option<(Vec<Inline>, Option<String>)> {
    let class = class_of(reader.dom, node);
    let named = has_any(
        class,
        &["caption", "image-caption", "photo-caption", "img-caption", "media-caption", "wp-caption-text"],
    );
    // A card of a product has a "caption", too.
    let dom = reader.dom;
    let is_line = |n| dom.tag(n) == Tag::P || dom.tag(n).is_inline() && dom.tag(n) != Tag::Img;
    if !named || dom.text(node).len() > 800 || !dom.descendants(node).all(|n| dom.is_text(n) || is_line(n)) {
        return None;
    }
    Some(read_caption(reader, node)).filter(|(line, credit)| !line.is_empty() || credit.is_some())
}

/// A credit by its form, in an element beside just one other: style sheets part them, no white space does.
fn stands_beside(dom: &Dom, node: NodeId) -> bool {
    let Some(around) = dom.parent(node) else { return false };
    let has_text = |&n: &NodeId| !dom.text(n).trim().is_empty();
    let parts: Vec<NodeId> = dom.children(around).filter(has_text).take(3).collect();
    dom.text(node).len() < 200
        && parts.len() == 2
        && parts.iter().all(|&n| !dom.is_text(n))
        && credit::is_credit(&fold_space(dom.text(node)))
}

/// An element that holds the credit of a caption.
fn is_credit(dom: &Dom, node: NodeId) -> bool {
    let class = class_of(dom, node);
    let named = has_part(class, &["credit", "copyright", "photographer", "attribution"])
        || has_any(class, &["source", "image-source", "photo-source", "photo-by", "caption-source"]);
    let property = dom
        .attr(node, "itemprop")
        .is_some_and(|p| ["copyrightHolder", "creditText", "author", "copyrightNotice"].contains(&p));
    named || property
}

/// Joins what stood in a figure into its blocks.
fn assemble(blocks: Vec<Block>, caption: Vec<Inline>, credit: Option<String>) -> Vec<BlockKind> {
    let told = |b: &&Block| matches!(&b.kind, BlockKind::Figure(inner) if !inner.caption.is_empty());
    // One is enough where something else is said of all.
    if blocks.iter().filter(told).nth(usize::from(caption.is_empty())).is_some() {
        // Pictures that each have a caption are figures each; what is said of all follows them.
        let mut out: Vec<BlockKind> = blocks.into_iter().map(|block| block.kind).collect();
        let rest = give_caption(&mut [], Figure { caption, credit, ..Figure::default() });
        out.extend(
            rest.filter(|rest| !rest.is_empty()).map(|rest| BlockKind::Paragraph(vec![Inline::Small(rest)])),
        );
        return out;
    }
    let mut pictures = Figure { caption, credit, ..Figure::default() };
    let mut others = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Figure(inner) => {
                pictures.media.extend(inner.media);
                if pictures.caption.is_empty() {
                    pictures.caption = inner.caption;
                }
                append_credit(&mut pictures.credit, inner.credit);
            }
            kind => others.push(kind),
        }
    }
    let bare = pictures.caption.is_empty() && pictures.credit.is_none();
    if !pictures.media.is_empty() {
        let mut out = vec![BlockKind::Figure(pictures)];
        out.extend(others);
        return out;
    }
    if bare {
        return others;
    }
    if others.is_empty() {
        // The picture is a drawing or comes by script: its caption still tells of it.
        pictures.media.push(Media::Missing);
        return vec![BlockKind::Figure(pictures)];
    }
    let rest = give_caption(&mut others, pictures);
    others.extend(rest.map(|line| BlockKind::Paragraph(vec![Inline::Small(line)])));
    others
}

/// Gives a caption to the block that it belongs to; `None` where one took it.
fn give_caption(blocks: &mut [BlockKind], figure: Figure) -> Option<Vec<Inline>> {
    let mut caption = figure.caption;
    if let Some(credit) = figure.credit {
        let space = if caption.is_empty() { "" } else { " " };
        super::line::join_one(&mut caption, Inline::Text(format!("{space}({credit})")));
    }
    for block in blocks {
        match block {
            BlockKind::Table(table) if table.caption.is_empty() => {
                table.caption = caption;
                return None;
            }
            BlockKind::Quote { cite: cite @ None, .. } => {
                super::quote::without_dash(&mut caption);
                *cite = Some(caption);
                return None;
            }
            BlockKind::Embed(card) if card.title.is_none() => {
                card.title = Some(fold_space(&plain_text(&caption)));
                return None;
            }
            _ => {}
        }
    }
    Some(caption)
}

/// Boxes that are figures without the element: `wp-caption` and its like.
pub(super) fn read_caption_box(reader: &mut Reader<'_>, node: NodeId, tag: Tag) -> Option<Vec<BlockKind>> {
    let dom = reader.dom;
    if !matches!(tag, Tag::Div | Tag::Dl | Tag::Section | Tag::P) {
        return None;
    }
    let class = class_of(dom, node);
    let is_box = has_any(
        class,
        &["wp-caption", "gallery-item", "thumbinner", "captioned-image-container", "image-with-caption"],
    ) || has_part(class, &["image-wrapper", "figure-container"]);
    if !is_box {
        return None;
    }
    let has_picture = dom.descendants(node).any(|n| matches!(dom.tag(n), Tag::Img | Tag::AmpImg));
    let captions: Vec<NodeId> = dom
        .descendants(node)
        .filter(|&n| !dom.tag(n).is_inline() && dom.tag(n) != Tag::Figcaption && reader.passes(n))
        .filter(|&n| {
            has_any(class_of(dom, n), &["wp-caption-text", "thumbcaption", "image-caption", "caption"])
        })
        .take(1)
        .collect();
    (has_picture && (!captions.is_empty() || tag == Tag::Dl)).then(|| read_with(reader, node, &captions))
}
