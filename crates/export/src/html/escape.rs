//! Escaping of HTML text and attributes, for whoever writes HTML of their own.

/// Adds characters of text: what would begin a tag or a character reference is written as one, and
/// what HTML cannot carry is left out.
pub fn text(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            // Characters that HTML cannot carry.
            '\0' | '\u{1}'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
            c => out.push(c),
        }
    }
}

/// Adds ` name="value"`.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            c => text(c.encode_utf8(&mut [0; 4]), out),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_text_or_attribute() {
        let mut out = String::new();
        text("<script>\"&amp;\u{0}\u{a0}", &mut out);
        assert_eq!(out, "&lt;script&gt;\"&amp;amp;&nbsp;");
        out.clear();
        attribute("alt", "\"><img onerror=x>'&", &mut out);
        assert_eq!(out, " alt=\"&quot;&gt;&lt;img onerror=x&gt;'&amp;\"");
    }
}
