//! What is there for those who look is there for those who read by keys, by finger or aloud as well.

use support::{Width, test};

use super::room::{FOUR_STORIES, TUTORIAL, open};

const TAX: &str = "?read=the-tax-that-made-newspapers-enormous";

#[test]
fn words_are_found_as_a_keyboard_types_them() {
    test("find as typed", async |page| {
        open(page, TAX).await?;
        page.type_keys("/").await?;
        page.named("textbox", "Find in article").await?;
        page.type_keys("anne's  \"").await?;
        page.until_text("Not found").await?;
        page.type_keys("\u{e003}").await?;
        page.until_text("1 of 1").await?;
        Ok(())
    });
}

#[test]
fn a_key_point_takes_the_focus_to_its_place() {
    test("key points by keys", async |page| {
        open(page, TAX).await?;
        page.type_keys("s").await?;
        page.find(".point").await?;
        page.script("[...document.querySelectorAll('.point')].at(-1).focus()").await?;
        page.type_keys("\u{e007}").await?;
        let there = "return document.activeElement.matches('.body > *') && scrollY > 300";
        page.until("the focus at the place", there).await?;
        Ok(())
    });
}

#[test]
fn the_outline_closes_by_a_press_beside_it() {
    test("outline beside", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, TAX).await?;
        page.press_button("Show outline").await?;
        let is = |open: &str| {
            format!(
                "return (document.querySelector('.outline.open') !== null) === {open}
                   && document.querySelector('.for-outline').getAttribute('aria-expanded') === '{open}'"
            )
        };
        page.until("the outline", &is("true")).await?;
        page.script("document.querySelector('main h1').click()").await?;
        page.until("no outline", &is("false")).await?;
        page.until("the focus at its button", "return document.activeElement.matches('.for-outline')")
            .await?;
        Ok(())
    });
}

#[test]
fn whoever_goes_back_has_the_focus_there_and_hears_of_each_story() {
    test("back by keys", async |page| {
        open(page, FOUR_STORIES).await?;
        page.type_keys("n").await?;
        page.until_text("Ready: Second-hand ferries").await?;
        page.back().await?;
        page.until("the focus in the lead", "return document.activeElement.closest('main') !== null").await?;
        Ok(())
    });
}

#[test]
fn what_has_keys_has_buttons_as_well() {
    test("ways", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, TUTORIAL).await?;
        page.press_button("Text settings").await?;
        page.named("button", "Print or save as PDF").await?;
        page.press_button("Keyboard").await?;
        page.named("dialog", "Keyboard").await?;
        page.press_button("Close").await?;
        page.press_button("Text settings").await?;
        page.press_button("All commands").await?;
        page.named("combobox", "Command").await?;
        page.type_keys("line height").await?;
        page.until("a step of a slider", "return document.querySelectorAll('#commands li').length > 4")
            .await?;
        Ok(())
    });
}

#[test]
fn a_place_line_is_in_small_capitals_and_notes_stand_beside_where_there_is_room() {
    test("set well", async |page| {
        open(page, FOUR_STORIES).await?;
        let place = page.find(".body .place").await?;
        assert_eq!(place.text().await.unwrap(), "VESTERHOLM");
        page.set_width(Width::Desktop).await?;
        open(page, TAX).await?;
        page.until("notes beside", "return document.documentElement.hasAttribute('data-side-notes')").await?;
        let inside = "const [notes, side] = ['.notes li', '.side'].map((s) => document.querySelector(s).getBoundingClientRect());
            return notes.right < side.left";
        page.until("room between", inside).await?;
        Ok(())
    });
}

/// Counts how far lines move that nobody asked to move (Layout Instability API).
const SHIFTS: &str = "globalThis.shifted = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifted += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });";

#[test]
fn nothing_moves_when_article_and_faces_arrive() {
    test("first visit", async |page| {
        page.begin_with(SHIFTS).await?;
        open(page, TAX).await?;
        page.until(
            "the faces",
            "return document.fonts.status === 'loaded' && document.fonts.check('16px Literata')",
        )
        .await?;
        page.until_text("Koenig’s night shift").await?;
        let shifted = page.script("return shifted").await?.as_f64().unwrap_or(f64::MAX);
        assert!(shifted < 0.02, "{shifted}");
        Ok(())
    });
}
