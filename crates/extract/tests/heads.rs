//! What stands between a headline and its text, as pages print it, is told and not printed again.

use broadsheet_extract::{Options, extract};

fn page(head: &str) -> String {
    format!(
        "<title>The quay opens</title><article>{head}
         <p>The council voted on Monday to open the old quay to all boats, whatever their draught.</p>
         <p>Forty boats had waited outside for the tide, and the first of them came in at noon.</p>
         <p>The dredging goes on until the summer, and costs less than had been thought before.</p></article>"
    )
}

#[test]
fn kickers_deks_and_bylines_of_a_house() {
    let head = "<span class=kicker>Harbour</span><h1>The quay opens</h1>
        <p class=dek>Nine years of talk end with a vote and forty boats at noon.</p><p>By Courier staff</p>";
    let article = extract(&page(head), &Options::default()).unwrap();
    let value = |claim: &Option<article::Claimed<String>>| claim.as_ref().map(|claim| claim.value.clone());
    let meta = &article.meta;
    assert_eq!(value(&meta.byline).as_deref(), Some("Courier staff"));
    assert_eq!(
        value(&meta.dek).as_deref(),
        Some("Nine years of talk end with a vote and forty boats at noon.")
    );
    let text = article.text();
    assert!(text.starts_with("The council voted") && !text.contains("Courier"), "{text}");
}

#[test]
fn hard_spaces_in_names_that_lead_to_their_authors() {
    let head =
        "<h1>The quay opens</h1><div class=byline>By <a href=https://courier.example/ann>Ann&nbsp;Lee</a>
        and <a href=https://courier.example/bo>Bo&nbsp;Ray&nbsp;Hill</a></div>";
    let article = extract(&page(head), &Options::default()).unwrap();
    let authors = article.meta.authors.iter();
    let authors: Vec<_> = authors.map(|a| (a.name.as_str(), a.href.as_ref().map(|url| url.path()))).collect();
    assert_eq!(authors, [("Ann Lee", Some("/ann")), ("Bo Ray Hill", Some("/bo"))]);
}
