//! Character references (13.2.5.72 to 13.2.5.80).

use std::cmp::Ordering;

/// All names of the standard (13.5 "Named character references") but `Tab` and `NewLine`, whose
/// characters would break the lines: one a line in rising order, then a semicolon where it must
/// have one and a space where it need not, then what it stands for.
const NAMED: &str = include_str!("references.txt");

/// Letters of the longest name.
const LONGEST: usize = 31;
/// Letters of the longest name that needs no semicolon.
const LONGEST_BARE: usize = 6;

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Char(char),
    Str(&'static str),
}

/// Where a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Text,
    /// Here a name without a semicolon may be part of an address (`?a=b&copy=c`).
    Attribute,
}

/// The reference that the text after a `&` begins with, and how many bytes of it that is.
pub(crate) fn reference(text: &str, place: Place) -> Option<(Reference, usize)> {
    let bytes = text.as_bytes();
    match bytes {
        [b'#', b'x' | b'X', digits @ ..] => numeric(digits, 16).map(|(char, length)| (char, length + 2)),
        [b'#', digits @ ..] => numeric(digits, 10).map(|(char, length)| (char, length + 1)),
        _ => named(bytes, place),
    }
}

fn numeric(bytes: &[u8], base: u32) -> Option<(Reference, usize)> {
    let digits = bytes.iter().map_while(|&byte| char::from(byte).to_digit(base));
    let (length, number) = digits.fold((0, 0_u32), |(length, number), digit| {
        (length + 1, number.saturating_mul(base).saturating_add(digit))
    });
    let semicolon = usize::from(bytes.get(length) == Some(&b';'));
    (length > 0).then(|| (Reference::Char(numbered(number)), length + semicolon))
}

/// The character of a number. Numbers of no character mean U+FFFD, and those of C1 controls what
/// stands there in Windows-1252.
fn numbered(number: u32) -> char {
    const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match number {
        0 => '\u{fffd}',
        0x80..=0x9f => WINDOWS_1252.chars().nth(number as usize - 0x80).unwrap_or('\u{fffd}'),
        _ => char::from_u32(number).unwrap_or('\u{fffd}'),
    }
}

fn named(bytes: &[u8], place: Place) -> Option<(Reference, usize)> {
    // No name goes on after a semicolon, and all else in them is letters and digits. So the longest
    // match is either the whole run of these with its semicolon, or a name that needs none.
    let run = bytes.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let whole = bytes.get(..run)?;
    let after = bytes.get(run);
    if after == Some(&b';')
        && let Some(found) = look_up(whole)
    {
        return Some((Reference::Str(found.meaning), run + 1));
    }
    if place == Place::Attribute {
        // Anything shorter would be followed by a letter or digit.
        let bare = (after != Some(&b'=')).then(|| look_up(whole)).flatten().filter(|found| found.bare)?;
        return Some((Reference::Str(bare.meaning), run));
    }
    (1..=run.min(LONGEST_BARE)).rev().find_map(|length| {
        let found = look_up(bytes.get(..length)?).filter(|found| found.bare)?;
        Some((Reference::Str(found.meaning), length))
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    meaning: &'static str,
    /// Needs no semicolon.
    bare: bool,
}

/// Where in the table the names begin that begin with an ASCII character.
const BEGINNINGS: [u16; 129] = {
    let table = NAMED.as_bytes();
    let mut beginnings = [table.len() as u16; 129];
    let (mut at, mut character) = (0, 0);
    while at < table.len() {
        if at == 0 || table[at - 1] == b'\n' {
            while character <= table[at] as usize {
                beginnings[character] = at as u16;
                character += 1;
            }
        }
        at += 1;
    }
    beginnings
};

/// Searches the names with the same first character by halves; a line is found from wherever in it
/// the search comes down.
fn look_up(name: &[u8]) -> Option<Named> {
    let first = usize::from(*name.first()?);
    match name {
        b"Tab" => return Some(Named { meaning: "\t", bare: false }),
        b"NewLine" => return Some(Named { meaning: "\n", bare: false }),
        // What pages write most.
        b"amp" => return Some(Named { meaning: "&", bare: true }),
        b"quot" => return Some(Named { meaning: "\"", bare: true }),
        b"nbsp" => return Some(Named { meaning: "\u{a0}", bare: true }),
        _ => {}
    }
    let (mut low, mut high) =
        (usize::from(*BEGINNINGS.get(first)?), usize::from(*BEGINNINGS.get(first + 1)?));
    let newline = |byte: &u8| *byte == b'\n';
    while low < high {
        let middle = low.midpoint(high);
        let start =
            NAMED.as_bytes().get(low..middle)?.iter().rposition(newline).map_or(low, |at| low + at + 1);
        let line = NAMED.as_bytes().get(start..)?;
        let length = line.iter().position(|byte| matches!(byte, b';' | b' '))?;
        let order = line.get(..length)?.cmp(name);
        if order == Ordering::Greater {
            high = start;
            continue;
        }
        let end = start + length + line.get(length..)?.iter().position(newline)?;
        if order == Ordering::Equal {
            let meaning = NAMED.get(start + length + 1..end)?;
            return Some(Named { meaning, bare: line.get(length) == Some(&b' ') });
        }
        low = end + 1;
    }
    None
}
