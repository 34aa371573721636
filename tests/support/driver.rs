//! A browser's driver: a program of its own, started for one test and ended with it. What is
//! particular to an engine is in the files below.

mod chromium;
mod firefox;
mod webkit;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use xtask::browser::{self, Browser, Engine};

use crate::Outcome;

pub use firefox::{set_languages, set_scheme, set_size, take_complaints};

/// The size of the window that is not there.
const SIZE: (u32, u32) = (1280, 900);
/// How long a driver may take to come up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a browser may take to come up. It does within three seconds, or, now and then with WebKit's
/// driver, never.
const BROWSER: Duration = Duration::from_secs(20);
/// How long one command may take.
const ANSWER: Duration = Duration::from_secs(120);
/// How an environment names the proxy of a machine. The drivers and their browsers are to reach this
/// machine, and all else through the proxy of the test: WebKit would ask the environment's, also for a
/// page of this machine.
const PROXIES: [&str; 8] = [
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
];

/// A running driver, and what it needs; ends when it is dropped.
pub struct Driver {
    /// Which engine it drives.
    pub engine: Engine,
    programs: Vec<Child>,
    /// The browser's profile, where the driver makes none.
    profile: Option<PathBuf>,
}

impl Driver {
    fn new(engine: Engine) -> Self {
        Self { engine, programs: Vec::new(), profile: None }
    }

    /// Starts a program, and returns what `wanted` finds first in a line that it writes.
    fn start<T: Send + 'static>(
        &mut self,
        command: &mut Command,
        wanted: fn(&str) -> Option<T>,
    ) -> Outcome<T> {
        let name = command.get_program().display().to_string();
        let output = self.spawn(command.stdout(Stdio::piped()))?;
        let (sender, found) = mpsc::channel();
        thread::spawn(move || {
            // Read to the end, or the program would wait for somebody to read.
            for line in
                output.into_iter().flat_map(|pipe| BufReader::new(pipe).split(b'\n').map_while(Result::ok))
            {
                if let Some(value) = wanted(&String::from_utf8_lossy(&line)) {
                    let _ = sender.send(value);
                }
            }
        });
        found.recv_timeout(PATIENCE).map_err(|_| format!("{name} does not come up"))
    }

    /// Starts a program, and returns what it writes, if that is wanted.
    fn spawn(&mut self, command: &mut Command) -> Outcome<Option<ChildStdout>> {
        for name in PROXIES {
            command.env_remove(name);
        }
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = child
            .map_err(|error| format!("{} cannot be started: {error}", command.get_program().display()))?;
        let output = child.stdout.take();
        self.programs.push(child);
        Ok(output)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver before the screen that its browser is on.
        for program in self.programs.iter_mut().rev() {
            let _ = program.kill();
            let _ = program.wait();
        }
        if let Some(profile) = &self.profile {
            let _ = fs::remove_dir_all(profile);
        }
    }
}

/// How often a driver that does not come up is started anew. A port that was free may be taken by
/// the time that the driver wants it; a busy machine may also starve it.
const TRIES: u32 = 5;

/// Starts the driver, and through it the browser with a new, empty profile. All that the browser
/// asks of other hosts goes through the proxy on the port `elsewhere`.
pub async fn start(elsewhere: u16) -> Outcome<(Driver, WebDriver)> {
    let engine = Engine::wanted()?;
    let found = browser::find(engine)?;
    let mut failed = String::new();
    for _ in 0..TRIES {
        match try_start(engine, &found, elsewhere).await {
            Ok(started) => return Ok(started),
            Err(message) => failed = message,
        }
    }
    Err(format!("{failed} ({TRIES} tries)"))
}

async fn try_start(engine: Engine, found: &Browser, elsewhere: u16) -> Outcome<(Driver, WebDriver)> {
    let mut driver = Driver::new(engine);
    let (port, capabilities) = match engine {
        Engine::Chromium => (chromium::start(&mut driver, found)?, chromium::capabilities(&found.browser)),
        Engine::Firefox => {
            let profile = driver.profile.insert(firefox::profile(found, elsewhere).await?).clone();
            (firefox::start(&mut driver, found)?, firefox::capabilities(&found.browser, &profile))
        }
        Engine::WebKit => (webkit::start(&mut driver, found)?, webkit::capabilities(&found.browser)),
    };
    let web = connect(port, capabilities, elsewhere).await?;
    web.set_script_timeout(ANSWER / 2).await.map_err(|error| error.to_string())?;
    if engine != Engine::Chromium {
        web.set_window_rect(0, 0, SIZE.0, SIZE.1).await.map_err(|error| error.to_string())?;
    }
    Ok((driver, web))
}

/// Starts the browser through the driver on that port.
async fn connect(port: u16, mut capabilities: Value, elsewhere: u16) -> Outcome<WebDriver> {
    let proxy = format!("127.0.0.1:{elsewhere}");
    capabilities["proxy"] = json!({
        "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"],
    });
    let capabilities: Capabilities =
        serde_json::from_value(capabilities).map_err(|error| error.to_string())?;
    let client = reqwest::Client::builder().no_proxy().timeout(ANSWER).build();
    let web = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
        .client(client.map_err(|error| error.to_string())?)
        .connect();
    tokio::time::timeout(BROWSER, web.into_future())
        .await
        .map_err(|_| "the browser does not come up".to_owned())?
        .map_err(|error| format!("the browser does not start: {error}"))
}

fn text(path: &Path) -> Value {
    path.to_string_lossy().into()
}

/// The number behind some words: `Listening on 127.0.0.1:41234`.
fn port_behind(line: &str, words: &str) -> Option<u16> {
    line.split_once(words)?.1.trim_end_matches('.').trim().parse().ok()
}
