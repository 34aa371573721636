//! `cargo xtask tidy`: the house rules that a program can check.

mod documents;
mod walls;

use std::fs;

use crate::{Command, Outcome, notices, project, site::headers};

/// The command.
pub const COMMAND: Command = Command {
    name: "tidy",
    about: "Checks the house rules: walls between crates, headers of files, what documents name",
    options: &[],
    run: |_| {
        let broken = broken()?;
        for line in &broken {
            eprintln!("{line}");
        }
        if broken.is_empty() { Ok(()) } else { Err(format!("{} house rules are broken", broken.len())) }
    },
};

/// A rule: what it finds broken, one line each.
type Rule = fn() -> Outcome<Vec<String>>;

/// All rules.
pub const RULES: &[Rule] = &[
    purposes,
    no_strings_as_markup,
    policy_of_the_page,
    lints,
    sizes_are_tokens,
    walls::broken,
    documents::broken,
    notices::stale,
];

/// Everything that is not as it should be.
pub fn broken() -> Outcome<Vec<String>> {
    let mut lines = Vec::new();
    for rule in RULES {
        lines.extend(rule()?);
    }
    Ok(lines)
}

/// Our source files with one of these endings: path from the root, and text.
fn sources(folders: &[&str], ending: &str) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    for file in folders.iter().flat_map(|folder| project::files(&project::root().join(folder))) {
        let path = project::below_root(&file);
        if path.ends_with(ending) && !path.contains("/target/") {
            let text = fs::read_to_string(&file).map_err(|error| format!("{path}: {error}"))?;
            found.push((path, text));
        }
    }
    Ok(found)
}

/// Each Rust file begins by saying what it is for.
fn purposes() -> Outcome<Vec<String>> {
    let sources = sources(&["src", "crates", "xtask", "tests", "benches", "fuzz"], ".rs")?;
    let silent =
        sources.into_iter().filter(|(_, text)| !text.trim_start_matches("#![no_main]\n").starts_with("//! "));
    Ok(silent.map(|(path, _)| format!("{path}: does not begin with `//!` and its purpose")).collect())
}

/// Nothing turns a string into mark-up or code.
fn no_strings_as_markup() -> Outcome<Vec<String>> {
    const RUST: [&str; 7] = [
        "inner_html",
        "outer_html",
        "insert_adjacent_html",
        "document_write",
        "create_contextual_fragment",
        "set_srcdoc",
        "js_sys::eval",
    ];
    const SCRIPT: [&str; 6] = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "createContextualFragment",
        "eval(",
    ];
    let rust = sources(&["src", "crates"], ".rs")?.into_iter().map(|file| (file, &RUST[..]));
    let script = sources(&["public"], ".js")?.into_iter().map(|file| (file, &SCRIPT[..]));
    let mut broken = Vec::new();
    for ((path, text), words) in rust.chain(script) {
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or(line);
            if let Some(word) = words.iter().find(|word| code.contains(**word)) {
                broken.push(format!("{path}:{number}: `{word}` makes mark-up or code of a string"));
            }
        }
    }
    Ok(broken)
}

/// Sizes of type and of space are tokens, which `style/tokens.css` names.
fn sizes_are_tokens() -> Outcome<Vec<String>> {
    let mut broken = Vec::new();
    for (path, text) in sources(&["style"], ".css")? {
        for (number, line) in (1..).zip(text.lines()) {
            let Some((name, value)) = line.trim().split_once(": ") else { continue };
            let kind = name.split('-').next().unwrap_or_default();
            // What follows the size of type is the height of its line.
            let value = if kind == "font" { value.split(" / ").next().unwrap_or_default() } else { value };
            let sized = value.contains("rem") || value.contains("px");
            if sized && matches!(kind, "font" | "margin" | "padding" | "gap" | "row" | "column") {
                broken.push(format!("{path}:{number}: `{name}` has a size that is no token"));
            }
        }
    }
    Ok(broken)
}

/// The page carries the policy that the server sends, for hosts that send none.
fn policy_of_the_page() -> Outcome<Vec<String>> {
    let path = project::root().join("index.html");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let line =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"", headers::policy_for_meta());
    Ok(if text.contains(&line) { vec![] } else { vec![format!("index.html: lacks {line}>")] })
}

/// Each package has the workspace's lints, `unsafe_code = "forbid"` among them.
fn lints() -> Outcome<Vec<String>> {
    let manifests = sources(&["crates", "xtask", "tests"], "Cargo.toml")?;
    let bare = manifests.into_iter().filter(|(_, text)| !text.contains("[lints]\nworkspace = true"));
    Ok(bare.map(|(path, _)| format!("{path}: lacks `[lints] workspace = true`")).collect())
}
