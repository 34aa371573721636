//! What the documents name must be there.

use std::{fs, path::PathBuf};

use crate::{COMMANDS, Outcome, project};

const DOCUMENTS: [&str; 5] =
    ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "crates/js/README.md", "public/fonts/README.md"];
/// A name that begins with one of these is a path of ours.
const FOLDERS: [&str; 11] =
    ["src", "style", "public", "crates", "xtask", "tests", "fuzz", "benches", "tools", ".ci", ".cargo"];
const ENDINGS: [&str; 8] = [".rs", ".toml", ".html", ".md", ".css", ".js", ".mjs", ".lock"];

/// Names in backticks that look like a file or folder of this repository and are none, and commands of
/// ours that there are not.
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
            for unknown in line.split("cargo xtask ").skip(1).filter_map(unknown) {
                broken.push(format!("{document}:{number}: there is no `cargo xtask {unknown}`"));
            }
        }
    }
    Ok(broken)
}

/// The command that a text begins with, or its first option, where there is no such.
fn unknown(text: &str) -> Option<String> {
    let mut words = text.split('`').next()?.split_ascii_whitespace();
    let name = words.next()?;
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Some(name.to_owned());
    };
    let mut options = words.filter_map(|word| word.strip_prefix("--"));
    let option = options.find(|option| command.options.iter().all(|known| known.name != *option))?;
    Some(format!("{name} --{option}"))
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
    fn commands_are_known_by_name_and_options() {
        for text in ["test", "test --only STEP` runs one step", "bench --app"] {
            assert_eq!(unknown(text), None, "{text}");
        }
        assert_eq!(unknown("tets` runs").as_deref(), Some("tets"));
        assert_eq!(unknown("bench --apps").as_deref(), Some("bench --apps"));
    }

    #[test]
    fn only_what_is_quoted_counts() {
        assert_eq!(quoted("the `a` and `b/c`, not d").collect::<Vec<_>>(), ["a", "b/c"]);
    }
}
