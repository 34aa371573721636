//! What a line of text is, where it is no heading: nearly always a paragraph.

use article::{BlockKind, Image, Inline};

use super::{code, figure, image, math, tex_in_text};

/// The block of a line; `None` for one that shows nothing.
pub(super) fn of(content: Vec<Inline>, sets_formulas: bool) -> Option<BlockKind> {
    if let Some(formula) = math::alone(&content).or_else(|| tex_in_text::alone(&content, sets_formulas)) {
        return Some(BlockKind::Math(formula));
    }
    if let Some(listing) = code::lines(&content) {
        return Some(listing);
    }
    if let Some(pictures) = pictures_alone(&content) {
        // Small pictures without a word are ornaments; larger ones are read as figures.
        let large: Vec<Image> = pictures.into_iter().filter(image::is_large).collect();
        return (!large.is_empty()).then(|| figure::of(large));
    }
    Some(if is_rule(&content) {
        BlockKind::Rule
    } else {
        BlockKind::Paragraph(tex_in_text::read(content, sets_formulas))
    })
}

fn pictures_alone(content: &[Inline]) -> Option<Vec<Image>> {
    let mut pictures = Vec::new();
    for inline in content {
        match inline {
            Inline::Image(picture) => pictures.push(picture.clone()),
            Inline::Break => {}
            Inline::Text(text) if text.trim().is_empty() => {}
            Inline::Link { content, .. } => pictures.extend(pictures_alone(content)?),
            _ => return None,
        }
    }
    (!pictures.is_empty()).then_some(pictures)
}

/// Three asterisks or their like: a break between two parts.
fn is_rule(content: &[Inline]) -> bool {
    let [Inline::Text(text)] = content else { return false };
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '⁂' | '❧' | '❦' | '✻') && marks.clone().next().is_none()
        || matches!(first, '*' | '•' | '·' | '—' | '–' | '-' | '_' | '~' | '=' | '#' | '◆' | '✦' | '○' | '●')
            && (2..=60).contains(&marks.clone().count())
            && marks.all(|c| c == first)
}
