//! Quotation marks that do not match, made to match where there is but one way to read them.
//!
//! A line is mended that opens with a mark of one kind and closes with one of another, or has those
//! of a typesetter (``…''). Lines of other customs („…“, ”…”, «…») and those that can be read in more
//! than one way stay as they are: a single mark may be an apostrophe, so one is mended only behind ‘, or
//! where it is the only end that a quotation can have.

use article::{Block, BlockKind, NodeId, Notice, NoticeKind, plain_text};
use memchr::{memchr_iter, memchr3_iter};

use crate::find::holds;
use crate::lower::{each_line, each_text};
use crate::order::sort_by_key;

/// So many characters of a line tell where it was mended.
const BEGINNING: usize = 48;

/// Mends the lines of a story; tells which.
pub(super) fn repair(body: &mut [Block]) -> Option<Notice> {
    let mut mended = String::new();
    each_line(body, &mut |line| {
        // Most lines have no mark at all, or apostrophes only.
        let mut any = false;
        each_text(line, &mut |part| any = any || has_marks(part));
        if !any {
            return;
        }
        let mut text = String::new();
        each_text(line, &mut |part| text.push_str(part));
        let mut edits = edits(&text);
        edits.extend(singles(&text));
        edits.extend(straight(&text));
        if edits.is_empty() {
            return;
        }
        mended.push_str(if mended.is_empty() { "" } else { " · " });
        mended.extend(text.chars().take(BEGINNING));
        mended.push('…');
        sort_by_key(&mut edits, |(at, _)| *at);
        let mut edits = edits.into_iter().peekable();
        let mut passed = 0;
        each_text(line, &mut |part| {
            let mut out = String::with_capacity(part.len() + 2);
            for (at, c) in part.char_indices() {
                match edits.next_if(|(edit, _)| *edit == passed + at) {
                    Some((_, mark)) => out.push_str(mark),
                    None => out.push(c),
                }
            }
            passed += part.len();
            *part = out;
        });
    });
    (!mended.is_empty()).then(|| Notice {
        kind: NoticeKind::Repair,
        message: format!("Quotation marks that did not match were mended: {mended}"),
    })
}

/// A headline or a dek mended, and the notice; `None` where its marks match.
pub(crate) fn mend(text: &str) -> Option<(String, Notice)> {
    let mut body = [Block::new(NodeId(0), BlockKind::Paragraph(vec![text.into()]))];
    let notice = repair(&mut body)?;
    Some((plain_text(body[0].inlines()?), notice))
}

/// Whether a text has one of the marks without which a line has nothing to be mended.
fn has_marks(text: &str) -> bool {
    memchr3_iter(b'"', b'`', CURLED, text.as_bytes()).any(|at| {
        matches!(text.get(at..).and_then(|rest| rest.chars().next()), Some('"' | '`' | '“' | '”' | '‘'))
    })
}

/// A letter or a digit.
fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// A mark as it is printed.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    /// `“`, `”`, `"`, or the first of the typesetter's two: a backtick, an apostrophe.
    kind: char,
    /// Stands where a quotation begins: after no letter, before one.
    opens: bool,
    /// Stands where a quotation ends: after something, before no letter.
    closes: bool,
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        // What marks begin with.
        if !matches!(byte, b'"' | b'\'' | b'`' | CURLED) || at < end {
            continue;
        }
        let Some((before, rest)) = text.split_at_checked(at) else { continue };
        let mut chars = rest.chars();
        let Some(kind) = chars.next() else { continue };
        let mut next = chars.next();
        let double = matches!(kind, '`' | '\'') && next == Some(kind);
        if double {
            next = chars.next();
            end = at + 2;
        }
        if double || matches!(kind, '“' | '”' | '"') {
            let before = before.chars().next_back();
            marks.push(Mark {
                at,
                kind,
                opens: !is_word(before)
                    && (is_word(next) || matches!(next, Some('‘' | '[' | '(' | '$' | '…'))),
                closes: before.is_some_and(|c| !c.is_whitespace()) && !is_word(next),
            });
        }
    }
    marks
}

/// The first byte of curled marks and of some others.
const CURLED: u8 = 0xe2;
/// The first byte of the marks that point.
const POINTED: u8 = 0xc2;

/// Whether a line may be mended: it has curled marks or backticks, and no marks of other customs.
fn may_be_mended(text: &str) -> bool {
    let mut any = false;
    for at in memchr3_iter(b'`', CURLED, POINTED, text.as_bytes()) {
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some('“' | '”' | '`') => any = true,
            Some('„' | '«' | '»') => return false,
            _ => {}
        }
    }
    any
}

/// What stands where instead: a mark, or nothing for the second of two.
fn edits(text: &str) -> Vec<(usize, &'static str)> {
    let mut edits = Vec::new();
    if !may_be_mended(text) {
        return edits;
    }
    let marks = marks(text);
    let mut open: Option<Mark> = None;
    for (index, mark) in marks.iter().enumerate() {
        let Some(opening) = open else {
            match mark.kind {
                '“' | '`' => open = Some(*mark),
                '"' if mark.opens => open = Some(*mark),
                // Feet and inches.
                '\'' => {}
                _ => return Vec::new(),
            }
            continue;
        };
        // An inch within a quotation: the mark that closes it is still to come.
        let next = marks.get(index + 1);
        let last = next.is_none_or(|next| next.opens || next.kind == '`');
        let ends = match (opening.kind, mark.kind) {
            (_, '”') | ('`', '\'') => true,
            ('"', '"') => mark.closes || !mark.opens,
            ('"', '\'') => false,
            ('“' | '`', '"') => mark.closes && last,
            ('“', '\'') => mark.closes && !mark.opens && last,
            (_, '“') if mark.closes && !mark.opens => true,
            _ => return Vec::new(),
        };
        if !ends {
            continue;
        }
        open = None;
        if opening.kind == '"' && mark.kind == '"' {
            continue;
        }
        for (mark, as_it_should_be) in [(opening, "“"), (*mark, "”")] {
            if !as_it_should_be.starts_with(mark.kind) {
                edits.push((mark.at, as_it_should_be));
                if matches!(mark.kind, '`' | '\'') {
                    edits.push((mark.at + 1, ""));
                }
            }
        }
    }
    edits
}

/// Where a quotation that begins with ‘ ends with another mark: the only one that can be its end.
fn singles(text: &str) -> Vec<(usize, &'static str)> {
    // German and its neighbours end with ‘.
    if !text.contains('‘') || text.contains(['‚', '‹', '›', '„', '«', '»']) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut open = false;
    // Ends of the quotation that is open: what can be nothing else, and apostrophes after a plural.
    let mut ends: [Vec<usize>; 2] = Default::default();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let closes = before.is_some_and(|c: char| !c.is_whitespace()) && !is_word(next);
        match c {
            '‘' if !is_word(before) && is_word(next) => {
                close(&mut edits, &mut ends);
                open = true;
            }
            // Within a sentence it may be an apostrophe after a plural: "the boys' room".
            '\'' if closes && open => {
                let plural = before == Some('s') && next.is_some_and(char::is_whitespace);
                if next != Some('\'') && before != Some('\'') {
                    ends[usize::from(plural)].push(at);
                }
            }
            '‘' if closes && open => ends[0].push(at),
            '’' if closes => (open, ends) = (false, Default::default()),
            _ => {}
        }
        before = Some(c);
    }
    close(&mut edits, &mut ends);
    edits
}

/// Where a quotation begins with the only " of its line and ends with ', before any other begins with one;
/// and where all between the only two " of a line is ends and beginnings in turn: "A,' she said. 'B."
fn straight(text: &str) -> Vec<(usize, &'static str)> {
    let mut doubles = memchr_iter(b'"', text.as_bytes());
    let (Some(first), second, None) = (doubles.next(), doubles.next(), doubles.next()) else {
        return Vec::new();
    };
    // Curled marks have their own rules, and two single ones are a typesetter's.
    let is_curled = |c| matches!(c, '“' | '”' | '‘' | '’' | '„' | '«' | '»' | '`');
    if text.chars().any(is_curled) || holds(text, "''") {
        return Vec::new();
    }
    let around = |at: usize| {
        let (before, rest) = text.split_at(at);
        (before.chars().next_back(), rest.chars().nth(1))
    };
    let opens = |at: usize| {
        let (before, next) = around(at);
        before.is_none_or(|c| c.is_whitespace() || c == '(') && is_word(next)
    };
    // Behind what a sentence or a part of one ends with: no letter is left out there.
    let ends = |at: usize| matches!(around(at).0, Some(',' | '.' | '!' | '?')) && !is_word(around(at).1);
    let mut singles = memchr_iter(b'\'', text.as_bytes()).filter(|&at| at > first).filter(|&at| {
        let (before, next) = around(at);
        // Not within a word, and not after a plural.
        !(is_word(before) && is_word(next)) && (before != Some('s') || !next.is_some_and(char::is_whitespace))
    });
    let end = singles.next().filter(|&at| opens(first) && !opens(at));
    let Some(end) = end.filter(|&end| !is_word(around(end).1)) else { return Vec::new() };
    let Some(last) = second else {
        // After a letter it may be one that is left out, but where the next quotation begins with one as well.
        let sure = ends(end) || singles.next().is_some_and(opens);
        return if sure { vec![(end, "\"")] } else { Vec::new() };
    };
    let all: Vec<usize> = [end].into_iter().chain(singles).collect();
    let in_turn =
        all.iter().enumerate().all(|(n, &at)| at < last && if n % 2 == 0 { ends(at) } else { opens(at) });
    if ends(last) && in_turn && all.len().is_multiple_of(2) {
        all.into_iter().map(|at| (at, "\"")).collect()
    } else {
        Vec::new()
    }
}

/// The quotation's end is mended, where there is but one: of a plural's, where there is no other. Should it be
/// an apostrophe after all, that has the same form.
fn close(edits: &mut Vec<(usize, &'static str)>, ends: &mut [Vec<usize>; 2]) {
    let [ends, plurals] = std::mem::take(ends);
    if let [end] = (if ends.is_empty() { plurals } else { ends })[..] {
        edits.push((end, "’"));
    }
}

#[cfg(test)]
mod tests {
    use article::Inline;

    use super::*;

    fn mended(line: Vec<Inline>) -> (String, Option<Notice>) {
        let mut body = [Block::new(NodeId(0), BlockKind::Paragraph(line))];
        let notice = repair(&mut body);
        (body[0].inlines().map(plain_text).unwrap_or_default(), notice)
    }

    #[test]
    fn what_opens_as_one_kind_closes_as_the_same() {
        for (text, expected) in [
            ("“The quay is open,\" she said.", "“The quay is open,” she said."),
            ("\"The quay is open,” she said.", "“The quay is open,” she said."),
            ("“The quay is open,“ she said.", "“The quay is open,” she said."),
            ("``The quay is open,'' she said.", "“The quay is open,” she said."),
            ("“The quay is open,'' she said.", "“The quay is open,” she said."),
            ("“Open,\" she said, \"at last.”", "“Open,” she said, “at last.”"),
            ("“A plank of 6\" is gone,” he said.", "“A plank of 6\" is gone,” he said."),
            ("他说：“港口开了\"。", "他说：“港口开了”。"),
            ("The quay is ‘open', she said.", "The quay is ‘open’, she said."),
            ("The quay is ‘open‘ and ‘safe‘.", "The quay is ‘open’ and ‘safe’."),
            ("“The ‘boys' room' is open,\" she said.", "“The ‘boys' room’ is open,” she said."),
            ("‘It's the boys' room,' she said.", "‘It's the boys' room,’ she said."),
            ("He calls it an ‘egregious' tax.", "He calls it an ‘egregious’ tax."),
            ("\"The quay's open,' she said. 'It is safe.'", "\"The quay's open,\" she said. 'It is safe.'"),
            ("\"It's open,' she said. 'It is safe.\"", "\"It's open,\" she said. \"It is safe.\""),
            (
                "\"No!' she said. 'Not yet,' and left. 'Go.\"",
                "\"No!\" she said. \"Not yet,\" and left. \"Go.\"",
            ),
            ("It is \"no man's quay' and 'safe'.", "It is \"no man's quay\" and 'safe'."),
        ] {
            let (found, notice) = mended(vec![text.into()]);
            assert_eq!(found, expected);
            assert_eq!(notice.is_some(), text != expected, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_stays() {
        for text in [
            "\"The quay,\" she said, \"is open.\"",
            "“The quay goes on in the next paragraph.",
            "„Der Kai ist offen“, sagte sie.",
            "”Kajen är öppen”, sa hon.",
            "It is 5'6'' long and 3\" wide.",
            "Type ``x`` or \"y\".",
            "\"The boys' quay is open, and it goes on in the next paragraph.",
            "\"She said 'it is open,' and it goes on in the next paragraph.",
            "\"I was goin' to the quay, and it goes on.",
            "A plank of 6\" is the boatmen's, not the boys'.",
            "“One “two three.",
            "\"The quay is 'open,' she said, 'at last.\"",
            "\"Open,' and the sign says \"Shut' today.",
            "\"Open,' she said, and it's 'safe' as well.\"",
            "An \"open\" \"quay”” and “more\"",
        ] {
            assert_eq!(mended(vec![text.into()]), (text.to_owned(), None));
        }
    }

    #[test]
    fn marks_match_across_pieces_and_the_notice_tells_where() {
        let line = vec![
            "“The ".into(),
            Inline::Emphasis(vec!["quay\"".into()]),
            " is ".into(),
            Inline::Code("\"".into()),
        ];
        let (found, notice) = mended(line);
        assert_eq!(found, "“The quay” is \"");
        let message = notice.map(|notice| notice.message).unwrap_or_default();
        assert_eq!(message, "Quotation marks that did not match were mended: “The quay\" is …");
    }
}
