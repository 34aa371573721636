//! What class names, ids and roles say: words that sites use for the parts of a page, in groups.
//!
//! A name is split into words at anything that is no letter and where small letters meet capitals
//! (`relatedPosts`, `post-share_bar`). No group decides anything alone: each has a fitted weight.

use std::sync::OnceLock;

use crate::dom::{Dom, Kept, NodeId, name_bit};
use crate::lookup::{EMPTY, Lookup, step};

macro_rules! name_groups {
    ($($variant:ident: $words:literal),* $(,)?) => {
        /// A group of words that name the same part of a page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Names { $(#[doc = $words] $variant),* }

        /// Every group with its words.
        const GROUPS: &[(Names, &str)] = &[$((Names::$variant, $words)),*];
    };
}

name_groups! {
    Share: "share sharing sharebar social socials addthis sharedaddy addtoany tweet facebook twitter whatsapp follow followus pinterest pin",
    Comment: "comment comments commentlist disqus respond reply replies discussion livefyre coral commenter kommentare commentaires comentarios",
    Related: "related recommended recommend recommendations recommendation recirc recirculation readnext upnext suggested suggestions similar alsolike yarpp relatedposts seealso readmore onward",
    Popular: "trending popular mostread mostpopular latest recent top hot featured highlights editors picks",
    Teaser: "teaser teasers promo promos outbrain taboola zergnet revcontent mgid nativo plista teads",
    Ad: "ad ads adv advert adverts advertisement advertising adslot adbox adunit dfp gpt sponsor sponsored sponsorship promotion promoted banner banners mpu leaderboard affiliate",
    Newsletter: "newsletter newsletters subscribe subscription subscriptions signup optin mailchimp mailing mc4wp paywall regwall piano email",
    Nav: "nav navbar navbox navigation navi menu menus submenu breadcrumb breadcrumbs topbar toolbar pagination pager pagenav skip skiplink sitemap navheader navfooter",
    Header: "header masthead topnav banner head brand logo",
    Footer: "footer foot colophon bottom legal copyright siteinfo",
    Sidebar: "sidebar rail widget widgets secondary complementary sidecolumn sidecol rightcol leftcol aside",
    Author: "author authors byline bylines bio biography aboutauthor contributor writer vcard avatar profile autor auteur",
    Meta: "meta postmeta timestamp date time published updated info details readtime reading dateline",
    Tags: "tag tags taglist keywords keyword topics topic categories category cat cats label labels kicker section",
    Caption: "caption captions credit credits figcaption attribution legend photographer",
    Title: "title headline heading heads hed subject",
    Dek: "dek standfirst subtitle subheadline subhead subheading summary excerpt lede intro description abstract strapline sell chapo vorspann teasertext",
    Gallery: "gallery slideshow carousel slider swiper slick lightbox slides slide",
    Media: "video player media audio podcast embed iframe image img photo picture figure",
    Modal: "modal popup overlay dialog cookie cookies consent gdpr notice alert notification toast tooltip drawer offcanvas",
    Button: "btn button buttons cta action actions download",
    Shop: "buy shop shopping price prices cart product products basket deal deals offer offers checkout sku variant woocommerce",
    Card: "card cards tile tiles grid item items",
    List: "list listing listings feed archive results stream river loop collection",
    Hidden: "hidden sr sronly visuallyhidden screenreader offscreen invisible",
    Quote: "pullquote quote quotes blockquote",
    Review: "review reviews testimonial testimonials yotpo bazaarvoice okendo loox",
    SmallPrint: "disclaimer disclaimers fineprint smallprint",
    Code: "code highlight snippet codehilite syntax prettyprint",
    Faq: "faq faqs accordion collapse collapsible toggle question answer",
    Unfolds: "tabpanel tabpane tabcontent expander",
    Form: "form search login register account input field newsletterform contact fieldset checkbox radio",
    Print: "print noprint printonly",
    References: "reference references reflist footnote footnotes endnote endnotes citation citations sources bibliography",
    Counts: "rating ratings vote votes likes like claps reactions reaction stats count counts views score scores",
    PostNav: "prev next previous older newer adjacent siblings",
    User: "user users member members signature username",
    Thread: "thread forum bbs topic message messages postbody postcontent",
    Content: "content contents main maincontent",
    Body: "articlebody entrycontent postcontent storybody articletext maintext bodytext bodycopy articlecontent postbody richtext rte wysiwyg prose markdown markdownbody copy textblock",
    Article: "article post entry story blogpost hentry blog single news",
    Page: "page wrapper wrap container layout inner outer row col column columns",
    Steps: "step steps instructions ingredients recipe",
    Docs: "doc docs documentation guide tutorial manual reference wiki",
    App: "app apps appstore playstore googleplay",
    Ticker: "ticker stock stocks quote market breaking live",
    Tooltip: "tooltip hovercard flyout dropdown",
    Key: "key keypoints takeaways takeaway tldr highlights summarybox",
}

/// The groups of names of every node of a page, a bit each.
pub(crate) fn groups_of_all(dom: &Dom) -> Vec<u64> {
    let mut kept = Kept::new();
    dom.ids().map(|node| groups_of(dom, node, &mut kept)).collect()
}

/// The groups that a node's class, id, role, `itemprop` and test names belong to.
fn groups_of(dom: &Dom, node: NodeId, kept: &mut Kept) -> u64 {
    const ASKED: u32 = name_bit("class")
        | name_bit("id")
        | name_bit("role")
        | name_bit("itemprop")
        | name_bit("data-component")
        | name_bit("data-testid")
        | name_bit("property");
    let mut bits = 0;
    for attr in dom.attrs_among(node, ASKED) {
        if matches!(
            attr.name,
            "class" | "id" | "role" | "itemprop" | "data-component" | "data-testid" | "property"
        ) {
            bits |= kept.get(&attr, groups_in);
        }
    }
    bits
}

fn groups_in(value: &str) -> u64 {
    let table = table();
    let mut bits = 0;
    // Names longer than this are generated; the words that matter stand first.
    for name in value.split_ascii_whitespace().take(24) {
        // A post that is quoted, not a button that shares.
        if name == "twitter-tweet" {
            continue;
        }
        let (mut previous, mut previous_hash): (&[u8], u32) = (&[], EMPTY);
        for word in words(name).take(12) {
            let (mut hash, mut hash_of_both) = (EMPTY, previous_hash);
            for byte in word {
                // Letters of ASCII in lower case: words have no others.
                hash = step(hash, byte | 0x20);
                hash_of_both = step(hash_of_both, byte | 0x20);
            }
            bits |= table.get_folded(hash, &[], word).unwrap_or(0);
            // Two words that make one: `article-body`, `most-read`.
            if !previous.is_empty() {
                bits |= table.get_folded(hash_of_both, previous, word).unwrap_or(0);
            }
            (previous, previous_hash) = (word, hash);
        }
    }
    bits
}

fn words(name: &str) -> impl Iterator<Item = &[u8]> {
    let mut rest = name.as_bytes();
    std::iter::from_fn(move || {
        rest = &rest[rest.iter().position(u8::is_ascii_alphabetic)?..];
        let ends = |pair: &[u8]| {
            !pair[1].is_ascii_alphabetic() || (pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        };
        let (word, after) = rest.split_at(rest.windows(2).position(ends).map_or(rest.len(), |at| at + 1));
        rest = after;
        Some(word)
    })
}

/// The words of all groups, with the groups of each.
fn table() -> &'static Lookup {
    static TABLE: OnceLock<Lookup> = OnceLock::new();
    TABLE.get_or_init(|| {
        let words =
            GROUPS.iter().flat_map(|(group, words)| words.split(' ').map(|word| (word, 1 << *group as u8)));
        Lookup::new(&mut { words }, |one, other| one | other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(value: &str, group: Names) -> bool {
        groups_in(value) & (1 << group as u8) != 0
    }

    #[test]
    fn names_are_split_into_words() {
        assert!(has("relatedPosts", Names::Related));
        assert!(has("c-share__bar--x", Names::Share));
        assert!(has("Article-Body", Names::Body));
        assert!(has("most-read", Names::Popular));
        assert!(!has("shareholder", Names::Share));
        // What a broadcast says of itself is no list of sources.
        assert!(has("endnotes", Names::References) && !has("show-notes", Names::References));
        assert_eq!(groups_in("x9 12 __ é"), 0);
    }

    #[test]
    fn every_group_fits_a_bit() {
        assert!(GROUPS.len() <= 64);
        assert!(GROUPS.iter().enumerate().all(|(i, (group, _))| *group as usize == i));
        let mut words = GROUPS.iter().flat_map(|(_, words)| words.split(' '));
        assert!(words.all(|word| !word.is_empty() && word == word.to_ascii_lowercase()));
    }
}
