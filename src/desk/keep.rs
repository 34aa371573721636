//! What the worker keeps of a page, and what the reader changes in it: blocks brought back, highlights,
//! a page removed and brought back.

use std::sync::Arc;

use article::NodeId;
use leptos::prelude::*;
use wire::{Ask, Highlight, PageId, Reply};

use super::Desk;
use crate::paper::{Page, Paper};
use crate::recent::{self, Removed};
use crate::words::{say, told};
use crate::{said, view};

/// What is said over the repairs of a text that stands as it is printed.
pub fn as_it_is_printed() -> &'static str {
    say("The text stands as the page prints it, without these repairs:")
}

impl Desk {
    /// Brings a block of the open page back, or cuts it again.
    pub fn edit(self, node: NodeId, keep: bool) {
        let Some(page) = self.open_page() else { return };
        let done = say(if keep { "Brought back into the article." } else { "Cut again." });
        self.change(page.clone(), Ask::Edit { page, node, keep }, done);
    }

    /// Shows the text of the open page as it is printed, or repaired.
    pub fn print(self) {
        let (Some(page), Some(open)) = (self.open_page(), untrack(|| view::page(self))) else { return };
        let as_printed = !open.as_printed;
        let done = if as_printed { as_it_is_printed() } else { say("Repaired.") };
        self.change(page.clone(), Ask::Print { page, as_printed }, done);
    }

    fn open_page(self) -> Option<PageId> {
        self.address.with_untracked(|a| a.page().cloned())
    }

    // Has a page made anew by the worker, with a change. The reader stays where they are.
    fn change(self, page: PageId, ask: Ask, done: &'static str) {
        let client = self.client.get_value();
        client.ask(ask, move |reply| {
            // The reader may be elsewhere by now.
            let here = self.address.with_untracked(|a| a.page() == Some(&page));
            match reply {
                Reply::Article { article, url, as_printed, .. } => {
                    let laid = Arc::new(Page { id: Some(page), article: *article, url, as_printed });
                    self.shelve(Arc::clone(&laid));
                    if here {
                        self.stay();
                        self.paper.set(Paper::Page(laid));
                        said::tell(done);
                    }
                }
                Reply::Refused { message, .. } if here => {
                    self.mishap.set(Some(told(&message).unwrap_or(message)));
                }
                _ => {}
            }
        });
    }

    /// Deletes the page of an entry that was taken out of "Recent". `then` is called if the entry
    /// had to be put back because the page could not be deleted.
    pub fn forget(self, removed: Removed, then: impl FnOnce() + 'static) {
        let page = removed.entry.page.clone();
        self.shelf.update_value(|shelf| shelf.retain(|p| p.id.as_ref() != Some(&page)));
        self.removed.set(Some(removed.clone()));
        self.client.get_value().ask(Ask::Forget { page, forget: true }, move |reply| {
            if matches!(reply, Reply::Refused { .. }) {
                if self.removed.with_untracked(|now| now.as_ref() == Some(&removed)) {
                    self.removed.set(None);
                }
                recent::put_back(removed);
                self.mishap.set(Some(say("The page could not be removed from this device.").to_owned()));
                then();
            }
        });
    }

    /// Undoes that for the entry removed last. `then` is called once it is back.
    pub fn remember(self, then: impl FnOnce(&PageId) + 'static) {
        let Some(removed) = self.removed.try_update(Option::take).flatten() else { return };
        let page = removed.entry.page.clone();
        let ask = Ask::Forget { page: page.clone(), forget: false };
        self.client.get_value().ask(ask, move |reply| match reply {
            Reply::Done => {
                recent::put_back(removed);
                said::tell(say("Brought back."));
                then(&page);
            }
            _ => {
                // What a full disk refuses now it may take later.
                self.removed.set(Some(removed));
                self.mishap.set(Some(say("The page could not be brought back.").to_owned()));
            }
        });
    }

    /// What was highlighted on a page, as the worker keeps it.
    pub fn highlights(self, page: PageId, then: impl FnOnce(Vec<Highlight>) + 'static) {
        self.client.get_value().ask(Ask::Highlights(page), move |reply| {
            if let Reply::Highlights(highlights) = reply {
                then(highlights);
            }
        });
    }

    /// Keeps a highlight of a page in the place of the one that was made then; `None` deletes that.
    pub fn keep_highlight(self, page: PageId, made: i64, highlight: Option<Highlight>) {
        self.client.get_value().ask(Ask::Highlight { page, made, highlight }, move |reply| {
            if matches!(reply, Reply::Refused { .. }) {
                let message =
                    say("This browser does not keep what you highlight: it will be gone with this page.");
                self.mishap.set(Some(message.to_owned()));
            }
        });
    }
}
