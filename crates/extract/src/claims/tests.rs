//! Pages in, what they claim out.

use super::*;
use crate::Limits;
use crate::dom::parse;

fn read(html: &str) -> Claims {
    let url = WebUrl::parse("https://www.a.example/news/story").unwrap();
    gather(&parse(html, &Limits::default()), Some(&url))
}

fn values<T: Clone>(list: &[Claimed<T>]) -> Vec<T> {
    list.iter().map(|c| c.value.clone()).collect()
}

#[test]
fn libraries_name_authors_family_first_and_many_at_once() {
    let name = |html: &str| read(html).authors.iter().map(|a| a.value.name.clone()).collect::<Vec<_>>();
    assert_eq!(name("<meta name=citation_authors content='Lee A;Ray B'>"), ["Lee A", "Ray B"]);
    let two = "<meta name=DC.creator content='Lee, Ann'><meta name=DC.creator content='van Dam, Cor'>";
    assert_eq!(name(two), ["Ann Lee", "Cor van Dam"]);
    assert_eq!(name("<meta name=dc.creator content='Ann Lee, Bo Ray'>"), ["Ann Lee, Bo Ray"]);
    assert_eq!(values(&read("<html lang=fr_FR>").langs), ["fr-FR"]);
}

#[test]
fn json_ld_of_this_page_is_read_and_no_other() {
    let claims = read(
        r#"<title>The storm - A</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"The A"},
        {"@type":"NewsArticle","headline":"Another","url":"https://a.example/news/other","datePublished":"2020-01-01"},
        {"@type":["NewsArticle"],"headline":"The storm &amp; us","mainEntityOfPage":{"@id":"https://www.a.example/news/story/"},
         "datePublished":"2025-03-31T10:00:00Z","dateModified":"2025-04-01","author":[{"@id":"p"},"Bo Ray"],
         "image":{"url":"/i.jpg","width":"1200","height":630},"publisher":{"name":"The A Company"},"articleBody":"It came."},
        {"@id":"p","@type":"Person","name":"Ann Lee","url":"/ann"},
        {"@type":"BreadcrumbList","itemListElement":[{"@type":"NewsArticle","headline":"No"}]}]}</script>"#,
    );
    assert_eq!(values(&claims.headlines), ["The storm & us"]);
    assert_eq!(claims.authors[0].value.name, "Ann Lee");
    assert_eq!(claims.authors[0].value.href.as_ref().unwrap().as_str(), "https://www.a.example/ann");
    assert_eq!(claims.authors[1].value.name, "Bo Ray");
    assert_eq!(claims.published[0].value.to_string(), "2025-03-31T10:00:00Z");
    assert_eq!(claims.modified[0].value.to_string(), "2025-04-01");
    assert_eq!(values(&claims.site_names), ["The A Company", "The A"]);
    assert_eq!(claims.article_body.as_deref(), Some("It came."));
    let article::Media::Image(image) = &claims.images[0].value.media[0] else { panic!() };
    assert_eq!((image.src.as_str(), image.width), ("https://www.a.example/i.jpg", Some(1200)));
}

#[test]
fn broken_json_ld_is_repaired() {
    let claims = read(
        "<script type='application/ld+json'><!-- {\"@type\":\"Article\",\"headline\":\"Two\nlines\",} --></script>",
    );
    assert_eq!(values(&claims.headlines), ["Two lines"]);
}

#[test]
fn meta_tags_of_every_kind() {
    let claims = read(
        r#"<html lang="en-GB" dir="ltr"><title> The  storm | A </title>
        <meta property="og:title" content="The storm"><meta name="author" content="Ann Lee">
        <meta property="article:author" content="https://facebook.com/ann">
        <meta name="citation_author" content="Ray, Bo"><meta property="article:published_time" content="2025-03-31T10:00Z">
        <meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="800">
        <meta property="og:site_name" content="A"><link rel="canonical" href="/news/story?x">"#,
    );
    assert_eq!(claims.title.as_deref(), Some("The storm | A"));
    assert_eq!(values(&claims.headlines), ["The storm"]);
    let names: Vec<_> = claims.authors.iter().map(|c| c.value.name.as_str()).collect();
    assert_eq!(names, ["Ann Lee", "Bo Ray"]);
    assert_eq!(claims.published.len(), 1);
    assert_eq!(claims.address.unwrap().value.as_str(), "https://www.a.example/news/story?x");
    assert_eq!(values(&claims.langs), ["en-GB"]);
    assert_eq!(claims.dir.unwrap().value, Direction::Ltr);
}

#[test]
fn microdata_of_comments_is_not_the_pages() {
    let claims = read(
        r#"<article itemscope itemtype="https://schema.org/NewsArticle">
        <time itemprop="datePublished" datetime="2025-03-31">31 March</time>
        <div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
        <time itemprop="dateCreated" datetime="2025-05-05">5 May</time></div></article>"#,
    );
    assert_eq!(claims.published.iter().map(|c| c.value.to_string()).collect::<Vec<_>>(), ["2025-03-31"]);
}

#[test]
fn titles_of_pictures_are_not_the_pages() {
    let claims = read("<body><svg><title>Logo</title></svg><p>x");
    assert_eq!(claims.title, None);
}
