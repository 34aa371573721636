//! The reading room: finding the way, and what stands in an article.

use serde_json::json;
use support::{Outcome, Page, Width, test};

pub const TUTORIAL: &str = "?read=telling-a-story-from-a-menu";
pub const FOUR_STORIES: &str = "?read=the-night-boat-comes-back";

/// Opens an article, and waits for it.
pub async fn open(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

/// What the style sheets make of an element.
pub async fn style(page: &Page, selector: &str, property: &str) -> Outcome<String> {
    let script = format!("return getComputedStyle(document.querySelector('{selector}')).{property}");
    Ok(page.script(&script).await?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_outline_follows_and_leads() {
    test("outline", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, TUTORIAL).await?;
        page.named("navigation", "Outline").await?;
        page.until_text("min left").await?;
        page.script("document.querySelectorAll('.body h2')[2].scrollIntoView()").await?;
        page.until(
            "the outline to follow",
            "const now = document.querySelector('.outline [aria-current]');
             return now?.textContent === document.querySelectorAll('.body h2')[2].textContent",
        )
        .await?;
        page.follow("Two numbers").await?;
        let there = "const top = document.querySelector('.body h2').getBoundingClientRect().top;
            return top > 50 && top < innerHeight";
        page.until("the heading in sight, below the masthead", there).await?;
        let address = page.web.current_url().await.unwrap();
        assert!(address.fragment().is_some(), "a place of its own in the history: {address}");
        page.named("button", "Back to where you were").await?;

        page.set_width(Width::Phone).await?;
        page.press_button("Show outline").await?;
        page.named("navigation", "Outline").await?;
        page.expect_no_barriers().await
    });
}

#[test]
fn a_long_outline_follows_above_related_stories() {
    test("long outline", async |page| {
        page.set_width(Width::Desktop).await?;
        let part = |n: u32| {
            let words = "The ferry ran on time again this week, and nobody who waited had to wait for long. ";
            format!("<h2>Part number {n}</h2><p>{}</p>", words.repeat(4))
        };
        let parts = (1..45).map(part).collect::<String>();
        let html = format!("<title>On time</title><article><h1>On time</h1>{parts}</article>");
        page.drop_file("page.html", "text/html", &html).await?;
        // The outline is filled anew while the article still comes.
        page.until("all parts", "return document.querySelectorAll('.outline a').length === 44").await?;
        // Stories beside it leave the outline less room, in which it scrolls.
        page.script(
            "const box = document.createElement('div'); box.className = 'related';
             document.querySelector('.side').append(box)",
        )
        .await?;
        page.script("document.querySelectorAll('.body h2')[30].scrollIntoView()").await?;
        let shown = "const link = document.querySelector('.outline [aria-current]');
            if (!/3[12]$/.test(link?.textContent)) return false;
            const now = link.getBoundingClientRect();
            const list = document.querySelector('.outline ol').getBoundingClientRect();
            return list.height < innerHeight / 2 && now.top >= list.top && now.bottom <= list.bottom";
        page.until("the current part in sight", shown).await?;
        page.type_keys("o").await?;
        let focused = "return document.activeElement.matches('.outline [aria-current]')";
        page.until("the focus on the current part", focused).await.map(drop)
    });
}

#[test]
fn the_focus_goes_on_from_where_the_reader_is() {
    test("focus after a bar", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, TUTORIAL).await?;
        let focus = async |what: &str, on: &str| {
            page.until(what, &format!("const e = document.activeElement; return {on}")).await.map(drop)
        };
        let near = "e.matches('.body > *') && Math.abs(e.getBoundingClientRect().top) < innerHeight";
        page.type_keys("/").await?;
        page.type_keys("judge").await?;
        page.until("the place", "return scrollY > 1000").await?;
        page.type_keys("\u{e00c}").await?;
        focus("the focus in the text that was found", near).await?;

        for (button, key) in [("Find in article", "\u{e00c}"), ("Find in article", "\t\t\t\u{e007}")] {
            page.script(&format!("document.querySelector('.tools [aria-label=\"{button}\"]').focus()"))
                .await?;
            page.type_keys("\u{e007}").await?;
            focus("the field", "e.matches('.find input')").await?;
            page.type_keys(key).await?;
            focus("the focus where it came from", &format!("e.ariaLabel === '{button}'")).await?;
        }

        page.set_width(Width::Phone).await?;
        page.script("document.querySelector('.for-outline').focus()").await?;
        page.type_keys("\u{e007}").await?;
        focus("the focus in the outline", "e.matches('.outline a')").await?;
        page.type_keys("\u{e00c}").await?;
        focus("the focus where it came from", "e.matches('.for-outline')").await?;

        page.type_keys("?").await?;
        page.named("dialog", "Keyboard").await?;
        page.press_button("Usual keys").await?;
        focus("the focus on the button", "e.textContent === 'Usual keys'").await
    });
}

#[test]
fn progress_counts_down_to_nothing() {
    test("progress", async |page| {
        open(page, TUTORIAL).await?;
        page.until_text("min left").await?;
        page.script("scrollTo(0, document.querySelector('.text').getBoundingClientRect().bottom + scrollY)")
            .await?;
        page.until("nothing left", "return document.querySelector('.left').textContent === ''").await?;
        let line = "return document.querySelector('.wordmark').style.getPropertyValue('--progress')";
        page.until_is("the line", line, "1.000").await?;
        Ok(())
    });
}

#[test]
fn words_are_found_counted_and_stepped_through() {
    test("find", async |page| {
        open(page, TUTORIAL).await?;
        page.type_keys("/").await?;
        page.named("textbox", "Find in article").await?;
        page.type_keys("NUMBERS").await?;
        let count = "const text = document.querySelector('main article').innerText.toLowerCase();
            return text.split('numbers').length - 1";
        let count = page.script(count).await?.as_u64().unwrap_or_default();
        assert!(count > 2, "{count}");
        page.until_text(&format!("1 of {count}")).await?;
        page.type_keys("\u{e007}").await?;
        page.until_text(&format!("2 of {count}")).await?;
        page.press_button("Previous").await?;
        page.press_button("Previous").await?;
        page.until_text(&format!("{count} of {count}")).await?;
        let marked = "return CSS.highlights.get('found').size";
        page.until_is("what is marked", marked, count).await?;
        page.expect_no_barriers().await?;
        page.press_button("Close find").await?;
        page.until("no marks", "return !CSS.highlights.has('found')").await?;
        Ok(())
    });
}

#[test]
fn a_picture_opens_large_and_closes() {
    test("zoom", async |page| {
        open(page, FOUR_STORIES).await?;
        let button = page.find(".zoomable").await?;
        button.click().await.unwrap();
        page.until("the picture", "return document.querySelector('dialog.zoom[open] img')?.complete").await?;
        page.expect_no_barriers().await?;
        page.type_keys("\u{e00c}").await?;
        page.until("the article", "return document.querySelector('dialog.zoom') === null").await?;
        let back = "return document.activeElement.matches('.zoomable')";
        page.until("the focus where it was", back).await?;
        Ok(())
    });
}

#[test]
fn a_picture_is_shown_as_large_as_it_is_by_key() {
    test("natural size", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, FOUR_STORIES).await?;
        page.script("document.querySelector('.zoomable').focus()").await?;
        page.type_keys("\u{e007}").await?;
        page.until(
            "the picture",
            "return document.querySelector('dialog.zoom[open] img')?.naturalWidth > 320",
        )
        .await?;
        page.type_keys("\u{e007}").await?;
        let natural = "const img = document.querySelector('dialog.zoom img');
            return img.offsetWidth === img.naturalWidth && img.getBoundingClientRect().left >= 0";
        page.until("its own size, from its beginning", natural).await?;
        page.expect_no_barriers().await?;
        page.type_keys("\u{e014}").await?;
        page.until("another part", "return document.querySelector('dialog.zoom').scrollLeft > 0").await?;
        page.find("dialog.zoom .button").await?.click().await.map_err(|error| error.to_string())?;
        page.until("the article", "return document.querySelector('dialog.zoom') === null").await.map(drop)
    });
}

#[test]
fn a_link_tells_where_it_leads_and_the_way_back_is_offered() {
    test("links", async |page| {
        page.named("button", "Read").await?;
        let words =
            "The ferry ran on time again this week, and nobody who waited on the pier had to wait for long. ";
        let html = format!(
            "<title>On time</title><main><article><h1>On time</h1><p>{0}</p><p>{0} See the \
             <a href='https://harbour.example/times/f%C3%A4hre?utm=1'>timetable</a>, {0} and <a href='#end'>the end</a>.</p>{1}\
             <h2 id=end>At last</h2><p>{0}</p></article></main>",
            words.repeat(3),
            format!("<p>{}</p>", words.repeat(4)).repeat(12)
        );
        page.drop_file("page.html", "text/html", &html).await?;
        page.named("heading", "On time").await?;
        page.script("document.querySelector('.body a[target]').focus()").await?;
        page.until_text("harbour.example/times/fähre").await?;
        let heard = "const link = document.querySelector('.body a[target]');
            return !link.hasAttribute('aria-describedby')
                && document.querySelector('.unseen[role=status]').textContent === 'harbour.example/times/fähre'";
        page.until("that it is heard once", heard).await?;
        page.expect_no_barriers().await?;
        assert_eq!(page.take_asked_elsewhere(), Vec::<String>::new());
        page.script("document.querySelector('main h1').focus()").await?;
        page.until("no tip", "return document.querySelector('.leads') === null").await?;

        page.script("document.querySelectorAll('.body p')[1].scrollIntoView()").await?;
        page.until("the place kept", "return history.state !== null && history.state[3] === scrollY").await?;
        let before = page.script("return Math.round(scrollY)").await?;
        page.script("document.querySelector('.body a[href^=\"#\"]').click()").await?;
        page.until("the end", &format!("return scrollY > {before} + 400")).await?;
        page.expect_no_barriers().await?;
        page.press_button("Back to where you were").await?;
        page.until("the place before", &format!("return Math.abs(scrollY - {before}) < 4")).await?;
        page.until("no bar", "return document.querySelector('.way-there') === null").await?;
        Ok(())
    });
}

#[test]
fn the_way_back_leads_to_the_link_that_was_followed() {
    test("focus and Back", async |page| {
        page.named("button", "Read").await?;
        let words =
            "The ferry ran on time again this week, and nobody who waited on the pier had to wait for long. ";
        let html = format!(
            "<title>On time</title><main><article><h1>On time</h1><p>{0}</p>{1}<p>{0} See <a href='#end'>the end</a>, \
             or the <a href='https://harbour.example/times'>timetable</a>.</p>{1}<h2 id=end>At last</h2><p>{0}</p></article></main>",
            words.repeat(3),
            format!("<p>{}</p>", words.repeat(4)).repeat(9)
        );
        page.drop_file("page.html", "text/html", &html).await?;
        page.named("heading", "On time").await?;
        let link = "document.querySelector('.body a[href^=\"#\"]')";
        page.script(&format!(
            "{link}.scrollIntoView({{ block: 'center' }}); {link}.focus({{ preventScroll: true }})"
        ))
        .await?;
        for by_button in [true, false] {
            page.until("the place kept", "return Math.abs(history.state?.[3] - scrollY) < 1").await?;
            let before = page.script("return Math.round(scrollY)").await?;
            page.type_keys("\u{e007}").await?;
            page.until("the end", "return document.activeElement.matches('h2')").await?;
            if by_button {
                page.press_button("Back to where you were").await?;
            } else {
                page.script("history.back()").await?;
            }
            page.until("the focus on the link", &format!("return document.activeElement === {link}")).await?;
            page.until("the place before", &format!("return Math.abs(scrollY - {before}) < 4")).await?;
        }
        page.type_keys("\u{e004}").await?;
        let next = "return document.activeElement.textContent";
        page.until_is("the link after it", next, "timetable").await?;
        Ok(())
    });
}

/// A quarter of an hour goes by, and something moves.
pub(crate) const LATER: &str = "const now = Date.now;
    Date.now = () => now() + 900_000;
    dispatchEvent(new Event('resize'))";
/// The addresses of what was read to its end.
pub(crate) const SEEN: &str = "(localStorage['broadsheet.seen'] ?? '').split('\\n').filter(Boolean)";

#[test]
fn a_story_that_was_only_leafed_past_is_not_read() {
    test("leafing", async |page| {
        page.set_width(Width::Desktop).await?;
        // What Broadsheet waits for comes when it is told to.
        let late = "const later = setTimeout, due = [];
            window.setTimeout = (f, ms, ...more) => ms >= 2000 && ms !== 7000 ? 1e9 + due.push([f, ms]) : later(f, ms, ...more);
            window.waits = () => due.map(([, ms]) => ms);
            window.come = () => due.splice(0).forEach(([f]) => f())";
        page.begin_with(late).await?;
        open(page, FOUR_STORIES).await?;
        let headline = "return document.querySelector('main h1').textContent";
        let in_sight = "return document.querySelector('.left').textContent === ''";
        for _ in 0..3 {
            let before = page.script(headline).await?;
            page.type_keys("n").await?;
            page.until("the next story", &format!("{headline} !== {before}")).await?;
            page.script("scrollTo(0, document.body.scrollHeight)").await?;
            page.until("its end", in_sight).await?;
        }
        let seen = format!("scrollTo(0, document.body.scrollHeight); return {SEEN}.join()");
        assert_eq!(page.script(&seen).await?, "", "leafed past");
        // The one that is open is read in time, without another move; those before it are not.
        page.until("it waits", "return waits().length > 0").await?;
        assert_eq!(page.script("return Math.max(...waits()) < 300_000").await?, true);
        page.script("const now = Date.now; Date.now = () => now() + 900_000; come()").await?;
        let here = page.script("return location.search").await?;
        page.until_is("what was read", &seen, here).await?;
        Ok(())
    });
}

#[test]
fn the_stories_of_a_page_are_read_in_a_row() {
    test("read next", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, FOUR_STORIES).await?;
        let end = "scrollTo(0, document.body.scrollHeight)";
        let mut read = Vec::new();
        for _ in 0..3 {
            let read_it = format!("{end}; {LATER}; return {SEEN}.includes(location.search)");
            page.until("it is read", &read_it).await?;
            page.named("region", "Read next").await?;
            let next = page.script("return document.querySelector('.next a').textContent").await?;
            assert!(!read.contains(&next), "{next} was read");
            page.script("document.querySelector('.next a').click()").await?;
            page.until(
                "the next story",
                &format!("return document.querySelector('main h1')?.textContent === {next}"),
            )
            .await?;
            read.push(next);
        }
        let marked = "return document.querySelectorAll('.story.seen').length";
        page.until("what was read is marked", &format!("{marked} >= 2")).await?;
        page.until_text("You have read it").await?;
        page.expect_no_barriers().await
    });
}

#[test]
fn a_picture_is_zoomed_and_moved_by_fingers() {
    test("pinch", async |page| {
        page.set_width(Width::Phone).await?;
        page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        open(page, FOUR_STORIES).await?;
        page.script("document.querySelector('.zoomable').click()").await?;
        page.until("the picture", "return document.querySelector('dialog.zoom[open] img')?.complete").await?;
        let fingers = async |kind: &str, points: &[(i32, i32)]| {
            let points: Vec<_> =
                (0..).zip(points).map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id })).collect();
            page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?;
            // A finger is no faster than the screen.
            page.script_async("await new Promise(requestAnimationFrame)").await.map(drop)
        };
        fingers("touchStart", &[(130, 300), (230, 300)]).await?;
        for step in 1..12 {
            fingers("touchMove", &[(130 - step * 8, 300), (230 + step * 8, 300)]).await?;
        }
        fingers("touchEnd", &[]).await?;
        page.until("a larger picture", "return visualViewport.scale > 1.5").await?;
        let before = page.script("return visualViewport.offsetLeft").await?.as_f64().unwrap_or_default();
        fingers("touchStart", &[(250, 300)]).await?;
        for step in 1..12 {
            fingers("touchMove", &[(250 - step * 15, 300)]).await?;
        }
        fingers("touchEnd", &[]).await?;
        page.until("another part of it", &format!("return visualViewport.offsetLeft > {before} + 10"))
            .await?;
        // A finger that moves does not close it.
        assert_eq!(page.script("return document.querySelector('dialog.zoom') !== null").await?, true);
        page.type_keys("\u{e00c}").await?;
        page.until("the article", "return document.querySelector('dialog.zoom') === null").await.map(drop)
    });
}

#[test]
fn code_is_copied_and_wrapped() {
    test("code", async |page| {
        open(page, TUTORIAL).await?;
        page.script(
            "window.copied = null; navigator.clipboard.writeText = async (text) => { window.copied = text }",
        )
        .await?;
        page.press_button("Copy").await?;
        let same = "return copied === document.querySelector('.listing code').textContent";
        page.until("the code in the clipboard", same).await?;
        page.named("button", "Copied").await?;
        page.press_button("Wrap").await?;
        let wraps = "return getComputedStyle(document.querySelector('.listing pre')).whiteSpace";
        page.until_is("how lines end", wraps, "pre-wrap").await?;
        Ok(())
    });
}

#[test]
fn notes_open_at_their_mark_or_stand_beside_it() {
    test("notes", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, "?read=the-tax-that-made-newspapers-enormous").await?;
        page.script("document.querySelector('.note-ref a').click()").await?;
        page.until("the note", "return document.querySelector('.note-pop:popover-open') !== null").await?;
        let heard = "const pop = document.querySelector('.note-pop'), note = pop.querySelector('.note-body');
            return document.getElementById(pop.getAttribute('aria-describedby')) === note && note.textContent.length > 20";
        assert_eq!(page.script(heard).await?, true, "the note is heard");
        page.expect_no_barriers().await?;
        page.type_keys("\u{e00c}").await?;
        page.until("the note closed", "return document.querySelector('.note-pop') === null").await?;
        // From the box to all notes, and back to the mark.
        page.script("document.querySelector('#ref-1').focus()").await?;
        page.type_keys("\u{e007}").await?;
        page.until("the box", "return document.querySelector('.note-pop:popover-open') !== null").await?;
        // Where Tab goes from a mark into its box is the browser's.
        page.script("[...document.querySelectorAll('.note-pop :is(a, button)')].find((e) => e.textContent === 'All notes').focus()").await?;
        page.type_keys("\u{e007}").await?;
        page.until("the note in its list", "return document.activeElement.id === 'note-1'").await?;
        page.until("no box over it", "return document.querySelector('.note-pop') === null").await?;
        page.press_button("Back to where you were").await?;
        page.until("the focus on the mark", "return document.activeElement.id === 'ref-1'").await?;

        page.set_width(Width::Wide).await?;
        let beside = "const mark = document.querySelector('#ref-1').getBoundingClientRect(),
            note = document.querySelector('#note-1').getBoundingClientRect(),
            text = document.querySelector('.body').getBoundingClientRect();
            return note.left > text.right && Math.abs(note.top - mark.top) < 40";
        page.until("the note beside its line", beside).await?;
        page.expect_no_sideways_scrolling().await?;
        page.expect_no_barriers().await?;
        // By keys there is a way back from there, too.
        page.script("document.querySelector('#note-1 .way-back').focus()").await?;
        page.until("the way back", "return document.activeElement.matches('.way-back')").await?;
        page.type_keys("\u{e007}").await?;
        page.until("the focus on the mark", "return document.activeElement.id === 'ref-1'").await.map(drop)
    });
}

#[test]
fn on_paper_links_are_notes() {
    test("print", async |page| {
        page.named("button", "Read").await?;
        let words =
            "The ferry ran on time again this week, and nobody who waited on the pier had to wait for long. ";
        let html = format!(
            "<title>On time</title><main><article><h1>On time</h1><p>{0}</p><p>{0} See the \
             <a href='https://harbour.example/times'>timetable</a>, {0}</p><p>{0}</p></article></main>",
            words.repeat(3)
        );
        page.drop_file("page.html", "text/html", &html).await?;
        page.named("heading", "On time").await?;
        page.script("dispatchEvent(new Event('beforeprint'))").await?;
        let listed = "return document.querySelector('.notes.on-paper li').textContent";
        assert_eq!(page.script(listed).await?, "[1]https://harbour.example/times");
        page.script("dispatchEvent(new Event('afterprint'))").await?;
        assert_eq!(page.script("return document.querySelectorAll('.on-paper').length").await?, 0);
        Ok(())
    });
}

/// Lets the rules for paper hold in the window, in any engine, and those for the screen no longer.
const PRINTED: &str = "const print = (rules) => {
        for (const { media, cssRules } of rules) {
            if (media?.mediaText.startsWith('print')) media.mediaText = 'all';
            if (media?.mediaText.startsWith('screen')) media.mediaText = 'not all';
            if (cssRules) print(cssRules);
        }
    };
    for (const sheet of document.styleSheets) print(sheet.cssRules);";

#[test]
fn paper_is_white_whatever_the_screen_is() {
    test("print: colours", async |page| {
        let scheme = page.schemes().last().copied().unwrap_or("light");
        page.set_scheme(scheme).await?;
        open(page, TUTORIAL).await?;
        page.until("the listing", "return document.querySelector('.body .listing') !== null").await?;
        page.script(PRINTED).await?;
        page.script("document.documentElement.dataset.dim = 'on'").await?;
        for theme in ["", "paper", "sepia", "grey", "night", "black", "contrast", "own"] {
            let set = "const root = document.documentElement;
                root.dataset.theme = arguments[0];
                root.style.setProperty('--own-paper', '#102040');
                root.style.setProperty('--own-ink', '#ffcc00')";
            page.script_with(set, vec![theme.into()]).await?;
            let colours = "const of = (css, what) => getComputedStyle(document.querySelector(css))[what];
                return [of('html', 'backgroundColor'), of('.body p', 'color'), of('.head .dek', 'color'),
                    of('.listing', 'backgroundColor'), of('.body p', 'opacity')].join(' / ')";
            assert_eq!(
                page.script(colours).await?,
                "rgb(255, 255, 255) / rgb(0, 0, 0) / rgb(92, 84, 72) / rgb(242, 237, 225) / 1",
                "{theme}"
            );
        }
        Ok(())
    });
}
