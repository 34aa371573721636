//! Pages that try to run, to load, or to break something.

use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Outcome, Page, test};
use xtask::project;

/// Ways of our own to run script or to load something out of a page.
const OURS: &[&str] = &[
    "<script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "<svg onload='window.pwned = 1'><script>window.pwned = 1</script></svg>",
    "<a href='javascript:window.pwned = 1'>click</a>",
    "<a href=' java&#10;script:window.pwned=1'>click</a>",
    "<iframe srcdoc='<script>parent.pwned = 1</script>'></iframe>",
    "<iframe src='javascript:parent.pwned = 1'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.pwned = 1'></style></mglyph></table></mtext></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\"></noscript>",
    "<form action='javascript:window.pwned = 1'><button>press</button></form>",
    "<object data='http://elsewhere.example/o'></object><embed src='http://elsewhere.example/e'>",
    "<link rel=stylesheet href='http://elsewhere.example/s.css'><style>@import 'http://elsewhere.example/i.css'</style>",
    "<img src='http://elsewhere.example/pixel.gif' srcset='http://elsewhere.example/2.png 2x' width=600 height=400>",
    "<video src='http://elsewhere.example/v.mp4' poster='http://elsewhere.example/p.png' autoplay></video>",
    "<meta http-equiv=refresh content='0;url=http://elsewhere.example/'><base href='http://elsewhere.example/'>",
    "<p style='background:url(http://elsewhere.example/b.png)'>styled</p>",
    "<details open ontoggle='window.pwned = 1'><summary>more</summary>text</details>",
    "<template><img src=x onerror='window.pwned = 1'></template>",
];

/// A page with an article that the vector stands in the middle of, so that it is kept if it can be.
fn around(vector: &str) -> String {
    let words =
        "The ferry ran on time again this week, and nobody who waited on the pier had to wait for long. ";
    let paragraph = format!("<p>{}</p>", words.repeat(3));
    format!(
        "<!doctype html><html><head><title>On time</title></head><body><main><article><h1>On time</h1>\
         {paragraph}{paragraph}<div>{vector}</div><p>{vector} {words}</p>{paragraph}</article></main></body></html>"
    )
}

/// Opens the page, clicks what can be clicked in the article, and looks for traces.
async fn expect_harmless(page: &Page, html: &str, what: &str) -> Outcome {
    page.script("window.pwned = undefined; window.alert = () => { window.pwned = 'alert' }").await?;
    page.drop_file("page.html", "text/html", html).await?;
    let settled = "return document.querySelector('main article, main.sheet:not([aria-busy])') !== null";
    page.until("an answer", settled).await.map_err(|error| format!("{what}: {error}"))?;
    let click = "for (const e of document.querySelectorAll('main article a, main article summary'))
        if (!e.target) e.click();
        return [window.pwned ?? null, document.querySelectorAll(
            'main article :is(script, iframe, object, embed, style, link, meta, base, form)').length,
            [...document.querySelectorAll('main article *')].some(e => [...e.attributes].some(a =>
                a.name.startsWith('on') || /^\\s*(javascript|vbscript|data:text)/i.test(a.value)))]";
    let found = page.script(click).await?;
    assert_eq!(found, serde_json::json!([null, 0, false]), "{what}");
    Ok(())
}

#[test]
fn nothing_of_a_page_runs_or_is_asked_for() {
    test("injection", async |page| {
        page.named("button", "Read").await?;
        for vector in OURS {
            expect_harmless(page, &around(vector), vector).await?;
        }
        if let Some(file) = corpus().map(|folder| folder.join("xss/vectors.json")).filter(|f| f.is_file()) {
            for (name, vector) in collection(&file)? {
                expect_harmless(page, &around(&vector), &name).await?;
            }
        }
        assert_eq!(page.take_asked_elsewhere(), [""; 0], "something was asked for");
        // So many pages in so little time: the browser slows the history down, and says so.
        let complaints = page.take_complaints().await?;
        let others: Vec<_> = complaints.iter().filter(|c| !c.contains("Throttling navigation")).collect();
        assert!(others.is_empty(), "{others:?}");
        assert_eq!(page.script("return window.pwned ?? null").await?, Value::Null);
        Ok(())
    });
}

/// Collections of real pages and vectors: the folder that `BROADSHEET_CORPUS` names, or one beside
/// the checkout. They are not part of the project, and its tests pass without them.
fn corpus() -> Option<PathBuf> {
    let beside = project::root().join("../shared/corpus");
    std::env::var_os("BROADSHEET_CORPUS").map(PathBuf::from).or_else(|| beside.is_dir().then_some(beside))
}

/// The vectors of a JSON file: an array of objects with `id` and `html`.
fn collection(file: &Path) -> Outcome<Vec<(String, String)>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let all: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let of = |v: &Value| Some((v["id"].as_str()?.to_owned(), v["html"].as_str()?.to_owned()));
    let vectors: Vec<_> = all.as_array().into_iter().flatten().filter_map(of).collect();
    if vectors.is_empty() { Err(format!("{} holds no vectors", file.display())) } else { Ok(vectors) }
}
