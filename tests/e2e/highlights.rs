//! What a reader does with words of an article: highlight them, write on them, look them up.

use support::{Outcome, Page, Width, test};

const TUTORIAL: &str = "?read=telling-a-story-from-a-menu";
const FOUR_STORIES: &str = "?read=the-night-boat-comes-back";

async fn open(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

/// Selects characters of the n-th paragraph, and returns them.
async fn select(page: &Page, nth: u32, from: u32, to: u32) -> Outcome<String> {
    let script = format!(
        "const p = document.querySelectorAll('.body > p')[{nth}];
         p.scrollIntoView({{ block: 'center' }});
         const at = (offset) => {{
             const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
             while (walker.nextNode().length < offset) offset -= walker.currentNode.length;
             return [walker.currentNode, offset];
         }};
         getSelection().setBaseAndExtent(...at({from}), ...at({to}));
         return String(getSelection()).trim()"
    );
    Ok(page.script(&script).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until exactly these words are highlighted, in the order of the text.
async fn expect_highlights(page: &Page, words: &[&str]) -> Outcome {
    let script = format!(
        "const of = (name) => [...(CSS.highlights.get(name) ?? [])];
         const all = [...of('own'), ...of('noted')];
         all.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
         return JSON.stringify(all.map(String)) === JSON.stringify({})",
        serde_json::json!(words)
    );
    page.until(&format!("{words:?} highlighted"), &script).await.map(drop)
}

async fn write(page: &Page, words: &str) -> Outcome {
    page.until("the note's field", "return document.activeElement.matches('.panel textarea')").await?;
    page.type_keys(words).await
}

#[test]
fn a_passage_is_highlighted_noted_and_there_after_a_reload_without_a_network() {
    test("highlights", async |page| {
        open(page, TUTORIAL).await?;
        page.until_kept_offline().await?;
        let first = select(page, 2, 4, 31).await?;
        page.named("toolbar", "Selected text").await?;
        page.expect_no_barriers().await?;
        page.press_button("Highlight").await?;
        expect_highlights(page, &[&first]).await?;
        page.until("the bar gone", "return document.querySelector('.selection') === null").await?;

        let second = select(page, 1, 0, 18).await?;
        page.type_keys("m").await?;
        page.named("dialog", "Notes and highlights").await?;
        write(page, "As my aunt <b>said</b>").await?;
        page.expect_no_barriers().await?;
        page.press_button("Close").await?;
        expect_highlights(page, &[&second, &first]).await?;
        let note = "return document.querySelector('.pin').title";
        page.until_is("the note at its mark", note, "As my aunt <b>said</b>").await?;
        let beside = "const pin = document.querySelector('.pin').getBoundingClientRect(),
            [range] = CSS.highlights.get('noted'), line = range.getBoundingClientRect();
            return Math.abs(pin.top - line.top) < 12 && pin.right <= innerWidth";
        page.until("a mark beside the line", beside).await?;

        page.stop_site();
        page.reload().await?;
        expect_highlights(page, &[&second, &first]).await?;
        // Set in another size, they stand where they stood.
        page.type_keys("+++").await?;
        expect_highlights(page, &[&second, &first]).await?;
        page.until("the mark moved with its line", beside).await?;
        page.press_button("Your note").await?;
        let written = "return document.activeElement.value";
        page.until("the note", &format!("{written} === 'As my aunt <b>said</b>'")).await?;
        Ok(())
    });
}

#[test]
fn what_is_highlighted_as_the_page_goes_away_is_kept_by_the_next() {
    test("highlighted on leaving", async |page| {
        open(page, TUTORIAL).await?;
        let press = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }))";
        let first = select(page, 1, 0, 18).await?;
        page.reload_upon(press).await?;
        expect_highlights(page, &[&first]).await?;
        let second = select(page, 2, 4, 31).await?;
        page.reload_upon(press).await?;
        expect_highlights(page, &[&first, &second]).await?;
        page.type_keys("i").await?;
        page.named("button", "Remove").await?;
        let remove = "[...document.querySelectorAll('.own-list button')].find((b) => b.textContent === 'Remove').click()";
        page.reload_upon(remove).await?;
        expect_highlights(page, &[&second]).await?;
        page.until_is("nothing that is still to be kept", "return localStorage['broadsheet.owed']", "").await
    });
}

#[test]
fn the_sheet_leads_removes_and_brings_back() {
    test("the sheet of highlights", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, FOUR_STORIES).await?;
        page.type_keys("jjh").await?;
        let paragraph = page.script("return document.querySelector('.body > .here').textContent").await?;
        let paragraph = paragraph.as_str().unwrap_or_default().to_owned();
        expect_highlights(page, &[&paragraph]).await?;
        let words = select(page, 6, 2, 20).await?;
        page.type_keys("h").await?;
        expect_highlights(page, &[&paragraph, &words]).await?;

        page.script("scrollTo(0, document.body.scrollHeight)").await?;
        page.press_button("Show all 2").await?;
        page.named("dialog", "Notes and highlights").await?;
        page.expect_no_barriers().await?;
        page.expect_no_sideways_scrolling().await?;
        page.press_button(&words).await?;
        let there = format!(
            "const [range] = CSS.highlights.get('point') ?? []; if (!range) return false;
             const top = range.getBoundingClientRect().top;
             return String(range) === {} && top > 0 && top < innerHeight",
            serde_json::json!(words)
        );
        page.until("the passage at its place", &there).await?;

        page.type_keys("i").await?;
        page.press_button("Remove").await?;
        page.until_text("Removed").await?;
        expect_highlights(page, &[&words]).await?;
        page.press_button("Undo").await?;
        expect_highlights(page, &[&paragraph, &words]).await?;
        page.press_button("Remove").await?;
        page.until_text("Removed").await?;
        page.press_button("Close").await?;
        page.reload().await?;
        expect_highlights(page, &[&words]).await
    });
}

#[test]
fn notes_and_highlights_are_copied_as_markdown() {
    test("highlights as Markdown", async |page| {
        open(page, TUTORIAL).await?;
        page.script("navigator.clipboard.writeText = async (text) => { window.copied = text }").await?;
        let words = select(page, 1, 0, 18).await?;
        page.type_keys("h").await?;
        expect_highlights(page, &[&words]).await?;
        page.script("getSelection().removeAllRanges()").await?;
        page.press_button("Add a note").await?;
        write(page, "All true.").await?;
        page.press_button("Copy as Markdown").await?;
        let headline = page.script("return document.querySelector('main h1').textContent").await?;
        let copied = page.until("a copy", "return copied").await?;
        let copied = copied.as_str().unwrap_or_default();
        assert!(copied.starts_with(&format!("# {}\n", headline.as_str().unwrap_or_default())), "{copied}");
        assert!(copied.contains(&format!("\n> {words}\n")) && copied.ends_with("\nAll true.\n"), "{copied}");
        Ok(())
    });
}

#[test]
fn what_fits_no_longer_is_listed_and_what_is_in_another_story_leads_there() {
    test("highlights elsewhere", async |page| {
        open(page, &format!("{FOUR_STORIES}&story=1")).await?;
        let words = select(page, 0, 0, 20).await?;
        page.type_keys("h").await?;
        expect_highlights(page, &[&words]).await?;
        open(page, FOUR_STORIES).await?;
        // As if the text had been another one when it was highlighted.
        let older = "const open = indexedDB.open('broadsheet');
            const of = (request) => new Promise((done) => request.onsuccess = () => done(request.result));
            const database = await of(open);
            const change = database.transaction('highlights', 'readwrite');
            change.objectStore('highlights').put({ made: 1, story: null, block: 0,
                quote: 'Words that were there once, and long ago',
                before: '', after: '', note: 'Mine' }, 'the-night-boat-comes-back 1');
            await new Promise((done) => change.oncomplete = done);
            database.close();";
        page.script_async(older).await?;
        open(page, FOUR_STORIES).await?;
        page.type_keys("i").await?;
        page.until_text("No longer in the text").await?;
        page.until_text("Words that were there once").await?;
        let note =
            "return [...document.querySelectorAll('.own-list textarea')].some(t => t.value === 'Mine')";
        assert_eq!(page.script(note).await?, true);
        page.expect_no_barriers().await?;
        page.follow("In another story of this page").await?;
        expect_highlights(page, &[&words]).await
    });
}

#[test]
fn a_sheet_that_is_opened_early_lists_what_comes_late() {
    test("late highlights", async |page| {
        open(page, FOUR_STORIES).await?;
        let words = select(page, 0, 0, 20).await?;
        page.type_keys("h").await?;
        expect_highlights(page, &[&words]).await?;
        page.begin_with(
            "const post = Worker.prototype.postMessage;
             Worker.prototype.postMessage = function (...message) { setTimeout(() => post.apply(this, message), 1500) }",
        )
        .await?;
        open(page, FOUR_STORIES).await?;
        page.type_keys("i").await?;
        page.named("dialog", "Notes and highlights").await?;
        let listed = "return document.querySelectorAll('.own-list > li').length";
        assert_eq!(page.script(listed).await?, 0, "they are still on their way");
        page.until("the highlight in the list", &format!("{listed} === 1")).await?;
        // A note that is written as they come is written on where it was.
        open(page, FOUR_STORIES).await?;
        select(page, 1, 0, 20).await?;
        page.type_keys("m").await?;
        write(page, "He").await?;
        assert_eq!(page.script(listed).await?, 1, "the others are still on their way");
        page.until("all in the list", &format!("{listed} === 2")).await?;
        write(page, "re").await?;
        page.until_is("the note", "return document.activeElement.value", "Here").await
    });
}

#[test]
fn pages_kept_before_there_were_highlights_stay() {
    test("an older database", async |page| {
        let older = "const request = indexedDB.open('broadsheet', 1);
            request.onupgradeneeded = () => request.result.createObjectStore('pages');
            const of = (request) => new Promise((done) => request.onsuccess = () => done(request.result));
            const database = await of(request);
            const words = 'The ferry ran on time again this week, and nobody who waited had to wait for long. ';
            const source = `<title>On time</title><article><h1>On time</h1>
                ${`<p>${words.repeat(3)}</p>`.repeat(4)}</article>`;
            const change = database.transaction('pages', 'readwrite');
            change.objectStore('pages').put(
                { html: true, source, url: null, captured: null, restored: [] }, 'p-1');
            await new Promise((done) => change.oncomplete = done);
            database.close();";
        page.script_async(older).await?;
        open(page, "?read=p-1").await?;
        page.named("heading", "On time").await?;
        page.type_keys("jjh").await?;
        page.reload().await?;
        page.until("the highlight", "return CSS.highlights.get('own')?.size === 1").await?;
        Ok(())
    });
}

#[test]
fn a_passage_stays_in_sight_while_a_note_on_it_is_written_on_a_phone() {
    test("note on a phone", async |page| {
        page.set_width(Width::Phone).await?;
        for settings in ["", "flow=pages"] {
            page.go("").await?;
            page.script(&format!("localStorage['broadsheet.text'] = '{settings}'")).await?;
            open(page, TUTORIAL).await?;
            let words = select(page, 1, 20, 45).await?;
            page.type_keys("m").await?;
            page.named("dialog", "Notes and highlights").await?;
            write(page, "Here").await?;
            expect_highlights(page, &[&words]).await?;
            let above = "const sheet = document.querySelector('dialog[open]').getBoundingClientRect(),
                [range] = CSS.highlights.get('noted') ?? [];
                if (!range) return false;
                const { top, bottom } = range.getBoundingClientRect();
                return top >= 0 && bottom <= sheet.top";
            page.until(&format!("the passage above the sheet {settings}"), above).await?;
            page.press_button("Remove").await?;
            page.press_button("Close").await?;
        }
        Ok(())
    });
}

#[test]
fn words_are_looked_up_where_the_reader_agreed_to() {
    test("look up", async |page| {
        open(page, TUTORIAL).await?;
        // A tab that opens would take the test with it: what it was to open is noted instead.
        page.script(
            "window.opened = []; HTMLAnchorElement.prototype.click = function () {
                 opened.push([this.href, this.target, this.rel]) }",
        )
        .await?;
        let words = select(page, 2, 4, 31).await?;
        page.named("toolbar", "Selected text").await?;
        page.press_button("Look up").await?;
        page.named("dialog", "Look up").await?;
        page.expect_no_barriers().await?;
        assert_eq!(page.script("return opened.length").await?, 0, "nothing before the reader agreed");
        choose(page, "Wikipedia").await?;
        page.find(".panel .primary").await?.click().await.map_err(|error| error.to_string())?;
        let asked = format!(
            "return opened.length === 1 && opened[0].join() === 'https://en.wikipedia.org/wiki/Special:Search?search='
                + encodeURIComponent({}.trim()) + ',_blank,noopener noreferrer'",
            serde_json::json!(words)
        );
        page.until("the search", &asked).await?;

        // The next time it is asked as well, and Enter is the answer.
        select(page, 1, 0, 18).await?;
        page.type_keys("d").await?;
        page.named("dialog", "Look up").await?;
        assert_eq!(page.script("return opened.length").await?, 1, "nothing without the reader's word");
        page.until("the way on", "return document.activeElement.matches('.panel .primary')").await?;
        page.type_keys("\u{e007}").await?;
        page.until("the second search", "return opened[1]?.[0].startsWith('https://en.wikipedia.org/')")
            .await?;

        // Nothing selected: the place can be changed, to one of the reader's own.
        page.script("getSelection().removeAllRanges()").await?;
        page.type_keys("d").await?;
        page.named("dialog", "Look up").await?;
        choose(page, "Own address").await?;
        page.find(".lookup-url input")
            .await?
            .send_keys("https://d.example/")
            .await
            .map_err(|e| e.to_string())?;
        page.find(".lookup-search input").await?.send_keys("tide").await.map_err(|e| e.to_string())?;
        page.find(".panel .primary").await?.click().await.map_err(|error| error.to_string())?;
        page.until_text("has %s in it").await?;
        page.expect_no_barriers().await?;
        page.find(".lookup-url input").await?.send_keys("?q=%s\u{e007}").await.map_err(|e| e.to_string())?;
        page.until("the third search", "return opened[2]?.[0] === 'https://d.example/?q=tide'").await?;
        Ok(())
    });
}

async fn choose(page: &Page, name: &str) -> Outcome {
    let script = format!(
        "[...document.querySelectorAll('dialog label')].find(e => e.textContent === '{name}')
            .querySelector('input').click()"
    );
    page.script(&script).await.map(drop)
}

#[test]
fn notes_are_reached_from_the_bar_of_a_phone() {
    test("notes on a phone", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, TUTORIAL).await?;
        // Every tool is in sight.
        let fits = "const bar = document.querySelector('.tools'); return bar.scrollWidth <= bar.clientWidth
            && [...bar.querySelectorAll('button')].every((b) => b.getBoundingClientRect().width >= 24)";
        assert_eq!(page.script(fits).await?, true);
        page.press_button("Notes and highlights").await?;
        page.named("dialog", "Notes and highlights").await?;
        page.expect_no_barriers().await?;
        Ok(())
    });
}

#[test]
fn a_marked_headline_can_be_read() {
    test("marked headline", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, FOUR_STORIES).await?;
        page.script_async("await document.fonts.ready").await?;
        // What is painted behind a line does not cover the line above it.
        let overlaps = "const range = document.createRange();
            range.selectNodeContents(document.querySelector('main article h1'));
            const lines = [...range.getClientRects()];
            return [lines.length > 1, lines.filter((line, n) => n && line.top < lines[n - 1].bottom).length].join()";
        page.until_is("lines apart", overlaps, "true,0").await
    });
}

#[test]
fn what_is_to_be_done_first_is_said_until_it_is_done() {
    test("hints", async |page| {
        let late = "const later = setTimeout, never = clearTimeout, ends = window.ends = [];
            window.setTimeout = (f, ms, ...more) => ms === 8000 ? 1e9 + ends.push(f) : later(f, ms, ...more);
            window.clearTimeout = (id) => id > 1e9 ? ends[id - 1e9 - 1] = undefined : never(id);";
        page.begin_with(late).await?;
        open(page, TUTORIAL).await?;
        let said = "return document.querySelector('.bar[role=alert] p')?.textContent ?? ''";
        let hint = "Select the words first, or go to a paragraph.";
        page.type_keys("h").await?;
        page.until_is("the hint", said, hint).await?;
        page.expect_no_barriers().await?;
        page.type_keys("jjh").await?;
        page.until("the paragraph highlighted", "return CSS.highlights.has('own')").await?;
        page.until_is("no hint", said, "").await?;

        page.type_keys("\u{e00c}").await?;
        page.script("document.activeElement.blur()").await?;
        page.type_keys("hh").await?;
        page.until_is("the hint", said, hint).await?;
        // The end of the first one's while is not that of the last one's; nor is the focus lost with it.
        page.script("ends.at(-2)?.(); document.querySelector('.bar[role=alert] button').focus()").await?;
        assert_eq!(page.script(said).await?, hint);
        page.script("ends.at(-1)()").await?;
        page.until_is("no hint", said, "").await?;
        let kept = "return document.activeElement !== document.body";
        page.until("the focus on the page", kept).await.map(drop)
    });
}
