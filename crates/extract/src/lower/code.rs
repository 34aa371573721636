//! Code listings, to the byte: indentation and blank lines kept; gutters, copy buttons and the
//! spans of highlighters gone.

use article::{BlockKind, Inline};

use super::class::{class_of, has_any, has_part};
use super::language;
use super::math::of_tex;
use super::reader::Reader;
use crate::dom::{Dom, NodeId, Tag, fold_space};
use crate::facts::is_hidden;

/// Nodes of a box of tabs in which those come.
const MOST_OF_TABS: usize = 200;
/// Bytes before the listing of such a panel: what a frame around it is called, a button to copy it.
const BEFORE: usize = 30;

/// Classes of line numbers, as the common highlighters write them.
const GUTTERS: [&str; 25] = [
    "lineno",
    "linenos",
    "linenodiv",
    "line-number",
    "line-numbers-rows",
    "line-numbers-wrapper",
    "linenumber",
    "linenumbers",
    "lnt",
    "ln",
    "gutter",
    "gl",
    "rouge-gutter",
    "blob-num",
    "hljs-ln-numbers",
    "hljs-ln-n",
    "react-syntax-highlighter-line-number",
    "codemirror-linenumber",
    "code-line-number",
    "line_numbers",
    "crayon-nums",
    "crayon-num",
    "highlight-line-number",
    "ec-line-number",
    "token-line-number",
];

/// Classes of what is set around a listing: headings, copy buttons, what appears on hovering.
const CONTROLS: [&str; 22] = [
    "copy",
    "copy-button",
    "copy-btn",
    "btn-copy",
    "copybtn",
    "clipboard",
    "code-copy",
    "code__header",
    "code-header",
    "code-block-header",
    "code-toolbar-item",
    "toolbar",
    "toolbar-item",
    "hover-info",
    "language-label",
    "lang-label",
    "code-lang",
    "sr-only",
    "visually-hidden",
    "codeblock-header",
    "copy-code",
    "zeroclipboard-container",
];

/// Classes of spans that are a line each.
const LINES: [&str; 6] = ["line", "code-line", "cl", "view-line", "token-line", "gatsby-highlight-code-line"];

/// A bar above a listing is shorter than this, in bytes.
const LONGEST_BAR: usize = 48;

/// Reads a `pre`; `None` for an empty one.
pub(super) fn read(reader: &Reader<'_>, node: NodeId) -> Option<BlockKind> {
    let dom = reader.dom;
    // A bar with the language's name and a button may stand in the `pre`, above its `code`.
    let mut codes = dom.descendants(node).filter(|&n| dom.tag(n) == Tag::Code);
    let code = codes.next().filter(|&code| {
        codes.next().is_none()
            && dom.parent(code) != Some(node)
            && dom.find(node, Tag::Button).is_some()
            && dom.text(node).trim().len() < dom.text(code).trim().len() + LONGEST_BAR
    });
    listing(dom, node, &text_of(dom, code.unwrap_or(node)))
}

/// The bar above a listing: at most the language's name beside the buttons, or that name alone.
fn is_bar_above(dom: &Dom, node: NodeId) -> bool {
    let text = dom.text(node).trim();
    // A file's name says more.
    if text.is_empty() || text.len() >= LONGEST_BAR || text.contains(['.', '/']) {
        return false;
    }
    let mut after = std::iter::successors(dom.next_sibling(node), |&n| dom.next_sibling(n));
    let Some(next) = after.find(|&n| !dom.text(n).trim().is_empty()) else { return false };
    let mut first = std::iter::once(next).chain(dom.descendants(next)).take_while(|&n| !dom.is_text(n));
    let Some(listing) = first.find(|&n| dom.tag(n) == Tag::Pre) else { return false };
    (dom.tag(node) == Tag::Button || dom.find(node, Tag::Button).is_some())
        && dom.tag(node) != Tag::P
        && dom.descendants(node).all(|n| dom.tag(n).heading_level().is_none())
        || language::of(dom, listing).is_some_and(|name| name.eq_ignore_ascii_case(text))
}

/// Whether a block is the number that Jupyter sets beside a cell.
fn is_prompt(dom: &Dom, node: NodeId) -> bool {
    let number = dom.text(node).trim().strip_suffix("]:").and_then(|text| text.split_once('['));
    number.is_some_and(|(word, number)| {
        matches!(word.trim_end(), "In" | "Out")
            && number.bytes().all(|b| matches!(b, b'0'..=b'9' | b' ' | b'*'))
    })
}

/// Reads a listing that is not written with `pre`; `None` for what is none.
pub(super) fn read_unusual(reader: &Reader<'_>, node: NodeId, tag: Tag) -> Option<BlockKind> {
    let dom = reader.dom;
    let class = class_of(dom, node);
    match tag {
        Tag::Code => {
            let text = text_of(dom, node);
            listing(dom, node, dedent_edges(&text))
        }
        Tag::Table => read_table(dom, node, class),
        Tag::Div => {
            // A block of code that styles alone set as one.
            let named = has_any(class, &["code-block", "codeblock", "crayon-main", "code-snippet"]);
            let stated = dom.attr(node, "data-lang").is_some() || dom.declares(node, "white-space", "pre");
            let nothing_else = || {
                !dom.descendants(node).any(|n| {
                    matches!(dom.tag(n), Tag::Pre | Tag::P | Tag::Table | Tag::Textarea)
                        || dom.tag(n).heading_level().is_some()
                })
            };
            if named && stated && nothing_else() { listing(dom, node, &text_of(dom, node)) } else { None }
        }
        _ => None,
    }
}

/// A table that sets line numbers beside code: by the class of highlighters, or a cell of line
/// numbers in every row.
fn read_table(dom: &Dom, node: NodeId, class: &str) -> Option<BlockKind> {
    let named =
        has_any(class, &["highlighttable", "rouge-table", "lntable", "hljs-ln", "highlight", "crayon-table"])
            || has_part(class, &["code-table", "blob-code", "js-file-line-container", "diff-table"]);
    let mut rows = 0;
    let mut numbered = 0;
    for n in dom.descendants(node) {
        match dom.tag(n) {
            Tag::Tr => rows += 1,
            Tag::Td if dom.attr(n, "data-line-number").is_some() => numbered += 1,
            Tag::Td if is_gutter(dom, n) => numbered += 1,
            _ => {}
        }
    }
    let has_code = dom.descendants(node).any(|n| {
        matches!(dom.tag(n), Tag::Pre | Tag::Code) || has_part(class_of(dom, n), &["blob-code", "code"])
    });
    if (named || numbered > 0 && numbered >= rows) && has_code {
        listing(dom, node, &text_of(dom, node))
    } else {
        None
    }
}

fn listing(dom: &Dom, node: NodeId, text: &str) -> Option<BlockKind> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.trim().is_empty() {
        return None;
    }
    let text = text.split('\n').map(with_plain_indent).collect::<Vec<_>>().join("\n");
    let language = language::of(dom, node);
    // GitHub's and GitLab's way to write a formula.
    if language.as_deref() == Some("math") {
        return Some(BlockKind::Math(of_tex(text.trim().to_owned())));
    }
    Some(BlockKind::Code { language, text })
}

/// Highlighters that set no `pre` write indentation in no-break spaces, which no compiler reads.
fn with_plain_indent(line: &str) -> String {
    let rest = line.trim_start_matches([' ', '\t', '\u{a0}']);
    let (indent, _) = line.split_at(line.len() - rest.len());
    indent.replace('\u{a0}', " ") + rest
}

/// A poem that is set as a listing keeps its lines and stanzas.
pub(super) fn verses(dom: &Dom, node: NodeId) -> Vec<BlockKind> {
    let text = text_of(dom, node);
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let stanzas = lines.split(|line| line.is_empty()).filter(|stanza| !stanza.is_empty());
    let line = |line: &&str| vec![Inline::Text((*line).to_owned())];
    let stanzas = stanzas.map(|stanza| stanza.iter().map(line).collect::<Vec<_>>().join(&Inline::Break));
    stanzas.map(BlockKind::Paragraph).collect()
}

/// Of poems: a class that one is, and one that a line of it is.
pub(super) const POEMS: [&str; 5] = ["poem", "verse", "stanza", "strophe", "wp-block-verse"];
const POEM_LINES: [&str; 5] = ["line", "l", "verse-line", "poem-line", "poem__line"];

/// A line of a poem that is an element of its own.
pub(super) fn is_verse(dom: &Dom, node: NodeId) -> bool {
    has_any(class_of(dom, node), &POEM_LINES)
        && dom.parent(node).is_some_and(|poem| has_any(class_of(dom, poem), &POEMS))
}

/// The blank lines and the indentation that come of the page's own layout around a `code`.
fn dedent_edges(text: &str) -> &str {
    let text = text.trim_end();
    match text.split_once('\n') {
        Some((first, rest)) if first.trim().is_empty() && !rest.contains('\n') => rest.trim_start(),
        Some((first, rest)) if first.trim().is_empty() => rest,
        _ => text.trim_start(),
    }
}

/// The characters of a listing. Elements that are set as blocks are lines of their own.
fn text_of(dom: &Dom, node: NodeId) -> String {
    let mut out = String::with_capacity(dom.text(node).len());
    // Ends of open line elements, and where the text stood when they began.
    let mut open: Vec<(NodeId, usize)> = Vec::new();
    let mut line_due = false;
    let mut next = NodeId(node.0 + 1);
    // Lines that are elements each, where no other breaks are.
    let no_break = dom.find(node, Tag::Br).is_none();
    let codes = || dom.children(node).filter(|&c| dom.tag(c) == Tag::Code);
    let codes = no_break && !dom.text(node).trim().contains('\n') && codes().nth(1).is_some();
    while next < dom.end(node) {
        let n = next;
        next = NodeId(n.0 + 1);
        close(&mut open, n, &mut out, &mut line_due);
        let tag = dom.tag(n);
        match tag {
            Tag::Text => {
                let text = dom.text(n);
                // Between the parts of a table or a list white space is the page's, not the code's.
                let layout = text.trim().is_empty() && dom.parent(n).is_some_and(|p| is_layout(dom, p));
                if !layout && !text.is_empty() {
                    if std::mem::take(&mut line_due) && !text.starts_with('\n') {
                        out.push('\n');
                    }
                    out.push_str(text);
                }
                continue;
            }
            Tag::Br => {
                if std::mem::take(&mut line_due) {
                    out.push('\n');
                }
                out.push('\n');
                continue;
            }
            _ => {}
        }
        if is_left_out(dom, n, tag) {
            next = dom.end(n);
            continue;
        }
        let is_line = no_break && tag == Tag::Span && has_any(class_of(dom, n), &LINES)
            || codes && tag == Tag::Code && dom.parent(n) == Some(node)
            || !tag.is_inline() && !matches!(tag, Tag::Td | Tag::Th | Tag::Tbody | Tag::Table | Tag::Pre)
            || tag == Tag::Pre && dom.parent(n).is_some_and(|p| dom.tag(p) != Tag::Td);
        if is_line {
            // What indents the element is the page's layout.
            let bare = out.trim_end_matches([' ', '\t']);
            if bare.is_empty() || bare.ends_with('\n') {
                out.truncate(bare.len());
            }
            if std::mem::take(&mut line_due) || !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            open.push((dom.end(n), out.len()));
        }
    }
    close(&mut open, dom.end(node), &mut out, &mut line_due);
    out
}

fn close(open: &mut Vec<(NodeId, usize)>, at: NodeId, out: &mut String, line_due: &mut bool) {
    while let Some(&(end, start)) = open.last() {
        if end > at {
            return;
        }
        open.pop();
        // An empty element is a blank line; one that wrote its own line end needs no other.
        if out.len() == start && *line_due {
            out.push('\n');
        }
        *line_due = out.len() == start || !out.ends_with('\n');
    }
}

fn is_layout(dom: &Dom, node: NodeId) -> bool {
    let holds_listing = || dom.children(node).any(|child| dom.tag(child) == Tag::Pre);
    matches!(dom.tag(node), Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tr | Tag::Ol | Tag::Ul)
        || dom.tag(node) == Tag::Td && holds_listing()
}

fn is_gutter(dom: &Dom, node: NodeId) -> bool {
    let class = class_of(dom, node);
    has_any(class, &GUTTERS)
        || dom.attr(node, "data-line-number").is_some() && dom.tag(node) != Tag::Span && is_numbers(dom, node)
}

/// A block around a listing that is no part of it: line numbers beside it, the bar above it.
pub(super) fn stands_around(dom: &Dom, node: NodeId) -> bool {
    has_any(class_of(dom, node), &GUTTERS) && is_numbers(dom, node)
        || is_bar_above(dom, node)
        || is_prompt(dom, node)
}

fn is_numbers(dom: &Dom, node: NodeId) -> bool {
    dom.text(node).chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
}

fn is_left_out(dom: &Dom, node: NodeId, tag: Tag) -> bool {
    if matches!(tag, Tag::Button | Tag::Style | Tag::Script | Tag::Svg | Tag::Textarea | Tag::Img | Tag::Rt) {
        return true;
    }
    let class = class_of(dom, node);
    if !class.is_empty() && (is_gutter(dom, node) || has_any(class, &CONTROLS)) {
        return true;
    }
    if dom.attr(node, "style").is_none() && dom.attr(node, "hidden").is_none() {
        return is_gutter(dom, node);
    }
    // Numbers that a reader cannot select are a gutter.
    let unselectable = dom.declares(node, "user-select", "none");
    is_hidden(dom, node) || unselectable && is_numbers(dom, node)
}

/// Lines of inline code with breaks between them are a listing.
pub(super) fn lines(content: &[Inline]) -> Option<BlockKind> {
    let mut text = String::new();
    let mut breaks = 0;
    for inline in content {
        match inline {
            Inline::Code(line) => text.push_str(line),
            Inline::Break => {
                text.push('\n');
                breaks += 1;
            }
            Inline::Text(space) if space.trim().is_empty() => text.push_str(space),
            _ => return None,
        }
    }
    (breaks > 0).then_some(BlockKind::Code { language: None, text })
}

/// The tab of a panel that begins with a listing, and what it is called: the one of as many before it in the
/// box around both.
pub(super) fn label_of(dom: &Dom, panel: NodeId) -> Option<(NodeId, String)> {
    let has_role = |n: &NodeId, role| dom.attr(*n, "role") == Some(role);
    if !has_role(&panel, "tabpanel") {
        return None;
    }
    let listing = dom.descendants(panel).take(MOST_OF_TABS).find(|&n| dom.tag(n) == Tag::Pre)?;
    let texts = dom.descendants(panel).take_while(|&n| n < listing).filter(|&n| dom.tag(n) == Tag::Text);
    if texts.map(|n| dom.text(n).trim().len()).sum::<usize>() > BEFORE {
        return None;
    }
    let holder = dom.parent(panel)?;
    let panels: Vec<NodeId> =
        dom.children(holder).take(MOST_OF_TABS).filter(|n| has_role(n, "tabpanel")).collect();
    let before = panels.binary_search(&panel).ok()?;
    let tabs = |n| dom.descendants(n).take(MOST_OF_TABS).filter(|n| has_role(n, "tab"));
    let around = [Some(holder), dom.parent(holder)];
    let tab = around.into_iter().flatten().find_map(|n| tabs(n).nth(before)).filter(|&tab| tab < panel)?;
    Some((tab, fold_space(&text_of(dom, tab)))).filter(|(_, label)| !label.is_empty())
}
