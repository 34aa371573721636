//! What is known about the lead: claims and print weighed against one another.

mod byline;

pub(crate) use byline::{byline, is_name, names};
