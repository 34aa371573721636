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
        "**bold** and *it*\\\n[a \\[b\\]](https://a.example/x_\\(y\\)) ``a`b`` H<sub>2</sub>\n"
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
fn a_table_without_headers_begins_with_its_first_row() {
    let cell = |text: &str| Cell { scope: CellScope::Data, colspan: 1, rowspan: 1, body: vec![p(text)] };
    let row = |a: &str, b: &str| Row { cells: vec![cell(a), cell(b)] };
    let table = Table { body: vec![row("Ctrl+S", "Save"), row("Ctrl+O", "Open")], ..Table::default() };
    assert_eq!(
        of(&[block(BlockKind::Table(table))]),
        "| Ctrl+S | Save |\n| --- | --- |\n| Ctrl+O | Open |\n"
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

/// What would be a link in CommonMark, made of `text` in one run or in several.
#[test]
fn what_a_page_says_is_no_link() {
    let strong = |text: &str| Inline::Strong(vec![text.into()]);
    let small = |text: &str| Inline::Small(vec![text.into()]);
    let linked = Inline::Link {
        to: LinkTarget::Web(url("https://a.example/")),
        content: vec!["x](javascript:alert(1)) [y".into()],
    };
    let cases: [(Vec<Inline>, &str); 7] = [
        (vec!["[a [b] c](javascript:alert(1))".into()], "[a [b] c\\](javascript:alert(1))\n"),
        (vec!["[".into(), strong("b"), "](javascript:alert(1))".into()], "[**b**\\](javascript:alert(1))\n"),
        (vec!["[x]".into(), small("(javascript:alert(1))")], "[x\\](javascript:alert(1))\n"),
        (vec!["[".into(), strong("x"), "]: javascript:alert(1)".into()], "[**x**\\]: javascript:alert(1)\n"),
        (vec!["<".into(), small("img src=x>")], "\\<img src=x>\n"),
        (vec!["Look!".into(), linked], "Look\\![x\\](javascript:alert(1)) \\[y](https://a.example/)\n"),
        (
            vec![Inline::Math(Math { tex: Some("[a](javascript:b) <c".into()), ..Math::default() })],
            "$[a] (javascript:b) < c$\n",
        ),
    ];
    for (line, expected) in cases {
        assert_eq!(of(&[block(BlockKind::Paragraph(line))]), expected);
    }
}

#[test]
fn what_stands_for_a_picture_ends_where_it_ends() {
    let src = url("https://a.example/i.png?\\)x");
    let alt = "a<javascript:x](y)>\nb".to_owned();
    let image = Image { src, fallback: None, alt, width: None, height: None };
    let expected = "![a\\<javascript:x\\](y)> b](https://a.example/i.png?%5C\\)x)\n";
    assert_eq!(of(&[block(BlockKind::Paragraph(vec![Inline::Image(image)]))]), expected);
}

#[test]
fn number_signs_at_the_end_of_a_heading_are_its_own() {
    let of_heading = |text: &str| of(&[block(BlockKind::Heading { level: 2, content: vec![text.into()] })]);
    assert_eq!(of_heading("An introduction to C #"), "## An introduction to C \\#\n");
    assert_eq!(of_heading("An introduction to C ##"), "## An introduction to C \\##\n");
    assert_eq!(of_heading("##"), "## \\##\n");
    assert_eq!(of_heading("An introduction to C#"), "## An introduction to C#\n");
}
