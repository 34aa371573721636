//! Keeps a hostile page from costing more than linear time: stands between tokenizer and tree
//! builder and drops what would nest too deep or add too many nodes.
//!
//! The tree builder looks through its stack of open elements at nearly every tag, so a page that
//! nests without end costs the square of its length if the limit is only kept in the tree.

use std::cell::{Cell, RefCell};

use html5ever::LocalName;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;

use super::sink::{Handle, Sink};

/// How many dropped start tags an end tag is compared with.
const LOOK_BACK: usize = 32;

pub(super) struct Guard<'a> {
    pub builder: TreeBuilder<Handle<'a>, Sink<'a>>,
    pub max_depth: u32,
    pub max_nodes: usize,
    /// Names of start tags that were dropped and not closed yet.
    dropped: RefCell<Vec<LocalName>>,
    pub too_deep: Cell<bool>,
    pub too_many: Cell<bool>,
}

impl<'a> Guard<'a> {
    pub fn new(builder: TreeBuilder<Handle<'a>, Sink<'a>>, max_depth: u32, max_nodes: usize) -> Self {
        Self {
            builder,
            max_depth,
            max_nodes,
            dropped: RefCell::default(),
            too_deep: Cell::new(false),
            too_many: Cell::new(false),
        }
    }

    fn drops(&self, tag: &Tag) -> bool {
        let mut dropped = self.dropped.borrow_mut();
        match tag.kind {
            TagKind::StartTag => {
                if self.builder.sink.open_depth.get() < self.max_depth || is_text_only(&tag.name) {
                    return false;
                }
                self.too_deep.set(true);
                if !tag.self_closing {
                    dropped.push(tag.name.clone());
                }
                true
            }
            TagKind::EndTag => {
                let from = dropped.len().saturating_sub(LOOK_BACK);
                let open = dropped[from..].iter().rposition(|name| *name == tag.name);
                if let Some(at) = open {
                    dropped.truncate(from + at);
                }
                open.is_some()
            }
        }
    }
}

/// Elements whose content the tokenizer reads in another state, which only the tree builder can
/// set: their start tags must reach it. They nest nothing.
fn is_text_only(name: &LocalName) -> bool {
    matches!(&**name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes")
}

/// `<iframe … />`, as scripts write it. Without an end tag all of the page after it would be its text; whoever
/// runs scripts does not see that, for it stands in a `<noscript>`.
fn opens_and_ends(tag: &Tag) -> bool {
    tag.self_closing && tag.kind == TagKind::StartTag && &*tag.name == "iframe"
}

impl<'a> TokenSink for Guard<'a> {
    type Handle = Handle<'a>;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle<'a>> {
        if self.builder.sink.count.get() >= self.max_nodes && !matches!(token, Token::EOFToken) {
            self.too_many.set(true);
            return TokenSinkResult::Continue;
        }
        match &token {
            Token::TagToken(tag) if self.drops(tag) => TokenSinkResult::Continue,
            Token::CommentToken(_) => TokenSinkResult::Continue,
            Token::TagToken(tag) if opens_and_ends(tag) => {
                let end = Tag { kind: TagKind::EndTag, attrs: Vec::new(), ..tag.clone() };
                let _raw_text = self.builder.process_token(token, line);
                self.builder.process_token(Token::TagToken(end), line)
            }
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
