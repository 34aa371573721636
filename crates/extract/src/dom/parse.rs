//! HTML text to [`Dom`], by our tokenizer and html5ever's tree builder, within limits.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use tokenize::tokenize;
use typed_arena::Arena;

use super::guard::Guard;
use super::sink::Sink;
use super::{Dom, build};
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
    tokenize(html, &guard);
    let cutoffs = Cutoffs { depth: guard.too_deep.get(), nodes: guard.too_many.get(), bytes: false };
    let sink = guard.builder.sink;
    (build::build(&sink, html.len(), limits.depth), cutoffs)
}
