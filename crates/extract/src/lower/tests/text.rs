//! Pages copied as text.

use crate::judge::Role;
use crate::lower::check::{check, dump, lowered_as, lowered_text};

#[test]
fn paragraphs_and_headings() {
    check(
        "<article><h1>Part <a class=headerlink href='#x'>¶</a></h1><p>One <em>two</em>\n three.</p><div>Loose text
         <p>in a box</p> and after</div><h4>Deep</h4></article>",
        "
        h2 Part
        p One em(two) three.
        p Loose text
        p in a box
        p and after
        h4 Deep
        ",
    );
}

#[test]
fn breaks_split_paragraphs_or_lines() {
    check(
        "<article><p>Roses are red<br>Violets are blue<br><br>Second stanza<br></p><div>a<br> <br>b</div></article>",
        "
        p Roses are red / Violets are blue
        p Second stanza
        p a
        p b
        ",
    );
}

#[test]
fn words_are_never_glued() {
    check(
        "<article><div><div>One</div><div>Two</div><span>a</span><p>Three</p>tail</div><b><p>x</p><p>y</p></b></article>",
        "
        p One
        p Two
        p a
        p Three
        p tail
        p b(x)
        p b(y)
        ",
    );
}

#[test]
fn links_around_cards_are_split_by_block() {
    check(
        "<article><a href='/a?utm_source=x&id=1'><h3>Title</h3><p>Text</p></a></article>",
        "
        h3 [Title](https://site.example/a?id=1)
        p [Text](https://site.example/a?id=1)
        ",
    );
}

#[test]
fn metadata_is_not_printed_again() {
    let role = |text: &str| match text {
        "The headline" => Role::Headline,
        "By Ann Author" => Role::Byline,
        _ => Role::Text,
    };
    let html =
        "<article><h1>The headline</h1><p class=by>By <a href=/ann>Ann Author</a></p><p>Story.</p></article>";
    assert_eq!(dump(&lowered_as(html, role)), "p Story.\n");
}

#[test]
fn three_asterisks_are_a_rule() {
    check("<article><p>a</p><p>* * *</p><p>b</p><hr><p>c</p></article>", "p a\nrule\np b\nrule\np c");
}

#[test]
fn languages_and_directions_of_blocks() {
    check(
        "<html lang=en><body><article lang=en-GB><p lang=fr>Bonjour</p><p lang=en-US>Hello</p>
         <div dir=rtl lang=ar><p>مرحبا</p></div></article>",
        "
        @fr p Bonjour
        p Hello
        @ar @rtl p مرحبا
        ",
    );
    check(
        "<html lang=en><body><article><p dir=auto>مرحبا (1)</p><p dir=auto>Hello مرحبا</p><p>שלום עולם 2</p>
         <p>שלום is a word</p></article>",
        "
        @rtl p مرحبا (1)
        p Hello مرحبا
        @rtl p שלום עולם 2
        p שלום is a word
        ",
    );
}

#[test]
fn copied_text_leaves_captions_behind() {
    let role = |text: &str| match text {
        "A boat in the harbour. |" => Role::Caption,
        "Pool / via AGENCY" => Role::Credit,
        _ => Role::Text,
    };
    let lowered =
        lowered_text("First line.\nA boat in the harbour. |\nPool / via AGENCY\nSecond line.", role);
    assert_eq!(
        dump(&lowered),
        "p First line.\nfigure missing caption A boat in the harbour. credit Pool / via AGENCY\np Second line.\n"
    );
}

#[test]
fn deep_nesting_costs_neither_text_nor_stack() {
    let html =
        format!("<article>{}deep{}</article>", "<blockquote>".repeat(400), "</blockquote>".repeat(400));
    assert!(dump(&crate::lower::check::lowered(&html)).contains("p deep"));
    let html = format!("<article>{}deep{}</article>", "<ul><li>".repeat(200), "</ul>".repeat(200));
    assert!(dump(&crate::lower::check::lowered(&html)).contains("p deep"));
}
