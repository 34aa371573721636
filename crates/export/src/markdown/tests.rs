//! What each block and inline becomes in Markdown.

use article::{
    Article, AsideKind, Block, BlockKind, Cell, CellScope, Claimed, Figure, Image, Inline, LinkTarget,
    ListItem, Math, Media, NodeId, Note, Provenance, Row, Table, WebUrl,
};

use super::*;

fn block(kind: BlockKind) -> Block {
    Block::new(NodeId(0), kind)
}

fn p(text: &str) -> Block {
    block(BlockKind::Paragraph(vec![text.into()]))
}

fn item(body: Vec<Block>) -> ListItem {
    ListItem { checked: None, body }
}

fn of(blocks: &[Block]) -> String {
    blocks_to_markdown(blocks, &[])
}

fn url(text: &str) -> WebUrl {
    WebUrl::parse(text).unwrap()
}

#[test]
fn marks_breaks_and_links() {
    let line = vec![
        Inline::Strong(vec!["bold".into()]),
        " and ".into(),
        Inline::Emphasis(vec!["it".into()]),
        Inline::Break,
        Inline::Link { to: LinkTarget::Web(url("https://a.example/x_(y)")), content: vec!["a [b]".into()] },
        " ".into(),
        Inline::Code("a`b".into()),
        " H".into(),
        Inline::Sub(vec!["2".into()]),
    ];
    assert_eq!(
        of(&[block(BlockKind::Paragraph(line))]),
        "**bold** and *it*\\\n[a [b]](https://a.example/x_\\(y\\)) ``a`b`` H<sub>2</sub>\n"
    );
}

#[test]
fn marks_that_would_not_be_seen_are_elements() {
    let line = vec![Inline::Strong(vec!["「語」".into()]), "です".into()];
    assert_eq!(of(&[block(BlockKind::Paragraph(line))]), "<strong>「語」</strong>です\n");
}

#[test]
fn lists_nest_and_keep_their_numbers() {
    let inner = BlockKind::List { ordered: false, start: 1, items: vec![item(vec![p("in")])] };
    let items = vec![item(vec![p("a"), block(inner)]), ListItem { checked: Some(true), body: vec![p("b")] }];
    let list = BlockKind::List { ordered: true, start: 9, items };
    assert_eq!(of(&[block(list)]), "9. a\n   - in\n10. [x] b\n");
}

#[test]
fn two_lists_stay_two() {
    let list = |t| block(BlockKind::List { ordered: true, start: 1, items: vec![item(vec![p(t)])] });
    assert_eq!(of(&[list("a"), list("b")]), "1. a\n\n<!-- -->\n\n1. b\n");
}

#[test]
fn fences_are_longer_than_any_inside() {
    let code = BlockKind::Code { language: Some("md".into()), text: "```\nx\n```\n\n  y".into() };
    assert_eq!(of(&[block(code)]), "````md\n```\nx\n```\n\n  y\n````\n");
}

#[test]
fn tables_keep_spans_as_empty_cells() {
    let cell =
        |text: &str, colspan, rowspan| Cell { scope: CellScope::Data, colspan, rowspan, body: vec![p(text)] };
    let table = Table {
        caption: vec![],
        head: vec![Row { cells: vec![cell("A", 1, 1), cell("B|C", 2, 1)] }],
        body: vec![
            Row { cells: vec![cell("1", 1, 2), cell("2", 1, 1), cell("3", 1, 1)] },
            Row { cells: vec![cell("4", 1, 1)] },
        ],
    };
    assert_eq!(
        of(&[block(BlockKind::Table(table))]),
        "| A | B\\|C |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 |  |\n"
    );
}

#[test]
fn notes_formulas_figures_and_boxes() {
    let refers = BlockKind::Paragraph(vec!["x".into(), Inline::NoteRef { note: 0, label: "a".into() }]);
    let math = BlockKind::Math(Math { tex: Some("a^2".into()), ..Math::default() });
    let image = Image {
        src: url("https://a.example/i.png"),
        fallback: None,
        alt: "An [i]".into(),
        width: None,
        height: None,
    };
    let figure =
        Figure { media: vec![Media::Image(image)], caption: vec!["Cap.".into()], credit: Some("Ann".into()) };
    let aside = BlockKind::Aside {
        kind: AsideKind::Warning,
        title: Some(vec!["Hot".into()]),
        body: vec![p("Mind.")],
    };
    let note = Note { origin: NodeId(1), label: "a".into(), body: vec![p("One."), p("Two.")] };
    let blocks = [block(refers), block(math), block(BlockKind::Figure(figure)), block(aside)];
    assert_eq!(
        blocks_to_markdown(&blocks, &[note]),
        "x[^1]\n\n$$\na^2\n$$\n\n![An \\[i\\]](https://a.example/i.png)\n\nCap. (Ann)\n\n> [!warning] Hot\n> Mind.\n\n[^1]: One.\n\n    Two.\n"
    );
}

#[test]
fn links_to_headings_use_their_slugs() {
    let to = LinkTarget::Anchor("s2".into());
    let lost = LinkTarget::Anchor("p9".into());
    let line = vec![
        Inline::Link { to, content: vec!["there".into()] },
        " ".into(),
        Inline::Link { to: lost, content: vec!["gone".into()] },
    ];
    let mut heading = block(BlockKind::Heading { level: 3, content: vec!["The End, again".into()] });
    heading.anchor = Some("s2".into());
    assert_eq!(
        of(&[block(BlockKind::Paragraph(line)), heading]),
        "[there](#the-end-again) gone\n\n### The End, again\n"
    );
}

#[test]
fn the_head_is_an_option() {
    let mut article = Article { body: vec![p("Text.")], ..Article::default() };
    article.meta.headline = Some(Claimed::new("Head *line*".into(), Provenance::Visible));
    article.meta.byline = Some(Claimed::new("Ann".into(), Provenance::Visible));
    let options = MarkdownOptions { headline: false, ..MarkdownOptions::default() };
    assert_eq!(markdown(&article, &options), "Text.\n");
    assert_eq!(markdown(&article, &MarkdownOptions::default()), "# Head \\*line\\*\n\nBy Ann\n\nText.\n");
}
