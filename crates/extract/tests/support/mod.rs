//! Pages made up by proptest: tags in no order, with attributes, entities, scripts and prose.
//!
//! Every word that a page may show carries a number of its own (`w17x`), given in document
//! order; words in attributes, comments and scripts carry other letters (`a17x`). What an article
//! shows can so be traced back to the very text node it came from.

use std::fmt::Write;

use proptest::prelude::*;

/// One piece of a page's source.
#[derive(Clone, Debug)]
pub enum Piece {
    Open(&'static str, Vec<&'static str>),
    Close(&'static str),
    Empty(&'static str),
    Words(Vec<&'static str>),
    Block(&'static str, Vec<&'static str>),
    Raw(&'static str),
    Entity(&'static str),
}

const OPEN: [&str; 32] = [
    "div",
    "div",
    "p",
    "p",
    "article",
    "main",
    "section",
    "aside",
    "nav",
    "header",
    "footer",
    "ul",
    "ol",
    "li",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "span",
    "font",
    "code",
    "pre",
    "dl",
    "dt",
    "dd",
    "details",
    "form",
];
const ATTRIBUTES: [&str; 16] = [
    " class=\"related\"",
    " class=\"article-body\"",
    " class='share social'",
    " id=comments",
    " hidden",
    " style=\"display:none\"",
    " lang=de dir=rtl",
    " href=\"/story/a7x\"",
    " href='javascript:alert(1)'",
    " href=\"  java\nscript:alert(1)\"",
    " src=\"data:text/html,<b>a7x</b>\"",
    " onclick=\"a7x()\"",
    " data-x=\"a > b\"",
    " role=navigation aria-hidden=true",
    " =a7x",
    " itemprop=\"author\"",
];
const EMPTY: [&str; 7] =
    ["br", "hr", "img src=/a7x.png alt=a7x", "wbr", "input value=a7x", "img", "meta name=a7x"];
const RAW: [&str; 14] = [
    "<script>var a7x = '<p>a7x</p>';</script>",
    "<style>.a7x { color: red }</style>",
    "<!-- a7x <p>a7x</p> -->",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"a7x\"}</script>",
    "<script type=application/ld+json>[[[{</script>",
    "<meta property=og:title content=a7x>",
    "<iframe src=https://video.example/a7x>a7x</iframe>",
    "<textarea>typed</textarea>",
    "<",
    "</ a7x>",
    "<!a7x>",
    "&#x0;&#99999999;",
    "\u{0}",
    "\u{202e}\u{feff}",
];
const ENTITIES: [&str; 8] = ["&amp;", "&lt;", "&quot;", "&nbsp;", "&mdash;", "&#8217;", "&notit;", "&"];
const FILLER: [&str; 14] = [
    "the",
    "and",
    "of",
    "said",
    "was",
    "in",
    "after",
    "harbour",
    "minister",
    "yesterday",
    "by",
    "photo",
    "related",
    "more",
];

/// Pieces in any order, so that tags nest, overlap and are left open.
pub fn pieces(most: usize) -> impl Strategy<Value = Vec<Piece>> {
    let attributes = || prop::collection::vec(prop::sample::select(&ATTRIBUTES[..]), 0..3);
    let words = |from, to| prop::collection::vec(prop::sample::select(&FILLER[..]), from..to);
    let piece = prop_oneof![
        4 => (prop::sample::select(&OPEN[..]), attributes()).prop_map(|(tag, attrs)| Piece::Open(tag, attrs)),
        3 => prop::sample::select(&OPEN[..]).prop_map(Piece::Close),
        1 => prop::sample::select(&EMPTY[..]).prop_map(Piece::Empty),
        3 => words(1, 12).prop_map(Piece::Words),
        6 => (prop::sample::select(&["p", "p", "p", "li", "h2", "div"][..]), words(4, 24))
            .prop_map(|(tag, words)| Piece::Block(tag, words)),
        1 => prop::sample::select(&RAW[..]).prop_map(Piece::Raw),
        1 => prop::sample::select(&ENTITIES[..]).prop_map(Piece::Entity),
    ];
    prop::collection::vec(piece, 0..most)
}

/// Figures, closed or not, among pieces in any order.
pub fn figures(most: usize) -> impl Strategy<Value = Vec<Piece>> {
    let figure = prop_oneof![
        2 => Just(vec![Piece::Open("figure", Vec::new())]),
        1 => Just(vec![Piece::Close("figure")]),
        2 => Just(vec![Piece::Empty("img src=/p.png width=640 height=480")]),
        2 => prop::collection::vec(prop::sample::select(&FILLER[..]), 1..12)
            .prop_map(|words| vec![Piece::Block("figcaption", words)]),
        3 => pieces(6),
    ];
    prop::collection::vec(figure, 0..most).prop_map(|pieces| pieces.concat())
}

/// Well-formed tables, lists and blocks around prose: no text moves while this is parsed.
pub fn tidy_blocks() -> impl Strategy<Value = Vec<Piece>> {
    let words = || prop::collection::vec(prop::sample::select(&FILLER[..]), 2..20);
    let wrap = |tags: &'static [&'static str]| {
        words().prop_map(move |words| {
            let mut pieces: Vec<Piece> = tags.iter().map(|tag| Piece::Open(tag, Vec::new())).collect();
            pieces.push(Piece::Words(words));
            pieces.extend(tags.iter().rev().map(|tag| Piece::Close(tag)));
            pieces
        })
    };
    let block = prop_oneof![
        5 => wrap(&["p"]),
        1 => wrap(&["ul", "li"]),
        1 => wrap(&["ol", "li", "p"]),
        1 => wrap(&["blockquote", "p"]),
        1 => wrap(&["table", "tbody", "tr", "td"]),
        1 => wrap(&["h2"]),
        1 => wrap(&["figure", "figcaption"]),
        1 => wrap(&["pre", "code"]),
        1 => wrap(&["dl", "dd"]),
        1 => wrap(&["nav", "a"]),
    ];
    prop::collection::vec(block, 1..24).prop_map(|blocks| blocks.concat())
}

/// The pieces as source, the words numbered.
pub fn html(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut number = 0;
    for piece in pieces {
        match piece {
            Piece::Open(tag, attributes) => {
                let _ = write!(out, "<{tag}{}>", attributes.concat());
            }
            Piece::Close(tag) => {
                let _ = write!(out, "</{tag}>");
            }
            Piece::Empty(tag) => {
                let _ = write!(out, "<{tag}>");
            }
            Piece::Words(words) => out.push_str(&sentence(words, &mut number)),
            Piece::Block(tag, words) => {
                let _ = write!(out, "<{tag}>{}</{tag}>\n", sentence(words, &mut number));
            }
            Piece::Raw(raw) | Piece::Entity(raw) => out.push_str(raw),
        }
    }
    out
}

/// The pieces as a page copied as text: what stands between tags is a line.
pub fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut number = 0;
    for piece in pieces {
        match piece {
            Piece::Words(words) | Piece::Block(_, words) => {
                out.push_str(&sentence(words, &mut number));
                out.push('\n');
            }
            Piece::Open(tag, _) => {
                let _ = writeln!(out, "{tag}");
            }
            Piece::Close(_) => out.push('\n'),
            Piece::Empty(raw) | Piece::Raw(raw) | Piece::Entity(raw) => out.push_str(raw),
        }
    }
    out
}

/// Every second word is numbered.
fn sentence(words: &[&str], number: &mut u32) -> String {
    let mut out = String::from("The ");
    for word in words {
        let _ = write!(out, "w{number}x {word} ");
        *number += 1;
    }
    out.truncate(out.trim_end().len());
    out.push('.');
    out
}

/// The numbers of the words `w17x` in a text, in its order.
pub fn numbers(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('w') {
        let digits: String = text[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        if text[at + 1 + digits.len()..].starts_with('x') {
            found.extend(digits.parse::<u32>());
        }
    }
    found
}
