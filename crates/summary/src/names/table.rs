//! Tables of names and words. The maps of the standard library would weigh as much as all that they
//! hold, once for each kind of them.

use super::Kind;
use super::found::{All, Found};
use crate::words::hash;

/// Where in a list something stands, by a hash of it. Several may have the same.
#[derive(Default)]
pub struct Index {
    // The hash, and the place counted from 1; a power of two of them.
    slots: Vec<(u32, u32)>,
    count: usize,
}

impl Index {
    /// The first place with that hash for which `is` says yes.
    pub fn find(&self, hash: u32, is: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize;
        loop {
            at &= mask;
            let (own, place) = *self.slots.get(at)?;
            let place = (place as usize).checked_sub(1)?;
            if own == hash && is(place) {
                return Some(place);
            }
            at += 1;
        }
    }

    /// One more place.
    pub fn add(&mut self, hash: u32, place: usize) {
        if self.count * 2 >= self.slots.len() {
            let larger = vec![(0, 0); (self.slots.len() * 2).max(64)];
            for (hash, place) in std::mem::replace(&mut self.slots, larger) {
                self.put(hash, place);
            }
        }
        self.count += 1;
        self.put(hash, u32::try_from(place + 1).unwrap_or(0));
    }

    fn put(&mut self, hash: u32, place: u32) {
        let mask = self.slots.len().saturating_sub(1);
        let mut at = hash as usize & mask;
        while place != 0
            && let Some(slot) = self.slots.get_mut(at)
        {
            if slot.1 == 0 {
                *slot = (hash, place);
                return;
            }
            at = (at + 1) & mask;
        }
    }
}

/// Names that are looked for at any place of a text, whatever stands around them.
#[derive(Default)]
pub struct Table<'a> {
    names: Vec<(&'a str, Kind)>,
    index: Index,
    // A bit for what their first letters are, so that most places of a text are passed at once.
    firsts: [u64; 16],
}

impl<'a> Table<'a> {
    /// Of the names of one list.
    pub fn of(list: &'a str) -> Self {
        let mut table = Table::default();
        table.add_all(list, Kind::Unknown);
        table
    }

    /// Adds the names of a list, that name such things.
    pub fn add_all(&mut self, list: &'a str, kind: Kind) {
        for name in list.split(',') {
            self.add(name, kind);
        }
    }

    /// Adds a name.
    pub fn add(&mut self, name: &'a str, kind: Kind) {
        let (at, bit) = first(name);
        if let Some(bits) = self.firsts.get_mut(at) {
            *bits |= bit;
        }
        self.index.add(hash(name.chars().take(few(name))), self.names.len());
        self.names.push((name, kind));
    }

    /// The longest name that a text begins with.
    pub fn longest(&self, text: &str) -> Option<(&'a str, Kind)> {
        let (at, bit) = first(text);
        if self.firsts.get(at).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let mut best: Option<(&'a str, Kind)> = None;
        // Those with as many letters first, then the shorter ones.
        for letters in (1..=few(text)).rev() {
            self.index.find(hash(text.chars().take(letters)), &mut |place| {
                let fits = self.names.get(place).filter(|(name, _)| {
                    name.len() > best.map_or(0, |(best, _)| best.len())
                        && text.as_bytes().starts_with(name.as_bytes())
                });
                best = fits.copied().or(best);
                false
            });
            if best.is_some() {
                break;
            }
        }
        best
    }

    /// Whether it is one of them.
    pub fn has(&self, name: &str) -> bool {
        self.longest(name).is_some_and(|(own, _)| own.len() == name.len())
    }

    /// Whether a text ends with one of them that is not all of it.
    pub fn ends(&self, text: &str) -> bool {
        self.names
            .iter()
            .any(|(name, _)| text.len() > name.len() && text.as_bytes().ends_with(name.as_bytes()))
    }
}

fn first(text: &str) -> (usize, u64) {
    let c = text.chars().next().map_or(0, u32::from);
    ((c >> 6) as usize & 15, 1 << (c & 63))
}

// By so many of its first letters a name is found: an article is two of them in Arabic.
fn few(text: &str) -> usize {
    if text.starts_with(|c| matches!(u32::from(c), 0x600..=0x6ff)) { 4 } else { 2 }
}

/// One more place of a name of which it is certain what it names.
pub fn add(found: &mut All, text: &str, kind: Kind) {
    found.add(Found { text: text.to_owned(), count: 1, ends: 1, kind, ..Found::default() });
}
