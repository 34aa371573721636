//! Lines of text as Markdown.

use std::collections::BTreeMap;

use article::{Image, Inline, LinkTarget, WebUrl, plain_text};

use super::escape::{self, Around};
use crate::tex;

/// What a line may hold where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph: line breaks are breaks.
    Line,
    /// A heading: no breaks.
    Heading,
    /// A table's cell: breaks as HTML, bars escaped.
    Cell,
}

pub(super) struct Writer<'a> {
    out: String,
    place: Place,
    dollars: bool,
    linked: bool,
    /// By anchor: the name that renderers give to the heading that bears it.
    slugs: &'a BTreeMap<String, String>,
}

/// A line as Markdown.
pub(super) fn line(content: &[Inline], place: Place, slugs: &BTreeMap<String, String>) -> String {
    let dollars = reads_as_formula(&plain_text(content));
    let mut writer = Writer { out: String::new(), place, dollars, linked: false, slugs };
    writer.inlines(content, None);
    let out = writer.out.trim().to_owned();
    if place == Place::Cell {
        return out;
    }
    if place == Place::Heading && out.ends_with('#') {
        return closed(out);
    }
    let mut lines: Vec<String> = out.split('\n').map(str::to_owned).collect();
    if place == Place::Line {
        lines.iter_mut().for_each(escape::line_start);
    }
    lines.join("\n")
}

/// A heading whose last number signs are its own ("C #"): behind a space they would end the mark-up.
fn closed(mut line: String) -> String {
    let words = line.trim_end_matches('#').len();
    if line[..words].ends_with([' ', '\t']) || words == 0 {
        line.insert(words, '\\');
    }
    line
}

impl Writer<'_> {
    fn inlines(&mut self, content: &[Inline], after: Option<char>) {
        for (at, inline) in content.iter().enumerate() {
            let next = self.first_of(&content[at + 1..]).or(after);
            self.inline(inline, next);
        }
    }

    fn inline(&mut self, inline: &Inline, next: Option<char>) {
        match inline {
            Inline::Text(text) => self.text(text, next),
            Inline::Emphasis(content) => self.marked("*", "em", content, next),
            Inline::Strong(content) => self.marked("**", "strong", content, next),
            Inline::Strike(content) => self.marked("~~", "del", content, next),
            Inline::Code(code) => self.code(code),
            Inline::Link { to, content } => self.link(to, content, next),
            Inline::Image(image) => self.out.push_str(&picture(image)),
            Inline::Sub(content) => self.element("sub", content),
            Inline::Sup(content) => self.element("sup", content),
            Inline::Mark(content) => self.element("mark", content),
            Inline::Small(content) | Inline::Span { content, .. } => self.inlines(content, next),
            Inline::Quoted(content) => {
                self.out.push('“');
                self.inlines(content, Some('”'));
                self.out.push('”');
            }
            Inline::Break => self.out.push_str(match self.place {
                Place::Line => "\\\n",
                Place::Heading => " ",
                Place::Cell => "<br>",
            }),
            Inline::NoteRef { note, .. } => self.out.push_str(&format!("[^{}]", note + 1)),
            Inline::Math(math) => {
                let tex = escape::formula(&tex(math)).replace('\n', " ");
                if !tex.is_empty() {
                    self.out.push_str(&format!(
                        "${}$",
                        if self.place == Place::Cell { tex.replace('|', "\\|") } else { tex }
                    ));
                }
            }
            Inline::Ruby { base, reading } => {
                self.out.push_str("<ruby>");
                self.inlines(base, None);
                self.out.push_str("<rt>");
                self.text(reading, None);
                self.out.push_str("</rt></ruby>");
            }
            Inline::Abbr { short, .. } => self.text(short, next),
        }
    }

    fn text(&mut self, text: &str, after: Option<char>) {
        let before = self.out.chars().next_back();
        let mut escaped = String::with_capacity(text.len());
        let around = Around { before, after, dollars: self.dollars, linked: self.linked };
        escape::text(text, around, &mut escaped);
        if self.place == Place::Cell {
            escaped = escaped.replace('|', "\\|");
        }
        self.out.push_str(&escaped);
    }

    fn code(&mut self, code: &str) {
        let code = if self.place == Place::Cell { code.replace('|', "\\|") } else { code.to_owned() };
        let fence = "`".repeat(longest_run(&code, '`') + 1);
        // A space keeps a backtick at the edge from joining the fence.
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.out.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    fn link(&mut self, to: &LinkTarget, content: &[Inline], next: Option<char>) {
        let address = match to {
            LinkTarget::Web(url) => escape::address(url.as_str()),
            LinkTarget::Anchor(name) => match self.slugs.get(name) {
                Some(slug) => format!("#{slug}"),
                // Markdown has no other places to lead to.
                None => return self.inlines(content, next),
            },
        };
        let before = std::mem::take(&mut self.out);
        let outer = std::mem::replace(&mut self.linked, true);
        self.inlines(content, None);
        self.linked = outer;
        let text = std::mem::replace(&mut self.out, before);
        let lead = text.len() - text.trim_start().len();
        let tail = text.trim_end().len();
        self.out.push_str(&text[..lead]);
        let inner = text.get(lead..tail.max(lead)).unwrap_or("");
        self.out.push_str(&format!("[{inner}]({address})"));
        self.out.push_str(text.get(tail.max(lead)..).unwrap_or(""));
    }

    /// Text between delimiters, or in an element where CommonMark would not see those: they must
    /// stand against a word from outside and from inside.
    fn marked(&mut self, delimiter: &str, element: &str, content: &[Inline], next: Option<char>) {
        let outer = std::mem::take(&mut self.out);
        let before = outer.chars().next_back();
        self.inlines(content, None);
        let inner = std::mem::replace(&mut self.out, outer);
        let text = inner.trim();
        if text.is_empty() {
            self.out.push_str(&inner);
            return;
        }
        let lead = inner.len() - inner.trim_start().len();
        let (before, next) = (
            if lead > 0 { Some(' ') } else { before },
            if inner.trim_end().len() < inner.len() { Some(' ') } else { next },
        );
        let punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let opens = !(text.starts_with(punctuation) && word(before));
        let closes = !(text.ends_with(punctuation) && word(next));
        self.out.push_str(&inner[..lead]);
        // The same delimiter against the mark before would join the two.
        let joins = self.out.ends_with(delimiter.chars().next().unwrap_or(' '));
        if opens && closes && !joins {
            self.out.push_str(&format!("{delimiter}{text}{delimiter}"));
        } else {
            self.out.push_str(&format!("<{element}>{text}</{element}>"));
        }
        self.out.push_str(&inner[inner.trim_end().len().max(lead)..]);
    }

    /// The first character of what will be written, or of what it says: enough to tell whether the
    /// text before it makes mark-up together with it.
    fn first_char(&self, inline: &Inline) -> Option<char> {
        match inline {
            Inline::Text(text) | Inline::Abbr { short: text, .. } => text.chars().next(),
            Inline::Link { to: LinkTarget::Anchor(name), content } if !self.slugs.contains_key(name) => {
                self.first_of(content)
            }
            Inline::Link { .. } | Inline::NoteRef { .. } | Inline::Image(_) => Some('['),
            Inline::Break => Some('\n'),
            Inline::Math(_) => Some('$'),
            Inline::Code(_) => Some('`'),
            Inline::Quoted(_) => Some('“'),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Sub(content)
            | Inline::Sup(content)
            | Inline::Strike(content)
            | Inline::Mark(content)
            | Inline::Small(content)
            | Inline::Span { content, .. }
            | Inline::Ruby { base: content, .. } => self.first_of(content),
        }
    }

    fn first_of(&self, content: &[Inline]) -> Option<char> {
        content.iter().find_map(|inline| self.first_char(inline))
    }

    fn element(&mut self, name: &str, content: &[Inline]) {
        self.out.push_str(&format!("<{name}>"));
        self.inlines(content, None);
        self.out.push_str(&format!("</{name}>"));
    }
}

/// A picture.
pub(super) fn picture(image: &Image) -> String {
    shown(&image.alt, &image.src)
}

/// What is shown in place, with the text that stands for it.
pub(super) fn shown(words: &str, address: &WebUrl) -> String {
    let mut alt = String::new();
    escape::text(&words.replace(['\n', '\r'], " "), Around { linked: true, ..Around::default() }, &mut alt);
    format!("![{alt}]({})", escape::address(address.as_str()))
}

/// Two dollar signs that renderers take for a formula's: the first before, the second after a
/// character that is no space, and no digit after the second.
fn reads_as_formula(text: &str) -> bool {
    let mut opened = false;
    let mut previous = ' ';
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        if c == '$' {
            let next = signs.peek().copied().unwrap_or(' ');
            if opened && !previous.is_whitespace() && !next.is_ascii_digit() {
                return true;
            }
            opened |= !next.is_whitespace();
        }
        previous = c;
    }
    false
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
