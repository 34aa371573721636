//! One style sheet out of many. Each is a file of its own for whoever works on it; for the reader sixteen
//! requests take longer than one, and what they repeat compresses only where it stands in one file: a
//! quarter less.

use std::{fs, path::Path};

use sha2::{Digest, Sha256, Sha384};

use crate::{
    Outcome,
    stamp::{base64, hex},
};

/// Puts the sheets that the page always wants into one, in their order. Those with a condition stay as they
/// are, and where there is one already, nothing is done.
pub fn joined(dist: &Path) -> Outcome {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let sheets = sheets(&html);
    if sheets.len() < 2 {
        return Ok(());
    }
    let mut whole = String::new();
    for (_, href) in &sheets {
        let file = dist.join(href);
        let told = |error: std::io::Error| format!("{}: {error}", file.display());
        let text = fs::read_to_string(&file).map_err(told)?;
        if text.contains("@import") || text.contains("@charset") {
            return Err(format!(
                "{}: such a rule must stand first, and would stand amid others",
                file.display()
            ));
        }
        whole.push_str(&text);
        fs::remove_file(&file).map_err(told)?;
    }
    let name = format!("style-{}.css", &hex(&Sha256::digest(&whole))[..16]);
    let link =
        format!("<link href=./{name} integrity=sha384-{} rel=stylesheet>", base64(&Sha384::digest(&whole)));
    let mut html = html;
    for (place, (tag, _)) in sheets.iter().enumerate() {
        html = html.replacen(tag, if place == 0 { &link } else { "" }, 1);
    }
    fs::write(dist.join(&name), whole).map_err(|error| format!("dist/{name}: {error}"))?;
    fs::write(&page, html).map_err(|error| format!("{}: {error}", page.display()))
}

/// The unconditional sheets that a page links to: the whole tag, and the path.
fn sheets(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in html.split("<link ").skip(1) {
        let Some((inside, _)) = part.split_once('>') else { continue };
        let value = |name: &str| {
            let (_, rest) = inside.split_once(&format!("{name}="))?;
            let end = rest.find([' ', '"']).unwrap_or(rest.len());
            rest.strip_prefix('"').map_or(rest.get(..end), |quoted| quoted.split('"').next())
        };
        if value("rel") == Some("stylesheet")
            && !inside.contains("media=")
            && let Some(href) = value("href")
        {
            found.push((format!("<link {inside}>"), href.trim_start_matches("./").to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one_in_their_order_but_for_those_with_a_condition() {
        let folder = std::env::temp_dir().join(format!("broadsheet-sheets-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = "<link href=./b.css integrity=x rel=stylesheet><link rel=\"stylesheet\" href=\"./a.css\">\
                    <link media=\"not all\" href=./c.css rel=stylesheet><link rel=icon href=i.svg><p>";
        for (name, text) in [("index.html", page), ("a.css", "a{}"), ("b.css", "b{}"), ("c.css", "c{}")] {
            fs::write(folder.join(name), text).unwrap();
        }
        joined(&folder).unwrap();
        let html = fs::read_to_string(folder.join("index.html")).unwrap();
        let name = html.split("href=./").nth(1).unwrap().split(' ').next().unwrap().to_owned();
        assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), "b{}a{}");
        assert!(
            name.starts_with("style-") && !folder.join("a.css").exists() && folder.join("c.css").exists()
        );
        assert!(html.ends_with(
            "rel=stylesheet><link media=\"not all\" href=./c.css rel=stylesheet><link rel=icon href=i.svg><p>"
        ));
        joined(&folder).unwrap();
        assert_eq!(fs::read_to_string(folder.join("index.html")).unwrap(), html);
        fs::remove_dir_all(&folder).unwrap();
    }
}
