//! Formulas that stand in the text as TeX between dollars or backslashes, for a script to set.

use article::{Inline, Math};

use super::anchors::content_of;
use super::math::of_tex;
use super::tex::mathml;

/// What a formula begins and ends with, and whether it stands on a line of its own.
const DELIMITERS: [(&str, &str, bool); 4] =
    [("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("$", "$", false)];

/// The formulas of a line. One dollar is a currency, unless the page loads what sets
/// formulas, or what follows it is TeX beyond doubt.
pub(super) fn read(line: Vec<Inline>, sets_formulas: bool) -> Vec<Inline> {
    let mut out = Vec::with_capacity(line.len());
    for mut inline in line {
        if let Inline::Text(text) = &inline
            && text.bytes().any(|byte| matches!(byte, b'$' | b'\\'))
        {
            split(text, sets_formulas, &mut out);
            continue;
        }
        if let Some(content) = content_of(&mut inline) {
            *content = read(std::mem::take(content), sets_formulas);
        }
        out.push(inline);
    }
    out
}

/// A line that is nothing but a formula on a line of its own.
pub(super) fn alone(line: &[Inline], sets_formulas: bool) -> Option<Math> {
    let [Inline::Text(text)] = line else { return None };
    let formula = first(text, sets_formulas).filter(|formula| formula.display)?;
    let around = [&text[..formula.from], text[formula.to..].trim_end_matches(['.', ','])];
    around.iter().all(|text| text.trim().is_empty()).then(|| of_tex(formula.tex.to_owned()))
}

fn split(text: &str, sets_formulas: bool, out: &mut Vec<Inline>) {
    let mut rest = text;
    while let Some(formula) = first(rest, sets_formulas) {
        if formula.from > 0 {
            out.push(rest[..formula.from].into());
        }
        out.push(Inline::Math(of_tex(formula.tex.to_owned())));
        rest = &rest[formula.to..];
    }
    if !rest.is_empty() {
        out.push(rest.into());
    }
}

struct Formula<'t> {
    from: usize,
    to: usize,
    tex: &'t str,
    display: bool,
}

/// The first formula of a text.
fn first(text: &str, sets_formulas: bool) -> Option<Formula<'_>> {
    let mut at = 0;
    // A text is searched to its end for each mark that opens no formula, so those are counted.
    for _ in 0..64 {
        at += text[at..].bytes().position(|byte| matches!(byte, b'$' | b'\\'))?;
        let rest = &text[at..];
        let found = DELIMITERS.iter().find_map(|&(open, close, display)| {
            let inner = rest.strip_prefix(open)?;
            let end = inner.find(close)?;
            let tex = inner[..end].trim();
            let after = &inner[end + close.len()..];
            let fits = if open == "$" {
                let sure = sets_formulas || has_command(tex) && !mathml(tex).is_empty();
                sure && tex.len() == end && !after.starts_with(|c: char| c.is_ascii_digit())
            } else {
                sets_formulas || reads_as_tex(tex)
            };
            let to = text.len() - after.len();
            (fits && !tex.is_empty()).then_some(Formula { from: at, to, tex, display })
        });
        if found.is_some() {
            return found;
        }
        // A sign behind a backslash stands for itself.
        let skip = if rest.starts_with("\\$") || rest.starts_with("$$") { 2 } else { 1 };
        at += skip;
    }
    None
}

fn reads_as_tex(text: &str) -> bool {
    text.contains(['^', '_', '=', '{']) || has_command(text)
}

fn has_command(text: &str) -> bool {
    text.match_indices('\\').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, sets_formulas: bool) -> String {
        let shown = |inline: &Inline| match inline {
            Inline::Math(math) => format!("<{}>", math.source()),
            other => article::plain_text(std::slice::from_ref(other)),
        };
        read(vec![text.into()], sets_formulas).iter().map(shown).collect()
    }

    #[test]
    fn formulas_are_found_in_text() {
        let text = r"Let \(a^2\) and $$b = c$$ be, or \[\alpha\]; $x$ costs $5 and $10.";
        assert_eq!(shown(text, false), "Let <a^2> and <b = c> be, or <\\alpha>; $x$ costs $5 and $10.");
        assert_eq!(shown(text, true), "Let <a^2> and <b = c> be, or <\\alpha>; <x> costs $5 and $10.");
        assert_eq!(shown(r"Where $x \in A$ is", false), r"Where <x \in A> is");
        for text in [
            "$$ for all, and $$ for none",
            r"C:\[a]\(b) \( and so on",
            "5$, \\$",
            "$$$$",
            "$ 1 $",
            r"$HOME\bin and $x",
        ] {
            assert_eq!(shown(text, false), text);
        }
    }

    #[test]
    fn a_formula_alone_stands_on_its_own_line() {
        let source = |text: &str| alone(&[text.into()], false).map(|math| math.source().to_owned());
        assert_eq!(source("$$ x = 1 $$.").as_deref(), Some("x = 1"));
        assert_eq!(source(r"\(x = 1\)"), None);
        assert_eq!(source("So $$x = 1$$"), None);
    }
}
