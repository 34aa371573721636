//! Where in the text we are, what is read there, and how tokens leave.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, ScriptEscapeKind};
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult};
use memchr::memchr;

use crate::class::{SPACE, class};
use crate::names::Names;
use crate::script::Escape;

/// What the text is read as: the states of the standard between which the sink may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Mark-up.
    Data,
    /// Characters and references up to the end tag.
    Rcdata,
    /// Characters up to the end tag.
    Rawtext,
    /// Characters up to the end tag, which may be hidden in what looks like a comment.
    Script(Escape),
    /// Characters to the end of the text.
    Plaintext,
}

pub(crate) struct Tokenizer<'a, S> {
    /// The whole text, for slices that share its buffer.
    input: &'a StrTendril,
    /// The same.
    pub text: &'a str,
    pub bytes: &'a [u8],
    /// How far it is read: always between two characters.
    pub at: usize,
    pub sink: &'a S,
    pub names: Names,
    /// The start tag that was sent last: only its end tag ends characters.
    pub last_start: LocalName,
    /// Characters that are not in the text as they are meant.
    pub buffer: String,
}

impl<'a, S: TokenSink> Tokenizer<'a, S> {
    pub fn new(input: &'a StrTendril, sink: &'a S) -> Self {
        Self {
            input,
            text: input,
            bytes: input.as_bytes(),
            at: 0,
            sink,
            names: Names::new(),
            last_start: html5ever::local_name!(""),
            buffer: String::new(),
        }
    }

    pub fn run(mut self) {
        let mut content = Content::Data;
        while self.at < self.bytes.len() {
            content = match content {
                Content::Data => self.data(),
                raw => self.raw(raw),
            };
        }
        self.send(Token::EOFToken);
        self.sink.end();
    }

    /// Characters up to mark-up, then that. Returns what comes next.
    fn data(&mut self) -> Content {
        self.characters();
        self.at += 1;
        match self.peek() {
            Some(b'!') => {
                self.at += 1;
                self.declaration();
            }
            Some(b'?') => self.bogus_comment(),
            Some(b'/') => {
                self.at += 1;
                match self.peek() {
                    Some(byte) if byte.is_ascii_alphabetic() => return self.tag(TagKind::EndTag),
                    Some(b'>') => self.at += 1,
                    _ => self.bogus_comment(),
                }
            }
            Some(_) => return self.tag(TagKind::StartTag),
            None => {}
        }
        Content::Data
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// What is not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| class(byte) & SPACE != 0) {
            self.at += 1;
        }
    }

    /// Passes over all that is left.
    pub fn skip_rest(&mut self) {
        self.at = self.bytes.len();
    }

    /// A part of the text; all callers cut at ASCII characters.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// A part of the text that shares its buffer.
    pub fn share(&self, from: usize, to: usize) -> StrTendril {
        // No text is longer than 32 bits count: see `MAX_BYTES`.
        self.input.try_subtendril(from as u32, to.saturating_sub(from) as u32).unwrap_or_default()
    }

    /// A part of the text, U+FFFD for each NUL.
    pub fn without_nul(&self, from: usize, to: usize) -> StrTendril {
        let part = self.slice(from, to);
        match memchr(0, part.as_bytes()) {
            None => self.share(from, to),
            Some(_) => StrTendril::from(part.replace('\0', "\u{fffd}")),
        }
    }

    /// Sends a token that does not change what comes next.
    pub fn send(&self, token: Token) {
        let _ = self.sink.process_token(token, 1);
    }

    pub fn send_characters(&self, characters: StrTendril) {
        if !characters.is_empty() {
            self.send(Token::CharacterTokens(characters));
        }
    }

    /// Sends a tag. Returns what comes next.
    pub fn send_tag(&self, tag: html5ever::tokenizer::Tag) -> Content {
        match self.sink.process_token(Token::TagToken(tag), 1) {
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => Content::Data,
            TokenSinkResult::Plaintext => Content::Plaintext,
            TokenSinkResult::RawData(RawKind::Rcdata) => Content::Rcdata,
            TokenSinkResult::RawData(RawKind::Rawtext) => Content::Rawtext,
            TokenSinkResult::RawData(RawKind::ScriptData) => Content::Script(Escape::None),
            TokenSinkResult::RawData(RawKind::ScriptDataEscaped(ScriptEscapeKind::Escaped)) => {
                Content::Script(Escape::Single)
            }
            TokenSinkResult::RawData(RawKind::ScriptDataEscaped(ScriptEscapeKind::DoubleEscaped)) => {
                Content::Script(Escape::Double)
            }
        }
    }
}
