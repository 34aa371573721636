//! The reading room: what helps a reader through an article that is set already. It works on the
//! article's elements as they stand, and changes none of its text.

pub mod aids;
mod anchor;
pub mod find;
pub mod focus;
pub mod highlights;
pub mod lookup;
pub mod notes;
pub mod paragraph;
pub mod passage;
pub mod points;
pub mod progress;
pub mod selection;
pub mod speech;
pub mod voices;
pub mod zoom;

use leptos::prelude::*;

use speech::Aloud;

/// What the reading room knows of the open article. Copies are handles on the same.
#[derive(Clone, Copy)]
pub struct Room {
    /// Goes up whenever more of the article has been set.
    pub laid: RwSignal<u32>,
    /// Minutes that are left at the reader's pace; `None` where nothing is left.
    pub left: RwSignal<Option<u32>>,
    /// "Find in article" is open.
    pub find_open: RwSignal<bool>,
    /// How it stands with reading aloud.
    pub aloud: RwSignal<Aloud>,
}

impl Room {
    /// An empty room.
    pub fn new() -> Self {
        Room {
            laid: RwSignal::new(0),
            left: RwSignal::new(None),
            find_open: RwSignal::new(false),
            aloud: RwSignal::new(Aloud::Off),
        }
    }
}
