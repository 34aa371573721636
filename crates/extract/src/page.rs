//! A page, read once and kept: its article, its trace, and its plan, which can be edited.

use crate::find::split;
use article::{Article, Notice, NoticeKind};

use crate::claims::{self, Claims};
use crate::dom::{self, Cutoffs, Dom, NodeId, Tag};
use crate::facts::Facts;
use crate::judge::{Ledger, Plan, veto, weigh};
use crate::segment::{self, Hints, Segments};
use crate::trace::Trace;
use crate::{Format, Options, Refused, RefusedWhy, account, assemble, twice};

/// Text handed back with a refusal is cut off here, in bytes.
const REFUSED_TEXT: usize = 1_000_000;
/// A page is in its `<noscript>` where that has so many bytes for each word outside: more than twice the words.
const NOSCRIPT_BYTES: usize = 12;

/// A page that has been taken apart.
#[derive(Debug)]
pub struct Page {
    pub(crate) dom: Dom,
    pub(crate) facts: Facts,
    pub(crate) claims: Claims,
    pub(crate) segments: Segments,
    pub(crate) ledger: Ledger,
    pub(crate) plan: Plan,
    pub(crate) options: Options,
    cutoffs: Cutoffs,
    /// The page was encoded twice, and read back.
    twice: bool,
}

impl Page {
    /// Takes a page apart.
    ///
    /// # Errors
    /// As [`extract`].
    pub fn read(input: &str, options: &Options) -> Result<Self, Refused> {
        let page = Self::judged(input, options)?;
        page.refusal().map_or(Ok(page), Err)
    }

    /// Takes a page apart that may hold no article, so that it can be told why: [`Page::refusal`] says
    /// whether it does, [`Page::trace`] what was judged of each block.
    ///
    /// # Errors
    /// [`RefusedWhy::Empty`] where the input has no text.
    ///
    /// ```
    /// use broadsheet_extract::{Options, Page};
    ///
    /// let page = Page::judged("<title>Tides</title><nav><a href=/>Home</a></nav>", &Options::default())?;
    /// assert!(page.refusal().is_some());
    /// assert!(page.trace().lines[0].weight < 0);
    /// # Ok::<(), broadsheet_extract::Refused>(())
    /// ```
    pub fn judged(input: &str, options: &Options) -> Result<Self, Refused> {
        let mut page = Self::gather(input, options)?;
        let titles = page.claims.titles();
        page.segments = segment::segment(&page.dom, &page.facts, &page.hints(&titles));
        page.judge(weigh(&page.dom, &page.facts, &titles));
        Ok(page)
    }

    /// Why there is no article in the page, where there is none.
    pub fn refusal(&self) -> Option<Refused> {
        self.is_empty().then(|| Refused {
            why: RefusedWhy::NoArticle,
            text: self.whole_text(),
            title: assemble::assemble(self).meta.headline.map(|headline| headline.value),
        })
    }

    /// What can be known of a page before anything is judged.
    pub(crate) fn gather(input: &str, options: &Options) -> Result<Self, Refused> {
        let (input, too_long) = within(input, options.limits.bytes);
        let plain = match options.format {
            Format::Html => false,
            Format::Text => true,
            Format::Auto => !looks_like_html(input),
        };
        let once = if options.as_printed { None } else { twice::undone(input) };
        let input = once.as_deref().unwrap_or(input);
        let (mut dom, mut cutoffs) = if plain {
            let (dom, nodes) = dom::from_text(input, options.limits.nodes / 2);
            (dom, Cutoffs { nodes, ..Cutoffs::default() })
        } else {
            dom::parse_guarded(input, &options.limits)
        };
        let mut facts = Facts::gather(&dom);
        // A page that a script was to fill may hold its text for those who run none.
        if !plain && longest_noscript(&dom) > NOSCRIPT_BYTES * words(&facts) as usize {
            let shown = shown_without_scripts(input);
            let (other, more) = dom::parse_guarded(&shown, &options.limits);
            let others = Facts::gather(&other);
            if words(&others) > 2 * words(&facts) {
                (dom, cutoffs, facts) = (other, more, others);
            }
        }
        cutoffs.bytes = too_long;
        let claims = claims::gather(&dom, options.url.as_ref());
        if claims.is_thread(&dom, options.url.as_ref()) {
            facts.take_for_thread();
        }
        if facts.strips.is_empty() {
            let title = claims.titles().into_iter().next();
            return Err(Refused { why: RefusedWhy::Empty, text: String::new(), title });
        }
        Ok(Self {
            claims,
            dom,
            facts,
            segments: Segments::default(),
            ledger: Ledger::default(),
            plan: Plan::default(),
            options: options.clone(),
            cutoffs,
            twice: once.is_some(),
        })
    }

    /// What segmentation is told beside the page's text.
    pub(crate) fn hints<'a>(&'a self, titles: &'a [String]) -> Hints<'a> {
        Hints {
            titles,
            authors: &self.claims.authors,
            address: self.options.url.as_ref(),
            base: self.claims.base.as_ref(),
            captured: self.options.captured,
        }
    }

    /// Makes the plan, from segments and weights.
    pub(crate) fn judge(&mut self, ledger: Ledger) {
        // Copied text has no mark-up, and the weights are fitted on mark-up.
        if !self.dom.is_plain() {
            veto(&self.facts, &ledger, &mut self.segments);
        }
        self.plan = Plan::make(&self.dom, &self.facts, &self.segments, &ledger);
        self.ledger = ledger;
    }

    /// The article, as the plan has it now.
    pub fn article(&self) -> Article {
        let mut article = assemble::assemble(self);
        article.account = account::account(self);
        article.notices.extend(self.notices());
        if self.twice {
            let whole = article.related.iter_mut().filter(|story| !story.body.is_empty());
            whole.for_each(|story| story.notices.push(twice_encoded()));
        }
        article
    }

    /// Brings a block back (`keep`) or undoes that. Judges nothing anew. The node is that of the
    /// block in the article's account. `false` where the page has no such block.
    pub fn edit(&mut self, node: NodeId, keep: bool) -> bool {
        self.plan.edit(&self.facts, node, keep)
    }

    /// What was judged of each block, and why.
    pub fn trace(&self) -> Trace {
        Trace::of(self)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.plan.is_empty(&self.facts, &self.segments)
    }

    /// All of the page's text, a line a strip.
    fn whole_text(&self) -> String {
        let mut text = String::new();
        for strip in self.facts.strips.iter().filter(|s| !s.hidden) {
            text.push_str(self.facts.text(strip));
            text.push('\n');
            if text.len() > REFUSED_TEXT {
                break;
            }
        }
        let end = within(text.trim_end(), REFUSED_TEXT).0.len();
        text.truncate(end);
        text
    }

    fn notices(&self) -> Vec<Notice> {
        let limits = &self.options.limits;
        [
            (
                self.cutoffs.bytes,
                format!("The page is longer than {} MB; the rest was not read.", limits.bytes >> 20),
            ),
            (
                self.cutoffs.nodes,
                format!("The page has more than {} parts; the rest was not read.", limits.nodes),
            ),
            (
                self.cutoffs.depth,
                format!("The page nests deeper than {} levels; what lies deeper was joined.", limits.depth),
            ),
        ]
        .into_iter()
        .filter(|(reached, _)| *reached)
        .map(|(_, message)| Notice { kind: NoticeKind::Limit, message })
        .chain(self.plan.relaxed.then(|| Notice {
            kind: NoticeKind::Incomplete,
            message: "This page does not read like an article; what could be its text was kept.".to_owned(),
        }))
        .chain(self.twice.then(twice_encoded))
        .collect()
    }
}

fn twice_encoded() -> Notice {
    Notice {
        kind: NoticeKind::Repair,
        message: "The page was encoded twice, so that ’ came as â€™; its letters were read back.".to_owned(),
    }
}

/// A page as those see it who run no scripts.
fn shown_without_scripts(input: &str) -> String {
    let pieces: Vec<&str> = split(input, "<noscript").collect();
    let begun = pieces.join("<div");
    let pieces: Vec<&str> = split(&begun, "</noscript").collect();
    pieces.join("</div")
}

/// The bytes of the longest text that the page holds for those who run no scripts.
fn longest_noscript(dom: &Dom) -> usize {
    dom.ids().filter(|&id| dom.tag(id) == Tag::Noscript).map(|id| dom.text(id).len()).max().unwrap_or(0)
}

/// The words of a page.
fn words(facts: &Facts) -> u32 {
    facts.totals(0..facts.strips.len()).words
}

/// The longest beginning of that many bytes that ends between characters, and whether it is cut.
fn within(text: &str, bytes: usize) -> (&str, bool) {
    if text.len() <= bytes {
        return (text, false);
    }
    let end = (0..=bytes).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    (&text[..end], true)
}

/// Whether text is HTML source: it begins as a document does, or holds several tags of a page.
fn looks_like_html(text: &str) -> bool {
    const TAGS: [&str; 22] = [
        "p",
        "div",
        "a",
        "span",
        "br",
        "h1",
        "h2",
        "h3",
        "ul",
        "ol",
        "li",
        "article",
        "section",
        "body",
        "html",
        "head",
        "title",
        "table",
        "img",
        "meta",
        "blockquote",
        "main",
    ];
    let head = within(text.trim_start_matches('\u{feff}').trim_start(), 64).0.to_ascii_lowercase();
    if ["<!doctype", "<html", "<?xml", "<head", "<body"].iter().any(|start| head.starts_with(start)) {
        return true;
    }
    let known = |piece: &str| {
        let name = piece.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let closed = name[end..].starts_with(['>', ' ', '/', '\n', '\t', '\r']);
        closed && TAGS.iter().any(|tag| name[..end].eq_ignore_ascii_case(tag))
    };
    let enough = if head.starts_with('<') { 1 } else { 3 };
    within(text, 1 << 20).0.split('<').skip(1).filter(|piece| known(piece)).take(enough).count() == enough
}

/// Takes a page apart and gives its article. [`Page`] keeps the page, to edit and to explain it.
///
/// # Errors
/// [`RefusedWhy::Empty`] where the input has no text, [`RefusedWhy::NoArticle`] where it has, but
/// hardly any that could be an article's; [`Refused::text`] is then what there is.
///
/// ```
/// use broadsheet_extract::{Options, RefusedWhy, extract};
///
/// let page = "<title>Tides</title><nav><a href=/>Home</a></nav>";
/// let refused = extract(page, &Options::default()).unwrap_err();
/// assert_eq!(refused.title.as_deref(), Some("Tides"));
/// assert_eq!(refused.why, RefusedWhy::NoArticle);
/// assert_eq!(refused.text, "Home");
/// assert_eq!(refused.to_string(), "This page holds no article.");
/// ```
pub fn extract(input: &str, options: &Options) -> Result<Article, Refused> {
    Page::read(input, options).map(|page| page.article())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_is_told_from_text() {
        for html in ["<!DOCTYPE html><title>x", "  <p>One", "a <b>b</b> <p>c</p><p>d</p>", "<div\nclass=a>"] {
            assert!(looks_like_html(html), "{html}");
        }
        for text in ["Plain prose.", "if a < b and c > d", "<3 this", "the <br> tag breaks a line", ""] {
            assert!(!looks_like_html(text), "{text}");
        }
    }

    #[test]
    fn where_scripts_would_fill_a_page_its_text_for_those_without_is_read() {
        let post = "<p>The boiler stopped on Monday, and nobody has been able to say why, so I ask here.</p>";
        let text = |html: &str| extract(html, &Options::default()).map(|article| article.text());
        let empty = format!("<body><div id=app>Loading</div><noscript><h1>Boiler</h1>{post}</noscript>");
        let read = text(&empty);
        assert!(read.as_ref().is_ok_and(|text| text.contains("The boiler stopped")), "{read:?}");
        let more = "<p>Two fitters came on Tuesday, looked at the burner, and left with a part of it.</p>";
        // What the site puts around every page does not hide that the page itself is empty.
        let frame = "<header><p>The forum of those who mend boilers, pumps and taps of all makes and ages.</p></header>";
        let last = "<p>The burner is cold and the house is cold, too, so that we live in our coats.</p>";
        let framed = format!("<body>{frame}<noscript>{}</noscript>", [post, more, last].concat());
        assert!(text(&framed).is_ok_and(|text| text.contains("The boiler stopped")));
        let full =
            format!("<article>{post}{more}</article><noscript><p>Turn on JavaScript, please.</p></noscript>");
        assert!(text(&full).is_ok_and(|text| !text.contains("JavaScript")));
    }

    #[test]
    fn the_replies_of_a_conversation_are_its_text() {
        let post = |name: &str, text: &str| {
            format!(
                "<div class=reply id=comment-{name}><a href=/u/{name}>{name}</a> <time>3 days ago</time><p>{text}</p></div>"
            )
        };
        let page = format!(
            "<title>Why is the boiler cold?</title><main itemscope itemtype='https://schema.org/QAPage'>
             <h1>Why is the boiler cold?</h1><div class=question><p>The boiler stopped on Monday, and nobody has been
             able to say why, so I ask here.</p></div><div class=comments>{}{}{}</div></main>",
            post("ann", "Look at the burner first: ours had a leaf in it, and nothing else was wrong with it."),
            post("bo", "Ask who was there last. Two fitters came to us and left with a part of it in a bag."),
            post("cy", "Wear a coat. It will be spring before anybody comes, and by then it does not matter."),
        );
        let read = extract(&page, &Options::default()).map(|article| article.text()).unwrap_or_default();
        for part in ["nobody has been", "a leaf in it", "Two fitters", "Wear a coat"] {
            assert!(read.contains(part), "{part}: {read}");
        }
        let elsewhere = page.replace("QAPage", "NewsArticle");
        let read = extract(&elsewhere, &Options::default()).map(|article| article.text()).unwrap_or_default();
        assert!(!read.contains("Wear a coat"), "{read}");
    }

    #[test]
    fn the_paragraph_about_the_author_is_not_the_articles() {
        let text = "<p>The boiler stopped on Monday, and nobody has been able to say why, so I ask here.</p>
            <p>Ann Lee came on Tuesday, looked at the burner, and left with a part of it in her bag.</p>
            <p>The burner is cold and the house is cold, too, so that we live in our coats.</p>
            <p>We have asked the maker, who has not answered, and the shop, which is no more.</p>
            <p>If you know of a burner of that make in a shed of yours, let us hear of it.</p>";
        let about = "<p>Ann Lee mends boilers in the north and writes about it for whoever is cold.</p>";
        let page = format!(
            "<title>The boiler stops</title><article><h1>The boiler stops</h1><p>By Ann Lee</p>{text}{about}</article>"
        );
        let read = extract(&page, &Options::default()).map(|article| article.text()).unwrap_or_default();
        assert!(read.contains("came on Tuesday") && !read.contains("in the north"), "{read}");
    }

    #[test]
    fn a_frame_that_closes_itself_does_not_swallow_the_page() {
        let post = "<p>The boiler stopped on Monday, and nobody has been able to say why, so I ask here.</p>";
        let page = format!("<body><noscript><iframe src=/tag height=0 /></noscript><h1>Boiler</h1>{post}");
        let read = extract(&page, &Options::default()).map(|article| article.text());
        assert!(read.as_ref().is_ok_and(|text| text.contains("The boiler stopped")), "{read:?}");
    }
}
