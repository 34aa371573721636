//! Where requests are worked on: the pages in memory, those kept on the device, and the answers.

use std::collections::VecDeque;

use article::NodeId;
use extract::{Decoder, Page, Refused, RefusedWhy, references};
use wire::{Ask, Highlight, Input, PageId, Refusal, Reply};

use crate::Kept;

/// Pages that stay in memory, so that an edit or a step back needs no second reading.
const IN_MEMORY: usize = 4;

/// The named references that the worker is built without.
const REFERENCES: &str = "references-seldom.txt";

/// Where pages are kept from one visit to the next, and where the app has its files.
pub trait Store {
    /// The page of that name; `None` where there is none.
    fn get(&self, page: &PageId) -> impl Future<Output = Result<Option<Kept>, StoreError>>;
    /// What was highlighted on a page, the oldest first.
    fn highlights(&self, page: &PageId) -> impl Future<Output = Result<Vec<Highlight>, StoreError>>;
    /// Changes what is kept of a page: all of it, or nothing.
    // One function for all: waiting for storage is code that is better there only once.
    fn put(&self, page: &PageId, changes: &[Change<'_>]) -> impl Future<Output = Result<(), StoreError>>;
    /// A file of the app's own; `None` where it does not come.
    fn file(&self, name: &str) -> impl Future<Output = Option<String>>;
}

/// A change to what is kept of a page. A page and each of its highlights are records of their own:
/// to change one never touches another.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// The page itself is this; `None` deletes it.
    Page(Option<&'a Kept>),
    /// The highlight that was made at that moment is this; `None` deletes it.
    Highlight(i64, Option<&'a Highlight>),
}

/// The device does not keep pages: a private window, a full disk, storage switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreError;

/// Answers requests.
pub struct Desk<S, D> {
    store: S,
    decoder: D,
    /// Milliseconds since some moment.
    now: fn() -> f64,
    /// The pages in memory, the one used last at the end.
    open: VecDeque<Open>,
    /// The page deleted last, so that this can be undone.
    forgotten: Option<Forgotten>,
}

struct Forgotten {
    name: PageId,
    /// `None` where none was kept.
    kept: Option<Kept>,
    highlights: Vec<Highlight>,
}

struct Open {
    name: PageId,
    kept: Kept,
    page: Page,
}

/// What came of a request.
#[derive(Debug)]
pub struct Done {
    /// The answer.
    pub reply: Reply,
    /// The page whose source or changes are to be kept: pass it to [`Desk::keep`] once the answer
    /// is on its way.
    pub changed: Option<PageId>,
}

impl<S: Store, D: Decoder> Desk<S, D> {
    /// A desk with nothing on it. `now` counts milliseconds.
    pub fn new(store: S, decoder: D, now: fn() -> f64) -> Self {
        Self { store, decoder, now, open: VecDeque::new(), forgotten: None }
    }

    /// Works on a request.
    pub async fn work(&mut self, ask: Ask) -> Done {
        let begun = (self.now)();
        match ask {
            Ask::Read(input) => self.read(input, begun).await,
            Ask::Open(name) => match self.fetch(&name).await {
                Ok(()) => Done { reply: self.article(&name, begun), changed: None },
                Err(reply) => Done { reply, changed: None },
            },
            Ask::Edit { page: name, node, keep } => match self.fetch(&name).await {
                Ok(()) => {
                    let changed = self.edit(&name, node, keep).then(|| name.clone());
                    Done { reply: self.article(&name, begun), changed }
                }
                Err(reply) => Done { reply, changed: None },
            },
            Ask::Print { page: name, as_printed } => match self.fetch(&name).await {
                Ok(()) => {
                    if let Some(open) = self.open.back_mut() {
                        open.kept.as_printed = as_printed;
                    }
                    Done { reply: self.article(&name, begun), changed: Some(name) }
                }
                Err(reply) => Done { reply, changed: None },
            },
            Ask::Forget { page: name, forget } => {
                let done = if forget { self.forget(name).await } else { self.remember(&name).await };
                told(done.map(|()| Reply::Done))
            }
            Ask::Highlights(name) => told(self.store.highlights(&name).await.map(Reply::Highlights)),
            Ask::Highlight { page, made, highlight } => {
                let change = Change::Highlight(made, highlight.as_ref());
                told(self.store.put(&page, &[change]).await.map(|()| Reply::Done))
            }
        }
    }

    /// Keeps a page on the device. That it cannot be kept costs the reader nothing now: the
    /// article is on the screen and the page in memory.
    ///
    /// # Errors
    /// When the device does not keep it.
    pub async fn keep(&self, name: &PageId) -> Result<(), StoreError> {
        match self.open.iter().find(|open| open.name == *name) {
            Some(open) => self.store.put(name, &[Change::Page(Some(&open.kept))]).await,
            None => Ok(()),
        }
    }

    async fn read(&mut self, input: Input, begun: f64) -> Done {
        let (name, kept) = match Kept::new(input, &self.decoder) {
            Ok(page) => page,
            Err(refused) => return Done { reply: reply_of(refused), changed: None },
        };
        let kept = match self.open.iter().find(|open| open.name == name) {
            Some(open) => kept.renew(Some(&open.kept)),
            None => kept.renew(self.store.get(&name).await.ok().flatten().as_ref()),
        };
        match self.page(&kept).await {
            Ok(page) => {
                self.put_on_top(Open { name: name.clone(), kept, page });
                let reply = self.article(&name, begun);
                Done { reply, changed: Some(name).filter(|name| !name.0.is_empty()) }
            }
            Err(refused) => Done { reply: reply_of(refused), changed: None },
        }
    }

    /// Reads a page, and once more where it has references that were not known until then.
    async fn page(&self, kept: &Kept) -> Result<Page, Refused> {
        let page = kept.read(false);
        if references::wanted()
            && let Some(list) = self.store.file(REFERENCES).await
        {
            references::know(list);
            return kept.read(false);
        }
        page
    }

    /// Sees to it that the page is in memory, on top.
    async fn fetch(&mut self, name: &PageId) -> Result<(), Reply> {
        if let Some(at) = self.open.iter().position(|open| open.name == *name) {
            if let Some(open) = self.open.remove(at) {
                self.put_on_top(open);
            }
            return Ok(());
        }
        let kept = match self.store.get(name).await {
            Ok(Some(kept)) => kept,
            Ok(None) => return Err(unknown("This page is not kept on this device.")),
            Err(StoreError) => {
                return Err(unknown("This browser does not give access to the pages it keeps."));
            }
        };
        let page = self.page(&kept).await.map_err(reply_of)?;
        self.put_on_top(Open { name: name.clone(), kept, page });
        Ok(())
    }

    /// Deletes a page, from the device first: where that fails, all is as it was.
    async fn forget(&mut self, name: PageId) -> Result<(), StoreError> {
        let open = self.open.iter().position(|open| open.name == name);
        let stored = match open {
            Some(_) => None,
            None => self.store.get(&name).await?,
        };
        let highlights = self.store.highlights(&name).await?;
        let changes: Vec<Change<'_>> = std::iter::once(Change::Page(None))
            .chain(highlights.iter().map(|h| Change::Highlight(h.made, None)))
            .collect();
        self.store.put(&name, &changes).await?;
        let open = open.and_then(|at| self.open.remove(at)).map(|open| open.kept);
        self.forgotten = Some(Forgotten { name, kept: open.or(stored), highlights });
        Ok(())
    }

    /// Undoes that. What is still to be put back stays, so that a second try is worth it.
    async fn remember(&mut self, name: &PageId) -> Result<(), StoreError> {
        let Some(gone) = self.forgotten.as_ref().filter(|gone| gone.name == *name) else {
            return Err(StoreError);
        };
        let changes: Vec<Change<'_>> = gone
            .kept
            .iter()
            .map(|kept| Change::Page(Some(kept)))
            .chain(gone.highlights.iter().map(|h| Change::Highlight(h.made, Some(h))))
            .collect();
        self.store.put(name, &changes).await
    }

    /// Changes a page in memory; `false` where it has no such block.
    fn edit(&mut self, name: &PageId, node: NodeId, keep: bool) -> bool {
        let Some(open) = self.open.iter_mut().find(|open| open.name == *name) else { return false };
        let changed = open.page.edit(node, keep);
        if changed {
            open.kept.note(node, keep);
        }
        changed
    }

    fn article(&self, name: &PageId, begun: f64) -> Reply {
        let Some(open) = self.open.iter().find(|open| open.name == *name) else {
            return unknown("This page is not kept on this device.");
        };
        let mut article = Box::new(open.page.article());
        let as_printed = open.kept.as_printed;
        if as_printed && let Ok(page) = open.kept.read(true) {
            // The reader is told what is not repaired, so that they can have it repaired again.
            let repaired = std::mem::replace(&mut *article, page.article());
            article.notices = repaired.notices;
            for (story, repaired) in article.related.iter_mut().zip(repaired.related) {
                story.notices = repaired.notices;
            }
        }
        let millis = ((self.now)() - begun).max(0.0) as u32;
        Reply::Article { page: name.clone(), article, url: open.kept.url.clone(), as_printed, millis }
    }

    fn put_on_top(&mut self, page: Open) {
        self.open.retain(|open| open.name != page.name);
        self.open.push_back(page);
        if self.open.len() > IN_MEMORY {
            self.open.pop_front();
        }
    }
}

/// An answer about what is kept, which the device may refuse.
fn told(reply: Result<Reply, StoreError>) -> Done {
    let refused = |_| unknown("This browser does not give access to the pages it keeps.");
    Done { reply: reply.unwrap_or_else(refused), changed: None }
}

fn unknown(message: &str) -> Reply {
    Reply::Refused { why: Refusal::Unknown, message: message.to_owned(), text: String::new() }
}

fn reply_of(refused: Refused) -> Reply {
    let why = match refused.why {
        RefusedWhy::Empty => Refusal::Empty,
        RefusedWhy::NotAPage(_) => Refusal::NotAPage,
        RefusedWhy::NoArticle => Refusal::NoArticle,
    };
    Reply::Refused { why, message: refused.to_string(), text: refused.text }
}

#[cfg(test)]
mod tests;
