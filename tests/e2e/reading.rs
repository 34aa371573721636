//! The main job: a page in, whichever way it comes, and its stories to read.

use support::{Outcome, Page, Width, fixture, fixture_path, test};

const FERRY: &str = "Harbour towns agree to share one ferry as bridge repairs stretch into winter";
const MARKET: &str = "Night market returns to the old customs hall after eleven years away";

/// The article that is open has this headline, once.
async fn expect_headline(page: &Page, headline: &str) -> Outcome {
    // The front page, which stays for the moment that reading takes, names its articles in headings, too.
    page.until("one headline", "return document.querySelectorAll('main article h1').length === 1").await?;
    page.named("heading", headline).await?;
    Ok(())
}

/// Text that the article must hold, and text that it must not.
async fn expect_text(page: &Page, there: &[&str], gone: &[&str]) -> Outcome {
    let text = page.script("return document.querySelector('main article').textContent").await?;
    let text = text.as_str().unwrap_or_default();
    for part in there {
        assert!(text.contains(part), "the article lacks {part:?}");
    }
    for part in gone {
        assert!(!text.contains(part), "the article holds {part:?}");
    }
    Ok(())
}

async fn expect_the_ferry(page: &Page) -> Outcome {
    expect_headline(page, FERRY).await?;
    expect_text(
        page,
        &[
            "Nobody in this estuary ever asked for three ferries",
            "Saltmarsh Courier",
            "But I will admit that",
        ],
        &["Try Our AI Reader", "No comments yet", "Related Articles", "open again next month"],
    )
    .await
}

/// Pastes into the box, which waits for "Read": there a reader may want to look first, add a second
/// part or choose another page. A paste anywhere else is read at once.
async fn paste_and_read(page: &Page, html: Option<&str>, text: &str) -> Outcome {
    page.named("textbox", "Paste an article").await?.click().await.map_err(|error| error.to_string())?;
    page.paste(html, Some(text)).await?;
    let shown = page.script("return document.getElementById('paste').value.trim()").await?;
    assert_eq!(shown.as_str(), Some(text.replace('\r', "").trim()), "the box shows what was pasted");
    let waits = "return document.querySelector('main article, main[aria-busy]') === null";
    assert_eq!(page.script(waits).await?, true, "the box waits for the reader's word");
    page.press_button("Read").await
}

#[test]
fn pasted_text_becomes_an_article_with_its_stories() {
    test("paste text", async |page| {
        paste_and_read(page, None, &fixture("aggregator.txt")?).await?;
        expect_the_ferry(page).await?;
        page.named("complementary", "Related stories").await?;
        page.named("link", MARKET).await?;
        let captions = "return [...document.querySelectorAll('main article figcaption')].map(c => c.textContent).join('|')";
        let captions = page.script(captions).await?;
        let captions = captions.as_str().unwrap_or_default();
        assert!(
            captions.contains("signs the agreement on the slipway") && captions.contains("Tidewater Press")
        );
        Ok(())
    });
}

#[test]
fn pasting_anywhere_reads_at_once() {
    test("paste anywhere", async |page| {
        page.named("button", "Read").await?;
        page.paste_with_keys(&fixture("aggregator-divs.html")?).await?;
        expect_the_ferry(page).await
    });
}

#[test]
fn a_rich_paste_keeps_its_structure() {
    test("paste rich", async |page| {
        let words = "The boat was counted twice, and both counts agreed to the last crate of fish on board. ";
        let html = format!(
            "<h1>A boat is counted</h1><p>{}</p><h2>How they counted</h2><ol><li>By hand, from the bow.</li>\
             <li>By hand, from the stern.</li></ol><p>{}</p><blockquote><p>Whoever counts twice, the harbour master wrote, has counted once too often or once too seldom.</p></blockquote>",
            words.repeat(3),
            words.repeat(4)
        );
        paste_and_read(page, Some(&html), "A boat is counted").await?;
        expect_headline(page, "A boat is counted").await?;
        let shape = "const a = document.querySelector('main article'); return ['h2', 'ol li', 'blockquote']
            .map(s => a.querySelectorAll(s).length).join(' ')";
        assert_eq!(page.script(shape).await?, "1 2 1");
        Ok(())
    });
}

#[test]
fn pasted_source_is_recognised() {
    test("paste source", async |page| {
        paste_and_read(page, None, &fixture("aggregator-semantic.html")?).await?;
        expect_the_ferry(page).await
    });
}

#[test]
fn what_pages_hardly_ever_refer_to_by_name_is_read_without_a_network_too() {
    test("seldom references", async |page| {
        page.named("button", "Read").await?;
        page.until_kept_offline().await?;
        page.stop_site();
        let set = "A &NotSucceedsEqual; B is set with a &starf; in front, and so it has been since the first edition of the book.";
        let html = format!("<title>Signs</title><article><h1>Signs</h1><p>{set}</p><p>{set}</p></article>");
        page.drop_file("signs.html", "text/html", &html).await?;
        page.until_text("A ⪰̸ B is set with a ★ in front").await
    });
}

#[test]
fn a_file_is_opened_or_dropped() {
    test("files", async |page| {
        page.named("button", "Open a file").await?;
        page.choose_file(&fixture_path("aggregator-related-first.html")).await?;
        expect_the_ferry(page).await?;
        page.go("").await?;
        page.named("button", "Read").await?;
        page.drop_file("ferry.html", "text/html", &fixture("aggregator-divs.html")?).await?;
        expect_the_ferry(page).await
    });
}

#[test]
fn a_related_story_opens_and_back_leads_to_the_same_place() {
    test("related and back", async |page| {
        page.set_width(Width::Desktop).await?;
        page.drop_file("ferry.html", "text/html", &fixture("aggregator-divs.html")?).await?;
        expect_the_ferry(page).await?;
        page.script("window.scrollTo(0, 420)").await?;
        let place = "return Math.round(scrollY)";
        page.until("the place kept", "return history.state !== null").await?;
        let before = page.script(place).await?;
        let address = page.web.current_url().await.unwrap();
        // By script: a real click would scroll the link into view first, and so move the place.
        let click = "[...document.querySelectorAll('aside a')].find(a => a.textContent.includes('Night market')).click()";
        page.script(click).await?;
        expect_headline(page, MARKET).await?;
        expect_text(page, &["open again next month"], &["Nobody in this estuary"]).await?;
        assert_ne!(page.web.current_url().await.unwrap(), address, "a story has its own address");
        page.back().await?;
        expect_the_ferry(page).await?;
        page.until("the same place", &format!("return Math.abs(scrollY - {before}) <= 2")).await?;

        page.reload().await?;
        expect_the_ferry(page).await?;
        page.until("the same place after a reload", &format!("return Math.abs(scrollY - {before}) <= 2"))
            .await?;
        Ok(())
    });
}

#[test]
fn a_page_pasted_over_another_leaves_that_where_it_was() {
    test("paste over an article", async |page| {
        page.set_width(Width::Desktop).await?;
        page.drop_file("ferry.html", "text/html", &fixture("aggregator-divs.html")?).await?;
        expect_the_ferry(page).await?;
        page.script("document.activeElement?.blur(); scrollTo(0, 420)").await?;
        page.until("the place kept", "return history.state !== null && history.state[3] === scrollY").await?;
        let before = page.script("return Math.round(scrollY)").await?;
        let words = "Somebody has to count the boats that leave, and somebody else those that return. ";
        let other = format!("<h1>A second page</h1><p>{}</p><p>{}</p>", words.repeat(5), words.repeat(6));
        page.paste(Some(&other), Some("A second page")).await?;
        expect_headline(page, "A second page").await?;
        page.back().await?;
        expect_the_ferry(page).await?;
        page.until("the same place", &format!("return Math.abs(scrollY - {before}) <= 2")).await.map(drop)
    });
}

#[test]
fn what_was_cut_can_be_brought_back() {
    test("bring back", async |page| {
        page.drop_file("ferry.html", "text/html", &fixture("aggregator-divs.html")?).await?;
        expect_the_ferry(page).await?;
        let text = "return document.querySelector('main article').textContent";
        page.press_button("What was cut").await?;
        page.named("dialog", "What was cut").await?;
        let bring = "const item = [...document.querySelectorAll('dialog li')]
            .find(li => li.textContent.includes('Try Our AI Reader'));
            const why = item.querySelector('.cuts-why').textContent;
            [...item.querySelectorAll('button')].find(b => b.textContent === 'Bring back').click(); return why";
        let why = page.script(bring).await?;
        assert!(why.as_str().is_some_and(|w| w.len() > 10), "a reason in words: {why}");
        let back = "return document.querySelector('main article').textContent.includes('Try Our AI Reader')";
        page.until("the block in the article", back).await?;
        page.press_button("Cut again").await?;
        page.until("the block cut again", &back.replace("return ", "return !")).await?;
        let text = page.script(text).await?;
        assert!(text.as_str().is_some_and(|t| t.contains("Nobody in this estuary")));
        page.expect_no_barriers().await
    });
}

#[test]
fn bundled_articles_open_and_all_of_it_works_offline() {
    test("bundled and offline", async |page| {
        page.named("button", "Read").await?;
        page.until_kept_offline().await?;
        page.stop_site();
        page.go("").await?;
        page.follow("The tax that made newspapers enormous").await?;
        expect_headline(page, "The tax that made newspapers enormous").await?;
        page.reload().await?;
        expect_headline(page, "The tax that made newspapers enormous").await?;
        page.go("").await?;
        paste_and_read(page, None, &fixture("aggregator.txt")?).await?;
        expect_the_ferry(page).await?;
        assert_eq!(page.take_asked_elsewhere(), [""; 0]);
        Ok(())
    });
}

#[test]
fn every_view_is_free_of_barriers() {
    test("barriers of all views", async |page| {
        let bundled = [
            "the-tax-that-made-newspapers-enormous",
            "the-night-boat-comes-back",
            "telling-a-story-from-a-menu",
            "ein-buchstabe-in-der-warteschlange",
            "the-missing-postcard",
            "chiisana-moji-no-namae",
            "al-kashida",
            "how-far-is-the-edge-of-the-sea",
            "the-library-that-came-by-boat",
        ];
        let others =
            ["?about", "?read=p-unknown", "?read=the-night-boat-comes-back&story=1"].map(str::to_owned);
        let views = bundled.iter().map(|stem| format!("?read={stem}")).chain(others);
        for view in views {
            page.go(&view).await?;
            page.until("the view", "return document.querySelector('.colophon') !== null && document.querySelector('main h1') !== null && !document.querySelector('main[aria-busy]')").await?;
            for width in [Width::Phone, Width::Desktop] {
                page.set_width(width).await?;
                for scheme in page.schemes() {
                    page.set_scheme(scheme).await?;
                    page.expect_no_barriers()
                        .await
                        .map_err(|error| format!("{view} {width:?} {scheme}: {error}"))?;
                    page.expect_no_sideways_scrolling()
                        .await
                        .map_err(|error| format!("{view} {width:?}: {error}"))?;
                }
            }
        }
        assert_eq!(page.take_complaints().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn a_page_without_an_article_says_so() {
    test("no article", async |page| {
        page.drop_file(
            "menu.html",
            "text/html",
            "<title>Menu</title><nav><a href=/a>Home</a> <a href=/b>News</a></nav>",
        )
        .await?;
        page.until_text("no article").await?;
        page.expect_no_barriers().await?;
        page.go("").await?;
        page.named("button", "Read").await?;
        page.drop_file("a.pdf", "application/pdf", "%PDF-1.7 and so on").await?;
        page.until_text("PDF").await
    });
}

#[test]
fn a_formula_longer_than_its_line_scrolls_inside_itself() {
    test("long formula", async |page| {
        page.set_width(Width::Phone).await?;
        page.go("").await?;
        page.named("button", "Read").await?;
        let words =
            "The sum goes on for longer than a line of a telephone has room, and nothing of it is lost. ";
        let html = format!(
            "<title>Long sums</title><article><h1>Long sums</h1><p>{0}</p><p>Short: <math><msup><mi>A</mi><mi>T</mi>\
             </msup></math>, and long: <math>{1}<mn>0</mn></math>.</p><p>{0}</p></article>",
            words.repeat(4),
            "<mi>a</mi><mo>+</mo>".repeat(40)
        );
        page.drop_file("page.html", "text/html", &html).await?;
        page.named("heading", "Long sums").await?;
        let frames = "return [...document.querySelectorAll('.inline-formula')].map((frame) =>
            [frame.scrollWidth > frame.clientWidth, frame.scrollHeight > frame.clientHeight,
                frame.getBoundingClientRect().right <= innerWidth].join()).join(' ')";
        page.until_is("one that scrolls, one whole", frames, "false,false,true true,false,true").await?;
        page.expect_no_sideways_scrolling().await
    });
}

#[test]
fn a_headline_has_its_face_and_fits_its_window() {
    test("headlines", async |page| {
        page.set_width(Width::Phone).await?;
        let words =
            "The ferry ran on time again this week, and nobody on the pier had to wait for long. ".repeat(9);
        for (headline, most) in [
            ("Māori names on every map".to_owned(), 40.0),
            ("Māori names on every map, and who drew them first, ".repeat(4), 28.0),
        ] {
            page.go("").await?;
            page.named("button", "Read").await?;
            let html =
                format!("<title>{headline}</title><article><h1>{headline}</h1><p>{words}</p></article>");
            page.drop_file("page.html", "text/html", &html).await?;
            page.until("the headline", "return document.querySelector('main article h1') !== null").await?;
            let size =
                "return parseFloat(getComputedStyle(document.querySelector('main article h1')).fontSize)";
            let size = page.script(size).await?.as_f64().unwrap_or_default();
            assert!(most - 12.0 < size && size < most, "{headline}: {size}");
            let face = "return [...document.fonts].some((face) => face.family.includes('Literata Display')
                && face.unicodeRange.startsWith('U+100') && face.status === 'loaded')";
            page.until("its letters beyond Western Latin", face).await?;
        }
        Ok(())
    });
}

#[test]
fn the_front_page_tells_how_long_its_articles_are() {
    test("minutes", async |page| {
        let announced = "return [...document.querySelectorAll('.announcement')].map((a) =>
            [a.querySelector('a').getAttribute('href'), a.querySelector('.minutes').textContent])";
        page.until("the edition", &format!("{announced}.length > 0")).await?;
        let announced = page.script(announced).await?;
        for pair in announced.as_array().into_iter().flatten() {
            let (address, minutes) =
                (pair[0].as_str().unwrap_or_default(), pair[1].as_str().unwrap_or_default());
            page.go(address).await?;
            page.until(
                &format!("{address}: {minutes}"),
                &format!(
                    "return [...document.querySelectorAll('main .head *')].some((e) => e.textContent === '{minutes}')"
                ),
            )
            .await?;
        }
        Ok(())
    });
}
