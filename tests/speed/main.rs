//! How soon the app answers, in a Chromium whose processor is slowed down four times: a table of
//! figures and aims. With `--check` it fails where a figure misses its aim by far.

mod measure;
mod pages;

use std::{path::PathBuf, process::ExitCode};

use support::Outcome;

/// How much slower the machine of a reader may be than this one.
pub const SLOWER: f64 = 4.0;
/// How often each thing is done.
const ROUNDS: usize = 5;
/// What a check allows on top of the aims: it runs on machines that do other things as well, and is
/// to find what became slow, not what became slower.
const SLACK: f64 = 3.0;
/// What the fixed piece of work takes on the machine that the aims are measured on, slowed down, in
/// milliseconds. Where it takes longer, a check allows as much more.
const USUAL: f64 = 130.0;

/// What is measured, in the order of the table.
pub struct Figure {
    /// What a reader waits for.
    pub name: String,
    /// One value a round.
    pub values: Vec<f64>,
    /// What the median should not exceed.
    pub aim: f64,
    /// In what both are.
    pub unit: &'static str,
}

struct Options {
    check: bool,
    rounds: usize,
    pages: Option<PathBuf>,
}

fn main() -> ExitCode {
    let result = options(std::env::args().skip(1)).and_then(|options| run(&options));
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Outcome<Options> {
    let mut options = Options { check: false, rounds: ROUNDS, pages: None };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--check" => options.check = true,
            "--rounds" => {
                let number = words.next().and_then(|number| number.parse().ok()).filter(|n| *n > 0);
                options.rounds = number.ok_or("--rounds needs a number")?;
            }
            "--pages" => options.pages = Some(words.next().ok_or("--pages needs a folder")?.into()),
            _ => return Err(format!("`{word}` is not known")),
        }
    }
    Ok(options)
}

/// Measures and prints; whether all is well.
fn run(options: &Options) -> Outcome<bool> {
    let pages = pages::gather(options.pages.as_deref())?;
    let (mut figures, mut calibration) = (Vec::new(), Vec::new());
    support::test("app speed", async |page| {
        (figures, calibration) = measure::all(page, &pages, options.rounds).await?;
        Ok(())
    });
    let work = median(&calibration);
    // On a quicker machine, the aims are still the aims.
    let allowed = SLACK * (work / USUAL).max(1.0);
    println!("\n{:<58} {:>8} {:>8} {:>8} {:>6}", "", "median", "worst", "aim", "");
    let mut failed = 0;
    for figure in &figures {
        let value = median(&figure.values);
        let worst = figure.values.iter().copied().fold(0.0, f64::max);
        // What has no aim but none at all, like a dropped frame, may happen to a busy machine.
        let bad = value > figure.aim.max(if figure.unit == "ms" { 0.0 } else { 1.0 }) * allowed;
        failed += usize::from(bad);
        let verdict = match (value <= figure.aim, bad) {
            (true, _) => "ok",
            (false, false) => "missed",
            (false, true) => "FAILED",
        };
        println!(
            "{:<58} {value:>8.0} {worst:>8.0} {:>8.0} {:<3} {verdict}",
            figure.name, figure.aim, figure.unit
        );
    }
    println!(
        "the fixed piece of work took {work:.0} ms, {USUAL:.0} is usual: a check allows {allowed:.1} times the aim"
    );
    if options.check {
        println!("{} passed, {failed} failed", figures.len() - failed);
    }
    Ok(!options.check || failed == 0)
}

/// The middle one; 0 for none.
pub fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
