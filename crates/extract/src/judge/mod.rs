//! Judging: what every strip of a page is, and the plan that follows from it.

mod role;
mod select;
mod view;
mod weigh;

pub use role::{Owner, Role};
pub use select::Selection;
pub(crate) use view::letters;
pub(crate) use weigh::{Entry, Ledger, weigh, weights};
