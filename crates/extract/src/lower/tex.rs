//! TeX as MathML: what mathematicians write most, after LaTeX with amsmath.
//!
//! A formula with a command that is not known here is left as TeX altogether: half of a formula is
//! none.

use std::sync::OnceLock;

use article::{MathNode, MathTag};

use super::math::{in_variant, sign};
use crate::find::holds;
use crate::lookup::Lookup;

/// Groups and commands inside one another.
const MAX_DEPTH: u32 = 16;
/// A formula of more bytes is a document.
const LONGEST: usize = 10_000;

/// Commands and what they are, one after the other: a sign, or behind `@` the kind of command and what
/// belongs to it.
const COMMANDS: &str = "\
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
    lbrack [ rbrack ] backslash \\ S § degree ° \
    sin @n cos @n tan @n cot @n sec @n csc @n arcsin @n arccos @n arctan @n sinh @n cosh @n tanh @n coth @n log @n \
    ln @n lg @n exp @n det @n dim @n ker @n gcd @n hom @n arg @n Pr @n \
    lim @l max @l min @l sup @l inf @l limsup @l liminf @l argmax @l argmin @l \
    displaystyle @ textstyle @ scriptstyle @ scriptscriptstyle @ limits @ nolimits @ nonumber @ notag @ \
    big @ Big @ bigg @ Bigg @ bigl @ bigr @ Bigl @ Bigr @ biggl @ biggr @ Biggl @ Biggr @ bigm @ middle @ ! @ \
    , @_ : @_ ; @_ > @_ quad @_ qquad @_ enspace @_ thinspace @_ \
    hat @a^ widehat @a^ bar @a¯ overline @a¯ vec @a→ overrightarrow @a→ overleftarrow @a← tilde @a~ widetilde @a~ \
    dot @a˙ ddot @a¨ check @aˇ breve @a˘ acute @a´ grave @a` mathring @a˚ overbrace @a⏞ underline @u_ underbrace @u⏟ \
    frac @f dfrac @f tfrac @f cfrac @f binom @b dbinom @b tbinom @b sqrt @r \
    text @t textrm @t textit @t textbf @t textnormal @t mbox @t hbox @t mathrm @m operatorname @m mathsf @m mathtt @m \
    mathit @m mathbf @Abold boldsymbol @Abold bm @Abold mathbb @Adouble-struck mathcal @g mathscr @g mathfrak @g \
    overset @o stackrel @o underset @w not @x pmod @p bmod @q mod @q tag @T label @d hspace @d vspace @d color @d \
    left @L begin @E { { } } % % $ $ # # & & _ _ | ‖";

/// Signs that stand for a thing, as letters do; the others relate or join things.
const THINGS: &str = "∞∅⊤⊥△□■…°§′ℜℑℵ℘";

/// Environments, without the star that some end in, and their brackets.
const TABLES: &str = "matrix .. smallmatrix .. pmatrix () bmatrix [] Bmatrix {} vmatrix || Vmatrix ‖‖ cases {. \
    aligned .. align .. alignat .. gather .. gathered .. split .. array .. equation .. eqnarray .. multline ..";

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

/// Two in one.
#[inline(never)]
fn pair(tag: MathTag, one: MathNode, other: MathNode) -> MathNode {
    element(tag, vec![one, other])
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

/// What a command is.
fn meaning(command: &str) -> Option<&'static str> {
    static KNOWN: OnceLock<Lookup> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut words = COMMANDS.split(' ');
        let mut at = 0;
        let mut next = || {
            let word = words.next()?;
            at += word.len() + 1;
            Some((word, at - 1 - word.len()))
        };
        // Each with where its meaning stands, and how long it is.
        let pair = || Some((next()?.0, next().map(|(word, at)| (at << 8 | word.len()) as u64)?));
        Lookup::new(&mut std::iter::from_fn(pair), |_, new| new)
    });
    let place = known.get(command.as_bytes())? as usize;
    COMMANDS.get(place >> 8..(place >> 8) + (place & 0xff))
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
        let what = meaning(name).unwrap_or("");
        let base = match self.peek() {
            Some('_' | '^') => Some(element(MathTag::Mrow, Vec::new())),
            _ => self.atom()?,
        };
        let Some(base) = base else { return Some(()) };
        // Bounds stand above and below.
        let around = what == "@l" || name.ends_with("brace") || !what.is_empty() && holds("∑∏∐⋃⋂⨁⨂", what);
        let (mut below, mut above) = (None, Vec::new());
        loop {
            self.space();
            if self.skip("\\limits") {
                continue;
            }
            if self.skip("'") {
                above.push(sign("′"));
            } else if self.skip("^") {
                above.push(self.argument()?);
            } else if below.is_none() && self.skip("_") {
                below = Some(self.argument()?);
            } else {
                break;
            }
        }
        let (sub, sup, both) = if around {
            (MathTag::Munder, MathTag::Mover, MathTag::Munderover)
        } else {
            (MathTag::Msub, MathTag::Msup, MathTag::Msubsup)
        };
        let above = if above.is_empty() { None } else { Some(as_one(above)) };
        out.push(match (below, above) {
            (None, None) => base,
            (Some(below), None) => pair(sub, base, below),
            (None, Some(above)) => pair(sup, base, above),
            (Some(below), Some(above)) => element(both, vec![base, below, above]),
        });
        if matches!(what, "@n" | "@l") && self.peek().is_some_and(|c| c.is_alphanumeric() || c == '\\') {
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
            '(' | ')' | '[' | ']' | '|' => token(MathTag::MoStill, own),
            _ => sign(own),
        }))
    }

    /// What a command stands for.
    fn named(&mut self, name: &str) -> Option<Option<MathNode>> {
        let what = if name.trim().is_empty() { "@_" } else { meaning(name)? };
        let Some(what) = what.strip_prefix('@') else {
            let thing = what.starts_with(char::is_alphabetic) || holds(THINGS, what);
            return Some(Some(token(if thing { MathTag::Mi } else { MathTag::Mo }, what)));
        };
        let own = what.get(1..).unwrap_or("");
        Some(Some(match what.bytes().next() {
            None => return Some(None),
            Some(b'_') => token(MathTag::Mtext, " "),
            Some(b'n' | b'l') => token(MathTag::Mi, name),
            Some(b'a') => pair(MathTag::Mover, self.argument()?, sign(own)),
            Some(b'u') => pair(MathTag::Munder, self.argument()?, sign(own)),
            Some(b'f') => pair(MathTag::Mfrac, self.argument()?, self.argument()?),
            Some(b'b') => {
                let rows = [self.argument()?, self.argument()?]
                    .map(|cell| row_of(vec![element(MathTag::Mtd, vec![cell])]));
                in_brackets(Some(sign("(")), vec![element(MathTag::Mtable, rows.into())], Some(sign(")")))
            }
            Some(b'r') => {
                let root = if self.skip("[") {
                    let inner = self.take(self.rest.find(']')?);
                    self.take(1);
                    Some(whole(inner, self.depth)?)
                } else {
                    None
                };
                let inner = self.argument()?;
                match root {
                    Some(root) => pair(MathTag::Mroot, inner, root),
                    None => element(MathTag::Msqrt, vec![inner]),
                }
            }
            Some(b't') => {
                let words = self.words()?;
                if words.contains('\\') || words.contains('$') {
                    return None;
                }
                token(MathTag::Mtext, words)
            }
            Some(b'm') if self.rest.starts_with('{') => {
                let words = self.words()?.trim();
                if words.chars().all(char::is_alphanumeric) {
                    token(MathTag::Mi, words)
                } else {
                    whole(words, self.depth)?
                }
            }
            Some(b'A') => {
                let mut node = self.argument()?;
                write_in(&mut node, own);
                node
            }
            Some(b'm' | b'g') => self.argument()?,
            Some(b'o') => {
                let above = self.argument()?;
                pair(MathTag::Mover, self.argument()?, above)
            }
            Some(b'w') => {
                let below = self.argument()?;
                pair(MathTag::Munder, self.argument()?, below)
            }
            Some(b'x') => {
                let mut relation = self.argument()?;
                let MathNode::Element { children, .. } = &mut relation else { return None };
                let Some(MathNode::Text(text)) = children.first_mut() else { return None };
                text.push('\u{338}');
                relation
            }
            Some(b'p') => {
                let of = vec![token(MathTag::Mtext, "mod "), self.argument()?];
                in_brackets(Some(sign("(")), of, Some(sign(")")))
            }
            Some(b'q') => token(MathTag::Mtext, " mod "),
            Some(b'T') => token(MathTag::Mtext, &format!(" ({})", self.words()?)),
            Some(b'd') => {
                self.words()?;
                return Some(None);
            }
            Some(b'L') => {
                let open = self.delimiter()?;
                let row = self.row()?;
                if !self.skip("\\right") {
                    return None;
                }
                in_brackets(open, row, self.delimiter()?)
            }
            Some(b'E') => self.environment()?,
            _ => return None,
        }))
    }

    /// A bracket that grows; `Some(None)` for the dot that stands for none.
    fn delimiter(&mut self) -> Option<Option<MathNode>> {
        if self.skip(".") {
            return Some(None);
        }
        let mut bracket = self.atom()?;
        if let Some(MathNode::Element { tag: tag @ MathTag::MoStill, .. }) = &mut bracket {
            *tag = MathTag::Mo;
        }
        Some(bracket)
    }

    fn environment(&mut self) -> Option<MathNode> {
        let name = self.words()?;
        let known = name.trim_end_matches('*');
        let mut tables = TABLES.split(' ');
        tables.find(|table| *table == known)?;
        let brackets = tables.next()?;
        if matches!(name, "array" | "alignat") {
            self.words()?;
        }
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        loop {
            let cell = self.row()?;
            let empty = cells.is_empty() && cell.is_empty();
            cells.push(element(MathTag::Mtd, cell));
            if self.skip("&") {
                continue;
            }
            let goes_on = self.skip("\\\\") || self.skip("\\cr");
            if goes_on || !empty {
                rows.push(row_of(std::mem::take(&mut cells)));
            }
            if !goes_on {
                break;
            }
        }
        if !self.skip("\\end") || self.words()? != name {
            return None;
        }
        let mut brackets = brackets.chars().map(|c| (c != '.').then(|| sign(c.encode_utf8(&mut [0; 4]))));
        let (open, close) = (brackets.next().flatten(), brackets.next().flatten());
        Some(in_brackets(open, vec![element(MathTag::Mtable, rows)], close))
    }
}

fn row_of(cells: Vec<MathNode>) -> MathNode {
    element(MathTag::Mtr, cells)
}

fn in_brackets(open: Option<MathNode>, mut row: Vec<MathNode>, close: Option<MathNode>) -> MathNode {
    if let Some(open) = open {
        row.insert(0, open);
    }
    if let Some(close) = close {
        row.push(close);
    }
    as_one(row)
}

/// Writes all letters of a part of a formula in another alphabet.
fn write_in(node: &mut MathNode, alphabet: &str) {
    match node {
        MathNode::Text(text) => *text = in_variant(text, alphabet),
        MathNode::Element { children, .. } => children.iter_mut().for_each(|child| write_in(child, alphabet)),
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
                if matches!(tag, MathTag::Mi | MathTag::Mn | MathTag::Mo | MathTag::MoStill) {
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
    fn brackets_grow_where_the_source_says_so() {
        let bracket = |tex: &str| {
            let nodes = mathml(tex);
            let MathNode::Element { children, .. } = &nodes[0] else { panic!("{tex}") };
            let MathNode::Element { tag, .. } = &children[0] else { panic!("{tex}") };
            *tag
        };
        assert_eq!(bracket(r"(\frac12)"), MathTag::MoStill);
        assert_eq!(bracket(r"\left(\frac12\right)"), MathTag::Mo);
        assert_eq!(bracket(r"\begin{pmatrix} a \\ b \end{pmatrix}"), MathTag::Mo);
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
