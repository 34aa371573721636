//! What `cargo xtask` can do. One module a command, listed in [`COMMANDS`]; the rest is what the
//! commands share. A library too, so that the end-to-end tests serve the site with the same server
//! that a user gets.

pub mod arguments;
mod bench;
pub mod browser;
mod budget;
mod build;
mod js;
mod kin;
mod notices;
pub mod process;
pub mod project;
mod serve;
mod sheets;
mod shrink;
pub mod site;
pub mod stamp;
mod test;
mod tidy;
pub mod tools;
mod wasm;

use arguments::{Arguments, Flag};

/// `Err` holds one line for a person, without a full stop: what is wrong and what helps.
pub type Outcome<T = ()> = Result<T, String>;

/// One command of `cargo xtask`.
pub struct Command {
    /// As it is typed.
    pub name: &'static str,
    /// One line for the list.
    pub about: &'static str,
    /// What it takes.
    pub options: &'static [Flag],
    /// Does it.
    pub run: fn(Arguments) -> Outcome,
}

/// All commands, in the order of the list.
pub const COMMANDS: &[Command] = &[
    serve::COMMAND,
    test::COMMAND,
    build::COMMAND,
    js::COMMAND,
    bench::COMMAND,
    budget::COMMAND,
    tidy::COMMAND,
    notices::COMMAND,
];
