//! Lines of text as HTML.

use article::{Direction, Image, Inline, LinkTarget, Math, MathNode};

use super::escape::{attribute, text};

pub(super) fn line(content: &[Inline], out: &mut String) {
    for inline in content {
        write(inline, out);
    }
}

fn write(inline: &Inline, out: &mut String) {
    match inline {
        Inline::Text(words) => text(words, out),
        Inline::Emphasis(content) => element("em", content, out),
        Inline::Strong(content) => element("strong", content, out),
        Inline::Sub(content) => element("sub", content, out),
        Inline::Sup(content) => element("sup", content, out),
        Inline::Strike(content) => element("s", content, out),
        Inline::Mark(content) => element("mark", content, out),
        Inline::Small(content) => element("small", content, out),
        Inline::Quoted(content) => element("q", content, out),
        Inline::Code(code) => {
            out.push_str("<code>");
            text(code, out);
            out.push_str("</code>");
        }
        Inline::Link { to, content } => {
            out.push_str("<a");
            match to {
                LinkTarget::Web(url) => attribute("href", url.as_str(), out),
                LinkTarget::Anchor(name) => attribute("href", &format!("#{name}"), out),
            }
            out.push('>');
            line(content, out);
            out.push_str("</a>");
        }
        Inline::Image(image) => picture(image, out),
        Inline::Break => out.push_str("<br>"),
        Inline::NoteRef { note, label } => {
            let number = note + 1;
            out.push_str("<sup class=\"footnote-ref\"><a role=\"doc-noteref\"");
            attribute("id", &format!("fnref-{number}"), out);
            attribute("href", &format!("#fn-{number}"), out);
            out.push('>');
            text(label, out);
            out.push_str("</a></sup>");
        }
        Inline::Math(formula) => math(formula, false, out),
        Inline::Ruby { base, reading } => {
            out.push_str("<ruby>");
            line(base, out);
            out.push_str("<rp>(</rp><rt>");
            text(reading, out);
            out.push_str("</rt><rp>)</rp></ruby>");
        }
        Inline::Abbr { short, long } => {
            out.push_str("<abbr");
            attribute("title", long, out);
            out.push('>');
            text(short, out);
            out.push_str("</abbr>");
        }
        Inline::Span { lang, dir, content } => {
            let name = if lang.is_none() { "bdo" } else { "span" };
            out.push_str(&format!("<{name}"));
            if let Some(lang) = lang {
                attribute("lang", lang, out);
            }
            if let Some(dir) = dir {
                attribute("dir", direction(*dir), out);
            }
            out.push('>');
            line(content, out);
            out.push_str(&format!("</{name}>"));
        }
    }
}

fn element(name: &str, content: &[Inline], out: &mut String) {
    out.push_str(&format!("<{name}>"));
    line(content, out);
    out.push_str(&format!("</{name}>"));
}

pub(super) fn direction(dir: Direction) -> &'static str {
    match dir {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// A picture; its plain address as `src`, a better one as `srcset`.
pub(super) fn picture(image: &Image, out: &mut String) {
    out.push_str("<img");
    match &image.fallback {
        Some(fallback) => {
            attribute("src", fallback.as_str(), out);
            attribute("srcset", &format!("{} 2x", image.src), out);
        }
        None => attribute("src", image.src.as_str(), out),
    }
    attribute("alt", &image.alt, out);
    if let Some(width) = image.width {
        attribute("width", &width.to_string(), out);
    }
    if let Some(height) = image.height {
        attribute("height", &height.to_string(), out);
    }
    out.push('>');
}

/// A formula as MathML, its TeX as an annotation.
pub(super) fn math(formula: &Math, display: bool, out: &mut String) {
    out.push_str("<math");
    if display {
        attribute("display", "block", out);
    }
    if !formula.alt.is_empty() {
        attribute("alttext", &formula.alt, out);
    }
    out.push_str("><semantics>");
    if formula.mathml.is_empty() {
        out.push_str("<mtext>");
        text(formula.source(), out);
        out.push_str("</mtext>");
    } else {
        let one = formula.mathml.len() == 1;
        out.push_str(if one { "" } else { "<mrow>" });
        formula.mathml.iter().for_each(|node| math_node(node, out));
        out.push_str(if one { "" } else { "</mrow>" });
    }
    if let Some(tex) = &formula.tex {
        out.push_str("<annotation encoding=\"application/x-tex\">");
        text(tex, out);
        out.push_str("</annotation>");
    }
    out.push_str("</semantics></math>");
}

fn math_node(node: &MathNode, out: &mut String) {
    match node {
        MathNode::Text(characters) => text(characters, out),
        MathNode::Element { tag, children } => {
            let attribute = tag.attribute().map(|(name, value)| format!(" {name}=\"{value}\""));
            out.push_str(&format!("<{}{}>", tag.name(), attribute.unwrap_or_default()));
            children.iter().for_each(|child| math_node(child, out));
            out.push_str(&format!("</{}>", tag.name()));
        }
    }
}
