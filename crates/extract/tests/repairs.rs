//! What syndication broke is repaired, each repair is told, and who wants the text as printed gets it.

use article::{Article, NoticeKind};
use broadsheet_extract::{Options, extract};

const PAGE: &str = "<title>The quay opens</title><article><h1>The quay opens</h1>
    <p>The council voted on Monday to open the old quay to all boats, whatever their draught.</p>
    <p>“It has been shut for nine years,\" said Ann Lee, who keeps the harbour and its books.</p>
    <figure><img src=https://quay.example/boat.jpg width=900 height=600 alt='A red boat lies at the quay'>
    <figcaption>The first of forty</figcaption></figure>
    <p>A red boat lies at the quay</p>
    <p>Forty boats had waited outside for the tide, and the first of them came in at noon.</p></article>";

fn read(page: &str, as_printed: bool) -> (String, Vec<String>) {
    let options = Options { as_printed, ..Options::default() };
    let article: Article = extract(page, &options).unwrap_or_default();
    let repairs = article.notices.iter().filter(|notice| notice.kind == NoticeKind::Repair);
    (article.text(), repairs.map(|notice| notice.message.clone()).collect())
}

#[test]
fn quotation_marks_and_descriptions_of_pictures() {
    let (text, told) = read(PAGE, false);
    assert!(text.contains("“It has been shut for nine years,” said"), "{text}");
    assert!(!text.contains("A red boat") && text.contains("Forty boats"), "{text}");
    assert!(told.iter().any(|told| told.contains("“It has been shut for nine years,\"")), "{told:?}");
    assert!(told.iter().any(|told| told.contains("A red boat lies at the quay")), "{told:?}");
    let (text, told) = read(PAGE, true);
    assert!(text.contains("years,\" said") && text.contains("A red boat lies at the quay"), "{text}");
    assert_eq!(told, [""; 0]);
}

#[test]
fn copy_in_one_block() {
    let sentence = "The ministers met on the island for two days of talks about the strait between them. ";
    let page = format!("<title>Talks</title><article><h1>Talks</h1><p>{}</p></article>", sentence.repeat(18));
    let (text, told) = read(&page, false);
    assert!(text.lines().count() > 2 && told.len() == 1, "{told:?}");
    let (text, told) = read(&page, true);
    assert!(text.lines().count() == 1 && told.is_empty(), "{text}");
}

#[test]
fn letters_encoded_twice() {
    let page = PAGE.replace('“', "â€œ").replace("Ann", "JosÃ©").replace("the tide", "the quayâ€™s tide");
    let (text, told) = read(&page, false);
    assert!(text.contains("“It has") && text.contains("said José Lee") && text.contains("quay’s"), "{text}");
    assert!(told.iter().any(|told| told.contains("encoded twice")), "{told:?}");
    let (text, told) = read(&page, true);
    assert!(text.contains("said JosÃ© Lee") && told.is_empty(), "{text}");
}

#[test]
fn a_repair_is_told_of_the_story_that_it_was_made_in() {
    let text = |sentence: &str| format!("<p>{sentence} and it was said twice.</p>").repeat(4);
    let story = |title: &str, text: String| {
        format!("<article><h1><a href=/{title}>{title} opens</a></h1><time>2 May 2026</time>{text}</article>")
    };
    let slip = "<p>“The weir is open,\" said Ann Lee, who keeps its books and the books of the mill.</p>";
    let page = [
        "<title>The quay opens</title>",
        &story("The quay", text("The council opened the old quay to all boats that can cross at low water")),
        &story("The weir", text("The mill of the valley has water again since the weir was opened") + slip),
    ]
    .concat();
    let article: Article = extract(&page, &Options::default()).unwrap_or_default();
    assert_eq!((article.notices.len(), article.related.len()), (0, 1));
    let notice = &article.related[0].notices[0];
    assert!(notice.message.contains("“The weir is open,\""), "{}", notice.message);
}

#[test]
fn quotation_marks_of_headlines_and_single_ones() {
    let page = PAGE
        .replace("quay opens", "“quay\" opens")
        .replace("“It has been shut", "The ‘old' quay has been shut");
    let headline = |as_printed: bool| {
        let options = Options { as_printed, ..Options::default() };
        let article = extract(&page, &options).unwrap();
        article.meta.headline.map(|headline| headline.value)
    };
    assert_eq!(headline(false).as_deref(), Some("The “quay” opens"));
    assert_eq!(headline(true).as_deref(), Some("The “quay\" opens"));
    let (text, told) = read(&page, false);
    assert!(text.contains("The ‘old’ quay"), "{text}");
    assert!(told.iter().any(|told| told.contains("The “quay\" opens")), "{told:?}");
}
