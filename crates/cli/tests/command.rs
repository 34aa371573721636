//! The program as a user runs it: what it prints, and the code that it leaves with.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Harbour reopens after storm - The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Harbour reopens after storm">
<meta property="article:published_time" content="2025-03-31T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour reopens after storm</h1><p class="byline">By Ada Marsh</p>
<p>The harbour opened again on Monday morning, two days after the storm had closed it to all ships, the harbour master said.</p>
<figure><img src="/quay.jpg" alt="The quay"><figcaption>Boats at the quay on Monday. Photo: Ben Tide</figcaption></figure>
<p>About forty boats had waited outside the breakwater since dawn, and the first of them were unloaded before noon, he added.</p>
<p>The repair of the outer wall will take until the summer, and the council has set aside the money that it needs for that.</p>
<p>Nobody was hurt in the storm, which tore the roof off the old fish market and sank three smaller boats at their moorings.</p>
</article><div class="share"><a href="/share">Share this story</a></div>
<aside><h3>Related articles</h3><ul><li><a href="/2025/ferry">Ferry service to the islands starts again</a></li>
<li><a href="/2025/market">Fish market to be rebuilt on higher ground</a></li></ul></aside></body></html>"#;

fn broadsheet(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn printed(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

/// A folder of this test's own, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("broadsheet-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn extract_prints_the_article_as_json() {
    let url = ["extract", "--url", "https://quay.example/2025/03/31/harbour", "-"];
    let article: Value = serde_json::from_str(printed(&broadsheet(&url, PAGE.as_bytes()))).unwrap();
    assert_eq!(article["title"], "Harbour reopens after storm");
    assert_eq!(article["byline"], "Ada Marsh");
    assert_eq!(article["site_name"], "The Quay");
    assert_eq!(article["published"], "2025-03-31T08:00:00Z");
    assert_eq!(article["lang"], "en-GB");
    assert_eq!(article["captions"][0]["credit"], "Ben Tide");
    assert_eq!(article["captions"][0]["caption"], "Boats at the quay on Monday.");
    assert_eq!(article["related"][0]["href"], "https://quay.example/2025/ferry");
    assert_eq!(article["related"][0]["section"], "Related articles");
    assert_eq!(article["stories"], Value::Array(Vec::new()));
    let text = article["text"].as_str().unwrap();
    assert!(text.starts_with("The harbour opened") && text.ends_with("at their moorings."), "{text}");
    assert_eq!(text.lines().count(), 4);
    let cuts = article["cuts"].as_array().unwrap();
    let share = cuts.iter().find(|cut| cut["preview"] == "Share this story").unwrap();
    assert!(share["reasons"][0]["words"].as_str().is_some_and(|words| !words.is_empty()));
    for name in ["authors", "word_count", "notices", "blocks", "notes", "provenance"] {
        assert!(!article[name].is_null(), "{name}");
    }
    assert!(article.get("agency").is_none(), "what is not known is absent");
}

#[test]
fn the_other_formats_carry_the_same_text() {
    for (format, headline) in
        [("text", "Harbour reopens"), ("markdown", "# Harbour reopens"), ("html", "<h1>Harbour reopens")]
    {
        let output = broadsheet(&["extract", "--format", format, "-"], PAGE.as_bytes());
        let text = printed(&output);
        assert!(text.contains(headline), "{format}: {text}");
        assert!(
            text.contains("sank three smaller boats") && !text.contains("Share this"),
            "{format}: {text}"
        );
    }
}

#[test]
fn explain_prints_a_line_a_block() {
    let folder = Folder::new("explain");
    let file = folder.write("page.html", PAGE);
    let output = broadsheet(&["explain", file.to_str().unwrap()], b"");
    let line = |part: &str| printed(&output).lines().find(|line| line.contains(part)).unwrap().to_owned();
    assert!(line("The harbour opened").starts_with("kept"));
    assert!(line("Share this story").starts_with("cut"));
    assert!(line("Ferry service").starts_with("story 0"));
}

#[test]
fn the_exit_code_tells_what_went_wrong() {
    for (arguments, input, code, message) in [
        (&["extract", "/no/such/file.html"][..], &b""[..], 2, "/no/such/file.html"),
        (&["extract", "-"], b"%PDF-1.7 ...", 2, "a PDF"),
        (&["extract", "--format", "epub", "-"], b"", 2, "epub"),
        (&["extract", "-"], b"", 3, "nothing in it"),
        (&["extract", "-"], b"<html><body><p>Nothing here.</body></html>", 3, "no article"),
        (&["explain", "-"], b" ", 3, "nothing in it"),
        (&["eval", "/no/such/corpus", "--out", "/tmp"], b"", 2, "no corpus"),
    ] {
        let output = broadsheet(arguments, input);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
        assert!(told.contains(message) && told.lines().count() == 1, "{arguments:?}: {told}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    assert!(printed(&broadsheet(&["--help"], b"")).contains("broadsheet eval"));
}

#[test]
fn eval_writes_a_prediction_for_every_page() {
    let folder = Folder::new("eval");
    folder.write("aeb/ground-truth.json", r#"{"one": {"url": "https://quay.example/a"}, "none": {}}"#);
    folder.write("aeb/html/one.html.gz", PAGE);
    folder.write("aeb/html/none.html.gz", "<p>");
    folder.write("structure/general--quay.example-b.html.gz", PAGE);
    let out = folder.0.join("out");
    let (corpus, to) = (folder.0.to_str().unwrap(), out.to_str().unwrap());
    let output = broadsheet(&["eval", corpus, "--out", to], b"");
    let summary = printed(&output);
    assert!(
        summary.contains("2 pages") && summary.contains("1 failures") && summary.contains("none: "),
        "{summary}"
    );
    let read = |file: &str| std::fs::read_to_string(out.join(file)).unwrap();
    let one: Value = serde_json::from_str(&read("aeb/one.json")).unwrap();
    assert_eq!(one["published"], "2025-03-31");
    assert_eq!(one["related"][1]["href"], "https://quay.example/2025/market");
    let none: Value = serde_json::from_str(&read("aeb/none.json")).unwrap();
    assert!(none["text"].is_null());
    assert!(read("structure/general--quay.example-b.md").starts_with("The harbour opened"));
}
