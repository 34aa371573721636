//! What must hold of every page, whatever bytes it is made of.

use article::{Article, Verdict};
use extract::{Format, Options, Page, WebEncodings, decode};

/// Reads bytes as a file of that format, and panics where a property does not hold.
pub fn check(bytes: &[u8], format: Format) {
    let Ok(source) = decode(bytes, &WebEncodings) else { return };
    let options = Options {
        url: article::WebUrl::parse("https://news.example/2025/03/31/story").ok(),
        captured: article::DateTime::parse_iso("2025-03-31T12:00:00Z").ok(),
        format,
        ..Options::default()
    };
    let page = match Page::read(&source, &options) {
        Ok(page) => page,
        Err(refused) => {
            assert!(refused.to_string().ends_with('.'), "a refusal is a sentence");
            return;
        }
    };
    let article = page.article();
    assert_eq!(page.trace().lines.len(), article.account.blocks.len(), "every block is accounted for");
    assert_eq!(page.article(), article, "explaining changes nothing");
    check_account(&article);
    check_edits(page, &article);
    // Addresses are checked again on the way: what arrives equal was allowed.
    let travelled = wire::decode::<Article>(&wire::encode(&article));
    assert_eq!(travelled.as_ref(), Ok(&article), "an article comes through a message unchanged");
    let html = export::html(&article, &export::HtmlOptions::default()).to_ascii_lowercase();
    assert!(!html.contains("<script") && !html.contains("href=\"javascript:"), "nothing can run");
    let _ = export::markdown(&article, &export::MarkdownOptions::default());
    let _ = export::text(&article, &export::TextOptions::default());
}

fn check_account(article: &Article) {
    for block in &article.account.blocks {
        let why = block.reasons.iter().all(|reason| !reason.rule.is_empty() && !reason.words.is_empty());
        assert!(why && (block.verdict != Verdict::Cut || !block.reasons.is_empty()), "every cut says why");
        if let Verdict::Story(story) = block.verdict {
            assert!((story as usize) < article.related.len(), "the story is there");
        }
    }
}

fn check_edits(mut page: Page, before: &Article) {
    let cut = before.account.blocks.iter().find(|block| block.verdict == Verdict::Cut);
    if let Some(block) = cut {
        assert!(page.edit(block.node, true), "a block that was cut can be brought back");
        let after = page.article();
        let verdict = after.account.blocks.iter().find(|b| b.node == block.node).map(|b| b.verdict);
        assert_eq!(verdict, Some(Verdict::Restored), "what was brought back is there");
        assert!(page.edit(block.node, false));
        assert_eq!(page.article(), *before, "bringing back can be undone");
    }
}
