//! What is done and timed. All times are taken in the page itself (`probe.js`): a driver's own
//! commands are on the road for longer than what is measured.

use serde_json::{Value, json};
use support::{Outcome, Page};

use crate::{Figure, SLOWER, pages::Source};

/// Pastes the argument where nothing has the focus, which is read at once; returns the time to the
/// first words on the screen, and of that the worker's.
const PASTE: &str = "
    document.activeElement?.blur();
    probe.worker = {};
    const data = new DataTransfer();
    data.setData('text/plain', source);
    const start = performance.now();
    const shown = probe.shown(() => document.querySelector('main article .body p'));
    document.body.dispatchEvent(new ClipboardEvent('paste', {
        clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    const words = await shown - start;
    return [words, probe.worker.took ?? 0]";

/// Scrolls through four thousand pixels, as a finger does: some each frame.
const SCROLL: &str = "
    await new Promise((later) => setTimeout(later, 1500));
    const start = performance.now();
    const step = 40;
    const gaps = await probe.frames(async () => {
        for (let at = 0; at < 100; at++) {
            scrollBy(0, step);
            await new Promise(requestAnimationFrame);
        }
    });
    const usual = 1000 / 60;
    const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0);
    return [dropped, probe.longest(start)]";

/// Presses the key; returns how many frames pass until `now` says something else, and how long the
/// first of them takes.
const SETTING: &str = "
    const before = now();
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    let frames = 0;
    do { await new Promise(requestAnimationFrame); frames++ } while (now() === before && frames < 100);
    const shown = await new Promise((done) => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done(performance.now());
        after.port2.postMessage(null);
    });
    return [frames, shown - start]";

/// Measures everything; also returns the times of the fixed piece of work.
pub async fn all(page: &Page, pages: &[Source], rounds: usize) -> Outcome<(Vec<Figure>, Vec<f64>)> {
    page.until_kept_offline().await?;
    let source = include_str!("probe.js");
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    slow_down(page, SLOWER).await?;
    let mut work = Vec::new();
    let mut figures = visits(page, rounds, &mut work).await?;
    for source in pages {
        let Some(aim) = source.aim else { continue };
        let mut words =
            figure(format!("first words after a paste, {}", source.name), aim, 300.0 + 4.0 * aim, "ms");
        for _ in 0..rounds {
            // The browser slows down the page alone, by a thread that takes the page's time away. Where there
            // are two cores it takes the worker's, too, so the worker is timed without it.
            slow_down(page, 1.0).await?;
            let [_, worker] = paste(page, source, &mut Vec::new()).await?;
            slow_down(page, SLOWER).await?;
            let [time, beside] = paste(page, source, &mut work).await?;
            words.values.push(time - beside + worker * SLOWER);
        }
        figures.push(words);
    }
    let (Some(usual), Some(long)) = (pages.first(), pages.last()) else { return Ok((figures, work)) };
    for (source, budgets) in [(usual, [300.0, 300.0]), (long, [250.0, 400.0])] {
        let name = &source.name;
        let mut dropped = figure(format!("frames dropped in 100 of scrolling, {name}"), 0.0, 15.0, "");
        let mut task = figure(format!("longest task while scrolling, {name}"), 50.0, 125.0, "ms");
        for _ in 0..rounds {
            paste(page, source, &mut work).await?;
            let [lost, longest] = numbers(&page.script_async(SCROLL).await?)?;
            dropped.values.push(lost);
            task.values.push(longest);
        }
        figures.extend([dropped, task]);
        figures.extend(settings(page, rounds, name, budgets).await?);
    }
    Ok((figures, work))
}

/// The home page out of the service worker's cache, again and again.
async fn visits(page: &Page, rounds: usize, work: &mut Vec<f64>) -> Outcome<Vec<Figure>> {
    let mut painted = figure("home page, first words".into(), 300.0, 600.0, "ms");
    let mut usable = figure("home page, paste box usable".into(), 700.0, 1400.0, "ms");
    // The first visit after the installation compiles what later ones find compiled.
    for round in 0..=rounds {
        open(page, work).await?;
        let script = "return [performance.getEntriesByName('first-contentful-paint')[0].startTime, await probe.usable]";
        let [first, box_there] = numbers(&page.script_async(script).await?)?;
        if round > 0 {
            painted.values.push(first);
            usable.values.push(box_there);
        }
    }
    Ok(vec![painted, usable])
}

async fn slow_down(page: &Page, rate: f64) -> Outcome {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await.map(drop)
}

/// Opens the home page, and waits until it has come to rest.
async fn open(page: &Page, work: &mut Vec<f64>) -> Outcome {
    page.go("").await?;
    let rest = "await probe.usable; await new Promise((later) => setTimeout(later, 500)); return await probe.calibrate()";
    work.push(page.script_async(rest).await?.as_f64().unwrap_or_default());
    Ok(())
}

async fn paste(page: &Page, source: &Source, work: &mut Vec<f64>) -> Outcome<[f64; 2]> {
    open(page, work).await?;
    page.script_with("window.source = arguments[0]", vec![json!(source.html)]).await?;
    numbers(&page.script_async(PASTE).await?)
}

/// Two settings, by their keys, each with its budget in milliseconds.
async fn settings(page: &Page, rounds: usize, name: &str, budgets: [f64; 2]) -> Outcome<Vec<Figure>> {
    let kinds = [
        (
            "theme",
            "t",
            "document.documentElement.dataset.theme + getComputedStyle(document.documentElement).color",
        ),
        ("size", "+", "getComputedStyle(document.querySelector('main article .body p')).fontSize"),
    ];
    let mut figures = Vec::new();
    for ((kind, key, now), budget) in kinds.into_iter().zip(budgets) {
        let mut frames = figure(format!("frames until a setting shows, {kind}, {name}"), 1.0, 2.0, "");
        let mut time = figure(format!("until it shows, {kind}, {name}"), 50.0, budget, "ms");
        for _ in 0..rounds {
            let script = format!("const key = {key:?}, now = () => {now}; {SETTING}");
            let [count, millis] = numbers(&page.script_async(&script).await?)?;
            frames.values.push(count);
            time.values.push(millis);
        }
        figures.extend([frames, time]);
    }
    page.script("localStorage.clear()").await?;
    Ok(figures)
}

fn figure(name: String, aim: f64, budget: f64, unit: &'static str) -> Figure {
    Figure { name, values: Vec::new(), aim, budget, unit }
}

fn numbers<const N: usize>(value: &Value) -> Outcome<[f64; N]> {
    let found: Option<Vec<f64>> = value.as_array().map(|all| all.iter().filter_map(Value::as_f64).collect());
    found.and_then(|all| all.try_into().ok()).ok_or_else(|| format!("{N} numbers were expected: {value}"))
}
