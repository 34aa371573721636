//! A line of text while it is being read: white space folded, marks opened and closed.
//!
//! White space is owed, not written: a space is set before the next character, outside any mark
//! that has just been closed or opened, so `<b>bold </b>text` and `<b>bold</b> text` read alike.

use article::{Direction, Inline, LinkTarget};

use crate::eight::spaced_run;

/// Marks inside one another; what nests deeper keeps its text and loses its mark.
const MAX_MARKS: usize = 24;

/// What an inline element does to its text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Sub,
    Sup,
    Strike,
    Highlight,
    Small,
    Quoted,
    Link(LinkTarget),
    Span { lang: Option<String>, dir: Option<Direction> },
}

#[derive(Debug)]
struct Level {
    mark: Mark,
    out: Vec<Inline>,
}

/// The line that is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    base: Vec<Inline>,
    levels: Vec<Level>,
    /// White space due before the next character.
    space: Option<char>,
    /// Line breaks due before the next character.
    pub breaks: u32,
    /// The last letter is a drop cap that belongs to the next word.
    drop_cap: bool,
}

impl Line {
    /// Nothing visible yet.
    pub fn is_empty(&self) -> bool {
        self.base.is_empty() && self.levels.iter().all(|l| l.out.is_empty())
    }

    /// Opens a mark; `false` where it would add nothing (already open, or too deep).
    pub fn open(&mut self, mark: Mark) -> bool {
        if self.levels.len() >= MAX_MARKS || self.levels.iter().any(|l| l.mark == mark) {
            return false;
        }
        self.levels.push(Level { mark, out: Vec::new() });
        true
    }

    /// Closes the innermost mark.
    pub fn close(&mut self) {
        if let Some(level) = self.levels.pop() {
            let out = self.levels.last_mut().map_or(&mut self.base, |l| &mut l.out);
            add_marked(out, level.mark, level.out);
        }
    }

    /// Adds characters, white space folded as browsers fold it.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if is_plain(first) {
                let end = plain_end(rest);
                self.emit(&rest[..end], rest.len());
                rest = self.words(&rest[end..]);
                continue;
            }
            if first.is_whitespace() {
                // One no-break or ideographic space alone is meant; runs are layout.
                let kept = matches!(first, '\u{a0}' | '\u{202f}' | '\u{3000}');
                self.space = Some(if kept && self.space.is_none() { first } else { ' ' });
            }
            rest = &rest[first.len_utf8()..];
        }
    }

    /// Adds words with one space before each, as long as nothing else comes: what follows a word
    /// goes where that went. Gives what is left.
    fn words<'t>(&mut self, text: &'t str) -> &'t str {
        let bytes = text.as_bytes();
        let mut end = 0;
        loop {
            end += spaced_run(&bytes[end..]);
            end += bytes[end..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
            if bytes.get(end) != Some(&b' ') || !bytes.get(end + 1).is_some_and(u8::is_ascii_graphic) {
                break;
            }
            end += 2;
        }
        let (words, rest) = text.split_at(end);
        match self.top().last_mut() {
            Some(Inline::Text(text)) => {
                text.push_str(words);
                rest
            }
            _ => text,
        }
    }

    /// White space between two pieces that the page sets apart.
    pub fn gap(&mut self) {
        self.space = Some(' ');
    }

    /// `<br>`.
    pub fn line_break(&mut self) {
        self.breaks += 1;
        self.space = None;
    }

    /// Adds something that is no text.
    pub fn atom(&mut self, inline: Inline) {
        self.settle(0);
        self.top().push(inline);
    }

    /// The element that has just ended was a drop cap: a space after it is layout where the
    /// letter is no word of its own.
    pub fn end_drop_cap(&mut self, letter: &str) {
        let mut letters = letter.chars();
        self.drop_cap = match (letters.next(), letters.next()) {
            (Some(c), None) => {
                c.is_uppercase()
                    && !matches!(
                        c,
                        'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'À' | 'Á' | 'É' | 'Ó' | 'Ú' | 'Ą' | 'А'..='Я'
                    )
            }
            _ => false,
        };
    }

    /// The line so far, its marks closed; they are open again for the next line.
    pub fn take(&mut self) -> Vec<Inline> {
        let marks: Vec<Mark> = self.levels.iter().map(|l| l.mark.clone()).collect();
        while !self.levels.is_empty() {
            self.close();
        }
        (self.space, self.breaks, self.drop_cap) = (None, 0, false);
        self.levels = marks.into_iter().map(|mark| Level { mark, out: Vec::new() }).collect();
        std::mem::take(&mut self.base)
    }

    /// Adds a word; what may come with it has so many bytes.
    fn emit(&mut self, word: &str, room: usize) {
        // Editors fill an empty line with a joiner that joins nothing.
        let word = if self.is_empty() { word.trim_start_matches('\u{200d}') } else { word };
        if word.is_empty() {
            return;
        }
        if std::mem::take(&mut self.drop_cap) && word.starts_with(char::is_lowercase) {
            self.space = None;
        }
        if matches!(word, "." | "," | ";" | ")") && self.follows_mark() {
            // Templates leave white space between a link and the stop after it.
            self.space = None;
        }
        self.settle(room);
        let out = self.top();
        match out.last_mut() {
            Some(Inline::Text(text)) => text.push_str(word),
            _ => {
                let mut text = String::with_capacity(room);
                text.push_str(word);
                out.push(Inline::Text(text));
            }
        }
    }

    /// Writes the break or space that is due, in the innermost level that has content: it stands
    /// between what was and what comes, which has so many bytes.
    fn settle(&mut self, room: usize) {
        let (space, breaks) = (self.space.take(), std::mem::take(&mut self.breaks));
        if space.is_none() && breaks == 0 {
            return;
        }
        let out = match self.levels.iter_mut().rev().find(|l| !l.out.is_empty()) {
            Some(level) => &mut level.out,
            None => &mut self.base,
        };
        match (out.last_mut(), space) {
            (None | Some(Inline::Break), _) => {}
            _ if breaks > 0 => out.push(Inline::Break),
            (Some(Inline::Text(text)), Some(space)) => text.push(space),
            (_, Some(space)) => {
                let mut text = String::with_capacity(room + space.len_utf8());
                text.push(space);
                out.push(Inline::Text(text));
            }
            (_, None) => {}
        }
    }

    /// The last of the line is a link.
    fn follows_mark(&self) -> bool {
        let out = self.levels.last().map_or(&self.base, |l| &l.out);
        matches!(out.last(), Some(Inline::Link { .. }))
    }

    fn top(&mut self) -> &mut Vec<Inline> {
        self.levels.last_mut().map_or(&mut self.base, |l| &mut l.out)
    }
}

/// Neither white space nor a character that only guides line breaking (zero-width space, byte
/// order mark, soft hyphen, word joiner) or a control.
fn is_plain(c: char) -> bool {
    !(c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}'))
}

/// Where the run of such characters ends that a text begins with.
fn plain_end(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
        match text[at..].chars().next() {
            Some(c) if is_plain(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Adds a marked run, joined to a run of the same mark just before it.
fn add_marked(out: &mut Vec<Inline>, mark: Mark, content: Vec<Inline>) {
    if content.is_empty() {
        return;
    }
    let bare = |mark: &Mark| !matches!(mark, Mark::Link(_) | Mark::Span { .. });
    if bare(&mark) && content.iter().all(|inline| matches!(inline, Inline::NoteRef { .. })) {
        // The mark of a note is set as all of them are.
        out.extend(content);
        return;
    }
    let before = match (out.last_mut(), &mark) {
        (Some(Inline::Emphasis(before)), Mark::Emphasis)
        | (Some(Inline::Strong(before)), Mark::Strong)
        | (Some(Inline::Sub(before)), Mark::Sub)
        | (Some(Inline::Sup(before)), Mark::Sup)
        | (Some(Inline::Strike(before)), Mark::Strike)
        | (Some(Inline::Mark(before)), Mark::Highlight)
        | (Some(Inline::Small(before)), Mark::Small) => Some(before),
        (Some(Inline::Link { to, content }), Mark::Link(target)) if to == target => Some(content),
        _ => None,
    };
    match before {
        Some(before) => join(before, content),
        None => out.push(wrap(mark, content)),
    }
}

/// Appends inlines, text to text.
pub(super) fn join(out: &mut Vec<Inline>, more: Vec<Inline>) {
    more.into_iter().for_each(|inline| join_one(out, inline));
}

/// Appends one, text to text.
pub(super) fn join_one(out: &mut Vec<Inline>, more: Inline) {
    match (out.last_mut(), more) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => out.push(inline),
    }
}

fn wrap(mark: Mark, content: Vec<Inline>) -> Inline {
    match mark {
        Mark::Emphasis => Inline::Emphasis(content),
        Mark::Strong => Inline::Strong(content),
        Mark::Sub => Inline::Sub(content),
        Mark::Sup => Inline::Sup(content),
        Mark::Strike => Inline::Strike(content),
        Mark::Highlight => Inline::Mark(content),
        Mark::Small => Inline::Small(content),
        Mark::Quoted => Inline::Quoted(content),
        Mark::Link(to) => Inline::Link { to, content },
        Mark::Span { lang, dir } => Inline::Span { lang, dir, content },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stand_outside_marks_and_never_at_the_ends() {
        let mut line = Line::default();
        line.text("  a");
        line.open(Mark::Strong);
        line.text(" b ");
        line.close();
        line.text("c \n ");
        let strong = Inline::Strong(vec!["b".into()]);
        assert_eq!(line.take(), [Inline::from("a "), strong, " c".into()]);
    }

    #[test]
    fn marks_go_on_in_the_next_line() {
        let mut line = Line::default();
        line.open(Mark::Emphasis);
        line.text("one");
        assert_eq!(line.take(), [Inline::Emphasis(vec!["one".into()])]);
        line.text("two");
        assert_eq!(line.take(), [Inline::Emphasis(vec!["two".into()])]);
    }

    #[test]
    fn neighbours_of_one_mark_are_joined() {
        let mut line = Line::default();
        for part in ["Th", "ese"] {
            line.open(Mark::Strong);
            line.text(part);
            line.close();
        }
        assert_eq!(line.take(), [Inline::Strong(vec!["These".into()])]);
    }

    #[test]
    fn one_no_break_space_is_meant_and_runs_are_layout() {
        let mut line = Line::default();
        line.text("\u{a0}10\u{a0}km\u{a0} \u{a0}far\u{ad}ther");
        assert_eq!(line.take(), [Inline::from("10\u{a0}km farther")]);
    }
}
