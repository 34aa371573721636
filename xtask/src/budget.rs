//! `cargo xtask budget`: what a first visit loads, in bytes after Brotli, against what it may.

mod faces;

use std::{fs, path::Path};

use crate::{Command, Outcome, project};

/// The command.
pub const COMMAND: Command = Command {
    name: "budget",
    about: "Compares the sizes of what dist/ holds with what a first visit may load",
    options: &[],
    run: |_| {
        let sizes = measure(&project::dist())?;
        print!("{}", sizes.table);
        if sizes.over.is_empty() { Ok(()) } else { Err(format!("over budget: {}", sizes.over.join(", "))) }
    },
};

/// A part of the site and the bytes it may have (1 kB is 1000 bytes).
struct Part {
    name: &'static str,
    limit: usize,
    holds: fn(&str) -> bool,
}

const PARTS: [Part; 4] = [
    // 130 kB for the app alone and 25 for the reading room: settings, outline, find, keys, speech, notes.
    Part { name: "app: wasm and scripts", limit: 155_000, holds: |path| is_code(path) && !is_worker(path) },
    // 240 kB for reading a page at all and 60 for what makes the reading good: structure, languages,
    // metadata.
    Part { name: "worker: wasm and scripts", limit: 300_000, holds: |path| is_code(path) && is_worker(path) },
    Part { name: "style sheets", limit: 15_000, holds: |path| path.ends_with(".css") },
    Part { name: "fonts", limit: 120_000, holds: |path| path.ends_with(".woff2") },
];

fn is_code(path: &str) -> bool {
    // The service worker is fetched after the first article could have been read.
    (path.ends_with(".js") && path != "sw.js") || path.ends_with(".wasm")
}

fn is_worker(path: &str) -> bool {
    path.starts_with("broadsheet-worker")
}

/// What was measured.
pub struct Sizes {
    /// For people.
    pub table: String,
    /// How many parts have a limit.
    pub parts: usize,
    /// Those that are too big, and by how much.
    pub over: Vec<String>,
}

/// Measures all parts of a built site.
pub fn measure(dist: &Path) -> Outcome<Sizes> {
    if !dist.join("index.html").is_file() {
        return Err("dist/ holds no site: `cargo xtask build` makes one".into());
    }
    let files = project::files(dist);
    let css: String = files
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "css"))
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect();
    // Some things are loaded only when a reader wants them.
    let waits = |path: &str| {
        path.starts_with("broadsheet-digest")
            || path == "own.js"
            || path.starts_with("fonts/chosen/")
            || path.ends_with(".woff2") && !faces::serves_latin(&css, path.rsplit('/').next().unwrap_or(path))
    };
    let mut table = String::new();
    let mut over = Vec::new();
    for part in PARTS {
        let mut sum = 0;
        let mut lines = String::new();
        for file in &files {
            let path = file.strip_prefix(dist).unwrap_or(file).to_string_lossy().replace('\\', "/");
            if !(part.holds)(&path) || waits(&path) {
                continue;
            }
            let size = compressed(file)?;
            sum += size;
            lines.push_str(&format!("  {path:<60} {size:>9}\n"));
        }
        let verdict = if sum <= part.limit { "ok" } else { "over" };
        table
            .push_str(&format!("{:<50} {sum:>11} of {:>7} bytes  {verdict}\n{lines}", part.name, part.limit));
        if sum > part.limit {
            over.push(format!("{} by {} bytes", part.name, sum - part.limit));
        }
    }
    Ok(Sizes { table, parts: PARTS.len(), over })
}

/// The size as a host sends it: that of the compressed copy, where there is one.
fn compressed(file: &Path) -> Outcome<usize> {
    fs::metadata(format!("{}.br", file.display()))
        .or_else(|_| fs::metadata(file))
        .map(|about| about.len() as usize)
        .map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_counts_once() {
        let folder = std::env::temp_dir().join(format!("broadsheet-budget-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, length) in [
            ("index.html", 10),
            ("app-0123456789abcdef.js", 100),
            ("app-0123456789abcdef.js.br", 40),
            ("broadsheet-worker_bg.wasm.br", 30),
            ("broadsheet-worker_bg.wasm", 300),
            ("serif.woff2", 120_001),
            ("sw.js", 5000),
        ] {
            fs::write(folder.join(name), vec![b'x'; length]).unwrap();
        }
        let Sizes { table, over, .. } = measure(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        let line = |bytes: usize, part: &Part| format!("{bytes} of {:>7} bytes  ok", part.limit);
        let [app, worker, ..] = &PARTS;
        assert!(table.contains(&line(40, app)) && table.contains(&line(30, worker)), "{table}");
        assert_eq!(over, ["fonts by 1 bytes"]);
    }
}
