//! The measuring program of `benches/`: built, run on the pages, and once a contestant for memory.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use super::pages::Pages;
use crate::{Outcome, process, project};

/// The package of the measuring programs.
pub const MANIFEST: &str = "benches/Cargo.toml";
const LOCK: &str = "benches/Cargo.lock";

/// Where Cargo puts what it builds of `benches/`.
pub fn target() -> Outcome<PathBuf> {
    Ok(project::target()?.join("benches"))
}

/// Builds and runs the program. What it measured, with versions put to the names.
pub fn measure(pages: &Pages, rounds: usize, out: &Path) -> Outcome<Value> {
    let program = build()?;
    let file = out.join("native.json");
    let mut run = Command::new(program);
    run.args(["--rounds", &rounds.to_string(), "--out"]).arg(&file).args(pages.all());
    println!("Measuring natively");
    process::run("Measuring natively", &mut run)?.or_fail("the measuring program failed")?;
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut results: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    for contestant in results["contestants"].as_array_mut().into_iter().flatten() {
        let package = contestant["package"].as_str().unwrap_or_default();
        if !package.is_empty() {
            contestant["version"] = version(package)?.into();
        }
    }
    Ok(results)
}

/// The version of a package in the lock file of `benches/`.
pub fn version(package: &str) -> Outcome<String> {
    project::locked_in(LOCK, package)
}

fn build() -> Outcome<PathBuf> {
    let target = target()?;
    let mut cargo = project::cargo();
    cargo.args(["build", "--release", "--bin", "measure", "--manifest-path", MANIFEST]);
    cargo.arg("--target-dir").arg(&target).env("CARGO_TERM_COLOR", "never");
    println!("Building the measuring program");
    process::run("Building the measuring program", &mut cargo)?.or_fail("benches/ does not build")?;
    Ok(target.join(format!("release/measure{}", std::env::consts::EXE_SUFFIX)))
}

/// The memory that each contestant takes on the heaviest pages, a process for each; `None` on systems
/// that do not tell.
pub fn peaks(pages: &Pages, results: &Value) -> Outcome<Option<Value>> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    let program = target()?.join("release/measure");
    let mut found = Vec::new();
    for page in pages.heavy() {
        for contestant in results["contestants"].as_array().into_iter().flatten() {
            let mut run = Command::new(&program);
            run.args(["--peak", contestant["name"].as_str().unwrap_or_default()]).arg(page);
            // What is worked out of others' times has no run of its own.
            let Ok(told) = process::capture(&mut run) else { continue };
            let mut numbers = told.split_whitespace().filter_map(|word| word.parse::<u64>().ok());
            let (Some(page), Some(peak)) = (numbers.next(), numbers.next()) else { continue };
            found.push(json!({ "name": contestant["name"], "page": page, "peak": peak }));
        }
    }
    Ok(Some(Value::Array(found)))
}
