//! Pages in place of scrolling, and vertical lines.

use support::{Outcome, Page, Width, test};

const LONG: &str = "?read=the-tax-that-made-newspapers-enormous";
const JAPANESE: &str = "?read=chiisana-moji-no-namae";

/// The first words that are whole in sight.
const FIRST: &str = "const box = document.querySelector('main.column').getBoundingClientRect();
    const inside = (r) => r.top >= Math.max(0, box.top) - 1 && r.left >= box.left - 1 && r.right <= box.right + 1 && r.width > 0;
    return [...document.querySelectorAll('[data-places] > *')].find((e) => inside(e.getClientRects()[0] ?? {}))?.textContent";

async fn open(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

async fn set(page: &Page, name: &str) -> Outcome {
    page.press_button("Text settings").await?;
    let script = format!(
        "[...document.querySelectorAll('dialog label')].find(e => e.textContent === '{name}')
            .querySelector('input').click()"
    );
    page.script(&script).await?;
    page.press_button("Close").await
}

#[test]
fn pages_turn_by_key_button_and_finger_and_keep_the_place() {
    test("pages", async |page| {
        for width in [Width::Desktop, Width::Phone] {
            page.set_width(width).await?;
            // An article that was read before opens where it was left.
            page.go("").await?;
            page.script("localStorage.clear()").await?;
            open(page, LONG).await?;
            set(page, "Pages").await?;
            // The second time it opens where it was left.
            page.until_text(" of ").await?;
            page.type_keys("\u{e011}").await?;
            page.until_text("Page 1 of ").await?;
            page.expect_no_sideways_scrolling().await?;
            page.expect_no_barriers().await?;
            // Every page begins at the edge of a column, so no line is cut.
            let even =
                "const main = document.querySelector('main.column'), box = main.getBoundingClientRect();
                const text = document.querySelector('.text').getClientRects();
                return [...text].some(r => Math.abs(r.left - box.left) < 1.5)";
            page.type_keys("\u{e014}").await?;
            page.until_text("Page 2 of ").await?;
            assert_eq!(page.script(even).await?, true, "a whole page");
            page.press_button("Next page").await?;
            page.until_text("Page 3 of ").await?;
            let swipe = "const at = (kind, clientX) => document.querySelector('.text p').dispatchEvent(new PointerEvent(kind,
                    { clientX, clientY: 300, pointerType: 'touch', bubbles: true }));
                at('pointerdown', 250); at('pointerup', 120)";
            page.script(swipe).await?;
            page.until_text("Page 4 of ").await?;
            assert_eq!(page.script(even).await?, true, "a whole page");
            page.script("document.querySelector('main').dispatchEvent(new WheelEvent('wheel', { deltaY: -120, bubbles: true, cancelable: true }))").await?;
            page.until_text("Page 3 of ").await?;
            let first = page.script(FIRST).await?;
            let kept =
                "return Math.abs(history.state?.[3] - document.querySelector('main.column').scrollLeft) < 1";
            page.until("the place kept", kept).await?;

            // The place holds across a reload, and when the reader goes back to scrolling.
            page.reload().await?;
            page.until_text("Page 3 of ").await?;
            assert_eq!(page.script(FIRST).await?, first);
            page.type_keys("\u{e00c}").await?;
            page.until(
                "scrolling",
                "return document.documentElement.dataset.flow === undefined && scrollY > 300",
            )
            .await?;
            let there = page.script_with(
                "const block = [...document.querySelectorAll('[data-places] > *')].find((e) => e.textContent === arguments[0]);
                 const { top, bottom } = block.getBoundingClientRect(); return bottom > 0 && top < innerHeight",
                vec![first],
            );
            assert_eq!(there.await?, true, "the same place");
        }
        Ok(())
    });
}

/// How full the columns of the article are, in hundredths, and the headings that are last in one.
const COLUMNS: &str = "const main = document.querySelector('main.column'), box = main.getBoundingClientRect();
    const style = getComputedStyle(main), gap = parseFloat(style.columnGap);
    const wide = style.columnCount === '2' ? (box.width - gap) / 2 : box.width;
    const column = (r) => Math.floor((r.left - box.left + main.scrollLeft + 4) / (wide + gap));
    const full = [], range = document.createRange();
    const add = (r) => {
        const n = column(r);
        if (r.width > 1 && r.height > 1 && n >= 0) full[n] = Math.max(full[n] ?? 0, Math.round((r.bottom - box.top) / box.height * 100));
    };
    const walk = document.createTreeWalker(main, 5);
    while (walk.nextNode()) {
        const node = walk.currentNode;
        if (node.nodeType === 1) { if (/img|hr/i.test(node.tagName)) add(node.getBoundingClientRect()); continue }
        range.selectNodeContents(node);
        if (node.data.trim()) [...range.getClientRects()].forEach(add);
    }
    const apart = [...document.querySelectorAll('.body > :is(h2, h3)')].filter((heading) => {
        const next = heading.nextElementSibling?.getClientRects()[0];
        return next && column(next) !== column([...heading.getClientRects()].at(-1));
    });";

#[test]
fn no_page_is_near_empty_and_headings_stay_with_their_lines() {
    test("breaks of pages", async |page| {
        let articles = [LONG, "?read=telling-a-story-from-a-menu", "?read=the-night-boat-comes-back"];
        for width in [Width::Phone, Width::Tablet, Width::Desktop, Width::Wide] {
            page.set_width(width).await?;
            for article in articles {
                page.script("localStorage.clear(); localStorage['broadsheet.text'] = 'flow=pages'").await?;
                open(page, article).await?;
                page.until_text("Page 1 of ").await?;
                page.type_keys("\u{e011}").await?;
                let wrong = format!(
                    "{COLUMNS}
                     const few = full.slice(0, -1).filter((n, at) => !(n >= (at ? 42 : 60)));
                     return apart.length + few.length ? JSON.stringify([full, apart.map((h) => h.textContent)]) : ''"
                );
                page.until_is(&format!("good pages of {article} at {width:?}"), &wrong, "").await?;
            }
        }
        Ok(())
    });
}

#[test]
fn japanese_can_be_read_in_vertical_lines_and_english_cannot() {
    test("vertical", async |page| {
        open(page, JAPANESE).await?;
        set(page, "Vertical lines in Japanese and Chinese").await?;
        let mode = "return getComputedStyle(document.querySelector('.body p')).writingMode";
        assert_eq!(page.script(mode).await?, "vertical-rl");
        page.expect_no_sideways_scrolling().await?;
        page.expect_no_barriers().await?;
        let at = "return document.querySelector('main.column').scrollLeft";
        assert_eq!(page.script(at).await?, 0);
        page.script("document.querySelector('.body p').dispatchEvent(new WheelEvent('wheel', { deltaY: 300, bubbles: true, cancelable: true }))").await?;
        page.until("lines further on", "return document.querySelector('main.column').scrollLeft === -300")
            .await?;
        page.type_keys("\u{e012}").await?;
        page.until("a page further on", "return document.querySelector('main.column').scrollLeft < -900")
            .await?;
        let still = "const main = document.querySelector('main.column');
            return history.state?.[3] > 900 && Math.abs(history.state[3] + main.scrollLeft) < 1";
        page.until("the place kept", still).await?;
        // By the paragraph: a browser's bars may come or go, and then the lines have another length.
        let place = "return history.state.slice(0, 2).join()";
        let before = page.script(place).await?;
        page.reload().await?;
        page.until("the place", "return document.querySelector('main.column')?.scrollLeft < -900").await?;
        page.until("the place kept again", still).await?;
        page.until_is("the same lines", place, before).await?;
        // Pictures, and what is read across, stand upright and whole.
        let figure = "const f = document.querySelector('main figure'), r = f.getBoundingClientRect(), m = document.querySelector('main.column').getBoundingClientRect();
            return getComputedStyle(f).writingMode === 'horizontal-tb' && r.bottom <= m.bottom + 1 && r.top >= m.top - 1";
        assert_eq!(page.script(figure).await?, true, "the figure");
        page.set_width(Width::Phone).await?;
        page.expect_no_sideways_scrolling().await?;
        open(page, LONG).await?;
        assert_eq!(page.script(mode).await?, "horizontal-tb");
        Ok(())
    });
}

/// A page with a note in its third paragraph.
fn noted(lang: &str, sentence: &str) -> String {
    let paragraph = |mark: &str| format!("<p>{}{mark}</p>", sentence.repeat(9));
    let mark = "<sup id=r1><a href=#n1>1</a></sup>";
    let text = [paragraph(""), paragraph(""), paragraph(mark), paragraph("").repeat(8)].concat();
    format!(
        "<html lang={lang}><title>{sentence}</title><main><article><h1>{sentence}</h1>{text}\
         <section class=footnotes><ol><li id=n1>{sentence} <a href=#r1>↩</a></ol></section></article></main>"
    )
}

#[test]
fn notes_stand_beside_their_lines_in_pages_and_below_vertical_ones() {
    test("notes in pages", async |page| {
        page.set_width(Width::Desktop).await?;
        page.named("button", "Read").await?;
        let english = noted("en", "The boat of the valley sails at noon, whatever the weather. ");
        page.drop_file("notes.html", "text/html", &english).await?;
        page.until("the notes", "return document.querySelector('#ref-1, #note-1') !== null").await?;
        set(page, "Pages").await?;
        let beside = "const [mark, note, main] = ['#ref-1', '#note-1', 'main'].map((s) => document.querySelector(s).getBoundingClientRect());
            return note.left > mark.right && Math.abs(note.top - mark.top) < 40 && note.right <= main.left + main.width * Math.ceil((note.right - main.left) / main.width)";
        page.until("the note beside its line", beside).await?;
        page.expect_no_barriers().await?;
        page.expect_no_sideways_scrolling().await?;
        // No room beside the lines.
        page.set_width(Width::Phone).await?;
        page.until(
            "the notes at the end",
            "return !document.documentElement.hasAttribute('data-side-notes')",
        )
        .await?;

        page.set_width(Width::Desktop).await?;
        let japanese = noted("ja", "谷の船は天気にかかわらず正午に出る。");
        page.drop_file("notes.html", "text/html", &japanese).await?;
        page.until(
            "the other article",
            "return document.querySelector('main article h1')?.textContent.startsWith('谷')",
        )
        .await?;
        page.type_keys("v").await?;
        set(page, "Vertical lines in Japanese and Chinese").await?;
        let below = "const [mark, note, main] = ['#ref-1', '#note-1', 'main'].map((s) => document.querySelector(s).getBoundingClientRect());
            return note.top > mark.bottom && Math.abs(note.right - mark.right) < 40 && note.bottom <= main.bottom + 1";
        page.until("the note below its line", below).await?;
        page.expect_no_barriers().await
    });
}

#[test]
fn notes_to_a_table_that_scrolls_do_not_run_on_beside_nothing() {
    test("notes of a table", async |page| {
        page.set_width(Width::Desktop).await?;
        page.named("button", "Read").await?;
        let sentence = "The boat of the valley sails at noon, whatever the weather. ";
        let rows: String = (1..60)
            .map(|n| format!("<tr><td>{sentence}<sup id=r{n}><a href=#n{n}>{n}</a></sup><td>{n}</tr>"))
            .collect();
        let notes: String =
            (1..60).map(|n| format!("<li id=n{n}>{sentence} <a href=#r{n}>↩</a></li>")).collect();
        let html = format!(
            "<html lang=en><title>Boats</title><main><article><h1>Boats</h1><p>{0}</p><table><thead><tr><th>Boat\
             <th>Number</tr></thead><tbody>{rows}</tbody></table><p>{0}</p><section class=footnotes><ol>{notes}</ol>\
             </section></article></main>",
            sentence.repeat(9)
        );
        page.drop_file("table.html", "text/html", &html).await?;
        page.until("the notes", "return document.querySelector('#ref-1, #note-1') !== null").await?;
        set(page, "Pages").await?;
        page.until_text("Page 1 of ").await?;
        // Every page has lines, from its first edge on.
        let empty = "const main = document.querySelector('main.column'), box = main.getBoundingClientRect();
            const lines = [...document.querySelectorAll('.article p, .article li, .article table, .own-end')];
            const pages = Math.ceil(main.scrollWidth / (box.width + 1));
            const with_lines = new Set(lines.flatMap((e) => [...e.getClientRects()]).map((r) => r.left - box.left + main.scrollLeft)
                .filter((x) => x % (box.width + parseFloat(getComputedStyle(main).columnGap)) < box.width * 0.6)
                .map((x) => Math.floor(x / box.width)));
            return !document.documentElement.hasAttribute('data-side-notes') && with_lines.size >= pages - 1";
        page.until("pages with lines", empty).await.map(drop)
    });
}
