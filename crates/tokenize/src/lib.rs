//! HTML text to tokens, after the WHATWG standard (HTML, 13.2.5 "Tokenization").
//!
//! Stands in for html5ever's own tokenizer before html5ever's tree builder (or before any other
//! [`TokenSink`]). It reads one whole text that lies in memory, which is all that is ever read
//! here, and gains by that: where a state of the standard goes on until some character comes, that
//! character is searched for, and tokens are slices of the text, shared and not copied.
//!
//! - Time grows with the length of the text and no faster. Nothing recurses.
//! - A tag has at most [`MAX_ATTRIBUTES`] attributes; what goes beyond is passed over.
//! - Parse errors are not reported, lines are not counted (every token is told to be on line 1).
//! - Neighbouring characters come in as few tokens as can be. Other than that, and than the number
//!   of attributes, the tokens are those of html5ever, which the tests compare. Known departures, in
//!   which this follows the standard and html5ever does not: a U+FEFF is dropped at the beginning of
//!   the text only, not after scripts too; and a line feed at the beginning of `pre` or `textarea` is
//!   dropped after a parse error too, which html5ever's tree builder takes for a token between.

mod characters;
mod class;
mod declaration;
mod names;
mod reference;
mod script;
pub mod seldom;
mod tag;
mod tokenizer;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::TokenSink;
use memchr::memchr;

/// Attributes that a tag may have. Of 1,800 real pages one has a tag with more than half as many:
/// a site builder marked it with 136 names.
pub const MAX_ATTRIBUTES: usize = 256;

/// Bytes that are read; the rest of a longer text is left out. Tendrils count in 32 bits and round
/// up to powers of two.
const MAX_BYTES: usize = 1 << 30;

/// Sends the tokens of a page to the sink, the one for the end of the text last, and tells the sink
/// to end.
pub fn tokenize<S: TokenSink>(html: &str, sink: &S) {
    let html = html.get(..html.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
    let input = preprocessed(html.strip_prefix('\u{feff}').unwrap_or(html));
    tokenizer::Tokenizer::new(&input, sink).run();
}

/// The text in a buffer that slices can share, with newlines normalized (13.2.3.5 "Preprocessing
/// the input stream"), so that nothing after this needs to know of carriage returns.
fn preprocessed(mut html: &str) -> StrTendril {
    let Some(mut at) = memchr(b'\r', html.as_bytes()) else { return StrTendril::from_slice(html) };
    let mut out = StrTendril::with_capacity(u32::try_from(html.len()).unwrap_or_default());
    while let Some((line, rest)) = html.split_at_checked(at) {
        out.push_slice(line);
        out.push_slice("\n");
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        html = rest.strip_prefix('\n').unwrap_or(rest);
        let Some(next) = memchr(b'\r', html.as_bytes()) else { break };
        at = next;
    }
    out.push_slice(html);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_are_normalized() {
        for (html, expected) in [
            ("", ""),
            ("a\nb", "a\nb"),
            ("\r", "\n"),
            ("a\r\nb\rc\r", "a\nb\nc\n"),
            ("\r\r\n\n\r", "\n\n\n\n"),
            ("ä\r\nö", "ä\nö"),
        ] {
            assert_eq!(&*preprocessed(html), expected, "{html:?}");
        }
    }
}
