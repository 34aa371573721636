//! A page as it is kept: its source and what the reader changed, from which the article can be
//! made again at any time.

use article::{DateTime, NodeId, WebUrl};
use extract::{Decoder, Format, Options, Page, Refused, decode};
use wire::{Input, PageId, Source};

/// A page's source, what is known about it, and what the reader changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// HTML; otherwise text that may be source too.
    pub html: bool,
    /// The page itself, decoded.
    pub source: String,
    /// Where it comes from.
    pub url: Option<String>,
    /// When it was captured, in seconds since 1970 UTC.
    pub captured: Option<i64>,
    /// Blocks that the reader brought back, as the account names them.
    pub restored: Vec<NodeId>,
    /// The reader wants its text as it is printed, without what we repair in it.
    pub as_printed: bool,
}

impl Kept {
    /// What a reader gave, decoded, under the name that it shall have.
    ///
    /// # Errors
    /// When a file's bytes are no text.
    pub fn new(input: Input, decoder: &dyn Decoder) -> Result<(PageId, Self), Refused> {
        let (html, source) = match input.source {
            Source::Html(html) => (true, html),
            Source::Text(text) => (false, text),
            Source::Bytes(bytes) => (false, decode(&bytes, decoder)?),
        };
        let page = input.page.unwrap_or_else(|| page_id(html, &source));
        let (url, captured) = (input.url, input.captured);
        Ok((page, Self { html, source, url, captured, restored: Vec::new(), as_printed: false }))
    }

    /// The same page read once more: what the reader changed stays, relative times go on
    /// counting from the first capture, and an address once known stays known.
    /// Another page of the same name is replaced.
    pub fn renew(self, older: Option<&Kept>) -> Self {
        match older {
            Some(older) if older.html == self.html && older.source == self.source => Self {
                url: self.url.or_else(|| older.url.clone()),
                captured: older.captured.or(self.captured),
                restored: older.restored.clone(),
                as_printed: older.as_printed,
                ..self
            },
            _ => self,
        }
    }

    /// Notes that a block was brought back (`keep`), or that this was undone.
    pub fn note(&mut self, node: NodeId, keep: bool) {
        self.restored.retain(|other| *other != node);
        if keep {
            self.restored.push(node);
        }
    }

    /// Takes the page apart, with the blocks that the reader brought back.
    ///
    /// # Errors
    /// As [`Page::read`].
    pub fn read(&self, as_printed: bool) -> Result<Page, Refused> {
        let options = Options {
            url: self.url.as_deref().and_then(|url| WebUrl::parse(url).ok()).filter(WebUrl::is_page),
            captured: self.captured.and_then(DateTime::from_unix_seconds),
            format: if self.html { Format::Html } else { Format::Auto },
            as_printed,
            ..Options::default()
        };
        let mut page = Page::read(&self.source, &options)?;
        for node in &self.restored {
            page.edit(*node, true);
        }
        Ok(page)
    }
}

/// The name of a page that came without one: `p-` and 16 hexadecimal digits made of its content,
/// by FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>). The same on every device.
pub fn page_id(html: bool, source: &str) -> PageId {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = std::iter::once(u8::from(html)).chain(source.bytes());
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    PageId(format!("p-{hash:016x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Utf8;

    impl Decoder for Utf8 {
        fn decode(&self, _: &str, bytes: &[u8]) -> Option<String> {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
    }

    fn kept(source: &str) -> Kept {
        let source = source.into();
        Kept { html: true, source, url: None, captured: None, restored: Vec::new(), as_printed: false }
    }

    #[test]
    fn a_name_is_made_of_the_content() {
        assert_eq!(page_id(false, "a").0, "p-08326707b4eb37da");
        assert_ne!(page_id(true, "a"), page_id(false, "a"));
        let input = |source| Input { page: None, source, url: None, captured: None };
        let (of_text, _) = Kept::new(input(Source::Text("é".into())), &Utf8).unwrap();
        let (of_file, _) = Kept::new(input(Source::Bytes("é".into())), &Utf8).unwrap();
        assert_eq!(of_text, of_file);
        assert!(Kept::new(input(Source::Bytes(b"%PDF-1.7".to_vec())), &Utf8).is_err());
    }

    #[test]
    fn the_same_page_keeps_its_changes_and_its_first_capture() {
        let mut older = kept("a");
        (older.url, older.captured) = (Some("https://a.example/".into()), Some(5));
        older.note(NodeId(3), true);
        older.as_printed = true;
        let newer = Kept { captured: Some(9), ..kept("a") };
        assert_eq!(newer.renew(Some(&older)), older);
        let other = kept("b");
        assert_eq!(other.clone().renew(Some(&older)), other);
    }

    #[test]
    fn a_change_that_is_undone_is_forgotten() {
        let mut page = kept("a");
        for (node, keep) in [(1, true), (2, true), (1, false), (3, false)] {
            page.note(NodeId(node), keep);
        }
        assert_eq!(page.restored, [NodeId(2)]);
    }
}
