//! What a screen reader is given: the accessibility tree as the browser makes it, not as the markup hopes.

use serde_json::{Value, json};
use support::{Outcome, Page, Width, test};

use crate::room::{FOUR_STORIES, TUTORIAL, open};

/// What is a way to move, or speaks by itself.
const MARKS: [&str; 10] = [
    "banner",
    "main",
    "article",
    "navigation",
    "contentinfo",
    "search",
    "dialog",
    "heading",
    "status",
    "complementary",
];
/// What must have a name.
const CONTROLS: [&str; 8] =
    ["button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider"];

/// The nodes that are not ignored, each as role and name; a heading with its level. Fails where a control
/// has no name.
async fn heard(page: &Page) -> Outcome<Vec<String>> {
    let tree = page.ask_devtools("Accessibility.getFullAXTree", json!({})).await?;
    let mut found = Vec::new();
    for node in tree["nodes"].as_array().into_iter().flatten() {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default().trim();
        if node["ignored"] == true {
            continue;
        }
        if CONTROLS.contains(&role) && name.is_empty() {
            return Err(format!("a {role} has no name: {node}"));
        }
        if MARKS.contains(&role) {
            let property = |wanted: &str| {
                let all = node["properties"].as_array().into_iter().flatten();
                all.clone().find(|p| p["name"] == wanted).map(|p| p["value"]["value"].clone())
            };
            let level = property("level").as_ref().and_then(Value::as_u64);
            let level = level.map(|level| level.to_string()).unwrap_or_default();
            let live = property("live").as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            found.push(format!("{role}{level}{live} {name}").trim().to_owned());
        }
    }
    Ok(found)
}

/// All of these are there; each begins one of what is heard.
async fn expect(page: &Page, wanted: &[&str]) -> Outcome {
    let found = heard(page).await?;
    for wanted in wanted {
        assert!(found.iter().any(|found| found.starts_with(wanted)), "no {wanted} in {found:?}");
    }
    // There is one of each of these, and levels of headings leave none out.
    for role in ["banner", "main", "heading1"] {
        let count = found.iter().filter(|found| found.split(' ').next() == Some(role)).count();
        assert!(count <= 1, "{count} of {role} in {found:?}");
    }
    Ok(())
}

#[test]
fn every_view_has_its_landmarks_headings_and_names() {
    test("accessibility tree", async |page| {
        page.set_width(Width::Desktop).await?;
        page.named("button", "Read").await?;
        expect(
            page,
            &[
                "banner",
                "main",
                "contentinfo",
                "statuspolite",
                "heading1 Paste a page",
                "heading2 In this edition",
            ],
        )
        .await?;
        open(page, TUTORIAL).await?;
        page.named("navigation", "Outline").await?;
        let article = [
            "banner",
            "main",
            "article",
            "contentinfo",
            "navigation Outline",
            "heading1 Telling a story",
            "heading2 Two numbers",
            "statuspolite",
        ];
        expect(page, &article).await?;
        page.type_keys("/").await?;
        page.named("textbox", "Find in article").await?;
        expect(page, &["search", "main"]).await?;
        page.type_keys("numbers").await?;
        page.until_text("1 of ").await?;
        expect(page, &["statuspolite"]).await?;
        page.press_button("Close find").await?;
        page.press_with_control('k').await?;
        page.named("dialog", "Commands").await?;
        // What is behind a dialog is out of reach.
        expect(page, &["dialog Commands", "heading2 Commands"]).await?;
        assert!(!heard(page).await?.iter().any(|found| found.starts_with("main")));
        page.type_keys("\u{e00c}").await?;
        page.press_button("Text settings").await?;
        page.named("dialog", "Text settings").await?;
        expect(page, &["dialog Text settings", "heading2 Text settings", "heading3 Lines", "heading3 Aids"])
            .await?;
        page.press_button("Close").await?;
        page.set_width(Width::Phone).await?;
        page.press_button("Show outline").await?;
        expect(page, &["navigation Outline"]).await
    });
}

#[test]
fn an_article_that_is_ready_says_so() {
    test("announcements", async |page| {
        page.named("button", "Read").await?;
        // The region is watched from above, for what is read aloud is whatever it holds when it changes.
        let said = "window.said = [];
            const listen = () => said.push(document.querySelector('[role=status].unseen, [aria-live].unseen')?.textContent);
            window.listener = new MutationObserver(listen);
            listener.observe(document.body, { childList: true, characterData: true, subtree: true })";
        page.script(said).await?;
        page.paste(None, Some(&support::fixture("aggregator.txt")?)).await?;
        page.until(
            "that the article is ready",
            "return said.some((words) => /^Ready: .+ \\(\\d+ minutes? to read\\)$/.test(words))",
        )
        .await?;
        Ok(())
    });
}

#[test]
fn a_setting_that_is_touched_speaks_for_itself_alone() {
    test("settings heard", async |page| {
        open(page, TUTORIAL).await?;
        page.press_button("Text settings").await?;
        page.named("dialog", "Text settings").await?;
        let live = "return document.querySelectorAll('.panel output:not([aria-hidden=true])').length";
        assert_eq!(page.script(live).await?, 0, "outputs are read out");
        // The sheet has said its name, and the region that said it is emptied in its own time.
        page.until("the sheet's name", "return document.querySelector('.panel .said').textContent !== ''")
            .await?;
        // All that a browser tells a screen reader of: words and values that are set, be they the same.
        let touch = "window.moved = new Set();
            const told = (target) => (target.closest ? target : target.parentElement).closest('label, p');
            new MutationObserver((all) => all.map(({ target }) => told(target)).filter((line) => line?.textContent !== '')
                .forEach((line) => moved.add(line)))
                .observe(document.querySelector('.panel'),
                    { childList: true, subtree: true, characterData: true, attributeFilter: ['aria-valuetext'] });
            const size = document.querySelector('.panel input[type=range]');
            size.value = Number(size.value) + 1;
            size.dispatchEvent(new Event('input', { bubbles: true }))";
        page.script(touch).await?;
        page.until("the change", "return moved.size > 0").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 100))").await?;
        assert_eq!(page.script("return moved.size").await?, 1, "others are read out");
        Ok(())
    });
}

/// Notes in `said` what live regions come to hold, each with whether the sheet stands before it.
const LISTEN: &str = "window.said = [];
    new MutationObserver((all) => {
        for (const region of new Set(all.map(({ target }) => (target.closest ? target : target.parentElement).closest('[role=status]')))) {
            const words = region?.textContent;
            if (!words) continue;
            const sheet = document.querySelector('dialog[open]');
            if (!sheet || sheet.contains(region)) said.push(words);
        }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });";

#[test]
fn what_is_done_in_a_sheet_is_heard_there_and_not_again() {
    test("sheets heard", async |page| {
        open(page, TUTORIAL).await?;
        page.script(
            "window.copied = null; navigator.clipboard.writeText = async (text) => { window.copied = text }",
        )
        .await?;
        page.until_text("Ready: ").await?;
        page.script(LISTEN).await?;
        page.press_button("Copy").await?;
        page.until_is("what is said", "return said.join()", "Copied.").await?;
        // The very same is heard again.
        page.script(
            "[...document.querySelectorAll('[data-act]')].find((b) => b.textContent === 'Copied').click()",
        )
        .await?;
        page.until_is("what is said again", "return said.join()", "Copied.,Copied.").await?;
        // When a sheet closes, nothing is left that would be heard once more.
        page.press_button("Text settings").await?;
        page.named("dialog", "Text settings").await?;
        page.until(
            "silence",
            "return [...document.querySelectorAll('.unseen[role=status]')].every((p) => !p.textContent)",
        )
        .await?;
        page.press_button("Close").await?;
        page.type_keys("jh").await?;
        page.until("a highlight", "return said.at(-1) === 'Highlighted.'").await?;
        page.press_button("Notes and highlights").await?;
        page.press_button("Copy as Markdown").await?;
        page.until("what is said in the sheet", "return said.at(-1) === 'Copied.'").await?;
        Ok(())
    });
}

#[test]
fn whoever_goes_back_and_forth_hears_where_they_are() {
    test("views heard", async |page| {
        // The browser tells of the page that a visit begins with.
        page.named("button", "Read").await?;
        page.script(LISTEN).await?;
        open_by_link(page, "Telling a story from a menu, in forty lines of Rust").await?;
        page.until("the article", "return said.at(-1)?.startsWith('Ready: Telling a story')").await?;
        assert_eq!(page.script("return said.some((words) => words === 'Broadsheet')").await?, false);
        page.follow("Read another").await?;
        page.until("the front page", "return said.at(-1) === 'Broadsheet'").await?;
        page.until("the focus at its headline", "return document.activeElement.matches('main h1')").await?;
        page.back().await?;
        page.until("the article again", "return said.at(-1)?.startsWith('Ready: Telling a story')").await?;
        let within = "return document.activeElement.matches('[data-places] > *')";
        page.until("the focus in the article", within).await?;
        page.script("history.forward()").await?;
        page.until("the front page again", "return said.at(-1) === 'Broadsheet'").await?;
        page.until("a focus there", "return document.activeElement.closest('main') !== null").await?;
        page.follow("About Broadsheet").await?;
        page.until("what it is about", "return said.at(-1) === 'About Broadsheet'").await?;
        Ok(())
    });
}

async fn open_by_link(page: &Page, name: &str) -> Outcome {
    page.follow(name).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

#[test]
fn what_is_changed_in_an_article_is_heard_and_not_the_article_anew() {
    test("changes heard", async |page| {
        page.drop_file("page.html", "text/html", &support::fixture("aggregator-divs.html")?).await?;
        page.until_text("Ready: ").await?;
        page.script(LISTEN).await?;
        page.press_button("What was cut").await?;
        page.named("dialog", "What was cut").await?;
        let hint = "const button = document.querySelector('[data-node]');
            return document.getElementById(button.getAttribute('aria-describedby'))?.textContent
                === button.closest('li').querySelector('.cuts-preview').textContent";
        assert_eq!(page.script(hint).await?, true, "which block it is");
        let whole = "const why = document.querySelector('.cuts-why');
            return /^\\p{Lu}/u.test(why.textContent) && getComputedStyle(why, '::first-letter').textTransform === 'none'";
        assert_eq!(page.script(whole).await?, true, "words in one piece");
        page.script("document.querySelector('[data-node]').click()").await?;
        page.until("what was done", "return said.at(-1) === 'Brought back into the article.'").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 500))").await?;
        assert_eq!(page.script("return said.some((words) => words.startsWith('Ready'))").await?, false);
        Ok(())
    });
}

#[test]
fn a_sheet_that_opens_says_which_it_is() {
    test("sheets named", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, TUTORIAL).await?;
        page.script(LISTEN).await?;
        for name in ["Text settings", "What was cut", "Key points", "Notes and highlights"] {
            page.press_button(name).await?;
            page.until_is("the name of the sheet", "return said.at(-1)", name).await?;
            page.press_button("Close").await?;
        }
        page.press_with_control('k').await?;
        page.until_is("the palette", "return said.at(-1)", "Commands").await?;
        // What is chosen in it is heard when it has closed.
        page.type_keys("theme night").await?;
        page.until("the theme", "return document.querySelectorAll('#commands li').length === 1").await?;
        page.type_keys("\u{e007}").await?;
        page.until_is("the setting", "return said.at(-1)", "Theme: Night").await?;
        page.press_button("Text settings").await?;
        page.press_button("Keyboard").await?;
        page.until_is("the sheet in its place", "return said.at(-1)", "Keyboard").await?;
        page.until("the focus in it", "return document.activeElement.closest('dialog') !== null").await?;
        Ok(())
    });
}

#[test]
fn what_a_bar_offers_is_heard() {
    test("bars heard", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, "?read=the-tax-that-made-newspapers-enormous").await?;
        page.until_text("Ready: ").await?;
        page.script(LISTEN).await?;
        page.script("document.querySelector('.note-ref a').click()").await?;
        page.until("the note", "return document.querySelector('.note-pop') !== null").await?;
        page.script("document.querySelector('.note-all').click()").await?;
        page.until_is("the way back", "return said.at(-1)", "Back to where you were").await?;
        page.follow("Broadsheet").await?;
        page.named("region", "Recent").await?;
        page.script("document.querySelector('.recent-item button').click()").await?;
        page.until_is("what was removed, and the way back", "return said.at(-1)", "Removed: Undo").await?;
        Ok(())
    });
}

#[test]
fn nothing_in_an_article_says_that_it_can_be_pressed() {
    test("not clickable", async |page| {
        let note = "window.listeners = [];
            const add = EventTarget.prototype.addEventListener;
            EventTarget.prototype.addEventListener = function (name, ...rest) {
                if (name === 'click' && ['MAIN', 'ARTICLE'].includes(this.nodeName)) listeners.push(this.nodeName);
                return add.call(this, name, ...rest);
            };";
        page.begin_with(note).await?;
        open(page, TUTORIAL).await?;
        page.until_text("Ready: ").await?;
        assert_eq!(page.script("return listeners.join()").await?, "");
        Ok(())
    });
}

#[test]
fn tab_stops_at_what_is_in_a_sheet_and_not_at_the_sheet() {
    test("sheets by Tab", async |page| {
        // One that is longer than the window, and scrolls.
        page.set_width(Width::Phone).await?;
        open(page, TUTORIAL).await?;
        page.press_button("Text settings").await?;
        page.named("dialog", "Text settings").await?;
        let note = "document.querySelector('.panel [aria-label=Close]').focus(); window.stops = [];
            document.addEventListener('focusin', () => stops.push(document.activeElement.tagName))";
        page.script(note).await?;
        page.tab_back().await?;
        // Where it goes from there, be it out of the page, is the browser's.
        page.script_async("await new Promise((later) => setTimeout(later, 300))").await?;
        assert_eq!(page.script("return stops.includes('DIALOG')").await?, false, "the sheet itself");
        Ok(())
    });
}

#[test]
fn the_focus_comes_back_from_a_sheet_to_what_was_set_anew() {
    test("focus after a sheet", async |page| {
        page.drop_file("page.html", "text/html", &support::fixture("aggregator-divs.html")?).await?;
        page.until_text("Ready: ").await?;
        page.type_keys("jjc").await?;
        page.named("dialog", "What was cut").await?;
        page.script("window.before = document.querySelector('.here')").await?;
        page.script("const button = document.querySelector('[data-node]'); button.focus(); button.click()")
            .await?;
        page.until("the text set anew", "return !before.isConnected").await?;
        page.type_keys("\u{e00c}").await?;
        page.until("no sheet", "return document.querySelector('dialog[open]') === null").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 300))").await?;
        let there = "return document.activeElement.closest('main') !== null";
        page.until("the focus in the article", there).await?;
        Ok(())
    });
}

#[test]
fn a_related_story_says_what_stands_below_its_title() {
    test("stories heard", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, FOUR_STORIES).await?;
        page.until_text("Read here").await?;
        let told = "const link = document.querySelector('.story a');
            return link.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')";
        let told = page.script(told).await?;
        assert!(told.as_str().is_some_and(|told| told.contains("Read here")), "{told}");
        page.until("the heading of the group", "return document.querySelector('.related h3.group') !== null")
            .await?;
        page.expect_no_barriers().await?;
        // And after the last one there is no silence.
        page.script(LISTEN).await?;
        page.type_keys("p").await?;
        page.until_is("the end of the row", "return said.at(-1)", "This is the first story of the page.")
            .await?;
        for _ in 0..8 {
            page.type_keys("n").await?;
            page.script_async("await new Promise((later) => setTimeout(later, 200))").await?;
        }
        page.until_is("the other end", "return said.at(-1)", "This is the last story of the page.").await?;
        Ok(())
    });
}
