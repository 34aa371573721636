//! The articles that come with Broadsheet.

/// A bundled article, as the front page announces it.
#[derive(Debug, PartialEq, Eq)]
pub struct Bundled {
    /// The stem of its file in `public/articles/`, which is also its page id.
    pub stem: &'static str,
    /// The ending of its file.
    pub ending: &'static str,
    /// The kicker.
    pub kicker: &'static str,
    /// The headline.
    pub title: &'static str,
    /// One or two sentences that make one want to read it.
    pub dek: &'static str,
    /// Minutes that reading takes.
    pub minutes: u32,
    /// BCP 47 tag.
    pub lang: &'static str,
    /// The moment from which the page's relative times count, in seconds since 1970 UTC.
    pub captured: Option<i64>,
}

impl Bundled {
    /// Its file, beside the app.
    pub fn file(&self) -> String {
        format!("articles/{}.{}", self.stem, self.ending)
    }
}

/// All of them, the first the most prominent.
pub const BUNDLED: &[Bundled] = &[
    Bundled {
        stem: "the-tax-that-made-newspapers-enormous",
        ending: "html",
        kicker: "Paper & print",
        title: "The tax that made newspapers enormous",
        dek: "For a century and a half the British state charged for news by the sheet. Printers answered with bigger sheets, and readers have held their arms apart ever since.",
        minutes: 5,
        lang: "en-GB",
        captured: None,
    },
    Bundled {
        stem: "the-night-boat-comes-back",
        ending: "html",
        kicker: "Four stories, one page",
        title: "After eleven winters, the night boat to the Outer Skerries sails again",
        dek: "A page as news apps make them: one story, three more in full beside it, and much that is neither.",
        minutes: 2,
        lang: "en",
        // 20 November 2026, noon UTC.
        captured: Some(1_795_176_000),
    },
    Bundled {
        stem: "telling-a-story-from-a-menu",
        ending: "html",
        kicker: "Tutorial",
        title: "Telling a story from a menu, in forty lines of Rust",
        dek: "Two numbers are enough to find the article on most pages. This is how to count them, and where they lie.",
        minutes: 4,
        lang: "en",
        captured: None,
    },
    Bundled {
        stem: "ein-buchstabe-in-der-warteschlange",
        ending: "html",
        kicker: "Sprache",
        title: "Ein Buchstabe in der Warteschlange",
        dek: "Fast hundertvierzig Jahre lang fehlte dem Alphabet ein großer Buchstabe. Alle wussten es, und niemand fühlte sich zuständig.",
        minutes: 3,
        lang: "de",
        captured: None,
    },
    Bundled {
        stem: "the-missing-postcard",
        ending: "html",
        kicker: "Numbers",
        title: "The missing postcard",
        dek: "Cut the biggest standard sheet in half ten times, as the standard says, and about one postcard of paper is gone. Two short tables show where it went.",
        minutes: 4,
        lang: "en",
        captured: None,
    },
    Bundled {
        stem: "chiisana-moji-no-namae",
        ending: "html",
        kicker: "町の印刷所",
        title: "小さな文字には宝石の名がついている",
        dek: "漢字のわきに立つ、米粒より小さな仮名。あれを「ルビ」と呼ぶのはなぜか。港町の印刷所で、六十年それを並べてきた人に聞いた。",
        minutes: 3,
        lang: "ja",
        captured: None,
    },
    Bundled {
        stem: "al-kashida",
        ending: "html",
        kicker: "حروف",
        title: "الحرف الذي يمدّ يده إلى آخر السطر",
        dek: "حين يضيق السطر أو يتّسع، تباعد اللغات الأخرى بين كلماتها. أما العربية فتمدّ الحرف نفسه، كما كان جدّي يفعل على جوانب السفن.",
        minutes: 2,
        lang: "ar",
        captured: None,
    },
    Bundled {
        stem: "how-far-is-the-edge-of-the-sea",
        ending: "html",
        kicker: "With formulas",
        title: "How far is the edge of the sea?",
        dek: "A captain’s rule, a mountain and one line of algebra: what your height above the water tells you, and what the air adds to it for nothing.",
        minutes: 4,
        lang: "en-US",
        captured: None,
    },
    Bundled {
        stem: "the-library-that-came-by-boat",
        ending: "txt",
        kicker: "A letter, as plain text",
        title: "The library that came by boat",
        dek: "Forty books in a chest with brass corners, four rules inside the lid, and the names of everybody who had sat up with them.",
        minutes: 4,
        lang: "en",
        captured: None,
    },
];

/// The bundled article with that page id.
pub fn find(stem: &str) -> Option<&'static Bundled> {
    BUNDLED.iter().find(|b| b.stem == stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

    fn folder() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/articles")
    }

    // Pictures are files of articles, not articles.
    fn is_page(name: &str) -> bool {
        ["html", "txt"].iter().any(|ending| name.rsplit('.').next() == Some(ending))
    }

    fn page(bundled: &Bundled) -> String {
        fs::read_to_string(folder().with_file_name(bundled.file())).expect(bundled.stem)
    }

    #[test]
    fn each_file_is_announced_once_and_as_what_it_is() {
        let mut files: Vec<String> = fs::read_dir(folder())
            .unwrap()
            .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.to_owned()))
            .filter(|name| is_page(name))
            .map(|name| format!("articles/{name}"))
            .collect();
        let mut announced: Vec<String> = BUNDLED.iter().map(Bundled::file).collect();
        files.sort();
        announced.sort();
        assert_eq!(files, announced);
        for bundled in BUNDLED {
            let page = page(bundled);
            if bundled.ending == "html" {
                let (headline, lang) =
                    (format!(">{}</h1>", bundled.title), format!("<html lang=\"{}\"", bundled.lang));
                assert!(page.contains(&headline), "{}: the headline", bundled.stem);
                assert!(page.contains(&lang), "{}: the language", bundled.stem);
            } else {
                assert!(page.lines().any(|line| line == bundled.title), "{}: the headline", bundled.stem);
            }
            assert!(bundled.stem.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", bundled.stem);
        }
    }

    #[test]
    fn pictures_are_there_and_have_their_size() {
        for bundled in BUNDLED {
            for tag in page(bundled).split("<img src=\"").skip(1) {
                let tag = tag.split('>').next().unwrap();
                let src = tag.split('"').next().unwrap();
                // What begins with a slash is the site's furniture, and stays behind.
                if !src.starts_with('/') {
                    assert!(folder().join(src).is_file(), "{}: {src}", bundled.stem);
                    assert!(tag.contains("width=\"") && tag.contains("height=\""), "{}: {src}", bundled.stem);
                }
            }
        }
    }
}
