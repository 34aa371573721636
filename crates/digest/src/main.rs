//! What a text is about: its key points, the names in it, and which other texts are like it. A module
//! of its own, so that a first visit does not wait for it: the page fetches it when it is asked for
//! the first time (`src/digest.rs`).
//!
//! What goes in and comes out is text, for nothing weighs less between two modules.

#[cfg(target_arch = "wasm32")]
mod browser;

/// There is nothing to begin with: the module answers when it is called.
fn main() {}
