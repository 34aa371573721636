//! Lists keep their items and their numbers.

use crate::lower::check::check;

#[test]
fn nested_lists_and_text_beside_them() {
    check(
        "<article><ul><li>a<ul><li>a1</li></ul>after</li><li><p>b</p><p>c</p></li><ul><li>misplaced</li></ul></ul></article>",
        "
        ul
          -
            p a
            ul
              -
                p a1
            p after
          -
            p b
            p c
            ul
              -
                p misplaced
        ",
    );
}

#[test]
fn numbers_are_kept() {
    check(
        "<article><ol start=3><li>c<li>d<li value=9>i<li>j</ol><ol reversed><li>two<li>one</ol></article>",
        "
        ol 3
          -
            p c
          -
            p d
        ol 9
          -
            p i
          -
            p j
        ol 2
          -
            p two
        ol 1
          -
            p one
        ",
    );
}

#[test]
fn lists_of_other_elements() {
    check(
        "<article><div role=list><div role=listitem>a</div><div role=listitem>b</div></div><li>x</li><li>y</li>
         <ul><div><li>in a box</li></div></ul></article>",
        "
        ul
          -
            p a
          -
            p b
        ul
          -
            p x
          -
            p y
        ul
          -
            p in a box
        ",
    );
}

#[test]
fn tasks() {
    check(
        "<article><ul><li><input type=checkbox checked> done</li><li><p><input type=checkbox> open</p></li></ul></article>",
        "
        ul
          - [x]
            p done
          - [ ]
            p open
        ",
    );
}

#[test]
fn definitions() {
    check(
        "<article><dl><div><dt>a<dt>b<dd>both<p>more</p></div><dt>c<dd>one<dd>two</dl></article>",
        "
        dl
          term a
          term b
          detail
            p both
            p more
          term c
          detail
            p one
          detail
            p two
        ",
    );
}

#[test]
fn lists_keep_items_of_links_code_and_pictures() {
    check(
        "<article><p>Text.</p><ol><li><a href=/a>One</a></li><li><pre>x</pre></li><li><img src=/b.jpg></li><li>Four<ol type=a><li>Five</li></ol></li></ol></article>",
        r#"
        p Text.
        ol 1
          -
            p [One](https://site.example/a)
          -
            code - "x"
          -
            figure [https://site.example/b.jpg ""]
          -
            p Four
            ol 1
              -
                p Five
        "#,
    );
}

#[test]
fn neighbouring_lists_of_one_item_are_one_list() {
    check(
        "<article><ul><li>a</li></ul><ul><li>b</li></ul> <ul><li>c</li></ul><ul class=other><li>d</li></ul>
         <ol start=1><li>one</li></ol><ol start=2><li>two</li><li>three</li></ol><ol start=4><li>four</li></ol><ol><li>uno</li></ol>
         <p>x</p><ul><li>e</li><li>f</li></ul><ul><li>g</li></ul></article>",
        "
        ul
          -
            p a
          -
            p b
          -
            p c
        ul
          -
            p d
        ol 1
          -
            p one
          -
            p two
          -
            p three
          -
            p four
        ol 1
          -
            p uno
        p x
        ul
          -
            p e
          -
            p f
        ul
          -
            p g
        ",
    );
}

#[test]
fn lists_of_word_are_lists() {
    let item = |class: &str, level: u8, sign: &str, text: &str| {
        format!(
            "<p class={class} style='text-indent:-18pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>\
             <span style='mso-list:Ignore'>{sign}<span style='font:7pt \"Times\"'>&nbsp;&nbsp; </span></span></span><![endif]>{text}<o:p></o:p></p>\n"
        )
    };
    let html = [
        item("MsoListParagraphCxSpFirst", 1, "·", "Nets"),
        item("MsoListParagraphCxSpMiddle", 2, "o", "of <b>rope</b>"),
        item("MsoListParagraphCxSpMiddle", 2, "o", "of wire"),
        item("MsoListParagraphCxSpMiddle", 3, "a)", "thin"),
        item("MsoListParagraphCxSpMiddle", 3, "b)", "thick"),
        item("MsoListParagraphCxSpLast", 1, "·", "Oars"),
        item("MsoNormal", 1, "3.", "Row"),
        item("MsoNormal", 1, "4.", "Rest"),
        item("MsoNormal", 1, "1.", "Anew"),
        "<p class=MsoListParagraph>1906 was a good year.</p>".to_owned(),
        "<p class=MsoListParagraph><span>1.<span>&nbsp;&nbsp; </span></span>Filtered</p>".to_owned(),
        "<p class=MsoNormal><span>1.&nbsp; </span>No item</p>".to_owned(),
    ];
    check(
        &format!("<article>{}</article>", html.concat()),
        "
        ul
          -
            p Nets
            ul
              -
                p of b(rope)
              -
                p of wire
                ol 1
                  -
                    p thin
                  -
                    p thick
          -
            p Oars
        ol 3
          -
            p Row
          -
            p Rest
        ol 1
          -
            p Anew
        p 1906 was a good year.
        ol 1
          -
            p Filtered
        p 1. No item
        ",
    );
}

#[test]
fn lists_in_items_without_words_are_of_the_item_before() {
    check(
        "<article><p>Text.</p><ul><li><ul><li>Nets</li><li><ul><li>of rope</li></ul></li><li>Oars</li></ul></li></ul></article>",
        "
        p Text.
        ul
          -
            p Nets
            ul
              -
                p of rope
          -
            p Oars
        ",
    );
}
