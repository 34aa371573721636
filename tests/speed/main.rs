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
/// What the fixed piece of work takes on the machine that the budgets are for, slowed down, in
/// milliseconds: two cores with nothing else to do. Where it takes longer, because the machine is slower or
/// busy, a check allows as much more.
const USUAL: f64 = 950.0;

/// What is measured, in the order of the table.
pub struct Figure {
    /// What a reader waits for.
    pub name: String,
    /// One value a round.
    pub values: Vec<f64>,
    /// What the median should not exceed.
    pub aim: f64,
    /// What the best round must not exceed in a check: two to three times what it is now, for a check
    /// runs on machines that do other things as well. It is to find what became slow, not what became
    /// a little slower.
    pub budget: f64,
    /// In what all of them are.
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
    // On a quicker machine, the budgets are still the budgets.
    let slower = (work / USUAL).max(1.0);
    println!("\n{:<54} {:>8} {:>8} {:>8} {:>8}", "", "best", "median", "aim", "budget");
    let mut failed = 0;
    for Figure { name, values, aim, budget, unit } in &figures {
        let best = values.iter().copied().fold(f64::INFINITY, f64::min);
        let (value, budget) = (median(values), budget * slower);
        failed += usize::from(best > budget);
        let verdict = match (value <= *aim, best <= budget) {
            (true, true) => "ok",
            (_, true) => "misses the aim",
            (_, false) => "FAILED",
        };
        println!("{name:<54} {best:>8.0} {value:>8.0} {aim:>8.0} {budget:>8.0} {unit:<2} {verdict}");
    }
    println!(
        "the fixed piece of work took {work:.0} ms, {USUAL:.0} is usual: budgets are {slower:.1} times as long"
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
