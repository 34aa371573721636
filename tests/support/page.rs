//! A page in a browser, its server, and what both noticed.

use std::{path::Path, sync::Arc, time::Instant};

use http::Method;
use serde_json::{Value, json};
use thirtyfour::{
    WebDriver, WebElement,
    common::command::{Command, ExtensionCommand},
};
use xtask::{
    browser::Engine,
    site::{Settings, Site},
};

use crate::{
    Outcome,
    driver::{self, Driver},
    elsewhere::Elsewhere,
    engine::{self, Ability},
    wait::told,
};

/// The site in a browser with an empty profile.
pub struct Page {
    /// The browser, for what has no method here.
    pub web: WebDriver,
    // Dropped after the session has been closed.
    driver: Driver,
    site: Option<Site>,
    settings: Settings,
    elsewhere: Elsewhere,
}

/// A width of the window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// The narrowest phone that everything must work on.
    Phone = 320,
    /// A tablet held upright.
    Tablet = 768,
    /// A desk.
    Desktop = 1280,
    /// A large desk.
    Wide = 1920,
}

/// What the browser says of itself: a hint about speed that comes of a slow machine, where the font
/// waits for the app's first view or lies in memory from the page before; that its own summarizer, of which
/// the app asks whether there is one, is not set up; and that a page went away while it wrote, which the
/// next page does again (`src/owed.rs`).
const BROWSERS_OWN: [&str; 3] = [
    "was preloaded using link preload but not used",
    "The model was available but there was not an execution config available for the feature.",
    "An IndexedDB transaction that was not yet complete has been aborted due to page navigation.",
];

impl Page {
    /// Serves the site on a free port and opens its first page.
    pub(crate) async fn open(settings: Settings) -> Outcome<Self> {
        if !settings.folder.join("index.html").is_file() {
            return Err("dist/ holds no site: `cargo xtask build` makes one".into());
        }
        let site = Site::start(settings.clone()).map_err(|error| format!("the site: {error}"))?;
        let settings = Settings { port: site.port(), ..settings };
        let elsewhere = Elsewhere::start().map_err(|error| format!("the proxy: {error}"))?;
        let (driver, web) = driver::start(elsewhere.port()).await?;
        let page = Self { web, driver, site: Some(site), settings, elsewhere };
        page.go("").await?;
        Ok(page)
    }

    /// The site's address with what follows its base: `""`, `"#…"`, `"?…"`.
    pub fn address(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}{}{rest}", self.settings.port, self.settings.base)
    }

    /// Opens an address of the site.
    pub async fn go(&self, rest: &str) -> Outcome {
        self.web.goto(self.address(rest)).await.map_err(told)
    }

    /// Loads the page anew, as a reader does. A driver's own command for it may pass by the service
    /// worker, as a reload with Shift does.
    pub async fn reload(&self) -> Outcome {
        self.reload_upon("").await
    }

    /// The same right after a script, in one turn: nothing that the script sets off can be over by then.
    pub async fn reload_upon(&self, script: &str) -> Outcome {
        self.script(&format!("{script}; window.before = true; location.reload()")).await?;
        let start = Instant::now();
        // While one page gives way to the other, a script may find none at all.
        let there = "return !window.before && document.readyState === 'complete'";
        while !self.script(there).await.is_ok_and(|value| value == true) {
            self.pause(start, "the page loaded anew").await?;
        }
        Ok(())
    }

    /// Goes back one page. A browser's own button may leave out pages that were reached without a
    /// hand, and the hand of a test is not always one.
    pub async fn back(&self) -> Outcome {
        self.script("history.back()").await.map(drop)
    }

    /// Stops the server: from now on the site is not to be had.
    pub fn stop_site(&mut self) {
        self.site = None;
    }

    /// Serves `folder` (for another version of the site) on the same port as before.
    pub fn start_site(&mut self, folder: &Path) -> Outcome {
        self.site = None;
        self.settings.folder = folder.to_owned();
        self.site = Some(Site::start(self.settings.clone()).map_err(|error| format!("the site: {error}"))?);
        Ok(())
    }

    /// Requests that reached the site since the last call: `GET /sw.js`.
    pub fn take_asked(&self) -> Vec<String> {
        self.site.as_ref().map(Site::take_asked).unwrap_or_default()
    }

    /// Addresses of other hosts that the browser wanted since the last call. The proxy between
    /// answers `http:` with an image of one pixel, and `https:` not at all.
    pub fn take_asked_elsewhere(&self) -> Vec<String> {
        self.elsewhere.take()
    }

    /// Errors and warnings in the console since the last call; violations of the page's policy are
    /// among them. A test that expects some takes them; those that are left fail it.
    pub async fn take_complaints(&self) -> Outcome<Vec<String>> {
        let told: Vec<String> = match self.engine() {
            Engine::Chromium => {
                let log = self.web.browser_log().await.map_err(told)?;
                let loud = |level: &str| matches!(level, "SEVERE" | "WARNING");
                log.into_iter().filter(|entry| loud(&entry.level)).map(|entry| entry.message).collect()
            }
            Engine::Firefox => driver::take_complaints(self).await?,
            Engine::WebKit => Vec::new(),
        };
        Ok(told.into_iter().filter(|message| !BROWSERS_OWN.iter().any(|own| message.contains(own))).collect())
    }

    /// Fails if there was no complaint since the last call.
    pub async fn expect_complaints(&self) -> Outcome {
        if !self.can(Ability::Console) || !self.take_complaints().await?.is_empty() {
            return Ok(());
        }
        Err("nothing is in the console".into())
    }

    /// The browser's engine.
    pub fn engine(&self) -> Engine {
        self.driver.engine
    }

    /// Whether the browser and its driver can do that. What they cannot is told of in the end.
    pub fn can(&self, ability: Ability) -> bool {
        engine::can(self.engine(), ability)
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub async fn script(&self, body: &str) -> Outcome<Value> {
        self.script_with(body, vec![]).await
    }

    /// The same with `arguments`.
    pub async fn script_with(&self, body: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.web.execute(body, arguments).await.map_err(told)?.json().clone())
    }

    /// Runs the body of an `async` function and returns what it comes to.
    pub async fn script_async(&self, body: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {body} }})().then(
                 (value) => done({{ value }}),
                 (error) => done({{ error: String(error) }}));"
        );
        let answer = self.web.execute_async(script, vec![]).await.map_err(told)?.json().clone();
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer.get("value").cloned().unwrap_or_default()),
        }
    }

    /// The name that assistive technology gives to an element.
    pub async fn accessible_name(&self, element: &WebElement) -> Outcome<String> {
        self.ask_of(element, "computedlabel").await
    }

    /// The role that assistive technology gives to an element.
    pub async fn role(&self, element: &WebElement) -> Outcome<String> {
        self.ask_of(element, "computedrole").await
    }

    /// Makes the page as wide as that. Windows of Chromium and of Firefox cannot be as narrow as a
    /// phone, so the page is told another size than the window has.
    pub async fn set_width(&self, width: Width) -> Outcome {
        let width = width as u32;
        let height = if width < 600 { 640 } else { 900 };
        match self.engine() {
            Engine::Chromium => {
                let about = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
                self.devtools("Emulation.setDeviceMetricsOverride", about).await
            }
            Engine::Firefox => driver::set_size(self, width, height).await,
            Engine::WebKit => {
                self.web.set_window_rect(0, 0, width, height).await.map_err(told)?;
                let there = format!("return innerWidth === {width}");
                self.until("the page's width", &there).await.map(drop)
            }
        }
    }

    /// The colour schemes that the browser can be told that the system prefers.
    pub fn schemes(&self) -> &'static [&'static str] {
        if self.can(Ability::Schemes) { &["light", "dark"] } else { &["light"] }
    }

    /// Makes the system `dark` or `light`: one of [`Page::schemes`].
    pub async fn set_scheme(&self, scheme: &str) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
                self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await?;
            }
            Engine::Firefox => driver::set_scheme(self, scheme).await?,
            Engine::WebKit => {}
        }
        let there = format!("return matchMedia('(prefers-color-scheme: {scheme})').matches");
        self.until("the colour scheme", &there).await.map(drop)
    }

    /// What languages the reader has set in the browser, from the next page on: `de-AT,en`.
    pub async fn set_languages(&self, languages: &str) -> Outcome {
        engine::need(self.engine(), Ability::Languages)?;
        if self.engine() == Engine::Firefox {
            return driver::set_languages(self, languages).await;
        }
        let agent = self.script("return navigator.userAgent").await?;
        let about = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.devtools("Emulation.setUserAgentOverride", about).await
    }

    /// Files of the site that do not come any more, by the ends of their addresses.
    pub async fn withhold(&self, addresses: &[&str]) -> Outcome {
        engine::need(self.engine(), Ability::Withholding)?;
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
        self.devtools("Network.setBlockedURLs", json!({ "urls": addresses })).await
    }

    /// From the next page on, this script runs before any of the page's own.
    pub async fn begin_with(&self, script: &str) -> Outcome {
        engine::need(self.engine(), Ability::Beginning)?;
        self.devtools("Page.enable", json!({})).await?;
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await
    }

    /// Whether scripts run in the page (`content`) or in Firefox' own window (`chrome`).
    pub(crate) async fn set_context(&self, context: &str) -> Outcome {
        let body = json!({ "context": context });
        self.command(Method::POST, "/moz/context".into(), Some(body)).await.map(drop)
    }

    /// A command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome {
        self.ask_devtools(command, parameters).await.map(drop)
    }

    /// The same with its answer.
    pub async fn ask_devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.command(Method::POST, "/goog/cdp/execute".into(), Some(body)).await
    }

    async fn ask_of(&self, element: &WebElement, what: &str) -> Outcome<String> {
        let value =
            self.command(Method::GET, format!("/element/{}/{what}", element.element_id()), None).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    async fn command(&self, method: Method, endpoint: String, body: Option<Value>) -> Outcome<Value> {
        let command = Extension { method, endpoint, body };
        let answer = self.web.cmd(Command::ExtensionCommand(Box::new(command))).await.map_err(told)?;
        answer.value().map_err(told)
    }

    /// Keeps what helps to understand a failure, and says where.
    pub(crate) async fn keep_evidence(&self, folder: &Path) -> String {
        let keep = async {
            std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            self.web.screenshot(&folder.join("screen.png")).await.map_err(told)?;
            let source = self.web.source().await.map_err(told)?;
            std::fs::write(folder.join("page.html"), source).map_err(|error| error.to_string())?;
            let console = self.take_complaints().await?.join("\n");
            std::fs::write(folder.join("console.txt"), console).map_err(|error| error.to_string())
        };
        match keep.await {
            Ok(()) => format!("(screenshot, page and console: {})", folder.display()),
            Err(message) => format!("(no screenshot: {message})"),
        }
    }

    pub(crate) async fn close(self) {
        // A browser that does not answer any more ends with its driver.
        let _ = self.web.quit().await;
    }
}

/// A WebDriver command that the client library has no method for.
#[derive(Debug)]
struct Extension {
    method: Method,
    endpoint: String,
    body: Option<Value>,
}

impl ExtensionCommand for Extension {
    fn parameters_json(&self) -> Option<Value> {
        self.body.clone()
    }

    fn method(&self) -> Method {
        self.method.clone()
    }

    fn endpoint(&self) -> Arc<str> {
        self.endpoint.as_str().into()
    }
}
