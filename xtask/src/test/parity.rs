//! The engine as wasm, in Node.js, against the engine natively: the same bytes for every page.

use std::{fs, path::PathBuf, process::Command};

use super::{Count, cargo, tests};
use crate::{
    Outcome, process, project, tools,
    wasm::{self, Host},
};

/// Where pages of our own are.
const FOLDERS: [&str; 2] = ["tests/fixtures", "public/articles"];

/// Compiles the engine with the worker's own profile, lets Node.js run it over all pages, and
/// compares what comes out.
pub fn compare() -> Outcome<Count> {
    let folders: Vec<PathBuf> =
        FOLDERS.iter().map(|name| project::root().join(name)).filter(|folder| folder.is_dir()).collect();
    let out = project::target()?.join("xtask/parity");
    let _ = fs::remove_dir_all(&out);

    let module = wasm::compile("broadsheet-parity", "parity", wasm::PROFILE)?;
    wasm::bind(&module, Host::Node, "parity", &out)?;

    let mut node = Command::new(tools::node()?);
    node.arg(project::root().join("tests/parity/dump.mjs")).arg(out.join("parity.js")).arg(out.join("dumps"));
    node.args(&folders);
    process::run("Reading all pages in Node.js", &mut node)?
        .or_fail("the engine as wasm failed on a page")?;

    let mut native = cargo(&["run", "--locked", "-p", "broadsheet-parity", "--bin", "parity", "--"]);
    native.arg(out.join("dumps")).args(&folders);
    tests(&mut native)
}
