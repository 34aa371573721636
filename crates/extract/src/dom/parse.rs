//! HTML text to [`Dom`], by html5ever, within limits.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use typed_arena::Arena;

use super::guard::Guard;
use super::sink::Sink;
use super::{Dom, build, prescan};
use crate::Limits;

/// Which limits a page ran into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cutoffs {
    /// Something nested deeper than [`Limits::depth`].
    pub depth: bool,
    /// More than [`Limits::nodes`].
    pub nodes: bool,
    /// Longer than [`Limits::bytes`].
    pub bytes: bool,
}

/// Parses a page. Never fails: HTML has no errors.
pub fn parse(html: &str, limits: &Limits) -> Dom {
    parse_guarded(html, limits).0
}

pub(crate) fn parse_guarded(html: &str, limits: &Limits) -> (Dom, Cutoffs) {
    let arena = Arena::with_capacity(html.len() / 40 + 16);
    let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..Default::default() };
    let guard = Guard::new(TreeBuilder::new(Sink::new(&arena), options), limits.depth, limits.nodes);
    let tokenizer = Tokenizer::new(guard, TokenizerOpts { discard_bom: true, ..Default::default() });
    let input = BufferQueue::default();
    let mut from = 0;
    for at in prescan::closings(html) {
        input.push_back(StrTendril::from_slice(html.get(from..at).unwrap_or_default()));
        input.push_back(StrTendril::from_slice(">"));
        from = at;
    }
    input.push_back(StrTendril::from_slice(html.get(from..).unwrap_or_default()));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let guard = tokenizer.sink;
    let cutoffs = Cutoffs { depth: guard.too_deep.get(), nodes: guard.too_many.get(), bytes: false };
    let sink = guard.builder.sink;
    (build::build(&sink, html.len(), limits.depth), cutoffs)
}
