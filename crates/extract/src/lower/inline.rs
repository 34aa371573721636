//! What an element means within a line of text.

use crate::find::holds;
use article::{Direction, Inline};

use super::class::{class_of, has_any, has_part};
use super::code;
use super::island::{same_language, stated_dir, stated_lang};
use super::line::Mark;
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag, fold_space};
use crate::facts::is_cut_away;

/// What the walk does with an element.
#[derive(Debug)]
pub(super) enum Meaning {
    /// It and its content are passed over.
    Nothing,
    /// Its content is read as if it were not there, but for the type that it is set in.
    Transparent,
    /// It ends the line before it and begins another.
    Block,
    /// It marks its content.
    Mark(Mark),
    /// It is one piece of the line.
    Atom(Inline),
    Break,
    /// A picture.
    Picture,
    /// Only the pictures in it are read.
    Pictures,
    /// A large first letter.
    DropCap,
}

/// Text for screen readers only (labels of controls, "opens in a new tab"), and cards that open over a name.
const UNSEEN: [&str; 15] = [
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "u-visually-hidden",
    "a11y-hidden",
    "rollover-block",
    "hovercard",
    "tooltiptext",
    "tooltip-text",
    "tooltip-content",
    "hide-caption",
    "toggle-caption",
];

/// Controls that generators put into headings and lines.
const CONTROLS: [&str; 11] = [
    "mw-editsection",
    "headerlink",
    "header-anchor",
    "heading-anchor",
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "permalink",
    "MathJax_Preview",
    "copy-button",
    "footnote-backref",
];

pub(super) fn meaning(reader: &Reader<'_>, node: NodeId, in_heading: bool) -> Meaning {
    let (dom, tag) = (reader.dom, reader.dom.tag(node));
    match tag {
        Tag::Br => return Meaning::Break,
        Tag::Img | Tag::AmpImg => return Meaning::Picture,
        Tag::Picture => return Meaning::Transparent,
        Tag::Noscript => return Meaning::Pictures,
        Tag::Script
        | Tag::Style
        | Tag::Select
        | Tag::Datalist
        | Tag::Textarea
        | Tag::Canvas
        | Tag::Progress
        | Tag::Meter
        | Tag::Svg
        | Tag::SvgPart
        | Tag::Title
        | Tag::Head
        | Tag::Meta
        | Tag::Link
        | Tag::Rp
        | Tag::Source
        | Tag::Track
        | Tag::Param
        | Tag::Input
        | Tag::Wbr => return Meaning::Nothing,
        Tag::Template if dom.attr(node, "shadowrootmode").is_none() => return Meaning::Nothing,
        // It copies the listing.
        Tag::Button if code::stands_around(dom, node) => return Meaning::Nothing,
        Tag::Iframe
        | Tag::Object
        | Tag::Embed
        | Tag::Video
        | Tag::Audio
        | Tag::AmpVideo
        | Tag::AmpYoutube
        | Tag::LiteYoutube => return Meaning::Block,
        _ => {}
    }
    let class = class_of(dom, node);
    if tag.is_inline()
        && (is_cut_away(dom, node)
            || !class.is_empty() && (has_any(class, &UNSEEN) || has_any(class, &CONTROLS)))
    {
        return Meaning::Nothing;
    }
    // LaTeXML writes an item's sign or number as text before its paragraphs.
    if has_any(class, &["ltx_tag_item"])
        && dom.parent(node).is_some_and(|p| dom.tag(p) == Tag::Li)
        && dom.text(node).trim().len() <= 3
    {
        return Meaning::Nothing;
    }
    if !tag.is_inline() {
        return if is_drop_cap(reader, node, class) { Meaning::DropCap } else { Meaning::Block };
    }
    match tag {
        Tag::Sub => Meaning::Mark(Mark::Sub),
        Tag::Sup => Meaning::Mark(Mark::Sup),
        Tag::S | Tag::Strike | Tag::Del => Meaning::Mark(Mark::Strike),
        Tag::Mark => Meaning::Mark(Mark::Highlight),
        Tag::Small => Meaning::Mark(Mark::Small),
        Tag::Q => Meaning::Mark(Mark::Quoted),
        Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => code(reader, node, class),
        Tag::A => link(reader, node, in_heading),
        Tag::Ruby => ruby(reader, node),
        Tag::Rt | Tag::Rtc => Meaning::Nothing,
        Tag::Abbr | Tag::Acronym => abbreviation(reader, node),
        Tag::Bdo | Tag::Bdi | Tag::Span | Tag::Font => span(reader, node, tag, class),
        _ => Meaning::Transparent,
    }
}

fn is_drop_cap(reader: &Reader<'_>, node: NodeId, class: &str) -> bool {
    has_part(class, &["dropcap", "drop-cap", "drop_cap"]) && reader.dom.text(node).trim().chars().count() <= 2
}

fn code(reader: &Reader<'_>, node: NodeId, class: &str) -> Meaning {
    let dom = reader.dom;
    let holds_listing = dom.descendants(node).any(|n| matches!(dom.tag(n), Tag::Pre | Tag::Table));
    if holds_listing {
        return Meaning::Transparent;
    }
    let text = dom.text(node);
    if has_any(class, &["block", "code-block"])
        || dom.declares(node, "display", "block") && text.contains('\n')
    {
        return Meaning::Block;
    }
    // A note or a formula in it is rare, a link is not: its text is what counts.
    match fold_space(text) {
        text if text.is_empty() => Meaning::Nothing,
        text => Meaning::Atom(Inline::Code(text)),
    }
}

fn link(reader: &Reader<'_>, node: NodeId, in_heading: bool) -> Meaning {
    let dom = reader.dom;
    if in_heading {
        let own = dom.attr(node, "href").is_some_and(|href| href.contains('#'));
        let text = dom.text(node).trim();
        let is_mark = text.chars().count() <= 2 && !text.chars().any(char::is_alphanumeric);
        if own && is_mark && !text.is_empty() {
            return Meaning::Nothing;
        }
        if own {
            return Meaning::Transparent;
        }
    }
    if matches!(dom.text(node).trim(), "#" | "¶" | "§" | "🔗")
        && dom.attr(node, "href").is_some_and(|href| href.starts_with('#'))
    {
        // To copy the address of a place by.
        return Meaning::Nothing;
    }
    match reader.link_target(node) {
        Some(to) => Meaning::Mark(Mark::Link(to)),
        None => Meaning::Transparent,
    }
}

fn ruby(reader: &Reader<'_>, node: NodeId) -> Meaning {
    let dom = reader.dom;
    let (mut base, mut reading) = (String::new(), String::new());
    let mut next = node.0 + 1;
    while next < dom.end(node).0 {
        let n = NodeId(next);
        next += 1;
        match dom.tag(n) {
            Tag::Rt | Tag::Rtc => {
                reading.push_str(dom.text(n).trim());
                next = dom.end(n).0;
            }
            Tag::Rp | Tag::Script | Tag::Style => next = dom.end(n).0,
            Tag::Text => base.push_str(dom.text(n).trim_matches(['\n', '\t', ' '])),
            _ => {}
        }
    }
    match (base.is_empty(), reading.is_empty()) {
        (true, _) => Meaning::Nothing,
        (false, true) => Meaning::Transparent,
        (false, false) => Meaning::Atom(Inline::Ruby { base: vec![Inline::Text(base)], reading }),
    }
}

fn abbreviation(reader: &Reader<'_>, node: NodeId) -> Meaning {
    let (dom, short) = (reader.dom, fold_space(reader.dom.text(node)));
    let long = dom.attr(node, "title").map(fold_space).unwrap_or_default();
    let plain = dom.descendants(node).all(|n| dom.is_text(n));
    // A date in `title` (microformats) or a whole sentence is no long form.
    let is_long =
        !long.is_empty() && long != short && long.len() <= 120 && long.chars().any(char::is_alphabetic);
    if plain && is_long && !short.is_empty() && !holds(&long, "T0") {
        return Meaning::Atom(Inline::Abbr { short, long });
    }
    Meaning::Transparent
}

fn span(reader: &Reader<'_>, node: NodeId, tag: Tag, class: &str) -> Meaning {
    let dom = reader.dom;
    if is_drop_cap(reader, node, class) {
        return Meaning::DropCap;
    }
    let sets_block = (dom.declares(node, "display", "block") || dom.declares(node, "display", "flex"))
        && !dom.declares(node, "float", "");
    if sets_block {
        return Meaning::Block;
    }
    let lang = stated_lang(&reader.l, node).filter(|lang| !same_language(lang, reader.l.lang));
    let dir = match tag {
        Tag::Bdo | Tag::Bdi => stated_dir(&reader.l, node),
        _ => stated_dir(&reader.l, node).filter(|&dir| dir == Direction::Rtl),
    };
    if lang.is_none() && dir.is_none() {
        return Meaning::Transparent;
    }
    Meaning::Mark(Mark::Span { lang, dir })
}

/// The type that an element sets its text in, by what it is and by its inline style, which editors write
/// in place of marks (Google Docs, Word) and browsers write out when a part of a page is copied: there a
/// `b` may well be of normal weight. All of a heading is bold.
pub(super) fn type_of(dom: &Dom, node: NodeId, in_heading: bool) -> [Option<Mark>; 5] {
    let tag = dom.tag(node);
    let mut italic = matches!(tag, Tag::Em | Tag::I | Tag::Cite | Tag::Var | Tag::Dfn);
    // The name of a work, not a whole reference in which such a name stands, as wikis mark them.
    if tag == Tag::Cite && dom.descendants(node).any(|inner| matches!(dom.tag(inner), Tag::I | Tag::A)) {
        italic = false;
    }
    let mut bold = matches!(tag, Tag::Strong | Tag::B);
    let (mut struck, mut sub, mut sup) = (false, false, false);
    for (name, value) in dom.declarations(node) {
        let is = |property: &str| name.eq_ignore_ascii_case(property);
        let all = is("font");
        if all || is("font-weight") {
            let weight = value.split_ascii_whitespace().find_map(|word| word.parse::<i32>().ok());
            if has_any(value, &["bold", "bolder"]) || weight.is_some_and(|weight| weight >= 600) {
                bold = true;
            } else if weight.is_some() || !all && has_any(value, &["normal", "lighter"]) {
                bold = false;
            }
        }
        if all || is("font-style") {
            italic =
                has_any(value, &["italic", "oblique"]) || italic && (all || !has_any(value, &["normal"]));
        } else if is("text-decoration") || is("text-decoration-line") {
            struck |= has_any(value, &["line-through"]);
        } else if is("vertical-align") {
            sub = has_any(value, &["sub"]);
            sup = has_any(value, &["super"]);
        }
    }
    [
        italic.then_some(Mark::Emphasis),
        (bold && !in_heading).then_some(Mark::Strong),
        struck.then_some(Mark::Strike),
        sub.then_some(Mark::Sub),
        sup.then_some(Mark::Sup),
    ]
}
