//! What the reader opened, newest first, and where they stopped in it, as this browser remembers it.
//!
//! The pages themselves are the worker's. The list is read anew for every change and written back
//! at once: another tab may have changed it, and this one may be gone in a moment.

use article::plain_text;
use wire::PageId;

use crate::address::Address;
use crate::browser;
use crate::paper::Page;
use crate::place::Place;
use crate::set::Head;
use crate::words::{self, count, say, say_with};
use crate::{seen, when};

/// Where it is kept: a page a line, its fields between tabs.
const STORED: &str = "broadsheet.recent";
/// Where the other stories of these pages are kept, in the same form.
const STORIES: &str = "broadsheet.stories";
/// So many pages are listed.
const MOST: usize = 50;
/// Of a headline or a source, so many characters are kept.
const LONGEST: usize = 240;
/// How addresses begin: an entry has the rest.
const QUERY: &str = "?read=";
/// From here on, in thousandths, a text counts as read: what follows is its last line.
const FINISHED: u32 = 970;

/// A page that was opened, or another story of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name.
    pub page: PageId,
    /// Which of its other stories; `None` for the lead.
    pub story: Option<u32>,
    /// When it was opened last, in seconds since 1970 UTC.
    pub opened: i64,
    /// How much of it lay above the window's lower edge when the reader stopped, in thousandths;
    /// 0 where they had not begun.
    pub read: u32,
    /// Where they stopped.
    pub place: Option<Place>,
    /// How long it is, in words; in characters where the language counts those.
    pub words: u32,
    /// BCP 47 tag; may be empty.
    pub lang: String,
    /// The publisher; may be empty.
    pub source: String,
    /// The headline.
    pub headline: String,
    /// The day on which it was published, in days since 1970, where that is known.
    pub published: Option<i64>,
    /// What it can be known by (`crates/digest`); empty until that was found.
    pub traits: String,
}

impl Entry {
    /// A story of a page that is opened for the first time; `None` for a text without a name.
    pub fn new(page: &Page, story: Option<u32>) -> Option<Self> {
        let head = Head::of(&page.article, story);
        // A page without a headline is known by how it begins.
        let begins = || head.body.iter().find_map(|block| block.inlines()).map(plain_text);
        let headline = head.headline.map(str::to_owned).or_else(begins).unwrap_or_default();
        let headline = line(&headline);
        Some(Entry {
            page: page.id.clone()?,
            story,
            opened: browser::now(),
            read: 0,
            place: None,
            words: head.words,
            lang: line(head.lang.unwrap_or_default()),
            source: line(head.source.or(page.host()).unwrap_or_default()),
            headline: if headline.is_empty() { say("Untitled").to_owned() } else { headline },
            published: head.published.and_then(|p| p.at).map(|at| at.date.days_since_epoch()),
            traits: String::new(),
        })
    }

    /// Its address.
    pub fn address(&self) -> Address {
        Address::Read { page: self.page.clone(), story: self.story }
    }

    /// How far the reader is, in words; `before`: they have once read it to the end.
    pub fn progress(&self, before: bool) -> String {
        match self.read {
            FINISHED.. => say("Read|to its end").to_owned(),
            0 if before => say("Read|to its end").to_owned(),
            0 => {
                let minutes = when::minutes(self.words, Some(&self.lang)) as usize;
                count(minutes, ["{n} min to read", "{n} min to read"], &[])
            }
            read => say_with("{percent} read", &[("percent", &words::percent((read / 10).max(1)))]),
        }
    }

    fn stored(&self) -> String {
        let Entry { opened, read, words, lang, source, headline, traits, .. } = self;
        let address = self.address().href();
        let address = address.strip_prefix(QUERY).unwrap_or_default();
        let published = self.published.map(|days| days.to_string()).unwrap_or_default();
        let place = self.place.as_ref().map(Place::stored).unwrap_or_default();
        format!(
            "{address}\t{opened}\t{read}\t{place}\t{words}\t{lang}\t{source}\t{headline}\t{published}\t{traits}"
        )
    }

    fn parse(stored: &str) -> Option<Self> {
        let mut fields = stored.split('\t');
        let mut next = || fields.next();
        let Address::Read { page, story } = Address::parse(&[QUERY, next()?].concat()) else { return None };
        Some(Entry {
            page,
            story,
            opened: next()?.parse().ok()?,
            read: next()?.parse().ok()?,
            place: Place::parse(next()?),
            words: next()?.parse().ok()?,
            lang: next()?.to_owned(),
            source: next()?.to_owned(),
            headline: next()?.to_owned(),
            published: next().and_then(|days| days.parse().ok()),
            traits: next().unwrap_or_default().to_owned(),
        })
    }
}

// A page's words as a field of one line.
fn line(words: &str) -> String {
    let words = words.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST).collect()
}

/// All entries, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recent(Vec<Entry>);

impl Recent {
    /// As this browser remembers them.
    pub fn remembered() -> Self {
        Self::kept(STORED)
    }

    fn kept(name: &str) -> Self {
        Self::parse(&browser::storage().and_then(|s| s.get_item(name).ok().flatten()).unwrap_or_default())
    }

    fn keep(&self, name: &str) {
        if let Some(storage) = browser::storage() {
            let _ = storage.set_item(name, &self.stored());
        }
    }

    fn parse(stored: &str) -> Self {
        Recent(stored.lines().filter_map(Entry::parse).collect())
    }

    fn stored(&self) -> String {
        self.0.iter().map(Entry::stored).collect::<Vec<_>>().join("\n")
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    fn find(&self, page: &PageId) -> Option<usize> {
        self.0.iter().position(|entry| entry.page == *page)
    }

    // It moves to the top. Where the reader stopped in it stays.
    fn open(&mut self, entry: Entry) {
        let older = self.find(&entry.page).map(|at| self.0.remove(at));
        let (read, place, traits) =
            older.map_or((0, None, String::new()), |older| (older.read, older.place, older.traits));
        self.0.insert(0, Entry { read, place, traits, ..entry });
        self.0.truncate(MOST);
    }

    fn stop(&mut self, page: &PageId, read: u32, place: Place) {
        if let Some(entry) = self.0.iter_mut().find(|entry| entry.page == *page) {
            (entry.read, entry.place) = (read, Some(place));
        }
    }

    fn know(&mut self, page: &PageId, traits: &str) {
        if let Some(entry) = self.0.iter_mut().find(|entry| entry.page == *page) {
            traits.clone_into(&mut entry.traits);
        }
    }

    // Where to go on: not in what was read to its end, and not in what was not begun.
    fn place(&self, page: &PageId) -> Option<Place> {
        let entry = self.0.iter().find(|entry| entry.page == *page)?;
        entry.place.clone().filter(|_| (1..FINISHED).contains(&entry.read))
    }

    fn take(&mut self, page: &PageId) -> Option<Removed> {
        let at = self.find(page)?;
        Some(Removed { at, entry: self.0.remove(at) })
    }

    // It may have been opened again in the meantime.
    fn put_back(&mut self, removed: Removed) {
        if self.find(&removed.entry.page).is_none() {
            self.0.insert(removed.at.min(self.0.len()), removed.entry);
        }
    }
}

/// An entry that was taken out of the list, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    at: usize,
    /// The entry.
    pub entry: Entry,
}

fn change<R>(change: impl FnOnce(&mut Recent) -> R) -> R {
    let mut recent = Recent::remembered();
    let result = change(&mut recent);
    recent.keep(STORED);
    result
}

/// The reader has this page before them.
pub fn opened(page: &Page) {
    if let Some(entry) = Entry::new(page, None) {
        change(|recent| recent.open(entry));
    }
}

/// The reader is at this place of what is open, with so much of it read, in thousandths.
pub fn stopped(address: &Address, read: u32, place: Place) {
    if let Address::Read { page, story: None } = address {
        change(|recent| recent.stop(page, read, place));
    }
}

/// A page can be known by that, from now on.
pub fn know(page: &PageId, traits: &str) {
    change(|recent| recent.know(page, traits));
}

/// The other stories of the pages that are listed, as far as they are known.
pub fn stories() -> Recent {
    let listed = Recent::remembered();
    let mut stories = Recent::default();
    for story in Recent::kept(STORIES).0 {
        if listed.find(&story.page).is_some() {
            stories.0.push(story);
        }
    }
    stories
}

/// These are known now, and one more.
pub fn know_story(stories: &mut Recent, story: Entry) {
    stories.0.push(story);
    stories.keep(STORIES);
}

/// Where the reader stopped in it; `None` where it begins at its beginning.
pub fn place(address: &Address) -> Option<Place> {
    match address {
        Address::Read { page, story: None } => Recent::remembered().place(page),
        _ => None,
    }
}

/// Takes a page out of the list.
pub fn remove(page: &PageId) -> Option<Removed> {
    change(|recent| recent.take(page))
}

/// Undoes that.
pub fn put_back(removed: Removed) {
    change(|recent| recent.put_back(removed));
}

/// How far the reader is with it, in words.
pub fn progress(entry: &Entry) -> String {
    entry.progress(seen::has(&entry.address()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(page: &str, opened: i64) -> Entry {
        Entry {
            page: PageId(page.into()),
            story: None,
            opened,
            read: 0,
            place: None,
            words: 900,
            lang: "en".into(),
            source: "Saltmarsh Courier".into(),
            headline: format!("The boat {page}"),
            published: Some(20_178),
            traits: String::new(),
        }
    }

    fn place() -> Place {
        Place::parse("7,-12,80,1400").unwrap()
    }

    fn names(recent: &Recent) -> Vec<&str> {
        recent.entries().iter().map(|entry| entry.page.0.as_str()).collect()
    }

    #[test]
    fn what_was_stored_comes_back() {
        let mut recent = Recent::default();
        assert_eq!(Recent::parse(&recent.stored()), recent);
        recent.open(entry("a", 5));
        recent.open(Entry { lang: String::new(), source: String::new(), ..entry("b", 6) });
        recent.stop(&PageId("a".into()), 420, place());
        recent.know(&PageId("a".into()), "Saltmarsh||boat");
        assert_eq!(Recent::parse(&recent.stored()), recent);
        let stories = Recent([0, 41].map(|n| Entry { story: Some(n), ..entry("a", 7) }).to_vec());
        assert_eq!(Recent::parse(&stories.stored()), stories);
        // As an earlier version wrote it.
        let older = Entry { published: None, ..entry("a", 5) };
        assert_eq!(Recent::parse(older.stored().trim_end()), Recent(vec![older]));
    }

    #[test]
    fn rubbish_in_storage_is_left_out() {
        let good = entry("a", 5).stored();
        let stored = format!("\n{good}\n../x\t1\t0\t\t1\t\t\tX\na\tsoon\t0\t\t1\t\t\tX\nb\t1\t0\n");
        assert_eq!(Recent::parse(&stored), Recent(vec![entry("a", 5)]));
    }

    #[test]
    fn a_headline_is_one_line_of_text() {
        assert_eq!(line(" <b>One</b>\ttwo\n\u{85}\u{2028}three "), "<b>One</b> two three");
        assert_eq!(line(&"é".repeat(999)).chars().count(), LONGEST);
    }

    #[test]
    fn the_same_page_moves_up_and_keeps_its_place() {
        let mut recent = Recent::default();
        for (page, at) in [("a", 1), ("b", 2), ("c", 3)] {
            recent.open(entry(page, at));
        }
        recent.stop(&PageId("a".into()), 420, place());
        recent.know(&PageId("a".into()), "||boat");
        recent.open(entry("a", 4));
        assert_eq!(names(&recent), ["a", "c", "b"]);
        assert_eq!(recent.0[0].traits, "||boat");
        assert_eq!((recent.0[0].opened, recent.0[0].read), (4, 420));
        assert_eq!(recent.place(&PageId("a".into())), Some(place()));
        for nth in 0..MOST + 5 {
            recent.open(entry(&format!("n{nth}"), 5));
        }
        assert_eq!(recent.entries().len(), MOST);
    }

    #[test]
    fn what_is_removed_comes_back_to_where_it_stood() {
        let mut recent = Recent::default();
        for page in ["a", "b", "c"] {
            recent.open(entry(page, 1));
        }
        recent.stop(&PageId("b".into()), 300, place());
        let before = recent.clone();
        let removed = recent.take(&PageId("b".into())).unwrap();
        assert_eq!(names(&recent), ["c", "a"]);
        assert_eq!(recent.take(&PageId("b".into())), None);
        recent.put_back(removed.clone());
        assert_eq!(recent, before);
        // Opened again before it was put back, it stands there once.
        recent.put_back(removed.clone());
        assert_eq!(recent, before);
        let mut emptied = Recent::default();
        emptied.put_back(removed);
        assert_eq!(names(&emptied), ["b"]);
    }

    #[test]
    fn a_page_goes_on_where_it_was_left_unless_it_was_finished() {
        let mut recent = Recent::default();
        let page = PageId("a".into());
        recent.open(entry("a", 1));
        assert_eq!(recent.place(&page), None);
        for (read, goes_on) in [(0, false), (1, true), (969, true), (970, false), (1000, false)] {
            recent.stop(&page, read, place());
            assert_eq!(recent.place(&page).is_some(), goes_on, "{read}");
        }
    }

    #[test]
    fn progress_in_words() {
        let said = |read, before| Entry { read, ..entry("a", 1) }.progress(before);
        assert_eq!(said(0, false), "4 min to read");
        assert_eq!(said(0, true), "Read");
        assert_eq!(said(4, false), "1% read");
        assert_eq!(said(429, true), "42% read");
        assert_eq!(said(FINISHED, false), "Read");
    }
}
