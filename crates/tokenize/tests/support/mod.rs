//! What both tokenizers are compared by: the tokens that a sink gets, and what a tree is told.

#![allow(dead_code, reason = "each test uses a part")]

pub mod tree;

use std::cell::{Cell, RefCell};

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

/// A token, neighbouring characters as one.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    Doctype(Doctype),
    Tag(Tag),
    Comment(String),
    Characters(String),
    Null,
    End,
}

/// Writes down what comes, and chooses what comes next by the names of tags, as a tree builder would.
#[derive(Default)]
pub struct Recorder {
    seen: RefCell<Vec<Seen>>,
    /// How many `svg` and `math` are open.
    foreign: Cell<u32>,
    ended: Cell<bool>,
}

impl TokenSink for Recorder {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut seen = self.seen.borrow_mut();
        match token {
            Token::CharacterTokens(more) => match seen.last_mut() {
                Some(Seen::Characters(text)) => text.push_str(&more),
                _ if more.is_empty() => {}
                _ => seen.push(Seen::Characters(more.to_string())),
            },
            Token::DoctypeToken(doctype) => seen.push(Seen::Doctype(doctype)),
            Token::CommentToken(comment) => seen.push(Seen::Comment(comment.to_string())),
            Token::NullCharacterToken => seen.push(Seen::Null),
            Token::EOFToken => seen.push(Seen::End),
            Token::ParseError(_) => {}
            Token::TagToken(tag) => {
                let next = self.next(&tag);
                seen.push(Seen::Tag(tag));
                return next;
            }
        }
        TokenSinkResult::Continue
    }

    fn end(&self) {
        assert!(!self.ended.replace(true));
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.foreign.get() > 0
    }
}

impl Recorder {
    fn next(&self, tag: &Tag) -> TokenSinkResult<()> {
        let foreign = self.foreign.get();
        match (tag.kind, &*tag.name) {
            (TagKind::StartTag, "svg" | "math") => self.foreign.set(foreign + 1),
            (TagKind::EndTag, "svg" | "math") => self.foreign.set(foreign.saturating_sub(1)),
            (TagKind::EndTag, "script") => return TokenSinkResult::Script(()),
            (TagKind::StartTag, "meta") => return TokenSinkResult::EncodingIndicator(StrTendril::new()),
            _ if foreign > 0 || tag.kind == TagKind::EndTag => {}
            (_, "script") => return TokenSinkResult::RawData(RawKind::ScriptData),
            (_, "title" | "textarea") => return TokenSinkResult::RawData(RawKind::Rcdata),
            (_, "style" | "xmp" | "iframe" | "noembed" | "noframes") => {
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            (_, "plaintext") => return TokenSinkResult::Plaintext,
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Runs html5ever's own tokenizer.
pub fn run_html5ever<S: TokenSink>(html: &str, sink: S) -> S {
    let tokenizer = Tokenizer::new(sink, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink
}

/// The tokens of a page by html5ever's tokenizer.
pub fn theirs(html: &str) -> Vec<Seen> {
    run_html5ever(html, Recorder::default()).seen.into_inner()
}

/// The tokens of a page by ours.
pub fn ours(html: &str) -> Vec<Seen> {
    let sink = Recorder::default();
    broadsheet_tokenize::tokenize(html, &sink);
    assert!(sink.ended.get());
    sink.seen.into_inner()
}

/// What a tree builder makes of the tokens of html5ever's tokenizer, parse errors left out: it takes
/// them for tokens between others (see the crate's page).
pub fn their_tree(html: &str) -> String {
    run_html5ever(html, Quiet(tree::Log::builder())).0.sink.into_said()
}

/// What a tree builder makes of our tokens.
pub fn our_tree(html: &str) -> String {
    let builder = tree::Log::builder();
    broadsheet_tokenize::tokenize(html, &builder);
    builder.sink.into_said()
}

/// Lets no parse errors through.
struct Quiet<S>(S);

impl<S: TokenSink> TokenSink for Quiet<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        match token {
            Token::ParseError(_) => TokenSinkResult::Continue,
            token => self.0.process_token(token, line),
        }
    }

    fn end(&self) {
        self.0.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
