//! What is known about a story, each value with where it was found.

use crate::{DateTime, Direction, Figure, WebUrl};

/// Where a value was found, the most trusted first only by convention of the chooser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Provenance {
    /// `<script type="application/ld+json">`.
    JsonLd,
    /// `<meta property="og:…">`, `article:…`, `twitter:…`.
    OpenGraph,
    /// Any other `<meta>` or `<link>`.
    MetaTag,
    /// `itemprop`, `rel`, hCard and hEntry classes.
    Microdata,
    /// `<title>`.
    TitleTag,
    /// Text that a reader of the page sees.
    Visible,
    /// The page's address.
    Address,
    /// Worked out from the text (language, direction).
    Detected,
}

/// A value and its provenance.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Claimed<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub from: Provenance,
}

impl<T> Claimed<T> {
    /// A value found there.
    pub fn new(value: T, from: Provenance) -> Self {
        Self { value, from }
    }
}

/// A date of publication: what it was read as, and what was printed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Published {
    /// The reading; `None` where the print names no day ("2 weeks ago") or could be two days.
    pub at: Option<DateTime>,
    /// As printed, where it was printed.
    pub printed: Option<String>,
    /// `03-04-2025` could be two days.
    pub ambiguous: bool,
}

/// An author.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Author {
    /// The name, without "By".
    pub name: String,
    /// The author's page.
    pub href: Option<WebUrl>,
}

/// What is known about the lead story. Absent is unknown, never a guess.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Metadata {
    /// The headline, without the site's name.
    pub headline: Option<Claimed<String>>,
    /// The dek: the sentence or two below the headline.
    pub dek: Option<Claimed<String>>,
    /// The kicker: the words above the headline ("Analysis").
    pub kicker: Option<Claimed<String>>,
    /// The section of the site ("Politics").
    pub section: Option<Claimed<String>>,
    /// The byline as printed, without "By".
    pub byline: Option<Claimed<String>>,
    /// The authors one by one.
    pub authors: Vec<Author>,
    /// The publisher that the page prints at the headline, which on an aggregator is not the site.
    pub source: Option<Claimed<String>>,
    /// The site.
    pub site_name: Option<Claimed<String>>,
    /// The news agency of a dateline ("AP").
    pub agency: Option<Claimed<String>>,
    /// The place of a dateline ("TOKYO").
    pub dateline: Option<Claimed<String>>,
    /// When it was published.
    pub published: Option<Claimed<Published>>,
    /// When it was last changed, where the page tells it apart from publication.
    pub modified: Option<Claimed<DateTime>>,
    /// BCP 47 language tag.
    pub lang: Option<Claimed<String>>,
    /// Writing direction.
    pub dir: Option<Claimed<Direction>>,
    /// The lead image with caption and credit.
    pub lead_image: Option<Claimed<Figure>>,
    /// The page's own address.
    pub address: Option<Claimed<WebUrl>>,
    /// Words of the body; Chinese and Japanese characters count one each.
    pub words: u32,
}
