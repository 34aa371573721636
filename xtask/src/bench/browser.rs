//! The measuring page of `benches/browser`, in a Chromium with an empty profile and no window.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    host::{self, Content, Posted},
    native,
    pages::Pages,
};
use crate::{
    Outcome, browser, js, process, project, stamp, tools,
    wasm::{self, Host},
};

/// An extractor of others for browsers: package, version, the file that a page loads, its SHA-256.
struct Script {
    package: &'static str,
    version: &'static str,
    file: &'static str,
    digest: &'static str,
}

const READABILITY: Script = Script {
    package: "@mozilla/readability",
    version: "0.6.0",
    file: "Readability.js",
    digest: "34dcab3d0832d0019f02990eed6b6124e029e8c32b9f0c6f2550544ff8dff174",
};

const DEFUDDLE: Script = Script {
    package: "defuddle",
    version: "0.19.4",
    file: "dist/index.js",
    digest: "184d1e365473ca40bf4d1572c055643c328c0a1531cd150f3567d2c8021873b6",
};

/// The collector of garbage within the page's reach.
const WITH_COLLECTOR: &str = "--js-flags=--expose-gc";

/// The longest that the page may be silent: while it warms up, it is.
const PATIENCE: Duration = Duration::from_secs(3600);
/// Between two lines that tell how far it is.
const PAUSE: Duration = Duration::from_secs(15);

/// Builds what the page needs, lets it measure, and returns what it measured.
pub fn measure(pages: &Pages, rounds: usize, out: &Path) -> Outcome<Value> {
    let program = browser::find(browser::Engine::Chromium)?.browser;
    let contents = contents(pages, rounds, out)?;
    let (port, posted) = host::start(contents).map_err(|error| format!("the measuring server: {error}"))?;
    let profile = out.join("profile");
    let _ = fs::remove_dir_all(&profile);
    println!("Measuring in Chromium");
    let mut chromium = Command::new(&program);
    chromium
        .args(browser::QUIET)
        .arg(WITH_COLLECTOR)
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("http://127.0.0.1:{port}/"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let child = chromium.spawn().map_err(|error| format!("{}: {error}", program.display()))?;
    let mut running = Running(child);
    let start = Instant::now();
    let (mut heard, mut told) = (start, start);
    let text = loop {
        match posted.recv_timeout(PAUSE) {
            Ok(Posted { path, text }) if path == "/result" => break text,
            Ok(Posted { text, .. }) => {
                heard = Instant::now();
                if told.elapsed() > PAUSE {
                    told = Instant::now();
                    eprintln!("  Measuring in Chromium … {} s: {text}", start.elapsed().as_secs());
                }
            }
            Err(_) if running.ended() => return Err("Chromium ended early".into()),
            Err(_) if heard.elapsed() > PATIENCE => return Err("the measuring page has fallen silent".into()),
            Err(_) => {}
        }
    };
    drop(running);
    let _ = fs::remove_dir_all(&profile);
    let mut results: Value = serde_json::from_str(&text).map_err(|error| format!("the results: {error}"))?;
    if let Some(error) = results["error"].as_str() {
        return Err(format!("the measuring page failed: {error}"));
    }
    results["browser"] = process::capture(Command::new(program).arg("--version"))?.trim().into();
    for contestant in results["contestants"].as_array_mut().into_iter().flatten() {
        let package = contestant["package"].as_str().unwrap_or_default();
        let script = [READABILITY, DEFUDDLE].into_iter().find(|script| script.package == package);
        match script {
            Some(script) => contestant["version"] = script.version.into(),
            None if !package.is_empty() => contestant["version"] = native::version(package)?.into(),
            None => {}
        }
    }
    Ok(results)
}

/// All that the page may ask for, by its path.
fn contents(pages: &Pages, rounds: usize, out: &Path) -> Outcome<HashMap<String, Content>> {
    println!("Building the extraction as wasm");
    let package = js::build()?;
    let others = others(out)?;
    let ours = project::root().join("benches/browser");
    let mut found = HashMap::from([
        ("/".to_owned(), Content::File(ours.join("index.html"))),
        ("/bench.js".to_owned(), Content::File(ours.join("bench.js"))),
        ("/readability.js".to_owned(), Content::File(READABILITY.fetch()?)),
        ("/defuddle.js".to_owned(), Content::File(DEFUDDLE.fetch()?)),
    ]);
    for (name, folder) in [("broadsheet", package), ("others", others)] {
        for file in [format!("{name}.js"), format!("{name}_bg.wasm")] {
            found.insert(format!("/{name}/{file}"), Content::File(folder.join(file)));
        }
    }
    for (number, page) in pages.all().enumerate() {
        found.insert(format!("/pages/{number}"), Content::File(page.clone()));
    }
    let order = json!({ "rounds": rounds, "pages": pages.files.len() + 1 });
    found.insert("/order.json".to_owned(), Content::Json(order.to_string()));
    Ok(found)
}

/// Others' extractors in Rust, as wasm.
fn others(out: &Path) -> Outcome<PathBuf> {
    let target = native::target()?;
    let mut cargo = project::cargo();
    cargo.args(["build", "--lib", "--manifest-path", native::MANIFEST]);
    let module = wasm::compiled(&mut cargo, wasm::PACKAGE_PROFILE, &target, "others")?;
    let folder = out.join("others");
    wasm::bind(&module, Host::Web, "others", &folder)?;
    wasm::optimise(&folder.join("others_bg.wasm"))?;
    Ok(folder)
}

impl Script {
    /// The file, which is what it was when its digest was written down.
    fn fetch(&self) -> Outcome<PathBuf> {
        let path = tools::npm_file(self.package, self.version, self.file)?;
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let digest = stamp::hex(&Sha256::digest(bytes));
        if digest != self.digest {
            return Err(format!("{}: not the file that was expected, but one of {digest}", path.display()));
        }
        Ok(path)
    }
}

/// A running browser; ends when it is dropped.
struct Running(Child);

impl Running {
    fn ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
