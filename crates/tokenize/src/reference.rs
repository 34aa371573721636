//! Character references (13.2.5.72 to 13.2.5.80).

use std::sync::OnceLock;

use crate::seldom;

/// Names of the standard (13.5 "Named character references"): those of HTML 4, those of ASCII, and all that
/// need no semicolon. A line for all names of one character, or of two, in rising order. It begins with what
/// they stand for; where that is the character after the last line's first one, with nothing. The names
/// follow, a space between them, and after a name that needs no semicolon a `=`. Sorted by name the table
/// would be half as large again in a compressed module.
const USUAL: &str = include_str!("references.txt");

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
        && let Some(found) = look_up(whole).or_else(|| seldom::look_up(whole))
    {
        return Some((found.meaning, run + 1));
    }
    if place == Place::Attribute {
        // Anything shorter would be followed by a letter or digit.
        let bare = (after != Some(&b'=')).then(|| look_up(whole)).flatten().filter(|found| found.bare)?;
        return Some((bare.meaning, run));
    }
    (1..=run.min(LONGEST_BARE)).rev().find_map(|length| {
        let found = look_up(bytes.get(..length)?).filter(|found| found.bare)?;
        Some((found.meaning, length))
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    meaning: Reference,
    /// Needs no semicolon.
    bare: bool,
}

/// What a name stands for, if pages have it now and then.
fn look_up(name: &[u8]) -> Option<Named> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let (meaning, bare) = match name {
        b"Tab" => ('\t', false),
        b"NewLine" => ('\n', false),
        b"fjlig" => return Some(Named { meaning: Reference::Str("fj"), bare: false }),
        // What pages write most.
        b"amp" => ('&', true),
        b"quot" => ('"', true),
        b"nbsp" => ('\u{a0}', true),
        _ => return TABLE.get_or_init(|| Table::new(USUAL)).get(name),
    };
    Some(Named { meaning: Reference::Char(meaning), bare })
}

/// The names by their hash. It is made of the list when the first one is looked up: in the module it
/// would be as large as the list, and could not be compressed.
pub(crate) struct Table {
    /// Each name stands at its hash or after it, with no empty place between. A power of two of them, so that
    /// a hash can be cut to it, and nearly twice the number of names.
    places: Vec<Option<(&'static str, Named)>>,
}

impl Table {
    pub fn new(list: &'static str) -> Self {
        let names = list.split([' ', '\n']).count();
        let mut table = Self { places: vec![None; (2 * names).next_power_of_two()] };
        let mut last = '\0';
        for line in list.lines() {
            let names = line.trim_start_matches(|char: char| !char.is_ascii_alphanumeric());
            let own = line.get(..line.len() - names.len()).unwrap_or_default();
            let mut characters = own.chars();
            let next = char::from_u32(u32::from(last) + 1).unwrap_or_default();
            last = characters.next().unwrap_or(next);
            let meaning =
                if characters.next().is_some() { Reference::Str(own) } else { Reference::Char(last) };
            for marked in names.split(' ') {
                let name = marked.trim_end_matches('=');
                let place = table.place(name.as_bytes());
                if let Some(place) = table.places.get_mut(place) {
                    *place = Some((name, Named { meaning, bare: name.len() < marked.len() }));
                }
            }
        }
        table
    }

    pub fn get(&self, name: &[u8]) -> Option<Named> {
        self.places.get(self.place(name)).copied()?.map(|(_, named)| named)
    }

    /// Where a name stands, or would stand. The hash is FNV-1a (draft-eastlake-fnv).
    fn place(&self, name: &[u8]) -> usize {
        let hash = name
            .iter()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        let mut place = (hash ^ hash >> 16) as usize % self.places.len();
        while let Some(Some((other, _))) = self.places.get(place)
            && other.as_bytes() != name
        {
            place = (place + 1) % self.places.len();
        }
        place
    }
}
