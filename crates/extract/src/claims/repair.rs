//! JSON as pages write it, made JSON again where that is cheap.

use crate::find::first;

/// One pass over a text that the parser refused: comments and CDATA marks dropped, line breaks
/// and other controls inside strings made spaces, commas before a closing bracket dropped,
/// escapes that do not exist undone, what follows the last bracket cut.
pub(super) fn repair(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut in_string = false;
    let mut chars = json.char_indices();
    while let Some((at, c)) = chars.next() {
        if in_string {
            match c {
                '"' => {
                    in_string = false;
                    out.push(c);
                }
                '\\' => match chars.next() {
                    Some((_, e @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                        out.extend(['\\', e])
                    }
                    Some((_, e)) if !e.is_control() => out.push(e),
                    _ => {}
                },
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        let rest = json.get(at..).unwrap_or("");
        if let Some(skip) = comment(rest) {
            // `skip` is at a character's border, since comments end with ASCII.
            let end = at + skip;
            while chars.clone().next().is_some_and(|(next, _)| next < end) {
                chars.next();
            }
            continue;
        }
        match c {
            '"' => in_string = true,
            '}' | ']' => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
            }
            _ => {}
        }
        out.push(c);
    }
    let start = out.find(['{', '[']).unwrap_or(0);
    let end = out.rfind(['}', ']']).map_or(out.len(), |at| at + 1);
    out.get(start..end).unwrap_or("").to_owned()
}

/// The length of a comment or CDATA mark that the text begins with.
fn comment(rest: &str) -> Option<usize> {
    for mark in ["<!--", "-->", "<![CDATA[", "]]>", "//<![CDATA[", "//]]>"] {
        if rest.starts_with(mark) {
            return Some(mark.len());
        }
    }
    if rest.starts_with("/*") {
        return Some(first(rest, "*/").map_or(rest.len(), |at| at + 2));
    }
    rest.starts_with("//").then(|| rest.find('\n').unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn broken_json_becomes_json() {
        for (text, want) in [
            ("<!-- {\"a\": 1,} -->", r#"{"a": 1}"#),
            ("//<![CDATA[\n[1, 2, ]\n//]]>", "[1, 2]"),
            ("{\"a\": \"x\ny\"};", r#"{"a": "x y"}"#),
            (r#"{"a": "it\'s // no comment"}"#, r#"{"a": "it's // no comment"}"#),
            ("/* ü */ {\"a\": 1} // ü", r#"{"a": 1}"#),
        ] {
            let fixed = repair(text);
            assert_eq!(fixed, want);
            assert!(crate::claims::json::parse(&fixed).is_some());
        }
    }

    #[test]
    fn what_is_no_json_becomes_no_longer() {
        for text in ["", "\"", "\\", "\"\\", "}", ",]", "/*", "//", "{\"ü\\", "<!--"] {
            assert!(repair(text).len() <= text.len(), "{text}");
        }
    }
}
