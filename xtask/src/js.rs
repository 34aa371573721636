//! `cargo xtask js`: the extraction as a package for Node.js and for browsers.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use crate::{
    Command, Outcome, project, tools,
    wasm::{self, Host},
};

/// The command.
pub const COMMAND: Command = Command {
    name: "js",
    about: "Builds the JavaScript package into target/js",
    options: &[],
    run: |_| {
        let folder = build()?;
        println!("{} is built", folder.display());
        Ok(())
    },
};

const PACKAGE: &str = "broadsheet-js";
/// What it is imported as, and what its files are called.
const NAME: &str = "broadsheet";

/// Builds the package and returns its folder.
pub fn build() -> Outcome<PathBuf> {
    tools::wasm_target()?;
    let folder = project::target()?.join("js");
    let _ = fs::remove_dir_all(&folder);
    let module = wasm::compile(PACKAGE, "broadsheet_js", wasm::PACKAGE_PROFILE)?;
    wasm::bind(&module, Host::Web, NAME, &folder)?;
    wasm::optimise(&folder.join(format!("{NAME}_bg.wasm")))?;
    for file in ["README.md", "src/node.js", "src/node.d.ts"] {
        let from = project::root().join("crates/js").join(file);
        let to = folder.join(from.file_name().unwrap_or_default());
        fs::copy(&from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    let path = folder.join("package.json");
    fs::write(&path, format!("{:#}\n", manifest()?))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(folder)
}

fn manifest() -> Outcome<Value> {
    let packages = project::metadata()?["packages"].as_array().cloned().unwrap_or_default();
    let about = packages
        .iter()
        .find(|package| package["name"] == PACKAGE)
        .ok_or_else(|| format!("there is no package {PACKAGE}"))?;
    let entry = |name: &str| json!({ "types": format!("./{name}.d.ts"), "default": format!("./{name}.js") });
    Ok(json!({
        "name": NAME,
        "version": about["version"],
        "description": about["description"],
        "license": about["license"],
        "private": true,
        "type": "module",
        "exports": {
            ".": { "node": entry("node"), "default": entry(NAME) },
            "./wasm": format!("./{NAME}_bg.wasm"),
        },
    }))
}
