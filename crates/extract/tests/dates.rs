//! Which day a page is of: what it claims and prints of its own story, and not of other things.

use broadsheet_extract::{Options, extract};

const TEXT: &str = "<p>The harbour office opened its new quay on Tuesday, after two years of work and, as the \
    mayor said, more patience than money. Boats of up to nine metres may tie up there.</p><p>Fishers had asked \
    for it since the storm, which took the old one, and with it most of the sheds on the northern side.</p>";

fn day(head: &str, body: &str) -> Option<String> {
    let html = format!("<head><title>A quay for the harbour</title>{head}<body>{body}");
    let article = extract(&html, &Options::default()).expect("an article");
    let at = article.meta.published.and_then(|published| published.value.at)?;
    Some(at.date.to_string())
}

fn article(line: &str) -> String {
    format!("<article><h1>A quay for the harbour</h1>{line}{TEXT}</article>")
}

fn json(kind: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "2025-03-04"}}</script>"#
    )
}

#[test]
fn goods_and_lists_are_not_published_on_a_day() {
    let open_graph = |kind: &str| format!(r#"<meta property="og:type" content="{kind}">"#);
    let shop = open_graph("article") + &json("Product");
    assert_eq!(day(&shop, &article("<p>May 4, 2025")), None);
    assert_eq!(day(&json("CollectionPage"), &article("<p>May 4, 2025")), None);
    assert_eq!(day(&open_graph("store:product"), &article("<p>May 4, 2025")), None);
    assert_eq!(day(&json("NewsArticle"), &article("")).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_page_of_a_site_has_the_date_that_it_prints() {
    let site = r#"<meta property="og:type" content="website">"#.to_owned() + &json("BlogPosting");
    assert_eq!(day(&site, &article("")), None);
    assert_eq!(day(&site, &article("<p>March 4, 2025")).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_day_of_something_else_is_not_that_of_publication() {
    let labels =
        ["Released", "Expires", "Gültig bis", "Sortie", "Lanzamiento", "Expira", "Scade", "Verloopt"];
    let more = ["Premiera", "Дата выхода", "発売日", "发行日期", "출시일", "تاريخ الإصدار"];
    for label in labels.into_iter().chain(more) {
        assert_eq!(day("", &article(&format!("<div>{label}</div><div>2025-03-04</div>"))), None, "{label}");
        assert_eq!(day("", &article(&format!("<div>{label}: 2025-03-04</div>"))), None, "{label}:");
    }
    assert_eq!(day("", &article("<div>Dated</div><div>2025-03-04</div>")).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_front_page_has_not_the_date_of_its_first_story() {
    let story = |title: &str, day: &str| {
        format!("<article><h2><a href=/s>{title}</a></h2><p>{day}</p>{TEXT}</article>")
    };
    let page = story("Ferries run again", "March 4, 2025") + &story("A mill is sold", "March 3, 2025");
    assert_eq!(day("", &page), None);
    let own = story("A quay for the harbour", "March 4, 2025") + &story("A mill is sold", "March 3, 2025");
    assert_eq!(day("", &own).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_labelled_date_of_the_lead_goes_before_those_of_teasers() {
    let teaser =
        |day: &str| format!("<div class=card><a href=/t>Other news</a><div>Published on {day}</div></div>");
    let far = "<p>A picture of the quay, taken from the ferry in the early morning.</p>".repeat(12);
    let page = format!("<div>Published on March 4, 2025</div>{far}{}{far}{far}", article(""));
    let page = page + &teaser("May 1, 2025") + &teaser("May 2, 2025");
    assert_eq!(day("", &page).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_box_with_a_name_like_a_date_dates_what_is_in_it_not_the_story() {
    let far =
        "<p>A picture of the quay, taken from the ferry in the early morning of a cold day.</p>".repeat(9);
    let page = format!(
        "<div class=post-date>{}{far}<p>Quay in the fog, August 5, 2015. Inkjet print.</p></div>",
        article("")
    );
    assert_eq!(day(&json("NewsArticle"), &page).as_deref(), Some("2025-03-04"));
}

#[test]
fn the_day_at_the_head_goes_before_one_that_only_search_engines_are_told() {
    let told = json("NewsArticle");
    for line in ["<p>June 8, 2025</p>", "<p>Last updated: June 8, 2025</p>"] {
        assert_eq!(day(&told, &article(line)).as_deref(), Some("2025-06-08"), "{line}");
    }
    // What is told where pages are shared, too, is not renewed with every change.
    let shared = r#"<meta property="article:published_time" content="2025-03-04T08:00:00Z">"#;
    assert_eq!(day(&(told + shared), &article("<p>June 8, 2025</p>")).as_deref(), Some("2025-03-04"));
    // Of claims that differ, the one that is printed.
    let renewed = r#"<meta name="date" content="2025-06-08">"#.to_owned() + &json("NewsArticle");
    assert_eq!(day(&renewed, &article("<p>By Ann Lee</p><p>June 8, 2025")).as_deref(), Some("2025-06-08"));
    // The same day, month and day exchanged.
    assert_eq!(day(&json("NewsArticle"), &article("<p>03.04.2025")).as_deref(), Some("2025-03-04"));
}

#[test]
fn an_update_that_comes_soon_is_no_publication() {
    let days = |head: &str, line: &str| {
        let html = format!("<head><title>A quay for the harbour</title>{head}<body>{}", article(line));
        let meta = extract(&html, &Options::default()).expect("an article").meta;
        let published = meta.published.and_then(|published| published.value.at);
        [published, meta.modified.map(|at| at.value)].map(|at| at.map(|at| at.date.to_string()))
    };
    let [published, later, next] = ["2025-03-04", "2025-03-14", "2025-03-05"].map(|day| Some(day.to_owned()));
    let told = json("NewsArticle");
    assert_eq!(days(&told, "<p>Updated March 14, 2025</p>"), [published.clone(), later.clone()]);
    assert_eq!(days(&told, "<p>Aktualisierung: 14.03.2025</p>"), [published.clone(), later.clone()]);
    assert_eq!(days(&json("Article"), "<p>Updated March 14, 2025</p>"), [later, None]);
    // A day's difference is no time zone's where the line says that it is an update.
    let shared = r#"<meta property="article:published_time" content="2025-03-04T08:00:00Z">"#;
    assert_eq!(days(shared, "<p>Updated March 5, 2025</p>"), [published, next.clone()]);
    assert_eq!(days(shared, "<p>March 5, 2025</p>"), [next, None]);
}

#[test]
fn the_element_that_prints_less_than_a_day_states_it() {
    let time = |attr: &str, print: &str| format!("<p>By Ann Lee</p><time {attr}>{print}</time>");
    let stated = "datetime=2025-03-04T08:00:00Z";
    for print in ["3 hours ago", "vor 3 Stunden", "Mar 4", "4. März", "3月4日", "yesterday"] {
        assert_eq!(day("", &article(&time(stated, print))).as_deref(), Some("2025-03-04"), "{print}");
    }
    let title = "title=2025-03-04T08:00:00Z";
    assert_eq!(day("", &article(&time(title, "3 hours ago"))).as_deref(), Some("2025-03-04"));
    // A teaser's, on a page of a section.
    let teaser =
        format!("<ul><li><h3>Ferries run again from noon on</h3><time {stated}>3h ago</time></li></ul>");
    assert_eq!(day("", &article(&teaser)), None);
    // A day that is printed in full goes before what a template left in the attribute.
    assert_eq!(day("", &article(&time(stated, "May 2, 2025"))).as_deref(), Some("2025-05-02"));
}

#[test]
fn a_publication_beside_an_update_is_the_publication() {
    for (first, second) in
        [("Published May 2, 2025", "Updated June 8, 2025"), ("Updated June 8, 2025", "May 2, 2025")]
    {
        let page = article(&format!("<p>By Ann Lee,</p><div>{first}</div><div>{second}</div>"));
        let told = json("NewsArticle").replace("2025-03-04", "2025-06-08");
        assert_eq!(day(&told, &page).as_deref(), Some("2025-05-02"), "{first}");
    }
}

#[test]
fn a_day_beside_the_authors_name_counts_wherever_it_stands() {
    let meta = r#"<meta name="author" content="Ann Lee">"#;
    let below = |line: &str| format!("{}<footer><p>Filed by Ann Lee</p>{line}</footer>", article(TEXT));
    assert_eq!(day(meta, &below("<p>May 2, 2025. Updated: May 8, 2025</p>")).as_deref(), Some("2025-05-02"));
    assert_eq!(day(meta, &below("<p>Harbour desk</p><p>May 2, 2025</p>")).as_deref(), Some("2025-05-02"));
    // Several days are those of other stories by the same author.
    let teasers = "<p>May 2, 2025</p><p>A mill is sold, by Ann Lee</p><p>April 30, 2025</p>";
    assert_eq!(day(meta, &below(teasers)), None);
    let other = below("<p>May 2, 2025</p>").replace("Ann Lee", "Bo Ray");
    assert_eq!(day(meta, &other), None);
}

#[test]
fn a_day_in_digits_is_settled_by_what_else_the_page_states() {
    let printed = article("<p>03/04/2025</p>");
    assert_eq!(day("", &printed), None);
    let modified =
        |day: &str| format!(r#"<meta property="article:modified_time" content="{day}T08:00:00Z">"#);
    assert_eq!(day(&modified("2025-03-04"), &printed).as_deref(), Some("2025-03-04"));
    assert_eq!(day(&modified("2025-04-03"), &printed).as_deref(), Some("2025-04-03"));
    assert_eq!(day(&modified("2025-06-08"), &printed), None);
}

#[test]
fn digits_are_read_as_the_pages_language_writes_them() {
    let line = |lang: &str, line: &str| {
        let html = format!("<html lang={lang}><title>A quay for the harbour</title>{}", article(line));
        let found = extract(&html, &Options::default()).expect("an article").meta.published?;
        Some((found.value.at?.date.to_string(), found.value.ambiguous))
    };
    assert_eq!(line("en-GB", "<p>By Ann Lee | 01/03/2024"), Some(("2024-03-01".into(), true)));
    assert_eq!(line("en-US", "<p>Posted on 03/01/2024 at 10:12 AM"), Some(("2024-03-01".into(), true)));
    assert_eq!(line("fr", "<p>Publié le 01/03/2024 à 10:12"), Some(("2024-03-01".into(), true)));
}

#[test]
fn days_of_events_and_of_today_and_of_other_calendars_are_none_of_publication() {
    assert_eq!(day(&json("Event"), &article("<p>June 15, 2024")), None);
    let today = r#"<div class="topbar"><span class="today">Friday, March 14, 2025</span></div>"#.to_owned();
    assert_eq!(day(&json("Article"), &(today.clone() + &article(""))).as_deref(), Some("2025-03-04"));
    assert_eq!(day("", &(today + &article(""))), None);
    let whole = format!("<div class='topbar-on usatoday'><p>March 4, 2025</p>{}</div>", article(""));
    assert_eq!(day("", &whole).as_deref(), Some("2025-03-04"));
    assert_eq!(day("", &article("<p>20/08/1445")), None);
}

#[test]
fn a_sentence_tells_when_the_text_was_published_first() {
    for sentence in [
        "This article was first published on 3 March 2021.",
        "Updated March 9, 2024. Originally published March 3, 2021.",
        "Dieser Artikel erschien zuerst am 3. März 2021.",
        "Article initialement publié le 3 mars 2021.",
        "Publicado originalmente el 3 de marzo de 2021.",
        "Publicado pela primeira vez em 3 de março de 2021.",
        "Pubblicato per la prima volta il 3 marzo 2021.",
        "Dit artikel is eerder gepubliceerd op 3 maart 2021.",
        "Artykuł został pierwotnie opublikowany 3 marca 2021.",
        "Впервые опубликовано 3 марта 2021 года.",
        "この記事は2021年3月3日に初めて公開されました。",
        "本文首发于2021年3月3日。",
        "이 글은 2021년 3월 3일에 처음 게재되었습니다.",
        "نشر لأول مرة في 3 مارس 2021.",
        "This entry was posted on Wednesday, March 3rd, 2021 at 10:12 am and is filed under News.",
        "This entry was posted on Wednesday, March 3rd, 2021 at 10:12 am and is filed under News, Ships. You can \
         follow any responses to this entry through the feed. You can leave a response, or trackback from your own site.",
        "Dieser Artikel wurde am 3. März 2021 um 14:48 von Anna geschrieben.",
        "Cette entrée a été publiée le 3 mars 2021, et rangée dans Bateaux.",
        "Esta entrada fue publicada el 3 de marzo de 2021 en Barcos.",
        "Questo articolo è stato pubblicato il 3 marzo 2021 in Navi.",
        "Dit bericht werd geplaatst op 3 maart 2021 in Boten.",
        "Ten wpis został opublikowany 3 marca 2021 w kategorii Statki.",
        "Запись опубликована 3 марта 2021 года.",
        "この記事は2021年3月3日に投稿されました。",
    ] {
        let body = format!("{}<p>{sentence}</p>", article(""));
        assert_eq!(day("", &body).as_deref(), Some("2021-03-03"), "{sentence}");
        // One that the page claims or prints at its head is surer.
        let body = format!("{}<p>{sentence}</p>", article("<p>March 4, 2025"));
        assert_eq!(day("", &body).as_deref(), Some("2025-03-04"), "{sentence}");
    }
    for sentence in [
        "Originally published in March 2022. Last updated on December 20, 2024.",
        "The first boat came on March 3, 2021.",
    ] {
        assert_eq!(day("", &format!("{}<p>{sentence}</p>", article(""))), None, "{sentence}");
    }
}

#[test]
fn a_line_behind_the_text_says_by_whom_and_when_it_was_written() {
    for line in [
        "By Bo on 3 March 2021, 11:51 | 2 comments",
        "Von Bo am 03.03.2021 | 0 Meinungen",
        "Enviado por Bo el 3 de marzo de 2021",
    ] {
        let foot = format!("{}<div>{line}</div>", article(TEXT));
        assert_eq!(day("<html lang=de>", &foot).as_deref(), Some("2021-03-03"), "{line}");
        // Not what readers say behind it, nor one of several lines.
        let comment = format!("{}<div class=comments><div>{line}</div></div>", article(TEXT));
        assert_eq!(day("", &comment), None, "{line}");
        let several = format!("{foot}<div>By Cy on 9 March 2021</div>");
        assert_eq!(day("<html lang=de>", &several), None, "{line}");
    }
}

#[test]
fn a_text_that_begins_with_its_day_was_published_on_it() {
    let text = |opening: &str| {
        let claim = "<p>The boat came in before the others, and it was empty, which nobody on the quay could explain.";
        article("").replacen("<p>", &format!("{claim}<p>"), 1).replacen("<p>", &format!("<p>{opening} "), 1)
    };
    for opening in [
        "NEW YORK, March 3, 2021 (GLOBE NEWSWIRE) --",
        "BOSTON--(BUSINESS WIRE)--March 3, 2021--",
        "Berlin, 3. März 2021 –",
        "(03 March 2021)",
        "Wednesday, 3 March 2021, 19:51 > bo",
    ] {
        assert_eq!(day("", &text(opening)).as_deref(), Some("2021-03-03"), "{opening}");
        // What the page claims is surer.
        let claimed = r#"<meta property="article:published_time" content="2021-03-02">"#;
        assert_eq!(day(claimed, &text(opening)).as_deref(), Some("2021-03-02"), "{opening}");
    }
    for opening in ["On March 3, 2021 the boat was late.", "March 3, 2021 was a Wednesday."] {
        assert_eq!(day("", &text(opening)), None, "{opening}");
    }
}

#[test]
fn the_day_in_a_bar_above_the_page_is_not_the_storys() {
    let bar = r#"<div class="top-bar"><div class="date">Friday, March 14, 2025</div></div>"#;
    assert_eq!(day("", &format!("{bar}{}", article(""))), None);
}
