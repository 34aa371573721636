//! Where things are in this repository, and what its lock file says.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use serde_json::Value;

use crate::{Outcome, process};

/// The repository's root folder.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        // Cargo tells a running program where its package is; the compiler's answer is the second
        // choice, because folders can be moved after a build.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        package
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file())
            .map_or_else(|| package.clone(), Path::to_owned)
    })
}

/// Where the built site lies.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What `cargo metadata` says of the workspace's own packages.
pub fn metadata() -> Outcome<&'static Value> {
    static METADATA: OnceLock<Outcome<Value>> = OnceLock::new();
    METADATA
        .get_or_init(|| {
            let text = process::capture(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
            serde_json::from_str(&text).map_err(|error| format!("cargo metadata cannot be read: {error}"))
        })
        .as_ref()
        .map_err(Clone::clone)
}

/// Cargo's target folder, wherever the user has put it.
pub fn target() -> Outcome<PathBuf> {
    let folder = metadata()?["target_directory"].as_str().ok_or("cargo metadata names no target folder")?;
    Ok(PathBuf::from(folder))
}

/// The version of a package in Cargo.lock.
pub fn locked(package: &str) -> Outcome<String> {
    locked_in("Cargo.lock", package)
}

/// The same in another lock file, whose path begins at the root. Of several versions, the latest.
pub fn locked_in(lock: &str, package: &str) -> Outcome<String> {
    let path = root().join(lock);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    version_in(&text, package).ok_or_else(|| format!("{lock} has no package {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let lines: Vec<&str> = lock.lines().collect();
    // Cargo sorts a package's versions.
    let line = lines.windows(2).rev().find_map(|pair| (pair[0] == name).then_some(pair[1]))?;
    Some(line.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// Cargo, run in the root folder.
pub fn cargo() -> Command {
    // The cargo that runs us: the same toolchain, whatever PATH says by now.
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// A path from the root on, with `/` on every system.
pub fn below_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// All files of the folder and its subfolders, in the order of their names; without hidden ones. A
/// folder that is not there has none.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"ab\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"b\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "b").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "a"), None);
        let several = lock.replace("\"ab\"", "\"b\"");
        assert_eq!(version_in(&several, "b").as_deref(), Some("0.2.130"));
    }

    #[test]
    fn the_root_is_where_trunk_is_configured() {
        assert!(root().join("xtask/Cargo.toml").is_file());
    }
}
