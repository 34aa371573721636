//! Which stories the reader has read to the end, as this browser remembers it. That the end came in sight is
//! not enough, for that of a short story is in sight at once: it must have been on the screen for a while.

use std::cell::RefCell;

use web_sys::Event;

use crate::address::Address;
use crate::browser::{self, document};

/// Where they are kept: addresses, one a line, the latest first.
const STORED: &str = "broadsheet.seen";
/// So many are remembered.
const MOST: usize = 400;
/// The share of its reading time for which a text has to have been on the screen: who is quick needs less than
/// the whole.
const SHARE: f64 = 1.0 / 3.0;
/// And so many seconds at least.
const LEAST: f64 = 3.0;

// What is on the screen.
struct Visit {
    of: Address,
    // Since when, and since when the tab is out of sight, in seconds; the time out of sight is left out.
    since: f64,
    away: f64,
    // How much of it was still to be read when it was opened, 0–1.
    rest: f64,
    // It will be looked at again.
    due: bool,
}

thread_local! {
    static SEEN: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
    static VISIT: RefCell<Option<Visit>> = const { RefCell::new(None) };
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

// That was read to the end.
fn mark(address: &Address) {
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

fn now() -> f64 {
    js_sys::Date::now() / 1000.0
}

/// Leaves out the time for which nobody sees the tab.
pub fn watch() {
    browser::listen::<Event>(&document(), "visibilitychange", |_| {
        VISIT.with_borrow_mut(|visit| {
            let Some(visit) = visit else { return };
            if document().hidden() {
                visit.away = now();
            } else if visit.away < f64::INFINITY {
                visit.since += now() - visit.away;
                visit.away = f64::INFINITY;
            }
        });
    });
}

/// The reader has that before them, with so much of it, 0–1, still to be read. What they have already goes on.
pub fn arrived(of: Address, rest: f64) {
    VISIT.with_borrow_mut(|visit| {
        if visit.as_ref().is_none_or(|visit| visit.of != of) {
            let away = if document().hidden() { now() } else { f64::INFINITY };
            *visit = Some(Visit { of, since: now(), away, rest, due: false });
        }
    });
}

/// The end of that is in sight, and to read the whole takes so many seconds. Looks `again` when it was on the
/// screen for long enough.
pub fn at_end(of: &Address, whole: f64, again: impl FnOnce() + 'static) {
    let read = VISIT.with_borrow_mut(|visit| {
        let Some(visit) = visit.as_mut().filter(|visit| visit.of == *of) else { return false };
        let left = (whole * visit.rest * SHARE).max(LEAST) - (now().min(visit.away) - visit.since);
        if left > 0.0 && !visit.due {
            visit.due = true;
            browser::later((left * 1000.0) as i32 + 1, move || {
                VISIT.with_borrow_mut(|visit| {
                    if let Some(visit) = visit {
                        visit.due = false;
                    }
                });
                again();
            });
        }
        left <= 0.0
    });
    if read {
        mark(of);
    }
}
