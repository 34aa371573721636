//! Poems keep their lines.

use crate::lower::check::check;

#[test]
fn poems_keep_their_lines_however_they_are_set() {
    check(
        "<article><pre class='wp-block-verse'>Roses are red\n  violets are blue\n\nand so on</pre>
         <div class=poem><div class=stanza><div class=line>The sea is wide</div><div class='line indent'>and deep</div></div>
         <div class=stanza><div class=line>The boat is <i>small</i></div><div class=line></div><div class=line>and old</div></div></div>
         <p>One<br>&nbsp;&nbsp;two</p><div class=poem><div>No line.</div><div>Nor this.</div></div></article>",
        "
        p Roses are red / violets are blue
        p and so on
        p The sea is wide / and deep
        p The boat is em(small) / and old
        p One / two
        p No line.
        p Nor this.
        ",
    );
}

#[test]
fn lines_that_the_style_of_a_page_keeps() {
    check(
        "<article><p style='white-space: pre-line'>One\ntwo <b>three\nfour</b>\n\nfive</p>
         <div class=whitespace-pre-wrap><p>Six\nseven</p>\n\n<h2>Eight\nnine</h2></div>
         <p style='white-space: nowrap'>Ten\neleven</p></article>",
        "
        p One / two b(three / four)
        p five
        p Six / seven
        h2 Eight / nine
        p Ten eleven
        ",
    );
}
