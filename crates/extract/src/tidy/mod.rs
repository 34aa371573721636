//! Tidying: what a page says twice is said once, what it left rough is smoothed.
//!
//! Works on blocks alone and judges none of them by their worth: what goes is a repetition of the
//! metadata or of the text, an empty block, a rule with nothing on one side.

mod echo;
mod headings;
mod index;
mod pull;
mod wire;

use article::{Block, BlockKind, Figure, Media, plain_text};

use crate::facts::letters;
use crate::lower::{Lowered, family};

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
}

/// Tidies a story's blocks. Gives the figure that is the story's lead image, taken out of the
/// body, where the body begins its pictures with it.
pub(crate) fn tidy(lowered: &mut Lowered, context: &TidyContext<'_>) -> Option<Figure> {
    drop_empty(&mut lowered.body);
    echo::drop_echoes(&mut lowered.body, context);
    drop_notes_in_text(lowered);
    index::drop_contents(&mut lowered.body);
    let lead = take_lead_image(&mut lowered.body, context.lead_image);
    pull::settle(&mut lowered.body);
    drop_labels_of_code(&mut lowered.body);
    trim_ends(&mut lowered.body);
    headings::close_gaps(&mut lowered.body);
    lowered.notices.extend(wire::repair(&mut lowered.body));
    lead
}

fn drop_empty(body: &mut Vec<Block>) {
    body.retain(|block| match &block.kind {
        BlockKind::Paragraph(line)
        | BlockKind::PullQuote(line)
        | BlockKind::Heading { content: line, .. } => {
            !plain_text(line).trim().is_empty() || line.iter().any(echo::is_visible)
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
    let same = |url: &article::WebUrl| family(url.as_str()) == family(claimed);
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
    let text_of = |block: &Block| block.inlines().map(|line| letters(&plain_text(line))).unwrap_or_default();
    let notes: Vec<String> =
        lowered.notes.iter().filter(|n| n.body.len() == 1).map(|n| text_of(&n.body[0])).collect();
    let is_note = |block: &Block| {
        let text = text_of(block);
        text.len() > 12 && notes.contains(&text)
    };
    if !notes.is_empty() {
        lowered.body.retain(|block| !is_note(block));
    }
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

/// A rule stands between two parts: none at the ends, no two together. A heading at the end is
/// over nothing.
fn trim_ends(body: &mut Vec<Block>) {
    let is_rule = |block: &Block| matches!(block.kind, BlockKind::Rule);
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
    body.dedup_by(|next, before| is_rule(next) && is_rule(before));
    while body.last().is_some_and(|block| is_rule(block) || is_heading(block)) {
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
        let image = Image {
            src: WebUrl::parse("https://site.example/cat-1200x630.jpg").unwrap(),
            fallback: None,
            alt: String::new(),
            width: None,
            height: None,
        };
        let claimed = Figure { media: vec![Media::Image(image)], ..Figure::default() };
        let context = TidyContext { lead_image: Some(&claimed), ..TidyContext::default() };
        let html = "<article><p>Text.</p><figure><img src=/cat.jpg><figcaption>A cat.</figcaption></figure><p>More.</p></article>";
        let (found, lead) = tidied(html, &context);
        assert_eq!(found, "p Text.\np More.\n");
        assert_eq!(lead.map(|figure| plain_text(&figure.caption)).as_deref(), Some("A cat."));
        let (kept, lead) = tidied("<article><p>Text.</p><img src=/dog.jpg><p>More.</p></article>", &context);
        assert!(kept.contains("dog.jpg") && lead.is_none());
    }

    #[test]
    fn rules_stand_between_two_parts() {
        let html = "<article><hr><p>a</p><hr><hr><p>b</p><hr></article>";
        assert_eq!(tidied(html, &TidyContext::default()).0, "p a\nrule\np b\n");
    }
}
