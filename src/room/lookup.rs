//! "Look up": words of the article at a site of the reader's choice, in a tab of its own. It is asked
//! before anything is opened, and the choice is kept for the next time.

use leptos::prelude::untrack;

use super::selection;
use crate::browser;
use crate::desk::Desk;
use crate::dom::{make, set};
use crate::view::page;
use crate::within::{self, replaced};

/// Sites and their addresses: `%s` stands for the words, `%l` for the language of the article. The
/// last is the reader's own.
pub const SITES: [(&str, &str); 4] = [
    ("Wiktionary", "https://%l.wiktionary.org/wiki/Special:Search?search=%s"),
    ("Wikipedia", "https://%l.wikipedia.org/wiki/Special:Search?search=%s"),
    ("DuckDuckGo", "https://duckduckgo.com/?q=%s"),
    ("Own address", ""),
];
/// Where the chosen address is kept.
const STORED: &str = "broadsheet.lookup";
/// More characters than this are no words to look up.
const LONGEST: usize = 120;

/// The address that was chosen.
pub fn chosen() -> Option<String> {
    browser::storage()?.get_item(STORED).ok().flatten()
}

/// What is to be looked up: the words that are selected.
pub fn words() -> String {
    selection::words().trim().chars().take(LONGEST).collect()
}

/// Looks words up at a site, and keeps the choice. False where its address is none.
pub fn choose(desk: Desk, site: &str, words: &str) -> bool {
    let fits = is_site(site);
    if fits {
        if let Some(storage) = browser::storage() {
            let _ = storage.set_item(STORED, site);
        }
        if !words.trim().is_empty() {
            open(desk, site, words.trim());
        }
    }
    fits
}

fn open(desk: Desk, site: &str, words: &str) {
    let page = untrack(|| page(desk));
    let lang = page.as_ref().and_then(|page| page.lang()).unwrap_or("en");
    let words = String::from(js_sys::encode_uri_component(words));
    let link = make("a");
    for (name, value) in
        [("href", address(site, &words, lang).as_str()), ("target", "_blank"), ("rel", "noopener noreferrer")]
    {
        set(&link, name, value);
    }
    browser::call(&link, "click", &[]);
}

fn is_site(site: &str) -> bool {
    (site.starts_with("https://") || site.starts_with("http://")) && within::has(site, "%s")
}

// The main part of a language tag is letters, or it is none of ours.
fn address(site: &str, words: &str, lang: &str) -> String {
    let tongue = lang.split(['-', '_']).next().unwrap_or_default();
    let known = !tongue.is_empty() && tongue.bytes().all(|b| b.is_ascii_alphabetic());
    let tongue = if known { tongue.to_ascii_lowercase() } else { "en".to_owned() };
    replaced(&replaced(site, "%l", &tongue), "%s", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_words_and_the_language() {
        let of = |site: usize, lang| address(SITES[site].1, "caf%C3%A9", lang);
        assert_eq!(of(0, "en-GB"), "https://en.wiktionary.org/wiki/Special:Search?search=caf%C3%A9");
        assert_eq!(of(1, "JA"), "https://ja.wikipedia.org/wiki/Special:Search?search=caf%C3%A9");
        assert_eq!(of(2, "e.example/"), "https://duckduckgo.com/?q=caf%C3%A9");
        assert!(of(0, "evil.example/").starts_with("https://en.wiktionary.org/"));
    }

    #[test]
    fn only_an_address_with_a_place_for_the_words_is_one() {
        assert!(SITES[..3].iter().all(|(_, site)| is_site(site)));
        for site in ["", "https://a.example/", "javascript:alert('%s')", "a.example/%s"] {
            assert!(!is_site(site), "{site}");
        }
    }
}
