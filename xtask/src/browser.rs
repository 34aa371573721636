//! The browser that the end-to-end tests drive, and its driver: found, or installed by the
//! system's package manager where that needs no password.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{Outcome, process, tools};

/// Chromium (or Chrome) and the program that drives it by the WebDriver protocol.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The browser.
    pub browser: PathBuf,
    /// Its `chromedriver`, of the same major version.
    pub driver: PathBuf,
}

/// Without a window, and without a word to the browser's makers.
pub const QUIET: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// Where they are on systems that keep programs out of PATH.
const PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// The browser and its driver, if both are here. `Err` if they are not, or do not fit together.
pub fn find() -> Outcome<Browser> {
    let help = "install both (Debian, Ubuntu: apt-get install chromium chromium-driver; \
                macOS: brew install --cask chromium chromedriver)";
    let browser = NAMES
        .iter()
        .find_map(|name| tools::on_path(name))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
        .ok_or_else(|| format!("Chromium is missing: {help}"))?;
    let driver = tools::on_path("chromedriver").ok_or_else(|| format!("chromedriver is missing: {help}"))?;
    // Chrome for Windows opens a window instead of telling its version.
    if !cfg!(windows) {
        let [ours, its] = [&browser, &driver].map(major);
        let (ours, its) = (ours?, its?);
        if ours != its {
            return Err(format!(
                "chromedriver {its} cannot drive {} {ours}: install the two in the same version",
                browser.display()
            ));
        }
    }
    Ok(Browser { browser, driver })
}

/// Installs what the tests need and is not here, if a package manager may: the browser, its
/// driver, and Node.js with npm.
pub fn set_up() -> Outcome<Browser> {
    let found = find();
    let mut packages = Vec::new();
    if found.is_err() {
        packages.extend(["chromium", "chromium-driver"]);
    }
    if tools::on_path("node").is_none() {
        packages.push("nodejs");
    }
    if tools::on_path("npm").is_none() {
        packages.push("npm");
    }
    if packages.is_empty() || tools::on_path("apt-get").is_none() {
        return found;
    }
    let Some(rights) = rights() else { return found };
    let apt = |words: &[&str], what: &str| {
        let mut command = Command::new(rights.first().copied().unwrap_or("apt-get"));
        command.args(rights.iter().skip(1)).args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(what, &mut command)?.or_fail(&format!("{what} failed"))
    };
    let what = format!("Installing {}", packages.join(" "));
    println!("{what}");
    apt(&["update"], "Reading the lists of packages")?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages.as_slice()].concat(), &what)?;
    find()
}

/// How `apt-get` is called with the rights to install; `None` if that needs a password.
fn rights() -> Option<Vec<&'static str>> {
    if process::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(vec!["apt-get"]);
    }
    let sudo = Command::new("sudo")
        .args(["-n", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    sudo.is_ok_and(|status| status.success()).then(|| vec!["sudo", "-n", "apt-get"])
}

fn major(program: &PathBuf) -> Outcome<u32> {
    let text = process::capture(Command::new(program).arg("--version"))?;
    // `Chromium 137.0.7151.68 built on Debian`, `ChromeDriver 137.0.7151.68 (…)`
    text.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
        .ok_or_else(|| format!("{} does not tell its version", program.display()))
}
