//! Signs of formulas and their commands in LaTeX with amssymb.

/// Sign and command, one after the other.
const SYMBOLS: &str = "\
    α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota \
    κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi \
    ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega ∑ sum ∏ prod \
    ∐ coprod ∫ int ∬ iint ∮ oint ∂ partial ∇ nabla ∞ infty ± pm ∓ mp × times ÷ div ⋅ cdot · cdot ∘ circ \
    ∗ ast ⋆ star ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≅ cong ∝ propto ≪ ll ≫ gg ∈ in ∉ notin ∋ ni \
    ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ∪ cup ∩ cap ∅ emptyset ∖ setminus ∧ land ∨ lor ¬ neg \
    ∀ forall ∃ exists → rightarrow ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow \
    ⇔ Leftrightarrow ↦ mapsto ↑ uparrow ↓ downarrow … ldots ⋯ cdots ⋮ vdots ⋱ ddots ⟨ langle ⟩ rangle \
    ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ∥ parallel ⊥ perp ⊕ oplus ⊗ otimes ℓ ell ℏ hbar ℝ mathbb{R} \
    ℕ mathbb{N} ℂ mathbb{C} ℍ mathbb{H} ℙ mathbb{P} ℚ mathbb{Q} ℤ mathbb{Z}";

/// The alphabet of a mathematical letter or digit and its common form.
pub(super) fn alphabet(sign: char) -> Option<(&'static str, char)> {
    // The first of 26 or 10, what it is in common form, the command.
    const ALPHABETS: [(u32, u8, u32, &str); 6] = [
        (0x1d400, b'A', 26, "mathbf"),
        (0x1d41a, b'a', 26, "mathbf"),
        (0x1d7ce, b'0', 10, "mathbf"),
        (0x1d538, b'A', 26, "mathbb"),
        (0x1d552, b'a', 26, "mathbb"),
        (0x1d7d8, b'0', 10, "mathbb"),
    ];
    ALPHABETS.iter().find_map(|&(first, common, count, name)| {
        let at = u32::from(sign).checked_sub(first).filter(|at| *at < count)?;
        char::from_u32(u32::from(common) + at).map(|common| (name, common))
    })
}

/// The command of a sign, without its backslash.
pub(super) fn command(sign: char) -> Option<&'static str> {
    if sign.is_ascii() {
        return None;
    }
    let mut words = SYMBOLS.split_ascii_whitespace();
    while let (Some(known), Some(command)) = (words.next(), words.next()) {
        if known.chars().eq([sign]) {
            return Some(command);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_made_of_pairs() {
        assert_eq!(SYMBOLS.split_ascii_whitespace().count() % 2, 0);
        assert_eq!(command('α'), Some("alpha"));
        assert_eq!(command('ℕ'), Some("mathbb{N}"));
        assert_eq!(command('x'), None);
        assert_eq!(alphabet('𝐁'), Some(("mathbf", 'B')));
        assert_eq!(alphabet('𝟙'), Some(("mathbb", '1')));
        assert_eq!(alphabet('B'), None);
    }
}
