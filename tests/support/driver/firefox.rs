//! Firefox: driven by geckodriver, without a window. What WebDriver has no command for is told to
//! the browser's own window, in which scripts of a test may run, too.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use serde_json::{Value, json};
use tokio::sync::OnceCell;
use xtask::{
    browser::{Browser, Engine},
    project,
};

use super::{Driver, connect, port_behind, text};
use crate::{Outcome, Page};

/// Starts the driver and returns its port.
pub fn start(driver: &mut Driver, found: &Browser) -> Outcome<u16> {
    driver.start(Command::new(&found.driver).args(["--port", "0", "--allow-system-access"]), |line| {
        port_behind(line, "Listening on 127.0.0.1:")
    })
}

/// A new profile that has seen no page. The first start in an empty one takes Firefox two seconds, half of
/// them to set up what is in the browser itself: that is done once, and each test has a copy.
pub async fn profile(found: &Browser, elsewhere: u16) -> Outcome<PathBuf> {
    static FRESH: OnceCell<PathBuf> = OnceCell::const_new();
    static COPIES: AtomicU32 = AtomicU32::new(0);
    let folder = project::target()?.join("e2e/firefox");
    let told = |error: io::Error| format!("{}: {error}", folder.display());
    let fresh = FRESH.get_or_try_init(async || {
        // Of a run before.
        let _ = fs::remove_dir_all(&folder);
        let fresh = folder.join("fresh");
        fs::create_dir_all(&fresh).map_err(told)?;
        let mut driver = Driver::new(Engine::Firefox);
        let port = start(&mut driver, found)?;
        let web = connect(port, capabilities(&found.browser, &fresh), elsewhere).await?;
        web.quit().await.map_err(|error| error.to_string())?;
        Ok::<_, String>(fresh)
    });
    let copy = folder.join(COPIES.fetch_add(1, Ordering::Relaxed).to_string());
    copy_files(fresh.await?, &copy).map_err(told)?;
    Ok(copy)
}

/// What is neither a file nor a folder locks the profile.
fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, kind) = entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind)))?;
        let to = to.join(entry.file_name());
        if kind.is_dir() {
            copy_files(&entry.path(), &to)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// What is asked of it.
pub fn capabilities(browser: &Path, profile: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": text(browser),
            "args": ["-headless", "-profile", text(profile)],
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
