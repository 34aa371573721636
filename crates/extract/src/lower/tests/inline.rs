//! What stands in a line.

use crate::lower::check::check;

#[test]
fn marks() {
    check(
        "<article><p><i>a</i> <b>b</b> <code>c  d</code> H<sub>2</sub>O x<sup>2</sup> <s>e</s> <mark>f</mark>
         <small>g</small> <q>h</q> <ins>i</ins> <kbd>Ctrl</kbd> <u>j</u></p></article>",
        "p em(a) b(b) `c d` Hsub(2)O xsup(2) s(e) mark(f) small(g) q(h) i `Ctrl` j",
    );
}

#[test]
fn nested_and_neighbouring_marks_are_joined() {
    check(
        "<article><p><b>a<b>b</b></b><strong>c</strong> <em></em><i><b></b></i>d <a href=/x>one</a><a href=/x> two</a></p></article>",
        "p b(abc) d [one](https://site.example/x) [two](https://site.example/x)",
    );
}

#[test]
fn drop_caps_join_their_word() {
    check(
        "<article><p><span class=dropcap>T</span>he end. <span class='drop-cap'>W</span> hen. <span class=dropcap>A</span> dog.</p></article>",
        "p The end. When. A dog.",
    );
}

#[test]
fn scripted_links_are_their_text() {
    check(
        "<article><p><a href='javascript:void(0)'><b>bold</b></a> <a href='#nowhere'>lost</a> <a href=''>none</a>
         <a href='mailto:a@b.example'>mail</a> <a href='data:text/html,x'>data</a></p></article>",
        "p b(bold) lost none [mail](mailto:a@b.example) data",
    );
}

#[test]
fn places_of_the_page_keep_their_links() {
    check(
        "<article><p>See <a href='#part'>below</a>, <a href='https://site.example/news/story.html#caf%C3%A9'>there</a>.</p>
         <h2 id=part>Part</h2><section id='café'><p>Text <a name=part>x</a></p></section></article>",
        "
        p See [below](#part), [there](#café).
        #part h2 Part
        #café p Text x
        ",
    );
}

#[test]
fn ruby_abbreviations_and_spans() {
    check(
        "<article><p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> <abbr title='World Health Organization'>WHO</abbr>
         <span lang=de>Angst</span> <bdo dir=rtl>abc</bdo> <span lang=en>plain</span></p></article>",
        "p ruby(漢, かん) abbr(WHO, World Health Organization) span[de](Angst) span[rtl](abc) plain",
    );
}

#[test]
fn text_for_screen_readers_is_left_out() {
    check(
        "<article><p>Read <a href=/x>it<span class=sr-only> (opens in a new tab)</span></a>. <b class=hide-caption><b>hide
         caption</b></b></p></article>",
        "p Read [it](https://site.example/x).",
    );
}

#[test]
fn joiners_that_join_nothing_are_no_text() {
    check(
        "<article><p>&zwj;</p><p>&zwj;<em>&zwj;The boats.</em> می‌&zwj;خواهم</p><p><em>&zwj;<br>&zwj;</em></p></article>",
        "p em(The boats.) می\u{200c}\u{200d}خواهم",
    );
}

#[test]
fn cards_that_open_over_a_name_are_left_out() {
    check(
        "<article><p>Governor <span class=rollover><a href=/ann>Ann Lee</a><span class=rollover-block><img src=/ann.jpg>
         <a href=/1>Lee doubles down</a> <a href=/2>Lee after the storm</a></span></span> said so to the
         <span class=tooltip>AP<span class=tooltiptext>The Associated Press</span></span>.</p></article>",
        "p Governor [Ann Lee](https://site.example/ann) said so to the AP.",
    );
}

#[test]
fn type_by_style_is_marks() {
    check(
        "<article><p><span style='font-weight: 600'>a</span> <a href=/x style='FONT-WEIGHT: bolder !important'>b</a>
         <u style='font-style:oblique;font-weight:700'>c</u> <span lang=de style='font-style: italic'>d</span>
         <font style='font: italic bold 12px/1.5 Ariel'>e</font> <span style='text-decoration: line-through solid'>f</span>
         <span style='vertical-align:super'>g</span> <span style='vertical-align: sub'>h</span></p>
         <p><span style='font-weight: 400; font-style: normal; text-decoration: none; vertical-align: baseline'>a</span>
         <b style='font-weight: 400'>b</b> <strong style='font-weight:normal'>c</strong> <i style='font-style: normal'>d</i>
         <em style='font-style: normal; font-weight: 700'>e</em> <b style='mso-bidi-font-weight:normal'>f</b>
         <span style='font-weight: 500'>g</span> <em style='font: inherit; font-size: 700px'>h</em></p>
         <h2><span style='font-weight: 700'>All <i>of</i> it</span></h2>
         <b style='font-weight:normal' id='docs-internal-guid-1'><p>A copied line.</p></b></article>",
        "
        p b(a) [b(b)](https://site.example/x) em(b(c)) span[de](em(d)) em(b(e)) s(f) sup(g) sub(h)
        p a b c d b(e) b(f) g em(h)
        h2 All em(of) it
        p A copied line.
        ",
    );
}

#[test]
fn what_is_cut_away_by_style_is_not_read() {
    check(
        "<article><p><span style='position: absolute; width: 1px; height: 1px; overflow: hidden'>Label, </span>the harbour
         <a href=/x>in May<span style='position:absolute;clip:rect(0px, 0px, 0px, 0px)'>, opens elsewhere</span></a>
         <span style='position:absolute; clip-path: inset(50%)'>unseen</span>
         <span style='position:absolute; clip: rect(0px, 90px, 90px, 0px); clip-path: none'>and</span>
         <span style='position:absolute; max-width:1px; line-height:1px; overflow: hidden'>June</span>.</p></article>",
        "p the harbour [in May](https://site.example/x) and June.",
    );
}
