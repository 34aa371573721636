//! From a crate to a wasm module with the JavaScript around it, for what Trunk does not build.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Outcome, process, project, tools};

/// The target of rustc.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The profile that the worker is compiled with, so that what is tested is what readers get.
pub const PROFILE: &str = "wasm-worker";
/// The profile of the JavaScript package, which nobody waits for at a first visit: quicker, and
/// larger. It is what is measured in a browser, and so are others of Rust.
pub const PACKAGE_PROFILE: &str = "wasm-package";
/// What that profile may use beside what rustc uses anyhow: bytes are looked for sixteen at a time.
/// Chromium has this since 91, Firefox since 89, Safari since 16.4, Node.js since 16.4.
const PACKAGE_FLAGS: &str = r#"target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=+simd128"]"#;

/// Compiles a library of the workspace by a profile and returns its module.
pub fn compile(package: &str, library: &str, profile: &str) -> Outcome<PathBuf> {
    let mut cargo = project::cargo();
    cargo.args(["build", "--locked", "--lib", "-p", package]);
    compiled(&mut cargo, profile, &project::target()?, library)
}

/// Runs a build of a library for wasm, by a profile, into a target folder, and returns the module.
pub fn compiled(cargo: &mut Command, profile: &str, target: &Path, library: &str) -> Outcome<PathBuf> {
    cargo.args(["--target", TARGET, "--profile", profile, "--target-dir"]).arg(target);
    if profile == PACKAGE_PROFILE {
        cargo.args(["--config", PACKAGE_FLAGS]);
    }
    cargo.env("CARGO_TERM_COLOR", "never");
    process::run(&format!("Compiling {library} to wasm"), cargo)?
        .or_fail(&format!("{library} does not compile to wasm"))?;
    Ok(target.join(TARGET).join(profile).join(format!("{library}.wasm")))
}

/// For whom the JavaScript is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// `require` and `import` in Node.js; the module is loaded at once.
    Node,
    /// Browsers and bundlers, as an ES module; the module is loaded by its default export.
    Web,
}

/// Writes a module with the JavaScript and the types around it into `out`, by the name of `name`.
pub fn bind(module: &Path, host: Host, name: &str, out: &Path) -> Outcome {
    let target = match host {
        Host::Node => "nodejs",
        Host::Web => "web",
    };
    let mut bindgen = Command::new(tools::wasm_bindgen()?);
    bindgen.args(["--target", target, "--out-name", name, "--out-dir"]).arg(out).arg(module);
    process::run(&format!("Binding {name} to {target}"), &mut bindgen)?
        .or_fail(&format!("wasm-bindgen refused {name}"))?;
    Ok(())
}

/// Makes a module quicker and smaller, where there is a wasm-opt.
pub fn optimise(module: &Path) -> Outcome {
    let Some(wasm_opt) = tools::wasm_opt()? else { return Ok(()) };
    let mut command = Command::new(wasm_opt);
    command.arg("-O3").args(FEATURES).arg(module).arg("-o").arg(module);
    process::run("Optimising wasm", &mut command)?.or_fail("wasm-opt refused the module")?;
    Ok(())
}

/// What rustc uses, as in index.html, and what it may use in the JavaScript package.
const FEATURES: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
    "--enable-simd",
];
