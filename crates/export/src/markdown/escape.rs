//! Escaping of Markdown: what would be read as mark-up, and no more.

/// Characters of running text, escaped where CommonMark, GFM or TeX between dollars would read
/// them as mark-up. `dollars`: the paragraph has several, which could be read as a formula.
pub(super) fn text(text: &str, before: Option<char>, dollars: bool, out: &mut String) {
    let mut previous = before;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let next = after.chars().next();
        if needs_escape(c, previous, next, after, dollars) {
            out.push('\\');
        }
        match c {
            // An ampersand that would begin a character reference.
            '&' if is_reference(after) => out.push_str("&amp;"),
            c => out.push(c),
        }
        previous = Some(c);
        rest = after;
    }
}

fn needs_escape(c: char, previous: Option<char>, next: Option<char>, after: &str, dollars: bool) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' => next.is_none_or(|n| n.is_ascii_punctuation()),
        '`' | '*' => true,
        // Within a word an underscore is a letter.
        '_' => !(word(previous) && word(next)),
        '~' => previous == Some('~') || next == Some('~'),
        '=' => next == Some('=') || previous == Some('='),
        '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
        '[' => {
            next == Some('^')
                || next == Some('!')
                || after.split_once(']').is_some_and(|(_, rest)| rest.starts_with(['(', '[', ':']))
        }
        '!' => next == Some('['),
        '$' => dollars,
        _ => false,
    }
}

fn is_reference(after: &str) -> bool {
    let Some((name, _)) = after.split_once(';') else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    (1..=31).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// A line's beginning, escaped where it would be read as a heading, a list, a quotation, a rule.
pub(super) fn line_start(line: &mut String) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if (1..=9).contains(&digits)
        && (rest.starts_with(". ") || rest.starts_with(") ") || rest == "." || rest == ")")
    {
        line.insert(digits, '\\');
        return;
    }
    let Some(first) = line.chars().next() else { return };
    let after = &line[first.len_utf8()..];
    let space = after.is_empty() || after.starts_with(' ');
    let hash = first == '#' && {
        let rest = line.trim_start_matches('#');
        line.len() - rest.len() <= 6 && (rest.is_empty() || rest.starts_with(' '))
    };
    let rule = matches!(first, '-' | '=') && line.chars().all(|c| c == first || c == ' ');
    if hash || first == '>' || matches!(first, '-' | '+') && space || rule || first == '|' {
        line.insert(0, '\\');
    }
}

/// An address as a link's destination.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' | ')' => out.extend(['\\', c]),
            ' ' => out.push_str("%20"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(source: &str) -> String {
        let mut out = String::new();
        text(source, None, source.matches('$').count() > 1, &mut out);
        line_start(&mut out);
        out
    }

    #[test]
    fn what_would_be_mark_up_is_escaped() {
        let cases = [
            ("2 * 3", "2 \\* 3"),
            ("snake_case and _this_", "snake_case and \\_this\\_"),
            ("# no heading", "\\# no heading"),
            ("#hashtag", "#hashtag"),
            ("1. no list", "1\\. no list"),
            ("1.5 times", "1.5 times"),
            ("- no list", "\\- no list"),
            ("-5 degrees", "-5 degrees"),
            ("a < b and <b>", "a < b and \\<b>"),
            ("[sic] and [x](y)", "[sic] and \\[x](y)"),
            ("AT&T &amp; R&D", "AT&T &amp;amp; R&D"),
            ("$5 or $6", "\\$5 or \\$6"),
            ("only $5", "only $5"),
            ("C:\\dir\\*", "C:\\dir\\\\\\*"),
            ("> no quote", "\\> no quote"),
        ];
        for (source, expected) in cases {
            assert_eq!(escaped(source), expected);
        }
    }
}
