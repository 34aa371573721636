//! `measure --rounds N --out FILE PAGE…` times every contestant on every page and writes what it
//! measured as JSON; `measure --peak NAME PAGE` prints the memory, in bytes, that one contestant
//! takes on one page, as a process of its own, because a peak is never taken back.
//!
//! All of them read a page one after another, and in the next round once more, so that what else
//! the machine does strikes all alike; who begins changes from round to round. `cargo xtask bench`
//! runs this and makes tables of it.

mod contestants;

use std::{
    error::Error,
    fs,
    hint::black_box,
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Instant,
};

use contestants::{ALL, Contestant, PARSING, WHOLE};
use serde_json::{Value, json};

/// Some of the others go down a page by recursion.
const STACK: usize = 512 << 20;
/// Pages longer than this are read in fewer rounds: they take long, and vary little.
const LONG: usize = 1_000_000;

/// Where that which is worked out of two others' times is put.
const AFTER_PARSING: usize = PARSING + 1;

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    thread::scope(|scope| {
        let run = || match words.as_slice() {
            ["--peak", name, page] => peak(name, page),
            ["--rounds", rounds, "--out", out, pages @ ..] => measure(rounds.parse()?, out, pages),
            _ => Err("usage: measure --rounds N --out FILE PAGE… | measure --peak NAME PAGE".into()),
        };
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run)?;
        worker.join().unwrap_or_else(|_| Err("the measuring thread panicked".into()))
    })
}

fn measure(rounds: usize, out: &str, pages: &[&str]) -> Outcome {
    // A panic of one of the others is counted; the default hook would print it in between.
    std::panic::set_hook(Box::new(|_| {}));
    let mut failed = [0; ALL.len()];
    let mut files = Vec::new();
    for (number, page) in (1..).zip(pages) {
        eprintln!("page {number} of {}", pages.len());
        let html = String::from_utf8_lossy(&fs::read(page)?).into_owned();
        let rounds = if html.len() > LONG { rounds.min(3) } else { rounds };
        let mut times = vec![Vec::new(); ALL.len()];
        for round in 0..rounds {
            for place in 0..ALL.len() {
                let who = (place + round) % ALL.len();
                let (time, found) = timed(&ALL[who], &html);
                times[who].push(time);
                failed[who] += usize::from(round == 0 && !found);
            }
        }
        files.push(json!({ "bytes": html.len(), "times": with_rest(times) }));
    }
    let named = ALL.iter().zip(failed);
    let named =
        named.map(|(who, failed)| json!({ "name": who.name, "package": who.package, "failed": failed }));
    let mut named: Vec<Value> = named.collect();
    named.insert(AFTER_PARSING, json!({ "name": "Broadsheet: after parsing", "package": "", "failed": 0 }));
    fs::write(out, json!({ "contestants": named, "files": files }).to_string())?;
    Ok(())
}

/// Milliseconds that it took, and whether there was an outcome.
fn timed(contestant: &Contestant, html: &str) -> (f64, bool) {
    let begin = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| black_box((contestant.run)(black_box(html)))));
    (begin.elapsed().as_secs_f64() * 1000.0, matches!(outcome, Ok(Some(_))))
}

/// With the times that are left of our own when those of parsing are taken away.
fn with_rest(mut times: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let rest =
        times[WHOLE].iter().zip(&times[PARSING]).map(|(all, parsing)| (all - parsing).max(0.0)).collect();
    times.insert(AFTER_PARSING, rest);
    times
}

fn peak(name: &str, page: &str) -> Outcome {
    let contestant = ALL.iter().find(|who| who.name == name).ok_or("there is no such contestant")?;
    let html = String::from_utf8_lossy(&fs::read(page)?).into_owned();
    let before = highest()?;
    black_box((contestant.run)(black_box(&html)));
    println!("{} {}", html.len(), highest()?.saturating_sub(before));
    Ok(())
}

/// The most memory that this process has had until now, in bytes.
fn highest() -> Outcome<usize> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: usize = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}
