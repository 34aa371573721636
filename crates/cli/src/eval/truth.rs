//! The true texts of a corpus's pages, where it has them.

use std::collections::BTreeMap;
use std::path::Path;

use extract::{Limits, Tag, parse};
use serde_json::Value;

use super::score::{Bag, Measure, Share};
use super::sets::{Job, json, labels};

/// The true text of one page.
#[derive(Debug)]
pub struct Truth {
    /// How its set measures.
    pub measure: Measure,
    /// The kind of page, in the set whose scores are told by kind.
    pub kind: Option<String>,
    bag: Bag,
}

impl Truth {
    fn new(measure: Measure, kind: Option<String>, text: &str) -> Self {
        Self { measure, kind, bag: measure.bag(text) }
    }

    /// How a text does against it; one that is not there is empty.
    pub fn share(&self, text: Option<&str>) -> Share {
        self.measure.bag(text.unwrap_or_default()).against(&self.bag)
    }
}

/// The true text of each job; `None` where the corpus has none for it.
///
/// # Errors
/// A message, when an answer cannot be read.
pub fn of_jobs(corpus: &Path, jobs: &[Job]) -> Result<Vec<Option<Truth>>, String> {
    let has = |set: &str| jobs.iter().any(|job| job.set == set);
    let mut aeb: BTreeMap<String, Value> = BTreeMap::new();
    if has("aeb") {
        aeb = serde_json::from_value(json(&corpus.join("aeb/ground-truth.json"))?)
            .map_err(|e| e.to_string())?;
    }
    let of_labels = |set: &str, folder: &str| match has(set) {
        true => labels(&corpus.join(folder)).map(|labels| labels.into_iter().collect()),
        false => Ok(BTreeMap::new()),
    };
    let wcxb: BTreeMap<String, Value> = of_labels("wcxb", "wcxb/ground-truth")?;
    let multistory: BTreeMap<String, Value> = of_labels("multistory", "multistory")?;
    let truth = |job: &Job| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(match job.set {
            "aeb" => aeb
                .get(&job.id)
                .map(|page: &Value| Truth::new(Measure::Shingles, None, &text(&page["articleBody"]))),
            "wcxb" => wcxb.get(&job.id).map(|page| {
                Truth::new(Measure::Words, Some(kind(page)), &text(&page["ground_truth"]["main_content"]))
            }),
            "multistory" => multistory
                .get(&job.id)
                .map(|page| Truth::new(Measure::Characters, None, &text(&page["lead"]["text"]))),
            "mozilla" => match job.file.with_file_name("expected.html") {
                file if file.is_file() => {
                    let html =
                        std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
                    Some(Truth::new(Measure::Words, None, &text_of(&html)))
                }
                _ => None,
            },
            _ => None,
        })
    };
    jobs.iter().map(truth).collect()
}

/// What kind of page it is, as the set's own scorer reads it.
fn kind(page: &Value) -> String {
    let told = &page["_internal"]["page_type"];
    match told.as_str().or_else(|| told["primary"].as_str()) {
        Some("category") => "collection",
        told => told.unwrap_or("article"),
    }
    .to_owned()
}

/// The text of HTML, apart wherever an element begins or ends that is not part of a line.
fn text_of(html: &str) -> String {
    let dom = parse(html, &Limits::default());
    let mut text = String::new();
    let mut open: Vec<article::NodeId> = Vec::new();
    for node in dom.ids() {
        while open.pop_if(|end| *end <= node).is_some() {
            text.push('\n');
        }
        match dom.tag(node) {
            Tag::Text => text.push_str(dom.text(node)),
            _ if IN_LINES.contains(&dom.name(node)) => {}
            _ => {
                text.push('\n');
                open.push(dom.end(node));
            }
        }
    }
    text
}

/// Elements that do not part the words on their two sides.
const IN_LINES: [&str; 44] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "ms", "mtext", "picture", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strong", "sub", "sup", "svg", "time", "u",
    "wbr",
];
