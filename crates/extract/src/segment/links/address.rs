//! What an address says about what it leads to.

use article::WebUrl;
use memchr::memchr2;

use crate::claims;
use crate::find::{cut, split};
use crate::phrases::{Table, one_of};

/// Networks to share on, shops, networks of advertisers.
static NOT_STORIES: Table = Table::words(
    "facebook.com twitter.com x.com linkedin.com t.co pic.twitter.com twimg.com youtube.com \
    youtu.be pinterest.com whatsapp.com wa.me t.me reddit.com instagram.com tiktok.com vk.com \
    ok.ru line.me weibo.com hatena.ne.jp getpocket.com flipboard.com outbrain.com taboola.com \
    zergnet.com revcontent.com mgid.com doubleclick.net googleadservices.com \
    googlesyndication.com amazon.com amzn.to ebay.com apps.apple.com itunes.apple.com \
    play.google.com google.com addtoany.com disqus.com gravatar.com patreon.com eventbrite.com \
    archive.org doi.org creativecommons.org wordpress.org github.com wikipedia.org",
);

/// Parts of paths that lead to lists, people, shops and forms.
static NOT_PATHS: Table = Table::words(
    "tag tags category categories topic topics author authors profile profiles user users search \
    login signin sign-in signup register registration account subscribe subscription \
    subscriptions newsletter newsletters cart shop store product products privacy privacy-policy \
    terms contact contact-us about about-us help faq rss feed feeds advertise jobs careers \
    member members forum forums cdn-cgi wp-login.php share comments staff contributors \
    contributor journalist thema themen autor autoren kategorie etiqueta etiquetas categoria \
    autore sujet auteur temas tema coupons events event quote quotes symbol apps app podcasts \
    games horoscopes crosswords",
);

/// The parts of an address.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address<'a> {
    host: &'a str,
    /// Without query and fragment.
    path: &'a str,
    /// Without the question mark.
    query: Option<&'a str>,
    /// The same with the fragment.
    after: Option<&'a str>,
    is_page: bool,
}

impl<'a> Address<'a> {
    pub fn of(href: &'a WebUrl) -> Self {
        // An archive's copy is what it is a copy of.
        let copied = claims::original(href).and_then(|inner| Some(cut(inner, "://")?.1));
        let (host, all) = copied.map_or((href.host(), href.path()), |inner| {
            let end = inner.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
            let (host, all) = inner.split_at_checked(end.unwrap_or(inner.len())).unwrap_or((inner, ""));
            (host.strip_prefix("www.").unwrap_or(host), all)
        });
        let (path, rest) = all.split_at(memchr2(b'?', b'#', all.as_bytes()).unwrap_or(all.len()));
        let query = rest.strip_prefix('?').map(|query| split(query, "#").next().unwrap_or(query));
        let after = cut(rest, "?").map(|(_, after)| after);
        Self { host, path, query, after, is_page: href.is_page() }
    }

    /// Leads to something other than a story.
    pub fn is_barred(&self) -> bool {
        let host = self.host;
        let begins = |at: usize| at == 0 || host.as_bytes().get(at - 1) == Some(&b'.');
        let mut names = (0..host.len()).filter(|at| begins(*at)).filter_map(|at| host.get(at..));
        // A network's own articles.
        let is_article = self.path.starts_with("/pulse/");
        if !self.is_page || !is_article && names.any(|name| NOT_STORIES.has(name)) {
            return true;
        }
        let mut parts = split(self.path, "/").filter(|p| !p.is_empty()).peekable();
        if parts.peek().is_none() && self.after.is_none() {
            return true;
        }
        let file = self.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        parts.any(|part| NOT_PATHS.has(part))
            || file.len() <= 4 && one_of(file, "jpg jpeg png gif webp pdf zip mp3 xml")
    }

    /// Looks like the address of one story: words or a number in it.
    pub fn is_story(&self) -> bool {
        let last = self.path.rsplit('/').find(|p| !p.is_empty()).unwrap_or("");
        let words = last.split(['-', '_', '+']).filter(|w| !w.is_empty()).count();
        let digits = self.path.bytes().filter(u8::is_ascii_digit).count();
        let query_number = || {
            self.after.is_some_and(|query| {
                query.split('&').any(|p| {
                    p.split_once('=')
                        .is_some_and(|(_, v)| v.len() >= 2 && v.bytes().all(|b| b.is_ascii_digit()))
                })
            })
        };
        words >= 3
            || digits >= 4
            || last.len() >= 24
            || query_number()
            || [".html", ".htm", ".php", ".shtml", ".aspx"].iter().any(|end| last.ends_with(end))
                && last.len() > 10
    }

    /// For comparison: scheme, fragment and tracking left out.
    pub fn key(&self) -> String {
        let mut key = String::with_capacity(self.host.len() + self.path.len() + 16);
        key.push_str(self.host);
        key.push_str(self.path.trim_end_matches('/'));
        let kept = split(self.query.unwrap_or(""), "&").filter(|p| !p.is_empty() && !p.starts_with("utm_"));
        for (number, part) in kept.enumerate() {
            key.push(if number == 0 { '?' } else { '&' });
            key.push_str(part);
        }
        key
    }

    /// The site that it belongs to, subdomains included: the last two labels of the host, three where the
    /// last two are a country's.
    pub fn site(&self) -> &'a str {
        site(self.host)
    }

    /// Belongs to that site.
    pub fn is_of(&self, site: &str) -> bool {
        self.host.ends_with(site) && !site.is_empty() && self.site() == site
    }
}

fn site(host: &str) -> &str {
    let mut dots = host.bytes().enumerate().rev().filter(|(_, byte)| *byte == b'.').map(|(at, _)| at);
    let (last, second, third) = (dots.next(), dots.next(), dots.next());
    let (Some(last), Some(second)) = (last, second) else { return host };
    let country = host.len() - last == 3 && last - second <= 4;
    let cut = if country { third.map_or(0, |t| t + 1) } else { second + 1 };
    host.get(cut..).unwrap_or(host)
}
