//! What the documents name must be there.

use std::{fs, path::PathBuf};

use crate::{Outcome, project};

const DOCUMENTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
/// A name that begins with one of these is a path of ours.
const FOLDERS: [&str; 10] =
    ["src", "style", "public", "crates", "xtask", "tests", "fuzz", "benches", ".ci", ".cargo"];
const ENDINGS: [&str; 8] = [".rs", ".toml", ".html", ".md", ".css", ".js", ".mjs", ".lock"];

/// Names in backticks that look like a file or folder of this repository and are none.
pub fn broken() -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        files.extend(project::files(&project::root().join(folder)));
    }
    let names: Vec<String> =
        files.iter().filter_map(|file| Some(file.file_name()?.to_string_lossy().into())).collect();
    let exists = |name: &str| {
        let path: PathBuf = project::root().join(name.trim_end_matches('/'));
        path.exists() || (!name.contains('/') && names.iter().any(|known| known == name))
    };
    let mut broken = Vec::new();
    for document in DOCUMENTS {
        // Whether a document must be there is not the question here.
        let Ok(text) = fs::read_to_string(project::root().join(document)) else { continue };
        for (number, line) in (1..).zip(text.lines()) {
            for name in quoted(line).filter(|name| is_path(name) && !exists(name)) {
                broken.push(format!("{document}:{number}: there is no `{name}`"));
            }
        }
    }
    Ok(broken)
}

/// What stands between backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_path(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let first = name.split('/').next().unwrap_or(name);
    name.chars().all(plain)
        && ((name.contains('/') && FOLDERS.contains(&first))
            || (!name.contains('/')
                && !name.starts_with('.')
                && ENDINGS.iter().any(|ending| name.ends_with(ending))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_other_code() {
        for name in ["crates/extract", "src/main.rs", "Trunk.toml", ".ci/run", "public/articles/"] {
            assert!(is_path(name), "{name}");
        }
        for name in
            ["text/html", "cargo xtask test", "Page::read", "tests/*.rs", "dist/", ".html", "wasm-opt"]
        {
            assert!(!is_path(name), "{name}");
        }
    }

    #[test]
    fn only_what_is_quoted_counts() {
        assert_eq!(quoted("the `a` and `b/c`, not d").collect::<Vec<_>>(), ["a", "b/c"]);
    }
}
