//! Colours of the reader's own, and how well they can be told apart.

use crate::words::{self, say_with};

/// Red, green, blue of `#rrggbb`; `None` where it is something else.
pub fn channels(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// Relative luminance (WCAG 2.2), 0–1.
fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            return c / 12.92;
        }
        // To the power of 2.4, which is the square times the square's fifth root. The root is found by
        // Newton's method: the power function alone would weigh more than all the rest.
        let square = ((c + 0.055) / 1.055) * ((c + 0.055) / 1.055);
        let mut root = 1.0;
        for _ in 0..20 {
            root -= (root - square / (root * root * root * root)) / 5.0;
        }
        square * root
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast of two colours in whole tenths: 45 is 4.5 to 1 or a little more, 210 is black on white.
pub fn contrast(one: &str, other: &str) -> Option<u32> {
    let (one, other) = (luminance(channels(one)?), luminance(channels(other)?));
    let (light, dark) = if one > other { (one, other) } else { (other, one) };
    Some(((light + 0.05) / (dark + 0.05) * 10.0 + 1e-9) as u32)
}

/// The least contrast to read by, in tenths (WCAG 2.2, 1.4.3).
pub const LEAST: u32 = 45;

/// The figure and what it means.
pub fn verdict(tenths: u32) -> String {
    say_with(
        match tenths {
            0..LEAST => "Contrast {figure} to 1, too little to read by",
            LEAST..70 => "Contrast {figure} to 1, enough",
            _ => "Contrast {figure} to 1, good",
        },
        &[("figure", &words::tenths(tenths))],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// As WCAG defines it.
    fn exact(one: &str, other: &str) -> f64 {
        let luminance = |hex: &str| {
            let c = channels(hex).unwrap_or_else(|| panic!("{hex}")).map(|c| {
                let c = f64::from(c) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn the_figure_is_the_exact_one_and_never_more() {
        assert_eq!(contrast("#000000", "#ffffff"), Some(210));
        // 4.49, and grey on grey.
        for (one, other) in
            [("#538f26", "#1d161e"), ("#1f1b16", "#faf7f0"), ("#767676", "#ffffff"), ("#808080", "#303030")]
        {
            let tenths = (exact(one, other) * 10.0) as u32;
            assert_eq!(contrast(one, other), Some(tenths), "{one} on {other}");
        }
        for grey in 0..=255u8 {
            let grey = format!("#{grey:02x}{grey:02x}{grey:02x}");
            let tenths = (exact(&grey, "#000000") * 10.0 + 1e-9) as u32;
            assert_eq!(contrast(&grey, "#000000"), Some(tenths), "{grey}");
        }
        assert_eq!((channels("#12345"), channels("red"), channels("#äöü")), (None, None, None));
    }

    #[test]
    fn every_theme_can_be_read() {
        let tokens = concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css");
        let text = fs::read_to_string(tokens).unwrap();
        let rule = |selector: &str| {
            let start = text.find(&format!("{selector} {{")).unwrap_or_else(|| panic!("{selector}"));
            text[start..].split('}').next().unwrap().to_owned()
        };
        let colour = |rule: &str, name: &str, dark: bool| -> Option<String> {
            let value = rule.split(&format!("  --{name}: ")).nth(1)?.split(';').next()?;
            let both = value.strip_prefix("light-dark(").and_then(|v| v.strip_suffix(')'));
            Some(match both {
                Some(both) => both.split(", ").nth(usize::from(dark))?.to_owned(),
                None => value.to_owned(),
            })
        };
        let base = rule(":root,\n[data-theme]");
        for theme in ["paper", "sepia", "grey", "night", "black", "contrast"] {
            let own = rule(&format!("[data-theme=\"{theme}\"]"));
            let schemes: &[bool] = match theme {
                "contrast" => &[false, true],
                "paper" | "sepia" => &[false],
                _ => &[true],
            };
            for dark in schemes {
                let value =
                    |name: &str| colour(&own, name, *dark).or_else(|| colour(&base, name, *dark)).unwrap();
                for paper in ["paper", "paper-raised", "paper-sunk"].map(value) {
                    for (name, least) in [("ink", 7.0), ("ink-soft", 4.5), ("accent", 4.5)] {
                        let figure = exact(&value(name), &paper);
                        assert!(figure >= least, "{theme}: {name} {} on {paper}: {figure:.2}", value(name));
                    }
                }
                assert!(exact(&value("ink"), &value("mark")) >= 4.5, "{theme}: a marked passage");
                if theme == "contrast" {
                    assert!(exact(&value("ink"), &value("paper")) >= 15.0);
                }
            }
        }
    }
}
