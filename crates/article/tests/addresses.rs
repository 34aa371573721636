//! Our reading of addresses, held to that of the `url` crate.

use broadsheet_article::WebUrl;

/// What addresses are made of, and what breaks them.
const PIECES: [&str; 64] = [
    "http:",
    "https:",
    "HTTP:",
    "mailto:",
    "data:image/png;base64,",
    "javascript:",
    "ftp:",
    "/",
    "//",
    "///",
    "\\",
    ".",
    "..",
    "/../",
    "/./",
    "%2e",
    "%2E%2e",
    "a",
    "b.example",
    "www.A.Example",
    "xn--bcher-kva.de",
    "1.2.3.4",
    "0x7f.1",
    "256",
    "99999999999",
    "[::1]",
    "[",
    "]",
    "@",
    ":",
    ":80",
    ":443",
    ":8080",
    ":x",
    "?",
    "#",
    "?a=b&c='d'",
    "#\"x\"<`>",
    " ",
    "\t",
    "\n",
    "\u{0}",
    "%",
    "%41",
    "%zz",
    "\"",
    "<>",
    "{x}",
    "|",
    "^",
    "`",
    "é",
    "東京",
    "\u{7f}",
    "a b",
    "user",
    "user:pass@",
    ";",
    "=",
    "&",
    "~",
    "+",
    ",",
    "index.html",
];

const BASES: [&str; 6] = [
    "http://a.example/",
    "https://www.a.example:8080/x/y/z.html?q=1#f",
    "https://u:p@h.example/d/",
    "mailto:a@b.example",
    "https://a.example/x//y/",
    "https://a.example/?q=/../x",
];

/// The next of a row of numbers that looks random and is always the same.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// What the `url` crate makes of it, where a scheme that is let through comes of it.
fn expected(text: &str, base: Option<&str>) -> Option<String> {
    let base = base.and_then(|base| url::Url::parse(base).ok());
    let url = url::Url::options().base_url(base.as_ref()).parse(text).ok()?;
    let known =
        ["http", "https", "mailto"].contains(&url.scheme()) || url.as_str().starts_with("data:image/png");
    (known && !url.as_str().contains(char::is_control)).then(|| url.to_string())
}

#[test]
fn addresses_are_read_as_the_standard_reads_them() {
    let mut state = 1;
    let mut good = 0;
    for _ in 0..400_000 {
        let count = 1 + next(&mut state) % 7;
        let text: String = (0..count).map(|_| PIECES[next(&mut state) % PIECES.len()]).collect();
        if text.contains("a:") || text.contains("a|") {
            // That crate takes a letter and one of these for a drive of Windows, outside of files, too.
            continue;
        }
        let base = BASES.get(next(&mut state) % (BASES.len() + 1)).copied();
        let ours = WebUrl::resolve(&text, base.and_then(|base| WebUrl::parse(base).ok()).as_ref());
        let ours = ours.ok().map(|url| url.as_str().to_owned());
        let want = expected(&text, base);
        good += usize::from(want.is_some());
        // Hosts in other scripts: without tables of Unicode that crate refuses them.
        let other_script = ours.as_ref().is_some_and(|ours| ours.contains("xn--"));
        // What follows a colon without slashes in an address that is none of the web's.
        let folders = ours.as_ref().is_some_and(|ours| ours.starts_with("mailto:/"));
        assert!(ours == want || other_script || folders, "{text:?} on {base:?}: {ours:?}, not {want:?}");
    }
    assert!(good > 50_000, "{good}");
}

#[test]
fn what_was_read_once_stays_as_it_is() {
    let mut state = 7;
    for _ in 0..100_000 {
        let count = 1 + next(&mut state) % 6;
        let text: String = (0..count).map(|_| PIECES[next(&mut state) % PIECES.len()]).collect();
        let Ok(url) = WebUrl::parse(&format!("https://a.example/{text}")) else { continue };
        assert_eq!(WebUrl::parse(url.as_str()).as_ref(), Ok(&url), "{text:?}");
    }
}
