//! Characters: in mark-up, in elements that hold nothing else, in CDATA sections (13.2.5.1 to
//! 13.2.5.5, 13.2.5.9 to 13.2.5.14 and 13.2.5.69 to 13.2.5.71).

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink};
use memchr::{memchr, memchr_iter, memchr2, memchr3};

use crate::class::{TAG_NAME_END, class};
use crate::reference::{Place, Reference, reference};
use crate::script;
use crate::tokenizer::{Content, Tokenizer};

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Sends the characters up to the next mark-up, and stops at its `<` or at the end of the text.
    pub fn characters(&mut self) {
        let mut from = self.at;
        loop {
            let rest = self.rest();
            let Some(length) = memchr3(b'<', b'&', 0, rest) else { break self.skip_rest() };
            self.at += length;
            match rest.get(length..).unwrap_or_default() {
                [b'<', b'!' | b'?' | b'/' | b'a'..=b'z' | b'A'..=b'Z', ..] if self.rest() != b"</" => break,
                [b'&', ..] => {
                    if let Some((meant, length)) =
                        reference(self.slice(self.at + 1, self.bytes.len()), Place::Text)
                    {
                        self.buffer_part(from, self.at);
                        self.buffer_reference(meant);
                        self.at += length;
                        from = self.at + 1;
                    }
                }
                [0, ..] => {
                    self.send_buffered(from, self.at);
                    self.send(Token::NullCharacterToken);
                    from = self.at + 1;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.send_buffered(from, self.at);
    }

    /// Sends the characters of an element that holds nothing else, then its end tag.
    pub fn raw(&mut self, content: Content) -> Content {
        let (from, rest) = (self.at, self.rest());
        let name: &str = &self.last_start.clone();
        let length = match content {
            Content::Plaintext => None,
            Content::Script(escape) => script::end(rest, name, escape),
            _ => {
                let closer = Closer::new(name);
                memchr_iter(b'<', rest).find(|&at| closer.is_at(rest, at))
            }
        };
        let to = from + length.unwrap_or(rest.len());
        let is_coded = |part: &str| memchr2(b'&', 0, part.as_bytes()).is_some();
        if content == Content::Rcdata && is_coded(self.slice(from, to)) {
            self.decode(from, to, Place::Text);
            let characters = self.take_buffer();
            self.send_characters(characters);
        } else {
            self.send_characters(self.without_nul(from, to));
        }
        self.at = to;
        if length.is_none() {
            return Content::Data;
        }
        self.at += "</".len();
        self.tag(TagKind::EndTag)
    }

    /// Sends the characters of a CDATA section, from after its `[`.
    pub fn cdata(&mut self) {
        let rest = self.rest();
        let end = memchr_iter(b'>', rest).find(|&at| rest.get(..at).is_some_and(|r| r.ends_with(b"]]")));
        let to = self.at + end.map_or(rest.len(), |end| end - "]]".len());
        while let Some(length) = memchr(0, self.bytes.get(self.at..to).unwrap_or_default()) {
            self.send_characters(self.share(self.at, self.at + length));
            self.send(Token::NullCharacterToken);
            self.at += length + 1;
        }
        self.send_characters(self.share(self.at, to));
        self.at = end.map_or(to, |_| to + "]]>".len());
    }

    /// Puts a part of the text into the buffer as it is meant.
    pub fn decode(&mut self, from: usize, to: usize, place: Place) {
        let part = self.slice(from, to);
        let (mut from, mut at) = (0, 0);
        while let Some(length) = memchr2(b'&', 0, part.as_bytes().get(at..).unwrap_or_default()) {
            at += length;
            let rest = part.get(at + 1..).unwrap_or_default();
            let (meant, length) = match part.as_bytes().get(at) {
                Some(0) => (Reference::Char('\u{fffd}'), 0),
                _ => match reference(rest, place) {
                    Some(found) => found,
                    None => {
                        at += 1;
                        continue;
                    }
                },
            };
            self.buffer.push_str(part.get(from..at).unwrap_or_default());
            self.buffer_reference(meant);
            at += 1 + length;
            from = at;
        }
        self.buffer.push_str(part.get(from..).unwrap_or_default());
    }

    fn buffer_part(&mut self, from: usize, to: usize) {
        let part = self.slice(from, to);
        self.buffer.push_str(part);
    }

    fn buffer_reference(&mut self, reference: Reference) {
        match reference {
            Reference::Char(char) => self.buffer.push(char),
            Reference::Str(str) => self.buffer.push_str(str),
        }
    }

    /// What the buffer holds, which is empty then.
    pub fn take_buffer(&mut self) -> StrTendril {
        let taken = StrTendril::from_slice(&self.buffer);
        self.buffer.clear();
        taken
    }

    /// Sends what the buffer holds and a part of the text, as one token.
    fn send_buffered(&mut self, from: usize, to: usize) {
        if self.buffer.is_empty() {
            self.send_characters(self.share(from, to));
        } else {
            self.buffer_part(from, to);
            let characters = self.take_buffer();
            self.send_characters(characters);
        }
    }
}

/// Finds the end tag that ends an element which holds characters ("appropriate end tag").
pub(crate) struct Closer<'a> {
    name: &'a [u8],
}

impl<'a> Closer<'a> {
    pub fn new(name: &'a str) -> Self {
        // An end tag in such an element is read letter by letter, so a name of anything else has
        // none, and a comparison never passes over a `<`: all of them together are linear.
        let name = name.as_bytes();
        Self { name: if name.iter().all(u8::is_ascii_alphabetic) { name } else { &[] } }
    }

    /// Whether the end tag stands there: `</`, the name, and what ends a name.
    pub fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let Some([b'<', b'/', rest @ ..]) = bytes.get(at..) else { return false };
        let Some((name, [end, ..])) = rest.split_at_checked(self.name.len()) else { return false };
        !name.is_empty() && name.eq_ignore_ascii_case(self.name) && class(*end) & TAG_NAME_END != 0
    }
}
