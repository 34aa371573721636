//! Formulas as TeX: as the page wrote them, else worked out from the MathML tree.

mod symbols;

use article::{Math, MathNode, MathTag};

use symbols::{alphabet, command};

/// A formula as TeX without delimiters; empty where it has no form at all.
///
/// MathML is written with LaTeX and amsmath commands. What a MathML tree does not say (sizes,
/// fonts) is left to TeX.
pub fn tex(math: &Math) -> String {
    match &math.tex {
        Some(tex) => tex.trim().to_owned(),
        None if math.mathml.is_empty() => math.alt.trim().to_owned(),
        None => row(&math.mathml),
    }
}

fn row(nodes: &[MathNode]) -> String {
    let mut out = String::new();
    let mut past = 0;
    for (at, node) in nodes.iter().enumerate() {
        if at < past {
            continue;
        }
        let part = match token(node) {
            Some((MathTag::Mo, _)) if matrix(&nodes[at..]).is_some() => {
                past = at + 3;
                matrix(&nodes[at..]).unwrap_or_default()
            }
            // Brackets of one row grow with what they hold.
            Some((MathTag::Mo, text)) if is_open(text) && closes(&nodes[at + 1..], text) => {
                format!("\\left{}", delimiter(text))
            }
            Some((MathTag::Mo, text)) if is_close(text) && opens(&nodes[..at], text) => {
                format!("\\right{}", delimiter(text))
            }
            _ => element(node),
        };
        if part.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&part);
    }
    out
}

fn token(node: &MathNode) -> Option<(MathTag, &str)> {
    let MathNode::Element { tag, children } = node else { return None };
    // Written out, brackets grow with what is in them whatever size the page gives them, as those who turn
    // MathML into TeX have it.
    let tag = if *tag == MathTag::MoStill { MathTag::Mo } else { *tag };
    match children.as_slice() {
        [MathNode::Text(text)] => Some((tag, text.trim())),
        _ => None,
    }
}

fn partner(text: &str) -> Option<&'static str> {
    Some(match text {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "⟨" => "⟩",
        "⌊" => "⌋",
        "⌈" => "⌉",
        _ => return None,
    })
}

fn is_open(text: &str) -> bool {
    partner(text).is_some()
}

fn is_close(text: &str) -> bool {
    matches!(text, ")" | "]" | "}" | "⟩" | "⌋" | "⌉")
}

fn is_mo(node: &MathNode, text: &str) -> bool {
    token(node).is_some_and(|(tag, t)| tag == MathTag::Mo && t == text)
}

/// The bracket that closes this one stands in the rest of the row.
fn closes(rest: &[MathNode], open: &str) -> bool {
    let Some(close) = partner(open) else { return false };
    let mut depth = 1;
    for node in rest {
        depth += i32::from(is_mo(node, open)) - i32::from(is_mo(node, close));
        if depth == 0 {
            return true;
        }
    }
    false
}

fn opens(before: &[MathNode], close: &str) -> bool {
    let open = ["(", "[", "{", "⟨", "⌊", "⌈"].into_iter().find(|o| partner(o) == Some(close));
    let Some(open) = open else { return false };
    let mut depth = 1;
    for node in before.iter().rev() {
        depth += i32::from(is_mo(node, close)) - i32::from(is_mo(node, open));
        if depth == 0 {
            return true;
        }
    }
    false
}

fn delimiter(text: &str) -> &str {
    match text {
        "{" => "\\{",
        "}" => "\\}",
        "⟨" => "\\langle",
        "⟩" => "\\rangle",
        "⌊" => "\\lfloor",
        "⌋" => "\\rfloor",
        "⌈" => "\\lceil",
        "⌉" => "\\rceil",
        other => other,
    }
}

fn element(node: &MathNode) -> String {
    let (tag, children) = match node {
        MathNode::Text(text) => return symbols(text),
        MathNode::Element { tag, children } => (*tag, children.as_slice()),
    };
    let arg = |at: usize| children.get(at).map(element).unwrap_or_default();
    match tag {
        MathTag::Mi | MathTag::Mn => symbols(&characters(children)),
        MathTag::MiUpright => {
            let text = characters(children);
            let name = symbols(&text);
            if text.chars().all(char::is_alphabetic) { format!("\\mathrm{{{name}}}") } else { name }
        }
        MathTag::Mo | MathTag::MoStill => operator(&characters(children)),
        MathTag::Mtext | MathTag::Ms => {
            let text = characters(children);
            if text.trim().is_empty() {
                "\\text{ }".to_owned()
            } else if !text.contains(|c: char| c.is_alphanumeric() || c.is_whitespace()) {
                // Brackets of a label.
                symbols(&text)
            } else {
                format!("\\text{{{}}}", escaped(&text))
            }
        }
        // How wide a space is the tree does not say; TeX sets its own.
        MathTag::Mspace => String::new(),
        MathTag::Mphantom => format!("\\phantom{{{}}}", row(children)),
        MathTag::Mfrac => format!("\\frac{{{}}}{{{}}}", arg(0), arg(1)),
        MathTag::Msqrt => format!("\\sqrt{{{}}}", row(children)),
        MathTag::Mroot => format!("\\sqrt[{}]{{{}}}", arg(1), arg(0)),
        MathTag::Msub => format!("{}_{{{}}}", base(children), arg(1)),
        MathTag::Msup => format!("{}^{{{}}}", base(children), arg(1)),
        MathTag::Msubsup => format!("{}_{{{}}}^{{{}}}", base(children), arg(1), arg(2)),
        MathTag::Munder => below(children),
        MathTag::Mover => above(children),
        MathTag::Munderover => {
            let (low, high) = (arg(1), arg(2));
            format!("{}_{{{low}}}^{{{high}}}", base(children))
        }
        MathTag::Mmultiscripts => scripts(children),
        MathTag::Mtable => table(children),
        MathTag::Mtr
        | MathTag::Mtd
        | MathTag::Mrow
        | MathTag::Mstyle
        | MathTag::Mpadded
        | MathTag::Merror => row(children),
        MathTag::Mprescripts => String::new(),
    }
}

fn characters(nodes: &[MathNode]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            MathNode::Text(text) => out.push_str(text),
            MathNode::Element { children, .. } => out.push_str(&characters(children)),
        }
    }
    out
}

/// What carries a script: in braces where it is more than one sign.
fn base(children: &[MathNode]) -> String {
    let Some(first) = children.first() else { return "{}".to_owned() };
    let text = element(first);
    match first {
        MathNode::Element {
            tag: MathTag::Mrow | MathTag::Mfrac | MathTag::Msup | MathTag::Msub,
            children,
        } if children.len() > 1 && !text.starts_with("\\left") => {
            format!("{{{text}}}")
        }
        _ if text.is_empty() => "{}".to_owned(),
        _ => text,
    }
}

fn is_large_operator(text: &str) -> bool {
    [
        "\\sum", "\\prod", "\\coprod", "\\int", "\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\bigcup",
        "\\bigcap",
    ]
    .iter()
    .any(|known| text.trim() == *known)
}

fn below(children: &[MathNode]) -> String {
    let (what, low) = (base(children), children.get(1).map(element).unwrap_or_default());
    if is_large_operator(&what) || is_large_operator(&format!("\\{what}")) {
        let what = if what.starts_with('\\') { what } else { format!("\\{what}") };
        return format!("{what}_{{{low}}}");
    }
    match low.as_str() {
        "_" | "\\_" | "¯" | "\\underline" => format!("\\underline{{{what}}}"),
        "⏟" => format!("\\underbrace{{{what}}}"),
        _ => format!("\\underset{{{low}}}{{{what}}}"),
    }
}

fn above(children: &[MathNode]) -> String {
    let (what, high) = (base(children), children.get(1).map(element).unwrap_or_default());
    if is_large_operator(&what) {
        return format!("{what}^{{{high}}}");
    }
    let accent = match high.trim() {
        "˙" | "." | "\\cdot" => "\\dot",
        "¨" => "\\ddot",
        "→" | "\\rightarrow" | "⃗" => "\\vec",
        "¯" | "―" | "\\overline" | "_" => "\\overline",
        "^" | "ˆ" | "\\hat" => "\\hat",
        "~" | "˜" | "\\sim" => "\\tilde",
        "⏞" => "\\overbrace",
        _ => return format!("\\overset{{{high}}}{{{what}}}"),
    };
    format!("{accent}{{{what}}}")
}

fn scripts(children: &[MathNode]) -> String {
    let is_pre = |n: &MathNode| matches!(n, MathNode::Element { tag: MathTag::Mprescripts, .. });
    let at = children.iter().position(is_pre).unwrap_or(children.len());
    let pair = |nodes: &[MathNode]| {
        let mut out = String::new();
        for (index, node) in nodes.iter().enumerate() {
            let text = element(node);
            if !text.is_empty() {
                out.push_str(if index % 2 == 0 { "_" } else { "^" });
                out.push_str(&format!("{{{text}}}"));
            }
        }
        out
    };
    let after = pair(children.get(1..at).unwrap_or(&[]));
    let before = pair(children.get(at + 1..).unwrap_or(&[]));
    let before = if before.is_empty() { before } else { format!("{{}}{before}") };
    format!("{before}{}{after}", base(children))
}

fn table(rows: &[MathNode]) -> String {
    let rows = cells(rows);
    if let [only] = rows.as_slice() {
        // One row is a line, not a matrix.
        return only.join(" ").trim().to_owned();
    }
    let aligned = rows.iter().any(|row| {
        row.iter().skip(1).any(|cell| {
            cell.starts_with(['=', '<', '>']) || cell.starts_with("\\le") || cell.starts_with("\\ge")
        })
    });
    let name = if aligned { "aligned" } else { "matrix" };
    format!("\\begin{{{name}}}{}\\end{{{name}}}", lines(&rows))
}

/// A table between brackets is a matrix of their kind.
fn matrix(nodes: &[MathNode]) -> Option<String> {
    let [open, MathNode::Element { tag: MathTag::Mtable, children }, close, ..] = nodes else { return None };
    let name = match (token(open)?.1, token(close)?.1) {
        ("(", ")") => "pmatrix",
        ("[", "]") => "bmatrix",
        ("|", "|") => "vmatrix",
        ("‖", "‖") => "Vmatrix",
        _ => return None,
    };
    Some(format!("\\begin{{{name}}} {} \\end{{{name}}}", lines(&cells(children))))
}

fn cells(rows: &[MathNode]) -> Vec<Vec<String>> {
    let cells = |row: &MathNode| match row {
        MathNode::Element { tag: MathTag::Mtr, children } => Some(children.iter().map(element).collect()),
        _ => None,
    };
    rows.iter().filter_map(cells).collect()
}

fn lines(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join(" & ")).collect::<Vec<_>>().join(" \\\\ ")
}

fn operator(text: &str) -> String {
    let text = text.trim();
    match text {
        "{" => "\\{".to_owned(),
        "}" => "\\}".to_owned(),
        // Invisible: function application, times, separator, plus.
        "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}" => String::new(),
        "lim" | "max" | "min" | "sup" | "inf" | "log" | "exp" | "sin" | "cos" | "tan" | "det" => {
            format!("\\{text}")
        }
        "−" => "-".to_owned(),
        _ => symbols(text),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '#' | '$' | '%' | '&' | '_' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Signs as commands; everything else as it is.
fn symbols(text: &str) -> String {
    let text = text.trim();
    let mut out = String::new();
    for c in text.chars() {
        if let Some((alphabet, letter)) = alphabet(c) {
            out.push_str(&format!("\\{alphabet}{{{letter}}}"));
            continue;
        }
        match command(c) {
            Some(command) => {
                if out.ends_with(|last: char| last.is_ascii_alphabetic()) && out.contains('\\') {
                    out.push(' ');
                }
                out.push('\\');
                out.push_str(command);
            }
            None if matches!(c, '#' | '$' | '%' | '&') => out.extend(['\\', c]),
            None => {
                if c.is_ascii_alphabetic()
                    && out.contains('\\')
                    && out.ends_with(|l: char| l.is_ascii_alphabetic())
                {
                    out.push(' ');
                }
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn el(tag: MathTag, children: Vec<MathNode>) -> MathNode {
        MathNode::Element { tag, children }
    }

    fn leaf(tag: MathTag, text: &str) -> MathNode {
        el(tag, vec![MathNode::Text(text.to_owned())])
    }

    fn of(nodes: Vec<MathNode>) -> String {
        tex(&Math { mathml: nodes, ..Math::default() })
    }

    #[test]
    fn fractions_roots_and_scripts() {
        let x2 = el(MathTag::Msup, vec![leaf(MathTag::Mi, "x"), leaf(MathTag::Mn, "2")]);
        let root = el(MathTag::Msqrt, vec![x2, leaf(MathTag::Mo, "−"), leaf(MathTag::Mn, "1")]);
        assert_eq!(
            of(vec![el(MathTag::Mfrac, vec![root, leaf(MathTag::Mi, "α")])]),
            "\\frac{\\sqrt{x^{2} - 1}}{\\alpha}"
        );
    }

    #[test]
    fn brackets_grow_in_pairs_only() {
        let mo = |text| leaf(MathTag::Mo, text);
        assert_eq!(of(vec![mo("("), leaf(MathTag::Mi, "x"), mo(")")]), "\\left( x \\right)");
        assert_eq!(of(vec![mo("["), leaf(MathTag::Mi, "x"), mo(")")]), "[ x )");
        let still = |text| leaf(MathTag::MoStill, text);
        assert_eq!(
            of(vec![still("("), leaf(MathTag::MiUpright, "d"), still(")")]),
            "\\left( \\mathrm{d} \\right)"
        );
    }

    #[test]
    fn tables_are_aligned_or_matrices() {
        let row = |cells: &[&str]| {
            el(MathTag::Mtr, cells.iter().map(|c| el(MathTag::Mtd, vec![leaf(MathTag::Mo, c)])).collect())
        };
        let aligned = el(MathTag::Mtable, vec![row(&["x", "="]), row(&["u", "="])]);
        assert_eq!(of(vec![aligned]), "\\begin{aligned}x & = \\\\ u & =\\end{aligned}");
        let matrix = el(MathTag::Mtable, vec![row(&["a", "b"]), row(&["c", "d"])]);
        assert_eq!(of(vec![matrix]), "\\begin{matrix}a & b \\\\ c & d\\end{matrix}");
    }

    #[test]
    fn alphabets_are_commands_and_labels_are_signs() {
        assert_eq!(of(vec![leaf(MathTag::Mi, "𝐁"), leaf(MathTag::Mi, "ℚ")]), "\\mathbf{B} \\mathbb{Q}");
        assert_eq!(of(vec![leaf(MathTag::Mtext, "("), leaf(MathTag::Mtext, "by ")]), "( \\text{by }");
    }

    #[test]
    fn the_page_s_own_tex_comes_first() {
        let math = Math { tex: Some(" a+b ".into()), ..Math::default() };
        assert_eq!(tex(&math), "a+b");
    }
}
