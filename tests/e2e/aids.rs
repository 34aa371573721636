//! The aids: a voice, the key points and names, what the browser has of its own, focus.

use support::{Width, test};

use crate::room::{FOUR_STORIES, TUTORIAL, open};
use crate::settings::choose;

/// A voice that says nothing, and notes what it was to say. Headless browsers have none at all. What is
/// broken off says so late, as in Chrome; a dumb one does not even begin.
const VOICE: &str = "
    const said = window.said = [];
    const synthesis = {
        speaking: false, pending: false, paused: false, rate: 0,
        getVoices: () => window.noVoices ? [] : [
            { name: 'Cloud', lang: 'en-US', voiceURI: 'cloud', localService: false },
            { name: 'Clara', lang: 'en-GB', voiceURI: 'clara', localService: !window.onlyOnline },
        ],
        speak(u) {
            said.push([u.text, u.voice?.name, u.rate]);
            if (window.dumb) return;
            this.speaking = true;
            this.broken = () => u.onerror?.({ error: 'interrupted' });
            this.end = () => { this.broken = undefined; this.speaking = false; u.onend?.({}) };
            u.onstart?.({});
        },
        cancel() {
            this.speaking = false;
            if (this.broken) setTimeout(this.broken);
            this.broken = undefined;
        },
        resume() {},
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
        let pressed = "return document.querySelector('.tools [aria-label=\"Read aloud\"]').ariaPressed";
        page.until_is("the button that is pressed", pressed, "true").await?;
        let headline = "After eleven winters, the night boat to the Outer Skerries sails again";
        let first = serde_json::json!([headline, "Clara", 1]);
        page.until_is("the local voice", "return said[0]", first).await?;
        page.until_is("what is marked", "return spoken()", headline).await?;
        page.expect_no_barriers().await?;
        let list = "const list = window.list = document.querySelector('.voices select');
            list.focus();
            window.changes = 0;
            new MutationObserver((all) => changes += all.length)
                .observe(list.parentElement, { childList: true, subtree: true, characterData: true });
            speechSynthesis.end()";
        page.script(list).await?;
        page.until("the next sentence", "return said.length === 2 && said[1][0] !== said[0][0]").await?;
        let kept = "return document.activeElement === list && changes === 0";
        assert_eq!(page.script(kept).await?, true, "the list of voices is left alone");
        page.until("what is said marked", "return spoken() === said[1][0]").await?;

        page.press_button("Next paragraph").await?;
        page.until("the next paragraph", "return said.length === 3").await?;
        page.press_button("Pause").await?;
        page.named("button", "Go on").await?;
        page.until_is("silence", "return speechSynthesis.speaking", false).await?;
        page.press_button("Go on").await?;
        page.until("the same sentence again", "return said.length === 4 && said[3][0] === said[2][0]")
            .await?;
        // The end of a sentence gets lost: the watch notices.
        page.script("speechSynthesis.speaking = false").await?;
        page.until("on after a lost end", "return said.length === 5 && said[4][0] !== said[3][0]").await?;
        page.press_button("Stop reading aloud").await?;
        let silence = "return !CSS.highlights.has('spoken') && !document.querySelector('.player')";
        page.until("silence", silence).await?;
        page.until_is("the button that is not", pressed, "false").await?;
        // At the end of the text it stops by itself, and the focus is not lost with its bar.
        page.press_button("Read aloud").await?;
        page.named("button", "Pause").await?;
        page.script("document.querySelector('#pause').focus()").await?;
        let on = "for (let n = 0; n < 400 && speechSynthesis.speaking; n++) speechSynthesis.end()";
        page.script(on).await?;
        page.until("silence at the end", silence).await?;
        page.until("the focus on the page", "return document.activeElement !== document.body").await?;
        Ok(())
    });
}

#[test]
fn what_is_selected_is_where_the_voice_begins() {
    test("read from here", async |page| {
        page.set_width(Width::Phone).await?;
        open(page, FOUR_STORIES).await?;
        page.script(VOICE).await?;
        // The first word of the last sentence of a paragraph.
        let select = |nth: u32| {
            format!(
                "const p = document.querySelectorAll('.body > p')[{nth}];
                 p.scrollIntoView({{ block: 'center' }});
                 const text = p.lastChild, at = text.data.lastIndexOf('. ') + 2;
                 getSelection().setBaseAndExtent(text, at, text, at + 5);
                 return text.data.slice(at).trim()"
            )
        };
        for nth in [1, 3] {
            let sentence = page.script(&select(nth)).await?;
            page.named("toolbar", "Selected text").await?;
            page.expect_no_barriers().await?;
            let inside = "const { left, right, bottom } = document.querySelector('.selection').getBoundingClientRect();
                return left >= 0 && right <= innerWidth && bottom <= document.querySelector('.tools').getBoundingClientRect().top";
            assert_eq!(page.script(inside).await?, true, "the whole bar in sight");
            page.press_button("Read from here").await?;
            page.until_is("that sentence", "return said.at(-1)[0]", sentence.clone()).await?;
            page.until_is("what is marked", "return spoken()", sentence).await?;
            page.until("the bar gone", "return document.querySelector('.selection') === null").await?;
        }
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
fn firefox_on_linux_reads_with_the_voices_that_it_has() {
    test("voices of Linux", async |page| {
        open(page, FOUR_STORIES).await?;
        let voices = "window.asked = 0;
            speechSynthesis.getVoices = () => (window.asked++, ['English+Steph2', 'English', 'English+Max'].map((name) =>
                ({ name, lang: 'en', voiceURI: `urn:moz-tts:speechd:${name}?en`, localService: false })))";
        page.script(&format!("{VOICE} {voices}")).await?;
        page.press_button("Read aloud").await?;
        page.until_is("the plain voice", "return said[0]?.[1]", "English").await?;
        let told = "return [...document.querySelectorAll('.player option')].some((o) => o.textContent.includes('online'))
            || document.querySelector('.voices p').textContent";
        assert_eq!(page.script(told).await?, "", "nothing is untrue");
        let listed = "return [...document.querySelectorAll('.voices option')].map((o) => o.textContent)";
        assert_eq!(page.script(listed).await?, serde_json::json!(["English"]), "one of each");
        page.script("speechSynthesis.end(); speechSynthesis.end()").await?;
        page.until("more sentences", "return said.length >= 3").await?;
        // Once more where the browser tells of its own voices late; never for each sentence.
        assert_eq!(page.script("return asked <= 2").await?, true, "voices are looked through once");
        Ok(())
    });
}

#[test]
fn voices_may_come_late_and_one_that_fails_is_told() {
    test("late voices", async |page| {
        open(page, FOUR_STORIES).await?;
        let watch = "window.told = [];
            new MutationObserver(() => told.push(document.querySelector('.voices p')?.textContent))
                .observe(document.body, { childList: true, subtree: true, characterData: true })";
        page.script(&format!("window.noVoices = true; {watch}; {VOICE}")).await?;
        // They may come within some seconds: until then there is nothing to tell.
        page.press_button("Read aloud").await?;
        page.script_async("await new Promise((later) => setTimeout(later, 1500))").await?;
        page.script("window.noVoices = false").await?;
        page.until("the first sentence", "return said.length === 1").await?;
        assert_eq!(page.script("return told.some((words) => words)").await?, false, "told too early");
        open(page, FOUR_STORIES).await?;
        page.script(&format!("window.noVoices = true; window.dumb = true; {VOICE}")).await?;
        page.press_button("Read aloud").await?;
        page.until_text("no voice for the language").await?;
        page.script("window.noVoices = false").await?;
        // It never begins: the sentence is not left out, but tried three times.
        page.until_text("The voice stopped.").await?;
        let tried = "return said.length === 3 && new Set(said.map(String)).size === 1";
        assert_eq!(page.script(tried).await?, true);
        page.expect_no_barriers().await?;
        let choose = "window.dumb = false;
            const s = document.querySelector('.voices select'); s.value = 'clara';
            s.dispatchEvent(new Event('input', { bubbles: true }))";
        page.script(choose).await?;
        page.until("the sentence again", "return said.length === 4 && said[3][0] === said[0][0]").await?;
        page.until("nothing more to tell", "return document.querySelector('.voices p').textContent === ''")
            .await?;
        // Now it hangs: it is said to speak, and nothing comes.
        page.until("the sentence once more", "return said.length === 5 && said[4][0] === said[0][0]").await?;
        Ok(())
    });
}

#[test]
fn voices_are_asked_for_early_and_heeded_when_they_come() {
    test("voices that come", async |page| {
        // Chromium's own way with voices: none at first, and then an event.
        let late = "let asked = 0, there = false;
            const own = speechSynthesis.__proto__;
            own.getVoices = () => { window.asked = ++asked; return there ? [{ name: 'Clara', lang: 'en', voiceURI: 'clara', localService: true }] : [] };
            own.speak = (u) => { window.spoken = u.text };
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
            window.come = () => { there = true; speechSynthesis.dispatchEvent(new Event('voiceschanged')) };";
        page.begin_with(late).await?;
        open(page, FOUR_STORIES).await?;
        page.until("voices asked for", "return window.asked > 0").await?;
        page.press_button("Read aloud").await?;
        page.named("region", "Reading aloud").await?;
        assert_eq!(page.script("come(); return typeof spoken").await?, "string", "it begins at once");
        Ok(())
    });
}

#[test]
fn reading_begins_where_the_reader_points() {
    test("read from here", async |page| {
        open(page, FOUR_STORIES).await?;
        page.script(VOICE).await?;
        let select = |from: &str, to: &str| {
            format!(
                "const p = [...document.querySelectorAll('.body > p')].find((p) => p.textContent.includes('{from}'));
                 scrollTo(0, scrollY + p.getBoundingClientRect().top - 300);
                 const text = p.firstChild, at = text.data.indexOf('{from}') + 2;
                 getSelection().setBaseAndExtent(text, at, text, {to})"
            )
        };
        page.script(&select("It holds 9,340 entries", "at")).await?;
        page.press_button("Read aloud").await?;
        page.until("the paragraph clicked", "return said[0]?.[0].startsWith('It holds 9,340')").await?;
        page.press_button("Stop reading aloud").await?;
        page.script(&select("Some are long", "at + 4")).await?;
        page.press_button("Read aloud").await?;
        page.until("the sentence selected", "return said[1]?.[0].startsWith('Some are long')").await?;

        // Who looks elsewhere is not fetched back, until they want to be.
        let leave = "dispatchEvent(new WheelEvent('wheel')); scrollTo({ top: 0, behavior: 'instant' });
            speechSynthesis.end(); speechSynthesis.end(); return said.length";
        assert_eq!(page.script(leave).await?, 4, "the voice goes on");
        page.script_async("await new Promise((later) => setTimeout(later, 500))").await?;
        assert_eq!(page.script("return scrollY").await?, 0, "alone");
        page.press_button("Next paragraph").await?;
        page.until("the reader with it", "return scrollY > 100").await?;
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
        // The end of an earlier mark's while is not that of the last one's.
        let first_then_last = "const later = setTimeout, never = clearTimeout, ends = window.ends = [];
            window.setTimeout = (f, ms, ...with_) => ms === 6000 ? 1e9 + ends.push(f) : later(f, ms, ...with_);
            window.clearTimeout = (id) => id > 1e9 ? ends[id - 1e9 - 1] = undefined : never(id);";
        page.script(first_then_last).await?;
        for nth in [0, 1] {
            page.press_button("Key points").await?;
            page.until("the points", "return document.querySelector('.sheet-note') !== null").await?;
            page.script(&format!("document.querySelectorAll('.point')[{nth}].click()")).await?;
        }
        page.script("ends[0]?.()").await?;
        assert_eq!(page.script("return ends.length === 2 && CSS.highlights.has('point')").await?, true);
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
        // People are told from what else has a name.
        let group = "return [...document.querySelectorAll('.names button')].find((b) => b.textContent.startsWith('Hanne Brekke'))
            .closest('.names').previousElementSibling.textContent";
        page.until_is("the group that she is in", group, "People").await?;
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
        // Where letters have no capitals, there is only what is known.
        open(page, "?read=al-kashida").await?;
        page.press_button("Key points").await?;
        page.until("the names", "return document.querySelector('.names button') !== null").await?;
        let places = "return [...document.querySelectorAll('.names button > :first-child')].map(n => n.textContent).join('|')";
        let places = page.script(places).await?;
        assert!(places.as_str().unwrap_or_default().split('|').any(|name| name == "القاهرة"), "{places}");
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
                "const window = getComputedStyle(document.querySelector('main'), '::after');
                 const line = parseFloat(getComputedStyle(document.querySelector('.body > p')).lineHeight);
                 return Math.abs(parseFloat(window.height) - {count} * line) <= 2"
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
        // Escape closes what is open, then leaves the aids, and then the pages.
        let set =
            "const { lines, dim, flow } = document.documentElement.dataset; return [lines, dim, flow].join()";
        page.type_keys("v").await?;
        page.until_is("all three", set, "3,on,pages").await?;
        page.type_keys("/").await?;
        page.named("textbox", "Find in article").await?;
        page.type_keys("\u{e00c}").await?;
        page.until("nothing to find", "return !document.querySelector('.find input')?.checkVisibility()")
            .await?;
        page.until_is("all three", set, "3,on,pages").await?;
        page.type_keys("\u{e00c}").await?;
        page.until_is("pages alone", set, ",,pages").await?;
        page.until("nothing marked", "return document.querySelector('.body > .here') === null").await?;
        page.type_keys("\u{e00c}").await?;
        page.until_is("none of them", set, ",,").await?;
        Ok(())
    });
}

/// How many lines of the text the window of lines cuts in two, and how many it leaves whole.
const CUT_AND_WHOLE: &str = "
    const shown = getComputedStyle(document.querySelector('main'), '::after');
    const [top, height, left, width] = ['top', 'height', 'left', 'width'].map((n) => parseFloat(shown[n]));
    const end = top + height, right = left + width;
    const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
    const range = document.createRange(), whole = new Set();
    let cut = 0;
    while (walker.nextNode()) {
        range.selectNodeContents(walker.currentNode);
        for (const r of range.getClientRects()) {
            if (r.width < 2 || r.right < left || r.left > right) continue;
            const inside = Math.min(r.bottom, end) - Math.max(r.top, top);
            if (inside > r.height * 0.85) whole.add(Math.round((r.top + r.bottom) / 8));
            else if (inside > r.height * 0.25) cut++;
        }
    }";

#[test]
fn the_window_of_lines_holds_whole_lines_and_goes_with_the_keys() {
    test("whole lines", async |page| {
        open(page, FOUR_STORIES).await?;
        page.type_keys("lll").await?;
        page.until("five lines", "return document.documentElement.dataset.lines === '5'").await?;
        let pointed = format!(
            "scrollTo(0, 700);
             const wrong = [];
             for (let y = 200; y < innerHeight - 200; y += 13) {{
                 dispatchEvent(new PointerEvent('pointermove', {{ pointerType: 'mouse', clientX: 400, clientY: y }}));
                 const [cut, whole] = (() => {{ {CUT_AND_WHOLE}; return [cut, whole.size] }})();
                 if (cut || whole < 5) wrong.push([y, cut, whole]);
             }}
             return wrong.join(' ')"
        );
        page.until_is("whole lines wherever the pointer is", &pointed, "").await?;
        let first_line = format!(
            "{CUT_AND_WHOLE}
             const begin = document.querySelector('.here')?.getClientRects()[0];
             return cut === 0 && whole.size > 0 && Math.abs(begin?.top - top) < 8 && begin.left >= left"
        );
        // Down to a paragraph of several lines.
        page.type_keys("jj").await?;
        page.until("the paragraph's first line", &first_line).await?;
        page.type_keys("v").await?;
        page.until_text(" of ").await?;
        page.type_keys("\u{e010}\u{e011}k").await?;
        page.until("the paragraph's first line in pages", &first_line).await?;
        // At the end of a page the window has fewer lines than would come back: on to one with five.
        let full = format!("{CUT_AND_WHOLE} return cut === 0 && whole.size === 5");
        for _ in 0..4 {
            if page.script(&full).await? == false {
                page.type_keys("j").await?;
                page.until("the next one's first line", &first_line).await?;
            }
        }
        let top = "return getComputedStyle(document.querySelector('main'), '::after').top";
        let before = page.script(top).await?;
        page.type_keys("\u{e015}").await?;
        page.until("other lines", &format!("return (() => {{ {top} }})() !== {before}")).await?;
        page.type_keys("\u{e013}").await?;
        page.until_is("back again", top, before).await?;
        Ok(())
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
