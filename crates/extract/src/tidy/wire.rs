//! Wire copy that lost its paragraphs: broken again at the ends of sentences.
//!
//! Only white space changes. Where a sentence ends is decided by its stop and by what follows; in
//! doubt it goes on, because a paragraph that is too long reads better than one that breaks off.

use article::{Block, BlockKind, Inline, Notice, NoticeKind, plain_text};

/// A paragraph of more units than this, in a story of no more than two, lost its breaks.
const ONE_BLOCK: usize = 1200;
/// A paragraph ends at the first sentence after so many units.
const FULL: usize = 370;
/// A paragraph of fewer units than this goes on, however long its next sentence.
const LEAST: usize = 110;
/// A sentence that would make a paragraph longer than this begins the next one.
const LONG: usize = 480;
/// A quotation that is still open after so many units is a mark that nobody closed.
const LOST_QUOTE: usize = 900;

/// Words that end in a stop without ending a sentence; months and titles of English wires, and
/// their like in the other languages of wires.
const ABBREVIATIONS: [&str; 84] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gov", "Sen", "Rep", "Gen", "Col", "Lt", "Sgt", "Capt", "Adm", "Cmdr",
    "Maj", "Pvt", "Rev", "Hon", "Pres", "St", "Mt", "Ft", "Jr", "Sr", "No", "Nos", "vs", "etc", "Inc",
    "Corp", "Co", "Ltd", "Bros", "Ave", "Blvd", "Rd", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",
    "Sept", "Sep", "Oct", "Nov", "Dec", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga",
    "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev",
    "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Wash", "Wis", "approx", "ca", "bzw", "Sra",
];

/// Breaks a story of one block into paragraphs; tells that it did.
pub(super) fn repair(body: &mut Vec<Block>) -> Option<Notice> {
    let paragraphs = body.iter().filter(|b| matches!(b.kind, BlockKind::Paragraph(_))).count();
    if paragraphs > 2
        || body.iter().any(|b| matches!(b.kind, BlockKind::Heading { .. } | BlockKind::List { .. }))
    {
        return None;
    }
    let mut out = Vec::with_capacity(body.len());
    let mut repaired = false;
    for block in std::mem::take(body) {
        let Block { kind: BlockKind::Paragraph(line), .. } = &block else {
            out.push(block);
            continue;
        };
        let parts = if units(&plain_text(line)) > ONE_BLOCK { split(line) } else { Vec::new() };
        if parts.len() < 2 {
            out.push(block);
            continue;
        }
        repaired = true;
        for (index, part) in parts.into_iter().enumerate() {
            let anchor = block.anchor.clone().filter(|_| index == 0);
            out.push(Block {
                anchor,
                lang: block.lang.clone(),
                ..Block::new(block.origin, BlockKind::Paragraph(part))
            });
        }
    }
    *body = out;
    repaired.then(|| Notice {
        kind: NoticeKind::Repair,
        message: "The text came as one block; it was broken into paragraphs at the ends of sentences."
            .to_owned(),
    })
}

/// The length of a text; a character of a script without spaces counts three, as it says as much.
fn units(text: &str) -> usize {
    text.chars().map(unit).sum()
}

fn unit(c: char) -> usize {
    if matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}') {
        3
    } else {
        1
    }
}

/// The line in parts of a readable length. Breaks only fall in text that bears no mark.
fn split(line: &[Inline]) -> Vec<Vec<Inline>> {
    let ends = sentence_ends(line);
    let mut breaks: Vec<(usize, usize)> = Vec::new();
    let (mut start, mut last) = (0, None::<End>);
    for end in ends {
        if let Some(previous) = last
            && end.units - start > LONG
            && previous.units - start >= LEAST
        {
            breaks.push((previous.inline, previous.byte));
            start = previous.units;
        }
        if end.units - start >= FULL {
            breaks.push((end.inline, end.byte));
            start = end.units;
            last = None;
        } else {
            last = Some(end);
        }
    }
    cut(line, &breaks)
}

#[derive(Clone, Copy)]
struct End {
    inline: usize,
    /// Where the next sentence begins.
    byte: usize,
    /// Length up to there.
    units: usize,
}

/// Ends of sentences, each followed by another sentence.
fn sentence_ends(line: &[Inline]) -> Vec<End> {
    let mut ends = Vec::new();
    let mut length = 0;
    let mut quote: Option<usize> = None;
    for (index, inline) in line.iter().enumerate() {
        let Inline::Text(text) = inline else {
            length += units(&plain_text(std::slice::from_ref(inline)));
            continue;
        };
        let mut previous = ' ';
        for (at, c) in text.char_indices() {
            let after = &text[at + c.len_utf8()..];
            if quote.is_some_and(|open| length - open > LOST_QUOTE) {
                quote = None;
            }
            match c {
                '“' | '「' | '『' | '«' | '„' => quote = Some(length),
                '”' | '」' | '』' | '»' => quote = None,
                '"' => quote = if quote.is_some() { None } else { Some(length) },
                _ => {}
            }
            length += unit(c);
            let closes = matches!(c, '"' | '”' | '’' | '」' | '』' | '»' | ')' | '）');
            let stop = matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
                || closes && matches!(previous, '.' | '!' | '?' | '…' | '。' | '！' | '？');
            let full_width = matches!(c, '。' | '！' | '？' | '」' | '』' | '）');
            let begins = after.trim_start();
            let spaced = begins.len() < after.len() || full_width;
            if stop
                && quote.is_none()
                && spaced
                && begins_sentence(begins)
                && !(c == '.' && is_abbreviation(&text[..at]))
            {
                let byte = text.len() - begins.len();
                ends.push(End { inline: index, byte, units: length });
            }
            previous = c;
        }
    }
    ends
}

/// What follows may begin a sentence: not a lower-case letter, not a closing mark.
fn begins_sentence(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        !c.is_lowercase()
            && !matches!(c, ')' | '”' | '」' | '』' | '»' | '）' | ',' | ';' | '.' | '、' | '。')
    })
}

/// The word before a stop is an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '—' | '-'))
        .next()
        .unwrap_or("");
    let letters = word.chars().count();
    // `J.`, `U.S.`, `a.m.`
    let initial = letters == 1 && word.chars().all(char::is_alphabetic);
    let dotted = word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic));
    initial || dotted || ABBREVIATIONS.contains(&word)
}

fn cut(line: &[Inline], breaks: &[(usize, usize)]) -> Vec<Vec<Inline>> {
    let mut parts = Vec::new();
    let mut part: Vec<Inline> = Vec::new();
    let mut breaks = breaks.iter().peekable();
    for (index, inline) in line.iter().enumerate() {
        let Inline::Text(text) = inline else {
            part.push(inline.clone());
            continue;
        };
        let mut from = 0;
        while let Some((_, byte)) = breaks.next_if(|(at, _)| *at == index) {
            let before = text.get(from..*byte).unwrap_or("").trim_end();
            if !before.is_empty() {
                part.push(Inline::Text(before.to_owned()));
            }
            parts.push(std::mem::take(&mut part));
            from = *byte;
        }
        let rest = text.get(from..).unwrap_or("");
        if !rest.is_empty() {
            part.push(Inline::Text(rest.to_owned()));
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::NodeId;

    fn broken(text: &str) -> Vec<String> {
        let mut body = vec![Block::new(NodeId(0), BlockKind::Paragraph(vec![text.into()]))];
        repair(&mut body);
        body.iter().filter_map(Block::inlines).map(plain_text).collect()
    }

    #[test]
    fn one_block_is_broken_at_sentences_of_readable_length() {
        let sentence =
            "The ministers of the three countries met on the island for two days of talks about the strait. ";
        let text = sentence.repeat(16);
        let parts = broken(text.trim());
        assert!((3..=6).contains(&parts.len()), "{parts:?}");
        assert_eq!(parts.join(" "), text.trim());
        assert!(parts.iter().all(|part| part.ends_with('.') && (200..=520).contains(&part.len())));
    }

    #[test]
    fn quotes_abbreviations_and_numbers_are_not_broken() {
        let quote = "“We came here. We stayed. We saw nothing of it at all,” said Gov. Ann B. Lee of the U.S. Treasury. ";
        let text = quote.repeat(14);
        for part in broken(text.trim()) {
            assert!(part.starts_with("“We came") && part.ends_with("Treasury."), "{part}");
        }
    }

    #[test]
    fn japanese_is_broken_without_spaces() {
        let text = "首相は東京で会見を開き、新しい経済対策の内容を詳しく説明した。".repeat(20);
        let parts = broken(&text);
        assert!(parts.len() > 2 && parts.concat() == text);
    }

    #[test]
    fn what_is_not_one_block_is_left_alone() {
        let short = "One sentence. And another one.";
        assert_eq!(broken(short), [short]);
    }
}
