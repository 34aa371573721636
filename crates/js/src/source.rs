//! A page's text, out of a string of JavaScript.
//!
//! A string that is taken as `&str` is copied by a loop over its characters, and anew from where the first
//! that is not of ASCII stands. Engines have a copy of their own that is several times as quick.

use js_sys::{JsString, TypeError};
use wasm_bindgen::{JsCast, prelude::*};

use crate::failure::error;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, source: &JsString, into: &mut [u8]) -> Progress;

    type Progress;

    /// In the units that JavaScript counts in.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Progress) -> u32;

    /// In bytes.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Progress) -> u32;
}

/// So many bytes, at most, has what JavaScript counts as one.
const WIDEST: usize = 3;

/// The text of a string; what is no character in it becomes the sign for that.
///
/// # Errors
/// A `TypeError`, where it is none.
pub fn text(page: &JsValue) -> Result<String, JsValue> {
    let Some(source) = page.dyn_ref::<JsString>() else {
        return Err(TypeError::new("the page is not a string").into());
    };
    let encoder = TextEncoder::new();
    let units = source.length() as usize;
    // Most pages are of ASCII but for a few characters.
    let mut bytes = vec![0; units + units / 16 + WIDEST];
    let (mut read, mut written) = (0, 0);
    while read < units {
        let rest = source.slice(read as u32, units as u32);
        let progress = encoder.encode_into(&rest, &mut bytes[written..]);
        read += progress.read() as usize;
        written += progress.written() as usize;
        // Enough for the rest, whatever it is.
        bytes.resize(if read < units { written + (units - read) * WIDEST } else { written }, 0);
    }
    bytes.truncate(written);
    String::from_utf8(bytes).map_err(|wrong| error("internal", &wrong.to_string()))
}
