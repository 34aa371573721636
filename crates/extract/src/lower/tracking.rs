//! Parameters of addresses that only follow the reader around.
//!
//! What is listed identifies a campaign, a click or a person and changes nothing about the page
//! that is served. Names that some sites serve other pages by (`ref`, `source`, `id`, `s`) are
//! left alone. Sources of the list: the vendors' own manuals (Google Analytics and Ads, Meta,
//! Microsoft Ads, Mailchimp, HubSpot, Marketo, Matomo, Adobe, Klaviyo, TikTok, Yandex).

use article::WebUrl;

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

/// The address without such parameters; everything else in its place.
pub(super) fn strip(url: WebUrl) -> WebUrl {
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
            ("https://a.example/x?ref=home&source=rss", "https://a.example/x?ref=home&source=rss"),
        ];
        for (from, to) in cases {
            assert_eq!(strip(WebUrl::parse(from).unwrap()).as_str(), to);
        }
    }
}
