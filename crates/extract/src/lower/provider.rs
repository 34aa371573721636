//! Who hosts an embed, and the page on which it can be seen, by the address of its frame.

use article::WebUrl;

use crate::phrases::one_of;

/// A frame that is known: who hosts it, and its page.
#[derive(Debug, PartialEq)]
pub(super) struct Hosted {
    pub provider: String,
    pub page: WebUrl,
    pub thumbnail: Option<WebUrl>,
}

/// Hosts whose frames are content, with the name that people know them by.
const CONTENT: [(&str, &str); 40] = [
    ("player.vimeo.com", "Vimeo"),
    ("vimeo.com", "Vimeo"),
    ("dailymotion.com", "Dailymotion"),
    ("open.spotify.com", "Spotify"),
    ("w.soundcloud.com", "SoundCloud"),
    ("soundcloud.com", "SoundCloud"),
    ("bandcamp.com", "Bandcamp"),
    ("embed.podcasts.apple.com", "Apple Podcasts"),
    ("podcasts.apple.com", "Apple Podcasts"),
    ("embed.music.apple.com", "Apple Music"),
    ("twitter.com", "X"),
    ("x.com", "X"),
    ("platform.twitter.com", "X"),
    ("instagram.com", "Instagram"),
    ("tiktok.com", "TikTok"),
    ("facebook.com", "Facebook"),
    ("threads.net", "Threads"),
    ("bsky.app", "Bluesky"),
    ("embed.bsky.app", "Bluesky"),
    ("reddit.com", "Reddit"),
    ("embed.reddit.com", "Reddit"),
    ("linkedin.com", "LinkedIn"),
    ("codepen.io", "CodePen"),
    ("jsfiddle.net", "JSFiddle"),
    ("codesandbox.io", "CodeSandbox"),
    ("stackblitz.com", "StackBlitz"),
    ("observablehq.com", "Observable"),
    ("datawrapper.dwcdn.net", "Datawrapper"),
    ("public.flourish.studio", "Flourish"),
    ("flo.uri.sh", "Flourish"),
    ("public.tableau.com", "Tableau"),
    ("infogram.com", "Infogram"),
    ("documentcloud.org", "DocumentCloud"),
    ("scribd.com", "Scribd"),
    ("slideshare.net", "SlideShare"),
    ("speakerdeck.com", "Speaker Deck"),
    ("ted.com", "TED"),
    ("embed.ted.com", "TED"),
    ("archive.org", "Internet Archive"),
    ("openstreetmap.org", "OpenStreetMap"),
];

/// The host and page of a frame's address; `None` for one that is not known as content.
pub(super) fn of(url: &WebUrl) -> Option<Hosted> {
    if !url.is_page() {
        return None;
    }
    let (host, path) = (url.host(), url.path());
    if host == "cdn.embedly.com" {
        // A frame around another host's page, which somebody has chosen to show.
        let page = WebUrl::parse(&super::anchors::percent_decoded(parameter(path, "url")?)).ok()?;
        let known = if page.host() == host { None } else { of(&page) };
        let provider = page.host().to_owned();
        return Some(known.unwrap_or(Hosted { provider, page, thumbnail: None }));
    }
    let hosted = |provider: &str, page: String| {
        let page = WebUrl::parse(&page).ok()?;
        Some(Hosted { provider: provider.to_owned(), page, thumbnail: None })
    };
    let clean = path.split(['?', '#']).next().unwrap_or("");
    if matches!(host, "youtube.com" | "youtube-nocookie.com" | "m.youtube.com" | "youtu.be") {
        return youtube(host, path);
    }
    if host == "player.vimeo.com"
        && let Some(id) = clean.strip_prefix("/video/")
    {
        return hosted("Vimeo", format!("https://vimeo.com/{id}"));
    }
    if host == "dailymotion.com"
        && let Some(id) = clean.strip_prefix("/embed/video/")
    {
        return hosted("Dailymotion", format!("https://www.dailymotion.com/video/{id}"));
    }
    if host == "open.spotify.com"
        && let Some(rest) = clean.strip_prefix("/embed/")
    {
        return hosted("Spotify", format!("https://open.spotify.com/{rest}"));
    }
    if host == "platform.twitter.com" {
        let id = parameter(path, "id")?;
        return hosted("X", format!("https://x.com/i/status/{id}"));
    }
    if host.ends_with("google.com") && clean.starts_with("/maps") || host == "maps.google.com" {
        return Some(Hosted { provider: "Google Maps".to_owned(), page: url.clone(), thumbnail: None });
    }
    if host == "facebook.com" && clean.starts_with("/plugins/") {
        let page = WebUrl::parse(&super::anchors::percent_decoded(parameter(path, "href")?)).ok()?;
        return Some(Hosted { provider: "Facebook".to_owned(), page, thumbnail: None });
    }
    let known = CONTENT
        .iter()
        .find(|(name, _)| host == *name || host.strip_suffix(name).is_some_and(|h| h.ends_with('.')));
    let provider = known.map_or_else(|| by_name(host, path), |(_, provider)| Some((*provider).to_owned()));
    provider.map(|provider| Hosted { provider, page: url.clone(), thumbnail: None })
}

/// A host that nobody listed, by its own name, where the address says that it shows something.
fn by_name(host: &str, path: &str) -> Option<String> {
    let address = format!("{host}{path}");
    let says = |list: &str| address.split(|c: char| !c.is_ascii_alphabetic()).any(|word| one_of(word, list));
    let shows = says(SHOWS) && !says(HIDES);
    let first = host.split('.').next().unwrap_or("");
    let own = if one_of(first, SHOWS) { host.get(first.len() + 1..) } else { None };
    shows.then(|| own.filter(|own| own.contains('.')).unwrap_or(host).to_owned())
}

/// Words of addresses whose frames are films, sound, maps, figures.
const SHOWS: &str =
    "embed embeds player players video videos audio podcast podcasts episode episodes map maps chart charts";
/// Words of those that sell, count, ask or let others speak.
const HIDES: &str = "ad ads adserver advert adsystem doubleclick banner sponsor sync pixel tracker tracking analytics consent \
    cookie captcha recaptcha login auth signup subscribe newsletter form forms poll quiz comment comments widget \
    widgets share like likebox donate shop cart checkout chat";

/// A YouTube video by its id.
pub(super) fn youtube_video(id: &str) -> Option<Hosted> {
    let fine = (6..=16).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !fine {
        return None;
    }
    Some(Hosted {
        provider: "YouTube".to_owned(),
        page: WebUrl::parse(&format!("https://www.youtube.com/watch?v={id}")).ok()?,
        thumbnail: WebUrl::parse(&format!("https://i.ytimg.com/vi/{id}/hqdefault.jpg")).ok(),
    })
}

fn youtube(host: &str, path: &str) -> Option<Hosted> {
    let clean = path.split(['?', '#']).next().unwrap_or("");
    let playlist = || {
        let page =
            WebUrl::parse(&format!("https://www.youtube.com/playlist?list={}", parameter(path, "list")?))
                .ok()?;
        Some(Hosted { provider: "YouTube".to_owned(), page, thumbnail: None })
    };
    if host == "youtu.be" {
        return youtube_video(clean.trim_start_matches('/'));
    }
    match clean.split('/').collect::<Vec<_>>().as_slice() {
        ["", "embed", "videoseries"] => playlist(),
        ["", "embed" | "v" | "shorts" | "live" | "e", id, ..] => youtube_video(id).or_else(playlist),
        _ => youtube_video(parameter(path, "v")?),
    }
}

/// A parameter of an address's query, as it stands.
pub(super) fn parameter<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let query = path.split_once('?')?.1;
    let query = query.split('#').next().unwrap_or(query);
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).filter(|v| !v.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_lead_to_their_pages() {
        let cases = [
            (
                "https://www.youtube-nocookie.com/embed/abcDEF123_-?rel=0",
                "https://www.youtube.com/watch?v=abcDEF123_-",
            ),
            ("https://player.vimeo.com/video/123?h=x", "https://vimeo.com/123"),
            ("https://platform.twitter.com/embed/Tweet.html?id=99", "https://x.com/i/status/99"),
            ("https://open.spotify.com/embed/episode/abc", "https://open.spotify.com/episode/abc"),
        ];
        for (frame, page) in cases {
            assert_eq!(of(&WebUrl::parse(frame).unwrap()).unwrap().page.as_str(), page);
        }
    }

    #[test]
    fn a_host_that_nobody_listed_has_its_own_name() {
        for (frame, name) in [
            ("https://player.quay.example/17", "quay.example"),
            ("https://quay.example/embed/17?x=1", "quay.example"),
            ("https://maps.quay.example/view", "quay.example"),
            ("https://quaycast.example/Podcast/4", "quaycast.example"),
        ] {
            let hosted = of(&WebUrl::parse(frame).unwrap()).unwrap();
            assert_eq!((&*hosted.provider, hosted.page.as_str()), (name, frame));
        }
    }

    #[test]
    fn unknown_frames_are_no_content() {
        for frame in [
            "https://ads.example/frame",
            "https://ads.example/embed/1",
            "https://quay.example/embed/poll",
            "https://www.googletagmanager.com/ns.html?id=G",
        ] {
            assert_eq!(of(&WebUrl::parse(frame).unwrap()), None);
        }
    }
}
