//! The interface's languages: the browser's, the reader's, from right to left, and without a network.

use support::{Outcome, Page, Width, test};

const FOUR_STORIES: &str = "?read=the-night-boat-comes-back";

/// A first visit with a browser that prefers these languages.
async fn visit(page: &Page, languages: &str) -> Outcome {
    page.set_languages(languages).await?;
    page.script("localStorage.clear()").await?;
    page.go("").await
}

/// Chooses a language at the foot of the page, as a hand would.
async fn choose(page: &Page, tag: &str) -> Outcome {
    let script = "const select = document.querySelector('#language'); select.focus();
        select.value = arguments[0]; select.dispatchEvent(new Event('input', { bubbles: true }))";
    page.script_with(script, vec![tag.into()]).await.map(drop)
}

/// Language and direction of the page itself.
async fn tongue(page: &Page) -> Outcome<String> {
    let script = "const { lang, dir } = document.documentElement; return `${lang} ${dir}`";
    Ok(page.script(script).await?.as_str().unwrap_or_default().to_owned())
}

async fn open(page: &Page, address: &str) -> Outcome {
    page.go(address).await?;
    page.until("the article", "return document.querySelector('main article h1') !== null").await.map(drop)
}

#[test]
fn english_is_spoken_where_there_are_no_other_words() {
    test("English", async |page| {
        page.named("textbox", "Paste an article").await?;
        assert_eq!(tongue(page).await?, "en-US ltr");
        visit(page, "pl-PL,zh-TW,en-GB").await?;
        page.named("textbox", "Paste an article").await?;
        assert_eq!(tongue(page).await?, "en-GB ltr");
        // By the page itself; the service worker keeps them all.
        let asked =
            "return performance.getEntriesByType('resource').some((r) => r.name.includes('languages/'))";
        assert_eq!(page.script(asked).await?, false);
        Ok(())
    });
}

#[test]
fn every_catalogue_counts_as_its_language_does() {
    test("plurals", async |page| {
        let script = "const wrong = [];
            for (const tag of Object.keys(words.languages).filter((tag) => tag !== 'en-GB')) {
                const text = await (await fetch(`languages/${tag}.txt`)).text();
                const forms = new Set([...text.matchAll(/^\\t(zero|one|two|few|many|other): /gm)].map((m) => m[1]));
                const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
                if (String([...forms].sort()) !== String(wanted.sort())) wrong.push(`${tag}: ${wanted}`);
            }
            return words.languages.de ? wrong.join(' ') : 'no catalogues'";
        assert_eq!(page.script_async(script).await?, "");
        Ok(())
    });
}

#[test]
fn the_browsers_language_is_spoken_in_every_view() {
    test("German", async |page| {
        visit(page, "de-AT,en").await?;
        page.named("textbox", "Artikel einfügen").await?;
        page.named("button", "Lesen").await?;
        assert_eq!(tongue(page).await?, "de-AT ltr");
        let date = "return document.querySelector('.ear-date').textContent";
        let date = page.script(date).await?.as_str().unwrap_or_default().to_owned();
        assert!(date.contains("tag") || date.contains("Mittwoch"), "a day in German: {date}");
        assert_eq!(date.matches(' ').count(), 1, "one place to break: {date}");
        page.until_text("5 Minuten Lesezeit").await?;
        page.expect_no_barriers().await?;

        open(page, FOUR_STORIES).await?;
        page.named("button", "Vorlesen").await?;
        page.named("complementary", "Verwandte Artikel").await?;
        page.until_text("Minuten Lesezeit").await?;
        let own = "return [document.querySelector('main article').lang, document.querySelector('.facts').lang].join()";
        assert_eq!(page.script(own).await?, "en,de-AT", "the article keeps its language");
        page.press_button("Was wegblieb").await?;
        page.named("dialog", "Was wegblieb").await?;
        page.until_text("Blöcke auf der Seite: ").await?;
        page.until_text("s gehört zu einem anderen Artikel dieser Seite").await?;
        page.expect_no_barriers().await?;
        page.press_button("Schließen").await?;
        page.press_button("Darstellung").await?;
        page.named("dialog", "Darstellung").await?;
        page.until_text("Artikel auf Englisch").await?;
        page.expect_no_barriers().await?;
        page.press_button("Schließen").await?;
        page.type_keys("?").await?;
        page.until_text("Nächster Absatz").await?;
        page.press_button("Schließen").await?;
        page.press_with_control('k').await?;
        page.named("dialog", "Befehle").await?;
        page.type_keys("\u{e00c}").await?;

        page.go("?about").await?;
        page.named("heading", "Was das Gerät verlässt").await?;
        page.go("").await?;
        page.named("region", "Zuletzt gelesen").await?;
        page.paste(None, Some("https://elsewhere.example/article")).await?;
        page.named("heading", "Das ist eine Adresse").await?;
        page.until_text("nicht die Seite selbst").await
    });
}

#[test]
fn the_second_visit_begins_in_the_language_before_the_app_is_there() {
    test("the shell in German", async |page| {
        visit(page, "de").await?;
        page.named("button", "Lesen").await?;
        // The app does not come, and neither does the catalogue.
        page.withhold(&["*.wasm*", "*/languages/*"]).await?;
        page.reload().await?;
        page.until_text("Seite einfügen. Artikel lesen.").await?;
        page.until_text("Broadsheet konnte nicht starten.").await?;
        page.expect_complaints().await
    });
}

#[test]
fn a_chosen_language_holds_at_once_and_runs_from_right_to_left() {
    test("Arabic", async |page| {
        page.set_width(Width::Phone).await?;
        page.named("textbox", "Paste an article").await?.click().await.map_err(|error| error.to_string())?;
        page.type_keys("A draft.").await?;
        choose(page, "ar").await?;
        page.named("textbox", "لصق مقال").await?;
        assert_eq!(tongue(page).await?, "ar rtl");
        let draft = "return document.querySelector('#paste').value";
        assert_eq!(page.script(draft).await?, "A draft.", "what was in the box stays in it");
        page.until("the focus", "return document.activeElement.id === 'language'").await?;
        page.expect_no_barriers().await?;
        page.expect_no_sideways_scrolling().await?;

        open(page, FOUR_STORIES).await?;
        page.named("button", "قراءة مسموعة").await?;
        let dirs = "const dir = (selector) => getComputedStyle(document.querySelector(selector)).direction;
            return [dir('body'), dir('main article .body p'), dir('.facts')].join()";
        assert_eq!(page.script(dirs).await?, "rtl,ltr,rtl");
        page.expect_no_barriers().await?;
        page.expect_no_sideways_scrolling().await?;
        for (button, dialog) in
            [("ما حُذف", "ما حُذف"), ("إعدادات النص", "إعدادات النص"), ("أهم النقاط", "أهم النقاط")]
        {
            page.press_button(button).await?;
            page.named("dialog", dialog).await?;
            page.expect_no_barriers().await?;
            page.expect_no_sideways_scrolling().await?;
            page.press_button("إغلاق").await?;
        }
        page.set_width(Width::Desktop).await?;
        page.expect_no_barriers().await?;
        page.expect_no_sideways_scrolling().await?;
        page.go("?about").await?;
        page.named("heading", "ما الذي يُحفظ").await?;
        // Back to the browser's, whatever that is.
        choose(page, "").await?;
        page.named("heading", "What is kept").await?;
        assert_eq!(tongue(page).await?, "en-US ltr");
        Ok(())
    });
}

#[test]
fn arabic_has_one_kind_of_digits_in_every_region() {
    test("digits", async |page| {
        // Egypt's own digits are others than those of the catalogue's sentences.
        visit(page, "ar-EG").await?;
        open(page, FOUR_STORIES).await?;
        page.named("button", "قراءة مسموعة").await?;
        assert_eq!(tongue(page).await?, "ar-EG rtl");
        let others = "return document.body.innerText.match(/[٠-٩٪].*/)?.[0] ?? ''";
        page.until("the time it takes", "return document.querySelector('.left').textContent !== ''").await?;
        assert_eq!(page.script(others).await?, "", "in the article");
        for button in ["ما حُذف", "إعدادات النص", "أهم النقاط"] {
            page.press_button(button).await?;
            page.named("dialog", button).await?;
            assert_eq!(page.script(others).await?, "", "{button}");
            page.press_button("إغلاق").await?;
        }
        Ok(())
    });
}

#[test]
fn the_language_is_there_without_a_network() {
    test("Japanese offline", async |page| {
        page.named("button", "Read").await?;
        page.until_kept_offline().await?;
        page.stop_site();
        choose(page, "ja").await?;
        page.named("textbox", "記事を貼りつける").await?;
        page.reload().await?;
        page.named("textbox", "記事を貼りつける").await?;
        open(page, "?read=chiisana-moji-no-namae").await?;
        page.named("button", "読み上げる").await?;
        page.until_text("約").await?;
        page.go("?about").await?;
        page.named("heading", "端末の外へ出るもの").await?;
        page.expect_no_barriers().await
    });
}

#[test]
fn why_something_was_cut_is_said_in_the_readers_language() {
    test("reasons", async |page| {
        visit(page, "de-DE").await?;
        for stem in [
            "the-night-boat-comes-back",
            "telling-a-story-from-a-menu",
            "al-kashida",
            "how-far-is-the-edge-of-the-sea",
            "the-tax-that-made-newspapers-enormous",
        ] {
            open(page, &format!("?read={stem}")).await?;
            page.press_button("Was wegblieb").await?;
            page.until(
                "the cuts",
                "return document.querySelector('.panel .cuts-preview, .panel [aria-expanded]') !== null",
            )
            .await?;
            // Opened, every group shows all of its blocks.
            page.script(
                "document.querySelectorAll('.panel [aria-expanded=false]').forEach((b) => b.click())",
            )
            .await?;
            let english = "return [...document.querySelectorAll('.panel [lang=en]')].map((e) => e.textContent).join('; ')";
            assert_eq!(page.script(english).await?, "", "{stem}");
        }
        Ok(())
    });
}
