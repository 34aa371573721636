//! What axe cannot see: whether the focus can, in which order it goes, how large the targets are, and
//! whether the page holds with a reader's own spacing, with less motion and in the system's colours.

use serde_json::json;
use support::{Outcome, Page, Width, test};

use crate::room::{FOUR_STORIES, TUTORIAL, open};

/// Tells what is wrong with what has the focus: nothing, or words; "end" once the focus has left the page.
const FOCUSED: &str = r#"
    const element = document.activeElement;
    const anew = element !== window.last;
    if (!element || element === document.body || anew && element === window.first) return "end";
    if (anew) [window.before, window.last] = [window.last, element];
    const wrong = [], { left, top, right, bottom } = element.getBoundingClientRect();
    window.first ??= element;
    if (window.before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING))
        wrong.push("comes before what had the focus before");
    let seen = 0;
    for (const x of [0.1, 0.5, 0.9]) for (const y of [0.1, 0.5, 0.9]) {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        if (hit && (element.contains(hit) || hit.contains(element) && hit !== document.documentElement)) seen++;
    }
    if (!seen) wrong.push(`cannot be seen at ${Math.round(left)}, ${Math.round(top)}`);
    const style = getComputedStyle(element);
    if ((style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) && style.boxShadow === "none")
        wrong.push("shows no ring");
    return wrong.map((words) => `${element.outerHTML.slice(0, 120)} ${words}`).join("; ");
"#;

/// Controls, other than links within text, that are smaller than 24 CSS pixels either way.
const SMALL: &str = r#"
    const controls = "button, select, textarea, summary, input:not([type=radio], [type=checkbox]), label:has(input), \
        .masthead a, .outline a, .related a, .colophon a";
    return [...document.querySelectorAll(controls)]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }))
        .map((control) => [control, control.getBoundingClientRect()])
        .filter(([control, { width, height }]) => width > 1 && (width < 24 || height < 24)
            // A target may be smaller where a circle of 24 pixels around it touches no other.
            && !apart(control))
        .map(([control, { width, height }]) =>
            `${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`);
    function apart(control) {
        const middle = (e) => { const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2] };
        const [x, y] = middle(control);
        return ![...document.querySelectorAll(controls + ", a[href]")].some((other) => {
            if (other === control || other.contains(control) || control.contains(other)) return false;
            const r = other.getBoundingClientRect();
            if (!r.width) return false;
            const dx = Math.max(r.left - x, 0, x - r.right), dy = Math.max(r.top - y, 0, y - r.bottom);
            return Math.hypot(dx, dy) < 12;
        });
    }
"#;

/// The spacing that WCAG 1.4.12 lets a reader set, and what loses text under it.
const SPACED: &str = r#"
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return [...document.querySelectorAll("body *")].filter((e) => {
        const style = getComputedStyle(e), clips = (way) => ["hidden", "clip"].includes(way);
        const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        // A snippet ends after some lines, whatever they hold.
        const cut = style.webkitLineClamp !== "none";
        return own && !cut && e.checkVisibility() && e.clientWidth > 1 && !e.closest(".unseen, dialog:not([open])")
            && (clips(style.overflowX) && e.scrollWidth > e.clientWidth + 1
                || clips(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
    }).map((e) => e.outerHTML.slice(0, 120));
"#;

/// What moves by itself, or takes longer than a blink to change.
const MOVES: &str = r#"
    return [...document.querySelectorAll("*")].filter((e) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(e);
        const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.02);
        return long(transitionDuration) || animationName !== "none" && long(animationDuration);
    }).map((e) => e.outerHTML.slice(0, 120));
"#;

const NOTHING: [&str; 0] = [];

/// Goes through the page with the Tab key.
async fn walk(page: &Page, what: &str) -> Outcome {
    page.script("delete window.first; delete window.last; delete window.before; document.activeElement?.blur(); scrollTo(0, 0)")
        .await?;
    for steps in 0..400 {
        page.type_keys("\u{e004}").await?;
        // A style may come with the next frame, and a ring that moves is on its way for some more.
        let good = format!(
            "const found = (() => {{ {FOCUSED} }})();
             if (found && found !== 'end') throw new Error(found);
             return found || 'good'"
        );
        if page.until(&format!("{what}: a focus that is in its place and can be seen"), &good).await? == "end"
        {
            assert!(steps > 5, "{what}: only {steps} things take the focus");
            return Ok(());
        }
    }
    Err(format!("{what}: the focus does not leave the page"))
}

#[test]
fn the_focus_goes_in_order_and_is_seen() {
    test("focus", async |page| {
        // 320 pixels are a window of 1280 at 400 %.
        for width in [Width::Phone, Width::Desktop] {
            page.set_width(width).await?;
            page.go("").await?;
            page.named("button", "Read").await?;
            walk(page, &format!("the front page, {width:?}")).await?;
            for address in [FOUR_STORIES, TUTORIAL] {
                open(page, address).await?;
                page.until(
                    "all of it",
                    "return document.querySelector('.tools .left')?.textContent.length > 0",
                )
                .await?;
                walk(page, &format!("{address}, {width:?}")).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn targets_are_large_enough_for_a_finger() {
    test("targets", async |page| {
        for width in [Width::Phone, Width::Desktop] {
            page.set_width(width).await?;
            page.go("").await?;
            page.named("button", "Read").await?;
            assert_eq!(page.script(SMALL).await?, json!(NOTHING), "the front page, {width:?}");
            open(page, FOUR_STORIES).await?;
            page.named("complementary", "Related stories").await?;
            assert_eq!(page.script(SMALL).await?, json!(NOTHING), "an article, {width:?}");
            for sheet in ["Text settings", "What was cut", "Key points", "Notes and highlights"] {
                page.press_button(sheet).await?;
                page.named("dialog", sheet).await?;
                assert_eq!(page.script(SMALL).await?, json!(NOTHING), "{sheet}, {width:?}");
                page.press_button("Close").await?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_readers_own_spacing_loses_nothing() {
    test("own spacing", async |page| {
        for address in ["", FOUR_STORIES, TUTORIAL] {
            for width in [Width::Phone, Width::Desktop] {
                page.set_width(width).await?;
                page.go(address).await?;
                page.until("the view", "return document.querySelector('main h1') !== null").await?;
                assert_eq!(page.script_async(SPACED).await?, json!(NOTHING), "{address} {width:?}");
                page.expect_no_sideways_scrolling().await?;
            }
        }
        Ok(())
    });
}

#[test]
fn less_motion_and_the_systems_colours_are_heeded() {
    test("less motion, forced colours", async |page| {
        let features = json!([
            { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "forced-colors", "value": "active" },
        ]);
        page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        for address in ["", FOUR_STORIES] {
            page.go(address).await?;
            page.until("the view", "return document.querySelector('main h1') !== null").await?;
            assert_eq!(page.script(MOVES).await?, json!(NOTHING), "{address}");
        }
        let heeded = "return matchMedia('(forced-colors: active)').matches";
        assert_eq!(page.script(heeded).await?, true);
        // Symbols are drawn in the colour of the words beside them, and controls have an edge.
        let lost = "return [...document.querySelectorAll('button')].filter((b) => b.checkVisibility()).filter((b) => {
            const svg = b.querySelector('svg'), own = getComputedStyle(b).color;
            return svg && getComputedStyle(svg).stroke !== own && getComputedStyle(svg).fill !== own;
        }).map((b) => b.outerHTML.slice(0, 120))";
        assert_eq!(page.script(lost).await?, json!(NOTHING));
        page.type_keys("l").await?;
        let edge = "const { outlineStyle, outlineColor } = getComputedStyle(document.querySelector('main'), '::after');
            return outlineStyle !== 'none' && outlineColor !== 'rgba(0, 0, 0, 0)'";
        page.until("the line that is read has an edge", edge).await?;
        let beside = "const { left, width, marginLeft } = getComputedStyle(document.querySelector('main'), '::after');
            const text = document.querySelector('.article').getBoundingClientRect(), from = parseFloat(left) + parseFloat(marginLeft);
            return from > text.left - 24 && from + parseFloat(width) < text.right + 24";
        page.until("and none beside the text", beside).await?;
        page.type_keys("\u{e004}\u{e004}\u{e004}").await?;
        let ring = "const { outlineStyle, outlineColor } = getComputedStyle(document.activeElement);
            return outlineStyle !== 'none' && outlineColor !== 'rgba(0, 0, 0, 0)'";
        assert_eq!(page.script(ring).await?, true, "a ring in the system's colours");
        Ok(())
    });
}
