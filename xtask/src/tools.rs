//! The tools that a build or a test needs: found on PATH if they fit, else installed once into a
//! folder of the user's that survives `cargo clean`.

mod cache;
mod install;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Outcome, build::STD, process, project, wasm::TARGET as WASM};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
/// The first wasm-opt that knows every feature that rustc 1.95 uses.
const OLDEST_WASM_OPT: u32 = 121;
const AXE: &str = "4.14.1";
const GECKODRIVER: &str = "0.37.1";
const TYPESCRIPT: &str = "5.9.3";
const ESBUILD: &str = "0.28.2";

/// What builds the site.
pub struct Toolbox {
    trunk: PathBuf,
    /// The folders that Trunk must find its own tools in.
    folders: Vec<PathBuf>,
    /// Neither wasm-opt nor npm is here: Trunk may fetch a wasm-opt itself.
    fetch_wasm_opt: bool,
}

impl Toolbox {
    /// Trunk, ready to be told what to do.
    pub fn trunk(&self) -> Outcome<Command> {
        let mut command = Command::new(&self.trunk);
        command
            .current_dir(project::root())
            .env("PATH", path_with(&self.folders)?)
            // Trunk takes any value but `true` and `false` for an error.
            .env_remove("NO_COLOR")
            .env("TRUNK_COLOR", "never")
            // Where in Trunk an error came up helps nobody here.
            .env("RUST_BACKTRACE", "0")
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        if self.fetch_wasm_opt {
            let version = BINARYEN.split('.').next().unwrap_or(BINARYEN);
            command.env("TRUNK_OFFLINE", "false").env("TRUNK_TOOLS_WASM_OPT", format!("version_{version}"));
        }
        Ok(command)
    }

    /// Why Trunk may have failed, where that is not in its own words.
    pub fn explain(&self, message: String) -> String {
        if self.fetch_wasm_opt && message.starts_with("no network") {
            return format!(
                "wasm-opt could not be downloaded: install Node.js with npm, or binaryen {OLDEST_WASM_OPT} or later"
            );
        }
        message
    }
}

/// Everything that a build needs, fetched and installed where it is missing.
pub fn for_build() -> Outcome<Toolbox> {
    // What is quick comes first, so that a missing network is told at once.
    wasm_target()?;
    std_source()?;
    fetch_crates()?;
    let wasm_opt = wasm_opt()?;
    let trunk = trunk()?;
    let wasm_bindgen = wasm_bindgen()?;
    let folders = [Some(&wasm_bindgen), wasm_opt.as_ref()]
        .into_iter()
        .filter_map(|program| Some(program?.parent()?.to_owned()))
        .collect();
    Ok(Toolbox { trunk, folders, fetch_wasm_opt: wasm_opt.is_none() })
}

/// The standard library for wasm, through rustup where it is missing.
pub fn wasm_target() -> Outcome {
    add_to_sysroot(WASM, &format!("the target {WASM}"), &["target", "add", WASM])
}

/// The source of the standard library, which the site compiles with all else.
fn std_source() -> Outcome {
    add_to_sysroot(
        "src/rust/library/std",
        "the source of the standard library",
        &["component", "add", "rust-src"],
    )
}

/// What is in a folder of the compiler's own, through rustup where it is missing.
fn add_to_sysroot(folder: &str, what: &str, rustup: &[&str]) -> Outcome {
    let sysroot = process::capture(rustc().args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(folder).is_dir() {
        return Ok(());
    }
    let label = format!("Adding {what}");
    println!("{label}");
    process::run(&label, Command::new("rustup").current_dir(project::root()).args(rustup))
        .map_err(|_| format!("rustc lacks {what} and there is no rustup to add it: https://rustup.rs"))?
        .or_fail(&format!("rustup could not add {what}"))?;
    Ok(())
}

/// rustfmt and clippy, through rustup where they are missing.
pub fn components() -> Outcome {
    for (name, program) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::capture(project::cargo().args([program, "--version"])).is_ok() {
            continue;
        }
        let label = format!("Adding {name}");
        println!("{label}");
        process::run(
            &label,
            Command::new("rustup").current_dir(project::root()).args(["component", "add", name]),
        )
        .map_err(|_| format!("{name} is missing and there is no rustup to add it: https://rustup.rs"))?
        .or_fail(&format!("rustup could not add {name}"))?;
    }
    Ok(())
}

/// All crates of the lock file and of the standard library's own, so that no build waits for the network.
pub fn fetch_crates() -> Outcome {
    let host = process::capture(rustc().arg("-vV"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or(WASM);
    let mut fetch = project::cargo();
    fetch.args(["fetch", "--locked", "--target", WASM, "--target", host]).envs(STD);
    process::run("Fetching crates", &mut fetch)?.or_fail("cargo could not fetch the crates")?;
    Ok(())
}

fn trunk() -> Outcome<PathBuf> {
    // A later patch of the same minor version reads the same configuration.
    let fits = |version: &str| {
        let patch = |text: &str| text.strip_prefix("0.21.").and_then(|patch| patch.parse::<u32>().ok());
        patch(version) >= patch(TRUNK)
    };
    if let Some(path) = fitting("trunk", fits) {
        return Ok(path);
    }
    // Its lock file is good; that of wasm-bindgen-cli asks for a crate that was withdrawn.
    install::from_crates("trunk", "trunk", TRUNK, &["--locked"])
}

/// wasm-bindgen in the very version that the lock file holds: its two halves must match.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let version = project::locked("wasm-bindgen")?;
    if let Some(path) = fitting("wasm-bindgen", |found| found == version) {
        return Ok(path);
    }
    install::from_crates("wasm-bindgen-cli", "wasm-bindgen", &version, &[])
}

/// wasm-opt from PATH or from npm. `None`: there is no npm either.
pub fn wasm_opt() -> Outcome<Option<PathBuf>> {
    let fits = |version: &str| version.parse::<u32>().is_ok_and(|version| version >= OLDEST_WASM_OPT);
    if let Some(path) = fitting("wasm-opt", fits) {
        return Ok(Some(path));
    }
    install::from_npm("binaryen", BINARYEN, Some(("wasm-opt", "binaryen/bin/wasm-opt")))
        .map(|folder| folder.map(|folder| folder.join("bin").join(install::script_name("wasm-opt"))))
}

/// The script of axe-core, which looks for barriers in a page.
pub fn axe_script() -> Outcome<PathBuf> {
    npm_file("axe-core", AXE, "axe.min.js")
}

/// The program that drives Firefox.
pub fn geckodriver() -> Outcome<PathBuf> {
    // What drives the Firefox of today drives that of a distribution, too.
    let fits = |version: &str| {
        version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok()).is_some_and(|minor| minor >= 36)
    };
    if let Some(path) = fitting("geckodriver", fits) {
        return Ok(path);
    }
    install::from_crates("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])
}

/// esbuild, which minifies scripts. `None`: there is no npm to fetch it.
pub fn esbuild() -> Outcome<Option<PathBuf>> {
    install::from_npm("esbuild", ESBUILD, Some(("esbuild", "esbuild/bin/esbuild")))
        .map(|folder| folder.map(|folder| folder.join("bin").join(install::script_name("esbuild"))))
}

/// The compiler of TypeScript, a script for Node.js.
pub fn typescript() -> Outcome<PathBuf> {
    npm_file("typescript", TYPESCRIPT, "bin/tsc")
}

/// A file of a package from npm.
pub fn npm_file(package: &str, version: &str, file: &str) -> Outcome<PathBuf> {
    let folder = install::from_npm(package, version, None)?.ok_or_else(|| {
        format!("npm is missing, which fetches {package}: install Node.js (https://nodejs.org)")
    })?;
    Ok(folder.join("node_modules").join(package).join(file))
}

/// Node.js, in which the wasm tests run.
pub fn node() -> Outcome<PathBuf> {
    fitting("node", |version| {
        version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()) >= Some(18)
    })
    .ok_or_else(|| "Node.js 18 or later is missing: install it (https://nodejs.org)".to_owned())
}

fn rustc() -> Command {
    let mut command = Command::new("rustc");
    command.current_dir(project::root());
    command
}

/// The first program of that name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    all_on_path(name).next()
}

/// The first that answers `--version` with a version that fits.
fn fitting(name: &str, fits: impl Fn(&str) -> bool) -> Option<PathBuf> {
    all_on_path(name).find(|file| {
        process::capture(Command::new(file).arg("--version"))
            .is_ok_and(|text| version_of(&text).is_some_and(&fits))
    })
}

fn all_on_path(name: &str) -> impl Iterator<Item = PathBuf> {
    // On Windows, npm and the like are scripts with an ending of their own.
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders
        .into_iter()
        .flat_map(move |folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .filter(|file| file.is_file())
        .collect::<Vec<_>>()
        .into_iter()
}

/// The version in `trunk 0.21.14`, `wasm-opt version 132 (version_132)` or `v20.19.2`.
fn version_of(text: &str) -> Option<&str> {
    text.split_whitespace()
        .find(|word| word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit()))
}

/// PATH with these folders before all others.
fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folders.iter().cloned().chain(std::env::split_paths(&old)))
        .map_err(|error| format!("PATH cannot be set: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_tools_print_them() {
        for (text, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130 (abcdef123)\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)\n", "132"),
            ("v20.19.2\n", "v20.19.2"),
        ] {
            assert_eq!(version_of(text), Some(version));
        }
        assert_eq!(version_of("no version here"), None);
    }
}
