//! The program as a user runs it: what it prints, and the code that it leaves with.

mod support;

use serde_json::Value;
use support::{Folder, PAGE, broadsheet, printed};

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
    assert!(article["agency"].is_null(), "what is not known is null");
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
fn explain_tells_why_a_page_is_refused() {
    for form in [&["explain", "-"][..], &["explain", "--html", "-"]] {
        let output = broadsheet(form, b"<body><nav><a href=/>Ferries</a></nav><p>Nothing here.</body>");
        assert_eq!(output.status.code(), Some(3), "{form:?}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("Nothing here."), "{form:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let parts = ["no article", "Of its 3 words in 2 blocks 0 were kept", ": Nothing here."];
        assert!(told.lines().count() == 1 && parts.iter().all(|part| told.contains(part)), "{told}");
    }
}

#[test]
fn explain_makes_a_page_that_needs_nothing_and_runs_nothing() {
    let output = broadsheet(&["explain", "--html", "-"], PAGE.as_bytes());
    let page = printed(&output);
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{page}");
    for part in ["default-src 'none'", ">cut</span>", "part of another story: “Ferry service to the islands"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    for part in ["<script", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(part), "{part}");
    }
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
