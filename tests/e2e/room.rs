//! The reading room: setting, finding the way, and the aids.

use support::{Outcome, Page, Width, test};

const TUTORIAL: &str = "?read=telling-a-story-from-a-menu";
const FOUR_STORIES: &str = "?read=the-night-boat-comes-back";

async fn open(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

/// What the style sheets make of an element.
async fn style(page: &Page, selector: &str, property: &str) -> Outcome<String> {
    let script = format!("return getComputedStyle(document.querySelector('{selector}')).{property}");
    Ok(page.script(&script).await?.as_str().unwrap_or_default().to_owned())
}

/// Sets the slider or chooses the value of that name, as a hand would.
async fn slide(page: &Page, name: &str, to: u32) -> Outcome {
    let script = format!(
        "const field = [...document.querySelectorAll('dialog input')].find(e => e.ariaLabel === '{name}');
         field.value = {to}; field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    page.script(&script).await.map(drop)
}

async fn choose(page: &Page, name: &str) -> Outcome {
    let script = format!(
        "[...document.querySelectorAll('dialog label')].find(e => e.textContent === '{name}')
            .querySelector('input').click()"
    );
    page.script(&script).await.map(drop)
}

#[test]
fn text_settings_apply_at_once_and_are_remembered() {
    test("text settings", async |page| {
        open(page, TUTORIAL).await?;
        let size = style(page, ".body p", "fontSize").await?;
        page.press_button("Text settings").await?;
        page.named("dialog", "Text settings").await?;
        page.expect_no_barriers().await?;
        choose(page, "Sepia").await?;
        assert_eq!(style(page, "body", "backgroundColor").await?, "rgba(0, 0, 0, 0)");
        assert_eq!(style(page, "html", "backgroundColor").await?, "rgb(243, 231, 208)");
        slide(page, "Size", 5).await?;
        assert_ne!(style(page, ".body p", "fontSize").await?, size);
        choose(page, "System sans").await?;
        assert!(style(page, ".body p", "fontFamily").await?.starts_with("system-ui"));

        // Before the app is there: the first script alone puts them on.
        page.web.refresh().await.unwrap();
        let early = "return document.documentElement.dataset.theme";
        assert_eq!(page.script(early).await?, "sepia");
        open(page, TUTORIAL).await?;
        assert_ne!(style(page, ".body p", "fontSize").await?, size);

        page.press_button("Text settings").await?;
        page.press_button("Reset").await?;
        assert_eq!(style(page, ".body p", "fontSize").await?, size);
        assert_eq!(
            page.script("return document.documentElement.dataset.theme ?? null").await?,
            serde_json::Value::Null
        );
        Ok(())
    });
}

#[test]
fn easier_to_read_gives_the_spacing_of_wcag() {
    test("easier to read", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, TUTORIAL).await?;
        page.press_button("Text settings").await?;
        page.press_button("Easier to read").await?;
        page.press_button("Close").await?;
        let enough = "const s = getComputedStyle(document.querySelector('.body p'));
            const size = parseFloat(s.fontSize), of = (v) => parseFloat(v) / size;
            return [of(s.lineHeight) >= 1.5, of(s.marginBottom) >= 1.99, of(s.letterSpacing) >= 0.119,
                of(s.wordSpacing) >= 0.159, s.hyphens === 'manual'].join(' ')";
        assert_eq!(page.script(enough).await?, "true true true true true");
        page.expect_no_sideways_scrolling().await?;
        page.expect_no_barriers().await
    });
}

#[test]
fn settings_can_be_for_one_language() {
    test("settings of a language", async |page| {
        open(page, "?read=ein-buchstabe-in-der-warteschlange").await?;
        page.press_button("Text settings").await?;
        choose(page, "Articles in German").await?;
        choose(page, "Grey").await?;
        let theme = "return document.documentElement.dataset.theme ?? 'usual'";
        assert_eq!(page.script(theme).await?, "grey");
        open(page, TUTORIAL).await?;
        page.until("the usual theme", "return document.documentElement.dataset.theme === undefined").await?;
        open(page, "?read=ein-buchstabe-in-der-warteschlange").await?;
        page.until("the theme of the language", "return document.documentElement.dataset.theme === 'grey'")
            .await?;
        Ok(())
    });
}

#[test]
fn every_theme_is_free_of_barriers() {
    test("themes", async |page| {
        open(page, FOUR_STORIES).await?;
        for theme in ["Paper", "Sepia", "Grey", "Night", "Black", "High contrast", "Own colours"] {
            page.press_button("Text settings").await?;
            choose(page, theme).await?;
            page.expect_no_barriers().await.map_err(|error| format!("{theme}, settings: {error}"))?;
            if theme == "Own colours" {
                page.until_text("to 1,").await?;
            }
            page.press_button("Close").await?;
            page.expect_no_barriers().await.map_err(|error| format!("{theme}: {error}"))?;
        }
        Ok(())
    });
}

#[test]
fn the_outline_follows_and_leads() {
    test("outline", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, TUTORIAL).await?;
        page.named("navigation", "Outline").await?;
        page.until_text("min left").await?;
        page.script("document.querySelector('.body h2:nth-of-type(3)').scrollIntoView()").await?;
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

        page.set_width(Width::Phone).await?;
        page.press_button("Show outline").await?;
        page.named("navigation", "Outline").await?;
        page.expect_no_barriers().await
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
        let line = "return document.documentElement.style.getPropertyValue('--progress')";
        assert_eq!(page.script(line).await?, "1.000");
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
        assert_eq!(page.script(marked).await?, count);
        page.expect_no_barriers().await?;
        page.press_button("Close find").await?;
        page.until("no marks", "return !CSS.highlights.has('found')").await?;
        Ok(())
    });
}

#[test]
fn keys_do_what_their_dialog_says() {
    test("keys", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, FOUR_STORIES).await?;
        page.type_keys("?").await?;
        page.named("dialog", "Keyboard").await?;
        page.until_text("Next paragraph").await?;
        page.expect_no_barriers().await?;
        page.type_keys("\u{e00c}").await?;
        page.until("the dialog closed", "return document.querySelector('dialog[open]') === null").await?;

        let here = "return [...document.querySelectorAll('.body > *')].findIndex(e => e.matches('.here'))";
        page.type_keys("jjj").await?;
        assert_eq!(page.script(here).await?, 2);
        page.type_keys("k").await?;
        assert_eq!(page.script(here).await?, 1);
        page.type_keys("t").await?;
        page.until("another theme", "return document.documentElement.dataset.theme === 'paper'").await?;
        page.type_keys("+").await?;
        page.until(
            "larger text",
            "return document.documentElement.style.getPropertyValue('--set-size') === '1.1'",
        )
        .await?;
        page.type_keys("f").await?;
        page.until("dimmed", "return document.documentElement.dataset.dim === 'on'").await?;
        page.type_keys("n").await?;
        page.until("the next story", "return location.search.includes('story=1')").await?;
        page.type_keys("p").await?;
        page.until("the lead again", "return !location.search.includes('story')").await?;

        page.type_keys("?").await?;
        choose(page, "Shortcuts of a single key").await?;
        page.type_keys("\u{e00c}").await?;
        page.until("the dialog closed", "return document.querySelector('dialog[open]') === null").await?;
        page.type_keys("n").await?;
        page.until("nothing happened", "return !location.search.includes('story')").await?;
        Ok(())
    });
}

#[test]
fn the_palette_finds_commands_stories_and_parts() {
    test("palette", async |page| {
        open(page, FOUR_STORIES).await?;
        page.press_with_control('k').await?;
        page.named("dialog", "Commands").await?;
        page.expect_no_barriers().await?;
        page.type_keys("story binders").await?;
        page.type_keys("\u{e007}").await?;
        page.named("heading", "Eleven binders: how a list changed a county’s mind").await?;
        page.press_with_control('k').await?;
        page.type_keys("theme black\u{e007}").await?;
        page.until("the theme", "return document.documentElement.dataset.theme === 'black'").await?;
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
        assert_eq!(page.script(back).await?, true, "the focus is back where it was");
        Ok(())
    });
}
