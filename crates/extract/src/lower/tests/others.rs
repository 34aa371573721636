//! Quotes, boxes, embeds, formulas and the rest.

use crate::lower::check::{check, dump, lowered};

#[test]
fn quotes_and_their_sources() {
    check(
        "<article><p>Text.</p><blockquote><p>Said.</p><footer>— <cite>Ann</cite></footer></blockquote>
         <blockquote><p>Also said.</p><p>– Bo Ray</p></blockquote><blockquote class=pullquote><p>Pulled.</p></blockquote></article>",
        "
        p Text.
        quote cite em(Ann)
          p Said.
        quote cite Bo Ray
          p Also said.
        pull Pulled.
        ",
    );
}

#[test]
fn what_comments_quote_is_in_a_box() {
    check(
        "<article><p>Text.</p><div class=quote><p>The boats are not to be seen before the ice is gone.</p></div><p>They are.</p>
         <div class='quote box'>What does it cost?</div>
         <div class=quote><blockquote>The boats are not to be seen before the ice is gone.</blockquote></div></article>",
        "
        p Text.
        quote
          p The boats are not to be seen before the ice is gone.
        p They are.
        p What does it cost?
        quote
          p The boats are not to be seen before the ice is gone.
        ",
    );
}

#[test]
fn what_holds_most_of_the_story_and_has_no_title_is_no_box() {
    check(
        "<article><p>Module runtime.</p><details class='toggle top-doc' open>
         <summary hidden>Expand description</summary><p>The runtime drives what it is given, and goes on until
         all of it is done.</p></details></article>",
        "
        p Module runtime.
        p The runtime drives what it is given, and goes on until all of it is done.
        ",
    );
}

#[test]
fn boxes() {
    check(
        "<article><p>A long enough text that the boxes below are not most of the story, which would make them no boxes.</p>
         <p>A long enough text that the boxes below are not most of the story, which would make them no boxes.</p>
         <div class='markdown-alert markdown-alert-warning'><p class=markdown-alert-title>Warning</p><p>Hot.</p></div>
         <details><summary>More</summary><p>Inside.</p></details>
         <aside><h3>Key takeaways</h3><ul><li>One</li></ul></aside><blockquote><p>[!NOTE]<br>Raw.</p></blockquote>
         <div class=correction><p>Correction: fixed.</p></div>
         <div class=info-box><strong>Good to know</strong><p>It floats.</p></div><div role=note><p>Bring a rope.</p></div></article>",
        "
        p A long enough text that the boxes below are not most of the story, which would make them no boxes.
        p A long enough text that the boxes below are not most of the story, which would make them no boxes.
        aside Warning Warning
          p Hot.
        aside Box More
          p Inside.
        aside KeyPoints Key takeaways
          ul
            -
              p One
        aside Note
          p Raw.
        aside Correction
          p Correction: fixed.
        aside Info Good to know
          p It floats.
        aside Note
          p Bring a rope.
        ",
    );
}

#[test]
fn formulas() {
    check(
        r"<article><p>Let <math><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding='application/x-tex'>x^2</annotation></semantics></math> be.</p>
         <math display=block><mi>y</mi></math><p><script type='math/tex'>a+b</script> and <d-math>c</d-math>
         <span class=katex><span class=katex-mathml><math><semantics><mi>z</mi><annotation encoding='application/x-tex'>z</annotation></semantics></math></span><span class=katex-html>z</span></span>
         <img class=mwe-math-fallback-image-inline alt='{\displaystyle \alpha}' src=/m.svg></p></article>",
        r"
        p Let $x^2 <msup><mi>x</><mn>2</></>$ be.
        math - <mi>y</>
        p $a+b <mrow><mi>a</><mo>+</><mi>b</></>$ and $c <mi>c</>$ $z <mi>z</>$ $\alpha <mi>α</>$
        ",
    );
}

#[test]
fn formulas_that_a_script_was_to_set() {
    check(
        r"<article><script src=https://cdn.example/mathjax/tex.js></script><p>Let \(a\) be.</p><p>$$b = 1$$</p>
         <p>It costs $5, and $c$ <code>$d$</code>.</p><ul><li>\[e^2\]</li></ul>
         <p><span class='math inline'>\(f\)</span></p><pre><code class=language-math>g</code></pre></article>",
        r"
        p Let $a <mi>a</>$ be.
        math b = 1 <mrow><mi>b</><mo>=</><mn>1</></>
        p It costs $5, and $c <mi>c</>$ `$d$`.
        ul
          -
            math e^2 <msup><mi>e</><mn>2</></>
        p $f <mi>f</>$
        math g <mi>g</>
        ",
    );
    check(
        "<article><p>So <math-renderer>$h$</math-renderer>.</p><math-renderer>$$i$$</math-renderer></article>",
        "
        p So $h <mi>h</>$.
        math i <mi>i</>
        ",
    );
}

#[test]
fn boxes_are_told_apart() {
    let text = "<p>A long enough text that the boxes below are not most of the story, which would make them no boxes.</p>";
    let boxes: String = ["note", "info", "tip", "success", "warning", "danger"]
        .iter()
        .map(|kind| format!("<div class='alert alert-{kind}'><p>Said.</p></div>"))
        .collect();
    let found = dump(&lowered(&format!("<article>{text}{boxes}{text}</article>")));
    let kinds: Vec<&str> = found.lines().filter_map(|line| line.strip_prefix("aside ")).collect();
    assert_eq!(kinds, ["Note", "Info", "Tip", "Success", "Warning", "Danger"]);
}

#[test]
fn formulas_keep_alphabets_pairs_and_labels() {
    check(
        "<article><math display=block><mi mathvariant=bold>B</mi><mi mathvariant=double-struck>R</mi>
         <mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac></math>
         <math display=block><mo stretchy=false>(</mo><mi mathvariant=normal>d</mi><mo>)</mo></math>
         <math display=block><mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr></mtable></math></article>",
        "
        math - <mi>𝐁</><mi>ℝ</><mtable><mtr><mtd><mi>n</></></><mtr><mtd><mi>k</></></></>
        math - <mo false>(</><mi normal>d</><mo>)</>
        math - <mtable><mtr><mtd><mi>a</></><mtd><mtext>(1)</></></></>
        ",
    );
}

#[test]
fn formulas_that_a_page_keeps_out_of_sight_beside_their_pictures() {
    let math = |what: &str, alt: &str| {
        let display = if what == "div" { "block" } else { "inline" };
        let source = format!(
            "<math display={display} alttext='{alt}'>\n    <mi>{alt}</mi>\n{}</math>",
            " ".repeat(200)
        );
        format!(
            "<{what} class=mwe-math-element><{what} class=mwe-math-mathml-a11y style='display: none;'>{source}</{what}>\
             <img src=/m.svg class=mwe-math-fallback-image-inline aria-hidden=true alt='{alt}'></{what}>"
        )
    };
    let page = format!(
        "<article><h1>The tide</h1><p>The height of the tide is denoted by {}, and that of the quay by {}, so that it holds:</p>
         <dl><dd>{}.</dd></dl><p>{} is all that the harbour master has to look at before a boat may come in.</p>{}
         <p>The quay is flooded on three days a year, and those are days of the spring and of the autumn.</p></article>",
        math("span", "h"),
        math("span", "q"),
        math("span", r"h \leq q"),
        math("span", "d"),
        math("div", r"d = q - h"),
    );
    let article = crate::extract(&page, &crate::Options::default()).unwrap();
    let formula = |block: &article::Block| match &block.kind {
        article::BlockKind::Math(math) => Some(math.source().to_owned()),
        _ => None,
    };
    let text = article.text();
    assert!(text.contains("denoted by h, and that of the quay by q, so that"), "{text}");
    assert!(text.contains(r"h \leq q.") && text.contains("d is all that the harbour master"), "{text}");
    assert!(article.body.iter().any(|block| formula(block).as_deref() == Some("d = q - h")), "{text}");
}

#[test]
fn titles_of_boxes() {
    let text = "<p>A long enough text that the boxes below are not most of the story, which would make them no boxes.</p>";
    let boxes = "<div class='theme-admonition alert'><div class=admonitionHeading_x1><svg></svg>My tip</div><div><p>Mind it.</p></div></div>
         <aside class='starlight-aside starlight-aside--tip'><p class=starlight-aside__title>Tip</p><p>Board early.</p></aside>
         <div class=NOTE><p>Hinweis</p><p>Two engines.</p></div><div class=factbox><h3>The fleet</h3><p>Elsa and Maud.</p></div>
         <div class=note><p>Two engines.</p><p>And a rope.</p></div>";
    check(
        &format!("<article>{text}{boxes}</article>").replace(text, &text.repeat(3)),
        &format!(
            "{}
aside Note My tip
  p Mind it.
aside Tip Tip
  p Board early.
aside Note Hinweis
  p Two engines.
aside Note The fleet
  p Elsa and Maud.
aside Note
  p Two engines.
  p And a rope.",
            ["p A long enough text that the boxes below are not most of the story, which would make them no boxes."; 3].join("\n")
        ),
    );
}

#[test]
fn who_is_quoted_in_a_figure() {
    check(
        "<article><p>Text.</p><figure><blockquote>We need it.</blockquote><figcaption>&mdash; Ruth Hall</figcaption></figure></article>",
        "
        p Text.
        quote cite Ruth Hall
          p We need it.
        ",
    );
}
