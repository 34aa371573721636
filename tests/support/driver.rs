//! A browser's driver: a program of its own, started for one test and ended with it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
    common::capabilities::desiredcapabilities::{CapabilitiesHelper, Proxy},
    error::WebDriverResult,
};
use xtask::browser;

use crate::Outcome;

/// The size of the window that is not there.
const SIZE: &str = "--window-size=1280,900";

/// A running driver; ends when it is dropped.
pub struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How often a driver that does not come up is started anew. It binds a free port of IPv4 and then the
/// same one of IPv6, and ends if somebody else has that; a busy machine may also starve it.
const TRIES: u32 = 5;

/// Starts the driver, and through it the browser with a new, empty profile. All that the browser
/// asks of other hosts goes through the proxy on the port `elsewhere`.
pub async fn start(elsewhere: u16) -> Outcome<(Driver, WebDriver)> {
    let found = browser::find()?;
    let mut failed = String::new();
    for _ in 0..TRIES {
        match try_start(&found, elsewhere).await {
            Ok(started) => return Ok(started),
            Err(message) => failed = message,
        }
    }
    Err(format!("{failed} ({TRIES} tries)"))
}

async fn try_start(found: &browser::Browser, elsewhere: u16) -> Outcome<(Driver, WebDriver)> {
    let mut child = Command::new(&found.driver)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{} cannot be started: {error}", found.driver.display()))?;
    let output = child.stdout.take();
    let driver = Driver(child);
    let (sender, ports) = mpsc::channel();
    thread::spawn(move || {
        // Read to the end, or the driver would wait for somebody to read.
        for line in output.into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok)) {
            if let Some(port) = port_in(&line) {
                let _ = sender.send(port);
            }
        }
    });
    let port = ports
        .recv_timeout(Duration::from_secs(30))
        .map_err(|_| format!("{} does not come up", found.driver.display()))?;
    let capabilities =
        capabilities(&found.browser.to_string_lossy(), elsewhere).map_err(|error| error.to_string())?;
    let web = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
        .await
        .map_err(|error| format!("the browser does not start: {error}"))?;
    Ok((driver, web))
}

fn capabilities(browser: &str, elsewhere: u16) -> WebDriverResult<Capabilities> {
    let mut chromium = DesiredCapabilities::chrome();
    chromium.set_binary(browser)?;
    for option in browser::QUIET.into_iter().chain([SIZE]) {
        chromium.add_arg(option)?;
    }
    chromium.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let proxy = format!("127.0.0.1:{elsewhere}");
    chromium.set_proxy(Proxy::Manual {
        ftp_proxy: None,
        http_proxy: Some(proxy.clone()),
        ssl_proxy: Some(proxy),
        socks_proxy: None,
        socks_version: None,
        socks_username: None,
        socks_password: None,
        no_proxy: Some(vec!["127.0.0.1".into()]),
    })?;
    Ok(chromium.into())
}

/// `ChromeDriver was started successfully on port 41234.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}
