//! The keys, their dialog, and the palette with all that they do.

use support::{Width, test};

use crate::{
    room::{FOUR_STORIES, open},
    settings::choose,
};

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
        page.until_is("the third paragraph", here, 2).await?;
        page.type_keys("k").await?;
        page.until_is("the second paragraph", here, 1).await?;
        page.type_keys("t").await?;
        page.until("another theme", "return document.documentElement.dataset.theme === 'sepia'").await?;
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
fn keys_can_be_changed_and_are_as_usual_again() {
    test("own keys", async |page| {
        open(page, FOUR_STORIES).await?;
        page.type_keys("?").await?;
        page.press_button("Next story: n").await?;
        page.until_text("Press the new key for “Next story”").await?;
        page.expect_no_barriers().await?;
        page.type_keys("p").await?;
        page.until_text("p is already used for “Previous story”").await?;
        page.type_keys("ö").await?;
        page.until_text("ö is now the key of “Next story”").await?;
        page.press_button("Read aloud: r").await?;
        page.type_keys("\u{e003}").await?;
        page.named("button", "Read aloud: none").await?;
        page.press_button("Focus: dim all but the paragraph: f").await?;
        page.type_keys("\u{e00c}").await?;
        page.named("dialog", "Keyboard").await?;
        page.press_button("Close").await?;

        page.reload().await?;
        open(page, FOUR_STORIES).await?;
        page.type_keys("n").await?;
        page.type_keys("ö").await?;
        page.until("the next story", "return location.search.includes('story=1')").await?;
        page.type_keys("?").await?;
        page.press_button("Usual keys").await?;
        page.named("button", "Next story: n").await?;
        page.press_button("Close").await?;
        page.type_keys("n").await?;
        page.until("the story after", "return location.search.includes('story=2')").await?;

        // The key of "+" without Shift is that of "+" only as long as it is not another's.
        let size = "return document.documentElement.style.getPropertyValue('--set-size')";
        page.type_keys("=").await?;
        page.until_is("larger text", size, "1.1").await?;
        page.type_keys("?").await?;
        page.press_button("Smaller text: -").await?;
        page.type_keys("=").await?;
        page.until_text("= is now the key of “Smaller text”").await?;
        page.press_button("Close").await?;
        page.type_keys("=").await?;
        page.until_is("the usual size", size, "").await?;
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
        page.press_with_control('k').await?;
        page.type_keys("justified\u{e007}").await?;
        page.until("the setting", "return document.documentElement.dataset.align === 'justify'").await?;
        page.press_with_control('k').await?;
        page.type_keys("reset\u{e007}").await?;
        page.until("the usual theme", "return document.documentElement.dataset.theme === undefined").await?;
        page.press_with_control('k').await?;
        page.type_keys("zzz").await?;
        page.until_text("Not found").await?;
        page.expect_no_barriers().await?;
        page.type_keys("\u{e00c}").await?;
        page.press_with_control('k').await?;
        page.type_keys("recent night boat\u{e007}").await?;
        page.named("heading", "After eleven winters, the night boat to the Outer Skerries sails again")
            .await?;
        Ok(())
    });
}

#[test]
fn what_has_a_button_is_in_the_palette() {
    test("palette: buttons", async |page| {
        let text = "<p>The boat sails at noon, and whoever wants to come has to be there by then.".repeat(6);
        let html = format!(
            "<html lang=en><title>The boat</title><link rel=canonical href=https://example.org/boat>
             <main><article><h1>The boat</h1>{text}<figure><img src=https://example.org/a.jpg width=900
             height=600><figcaption>The boat</figcaption></figure>{text}</article></main>"
        );
        page.named("button", "Read").await?;
        page.drop_file("boat.html", "text/html", &html).await?;
        page.named("heading", "The boat").await?;
        page.script("navigator.clipboard.writeText = async (text) => { window.copied = text }").await?;
        let choose = async |words: &str| {
            page.press_with_control('k').await?;
            page.type_keys(&format!("{words}\u{e007}")).await
        };
        page.press_with_control('k').await?;
        page.type_keys("original").await?;
        page.until("the original", "return document.querySelectorAll('#commands li').length === 1").await?;
        page.type_keys("\u{e00c}").await?;
        choose("speed 1.4").await?;
        page.until("the speed", "return localStorage['broadsheet.speed'] === '1.4'").await?;
        choose("articles in english").await?;
        choose("sepia").await?;
        let theme = "return document.documentElement.dataset.theme";
        page.until_is("the theme", theme, "sepia").await?;
        // The pictures' server is not there.
        page.script("addEventListener('click', (e) => { if (e.target.textContent === 'Show images') { e.stopPropagation(); window.shown = true } }, true)").await?;
        choose("show images").await?;
        page.until("the pictures", "return window.shown").await?;
        page.type_keys("jh").await?;
        choose("copy as markdown").await?;
        page.until("the copy", "return window.copied?.includes('> The boat sails at noon')").await?;
        choose("add a note on the article").await?;
        page.until("the note", "return document.activeElement.matches('textarea')").await?;
        Ok(())
    });
}
