//! Standalone HTML: one document with nothing to fetch but its pictures, and no scripts. Its own
//! extraction gives the same blocks back.

pub mod escape;
mod inline;
#[cfg(test)]
mod tests;

use article::{
    Article, AsideKind, Block, BlockKind, CellScope, Claimed, Definition, Embed, Figure, ListItem, Media,
    Note, Row, Table,
};

use escape::{attribute, text};
use inline::{direction, line, math, picture};

/// What goes into the HTML of an article; by default, all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Headline, dek, and a line of byline, source and date before the body.
    pub headline: bool,
    /// The lead image before the body.
    pub lead_image: bool,
    /// A small style sheet: a readable measure, light and dark.
    pub style: bool,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { headline: true, lead_image: true, style: true }
    }
}

const STYLE: &str = ":root{color-scheme:light dark}body{max-width:38rem;margin:2rem auto;padding:0 1rem;\
font:1.125rem/1.6 Georgia,serif}img{max-width:100%;height:auto}figure,pre,table{margin:1.5rem 0}\
pre{overflow:auto}table{border-collapse:collapse;display:block;overflow:auto}td,th{border:1px solid;padding:.25rem .5rem}\
figcaption{font-size:.875rem}aside{border-inline-start:.25rem solid;padding-inline-start:1rem}";

/// An article as an HTML document.
pub fn html(article: &Article, options: &HtmlOptions) -> String {
    let meta = &article.meta;
    let mut out = String::from("<!doctype html>\n<html");
    if let Some(Claimed { value, .. }) = &meta.lang {
        attribute("lang", value, &mut out);
    }
    if let Some(Claimed { value, .. }) = &meta.dir {
        attribute("dir", direction(*value), &mut out);
    }
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    text(crate::headline(article).unwrap_or(""), &mut out);
    out.push_str("</title>\n");
    let named = [("author", meta.byline.as_ref()), ("description", meta.dek.as_ref())];
    for (name, value) in named {
        if let Some(claimed) = value {
            out.push_str("<meta");
            attribute("name", name, &mut out);
            attribute("content", &claimed.value, &mut out);
            out.push_str(">\n");
        }
    }
    if let Some(address) = &meta.address {
        out.push_str("<link rel=\"canonical\"");
        attribute("href", address.value.as_str(), &mut out);
        out.push_str(">\n");
    }
    if options.style {
        out.push_str("<style>");
        out.push_str(STYLE);
        out.push_str("</style>\n");
    }
    out.push_str("</head>\n<body>\n<article>\n");
    if options.headline {
        head(article, &mut out);
    }
    if let Some(figure) = meta.lead_image.as_ref().filter(|_| options.lead_image) {
        write_figure(&figure.value, &mut out);
        out.push('\n');
    }
    out.push_str(&blocks_to_html(&article.body, &article.notes));
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// Blocks and their notes as HTML, without a document around them.
pub fn blocks_to_html(blocks: &[Block], notes: &[Note]) -> String {
    let mut out = String::new();
    write_blocks(blocks, &mut out);
    if !notes.is_empty() {
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (index, note) in notes.iter().enumerate() {
            out.push_str("<li");
            attribute("id", &format!("fn-{}", index + 1), &mut out);
            out.push_str(">\n");
            write_blocks(&note.body, &mut out);
            out.push_str("<a role=\"doc-backlink\"");
            attribute("href", &format!("#fnref-{}", index + 1), &mut out);
            out.push_str(">↩</a></li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }
    out
}

fn head(article: &Article, out: &mut String) {
    let meta = &article.meta;
    out.push_str("<header>\n");
    if let Some(kicker) = &meta.kicker {
        out.push_str("<p class=\"kicker\">");
        text(&kicker.value, out);
        out.push_str("</p>\n");
    }
    if let Some(headline) = crate::headline(article) {
        out.push_str("<h1>");
        text(headline, out);
        out.push_str("</h1>\n");
    }
    if let Some(dek) = &meta.dek {
        out.push_str("<p class=\"dek\">");
        text(&dek.value, out);
        out.push_str("</p>\n");
    }
    if let Some(byline) = &meta.byline {
        out.push_str("<p class=\"byline\">By ");
        text(&byline.value, out);
        out.push_str("</p>\n");
    }
    if let Some(source) = meta.source.as_ref().or(meta.site_name.as_ref()) {
        out.push_str("<p class=\"source\">");
        text(&source.value, out);
        out.push_str("</p>\n");
    }
    if let Some(at) = meta.published.as_ref().and_then(|p| p.value.at.as_ref()) {
        out.push_str("<p class=\"published\"><time");
        attribute("datetime", &at.to_string(), out);
        out.push('>');
        text(&at.date.to_string(), out);
        out.push_str("</time></p>\n");
    }
    out.push_str("</header>\n");
}

fn write_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        write_block(block, out);
        out.push('\n');
    }
}

/// The attributes that any block may bear.
fn shared(block: &Block, out: &mut String) {
    if let Some(anchor) = &block.anchor {
        attribute("id", anchor, out);
    }
    if let Some(lang) = &block.lang {
        attribute("lang", lang, out);
    }
    if let Some(dir) = block.dir {
        attribute("dir", direction(dir), out);
    }
}

fn open(name: &str, block: &Block, class: Option<&str>, out: &mut String) {
    out.push('<');
    out.push_str(name);
    if let Some(class) = class {
        attribute("class", class, out);
    }
    shared(block, out);
    out.push('>');
}

fn write_block(block: &Block, out: &mut String) {
    match &block.kind {
        BlockKind::Paragraph(content) => {
            open("p", block, None, out);
            line(content, out);
            out.push_str("</p>");
        }
        BlockKind::Heading { level, content } => {
            let name = format!("h{}", (*level).clamp(2, 6));
            open(&name, block, None, out);
            line(content, out);
            out.push_str(&format!("</{name}>"));
        }
        BlockKind::List { ordered, start, items } => write_list(block, *ordered, *start, items, out),
        BlockKind::Definitions(list) => write_definitions(block, list, out),
        BlockKind::Quote { body, cite } => {
            open("blockquote", block, None, out);
            out.push('\n');
            write_blocks(body, out);
            if let Some(cite) = cite {
                out.push_str("<footer>— ");
                line(cite, out);
                out.push_str("</footer>\n");
            }
            out.push_str("</blockquote>");
        }
        BlockKind::PullQuote(content) => {
            open("blockquote", block, Some("pullquote"), out);
            out.push_str("<p>");
            line(content, out);
            out.push_str("</p></blockquote>");
        }
        BlockKind::Code { language, text: listing } => {
            open("pre", block, None, out);
            out.push_str("<code");
            if let Some(language) = language {
                attribute("class", &format!("language-{language}"), out);
            }
            // A line break right after `<pre>` would be lost; after `<code>` it is not.
            out.push('>');
            text(listing, out);
            out.push_str("\n</code></pre>");
        }
        BlockKind::Figure(figure) => {
            let at = out.len() + "<figure".len();
            write_figure(figure, out);
            let mut attributes = String::new();
            shared(block, &mut attributes);
            out.insert_str(at, &attributes);
        }
        BlockKind::Table(table) => write_table(block, table, out),
        BlockKind::Math(formula) => {
            open("div", block, None, out);
            math(formula, true, out);
            out.push_str("</div>");
        }
        BlockKind::Embed(card) => write_embed(block, card, out),
        BlockKind::Aside { kind, title, body } => {
            // A box without a title that says more is an `aside` of its class.
            let class = match kind {
                AsideKind::Note => "admonition note",
                AsideKind::Info => "admonition info",
                AsideKind::Tip => "admonition tip",
                AsideKind::Success => "admonition success",
                AsideKind::Warning => "admonition warning",
                AsideKind::Danger => "admonition danger",
                AsideKind::KeyPoints => "admonition key-points",
                AsideKind::Correction => "admonition correction",
                AsideKind::Box => "admonition box",
            };
            open("aside", block, Some(class), out);
            out.push('\n');
            if let Some(title) = title {
                out.push_str("<p class=\"admonition-title\">");
                line(title, out);
                out.push_str("</p>\n");
            }
            write_blocks(body, out);
            out.push_str("</aside>");
        }
        BlockKind::Rule => {
            out.push_str("<hr");
            shared(block, out);
            out.push('>');
        }
    }
}

fn write_list(block: &Block, ordered: bool, start: i32, items: &[ListItem], out: &mut String) {
    let name = if ordered { "ol" } else { "ul" };
    out.push('<');
    out.push_str(name);
    if ordered && start != 1 {
        attribute("start", &start.to_string(), out);
    }
    shared(block, out);
    out.push_str(">\n");
    for item in items {
        out.push_str("<li>");
        match item.checked {
            Some(true) => out.push_str("<input type=\"checkbox\" disabled checked>"),
            Some(false) => out.push_str("<input type=\"checkbox\" disabled>"),
            None => {}
        }
        match item.body.as_slice() {
            // A plain item needs no paragraph.
            [Block { kind: BlockKind::Paragraph(content), lang: None, dir: None, anchor: None, .. }] => {
                line(content, out);
            }
            body => {
                out.push('\n');
                write_blocks(body, out);
            }
        }
        out.push_str("</li>\n");
    }
    out.push_str(&format!("</{name}>"));
}

fn write_definitions(block: &Block, list: &[Definition], out: &mut String) {
    open("dl", block, None, out);
    out.push('\n');
    for definition in list {
        for term in &definition.terms {
            out.push_str("<dt>");
            line(term, out);
            out.push_str("</dt>\n");
        }
        for detail in &definition.details {
            out.push_str("<dd>\n");
            write_blocks(detail, out);
            out.push_str("</dd>\n");
        }
    }
    out.push_str("</dl>");
}

fn write_figure(figure: &Figure, out: &mut String) {
    out.push_str("<figure>");
    for media in &figure.media {
        if let Media::Image(image) = media {
            picture(image, out);
        }
    }
    if !figure.caption.is_empty() || figure.credit.is_some() {
        out.push_str("<figcaption>");
        line(&figure.caption, out);
        if let Some(credit) = &figure.credit {
            out.push_str(" <small class=\"credit\">");
            text(credit, out);
            out.push_str("</small>");
        }
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>");
}

fn write_table(block: &Block, table: &Table, out: &mut String) {
    // A table says that it is one: without headers it could be read as layout.
    out.push_str("<table role=\"table\"");
    shared(block, out);
    out.push_str(">\n");
    if !table.caption.is_empty() {
        out.push_str("<caption>");
        line(&table.caption, out);
        out.push_str("</caption>\n");
    }
    for (name, rows) in [("thead", &table.head), ("tbody", &table.body)] {
        if !rows.is_empty() {
            out.push_str(&format!("<{name}>\n"));
            rows.iter().for_each(|row| write_row(row, out));
            out.push_str(&format!("</{name}>\n"));
        }
    }
    out.push_str("</table>");
}

fn write_row(row: &Row, out: &mut String) {
    out.push_str("<tr>");
    for cell in &row.cells {
        let (name, scope) = match cell.scope {
            CellScope::Data => ("td", None),
            CellScope::Column => ("th", Some("col")),
            CellScope::Row => ("th", Some("row")),
        };
        out.push_str(&format!("<{name}"));
        if let Some(scope) = scope {
            attribute("scope", scope, out);
        }
        if cell.colspan > 1 {
            attribute("colspan", &cell.colspan.to_string(), out);
        }
        if cell.rowspan > 1 {
            attribute("rowspan", &cell.rowspan.to_string(), out);
        }
        out.push('>');
        match cell.body.as_slice() {
            [Block { kind: BlockKind::Paragraph(content), lang: None, dir: None, anchor: None, .. }] => {
                line(content, out)
            }
            body => write_blocks(body, out),
        }
        out.push_str(&format!("</{name}>"));
    }
    out.push_str("</tr>\n");
}

/// A card: a link that names who hosts it.
fn write_embed(block: &Block, card: &Embed, out: &mut String) {
    open("p", block, Some("embed"), out);
    out.push_str("<a");
    attribute("href", card.href.as_str(), out);
    attribute("data-provider", &card.provider, out);
    if let Some(thumbnail) = &card.thumbnail {
        attribute("data-thumbnail", thumbnail.as_str(), out);
    }
    out.push('>');
    text(card.title.as_deref().unwrap_or(&card.provider), out);
    out.push_str("</a></p>");
}
