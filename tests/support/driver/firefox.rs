//! Firefox: driven by geckodriver, without a window. What WebDriver has no command for is told to
//! the browser's own window, in which scripts of a test may run, too.

use std::{path::Path, process::Command};

use serde_json::{Value, json};
use xtask::browser::Browser;

use super::{Driver, SIZE, port_behind, text};
use crate::{Outcome, Page};

/// Starts the driver and returns its port.
pub fn start(driver: &mut Driver, found: &Browser) -> Outcome<u16> {
    driver.start(Command::new(&found.driver).args(["--port", "0", "--allow-system-access"]), |line| {
        port_behind(line, "Listening on 127.0.0.1:")
    })
}

/// What is asked of it.
pub fn capabilities(browser: &Path) -> Value {
    let (width, height) = (SIZE.0.to_string(), SIZE.1.to_string());
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": text(browser),
            "args": ["-headless", "-width", width, "-height", height],
            "prefs": {
                // The console is written to where the driver's own words go.
                "devtools.console.stdout.content": true,
                "intl.accept_languages": "en-US, en",
                "layout.css.prefers-color-scheme.content-override": 1,
            },
        },
    })
}

/// Whether a line that the browser has written is an error or a warning of the page.
pub fn is_complaint(line: &str) -> bool {
    ["console.error:", "console.warn:", "JavaScript error:", "JavaScript warning:"]
        .iter()
        .any(|sign| line.starts_with(sign))
}

/// Makes the page as wide as that; the window itself cannot be as narrow as a phone.
pub async fn set_size(page: &Page, width: u32, height: u32) -> Outcome {
    let script = "const [width, height] = arguments, browser = gBrowser.selectedBrowser;
        for (const [name, value] of [['width', width], ['height', height]])
            for (const kind of ['', 'min-', 'max-'])
                browser.style.setProperty(kind + name, `${value}px`);
        if (innerWidth < width || innerHeight < height + 200) resizeTo(width + 40, height + 200);";
    in_window(page, script, vec![json!(width), json!(height)]).await?;
    let there = format!("return innerWidth === {width}");
    page.until("the page's width", &there).await.map(drop)
}

/// Makes the system `dark` or `light`.
pub async fn set_scheme(page: &Page, scheme: &str) -> Outcome {
    let script =
        "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])";
    in_window(page, script, vec![json!(i32::from(scheme != "dark"))]).await
}

/// The languages that the reader has set, from the next page on.
pub async fn set_languages(page: &Page, languages: &str) -> Outcome {
    let script = "Services.prefs.setStringPref('intl.accept_languages', arguments[0])";
    in_window(page, script, vec![json!(languages)]).await
}

/// Runs a script in the browser's own window.
async fn in_window(page: &Page, script: &str, arguments: Vec<Value>) -> Outcome {
    page.set_context("chrome").await?;
    let ran = page.script_with(script, arguments).await;
    page.set_context("content").await?;
    ran.map(drop)
}
