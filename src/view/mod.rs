//! What the reader sees: one file a view.
//!
//! Views are written with Leptos' builder, not its `view!` macro: the macro turns markup that never
//! changes into `innerHTML`, which the page's Trusted Types policy forbids.

mod about;
mod bars;
pub mod cuts;
mod find;
pub mod highlights;
mod home;
mod intake;
pub mod listen;
pub mod lookup;
pub mod outline;
pub mod palette;
mod panel;
mod parts;
pub mod points;
mod reader;
pub mod recent;
pub mod related;
mod shell;
mod states;
mod text_settings;

pub use panel::Panel;
pub use parts::host;
pub use reader::{copy, page, pressed, story};
pub use shell::{mount, rehearsed};

/// The sentences that the views keep in tables, for the test of the catalogues.
#[cfg(test)]
pub fn table_of_words() -> impl Iterator<Item = &'static str> {
    let about = about::SECTIONS.into_iter().flat_map(|(title, text)| [title, text]);
    let states = states::KINDS.into_iter().flat_map(|kind| <[&str; 2]>::from(states::words(kind)));
    about.chain(states).filter(|words| !words.is_empty())
}
