//! Boxes beside the text: call-outs, details, key points, corrections.

use article::{AsideKind, Block, BlockKind, Inline, plain_text};

use super::class::{class_of, has_any, has_part};
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag};
use crate::phrases::Table;

/// Classes of call-out boxes: GitHub, Docusaurus, MkDocs, Sphinx, Obsidian, Hugo, Bootstrap.
const BOXES: [&str; 24] = [
    "kg-callout-card",
    "admonition",
    "theme-admonition",
    "markdown-alert",
    "callout",
    "call-out",
    "alert",
    "hint",
    "notice",
    "custom-block",
    "infobox-note",
    "message-box",
    "aside-box",
    "info-box",
    "note-box",
    "admonitionblock",
    "sidebar-box",
    "factbox",
    "fact-box",
    "note",
    "tip",
    "important",
    "warning",
    "caution",
];

/// Parts of the classes of elements within such a box that hold its heading.
const TITLES: [&str; 13] = [
    "admonition-title",
    "admonition-heading",
    "admonitionheading",
    "aside__title",
    "callout-title",
    "callout-heading",
    "alert-heading",
    "alert-title",
    "block-title",
    "hint-title",
    "notice-title",
    "box-title",
    "details-summary",
];

/// A box that only what sets manuals calls so, not what asks about cookies.
pub(crate) fn is_call_out(dom: &Dom, node: NodeId) -> bool {
    may_be_box(dom.tag(node)) && has_any(class_of(dom, node), &BOXES[1..4])
}

/// What boxes are made of.
fn may_be_box(tag: Tag) -> bool {
    matches!(tag, Tag::Div | Tag::Section | Tag::Aside | Tag::Details | Tag::P | Tag::Fieldset)
}

/// Reads a box; `None` for an element that is none.
pub(super) fn read(reader: &mut Reader<'_>, node: NodeId, tag: Tag) -> Option<Vec<BlockKind>> {
    let dom = reader.dom;
    if !may_be_box(tag) {
        return None;
    }
    let class = class_of(dom, node);
    if super::quote::is_pull_quote(class) {
        return Some(super::quote::read(reader, node));
    }
    let unfolds = dom.children(node).find(|&c| dom.tag(c) == Tag::Summary && reader.passes(c));
    let kind = if matches!(tag, Tag::Aside | Tag::Details) {
        Some(kind_of(class).unwrap_or(AsideKind::Box))
    } else {
        box_kind(class).or_else(|| (dom.attr(node, "role") == Some("note")).then_some(AsideKind::Note))
    };
    let kind = kind?;
    if unfolds.is_some() {
        return Some(boxed(reader, node, unfolds, kind));
    }
    // Most of the story in one box is the story; its key points are but a small part of it.
    let whole = dom.text(reader.l.selection.root()).len();
    let share = if kind == AsideKind::KeyPoints { 4 } else { 2 };
    if dom.text(node).len() * share > whole {
        return None;
    }
    let title =
        dom.descendants(node).take(40).find(|&n| has_part(class_of(dom, n), &TITLES) && reader.passes(n));
    Some(boxed(reader, node, title, kind))
}

fn boxed(reader: &mut Reader<'_>, node: NodeId, title: Option<NodeId>, kind: AsideKind) -> Vec<BlockKind> {
    let mut heading = title.filter(|&n| reader.passes(n)).map(|n| reader.line_of(n).0).unwrap_or_default();
    reader.taken.add_all(title);
    let mut body = reader.blocks_of(node);
    if let Some(title) = title {
        reader.taken.remove(title);
    }
    if heading.is_empty()
        && body.len() > 1
        && let Some(content) = body.first_mut().and_then(title_in)
    {
        heading = std::mem::take(content);
        body.remove(0);
    }
    if body.is_empty() {
        return if heading.is_empty() { Vec::new() } else { vec![BlockKind::Paragraph(heading)] };
    }
    // A box around a single picture, table or list is not one.
    let only_media = matches!(
        body.as_slice(),
        [Block {
            kind: BlockKind::Figure(_) | BlockKind::Embed(_) | BlockKind::PullQuote(_) | BlockKind::Table(_),
            ..
        }]
    );
    if heading.is_empty() && kind == AsideKind::Box && only_media {
        return body.into_iter().map(|block| block.kind).collect();
    }
    let kind = match kind {
        AsideKind::Box | AsideKind::Note => kind_of_title(&heading).unwrap_or(kind),
        kind => kind,
    };
    vec![BlockKind::Aside { kind, title: (!heading.is_empty()).then_some(heading), body }]
}

/// The words of a first block that is a box's title: a heading, or a line in bold.
fn title_in(block: &mut Block) -> Option<&mut Vec<Inline>> {
    match &mut block.kind {
        BlockKind::Heading { content, .. } if block.anchor.is_none() => Some(content),
        BlockKind::Paragraph(line) => {
            // One short word, be it "Note" or "注意".
            if matches!(line.as_slice(), [Inline::Text(text)] if is_word(text)) {
                return Some(line);
            }
            match line.as_mut_slice() {
                [Inline::Strong(content)] => Some(content),
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_word(text: &str) -> bool {
    text.chars().count() <= 12 && text.trim_end_matches([':', '：']).chars().all(char::is_alphabetic)
}

/// GitHub's `[!NOTE]` in a quotation that was not rendered as a box.
pub(super) fn marked_quote(reader: &mut Reader<'_>, node: NodeId) -> Option<BlockKind> {
    let dom = reader.dom;
    let callout = dom.attr(node, "data-callout");
    let text = dom.text(node).trim_start();
    let named = match callout {
        Some(name) => Some(name.to_ascii_lowercase()),
        None => {
            text.strip_prefix("[!").and_then(|t| t.split_once(']')).map(|(name, _)| name.to_ascii_lowercase())
        }
    }?;
    let kind = kind_of_word(&named).unwrap_or(AsideKind::Note);
    let title = dom.descendants(node).take(40).find(|&n| has_part(class_of(dom, n), &TITLES));
    let mut out = boxed(reader, node, title, kind);
    if let Some(BlockKind::Aside { body, .. }) = out.first_mut() {
        drop_marker(body, named.len() + 3);
    }
    out.into_iter().next()
}

fn drop_marker(body: &mut Vec<Block>, length: usize) {
    let Some(Block { kind: BlockKind::Paragraph(line), .. }) = body.first_mut() else { return };
    if let Some(Inline::Text(text)) = line.first_mut()
        && text.starts_with("[!")
    {
        *text = text.get(length..).unwrap_or("").trim_start().to_owned();
        if text.is_empty() {
            line.remove(0);
        }
        if matches!(line.first(), Some(Inline::Break)) {
            line.remove(0);
        }
    }
    if line.is_empty() {
        body.remove(0);
    }
}

/// Whether a class says that an element is a box, and of which kind.
fn box_kind(class: &str) -> Option<AsideKind> {
    if class.is_empty() {
        return None;
    }
    let points = [
        "key-points",
        "keypoints",
        "key-takeaways",
        "key_takeaways",
        "takeaways",
        "tldr",
        "tl-dr",
        "at-a-glance",
        "article-highlights",
        "summary-box",
    ];
    if has_part(class, &points) {
        return Some(AsideKind::KeyPoints);
    }
    if has_any(
        class,
        &[
            "correction",
            "corrections",
            "editors-note",
            "editor-note",
            "clarification",
            "article-correction",
            "update-note",
        ],
    ) {
        return Some(AsideKind::Correction);
    }
    has_any(class, &BOXES).then(|| kind_of(class).unwrap_or(AsideKind::Note))
}

fn kind_of(class: &str) -> Option<AsideKind> {
    class
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find_map(|word| kind_of_word(&word.to_ascii_lowercase()))
}

fn kind_of_word(word: &str) -> Option<AsideKind> {
    match word {
        "note" | "important" | "abstract" | "example" | "seealso" | "question" => Some(AsideKind::Note),
        "info" => Some(AsideKind::Info),
        "tip" | "hint" => Some(AsideKind::Tip),
        "success" => Some(AsideKind::Success),
        "warning" | "caution" | "attention" => Some(AsideKind::Warning),
        "danger" | "error" | "bug" | "failure" => Some(AsideKind::Danger),
        "tldr" | "takeaways" | "keypoints" | "summary" => Some(AsideKind::KeyPoints),
        "correction" | "clarification" => Some(AsideKind::Correction),
        _ => None,
    }
}

/// What says that something was changed: the title of a box, the beginning of a paragraph.
pub(crate) static CORRECTIONS: Table = Table::phrases(
    "correction|corrections|clarification|editor's note|editor’s note|editors' note|editors’ note|\
     korrektur|berichtigung|richtigstellung|anmerkung der redaktion|hinweis der redaktion|\
     correctif|rectificatif|erratum|note de la rédaction|corrección|fe de errores|nota del editor|\
     nota de la redacción|correção|errata|nota da redação|nota do editor|correzione|rettifica|errata corrige|\
     nota della redazione|correctie|rectificatie|noot van de redactie|sprostowanie|\
     исправление|уточнение|от редакции|訂正|訂正とお詫び|編集部注|更正|编者按|編者按|정정|정정보도|편집자 주|تصحيح",
);

/// Headings that say what a box is, in the languages that pages are read in most.
pub(crate) fn kind_of_title(title: &[Inline]) -> Option<AsideKind> {
    let title = plain_text(title);
    let title = title.trim().trim_end_matches([':', '：']);
    static POINTS: Table = Table::phrases(
        "key points|key takeaways|takeaways|at a glance|tl;dr|tldr|in brief|highlights|the gist|summary|\
         das wichtigste in kürze|das wichtigste im überblick|das wichtigste|auf einen blick|zusammenfassung|\
         in kürze|darum geht's|l'essentiel|l’essentiel|en bref|en résumé|résumé|les points clés|à retenir|\
         ce qu'il faut retenir|puntos clave|en resumen|resumen|claves|las claves|lo esencial|em resumo|resumo|\
         pontos-chave|o essencial|principais pontos|in sintesi|sintesi|in breve|punti chiave|i punti chiave|\
         in het kort|samenvatting|kort samengevat|w skrócie|podsumowanie|najważniejsze informacje|w pigułce|\
         главное|самое главное|коротко|кратко|ポイント|記事のポイント|この記事のポイント|要点|要約|摘要|\
         核心提示|重點|重點摘要|본문 요약|요약|핵심 요약|3줄 요약|ملخص|باختصار|أبرز النقاط|أهم النقاط",
    );
    if POINTS.has(title) {
        return Some(AsideKind::KeyPoints);
    }
    CORRECTIONS.has(title).then_some(AsideKind::Correction)
}
