//! Names of tags and attributes as atoms.

use html5ever::LocalName;

/// Names that are as short as this lie in the atom itself; longer ones cost a hash and a search.
const INLINE: usize = 7;
/// A power of two. A page has some forty longer names.
const SLOTS: usize = 128;

/// The longer names that were met last: a page repeats a few of them all the time.
pub(crate) struct Names {
    slots: [LocalName; SLOTS],
    /// For names that are not written as they are meant.
    buffer: String,
}

impl Names {
    pub fn new() -> Self {
        Self { slots: [const { html5ever::local_name!("") }; SLOTS], buffer: String::new() }
    }

    /// The atom of a name as it is meant: lower case, no NUL.
    pub fn atom(&mut self, name: &str) -> LocalName {
        let (&[first, second, ..], &[.., third, last], true) =
            (name.as_bytes(), name.as_bytes(), name.len() > INLINE)
        else {
            return LocalName::from(name);
        };
        // Length and both ends tell the names of HTML apart well enough; a clash only costs time.
        let sum = [second, third, last, name.len() as u8]
            .iter()
            .fold(u32::from(first), |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let slot = &mut self.slots[(sum ^ (sum >> 15)) as usize % SLOTS];
        if **slot != *name {
            *slot = LocalName::from(name);
        }
        slot.clone()
    }

    /// The atom of a name as it is written.
    pub fn coded(&mut self, name: &str) -> LocalName {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.extend(name.chars().map(|c| if c == '\0' { '\u{fffd}' } else { c.to_ascii_lowercase() }));
        let atom = self.atom(&buffer);
        self.buffer = buffer;
        atom
    }
}
