//! Waiting for what a person would wait for: a condition, looked at again and again, never a pause
//! of fixed length.

use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::{By, WebElement};

use crate::{Outcome, Page};

/// How long something may take to happen. Far more than it should, so that a slow machine does not
/// fail a test that is right.
pub const PATIENCE: Duration = Duration::from_secs(45);
const PAUSE: Duration = Duration::from_millis(40);

impl Page {
    /// The first displayed element of that CSS selector, as soon as there is one.
    pub async fn find(&self, css: &str) -> Outcome<WebElement> {
        let start = Instant::now();
        loop {
            for element in self.web.find_all(By::Css(css)).await.map_err(told)? {
                // It may be gone again by now, which only means to look anew.
                if element.is_displayed().await.unwrap_or(false) {
                    return Ok(element);
                }
            }
            self.pause(start, &format!("`{css}` on the screen")).await?;
        }
    }

    /// The displayed element of that role and accessible name, as soon as there is one. What the shell
    /// shows is not meant: it gives way to the app.
    pub async fn named(&self, role: &str, name: &str) -> Outcome<WebElement> {
        self.until_app().await?;
        let start = Instant::now();
        loop {
            if let Some(element) = self.look_for(role, name).await? {
                return Ok(element);
            }
            self.pause(start, &format!("the {role} “{name}”")).await?;
        }
    }

    /// That element, if it is there now.
    pub(crate) async fn look_for(&self, role: &str, name: &str) -> Outcome<Option<WebElement>> {
        for element in self.web.find_all(By::Css(candidates(role))).await.map_err(told)? {
            if element.is_displayed().await.unwrap_or(false)
                && self.accessible_name(&element).await.is_ok_and(|found| same(&found, name))
            {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Waits until there is more than the shell: somebody who notices what is clicked or dropped.
    pub async fn until_app(&self) -> Outcome {
        self.until("the app", "return document.querySelector('.colophon') !== null").await.map(drop)
    }

    /// Waits until the script (the body of a function) returns something true, and returns that.
    pub async fn until(&self, what: &str, script: &str) -> Outcome<Value> {
        let start = Instant::now();
        loop {
            let problem = match self.script(script).await {
                Ok(Value::Null | Value::Bool(false)) => String::new(),
                Ok(value) => return Ok(value),
                // What it asks is not there yet, or one page gives way to another.
                Err(problem) => format!(" ({problem})"),
            };
            self.pause(start, &format!("{what}{problem}")).await?;
        }
    }

    /// Waits until the script returns this.
    pub async fn until_is(&self, what: &str, script: &str, wanted: impl Into<Value>) -> Outcome {
        let (start, wanted) = (Instant::now(), wanted.into());
        loop {
            let found = self.script(script).await;
            if found.as_ref() == Ok(&wanted) {
                return Ok(());
            }
            self.pause(start, &format!("{what}: {wanted}, not {found:?},")).await?;
        }
    }

    /// Waits until the page shows this text.
    pub async fn until_text(&self, text: &str) -> Outcome {
        let literal = Value::from(text);
        self.until(
            &format!("the text “{text}”"),
            &format!("return document.body.innerText.includes({literal})"),
        )
        .await?;
        Ok(())
    }

    pub(crate) async fn pause(&self, start: Instant, what: &str) -> Outcome {
        if start.elapsed() > PATIENCE {
            return Err(format!("{what} did not come in {} s", PATIENCE.as_secs()));
        }
        tokio::time::sleep(PAUSE).await;
        Ok(())
    }
}

/// What may have a role: the browser then tells the name.
fn candidates(role: &str) -> &'static str {
    match role {
        "button" => "button, summary, [role=button], input[type=submit]",
        "link" => "a[href], [role=link]",
        "textbox" => "textarea, input, [contenteditable], [role=textbox]",
        "heading" => "h1, h2, h3, h4, [role=heading]",
        "complementary" => "aside, [role=complementary]",
        "region" => "section, [role=region]",
        "dialog" => "dialog, [role=dialog]",
        _ => "*",
    }
}

/// Whether two names are the same to a listener: Chromium tells a name in the capitals that a style
/// sheet sets it in.
fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// An error of the driver as a sentence.
pub fn told(error: thirtyfour::error::WebDriverError) -> String {
    error.to_string()
}
