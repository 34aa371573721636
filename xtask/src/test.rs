//! x
use crate::Command;
/// The command.
pub const COMMAND: Command = Command { name: "test", about: "", options: &[], run: |_| Ok(()) };
