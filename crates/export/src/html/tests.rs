use article::{
    Article, Block, BlockKind, Claimed, Figure, Image, Inline, Media, NodeId, Note, Provenance, WebUrl,
};

use super::*;

fn of(kind: BlockKind) -> String {
    blocks_to_html(&[Block::new(NodeId(0), kind)], &[])
}

#[test]
fn blocks_say_what_they_are() {
    let mut heading = Block::new(NodeId(0), BlockKind::Heading { level: 3, content: vec!["A & B".into()] });
    heading.anchor = Some("a\"b".into());
    heading.lang = Some("fr".into());
    assert_eq!(blocks_to_html(&[heading], &[]), "<h3 id=\"a&quot;b\" lang=\"fr\">A &amp; B</h3>\n");
    let code = BlockKind::Code { language: Some("rust".into()), text: "\n  <x>".into() };
    assert_eq!(of(code), "<pre><code class=\"language-rust\">\n  &lt;x&gt;\n</code></pre>\n");
}

#[test]
fn figures_have_caption_and_credit() {
    let url = |text| WebUrl::parse(text).unwrap();
    let image = Image {
        src: url("https://a.example/l.png"),
        fallback: Some(url("https://a.example/s.png")),
        alt: "Cat".into(),
        width: Some(6),
        height: None,
    };
    let figure =
        Figure { media: vec![Media::Image(image)], caption: vec!["Cap".into()], credit: Some("Ann".into()) };
    assert_eq!(
        of(BlockKind::Figure(figure)),
        "<figure><img src=\"https://a.example/s.png\" srcset=\"https://a.example/l.png 2x\" alt=\"Cat\" width=\"6\">\
         <figcaption>Cap <small class=\"credit\">Ann</small></figcaption></figure>\n"
    );
}

#[test]
fn notes_lead_there_and_back() {
    let line = BlockKind::Paragraph(vec!["x".into(), Inline::NoteRef { note: 0, label: "*".into() }]);
    let note = Note {
        origin: NodeId(1),
        label: "*".into(),
        body: vec![Block::new(NodeId(2), BlockKind::Paragraph(vec!["N".into()]))],
    };
    let html = blocks_to_html(&[Block::new(NodeId(0), line)], &[note]);
    assert!(html.contains("<a role=\"doc-noteref\" id=\"fnref-1\" href=\"#fn-1\">*</a>"));
    assert!(html.contains("<li id=\"fn-1\">\n<p>N</p>\n<a role=\"doc-backlink\" href=\"#fnref-1\">"));
}

#[test]
fn a_document_has_no_scripts_and_says_its_title() {
    let mut article = Article::default();
    article.meta.headline =
        Some(Claimed::new("</title><script>alert(1)</script>".into(), Provenance::Visible));
    let document = html(&article, &HtmlOptions::default());
    assert!(document.contains("<title>&lt;/title&gt;&lt;script&gt;"));
    assert!(!document.contains("<script"));
}
