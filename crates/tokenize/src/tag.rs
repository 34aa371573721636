//! Tags and their attributes (13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40).

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, TokenSink};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memchr3};

use crate::MAX_ATTRIBUTES;
use crate::class::{NAME_CODED, NAME_END, TAG_NAME_END, VALUE_CODED, VALUE_END, class, scan};
use crate::reference::Place;
use crate::tokenizer::{Content, Tokenizer};

impl<S: TokenSink> Tokenizer<'_, S> {
    /// A tag, from the first letter of its name. Returns what comes next.
    pub fn tag(&mut self, kind: TagKind) -> Content {
        if let Some(tag) = self.read_tag(kind) {
            return self.send_tag(tag);
        }
        // The text ends within the tag: it is none.
        self.skip_rest();
        Content::Data
    }

    /// `None` if the text ends before the tag does.
    fn read_tag(&mut self, kind: TagKind) -> Option<Tag> {
        let from = self.at;
        let (length, seen) = scan(self.rest(), TAG_NAME_END);
        self.at += length;
        let name = self.name(from, seen);
        let mut tag =
            Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
        loop {
            match self.peek()? {
                b'>' => break,
                b'/' => {
                    self.at += 1;
                    if self.peek()? == b'>' {
                        tag.self_closing = true;
                        break;
                    }
                }
                byte if class(byte) & TAG_NAME_END != 0 => self.at += 1,
                _ => self.attribute(&mut tag)?,
            }
        }
        self.at += 1;
        if kind == TagKind::StartTag {
            self.last_start = tag.name.clone();
        }
        Some(tag)
    }

    /// The name that ends here.
    fn name(&mut self, from: usize, seen: u8) -> LocalName {
        let name = self.slice(from, self.at);
        if seen & NAME_CODED == 0 { self.names.atom(name) } else { self.names.coded(name) }
    }

    /// An attribute, from the first character of its name (which may be a `=`).
    fn attribute(&mut self, tag: &mut Tag) -> Option<()> {
        let from = self.at;
        let first = class(self.peek()?);
        let (length, seen) = scan(self.rest().get(1..)?, NAME_END);
        self.at += 1 + length;
        if tag.attrs.len() == MAX_ATTRIBUTES {
            // No name is looked up, no value copied, nothing compared: a million more cost little.
            self.skip_space();
            if self.peek()? == b'=' {
                self.value(|_, _, _, _| ())?;
            }
            return Some(());
        }
        let local = self.name(from, first | seen);
        self.skip_space();
        let value = match self.peek()? {
            b'=' => self.value(Self::value_of)?,
            _ => StrTendril::new(),
        };
        if tag.attrs.iter().any(|known| known.name.local == local) {
            tag.had_duplicate_attributes = true;
        } else {
            tag.attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
        }
        Some(())
    }

    /// A value, from its `=`, made by `make` of where it begins and ends and whether something in it
    /// stands for something else.
    fn value<T>(&mut self, make: impl FnOnce(&mut Self, usize, usize, bool) -> T) -> Option<T> {
        self.at += 1;
        self.skip_space();
        let quote = match self.peek()? {
            quote @ (b'"' | b'\'') => quote,
            _ => {
                // A `>` at once ends the tag; the value is empty then.
                let from = self.at;
                let (length, seen) = scan(self.rest(), VALUE_END);
                self.at += length;
                return Some(make(self, from, self.at, seen & VALUE_CODED != 0));
            }
        };
        self.at += 1;
        let (from, rest) = (self.at, self.rest());
        let first = memchr3(quote, b'&', 0, rest)?;
        let coded = *rest.get(first)? != quote;
        let length = if coded { first + memchr(quote, rest.get(first..)?)? } else { first };
        self.at += length + 1;
        Some(make(self, from, from + length, coded))
    }

    fn value_of(&mut self, from: usize, to: usize, coded: bool) -> StrTendril {
        if !coded {
            return self.share(from, to);
        }
        self.decode(from, to, Place::Attribute);
        self.take_buffer()
    }
}
