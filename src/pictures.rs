//! Whether an article's pictures may be loaded from where they are.
//!
//! A picture tells its host who reads what, so none is loaded before the reader has agreed: for one
//! article, for as long as the tab lives, or for all, until further notice.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement, Storage};
use wire::PageId;

use crate::browser::{self, document, window};
use crate::settings::{ALWAYS, IMAGES, Settings};

const ONE: &str = "broadsheet.images.";

/// What the reader agreed to. Copies are handles on the same agreement.
#[derive(Clone, Copy)]
pub struct Pictures {
    settings: Settings,
    // Goes up with every article agreed to, so that what depends on it looks again.
    changed: RwSignal<u32>,
}

impl Pictures {
    /// Pictures are shown as the settings say.
    pub fn new(settings: Settings) -> Self {
        Pictures { settings, changed: RwSignal::new(0) }
    }

    /// Whether this article's pictures may be loaded.
    pub fn allowed(self, page: Option<&PageId>) -> bool {
        self.changed.track();
        self.settings.get(IMAGES) == ALWAYS
            || page
                .is_some_and(|page| session().and_then(|s| s.get_item(&key(page)).ok().flatten()).is_some())
    }

    /// The reader agrees for this article.
    pub fn allow(self, page: &PageId) {
        if let Some(session) = session() {
            let _ = session.set_item(&key(page), "1");
        }
        self.changed.update(|n| *n = n.wrapping_add(1));
    }

    /// The reader agrees for all articles.
    pub fn allow_all(self) {
        self.settings.set(IMAGES, ALWAYS);
    }
}

fn key(page: &PageId) -> String {
    format!("{ONE}{}", page.0)
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// From now on a picture that does not load gives way to the page's plain one, and that to its
/// description.
pub fn watch() {
    browser::listen_capture::<Event>(&document(), "error", |event| {
        let Some(image) = event.target().and_then(|t| t.dyn_into::<HtmlImageElement>().ok()) else { return };
        match image.get_attribute("data-fallback") {
            Some(fallback) => {
                let _ = image.remove_attribute("data-fallback");
                image.set_src(&fallback);
            }
            None => {
                let _ = image.class_list().add_1("broken");
            }
        }
    });
}
