//! A page explained as a page: its text in its order, every block marked with what became of it, and
//! behind each block the rules that spoke.
//!
//! One file with nothing to fetch and no script. A block is a `details` element: its rules are shown
//! in the margin while it is pointed at or has the focus, and in full when it is opened.

use article::{Article, Reason, Verdict};
use export::escape::{attribute, text};
use extract::{Page, TraceLine};

const STYLE: &str = include_str!("page.css");

/// What can become of a block: its class, what it is called, and what that means.
const FATES: [(&str, &str, &str); 4] = [
    ("kept", "kept", "text of the article"),
    ("moved", "moved", "printed elsewhere: headline, byline, date"),
    ("story", "another story", "part of another story of the page"),
    ("cut", "cut", "left out"),
];

/// Rules that the margin names.
const IN_MARGIN: usize = 4;
/// The weight that fills its bar, in hundredths of a log-odds unit.
const FULL: i32 = 200;

/// The explanation of a page as an HTML document.
pub fn html(page: &Page) -> String {
    let article = page.article();
    let lines = page.trace().lines;
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    let headline = article.meta.headline.as_ref().map_or("A page without a headline", |h| &h.value);
    out.push_str("<title>");
    text(headline, &mut out);
    out.push_str(" – explained</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n");
    head(headline, &article, &lines, &mut out);
    out.push_str("<main>\n");
    for line in &lines {
        block(line, &article, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The headline, and what the marks mean, with a box to hide what has it.
fn head(headline: &str, article: &Article, lines: &[TraceLine], out: &mut String) {
    out.push_str("<header>\n<p class=\"kicker\">What became of every block of this page, and why</p>\n<h1 dir=\"auto\">");
    text(headline, out);
    out.push_str("</h1>\n");
    let meta = &article.meta;
    let credits = [meta.byline.as_ref(), meta.source.as_ref(), meta.site_name.as_ref()];
    let mut credits: Vec<&str> = credits.into_iter().flatten().map(|value| value.value.as_str()).collect();
    credits.extend(meta.address.as_ref().map(|address| address.value.as_str()));
    if !credits.is_empty() {
        out.push_str("<p class=\"credits\" dir=\"auto\">");
        text(&credits.join(" · "), out);
        out.push_str("</p>\n");
    }
    out.push_str("<fieldset>\n<legend>Shown</legend>\n");
    for (class, name, meaning) in FATES {
        let of_it = || lines.iter().filter(|line| fate(line.verdict) == class);
        let (blocks, words) = (of_it().count(), of_it().map(|line| line.words).sum::<u32>());
        out.push_str(&format!(
            "<label class=\"{class}\"><input type=\"checkbox\" id=\"show-{class}\" checked> \
             <span class=\"mark\">{name}</span> <span>{meaning}</span> \
             <span class=\"count\">{}, {}</span></label>\n",
            number(blocks, "block"),
            number(words as usize, "word"),
        ));
    }
    out.push_str("</fieldset>\n<p class=\"hint\">Point at a block, or move to it with Tab, and its rules stand beside it. Open it for all of them: a rule above 0 speaks for text of the article, one below 0 against.</p>\n</header>\n");
}

fn block(line: &TraceLine, article: &Article, out: &mut String) {
    let class = fate(line.verdict);
    out.push_str(&format!(
        "<details class=\"{class} {}\" id=\"n{}\">\n<summary",
        kind(&line.path),
        line.node.0
    ));
    let name = called(line.verdict, article);
    let loudest = || line.reasons.iter().take(IN_MARGIN);
    let told = loudest().map(|reason| format!("{} ({})", reason.words, signed(reason)));
    let told: Vec<String> = std::iter::once(format!("{name}, {:+}", line.weight)).chain(told).collect();
    attribute("title", &told.join("\n"), out);
    out.push_str("><span class=\"mark\">");
    text(mark(class), out);
    out.push_str("</span> <span class=\"text\" dir=\"auto\"");
    if let Some(lang) = &article.meta.lang {
        attribute("lang", &lang.value, out);
    }
    out.push('>');
    text(&line.text, out);
    out.push_str(&format!("</span> <span class=\"why\"><b>{:+}</b>", line.weight));
    for reason in loudest() {
        out.push_str(" <span>");
        text(&signed(reason), out);
        out.push_str("</span>");
    }
    out.push_str("</span></summary>\n<div class=\"reasons\">\n<p><b>");
    text(&capital(&name), out);
    out.push_str("</b>, ");
    out.push_str(&format!(
        "{}, weight {:+}, node {} in <code>",
        number(line.words as usize, "word"),
        line.weight,
        line.node.0
    ));
    text(&line.path, out);
    out.push_str("</code></p>\n");
    if line.reasons.is_empty() {
        out.push_str("<p>No rule spoke.</p>\n");
    } else {
        out.push_str("<table>\n<thead><tr><th scope=\"col\">Weight</th><th scope=\"col\"><span class=\"unseen\">As a bar</span></th><th scope=\"col\">Rule</th><th scope=\"col\">What it says</th></tr></thead>\n<tbody>\n");
        line.reasons.iter().for_each(|reason| row(reason, out));
        out.push_str("</tbody>\n</table>\n");
    }
    out.push_str("</div>\n</details>\n");
}

/// A rule with its weight, as a number and as a bar.
fn row(reason: &Reason, out: &mut String) {
    out.push_str("<tr><td>");
    match reason.weight {
        0 => out.push_str("decides"),
        weight => out.push_str(&format!("{weight:+}")),
    }
    let side = if reason.weight < 0 { "against" } else { "for" };
    let length = reason.weight.abs().min(FULL) * 100 / FULL;
    out.push_str(&format!("</td><td><i class=\"{side}\" style=\"--length:{length}\"></i></td><td><code>"));
    text(&reason.rule, out);
    out.push_str("</code></td><td>");
    text(&reason.words, out);
    out.push_str("</td></tr>\n");
}

/// A rule with its weight behind it, where it has one.
fn signed(reason: &Reason) -> String {
    match reason.weight {
        0 => reason.rule.to_string(),
        weight => format!("{}\u{a0}{weight:+}", reason.rule),
    }
}

/// The class of a verdict: one of [`FATES`].
fn fate(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept | Verdict::Restored => "kept",
        Verdict::Moved => "moved",
        Verdict::Story(_) => "story",
        Verdict::Cut => "cut",
    }
}

/// What stands before a block: short, and not told by colour alone.
fn mark(class: &str) -> &'static str {
    match class {
        "story" => "story",
        _ => FATES.iter().find(|(name, ..)| *name == class).map_or("", |(_, name, _)| name),
    }
}

/// What became of a block, in words; another story by its title.
fn called(verdict: Verdict, article: &Article) -> String {
    let title = |story: u32| article.related.get(story as usize).map(|story| story.title.as_str());
    match verdict {
        Verdict::Story(story) => match title(story).filter(|title| !title.is_empty()) {
            Some(title) => format!("part of another story: “{title}”"),
            None => format!("part of another story, number {}", story + 1),
        },
        verdict => super::verdict(verdict),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// How a block is set: as a heading or an item of a list, by the innermost elements around it.
fn kind(path: &str) -> &'static str {
    let mut names = path.rsplit('>').take(3).map(|step| step.split('.').next().unwrap_or(step));
    let found = |name: &str| match name {
        "h1" | "h2" => Some("heading large"),
        "h3" | "h4" | "h5" | "h6" => Some("heading"),
        "li" | "dd" => Some("item"),
        "blockquote" => Some("quote"),
        "figcaption" => Some("caption"),
        "pre" => Some("code"),
        _ => None,
    };
    names.find_map(found).unwrap_or("line")
}

fn number(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use extract::Options;

    use super::*;

    const PAGE: &str = "<title>Tides &amp; &lt;b&gt;moons</title><body><nav><a href=/>Home</a></nav><article>\
        <h1>Tides &amp; &lt;b&gt;moons</h1><p>The &lt;script&gt;alert(1)&lt;/script&gt; tide rises twice a day on most of \
        the coasts of the world, and nobody who lives there gives it a thought.<p>Its height depends on the \
        moon, which pulls at the water, and on the sun, which does the same from farther away.</article>\
        <footer><p class='\"><img src=x>'>Copyright notice</p></footer>";

    fn explained() -> String {
        html(&Page::read(PAGE, &Options::default()).unwrap())
    }

    #[test]
    fn what_a_page_says_is_text_and_nothing_else() {
        let page = explained();
        assert!(page.contains("The &lt;script&gt;alert(1)&lt;/script&gt; tide"), "{page}");
        assert!(page.contains("<title>Tides &amp; &lt;b&gt;moons"));
        for markup in ["<script", "<img", "<b>moons", "<a "] {
            assert!(!page.contains(markup), "{markup}: {page}");
        }
    }

    #[test]
    fn every_block_has_its_mark_in_words_and_its_rules() {
        let page = explained();
        let block =
            |part: &str| page.split("<details").find(|block| block.contains(part)).unwrap().to_owned();
        let kept = block("Its height depends");
        assert!(kept.contains("<span class=\"mark\">kept</span>") && kept.contains("block-p"), "{kept}");
        assert!(block(">Home<").contains("<span class=\"mark\">cut</span>"));
        assert_eq!(page.matches("<details").count(), page.matches("</details>").count());
        assert!(page.contains("2 blocks, "), "{page}");
    }

    #[test]
    fn headings_and_items_are_set_as_such() {
        for (path, class) in [
            ("body>div.h1>p", "line"),
            ("body>article>h2.title>span", "heading large"),
            ("ul>li.x", "item"),
            ("li>div>div>p", "line"),
        ] {
            assert_eq!(kind(path), class, "{path}");
        }
    }
}
