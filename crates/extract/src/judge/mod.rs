//! Judging: what every strip of a page is, and the plan that follows from it.

mod alike;
mod company;
mod islands;
mod plan;
mod posts;
mod prune;
mod repeats;
mod role;
mod select;
mod veto;
mod view;
mod weigh;

pub(crate) use plan::{Fate, Plan};
pub(crate) use posts::Post;
pub use role::{Owner, Role};
pub use select::Selection;
pub(crate) use veto::veto;
pub(crate) use weigh::{Ledger, weigh};
#[cfg(feature = "ablation")]
pub(crate) use {
    view::views,
    weigh::{Readings, weigh_views},
};
