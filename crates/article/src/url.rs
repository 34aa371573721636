//! Addresses that may be followed or shown: the only kind of address in the model.

use std::fmt;

use crate::resolve;

/// An absolute `http`, `https` or `mailto` address, or a `data:` image. Nothing else can be built,
/// so nothing else can be followed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebUrl(String);

/// Why an address is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlError {
    /// Not an address, or a relative one without a base.
    Malformed,
    /// A scheme that is not let through: `javascript:`, `blob:`, `file:`…
    Scheme,
}

impl WebUrl {
    /// An absolute address.
    ///
    /// # Errors
    /// When the text is no absolute address or its scheme is not let through.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        Self::resolve(text, None)
    }

    /// An address as a page writes it, resolved against the page's own.
    ///
    /// # Errors
    /// When the text is no address, is relative without a base, or leads to a scheme that is
    /// not let through.
    pub fn resolve(text: &str, base: Option<&WebUrl>) -> Result<Self, UrlError> {
        let text = text.trim_matches(|c: char| c <= ' ');
        let base = base.map(|base| base.0.as_str());
        // What is plain is an address of the web.
        if let Some(address) = resolve::plain(text, base) {
            return Ok(Self(address));
        }
        let address = resolve::resolve(text, base)?;
        if is_let_through(&address) { Ok(Self(address)) } else { Err(UrlError::Scheme) }
    }

    /// The address, normalised.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host without a leading `www.`; empty for `mailto:` and `data:`.
    pub fn host(&self) -> &str {
        let authority = self.parts().0;
        let user = authority.bytes().rposition(|byte| byte == b'@').map_or(0, |at| at + 1);
        let host = authority.get(user..).unwrap_or("");
        let port = host.bytes().position(|byte| byte == b':' && !host.starts_with('['));
        let host = port.and_then(|port| host.get(..port)).unwrap_or(host);
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// Path, query and fragment; for `mailto:` and `data:` what follows the scheme.
    pub fn path(&self) -> &str {
        self.parts().1
    }

    /// What names the host, and what follows.
    fn parts(&self) -> (&str, &str) {
        // Plain loops: the standard library's searches take longer to begin than these to end.
        let colon = self.0.bytes().position(|byte| byte == b':');
        let rest = colon.and_then(|at| self.0.get(at + 1..)).unwrap_or("");
        let Some(rest) = rest.strip_prefix("//") else { return ("", rest) };
        let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
        // The one that cannot panic: the words of that panic were two kilobytes of the app.
        end.and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""))
    }

    /// Leads to a page (`http`, `https`).
    pub fn is_page(&self) -> bool {
        self.0.starts_with("http")
    }
}

/// Whether a normalised address is of a kind that is let through. What begins like this is what it
/// seems to be, whatever follows: a browser reads a scheme as it stands, up to the first colon.
fn is_let_through(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    if address.contains(char::is_control) {
        return false;
    }
    match scheme {
        "http" | "https" => {
            rest.strip_prefix("//").is_some_and(|r| !r.is_empty() && !r.starts_with(['/', '?', '#']))
        }
        "mailto" => true,
        // SVG is left out: it is a document that can link and load.
        "data" => {
            let kind = rest.get(..11).unwrap_or("").to_ascii_lowercase();
            ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]
                .iter()
                .any(|image| kind.starts_with(image))
        }
        _ => false,
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UrlError::Malformed => "not an absolute address",
            UrlError::Scheme => "only http, https, mailto and pictures as data are let through",
        })
    }
}

impl std::error::Error for UrlError {}

#[cfg(feature = "serde")]
impl serde::Serialize for WebUrl {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for WebUrl {
    /// Checks again: a message or a stored record is no more to be trusted than a page. What was
    /// written is normalised, so its beginning tells; a page that only shows addresses then needs
    /// no parser for them, which is an eighth of the app.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        if is_let_through(&text) { Ok(WebUrl(text)) } else { Err(serde::de::Error::custom(UrlError::Scheme)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_followed_gets_through() {
        for bad in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JAVASCRIPT:x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://a/b",
            "data:text/html,<script>",
            "data:image/svg+xml,<svg/>",
            "ftp://a/b",
            "about:blank",
        ] {
            assert_eq!(WebUrl::parse(bad), Err(UrlError::Scheme), "{bad}");
        }
        for bad in [
            "",
            "/only/a/path",
            "http://",
            "https://[",
            "no scheme",
            "http://a:99999/",
            "http://@/",
            "http://1.2.3.4.5/",
        ] {
            assert_eq!(WebUrl::parse(bad), Err(UrlError::Malformed), "{bad}");
        }
        for good in ["https://a.example/b?c#d", "mailto:a@b.example", "data:image/png;base64,AAAA"] {
            assert_eq!(WebUrl::parse(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn what_was_written_is_checked_again_by_its_beginning() {
        for bad in [
            "javascript://x/%0aalert(1)",
            "JAVASCRIPT:x",
            " https://a.example/",
            "https:a.example",
            "http://",
            "https:///a",
            "java\nscript:x",
            "data:image/svg+xml,<svg/>",
            "data:text/html,x",
            "data:",
            "",
        ] {
            assert!(!is_let_through(bad), "{bad}");
        }
        for good in ["https://a.example/b?c#d", "mailto:a@b.example", "data:image/PNG;base64,AA AA"] {
            assert!(is_let_through(good), "{good}");
        }
    }

    #[test]
    fn relative_addresses_resolve() {
        let base = WebUrl::parse("https://www.a.example:8080/x/y?z").unwrap();
        assert_eq!(WebUrl::resolve("../b", Some(&base)).unwrap().as_str(), "https://www.a.example:8080/b");
        assert_eq!(WebUrl::resolve("//c.example", Some(&base)).unwrap().as_str(), "https://c.example/");
        assert_eq!((base.host(), base.path()), ("a.example", "/x/y?z"));
        assert!(WebUrl::resolve("javascript:0", Some(&base)).is_err());
    }

    #[test]
    fn hosts_of_other_scripts_are_spelt_in_punycode() {
        let url = WebUrl::parse("https://www.Bücher.example/ä").unwrap();
        assert_eq!(url.as_str(), "https://www.xn--bcher-kva.example/%C3%A4");
        assert_eq!(WebUrl::parse("http://日本語.jp/").unwrap().host(), "xn--wgv71a119e.jp");
    }
}
