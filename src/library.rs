//! "From your library": what the reader opened before and is like what is open now.

use article::{Visit, plain_text, visit_blocks};

use crate::digest::{self, PARAGRAPH};
use crate::paper::Page;
use crate::recent::{self, Entry, Recent};
use crate::set::Head;
use crate::words::{self, say, say_with};

/// So many characters of a text tell what it is about.
const ENOUGH: usize = 60_000;

/// Finds them: `then` has each with the reason why it is there, in words. That of the page is noted, so
/// that it is found in its turn.
pub fn alike(page: &Page, story: Option<u32>, then: impl FnOnce(Vec<(Entry, String)>) + 'static) {
    let head = match story.and_then(|n| page.article.related.get(n as usize)) {
        Some(story) => Head::story(&page.article, story),
        None => Head::lead(&page.article),
    };
    let [lang, headline] = [head.lang, head.headline].map(|text| text.unwrap_or_default().to_owned());
    let mut text = String::new();
    visit_blocks(head.body, &mut |block| {
        if let Some(inlines) = block.inlines().filter(|_| text.len() < ENOUGH) {
            text.push_str(&plain_text(inlines));
            text.push_str(PARAGRAPH);
        }
        Visit::Into
    });
    let source = head.source.or(page.host()).unwrap_or_default().to_owned();
    let (id, lead) = (page.id.clone(), story.is_none());
    digest::ask("traits", vec![lang, headline.clone(), text], move |traits| {
        let Some(traits) = traits else { return };
        if let Some(id) = id.as_ref().filter(|_| lead) {
            recent::know(id, &traits);
        }
        let library: Vec<Entry> =
            Recent::remembered().entries().iter().filter(|e| Some(&e.page) != id.as_ref()).cloned().collect();
        let line = |headline: &str, source: &str, traits: &str| format!("{headline}\t{source}\t{traits}");
        let own = line(&headline.replace(['\t', '\n'], " "), &source, &traits);
        let others: Vec<String> = library.iter().map(|e| line(&e.headline, &e.source, &e.traits)).collect();
        digest::ask("kin", vec![own, others.join("\n")], move |lines| {
            let found = |line: &str| {
                let mut fields = line.split('\t');
                let entry = library.get(fields.next()?.parse::<usize>().ok()?)?.clone();
                let kind = fields.next()?;
                let shared = words::facts(&fields.map(str::to_owned).collect::<Vec<_>>());
                let why = match kind {
                    "names" => say_with("Also names {names}", &[("names", &shared)]),
                    "words" => say_with("Also about {words}", &[("words", &shared)]),
                    _ => say("Of the same source").to_owned(),
                };
                Some((entry, why))
            };
            then(lines.unwrap_or_default().lines().filter_map(found).collect());
        });
    });
}
