//! `cargo xtask bench`: how fast the extraction is, beside others, natively and in Chromium. Who is
//! measured and how stands in `benches/`; here the pages are gathered, the programs are built and
//! run, and tables are made of what they measured. And how soon the app answers: that stands in
//! `tests/speed`.

pub mod app;
mod browser;
mod host;
mod native;
mod pages;
mod table;

use std::{fs, path::Path, thread};

use serde_json::json;

use crate::{
    Command, Outcome,
    arguments::{Arguments, Flag},
    project,
};

/// The command.
pub const COMMAND: Command = Command {
    name: "bench",
    about: "Measures the extraction beside others, natively and in Chromium; or the app",
    options: &[
        Flag {
            name: "app",
            value: None,
            about: "how soon the app answers on a slow machine, and no extraction",
        },
        Flag { name: "pages", value: Some("DIR"), about: "the .html files below it, not our own pages" },
        Flag { name: "native", value: None, about: "only natively" },
        Flag { name: "browser", value: None, about: "only in Chromium" },
        Flag { name: "rounds", value: Some("N"), about: "as often each page is read; 7, app: 5" },
        Flag { name: "json", value: Some("FILE"), about: "all that was measured" },
    ],
    run: bench,
};

fn bench(arguments: Arguments) -> Outcome {
    if arguments.has("app") {
        return app::bench(&arguments);
    }
    let rounds: usize = match arguments.value("rounds") {
        Some(number) => number.parse().ok().filter(|n| (1..=999).contains(n)).ok_or("--rounds: 1 to 999")?,
        None => 7,
    };
    let out = project::target()?.join("xtask/bench");
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let pages = pages::gather(arguments.value("pages").map(Path::new), &out)?;
    println!("{} pages, {:.1} MB; and one of 5 MB", pages.files.len(), pages.bytes as f64 / 1e6);

    let both = arguments.has("native") == arguments.has("browser");
    let before = load();
    let mut measured = serde_json::Map::new();
    if both || arguments.has("native") {
        let results = native::measure(&pages, rounds, &out)?;
        println!("\nNatively, medians of {rounds} rounds\n\n{}", table::times(&results)?);
        if let Some(peaks) = native::peaks(&pages, &results)? {
            println!("{}", table::peaks(&peaks)?);
            measured.insert("peaks".into(), peaks);
        }
        measured.insert("native".into(), results);
    }
    if both || arguments.has("browser") {
        let results = browser::measure(&pages, rounds, &out)?;
        let name = results["browser"].as_str().unwrap_or("Chromium");
        println!("\nIn {name}, medians of {rounds} rounds\n\n{}", table::times(&results)?);
        measured.insert("browser".into(), results);
    }
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let after = load();
    println!("{cores} cores; load average {before} before, {after} after");
    if let Some(file) = arguments.value("json") {
        measured.insert(
            "machine".into(),
            json!({ "cores": cores, "load_before": before, "load_after": after, "rounds": rounds }),
        );
        let text = serde_json::Value::Object(measured).to_string();
        fs::write(file, text).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

/// How many programs wanted a core at a time, over the last minute.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}
