//! What the end-to-end tests are made of: the site as a user gets it, a real browser with an empty
//! profile, and a page to act on.
//!
//! A test is one call of [`test()`] with a name and what to do. Whatever happens in it, the browser
//! is closed; if it fails, a screenshot and the console are in `target/e2e/`.

mod act;
mod driver;
mod elsewhere;
mod engine;
mod page;
mod wait;

use std::{panic::AssertUnwindSafe, path::PathBuf};

use futures_util::FutureExt;
use xtask::{browser::Engine, project, site::Settings};

pub use engine::Ability;
pub use page::{Page, Width};
pub use wait::PATIENCE;

/// What a step of a test returns; the error is a sentence that says what was expected.
pub type Outcome<T = ()> = Result<T, String>;

/// Opens the site in a browser and runs `body` on it. Fails if `body` does, and also if the page
/// complained in its console or the page's policy was violated, unless `body` has taken note of
/// that with [`Page::take_complaints`].
pub fn test(name: &'static str, body: impl AsyncFnOnce(&mut Page) -> Outcome) {
    under("/", name, body);
}

/// The same with the site under another path of its host, which begins and ends with `/`.
pub fn under(base: &str, name: &'static str, body: impl AsyncFnOnce(&mut Page) -> Outcome) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime for the test");
    let settings = Settings { folder: project::dist(), port: 0, base: base.to_owned() };
    let engine = Engine::wanted().expect("an engine");
    let result = runtime.block_on(async {
        engine::need(engine, Ability::Test(name))?;
        let mut page = Page::open(settings).await?;
        let result = match AssertUnwindSafe(body(&mut page)).catch_unwind().await {
            Ok(Ok(())) => match page.take_complaints().await {
                Ok(complaints) if complaints.is_empty() => Ok(()),
                Ok(complaints) => Err(format!("the page complained:\n{}", complaints.join("\n"))),
                Err(message) => Err(message),
            },
            Ok(Err(message)) if engine::is_left_out(&message) => {
                return {
                    page.close().await;
                    Err(message)
                };
            }
            Ok(Err(message)) => Err(message),
            Err(panic) => Err(panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
                .unwrap_or_else(|| "the test panicked".into())),
        };
        let result = match result {
            Ok(()) => Ok(()),
            Err(message) => Err(format!("{message}\n{}", page.keep_evidence(&folder(name)).await)),
        };
        page.close().await;
        result
    });
    match result {
        Err(message) if engine::is_left_out(&message) => {}
        Err(message) => panic!("{name}: {message}"),
        Ok(()) => {}
    }
}

/// Where the evidence of a failed test goes.
fn folder(name: &str) -> PathBuf {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    project::target().unwrap_or_else(|_| std::env::temp_dir()).join("e2e").join(name)
}

/// The text of one of the project's own fixture pages, `tests/fixtures/NAME`.
pub fn fixture(name: &str) -> Outcome<String> {
    let path = fixture_path(name);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Where that page is.
pub fn fixture_path(name: &str) -> PathBuf {
    project::root().join("tests/fixtures").join(name)
}
