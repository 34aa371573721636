//! One text within another. What the standard library has for this weighs five kilobytes in the app: it is
//! made for needles of any length, and can panic in words that print characters.

/// What stands before and after the first place of a part in a text; `None` where it is not in it.
pub fn around<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = (0..text.len()).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// Whether a part is in a text.
pub fn has(text: &str, part: &str) -> bool {
    around(text, part).is_some()
}

/// The text with another part wherever that one stands, from left to right.
pub fn replaced(text: &str, part: &str, by: &str) -> String {
    let (mut done, mut rest) = (String::new(), text);
    while let Some((before, after)) = around(rest, part) {
        done.push_str(before);
        done.push_str(by);
        rest = after;
    }
    done.push_str(rest);
    done
}

#[cfg(test)]
mod tests {
    use super::{around, has, replaced};

    #[test]
    fn the_first_place_counts() {
        assert_eq!(around("a: b: c", ": "), Some(("a", "b: c")));
        assert_eq!(around("渡し船—朝", "—"), Some(("渡し船", "朝")));
        assert_eq!(around("ferry", ""), Some(("", "ferry")));
        assert_eq!(around("fer", "ferry"), None);
        assert!(has("the ferry", "ferry") && !has("", "ferry"));
    }

    #[test]
    fn all_places_are_replaced() {
        assert_eq!(replaced("a#b##", "#", "%23"), "a%23b%23%23");
        assert_eq!(replaced("aaa", "aa", "b"), "ba");
        assert_eq!(replaced("é", "e", "b"), "é");
    }
}
