//! What the bytes of a tag mean: one look-up a byte where names and values end.

/// White space.
pub(crate) const SPACE: u8 = 1;
/// Ends the name of a tag: white space, `/`, `>`.
pub(crate) const TAG_NAME_END: u8 = 1 << 1;
/// Ends the name of an attribute: the same, and `=`.
pub(crate) const NAME_END: u8 = 1 << 2;
/// Ends an attribute's value that is not quoted: white space, `>`.
pub(crate) const VALUE_END: u8 = 1 << 3;
/// Stands in a name for something else: capitals, NUL.
pub(crate) const NAME_CODED: u8 = 1 << 4;
/// Stands in a value for something else: `&`, NUL.
pub(crate) const VALUE_CODED: u8 = 1 << 5;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\t' | b'\n' | b'\x0c' | b' ' => SPACE | TAG_NAME_END | NAME_END | VALUE_END,
            b'>' => TAG_NAME_END | NAME_END | VALUE_END,
            b'/' => TAG_NAME_END | NAME_END,
            b'=' => NAME_END,
            b'A'..=b'Z' => NAME_CODED,
            b'&' => VALUE_CODED,
            0 => NAME_CODED | VALUE_CODED,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// What a byte means: the sum of the constants above that hold for it.
pub(crate) fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

/// How many bytes stand before the first that is of the class `end`, and all classes of these.
pub(crate) fn scan(bytes: &[u8], end: u8) -> (usize, u8) {
    let mut seen = 0;
    for (count, &byte) in bytes.iter().enumerate() {
        let class = class(byte);
        if class & end != 0 {
            return (count, seen);
        }
        seen |= class;
    }
    (bytes.len(), seen)
}
