//! `cargo xtask build`: the site in `dist/`, as it is served and deployed.

use std::{fs, path::Path, time::Instant};

use sha2::{Digest, Sha256};

use crate::{
    Command, Outcome, process, project,
    stamp::{self, hex},
    tools,
};

/// The command.
pub const COMMAND: Command = Command {
    name: "build",
    about: "Builds the release into dist/, with all that it needs for that",
    options: &[],
    run: |_| build(),
};

/// What the site is compiled with beside what `.cargo/config.toml` says. A panic ends the program at once:
/// on this target nobody could read its message, nor the place in the sources, nor what a value looks like to
/// a programmer, and all of it is some six parts in a hundred of what a first visit loads.
const FLAGS: &str = "-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort";
/// The standard library is compiled with it, by the same flags, and small rather than quick.
// What begins with -Z or is unstable is not promised to stay; but the compiler is pinned to a version
// that has it, and only what readers load is compiled with it.
pub const STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Builds the site, unless `dist/` already holds what the sources would become.
pub fn build() -> Outcome {
    let start = Instant::now();
    let toolbox = tools::for_build()?;
    let note = project::target()?.join("xtask/dist.built");
    let sources = sources()?;
    let current = |dist: &Path| Some(format!("{sources} {}", stamp::digest(dist).ok()?));
    if fs::read_to_string(&note).ok().is_some_and(|text| current(&project::dist()) == Some(text)) {
        println!("dist/ is up to date");
        return Ok(());
    }
    let label = "Building the app and its worker";
    println!("{label}");
    let mut trunk = toolbox.trunk()?;
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS).envs(STD);
    process::run(label, trunk.args(["build", "--release"]))?.or_fail("the build failed")?;
    stamp::finish(&project::dist())?;
    if let Some(text) = current(&project::dist()) {
        fs::write(&note, text).map_err(|error| format!("{}: {error}", note.display()))?;
    }
    println!("  dist/ is built ({} s)", start.elapsed().as_secs());
    Ok(())
}

/// A digest of all that a build depends on, the versions of the tools included: this program and
/// Cargo.lock name them.
fn sources() -> Outcome<String> {
    let mut digest = Sha256::new();
    let mut add = |path: &Path| -> Outcome {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        digest.update(path.to_string_lossy().as_bytes());
        digest.update(Sha256::digest(bytes));
        Ok(())
    };
    for name in
        ["index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo/config.toml"]
    {
        add(&project::root().join(name))?;
    }
    for folder in ["src", "style", "public", "crates", "xtask"] {
        for path in project::files(&project::root().join(folder)) {
            add(&path)?;
        }
    }
    Ok(hex(&digest.finalize()))
}
