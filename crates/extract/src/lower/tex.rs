//! TeX as MathML: what mathematicians write most, after LaTeX with amsmath.
//!
//! A formula with a command that is not known here is left as TeX altogether: half of a formula is
//! none.

use article::{MathNode, MathTag};

use super::math::{in_variant, sign};

/// Groups and commands inside one another.
const MAX_DEPTH: u32 = 16;
/// A formula of more bytes is a document.
const LONGEST: usize = 10_000;

/// Commands and their signs, one after the other.
const SIGNS: &str = "\
    alpha α beta β gamma γ delta δ varepsilon ε epsilon ϵ zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ \
    lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ varphi φ phi ϕ chi χ \
    psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω \
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ int ∫ iint ∬ iiint ∭ oint ∮ partial ∂ nabla ∇ \
    infty ∞ pm ± mp ∓ times × div ÷ cdot ⋅ circ ∘ ast ∗ star ⋆ bullet ∙ leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ \
    geqslant ⩾ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ \
    succeq ⪰ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ cup ∪ cap ∩ sqcup ⊔ \
    emptyset ∅ varnothing ∅ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄ \
    to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ impliedby ⟸ \
    Leftrightarrow ⇔ iff ⟺ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ longmapsto ⟼ \
    hookrightarrow ↪ uparrow ↑ downarrow ↓ rightharpoonup ⇀ rightleftharpoons ⇌ ldots … dots … dotsc … \
    cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } \
    lvert | rvert | vert | mid ∣ nmid ∤ lVert ‖ rVert ‖ Vert ‖ parallel ∥ perp ⊥ bot ⊥ top ⊤ vdash ⊢ dashv ⊣ \
    models ⊨ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ dagger † ddagger ‡ prime ′ angle ∠ triangle △ square □ Box □ \
    blacksquare ■ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ deg ° colon : therefore ∴ because ∵ \
    lbrack [ rbrack ] backslash \\ S § degree °";

/// Signs that stand for a thing, as letters do; the others relate or join things.
const THINGS: &str = "∞∅⊤⊥△□■…°§′ℜℑℵ℘";

/// Functions, which are set upright.
const FUNCTIONS: &str = "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp det dim ker gcd \
    hom arg Pr";

/// What has its bounds above and below.
const LIMITS: &str = "lim max min sup inf limsup liminf argmax argmin";

/// Commands that only space or size things.
const SILENT: &str = "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag big Big \
    bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm ! hfill centering middle";

/// Marks above a letter.
const ABOVE: &str = "hat ^ widehat ^ bar ¯ overline ¯ vec → overrightarrow → overleftarrow ← tilde ~ widetilde ~ dot ˙ \
    ddot ¨ check ˇ breve ˘ acute ´ grave ` mathring ˚ overbrace ⏞";

/// Environments and their brackets, in three.
const TABLES: &str = "matrix . . smallmatrix . . pmatrix ( ) bmatrix [ ] Bmatrix { } vmatrix | | Vmatrix ‖ ‖ cases { . \
    aligned . . align . . align* . . alignat . . gather . . gather* . . gathered . . split . . array . . \
    equation . . equation* . . eqnarray . . eqnarray* . . multline . . multline* . .";

/// A formula's MathML; nothing where it holds what is not known here.
pub(super) fn mathml(tex: &str) -> Vec<MathNode> {
    if tex.len() > LONGEST { Vec::new() } else { whole(tex, 0).into_iter().collect() }
}

fn whole(tex: &str, depth: u32) -> Option<MathNode> {
    let mut reader = Reader { rest: tex, depth };
    let row = reader.row()?;
    (reader.rest.is_empty() && !row.is_empty()).then(|| as_one(row))
}

struct Reader<'a> {
    rest: &'a str,
    depth: u32,
}

fn element(tag: MathTag, children: Vec<MathNode>) -> MathNode {
    MathNode::Element { tag, children }
}

fn token(tag: MathTag, text: &str) -> MathNode {
    element(tag, vec![MathNode::Text(text.to_owned())])
}

/// A row as one element.
fn as_one(mut row: Vec<MathNode>) -> MathNode {
    match row.pop() {
        Some(only) if row.is_empty() => only,
        last => {
            row.extend(last);
            element(MathTag::Mrow, row)
        }
    }
}

/// What follows a word in a list of words.
fn after<'w>(list: &'w str, word: &str, step: usize) -> Option<std::str::SplitWhitespace<'w>> {
    let mut words = list.split_whitespace();
    loop {
        if words.next()? == word {
            return Some(words);
        }
        for _ in 1..step {
            words.next();
        }
    }
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, start: &str) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// The name of the command that comes next: letters, or one sign.
    fn command(&self) -> Option<&'a str> {
        let name = self.rest.strip_prefix('\\')?;
        let letters = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
        Some(if letters > 0 { &name[..letters] } else { &name[..name.chars().next()?.len_utf8()] })
    }

    /// Up to where the group, the cell or the whole ends.
    fn row(&mut self) -> Option<Vec<MathNode>> {
        let mut out = Vec::new();
        loop {
            self.space();
            let ends = matches!(self.command(), Some("\\" | "right" | "end" | "cr"));
            if ends || matches!(self.peek(), None | Some('}' | '&')) {
                break;
            }
            self.item(&mut out)?;
        }
        Some(out)
    }

    /// Something with its indices.
    fn item(&mut self, out: &mut Vec<MathNode>) -> Option<()> {
        let name = self.command().unwrap_or("");
        let (limits, function) = (after(LIMITS, name, 1).is_some(), after(FUNCTIONS, name, 1).is_some());
        let base = match self.peek() {
            Some('_' | '^') => Some(element(MathTag::Mrow, Vec::new())),
            _ => self.atom()?,
        };
        let Some(base) = base else { return Some(()) };
        let around = limits
            || matches!(&base, MathNode::Element { tag: MathTag::Mo, children } if
            matches!(children.as_slice(), [MathNode::Text(text)] if "∑∏∐⋃⋂⨁⨂".contains(text.as_str())))
            || matches!(name, "underbrace" | "overbrace");
        let (mut below, mut above) = (None, Vec::new());
        loop {
            self.space();
            if self.command() == Some("limits") {
                self.take("\\limits".len());
            } else if self.skip("'") {
                above.push(sign("′"));
            } else if self.skip("^") {
                above.push(self.argument()?);
            } else if below.is_none() && self.skip("_") {
                below = Some(self.argument()?);
            } else {
                break;
            }
        }
        let above = (!above.is_empty()).then(|| as_one(above));
        let (sub, sup, both) = if around {
            (MathTag::Munder, MathTag::Mover, MathTag::Munderover)
        } else {
            (MathTag::Msub, MathTag::Msup, MathTag::Msubsup)
        };
        out.push(match (below, above) {
            (None, None) => base,
            (Some(below), None) => element(sub, vec![base, below]),
            (None, Some(above)) => element(sup, vec![base, above]),
            (Some(below), Some(above)) => element(both, vec![base, below, above]),
        });
        if (function || limits) && self.peek().is_some_and(|c| c.is_alphanumeric() || c == '\\') {
            out.push(token(MathTag::Mtext, " "));
        }
        Some(())
    }

    /// What a command is given: a group, a command or a character.
    fn argument(&mut self) -> Option<MathNode> {
        self.space();
        if self.peek()?.is_ascii_digit() {
            return Some(token(MathTag::Mn, self.take(1)));
        }
        self.atom()?
    }

    /// The characters of a group, as they stand.
    fn words(&mut self) -> Option<&'a str> {
        if !self.skip("{") {
            return None;
        }
        let mut depth = 1;
        let end = self.rest.find(|c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        })?;
        let words = self.take(end);
        self.take(1);
        Some(words)
    }

    /// One thing; `Some(None)` for what shows nothing, `None` for what is not known.
    fn atom(&mut self) -> Option<Option<MathNode>> {
        self.depth += 1;
        let atom = if self.depth > MAX_DEPTH { None } else { self.thing() };
        self.depth -= 1;
        atom
    }

    fn thing(&mut self) -> Option<Option<MathNode>> {
        self.space();
        let c = self.peek()?;
        if c == '\\' {
            let name = self.command()?;
            self.take(1 + name.len());
            return self.named(name);
        }
        if c == '{' {
            self.take(1);
            let row = self.row()?;
            return self.skip("}").then(|| Some(as_one(row)));
        }
        if c.is_ascii_digit() {
            let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let mut end = digits(self.rest);
            if let Some(more) = self.rest[end..].strip_prefix('.')
                && digits(more) > 0
            {
                end += 1 + digits(more);
            }
            return Some(Some(token(MathTag::Mn, self.take(end))));
        }
        let own = self.take(c.len_utf8());
        Some(Some(match c {
            '%' | '#' | '$' | '}' | '&' => return None,
            '-' => sign("−"),
            '*' => sign("∗"),
            '~' => token(MathTag::Mtext, " "),
            _ if c.is_alphabetic() => token(MathTag::Mi, own),
            _ => sign(own),
        }))
    }

    /// What a command stands for.
    fn named(&mut self, name: &str) -> Option<Option<MathNode>> {
        if let Some(mut words) = after(SIGNS, name, 2) {
            let shown = words.next()?;
            let thing = shown.starts_with(char::is_alphabetic) || THINGS.contains(shown);
            return Some(Some(token(if thing { MathTag::Mi } else { MathTag::Mo }, shown)));
        }
        if after(SILENT, name, 1).is_some() {
            return Some(None);
        }
        if let Some(mut words) = after(ABOVE, name, 2) {
            let base = self.argument()?;
            return Some(Some(element(MathTag::Mover, vec![base, sign(words.next()?)])));
        }
        if after(FUNCTIONS, name, 1).is_some() || after(LIMITS, name, 1).is_some() {
            return Some(Some(token(MathTag::Mi, name)));
        }
        Some(Some(match name {
            "," | ":" | ";" | " " | ">" | "quad" | "qquad" | "enspace" | "thinspace" => {
                token(MathTag::Mtext, " ")
            }
            "{" | "}" | "%" | "$" | "#" | "&" | "_" => sign(name),
            "|" => sign("‖"),
            "frac" | "dfrac" | "tfrac" | "cfrac" => {
                element(MathTag::Mfrac, vec![self.argument()?, self.argument()?])
            }
            "binom" | "dbinom" | "tbinom" => {
                let rows = vec![vec![self.argument()?], vec![self.argument()?]];
                element(
                    MathTag::Mrow,
                    vec![sign("("), table(rows.into_iter().map(|row| vec![row]).collect()), sign(")")],
                )
            }
            "sqrt" => {
                let root = if self.skip("[") {
                    let end = self.rest.find(']')?;
                    let inner = self.take(end);
                    self.take(1);
                    Some(whole(inner, self.depth)?)
                } else {
                    None
                };
                let inner = self.argument()?;
                match root {
                    Some(root) => element(MathTag::Mroot, vec![inner, root]),
                    None => element(MathTag::Msqrt, vec![inner]),
                }
            }
            "text" | "textrm" | "textit" | "textbf" | "textnormal" | "mbox" | "hbox" => {
                let words = self.words()?;
                if words.contains(['\\', '$']) {
                    return None;
                }
                token(MathTag::Mtext, words)
            }
            "mathrm" | "operatorname" | "mathsf" | "mathtt" | "mathit" | "rm" if self.peek() == Some('{') => {
                let words = self.words()?.trim();
                if words.chars().all(char::is_alphanumeric) {
                    token(MathTag::Mi, words)
                } else {
                    whole(words, self.depth)?
                }
            }
            "mathbf" | "boldsymbol" | "bm" | "mathbb" => {
                let variant = if name == "mathbb" { "double-struck" } else { "bold" };
                in_alphabet(self.argument()?, variant)
            }
            "mathcal" | "mathscr" | "mathfrak" | "mathrm" => self.argument()?,
            "underline" => element(MathTag::Munder, vec![self.argument()?, sign("_")]),
            "underbrace" => element(MathTag::Munder, vec![self.argument()?, sign("⏟")]),
            "overset" | "stackrel" => {
                let above = self.argument()?;
                element(MathTag::Mover, vec![self.argument()?, above])
            }
            "underset" => {
                let below = self.argument()?;
                element(MathTag::Munder, vec![self.argument()?, below])
            }
            "not" => {
                let relation = self.argument()?;
                match &relation {
                    MathNode::Element { children, .. } => match children.as_slice() {
                        [MathNode::Text(text)] => sign(&format!("{text}\u{338}")),
                        _ => return None,
                    },
                    MathNode::Text(_) => return None,
                }
            }
            "pmod" => element(
                MathTag::Mrow,
                vec![sign("("), token(MathTag::Mtext, "mod "), self.argument()?, sign(")")],
            ),
            "bmod" | "mod" => token(MathTag::Mtext, " mod "),
            "tag" => token(MathTag::Mtext, &format!(" ({})", self.words()?)),
            "label" | "hspace" | "vspace" | "color" => {
                self.words()?;
                return Some(None);
            }
            "left" => {
                let open = self.delimiter()?;
                let row = self.row()?;
                if !self.skip("\\right") {
                    return None;
                }
                let close = self.delimiter()?;
                element(MathTag::Mrow, open.into_iter().chain(row).chain(close).collect())
            }
            "begin" => self.environment()?,
            _ => return None,
        }))
    }

    /// A bracket that grows; `Some(None)` for the dot that stands for none.
    fn delimiter(&mut self) -> Option<Option<MathNode>> {
        if self.skip(".") { Some(None) } else { self.atom() }
    }

    fn environment(&mut self) -> Option<MathNode> {
        let name = self.words()?;
        let mut brackets = after(TABLES, name, 3)?;
        if matches!(name, "array" | "alignat") {
            self.words()?;
        }
        let mut rows = vec![Vec::new()];
        loop {
            let cell = self.row()?;
            rows.last_mut()?.push(cell);
            if self.skip("&") {
                continue;
            }
            if self.skip("\\\\") || self.skip("\\cr") {
                rows.push(Vec::new());
                continue;
            }
            if self.skip("\\end") {
                break;
            }
            return None;
        }
        if self.words()? != name {
            return None;
        }
        if rows.last().is_some_and(|row| matches!(row.as_slice(), [cell] if cell.is_empty())) {
            rows.pop();
        }
        let bracket = |words: &mut dyn Iterator<Item = &str>| words.next().filter(|&b| b != ".").map(sign);
        let (open, close) = (bracket(&mut brackets), bracket(&mut brackets));
        Some(as_one(open.into_iter().chain([table(rows)]).chain(close).collect()))
    }
}

fn table(rows: Vec<Vec<Vec<MathNode>>>) -> MathNode {
    let cell = |cell: Vec<MathNode>| element(MathTag::Mtd, cell);
    let row = |row: Vec<Vec<MathNode>>| element(MathTag::Mtr, row.into_iter().map(cell).collect());
    element(MathTag::Mtable, rows.into_iter().map(row).collect())
}

/// All letters of a part of a formula in another alphabet.
fn in_alphabet(node: MathNode, variant: &str) -> MathNode {
    match node {
        MathNode::Text(text) => MathNode::Text(in_variant(&text, variant)),
        MathNode::Element { tag, children } => {
            element(tag, children.into_iter().map(|child| in_alphabet(child, variant)).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(nodes: &[MathNode]) -> String {
        let one = |node: &MathNode| match node {
            MathNode::Text(text) => text.clone(),
            MathNode::Element { tag, children } => {
                let inner = shown(children);
                if matches!(tag, MathTag::Mi | MathTag::Mn | MathTag::Mo) {
                    inner
                } else {
                    format!("{}[{inner}]", &tag.name()[1..])
                }
            }
        };
        nodes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn formulas_become_trees() {
        for (tex, tree) in [
            ("E = mc^2", "row[E = m sup[c 2]]"),
            (r"\frac{n(n+1)}2", "frac[row[n ( n + 1 )] 2]"),
            (r"\sum_{i=1}^n x_i^2", "row[underover[∑ row[i = 1] n] subsup[x i 2]]"),
            (r"\sqrt[3]{x-1} \neq \sqrt y", "row[root[row[x − 1] 3] ≠ sqrt[y]]"),
            (r"\left( \frac12 \right]", "row[( frac[1 2] ]]"),
            (r"f'(x) \to \infty", "row[sup[f ′] ( x ) → ∞]"),
            (r"\sin x + \lim_{x\to0} g", "row[sin text[ ] x + under[lim row[x → 0]] text[ ] g]"),
            (r"\mathbb{R}^n \ni \vec v, \mathbf{x}", "row[sup[ℝ n] ∋ over[v →] , 𝐱]"),
            (
                r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
                "row[( table[tr[td[a] td[b]] tr[td[c] td[d]]] )]",
            ),
            (r"\text{if } 3.14 \not= \mathrm{rank}\,A", "row[text[if ] 3.14 =\u{338} rank text[ ] A]"),
            (r"{}_1 \binom nk", "row[sub[row[] 1] row[( table[tr[td[n]] tr[td[k]]] )]]"),
        ] {
            assert_eq!(shown(&mathml(tex)), tree, "{tex}");
        }
    }

    #[test]
    fn what_is_not_known_stays_tex() {
        for tex in [
            r"\foo x",
            "{x",
            "x}",
            r"\begin{tikzcd} a \end{tikzcd}",
            r"\left( x",
            r"\frac{1}",
            "a & b",
            "50% off",
            "",
        ] {
            assert_eq!(mathml(tex), [], "{tex}");
        }
        assert_eq!(mathml(&"{".repeat(5000)), []);
    }
}
