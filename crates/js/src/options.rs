//! What the caller knows about the page, out of an object of JavaScript.

use article::{DateTime, WebUrl};
use extract::{Format, Options};
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::failure::error;

/// Reads `{ url, captured, format, asPrinted }`; each may be absent, and so may all.
///
/// # Errors
/// An `Error` with the code `bad-option`, where a value is not what it should be.
pub fn read(options: &JsValue) -> Result<Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    if !options.is_object() {
        return Err(bad("the options are not an object"));
    }
    Ok(Options {
        url: given(options, "url")?.map(|value| address(&value)).transpose()?,
        captured: given(options, "captured")?.map(|value| moment(&value)).transpose()?,
        format: given(options, "format")?.map_or(Ok(Format::Auto), |value| format(&value))?,
        as_printed: given(options, "asPrinted")?.is_some_and(|value| value.is_truthy()),
        ..Options::default()
    })
}

fn given(options: &JsValue, name: &str) -> Result<Option<JsValue>, JsValue> {
    let value = Reflect::get(options, &name.into())?;
    Ok((!value.is_undefined() && !value.is_null()).then_some(value))
}

/// A string, or an object such as `URL` that is written as one.
fn address(value: &JsValue) -> Result<WebUrl, JsValue> {
    let text = value.as_string().or_else(|| value.dyn_ref::<Object>().map(|url| url.to_string().into()));
    let url = text.and_then(|text| WebUrl::parse(&text).ok()).filter(WebUrl::is_page);
    url.ok_or_else(|| bad("`url` is not an http or https address"))
}

fn moment(value: &JsValue) -> Result<DateTime, JsValue> {
    let read = match value.dyn_ref::<Date>() {
        // Milliseconds since 1970; not a number for a date that is none.
        Some(date) => {
            let seconds = (date.get_time() / 1000.0).floor();
            seconds.is_finite().then(|| DateTime::from_unix_seconds(seconds as i64)).flatten()
        }
        None => value.as_string().and_then(|text| DateTime::parse_iso(&text).ok()),
    };
    read.ok_or_else(|| bad("`captured` is not a date"))
}

fn format(value: &JsValue) -> Result<Format, JsValue> {
    match value.as_string().as_deref() {
        Some("auto") => Ok(Format::Auto),
        Some("html") => Ok(Format::Html),
        Some("text") => Ok(Format::Text),
        _ => Err(bad("`format` is none of auto, html, text")),
    }
}

fn bad(message: &str) -> JsValue {
    error("bad-option", message)
}
