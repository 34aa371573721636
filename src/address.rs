//! What is open, as the address bar says it.
//!
//! All of it stands in the query string, so that an address works on any static host, under any
//! path, without rewrite rules; the fragment stays free for places within an article.

use wire::PageId;

/// What is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Address {
    /// The front page: `.`
    #[default]
    Home,
    /// A page that was read: `?read=PAGE`, its n-th other story: `?read=PAGE&story=N` with N
    /// counted from 1.
    Read {
        /// The page.
        page: PageId,
        /// Which of `Article::related`, counted from 0; `None` for the lead.
        story: Option<u32>,
    },
    /// A page of which no article came: `?unread`. It lives only as long as the visit.
    Unread,
    /// What Broadsheet is and what it keeps: `?about`
    About,
}

impl Address {
    /// The lead story of a page.
    pub fn lead(page: PageId) -> Self {
        Address::Read { page, story: None }
    }

    /// Reads a query string, with or without its `?`. What is not understood is the front page.
    pub fn parse(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut page = None;
        let mut story = None;
        for pair in query.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match key {
                "about" => return Address::About,
                "unread" => return Address::Unread,
                "read" if is_page_id(value) => page = Some(PageId(value.to_owned())),
                "story" => story = value.parse::<u32>().ok().and_then(|n| n.checked_sub(1)),
                _ => {}
            }
        }
        page.map_or(Address::Home, |page| Address::Read { page, story })
    }

    /// The address relative to the app's own folder.
    pub fn href(&self) -> String {
        match self {
            Address::Home => ".".to_owned(),
            Address::Read { page, story: None } => format!("?read={}", page.0),
            Address::Read { page, story: Some(n) } => {
                format!("?read={}&story={}", page.0, u64::from(*n) + 1)
            }
            Address::Unread => "?unread".to_owned(),
            Address::About => "?about".to_owned(),
        }
    }

    /// The page that is open, where one is.
    pub fn page(&self) -> Option<&PageId> {
        match self {
            Address::Read { page, .. } => Some(page),
            _ => None,
        }
    }
}

/// Letters, digits and hyphens: what [`PageId`] promises, and what needs no escaping.
fn is_page_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 128 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(id: &str, story: Option<u32>) -> Address {
        Address::Read { page: PageId(id.into()), story }
    }

    #[test]
    fn addresses_come_back_as_they_went() {
        for address in [
            Address::Home,
            Address::About,
            Address::Unread,
            page("a-1", None),
            page("7f", Some(0)),
            page("7f", Some(41)),
        ] {
            let href = address.href();
            assert_eq!(Address::parse(href.strip_prefix('.').unwrap_or(&href)), address);
        }
    }

    #[test]
    fn stories_are_counted_from_one_in_the_address() {
        assert_eq!(page("x", Some(0)).href(), "?read=x&story=1");
        assert_eq!(Address::parse("?read=x&story=0"), page("x", None));
    }

    #[test]
    fn rubbish_leads_home() {
        for query in ["", "?", "?read=", "?read=../../x", "?read=%3Cb%3E", "?story=2", "?utm_source=a&b"] {
            assert_eq!(Address::parse(query), Address::Home, "{query}");
        }
        assert_eq!(Address::parse("?utm=1&read=x&story=z"), page("x", None));
    }
}
