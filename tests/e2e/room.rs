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
        page.reload().await?;
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
        let line = "return document.querySelector('.masthead').style.getPropertyValue('--progress')";
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
fn keys_can_be_changed_and_are_as_usual_again() {
    test("own keys", async |page| {
        open(page, FOUR_STORIES).await?;
        page.type_keys("?").await?;
        page.press_button("Next story: n").await?;
        page.until_text("Press the new key for “Next story”").await?;
        page.expect_no_barriers().await?;
        page.type_keys("p").await?;
        page.until_text("p is the key of “Previous story”").await?;
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

/// A voice that says nothing, and notes what it was to say. Headless browsers have none at all.
const VOICE: &str = "
    const said = window.said = [];
    const synthesis = {
        speaking: false, pending: false, paused: false, rate: 0,
        getVoices: () => [
            { name: 'Cloud', lang: 'en-US', voiceURI: 'cloud', localService: false },
            { name: 'Clara', lang: 'en-GB', voiceURI: 'clara', localService: !window.onlyOnline },
        ],
        speak(u) {
            said.push([u.text, u.voice?.name, u.rate]);
            this.speaking = true;
            this.end = () => { this.speaking = false; u.onend?.({}) };
        },
        cancel() { this.speaking = false }, resume() {},
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
    window.spoken = () => [...(CSS.highlights.get('spoken') ?? [])].map(String).join('|');";

#[test]
fn an_article_is_read_aloud_sentence_by_sentence() {
    test("read aloud", async |page| {
        open(page, FOUR_STORIES).await?;
        page.script(VOICE).await?;
        page.press_button("Read aloud").await?;
        page.named("region", "Reading aloud").await?;
        let headline = "After eleven winters, the night boat to the Outer Skerries sails again";
        assert_eq!(
            page.script("return said[0]").await?,
            serde_json::json!([headline, "Clara", 1]),
            "the local voice"
        );
        assert_eq!(page.script("return spoken()").await?, headline);
        page.expect_no_barriers().await?;
        page.script("speechSynthesis.end()").await?;
        page.until("the next sentence", "return said.length === 2 && said[1][0] !== said[0][0]").await?;
        assert_eq!(page.script("return spoken() === said[1][0]").await?, true, "what is said is marked");

        page.press_button("Next paragraph").await?;
        page.until("the next paragraph", "return said.length === 3").await?;
        page.press_button("Pause").await?;
        page.named("button", "Go on").await?;
        assert_eq!(page.script("return speechSynthesis.speaking").await?, false);
        page.press_button("Go on").await?;
        page.until("the same sentence again", "return said.length === 4 && said[3][0] === said[2][0]")
            .await?;
        // The end of a sentence gets lost: the watch notices.
        page.script("speechSynthesis.speaking = false").await?;
        page.until("on after a lost end", "return said.length === 5 && said[4][0] !== said[3][0]").await?;
        page.press_button("Stop reading aloud").await?;
        page.until("silence", "return !CSS.highlights.has('spoken') && !document.querySelector('.player')")
            .await?;
        Ok(())
    });
}

#[test]
fn a_voice_of_a_server_speaks_only_if_it_is_chosen() {
    test("online voices", async |page| {
        open(page, FOUR_STORIES).await?;
        page.script(&format!("window.onlyOnline = true; {VOICE}")).await?;
        page.press_button("Read aloud").await?;
        page.until_text("need a server").await?;
        assert_eq!(page.script("return said.length").await?, 0, "nothing was said");
        let told = "return [...document.querySelectorAll('.player option')].some(o => o.textContent.includes('sends the text'))";
        assert_eq!(page.script(told).await?, true);
        let choose = "const s = document.querySelector('.voices select'); s.value = 'cloud';
            s.dispatchEvent(new Event('input', { bubbles: true }))";
        page.script(choose).await?;
        page.until("the chosen voice", "return said[0]?.[1] === 'Cloud'").await?;
        Ok(())
    });
}

#[test]
fn key_points_lead_to_their_places() {
    test("key points", async |page| {
        for stem in ["the-tax-that-made-newspapers-enormous", "ein-buchstabe-in-der-warteschlange"] {
            open(page, &format!("?read={stem}")).await?;
            page.press_button("Key points").await?;
            page.named("dialog", "Key points").await?;
            page.until("the points", "return document.querySelector('.sheet-note') !== null").await?;
            page.expect_no_barriers().await?;
            let count = page.script("return document.querySelectorAll('.point').length").await?;
            assert!((3..=5).contains(&count.as_u64().unwrap_or_default()), "{stem}: {count}");
            let last = "const all = document.querySelectorAll('.point'), last = all[all.length - 1];
                last.click(); return last.textContent";
            let words = page.script(last).await?;
            let there = format!(
                "const [range] = CSS.highlights.get('point') ?? []; if (!range) return false;
                 const top = range.getBoundingClientRect().top;
                 return String(range) === {words} && top > 0 && top < innerHeight"
            );
            page.until("the sentence at its place", &there).await?;
        }
        Ok(())
    });
}

#[test]
fn names_lead_to_all_their_places() {
    test("names", async |page| {
        open(page, FOUR_STORIES).await?;
        page.press_button("Key points").await?;
        page.until("the names", "return document.querySelector('.names button') !== null").await?;
        let names = "return [...document.querySelectorAll('.names button > :first-child')].map(n => n.textContent).join('|')";
        let names = page.script(names).await?;
        let names = names.as_str().unwrap_or_default().to_owned();
        for name in ["Hanne Brekke", "Idar Lunde", "Outer Skerries"] {
            assert!(names.contains(name), "{name}: {names}");
        }
        assert!(!names.contains("The ") && !names.contains("Thursday"), "{names}");
        page.expect_no_barriers().await?;
        page.script("[...document.querySelectorAll('.names button')].find(b => b.textContent.startsWith('Hanne Brekke')).click()").await?;
        page.until(
            "her name in the field",
            "return document.querySelector('.find input')?.value === 'Brekke'",
        )
        .await?;
        let all = "const text = document.querySelector('main article').innerText;
            return CSS.highlights.get('found')?.size === text.split('Brekke').length - 1";
        page.until("all her places marked", all).await?;
        // Where letters have no capitals, nothing is guessed.
        open(page, "?read=al-kashida").await?;
        page.press_button("Key points").await?;
        page.until("the points", "return document.querySelector('.sheet-note') !== null").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 300))").await?;
        assert_eq!(page.script("return document.querySelectorAll('.names').length").await?, 0);
        Ok(())
    });
}

/// Models such as some browsers have: one that must be downloaded first, and one that is there.
const MODELS: &str = r#"
    globalThis.asked = [];
    globalThis.Summarizer = {
        availability: async (options) => options.outputLanguage === "en" ? "downloadable" : "unavailable",
        create: async ({ monitor }) => {
            const watched = new EventTarget();
            monitor(watched);
            watched.dispatchEvent(Object.assign(new Event("downloadprogress"), { loaded: 0.5 }));
            asked.push(document.querySelector(".own-model [role=status]").textContent);
            return { summarize: async (text) => (asked.push(text), "A short text."), destroy() {} };
        },
    };
    globalThis.Translator = {
        availability: async ({ sourceLanguage, targetLanguage }) => sourceLanguage === "de" && targetLanguage === "en" ? "available" : "unavailable",
        create: async () => ({ translate: async (text) => `In English: ${text.slice(0, 20)}` }),
    };
"#;

#[test]
fn what_the_browser_has_of_its_own_is_offered_and_labelled() {
    test("own models", async |page| {
        page.begin_with("delete globalThis.Summarizer; delete globalThis.Translator").await?;
        open(page, "?read=ein-buchstabe-in-der-warteschlange").await?;
        page.press_button("Key points").await?;
        page.until("the names", "return document.querySelector('.sheet-note') !== null").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 400))").await?;
        assert_eq!(page.script("return document.querySelectorAll('.own-model').length").await?, 0);

        page.begin_with(MODELS).await?;
        open(page, TUTORIAL).await?;
        page.press_button("Key points").await?;
        page.named("button", "Summarise").await?;
        page.until_text("not by Broadsheet").await?;
        page.until_text("must download its model").await?;
        assert_eq!(page.script("return asked.length").await?, 0, "nothing is asked before the reader asks");
        page.expect_no_barriers().await?;
        page.press_button("Summarise").await?;
        page.until_text("A short text.").await?;
        let asked = page
            .script(
                "return asked[0] === 'Downloading the model: 50%' && asked[1].startsWith('Telling a story')",
            )
            .await?;
        assert_eq!(asked, true);
        // An English article needs no translation into English.
        assert_eq!(page.script("return document.querySelectorAll('.own-model button').length").await?, 1);

        open(page, "?read=ein-buchstabe-in-der-warteschlange").await?;
        page.press_button("Key points").await?;
        page.press_button("Translate into English").await?;
        page.until_text("In English: Ein Buchstabe").await?;
        page.expect_no_barriers().await?;
        assert_eq!(page.script("return document.querySelector('.own-answer p').lang").await?, "en");
        Ok(())
    });
}

#[test]
fn faces_come_only_when_they_are_chosen_or_needed() {
    test("faces on demand", async |page| {
        let loaded = "return performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('.woff2'))
            .map(n => n.split('/fonts/')[1]).filter(n => n.includes('/')).sort().join(' ')";
        open(page, FOUR_STORIES).await?;
        page.script_async("await document.fonts.ready").await?;
        assert_eq!(page.script(loaded).await?, "", "a first article in English loads no others");
        page.press_button("Text settings").await?;
        choose(page, "OpenDyslexic").await?;
        page.until("its face", "return document.fonts.check('16px OpenDyslexic', 'a') && [...document.fonts].some(f => f.family.includes('OpenDyslexic') && f.status === 'loaded')").await?;
        let own = page.script(loaded).await?;
        assert!(own.as_str().unwrap_or_default().contains("chosen/opendyslexic.woff2"), "{own}");
        choose(page, "Literata").await?;
        open(page, "?read=al-kashida").await?;
        page.until(
            "the Arabic face",
            &loaded
                .replace("return ", "return (")
                .replace(".join(' ')", ".join(' ')).includes('noto-naskh-arabic')"),
        )
        .await?;
        // A formula.
        page.go("").await?;
        page.named("button", "Read").await?;
        let words = "The angle of the horizon follows from the height of the eye, and the sum is short enough to be done by hand. ".repeat(4);
        let formula = format!(
            "<title>Horizon</title><article><h1>Horizon</h1><p>{words}</p><math display=block><mi>d</mi><mo>=</mo><msqrt><mn>2</mn><mi>R</mi><mi>h</mi></msqrt></math><p>{words}</p></article>"
        );
        page.drop_file("page.html", "text/html", &formula).await?;
        page.named("heading", "Horizon").await?;
        page.until(
            "the face for formulas",
            &loaded.replace("return ", "return (").replace(".join(' ')", ".join(' ')).includes('formulas')"),
        )
        .await?;
        Ok(())
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
fn the_stories_of_a_page_are_read_in_a_row() {
    test("read next", async |page| {
        page.set_width(Width::Desktop).await?;
        open(page, FOUR_STORIES).await?;
        let end = "scrollTo(0, document.body.scrollHeight)";
        let mut read = Vec::new();
        for _ in 0..3 {
            page.script(end).await?;
            page.until("it is read", "return document.querySelector('.left').textContent === ''").await?;
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
fn line_focus_and_dimming_leave_what_is_read() {
    test("line focus", async |page| {
        open(page, TUTORIAL).await?;
        page.type_keys("l").await?;
        page.until("one line", "return document.documentElement.dataset.lines === '1'").await?;
        // The paragraph is brought to where the window is as long as no pointer says otherwise.
        let to_line = "const p = document.querySelectorAll('.body > p')[4];
            scrollTo(0, scrollY + p.getBoundingClientRect().top - innerHeight * 0.36 + 60)";
        let lines = |count: u32| {
            format!(
                "const s = document.documentElement.style, of = (n) => parseInt(s.getPropertyValue(n));
                 const line = parseFloat(getComputedStyle(document.querySelector('.body > p')).lineHeight);
                 return Math.abs(of('--line-end') - of('--line-top') - {count} * line) <= 2"
            )
        };
        page.script(to_line).await?;
        page.until("a window of one line", &lines(1)).await?;
        page.type_keys("l").await?;
        page.until("three lines", "return document.documentElement.dataset.lines === '3'").await?;
        page.until("a window of three lines", &lines(3)).await?;
        page.type_keys("f").await?;
        page.until("one paragraph marked", "return document.querySelectorAll('.body > .here').length === 1")
            .await?;
        Ok(())
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
        assert_eq!(page.script(same).await?, true);
        page.named("button", "Copied").await?;
        page.press_button("Wrap").await?;
        assert_eq!(style(page, ".listing pre", "whiteSpace").await?, "pre-wrap");
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
        page.expect_no_barriers().await?;
        page.type_keys("\u{e00c}").await?;
        page.until("the note closed", "return document.querySelector('.note-pop') === null").await?;

        page.set_width(Width::Wide).await?;
        let beside = "const mark = document.querySelector('#ref-1').getBoundingClientRect(),
            note = document.querySelector('#note-1').getBoundingClientRect(),
            text = document.querySelector('.body').getBoundingClientRect();
            return note.left > text.right && Math.abs(note.top - mark.top) < 40";
        page.until("the note beside its line", beside).await?;
        page.expect_no_sideways_scrolling().await?;
        page.expect_no_barriers().await
    });
}

#[test]
fn bold_word_starts_change_no_text() {
    test("word starts", async |page| {
        open(page, TUTORIAL).await?;
        let text = "return document.querySelector('.body').textContent";
        let before = page.script(text).await?;
        page.press_button("Text settings").await?;
        choose(page, "Bold word starts").await?;
        page.until("marks", "return CSS.highlights.get('starts')?.size > 100").await?;
        assert_eq!(page.script(text).await?, before);
        choose(page, "Bold word starts").await?;
        page.until("no marks", "return !CSS.highlights.has('starts')").await?;
        Ok(())
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
        assert_eq!(page.script(listed).await?, "1https://harbour.example/times");
        page.script("dispatchEvent(new Event('afterprint'))").await?;
        assert_eq!(page.script("return document.querySelectorAll('.on-paper').length").await?, 0);
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
