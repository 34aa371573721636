//! `broadsheet eval` over small corpora: what it writes, what it says has moved, what rules earn.

mod support;

use std::path::Path;

use serde_json::{Value, json};
use support::{Folder, PAGE, broadsheet, printed};

/// The text of [`PAGE`], as a corpus tells it.
const TRUTH: [&str; 4] = [
    "The harbour opened again on Monday morning, two days after the storm had closed it to all ships, the harbour master said.",
    "About forty boats had waited outside the breakwater since dawn, and the first of them were unloaded before noon, he added.",
    "The repair of the outer wall will take until the summer, and the council has set aside the money that it needs for that.",
    "Nobody was hurt in the storm, which tore the roof off the old fish market and sank three smaller boats at their moorings.",
];

/// A corpus of one page, in three of its sets.
fn corpus(name: &str) -> Folder {
    let folder = Folder::new(name);
    let text = TRUTH.join("\n");
    folder.write("aeb/ground-truth.json", &json!({ "one": { "articleBody": text } }).to_string());
    folder.write("aeb/html/one.html.gz", PAGE);
    let label = json!({ "ground_truth": { "main_content": text }, "_internal": { "page_type": "category" } });
    folder.write("wcxb/ground-truth/0001.json", &label.to_string());
    folder.write("wcxb/html/0001.html.gz", PAGE);
    folder.write("structure/general--quay.example-b.html.gz", PAGE);
    folder
}

/// Runs `eval` over a corpus with more options, and gives what it prints.
fn eval(corpus: &Folder, out: &Path, more: &[&str]) -> String {
    let mut arguments = vec!["eval", corpus.0.to_str().unwrap(), "--out", out.to_str().unwrap()];
    arguments.extend(more);
    printed(&broadsheet(&arguments, b"")).to_owned()
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

#[test]
fn what_did_not_move_is_not_told() {
    let folder = corpus("eval-same");
    let (old, new) = (folder.0.join("old"), folder.0.join("new"));
    eval(&folder, &old, &[]);
    let told = eval(&folder, &new, &["--diff", old.to_str().unwrap()]);
    assert!(
        told.contains("1.0000 → 1.0000  +0.0000  0 better, 0 worse, 1 with the same score, 0 moved"),
        "{told}"
    );
    assert!(told.contains("structure            0 of 1 pages moved") && !told.contains("aeb/one"), "{told}");
}

#[test]
fn a_page_that_lost_a_block_is_told_with_the_block_and_the_rules() {
    let folder = corpus("eval-moved");
    let (old, new) = (folder.0.join("old"), folder.0.join("new"));
    eval(&folder, &old, &[]);
    // A paragraph that a change of rules would cut, cut here by a change of the page.
    let last = format!("<p>{}</p>", TRUTH[3]);
    let moved = PAGE
        .replace(&last, "")
        .replace("</body>", &format!("<footer class=\"newsletter promo\">{last}</footer></body>"));
    assert_ne!(moved, PAGE);
    folder.write("aeb/html/one.html.gz", &moved.replace("Ada Marsh", "Ada Mersh"));
    folder.write("structure/general--quay.example-b.html.gz", &moved);
    let told = eval(&folder, &new, &["--diff", old.to_str().unwrap()]);
    assert!(told.contains("0 better, 1 worse"), "{told}");
    let page = told.split("\n\n").find(|page| page.contains("aeb/one")).unwrap();
    assert!(page.starts_with('-') && page.contains("1.0000 → 0.8"), "{page}");
    assert!(page.contains("0 words more, 23 fewer"), "{page}");
    assert!(page.contains("byline: “Ada Marsh” → “Ada Mersh”"), "{page}");
    assert!(
        page.contains("kept → cut") && page.contains("23 words") && page.contains("Nobody was hurt"),
        "{page}"
    );
    assert!(page.contains("no longer ") && page.contains("now in-footer-"), "{page}");
    assert!(told.contains("structure/general--quay.example-b  0 words more, 23 fewer"), "{told}");
    assert!(!told.contains("wcxb/0001"), "{told}");

    // Of traces alone, the strips are told, but no scores.
    let traces = folder.0.join("traces");
    std::fs::rename(old.join("traces"), &traces).unwrap();
    let told = eval(&folder, &new, &["--diff", traces.to_str().unwrap(), "--set", "aeb"]);
    let page = told.split("\n\n").find(|page| page.contains("aeb/one")).unwrap();
    assert!(page.contains("kept → cut") && !page.contains("1.0000"), "{page}");
}

#[test]
fn a_run_is_not_compared_with_itself() {
    let folder = corpus("eval-itself");
    let out = folder.0.join("out");
    eval(&folder, &out, &[]);
    let (corpus, out) = (folder.0.to_str().unwrap(), out.to_str().unwrap());
    let traces = format!("{out}/traces");
    for (old, message) in [(out, "take another"), (&traces, "take another"), ("/no/such/run", "/no/such/run")]
    {
        let output = broadsheet(&["eval", corpus, "--out", out, "--diff", old], b"");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(message), "{told}");
    }
}

/// A table's rows by their first cell.
fn row<'a>(table: &'a str, name: &str) -> Vec<&'a str> {
    let line = table.lines().find(|line| line.split('\t').next() == Some(name));
    line.unwrap_or_else(|| panic!("{name}: {table}")).split('\t').collect()
}

#[test]
fn a_rule_earns_what_is_lost_without_it() {
    let folder = corpus("eval-ablate");
    // Nothing is weighed of copied text, so what comes of it does not depend on weights.
    let text = TRUTH.join("\n\n");
    folder.write(
        "multistory/001.txt.gz",
        &format!("Harbour reopens after storm\n\nBy Ada Marsh\n\n{text}\n\nSign up for our newsletter\n"),
    );
    folder.write("multistory/001.json", &json!({ "kind": "text", "lead": { "text": text } }).to_string());
    let out = folder.0.join("out");
    let told = eval(&folder, &out, &["--ablate"]);
    let table = std::fs::read_to_string(out.join("ablation.tsv")).unwrap();
    let names = [
        "rule",
        "weight",
        "fires",
        "helps",
        "hurts",
        "earns",
        "aeb",
        "wcxb",
        "wcxb/collection",
        "multistory",
    ];
    assert_eq!(row(&table, "rule"), names);
    assert_eq!(row(&table, "(all rules)")[6..], ["1.000000"; 4]);
    // Five words too many; a third of it, for there are three sets.
    let words = text.split_whitespace().count() as f64;
    let lost = 1.0 - 2.0 * words / (2.0 * words + 5.0);
    let score = format!("{:.6}", 1.0 - lost);
    let newsletter = row(&table, "newsletter");
    assert_eq!(newsletter[1..6], ["", "1", "1", "0", &format!("{:.6}", lost / 3.0)]);
    assert_eq!(newsletter[6..], ["1.000000", "1.000000", "1.000000", &score]);
    assert_eq!(row(&table, "block-h6")[2..6], ["0", "0", "0", "0.000000"]);
    assert_eq!(row(&table, "block-p")[2], "3");
    let earns = |line: &str| line.split('\t').nth(5).unwrap().parse::<f64>().unwrap();
    let all: Vec<f64> = table.lines().skip(2).map(earns).collect();
    assert!(all.len() > 20 && all.is_sorted_by(|a, b| a >= b), "{all:?}");
    assert!(told.contains("3 pages in") && told.contains(&format!("{:+.2}", lost / 3.0 * 1e4)), "{told}");
}

#[test]
fn only_rules_that_are_named_are_left_out() {
    let folder = corpus("eval-rules");
    let out = folder.0.join("out");
    let told = eval(&folder, &out, &["--ablate", "--rules", "block-p,share-bar"]);
    let table = std::fs::read_to_string(out.join("ablation.tsv")).unwrap();
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(told.contains("\n2 rules"), "{told}");
    let (corpus, out) = (folder.0.to_str().unwrap(), out.to_str().unwrap());
    let output = broadsheet(&["eval", corpus, "--out", out, "--ablate", "--rules", "block-q"], b"");
    assert!(String::from_utf8_lossy(&output.stderr).contains("no rule \"block-q\""));
}
