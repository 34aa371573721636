//! Installs a tool from crates.io or from npm into its folder of the cache.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{cache, on_path};
use crate::{Outcome, process};

/// Compiles `package` and returns the path of its `program`. The tools only build, so they are
/// compiled to be ready soon rather than to run fast.
pub fn from_crates(package: &str, program: &str, version: &str, options: &[&str]) -> Outcome<PathBuf> {
    let folder = cache::folder(&format!("{program}-{version}"), |folder| {
        let label = format!("Installing {package} {version}");
        println!("{label} (once; this takes some minutes)");
        let build = folder.join("build");
        let mut install = Command::new("cargo");
        install
            // Not in the project: its configuration is not the tool's.
            .current_dir(folder)
            .args(["install", package, "--version", version])
            .args(options)
            .arg("--root")
            .arg(folder)
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "symbols")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        let ran = process::run(&label, &mut install)?
            .or_fail(&format!("{package} {version} could not be installed"))?;
        println!("  {package} {version} is installed ({} s)", ran.time.as_secs());
        fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
    })?;
    Ok(folder.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
}

/// Fetches `package` and returns its folder, in which `node_modules` is. `script` is the name of a
/// command to make and the file below `node_modules` that it runs. `None` if there is no npm.
pub fn from_npm(package: &str, version: &str, script: Option<(&str, &str)>) -> Outcome<Option<PathBuf>> {
    let mut without_npm = false;
    let short = version.trim_end_matches(".0.0");
    // `@mozilla/readability` is one folder, too.
    let folder = cache::folder(&format!("{}-{short}", package.replace('/', "-")), |folder| {
        let Some(npm) = on_path("npm") else {
            without_npm = true;
            return Err("npm is missing".into());
        };
        let label = format!("Fetching {package} {short}");
        println!("{label}");
        let mut npm = Command::new(npm);
        npm.current_dir(folder)
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix"])
            .arg(folder)
            .arg(format!("{package}@{version}"));
        process::run(&label, &mut npm)?.or_fail(&format!("npm could not fetch {package} {version}"))?;
        script.map_or(Ok(()), |(name, file)| write_script(folder, name, file))
    });
    if without_npm { Ok(None) } else { folder.map(Some) }
}

/// What a script is called on this system.
pub fn script_name(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

/// Writes `bin/NAME`, which runs a file of `node_modules` in Node.js. It finds that file by its own
/// place, because the folder is moved when it is complete.
fn write_script(folder: &Path, name: &str, file: &str) -> Outcome {
    let bin = folder.join("bin");
    let path = bin.join(script_name(name));
    let text = if cfg!(windows) {
        format!("@node \"%~dp0..\\node_modules\\{}\" %*\r\n", file.replace('/', "\\"))
    } else {
        format!("#!/bin/sh\nexec node \"$(dirname \"$0\")/../node_modules/{file}\" \"$@\"\n")
    };
    fs::create_dir_all(&bin)
        .and_then(|()| fs::write(&path, text))
        .and_then(|()| make_executable(&path))
        .map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(unix)]
fn make_executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
