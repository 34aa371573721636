//! Broadsheet's extraction for JavaScript: a page's HTML or text in, its stories out, as plain
//! objects of the form that the command line prints. `cargo xtask js` makes the package.
//!
//! Objects are handed over as JSON, which every engine reads at several hundred megabytes a second;
//! making them one property at a time from here would cross between the two worlds for each.

mod failure;
mod options;
mod readability;
mod source;

use article::Article;
use export::{HtmlOptions, MarkdownOptions, TextOptions};
use report::Report;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Quicker and smaller than the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The types of what is returned, for TypeScript.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.ts");

/// A page that has been taken apart and stays on this side: what is asked of it is made and
/// handed over when it is asked for.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Extraction(Article);

#[wasm_bindgen]
impl Extraction {
    /// Takes a page apart.
    ///
    /// # Errors
    /// Throws an `Error` with a `code`: `empty`, `no-article`, or `bad-option`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "string")] html: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: JsValue,
    ) -> Result<Self, JsValue> {
        let article = extract::extract(&source::text(html)?, &options::read(&options)?);
        article.map(Self).map_err(|refused| failure::refusal(&refused))
    }

    /// The article with its metadata, its other stories and what was cut.
    ///
    /// # Errors
    /// Never, of what extraction yields: trees are nested no deeper than can be written.
    #[wasm_bindgen(unchecked_return_type = "Article")]
    pub fn article(&self) -> Result<JsValue, JsValue> {
        handed_over(&Report::of(&self.0))
    }

    /// The article as a document of its own.
    pub fn html(&self) -> String {
        export::html(&self.0, &HtmlOptions::default())
    }

    /// The article in Markdown.
    pub fn markdown(&self) -> String {
        export::markdown(&self.0, &MarkdownOptions::default())
    }

    /// The article as plain text.
    pub fn text(&self) -> String {
        export::text(&self.0, &TextOptions::default())
    }

    /// The article in the form that Mozilla's Readability returns.
    ///
    /// # Errors
    /// Never, of what extraction yields.
    #[wasm_bindgen(unchecked_return_type = "ReadabilityResult")]
    pub fn readability(&self) -> Result<JsValue, JsValue> {
        handed_over(&readability::of(&self.0))
    }
}

/// Takes a page apart and returns its article.
///
/// # Errors
/// Throws an `Error` with a `code`: `empty`, `no-article`, or `bad-option`.
#[wasm_bindgen(js_name = extract, unchecked_return_type = "Article")]
pub fn extract_page(
    #[wasm_bindgen(unchecked_param_type = "string")] html: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    Extraction::new(html, options)?.article()
}

/// For programs that call `new Readability(document, …).parse()`: the same form, `null` where there
/// is no article.
///
/// # Errors
/// Throws an `Error` with the `code` `bad-option`.
#[wasm_bindgen(js_name = readability, unchecked_return_type = "ReadabilityResult | null")]
pub fn readability_of_page(
    #[wasm_bindgen(unchecked_param_type = "string")] html: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    match extract::extract(&source::text(html)?, &options::read(&options)?) {
        Ok(article) => handed_over(&readability::of(&article)),
        Err(_) => Ok(JsValue::NULL),
    }
}

fn handed_over(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json =
        serde_json::to_string(value).map_err(|error| failure::error("internal", &error.to_string()))?;
    js_sys::JSON::parse(&json)
}
