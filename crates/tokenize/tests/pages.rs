//! Real pages, where there are some: all HTML files below the folder that `TOKENIZE_PAGES` names.

mod support;

use std::path::{Path, PathBuf};

use support::{our_tree, ours, their_tree, theirs};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
#[ignore = "needs TOKENIZE_PAGES, a folder of pages"]
fn real_pages_have_the_same_tokens_and_trees() {
    let folder = std::env::var_os("TOKENIZE_PAGES").expect("TOKENIZE_PAGES names a folder");
    let files = files(Path::new(&folder));
    assert!(!files.is_empty());
    let mut differ = Vec::new();
    for file in &files {
        let html = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
        let (tokens, expected) = (ours(&html), theirs(&html));
        if tokens != expected {
            let first = tokens.iter().zip(&expected).find(|(ours, theirs)| ours != theirs);
            differ.push(format!("{}: {first:.500?}", file.display()));
        }
        if our_tree(&html) != their_tree(&html) {
            differ.push(format!("{}: tree", file.display()));
        }
    }
    println!("{} pages", files.len());
    assert!(differ.is_empty(), "{differ:#?}");
}
