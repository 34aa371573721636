//! Prints the strips of pages with the rules that fire on them, a line of JSON a page: what
//! `tools/fit` fits the weights from. Arguments: HTML files.

use std::io::Write;

fn main() {
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let Ok(html) = broadsheet_extract::decode(&bytes, &broadsheet_extract::WebEncodings) else {
            continue;
        };
        let (strips, sparse) = broadsheet_extract::features(&html);
        let strips: Vec<_> = strips
            .into_iter()
            .map(|f| serde_json::json!({ "t": f.text, "w": f.words, "r": f.rules, "n": f.first }))
            .collect();
        let line = serde_json::json!({ "page": path, "sparse": sparse, "strips": strips });
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
}
