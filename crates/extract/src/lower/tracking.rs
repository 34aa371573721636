//! Parameters of addresses that only follow the reader around, and pages that only send one on.
//!
//! What is listed identifies a campaign, a click or a person and changes nothing about the page
//! that is served. Names that some sites serve other pages by (`ref`, `source`, `id`, `s`) are
//! left alone. Sources of the list: the vendors' own manuals (Google Analytics and Ads, Meta,
//! Microsoft Ads, Mailchimp, HubSpot, Marketo, Matomo, Adobe, Klaviyo, TikTok, Yandex).

use article::WebUrl;

use super::anchors::percent_decoded;
use super::provider::parameter;

/// Pages that count a click and send the reader on: host, the path's beginning, and the parameter that
/// holds where to.
const DETOURS: [(&str, &str, &str); 16] = [
    ("google.com", "/url", "q"),
    ("google.com", "/url", "url"),
    ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"),
    ("l.instagram.com", "/", "u"),
    ("l.messenger.com", "/l.php", "u"),
    ("l.threads.com", "/", "u"),
    ("youtube.com", "/redirect", "q"),
    ("linkedin.com", "/redir/redirect", "url"),
    ("out.reddit.com", "/", "url"),
    ("duckduckgo.com", "/l/", "uddg"),
    ("slack-redir.net", "/link", "url"),
    ("steamcommunity.com", "/linkfilter/", "u"),
    ("vk.com", "/away.php", "to"),
    ("t.umblr.com", "/redirect", "z"),
    ("safelinks.protection.outlook.com", "/", "url"),
];

/// Families of parameters, by the beginning of their names.
const PREFIXES: [&str; 14] = [
    "utm_",
    "pk_",
    "mtm_",
    "matomo_",
    "piwik_",
    "hsa_",
    "__hs",
    "oly_",
    "vero_",
    "at_custom",
    "stm_",
    "wt_mc",
    "_bta_",
    "trk_",
];

/// Single parameters.
const NAMES: [&str; 46] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "_ga",
    "_gl",
    "_ke",
    "_kx",
    "_openstat",
    "ncid",
    "cmpid",
    "cmp_id",
    "s_cid",
    "icid",
    "ito",
    "smid",
    "smtyp",
    "soc_src",
    "soc_trk",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "wickedid",
    "rb_clickid",
    "epik",
    "srsltid",
    "ref_src",
    "ref_url",
    "sc_campaign",
    "sr_share",
    "spm",
];

/// Where an address leads in the end, without such parameters; everything else in its place.
pub(super) fn strip(url: WebUrl) -> WebUrl {
    let url = arrival(&url).unwrap_or(url);
    let text = url.as_str();
    let (rest, fragment) = text.split_once('#').map_or((text, None), |(rest, f)| (rest, Some(f)));
    let Some((path, query)) = rest.split_once('?') else { return url };
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
    if kept.len() == query.split('&').count() {
        return url;
    }
    let mut out = path.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    WebUrl::parse(&out).unwrap_or(url)
}

/// Where a detour leads.
fn arrival(url: &WebUrl) -> Option<WebUrl> {
    let path = url.path();
    let to = DETOURS.iter().find_map(|(host, start, name)| {
        let on_the_way = url.host().ends_with(host) && path.starts_with(start);
        if on_the_way { parameter(path, name) } else { None }
    })?;
    WebUrl::parse(&percent_decoded(to)).ok().filter(WebUrl::is_page)
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or("").to_ascii_lowercase();
    PREFIXES.iter().any(|prefix| name.starts_with(prefix)) || NAMES.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_trackers_go() {
        let cases = [
            ("https://a.example/x?utm_source=n&id=4&fbclid=Z#top", "https://a.example/x?id=4#top"),
            ("https://a.example/x?UTM_Medium=mail", "https://a.example/x"),
            (
                "https://www.google.com/url?sa=D&q=https://a.example/x%3Fid%3D1%26utm_id%3D2",
                "https://a.example/x?id=1",
            ),
            ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx&h=AT", "https://a.example/x"),
            (
                "https://l.facebook.com/l.php?u=javascript%3Aa",
                "https://l.facebook.com/l.php?u=javascript%3Aa",
            ),
            (
                "https://www.google.com/search?q=https://a.example/",
                "https://www.google.com/search?q=https://a.example/",
            ),
            ("https://a.example/x?ref=home&source=rss", "https://a.example/x?ref=home&source=rss"),
        ];
        for (from, to) in cases {
            assert_eq!(strip(WebUrl::parse(from).unwrap()).as_str(), to);
        }
    }
}
