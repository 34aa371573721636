//! What can lie on the reader's desk: a page, or the reason why there is none.

use std::sync::Arc;

use article::Article;
use wire::{PageId, Refusal};

/// A page that was read.
#[derive(Debug, PartialEq)]
pub struct Page {
    /// Its name; `None` for a text shown as it is.
    pub id: Option<PageId>,
    /// The page taken apart.
    pub article: Article,
    /// Where it came from, where that is known.
    pub url: Option<String>,
    /// Its text stands as it is printed: the repairs among its notices were not made.
    pub as_printed: bool,
}

/// Why there is nothing to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// What kind.
    pub kind: TroubleKind,
    /// One sentence for the reader.
    pub message: String,
    /// The page's text as it stands; empty where it has none.
    pub text: String,
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// The worker says so.
    Refused(Refusal),
    /// An address was pasted in place of a page.
    AddressOnly,
    /// A file beyond the limit.
    TooBig,
    /// A file that the browser cannot read.
    Unreadable,
    /// A bundled article that is neither here nor reachable.
    Offline,
}

/// What lies on the desk.
#[derive(Clone, Debug, Default)]
pub enum Paper {
    /// Nothing: the front page or the page about Broadsheet is open.
    #[default]
    Blank,
    /// A page is being read.
    Waiting,
    /// A page.
    Page(Arc<Page>),
    /// No page, and why.
    Trouble(Trouble),
}

/// A paste as it came, kept until it has become an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clip {
    /// The rich form.
    pub html: String,
    /// The plain form.
    pub text: String,
}

impl Page {
    /// The headline of the lead.
    pub fn headline(&self) -> Option<&str> {
        self.article.meta.headline.as_ref().map(|h| h.value.as_str())
    }

    /// The language of the lead, a BCP 47 tag.
    pub fn lang(&self) -> Option<&str> {
        self.article.meta.lang.as_ref().map(|l| l.value.as_str())
    }

    /// The site that the page is from; none for the articles that come with Broadsheet.
    pub fn host(&self) -> Option<&str> {
        let own = self.id.as_ref().is_some_and(|id| crate::bundled::find(&id.0).is_some());
        self.article.meta.address.as_ref().map(|a| a.value.host()).filter(|_| !own)
    }
}
