//! What is thrown: an `Error` with a message for people and a `code` for programs.

use extract::{Refused, RefusedWhy};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An `Error` with that code.
pub fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    set(&error, "code", code);
    error.into()
}

/// Why a page gave no article. What text it has goes along, to be read as it is.
pub fn refusal(refused: &Refused) -> JsValue {
    let code = match refused.why {
        RefusedWhy::Empty => "empty",
        RefusedWhy::NotAPage(_) => "not-a-page",
        RefusedWhy::NoArticle => "no-article",
    };
    let error = error(code, &refused.to_string());
    set(&error, "text", &refused.text);
    error
}

fn set(error: &JsValue, name: &str, value: &str) {
    // Fails for a frozen object only, and this one is new.
    let _ = Reflect::set(error, &name.into(), &value.into());
}
