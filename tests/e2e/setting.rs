//! How the pieces of an article are set: galleries, posts, cards in lists, code in pages, marked headings.

use support::{Outcome, Page, Width, test};

const SENTENCE: &str = "The ferryman counts the lamps along the quay before he lets go of the rope. ";

/// Opens a page of that text, under those settings.
async fn read(page: &Page, settings: &str, body: &str) -> Outcome {
    page.script(&format!("localStorage.clear(); localStorage['broadsheet.text'] = '{settings}'")).await?;
    page.go("").await?;
    page.until_app().await?;
    page.script("document.getElementById('paste').blur()").await?;
    let prose = format!("<p>{}</p>", SENTENCE.repeat(6));
    let html = format!(
        "<title>Lamps along the quay</title><article><h1>Lamps along the quay</h1>{prose}{body}{prose}</article>"
    );
    page.paste(Some(&html), None).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await?;
    page.until("all of it", "return document.querySelector('.own-end') !== null").await.map(drop)
}

#[test]
fn pictures_in_a_row_are_a_gallery_unless_they_are_told_about() {
    test("gallery", async |page| {
        let pictures = |caption: &str| -> String {
            let figure = |n: usize| {
                format!(
                    "<figure><img src='http://pictures.example/{n}.jpg' width=900 height=600>{caption}</figure>"
                )
            };
            (0..5).map(figure).collect()
        };
        read(page, "", &pictures("")).await?;
        // By rows: how many pictures, and whether they fill the measure.
        let rows = "const all = [...document.querySelectorAll('.body > figure')].map((e) => e.getBoundingClientRect());
            const { left, right } = document.querySelector('.body').getBoundingClientRect(), rows = {};
            for (const r of all) (rows[Math.round(r.top)] ??= []).push(r);
            return Object.values(rows).map((row) => row.length
                + (Math.abs(row[0].left - left) < 1 && Math.abs(row.at(-1).right - right) < 1 ? '' : '!')).join(' ')";
        page.until_is("rows", rows, "1 2 2").await?;
        read(
            page,
            "",
            &pictures("<figcaption>The third lamp from the east, seen from the boat.</figcaption>"),
        )
        .await?;
        page.until_is("rows of pictures with captions", rows, "1 1 1 1 1").await?;
        Ok(())
    });
}

#[test]
fn a_post_begins_quietly_and_a_card_without_a_mark() {
    test("posts and cards", async |page| {
        let posts = format!(
            "<hr><p><b>Ada</b> · 3 hours ago</p><p>{SENTENCE}</p><hr><p><b>Ada</b> counts, too.</p>
             <ul><li><h3>Third lamp</h3><p>{SENTENCE}</p><li>A word on it</ul>"
        );
        read(page, "", &posts).await?;
        let sizes = "const size = (e) => parseFloat(getComputedStyle(e).fontSize);
            const bold = [...document.querySelectorAll('.body > p:has(strong)')];
            return bold.map((p) => size(p) < size(document.querySelector('.body')) ? 'quiet' : 'text').join(' ')";
        assert_eq!(page.script(sizes).await?, "quiet text");
        let marks = "return [...document.querySelectorAll('.body li')].map((e) => getComputedStyle(e, '::before').content).join(' ')";
        assert_eq!(page.script(marks).await?, "none \"–\"");
        let edge = "const [a, b] = ['.body li h3', '.body'].map((s) => document.querySelector(s).getBoundingClientRect().left);
            return Math.abs(a - b) < 1";
        assert_eq!(page.script(edge).await?, true, "the card begins where the text does");
        Ok(())
    });
}

#[test]
fn code_goes_on_over_the_page() {
    test("code in pages", async |page| {
        let lines: String = (0..90).map(|n| format!("lamp({n}).light(); // {SENTENCE}\n")).collect();
        read(page, "flow=pages", &format!("<pre><code>{lines}</code></pre>")).await?;
        page.until_text("Page 1 of ").await?;
        let parted = "const pre = document.querySelector('.listing pre');
            return document.querySelector('.listing').getClientRects().length > 1
                && pre.scrollWidth <= pre.clientWidth + 1 && getComputedStyle(pre).maxHeight === 'none'";
        page.until("a listing of several pages", parted).await?;
        page.expect_no_sideways_scrolling().await?;
        page.expect_no_barriers().await?;
        Ok(())
    });
}

#[test]
fn where_reading_goes_on_no_ring_is_drawn_and_a_marked_heading_is_open_to_clicks() {
    test("marks of place", async |page| {
        let parts = format!("<h2>The first lamp</h2><p>{}</p>", SENTENCE.repeat(4)).repeat(2);
        read(page, "flow=pages", &parts).await?;
        page.until_text("Page 1 of ").await?;
        page.type_keys("jj").await?;
        page.until("the heading", "return document.querySelector('h2.here') === document.activeElement")
            .await?;
        // Its own words, and the line below, which it keeps room for.
        let hit = "const heading = document.querySelector('h2.here'), range = document.createRange();
            const at = (e) => { range.selectNodeContents(e); const r = range.getClientRects()[0];
                return document.elementFromPoint(r.left + 9, r.top + r.height / 2) };
            return at(heading) === heading && at(heading.nextElementSibling) === heading.nextElementSibling";
        assert_eq!(page.script(hit).await?, true, "what is under the pointer");
        let ring = "const p = document.querySelector('.body > p'); p.tabIndex = -1; p.focus();
            return p.matches(':focus-visible') + ' ' + getComputedStyle(p).outlineStyle";
        assert_eq!(page.script(ring).await?, "true none");
        Ok(())
    });
}

#[test]
fn what_is_wider_than_the_lines_uses_the_room_beside_them() {
    test("wide pieces", async |page| {
        page.set_width(Width::Desktop).await?;
        let cell = "<td>Third lamp from the east</td>".repeat(6);
        let line = "lamp.light(); ".repeat(30);
        let wide = format!("<table><tr>{cell}<tr>{cell}</table><pre>{line}\n{line}</pre><pre>lamp()</pre>");
        read(page, "", &wide).await?;
        // By the lines' own width, and whether a longer line asks for a way to wrap it.
        let widths = "const lines = document.querySelector('.body > p').offsetWidth;
            return [...document.querySelectorAll('.body > :is(.table-frame, .listing)')].map((e) =>
                (e.offsetWidth > lines + 50 ? 'wide' : e.offsetWidth === lines ? 'text' : e.offsetWidth)
                + e.querySelectorAll('.listing-button').length).join(' ')";
        page.until_is("how wide they are", widths, "wide0 wide2 text1").await?;
        page.expect_no_sideways_scrolling().await?;
        // Where notes stand beside the lines, that room is theirs.
        let notes = format!(
            "{wide}<p>{SENTENCE}<sup><a id=r1 href='#n1'>1</a></sup></p><section class=footnotes><ol>
             <li id=n1>Twelve of them. <a href='#r1'>↩</a></ol></section>"
        );
        read(page, "", &notes).await?;
        page.until("notes at the side", "return document.documentElement.hasAttribute('data-side-notes')")
            .await?;
        page.until_is("how wide they are beside notes", widths, "text0 text2 text1").await?;
        read(page, "flow=pages", &wide).await?;
        page.until_text("Page 1 of ").await?;
        let shown = "return [...document.querySelectorAll('.listing-button')]
            .filter((e) => e.checkVisibility()).map((e) => e.textContent).join(' ')";
        assert_eq!(page.script(shown).await?, "Copy Copy");
        Ok(())
    });
}

#[test]
fn an_entry_of_the_outline_is_two_lines_and_an_embed_names_its_host_once() {
    test("entries", async |page| {
        page.set_width(Width::Desktop).await?;
        let body = format!(
            "<h2>{SENTENCE}{SENTENCE}</h2><p>{SENTENCE}</p><h2>Lamps</h2>
             <iframe src='https://www.youtube.com/embed/aaaaaaaaaaa'></iframe>
             <iframe title='The quay by night' src='https://www.youtube.com/embed/bbbbbbbbbbb'></iframe>"
        );
        read(page, "", &body).await?;
        let entries =
            "return [...document.querySelectorAll('.outline a')].map((e) => e.textContent).join('|')";
        page.until_is(
            "the outline",
            entries,
            "The ferryman counts the lamps along the quay before he lets go of the…|Lamps",
        )
        .await?;
        let cards = "return [...document.querySelectorAll('.embed')]
            .map((e) => [...e.children].map((e) => e.textContent).join(': ')).join('|')";
        assert_eq!(page.script(cards).await?, "Open at youtube.com|YouTube: The quay by night");
        // They are in the language of the article.
        page.go("?read=al-kashida").await?;
        let tongue =
            "const list = document.querySelector('.outline ol'); return list && list.dir + ' ' + list.lang";
        page.until_is("the outline's language", tongue, "rtl ar").await?;
        Ok(())
    });
}

#[test]
fn reading_time_and_the_way_to_the_original_go_to_the_next_line_together() {
    test("facts", async |page| {
        page.set_width(Width::Tablet).await?;
        // A name so long that the last of them alone would not fit.
        let site =
            "<meta property='og:site_name' content='The Gazette of the Outer Harbour and of the Skerries'>
            <meta property='article:published_time' content='2019-01-03T07:00:00Z'>
            <link rel=canonical href='https://quay.example/lamps'>";
        read(page, "", site).await?;
        let lines = "let bottom = 0;
            return [...document.querySelectorAll('.source, .date, .reading-time, .original')].map((e) => {
                const other = Math.abs(e.getBoundingClientRect().bottom - bottom) > 9;
                bottom = e.getBoundingClientRect().bottom;
                return (other ? '| ' : '') + e.className
            }).join(' ')";
        page.until_is("lines", lines, "| source date | reading-time original").await?;
        let day = "return document.querySelector('.date').textContent";
        let day = page.script(day).await?.as_str().unwrap_or_default().to_owned();
        // The hour of a day long ago is no news.
        assert!(day.contains("2019") && !day.contains(':'), "{day}");
        Ok(())
    });
}
