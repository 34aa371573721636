//! JSON-LD: the node that is about this page, and nothing of the others.

use crate::find::holds;
use article::{Author, Claimed, Direction, Figure, Image, Inline, Media, Provenance, WebUrl};

use super::json::{self, Object, Value};
use super::repair::repair;
use super::{Claims, keep};
use crate::dates::{self, DateContext};
use crate::dom::{Dom, NodeId, fold_space};
use crate::keys::Keys;

/// A script of more bytes is a data dump, not a claim.
const LONGEST: usize = 2 << 20;
/// Nodes looked at in all; related items can be thousands.
const MOST: usize = 4096;

pub(super) fn read(dom: &Dom, scripts: &[NodeId], claims: &mut Claims) {
    let parsed: Vec<Value> = scripts.iter().filter_map(|&script| parse(dom.raw(script))).collect();
    let (mut nodes, mut named, mut by_id) = (Vec::new(), Vec::new(), Keys::default());
    for value in &parsed {
        collect(value, &mut nodes, &mut named, &mut by_id);
    }
    let reader = Reader { named, by_id, base: claims.base.clone() };
    // No title of more bytes is a headline's, and it is searched for thousands of nodes.
    let title = claims.title.as_ref().filter(|title| title.len() <= 1000);
    let page = claims.address.as_ref().map(|c| c.value.clone()).or_else(|| claims.base.clone());
    let best = nodes
        .iter()
        .enumerate()
        .filter_map(|(index, node)| {
            let rank = rank(node)?;
            let about = reader.is_about(node, page.as_ref());
            // Another page's article, on a list of them.
            if about == Some(false) && rank > 1 {
                return None;
            }
            let titled = text_of(node, "headline")
                .or_else(|| text_of(node, "name"))
                .is_some_and(|h| title.is_some_and(|t| holds(t, &h)));
            let score = rank * 4 + u32::from(about == Some(true)) * 2 + u32::from(titled) * 3;
            Some((score, std::cmp::Reverse(index), *node))
        })
        .max_by_key(|(score, index, _)| (*score, *index));
    if let Some((_, _, node)) = best {
        reader.claim(node, claims);
    }
    for node in &nodes {
        let kinds = kinds(node);
        if kinds.iter().any(|k| matches!(*k, "WebSite" | "NewsMediaOrganization")) {
            push_text(&mut claims.site_names, text_of(node, "name"));
        }
        // The page itself knows its date where its article says nothing.
        if kinds.contains(&"WebPage") && claims.published.is_empty() && best.and_then(|b| rank(b.2)) > Some(1)
        {
            reader.dates(node, claims);
        }
    }
}

fn parse(json: &str) -> Option<Value> {
    let json = json.trim();
    if json.len() > LONGEST || json.is_empty() {
        return None;
    }
    json::parse(json).or_else(|| json::parse(&repair(json)))
}

/// The objects that may be about the page: of lists, graphs and main entities, not of lists of
/// items. Objects with an `@id` are remembered wherever they stand.
fn collect<'a>(value: &'a Value, nodes: &mut Vec<&'a Object>, named: &mut Vec<&'a Object>, by_id: &mut Keys) {
    let mut open: Vec<(&Value, bool)> = vec![(value, true)];
    let mut seen = 0;
    while let Some((value, about)) = open.pop() {
        seen += 1;
        if seen > 16 * MOST {
            return;
        }
        match value {
            Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, about))),
            Value::Object(object) => {
                if let Some(id) = object.get("@id").and_then(Value::as_str)
                    && object.len() > 1
                {
                    by_id.first(id, named.len());
                    named.push(object);
                }
                if about && object.has("@type") && nodes.len() < MOST {
                    nodes.push(object);
                }
                // The first of a page's frequent questions is not the page.
                let questions = kinds(object).contains(&"FAQPage");
                for (key, inner) in object.members() {
                    let about = about
                        && !questions
                        && matches!(
                            key,
                            "@graph" | "mainEntity" | "mainEntityOfPage" | "about" | "subjectOf"
                        );
                    if inner.holds_values() {
                        open.push((inner, about));
                    }
                }
            }
            _ => {}
        }
    }
}

fn kinds(node: &Object) -> Vec<&str> {
    match node.get("@type") {
        Some(Value::String(kind)) => vec![last_segment(kind)],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(last_segment).collect(),
        _ => Vec::new(),
    }
}

/// `http://schema.org/NewsArticle` is `NewsArticle`.
fn last_segment(kind: &str) -> &str {
    kind.rsplit(['/', '#', ':']).next().unwrap_or(kind)
}

/// How much a type is that of a page's own subject; `None` for breadcrumbs and the like.
fn rank(node: &Object) -> Option<u32> {
    kinds(node)
        .into_iter()
        .filter_map(|kind| match kind {
            k if k.ends_with("Article") || k.ends_with("Posting") => Some(4),
            "Report"
            | "Review"
            | "Recipe"
            | "HowTo"
            | "BlogPost"
            | "Chapter"
            | "CreativeWork"
            | "SpecialAnnouncement" => Some(3),
            "Product"
            | "QAPage"
            | "Question"
            | "Book"
            | "Movie"
            | "Event"
            | "Course"
            | "VideoObject"
            | "PodcastEpisode"
            | "SoftwareApplication"
            | "SoftwareSourceCode"
            | "Dataset" => Some(2),
            "WebPage" | "ItemPage" | "AboutPage" | "MedicalWebPage" | "FAQPage" | "CollectionPage"
            | "ProfilePage" => Some(1),
            _ => None,
        })
        .max()
}

fn text_of(node: &Object, key: &str) -> Option<String> {
    let text = match node.get(key)? {
        Value::String(text) => text.as_str(),
        Value::Array(items) => items.first()?.as_str()?,
        Value::Object(object) => object.get("@value").or_else(|| object.get("name"))?.as_str()?,
        _ => return None,
    };
    let text = plain(text);
    (!text.is_empty()).then_some(text)
}

/// JSON-LD often holds text that was escaped for HTML.
fn plain(text: &str) -> String {
    super::tags::unescape(&fold_space(text))
}

fn push_text(list: &mut Vec<Claimed<String>>, text: Option<String>) {
    if let Some(text) = text {
        keep(list, Claimed::new(text, Provenance::JsonLd));
    }
}

struct Reader<'a> {
    /// Objects that have an `@id`.
    named: Vec<&'a Object>,
    /// By that: where in `named` they are.
    by_id: Keys,
    base: Option<WebUrl>,
}

impl Reader<'_> {
    /// Whether the node names this page's address, or another; `None` where it names none.
    fn is_about(&self, node: &Object, page: Option<&WebUrl>) -> Option<bool> {
        let page = page?;
        let named = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|key| match node.get(key)? {
            Value::String(text) => Some(text.as_str()),
            Value::Object(object) => object.get("@id").or_else(|| object.get("url"))?.as_str(),
            _ => None,
        });
        let mut other = false;
        for address in named {
            let Ok(url) = WebUrl::resolve(address, self.base.as_ref()) else { continue };
            if same_page(&url, page) {
                return Some(true);
            }
            // The front page is named on every page.
            other |= url.host() == page.host() && !matches!(bare_path(&url), "" | "/");
        }
        if other { Some(false) } else { None }
    }

    fn claim(&self, node: &Object, claims: &mut Claims) {
        let of_page = rank(node) == Some(1);
        kinds(node).into_iter().for_each(|kind| keep(&mut claims.kinds, kind.to_owned()));
        push_text(&mut claims.headlines, text_of(node, "headline").or_else(|| text_of(node, "name")));
        push_text(&mut claims.deks, text_of(node, "description"));
        for key in ["author", "creator"] {
            let before = claims.authors.len();
            if let Some(value) = node.get(key) {
                self.authors(value, claims);
            }
            if claims.authors.len() > before {
                break;
            }
        }
        // The date of a page that claims to be no article is its file's, as a rule.
        if !of_page {
            self.dates(node, claims);
        }
        push_text(&mut claims.sections, text_of(node, "articleSection"));
        push_text(&mut claims.langs, text_of(node, "inLanguage"));
        if let Some(publisher) = node.get("publisher").or_else(|| node.get("sourceOrganization"))
            && let Some(object) = self.object(publisher)
        {
            // What serves a site is not the site: Blogger's own pages name it.
            push_text(&mut claims.site_names, text_of(object, "name").filter(|name| name != "Blogger"));
        }
        for key in ["image", "thumbnailUrl"] {
            if let Some(image) = node.get(key).and_then(|v| self.image(v)) {
                claims.images.push(Claimed::new(image, Provenance::JsonLd));
                break;
            }
        }
        claims.article_body = text_of_body(node);
        let dir = text_of(node, "direction").filter(|d| d == "rtl");
        if dir.is_some() && claims.dir.is_none() {
            claims.dir = Some(Claimed::new(Direction::Rtl, Provenance::JsonLd));
        }
    }

    fn dates(&self, node: &Object, claims: &mut Claims) {
        let read = |key: &str| dates::stated(node.get(key)?.as_str()?, &DateContext::default());
        let published = ["datePublished", "dateCreated", "uploadDate"].into_iter().find_map(read);
        claims.published.extend(published.map(|at| Claimed::new(at, Provenance::JsonLd)));
        claims.modified.extend(read("dateModified").map(|at| Claimed::new(at, Provenance::JsonLd)));
    }

    /// The object that a value is, or that it names by `@id`.
    fn object<'b>(&'b self, value: &'b Value) -> Option<&'b Object> {
        let object = match value {
            Value::Object(object) => object,
            Value::Array(items) => items.first()?.as_object()?,
            _ => return None,
        };
        let named = object
            .get("@id")
            .and_then(Value::as_str)
            .and_then(|id| self.named.get(self.by_id.get(id)?).copied());
        if object.has("name") { Some(object) } else { Some(named.unwrap_or(object)) }
    }

    fn authors(&self, value: &Value, claims: &mut Claims) {
        let items: &[Value] = match value {
            Value::Array(items) => items,
            one => std::slice::from_ref(one),
        };
        for item in items.iter().take(32) {
            let (names, href) = match item {
                Value::String(name) => (vec![plain(name)], None),
                Value::Object(_) => {
                    let Some(object) = self.object(item) else { continue };
                    let house = kinds(object)
                        .iter()
                        .any(|k| k.ends_with("Organization") || *k == "Corporation" || *k == "Brand");
                    let names: Vec<String> = match object.get("name") {
                        Some(Value::Array(names)) => {
                            names.iter().filter_map(Value::as_str).map(plain).collect()
                        }
                        Some(Value::String(name)) => vec![plain(name)],
                        _ => Vec::new(),
                    };
                    if house {
                        names.iter().for_each(|name| keep(&mut claims.houses, name.clone()));
                    }
                    let href = ["url", "sameAs"].into_iter().find_map(|key| self.address(object.get(key)?));
                    (names, href)
                }
                _ => continue,
            };
            for name in names {
                let value = Author { name, href: href.clone() };
                keep(&mut claims.authors, Claimed::new(value, Provenance::JsonLd));
            }
        }
    }

    fn address(&self, value: &Value) -> Option<WebUrl> {
        let text = match value {
            Value::Array(items) => items.first()?.as_str()?,
            Value::Object(object) => object.get("@id").or_else(|| object.get("url"))?.as_str()?,
            value => value.as_str()?,
        };
        WebUrl::resolve(text, self.base.as_ref()).ok().filter(WebUrl::is_page)
    }

    fn image(&self, value: &Value) -> Option<Figure> {
        let value = match value {
            Value::Array(items) => items.first()?,
            one => one,
        };
        let mut object = None;
        let src = match value {
            Value::String(text) => WebUrl::resolve(text, self.base.as_ref()).ok()?,
            _ => {
                let found = self.object(value)?;
                object = Some(found);
                ["url", "contentUrl", "@id"].into_iter().find_map(|key| self.address(found.get(key)?))?
            }
        };
        let size = |key: &str| pixels(object?.get(key)?);
        let caption = object.and_then(|o| text_of(o, "caption"));
        let image =
            Image { src, fallback: None, alt: String::new(), width: size("width"), height: size("height") };
        let credit = object.and_then(|o| text_of(o, "creditText"));
        Some(Figure {
            media: vec![Media::Image(image)],
            caption: caption.map(Inline::Text).into_iter().collect(),
            credit,
        })
    }
}

fn pixels(value: &Value) -> Option<u32> {
    match value {
        Value::Number(n) => u32::try_from(*n).ok(),
        Value::String(text) => {
            let text = text.trim();
            text.strip_suffix("px").unwrap_or(text).trim().parse().ok()
        }
        Value::Object(object) => pixels(object.get("value")?),
        _ => None,
    }
    .filter(|n| *n > 0)
}

fn text_of_body(node: &Object) -> Option<String> {
    let text = node.get("articleBody").or_else(|| node.get("text"))?.as_str()?;
    let text = super::tags::unescape(text.trim());
    (!text.is_empty()).then_some(text)
}

fn bare_path(url: &WebUrl) -> &str {
    let path = url.path();
    path.get(..path.find(['?', '#']).unwrap_or(path.len())).unwrap_or(path).trim_end_matches('/')
}

/// Host and path alike, whatever scheme, query, fragment and final slash.
pub(super) fn same_page(a: &WebUrl, b: &WebUrl) -> bool {
    a.host() == b.host() && bare_path(a) == bare_path(b)
}
