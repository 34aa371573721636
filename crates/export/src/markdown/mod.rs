//! Markdown: CommonMark with the tables, strikethrough, notes, alerts and formulas of GitHub.

mod escape;
mod inline;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use article::{
    Article, AsideKind, Block, BlockKind, Definition, Embed, Figure, Inline, ListItem, Media, Note, Visit,
    plain_text, visit_blocks,
};

use crate::tex;
use inline::{Place, line, longest_run, picture};

/// What goes into the Markdown of an article; by default, all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// Headline as `#`, dek, and a line of byline, source and date before the body.
    pub headline: bool,
    /// The lead image before the body.
    pub lead_image: bool,
    /// Videos and posts as `![title](address)`, which note-taking programs such as Obsidian play
    /// in place, and not as links.
    pub play_embeds: bool,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        Self { headline: true, lead_image: true, play_embeds: false }
    }
}

/// An article as Markdown, ending in a line break; empty for an empty article.
pub fn markdown(article: &Article, options: &MarkdownOptions) -> String {
    let mut parts = Vec::new();
    if options.headline {
        parts.extend(head(article));
    }
    if let Some(figure) = article.meta.lead_image.as_ref().filter(|_| options.lead_image) {
        parts.push(Writer::default().figure(&figure.value));
    }
    parts.push(body(&article.body, &article.notes, options.play_embeds));
    finish(parts)
}

/// Blocks and their notes as Markdown, ending in a line break: a story's text without its head.
pub fn blocks_to_markdown(blocks: &[Block], notes: &[Note]) -> String {
    body(blocks, notes, false)
}

fn body(blocks: &[Block], notes: &[Note], play_embeds: bool) -> String {
    let writer = Writer { slugs: slugs(blocks), play_embeds };
    let mut parts = vec![writer.blocks(blocks)];
    for (index, note) in notes.iter().enumerate() {
        let body = writer.blocks(&note.body);
        parts.push(format!("[^{}]: {}", index + 1, indented(&body, "    ").trim_start()));
    }
    finish(parts)
}

fn head(article: &Article) -> Vec<String> {
    let none = BTreeMap::new();
    let plain = |text: &str, place| line(&[Inline::Text(text.to_owned())], place, &none);
    let mut parts = Vec::new();
    parts.extend(crate::headline(article).map(|h| format!("# {}", plain(h, Place::Heading))));
    parts.extend(article.meta.dek.as_ref().map(|dek| format!("*{}*", plain(&dek.value, Place::Line))));
    let credits = crate::credits(&article.meta);
    if !credits.is_empty() {
        parts.push(plain(&credits.join(" · "), Place::Line));
    }
    parts
}

fn finish(parts: Vec<String>) -> String {
    let parts: Vec<&str> = parts.iter().map(|p| p.trim_end()).filter(|p| !p.is_empty()).collect();
    let mut out = parts.join("\n\n");
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The names that GitHub gives to headings, by the anchors that links of the article use.
fn slugs(blocks: &[Block]) -> BTreeMap<String, String> {
    let mut slugs = BTreeMap::new();
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    visit_blocks(blocks, &mut |block| {
        if let BlockKind::Heading { content, .. } = &block.kind {
            let mut slug = String::new();
            for c in plain_text(content).trim().chars() {
                match c {
                    ' ' => slug.push('-'),
                    c if c.is_alphanumeric() || matches!(c, '-' | '_') => slug.extend(c.to_lowercase()),
                    _ => {}
                }
            }
            let count = used.entry(slug.clone()).or_insert(0);
            if *count > 0 {
                slug = format!("{slug}-{count}");
            }
            *count += 1;
            if let Some(anchor) = &block.anchor {
                slugs.insert(anchor.clone(), slug);
            }
        }
        Visit::Into
    });
    slugs
}

#[derive(Default)]
struct Writer {
    slugs: BTreeMap<String, String>,
    play_embeds: bool,
}

impl Writer {
    fn line(&self, content: &[Inline], place: Place) -> String {
        line(content, place, &self.slugs)
    }

    fn blocks(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        let mut previous: Option<&BlockKind> = None;
        for block in blocks {
            let text = self.block(&block.kind);
            if text.is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push_str("\n\n");
                let two_lists = |a: &BlockKind, b: &BlockKind| match (a, b) {
                    (BlockKind::List { ordered: a, .. }, BlockKind::List { ordered: b, .. }) => a == b,
                    _ => false,
                };
                if previous.is_some_and(|before| two_lists(before, &block.kind)) {
                    // Without this, two lists after one another are one.
                    out.push_str("<!-- -->\n\n");
                }
            }
            out.push_str(&text);
            previous = Some(&block.kind);
        }
        out
    }

    fn block(&self, kind: &BlockKind) -> String {
        match kind {
            BlockKind::Paragraph(content) => self.line(content, Place::Line),
            BlockKind::Heading { level, content } => {
                let text = self.line(content, Place::Heading);
                if text.is_empty() { text } else { format!("{} {text}", "#".repeat(usize::from(*level))) }
            }
            BlockKind::List { ordered, start, items } => self.list(*ordered, *start, items),
            BlockKind::Definitions(list) => self.definitions(list),
            BlockKind::Quote { body, cite } => {
                let mut text = self.blocks(body);
                if let Some(cite) = cite {
                    text.push_str(&format!("\n\n— {}", self.line(cite, Place::Line)));
                }
                quoted(&text)
            }
            BlockKind::PullQuote(content) => quoted(&self.line(content, Place::Line)),
            BlockKind::Code { language, text } => listing(language.as_deref(), text),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Table(table) => table::table(self, table),
            BlockKind::Math(math) => {
                let tex = escape::formula(&tex(math));
                if tex.is_empty() { tex } else { format!("$$\n{tex}\n$$") }
            }
            BlockKind::Embed(card) => self.embed(card),
            BlockKind::Aside { kind, title, body } => self.aside(*kind, title.as_deref(), body),
            BlockKind::Rule => "---".to_owned(),
        }
    }

    fn list(&self, ordered: bool, start: i32, items: &[ListItem]) -> String {
        // Items of more than a line each are set apart, or none is.
        let loose = items
            .iter()
            .any(|item| item.body.iter().filter(|b| !matches!(b.kind, BlockKind::List { .. })).count() > 1);
        let mut out = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let number = i64::from(start) + i64::try_from(index).unwrap_or(0);
            let mark = if ordered { format!("{number}. ") } else { "- ".to_owned() };
            let tick = match item.checked {
                Some(true) => "[x] ",
                Some(false) => "[ ] ",
                None => "",
            };
            let body = self.item(&item.body);
            let pad = " ".repeat(mark.chars().count());
            out.push(format!("{mark}{tick}{}", indented(&body, &pad).trim_start()).trim_end().to_owned());
        }
        out.join(if loose { "\n\n" } else { "\n" })
    }

    /// An item's blocks: a list that follows its line directly needs no blank line.
    fn item(&self, body: &[Block]) -> String {
        match body {
            [
                Block { kind: BlockKind::Paragraph(content), .. },
                Block { kind: list @ BlockKind::List { .. }, .. },
            ] => {
                format!("{}\n{}", self.line(content, Place::Line), self.block(list))
            }
            _ => self.blocks(body),
        }
    }

    fn definitions(&self, list: &[Definition]) -> String {
        let mut parts = Vec::new();
        for definition in list {
            for term in &definition.terms {
                parts.push(format!("**{}**", self.line(term, Place::Heading)));
            }
            parts.extend(definition.details.iter().map(|detail| self.blocks(detail)));
        }
        parts.join("\n\n")
    }

    fn figure(&self, figure: &Figure) -> String {
        let mut parts: Vec<String> = figure
            .media
            .iter()
            .filter_map(|media| match media {
                Media::Image(image) => Some(picture(image)),
                Media::Missing => None,
            })
            .collect();
        let mut caption = self.line(&figure.caption, Place::Line);
        if let Some(credit) = &figure.credit {
            let credit = self.line(&[Inline::Text(credit.clone())], Place::Heading);
            caption =
                if caption.is_empty() { format!("({credit})") } else { format!("{caption} ({credit})") };
        }
        parts.push(caption);
        parts.retain(|p| !p.is_empty());
        parts.join("\n\n")
    }

    fn embed(&self, card: &Embed) -> String {
        if self.play_embeds {
            return inline::shown(card.title.as_deref().unwrap_or(""), &card.href);
        }
        let text = match &card.title {
            Some(title) => format!("{}: {title}", card.provider),
            None => card.provider.clone(),
        };
        let to = article::LinkTarget::Web(card.href.clone());
        self.line(&[Inline::Link { to, content: vec![Inline::Text(text)] }], Place::Line)
    }

    fn aside(&self, kind: AsideKind, title: Option<&[Inline]>, body: &[Block]) -> String {
        let title = title.map(|t| self.line(t, Place::Heading)).unwrap_or_default();
        let name = match kind {
            AsideKind::Note => "note",
            AsideKind::Info => "info",
            AsideKind::Tip => "tip",
            AsideKind::Success => "success",
            AsideKind::Warning => "warning",
            AsideKind::Danger => "danger",
            AsideKind::KeyPoints => "summary",
            AsideKind::Correction => "important",
            AsideKind::Box => {
                let title = if title.is_empty() { title } else { format!("**{title}**\n\n") };
                return format!("{title}{}", self.blocks(body));
            }
        };
        quoted(format!("[!{name}] {title}\n{}", self.blocks(body)).as_str())
    }
}

fn listing(language: Option<&str>, text: &str) -> String {
    let fence = "`".repeat((longest_run(text, '`') + 1).max(3));
    format!("{fence}{}\n{text}\n{fence}", language.unwrap_or(""))
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|l| if l.is_empty() { ">".to_owned() } else { format!("> {l}").trim_end().to_owned() })
        .collect();
    lines.join("\n")
}

fn indented(text: &str, pad: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|l| if l.is_empty() { String::new() } else { format!("{pad}{l}") }).collect();
    lines.join("\n")
}
