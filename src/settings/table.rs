//! What a reader can set, as a table: names, values, and which of them is the usual one.
//!
//! A value is put on the root element as it stands: under a key that begins with `--` as a custom
//! property, under any other as a `data-` attribute. The style sheets do the rest, and
//! `public/first.js` can do the same before the app is there.

/// How a setting is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A slider over ordered values.
    Steps,
    /// One of a few.
    Choice,
    /// Off or on.
    Switch,
}

/// A value: what the style sheets know, and what the reader sees.
pub type Value = (&'static str, &'static str);

/// One setting.
#[derive(Debug)]
pub struct Control {
    /// What it is called on the root element and in storage.
    pub key: &'static str,
    /// What it is called in the interface.
    pub name: &'static str,
    /// How it is shown.
    pub kind: Kind,
    /// Which of the values holds until the reader says otherwise. It is never put on the root.
    pub usual: u8,
    /// The values, in order.
    pub values: &'static [Value],
}

const fn control(
    key: &'static str,
    name: &'static str,
    kind: Kind,
    usual: u8,
    values: &'static [Value],
) -> Control {
    Control { key, name, kind, usual, values }
}

const OFF_ON: &[Value] = &[("off", "Off"), ("on", "On")];

/// The theme: which colours.
pub const THEME: usize = 0;
/// The size of the text.
pub const SIZE: usize = 1;
/// The face.
pub const FACE: usize = 2;
/// The line height.
pub const LEADING: usize = 5;
/// The space between letters.
pub const LETTERS: usize = 6;
/// The space between words.
pub const WORDS: usize = 7;
/// How paragraphs are told apart.
pub const PARAGRAPHS: usize = 8;
/// Ragged or justified.
pub const ALIGN: usize = 9;
/// Hyphenation.
pub const HYPHENS: usize = 10;
/// Whether pictures load.
pub const IMAGES: usize = 11;
/// Word starts in bold.
pub const STARTS: usize = 12;
/// Everything but the paragraph dimmed.
pub const DIM: usize = 13;
/// A window of so many lines.
pub const LINES: usize = 14;
/// Shortcuts of a single key.
pub const KEYS: usize = 15;
/// Scrolling, or pages.
pub const FLOW: usize = 16;
/// Vertical lines where a language has them.
pub const VERTICAL: usize = 17;

/// How many settings there are.
pub const COUNT: usize = 18;

/// Which value of [`THEME`] is the reader's own colours.
pub const OWN: u8 = 7;
/// Which value of [`IMAGES`] loads all pictures.
pub const ALWAYS: u8 = 1;

/// All settings. Their order is that of the constants above.
pub const CONTROLS: [Control; COUNT] = [
    control(
        "theme",
        "Theme",
        Kind::Choice,
        0,
        &[
            ("auto", "System"),
            ("paper", "Paper"),
            ("sepia", "Sepia"),
            ("grey", "Grey"),
            ("night", "Night"),
            ("black", "Black"),
            ("contrast", "High contrast"),
            ("own", "Own colours"),
        ],
    ),
    control(
        "--set-size",
        "Size",
        Kind::Steps,
        3,
        &[
            ("0.8", "80 %"),
            ("0.87", "87 %"),
            ("0.93", "93 %"),
            ("1", "100 %"),
            ("1.1", "110 %"),
            ("1.2", "120 %"),
            ("1.35", "135 %"),
            ("1.5", "150 %"),
            ("1.75", "175 %"),
            ("2", "200 %"),
            ("2.5", "250 %"),
        ],
    ),
    control(
        "face",
        "Face",
        Kind::Choice,
        0,
        &[
            ("literata", "Literata"),
            ("atkinson", "Atkinson"),
            ("serif", "System serif"),
            ("sans", "System sans"),
            ("lexend", "Lexend"),
            ("dyslexic", "OpenDyslexic"),
        ],
    ),
    control(
        "--set-weight",
        "Weight",
        Kind::Steps,
        0,
        &[("400", "Regular"), ("450", "Book"), ("500", "Medium"), ("550", "Strong"), ("600", "Heavy")],
    ),
    control(
        "--set-measure",
        "Line length",
        Kind::Steps,
        4,
        &[
            ("0.62", "40 characters"),
            ("0.7", "45 characters"),
            ("0.77", "50 characters"),
            ("0.89", "58 characters"),
            ("1", "65 characters"),
            ("1.08", "70 characters"),
            ("1.15", "75 characters"),
            ("1.23", "80 characters"),
        ],
    ),
    control(
        "--set-leading",
        "Line height",
        Kind::Steps,
        2,
        &[
            ("0.82", "Tight"),
            ("0.91", "Close|of lines"),
            ("1", "Usual"),
            ("1.1", "Open|of lines"),
            ("1.2", "Wide"),
            ("1.33", "Very wide"),
            ("1.5", "Widest"),
        ],
    ),
    control(
        "--set-letters",
        "Letter spacing",
        Kind::Steps,
        0,
        &[
            ("normal", "Usual"),
            ("0.02em", "+ 2 %"),
            ("0.04em", "+ 4 %"),
            ("0.07em", "+ 7 %"),
            ("0.12em", "+ 12 %"),
            ("0.16em", "+ 16 %"),
        ],
    ),
    control(
        "--set-words",
        "Word spacing",
        Kind::Steps,
        0,
        &[
            ("normal", "Usual"),
            ("0.06em", "+ 6 %"),
            ("0.1em", "+ 10 %"),
            ("0.16em", "+ 16 %"),
            ("0.24em", "+ 24 %"),
        ],
    ),
    control(
        "paragraphs",
        "Paragraphs",
        Kind::Choice,
        0,
        &[("spaced", "Spaced"), ("indent", "Indented"), ("wide", "Far apart")],
    ),
    control("align", "Alignment", Kind::Choice, 0, &[("start", "Ragged"), ("justify", "Justified")]),
    control("hyphens", "Hyphenation", Kind::Switch, 1, OFF_ON),
    control(
        "images",
        "Images",
        Kind::Choice,
        0,
        &[("ask", "Ask first"), ("always", "Always show"), ("hide", "Hide")],
    ),
    control("starts", "Bold word starts", Kind::Switch, 0, OFF_ON),
    control("dim", "Dim all but the paragraph", Kind::Switch, 0, OFF_ON),
    control(
        "lines",
        "Line focus",
        Kind::Choice,
        0,
        &[("off", "Off"), ("1", "1 line"), ("3", "3 lines"), ("5", "5 lines")],
    ),
    control("keys", "Shortcuts of a single key", Kind::Switch, 1, OFF_ON),
    control("flow", "Layout", Kind::Choice, 0, &[("scroll", "Scrolling"), ("pages", "Pages")]),
    control("vertical", "Vertical lines in Japanese and Chinese", Kind::Switch, 0, OFF_ON),
];

/// The settings of the dialog in their groups: a title, then which ones.
pub const GROUPS: [(&str, &[usize]); 3] = [
    ("Text|its settings", &[SIZE, FACE, 3, FLOW, VERTICAL]),
    ("Lines", &[4, LEADING, LETTERS, WORDS, PARAGRAPHS, ALIGN, HYPHENS]),
    ("Aids", &[IMAGES, STARTS, DIM, LINES]),
];

/// "Easier to read": the spacing of WCAG 2.2, success criterion 1.4.12 (line height 1.5, paragraphs
/// twice the size, letters 0.12, words 0.16), larger, ragged and without hyphens.
pub const EASIER: [(usize, u8); 8] =
    [(SIZE, 5), (FACE, 1), (LEADING, 3), (LETTERS, 4), (WORDS, 3), (PARAGRAPHS, 2), (ALIGN, 0), (HYPHENS, 0)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_its_usual_value_and_a_key_of_its_own() {
        for (n, control) in CONTROLS.iter().enumerate() {
            assert!((control.usual as usize) < control.values.len(), "{}", control.name);
            assert_eq!(CONTROLS.iter().filter(|c| c.key == control.key).count(), 1, "{}", control.key);
            let words = control
                .values
                .iter()
                .all(|(value, _)| value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'));
            assert!(words, "{}: a value that would need escaping", control.key);
            assert_eq!(
                GROUPS.iter().filter(|g| g.1.contains(&n)).count(),
                usize::from(n != THEME && n != KEYS)
            );
        }
        assert_eq!(CONTROLS[THEME].values[OWN as usize].0, "own");
        assert_eq!(CONTROLS[IMAGES].values[ALWAYS as usize].0, "always");
    }

    #[test]
    fn easier_to_read_is_what_wcag_asks_for() {
        let value = |n: usize| {
            let at = EASIER.iter().find(|(control, _)| *control == n).unwrap().1;
            CONTROLS[n].values[at as usize].0
        };
        assert!(value(LEADING).parse::<f32>().unwrap() * 1.58 >= 1.5);
        assert_eq!((value(LETTERS), value(WORDS), value(PARAGRAPHS)), ("0.12em", "0.16em", "wide"));
    }
}
