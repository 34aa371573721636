//! Every catalogue says all that the code can say, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::commands::COMMANDS;
use crate::room::lookup::SITES;
use crate::settings::{CONTROLS, GROUPS};
use crate::view::table_of_words;

/// The categories of some languages, by the CLDR's rules for cardinal numbers. `many` of French, Spanish
/// and Portuguese is for millions. The end-to-end tests ask the browser for those of every catalogue.
const CATEGORIES: [(&str, &[&str]); 7] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("es", &["one", "many", "other"]),
    ("fr", &["one", "many", "other"]),
    ("ja", &["other"]),
    ("pt", &["one", "many", "other"]),
    ("zh", &["other"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let below = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&below, ending));
        } else if below.ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a source, without its tests and its comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The arguments of a call, each as the literals in it. `text` begins behind the bracket.
fn arguments(text: &str) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    let (mut depth, mut rest) = (0, text.chars());
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                let mut literal = String::new();
                loop {
                    match rest.next().expect("a literal ends") {
                        '"' => break,
                        '\\' => literal.push(rest.next().expect("an escape")),
                        other => literal.push(other),
                    }
                }
                all.last_mut().unwrap().push(literal);
            }
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => all.push(Vec::new()),
            _ => {}
        }
    }
    all
}

/// What the calls of a function have in that argument.
fn said(text: &str, function: &str, argument: usize) -> Vec<String> {
    let call = format!("{function}(");
    let mut found = Vec::new();
    for (at, _) in text.match_indices(&call) {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        if !before.is_alphanumeric() && before != '_' && before != '.' {
            found.extend(arguments(&text[at + call.len()..]).into_iter().nth(argument).unwrap_or_default());
        }
    }
    found
}

/// All that the interface says: its keys, and whether they have forms for numbers.
fn interface() -> BTreeMap<String, bool> {
    let mut keys = BTreeMap::new();
    for path in files("src", ".rs").into_iter().filter(|path| !path.ends_with("words/tests.rs")) {
        let text = code(&path);
        for (function, argument) in [("say", 0), ("say_with", 0), ("set_out", 1)] {
            keys.extend(said(&text, function, argument).into_iter().map(|key| (key, false)));
        }
        for forms in said(&text, "count", 1).chunks(2) {
            keys.insert(forms.last().unwrap().clone(), true);
        }
    }
    let commands = COMMANDS.iter().map(|command| command.name);
    let controls = CONTROLS.iter().map(|control| control.name);
    let labels = CONTROLS.iter().flat_map(|control| control.values).map(|(_, label)| *label);
    let groups = GROUPS.iter().map(|(title, _)| *title).chain(SITES.iter().map(|(name, _)| *name));
    let tables = commands.chain(controls).chain(labels).chain(groups).chain(table_of_words());
    // "80 %" is the same everywhere, and so are the names of faces.
    let words = tables.filter(|key| key.contains(char::is_alphabetic) && !NAMES.contains(key));
    keys.extend(words.map(|key| (key.to_owned(), false)));
    // What is on the screen before the app, and if it does not come.
    let shell = fs::read_to_string(root().join("index.html")).unwrap();
    let shell = shell.split("<div id=\"app\">").nth(1).unwrap().split("<p id=\"boot-error\"").next().unwrap();
    let shell = shell.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text.trim());
    keys.extend(
        shell.filter(|text| !text.is_empty() && *text != "Broadsheet").map(|t| (t.to_owned(), false)),
    );
    // What scripts say.
    for path in files("public", ".js") {
        let script = fs::read_to_string(path).unwrap();
        for function in ["say", "fill"] {
            keys.extend(said(&script, function, 0).into_iter().map(|key| (key, false)));
        }
    }
    // A placeholder alone says nothing.
    keys.retain(|key, _| key.split(['{', '}']).step_by(2).any(|words| !words.is_empty()));
    // By which a catalogue says whose it is.
    keys.insert("English".to_owned(), false);
    keys
}

/// Names that are the same in all languages.
const NAMES: [&str; 7] =
    ["Literata", "Atkinson", "Lexend", "OpenDyslexic", "Wiktionary", "Wikipedia", "DuckDuckGo"];

/// What the engine can say, piece by piece.
fn engine() -> BTreeSet<String> {
    let sources = files("crates/extract/src", ".rs").into_iter().chain(files("crates/worker/src", ".rs"));
    let mut known = BTreeSet::new();
    for path in sources {
        let text = code(&path);
        for literal in text.split('"') {
            known.insert(literal.to_owned());
            for (before, after) in AROUND {
                let inner = literal.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
                if let Some(inner) = inner {
                    known.insert(inner.to_owned());
                    known.insert(format!("{before}{{it}}{after}"));
                }
            }
        }
    }
    known
}

/// A catalogue: each key with its lines.
type Entries = Vec<(String, Vec<String>)>;

fn catalogue(path: &Path) -> Entries {
    let text = fs::read_to_string(path).unwrap();
    assert!(!text.contains('\r') && text.ends_with('\n') && text.starts_with('#'), "{}", path.display());
    let mut entries = Entries::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert_eq!(line.trim_end(), line, "{}: a space at the end", path.display());
        match line.strip_prefix('\t') {
            Some(words) => entries.last_mut().expect("a key").1.push(words.to_owned()),
            None => entries.push((line.to_owned(), Vec::new())),
        }
    }
    entries
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split(['{', '}']).skip(1).step_by(2).collect()
}

fn languages() -> Vec<(String, Entries)> {
    let paths = files("public/languages", ".txt");
    paths.iter().map(|p| (p.file_stem().unwrap().to_string_lossy().into_owned(), catalogue(p))).collect()
}

#[test]
fn every_catalogue_has_every_sentence_and_no_other() {
    let (interface, engine) = (interface(), engine());
    let all = languages();
    let of_engine = |entries: &[(String, Vec<String>)]| -> BTreeSet<String> {
        entries.iter().map(|(key, _)| key.clone()).filter(|key| !interface.contains_key(key)).collect()
    };
    let mut wrong = Vec::new();
    for (language, entries) in &all {
        for key in interface.keys().filter(|key| !entries.iter().any(|(k, _)| k == *key)) {
            wrong.push(format!("{language}: lacks “{key}”"));
        }
        for (n, (key, _)) in entries.iter().enumerate() {
            if !interface.contains_key(key) && !engine.contains(key) {
                wrong.push(format!("{language}: nobody says “{key}”"));
            }
            if entries[..n].iter().any(|(k, _)| k == key) {
                wrong.push(format!("{language}: has “{key}” twice"));
            }
        }
        let first = of_engine(&all[0].1);
        for key in first.symmetric_difference(&of_engine(entries)) {
            wrong.push(format!("{language} and {} do not both have “{key}”", all[0].0));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn placeholders_and_forms_are_those_of_the_sentence_and_the_language() {
    let interface = interface();
    let mut wrong = Vec::new();
    for (language, entries) in languages() {
        let forms = |lines: &[String]| -> Vec<String> {
            lines.iter().filter_map(|line| Some(line.split_once(": ")?.0.to_owned())).collect()
        };
        let known = CATEGORIES.iter().find(|(tag, _)| *tag == language);
        let wanted = match known {
            Some((_, names)) => names.iter().map(|name| (*name).to_owned()).collect(),
            // All alike, whatever they are.
            None => entries
                .iter()
                .find(|(key, _)| interface.get(key) == Some(&true))
                .map_or(vec![], |e| forms(&e.1)),
        };
        for (key, lines) in entries {
            let plural = interface.get(&key).copied().unwrap_or(false);
            let texts: Vec<&str> = if plural {
                if forms(&lines) != wanted {
                    wrong.push(format!("{language}: “{key}” needs the forms {wanted:?}"));
                }
                lines.iter().filter_map(|line| Some(line.split_once(": ")?.1)).collect()
            } else {
                if lines.len() != 1 {
                    wrong.push(format!("{language}: “{key}” is one line"));
                }
                lines.iter().map(String::as_str).collect()
            };
            for text in texts {
                let (mut here, mut there) = (placeholders(text), placeholders(&key));
                // "One image" need not say how many.
                if plural {
                    here.remove("n");
                    there.remove("n");
                }
                if here != there {
                    wrong.push(format!("{language}: “{text}” has other placeholders than “{key}”"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_are_looked_up_counted_and_filled() {
    speak("#\nRead|to its end\n\tGelesen\n{n} of {count}\n\t{n} von {count}\n{n} days\n\tone: {n} Tag\n\tother: {n} Tage\nnamed like {it}\n\theißt wie {it}\nstands in {it}\n\tsteht in {it}\nQuotation marks that did not match were mended: {it}\n\tBerichtigt: {it}\na form\n\tein Formular\n".to_owned());
    assert_eq!(say("Read|to its end"), "Gelesen");
    assert_eq!((say("Read"), say("Paper|and ink")), ("Read", "Paper"));
    assert_eq!(say_with("{n} of {count}", &[("n", "3"), ("count", "17")]), "3 von 17");
    assert_eq!(form(entry("{n} days").unwrap(), "one"), "{n} Tag");
    assert_eq!(form(entry("{n} days").unwrap(), "many"), "{n} Tage", "the last one, for all others");
    assert_eq!(count(1, ["{n} hour", "{n} hours"], &[]), "1 hour");
    assert_eq!(told("named like a form").as_deref(), Some("heißt wie ein Formular"));
    let mended = told("Quotation marks that did not match were mended: “No,\" she…");
    assert_eq!(mended.as_deref(), Some("Berichtigt: “No,\" she…"));
    assert_eq!(told("stands in <p>").as_deref(), Some("steht in <p>"));
    assert_eq!((told("named like a fish"), told("fish")), (None, None));
    CATALOGUE.set("");
}
