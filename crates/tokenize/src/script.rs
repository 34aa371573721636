//! Where a script ends (13.2.5.4 and 13.2.5.15 to 13.2.5.31).
//!
//! Scripts were once hidden in comments from browsers that did not know them, so within `<!--` and
//! `-->` an end tag that belongs to a `<script` in there does not end the script. The characters are
//! the script's whatever the state, so all those states come to one question: where is the end tag?

use memchr::{memchr, memchr2};

use crate::characters::Closer;
use crate::class::{TAG_NAME_END, class};

/// How the end tag of a script may be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Escape {
    /// Not in a comment.
    None,
    /// In a comment ("escaped").
    Single,
    /// In a script in a comment ("double escaped"): not an end.
    Double,
}

/// Where the end tag of a script stands, if it does. `bytes` begin within the script.
pub(crate) fn end(bytes: &[u8], name: &str, mut escape: Escape) -> Option<usize> {
    let closer = Closer::new(name);
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        at += match escape {
            Escape::None => memchr(b'<', rest)?,
            Escape::Single | Escape::Double => memchr2(b'<', b'>', rest)?,
        };
        let rest = bytes.get(at..)?;
        match (escape, rest) {
            (Escape::None, [b'<', b'!', b'-', b'-', ..]) => {
                escape = Escape::Single;
                // The dashes may be those of the end as well: `<!-->`.
                at += "<!".len();
            }
            (Escape::None | Escape::Single, [b'<', b'/', ..]) if closer.is_at(bytes, at) => return Some(at),
            (Escape::Single, [b'<', inner @ ..]) if is_script_name(inner) => {
                escape = Escape::Double;
                at += "<script".len();
            }
            (Escape::Double, [b'<', b'/', inner @ ..]) if is_script_name(inner) => {
                escape = Escape::Single;
                at += "</script".len();
            }
            (Escape::Single | Escape::Double, [b'>', ..])
                if bytes.get(..at).is_some_and(|before| before.ends_with(b"--")) =>
            {
                escape = Escape::None;
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether these begin with `script` as the whole of a tag's name. The standard has that name here,
/// not that of the element.
fn is_script_name(bytes: &[u8]) -> bool {
    bytes.split_at_checked("script".len()).is_some_and(|(name, after)| {
        name.eq_ignore_ascii_case(b"script") && after.first().is_some_and(|&b| class(b) & TAG_NAME_END != 0)
    })
}
