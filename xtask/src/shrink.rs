//! Makes what wasm-bindgen and Trunk wrote smaller, without a change to what it does. The functions
//! that a module imports are called `__wbg_focus_2cd3a1b0e4f5968a`, once in the module and once in the
//! script, and what is random does not compress: they get short names. What tools note about
//! themselves in a module goes, functions come to stand beside those that they are like, and esbuild
//! takes out of the scripts what only people read.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha384};
use wasm_encoder::{
    ImportSection, Module, RawSection,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{Parser, Payload};

use crate::{Outcome, kin, process, project, stamp::base64, tools};

/// What names begin with that are wasm-bindgen's own.
const GENERATED: &str = "__wb";
/// What no name of ours or of wasm-bindgen's begins with, and no name that esbuild makes.
const SHORT: &str = "$";

/// Shrinks the modules of a built site and their scripts.
pub fn modules(dist: &Path) -> Outcome {
    let files = project::files(dist);
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "wasm")) {
        let Some(script) = script_of(file, &files) else {
            return Err(format!("{} has no script", file.display()));
        };
        let text = fs::read_to_string(script).map_err(|error| told(script, error))?;
        let bytes = fs::read(file).map_err(|error| told(file, error))?;
        let (module, text) = renamed(&bytes, &text).map_err(|error| {
            format!("{} is no module as wasm-bindgen writes them: {error}", file.display())
        })?;
        let module = kin::beside_each_other(&module).map_err(|error| told(file, error))?;
        replace(dist, file, &module)?;
        replace(dist, script, text.as_bytes())?;
    }
    Ok(())
}

/// The script of `app-0123_bg.wasm` is `app-0123.js`.
fn script_of<'a>(module: &Path, files: &'a [PathBuf]) -> Option<&'a PathBuf> {
    let name = module.file_stem()?.to_str()?.strip_suffix("_bg")?;
    files.iter().find(|file| **file == module.with_file_name(format!("{name}.js")))
}

/// A module and its script with short names for what the one imports from the other.
fn renamed(module: &[u8], script: &str) -> Result<(Vec<u8>, String), Box<dyn std::error::Error>> {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut taken: BTreeSet<String> =
        words(script).filter(|word| word.starts_with(SHORT)).map(Into::into).collect();
    let mut smaller = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import?;
                    let name = match import.name {
                        name if name.starts_with(GENERATED) => {
                            names.entry(name).or_insert_with(|| free(&mut taken)).as_str()
                        }
                        name => name,
                    };
                    imports.import(import.module, name, RoundtripReencoder.entity_type(import.ty)?);
                }
                smaller.section(&imports);
            }
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = module.get(range.start as usize..range.end as usize).ok_or("cut short")?;
                    smaller.section(&RawSection { id, data });
                }
            }
        }
    }
    let mut text = String::with_capacity(script.len());
    let mut copied = 0;
    for word in words(script) {
        if let Some(name) = names.get(word) {
            let start = word.as_ptr() as usize - script.as_ptr() as usize;
            text.push_str(&script[copied..start]);
            text.push_str(name);
            copied = start + word.len();
        }
    }
    text.push_str(&script[copied..]);
    Ok((smaller.finish(), text))
}

/// A short name that is not taken yet, and now is.
fn free(taken: &mut BTreeSet<String>) -> String {
    let mut number = 0;
    loop {
        let name = format!("{SHORT}{number:x}");
        if taken.insert(name.clone()) {
            return name;
        }
        number += 1;
    }
}

/// The names and words of a script.
fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').filter(|word| !word.is_empty())
}

/// Minifies scripts of the built site. Without npm, which fetches esbuild, they stay as they are.
pub fn scripts(dist: &Path, files: &[PathBuf]) -> Outcome {
    let Some(esbuild) = tools::esbuild()? else { return Ok(()) };
    for file in files {
        let text = fs::read_to_string(file).map_err(|error| told(file, error))?;
        let mut command = Command::new(&esbuild);
        command
            .args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
            .arg(file);
        // The names at the top of a module are its own; those of any other script are everybody's.
        if text.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")) {
            command.arg("--format=esm");
        }
        let small = process::capture(&mut command).map_err(|error| told(file, error))?;
        replace(dist, file, small.as_bytes())?;
    }
    Ok(())
}

/// Writes a file anew. The page knows some of them by their content.
fn replace(dist: &Path, file: &Path, content: &[u8]) -> Outcome {
    let page = dist.join("index.html");
    let old = fs::read(file).map_err(|error| told(file, error))?;
    let html = fs::read_to_string(&page).map_err(|error| told(&page, error))?;
    let html = html.replace(&base64(&Sha384::digest(&old)), &base64(&Sha384::digest(content)));
    fs::write(file, content).map_err(|error| told(file, error))?;
    fs::write(&page, html).map_err(|error| told(&page, error))
}

fn told(file: &Path, error: impl std::fmt::Display) -> String {
    format!("{}: {error}", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions and a memory, and notes who made it.
    fn module(names: [&str; 2]) -> Vec<u8> {
        use wasm_encoder::{CustomSection, EntityType, MemoryType, TypeSection};
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        let memory =
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        imports.import("./app_bg.js", "memory", memory);
        let note = CustomSection { name: "producers".into(), data: b"a compiler".as_slice().into() };
        Module::new().section(&types).section(&imports).section(&note).clone().finish()
    }

    #[test]
    fn names_are_short_on_both_sides() {
        let script = "const i = { __wbg_focus_2cd3: (a) => $0.focus(a), __wbg_focus_2cd3a: 1, memory };";
        let (small, text) = renamed(&module(["__wbg_focus_2cd3", "__wbg_focus_2cd3a"]), script).unwrap();
        // `$0` has a meaning already.
        assert_eq!(text, "const i = { $1: (a) => $0.focus(a), $2: 1, memory };");
        assert!(!small.windows(9).any(|bytes| bytes == b"producers"));
        let names: Vec<String> = Parser::new(0)
            .parse_all(&small)
            .filter_map(|payload| match payload.unwrap() {
                Payload::ImportSection(section) => Some(section),
                _ => None,
            })
            .flat_map(|section| section.into_imports().map(|import| import.unwrap().name.to_owned()))
            .collect();
        assert_eq!(names, ["$1", "$2", "memory"]);
        // What is short already stays as it is.
        assert_eq!(renamed(&small, &text).unwrap(), (small, text));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(renamed(b"<!doctype html>", "").is_err());
    }
}
