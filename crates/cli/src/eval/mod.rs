//! Runs the engine over the pages of a corpus: writes what came of them, in the form that the
//! corpus's scorers read, tells what has moved since an earlier run, and what each rule earns.
//!
//! The engine is given what any caller would know of a page, its address and where the corpus
//! tells it the moment of capture, and nothing else of the answers.

mod ablate;
mod columns;
mod diff;
mod pool;
mod predict;
mod score;
mod sets;
mod strips;
mod traces;
mod truth;

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use extract::{Page, WebEncodings, decode};

use crate::args::EvalArgs;
use sets::{Answer, Job};

/// What became of one page.
struct Outcome {
    /// Bytes of the page, unpacked.
    bytes: usize,
    /// Decoding, reading and lowering; not the file's own reading and unpacking.
    spent: Duration,
    /// Why there is no article.
    failure: Option<String>,
}

/// Runs the sets that are asked for, in parallel, and tells what came of it.
///
/// # Errors
/// A message, when the corpus holds no set or nothing can be written.
pub fn run(order: &EvalArgs) -> Result<String, String> {
    let jobs = sets::jobs(&order.corpus, &order.sets)?;
    if order.ablate {
        return ablate::run(&jobs, order);
    }
    if let Some(old) = &order.diff {
        diff::check(old, &order.out)?;
    }
    let traces = order.out.join("traces");
    for set in sets::names(&jobs) {
        for folder in [order.out.join(set), traces.join(set)] {
            std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    // Each panic is caught and listed with its page; the default hook would print it in between.
    std::panic::set_hook(Box::new(|_| {}));
    let begun = Instant::now();
    let outcomes = pool::each(&jobs, order.threads, |job| run_one(job, &order.out, &traces))?;
    let _ = std::panic::take_hook();
    let mut told = String::new();
    for set in sets::names(&jobs) {
        let of_set = jobs.iter().zip(&outcomes).filter(|(job, _)| job.set == set);
        told += &summary(set, &of_set.collect::<Vec<_>>());
    }
    let _ = writeln!(told, "{} pages in {:.1} s", jobs.len(), begun.elapsed().as_secs_f64());
    if let Some(old) = &order.diff {
        told += &diff::run(&jobs, order, old)?;
    }
    Ok(told)
}

/// Reads one page and writes its prediction, an empty one where it failed, and its trace.
///
/// # Errors
/// A message, when the file cannot be read or the prediction cannot be written.
fn run_one(job: &Job, out: &Path, traces: &Path) -> Result<Outcome, String> {
    let bytes = job.bytes()?;
    let options = job.options();
    let begun = Instant::now();
    let text = decode(&bytes, &WebEncodings);
    let read = catch_unwind(AssertUnwindSafe(|| {
        let text = text.as_ref().map_err(Clone::clone)?;
        let page = Page::read(text, &options)?;
        Ok((page.article(), page))
    }));
    let spent = begun.elapsed();
    let mut title = None;
    let (article, page, failure) = match read {
        Ok(Ok((article, page))) => (Some(article), Some(page), None),
        Ok(Err(refused)) => {
            let refused: extract::Refused = refused;
            title = refused.title.clone();
            (None, None, Some(refused.to_string()))
        }
        Err(panic) => (None, None, Some(format!("panicked: {}", panic_message(panic.as_ref())))),
    };
    let prediction = match job.answer {
        Answer::Json => predict::prediction(article.as_ref(), title.as_deref())?,
        Answer::Markdown => predict::markdown(article.as_ref()),
    };
    let (file, trace) = (predict::file(out, job), traces::file(traces, job));
    std::fs::write(&file, prediction).map_err(|error| format!("{}: {error}", file.display()))?;
    let written = traces::write(&trace, page.map(|page| page.trace()).as_ref());
    written.map_err(|error| format!("{}: {error}", trace.display()))?;
    Ok(Outcome { bytes: bytes.len(), spent, failure })
}

/// What a panic says of itself.
fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

/// A line for a set, and one for each page that failed.
fn summary(set: &str, pages: &[(&Job, &Outcome)]) -> String {
    let bytes: usize = pages.iter().map(|(_, outcome)| outcome.bytes).sum();
    let spent: Duration = pages.iter().map(|(_, outcome)| outcome.spent).sum();
    let failures: Vec<_> =
        pages.iter().filter_map(|(job, outcome)| Some((&job.id, outcome.failure.as_ref()?))).collect();
    let megabytes = bytes as f64 / 1e6;
    let mut told = format!(
        "{set:<11} {:>5} pages  {:>4} failures  {:>8.1} MB  {:>7.2} s  {:>6.1} MB/s a thread\n",
        pages.len(),
        failures.len(),
        megabytes,
        spent.as_secs_f64(),
        megabytes / spent.as_secs_f64().max(1e-9),
    );
    for (id, why) in failures {
        let _ = writeln!(told, "            {id}: {why}");
    }
    told
}
