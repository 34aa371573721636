//! The table of named references is that of the standard, as html5ever has it.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use html5ever::data::NAMED_ENTITIES;
use support::{ours, theirs};

/// html5ever's table holds the beginnings of names too, as names of nothing.
fn names() -> impl Iterator<Item = &'static str> {
    NAMED_ENTITIES.entries().filter(|(_, meaning)| meaning.0 != 0).map(|(name, _)| *name)
}

/// The lines of a list of the names that fit, each with its mark.
fn list(fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut meanings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in names().filter(|name| name.ends_with(';')) {
        let bare = name.trim_end_matches(';');
        if ["Tab", "NewLine", "fjlig"].contains(&bare) {
            continue;
        }
        let (first, second) = NAMED_ENTITIES[name];
        let meaning = [first, second].into_iter().filter(|number| *number != 0).filter_map(char::from_u32);
        let mark = if names().any(|name| name == bare) { "=" } else { "" };
        let marked = format!("{bare}{mark}");
        if fits(&marked) {
            meanings.entry(meaning.collect()).or_default().insert(marked);
        }
    }
    let mut last = 0;
    let line = |(meaning, names): (String, BTreeSet<String>)| {
        let first = u32::from(meaning.chars().next().expect("a character"));
        let told = first == last + 1 && meaning.chars().count() == 1;
        last = first;
        let names: Vec<_> = names.into_iter().collect();
        format!("{}{}", if told { "" } else { &meaning }, names.join(" "))
    };
    meanings.into_iter().map(line).collect()
}

#[test]
fn the_tables_are_the_standards() {
    assert_eq!(names().count(), 2231);
    let (usual, seldom) =
        (include_str!("../src/references.txt"), include_str!("../src/references-seldom.txt"));
    let marked: BTreeSet<&str> = usual
        .lines()
        .flat_map(|line| line.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).split(' '))
        .collect();
    assert_eq!(usual.lines().collect::<Vec<_>>(), list(|name| marked.contains(name)));
    assert_eq!(seldom.lines().collect::<Vec<_>>(), list(|name| !marked.contains(name)));
    assert!(usual.ends_with('\n') && seldom.ends_with('\n'));
    // Only with its semicolon is a name looked for among the seldom ones.
    assert!(seldom.split([' ', '\n']).all(|name| !name.ends_with('=')));
}

#[test]
fn every_name_is_read_in_every_place() {
    for name in NAMED_ENTITIES.keys() {
        let bare = name.trim_end_matches(';');
        let html: String = ["", ";", "x", "=", " ", "é", "1;", "&"]
            .iter()
            .map(|after| {
                format!("&{bare}{after}<a b='&{bare}{after}' c=&{bare}{after}><title>&{bare}{after}</title>")
            })
            .collect();
        assert_eq!(ours(&html), theirs(&html), "{name}");
    }
}

#[test]
fn every_number_is_read() {
    for number in (0..0x3000).chain(0xd7f0..0xe010).chain(0xfd00..0x1_0010).chain(0x10_fff0..0x11_0010) {
        let html = format!("&#{number}; &#x{number:x} <a b=&#x{number:X};>");
        assert_eq!(ours(&html), theirs(&html), "{html}");
    }
}
