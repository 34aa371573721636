//! The sets of a corpus: which folder holds which pages, and what a caller knows of each.
//!
//! A set is known by how its folder is laid out; a folder that is not there is passed over.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use article::{DateTime, WebUrl};
use extract::Options;
use serde_json::Value;

use crate::input;

/// The form that a set's scorer reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Json,
    Markdown,
}

/// One page to read.
#[derive(Debug)]
pub struct Job {
    /// The set's folder, also that of its predictions.
    pub set: &'static str,
    /// The page's name in its set.
    pub id: String,
    pub file: PathBuf,
    pub url: Option<WebUrl>,
    pub captured: Option<DateTime>,
    pub answer: Answer,
}

impl Job {
    fn new(set: &'static str, id: String, file: PathBuf) -> Self {
        Self { set, id, file, url: None, captured: None, answer: Answer::Json }
    }

    /// With what a label tells of the page: its address, and the moment of capture.
    fn told(self, label: &Value) -> Self {
        Self { url: address(label), captured: captured(label), ..self }
    }

    /// The page as it was saved, unpacked.
    ///
    /// # Errors
    /// A message, when it cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        input::bytes(&self.file)
    }

    /// What a caller tells the engine of it.
    pub fn options(&self) -> Options {
        let format = input::format_of(&self.file);
        Options { url: self.url.clone(), captured: self.captured, format, ..Options::default() }
    }
}

type Lister = fn(&Path) -> Result<Vec<Job>, String>;

const SETS: [(&str, Lister); 6] = [
    ("aeb", aeb),
    ("wcxb", wcxb),
    ("mozilla", mozilla),
    ("related", related),
    ("multistory", multistory),
    ("structure", structure),
];

/// Every page of the sets that are there; of those `wanted` when any are named.
///
/// # Errors
/// A message, when there is no such set, none at all, or an answer file cannot be read.
pub fn jobs(corpus: &Path, wanted: &[String]) -> Result<Vec<Job>, String> {
    if let Some(unknown) = wanted.iter().find(|name| !SETS.iter().any(|(set, _)| set == name)) {
        return Err(format!(
            "there is no set {unknown:?}; there are {}",
            SETS.map(|(set, _)| set).join(", ")
        ));
    }
    let mut jobs = Vec::new();
    for (set, list) in SETS {
        let asked = wanted.is_empty() || wanted.iter().any(|name| name == set);
        if asked && corpus.join(set).is_dir() {
            jobs.extend(list(corpus)?);
        }
    }
    if jobs.is_empty() { Err(format!("{}: no corpus here", corpus.display())) } else { Ok(jobs) }
}

/// The sets that have jobs, in their order.
pub fn names(jobs: &[Job]) -> Vec<&'static str> {
    let mut names: Vec<_> = jobs.iter().map(|job| job.set).collect();
    names.dedup();
    names
}

/// `aeb/html/ID.html.gz`, addresses in `aeb/ground-truth.json`.
fn aeb(corpus: &Path) -> Result<Vec<Job>, String> {
    let truth = json(&corpus.join("aeb/ground-truth.json"))?;
    let pages: BTreeMap<String, Value> = serde_json::from_value(truth).map_err(|e| e.to_string())?;
    let job = |(id, page): (String, Value)| {
        let file = corpus.join(format!("aeb/html/{id}.html.gz"));
        Job::new("aeb", id, file).told(&page)
    };
    Ok(pages.into_iter().map(job).collect())
}

/// `wcxb/html/ID.html.gz`, addresses in `wcxb/ground-truth/ID.json`.
fn wcxb(corpus: &Path) -> Result<Vec<Job>, String> {
    labelled(corpus, "wcxb", "wcxb/ground-truth", |id, _| Ok(format!("wcxb/html/{id}.html.gz")))
}

/// `mozilla/ID/source.html.gz`; the address is the page's own canonical one, else the one that
/// Readability's tests use.
fn mozilla(corpus: &Path) -> Result<Vec<Job>, String> {
    let fake = WebUrl::parse("http://fakehost/test/page.html").ok();
    let mut jobs = Vec::new();
    for folder in entries(&corpus.join("mozilla"))? {
        let file = folder.join("source.html.gz");
        if !file.is_file() {
            continue;
        }
        let own = canonical(&page_text(&file)?).and_then(|href| WebUrl::resolve(&href, fake.as_ref()).ok());
        let url = own.filter(WebUrl::is_page).or_else(|| fake.clone());
        jobs.push(Job { url, ..Job::new("mozilla", name_of(&folder, ""), file) });
    }
    Ok(jobs)
}

/// `related/ID.json` labels a page of one of the sets above.
fn related(corpus: &Path) -> Result<Vec<Job>, String> {
    labelled(corpus, "related", "related", |id, label| {
        match (label["corpus"].as_str(), label["page"].as_str()) {
            (Some("mozilla"), Some(page)) => Ok(format!("mozilla/{page}/source.html.gz")),
            (Some(set), Some(page)) => Ok(format!("{set}/html/{page}.html.gz")),
            _ => Err(format!("related/{id}.json names no page")),
        }
    })
}

/// `multistory/NNN.html.gz` or `NNN.txt.gz` beside the label `NNN.json`.
fn multistory(corpus: &Path) -> Result<Vec<Job>, String> {
    labelled(corpus, "multistory", "multistory", |id, label| {
        let kind = if label["kind"] == "text" { "txt" } else { "html" };
        Ok(format!("multistory/{id}.{kind}.gz"))
    })
}

/// `structure/ID.html.gz`; the address stands in a comment of the page, else it is made of its name.
fn structure(corpus: &Path) -> Result<Vec<Job>, String> {
    let mut jobs = Vec::new();
    for file in entries(&corpus.join("structure"))? {
        if !file.to_string_lossy().ends_with(".html.gz") {
            continue;
        }
        let id = name_of(&file, ".html.gz");
        let label = comment_json(&page_text(&file)?).unwrap_or_default();
        let named = id.split_once("--").and_then(|(_, host)| WebUrl::parse(&format!("https://{host}")).ok());
        let job = Job::new("structure", id, file).told(&label);
        jobs.push(Job { url: job.url.clone().or(named), answer: Answer::Markdown, ..job });
    }
    Ok(jobs)
}

/// The pages of a folder of labels; `file` tells from name and label where a page is in the corpus.
fn labelled(
    corpus: &Path,
    set: &'static str,
    folder: &str,
    file: fn(&str, &Value) -> Result<String, String>,
) -> Result<Vec<Job>, String> {
    let job = |(id, label): (String, Value)| {
        let file = corpus.join(file(&id, &label)?);
        Ok(Job::new(set, id, file).told(&label))
    };
    labels(&corpus.join(folder))?.into_iter().map(job).collect()
}

/// The labels `ID.json` of a folder, by their names.
///
/// # Errors
/// A message, when one cannot be read.
pub fn labels(folder: &Path) -> Result<Vec<(String, Value)>, String> {
    let files = entries(folder)?.into_iter().filter(|f| f.extension().is_some_and(|e| e == "json"));
    files.map(|file| Ok((name_of(&file, ".json"), json(&file)?))).collect()
}

/// What a folder holds, sorted by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let found = std::fs::read_dir(folder).map_err(told)?.map(|entry| Ok(entry.map_err(told)?.path()));
    let mut found = found.collect::<Result<Vec<_>, String>>()?;
    found.sort();
    Ok(found)
}

fn name_of(file: &Path, ending: &str) -> String {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    name.strip_suffix(ending).unwrap_or(&name).to_owned()
}

/// A file's JSON.
///
/// # Errors
/// A message, when it cannot be read or is none.
pub fn json(file: &Path) -> Result<Value, String> {
    serde_json::from_slice(&input::bytes(file)?).map_err(|error| format!("{}: {error}", file.display()))
}

fn page_text(file: &Path) -> Result<String, String> {
    Ok(String::from_utf8_lossy(&input::bytes(file)?).into_owned())
}

fn address(label: &Value) -> Option<WebUrl> {
    WebUrl::parse(label["url"].as_str()?).ok()
}

fn captured(label: &Value) -> Option<DateTime> {
    DateTime::parse_iso(label["captured"].as_str()?).ok()
}

/// The object of a comment `<!-- {"url": …} -->` near the page's beginning.
fn comment_json(page: &str) -> Option<Value> {
    let mut comments = page.split("<!--").skip(1).filter_map(|rest| rest.split_once("-->"));
    comments.find_map(|(text, _)| serde_json::from_str(text.trim()).ok().filter(Value::is_object))
}

/// The address of `<link rel="canonical" href="…">`.
fn canonical(page: &str) -> Option<String> {
    let tags = page.split('<').filter_map(|tag| tag.split_once('>').map(|(inside, _)| inside));
    let links = tags.filter(|tag| tag.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("link ")));
    let mut canonical =
        links.filter(|tag| attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")));
    canonical.find_map(|tag| attribute(tag, "href")).map(|href| href.replace("&amp;", "&"))
}

/// The value of an attribute in a tag's inside, quoted or not.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[at..];
    match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next(),
        _ => rest.split_whitespace().next().map(|value| value.trim_end_matches('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_its_own_address() {
        let page =
            r#"<head><LINK href="https://a.example/?b&amp;c" rel='canonical' /><link rel=icon href=i>"#;
        assert_eq!(canonical(page).as_deref(), Some("https://a.example/?b&c"));
        assert_eq!(canonical("<link rel=next href=/b>"), None);
        let told = comment_json(r#"<!doctype html><!-- x --><!-- {"url":"https://b.example/"} --><p>"#);
        assert_eq!(address(&told.unwrap()).unwrap().as_str(), "https://b.example/");
    }

    #[test]
    fn a_corpus_is_known_by_its_folders() {
        let root = std::env::temp_dir().join(format!("broadsheet-sets-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("aeb/ground-truth.json", r#"{"x": {"url": "https://x.example/", "articleBody": "b"}}"#);
        write("multistory/002.json", r#"{"kind": "text", "captured": "2025-03-31T10:00:00Z"}"#);
        write("structure/general--s.example-a.html.gz", "<p>not packed");
        write("structure/general--s.example-a.md", "b");
        let jobs = jobs(&root, &[]).unwrap();
        let wrong = super::jobs(&root, &["wcbx".into()]).unwrap_err();
        let none = super::jobs(&root, &["wcxb".into()]).unwrap_err();
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!(names(&jobs), ["aeb", "multistory", "structure"]);
        assert_eq!(jobs[0].url.as_ref().unwrap().as_str(), "https://x.example/");
        assert!(jobs[1].captured.is_some() && jobs[1].file.ends_with("multistory/002.txt.gz"));
        assert_eq!(jobs[2].url.as_ref().unwrap().as_str(), "https://s.example-a/");
        assert!(wrong.contains("wcbx") && none.contains("no corpus"));
    }
}
