//! The browsers that the end-to-end tests drive, and their drivers: found, or installed by the
//! system's package manager where that needs no password.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{Outcome, process, tools};

/// What a browser is built on. Two browsers of one engine read a page alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// The small browser of WebKitGTK. Only on Linux: Safari's driver is for one test at a time.
    WebKit,
}

impl Engine {
    /// All of them; the first is the usual one.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];
    /// The environment variable that tells the end-to-end tests which one to drive.
    pub const VARIABLE: &str = "BROADSHEET_ENGINE";

    /// What a line of the tests begins with that tells what an engine cannot do.
    pub const EXCEPTION: &str = "exception: ";

    /// As people and the variable call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The one that the variable names; the usual one where it is not set.
    pub fn wanted() -> Outcome<Self> {
        let Ok(name) = std::env::var(Self::VARIABLE) else { return Ok(Self::Chromium) };
        let known = Self::ALL.into_iter().find(|engine| engine.name().eq_ignore_ascii_case(&name));
        known.ok_or_else(|| format!("{}: there is no engine `{name}`", Self::VARIABLE))
    }

    /// The packages of Debian and Ubuntu that it takes, and a line for everybody else.
    fn packages(self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::Chromium => {
                (&["chromium", "chromium-driver"], "; macOS: brew install --cask chromium chromedriver")
            }
            Self::Firefox => (&["firefox-esr"], "; Ubuntu: firefox; macOS: brew install --cask firefox"),
            Self::WebKit => (&["webkit2gtk-driver", "xvfb"], "; there is none for other systems"),
        }
    }

    fn missing(self, what: &str) -> String {
        let (packages, others) = self.packages();
        format!("{what} is missing: install it (Debian: apt-get install {}{others})", packages.join(" "))
    }
}

/// A browser and the program that drives it by the WebDriver protocol.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The browser.
    pub browser: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
    /// The X server without a screen, for a browser that cannot do without a window.
    pub screen: Option<PathBuf>,
}

/// Chromium without a window, and without a word to the browser's makers.
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

const CHROMIUM: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// Where they are on systems that keep programs out of PATH.
const CHROMIUM_PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_PLACES: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
/// WebKitGTK keeps its small browser beside its library, in a folder of the system's architecture.
const MINI_BROWSER: [&str; 2] = ["webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser"];

/// The browser and its driver, if both are here. `Err` if they are not, or do not fit together.
pub fn find(engine: Engine) -> Outcome<Browser> {
    let browser = match engine {
        Engine::Chromium => program(&CHROMIUM, &CHROMIUM_PLACES),
        Engine::Firefox => program(&FIREFOX, &FIREFOX_PLACES),
        Engine::WebKit => mini_browser(),
    };
    let browser = browser.ok_or_else(|| engine.missing(engine.name()))?;
    let needed = |name: &str| tools::on_path(name).ok_or_else(|| engine.missing(name));
    match engine {
        Engine::Chromium => {
            let driver = needed("chromedriver")?;
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
            Ok(Browser { browser, driver, screen: None })
        }
        Engine::Firefox => Ok(Browser { browser, driver: tools::geckodriver()?, screen: None }),
        Engine::WebKit => {
            Ok(Browser { browser, driver: needed("WebKitWebDriver")?, screen: Some(needed("Xvfb")?) })
        }
    }
}

fn program(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let on_path = names.iter().find_map(|name| tools::on_path(name));
    on_path.or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file()))
}

fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let folders: Vec<PathBuf> =
        ["/usr/lib", "/usr/libexec"].map(PathBuf::from).into_iter().chain(folders).collect();
    let places = MINI_BROWSER.iter().flat_map(|place| folders.iter().map(move |folder| folder.join(place)));
    places.into_iter().find(|place| place.is_file())
}

/// Installs what the tests need and is not here, if a package manager may: the browsers, their
/// drivers, and Node.js with npm.
pub fn set_up(engines: &[Engine]) -> Outcome {
    let mut packages = Vec::new();
    for engine in engines {
        if find(*engine).is_err() {
            packages.extend(engine.packages().0);
        }
    }
    for name in ["node", "npm"] {
        if tools::on_path(name).is_none() {
            packages.push(if name == "node" { "nodejs" } else { name });
        }
    }
    let rights = rights();
    if let (false, Some(_), Some(rights)) = (packages.is_empty(), tools::on_path("apt-get"), rights) {
        install(&rights, &packages)?;
    }
    engines.iter().try_for_each(|engine| find(*engine).map(drop))
}

fn install(rights: &[&str], packages: &[&str]) -> Outcome {
    let apt = |words: &[&str], what: &str| {
        let mut command = Command::new(rights.first().copied().unwrap_or("apt-get"));
        command.args(rights.iter().skip(1)).args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(what, &mut command)?.or_fail(&format!("{what} failed"))
    };
    let what = format!("Installing {}", packages.join(" "));
    println!("{what}");
    apt(&["update"], "Reading the lists of packages")?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat(), &what)?;
    Ok(())
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
