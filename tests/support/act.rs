//! What a reader does: paste, drop, open, click; and what an examiner does: look for barriers.

use std::{path::Path, time::Instant};

use serde_json::{Value, json};
use thirtyfour::{By, Key};
use xtask::tools;

use crate::{Outcome, Page, wait::told};

/// Makes the event that a paste is. If the page leaves it to the browser, a text field gets the
/// text, as it would in earnest.
const PASTE: &str = r#"
    const [html, text] = arguments;
    const data = new DataTransfer();
    if (html !== null) data.setData("text/html", html);
    if (text !== null) data.setData("text/plain", text);
    const target = document.activeElement ?? document.body;
    const event = new ClipboardEvent("paste", {
        bubbles: true, cancelable: true, composed: true });
    // Firefox has no way to tell the event so when it is made.
    Object.defineProperty(event, "clipboardData", { value: data });
    if (target.dispatchEvent(event) && text !== null && "setRangeText" in target) {
        target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
        target.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }
"#;

const DROP: &str = r#"
    const [name, type, text] = arguments;
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type }));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    for (const kind of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(kind, {
            dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    }
"#;

/// A field that a text can be cut from, and after that the focus where it was.
const TO_CUT: &str = r#"
    const field = document.createElement("textarea");
    field.id = "to-cut";
    field.value = arguments[0];
    field.before = document.activeElement;
    document.body.append(field);
    field.select();
    field.focus();
"#;
const AFTER_CUT: &str = r#"
    const field = document.getElementById("to-cut");
    field.remove();
    field.before?.focus();
"#;

const AXE: &str = r#"
    const result = await axe.run(document, { resultTypes: ["violations"] });
    return result.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(" ")}: ${node.html.slice(0, 200)}`));
"#;

impl Page {
    /// Clicks the button of that name.
    pub async fn press_button(&self, name: &str) -> Outcome {
        self.click("button", name).await
    }

    /// Clicks the link of that name.
    pub async fn follow(&self, name: &str) -> Outcome {
        self.click("link", name).await
    }

    async fn click(&self, role: &str, name: &str) -> Outcome {
        let start = Instant::now();
        let mut element = self.named(role, name).await?;
        loop {
            let Err(error) = element.click().await else { return Ok(()) };
            // It was made anew since; or it went away by this very click, and WebKit's driver wonders.
            element = match self.look_for(role, name).await? {
                Some(element) => element,
                None => return Ok(()),
            };
            // WebKit's driver does not scroll a sheet.
            let _ = element.scroll_into_view().await;
            self.pause(start, &format!("a click on the {role} “{name}” ({error})")).await?;
        }
    }

    /// Pastes into what has the focus: `html` is the clipboard's rich form, `text` its plain one.
    /// The page gets the clipboard exactly as it is here, which a real one would not promise.
    pub async fn paste(&self, html: Option<&str>, text: Option<&str>) -> Outcome {
        self.script_with(PASTE, vec![json!(html), json!(text)]).await.map(drop)
    }

    /// Pastes with the keyboard from the browser's real clipboard, into which `text` was cut before.
    pub async fn paste_with_keys(&self, text: &str) -> Outcome {
        self.script_with(TO_CUT, vec![json!(text)]).await?;
        self.press_with_control('x').await?;
        self.until("the text in the clipboard", "return document.getElementById('to-cut').value === ''")
            .await?;
        self.script(AFTER_CUT).await?;
        self.press_with_control('v').await
    }

    /// Presses a key together with Ctrl, or ⌘ on a Mac.
    pub async fn press_with_control(&self, key: char) -> Outcome {
        let modifier = if cfg!(target_os = "macos") { Key::Meta } else { Key::Control };
        let keys =
            self.web.action_chain().key_down(modifier.clone()).key_down(key).key_up(key).key_up(modifier);
        keys.perform().await.map_err(told)
    }

    /// Presses Tab together with Shift.
    pub async fn tab_back(&self) -> Outcome {
        let keys = self.web.action_chain().key_down(Key::Shift).key_down(Key::Tab);
        keys.key_up(Key::Tab).key_up(Key::Shift).perform().await.map_err(told)
    }

    /// Presses keys in what has the focus.
    pub async fn type_keys(&self, keys: &str) -> Outcome {
        self.web.action_chain().send_keys(keys).perform().await.map_err(told)
    }

    /// Drops a file into the middle of the window.
    pub async fn drop_file(&self, name: &str, media_type: &str, text: &str) -> Outcome {
        self.until_app().await?;
        self.script_with(DROP, vec![json!(name), json!(media_type), json!(text)]).await.map(drop)
    }

    /// Chooses a file of this machine in the page's file field, which may be hidden behind a button.
    pub async fn choose_file(&self, path: &Path) -> Outcome {
        let field = self.web.find(By::Css("input[type=file]")).await.map_err(told)?;
        field.send_keys(path.to_string_lossy().as_ref()).await.map_err(told)
    }

    /// Waits until the service worker holds the whole site.
    pub async fn until_kept_offline(&self) -> Outcome {
        self.script_async("await navigator.serviceWorker.ready").await?;
        self.until("the service worker in charge", "return navigator.serviceWorker.controller !== null")
            .await
            .map(drop)
    }

    /// Everything that axe-core finds wrong in the page as it is now, one line each.
    pub async fn barriers(&self) -> Outcome<Vec<String>> {
        let path = tools::axe_script()?;
        let source =
            std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        self.script(&source).await?;
        let found = self.script_async(AXE).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Fails if axe-core finds anything.
    pub async fn expect_no_barriers(&self) -> Outcome {
        // Colours on their way from one theme to the other are neither's.
        let still = "return document.getAnimations().every((a) => a.playState !== 'running')";
        self.until("the end of all transitions", still).await?;
        let barriers = self.barriers().await?;
        if barriers.is_empty() { Ok(()) } else { Err(format!("axe-core found:\n{}", barriers.join("\n"))) }
    }

    /// Fails if the page can be scrolled sideways.
    pub async fn expect_no_sideways_scrolling(&self) -> Outcome {
        let script = "const page = document.scrollingElement; return [page.scrollWidth, page.clientWidth]";
        let widths = self.script(script).await?;
        match (widths[0].as_u64(), widths[1].as_u64()) {
            (Some(content), Some(window)) if content <= window => Ok(()),
            _ => Err(format!("the page is wider than its window: {widths}")),
        }
    }
}
