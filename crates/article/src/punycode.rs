//! Punycode: letters of all scripts as letters of ASCII, for names of hosts ([RFC 3492]).
//!
//! [RFC 3492]: https://www.rfc-editor.org/rfc/rfc3492

/// Longer labels are no hosts'; the work grows with the square of the length.
const LONGEST: usize = 255;

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;

/// Adds a label's spelling, without the `xn--` before it. `None` for one that is too long.
pub(crate) fn encode(label: &str, out: &mut String) -> Option<()> {
    let length = label.chars().count() as u32;
    if label.len() > LONGEST {
        return None;
    }
    out.extend(label.chars().filter(char::is_ascii));
    let plain = label.chars().filter(char::is_ascii).count() as u32;
    if plain > 0 {
        out.push('-');
    }
    let (mut next, mut delta, mut bias, mut done) = (128, 0, 72, plain);
    while done < length {
        let code = label.chars().map(u32::from).filter(|code| *code >= next).min()?;
        delta += (code - next) * (done + 1);
        next = code;
        for c in label.chars().map(u32::from) {
            delta += u32::from(c < next);
            if c != next {
                continue;
            }
            let mut left = delta;
            for step in (BASE..).step_by(BASE as usize) {
                let least = step.saturating_sub(bias).clamp(LEAST, MOST);
                if left < least {
                    break;
                }
                out.push(digit(least + (left - least) % (BASE - least)));
                left = (left - least) / (BASE - least);
            }
            out.push(digit(left));
            bias = adapted(delta, done + 1, done == plain);
            (delta, done) = (0, done + 1);
        }
        (delta, next) = (delta + 1, next + 1);
    }
    Some(())
}

fn digit(value: u32) -> char {
    char::from(b"abcdefghijklmnopqrstuvwxyz0123456789"[value as usize % 36])
}

fn adapted(delta: u32, done: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / done;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_spelt_as_the_standard_spells_them() {
        for (label, want) in [
            ("b\u{fc}cher", "bcher-kva"),
            ("\u{65e5}\u{672c}\u{8a9e}", "wgv71a119e"),
            ("\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}", "e1afmkfd"),
            ("\u{645}\u{62b}\u{627}\u{644}", "mgbh0fb"),
            ("\u{1f4a9}", "ls8h"),
        ] {
            let mut out = String::new();
            encode(label, &mut out).unwrap();
            assert_eq!(out, want, "{label}");
        }
        assert_eq!(encode(&"\u{e9}".repeat(200), &mut String::new()), None);
    }
}
