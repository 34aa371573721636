//! Pages as archives, readers' apps, mails and other sites have them: what was around the article there is
//! told from what is the article's own.

use article::{Article, Claimed, WebUrl};
use broadsheet_extract::{Options, extract};

const TEXT: &str =
    "<p>The council voted on Monday to open the old quay to all boats, whatever their draught.</p>
    <p>Forty boats had waited outside for the tide, and the first of them came in at noon.</p>
    <p>The dredging goes on until the summer, and costs less than had been thought before.</p>";

fn read(html: &str) -> Article {
    extract(html, &Options::default()).unwrap()
}

fn value(claim: Option<&Claimed<String>>) -> &str {
    claim.map_or("", |claim| claim.value.as_str())
}

fn byline(html: &str) -> String {
    value(read(html).meta.byline.as_ref()).to_owned()
}

#[test]
fn numbers_and_categories_of_cards_do_not_tell_them_apart() {
    for (first, second, third) in [
        ("post post-0", "post post-1", "post post-2"),
        ("post-47 post category-news", "post-46 post category-sport tag-boats", "post-45 post"),
    ] {
        let card = |class: &str, title: &str, day: u32| {
            format!(
                "<article class='{class}'><h2>{title}</h2><p>March {day}, 2025</p><div>{TEXT}{TEXT}</div></article>"
            )
        };
        let page = [
            card(first, "The old quay opens to all boats", 10),
            card(second, "A battery of salt for the night shift", 11),
            card(third, "The last night train is always full", 12),
        ];
        let article = read(&format!("<main>{}</main>", page.concat()));
        let titles: Vec<_> = article.related.iter().map(|story| story.title.as_str()).collect();
        assert_eq!(titles, ["A battery of salt for the night shift", "The last night train is always full"]);
        assert!(!article.text().contains("battery"), "{first}");
    }
}

#[test]
fn what_a_box_is_about_wrote_nothing() {
    let page = |card: &str| format!("<h1>The old quay of Penwick</h1>{card}{TEXT}");
    for card in [
        "<table class='infobox biography vcard'><tr><th><div class=fn>Ada Penwick</div></th></tr></table>",
        "<table class='infobox vcard'><tr><th class='infobox-above fn org'>Penwick Quay</th></tr></table>",
        "<div class=infobox><b class=fn>Ada Penwick</b></div>",
    ] {
        assert_eq!(byline(&page(card)), "", "{card}");
    }
    for card in [
        "<span class='author vcard'><a class='url fn n' href=/a>Ann Lee</a></span>",
        "<div class=vcard><span class=fn>Ann Lee</span></div>",
        "<table><tr><td class=byline><span class=fn>Ann Lee</span></table>",
    ] {
        assert_eq!(byline(&page(card)), "Ann Lee", "{card}");
    }
}

#[test]
fn what_an_author_is_in_an_element_of_its_own_is_no_part_of_the_name() {
    let page = |who: &str| {
        format!("<article><h1>The old quay opens</h1><div data-testid=byline>{who}</div>{TEXT}</article>")
    };
    for (who, want) in [
        ("<span>Ann Lee</span><div><span>Political correspondent, Penwick</span></div>", "Ann Lee"),
        ("<span>Ann Lee</span><div><span>Harbour News, Penwick</span></div>", "Ann Lee"),
        (
            "<div><b>Ann Lee</b><div>Political editor</div></div><div><b>Bo Ray</b><div>Reporter</div></div>",
            "Ann Lee, Bo Ray",
        ),
        ("<b>Ann Lee</b> and <b>Bo Ray</b>", "Ann Lee, Bo Ray"),
        ("<b>Ann Lee</b> and Bo Ray", "Ann Lee, Bo Ray"),
        ("<b>Ann</b> <b>Lee</b>", "Ann Lee"),
    ] {
        assert_eq!(byline(&page(who)), want, "{who}");
    }
}

#[test]
fn a_copy_in_an_archive_is_of_the_site_it_was_made_of() {
    let copy = "https://web.archive.org/web/20250315080112/https://www.gazette.example/news/old-quay";
    let links = "<aside class=related><h3>More on this story</h3><ul>
        <li><a href=/web/20250315080112/https://www.gazette.example/news/marina-levy>Marina owners fight the levy</a></li>
        <li><a href=/web/20250315080112/https://www.gazette.example/news/old-tin>How tin still reaches the sea</a></li>
        </ul></aside>";
    let canonical = format!("<link rel=canonical href={copy}>");
    let url = WebUrl::parse(copy).ok();
    for (head, url) in [(&*canonical, None), ("", url)] {
        let page = format!(
            "<title>The old quay opens</title>{head}<article><h1>The old quay opens</h1>{TEXT}</article>{links}"
        );
        let article = extract(&page, &Options { url, ..Options::default() }).unwrap();
        assert_eq!(value(article.meta.site_name.as_ref()), "gazette.example");
        let address = article.meta.address.as_ref().map(|claim| claim.value.as_str());
        assert_eq!(address, Some("https://www.gazette.example/news/old-quay"));
        let links: Vec<_> =
            article.related.iter().filter_map(|s| s.href.as_ref()).map(WebUrl::as_str).collect();
        assert_eq!(links.len(), 2);
        assert!(links[0].starts_with("https://web.archive.org/web/"), "{links:?}");
    }
}

#[test]
fn what_a_copy_states_of_itself_is_not_the_articles() {
    let article = read(&format!(
        "<title>The old quay opens</title><meta property=og:site_name content=archive.ph>
         <meta property=og:description content='archived 15 Mar 2025 08:01:12 UTC'>
         <meta property=article:published_time content=2025-03-15T08:01:12Z>
         <link rel=canonical href=https://archive.ph/2025.03.15-080112/https://www.gazette.example/news/old-quay>
         <h1>The old quay opens</h1><div>By Ann Lee</div>{TEXT}"
    ));
    let meta = &article.meta;
    assert_eq!((value(meta.site_name.as_ref()), value(meta.dek.as_ref())), ("gazette.example", ""));
    assert_eq!(value(meta.byline.as_ref()), "Ann Lee");
    assert!(meta.published.is_none(), "{:?}", meta.published);
}

#[test]
fn views_for_reading_tell_author_and_site() {
    let view = format!(
        "<title>The old quay opens</title><div class='header reader-header'>
         <a class='domain reader-domain' href=https://gazette.example/news/old-quay>gazette.example</a>
         <h1 class=reader-title>The old quay opens</h1><div class='credits reader-credits'>Ann Lee</div>
         <div class=reader-estimated-time>3–4 minutes</div></div><div class=content>{TEXT}</div>"
    );
    let meta = read(&view).meta;
    assert_eq!((value(meta.byline.as_ref()), value(meta.site_name.as_ref())), ("Ann Lee", "gazette.example"));
    let app = format!(
        "<header><h1>The old quay opens</h1><div><a href=https://gazette.example/q>gazette.example</a><span> · </span>
         <span>Ann Lee</span><span> · </span><span>3 min</span></div></header><article>{TEXT}</article>"
    );
    assert_eq!(byline(&app), "Ann Lee");
}

#[test]
fn the_head_of_a_mail_is_told() {
    for (from, sent, subject, day) in [
        ("From", "Sent", "Subject", "Friday, March 14, 2025 8:02 AM"),
        ("Von", "Gesendet", "Betreff", "Freitag, 14. März 2025 08:02"),
        ("差出人", "送信日時", "件名", "2025年3月14日 8:02"),
    ] {
        let meta = read(&format!(
            "<div><b>{from}:</b> Ann Lee &lt;ann@gazette.example&gt;<br><b>{sent}:</b> {day}<br>
             <b>To:</b> List &lt;list@gazette.example&gt;<br><b>{subject}:</b> The old quay opens</div>{TEXT}"
        ))
        .meta;
        assert_eq!(
            (value(meta.headline.as_ref()), value(meta.byline.as_ref())),
            ("The old quay opens", "Ann Lee")
        );
        let at = meta.published.and_then(|claim| claim.value.at).map(|at| at.to_string());
        assert!(at.as_ref().is_some_and(|at| at.starts_with("2025-03-14")), "{from}: {at:?}");
    }
}

#[test]
fn more_of_an_author_at_a_network() {
    let more = "<section><h2>More articles by Ann Lee</h2><ul>
        <li><a href=https://www.linkedin.com/pulse/hall><h3>What a market hall taught me</h3></a></li>
        <li><a href=https://www.linkedin.com/pulse/wire><h3>The wire nobody ordered this year</h3></a></li></ul></section>";
    let article = read(&format!("<article><h1>The old quay opens</h1>{TEXT}</article>{more}"));
    let stories: Vec<_> = article.related.iter().map(|s| (s.title.as_str(), s.section.as_deref())).collect();
    let by = Some("More articles by Ann Lee");
    assert_eq!(stories, [("What a market hall taught me", by), ("The wire nobody ordered this year", by)]);
}
