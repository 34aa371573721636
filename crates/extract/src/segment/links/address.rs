//! What an address says about what it leads to.

use article::WebUrl;

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

/// Leads to something other than a story.
pub(super) fn is_barred(href: &WebUrl) -> bool {
    let host = href.host();
    let known = host.match_indices('.').map(|(at, _)| at + 1).chain([0]);
    if !href.is_page() || known.filter_map(|at| host.get(at..)).any(|name| NOT_STORIES.has(name)) {
        return true;
    }
    let path = path_of(href);
    let mut parts = path.split('/').filter(|p| !p.is_empty()).peekable();
    if parts.peek().is_none() && !href.path().contains('?') {
        return true;
    }
    let file = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    parts.any(|part| NOT_PATHS.has(part)) || one_of(file, "jpg jpeg png gif webp pdf zip mp3 xml")
}

/// Looks like the address of one story: words or a number in it.
pub(super) fn is_story(href: &WebUrl) -> bool {
    let path = path_of(href);
    let last = path.split('/').rev().find(|p| !p.is_empty()).unwrap_or("");
    let digits = path.chars().filter(char::is_ascii_digit).count();
    let words = last.split(['-', '_', '+']).filter(|w| !w.is_empty()).count();
    let query_number = href.path().split_once('?').is_some_and(|(_, query)| {
        query.split('&').any(|p| {
            p.split_once('=').is_some_and(|(_, v)| v.len() >= 2 && v.bytes().all(|b| b.is_ascii_digit()))
        })
    });
    words >= 3
        || digits >= 4
        || query_number
        || last.len() >= 24
        || [".html", ".htm", ".php", ".shtml", ".aspx"].iter().any(|end| last.ends_with(end))
            && last.len() > 10
}

/// An address for comparison: scheme, fragment and tracking left out.
pub(super) fn key(href: &WebUrl) -> String {
    let path = href.path().split('#').next().unwrap_or("");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept: Vec<&str> = query.split('&').filter(|p| !p.is_empty() && !p.starts_with("utm_")).collect();
    let mut key = format!("{}{}", href.host(), path.trim_end_matches('/'));
    if !kept.is_empty() {
        key.push('?');
        key.push_str(&kept.join("&"));
    }
    key
}

/// Both belong to the same site, subdomains included.
pub(super) fn same_site(a: &WebUrl, b: &WebUrl) -> bool {
    let (a, b) = (site(a.host()), site(b.host()));
    !a.is_empty() && a == b
}

/// The last two labels of a host, three where the last two are a country's.
fn site(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, second, third) = (dots.next(), dots.next(), dots.next());
    let (Some(last), Some(second)) = (last, second) else { return host };
    let country = host.len() - last == 3 && last - second <= 4;
    let cut = if country { third.map_or(0, |t| t + 1) } else { second + 1 };
    host.get(cut..).unwrap_or(host)
}

fn path_of(href: &WebUrl) -> &str {
    href.path().split(['?', '#']).next().unwrap_or("")
}
