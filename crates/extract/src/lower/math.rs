//! Formulas: MathML, and what MathJax, KaTeX, Wikipedia and formula services leave in a page.

use crate::find::{holds, holds_folded, split};
use article::{Inline, Math, MathNode, MathTag};

use super::anchors::percent_decoded;
use super::class::{class_of, has_any, has_part};
use super::reader::Reader;
use super::tex;
use crate::dom::{Dom, NodeId, Tag, fold_space};

/// Elements of MathML inside one another; deeper ones give their children to those above.
const MAX_DEPTH: usize = 48;

/// What an element is to a formula.
pub(super) enum Found {
    /// The formula, and whether it stands on a line of its own.
    Formula(Math, bool),
    /// A rendering of one whose source stands beside it.
    Rendering,
}

/// Reads a formula.
pub(super) fn read(reader: &Reader<'_>, node: NodeId) -> Option<Found> {
    let dom = reader.dom;
    if is_rendering(dom, node) {
        return Some(Found::Rendering);
    }
    formula(reader, node).map(|(math, display)| Found::Formula(math, display))
}

/// MathJax 2 leaves its rendering and, right after it, the source as a script.
fn is_rendering(dom: &Dom, node: NodeId) -> bool {
    matches!(dom.tag(node), Tag::Span | Tag::Div)
        && has_any(class_of(dom, node), &["MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_Preview"])
        && std::iter::successors(dom.next_sibling(node), |&n| dom.next_sibling(n)).take(3).any(|n| {
            dom.tag(n) == Tag::Script && dom.attr(n, "type").is_some_and(|kind| kind.starts_with("math/"))
        })
}

fn formula(reader: &Reader<'_>, node: NodeId) -> Option<(Math, bool)> {
    let dom = reader.dom;
    match dom.tag(node) {
        Tag::Math => Some((mathml(dom, node), is_display(dom, node))),
        Tag::DMath => {
            let tex = dom.text(node).trim().to_owned();
            (!tex.is_empty()).then(|| (of_tex(tex), dom.attr(node, "block").is_some()))
        }
        Tag::Script => {
            let kind = dom.attr(node, "type")?;
            let rest = kind.trim().strip_prefix("math/")?;
            let tex = dom.raw(node).trim();
            let is_tex = rest.starts_with("tex") || rest.starts_with("latex");
            let display = holds(rest, "mode=display");
            (is_tex && !tex.is_empty()).then(|| (of_tex(bare_tex(tex)), display))
        }
        Tag::Img => of_picture(dom, node),
        Tag::Span | Tag::Div | Tag::Other | Tag::P => of_wrapper(reader, node),
        _ => None,
    }
}

pub(super) fn of_tex(tex: String) -> Math {
    Math { mathml: tex::mathml(&tex), alt: tex.clone(), tex: Some(tex) }
}

/// What libraries wrap around a formula: all of it is one formula.
fn of_wrapper(reader: &Reader<'_>, node: NodeId) -> Option<(Math, bool)> {
    let dom = reader.dom;
    let class = class_of(dom, node);
    let name = if dom.tag(node) == Tag::Other { dom.name(node) } else { "" };
    if class.is_empty() && name.is_empty() {
        return None;
    }
    let known =
        has_any(
            class,
            &[
                "katex",
                "katex-display",
                "katex-block",
                "mwe-math-element",
                "MathJax",
                "MathJax_Display",
                "MathJax_SVG",
            ],
        ) || has_any(class, &["math-inline", "math-block", "math-display", "ztext-math", "tex2jax_process"])
            || name == "mjx-container";
    if !known {
        // A script was to set its text.
        let text = if name == "math-renderer" || has_any(class, &["math", "arithmatex", "math-tex"]) {
            dom.text(node).trim()
        } else {
            ""
        };
        let display = text.starts_with("\\[") || text.starts_with("$$");
        return (display || text.starts_with("\\(") || text.starts_with('$') && !name.is_empty())
            .then(|| (of_tex(bare_tex(text)), display));
    }
    let stated = ["data-math", "data-tex", "data-latex", "data-expr", "data-formula"]
        .iter()
        .find_map(|a| dom.attr(node, a).filter(|tex| !tex.trim().is_empty()));
    let display = is_display(dom, node);
    if let Some(tex) = stated {
        return Some((of_tex(bare_tex(tex)), display));
    }
    let inner = dom.descendants(node).take(4000).find(|&n| dom.tag(n) == Tag::Math)?;
    let mut math = mathml(dom, inner);
    if math.tex.is_none()
        && let Some(image) = dom.descendants(node).find(|&n| dom.tag(n) == Tag::Img)
    {
        math.tex = dom.attr(image, "alt").map(bare_tex).filter(|tex| !tex.is_empty());
    }
    Some((math, display || is_display(dom, inner)))
}

/// A picture that stands for a formula: Wikipedia's, WordPress's, a rendering service's, or one
/// whose alternative text is TeX.
fn of_picture(dom: &Dom, node: NodeId) -> Option<(Math, bool)> {
    let alt = dom.attr(node, "alt").unwrap_or("").trim();
    let src = dom.attr(node, "src").unwrap_or("");
    let class = class_of(dom, node);
    let is_formula = has_any(
        class,
        &["latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "ee_img"],
    ) || has_part(class, &["mwe-math-fallback", "equation_image", "math-tex"]);
    let tex = if is_formula && !alt.is_empty() || is_tex(alt) { bare_tex(alt) } else { of_address(src)? };
    let alone = dom.parent(node).is_some_and(|p| {
        dom.tag(p) == Tag::P
            && dom.text(p).trim().is_empty()
            && dom.children(p).filter(|&c| !dom.is_text(c)).count() == 1
    });
    let display = alone || holds(class, "display") || tex.starts_with("\\begin");
    Some((of_tex(tex), display))
}

/// Reads as TeX: commands, and no sentence around them.
fn is_tex(text: &str) -> bool {
    let commands = text.matches('\\').count();
    commands >= 1
        && (text.contains(['{', '^', '_', '=']) || text.starts_with('\\'))
        && text
            .match_indices('\\')
            .any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()))
        && !holds(text, ":\\")
}

/// What stands after a mark, up to the same or to another.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let after = split(text, from).nth(1)?;
    split(after, to).next()
}

/// TeX in the address of a rendering service.
fn of_address(src: &str) -> Option<String> {
    let decoded = percent_decoded(src);
    let after = if holds(src, "latex.codecogs.com") {
        decoded.split_once('?')?.1.to_owned()
    } else if holds(src, "chart") && holds(src, "cht=tx") {
        between(&decoded, "chl=", "&ch")?.to_owned()
    } else if holds(src, "/latex.php?latex=") || holds(src, "?latex=") {
        between(&decoded, "latex=", "&bg=")?.replace('+', " ")
    } else {
        let last = percent_decoded(src.split(['?', '#']).next()?.rsplit('/').next()?);
        is_tex(&last).then_some(last).filter(|last| last.starts_with('\\'))?
    };
    Some(bare_tex(&after)).filter(|tex| !tex.is_empty())
}

/// TeX without its delimiters and without what Wikipedia puts around it.
fn bare_tex(tex: &str) -> String {
    let mut tex = tex.trim();
    for (open, close) in [("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$")] {
        if tex.len() >= open.len() + close.len()
            && let Some(inner) = tex.strip_prefix(open).and_then(|t| t.strip_suffix(close))
        {
            tex = inner.trim();
            break;
        }
    }
    let style = tex.strip_prefix("{\\displaystyle").or(tex.strip_prefix("{\\textstyle"));
    if let Some(inner) = style.and_then(|t| t.strip_suffix('}')) {
        tex = inner.trim();
    }
    tex.to_owned()
}

fn is_display(dom: &Dom, node: NodeId) -> bool {
    let says = |n: NodeId| {
        dom.attr(n, "display").is_some_and(|d| d == "block" || d == "true")
            || dom.attr(n, "mode") == Some("display")
            || has_any(
                class_of(dom, n),
                &["katex-display", "katex-block", "MathJax_Display", "math-block", "math-display"],
            )
            || has_part(class_of(dom, n), &["mwe-math-fallback-image-display"])
            || dom
                .attr(n, "class")
                .is_some_and(|c| c.split(' ').any(|w| w == "display" || w == "ltx_equation"))
    };
    says(node) || dom.ancestors(node).take(3).any(says)
}

/// A line of nothing but a formula, perhaps with the stop that ends its sentence.
pub(super) fn alone(content: &[Inline]) -> Option<Math> {
    match content {
        [Inline::Math(math)] if math.tex.as_deref().is_some_and(|tex| tex.starts_with("\\begin")) => {
            Some(math.clone())
        }
        _ => None,
    }
}

fn mathml(dom: &Dom, node: NodeId) -> Math {
    let alt = dom.attr(node, "alttext").map(str::trim).unwrap_or("");
    let tex = annotation(dom, node).or_else(|| is_tex(alt).then(|| bare_tex(alt)));
    let mathml = tree(dom, node);
    let alt = if alt.is_empty() { fold_space(&visible_text(dom, node)) } else { alt.to_owned() };
    Math { tex, mathml, alt }
}

fn annotation(dom: &Dom, math: NodeId) -> Option<String> {
    let note = dom.descendants(math).find(|&n| {
        dom.tag(n) == Tag::MathPart
            && dom.name(n) == "annotation"
            && dom.attr(n, "encoding").is_some_and(|e| holds_folded(e, "tex"))
    })?;
    Some(bare_tex(dom.text(note))).filter(|tex| !tex.is_empty())
}

fn is_annotation(dom: &Dom, node: NodeId) -> bool {
    dom.tag(node) == Tag::MathPart && dom.name(node).starts_with("annotation")
}

fn visible_text(dom: &Dom, math: NodeId) -> String {
    let mut out = String::new();
    let mut node = NodeId(math.0 + 1);
    while node < dom.end(math) {
        if is_annotation(dom, node) {
            node = dom.end(node);
            continue;
        }
        if dom.is_text(node) {
            out.push_str(dom.text(node));
        }
        node = NodeId(node.0 + 1);
    }
    out
}

/// The tree below `<math>`, in known elements only.
fn tree(dom: &Dom, math: NodeId) -> Vec<MathNode> {
    // Open elements: where they end, their tag (`None` for one that is looked through), children.
    let mut open: OpenMath = vec![(dom.end(math), None, Vec::new())];
    // `mfenced` writes its brackets as attributes: how deep each is, and how it ends. `None` is a
    // row whose label, its first cell, is printed last.
    let mut fences: Vec<(usize, Option<String>)> = Vec::new();
    let mut node = NodeId(math.0 + 1);
    while node < dom.end(math) {
        close(&mut open, node, &mut fences);
        let mut next = NodeId(node.0 + 1);
        if is_annotation(dom, node) {
            next = dom.end(node);
        } else if dom.is_text(node) {
            let raw = dom.text(node);
            let mut text = fold_space(raw);
            // The spaces of `mtext` are meant.
            if open.last().is_some_and(|(_, tag, _)| *tag == Some(MathTag::Mtext)) && !text.is_empty() {
                let edge = |c: Option<char>| if c.is_some_and(char::is_whitespace) { " " } else { "" };
                text = format!("{}{text}{}", edge(raw.chars().next()), edge(raw.chars().next_back()));
            }
            let in_token = open.last().is_some_and(|(_, tag, _)| tag.is_some_and(is_token));
            if let Some(variant) = dom.parent(node).and_then(|token| dom.attr(token, "mathvariant")) {
                text = in_variant(&text, variant);
            }
            // `mtext` may be a space.
            let text =
                if text.is_empty() && in_token && !dom.text(node).is_empty() { " ".to_owned() } else { text };
            if in_token && let Some((_, _, children)) = open.last_mut() {
                children.push(MathNode::Text(text));
            }
        } else {
            let tag = match dom.name(node) {
                "mlabeledtr" => Some(MathTag::Mtr),
                "menclose" | "mfenced" => Some(MathTag::Mrow),
                // A fraction without its line is a pair, one above the other.
                "mfrac" if dom.attr(node, "linethickness").is_some_and(|l| l.trim().starts_with('0')) => {
                    Some(MathTag::Mtable)
                }
                "mo" if dom.attr(node, "stretchy") == Some("false") => Some(MathTag::MoStill),
                "mi" if dom.attr(node, "mathvariant") == Some("normal") => Some(MathTag::MiUpright),
                name => MathTag::from_name(name),
            };
            let deep = open.len() >= MAX_DEPTH;
            let mut children = Vec::new();
            if dom.name(node) == "mfenced" {
                children.push(sign(dom.attr(node, "open").unwrap_or("(")));
            }
            open.push((dom.end(node), tag.filter(|_| !deep), children));
            if dom.name(node) == "mfenced" {
                fences.push((open.len(), Some(dom.attr(node, "close").unwrap_or(")").to_owned())));
            } else if dom.name(node) == "mlabeledtr" {
                fences.push((open.len(), None));
            }
        }
        node = next;
    }
    close(&mut open, dom.end(math), &mut fences);
    open.pop().map(|(_, _, children)| children).unwrap_or_default()
}

/// Open elements of a formula: where each ends, its tag, its children.
type OpenMath = Vec<(NodeId, Option<MathTag>, Vec<MathNode>)>;

pub(super) fn sign(text: &str) -> MathNode {
    MathNode::Element { tag: MathTag::Mo, children: vec![MathNode::Text(text.trim().to_owned())] }
}

fn close(open: &mut OpenMath, at: NodeId, fences: &mut Vec<(usize, Option<String>)>) {
    while open.len() > 1 && open.last().is_some_and(|(end, _, _)| *end <= at) {
        let depth = open.len();
        let Some((_, tag, mut children)) = open.pop() else { return };
        if fences.last().is_some_and(|(level, _)| *level == depth)
            && let Some((_, bracket)) = fences.pop()
        {
            match bracket {
                Some(bracket) => children.push(sign(&bracket)),
                None if !children.is_empty() => children.rotate_left(1),
                None => {}
            }
        }
        let Some((_, _, outer)) = open.last_mut() else { return };
        match tag {
            Some(MathTag::Mtable) => {
                let children = children.into_iter().map(in_row).collect();
                outer.push(MathNode::Element { tag: MathTag::Mtable, children });
            }
            Some(tag) => outer.push(MathNode::Element { tag, children }),
            None => outer.extend(children),
        }
    }
}

/// A child of a table as a row of it.
fn in_row(node: MathNode) -> MathNode {
    if matches!(node, MathNode::Element { tag: MathTag::Mtr, .. }) {
        return node;
    }
    let cell = MathNode::Element { tag: MathTag::Mtd, children: vec![node] };
    MathNode::Element { tag: MathTag::Mtr, children: vec![cell] }
}

/// Letters in the alphabet that `mathvariant` names: MathML Core knows no such attribute, but the
/// letters themselves.
pub(super) fn in_variant(text: &str, variant: &str) -> String {
    let (capitals, small, digits) = match variant {
        "bold" => (0x1d400, 0x1d41a, 0x1d7ce),
        "double-struck" => (0x1d538, 0x1d552, 0x1d7d8),
        _ => return text.to_owned(),
    };
    let letter = |c: char| {
        // These letters had been in Unicode before their alphabet.
        let known = "CℂHℍNℕPℙQℚRℝZℤ".chars().skip_while(|&k| k != c).nth(1);
        if let Some(known) = known.filter(|_| variant == "double-struck") {
            return known;
        }
        let at = |first: u32, from: char| char::from_u32(first + (c as u32 - from as u32)).unwrap_or(c);
        match c {
            'A'..='Z' => at(capitals, 'A'),
            'a'..='z' => at(small, 'a'),
            '0'..='9' => at(digits, '0'),
            c => c,
        }
    };
    text.chars().map(letter).collect()
}

fn is_token(tag: MathTag) -> bool {
    matches!(tag.name(), "mi" | "mn" | "mo" | "mtext" | "ms")
}
