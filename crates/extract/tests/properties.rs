//! What holds of every page, tried on pages that nobody would write.

mod support;

use std::collections::BTreeSet;

use article::{Article, Block, BlockKind, Inline, LinkTarget, Media, NodeId, Verdict, Visit, visit_blocks};
use broadsheet_extract::{Format, Options, Page, extract};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::{figures, html, numbers, pieces, text, tidy_blocks};

fn options(format: Format) -> Options {
    let url = article::WebUrl::parse("https://news.example/2025/03/31/story").ok();
    let captured = article::DateTime::parse_iso("2025-03-31T12:00:00Z").ok();
    Options { url, captured, format, ..Options::default() }
}

fn read(source: &str, format: Format) -> Option<Page> {
    Page::read(source, &options(format)).ok()
}

/// Every address in the article.
fn addresses(article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    let stories = article.related.iter();
    let notes = article.notes.iter().map(|note| &note.body);
    let bodies = stories.clone().map(|story| &story.body).chain(notes).chain([&article.body]);
    for body in bodies {
        visit_blocks(body, &mut |block| {
            addresses_of(block, &mut found);
            Visit::Into
        });
    }
    found.extend(stories.flat_map(|s| [&s.href, &s.image]).flatten().map(|url| url.as_str().to_owned()));
    found.extend(
        article.meta.authors.iter().filter_map(|a| a.href.as_ref()).map(|url| url.as_str().to_owned()),
    );
    if let Some(figure) = &article.meta.lead_image {
        let block = Block::new(NodeId(0), BlockKind::Figure(figure.value.clone()));
        addresses_of(&block, &mut found);
    }
    found
}

fn addresses_of(block: &Block, found: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Figure(figure) => {
            for media in &figure.media {
                if let Media::Image(image) = media {
                    found.push(image.src.as_str().to_owned());
                    found.extend(image.fallback.iter().map(|url| url.as_str().to_owned()));
                }
            }
            inline_addresses(&figure.caption, found);
        }
        BlockKind::Embed(embed) => {
            found.push(embed.href.as_str().to_owned());
            found.extend(embed.thumbnail.iter().map(|url| url.as_str().to_owned()));
        }
        _ => inline_addresses(block.inlines().unwrap_or_default(), found),
    }
}

fn inline_addresses(inlines: &[Inline], found: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { to, content } => {
                if let LinkTarget::Web(url) = to {
                    found.push(url.as_str().to_owned());
                }
                inline_addresses(content, found);
            }
            Inline::Image(image) => found.push(image.src.as_str().to_owned()),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Span { content, .. } => {
                inline_addresses(content, found);
            }
            _ => {}
        }
    }
}

/// The numbered words of the account's entries of which `which` holds.
fn accounted(article: &Article, which: impl Fn(Verdict) -> bool) -> BTreeSet<u32> {
    let blocks = article.account.blocks.iter().filter(|block| which(block.verdict));
    blocks.flat_map(|block| numbers(&block.preview)).collect()
}

/// Whether words stand in the order of the page.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Kept,
    /// A caption is set below what it belongs to, wherever the page has it.
    CaptionsMove,
}

/// What must hold of any page, whatever it is made of.
fn check(source: &str, format: Format, order: Order) -> Result<(), TestCaseError> {
    let Some(page) = read(source, format) else { return Ok(()) };
    let article = page.article();

    // Text comes from text nodes: nothing of an attribute, a comment or a script.
    let shown = article.text();
    if format == Format::Html {
        prop_assert!(!shown.contains("a7x"), "{shown}");
    }

    // In document order, and nothing twice.
    let mut words = numbers(&shown);
    if order == Order::CaptionsMove {
        words.sort_unstable();
    }
    prop_assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{words:?}\n{shown}");

    // What is shown is what the account says is kept. (Listings and tables are kept whole,
    // whatever is thought of their pieces.)
    let complete = article.account.blocks.iter().all(|block| !block.preview.ends_with('…'));
    let kept_whole = ["<code", "<pre", "<table"].iter().any(|tag| source.contains(tag));
    if complete && !kept_whole {
        let kept = accounted(&article, |verdict| matches!(verdict, Verdict::Kept | Verdict::Restored));
        prop_assert!(words.iter().all(|word| kept.contains(word)), "{words:?}\n{kept:?}\n{shown}");
    }

    // Every cut says why, and no word is accounted for twice.
    for block in &article.account.blocks {
        let named = block.reasons.iter().all(|r| !r.rule.is_empty() && !r.words.is_empty());
        prop_assert!(named, "{block:?}");
        prop_assert!(block.verdict != Verdict::Cut || !block.reasons.is_empty(), "{block:?}");
        if let Verdict::Story(story) = block.verdict {
            prop_assert!((story as usize) < article.related.len(), "{block:?}");
        }
    }
    let all: Vec<u32> = article.account.blocks.iter().flat_map(|block| numbers(&block.preview)).collect();
    prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");

    // Nothing can be followed or shown that is not let through.
    for address in addresses(&article) {
        let allowed = ["http://", "https://", "mailto:", "data:image/"];
        prop_assert!(allowed.iter().any(|start| address.starts_with(start)), "{address}");
    }

    // Explaining and asking again change nothing.
    let trace = page.trace();
    prop_assert_eq!(trace.lines.len(), article.account.blocks.len());
    prop_assert_eq!(&page.article(), &article);
    let again = extract(source, &options(format));
    prop_assert_eq!(again.as_ref(), Ok(&article));
    Ok(())
}

/// Bringing a block back shows it, undoing that gives the article as it was.
fn check_edits(source: &str) -> Result<(), TestCaseError> {
    let Some(mut page) = read(source, Format::Html) else { return Ok(()) };
    let before = page.article();
    let cut = before.account.blocks.iter().filter(|block| {
        block.verdict == Verdict::Cut && !numbers(&block.preview).is_empty() && !block.preview.ends_with('…')
    });
    for block in cut.take(3) {
        prop_assert!(page.edit(block.node, true));
        let after = page.article();
        let entry = after.account.blocks.iter().find(|entry| entry.node == block.node);
        prop_assert_eq!(entry.map(|entry| entry.verdict), Some(Verdict::Restored));
        let others = |article: &Article| {
            accounted(article, |verdict| verdict == Verdict::Cut).len() + numbers(&block.preview).len()
        };
        prop_assert!(accounted(&after, |verdict| verdict == Verdict::Cut).len() < others(&before));
        prop_assert!(page.edit(block.node, false));
        prop_assert_eq!(&page.article(), &before);
    }
    prop_assert!(!page.edit(NodeId(u32::MAX), true));
    Ok(())
}

proptest! {
    // The same pages on every run: looking for new ones is the fuzz targets' work.
    #![proptest_config(ProptestConfig {
        cases: 96,
        rng_seed: RngSeed::Fixed(1605),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_mark_up(pieces in pieces(80)) {
        check(&html(&pieces), Format::Html, Order::Kept)?;
    }

    #[test]
    fn any_figures(pieces in figures(30)) {
        check(&html(&pieces), Format::Html, Order::CaptionsMove)?;
    }

    #[test]
    fn any_text(pieces in pieces(60)) {
        check(&text(&pieces), Format::Text, Order::Kept)?;
    }

    #[test]
    fn an_article_among_any_mark_up(before in pieces(20), body in tidy_blocks(), after in pieces(20)) {
        check(&html(&[before, body, after].concat()), Format::Auto, Order::Kept)?;
    }

    #[test]
    fn any_characters(source in "\\PC{0,400}|(<|>|&|/|\"|'|=|!|-|[a-z]| |\n){0,400}") {
        for format in [Format::Auto, Format::Html, Format::Text] {
            check(&source, format, Order::Kept)?;
        }
    }

    #[test]
    fn edits_can_be_undone(blocks in tidy_blocks(), around in pieces(30)) {
        check_edits(&html(&[blocks, around].concat()))?;
    }
}

/// A page of which all that has to hold is known, so that the properties above are known to be
/// looked at: an article is found, something is kept, something is cut.
#[test]
fn the_properties_have_something_to_hold_of() {
    let paragraph = |n: u32| {
        let words: String = (0..20).map(|i| format!("w{}x harbour ", n * 20 + i)).collect();
        format!("<p>The {words}was, said the minister, as it had been.</p>")
    };
    let body: String = (0..8).map(paragraph).collect();
    let source =
        format!("<h1>Harbour</h1>{body}<div class=share><a href=/s>w900x Share</a></div><!-- a7x -->");
    check(&source, Format::Html, Order::Kept).unwrap();
    check_edits(&source).unwrap();
    let article = extract(&source, &options(Format::Html)).unwrap();
    assert!(numbers(&article.text()).len() > 100);
    assert!(article.account.blocks.iter().any(|block| block.verdict == Verdict::Cut));
}
