//! Figures: picture, caption and credit.

use crate::judge::Role;
use crate::lower::check::{check, dump, lowered_as};

#[test]
fn figure_caption_and_credit() {
    check(
        "<article><figure><img src=/a.jpg width=640 height=480 alt='A cat'><figcaption>A cat asleep. <span class=credit>Photo: Ann Lee</span></figcaption></figure>
         <figure><img src=/b.jpg><figcaption>A dog. (Photo: Bo Ray)</figcaption></figure></article>",
        r#"
        figure [https://site.example/a.jpg 640x480 "A cat"] caption A cat asleep. credit Ann Lee
        figure [https://site.example/b.jpg ""] caption A dog. credit Bo Ray
        "#,
    );
}

#[test]
fn the_best_candidate_is_taken_once() {
    check(
        "<article><p>Text.</p><p>More.</p><picture><source type=image/webp srcset='/a-400.webp 400w, /a-1200.webp 1200w'><img src=/a-400.jpg></picture>
         <img src='data:image/gif;base64,R0lGOD' data-src=/b.jpg><noscript><img src=/b.jpg></noscript>
         <img src=/c-300x200.jpg><img src=/c.jpg></article>",
        r#"
        p Text.
        p More.
        figure [https://site.example/a-1200.webp ""]
        figure [https://site.example/b.jpg ""]
        figure [https://site.example/c-300x200.jpg ""]
        "#,
    );
}

#[test]
fn addresses_are_found_under_names_that_nobody_listed() {
    check(
        "<article><p>Text.</p><img src='data:image/svg+xml;base64,PHN2' nitro-lazy-src=/cdn/harbour>
         <img src=/blank.gif some-lazy-srcset='/quay-300 300w, /quay-900 900w'><img src=/blank.gif data-src-of=/pier><p>More.</p></article>",
        r#"
        p Text.
        figure [https://site.example/cdn/harbour ""]
        figure [https://site.example/quay-900 ""]
        p More.
        "#,
    );
}

#[test]
fn trackers_avatars_and_icons_are_no_pictures() {
    check(
        "<article><p>Text.</p><img src=/pixel.gif width=1 height=1><img src='https://www.facebook.com/tr?id=1'>
         <img class=avatar src=/ann.jpg width=96 height=96><img src=/icon-share.svg width=24 height=24>
         <img src=/spacer.gif><p>Nice <img class=emoji alt=🎉 src=/e.png></p></article>",
        "
        p Text.
        p Nice 🎉
        ",
    );
}

#[test]
fn pictures_leave_the_paragraph_that_they_stand_in() {
    check(
        "<article><p><a href=/big.jpg><img src=/a.jpg></a>Words before <img src=/b.jpg>and after.</p></article>",
        r#"
        figure [https://site.example/big.jpg ""]
        p Words before and after.
        figure [https://site.example/b.jpg ""]
        "#,
    );
}

#[test]
fn galleries() {
    check(
        "<article><p>Text.</p><figure><figure><img src=/1.jpg></figure><figure><img src=/2.jpg></figure><figcaption>Both</figcaption></figure>
         <ul class=gallery><li><img src=/3.jpg></li><li><img src=/4.jpg></li></ul></article>",
        r#"
        p Text.
        figure [https://site.example/1.jpg ""] [https://site.example/2.jpg ""] caption Both
        figure [https://site.example/3.jpg ""] [https://site.example/4.jpg ""]
        "#,
    );
}

#[test]
fn captions_in_strips_of_their_own() {
    let role = |text: &str| match text {
        t if t.starts_with("Caption") => Role::Caption,
        "Bo Ray" => Role::Credit,
        _ => Role::Text,
    };
    let html = "<article><p>Text.</p><div><img src=/a.jpg></div><div>Caption one |</div><div>Bo Ray</div>
        <p>More.</p><p>Caption two.</p><img src=/b.jpg><p>End.</p></article>";
    assert_eq!(
        dump(&lowered_as(html, role)),
        "p Text.\nfigure [https://site.example/a.jpg \"\"] caption Caption one credit Bo Ray\np More.\n\
         figure [https://site.example/b.jpg \"\"] caption Caption two.\np End.\n"
    );
}

#[test]
fn embeds_are_cards() {
    check(
        "<article><p>T.</p><iframe src='https://www.youtube.com/embed/abcdefghijk' title='A talk'></iframe>
         <iframe src='https://ads.example/x'></iframe><video id=v></video><video src=/v.mp4 poster=/v.jpg></video>
         <blockquote class=twitter-tweet><p>Hello</p>— Ann (@ann) <a href='https://twitter.com/ann/status/1?ref_src=x'>May 1</a></blockquote>
         <blockquote class=tiktok-embed cite='https://www.tiktok.com/@ann/video/7'><section><a href=/@ann>@ann</a><p>Boats</p></section></blockquote></article>",
        r#"
        p T.
        embed YouTube "A talk" https://www.youtube.com/watch?v=abcdefghijk
        embed site.example https://site.example/v.mp4
        embed X "Hello — Ann (@ann) May 1" https://twitter.com/ann/status/1
        embed TikTok "@ann Boats" https://www.tiktok.com/@ann/video/7
        "#,
    );
}

#[test]
fn what_a_quoted_post_says_is_part_of_the_text() {
    let page =
        "<article><p>The boiler stopped on Monday, and nobody has been able to say why, so I ask here.</p>
         <blockquote class=twitter-tweet><p>Hello, all of you who
         wait for the boiler: it will not come back before the spring</p>— Ann (@ann)
         <a href='https://twitter.com/ann/status/1'>May 1</a></blockquote>
         <iframe src='https://www.youtube.com/embed/abcdefghijk' title='A talk about boats'></iframe>
         <p>Two fitters came on Tuesday, looked at the burner, and left with a part of it.</p></article>";
    let text = crate::extract(page, &crate::Options::default()).map(|article| article.text()).unwrap();
    assert!(text.contains("Hello, all of you") && !text.contains("A talk"), "{text}");
}

#[test]
fn captions_that_only_their_look_tells() {
    check(
        "<article><p>Text.</p><p><img src=/a.jpg><br><em>The pier. Photo by Bo Ray.</em></p><p>More.</p><p><img src=/b.jpg></p><p><small><em>Star boat</em></small></p>
         <img src=/c.jpg><p class=caption>Six boats. <em>Bo Ray/AFP/Getty Images</em></p><p>More.</p>
         <img src=/d.jpg><p><em>A thought in italics, with no credit.</em></p><img src=/e.jpg><ul><li>A list of one item</li></ul>
         <img src=/f.jpg><div class=caption><h4>A product</h4><p>£4</p></div></article>",
        r#"
        p Text.
        figure [https://site.example/a.jpg ""] caption The pier. credit Bo Ray
        p More.
        figure [https://site.example/b.jpg ""] caption Star boat
        figure [https://site.example/c.jpg ""] caption Six boats. credit Bo Ray/AFP/Getty Images
        p More.
        figure [https://site.example/d.jpg ""]
        p em(A thought in italics, with no credit.)
        figure [https://site.example/e.jpg ""]
        ul
          -
            p A list of one item
        figure [https://site.example/f.jpg ""]
        h4 A product
        p £4
        "#,
    );
}

#[test]
fn pictures_of_a_gallery_keep_their_captions() {
    check(
        "<article><p>Text.</p><figure><figure><img src=/1.jpg><figcaption>First</figcaption></figure><figure><img src=/2.jpg><figcaption>Second</figcaption></figure>
         <figcaption>All the boats</figcaption></figure></article>",
        r#"
        p Text.
        figure [https://site.example/1.jpg ""] caption First
        figure [https://site.example/2.jpg ""] caption Second
        p small(All the boats)
        "#,
    );
}

#[test]
fn thumbnails_stand_ins_and_drawn_letters() {
    check(
        "<article><p>Text.</p><p><a href=/img/full.jpg><img src=/img/thumb.jpg width=150></a></p><img src=/img/full.jpg>
         <a href='/wiki/File:S.jpg'><img src=/s.jpg></a><img src=/grey-placeholder.png><p><img src=/caps/b.png alt=B>oats are slow.</p></article>",
        r#"
        p Text.
        figure [https://site.example/img/full.jpg 150x0 ""]
        figure [https://site.example/s.jpg ""]
        p Boats are slow.
        "#,
    );
}

#[test]
fn a_gallery_with_one_caption_inside_keeps_it_beside_its_own() {
    check(
        "<article><p>Text.</p><figure><figure><img src=/1.jpg></figure><figure><img src=/2.jpg><figcaption>Second</figcaption></figure>
         <figcaption>All the boats. <span class=credit>Ann Lee</span></figcaption></figure>
         <dl class=gallery-item><dt><a href=/3.jpg><img src=/3-150x150.jpg></a></dt><dd class=wp-caption-text>The deck</dd></dl>
         <dl class=gallery-item><dt><a href=/4.jpg><img src=/4-150x150.jpg></a></dt></dl></article>",
        r#"
        p Text.
        figure [https://site.example/1.jpg ""]
        figure [https://site.example/2.jpg ""] caption Second
        p small(All the boats. (Ann Lee))
        figure [https://site.example/3.jpg ""] caption The deck
        figure [https://site.example/4.jpg ""]
        "#,
    );
}

#[test]
fn a_credit_in_an_element_beside_the_caption() {
    check(
        "<article><p>Text.</p><figure><img src=/a.jpg><figcaption><span>El ferry, al amanecer.</span><span>Ann Lee (EFE)</span></figcaption></figure>
         <figure><img src=/b.jpg><figcaption><span>ANP</span><span>De boot in de haven</span></figcaption></figure>
         <figure><img src=/c.jpg><figcaption>The boat of <b>Reuters</b></figcaption></figure></article>",
        r#"
        p Text.
        figure [https://site.example/a.jpg ""] caption El ferry, al amanecer. credit Ann Lee (EFE)
        figure [https://site.example/b.jpg ""] caption De boot in de haven credit ANP
        figure [https://site.example/c.jpg ""] caption The boat of b(Reuters)
        "#,
    );
}

#[test]
fn a_plain_paragraph_below_a_picture_that_ends_with_a_credit() {
    check(
        "<article><p>Text.</p><p><img src=/a.jpg></p><p>The ferry leaves. Photo: Ann Lee/Reuters</p><p>More.</p>
         <p><img src=/b.jpg></p><p>The ferry left on Monday.</p>
         <p><img src=/c.jpg></p><p>Ferries | Ann Lee</p></article>",
        r#"
        p Text.
        figure [https://site.example/a.jpg ""] caption The ferry leaves. credit Ann Lee/Reuters
        p More.
        figure [https://site.example/b.jpg ""]
        p The ferry left on Monday.
        figure [https://site.example/c.jpg ""]
        p Ferries | Ann Lee
        "#,
    );
}

#[test]
fn what_a_button_around_a_picture_says_is_no_caption() {
    let page = "<article><h1>The quay</h1><p>The council voted on Monday to open the old quay to all boats.</p>
        <figure><div role=button tabindex=0><span>Press enter or click to view image in full size</span><div><picture>
        <img src=https://quay.example/a.jpg width=700 height=467></picture></div></div>
        <figcaption>Photo by Ann Lee</figcaption></figure>
        <p>Forty boats had waited outside for the tide, and the first of them came in at noon.</p></article>";
    let article = crate::extract(page, &crate::Options::default()).unwrap();
    let figures: Vec<_> = article
        .body
        .iter()
        .filter_map(|block| match &block.kind {
            article::BlockKind::Figure(figure) => {
                Some((figure.caption.len(), figure.credit.as_deref(), figure.media.len()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(figures, [(0, Some("Ann Lee"), 1)]);
    assert!(!article.text().contains("Press enter"));
}

#[test]
fn the_whole_of_a_picture_of_which_a_blurred_copy_is_shown() {
    check(
        "<article><p>Text.</p><img src='https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_100,h_60,blur_2/a.jpg'><p>More.</p></article>",
        r#"
        p Text.
        figure [https://static.wixstatic.com/media/a~mv2.jpg ""]
        p More.
        "#,
    );
}

#[test]
fn embeds_in_frames_of_others_and_without_a_frame() {
    check(
        "<article><p>T.</p><iframe src='https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fvimeo.com%2F12&key=a'></iframe>
         <iframe src='https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fboats.example%2F3'></iframe>
         <blockquote class=reddit-embed-bq><a href='https://www.reddit.com/r/b/comments/1/late/'>Late</a> in <a href='https://www.reddit.com/r/b/'>b</a></blockquote>
         <blockquote class=mastodon-embed data-embed-url='https://quay.example/@jo/33/embed'><a href='https://quay.example/@jo/33'><div>Post by Jo</div></a></blockquote>
         <div class=fb-post data-href='https://www.facebook.com/jo/posts/6'><blockquote cite='https://www.facebook.com/jo/posts/6' class=fb-xfbml-parse-ignore><p>Old boat.</p></blockquote></div>
         <amp-twitter data-tweetid=99></amp-twitter><amp-iframe src='https://datawrapper.dwcdn.net/z/1/'></amp-iframe>
         <figure class=kg-bookmark-card><a href='https://county.example/report'><div class=kg-bookmark-title>The report</div><div>Of 2024.</div></a></figure></article>",
        r#"
        p T.
        embed Vimeo https://vimeo.com/12
        embed boats.example https://boats.example/3
        embed Reddit "Late in b" https://www.reddit.com/r/b/comments/1/late/
        embed quay.example "Post by Jo" https://quay.example/@jo/33
        embed Facebook "Old boat." https://www.facebook.com/jo/posts/6
        embed X https://x.com/i/status/99
        embed Datawrapper https://datawrapper.dwcdn.net/z/1/
        embed county.example "The report" https://county.example/report
        "#,
    );
}
