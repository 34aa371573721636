//! The named character references that pages hardly ever have: all of the standard but those of
//! `references.txt`; but `Tab` and `NewLine`, whose characters would break the lines of the list; and but
//! `fjlig`, whose letters could be a name's.
//!
//! With the feature `references` they are all known. Without it they are handed in once a page turns out to
//! have one, and that page is read again.

#[cfg(not(feature = "references"))]
pub use late::{know, wanted};

#[cfg(feature = "references")]
pub(crate) fn look_up(name: &[u8]) -> Option<crate::reference::Named> {
    use std::sync::OnceLock;

    use crate::reference::Table;

    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(include_str!("references-seldom.txt"))).get(name)
}

#[cfg(not(feature = "references"))]
pub(crate) use late::look_up;

/// Whether a page had a name that is not known yet since this was asked last. Never, with the feature
/// `references`.
#[cfg(feature = "references")]
pub fn wanted() -> bool {
    false
}

/// From now on these names are known, too: a list like `references.txt`. Nothing changes with the feature
/// `references`.
#[cfg(feature = "references")]
pub fn know(_: String) {}

#[cfg(not(feature = "references"))]
mod late {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    use crate::reference::{Named, Table};

    static TABLE: OnceLock<Table> = OnceLock::new();
    static WANTED: AtomicBool = AtomicBool::new(false);

    pub(crate) fn look_up(name: &[u8]) -> Option<Named> {
        let table = TABLE.get();
        WANTED.fetch_or(table.is_none(), Ordering::Relaxed);
        table?.get(name)
    }

    /// Whether a page had a name that is not known yet since this was asked last.
    pub fn wanted() -> bool {
        WANTED.swap(false, Ordering::Relaxed)
    }

    /// From now on these names are known, too: a list like `references.txt`.
    pub fn know(list: String) {
        let _ = TABLE.set(Table::new(list.leak()));
    }
}
