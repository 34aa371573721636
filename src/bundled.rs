//! The articles that come with Broadsheet.

/// A bundled article, as the front page announces it.
#[derive(Debug, PartialEq, Eq)]
pub struct Bundled {
    /// The stem of its file in `public/articles/`, which is also its page id.
    pub stem: &'static str,
    /// The kicker.
    pub kicker: &'static str,
    /// The headline.
    pub title: &'static str,
    /// One or two sentences that make one want to read it.
    pub dek: &'static str,
    /// Minutes that reading takes.
    pub minutes: u32,
    /// BCP 47 tag.
    pub lang: &'static str,
    /// The moment from which the page's relative times count, in seconds since 1970 UTC.
    pub captured: Option<i64>,
}

/// All of them, the first the most prominent.
pub const BUNDLED: &[Bundled] = &[];

/// The bundled article with that page id.
pub fn find(stem: &str) -> Option<&'static Bundled> {
    BUNDLED.iter().find(|b| b.stem == stem)
}
