//! Any mark-up is read without a panic, and none of its selected text is lost.

use article::Article;
use proptest::prelude::*;

use crate::lower::check::lowered;

const PIECES: [&str; 58] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<li>",
    "<li value=7>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    "<td rowspan=9 colspan=0>",
    "<blockquote>",
    "</blockquote>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<img src=a.jpg>",
    "<img srcset='x 2x,, y' alt=q>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<span class=lineno>1</span>",
    "<br>",
    "<hr>",
    "<h1>",
    "</h1>",
    "<h4>",
    "<a href=#n>",
    "<a href='/x?utm_source=y'>",
    "</a>",
    "<sup>",
    "</sup>",
    "1",
    "<li id=n>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<aside>",
    "</aside>",
    "<details><summary>",
    "</details>",
    "<math><mfrac>",
    "</math>",
    "<noscript>",
    "</noscript>",
    "<ruby>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_panics_and_words_stay(pieces in prop::collection::vec(0usize..PIECES.len() + 12, 1..60)) {
        let mut html = String::from("<article><p>before</p>");
        for (index, &piece) in pieces.iter().enumerate() {
            match PIECES.get(piece) {
                Some(piece) => html.push_str(piece),
                None => html.push_str(&format!(" word{index} ")),
            }
        }
        html.push_str("<p>after");
        let lowered = lowered(&html);
        let article = Article { body: lowered.body, notes: lowered.notes, ..Article::default() };
        let markdown = export::markdown(&article, &export::MarkdownOptions::default());
        let page = export::html(&article, &export::HtmlOptions::default());
        prop_assert!(!page.contains("<script"));
        // What no reader of the page sees, or sees only as a formula, is no text; a heading over nothing but
        // notes goes with them.
        let over_notes = !article.notes.is_empty() && html.contains("<h");
        if !html.contains("<noscript>") && !html.contains("<math>") && !over_notes {
            for word in html.split_whitespace().filter(|w| w.starts_with("word")) {
                prop_assert!(markdown.contains(word), "{word} of {html}\nis not in {markdown}");
            }
        }
    }
}
