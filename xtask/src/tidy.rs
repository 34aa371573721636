//! x
use crate::Command;
/// The command.
pub const COMMAND: Command = Command { name: "tidy", about: "", options: &[], run: |_| Ok(()) };
