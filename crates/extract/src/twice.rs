//! Text that was encoded twice: UTF-8 taken for windows-1252, and written as UTF-8 once more.
//!
//! "It’s" then reads "Itâ€™s". Characters that stand for the bytes of one are hardly ever met beside one
//! another otherwise, so a page that has several such and few that are none is read back.

use memchr::memchr_iter;

/// So many characters, at least, stand for others where a page was encoded twice.
const LEAST: usize = 3;

/// What the first bytes of letters and marks became: of Latin ones, quotation marks and dashes, Cyrillic,
/// Japanese and Chinese. A page without these need not be looked at.
const FIRST: [char; 7] = ['Ã', 'Â', 'â', 'Ð', 'ã', 'æ', 'ä'];

/// The byte with which each of them begins, so that one pass finds them all.
const LEAD: u8 = 0xc3;

/// What windows-1252 has for the bytes from 0x80 to 0x9f; the control character itself where it has none.
const LOW: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text as it was before it was encoded a second time; `None` where it was not.
pub(crate) fn undone(text: &str) -> Option<String> {
    let begins = |at: usize| {
        let mut rest = text.get(at..).unwrap_or("").chars();
        rest.next().is_some_and(|c| FIRST.contains(&c))
            && rest.next().and_then(byte).is_some_and(|byte| byte < 0xc0)
    };
    if !memchr_iter(LEAD, text.as_bytes()).any(begins) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut right, mut wrong) = (0, 0);
    let mut rest = text;
    while let Some(at) = rest.find(|c| byte(c).is_some()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(|c| byte(c).is_none()).unwrap_or(rest.len());
        let bytes: Vec<u8> = rest[..end].chars().filter_map(byte).collect();
        // Real letters may stand right before what was encoded twice, and after it.
        for chunk in bytes.utf8_chunks() {
            right += chunk.valid().chars().count();
            wrong += chunk.invalid().len();
        }
        match String::from_utf8(bytes) {
            Ok(once) => out.push_str(&once),
            Err(_) => out.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    (right >= LEAST && right > wrong).then_some(out)
}

/// The byte of windows-1252 that a character stands for, of those beyond ASCII.
fn byte(c: char) -> Option<u8> {
    match c {
        // Those of Latin-1, which others take it for, are among them.
        '\u{80}'..='\u{ff}' => Some(c as u8),
        _ if c.is_ascii() => None,
        _ => LOW.chars().position(|low| low == c).map(|at| 0x80 + at as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Encodes a text once more, as those do who take it for windows-1252.
    fn twice(text: &str) -> String {
        let once = |byte: u8| match byte {
            0x80..0xa0 => LOW.chars().nth(usize::from(byte - 0x80)).unwrap_or(' '),
            _ => char::from(byte),
        };
        text.bytes().map(once).collect()
    }

    #[test]
    fn a_text_that_was_encoded_twice_comes_back() {
        assert_eq!(twice("It’s"), "Itâ€™s");
        for text in [
            "“It’s a café,” she said – and so it was…",
            "Die Brücke ist größer als früher",
            "東京で会談した。",
        ] {
            assert_eq!(undone(&twice(text)).as_deref(), Some(text));
            let as_latin_1: String = text.bytes().map(char::from).collect();
            assert_eq!(undone(&as_latin_1).as_deref(), Some(text));
        }
    }

    #[test]
    fn one_byte_leads_to_all_that_it_may_begin_with() {
        assert!(FIRST.iter().all(|c| c.encode_utf8(&mut [0; 4]).as_bytes()[0] == LEAD));
    }

    #[test]
    fn a_text_that_was_encoded_once_stays() {
        for text in [
            "“It’s a café,” she said – and so it was…",
            "São Paulo, à la carte, Ângela, Ãvila, ÂÃ",
            "Read “Itâ€™s” as “It’s”: the ‘smart’ quotes – as they’re called – were encoded “twice”.",
            "plain",
        ] {
            assert_eq!(undone(text), None, "{text}");
        }
    }
}
