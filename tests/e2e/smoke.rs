//! The site opens under its policy, from any path, and without a network.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use serde_json::{Value, json};
use support::{Ability, Outcome, Page, Width, test, under};
use xtask::{project, stamp};

async fn home_is_there(page: &Page) -> Outcome {
    page.named("textbox", "Paste an article").await?;
    page.named("button", "Read").await?;
    Ok(())
}

#[test]
fn the_page_opens_without_a_complaint() {
    test("the page opens", async |page| {
        home_is_there(page).await?;
        assert_eq!(page.web.title().await.unwrap(), "Broadsheet");
        assert_eq!(page.take_asked_elsewhere(), [""; 0]);
        Ok(())
    });
}

#[test]
fn the_policy_forbids_what_it_says() {
    test("the policy holds", async |page| {
        home_is_there(page).await?;
        // Later, and by the page's own name, because what the driver itself runs may evaluate code.
        let tries = r#"
            await new Promise((later) => setTimeout(later));
            const refused = [];
            const attempt = (name, act) => { try { act() } catch { refused.push(name) } };
            attempt("code", () => { window.eval("1") });
            if (!window.trustedTypes) return refused.join(" ");
            attempt("markup", () => { document.createElement("p").innerHTML = "<b>x</b>" });
            attempt("script", () => { document.createElement("script").src = "x.js" });
            attempt("worker", () => { new Worker("boot.js") });
            return refused.join(" ");
        "#;
        let typed = page.script("return 'trustedTypes' in window").await? == true;
        assert!(typed || !page.can(Ability::TrustedTypes), "there are no Trusted Types");
        let refused = if typed { "code markup script worker" } else { "code" };
        assert_eq!(page.script_async(tries).await?, refused);
        let request =
            "try { await fetch('http://elsewhere.example/'); return 'sent' } catch { return 'refused' }";
        assert_eq!(page.script_async(request).await?, "refused");
        assert_eq!(page.take_asked_elsewhere(), [""; 0]);
        page.expect_complaints().await.map_err(|error| format!("the policy is silent: {error}"))?;
        // Some come a moment later than what they are about.
        page.script_async("await new Promise((later) => setTimeout(later, 300))").await?;
        page.take_complaints().await.map(drop)
    });
}

#[test]
fn it_opens_again_with_the_server_gone() {
    test("offline", async |page| {
        home_is_there(page).await?;
        page.until_kept_offline().await?;
        page.stop_site();
        for address in ["", "?any=query", "index.html"] {
            page.go(address).await?;
            home_is_there(page).await?;
        }
        Ok(())
    });
}

#[test]
fn it_works_under_any_path() {
    under("/some/where/", "under a path", async |page| {
        home_is_there(page).await?;
        page.until_kept_offline().await?;
        page.stop_site();
        page.reload().await?;
        home_is_there(page).await
    });
}

#[test]
fn a_newer_version_waits_for_the_readers_word() {
    test("a newer version", async |page| {
        home_is_there(page).await?;
        page.until_kept_offline().await?;
        let newer = newer_version()?;
        page.start_site(&newer)?;
        page.script_async("await (await navigator.serviceWorker.ready).update()").await?;
        let waiting = "return navigator.serviceWorker.getRegistration().then((known) => !!known.waiting)";
        page.until("the newer version waiting", waiting).await?;

        page.reload().await?;
        home_is_there(page).await?;
        assert_eq!(page.script("return document.documentElement.dataset.newer ?? null").await?, Value::Null);

        let agree = "(await navigator.serviceWorker.ready).waiting.postMessage({ type: 'skip-waiting' })";
        page.script_async(agree).await?;
        let alone = "return caches.keys().then((names) => names.length === 1)";
        page.until("the older version gone", alone).await?;
        page.reload().await?;
        home_is_there(page).await?;
        assert_eq!(page.script("return document.documentElement.dataset.newer ?? null").await?, "yes");
        Ok(())
    });
}

#[test]
fn the_bar_tells_of_a_newer_version_and_switches_to_it() {
    test("the update bar", async |page| {
        home_is_there(page).await?;
        page.until_kept_offline().await?;
        let before = page.script_async("return await caches.keys()").await?;
        let newer = newer_version()?;
        page.start_site(&newer)?;
        page.script_async("await (await navigator.serviceWorker.ready).update()").await?;
        page.until_text("A new version is ready").await?;
        page.expect_no_barriers().await?;
        let still = page.script("return document.documentElement.dataset.newer ?? null").await?;
        assert_eq!(still, Value::Null, "nothing changes before the reader agrees");

        page.press_button("Reload").await?;
        let switched = "return document.documentElement.dataset.newer === 'yes'";
        page.until("the newer version on the screen", switched).await?;
        home_is_there(page).await?;
        page.until("one cache", "return caches.keys().then((names) => names.length === 1)").await?;
        let after = page.script_async("return await caches.keys()").await?;
        assert_ne!(after, before, "the older version's cache is gone");
        let quiet = "return !document.body.innerText.includes('A new version is ready')";
        page.until("no bar any more", quiet).await?;
        // The newer one is whole: it opens with the server gone.
        page.stop_site();
        page.reload().await?;
        home_is_there(page).await
    });
}

/// A copy of the site whose page differs in one attribute.
fn newer_version() -> Outcome<PathBuf> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    // Tests run side by side, each with a version of its own.
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = project::target()?.join(format!("e2e/newer-version-{number}"));
    let _ = fs::remove_dir_all(&folder);
    stamp::changed_copy(&folder, |site| {
        let page = site.join("index.html");
        let text = fs::read_to_string(&page)?;
        fs::write(&page, text.replacen("<html", "<html data-newer=yes", 1))
    })?;
    Ok(folder)
}

#[test]
fn no_view_has_a_barrier_or_scrolls_sideways() {
    test("barriers", async |page| {
        home_is_there(page).await?;
        for width in [Width::Phone, Width::Tablet, Width::Desktop] {
            page.set_width(width).await?;
            for scheme in page.schemes() {
                page.set_scheme(scheme).await?;
                page.expect_no_barriers().await?;
                page.expect_no_sideways_scrolling().await?;
            }
        }
        Ok(())
    });
}

#[test]
fn both_kinds_of_paste_reach_the_page() {
    test("paste", async |page| {
        page.named("textbox", "Paste an article").await?.click().await.unwrap();
        page.script(
            "window.seen = []; addEventListener('paste', (event) => seen.push(
            event.clipboardData.getData('text/html') || event.clipboardData.getData('text/plain')))",
        )
        .await?;
        page.paste(Some("<b>rich</b>"), Some("rich")).await?;
        page.paste_with_keys("by keys").await?;
        page.until("both pastes", "return seen.length === 2").await?;
        assert_eq!(page.script("return seen.join('|')").await?, "<b>rich</b>|by keys");
        Ok(())
    });
}

/// Notes what stands in the page beside the app, as soon as it does; and each frame in which something does.
const STAGE: &str = "
    globalThis.stage = { lines: 0, wide: 0, frames: 0 };
    const beside = () => document.body?.querySelector(':scope > div:not(#app) .body p');
    new MutationObserver(() => {
        if (beside()) {
            stage.lines = Math.max(stage.lines, document.querySelectorAll('.body > *').length);
            stage.wide = Math.max(stage.wide, beside().getBoundingClientRect().width);
        }
    }).observe(document, { childList: true, subtree: true });
    const look = () => { stage.frames += Number(Boolean(beside())); requestAnimationFrame(look) };
    requestAnimationFrame(look);";

#[test]
fn the_page_rehearses_and_nobody_sees_it() {
    test("rehearsal", async |page| {
        home_is_there(page).await?;
        // The article that is rehearsed is English. What is set for English ones is not for the front page.
        page.script("localStorage.setItem('broadsheet.text.en', 'theme=night')").await?;
        page.begin_with(STAGE).await?;
        page.reload().await?;
        home_is_there(page).await?;
        page.until("a rehearsal", "return stage.lines > 20 && stage.wide > 300").await?;
        let after = "return [stage.frames, document.querySelectorAll('main, .body, .tools').length,
            document.documentElement.dataset.theme ?? 'usual', document.title, document.activeElement.tagName]";
        assert_eq!(page.script(after).await?, json!([0, 1, "usual", "Broadsheet", "BODY"]));
        let sentence =
            "The ferry sails at noon, and on most days of the year it is late by half an hour or more. ";
        let ferry =
            format!("<html lang=en><article><h1>The ferry</h1><p>{0}<p>{0}</article>", sentence.repeat(4));
        page.paste(None, Some(&ferry)).await?;
        page.until("the night theme", "return document.documentElement.dataset.theme === 'night'").await?;
        Ok(())
    });
}
