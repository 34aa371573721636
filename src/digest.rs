//! What a text is about, as `crates/digest` tells it: a module of its own, which is fetched when it is
//! asked for the first time, so that nobody waits for it who does not want it.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser;

/// What stands between paragraphs.
pub const PARAGRAPH: &str = "\u{2029}";

/// Asks for `what`, a function of that module. `then` has the answer; `None` where the module is not
/// to be had: there is no network, and it is not kept yet.
pub fn ask(what: &'static str, with: Vec<String>, then: impl FnOnce(Option<String>) + 'static) {
    fn erased(what: &'static str, with: Vec<String>, then: Box<dyn FnOnce(Option<String>)>) {
        // `public/boot.js` knows how.
        let module = browser::call(&js_sys::global(), "digest", &[]);
        let module = js_sys::Promise::resolve(&module);
        spawn_local(async move {
            let module = JsFuture::from(module).await.unwrap_or_default();
            let with: Vec<JsValue> = with.iter().map(JsValue::from).collect();
            then(browser::call(&module, what, &with).as_string());
        });
    }
    erased(what, with, Box::new(then));
}
