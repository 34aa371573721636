//! Takes a page's HTML or text apart into its stories, and tells what was cut and why.
//!
//! One function does it: [`extract`]. [`Page`] is the same with the page kept, so that its plan
//! can be edited ("bring this back") and explained.
//!
//! What this crate does not do: fetch, store, render, run scripts, ask for the time.

mod account;
mod assemble;
mod claims;
mod credit;
mod dateline;
mod dates;
mod decode;
mod dom;
mod facts;
mod judge;
mod lookup;
mod lower;
mod meta;
mod options;
mod order;
mod page;
mod phrases;
mod rules;
mod segment;
mod tidy;
mod trace;

#[cfg(feature = "encodings")]
pub use decode::WebEncodings;
pub use decode::{Decoder, decode};
pub use dom::{Dom, NodeId, Tag, parse};
pub use options::{Format, Limits, Options, Refused, RefusedWhy};
pub use page::{Page, extract};
pub use trace::{Features, Trace, TraceLine, features};
