//! What a text is about: its sentences and those that carry it, the names in it, and which other
//! texts are like it.
//!
//! Nothing is written anew: key points are sentences of the article as they stand. They are chosen
//! by what the article itself speaks of most, so that no model is needed and every language works.
//! No DOM, no clock, no floats.

mod alone;
mod kin;
mod names;
mod points;
mod sentences;
mod words;

pub use kin::{Kin, Profile, Why, kin, traits};
pub use names::{Kind, Name, names};
pub use points::{Point, key_points};
pub use sentences::sentences;
