//! What is known about the lead: claims and print weighed against one another.
//!
//! Print wins where it can be trusted to belong to the lead (the headline, a byline and a date
//! at its head), claims fill in what is not printed, and what neither tells stays unknown. What
//! this module does not know: the body, and the other stories.

mod authors;
mod byline;
mod day;
mod far_day;
mod headline;
mod language;
mod mail;
mod other_day;
mod print;
mod reporters;
mod site;

use crate::find::{holds_any_folded, holds_folded};
use std::ops::Range;

use article::{
    Claimed, Direction, Figure, Media, Metadata, NodeId, Provenance, Published, WebUrl, plain_text,
};

use crate::Options;
use crate::claims::Claims;
use crate::dateline::dateline;
use crate::dates::DateContext;
use crate::dom::Dom;
use crate::facts::{Facts, Strip, key_of};
use crate::lower::shows_somebody;
use crate::phrases::one_of;
pub(crate) use authors::is_person;
pub(crate) use byline::{all_roles, before_small_word, byline, is_lead, without_lead};
pub(crate) use print::likeness;

/// What is printed at the lead's head, as segmentation saw it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visible<'a> {
    /// The headline.
    pub headline: Option<String>,
    /// The words above it.
    pub kicker: Option<String>,
    /// The sentence or two below it.
    pub dek: Option<String>,
    /// The byline as printed, with "By".
    pub byline: Option<String>,
    /// Who wrote the post that opens a conversation.
    pub opening: Option<&'a str>,
    /// The publisher.
    pub source: Option<String>,
    /// Publishers stand beside headlines here: other stories of the page have theirs, too, or the page
    /// says so.
    pub aggregates: bool,
    /// The date.
    pub date: Option<Published>,
    /// The first paragraph of the body.
    pub first_text: Option<&'a str>,
}

/// What the choosers look at.
struct Page<'a> {
    dom: &'a Dom,
    facts: &'a Facts,
    claims: &'a Claims,
    visible: &'a Visible<'a>,
    /// The nodes of the lead's territory.
    lead: &'a Range<NodeId>,
    url: Option<&'a WebUrl>,
    dates: DateContext,
}

/// What is known about the lead. `lead` is the nodes of its territory.
pub(crate) fn choose(
    dom: &Dom,
    facts: &Facts,
    claims: &Claims,
    visible: &Visible<'_>,
    lead: &Range<NodeId>,
    options: &Options,
) -> Metadata {
    let printed = |text: &Option<String>| text.clone().map(|t| Claimed::new(t, Provenance::Visible));
    let url = options.url.as_ref().filter(|_| !claims.copied).or(claims.address.as_ref().map(|a| &a.value));
    let lang = language::language(facts, claims);
    let dates = day::context(lang.as_ref().map(|l| l.value.as_str()), url, options.captured);
    let page = Page { dom, facts, claims, visible, lead, url, dates };
    let (mut headline, node) = headline::headline(&page);
    let mut kicker = printed(&visible.kicker).filter(|kicker| !leads_back(&kicker.value));
    if let Some((first, rest)) = node.and_then(|node| headline::below_kicker(&page, node))
        && let Some(headline) = &mut headline
    {
        if print::squeeze(&headline.value) == print::squeeze(&first) + &print::squeeze(&rest) {
            headline.value = rest;
        }
        kicker = Some(Claimed::new(first, Provenance::Visible));
    }
    let words = headline.as_ref().map(|h| h.value.as_str());
    let site_name = site::site_name(&page, words);
    let dek = dek(&page, words);
    let head = page.head(node, words);
    let mut authors = authors::authors(&page, &head, site_name.as_ref().map(|s| s.value.as_str()));
    let lead_image = lead_image(claims, words.unwrap_or(""));
    let (mut published, update) = day::published(&page, &head, words, &authors.authors);
    // What claims no headline may be a mail.
    let may_be_mail = headline.is_none() || dom.is_plain();
    if let Some(mail) = may_be_mail.then(|| mail::mail(&page)).flatten() {
        authors = authors::senders(mail.senders);
        (headline, published) = (Some(mail.subject), Some(mail.sent));
    }
    let modified = claims
        .modified
        .first()
        .cloned()
        .or(update)
        .filter(|m| published.as_ref().and_then(|p| p.value.at).is_none_or(|at| at.date < m.value.date));
    let line = visible.first_text.and_then(dateline);
    let agency = line.and_then(|l| l.agency).map(|a| crate::credit::agency(a).unwrap_or(a).to_owned());
    let place = line.map(|l| l.place).filter(|p| !p.is_empty());
    // A bare name beside the date is the publisher's, unless it is known for the author's.
    let is_author = |name: &str| authors.authors.iter().any(|a| key_of(&a.name) == key_of(name));
    // Elsewhere it is a label or a button as often: "Start date", "5 min read".
    let is_known = |name: &str| visible.aggregates || crate::credit::agency(name).is_some();
    // In a conversation it is one for what stands there: "Start date". With commas it lists subjects.
    let is_label = |name: &str| facts.thread || name.contains(',');
    let source = printed(&visible.source)
        .filter(|s| !is_label(&s.value) && is_known(&s.value) && !is_author(&s.value));
    Metadata {
        dek,
        headline,
        kicker,
        section: claims.sections.first().cloned(),
        byline: authors.byline,
        authors: authors.authors,
        source,
        site_name,
        agency: agency.map(|a| Claimed::new(a, Provenance::Visible)),
        dateline: place.map(|p| Claimed::new(p.to_owned(), Provenance::Visible)),
        published,
        modified,
        dir: direction(claims, lang.as_ref().map(|l| l.value.as_str())),
        lang,
        lead_image,
        address: claims
            .address
            .clone()
            .or_else(|| options.url.clone().map(|url| Claimed::new(url, Provenance::Address))),
        words: 0,
    }
}

/// A line above the headline that is a link to where the reader came from, or past the menu: "← News", "All
/// posts", "Skip to content". What has more words begins with "all" as well: "All Things Considered".
fn leads_back(line: &str) -> bool {
    let back = "back skip zurück retour volver voltar torna indietro terug wróć назад вернуться العودة 戻る 一覧へ戻る 返回 목록";
    let first = line.split(' ').next().unwrap_or(line);
    !line.starts_with(char::is_alphanumeric)
        || one_of(first, back)
        || one_of(first, "all alle tous toutes todos tutti") && line.split(' ').count() < 3
}

/// The dek that is printed; else a description that says more than headline and first paragraph.
fn dek(page: &Page<'_>, headline: Option<&str>) -> Option<Claimed<String>> {
    if let Some(dek) = &page.visible.dek {
        return Some(Claimed::new(dek.clone(), Provenance::Visible));
    }
    let first = page.visible.first_text.map(print::squeeze).unwrap_or_default();
    let headline = headline.map(print::squeeze).unwrap_or_default();
    page.claims
        .deks
        .iter()
        .find(|claim| {
            let text = claim.value.trim_end();
            let cut_off = text.ends_with(['…', ']']) || text.ends_with("...");
            let flat = print::squeeze(text);
            let start: String = flat.chars().take(40).collect();
            // The headline, with the site's name or without.
            let again =
                !headline.is_empty() && flat.starts_with(&headline) && flat.len() <= headline.len() + 24;
            let new = !again && !start.is_empty() && !crate::find::holds(&first, &start);
            !cut_off && text.chars().count() >= 20 && new
        })
        .cloned()
}

fn direction(claims: &Claims, lang: Option<&str>) -> Option<Claimed<Direction>> {
    let rtl = lang.is_some_and(language::is_right_to_left);
    let detected = || {
        lang.map(|_| Claimed::new(if rtl { Direction::Rtl } else { Direction::Ltr }, Provenance::Detected))
    };
    // A template's `dir=ltr` does not turn Arabic around.
    claims.dir.clone().filter(|d| !rtl || d.value == Direction::Rtl).or_else(detected)
}

/// The first picture that the page claims, apart from logos and stand-ins.
fn lead_image(claims: &Claims, headline: &str) -> Option<Claimed<Figure>> {
    let fits = |figure: &Figure| match figure.media.first() {
        Some(Media::Image(image)) => {
            let name = image.src.path().rsplit('/').next().unwrap_or("");
            image.width.is_none_or(|w| w >= 200)
                && image.height.is_none_or(|h| h >= 100)
                && !holds_any_folded(name, &STAND_INS)
                && !shows_somebody(image.src.as_str())
                && !is_of_all_pages(name, headline)
        }
        _ => false,
    };
    let mut found = claims
        .images
        .iter()
        .rev()
        .find(|c| fits(&c.value) && c.from == Provenance::OpenGraph && first_of_kind(claims, c))
        .or_else(|| claims.images.iter().find(|c| fits(&c.value)))
        .cloned()?;
    // A site that has no caption to state states the headline, or what the file is called.
    let caption = print::squeeze(&plain_text(&found.value.caption));
    let file = found.value.media.iter().find_map(|media| match media {
        Media::Image(image) => image.src.path().rsplit('/').next(),
        Media::Missing => None,
    });
    if caption == print::squeeze(headline)
        || file.is_some_and(|file| print::squeeze(file).starts_with(&caption))
    {
        found.value.caption.clear();
    }
    Some(found)
}

fn first_of_kind(claims: &Claims, claim: &Claimed<Figure>) -> bool {
    claims.images.iter().find(|c| c.from == claim.from).is_some_and(|first| std::ptr::eq(first, claim))
}

/// What is in the names of pictures that stand for none.
const STAND_INS: [&str; 11] = [
    "logo",
    "default",
    "placeholder",
    "avatar",
    "favicon",
    "touch-icon",
    "subscribe-card",
    "fallback",
    "blank.",
    "noimage",
    "no-image",
];

/// A card with the site's name is called a card for networks, and nothing that the headline says.
fn is_of_all_pages(name: &str, headline: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.clone().any(|word| one_of(word, "social share sharing og opengraph ogimage icon"))
        && !words.any(|word| word.len() >= 4 && holds_folded(headline, word))
}

/// The strips around the headline: where a byline and a date stand.
struct Head {
    strips: Range<usize>,
    /// The strip of the headline, or where it would stand.
    headline: usize,
    /// That strip prints the headline.
    printed: bool,
}

/// So many strips above and below the headline, up to the text's third paragraph.
const ABOVE: usize = 8;
const BELOW: usize = 24;

impl Page<'_> {
    fn head(&self, node: Option<NodeId>, headline: Option<&str>) -> Head {
        let strips = &self.facts.strips;
        // A headline may stand in an element that is no heading.
        let printed = || {
            let words = print::units(headline?);
            let like = |strip: &Strip| print::shared(&print::units(self.facts.text(strip)), &words) >= 80;
            strips.iter().position(|strip| strip.measure.words <= 40 && like(strip))
        };
        let start = || strips.partition_point(|s| s.end <= self.lead.start);
        let found = node.map(|n| strips.partition_point(|s| s.end <= n)).or_else(printed);
        let at = found.unwrap_or_else(start);
        let mut end = at;
        let mut paragraphs = 0;
        while end < strips.len() && end < at + BELOW {
            paragraphs += u32::from(strips.get(end).is_some_and(|s| s.is_prose() && s.measure.words >= 20));
            if paragraphs > 2 {
                break;
            }
            end += 1;
        }
        Head { strips: at.saturating_sub(ABOVE)..end, headline: at, printed: found.is_some() }
    }

    /// The element and those around it, up to what the headline is in as well.
    fn beside(&self, head: &Head, node: NodeId) -> impl Iterator<Item = NodeId> {
        let nodes = std::iter::once(node).chain(self.dom.ancestors(node));
        nodes.take_while(|&n| !self.facts.strips_in(self.dom, n).contains(&head.headline))
    }

    fn text(&self, strip: usize) -> &str {
        self.facts.strips.get(strip).map_or("", |s| self.facts.text(s))
    }
}
