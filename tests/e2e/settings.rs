//! "Text settings": what they change, for whom, and the faces that come with them.

use support::{Outcome, Page, Width, test};

use crate::room::{FOUR_STORIES, TUTORIAL, open, style};

/// Sets the slider of that name, as a hand would.
async fn slide(page: &Page, name: &str, to: u32) -> Outcome {
    let script = format!(
        "const field = [...document.querySelectorAll('dialog input')].find(e => e.ariaLabel === '{name}');
         field.value = {to}; field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    page.script(&script).await.map(drop)
}

/// Chooses the value of that name, or turns the switch.
pub async fn choose(page: &Page, name: &str) -> Outcome {
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
        page.reload().await?;
        let early = "return document.documentElement.dataset.theme";
        assert_eq!(page.script(early).await?, "sepia");
        open(page, TUTORIAL).await?;
        assert_ne!(style(page, ".body p", "fontSize").await?, size);

        page.press_button("Text settings").await?;
        page.press_button("Reset").await?;
        page.until("the usual theme", "return document.documentElement.dataset.theme === undefined").await?;
        assert_eq!(style(page, ".body p", "fontSize").await?, size);
        Ok(())
    });
}

#[test]
fn a_setting_leaves_the_article_as_it_is_set() {
    test("settings and the article", async |page| {
        open(page, TUTORIAL).await?;
        page.script("document.querySelector('.body p').same = true").await?;
        for (key, changed) in
            [("t", "dataset.theme !== undefined"), ("+", "style.cssText.includes('--set-size')")]
        {
            page.type_keys(key).await?;
            page.until("the setting", &format!("return document.documentElement.{changed}")).await?;
            // What follows from it has had its frames.
            page.script_async("for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame)").await?;
            let same = "return document.querySelector('.body p').same === true";
            assert_eq!(page.script(same).await?, true, "{key}: not set anew");
        }
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
        // The front page is nobody's, and what is set there holds for all.
        page.script("scrollTo(0, 900)").await?;
        page.type_keys("g").await?;
        page.named("button", "Read").await?;
        page.until("the usual theme", "return document.documentElement.dataset.theme === undefined").await?;
        page.until_is("the place", "return scrollY", 0).await?;
        page.type_keys("t").await?;
        page.until_is("what is kept", "return localStorage['broadsheet.text']", "theme=sepia").await?;
        let german = "return localStorage['broadsheet.text.de']";
        assert_eq!(page.script(german).await?, "theme=grey");
        Ok(())
    });
}

#[test]
fn a_sheet_opens_at_its_beginning_with_what_is_set() {
    test("sheets", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, TUTORIAL).await?;
        page.press_button("Text settings").await?;
        choose(page, "Own colours").await?;
        page.script(
            "const [paper] = document.querySelectorAll('.own-colours input'); paper.value = '#102040';
             paper.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await?;
        page.press_button("Reset").await?;
        let paper = "return document.querySelector('.own-colours input').value";
        page.until_is("the usual paper", paper, "#f3efe2").await?;
        let top = "return document.querySelector('dialog[open]').scrollTop";
        page.script("document.querySelector('dialog[open]').scrollTop = 300").await?;
        assert!(page.script(top).await?.as_f64().is_some_and(|top| top > 290.0), "it can be scrolled");
        page.press_button("Close").await?;
        page.press_button("Key points").await?;
        page.named("dialog", "Key points").await?;
        page.until_is("its beginning", top, 0).await?;
        Ok(())
    });
}

#[test]
fn hidden_pictures_leave_no_captions() {
    test("no images", async |page| {
        open(page, FOUR_STORIES).await?;
        page.find("figure").await?;
        page.press_button("Text settings").await?;
        choose(page, "Hide").await?;
        let seen = "const all = [...document.querySelectorAll('.article figcaption')];
            return [all.length > 0, all.some((e) => e.checkVisibility())].join()";
        page.until_is("no caption in sight", seen, "true,false").await?;
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
fn faces_come_only_when_they_are_chosen_or_needed() {
    // Not by the files that were loaded: WebKit does not list those that its faces come from.
    let face = |family: &str| {
        format!(
            "return [...document.fonts].some((f) => f.family.includes('{family}') && f.status === 'loaded')"
        )
    };
    test("faces on demand", async |page| {
        let loaded = "return performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('.woff2'))
            .map(n => n.split('/fonts/')[1]).filter(n => n.includes('/')).sort().join(' ')";
        open(page, FOUR_STORIES).await?;
        page.script_async("await document.fonts.ready").await?;
        assert_eq!(page.script(loaded).await?, "", "a first article in English loads no others");
        page.press_button("Text settings").await?;
        choose(page, "OpenDyslexic").await?;
        page.until("its face", &face("OpenDyslexic")).await?;
        choose(page, "Literata").await?;
        open(page, "?read=al-kashida").await?;
        page.until("the Arabic face", &face("Naskh")).await?;
        // A formula.
        page.go("").await?;
        page.named("button", "Read").await?;
        let words = "The angle of the horizon follows from the height of the eye, and the sum is short enough to be done by hand. ".repeat(4);
        let formula = format!(
            "<title>Horizon</title><article><h1>Horizon</h1><p>{words}</p><math display=block><mi>d</mi><mo>=</mo><msqrt><mn>2</mn><mi>R</mi><mi>h</mi></msqrt></math><p>{words}</p></article>"
        );
        page.drop_file("page.html", "text/html", &formula).await?;
        page.named("heading", "Horizon").await?;
        page.until("the face for formulas", &face("Formulas")).await?;
        Ok(())
    });
}

#[test]
fn italics_are_those_of_the_text_face() {
    test("italics", async |page| {
        open(page, TUTORIAL).await?;
        let loaded =
            "return document.querySelector('.body em') !== null && [...document.fonts].some((face) =>
            face.family.includes('Literata') && face.style === 'italic' && face.status === 'loaded')";
        page.until("the italic face", loaded).await?;
        Ok(())
    });
}

#[test]
fn a_swatch_wears_its_own_theme() {
    test("swatches", async |page| {
        open(page, FOUR_STORIES).await?;
        page.press_button("Text settings").await?;
        choose(page, "Black").await?;
        let paper = |theme: &str| {
            format!(
                "return getComputedStyle(document.querySelector('.swatch[data-theme={theme}] span')).backgroundColor"
            )
        };
        assert_eq!(page.script(&paper("black")).await?, "rgb(0, 0, 0)");
        let system = page.script(&paper("auto")).await?;
        assert!(system == "rgb(250, 247, 240)" || system == "rgb(22, 23, 26)", "the system's: {system}");
        Ok(())
    });
}
