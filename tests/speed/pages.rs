//! What is pasted: pages made of our own articles, or those of a folder.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use support::Outcome;
use xtask::project;

/// The bytes of the median of real pages, and of one page in twenty.
const MEDIAN: usize = 150_000;
const LARGE: usize = 1_000_000;
/// Words of a book of some three hundred pages.
const LONG: usize = 100_000;
/// How many pages of a folder are pasted.
const MOST: usize = 12;
/// The articles that the text is of.
const SOURCES: [&str; 4] = [
    "the-tax-that-made-newspapers-enormous",
    "how-far-is-the-edge-of-the-sea",
    "telling-a-story-from-a-menu",
    "the-missing-postcard",
];

/// A page and what it is called in the table.
pub struct Source {
    /// In the table.
    pub name: String,
    /// Its source.
    pub html: String,
    /// What it should take from the paste to the first words, in milliseconds; `None` where that is of
    /// no interest.
    pub aim: Option<f64>,
}

/// All of them; the first is read, the last is a very long article.
pub fn gather(folder: Option<&Path>) -> Outcome<Vec<Source>> {
    let paragraphs = paragraphs()?;
    let own = |name: &str, html, aim| Source { name: name.to_owned(), html, aim };
    let mut pages = vec![
        own("150 kB", page(&paragraphs, 1_000, MEDIAN), Some(150.0)),
        own("1 MB", page(&paragraphs, 8_000, LARGE), Some(500.0)),
    ];
    for path in folder.map(chosen).unwrap_or_default() {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name: String = name.chars().take(24).collect();
        // The median and below may take what the median may; beyond it, as much more as they are larger.
        let aim = 150.0 + 350.0 * (bytes.len().saturating_sub(MEDIAN)) as f64 / (LARGE - MEDIAN) as f64;
        pages.push(Source {
            name: format!("{name}, {} kB", bytes.len() / 1000),
            html: String::from_utf8_lossy(&bytes).into_owned(),
            aim: Some(aim),
        });
    }
    pages.push(own("100,000 words", page(&paragraphs, LONG, 0), None));
    Ok(pages)
}

/// Pages of a folder from the smallest to the largest, evenly.
fn chosen(folder: &Path) -> Vec<PathBuf> {
    let mut files = project::files(folder);
    files.retain(|file| file.extension().is_some_and(|ending| ending == "html" || ending == "htm"));
    files.sort_by_key(|file| (fs::metadata(file).map_or(0, |about| about.len()), file.clone()));
    let step = files.len().div_ceil(MOST).max(1);
    files.into_iter().skip(step / 2).step_by(step).collect()
}

/// The longer paragraphs of our own articles.
fn paragraphs() -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for name in SOURCES {
        let path = project::root().join(format!("public/articles/{name}.html"));
        let html = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let texts = html.split("<p>").skip(1).filter_map(|rest| rest.split_once("</p>"));
        found.extend(texts.map(|(text, _)| text.to_owned()).filter(|text| text.len() > 150));
    }
    if found.is_empty() { Err("our articles have no paragraphs".into()) } else { Ok(found) }
}

/// A page with an article of so many words, among as much of what else is on a page as it takes to
/// make it so many bytes.
fn page(paragraphs: &[String], words: usize, bytes: usize) -> String {
    let mut article = String::from("<article><h1>How the pages of a newspaper were counted</h1>\n");
    let mut count = 0;
    for (nth, paragraph) in paragraphs.iter().cycle().enumerate() {
        if nth % 9 == 8 {
            let _ = writeln!(article, "<h2>Part {} of the count</h2>", nth / 9 + 1);
        }
        let _ = writeln!(article, "<p>{paragraph}</p>");
        count += paragraph.split_whitespace().count();
        if count >= words {
            break;
        }
    }
    article.push_str("</article>");
    let rest = bytes.saturating_sub(article.len());
    let (mut head, mut menu, mut cards) = (String::new(), String::new(), String::new());
    for nth in 0.. {
        if head.len() > rest / 5 * 4 {
            break;
        }
        let _ = writeln!(
            head,
            "window.settings.push({{ slot: {nth}, sizes: [[300, 250], [728, 90]], lazy: true }});"
        );
    }
    for nth in 0.. {
        if menu.len() + cards.len() > rest / 5 {
            break;
        }
        let _ = writeln!(
            menu,
            "<li class=\"menu-item menu-item-{nth}\"><a href=\"/part/{nth}\">Part {nth}</a></li>"
        );
        let _ = writeln!(
            cards,
            "<div class=\"card card--small\"><a class=\"card__link\" href=\"/{nth}/story\"><img class=\"card__image\" \
             src=\"/i/{nth}.jpg\" alt=\"\" width=\"320\" height=\"180\"><h3 class=\"card__title\">What else was \
             counted in town, part {nth}</h3></a><p class=\"card__meta\"><time>{} hours ago</time></p></div>",
            nth % 23 + 1
        );
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><title>How the pages of a newspaper were counted</title>\
         <script>window.settings = [];\n{head}</script></head><body><header><nav><ul>{menu}</ul></nav></header>\
         <main>{article}</main><aside class=\"cards\">{cards}</aside><footer><p>All rights reserved.</p></footer>\
         </body></html>"
    )
}
