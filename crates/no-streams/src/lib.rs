//! Stands in for the crate `wasm-streams`.
//!
//! Leptos brings its server functions along, and they bring that crate. The app has no server and
//! calls none, but what `wasm-streams` exports to JavaScript would be in the app all the same: three
//! classes and what they need, two kilobytes after Brotli. Here is what the server functions name of
//! it, and it does nothing.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::ReadableStream as Raw;

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// The browser's own.
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// The browser's own.
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// A stream without anything in it.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        Self(Raw::new().expect_throw("streams are not used here"))
    }

    /// A stream without anything in it.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream that has ended.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
