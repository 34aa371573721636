//! An article as long as a book: what is far from the window is not laid out, and all works as in a short
//! one.

use std::fmt::Write as _;

use support::{Outcome, Page, Width, test};

use crate::settings::choose;

/// Whether the browser leaves what is far alone; it is told to where it holds the line that is read.
const LEAVES: &str = "CSS.supports('overflow-anchor', 'auto') && !CSS.supports('-moz-appearance', 'none')";
/// Every galley's length is known, and right.
const MEASURED: &str = "const galleys = [...document.querySelectorAll('.body')];
    const noted = galleys.map((galley) => parseFloat(galley.style.containIntrinsicBlockSize));
    galleys.forEach((galley) => galley.style.contentVisibility = 'visible');
    const real = galleys.map((galley) => galley.getBoundingClientRect().height);
    galleys.forEach((galley) => galley.style.contentVisibility = '');
    return galleys.length > 20 && noted.every((length, n) => Math.abs(length - real[n]) < 0.1)";

/// So many looks at them have to be enough.
const LOOKS: usize = 30;

/// Chapters of paragraphs of several lengths, with a note in each chapter.
fn book(chapters: usize) -> String {
    let mut html = String::from("<html lang=en><title>The book</title><main><article><h1>The book</h1>");
    let mut notes = String::new();
    for chapter in 1..=chapters {
        let _ = write!(html, "<h2>Chapter {chapter}</h2>");
        for paragraph in 1..=9 {
            let sentence = format!("The boat of paragraph {paragraph} in chapter {chapter} sails at noon. ");
            let mark = if paragraph == 5 {
                format!("<sup id=r{chapter}><a href=#n{chapter}>{chapter}</a></sup>")
            } else {
                String::new()
            };
            let _ = write!(
                html,
                "<p>{}{mark} It rained.</p>",
                sentence.repeat(2 + (chapter * 7 + paragraph * 5) % 9)
            );
        }
        let _ = write!(
            notes,
            "<li id=n{chapter}>What is known of boat {chapter}. <a href=#r{chapter}>↩</a></li>"
        );
    }
    format!("{html}<section class=footnotes><ol>{notes}</ol></section></article></main>")
}

async fn open(page: &Page) -> Outcome {
    page.named("button", "Read").await?;
    page.drop_file("book.html", "text/html", &book(60)).await?;
    page.until("all of it", "return document.querySelectorAll('.body > h2').length === 60").await.map(drop)
}

async fn measured(page: &Page) -> Outcome {
    if page.script(&format!("return {LEAVES}")).await? != true {
        return Ok(());
    }
    // Between two looks there is time to measure.
    let look = format!("await new Promise((later) => setTimeout(later, 1000)); {MEASURED}");
    for _ in 0..LOOKS {
        if page.script_async(&look).await? == true {
            return Ok(());
        }
    }
    Err("the length of every galley did not come".into())
}

#[test]
fn what_is_far_is_left_alone_and_its_length_is_known() {
    test("long: far", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page).await?;
        measured(page).await?;
        let far = "const far = (p) => !p.checkVisibility({ contentVisibilityAuto: true });
            return [...document.querySelectorAll('.body > p')].filter(far).length";
        let leaves = page.script(&format!("return {LEAVES}")).await? == true;
        let count = page.script(far).await?.as_u64().unwrap_or_default();
        assert_eq!(count > 400, leaves, "{count} of 540");
        page.expect_no_barriers().await?;
        let flush = "const last = [...document.querySelectorAll('.body')].at(-1);
            last.style.contentVisibility = 'visible';
            const bottoms = [last, last.lastElementChild].map((e) => e.getBoundingClientRect().bottom);
            last.style.contentVisibility = '';
            return Math.abs(bottoms[0] - bottoms[1]) < 0.1";
        assert_eq!(page.script(flush).await?, true, "the text ends where its last line does");
        // Another size, and another width: the lengths are found anew.
        page.type_keys("++").await?;
        measured(page).await?;
        page.set_width(Width::Phone).await?;
        measured(page).await?;
        page.expect_no_sideways_scrolling().await?;
        // All of it is on paper, and in pages.
        let whole = "return [...document.querySelectorAll('.body')].every((g) =>
            getComputedStyle(g).contentVisibility !== 'auto')";
        page.press_button("Text settings").await?;
        choose(page, "Pages").await?;
        page.press_button("Close").await?;
        assert_eq!(page.script(whole).await?, true);
        page.type_keys("\u{e010}").await?;
        page.until("the last words in sight", "const r = document.querySelector('.notes li:last-child').getBoundingClientRect();
            return r.left >= 0 && r.left < innerWidth || document.querySelector('.page-number').textContent.match(/Page (\\d+) of \\1/) !== null")
            .await?;
        Ok(())
    });
}

/// Scrolls up as a wheel does, and returns by how many pixels a line was elsewhere than it should have been.
const UP: &str = "
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const line = () => document.elementFromPoint(innerWidth / 2 - 100, innerHeight / 2)?.closest('.body > *');
    let worst = 0;
    scrollTo(0, document.documentElement.scrollHeight * 0.8);
    await frame(); await frame();
    for (let step = 0; step < 80; step++) {
        const at = line(), before = at?.getBoundingClientRect().top;
        scrollBy(0, -240);
        await frame();
        if (at) worst = Math.max(worst, Math.abs(at.getBoundingClientRect().top - before - 240));
    }
    return worst";

#[test]
fn nothing_jumps_while_the_reader_scrolls_up() {
    test("long: up", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page).await?;
        let worst = page.script_async(UP).await?.as_f64().unwrap_or(f64::MAX);
        assert!(worst < 2.0, "{worst} px, right after it was opened");
        measured(page).await?;
        // What is far has the length that it had with the smaller text.
        page.type_keys("+").await?;
        let worst = page.script_async(UP).await?.as_f64().unwrap_or(f64::MAX);
        assert!(worst < 2.0, "{worst} px, right after the text grew");
        Ok(())
    });
}

#[test]
fn the_reader_is_taken_where_they_want() {
    test("long: ways", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page).await?;
        let rest = "await new Promise((later) => setTimeout(later, 1200))";
        // Right after the text grew, when what is far has another length than is noted.
        for chapter in [47, 12, 58] {
            page.type_keys("+").await?;
            page.follow(&format!("Chapter {chapter}")).await?;
            let there = format!(
                "const top = document.querySelectorAll('.body > h2')[{chapter} - 1].getBoundingClientRect().top;
                 return Math.abs(top - innerHeight * 0.4) < 3"
            );
            page.until("the chapter where it belongs", &there).await?;
            page.script_async(rest).await?;
            assert_eq!(page.script(&there).await?, true, "chapter {chapter} stays there");
            let now = "return document.querySelector('.outline [aria-current]')?.textContent";
            assert_eq!(page.script(now).await?, format!("Chapter {chapter}"));
        }
        page.type_keys("/").await?;
        page.type_keys("chapter 31 sails").await?;
        let found = "const range = [...CSS.highlights.get('found-here') ?? []][0], r = range?.getBoundingClientRect();
            return r && r.top > 40 && r.bottom < innerHeight && range.startContainer.data.includes('chapter 31')";
        page.until("the words in sight", found).await?;
        page.type_keys("\u{e007}").await?;
        page.until_text("2 of ").await?;
        page.until("the next ones in sight", found).await?;
        page.press_button("Close find").await?;

        // A note, and back to its mark.
        page.script("document.querySelector('.note-ref a[href=\"#note-44\"]').click()").await?;
        let note =
            "return document.querySelector('.note-pop') !== null || document.activeElement.id === 'note-44'";
        page.until("the note", note).await?;
        page.type_keys("\u{e00c}").await?;
        page.script("document.querySelector('#note-44 .way-back').click()").await?;
        let mark = "const r = document.querySelector('#ref-44').getBoundingClientRect();
            return r.top > 40 && r.bottom < innerHeight";
        page.until("the mark in sight", mark).await?;

        // The line is kept over a reload, also where all lengths are guessed.
        page.script_async(rest).await?;
        // Between two blocks there is none.
        let line =
            "const at = (y) => document.elementFromPoint(innerWidth / 2 - 100, y)?.closest('.body > *');
            const p = at(300) ?? at(340);
            return p ? [p.textContent, Math.round(p.getBoundingClientRect().top)] : null";
        let before = page.script(line).await?;
        assert!(before.is_array(), "no block at the line");
        page.reload().await?;
        page.until("the article", "return document.querySelector('.body > p') !== null").await?;
        page.script_async(rest).await?;
        let after = page.script(line).await?;
        assert_eq!(before.get(0), after.get(0));
        let top =
            |value: &serde_json::Value| value.get(1).and_then(serde_json::Value::as_f64).unwrap_or(f64::MAX);
        assert!((top(&before) - top(&after)).abs() < 3.0, "{before} {after}");
        Ok(())
    });
}

#[test]
fn notes_stand_beside_their_lines_all_the_way_down() {
    test("long: notes", async |page| {
        page.web.set_window_rect(0, 0, 2000, 1000).await.map_err(|error| error.to_string())?;
        open(page).await?;
        for chapter in [50, 20] {
            page.script(&format!(
                "document.querySelector('#ref-{chapter}').scrollIntoView({{ block: 'center' }})"
            ))
            .await?;
            let beside = format!(
                "const [mark, note] = ['#ref-{chapter}', '#note-{chapter}'].map((id) =>
                    document.querySelector(id).getBoundingClientRect());
                 return document.documentElement.hasAttribute('data-side-notes') && note.left > mark.right
                    && Math.abs(note.top - mark.top) < 30 && note.top > 0 && note.bottom < innerHeight"
            );
            page.until("the note beside its mark", &beside).await?;
        }
        Ok(())
    });
}

#[test]
fn notes_too_many_for_their_lines_are_tried_beside_them_once() {
    test("long: crowded notes", async |page| {
        page.web.set_window_rect(0, 0, 2000, 1000).await.map_err(|error| error.to_string())?;
        let crowd = |from: usize| -> String {
            (from..from + 20).map(|n| format!("<sup id=c{n}><a href=#m{n}>{n}</a></sup>")).collect()
        };
        let notes: String = (100..180)
            .map(|n| format!("<li id=m{n}>{} <a href=#c{n}>↩</a></li>", "What is known of it. ".repeat(9)))
            .collect();
        let crowds = [100, 120, 140, 160].map(crowd).join("");
        let html = book(30).replace("</ol>", &format!("{notes}</ol>")).replacen(
            "It rained.",
            &format!("It rained.{crowds}"),
            1,
        );
        page.named("button", "Read").await?;
        page.drop_file("book.html", "text/html", &html).await?;
        page.until("all of it", "return document.querySelectorAll('.body > h2').length === 30").await?;
        page.until("no notes beside", "return !document.documentElement.hasAttribute('data-side-notes')")
            .await?;
        let beside = "return document.documentElement.hasAttribute('data-side-notes')";
        assert_eq!(page.script(beside).await?, false);
        let scroll = "
            let tries = 0;
            const seen = new MutationObserver((records) => tries += records.length);
            seen.observe(document.documentElement, { attributeFilter: ['data-side-notes'] });
            for (let y = 0; y < 12000; y += 300) {
                scrollTo(0, y);
                await new Promise((next) => requestAnimationFrame(next));
            }
            return tries";
        assert_eq!(page.script_async(scroll).await?, 0);
        assert_eq!(page.script(beside).await?, false);
        Ok(())
    });
}
