//! "From your library": what the reader opened before and is like what is open now.

use std::sync::Arc;

use article::{Visit, plain_text, visit_blocks};

use crate::browser;
use crate::digest::{self, PARAGRAPH};
use crate::paper::Page;
use crate::recent::{self, Entry, Recent};
use crate::set::Head;
use crate::words::{self, say, say_with};

/// So many bytes of a text tell what it is about, and cost no frame.
const ENOUGH: usize = 20_000;
/// Of so many other stories of a page it is known what they are about.
const STORIES: u32 = 24;

/// Finds them: `then` has each with the reason why it is there, in words. That of the page and of its
/// other stories is noted, so that they are found in their turn.
pub fn alike(page: &Arc<Page>, story: Option<u32>, then: impl FnOnce(Vec<(Entry, String)>) + 'static) {
    let head = Head::of(&page.article, story);
    let headline = head.headline.unwrap_or_default().replace(['\t', '\n'], " ");
    let source = head.source.or(page.host()).unwrap_or_default().to_owned();
    let page = Arc::clone(page);
    traits(
        &head,
        Box::new(move |traits| {
            let id = page.id.as_ref();
            if let Some(id) = id.filter(|_| story.is_none()) {
                recent::know(id, &traits);
            }
            let stories = recent::stories();
            let mut library: Vec<Entry> = Vec::new();
            let mut known = false;
            for entry in Recent::remembered().entries().iter().chain(stories.entries()) {
                if Some(&entry.page) == id {
                    known |= entry.story.is_some();
                } else {
                    library.push(entry.clone());
                }
            }
            if !known {
                learn(Arc::clone(&page), stories, 0);
            }
            let line = |headline: &str, source: &str, traits: &str| format!("{headline}\t{source}\t{traits}");
            let own = line(&headline, &source, &traits);
            let others: Vec<String> =
                library.iter().map(|e| line(&e.headline, &e.source, &e.traits)).collect();
            digest::ask("kin", vec![own, others.join("\n")], move |lines| {
                let found = |line: &str| {
                    let mut fields = line.split('\t');
                    let entry = library.get(fields.next()?.parse::<usize>().ok()?)?.clone();
                    let kind = fields.next()?;
                    let shared = words::facts(&fields.map(str::to_owned).collect::<Vec<_>>());
                    let why = match kind {
                        "names" => say_with("Also mentions {names}", &[("names", &shared)]),
                        "words" => say_with("Also about {words}", &[("words", &shared)]),
                        _ => say("From the same source").to_owned(),
                    };
                    Some((entry, why))
                };
                then(lines.unwrap_or_default().lines().filter_map(found).collect());
            });
        }),
    );
}

// Notes by what the other stories of a page can be known, from the n-th on: each in a task of its own.
fn learn(page: Arc<Page>, mut stories: Recent, n: u32) {
    let Some(story) = page.article.related.get(n as usize).filter(|_| n < STORIES) else { return };
    if story.body.is_empty() {
        return learn(page, stories, n + 1);
    }
    let head = Head::of(&page.article, Some(n));
    let page = Arc::clone(&page);
    traits(
        &head,
        Box::new(move |traits| {
            if let Some(entry) = Entry::new(&page, Some(n)) {
                recent::know_story(&mut stories, Entry { traits, ..entry });
            }
            browser::later(0, move || learn(page, stories, n + 1));
        }),
    );
}

// What a text can be known by.
fn traits(head: &Head<'_>, then: Box<dyn FnOnce(String)>) {
    let [lang, headline] = [head.lang, head.headline].map(|text| text.unwrap_or_default().to_owned());
    let mut text = String::new();
    visit_blocks(head.body, &mut |block| {
        if let Some(inlines) = block.inlines().filter(|_| text.len() < ENOUGH) {
            text.push_str(&plain_text(inlines));
            text.push_str(PARAGRAPH);
        }
        Visit::Into
    });
    digest::ask("traits", vec![lang, headline, text], |traits| {
        if let Some(traits) = traits {
            then(traits);
        }
    });
}
