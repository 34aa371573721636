//! What comes to the desk to be read: a paste, a file, a bundled article, a page from the library.

use std::sync::Arc;

use article::Article;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wire::{Ask, Input, PageId, Reply, Source};

use super::Desk;
use crate::browser::{self, window};
use crate::paper::{Clip, Page, Paper, TroubleKind};
use crate::paste::{self, Pasted};
use crate::words::{self, say, say_with};
use crate::{bundled, place};

/// The largest file that is read, in bytes; also the limit of `extract`.
const LARGEST: f64 = 64.0 * 1024.0 * 1024.0;

impl Desk {
    /// Reads what was pasted or dropped.
    pub fn read_clip(self, clip: Clip) {
        match paste::choose(&clip.html, &clip.text) {
            Pasted::Page(source) => {
                self.clip.set(clip);
                let captured = Some(browser::now());
                self.ask(Ask::Read(Input { page: None, source, url: None, captured }), true);
                // The worker is at it already, and what was open still stands.
                place::save();
            }
            Pasted::AddressOnly => {
                let message = say("That is the address of a page, not the page itself.");
                self.trouble(TroubleKind::AddressOnly, message);
            }
            Pasted::Nothing => self.hint(say("There is no text on the clipboard.")),
        }
    }

    /// Reads a file.
    pub fn read_file(self, file: &web_sys::File) {
        if file.size() > LARGEST {
            let size = words::number((file.size() / (1024.0 * 1024.0)) as usize);
            let message = say_with(
                "{name} is {size} MB. Broadsheet reads files of up to 64 MB.",
                &[("name", &file.name()), ("size", &size)],
            );
            return self.trouble(TroubleKind::TooBig, &message);
        }
        place::save();
        let turn = self.wait();
        let name = file.name();
        // The page was caught when the file was written; "2 hours ago" counts from then.
        let captured = Some((file.last_modified() / 1000.0) as i64);
        let bytes = JsFuture::from(file.array_buffer());
        spawn_local(async move {
            let bytes = bytes.await;
            if self.turn.get_value() != turn {
                return;
            }
            match bytes {
                Ok(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                    let source = Source::Bytes(bytes);
                    self.ask(Ask::Read(Input { page: None, source, url: None, captured }), false);
                }
                Err(_) => {
                    let message = say_with("The browser cannot read {name}.", &[("name", &name)]);
                    self.trouble(TroubleKind::Unreadable, &message);
                }
            }
        });
    }

    /// Shows a text as it is, where no article came of it.
    pub fn read_as_is(self, text: &str) {
        let article = crate::as_is::article(text);
        self.arrival.set_value(None);
        self.announced.set_value(None);
        let page = Page { id: None, article, url: None, as_printed: true };
        self.paper.set(Paper::Page(Arc::new(page)));
    }

    /// Has a file of our own read after so many milliseconds, for nobody: it is not kept. Calls with its
    /// article, unless something has been opened or asked for by then.
    pub fn read_aside(self, file: &'static str, after: i32, call: impl FnOnce(Article) + 'static) {
        // A page that is asked for later goes before one that waits, so this is not to be asked for once a
        // reader has asked.
        let turn = self.turn.get_value();
        let nobody_came = move || self.turn.get_value() == turn;
        let read = async move {
            let text = load(file).await.and_then(|bytes| String::from_utf8(bytes).ok());
            let Some(text) = text.filter(|_| nobody_came()) else { return };
            let (page, source) = (Some(PageId(String::new())), Source::Text(text));
            let ask = Ask::Read(Input { page, source, url: None, captured: None });
            self.client.get_value().ask(ask, move |reply| {
                let Reply::Article { article, .. } = reply else { return };
                browser::when_idle(move || {
                    if nobody_came() {
                        call(*article);
                    }
                });
            });
        };
        browser::later(after, move || {
            if nobody_came() {
                spawn_local(read);
            }
        });
    }

    // A page that is not in memory: one of ours comes as a file, any other from the worker.
    pub(super) fn fetch(self, id: PageId) {
        let Some(bundled) = bundled::find(&id.0) else {
            return self.ask(Ask::Open(id), false);
        };
        let turn = self.wait();
        let file = bundled.file();
        spawn_local(async move {
            let bytes = load(&file).await;
            if self.turn.get_value() != turn {
                return;
            }
            match bytes {
                Some(bytes) => {
                    let input = Input {
                        page: Some(id),
                        source: Source::Bytes(bytes),
                        url: Some(browser::beside(&file)),
                        captured: bundled.captured,
                    };
                    self.ask(Ask::Read(input), false);
                }
                None => self.trouble(
                    TroubleKind::Offline,
                    say("This article is not on your device yet, and there is no network to fetch it."),
                ),
            }
        });
    }

    // A paste has become an article; what else the reader has in the box stays there.
    pub(super) fn forget_paste(self) {
        let clip = self.clip.try_update(std::mem::take).unwrap_or_default();
        if self.draft.with_untracked(|draft| paste::unedited(draft, &clip.text)) {
            self.draft.set(String::new());
        }
    }
}

/// A file of the app's own.
pub async fn load(path: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(&browser::beside(path))).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
