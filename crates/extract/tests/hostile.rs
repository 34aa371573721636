//! Pages that were made to hurt: each ends in an article or in one clear sentence, in a time that
//! grows with the page's length and no faster, on a stack as small as a browser's.

use std::time::{Duration, Instant};

use article::NoticeKind;
use broadsheet_extract::{Format, Limits, Options, Page, Refused, RefusedWhy, extract};

/// What a wasm module gets for its stack.
const STACK: usize = 1 << 20;

/// Runs on a stack as small as a browser's.
fn on_small_stack<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(STACK).spawn(run).unwrap().join().unwrap()
}

/// Reads a page to the last thing that can be asked of it, and drops it all.
fn read(html: &str, format: Format) -> Result<String, Refused> {
    let options = Options { format, ..Options::default() };
    let mut page = Page::read(html, &options)?;
    let article = page.article();
    assert_eq!(page.trace().lines.len(), article.account.blocks.len());
    if let Some(block) = article.account.blocks.first() {
        page.edit(block.node, true);
        drop(page.article());
    }
    assert_eq!(article, article.clone());
    drop(export::markdown(&article, &Default::default()));
    drop(export::html(&article, &Default::default()));
    Ok(article.text())
}

/// Measures the time that this thread has spent: on the processor where the system tells (Linux),
/// so that a busy machine makes no difference, else by the clock.
struct Stopwatch {
    begun: Instant,
    on_processor: Option<Duration>,
}

impl Stopwatch {
    fn start() -> Self {
        Self { begun: Instant::now(), on_processor: Self::on_processor() }
    }

    fn spent(&self) -> Duration {
        let on_processor = self.on_processor.zip(Self::on_processor());
        on_processor.map_or_else(|| self.begun.elapsed(), |(begun, now)| now - begun)
    }

    fn on_processor() -> Option<Duration> {
        let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }
}

/// How a page is made: a name, and the page for a length of about that many bytes.
type Made = (&'static str, fn(usize) -> String);

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

fn counted(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(bytes + 200);
    for n in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&piece(n));
    }
    out
}

/// Every way to nest, repeat and leave open that a tree builder or a reader could stumble over.
const PAGES: [Made; 70] = [
    ("nested div", |n| repeated("<div>", n)),
    ("nested mix", |n| repeated("<div><section><ul><li><blockquote>", n) + "Text that is here."),
    ("nested lists", |n| repeated("<ul><li>", n) + "x"),
    ("nested tables", |n| repeated("<table><tr><td>", n) + "x"),
    ("nested quotes", |n| repeated("<blockquote>", n) + "x"),
    ("nested spans", |n| format!("<p>{}", repeated("<span>The ", n))),
    ("nested objects", |n| repeated("<object>", n)),
    ("nested templates", |n| repeated("<template>", n)),
    ("nested svg", |n| repeated("<svg><g>", n)),
    ("svg and html", |n| repeated("<svg><p>", n)),
    ("nested math", |n| repeated("<math><mi>", n)),
    ("nested forms", |n| repeated("<form><input>", n)),
    ("prose in nested divs", |n| repeated("<div><p>The quick fox, said he, jumps.", n)),
    ("empty elements", |n| repeated("<i></i>", n)),
    ("breaks", |n| repeated("<br>", n)),
    ("one text", |n| repeated("word and ", n)),
    ("formulas in one text", |n| repeated(r"\[ x $$\alpha=b$$ ", n)),
    ("formulas left open", |n| repeated(r"\( a $", n) + r" \)"),
    ("nested commands", |n| format!("<p>$${}$$", repeated(r"\vec{\frac", n))),
    ("quotation marks", |n| repeated("“x\" ``y'' ", n)),
    ("letters encoded twice", |n| repeated("â€™ ", n)),
    ("a gallery of words", |n| {
        let pictures = counted(n / 2, |i| format!("<img src={i}.jpg alt='A red boat number {i} lies here'>"));
        format!("<p>Text.</p><figure>{pictures}</figure><p>{}</p>", repeated("A red boat number ", n / 2))
    }),
    ("one word", |n| repeated("x", n)),
    ("spaces", |n| repeated(" ", n)),
    ("hard spaces", |n| repeated("&nbsp;", n)),
    ("ampersands", |n| repeated("&", n)),
    ("angle brackets", |n| repeated("<", n)),
    ("comments", |n| repeated("<!--", n)),
    ("scripts", |n| repeated("<script><!--", n)),
    ("many attributes", |n| format!("<p {}>text</p>", counted(n, |i| format!("a{i}=1 ")))),
    ("the same attribute", |n| format!("<p {}>text</p>", repeated("a ", n))),
    ("attributes of an end tag", |n| format!("</p {}>text", counted(n, |i| format!("a{i} ")))),
    ("bodies", |n| counted(n, |i| format!("<body a{i}=1>"))),
    ("htmls", |n| counted(n, |i| format!("<html a{i}=1>"))),
    ("bold left open", |n| counted(n / 2, |i| format!("<b a={i}>")) + &repeated("<p>x", n / 2)),
    ("fonts left open", |n| counted(n / 2, |i| format!("<font a={i}>")) + &repeated("<p>x</p>", n / 2)),
    ("bold in every paragraph", |n| counted(n, |i| format!("<p><b a={i}>x"))),
    ("formatting around blocks", |n| repeated("<b><div>", n / 2) + &repeated("</b></div>", n / 2)),
    ("links around blocks", |n| repeated("<a><b><div>", n * 2 / 3) + &repeated("</a>", n / 3)),
    ("links left open", |n| counted(n, |i| format!("<a href=/{i}>x"))),
    ("nobr left open", |n| repeated("<nobr>", n)),
    ("buttons", |n| repeated("<button>", n)),
    ("paragraphs left open", |n| repeated("<p>x", n)),
    ("headings left open", |n| repeated("<h1>Title", n)),
    ("options", |n| repeated("<select><option>", n)),
    ("end tags", |n| repeated("</div>", n)),
    ("end tags of paragraphs", |n| repeated("</p>", n)),
    ("days without a space between", |n| format!("<h1>Quay</h1><p>{}", repeated("1.1.2020,", n))),
    ("days with dashes between", |n| format!("<h1>Quay</h1><p>{}", repeated("1.1.2020/Ann-", n))),
    ("unknown end tags", |n| "<div>".repeat(500) + &repeated("</x>", n)),
    ("bold in a table", |n| format!("<table>{}", repeated("<b>x", n))),
    ("blocks in a table", |n| format!("<table>{}", repeated("<div>x</div>", n))),
    ("rows left open", |n| format!("<table>{}x", repeated("<tr>", n))),
    ("wide cells", |n| format!("<table><tr>{}", repeated("<td colspan=1000 rowspan=65534>x", n))),
    ("captions", |n| format!("<table>{}", repeated("<caption>x", n))),
    ("links", |n| counted(n, |i| format!("<a href=\"/s/{i}\">Story number {i} is here</a> "))),
    ("list of links", |n| counted(n, |i| format!("<li><a href=/s/{i}>Story number {i} is here for all</a>"))),
    ("paragraphs", |n| {
        counted(n, |i| format!("<p>The {i} fox, said {i}, jumps over the dog. It jumps {i} times."))
    }),
    ("the same paragraph", |n| repeated("<p>The quick fox, said he, jumps over the dog. It jumps.</p>", n)),
    ("broken lines", |n| format!("<p>{}", repeated("The quick fox, said he, jumps.<br><br>", n))),
    ("pictures", |n| counted(n, |i| format!("<img src=/{i}.png>"))),
    ("figures", |n| {
        counted(n, |i| format!("<figure><img src=/{i}.png><figcaption>The {i}</figcaption></figure>"))
    }),
    ("candidates", |n| format!("<p>x<img srcset=\"{}\">", counted(n, |i| format!("/{i}.png {i}w,")))),
    ("notes", |n| counted(n, |i| format!("<p id=fn{i}><a href=#fnref{i}>x</a> The note.</p>"))),
    ("ruby", |n| format!("<p>{}", repeated("<ruby>a<rt>b", n))),
    ("definitions", |n| format!("<dl>{}", repeated("<dt>a<dd>b", n))),
    ("code", |n| format!("<pre>{}", repeated("let x = 1;\n", n))),
    ("nested JSON", |n| format!("<script type=application/ld+json>{}</script><p>x", repeated("[", n))),
    ("claims", |n| repeated("<script type=application/ld+json>{\"headline\":\"a\"}</script>", n) + "<p>x"),
    ("streamed pieces", |n| {
        counted(n, |i| format!("<div hidden id=S:{i}><template id=B:{}></template>", i + 1))
    }),
];

/// Pages of one long value: read so fast that only longer ones show how their times grow.
const VALUES: &[Made] = &[
    ("square brackets", |n| repeated("[", n)),
    ("ampersands of text", |n| repeated("&amp;", n)),
    ("ampersands of a claim", |n| format!("<meta name=description content='{}'><p>x", repeated("&", n))),
    ("ampersands of JSON", |n| {
        format!("{}\"@type\":\"Article\",\"headline\":\"{}\"}}</script><p>x", LD, repeated("&", n))
    }),
    ("headlines claimed", |n| {
        counted(n, |i| format!("<meta property=og:title content='The storm {i}'>")) + "<p>x"
    }),
    ("headlines and sites claimed", |n| {
        counted(n, |i| {
            format!(
                "<meta property=og:site_name content='Bay {i}'><meta property=og:title content='A | B {i}'>"
            )
        }) + "<p>x"
    }),
    ("authors claimed", |n| counted(n, |i| format!("<meta name=author content='{}'>", name(i))) + "<p>x"),
    ("authors in one claim", |n| {
        format!("<meta name=author content='{}'><p>x", counted(n, |i| name(i) + ", "))
    }),
    ("houses", |n| {
        format!(
            "{}\"@type\":\"Article\",\"author\":{{\"@type\":\"Organization\",\"name\":[{}\"A B\"]}}}}</script><p>x",
            LD,
            counted(n, |i| format!("\"{}\",", name(i)))
        )
    }),
    ("a title and nodes", |n| {
        let nodes = counted(n / 2, |i| format!("{{\"@type\":\"Article\",\"headline\":\"word {i}\"}},"));
        format!("<title>{}</title>{LD}\"@graph\":[{nodes}{{}}]}}</script><p>x", repeated("word ", n / 2))
    }),
    ("labels of a host", |n| format!("<p><a href='http://{}com/'>x</a>", repeated("a.", n))),
    ("labels of the page's host", |n| {
        format!("<link rel=canonical href='http://{}com/'><p>x", repeated("a.", n))
    }),
    ("parts of an address", |n| format!("<p><a href='http://a.example/{}'>x</a>", repeated("a/", n))),
    ("parts of a query", |n| format!("<p><a href='http://a.example/?{}'>x</a>", repeated("a=1&", n))),
    ("words of a class", |n| format!("<p class='{}'>x", repeated("a-b ", n))),
    ("words for a picture", |n| format!("<p>x<img src=/a.png alt='{}'>", repeated("[a] ", n))),
    ("a title in parts", |n| format!("<title>{}</title><h1>a</h1><p>x", repeated("a | ", n))),
];

/// What JSON-LD begins with.
const LD: &str = "<script type=application/ld+json>{\"@context\":\"https://schema.org\",";

/// A name of letters, another for each number.
fn name(number: usize) -> String {
    let letters = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
    format!("Ann L{letters}")
}

#[test]
fn every_page_ends_and_grows_no_faster_than_its_length() {
    let slow = on_small_stack(|| {
        let mut slow = Vec::new();
        let pages = PAGES.iter().map(|page| (page, SMALL)).chain(VALUES.iter().map(|page| (page, LARGE)));
        for ((name, page), bytes) in pages {
            let time = |bytes| {
                let html = page(bytes);
                let stopwatch = Stopwatch::start();
                let _ = read(&html, Format::Html);
                stopwatch.spent()
            };
            // Whatever else the machine is doing shows now and then: a second and a third chance.
            let grows = || {
                let (one, four) = (time(bytes), time(4 * bytes));
                let linear = four < FAST || four < one * 8;
                (!linear).then(|| format!("{name}: {one:?}, four times as long {four:?}"))
            };
            slow.extend(grows().and_then(|_| grows()).and_then(|_| grows()));
        }
        slow
    });
    assert!(slow.is_empty(), "{slow:#?}");
}

/// Bytes of the smaller of two pages whose times are compared.
const SMALL: usize = 40_000;
/// The same of pages of one long value.
const LARGE: usize = 100_000;
/// Times below this say nothing of how they grow.
const FAST: Duration = Duration::from_millis(20);

#[test]
fn large_pages_end_in_time() {
    /// What a page is, and how it is made.
    type Case = (&'static str, fn() -> String);
    let cases: [Case; 7] = [
        ("10 MB of nested divs", || repeated("<div>", 10 << 20)),
        ("a million empty elements", || "<i></i>".repeat(1_000_000)),
        ("a 20 MB text", || repeated("word and ", 20 << 20)),
        ("a million attributes", || {
            format!("<p {}>text", counted(1, |_| (0..1_000_000).map(|i| format!("a{i} ")).collect()))
        }),
        ("200,000 bold elements left open", || {
            (0..200_000).map(|i| format!("<b a={i}>")).collect::<String>() + &"<p>x".repeat(10_000)
        }),
        ("a million paragraphs left open", || "<p>".repeat(1_000_000) + "x"),
        ("100,000 nested lists in tables", || "<ul><li><table><tr><td>".repeat(100_000) + "x"),
    ];
    for (name, page) in cases {
        let spent = on_small_stack(move || {
            let html = page();
            let stopwatch = Stopwatch::start();
            match extract(&html, &Options { format: Format::Html, ..Options::default() }) {
                Ok(article) => assert!(article.text().len() <= html.len(), "{name}"),
                Err(refused) => assert!(refused.to_string().ends_with('.'), "{name}"),
            }
            stopwatch.spent()
        });
        assert!(spent < Duration::from_secs(60), "{name}: {spent:?}");
    }
}

#[test]
fn limits_are_told() {
    let text =
        |n| format!("<p>The harbour was quiet on day {n}, said the minister, and so it stayed until night.");
    let options = |limits| Options { limits, format: Format::Html, ..Options::default() };
    let kinds = |html: &str, limits| -> Vec<NoticeKind> {
        let article = extract(html, &options(limits)).unwrap();
        article.notices.iter().map(|notice| notice.kind).collect()
    };
    let page: String = (0..40).map(text).collect();
    let none = Limits::default();
    assert!(!kinds(&page, none).contains(&NoticeKind::Limit));
    assert!(kinds(&page, Limits { bytes: page.len() / 2, ..none }).contains(&NoticeKind::Limit));
    assert!(kinds(&page, Limits { nodes: 40, ..none }).contains(&NoticeKind::Limit));
    assert!(kinds(&("<div>".repeat(600) + &page), none).contains(&NoticeKind::Limit));
}

#[test]
fn what_holds_no_text_is_refused_in_a_sentence() {
    for source in
        ["", " \n\t ", "<html><body></body></html>", "<html><script>let a = 1;</script>", "<html><!-- x -->"]
    {
        for format in [Format::Auto, Format::Html] {
            let refused = extract(source, &Options { format, ..Options::default() }).unwrap_err();
            assert_eq!(refused.why, RefusedWhy::Empty, "{source:?}");
            assert!(refused.text.is_empty(), "{source:?}");
        }
    }
}

/// Bytes without meaning, the same on every run: xorshift by Marsaglia, "Xorshift RNGs" (2003).
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

#[cfg(feature = "encodings")]
#[test]
fn bytes_without_meaning_are_refused_or_read() {
    use broadsheet_extract::{WebEncodings, decode};
    for seed in 1..40 {
        // Wholly random bytes are a binary file; without control characters they are some text.
        let bytes = noise(seed, 20_000);
        assert!(matches!(decode(&bytes, &WebEncodings).unwrap_err().why, RefusedWhy::NotAPage(_)));
        let letters: Vec<u8> = bytes.iter().map(|b| if *b < 0x20 { b'<' } else { *b }).collect();
        let text = decode(&letters, &WebEncodings).unwrap();
        for format in [Format::Auto, Format::Html, Format::Text] {
            let _ = read(&text, format);
        }
    }
}

#[test]
fn random_tags_are_read() {
    const TAGS: [&str; 32] = [
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<p>",
        "</p>",
        "<a>",
        "</a>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<svg>",
        "</svg>",
        "<math>",
        "<mi>",
        "<select>",
        "<template>",
        "</template>",
        "<body>",
        "<frameset>",
        "<form>",
        "<button>",
        "<li>",
        "<ruby>",
        "<rt>",
        "<title>",
        "</title>",
        "<nobr>",
        "<caption>",
        "<annotation-xml encoding=text/html>",
        "The quick fox, said he, jumps over it. ",
    ];
    on_small_stack(|| {
        for seed in 1..300 {
            let bytes = noise(seed, 400);
            let html: String = bytes.iter().map(|b| TAGS[usize::from(*b) % TAGS.len()]).collect();
            // What comes of them stands in the page: a title holds tags as words.
            let text = read(&html, Format::Html).unwrap_or_default();
            let words = text.split(|c: char| !c.is_alphabetic());
            words.for_each(|word| assert!(html.contains(word), "{word}: {html}"));
        }
    });
}
