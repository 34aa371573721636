//! Firefox: driven by geckodriver, without a window. What WebDriver has no command for is told to
//! the browser's own window, in which scripts of a test may run, too.

use std::{path::Path, process::Command};

use serde_json::{Value, json};
use xtask::browser::Browser;

use super::{Driver, port_behind, text};
use crate::{Outcome, Page};

/// Starts the driver and returns its port.
pub fn start(driver: &mut Driver, found: &Browser) -> Outcome<u16> {
    driver.start(Command::new(&found.driver).args(["--port", "0", "--allow-system-access"]), |line| {
        port_behind(line, "Listening on 127.0.0.1:")
    })
}

/// What is asked of it.
pub fn capabilities(browser: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": text(browser),
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": "en-US, en",
                "layout.css.prefers-color-scheme.content-override": 1,
            },
        },
    })
}

/// Errors and warnings of the page's scripts and of its policy, since the last call.
pub async fn take_complaints(page: &Page) -> Outcome<Vec<String>> {
    // Other messages are about the browser itself, or about styles that are for other browsers.
    let script = "const all = Services.console.getMessageArray();
        Services.console.reset();
        return all.filter((one) => one instanceof Ci.nsIScriptError
            && one.sourceName.startsWith(arguments[0])
            && !(one.flags & Ci.nsIScriptError.infoFlag)
            // Before 148, Firefox knows nothing of Trusted Types.
            && !/unknown directive ‘[a-z-]*trusted-types/.test(one.errorMessage)
            && /^(content javascript|CSP.*|DOM Worker)$/.test(one.category)).map(String)";
    let found = in_window(page, script, vec![json!(page.address(""))]).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
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
    in_window(page, script, vec![json!(i32::from(scheme != "dark"))]).await.map(drop)
}

/// The languages that the reader has set, from the next page on.
pub async fn set_languages(page: &Page, languages: &str) -> Outcome {
    let script = "Services.prefs.setStringPref('intl.accept_languages', arguments[0])";
    in_window(page, script, vec![json!(languages)]).await.map(drop)
}

/// Runs a script in the browser's own window.
async fn in_window(page: &Page, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
    page.set_context("chrome").await?;
    let ran = page.script_with(script, arguments).await;
    page.set_context("content").await?;
    ran
}
