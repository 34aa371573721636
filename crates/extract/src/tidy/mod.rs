//! Tidying: what a page says twice is said once, what it left rough is smoothed.
//!
//! Works on blocks alone and judges none of them by their worth: what goes is a repetition of the
//! metadata or of the text, an empty block, a rule with nothing on one side.

mod alt;
mod boxes;
mod echo;
mod headings;
mod index;
mod posts;
mod pull;
mod quotes;
mod typed;
mod wire;

use article::{Block, BlockKind, Figure, Inline, Media, plain_length, plain_text};

use crate::facts::letters;
use crate::lower::{Lowered, family};
pub(crate) use posts::set_heads;
pub(crate) use quotes::mend;
pub(crate) use typed::set as set_typed;

/// What is known of the story that is tidied.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TidyContext<'a> {
    /// Its headline.
    pub headline: Option<&'a str>,
    /// Its dek.
    pub dek: Option<&'a str>,
    /// Its byline, without "By".
    pub byline: Option<&'a str>,
    /// The picture that the page claims for it.
    pub lead_image: Option<&'a Figure>,
    /// The page is copied text.
    pub plain: bool,
    /// The text is to stay as the page prints it: nothing is repaired.
    pub as_printed: bool,
}

/// Tidies a story's blocks. Gives the figure that is the story's lead image, taken out of the
/// body, where the body begins its pictures with it.
pub(crate) fn tidy(lowered: &mut Lowered, context: &TidyContext<'_>) -> Option<Figure> {
    drop_empty(&mut lowered.body);
    echo::drop_echoes(&mut lowered.body, context);
    drop_notes_in_text(lowered);
    index::drop_contents(&mut lowered.body);
    if !context.as_printed {
        lowered.notices.extend(alt::repair(&mut lowered.body));
        lowered.notices.extend(quotes::repair(&mut lowered.body));
    }
    let lead = take_lead_image(&mut lowered.body, context.lead_image);
    pull::settle(&mut lowered.body);
    drop_labels_of_code(&mut lowered.body);
    trim_ends(&mut lowered.body);
    boxes::set(&mut lowered.body);
    headings::of_bold(&mut lowered.body);
    headings::close_gaps(&mut lowered.body);
    if !context.as_printed {
        lowered.notices.extend(wire::repair(&mut lowered.body));
    }
    lead
}

fn drop_empty(body: &mut Vec<Block>) {
    body.retain(|block| match &block.kind {
        BlockKind::Paragraph(line)
        | BlockKind::PullQuote(line)
        | BlockKind::Heading { content: line, .. } => {
            let is_text = |inline: &Inline| matches!(inline, Inline::Text(text) if !text.trim().is_empty());
            line.iter().any(is_text)
                || !plain_text(line).trim().is_empty()
                || line.iter().any(echo::is_visible)
        }
        BlockKind::List { items, .. } => !items.is_empty(),
        BlockKind::Figure(figure) => !figure.media.is_empty() || !figure.caption.is_empty(),
        _ => true,
    });
}

/// Takes the first figure out of the body where it shows the claimed picture: the same one, in
/// whatever size.
fn take_lead_image(body: &mut Vec<Block>, claimed: Option<&Figure>) -> Option<Figure> {
    let claimed = claimed?.media.iter().find_map(source)?;
    let at = body.iter().position(|block| matches!(block.kind, BlockKind::Figure(_)))?;
    let BlockKind::Figure(figure) = &body.get(at)?.kind else { return None };
    let [Media::Image(image)] = figure.media.as_slice() else { return None };
    // Of two services or crops a picture keeps the name of its file.
    let claimed = family(claimed);
    let name = |family: &str| family.rsplit('/').next().filter(|name| name.len() > 5).map(str::to_owned);
    let same = |url: &article::WebUrl| {
        let shown = family(url.as_str());
        shown == claimed || name(&claimed).is_some_and(|file| name(&shown) == Some(file))
    };
    if !same(&image.src) && !image.fallback.as_ref().is_some_and(same) {
        return None;
    }
    match body.remove(at).kind {
        BlockKind::Figure(figure) => Some(figure),
        _ => None,
    }
}

fn source(media: &Media) -> Option<&str> {
    match media {
        Media::Image(image) => Some(image.src.as_str()),
        Media::Missing => None,
    }
}

/// A note's text that stands in the body as well is said once.
fn drop_notes_in_text(lowered: &mut Lowered) {
    let notes = lowered.notes.iter().filter(|note| note.body.len() == 1);
    let notes: Vec<String> =
        notes.filter_map(|note| Some(letters(&pull::text_of(note.body[0].inlines()?)))).collect();
    let Some(longest) = notes.iter().map(String::len).max() else { return };
    lowered.body.retain(|block| {
        let Some(line) = block.inlines() else { return true };
        // What is much longer is another text, which need not be put together.
        if plain_length(line) > 2 * longest + 64 {
            return true;
        }
        let text = letters(&pull::text_of(line));
        text.len() <= 12 || !notes.contains(&text)
    });
}

/// The name of its language above a listing is its label.
fn drop_labels_of_code(body: &mut Vec<Block>) {
    for at in (1..body.len()).rev() {
        let [before, BlockKind::Code { language: Some(language), .. }] = [&body[at - 1].kind, &body[at].kind]
        else {
            continue;
        };
        let BlockKind::Paragraph(line) = before else { continue };
        if plain_text(line).trim().eq_ignore_ascii_case(language) {
            body.remove(at - 1);
        }
    }
}

/// So many headings in a row are a list of titles: nothing was to stand under them.
const TITLES: usize = 6;

/// A rule stands between two parts: none at the ends, no two together. A heading at the end is
/// over nothing.
fn trim_ends(body: &mut Vec<Block>) {
    let is_rule = |block: &Block| matches!(block.kind, BlockKind::Rule);
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
    body.dedup_by(|next, before| is_rule(next) && is_rule(before));
    let last = body.iter().rposition(|block| !is_rule(block) && !is_heading(block)).map_or(0, |at| at + 1);
    if body[last..].iter().filter(|block| is_heading(block)).count() < TITLES {
        body.truncate(last);
    }
    while body.last().is_some_and(is_rule) {
        body.pop();
    }
    if body.first().is_some_and(is_rule) {
        body.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::check::{dump, lowered};
    use article::{Image, WebUrl};

    fn tidied(html: &str, context: &TidyContext<'_>) -> (String, Option<Figure>) {
        let mut lowered = lowered(html);
        let lead = tidy(&mut lowered, context);
        (dump(&lowered), lead)
    }

    #[test]
    fn the_headline_is_printed_once_however_nearly_it_is_repeated() {
        let context = TidyContext {
            headline: Some("Council votes to rebuild the old harbour"),
            byline: Some("Ann Lee"),
            ..TidyContext::default()
        };
        let more = ", and to spend every year what it takes".repeat(4);
        let html = format!("<article><h1>Council Votes to Rebuild the Old Harbour!</h1><p><b>Council votes to rebuild the old harbour | News</b></p>
            <p>By Ann Lee</p><p>The council voted on Monday to rebuild the old harbour{more}.</p><h2>Council votes to rebuild the old harbour</h2><p>So it was.</p></article>");
        let (found, _) = tidied(&html, &context);
        assert_eq!(
            found,
            format!(
                "p The council voted on Monday to rebuild the old harbour{more}.\nh2 Council votes to rebuild the old harbour\np So it was.\n"
            )
        );
    }

    #[test]
    fn the_lead_image_is_shown_once_in_any_size() {
        let figure = |src: &str| {
            let src = WebUrl::parse(src).unwrap();
            let image = Image { src, fallback: None, alt: String::new(), width: None, height: None };
            Figure { media: vec![Media::Image(image)], ..Figure::default() }
        };
        let claimed = figure("https://site.example/cat-1200x630.jpg");
        let context = TidyContext { lead_image: Some(&claimed), ..TidyContext::default() };
        let html = "<article><p>Text.</p><figure><img src=/cat.jpg><figcaption>A cat.</figcaption></figure><p>More.</p></article>";
        let (found, lead) = tidied(html, &context);
        assert_eq!(found, "p Text.\np More.\n");
        assert_eq!(lead.map(|figure| plain_text(&figure.caption)).as_deref(), Some("A cat."));
        let (found, lead) = tidied(
            "<article><p>Text.</p><img src=https://i.example/c/7/harbour_2.webp><p>More.</p></article>",
            &TidyContext {
                lead_image: Some(&figure("https://site.example/og/harbour_2.jpg?v=1")),
                ..context
            },
        );
        assert!(!found.contains("harbour") && lead.is_some());
        let (kept, lead) = tidied("<article><p>Text.</p><img src=/dog.jpg><p>More.</p></article>", &context);
        assert!(kept.contains("dog.jpg") && lead.is_none());
    }

    #[test]
    fn what_headings_say_is_said_once() {
        let list = "<ul><li><a href='#a'>One</a></li><li><a href='#b'>Two</a><ul><li><a href='#c'>Three</a></li></ul></li></ul>";
        let part = |id: &str| format!("<h2 id={id}>Part {id}</h2><p>Text {id}.</p>");
        let parts: String = ["a", "b", "c"].map(part).concat();
        let html = format!("<article><h2>Contents</h2>{list}{parts}</article>");
        let found = tidied(&html, &TidyContext::default()).0;
        assert!(found.starts_with("#a h2 Part a\np Text a.\n"), "{found}");
        // So is the heading of a part that was cut, if it is one of few.
        let cut = html.replace("</li></ul></li></ul>", "</li></ul></li><li>4 References</li></ul>");
        assert_eq!(tidied(&cut, &TidyContext::default()).0, found);
        // A list before it has nothing to do with it.
        let before = html.replace("<h2>Contents</h2>", "<ol><li>Red</li><li>Blue</li></ol>");
        let rest = tidied(&before, &TidyContext::default()).0;
        assert_eq!(rest, format!("ol 1\n  -\n    p Red\n  -\n    p Blue\n{found}"));
        let two = cut.replace("<li>4 References</li>", "<li>4 References</li><li>5 Notes</li>");
        assert!(tidied(&two, &TidyContext::default()).0.starts_with("h2 Contents\nul"));
        let long = cut.replace("References", "References, which are all that the keeper wrote down");
        assert!(tidied(&long, &TidyContext::default()).0.starts_with("h2 Contents\nul"));
        // A list that says more than its links is no table of contents.
        let html = html.replace("One</a>", "One</a>, and why that was so for many years");
        assert!(tidied(&html, &TidyContext::default()).0.starts_with("h2 Contents\nul"));
    }

    #[test]
    fn contents_in_boxes_and_in_a_line_go_with_their_labels() {
        let links = ["a", "b", "c"].map(|id| format!("<a href='#{id}'>Part {id}</a>"));
        let parts: String =
            ["a", "b", "c"].map(|id| format!("<h2 id={id}>Part {id}</h2><p>Text {id}.</p>")).concat();
        let list = links.clone().map(|link| format!("<li>{link}</li>")).concat();
        let contents = [
            format!("<p>Inhaltsverzeichnis</p><ul>{list}</ul>"),
            format!("<details><summary>Dans cet article</summary><ol>{list}</ol></details>"),
            format!("<p>Jump to: {}</p>", links.join(" | ")),
        ];
        let plain =
            ["a", "b", "c"].map(|id| format!("<dt><a href='book-{id}.html'>Part {id}</a></dt>")).concat();
        let lines = links.clone().map(|link| format!("<p>{link}</p>")).concat();
        let more = [
            format!("<p>Table des matières</p><dl>{plain}</dl>"),
            format!("<h3>Contents</h3>{lines}<p>* * *</p>"),
        ];
        for contents in contents.into_iter().chain(more) {
            let html = format!("<article><p>All of it at once.</p>{contents}{parts}</article>");
            let found = tidied(&html, &TidyContext::default()).0;
            let found = found.replace("#a h2", "h2").replace("p * * *\n", "").replace("rule\n", "");
            assert!(found.starts_with("p All of it at once.\nh2 Part a\np Text a.\n"), "{found}");
        }
    }

    #[test]
    fn what_is_listed_below_its_parts_or_alone_stays() {
        let parts = ["a", "b", "c"].map(|id| format!("<h2>Part {id}</h2><p>Text {id}.</p>")).concat();
        let list = "<ul><li>Part a</li><li>Part b</li><li>Part c</li></ul>";
        let found =
            tidied(&format!("<article>{parts}<p>So it was:</p>{list}</article>"), &TidyContext::default()).0;
        assert!(
            found.ends_with("p So it was:\nul\n  -\n    p Part a\n  -\n    p Part b\n  -\n    p Part c\n"),
            "{found}"
        );
        let found = tidied(&format!("<article><p>Part b</p>{parts}</article>"), &TidyContext::default()).0;
        assert!(found.starts_with("p Part b\n"), "{found}");
    }

    #[test]
    fn the_way_to_the_page_and_its_imprint_are_no_text() {
        let context = TidyContext { headline: Some("The harbour"), ..TidyContext::default() };
        let html = "<article><ul><li><a href=/>Home</a></li><li><a href=/a>News</a></li><li>The harbour</li></ul>
            <p>8 March 2025 · <a href=/t>Town</a></p><p>By <a href=/x>. .</a></p><p>The text.</p><ul><li><a href=/y>A link</a></li></ul></article>";
        let found = tidied(html, &context).0;
        assert!(found.starts_with("p The text.\nul"), "{found}");
    }

    #[test]
    fn labels_of_listings_and_headings_over_nothing_go() {
        let html = "<article><p>Python</p><p>Text.</p><p>python</p><pre><code class=language-python>x</code></pre><h2>Subscribe</h2><hr><h2>Share</h2></article>";
        assert_eq!(tidied(html, &TidyContext::default()).0, "p Python\np Text.\ncode python \"x\"\n");
        let titles: String = (1..=TITLES).map(|n| format!("<h2>Boat {n}</h2>")).collect();
        let (found, _) = tidied(&format!("<article><p>Text.</p>{titles}</article>"), &TidyContext::default());
        assert_eq!(found.lines().count(), 1 + TITLES, "{found}");
    }

    #[test]
    fn a_note_is_not_printed_in_the_text_as_well() {
        let html = "<article><p>Fact.<label class=footref>1</label><span class=sidenote>From a long letter.</span></p>
            <p>More.</p><div>From a long letter.</div></article>";
        let found = tidied(html, &TidyContext::default()).0;
        assert_eq!(found, "p Fact.^0:1^\np More.\nnote 1\n  p From a long letter.\n");
    }

    #[test]
    fn rules_stand_between_two_parts() {
        let html = "<article><hr><p>a</p><hr><hr><p>b</p><hr></article>";
        assert_eq!(tidied(html, &TidyContext::default()).0, "p a\nrule\np b\n");
    }
}
