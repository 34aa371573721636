//! Where sentences end: by the marks of all scripts, with care for abbreviations and ordinals.

use std::ops::Range;

/// Abbreviations after which a sentence goes on, in small letters and without their last dot.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "no", "vol", "fig",
    "approx", "gen", "col", "sgt", "lt", "capt", "rep", "sen", "gov", "inc", "ltd", "co", "corp", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k",
    "u.n", "z.b", "bzw", "ca", "nr", "usw", "d.h", "u.a", "str", "hr", "fr", "abs", "vgl", "evtl", "mme",
    "mlle", "mm", "av", "p.ex", "sra", "dra", "ud", "uds", "ee.uu", "pág", "núm", "sig", "ecc", "avv", "dhr",
    "mw", "bijv", "т.е", "т.д", "г", "ул", "им",
];

/// The sentences of a paragraph as ranges of bytes, without the space between them. One that is
/// longer than `longest` bytes is parted at a comma or a semicolon near its middle, where it has
/// one; `usize::MAX` for never.
pub fn sentences(text: &str, longest: usize) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_end(c) && c != '\n' {
            continue;
        }
        // What closes with the sentence belongs to it: "…?" she said, (…!).
        let mut end = at + c.len_utf8();
        while let Some((next, c)) = chars.next_if(|(_, c)| is_end(*c) || is_closing(*c)) {
            end = next + c.len_utf8();
        }
        if ends_here(text, start, at, end, c) {
            push(&mut all, text, start..end, longest);
            start = end;
        }
    }
    push(&mut all, text, start..text.len(), longest);
    all
}

pub fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' | '։' | '።')
}

pub fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | '“' | ')' | ']' | '」' | '』' | '）' | '】' | '》')
}

fn ends_here(text: &str, start: usize, at: usize, end: usize, mark: char) -> bool {
    let after = text.get(end..).unwrap_or_default();
    // These marks stand for nothing else, and no space follows them.
    if matches!(mark, '。' | '！' | '？' | '｡' | '।' | '॥' | '\n') {
        // A quotation within a Japanese sentence goes on with a particle.
        return !after.starts_with(['と', 'っ'])
            || !text.get(at..end).is_some_and(|m| m.ends_with(['」', '』']));
    }
    let Some(space) = after.chars().next() else { return true };
    if !space.is_whitespace() {
        return false;
    }
    let next = after.chars().find(|c| !c.is_whitespace() && !is_opening(*c));
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    if mark != '.' || end - at > 1 {
        return true;
    }
    let before = text.get(start..at).unwrap_or_default();
    let word = before.rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or_default();
    let one_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // "am 3. Oktober", "J. Smith", "z. B. Salz".
    let ordinal = word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let short = SHORT.iter().any(|s| s.chars().eq(word.chars().map(crate::words::fold)));
    !(one_letter || ordinal || short)
}

pub fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '(' | '[' | '「' | '『' | '（' | '¿' | '¡')
}

fn push(all: &mut Vec<Range<usize>>, text: &str, range: Range<usize>, longest: usize) {
    let mut range = trim(text, range);
    while range.len() > longest {
        let Some(inside) = text.get(range.clone()) else { break };
        // The pause that comes last before the limit, unless that leaves a scrap.
        let pause = |(at, c): (usize, char)| {
            let end = at + c.len_utf8();
            let pause = matches!(c, ',' | ';' | ':' | '，' | '、' | '；' | '،' | '؛' | '–' | '—');
            (pause && end > longest / 3 && end <= longest).then_some(end)
        };
        let Some(end) = inside.char_indices().filter_map(pause).next_back() else { break };
        all.push(trim(text, range.start..range.start + end));
        range = trim(text, range.start + end..range.end);
    }
    if !range.is_empty() {
        all.push(range);
    }
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, usize::MAX).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn sentences_end_at_marks_and_not_at_abbreviations() {
        assert_eq!(
            split("Mr. Ito arrived at 9 a.m. on Friday. He left. “Why?” he asked. Nobody knew…"),
            ["Mr. Ito arrived at 9 a.m. on Friday.", "He left.", "“Why?” he asked.", "Nobody knew…"]
        );
        assert_eq!(split("J. R. Smith paid $4.50. It rained."), ["J. R. Smith paid $4.50.", "It rained."]);
        assert_eq!(
            split("Am 3. Oktober war Ruhe. Danach nicht."),
            ["Am 3. Oktober war Ruhe.", "Danach nicht."]
        );
        assert_eq!(split("It began in 1999. Then it ended."), ["It began in 1999.", "Then it ended."]);
        assert_eq!(split("¿Quién era? Nadie."), ["¿Quién era?", "Nadie."]);
    }

    #[test]
    fn other_scripts_have_marks_of_their_own() {
        assert_eq!(
            split("船が出た。「遅い！」と彼は言った。雨だった。"),
            ["船が出た。", "「遅い！」と彼は言った。", "雨だった。"]
        );
        assert_eq!(split("هل عاد القارب؟ نعم عاد."), ["هل عاد القارب؟", "نعم عاد."]);
        assert_eq!(split("नाव लौट आई। सब खुश थे।"), ["नाव लौट आई।", "सब खुश थे।"]);
    }

    #[test]
    fn long_sentences_are_parted_at_a_pause() {
        let text =
            "First it rained for a week, then it snowed for a month, and after that nobody counted any more.";
        let parts = sentences(text, 60);
        assert!(parts.len() == 2 && parts.iter().all(|r| r.len() <= 60), "{parts:?}");
        assert_eq!(&text[parts[0].clone()], "First it rained for a week, then it snowed for a month,");
        let unbroken = "x".repeat(500);
        assert_eq!(sentences(&unbroken, 60).len(), 1);
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert!(sentences("  \n ", 9).is_empty());
        assert_eq!(split("no mark at the end"), ["no mark at the end"]);
    }
}
