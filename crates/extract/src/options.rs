//! What a caller may tell the extractor, and the limits that keep a hostile page cheap.

use article::{DateTime, WebUrl};

/// What is known about the page, and how it is to be read. `Options::default()` knows nothing, and
/// works the form of the input out.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The page's address: base of its links, and a hint at site, date and headline.
    pub url: Option<WebUrl>,
    /// When the page was saved or copied. Relative times ("26 minutes ago") count from here;
    /// without it they keep their printed form only.
    pub captured: Option<DateTime>,
    /// HTML or text.
    pub format: Format,
    /// What a page may cost.
    pub limits: Limits,
    /// Whether its text stays as it is printed. Otherwise what syndication broke is repaired, and each
    /// repair is a notice in the article: copy in one block gets its paragraphs, quotation marks are
    /// matched, descriptions of pictures are taken out of the text, letters encoded twice read back.
    pub as_printed: bool,
}

/// The form of the input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Worked out from the input: HTML where it has tags of a page, else text.
    #[default]
    Auto,
    /// HTML.
    Html,
    /// A page copied as text.
    Text,
}

/// What a page may cost. Reaching a limit is a notice in the article, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of input that are read; the rest is left out. 32 MB.
    pub bytes: usize,
    /// Nodes of the tree. Two million: the largest pages of the web have some 100,000.
    pub nodes: usize,
    /// Elements inside one another. 512, as Blink and Gecko have it (whatwg/html issue 3732).
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 32 << 20, nodes: 2_000_000, depth: 512 }
    }
}

/// Why no article came of the input. The text is there to be read as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: RefusedWhy,
    /// What text the input has, shortened to 1 MB.
    pub text: String,
    /// The headline of a page that holds no article, where it is known.
    pub title: Option<String>,
}

/// Why no article came of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedWhy {
    /// Nothing but white space.
    Empty,
    /// A PDF, a picture, an archive: the name of what it looks like.
    NotAPage(&'static str),
    /// A page that holds no article.
    NoArticle,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.why {
            RefusedWhy::Empty => f.write_str("There is nothing in it: no text at all."),
            RefusedWhy::NotAPage(kind) => write!(f, "This is {kind}, not a web page or a text."),
            RefusedWhy::NoArticle => f.write_str("This page holds no article."),
        }
    }
}

impl std::error::Error for Refused {}
