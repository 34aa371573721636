//! What begins with `<!`: comments, the document type, CDATA sections (13.2.5.41 to 13.2.5.68).

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token, TokenSink};
use memchr::{memchr, memchr_iter};

use crate::class::{TAG_NAME_END, scan};
use crate::tokenizer::Tokenizer;

impl<S: TokenSink> Tokenizer<'_, S> {
    /// A declaration, from after its `<!`.
    pub fn declaration(&mut self) {
        if self.skip_word("--") {
            self.comment();
        } else if self.skip_word("doctype") {
            self.doctype();
        } else if self.rest().starts_with(b"[CDATA[")
            && self.sink.adjusted_current_node_present_but_not_in_html_namespace()
        {
            self.at += "[CDATA[".len();
            self.cdata();
        } else {
            self.bogus_comment();
        }
    }

    /// Passes over a word, in any case, if it stands here.
    fn skip_word(&mut self, word: &str) -> bool {
        let here = self.rest().get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word.as_bytes()));
        if here {
            self.at += word.len();
        }
        here
    }

    /// What is no mark-up but looks like it: up to the next `>`.
    pub fn bogus_comment(&mut self) {
        let (from, rest) = (self.at, self.rest());
        let length = memchr(b'>', rest);
        self.send(Token::CommentToken(self.without_nul(from, from + length.unwrap_or(rest.len()))));
        self.at += length.map_or(rest.len(), |length| length + 1);
    }

    /// A comment, from after its `<!--`.
    fn comment(&mut self) {
        let (length, whole) = comment_length(self.rest());
        self.send(Token::CommentToken(self.without_nul(self.at, self.at + length)));
        self.at += whole;
    }

    /// A document type, from after its keyword. Sends it however it ends.
    fn doctype(&mut self) {
        let mut doctype = Doctype::default();
        let well_formed = self.read_doctype(&mut doctype).is_some();
        doctype.force_quirks |= !well_formed;
        self.send(Token::DoctypeToken(doctype));
        // Whatever comes before its end says nothing ("bogus DOCTYPE").
        let rest = self.rest();
        self.at += memchr(b'>', rest).map_or(rest.len(), |length| length + 1);
    }

    /// `None` where it breaks off or goes wrong, which forces quirks.
    fn read_doctype(&mut self, doctype: &mut Doctype) -> Option<()> {
        self.skip_space();
        if self.peek()? == b'>' {
            return None;
        }
        let from = self.at;
        // A slash does not end this name, so go on after it.
        loop {
            self.at += scan(self.rest(), TAG_NAME_END).0;
            if self.peek() != Some(b'/') {
                break;
            }
            self.at += 1;
        }
        let mut name = self.without_nul(from, self.at);
        name.make_ascii_lowercase();
        doctype.name = Some(name);
        self.skip_space();
        let public = match self.peek()? {
            b'>' => return Some(()),
            _ if self.skip_word("public") => true,
            _ if self.skip_word("system") => false,
            _ => return None,
        };
        if public {
            self.skip_space();
            self.identifier(&mut doctype.public_id)?;
            self.skip_space();
            if self.peek()? == b'>' {
                return Some(());
            }
        } else {
            self.skip_space();
        }
        self.identifier(&mut doctype.system_id)?;
        self.skip_space();
        // Anything else after this is passed over, but forces no quirks.
        self.peek().map(|_| ())
    }

    /// A quoted identifier. A `>` ends it too, and the whole.
    fn identifier(&mut self, identifier: &mut Option<StrTendril>) -> Option<()> {
        let quote = self.peek().filter(|byte| matches!(byte, b'"' | b'\''))?;
        self.at += 1;
        let (from, rest) = (self.at, self.rest());
        let length = memchr::memchr2(quote, b'>', rest);
        self.at += length.unwrap_or(rest.len());
        *identifier = Some(self.without_nul(from, self.at));
        if self.peek()? != quote {
            return None;
        }
        self.at += 1;
        Some(())
    }
}

/// How long a comment is that begins there, without and with what ends it.
fn comment_length(bytes: &[u8]) -> (usize, usize) {
    for end in [">", "->"] {
        if bytes.starts_with(end.as_bytes()) {
            return (0, end.len());
        }
    }
    for at in memchr_iter(b'>', bytes) {
        for end in ["--", "--!"] {
            if let Some(comment) = bytes.get(..at).and_then(|before| before.strip_suffix(end.as_bytes())) {
                return (comment.len(), at + 1);
            }
        }
    }
    // The text ends first. What could have been the beginning of an end is left out.
    let begun = ["--!", "--", "-"].into_iter().find(|end| bytes.ends_with(end.as_bytes()));
    (bytes.len() - begun.map_or(0, str::len), bytes.len())
}
