//! Traces of pages, kept beside their predictions: a table a page, gzipped, so that two runs can be
//! compared strip by strip.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use extract::Trace;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::sets::Job;
use crate::explain;

/// One strip, as a trace tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What became of it, in a word or two.
    pub verdict: String,
    /// The sum of its rules.
    pub weight: i32,
    /// Its words.
    pub words: usize,
    /// The rules that spoke, each with its weight, 0 where it decided without one.
    pub rules: Vec<(String, i32)>,
    /// Where it stands.
    pub path: String,
    /// The beginning of its text.
    pub preview: String,
}

/// The folder of a run's traces: that in its output, or the folder itself when it is one.
pub fn folder(run: &Path) -> PathBuf {
    Some(run.join("traces")).filter(|traces| traces.is_dir()).unwrap_or_else(|| run.to_owned())
}

/// The file of a page's trace.
pub fn file(folder: &Path, job: &Job) -> PathBuf {
    folder.join(job.set).join(format!("{}.tsv.gz", job.id))
}

/// Writes a page's trace; an empty one where the page was refused.
///
/// # Errors
/// When the file cannot be written.
pub fn write(file: &Path, trace: Option<&Trace>) -> std::io::Result<()> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    for line in trace.iter().flat_map(|trace| &trace.lines) {
        let rules: Vec<String> = line.reasons.iter().map(explain::rule).collect();
        let verdict = explain::verdict(line.verdict);
        writeln!(
            packed,
            "{verdict}\t{}\t{}\t{}\t{}\t{}",
            line.weight,
            line.words,
            rules.join(" "),
            line.path,
            line.preview
        )?;
    }
    std::fs::write(file, packed.finish()?)
}

/// Reads a page's trace; `None` where there is none that can be read.
pub fn read(file: &Path) -> Option<Vec<Line>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(file).ok()?).read_to_string(&mut text).ok()?;
    text.lines().map(line).collect()
}

fn line(text: &str) -> Option<Line> {
    let mut cells = text.splitn(6, '\t');
    let mut next = || cells.next();
    Some(Line {
        verdict: next()?.to_owned(),
        weight: next()?.parse().ok()?,
        words: next()?.parse().ok()?,
        rules: next()?.split_whitespace().map(rule).collect(),
        path: next()?.to_owned(),
        preview: next()?.to_owned(),
    })
}

/// A rule as it is written: its id, and its weight behind a sign.
fn rule(text: &str) -> (String, i32) {
    let at = text.rfind(['+', '-']).filter(|&at| text[at + 1..].bytes().all(|b| b.is_ascii_digit()));
    let weight = at.and_then(|at| text[at..].parse().ok());
    (text[..at.filter(|_| weight.is_some()).unwrap_or(text.len())].to_owned(), weight.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_is_written() {
        for (text, id, weight) in [
            ("long-words+120", "long-words", 120),
            ("words-50-5", "words-50", -5),
            ("share-bar", "share-bar", 0),
        ] {
            assert_eq!(rule(text), (id.to_owned(), weight));
        }
    }
}
