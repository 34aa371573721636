//! Runs the engine over the pages of a corpus and writes what came of them, in the form that the
//! corpus's scorers read.
//!
//! The engine is given what any caller would know of a page, its address and where the corpus
//! tells it the moment of capture, and nothing else of the answers.

mod predict;
mod sets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use extract::{Options, Page, WebEncodings, decode};

use crate::args::EvalArgs;
use crate::input;
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

/// Runs the sets that are asked for, in parallel, and prints a line a set.
///
/// # Errors
/// A message, when the corpus holds no set or nothing can be written.
pub fn run(order: &EvalArgs) -> Result<(), String> {
    let jobs = sets::jobs(&order.corpus, &order.sets)?;
    for set in sets::names(&jobs) {
        let folder = order.out.join(set);
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    // Each panic is caught and listed with its page; the default hook would print it in between.
    std::panic::set_hook(Box::new(|_| {}));
    let begun = Instant::now();
    let outcomes = run_all(&jobs, order)?;
    let _ = std::panic::take_hook();
    for set in sets::names(&jobs) {
        let of_set = jobs.iter().zip(&outcomes).filter(|(job, _)| job.set == set);
        print_set(set, &of_set.collect::<Vec<_>>());
    }
    println!("{} pages in {:.1} s", jobs.len(), begun.elapsed().as_secs_f64());
    Ok(())
}

/// Every job's outcome, in the jobs' order.
fn run_all(jobs: &[Job], order: &EvalArgs) -> Result<Vec<Outcome>, String> {
    let threads = order.threads.or_else(|| std::thread::available_parallelism().ok().map(usize::from));
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(jobs.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.unwrap_or(1).min(jobs.len()) {
            scope.spawn(|| {
                while let Some((index, job)) = take(jobs, &next) {
                    let outcome = run_one(job, &order.out);
                    if let Ok(mut done) = done.lock() {
                        done.push((index, outcome));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().map_err(|error| error.to_string())?;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

fn take<'a>(jobs: &'a [Job], next: &AtomicUsize) -> Option<(usize, &'a Job)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, jobs.get(index)?))
}

/// Reads one page and writes its prediction, an empty one where it failed.
///
/// # Errors
/// A message, when the file cannot be read or the prediction cannot be written.
fn run_one(job: &Job, out: &Path) -> Result<Outcome, String> {
    let told = |error: std::io::Error| format!("{}: {error}", job.file.display());
    let bytes = std::fs::read(&job.file).and_then(input::unpack).map_err(told)?;
    let options = Options {
        url: job.url.clone(),
        captured: job.captured,
        format: input::format_of(&job.file),
        ..Options::default()
    };
    let begun = Instant::now();
    let text = decode(&bytes, &WebEncodings);
    let read = catch_unwind(AssertUnwindSafe(|| {
        text.as_ref()
            .map_err(Clone::clone)
            .and_then(|text| Page::read(text, &options))
            .map(|page| page.article())
    }));
    let spent = begun.elapsed();
    let article = match read {
        Ok(Ok(article)) => Ok(article),
        Ok(Err(refused)) => Err(refused.to_string()),
        Err(panic) => Err(format!("panicked: {}", panic_message(panic.as_ref()))),
    };
    let found = article.as_ref().ok();
    let (ending, prediction) = match job.answer {
        Answer::Json => ("json", predict::prediction(found)?),
        Answer::Markdown => ("md", predict::markdown(found, text.as_deref().unwrap_or(""))),
    };
    let file = out.join(job.set).join(format!("{}.{ending}", job.id));
    std::fs::write(&file, prediction).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Outcome { bytes: bytes.len(), spent, failure: article.err() })
}

/// What a panic says of itself.
fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

fn print_set(set: &str, pages: &[(&Job, &Outcome)]) {
    let bytes: usize = pages.iter().map(|(_, outcome)| outcome.bytes).sum();
    let spent: Duration = pages.iter().map(|(_, outcome)| outcome.spent).sum();
    let failures: Vec<_> =
        pages.iter().filter_map(|(job, outcome)| Some((&job.id, outcome.failure.as_ref()?))).collect();
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{set:<11} {:>5} pages  {:>4} failures  {:>8.1} MB  {:>7.2} s  {:>6.1} MB/s a thread",
        pages.len(),
        failures.len(),
        megabytes,
        spent.as_secs_f64(),
        megabytes / spent.as_secs_f64().max(1e-9),
    );
    for (id, why) in failures {
        println!("            {id}: {why}");
    }
}
