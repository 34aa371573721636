//! Tests of lowering: HTML in, a readable dump of the blocks out.

use article::{Block, BlockKind, CellScope, Direction, Inline, LinkTarget, MathNode, Media, WebUrl};

use super::{Lowered, Lowering, lower};
use crate::Limits;
use crate::dom::{Dom, Tag, from_text, parse};
use crate::facts::Facts;
use crate::judge::{Role, Selection};

/// Lowers everything below the first of `article`, `main`, `body`.
pub(crate) fn lowered(html: &str) -> Lowered {
    let dom = parse(html, &Limits::default());
    lower_all(&dom, |_, _| Role::Text)
}

/// Lowers copied text, the role of each line told by its words.
pub(crate) fn lowered_text(text: &str, role: impl Fn(&str) -> Role) -> Lowered {
    let (dom, _) = from_text(text, 1000);
    lower_all(&dom, |facts, at| facts.strips.get(at).map_or(Role::Text, |s| role(facts.text(s))))
}

/// Lowers HTML, the role of each strip told by its words.
pub(crate) fn lowered_as(html: &str, role: impl Fn(&str) -> Role) -> Lowered {
    let dom = parse(html, &Limits::default());
    lower_all(&dom, |facts, at| facts.strips.get(at).map_or(Role::Text, |s| role(facts.text(s))))
}

fn lower_all(dom: &Dom, role: impl Fn(&Facts, usize) -> Role) -> Lowered {
    let facts = Facts::gather(dom);
    let root = [Tag::Article, Tag::Main, Tag::Body].iter().find_map(|&tag| dom.find(Dom::ROOT, tag));
    let root = root.unwrap_or(Dom::ROOT);
    let strips: Vec<usize> = facts.strips_in(dom, root).filter(|&at| !facts.strips[at].hidden).collect();
    let roles: Vec<Role> = (0..facts.strips.len()).map(|at| role(&facts, at)).collect();
    let Some(selection) = Selection::of_story(dom, &facts, &strips, None) else { return Lowered::default() };
    let base = WebUrl::parse("https://site.example/news/story.html").ok();
    let l = Lowering {
        dom,
        facts: &facts,
        selection: &selection,
        roles: &roles,
        base: base.as_ref(),
        lang: Some("en"),
    };
    lower(&l)
}

/// Checks the dump of what HTML is lowered to.
pub(crate) fn check(html: &str, expected: &str) {
    let found = dump(&lowered(html));
    let trim = |text: &str| text.trim_matches('\n').trim_end().to_owned();
    let indent =
        expected.lines().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start().len()).min();
    let expected: Vec<&str> = expected.lines().map(|l| l.get(indent.unwrap_or(0)..).unwrap_or("")).collect();
    assert_eq!(trim(&found), trim(&expected.join("\n")), "\n--- found\n{found}");
}

/// Body and notes, one line a block, what is inside indented.
pub(crate) fn dump(lowered: &Lowered) -> String {
    let mut out = String::new();
    dump_blocks(&lowered.body, 0, &mut out);
    for note in &lowered.notes {
        out.push_str(&format!("note {}\n", note.label));
        dump_blocks(&note.body, 1, &mut out);
    }
    out
}

pub(crate) fn dump_blocks(blocks: &[Block], depth: usize, out: &mut String) {
    for block in blocks {
        let pad = "  ".repeat(depth);
        out.push_str(&pad);
        if let Some(anchor) = &block.anchor {
            out.push_str(&format!("#{anchor} "));
        }
        if let Some(lang) = &block.lang {
            out.push_str(&format!("@{lang} "));
        }
        if let Some(dir) = block.dir {
            out.push_str(if dir == Direction::Rtl { "@rtl " } else { "@ltr " });
        }
        match &block.kind {
            BlockKind::Paragraph(line) => out.push_str(&format!("p {}\n", inlines(line))),
            BlockKind::Heading { level, content } => {
                out.push_str(&format!("h{level} {}\n", inlines(content)))
            }
            BlockKind::PullQuote(line) => out.push_str(&format!("pull {}\n", inlines(line))),
            BlockKind::Rule => out.push_str("rule\n"),
            BlockKind::List { ordered, start, items } => {
                out.push_str(&if *ordered { format!("ol {start}\n") } else { "ul\n".to_owned() });
                for item in items {
                    let tick = item.checked.map_or("", |c| if c { " [x]" } else { " [ ]" });
                    out.push_str(&format!("{pad}  -{tick}\n"));
                    dump_blocks(&item.body, depth + 2, out);
                }
            }
            BlockKind::Definitions(list) => {
                out.push_str("dl\n");
                for definition in list {
                    for term in &definition.terms {
                        out.push_str(&format!("{pad}  term {}\n", inlines(term)));
                    }
                    for detail in &definition.details {
                        out.push_str(&format!("{pad}  detail\n"));
                        dump_blocks(detail, depth + 2, out);
                    }
                }
            }
            BlockKind::Quote { body, cite } => {
                let cite = cite.as_ref().map(|c| format!(" cite {}", inlines(c))).unwrap_or_default();
                out.push_str(&format!("quote{cite}\n"));
                dump_blocks(body, depth + 1, out);
            }
            BlockKind::Aside { kind, title, body } => {
                let title = title.as_ref().map(|t| format!(" {}", inlines(t))).unwrap_or_default();
                out.push_str(&format!("aside {kind:?}{title}\n"));
                dump_blocks(body, depth + 1, out);
            }
            BlockKind::Code { language, text } => {
                out.push_str(&format!("code {} {text:?}\n", language.as_deref().unwrap_or("-")));
            }
            BlockKind::Figure(figure) => {
                out.push_str("figure");
                for media in &figure.media {
                    match media {
                        Media::Image(image) => out.push_str(&format!(" {}", picture(image))),
                        Media::Missing => out.push_str(" missing"),
                    }
                }
                if !figure.caption.is_empty() {
                    out.push_str(&format!(" caption {}", inlines(&figure.caption)));
                }
                if let Some(credit) = &figure.credit {
                    out.push_str(&format!(" credit {credit}"));
                }
                out.push('\n');
            }
            BlockKind::Table(table) => {
                out.push_str(format!("table {}", inlines(&table.caption)).trim_end());
                out.push('\n');
                for (name, rows) in [("head", &table.head), ("row", &table.body)] {
                    for row in rows {
                        out.push_str(&format!("{pad}  {name}\n"));
                        for cell in &row.cells {
                            let scope = match cell.scope {
                                CellScope::Data => "td",
                                CellScope::Column => "col",
                                CellScope::Row => "th",
                            };
                            let spans = if (cell.colspan, cell.rowspan) == (1, 1) {
                                String::new()
                            } else {
                                format!(" {}x{}", cell.colspan, cell.rowspan)
                            };
                            match cell.body.as_slice() {
                                [Block { kind: BlockKind::Paragraph(line), .. }] => {
                                    out.push_str(&format!("{pad}    {scope}{spans} {}\n", inlines(line)));
                                }
                                body => {
                                    out.push_str(&format!("{pad}    {scope}{spans}\n"));
                                    dump_blocks(body, depth + 3, out);
                                }
                            }
                        }
                    }
                }
            }
            BlockKind::Math(math) => out.push_str(&format!("math {}\n", formula(math))),
            BlockKind::Embed(card) => {
                let title = card.title.as_deref().map(|t| format!(" {t:?}")).unwrap_or_default();
                out.push_str(&format!("embed {}{title} {}\n", card.provider, card.href));
            }
        }
    }
}

fn picture(image: &article::Image) -> String {
    let size = match (image.width, image.height) {
        (None, None) => String::new(),
        (w, h) => format!(" {}x{}", w.unwrap_or(0), h.unwrap_or(0)),
    };
    format!("[{}{size} {:?}]", image.src, image.alt)
}

fn formula(math: &article::Math) -> String {
    let mut tree = String::new();
    math_nodes(&math.mathml, &mut tree);
    format!("{} {tree}", math.tex.as_deref().unwrap_or("-")).trim_end().to_owned()
}

fn math_nodes(nodes: &[MathNode], out: &mut String) {
    for node in nodes {
        match node {
            MathNode::Text(text) => out.push_str(text),
            MathNode::Element { tag, children } => {
                let attribute = tag.attribute().map_or("", |(_, value)| value);
                out.push_str(&format!("<{} {attribute}>", tag.name()).replace(" >", ">"));
                math_nodes(children, out);
                out.push_str("</>");
            }
        }
    }
}

pub(crate) fn inlines(line: &[Inline]) -> String {
    let mut out = String::new();
    for inline in line {
        let marked = |name: &str, content: &[Inline]| format!("{name}({})", inlines(content));
        out.push_str(&match inline {
            Inline::Text(text) => text.replace('\u{a0}', "␣"),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Emphasis(c) => marked("em", c),
            Inline::Strong(c) => marked("b", c),
            Inline::Sub(c) => marked("sub", c),
            Inline::Sup(c) => marked("sup", c),
            Inline::Strike(c) => marked("s", c),
            Inline::Mark(c) => marked("mark", c),
            Inline::Small(c) => marked("small", c),
            Inline::Quoted(c) => marked("q", c),
            Inline::Link { to: LinkTarget::Web(url), content } => format!("[{}]({url})", inlines(content)),
            Inline::Link { to: LinkTarget::Anchor(name), content } => {
                format!("[{}](#{name})", inlines(content))
            }
            Inline::Image(image) => picture(image),
            Inline::Break => " / ".to_owned(),
            Inline::NoteRef { note, label } => format!("^{note}:{label}^"),
            Inline::Math(math) => format!("${}$", formula(math)),
            Inline::Ruby { base, reading } => format!("ruby({}, {reading})", inlines(base)),
            Inline::Abbr { short, long } => format!("abbr({short}, {long})"),
            Inline::Span { lang, dir, content } => {
                let dir = dir.map_or("", |d| if d == Direction::Rtl { "rtl" } else { "ltr" });
                format!("span[{}{dir}]({})", lang.as_deref().unwrap_or(""), inlines(content))
            }
        });
    }
    out
}
