//! Our own HTML export is read back into the same blocks.

use article::{Article, Block};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::lower::Lowered;
use crate::lower::check::{dump, lowered};

/// Every kind of block, in mark-up of its own.
const PAGE: &str = r##"<article>
<p>Text <em>with <strong>every</strong></em> <code>mark()</code>, H<sub>2</sub>O, x<sup>2</sup>, <s>out</s>, <mark>lit</mark>,
<small>small</small>, <q>said</q>, a <a href="https://a.example/?q=1&amp;r=2">link</a>, <ruby>漢<rt>かん</rt></ruby>,
<abbr title="World Health Organization">WHO</abbr>, <span lang="de">Angst</span>, <bdo dir="rtl">cba</bdo>.<br>A line.
See <a href="#deep">below</a>.<sup><a href="#n1" id="r1">1</a></sup> And again.<sup><a href="#n2">*</a></sup></p>
<h2>A &lt;heading&gt; &amp; more</h2><p lang="fr">Bonjour&nbsp;!</p><p dir="rtl" lang="ar">مرحبا</p>
<ul><li>one<ol start="4"><li>four</li><li><p>five</p><p>more</p></li></ol></li><li><input type="checkbox" checked> done</li></ul>
<dl><dt>term</dt><dt>other</dt><dd>detail</dd><dd><p>a</p><p>b</p></dd></dl>
<blockquote><p>Said.</p><footer>— Ann Lee</footer></blockquote><blockquote class="pullquote"><p>Pulled.</p></blockquote>
<pre><code class="language-rust">

fn main() {
    println!("&lt;&gt;");
}
</code></pre>
<figure><img src="/a.jpg" width="640" height="480" alt="A &quot;cat&quot;"><img src="/b.jpg"><figcaption>A <em>cat</em>. <small class="credit">Ann Lee</small></figcaption></figure>
<table><caption>Towns</caption><thead><tr><th>Name</th><th>People</th></tr></thead><tbody><tr><th scope="row">A</th><td colspan="2">1</td></tr>
<tr><td rowspan="2">B</td><td><ul><li>x</li></ul></td></tr></tbody></table><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<math display="block"><semantics><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation encoding="application/x-tex">\frac{a}{b}</annotation></semantics></math>
<p>Inline <math><mi>y</mi></math> formula.</p>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A talk"></iframe><iframe src="https://vimeo.com/1"></iframe>
<aside class="admonition warning"><p class="admonition-title">Careful</p><p>It is hot.</p></aside>
<details><summary>More</summary><p>Inside.</p><p>And on.</p></details><div class="correction"><p>Fixed.</p></div><hr>
<h3 id="deep">Deep</h3><p>End of the text, long enough that no box above is most of the story, as a box would not be one then.</p>
<section class="footnotes"><ol><li id="n1"><p>First. <a href="#r1">↩</a></p></li><li id="n2">Second <b>note</b>.<p>In two.</p></li></ol></section>
</article>"##;

#[test]
fn export_and_extraction_agree() {
    let first = lowered(PAGE);
    assert_eq!(dump(&exported(&first)), dump(&first));
    let kinds: std::collections::BTreeSet<String> = first.body.iter().map(kind).collect();
    assert!(blocks().len() >= 14, "{:#?}", blocks());
    assert_eq!(kinds.len(), 13, "every kind of block but one that only tidying makes: {kinds:?}");
}

/// What is read of our own export of what was read.
fn exported(first: &Lowered) -> Lowered {
    let article = Article { body: first.body.clone(), notes: first.notes.clone(), ..Article::default() };
    lowered(&export::html(&article, &export::HtmlOptions::default()))
}

/// The page's blocks, a line or two each; the first has the references, the last the notes.
fn blocks() -> Vec<&'static str> {
    let inner = PAGE.trim_start_matches("<article>").trim_end_matches("</article>");
    let starts = [
        "<p>",
        "<h2>",
        "<ul>",
        "<dl>",
        "<blockquote>",
        "<pre>",
        "<figure>",
        "<table>",
        "<math ",
        "<iframe ",
        "<aside ",
        "<details>",
        "<h3 ",
        "<section ",
    ];
    let mut cuts: Vec<usize> = inner
        .match_indices('\n')
        .map(|(at, _)| at + 1)
        .filter(|&at| starts.iter().any(|start| inner[at..].starts_with(start)))
        .collect();
    cuts.push(inner.len());
    cuts.windows(2).map(|pair| &inner[pair[0]..pair[1]]).collect()
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-zäéß]{2,9}|[东京朝日]{1,3}", 8..60)
        .prop_map(|words| format!("<p>{}.</p>", words.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_blocks_in_any_order_agree(
        picked in subsequence(blocks()[1..blocks().len() - 1].to_vec(), 0..=blocks().len() - 2).prop_shuffle(),
        between in prop::collection::vec(prose(), 16),
    ) {
        let all = blocks();
        let mut page = format!("<article>{}", all[0]);
        for (block, prose) in picked.iter().zip(&between) {
            page.push_str(block);
            page.push_str(prose);
        }
        page.push_str(&between[0]);
        page.push_str(all[all.len() - 1]);
        page.push_str("</article>");
        let first = lowered(&page);
        prop_assert!(first.body.len() > picked.len());
        prop_assert_eq!(dump(&exported(&first)), dump(&first));
    }
}

fn kind(block: &Block) -> String {
    let name = format!("{:?}", block.kind);
    name.split([' ', '(']).next().unwrap_or("").to_owned()
}
