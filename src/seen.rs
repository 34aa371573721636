//! Which stories the reader has read to the end, as this browser remembers it.

use std::cell::RefCell;

use crate::address::Address;
use crate::browser;

/// Where they are kept: addresses, one a line, the latest first.
const STORED: &str = "broadsheet.seen";
/// So many are remembered.
const MOST: usize = 400;

thread_local! {
    static SEEN: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

fn with<R>(look: impl FnOnce(&mut Vec<String>) -> R) -> R {
    SEEN.with_borrow_mut(|seen| {
        look(seen.get_or_insert_with(|| {
            let stored =
                browser::storage().and_then(|s| s.get_item(STORED).ok().flatten()).unwrap_or_default();
            stored.lines().map(str::to_owned).collect()
        }))
    })
}

/// Whether that was read to the end.
pub fn has(address: &Address) -> bool {
    let href = address.href();
    with(|seen| seen.contains(&href))
}

/// That was read to the end.
pub fn mark(address: &Address) {
    if matches!(address, Address::Read { .. }) && !has(address) {
        with(|seen| {
            seen.insert(0, address.href());
            seen.truncate(MOST);
            if let Some(storage) = browser::storage() {
                let _ = storage.set_item(STORED, &seen.join("\n"));
            }
        });
    }
}
