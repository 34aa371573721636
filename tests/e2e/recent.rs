//! "Recent" on the front page: what was opened stays, goes on where it was left, and can be removed.

use support::{Outcome, Page, Width, fixture, test};

const FERRY: &str = "Harbour towns agree to share one ferry as bridge repairs stretch into winter";
const TAX: &str = "The tax that made newspapers enormous";

async fn read_the_ferry(page: &Page) -> Outcome {
    page.named("textbox", "Paste an article").await?.click().await.map_err(|error| error.to_string())?;
    page.paste(None, Some(&fixture("aggregator.txt")?)).await?;
    page.press_button("Read").await?;
    expect_article(page, FERRY).await
}

/// The headlines under "Recent", in order, between bars.
async fn expect_recent(page: &Page, headlines: &str) -> Outcome {
    page.named("button", "Read").await?;
    let listed = "return [...document.querySelectorAll('.recent li h3')].map(h => h.textContent).join('|')";
    page.until_is("what “Recent” lists", listed, headlines).await
}

/// Waits for the article itself: the front page names its articles in headings, too.
async fn expect_article(page: &Page, headline: &str) -> Outcome {
    page.until_is("the headline", "return document.querySelector('main article h1').textContent", headline)
        .await
}

/// Whether IndexedDB holds a page of that name.
async fn kept(page: &Page, name: &str) -> Outcome<bool> {
    let script = format!(
        "const open = indexedDB.open('broadsheet');
         const of = (request) => new Promise((done) => request.onsuccess = () => done(request.result));
         const database = await of(open);
         const count = await of(database.transaction('pages').objectStore('pages').count('{name}'));
         database.close();
         return count"
    );
    Ok(page.script_async(&script).await? == 1)
}

async fn until_kept(page: &Page, name: &str, wanted: bool) -> Outcome {
    for _ in 0..100 {
        if kept(page, name).await? == wanted {
            return Ok(());
        }
        page.script_async("await new Promise((later) => setTimeout(later, 50))").await?;
    }
    Err(format!("the record of {name} is {} there", if wanted { "not" } else { "still" }))
}

async fn page_name(page: &Page) -> Outcome<String> {
    let name = page.script("return new URLSearchParams(location.search).get('read')").await?;
    name.as_str().map(str::to_owned).ok_or_else(|| "no page is open".to_owned())
}

/// Scrolls to half of the text, and returns how far that is.
async fn read_half(page: &Page) -> Outcome<u64> {
    // Some lines of the text must be above the window, some below it.
    page.script("scrollTo(0, Math.round((document.documentElement.scrollHeight - innerHeight) / 3))").await?;
    page.until("the place kept", "return history.state !== null && history.state[3] === scrollY").await?;
    let place = page.script("return Math.round(scrollY)").await?;
    place.as_u64().filter(|y| *y > 200).ok_or_else(|| format!("the article is too short to stop in: {place}"))
}

async fn expect_place(page: &Page, y: u64) -> Outcome {
    page.until("the place where reading stopped", &format!("return Math.abs(scrollY - {y}) <= 2"))
        .await
        .map(drop)
}

#[test]
fn what_was_opened_is_listed_goes_on_where_it_was_left_and_can_be_removed() {
    test("recent", async |page| {
        page.set_width(Width::Phone).await?;
        expect_recent(page, "").await?;
        read_the_ferry(page).await?;
        let name = page_name(page).await?;
        let stopped = read_half(page).await?;
        page.go("").await?;
        page.named("region", "Recent").await?;
        expect_recent(page, FERRY).await?;
        let facts = page.script("return document.querySelector('.recent-facts').textContent").await?;
        let facts = facts.as_str().unwrap_or_default();
        assert!(
            facts.contains("Saltmarsh Courier") && facts.contains("% read") && facts.contains("just now")
        );
        page.expect_no_barriers().await?;
        page.expect_no_sideways_scrolling().await?;

        page.reload().await?;
        expect_recent(page, FERRY).await?;
        page.follow(FERRY).await?;
        expect_article(page, FERRY).await?;
        expect_place(page, stopped).await?;
        // Who hears the page goes on there, too.
        let line = "const { top, bottom } = document.activeElement.getBoundingClientRect();
            return document.activeElement.matches('[data-places] > *') && top < 80 && bottom > 40";
        page.until("the focus at the line", line).await?;

        page.go("").await?;
        page.press_button(&format!("Remove “{FERRY}” from Recent")).await?;
        page.until_text("Removed").await?;
        expect_recent(page, "").await?;
        page.expect_no_barriers().await?;
        until_kept(page, &name, false).await?;
        page.press_button("Undo").await?;
        page.named("link", FERRY).await?;
        expect_recent(page, FERRY).await?;
        until_kept(page, &name, true).await?;
        let quiet = "return !document.body.innerText.includes('Removed')";
        page.until("no bar any more", quiet).await?;
        page.follow(FERRY).await?;
        expect_article(page, FERRY).await?;
        expect_place(page, stopped).await?;

        page.go("").await?;
        page.press_button(&format!("Remove “{FERRY}” from Recent")).await?;
        until_kept(page, &name, false).await?;
        page.reload().await?;
        expect_recent(page, "").await?;
        page.go(&format!("?read={name}")).await?;
        page.named("heading", "This page is not kept here").await?;
        Ok(())
    });
}

#[test]
fn it_survives_the_network_and_opens_in_a_new_visit() {
    test("recent offline", async |page| {
        page.named("button", "Read").await?;
        page.until_kept_offline().await?;
        page.stop_site();
        read_the_ferry(page).await?;
        let stopped = read_half(page).await?;
        page.go("").await?;
        page.follow(TAX).await?;
        expect_article(page, TAX).await?;
        page.go("").await?;
        expect_recent(page, &format!("{TAX}|{FERRY}")).await?;
        // A bookmark, in a tab without a history of its own.
        let address =
            page.script("return document.querySelectorAll('.recent h3 a')[1].getAttribute('href')").await?;
        page.web.new_tab().await.unwrap();
        let tabs = page.web.windows().await.unwrap();
        page.web.switch_to_window(tabs.last().unwrap().clone()).await.unwrap();
        page.go(address.as_str().unwrap_or_default()).await?;
        expect_article(page, FERRY).await?;
        expect_place(page, stopped).await?;
        page.go("").await?;
        expect_recent(page, &format!("{FERRY}|{TAX}")).await
    });
}

#[test]
fn what_is_removed_as_the_page_goes_away_is_gone() {
    test("removed on leaving", async |page| {
        read_the_ferry(page).await?;
        let name = page_name(page).await?;
        until_kept(page, &name, true).await?;
        page.follow("Broadsheet").await?;
        page.named("button", &format!("Remove “{FERRY}” from Recent")).await?;
        page.reload_upon("document.querySelector('.recent-item button').click()").await?;
        until_kept(page, &name, false).await?;
        expect_recent(page, "").await
    });
}

#[test]
fn an_open_page_that_was_removed_is_gone_from_the_tab_too() {
    test("recent and back", async |page| {
        read_the_ferry(page).await?;
        page.follow("Broadsheet").await?;
        expect_recent(page, FERRY).await?;
        page.press_button(&format!("Remove “{FERRY}” from Recent")).await?;
        page.until_text("Removed").await?;
        // Without a mouse, Undo is where the focus is when nothing else is listed.
        page.until("the focus on Undo", "return document.activeElement.textContent === 'Undo'").await?;
        page.back().await?;
        page.named("heading", "This page is not kept here").await?;
        Ok(())
    });
}

#[test]
fn a_device_that_does_not_forget_is_told_of_and_the_entry_stays() {
    test("recent refused", async |page| {
        read_the_ferry(page).await?;
        let name = page_name(page).await?;
        page.follow("Broadsheet").await?;
        // Another tab holds the storage: what the worker wants of it has to wait, until it gives up.
        let hold = "const open = indexedDB.open('broadsheet');
            await new Promise((done) => open.onsuccess = done);
            const store = open.result.transaction('pages', 'readwrite').objectStore('pages');
            window.holding = true;
            const again = () => { if (window.holding) store.get('x').onsuccess = again };
            again();";
        page.script_async(hold).await?;
        page.press_button(&format!("Remove “{FERRY}” from Recent")).await?;
        page.until_text("could not be removed").await?;
        page.script("window.holding = false").await?;
        expect_recent(page, FERRY).await?;
        assert!(kept(page, &name).await?, "deleted after all");
        page.follow(FERRY).await?;
        expect_article(page, FERRY).await?;
        Ok(())
    });
}

#[test]
fn a_headline_is_text_and_the_list_keeps_its_measure() {
    test("recent text", async |page| {
        let words = "The boat was counted twice, and both counts agreed to the last crate of fish on board. ";
        for nth in 1..=8 {
            let html = format!(
                "<h1>&lt;img src=x onerror=alert(1)&gt; {} {nth}</h1><p>{}</p><p>{}</p>",
                "Unbreakable".repeat(12),
                words.repeat(3),
                words.repeat(4)
            );
            page.named("button", "Read").await?;
            page.drop_file("boat.html", "text/html", &html).await?;
            page.until(
                "the article",
                &format!("return document.querySelector('main article h1')?.textContent.endsWith(' {nth}')"),
            )
            .await?;
            page.follow("Broadsheet").await?;
        }
        page.named("region", "Recent").await?;
        assert_eq!(page.script("return document.querySelectorAll('.recent img').length").await?, 0);
        for width in [Width::Phone, Width::Tablet, Width::Desktop, Width::Wide] {
            page.set_width(width).await?;
            page.expect_no_sideways_scrolling().await?;
            page.expect_no_barriers().await?;
        }
        let count = "return document.querySelectorAll('.recent-item').length";
        assert_eq!(page.script(count).await?, 6);
        page.press_button("Show all 8").await?;
        page.until_is("all of them", count, 8).await?;
        let focus = "return document.activeElement.textContent.endsWith(' 2')";
        page.until("the focus on the first that was not there", focus).await?;
        Ok(())
    });
}
