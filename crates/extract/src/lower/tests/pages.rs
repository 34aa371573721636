//! Pieces of a story inside a whole page, judged and lowered: header, navigation, sidebar, footer around it.

use crate::lower::check::{dump_blocks, lowered};
use crate::{Options, extract};

const BEFORE: &str = "<!doctype html><title>The ferry returns - The Courier</title><header class=site-header><a href=/>The Courier</a>
    <nav><ul><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul></nav></header><main><article><h1>The ferry returns</h1>
    <p class=byline>By <a href=/ann rel=author>Ann Lee</a></p>
    <p>The ferry came back to the harbour on Monday, after a winter of repairs that cost the council far more than anyone had planned, and a small crowd stood in the rain to see it dock.</p>";
const AFTER: &str = "<p>Nobody in the town could remember a winter so long without it, and the shops along the quay had counted their losses week by week until the spring came at last.</p>
    <p>The council will meet again on Thursday to decide who pays for the overrun, and whether the fares have to rise before the summer visitors arrive.</p></article>
    <aside class=sidebar><h3>Most read</h3><ol><li><a href=/1>Bridge closed for a week</a></li><li><a href=/2>Bakery wins a prize</a></li></ol></aside></main>
    <footer><p>© 2025 The Courier. <a href=/privacy>Privacy</a></p></footer>";

/// Checks what stands between the first paragraph of the story and the last two.
fn check(piece: &str, expected: &str) {
    let html = format!("{BEFORE}{piece}{AFTER}");
    let article = extract(&html, &Options::default()).unwrap();
    let mut found = String::new();
    dump_blocks(&article.body[1..article.body.len() - 2], 0, &mut found);
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let found: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(found, expected, "{found:#?}");
}

#[test]
fn pictures_stay_in_figures_whose_labels_go() {
    check(
        "<div><figure><div><span class=css-1>Image</span><div><picture><source media='(max-width: 599px)' srcset='https://a.example/m.jpg 1x'>
         <img alt='A ferry' src='https://a.example/a.jpg' srcset='https://a.example/a.jpg 600w, https://a.example/b.jpg 2048w' width=600 height=400></picture></div></div>
         <figcaption><span>The ferry docked on Monday.</span><span><span>Credit...</span><span><span>Ann Lee for The Courier</span></span></span></figcaption></figure></div>",
        r#"figure [https://a.example/b.jpg 600x400 "A ferry"] caption The ferry docked on Monday. credit Ann Lee for The Courier"#,
    );
    check(
        "<div class=captioned-image-container><figure><a class=image-link href='https://a.example/full/a.jpeg'><div class=image2-inset><picture>
         <source type=image/webp srcset='https://a.example/w_424/a.jpeg 424w, https://a.example/w_1456/a.jpeg 1456w'><img src='https://a.example/w_1456/a.jpeg' width=1456 height=971 alt=''></picture>
         <div class=image-link-expand><button>View full size</button></div></div></a><figcaption class=image-caption>A boat at sea</figcaption></figure></div>",
        r#"figure [https://a.example/w_1456/a.jpeg 1456x971 ""] caption A boat at sea"#,
    );
}

#[test]
fn who_is_quoted_is_named_with_the_quotation() {
    check(
        "<figure class=wp-block-pullquote><blockquote><p>We never saw such a winter here, and I have been on this quay for sixty years, in all weathers</p><cite>Bo Ray</cite></blockquote></figure>",
        "quote cite Bo Ray
           p We never saw such a winter here, and I have been on this quay for sixty years, in all weathers",
    );
    check(
        "<blockquote><p>Quoted words that are long enough to stay.</p><p>— Bo Ray, <cite>On Boats</cite></p></blockquote>",
        "quote cite Bo Ray, em(On Boats)
           p Quoted words that are long enough to stay.",
    );
}

#[test]
fn a_line_goes_on_after_what_is_hidden_in_it() {
    check(
        "<p>The value <span class=mwe-math-element><span class=mwe-math-mathml-inline style='display: none'><math alttext='{\\displaystyle x_{1}}'>
         <msub><mi>x</mi><mn>1</mn></msub></math></span><img src=/x.svg class=mwe-math-fallback-image-inline alt='{\\displaystyle x_{1}}'></span>
         grows with every boat<span style='display:none'>, they say</span> that comes back to the harbour.</p>",
        r"p The value $x_{1} <msub><mi>x</><mn>1</></>$ grows with every boat that comes back to the harbour.",
    );
}

#[test]
fn tables_of_other_elements_and_rows_of_tabs() {
    check(
        "<div role=table aria-label=Fares><div role=rowgroup><div role=row><span role=columnheader>Kind</span><span role=columnheader>Fare</span></div></div>
         <div role=row><span role=rowheader>Adult</span><span role=cell>£4</span></div></div>
         <ul role=tablist><li role=tab>npm</li><li role=tab>yarn</li></ul>",
        "table
           head
             col Kind
             col Fare
           row
             th Adult
             td £4",
    );
}

#[test]
fn lists_of_one_item_below_a_picture_are_its_caption() {
    check(
        "<figure><div><img alt='A ferry' src='https://a.example/a.jpg' width=445 height=267></div></figure>
         <ul><li><p>A ferry docks in the rain. Photograph: Ann Lee/The Courier</p></li></ul>",
        r#"figure [https://a.example/a.jpg 445x267 "A ferry"] caption A ferry docks in the rain. credit Ann Lee/The Courier"#,
    );
}

#[test]
fn labels_of_notes_in_the_digits_of_other_scripts() {
    let html = "<article><p>عادت العبارة<sup><a href='#n1'>[١]</a></sup> 渡轮<sup><a href='#n2'>②</a></sup>。</p><h2><a name=two></a>Two</h2>
        <p>See <a href='#two'>above</a>.</p><ol><li id=n1><a href='#r'>↑</a> أولى</li><li id=n2><a class=self href='#n2'>¶</a><p>第二</p></li></ol></article>";
    let found = crate::lower::check::dump(&lowered(html));
    let expected = "p عادت العبارة^0:١^ 渡轮^1:②^。\n#two h2 Two\np See [above](#two).\nnote ١\n  @rtl p أولى\nnote ②\n  p 第二\n";
    assert_eq!(found, expected);
}

#[test]
fn blocks_that_are_cut_away_by_style_are_hidden() {
    check(
        "<article><p>One of the boats came back.</p><div style='position: absolute; overflow: hidden; height: 1px; width: 1px'>Slide 1 of 5</div>
         <p>The other one did not.</p></article>",
        "p One of the boats came back.
         p The other one did not.",
    );
}

#[test]
fn panels_of_tabs_with_listings_bear_the_names_of_their_tabs() {
    check(
        "<div class=tabs-container><ul role=tablist><li role=tab>npm</li><li role=tab>Yarn</li></ul>
         <div><div role=tabpanel><pre>npm i quay</pre></div><div role=tabpanel><pre>yarn add quay</pre></div></div></div>",
        r#"p b(npm)
           code - "npm i quay"
           p b(Yarn)
           code - "yarn add quay""#,
    );
}

#[test]
fn a_time_that_only_its_style_sets_apart_is_a_word_of_its_own() {
    check(
        "<h2><time>14:32</time><span>Traffic stands still</span></h2><p>On <time>3 May</time>, at <time>noon</time>.</p>",
        "h2 14:32 Traffic stands still
         p On 3 May, at noon.",
    );
}
