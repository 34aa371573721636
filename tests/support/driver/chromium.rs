//! Chromium: driven by chromedriver, without a window.

use std::{path::Path, process::Command};

use serde_json::{Value, json};
use xtask::browser::{self, Browser};

use super::{Driver, SIZE, port_behind, text};
use crate::Outcome;

/// Starts the driver and returns its port.
pub fn start(driver: &mut Driver, found: &Browser) -> Outcome<u16> {
    // It binds a free port of IPv4 and then the same one of IPv6, and ends if somebody else has that.
    driver.start(Command::new(&found.driver).arg("--port=0"), |line| {
        port_behind(line, "was started successfully on port ")
    })
}

/// What is asked of it.
pub fn capabilities(browser: &Path) -> Value {
    let size = format!("--window-size={},{}", SIZE.0, SIZE.1);
    let options: Vec<&str> = browser::QUIET.into_iter().chain([size.as_str()]).collect();
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": text(browser), "args": options },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}
