//! What Broadsheet's worker does with the messages it gets: reads pages, keeps them, edits their
//! plans.
//!
//! Everything here runs natively too, and is tested so. What it needs of a browser (a decoder, a
//! clock, a place to keep pages) is handed in; the program beside this library brings IndexedDB,
//! `TextDecoder` and the event loop.

mod desk;
mod kept;
mod queue;

pub use desk::{Change, Desk, Done, Store, StoreError};
pub use kept::{Kept, page_id};
pub use queue::{Next, Queue};
