//! One page through the engine, down to the bytes that would go to the page. Compiled natively and
//! to wasm, and compared by `main.rs`: a difference means that something in the engine depends on
//! the machine (a hash map's order, the width of `usize`, a platform's mathematics).

use article::{DateTime, WebUrl};
use extract::{Options, WebEncodings};
use wasm_bindgen::prelude::wasm_bindgen;

/// The outcome for the file `name` with this content, as bytes. What is refused has an outcome too.
#[wasm_bindgen]
pub fn dump(name: &str, content: &[u8]) -> Vec<u8> {
    let options = Options {
        url: WebUrl::parse(&format!("https://fixture.example/{name}")).ok(),
        captured: DateTime::from_unix_seconds(1_750_000_000),
        ..Options::default()
    };
    let outcome = extract::decode(content, &WebEncodings)
        .and_then(|text| extract::extract(&text, &options))
        .map_err(|refused| (refused.to_string(), refused.text));
    wire::encode(&outcome)
}
