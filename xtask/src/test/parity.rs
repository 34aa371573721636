//! The engine as wasm, in Node.js, against the engine natively: the same bytes for every page.

use std::{fs, path::PathBuf, process::Command};

use super::{Count, WASM, cargo, tests};
use crate::{Outcome, process, project, tools};

/// Where pages of our own are.
const FOLDERS: [&str; 2] = ["tests/fixtures", "public/articles"];

/// Compiles the engine with the worker's own profile, lets Node.js run it over all pages, and
/// compares what comes out.
pub fn compare() -> Outcome<Count> {
    let folders: Vec<PathBuf> =
        FOLDERS.iter().map(|name| project::root().join(name)).filter(|folder| folder.is_dir()).collect();
    let target = project::target()?;
    let out = target.join("xtask/parity");
    let _ = fs::remove_dir_all(&out);

    let what = "the engine as wasm";
    let mut build = cargo(&["build", "--locked", "-p", "broadsheet-parity", "--lib", "--target", WASM]);
    build.args(["--profile", "wasm-worker"]);
    process::run("Compiling the engine for Node.js", &mut build)?
        .or_fail(&format!("{what} does not compile"))?;

    let mut bindgen = Command::new(tools::wasm_bindgen()?);
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&out);
    bindgen.arg(target.join(WASM).join("wasm-worker/parity.wasm"));
    process::run("Binding the engine to Node.js", &mut bindgen)?
        .or_fail(&format!("wasm-bindgen refused {what}"))?;

    let mut node = Command::new(tools::node()?);
    node.arg(project::root().join("tests/parity/dump.mjs")).arg(out.join("parity.js")).arg(out.join("dumps"));
    node.args(&folders);
    process::run("Reading all pages in Node.js", &mut node)?.or_fail(&format!("{what} failed on a page"))?;

    let mut native = cargo(&["run", "--locked", "-p", "broadsheet-parity", "--bin", "parity", "--"]);
    native.arg(out.join("dumps")).args(&folders);
    tests(native)
}
