//! Formulas that stand in the text as TeX between dollars or backslashes, for a script to set.

use article::{Inline, Math};
use memchr::memchr2;

use super::anchors::{content_of, each_text};
use super::math::of_tex;
use super::tex::mathml;
use crate::find::first;

/// What a formula begins and ends with, and whether it stands on a line of its own.
const DELIMITERS: [(&str, &str, bool); 4] =
    [("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("$", "$", false)];

/// A formula between such marks is no longer than this, in bytes.
const LONGEST: usize = 4000;
/// So many marks of one text may open nothing.
const TRIES: u32 = 64;

/// The formulas of a line. One dollar is a currency, unless the page loads what sets
/// formulas, or what follows it is TeX beyond doubt.
pub(super) fn read(mut line: Vec<Inline>, sets_formulas: bool) -> Vec<Inline> {
    let may_hold = |text: &str| memchr2(b'$', b'\\', text.as_bytes()).is_some();
    // Nearly no line does.
    let mut any = false;
    each_text(&mut line, &mut |text| any = any || may_hold(text));
    if !any {
        return line;
    }
    let mut out = Vec::with_capacity(line.len());
    for mut inline in line {
        if let Inline::Text(text) = &inline
            && may_hold(text)
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
    if !text.trim_start().starts_with(['$', '\\']) {
        return None;
    }
    let formula = Search::of(text, sets_formulas).next().filter(|formula| formula.display)?;
    let around = [&text[..formula.from], text[formula.to..].trim_end_matches(['.', ','])];
    around.iter().all(|text| text.trim().is_empty()).then(|| of_tex(formula.tex.to_owned()))
}

fn split(text: &str, sets_formulas: bool, out: &mut Vec<Inline>) {
    let mut search = Search::of(text, sets_formulas);
    let mut passed = 0;
    while let Some(formula) = search.next() {
        if formula.from > passed {
            out.push(text[passed..formula.from].into());
        }
        out.push(Inline::Math(of_tex(formula.tex.to_owned())));
        passed = formula.to;
    }
    if passed < text.len() {
        out.push(text[passed..].into());
    }
}

struct Formula<'t> {
    from: usize,
    to: usize,
    tex: &'t str,
    display: bool,
}

/// The formulas of a text, one after the other. Where a mark that closes comes next is looked for once,
/// so that a page cannot make this cost more than its length.
struct Search<'t> {
    text: &'t str,
    at: usize,
    /// By delimiter: where the next one closes that was looked for; the text's end for none.
    closes: [usize; DELIMITERS.len()],
    /// How many marks may still turn out to open nothing.
    tries: u32,
    sets_formulas: bool,
}

impl<'t> Search<'t> {
    fn of(text: &'t str, sets_formulas: bool) -> Self {
        Self { text, at: 0, closes: [0; DELIMITERS.len()], tries: TRIES, sets_formulas }
    }

    fn next(&mut self) -> Option<Formula<'t>> {
        loop {
            self.at += memchr2(b'$', b'\\', &self.text.as_bytes()[self.at..])?;
            if let Some(formula) = self.here() {
                self.at = formula.to;
                return Some(formula);
            }
            self.tries = self.tries.checked_sub(1)?;
            // A sign behind a backslash stands for itself.
            let rest = &self.text[self.at..];
            self.at += if rest.starts_with("\\$") || rest.starts_with("$$") { 2 } else { 1 };
        }
    }

    /// The formula that begins here.
    fn here(&mut self) -> Option<Formula<'t>> {
        for (&(open, close, display), closes) in DELIMITERS.iter().zip(&mut self.closes) {
            if !self.text[self.at..].starts_with(open) {
                continue;
            }
            let from = self.at + open.len();
            if *closes < from {
                *closes = first(&self.text[from..], close).map_or(self.text.len(), |at| from + at);
            }
            let (end, to) = (*closes, *closes + close.len());
            if to > self.text.len() || end - from > LONGEST {
                continue;
            }
            let tex = self.text[from..end].trim();
            let fits = if open == "$" {
                let sure = self.sets_formulas || has_command(tex) && !mathml(tex).is_empty();
                let amount = self.text[to..].starts_with(|c: char| c.is_ascii_digit());
                sure && tex.len() == end - from && !amount
            } else {
                self.sets_formulas || reads_as_tex(tex)
            };
            if fits && !tex.is_empty() {
                return Some(Formula { from: self.at, to, tex, display });
            }
        }
        None
    }
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
