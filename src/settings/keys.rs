//! Keys of the reader's own in the place of the usual ones.

use std::cell::RefCell;

use crate::browser;

/// Where they are kept: a usual key and what stands in its place, one pair after the other; a space
/// stands for none.
const STORED: &str = "broadsheet.keys";

thread_local! {
    static PAIRS: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn with<R>(look: impl FnOnce(&mut String) -> R) -> R {
    let stored = || browser::storage().and_then(|s| s.get_item(STORED).ok().flatten()).unwrap_or_default();
    PAIRS.with_borrow_mut(|pairs| look(pairs.get_or_insert_with(stored)))
}

/// The key in the place of a usual one; none where the reader took it away.
pub fn of(usual: &str) -> String {
    with(|pairs| found(pairs, usual))
}

/// From now on this key stands in the place of that one.
pub fn put(usual: &str, key: &str) {
    with(|pairs| {
        *pairs = changed(pairs, usual, key);
        if let Some(storage) = browser::storage() {
            let _ = storage.set_item(STORED, pairs);
        }
    });
}

/// All keys as usual.
pub fn reset() {
    PAIRS.set(Some(String::new()));
    if let Some(storage) = browser::storage() {
        let _ = storage.remove_item(STORED);
    }
}

fn found(pairs: &str, usual: &str) -> String {
    let mut chars = pairs.chars();
    while let (Some(old), Some(new)) = (chars.next(), chars.next()) {
        if usual.chars().eq([old]) {
            return new.to_string().trim().to_owned();
        }
    }
    usual.to_owned()
}

fn changed(pairs: &str, usual: &str, key: &str) -> String {
    let mut all = String::new();
    let mut chars = pairs.chars();
    while let (Some(old), Some(new)) = (chars.next(), chars.next()) {
        if !usual.chars().eq([old]) {
            all.extend([old, new]);
        }
    }
    if usual != key {
        all.push_str(usual);
        all.push(key.chars().next().unwrap_or(' '));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stands_in_the_place_of_another_until_it_is_as_usual() {
        let pairs = changed(&changed("", "j", "ö"), "k", "");
        assert_eq!(
            (found(&pairs, "j"), found(&pairs, "k"), found(&pairs, "n")),
            ("ö".into(), "".into(), "n".into())
        );
        let pairs = changed(&pairs, "j", "x");
        assert_eq!(found(&pairs, "j"), "x");
        assert_eq!(changed(&changed(&pairs, "j", "j"), "k", "k"), "");
        assert_eq!(found("jxk", "k"), "k");
        assert_eq!(found(&pairs, "Escape"), "Escape");
    }
}
