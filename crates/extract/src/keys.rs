//! Numbers by key: the one map of the crate.
//!
//! The standard library's maps and sets are made anew for each type, at three kilobytes of wasm
//! apiece. Here whatever something is known by becomes a number first, and a set is a map whose
//! numbers nobody asks for. Two texts that share their hash are taken for one: a page that is made
//! to have such can only confuse itself.

use std::collections::BTreeMap;

use article::NodeId;

use crate::eight::Sum;

/// What something is known by.
pub(crate) trait Key {
    /// Equal for equal keys, and in order where the keys are numbers.
    fn number(&self) -> u64;
}

impl Key for u64 {
    fn number(&self) -> u64 {
        *self
    }
}

impl Key for u32 {
    fn number(&self) -> u64 {
        u64::from(*self)
    }
}

impl Key for usize {
    fn number(&self) -> u64 {
        *self as u64
    }
}

impl Key for NodeId {
    fn number(&self) -> u64 {
        u64::from(self.0)
    }
}

impl Key for article::Date {
    fn number(&self) -> u64 {
        self.days_since_epoch() as u64
    }
}

impl Key for &str {
    fn number(&self) -> u64 {
        let mut sum = Sum::default();
        sum.add_all(self.as_bytes());
        sum.number()
    }
}

/// Numbers by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(BTreeMap<u64, u32>);

/// The number of a key that was taken away: to take it out of the tree would need code of its own.
const GONE: u32 = u32::MAX;

impl Keys {
    /// A set of keys.
    pub fn of<K: Key>(keys: impl IntoIterator<Item = K>) -> Self {
        let mut set = Self::default();
        set.add_all(keys);
        set
    }

    /// How many keys there are, those that were taken away among them.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of a key.
    pub fn get(&self, key: impl Key) -> Option<usize> {
        self.number(key.number())
    }

    /// Whether a key is there.
    pub fn has(&self, key: impl Key) -> bool {
        self.get(key).is_some()
    }

    /// The number of a key, which is this one where it had none.
    pub fn first(&mut self, key: impl Key, number: usize) -> usize {
        let slot = self.slot(key.number());
        if *slot == GONE {
            *slot = number as u32;
        }
        *slot as usize
    }

    /// Gives a key a number, whatever it had.
    pub fn put(&mut self, key: impl Key, number: usize) {
        *self.slot(key.number()) = number as u32;
    }

    /// Adds a key; whether it is new.
    pub fn add(&mut self, key: impl Key) -> bool {
        let slot = self.slot(key.number());
        let new = *slot == GONE;
        if new {
            *slot = 0;
        }
        new
    }

    /// Adds keys.
    pub fn add_all<K: Key>(&mut self, keys: impl IntoIterator<Item = K>) {
        for key in keys {
            self.add(key);
        }
    }

    /// Takes a key away, with its number.
    pub fn remove(&mut self, key: impl Key) -> Option<usize> {
        let number = self.get(key.number())?;
        *self.slot(key.number()) = GONE;
        Some(number)
    }

    /// Takes nodes away.
    pub fn remove_all(&mut self, nodes: &[NodeId]) {
        for &node in nodes {
            self.remove(node);
        }
    }

    /// The number of the last key before this one, in a map that nothing is taken out of.
    pub fn before(&self, key: impl Key) -> Option<usize> {
        self.0.range(..key.number()).next_back().map(|(_, &number)| number as usize)
    }

    fn number(&self, key: u64) -> Option<usize> {
        self.0.get(&key).filter(|number| **number != GONE).map(|&number| number as usize)
    }

    fn slot(&mut self, key: u64) -> &mut u32 {
        self.0.entry(key).or_insert(GONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_all_kinds_keep_their_numbers() {
        let mut keys = Keys::of(["a", "b"]);
        assert!(keys.has("a") && !keys.has("c") && !keys.add("b") && keys.add("c"));
        assert_eq!((keys.first("d", 7), keys.first("d", 8), keys.len()), (7, 7, 4));
        keys.put("d", 9);
        assert_eq!((keys.get("d"), keys.remove("d"), keys.get("d")), (Some(9), Some(9), None));
        let mut nodes = Keys::default();
        nodes.put(NodeId(5), 1);
        nodes.put(9_usize, 2);
        assert_eq!(
            (nodes.before(5_u32), nodes.before(6_u64), nodes.before(10_u32)),
            (None, Some(1), Some(2))
        );
    }
}
