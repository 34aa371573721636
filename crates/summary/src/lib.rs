//! The sentences of a text, and those that carry it.
//!
//! Nothing is written anew: key points are sentences of the article as they stand. They are chosen
//! by what the article itself speaks of most, so that no model is needed and every language works.
//! No DOM, no clock, no floats.

mod points;
mod sentences;
mod words;

pub use points::{Point, key_points};
pub use sentences::sentences;
