//! Extractors of Rust that others wrote, as wasm, so that a browser measures them beside the rest.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The length of the text that `dom_smoothie` finds; nothing where it finds no article. Nothing
/// but the number is handed over.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn dom_smoothie(html: &str) -> Option<usize> {
    let article = dom_smoothie::Readability::new(html, None, None).ok()?.parse().ok()?;
    Some(article.text_content.len())
}
