//! Judging: what every strip of a page is, and the plan that follows from it.

mod role;
mod select;

pub use role::{Owner, Role};
pub use select::Selection;
