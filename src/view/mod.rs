//! What the reader sees: one file a view.
//!
//! Views are written with Leptos' builder, not its `view!` macro: the macro turns markup that never
//! changes into `innerHTML`, which the page's Trusted Types policy forbids.

mod about;
mod bars;
mod cuts;
mod home;
mod intake;
mod parts;
mod reader;
mod related;
mod shell;
mod states;

pub use shell::mount;
