//! What is read: our own pages, so that a fresh clone can measure, or anybody's folder; and one page
//! of five megabytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{Outcome, project};

/// Where pages of our own are.
const OURS: [&str; 2] = ["public/articles", "tests/fixtures"];
/// The page that the long one is made of, and what stands around its text.
const SOURCE: &str = "public/articles/the-tax-that-made-newspapers-enormous.html";
const BEFORE: &str = "</header>\n<figure class=\"lead\">";
const BEHIND: &str = "<section class=\"footnotes\">";
/// Bytes of the long page.
const LONG: usize = 5_000_000;

/// The pages to read.
pub struct Pages {
    /// In the order of their names.
    pub files: Vec<PathBuf>,
    /// Of all of them.
    pub bytes: u64,
    /// The page of five megabytes.
    pub long: PathBuf,
}

impl Pages {
    /// All of them, the long one last.
    pub fn all(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().chain([&self.long])
    }

    /// Those that memory is measured on: the long one, and the biggest, where that is bigger.
    pub fn heavy(&self) -> Vec<&Path> {
        let bigger = self.files.iter().filter(|file| size(file) > size(&self.long));
        let biggest = bigger.max_by_key(|file| size(file));
        [&self.long].into_iter().chain(biggest).map(PathBuf::as_path).collect()
    }
}

/// The HTML files below `folder`, or our own; the long page is written into `out`.
pub fn gather(folder: Option<&Path>, out: &Path) -> Outcome<Pages> {
    let folders = match folder {
        // Where the user is, not where the project is.
        Some(folder) => vec![folder.to_owned()],
        None => OURS.iter().map(|folder| project::root().join(folder)).collect(),
    };
    let mut files: Vec<PathBuf> = folders.iter().flat_map(|folder| project::files(folder)).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "html" || ending == "htm"));
    if files.is_empty() {
        let names: Vec<_> = folders.iter().map(|folder| folder.display().to_string()).collect();
        return Err(format!("there is no .html file in {}", names.join(", ")));
    }
    let source = project::root().join(SOURCE);
    let source = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    let long = out.join("long.html");
    let text = lengthen(&source).ok_or_else(|| format!("{SOURCE} is not built as the long page expects"))?;
    fs::write(&long, text).map_err(|error| format!("{}: {error}", long.display()))?;
    Ok(Pages { bytes: files.iter().map(|file| size(file)).sum(), files, long })
}

/// The page with its text as often as five megabytes take.
fn lengthen(page: &str) -> Option<String> {
    let (head, rest) = page.split_once(BEFORE)?;
    let (text, foot) = rest.split_once(BEHIND)?;
    let (_, text) = text.split_once("</figure>\n")?;
    let times = (LONG - head.len() - foot.len()).div_ceil(text.len());
    Some([head, "</header>\n", &text.repeat(times), BEHIND, foot].concat())
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |about| about.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_page_is_the_article_over_and_over() {
        let source = fs::read_to_string(project::root().join(SOURCE)).unwrap();
        let long = lengthen(&source).unwrap();
        assert!((LONG..LONG + source.len()).contains(&long.len()), "{}", long.len());
        let count = |part: &str| long.matches(part).count();
        assert_eq!((count("<h1>"), count("</article>"), count(BEHIND)), (1, 1, 1));
        assert!(count("<h2>Fourpence</h2>") > 100);
        assert_eq!(lengthen("<p>Another page."), None);
    }
}
