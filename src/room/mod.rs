//! The reading room: what helps a reader through an article that is set already. It works on the
//! article's elements as they stand, and changes none of its text.

pub mod find;
pub mod paragraph;
pub mod passage;
pub mod progress;
pub mod zoom;

use leptos::prelude::*;

use find::Found;

/// What the reading room knows of the open article. Copies are handles on the same.
#[derive(Clone, Copy)]
pub struct Room {
    /// Goes up whenever more of the article has been set.
    pub laid: RwSignal<u32>,
    /// Minutes that are left at the reader's pace; `None` where nothing is left.
    pub left: RwSignal<Option<u32>>,
    /// Which entry of the outline the reader is at.
    pub heading: RwSignal<Option<usize>>,
    /// The outline is open, where it is not beside the text anyway.
    pub outline_open: RwSignal<bool>,
    /// "Find in article" is open.
    pub find_open: RwSignal<bool>,
    /// What it found.
    pub found: RwSignal<Found>,
}

impl Room {
    /// An empty room.
    pub fn new() -> Self {
        Room {
            laid: RwSignal::new(0),
            left: RwSignal::new(None),
            heading: RwSignal::new(None),
            outline_open: RwSignal::new(false),
            find_open: RwSignal::new(false),
            found: RwSignal::new(Found::default()),
        }
    }
}
