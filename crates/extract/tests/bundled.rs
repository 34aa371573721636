//! The articles that come with Broadsheet: what a reader gets of each, and what is left behind.

use article::{Article, Block, BlockKind, DateTime, Direction, Inline, Visit, WebUrl, visit_blocks};
use broadsheet_extract::{Options, extract};

/// What must come out of a file of `public/articles/`.
struct Expected {
    file: &'static str,
    headline: &'static str,
    byline: Option<&'static str>,
    published: &'static str,
    lang: &'static str,
    dir: Direction,
    /// Kinds of blocks and of inlines, with their number; paragraphs of cells, items and quotes count too.
    shape: &'static str,
    /// Headlines of the page's other stories.
    related: &'static [&'static str],
    first: &'static str,
    last: &'static str,
    /// Words of the page that are none of the story's.
    clutter: &'static [&'static str],
}

const EXPECTED: &[Expected] = &[
    Expected {
        file: "the-tax-that-made-newspapers-enormous.html",
        headline: "The tax that made newspapers enormous",
        byline: Some("Wilhelmina Hart"),
        published: "2026-09-14T08:00:00+01:00",
        lang: "en-GB",
        dir: Direction::Ltr,
        shape: "figures 2, headings 3, notes 2, paragraphs 14, pull quotes 1, quotes 1",
        related: &["Koenig’s night shift at Printing House Square", "The red penny: a stamp and its forgers"],
        first: "Hold a full-sized newspaper open",
        last: "found to lay a day out flat.",
        clutter: &[
            "cookies",
            "Skip to",
            "Copy link",
            "comments",
            "Advertisement",
            "Ink that forgives",
            "Friday Forme",
            "Privacy",
            "Chart:",
        ],
    },
    Expected {
        file: "the-night-boat-comes-back.html",
        headline: "After eleven winters, the night boat to the Outer Skerries sails again",
        byline: None,
        published: "2026-11-20",
        lang: "en",
        dir: Direction::Ltr,
        shape: "figures 1, paragraphs 9",
        related: &[
            "Second-hand ferries are the new gold, brokers say",
            "Islands report darkest skies in Europe, want to keep them",
            "Eleven binders: how a list changed a county’s mind",
        ],
        first: "VESTERHOLM – At nine minutes to eleven",
        last: "and was the point.",
        clutter: &[
            "Ask Seven",
            "logo",
            "Orange",
            "Listen",
            "1.2K",
            "Seven AI",
            "comment",
            "ASTERHAVN",
            "ballpoint",
            "Get the app",
        ],
    },
    Expected {
        file: "telling-a-story-from-a-menu.html",
        headline: "Telling a story from a menu, in forty lines of Rust",
        byline: Some("Ada Lindqvist"),
        published: "2026-10-05",
        lang: "en",
        dir: Direction::Ltr,
        shape: "asides 1, headings 5, listings 2, lists 2, paragraphs 36, tables 1",
        related: &[],
        first: "Open any news page with the images off",
        last: "after that it will be good.",
        clutter: &["Posted by", "Filed", "Mastodon", "Older:", "mholt", "buy me a tea", "Powered by"],
    },
    Expected {
        file: "ein-buchstabe-in-der-warteschlange.html",
        headline: "Ein Buchstabe in der Warteschlange",
        byline: Some("Jonas Breitkopf"),
        published: "2026-06-29T06:30:00+02:00",
        lang: "de",
        dir: Direction::Ltr,
        shape: "headings 2, paragraphs 22, pull quotes 1, quotes 1, tables 1",
        related: &[
            "Wie die Gänsefüßchen auf Wanderschaft gingen",
            "Das Ende der Fraktur kam per Rundschreiben",
        ],
        first: "Es gibt Fehler, die man macht,",
        last: "dass er warten kann.",
        clutter: &["Sprache", "Teilen", "Merken", "12 Kommentare", "Jetzt testen", "Impressum", "Anmelden"],
    },
    Expected {
        file: "the-missing-postcard.html",
        headline: "The missing postcard",
        byline: Some("Ottoline Marsh"),
        published: "2026-08-18T07:15:00Z",
        lang: "en",
        dir: Direction::Ltr,
        shape: "figures 1, headings 3, paragraphs 95, tables 2",
        related: &[
            "A ream is not a number",
            "How long is a pencil, in words?",
            "Eggs by the gross",
            "The length of a queue",
        ],
        first: "Here is a job for a wet afternoon.",
        last: "and no paper was harmed.",
        clutter: &[
            "Share",
            "Like",
            "Loading",
            "Tagged",
            "Reply",
            "cookies",
            "Posted on",
            "WordPress",
            "Subscribe",
        ],
    },
    Expected {
        file: "chiisana-moji-no-namae.html",
        headline: "小さな文字には宝石の名がついている",
        byline: Some("水野あかり"),
        published: "2026-03-03T10:00:00+09:00",
        lang: "ja",
        dir: Direction::Ltr,
        shape: "headings 3, paragraphs 12, quotes 1, readings 17",
        related: &[
            "句読点はどこへ行ったのか",
            "鉛の重さを量る",
            "紙の目を読む",
            "消しゴムの一生",
            "原稿用紙の升目はなぜ四百か",
        ],
        first: "子どものころ、祖父の本棚から",
        last: "活字の名前の話は本当です。）",
        clutter: &[
            "シェア",
            "ブックマーク",
            "ログイン",
            "メールマガジン",
            "コメント",
            "ランキング",
            "クッキー",
            "＃",
            "#",
            "たそがれ",
        ],
    },
    Expected {
        file: "al-kashida.html",
        headline: "الحرف الذي يمدّ يده إلى آخر السطر",
        byline: Some("ليان المرساوي"),
        published: "2026-04-12T09:00:00+03:00",
        lang: "ar",
        dir: Direction::Rtl,
        shape: "figures 1, headings 2, lists 1, paragraphs 14, quotes 1",
        related: &[
            "الفنار الذي لا يزوره أحد منذ عشرين سنة",
            "من أين جاءت النقاط إلى حروفنا؟",
            "ما كتبه القرّاء على الحواشي",
        ],
        first: "كان جدّي يكتب أسماء السفن.",
        last: "يشير بطوله كله نحو البحر.",
        clutter: &["واتساب", "بقلم", "النشرة", "التعليقات", "اقرأ أيضًا", "الارتباط", "رسم:", "أبو سالم"],
    },
    Expected {
        file: "how-far-is-the-edge-of-the-sea.html",
        headline: "How far is the edge of the sea?",
        byline: Some("Isaura Penhallow"),
        published: "2026-05-22T19:40:00Z",
        lang: "en-US",
        dir: Direction::Ltr,
        shape: "figures 1, formulas in a line 7, formulas set apart 4, headings 4, paragraphs 11",
        related: &["What the lead line brought up from the bottom", "Noon is a place as well as a time"],
        first: "My grandmother kept a lighthouse,",
        last: "the world made an exception.",
        clutter: &["⌗", "min read", "Share", "posts", "GitHub", "Unsubscribe", "Hugo", "cookie", "Toggle"],
    },
    Expected {
        file: "the-library-that-came-by-boat.txt",
        headline: "The library that came by boat",
        byline: Some("Rosalind Achterberg"),
        published: "2026-11-12",
        lang: "en",
        dir: Direction::Ltr,
        shape: "paragraphs 14, rules 2",
        related: &[],
        first: "Dear reader,",
        last: "about the smallest atlas in the world.",
        clutter: &[
            "browser",
            "SHELF",
            "Shelf Mark",
            "ubscribe",
            "Forward",
            "email",
            "Privacy",
            "Copyright",
            "By Rosalind",
        ],
    },
];

fn read(expected: &Expected) -> Article {
    let file = expected.file;
    let path = format!("{}/../../public/articles/{file}", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let options = Options {
        url: WebUrl::parse(&format!("https://broadsheet.example/articles/{file}")).ok(),
        captured: DateTime::parse_iso("2026-11-20T12:00:00Z").ok(),
        ..Options::default()
    };
    extract(&page, &options).unwrap_or_else(|refused| panic!("{file}: {refused}"))
}

/// "figures 1, headings 3": only what there is, in the order of the alphabet.
fn shape(article: &Article) -> String {
    let mut counts = std::collections::BTreeMap::<_, u32>::new();
    let mut count = |kind: &'static str| *counts.entry(kind).or_default() += 1;
    article.notes.iter().for_each(|_| count("notes"));
    visit_blocks(&article.body, &mut |block: &Block| {
        count(match &block.kind {
            BlockKind::Paragraph(_) => "paragraphs",
            BlockKind::Heading { .. } => "headings",
            BlockKind::List { .. } => "lists",
            BlockKind::Definitions(_) => "definitions",
            BlockKind::Quote { .. } => "quotes",
            BlockKind::PullQuote(_) => "pull quotes",
            BlockKind::Code { .. } => "listings",
            BlockKind::Figure(_) => "figures",
            BlockKind::Table(_) => "tables",
            BlockKind::Math(_) => "formulas set apart",
            BlockKind::Embed(_) => "embeds",
            BlockKind::Aside { .. } => "asides",
            BlockKind::Rule => "rules",
        });
        inlines(block.inlines().unwrap_or_default(), &mut count);
        Visit::Into
    });
    counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", ")
}

fn inlines(run: &[Inline], count: &mut impl FnMut(&'static str)) {
    for inline in run {
        match inline {
            Inline::Ruby { .. } => count("readings"),
            Inline::Math(_) => count("formulas in a line"),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Link { content, .. }
            | Inline::Span { content, .. } => inlines(content, count),
            _ => {}
        }
    }
}

#[test]
fn each_gives_its_story_and_nothing_else() {
    for expected in EXPECTED {
        let file = expected.file;
        let page = read(expected);
        let meta = &page.meta;
        let text = page.text();
        assert_eq!(meta.headline.as_ref().map(|h| h.value.as_str()), Some(expected.headline), "{file}");
        assert_eq!(meta.byline.as_ref().map(|b| b.value.as_str()), expected.byline, "{file}");
        let published = meta.published.as_ref().and_then(|p| p.value.at).map(|at| at.to_string());
        assert_eq!(published.as_deref(), Some(expected.published), "{file}");
        assert_eq!(meta.lang.as_ref().map(|l| l.value.as_str()), Some(expected.lang), "{file}");
        assert_eq!(meta.dir.as_ref().map(|d| d.value), Some(expected.dir), "{file}");
        assert_eq!(shape(&page), expected.shape, "{file}");
        let related: Vec<_> = page.related.iter().map(|story| story.title.as_str()).collect();
        assert_eq!(related, expected.related, "{file}");
        assert!(text.starts_with(expected.first), "{file} begins: {:?}", text.lines().next());
        assert!(text.ends_with(expected.last), "{file} ends: {:?}", text.lines().last());
        assert_eq!(text.matches(expected.headline).count(), 0, "{file}: the headline, once more");
        for clutter in expected.clutter {
            assert!(!text.contains(clutter), "{file}: {clutter}");
        }
    }
}

#[test]
fn pictures_come_with_their_captions_and_credits() {
    for expected in EXPECTED {
        let page = read(expected);
        let lead = page.meta.lead_image.iter().map(|figure| &figure.value);
        let figures = page.body.iter().filter_map(|block| match &block.kind {
            BlockKind::Figure(figure) => Some(figure),
            _ => None,
        });
        for figure in lead.chain(figures) {
            let [article::Media::Image(image)] = &figure.media[..] else {
                panic!("{}: {:?}", expected.file, figure.media)
            };
            assert!(
                image.src.as_str().starts_with("https://broadsheet.example/articles/"),
                "{}",
                image.src.as_str()
            );
            assert!(
                !image.alt.is_empty() && image.width.is_some(),
                "{}: {}",
                expected.file,
                image.src.as_str()
            );
            assert!(!figure.caption.is_empty() && figure.credit.is_some(), "{}: {figure:?}", expected.file);
        }
    }
}
