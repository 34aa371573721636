//! Escaping of Markdown: what would be read as mark-up, and no more.

/// What stands around a run of text.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// The character before it.
    pub before: Option<char>,
    /// The character of what follows it in the line.
    pub after: Option<char>,
    /// Its line has several dollars, which could be read as a formula.
    pub dollars: bool,
    /// It is what a link says or what stands for a picture, which ends at a square bracket.
    pub linked: bool,
}

/// Characters of running text, escaped where CommonMark, GFM or TeX between dollars would read
/// them as mark-up: nothing that a page says becomes a link, a reference or HTML.
pub(super) fn text(text: &str, around: Around, out: &mut String) {
    let mut previous = around.before;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if needs_escape(c, previous, after.chars().next(), around) {
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

fn needs_escape(c: char, previous: Option<char>, next: Option<char>, around: Around) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // Mark-up may begin in one run of text and end in another.
    let beyond = next.or(around.after);
    match c {
        '\\' => next.is_none_or(|n| n.is_ascii_punctuation()),
        '`' | '*' => true,
        // Within a word an underscore is a letter.
        '_' => !(word(previous) && word(next)),
        '~' => previous == Some('~') || next == Some('~'),
        '=' => next == Some('=') || previous == Some('='),
        '<' => beyond.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
        '[' | ']' if around.linked => true,
        // A note or an alert.
        '[' => matches!(beyond, Some('^' | '!')),
        // No bracket opens a link, a reference or a definition unless one closes it.
        ']' => matches!(beyond, Some('(' | '[' | ':')),
        '!' => beyond == Some('['),
        '$' => around.dollars,
        _ => false,
    }
}

fn is_reference(after: &str) -> bool {
    // A number sign, 31 characters at most, and what is looked for.
    let end = after.bytes().take(33).position(|byte| byte == b';');
    let Some(name) = end.and_then(|end| after.get(..end)) else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    (1..=31).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// TeX in which a renderer that knows no formulas finds neither a link nor HTML: spaces, which
/// mean nothing there, stand where either would begin.
pub(super) fn formula(tex: &str) -> String {
    let mut out = String::with_capacity(tex.len());
    let mut chars = tex.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if needs_escape(c, None, chars.peek().copied(), Around::default()) && matches!(c, '<' | ']') {
            out.push(' ');
        }
    }
    out
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
            '\\' => out.push_str("%5C"),
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
        let dollars = source.matches('$').count() > 1;
        text(source, Around { dollars, ..Around::default() }, &mut out);
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
            ("[sic] and [x](y)", "[sic] and [x\\](y)"),
            ("[a [b] c](javascript:alert(1))", "[a [b] c\\](javascript:alert(1))"),
            ("[x]: javascript:alert(1)", "[x\\]: javascript:alert(1)"),
            ("![p][q] of [^1]", "\\![p\\][q] of \\[^1]"),
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
