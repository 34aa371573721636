//! The strips of a page whose verdict is another than in an earlier run, and why.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::traces::Line;

/// Strips that are told of a page, the longest first.
const STRIPS: usize = 8;
/// Rules that are told of a strip, those that make the most difference first.
const RULES: usize = 6;

/// A strip whose verdict is another; one that only one run has is cut in the other.
pub struct Changed<'a> {
    /// In the earlier run.
    pub old: Option<&'a Line>,
    /// In this one.
    pub new: Option<&'a Line>,
}

impl Changed<'_> {
    /// How long it is.
    pub fn words(&self) -> usize {
        self.new.or(self.old).map_or(0, |line| line.words)
    }
}

/// In the lead's text.
pub fn is_kept(line: Option<&Line>) -> bool {
    line.is_some_and(|line| line.verdict == "kept")
}

/// The strips whose verdict is another. They are known by how they begin: numbers of nodes change
/// with the parser.
pub fn changed<'a>(old: &'a [Line], new: &'a [Line]) -> Vec<Changed<'a>> {
    let mut before: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    old.iter().rev().for_each(|line| before.entry(&line.preview).or_default().push(line));
    let mut pairs: Vec<Changed<'a>> = new
        .iter()
        .map(|line| Changed {
            old: before.get_mut(line.preview.as_str()).and_then(Vec::pop),
            new: Some(line),
        })
        .collect();
    pairs.extend(before.into_values().flatten().map(|line| Changed { old: Some(line), new: None }));
    let verdict = |line: Option<&Line>| line.map_or("cut".to_owned(), |line| line.verdict.clone());
    pairs.retain(|pair| verdict(pair.old) != verdict(pair.new));
    pairs.sort_by_key(|pair| usize::MAX - pair.words());
    pairs
}

/// The longest of them: verdict, weight, place, beginning, and below that why.
pub fn tell(strips: &[Changed<'_>]) -> String {
    let mut told = String::new();
    for strip in strips.iter().take(STRIPS) {
        let Some(line) = strip.new.or(strip.old) else { continue };
        let verdict = |side: Option<&Line>| side.map_or("not there".to_owned(), |line| line.verdict.clone());
        let weight = |side: Option<&Line>| side.map_or("-".to_owned(), |line| format!("{:+}", line.weight));
        let _ = writeln!(
            told,
            "    {} → {}  {} → {}  {} words  <{}>  {}",
            verdict(strip.old),
            verdict(strip.new),
            weight(strip.old),
            weight(strip.new),
            line.words,
            line.path,
            line.preview
        );
        if let (Some(old), Some(new)) = (strip.old, strip.new) {
            let _ = writeln!(told, "        {}", rules(old, new));
        }
    }
    if let Some(rest) = strips.get(STRIPS..).filter(|rest| !rest.is_empty()) {
        let words: usize = rest.iter().map(Changed::words).sum();
        let _ = writeln!(told, "    … and {} more strips of {words} words", rest.len());
    }
    told
}

/// The rules that make the difference.
fn rules(old: &Line, new: &Line) -> String {
    let weights = |line: &Line| line.rules.iter().cloned().collect::<BTreeMap<String, i32>>();
    let (before, after) = (weights(old), weights(new));
    let mut told: Vec<(i32, String)> = Vec::new();
    for (rule, was) in &before {
        match after.get(rule) {
            None => told.push((was.abs(), format!("no longer {}", signed(rule, *was)))),
            Some(is) if is != was => {
                told.push(((is - was).abs(), format!("{} → {is:+}", signed(rule, *was))))
            }
            Some(_) => {}
        }
    }
    for (rule, is) in after.iter().filter(|(rule, _)| !before.contains_key(*rule)) {
        told.push((is.abs(), format!("now {}", signed(rule, *is))));
    }
    // A rule that decides without a weight goes before all that are weighed.
    told.sort_by_key(|(difference, _)| if *difference == 0 { i32::MIN } else { -difference });
    let more = told.len().saturating_sub(RULES);
    let mut told: Vec<String> = told.into_iter().take(RULES).map(|(_, text)| text).collect();
    match (told.is_empty(), more) {
        (true, _) => return "the same rules: what stands around it is another".to_owned(),
        (false, 0) => {}
        (false, more) => told.push(format!("{more} more")),
    }
    told.join(", ")
}

fn signed(rule: &str, weight: i32) -> String {
    if weight == 0 { rule.to_owned() } else { format!("{rule}{weight:+}") }
}
