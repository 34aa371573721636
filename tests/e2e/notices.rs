//! What a reader is told of a text stands with that text.

use support::{Outcome, Page, fixture, test};

/// A page whose lead is well printed; in one of its other stories a quotation ends with another mark than
/// it begins with.
fn page_with_a_slip() -> Outcome<String> {
    let html = fixture("aggregator-divs.html")?;
    let slip = "“The hall will be full,\" the trustees said. ";
    let sentence = "The trustees expect 600 visitors on the first night.";
    assert!(html.contains(sentence), "the fixture has another text");
    Ok(html.replace(sentence, &format!("{slip}{sentence}")))
}

const MARKET: &str = "Night market returns to the old customs hall after eleven years away";
const OYSTERS: &str = "Why the estuary's oyster beds came back when nobody was looking";
const TOLD: &str =
    "return [...document.querySelectorAll('.notices li')].map((li) => li.textContent).join('|')";

async fn open(page: &Page, headline: &str) -> Outcome {
    page.follow(headline).await?;
    let there = format!("return document.querySelector('main article h1')?.textContent === {headline:?}");
    page.until("the story", &there).await.map(drop)
}

#[test]
fn a_notice_stands_with_the_story_that_it_is_about() {
    test("notices: stories", async |page| {
        page.drop_file("page.html", "text/html", &page_with_a_slip()?).await?;
        page.until("the lead", "return document.querySelector('main article h1') !== null").await?;
        assert_eq!(page.script(TOLD).await?, "");
        open(page, MARKET).await?;
        let told = page.script(TOLD).await?;
        let told = told.as_str().unwrap_or_default();
        assert!(told.starts_with("Quotation marks that did not match were mended: "), "{told}");
        page.expect_no_barriers().await?;
        open(page, OYSTERS).await?;
        assert_eq!(page.script(TOLD).await?, "");
        page.back().await?;
        page.until("the notice again", &format!("return (() => {{ {TOLD} }})() !== ''")).await.map(drop)
    });
}

#[test]
fn what_went_wrong_is_not_said_of_what_is_read_next() {
    test("notices: mishaps", async |page| {
        page.drop_file("page.html", "text/html", &page_with_a_slip()?).await?;
        page.until("the lead", "return document.querySelector('main article h1') !== null").await?;
        page.type_keys("h").await?;
        let bar = "return document.querySelector('.bars').innerText.includes('Select the words first')";
        page.until("that nothing is selected", bar).await?;
        open(page, OYSTERS).await?;
        page.until("the bar closed", &bar.replace("return ", "return !")).await.map(drop)
    });
}

#[test]
fn a_text_that_was_repaired_can_be_read_as_it_is_printed() {
    test("notices: as printed", async |page| {
        page.drop_file("page.html", "text/html", &page_with_a_slip()?).await?;
        page.until("the lead", "return document.querySelector('main article h1') !== null").await?;
        assert_eq!(
            page.script("return document.querySelector('#as-printed')").await?,
            serde_json::Value::Null
        );
        open(page, MARKET).await?;
        let mended =
            "return document.querySelector('main .text').textContent.includes('full,” the trustees')";
        let printed =
            "return document.querySelector('main .text').textContent.includes('full,\" the trustees')";
        assert_eq!(page.script(mended).await?, true);
        page.press_button("Show as printed").await?;
        page.until("the text as printed", printed).await?;
        // What is not repaired is still listed, and the focus is on the way back.
        let told = page.script("return document.querySelector('.notices').innerText").await?;
        let told = told.as_str().unwrap_or_default();
        assert!(
            told.starts_with("The text stands as the page prints it") && told.contains("that did not match"),
            "{told}"
        );
        page.until("the focus", "return document.activeElement.id === 'as-printed'").await?;
        page.expect_no_barriers().await?;
        // It is of this page, and stays so until the reader changes it.
        page.script_async("await new Promise((later) => setTimeout(later, 500))").await?;
        page.reload().await?;
        page.until(
            "the text as printed",
            &printed.replace("main .text'", "main .text p'").replace(".textContent", "?.textContent"),
        )
        .await?;
        page.press_button("Show repaired").await?;
        page.until("the text repaired", mended).await?;
        page.named("button", "Show as printed").await.map(drop)
    });
}
