//! Bytes to text: which encoding a file is in, by what it says of itself.

use crate::find::cut;
use crate::{Refused, RefusedWhy};

/// Decodes bytes of a named encoding. In a browser that is `TextDecoder`; natively the feature
/// `encodings` brings one.
pub trait Decoder {
    /// The text, undecodable bytes as U+FFFD; `None` for an encoding that it does not know.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
}

/// Every encoding of the web, by the tables of `encoding_rs`.
#[cfg(feature = "encodings")]
#[derive(Clone, Copy, Debug, Default)]
pub struct WebEncodings;

#[cfg(feature = "encodings")]
impl Decoder for WebEncodings {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode(bytes).0.into_owned())
    }
}

/// How far into a file a declaration of its encoding may stand. The standard says 1,024 bytes;
/// saved pages put comments before it.
const DECLARATION_WITHIN: usize = 4096;

/// The text of a file.
///
/// In this order: a byte order mark, UTF-8 where the bytes are valid UTF-8, the encoding that the
/// page declares, windows-1252.
///
/// # Errors
/// [`RefusedWhy::NotAPage`] for a PDF, a picture, an archive; [`RefusedWhy::Empty`] for no bytes.
pub fn decode(bytes: &[u8], decoder: &dyn Decoder) -> Result<String, Refused> {
    let refuse = |why| Refused { why, text: String::new(), title: None };
    if bytes.is_empty() {
        return Err(refuse(RefusedWhy::Empty));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Ok(String::from_utf8_lossy(rest).into_owned());
    }
    for (mark, label) in [(b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be")] {
        if bytes.starts_with(mark) {
            return decoder.decode(label, bytes).ok_or(refuse(RefusedWhy::NotAPage("an unknown encoding")));
        }
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(refuse(RefusedWhy::NotAPage(kind)));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let declared = declared_label(bytes).unwrap_or_default();
    let text = decoder.decode(&declared, bytes).or_else(|| decoder.decode("windows-1252", bytes));
    Ok(text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned()))
}

/// What a file that is no text is, by its first bytes.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 12] = [
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture, sound or film"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\x00", "a program"),
        (b"\0asm", "a program"),
        (b"ID3", "a sound"),
        (b"SQLite format 3\0", "a database"),
    ];
    let known = KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind);
    // Text holds no control characters but white space; UTF-16 without a mark is not guessed at.
    let sample = &bytes[..bytes.len().min(4096)];
    let control = sample.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t'..=b'\r' | 0x1b)).count();
    known.or((control * 50 > sample.len()).then_some("a binary file"))
}

/// `charset=…` or an XML declaration's `encoding="…"` near the beginning.
fn declared_label(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    let head: String = head.iter().map(|b| b.to_ascii_lowercase() as char).collect();
    let after = ["charset", "encoding"].iter().find_map(|key| {
        let rest = cut(&head, key)?.1.trim_start();
        rest.strip_prefix('=')
    })?;
    let label: String = after
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    // A page that says UTF-16 in ASCII letters is not UTF-16.
    (!label.is_empty() && !label.starts_with("utf-16")).then_some(label)
}

#[cfg(all(test, feature = "encodings"))]
mod tests {
    use super::*;

    #[test]
    fn declared_and_guessed_encodings() {
        let latin = b"<meta charset='iso-8859-1'><p>caf\xe9";
        assert!(decode(latin, &WebEncodings).unwrap().ends_with("café"));
        let japanese = b"<?xml version='1.0' encoding='EUC-JP'?><p>\xc5\xec\xb5\xfe";
        assert!(decode(japanese, &WebEncodings).unwrap().ends_with("東京"));
        assert_eq!(decode(b"\xff\xfea\0b\0", &WebEncodings).unwrap(), "ab");
        assert_eq!(decode(b"caf\xe9", &WebEncodings).unwrap(), "café");
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for (bytes, kind) in [(&b"%PDF-1.7\n..."[..], "a PDF"), (b"\x00\x01\x02\x03rest", "a binary file")] {
            assert_eq!(decode(bytes, &WebEncodings).unwrap_err().why, RefusedWhy::NotAPage(kind));
        }
        assert_eq!(decode(b"", &WebEncodings).unwrap_err().why, RefusedWhy::Empty);
    }
}
