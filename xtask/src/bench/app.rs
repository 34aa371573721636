//! How soon the app answers: runs `tests/speed` on the release build.

use std::process::Command;

use crate::{Outcome, arguments::Arguments, browser, build, project};

/// Builds the site, and prints the table.
pub fn bench(arguments: &Arguments) -> Outcome {
    browser::find(browser::Engine::Chromium)?;
    build::build()?;
    let mut speed = program();
    if let Some(rounds) = arguments.value("rounds") {
        speed.args(["--rounds", rounds]);
    }
    if let Some(pages) = arguments.value("pages") {
        // Cargo runs it in the root folder, and the user may be elsewhere.
        let folder = std::path::absolute(pages).map_err(|error| format!("{pages}: {error}"))?;
        speed.arg("--pages").arg(folder);
    }
    // It says itself what went wrong.
    let status = speed.status().map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err("the app could not be measured".into()) }
}

/// The measuring program, to which options can be added.
pub fn program() -> Command {
    let mut cargo = project::cargo();
    cargo.args(["run", "--locked", "--quiet", "-p", "broadsheet-tests", "--bin", "speed", "--"]);
    cargo
}
