//! What the worker was told to keep or to delete and has not done yet. A page may go away at any moment,
//! and its worker with it; so each such change is written down when it is asked for, in `localStorage`,
//! which keeps nobody waiting, and the next page asks again.

use wire::Ask;

use crate::browser;

/// Where it is written down: a change a line, its key before it.
const STORED: &str = "broadsheet.owed";

/// The name of what is changed, so that of several changes of one thing the last one stands; empty for
/// what nobody would miss.
pub fn key(ask: &Ask) -> String {
    match ask {
        Ask::Highlight { page, made, .. } => format!("{} {made}\t", page.0),
        Ask::Forget { page, .. } => format!("{}\t", page.0),
        _ => String::new(),
    }
}

fn stored() -> String {
    browser::storage().and_then(|storage| storage.get_item(STORED).ok().flatten()).unwrap_or_default()
}

/// Writes a change down, in the place of an earlier one; without a message, nothing is owed any more.
pub fn note(key: &str, ask: &[u8]) {
    let mut text = String::new();
    for line in stored().split_inclusive('\n') {
        if !line.starts_with(key) {
            text.push_str(line);
        }
    }
    if !ask.is_empty() {
        text.push_str(key);
        // A byte is a letter far from all that parts lines.
        text.extend(ask.iter().filter_map(|byte| char::from_u32(0x100 + u32::from(*byte))));
        text.push('\n');
    }
    if let Some(storage) = browser::storage() {
        // A full storage takes nothing, and the worker will most likely be in time.
        let _ = storage.set_item(STORED, &text);
    }
}

/// Calls with the key and the message of each change that an earlier page left, in their order.
pub fn each(mut call: impl FnMut(String, Vec<u8>)) {
    for line in stored().lines() {
        if let Some((key, ask)) = line.split_once('\t') {
            call(format!("{key}\t"), ask.chars().map(|c| c as u8).collect());
        }
    }
}
