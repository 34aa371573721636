//! "From your library": what was opened before and is like what is open now, and why.

use crate::room::{LATER, SEEN};
use support::{Outcome, Page, fixture, test};

/// An article about such a thing of such a paper.
fn article(headline: &str, source: &str, sentences: &str) -> String {
    format!(
        "<html lang=en><title>{headline}</title><meta property=og:site_name content='{source}'>\
         <main><article><h1>{headline}</h1><p>By Ada Quill, 14 May 2026</p><p>{sentences}</p><p>{sentences}</p>\
         </article></main>"
    )
}

async fn drop_in(page: &Page, headline: &str, source: &str, sentences: &str) -> Outcome {
    page.drop_file("page.html", "text/html", &article(headline, source, sentences)).await?;
    page.named("heading", headline).await?;
    let noted = "return localStorage.getItem('broadsheet.recent')?.split('\\n')[0].includes('||')";
    page.until("that the page is known by what it speaks of", noted).await.map(drop)
}

const FERRY: &str = "The council of Norholm met the skipper Hanne Brekke in the harbour of Saltmarsh. The old ferry \
    was to be sold, and Hanne Brekke wanted the ferry to stay. The boats of Saltmarsh are old.";
const BRIDGE: &str = "A bridge would cost too much, the engineers told the council of Norholm. It would take ten years to \
    build it, said Hanne Brekke, and until then the ferry would be needed. The bridge was put off in Saltmarsh.";
const BREAD: &str = "Bread is made of flour, water, salt and time. The bakers of the valley let it rest for a night, \
    and the bread keeps for a week. Nobody there has ever sold bread that was made on the same day.";

#[test]
fn stories_that_are_alike_are_offered_with_the_reason() {
    test("from the library", async |page| {
        page.named("button", "Read").await?;
        drop_in(page, "The ferry stays", "Courier", FERRY).await?;
        page.until("it is read", &format!("{LATER}; return {SEEN}.includes(location.search)")).await?;
        drop_in(page, "How bread is made", "Baker", BREAD).await?;
        assert_eq!(page.script("return document.querySelector('.shares')").await?, serde_json::Value::Null);
        drop_in(page, "The bridge is put off", "Gazette", BRIDGE).await?;
        page.until("a story of the library", "return document.querySelector('.shares') !== null").await?;
        page.named("complementary", "Related stories").await?;
        let shown = "const groups = [...document.querySelectorAll('.group')].map(g => g.textContent);
            const stories = [...document.querySelectorAll('.story')].map(s => s.innerText.replace(/\\s+/g, ' '));
            return [...groups, ...stories].join('|')";
        let shown = page.script(shown).await?;
        let shown = shown.as_str().unwrap_or_default();
        assert!(shown.starts_with("From your library|The ferry stays Courier"), "{shown}");
        assert!(shown.contains("Hanne Brekke") && shown.contains("Also mentions"), "{shown}");
        assert!(
            shown.contains(" ago") && shown.contains("You have read it") && !shown.contains("bread"),
            "{shown}"
        );
        page.expect_no_barriers().await?;
        page.follow("The ferry stays").await?;
        page.named("heading", "The ferry stays").await?;
        page.until(
            "the way back",
            "return document.querySelector('.shares')?.parentElement.innerText.startsWith('The bridge')",
        )
        .await?;

        // What is removed from Recent is no longer offered.
        page.go("").await?;
        page.press_button("Remove “The bridge is put off” from Recent").await?;
        page.follow("The ferry stays").await?;
        page.named("heading", "The ferry stays").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 900))").await?;
        assert_eq!(page.script("return document.querySelector('.shares')").await?, serde_json::Value::Null);
        Ok(())
    });
}

#[test]
fn other_stories_of_a_page_that_is_kept_are_offered_too() {
    test("from the library: other stories", async |page| {
        page.named("button", "Read").await?;
        page.drop_file("page.html", "text/html", &fixture("aggregator-divs.html")?).await?;
        page.until("the lead", "return document.querySelector('main article h1') !== null").await?;
        let known = "return localStorage.getItem('broadsheet.stories')?.split('\\n').length === 3";
        page.until("that its other stories are known", known).await?;
        assert_eq!(page.script("return document.querySelector('.shares')").await?, serde_json::Value::Null);

        let reef = "Tove Lindqvist of the field station counted the oysters of Samphire again. The oysters of the wreck \
            have spread over the reef, and Tove Lindqvist counts on more oysters in the channel.";
        drop_in(page, "More oysters", "Gazette", reef).await?;
        page.until("a story of the library", "return document.querySelector('.shares') !== null").await?;
        page.follow("Why the estuary's oyster beds came back when nobody was looking").await?;
        let there =
            "return document.querySelector('main article h1').textContent.startsWith('Why the estuary')
            && location.search.endsWith('&story=2')";
        page.until("that story of that page", there).await?;

        // They go with their page.
        page.go("").await?;
        page.press_button("Remove “Harbour towns agree to share one ferry as bridge repairs stretch into winter” from Recent")
            .await?;
        page.follow("More oysters").await?;
        page.named("heading", "More oysters").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 900))").await?;
        assert_eq!(page.script("return document.querySelector('.shares')").await?, serde_json::Value::Null);
        Ok(())
    });
}
