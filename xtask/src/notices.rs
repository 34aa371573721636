//! `cargo xtask notices`: THIRD-PARTY.md, what the site holds that others wrote, and under which
//! terms. It goes out with the site as `third-party.txt`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{Command, Outcome, process, project};

/// The command.
pub const COMMAND: Command = Command {
    name: "notices",
    about: "Writes THIRD-PARTY.md anew; needed when a dependency of the site has changed",
    options: &[],
    run: |_| {
        let path = project::root().join(FILE);
        fs::write(&path, text()?).map_err(|error| format!("{}: {error}", path.display()))
    },
};

const FILE: &str = "THIRD-PARTY.md";
/// The packages that end up in the site.
const ROOTS: [&str; 3] = ["broadsheet-app", "broadsheet-worker", "broadsheet-digest"];
/// Terms under which code may be part of the site: they ask for a notice at most.
const ALLOWED: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "BSL-1.0",
    "CC0-1.0",
];

/// A package of somebody else's that is compiled into the site.
struct Package {
    name: String,
    version: String,
    terms: String,
    folder: PathBuf,
}

/// What is wrong with the notices: a list that is not that of the lock file, terms that do not fit.
pub fn stale() -> Outcome<Vec<String>> {
    let mut broken: Vec<String> = packages()?
        .iter()
        .filter(|package| !allowed(&package.terms))
        .map(|package| format!("{} {}: its terms are `{}`", package.name, package.version, package.terms))
        .collect();
    let written = fs::read_to_string(project::root().join(FILE)).unwrap_or_default();
    if written.replace("\r\n", "\n") != text()? {
        broken.push(format!("{FILE} is not up to date: `cargo xtask notices` writes it anew"));
    }
    Ok(broken)
}

fn text() -> Outcome<String> {
    let mut text = String::from(
        "# What others wrote\n\n\
         Broadsheet itself is under MIT or Apache-2.0, as you choose. The built site also holds the following.\n\
         `cargo xtask notices` writes this file.\n\n",
    );
    let packages = packages()?;
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    text.push_str("| package | version | terms |\n| --- | --- | --- |\n");
    for package in &packages {
        let _ = writeln!(text, "| {} | {} | {} |", package.name, package.version, package.terms);
        for file in terms_files(&package.folder) {
            let terms = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            texts.entry(tidied(&terms)).or_default().insert(package.name.clone());
        }
    }
    let fonts = project::files(&project::root().join("public/fonts"));
    for file in fonts.iter().filter(|file| file.extension().is_some_and(|ending| ending == "txt")) {
        let terms = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        texts
            .entry(tidied(&terms))
            .or_default()
            .insert(format!("the font {}", name.trim_start_matches("OFL-")));
    }
    // By the first name that each text goes with, so that the order is that of the list above.
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|(_, a), (_, b)| a.cmp(b));
    for (terms, names) in texts {
        let names: Vec<_> = names.into_iter().collect();
        let _ = write!(text, "\n## {}\n\n```text\n{terms}\n```\n", names.join(", "));
    }
    Ok(text)
}

/// What the two wasm files are made of besides our own crates, by name and version.
fn packages() -> Outcome<Vec<Package>> {
    let mut command = project::cargo();
    command.args(["metadata", "--format-version", "1", "--locked"]);
    command.args(["--filter-platform", "wasm32-unknown-unknown"]);
    let metadata: Value = serde_json::from_str(&process::capture(&mut command)?)
        .map_err(|error| format!("cargo metadata cannot be read: {error}"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();

    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (string(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (string(&node["id"]), node)).collect();
    // A macro writes code of ours; it is not in the file itself.
    let is_macro = |package: &Value| {
        list(&package["targets"])
            .iter()
            .any(|target| list(&target["kind"]).contains(&Value::from("proc-macro")))
    };
    let mut waiting: Vec<String> = packages
        .iter()
        .filter(|(_, about)| ROOTS.contains(&about["name"].as_str().unwrap_or_default()))
        .map(|(id, _)| id.clone())
        .collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        let Some(package) = packages.get(&id).filter(|package| !is_macro(package)) else { continue };
        if !seen.insert(id.clone()) {
            continue;
        }
        if package["source"].is_string() {
            found.push(Package {
                name: string(&package["name"]),
                version: string(&package["version"]),
                terms: string(&package["license"]).replace('/', " OR "),
                folder: PathBuf::from(string(&package["manifest_path"]))
                    .parent()
                    .map(Path::to_owned)
                    .unwrap_or_default(),
            });
        }
        for dependency in nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default() {
            // Neither for building nor for tests.
            if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(string(&dependency["pkg"]));
            }
        }
    }
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

/// The texts of its terms in a package; where one may choose, that of MIT, which is the shortest.
fn terms_files(folder: &Path) -> Vec<PathBuf> {
    let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| {
        file.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT"].iter().any(|word| name(file).starts_with(word))
    });
    files.sort();
    if files.iter().any(|file| name(file).contains("MIT")) {
        files.retain(|file| !["APACHE", "UNLICENSE", "ZLIB"].iter().any(|other| name(file).contains(other)));
    }
    files
}

/// Without what differs from one copy of the same text to the next.
fn tidied(terms: &str) -> String {
    let lines: Vec<&str> = terms.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').replace("```", "'''")
}

/// Whether an SPDX expression can be met by what is allowed.
fn allowed(terms: &str) -> bool {
    let one = |terms: &str| ALLOWED.contains(&terms.trim());
    let plain = terms.replace(['(', ')'], "");
    plain.split(" AND ").all(|all| all.split(" OR ").any(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_as_alternatives() {
        for terms in ["MIT", "MIT OR Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(allowed(terms), "{terms}");
        }
        for terms in ["", "GPL-3.0", "MIT AND GPL-3.0"] {
            assert!(!allowed(terms), "{terms}");
        }
    }
}
