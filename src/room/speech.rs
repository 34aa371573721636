//! "Read aloud": sentence by sentence with the browser's own voices.
//!
//! Sentences are short, because browsers fall silent in the middle of long texts; a watch looks
//! whether one takes longer than it could, or its end was missed. A voice that sends the text to a
//! server is used only if the reader has chosen it.

use std::cell::RefCell;
use std::ops;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Range};

use super::passage::{self, Passage};
use super::voices::{self, synthesis};
use super::{focus, paragraph};
use crate::browser::{self, window};
use crate::desk::Desk;
use crate::{flow, place};

/// What is read: headline, dek and the text, but no code, table or formula.
const SPOKEN: &str =
    ".head h1, .head .dek, .body > :is(p, h2, h3, h4, h5, h6, ul, ol, dl, blockquote, .aside)";
/// What is left out within.
const SILENT: &str = "[aria-hidden=true], .note-ref, rt, rp, pre, table, figure, button, math";
/// Bytes of the longest piece that is spoken at once.
const LONGEST: usize = 260;
/// Milliseconds between two looks of the watch.
const WATCH: i32 = 1000;
/// So many looks are waited for a voice to begin or to end.
const PATIENCE: u32 = 5;
/// So many for the browser to tell of any voice: the first who asks is told of none.
const LATE: u32 = 10;
/// So many bytes even a slow voice says between two looks.
const SLOW: f64 = 10.0;
/// So often a sentence is tried.
const TRIES: u32 = 3;

/// How it stands with reading aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aloud {
    /// Nothing is read.
    #[default]
    Off,
    /// The browser has not told of any voice yet.
    Waiting,
    /// A voice reads.
    Speaking,
    /// The reader has paused it.
    Paused,
    /// No voice reads: there is none on this device for the language, or it failed.
    NoVoice,
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Element>,
    block: usize,
    passage: Option<Passage>,
    // Of the block: where each piece is, in UTF-16 units.
    pieces: Vec<ops::Range<u32>>,
    piece: usize,
    // Kept, for browsers forget an utterance that nobody holds, and its end with it.
    utterance: JsValue,
    // Goes up with every piece, so that the end of an old one is not taken for that of the new.
    turn: u32,
    // How often this piece failed, how many looks are left to it, and whether any of it was spoken.
    failures: u32,
    left: u32,
    spoken: bool,
    timer: i32,
    // How many looks are left for voices to come.
    waits: u32,
    // What is marked, and how often the reader had moved by hand when it was followed last.
    marked: Option<Range>,
    gestures: u32,
    awake: JsValue,
}

thread_local! {
    static READING: RefCell<Reading> = RefCell::default();
}

/// Has the browser look for its voices, once an article is there that could be read.
pub fn prepare(desk: Desk) {
    voices::heed(move || {
        let failures = READING.with_borrow(|reading| reading.failures);
        match desk.room.aloud.get_untracked() {
            Aloud::Waiting => say(desk),
            Aloud::NoVoice if failures == 0 => say(desk),
            // The list of them is another.
            now => desk.room.aloud.set(now),
        }
    });
}

/// Another voice or another speed has been chosen: the sentence is begun again with it.
pub fn changed(desk: Desk) {
    if !matches!(desk.room.aloud.get_untracked(), Aloud::Off | Aloud::Paused) {
        again(desk);
    }
}

/// Begins at that place, or else at the paragraph that the reader is at, or with the first sentence in sight.
pub fn begin(desk: Desk, chosen: Option<Range>) {
    let flow = flow::now();
    let edge = passage::edge(&flow);
    let blocks = browser::all(SPOKEN);
    let seen = |block: &Element| flow.near(block, edge).1 >= edge;
    let here = || paragraph::here().filter(|here| seen(here) && flow.near(here, edge).0 < flow.length());
    let find = |place: Element| blocks.iter().position(|block| block.contains(Some(&place)));
    let block = chosen.as_ref().and_then(passage::around).and_then(find);
    let block = block.or_else(|| here().and_then(find));
    let block = block.unwrap_or_else(|| browser::first_that(SPOKEN, &seen).0 as usize);
    READING.with_borrow_mut(|reading| {
        reading.blocks = blocks;
        reading.awake = keep_awake();
        reading.waits = LATE;
        if reading.load(block) {
            let from = chosen.and_then(|range| Some(reading.passage.as_ref()?.offsets(&range)?.0));
            let first = |piece: &ops::Range<u32>| match from {
                Some(from) => piece.end > from,
                None => {
                    let range = reading.passage.as_ref().and_then(|p| p.range(piece.start, piece.end));
                    range.as_ref().is_some_and(passage::in_sight)
                }
            };
            reading.piece = reading.pieces.iter().position(first).unwrap_or(0);
        }
    });
    say(desk);
    watch(desk);
}

/// Ends it.
pub fn stop(desk: Desk) {
    desk.room.aloud.set(Aloud::Off);
    silence();
    passage::mark("spoken", &[]);
    passage::mark("spoken-word", &[]);
    let reading = READING.with_borrow_mut(|reading| {
        let turn = reading.turn;
        std::mem::replace(reading, Reading { turn, ..Reading::default() })
    });
    browser::cancel(reading.timer);
    if let Ok(lock) = reading.awake.dyn_into::<js_sys::Promise>() {
        spawn_local(async move {
            if let Ok(lock) = JsFuture::from(lock).await {
                browser::call(&lock, "release", &[]);
            }
        });
    }
}

/// Pauses, or goes on with the sentence that was broken off.
pub fn pause(desk: Desk) {
    if matches!(desk.room.aloud.get_untracked(), Aloud::Speaking | Aloud::Waiting) {
        desk.room.aloud.set(Aloud::Paused);
        silence();
    } else {
        again(desk);
    }
}

// Says the sentence again, at the reader's wish.
fn again(desk: Desk) {
    READING.with_borrow_mut(|reading| reading.failures = 0);
    say(desk);
}

/// The next paragraph, or the one before.
pub fn skip(desk: Desk, forward: bool) {
    let block = READING.with_borrow_mut(|reading| {
        // The reader goes where the voice goes.
        reading.marked = None;
        reading.block
    });
    enter(desk, if forward { block + 1 } else { block.saturating_sub(1) });
}

// Ends what is being said, without its end being heard.
fn silence() {
    READING.with_borrow_mut(|reading| reading.turn = reading.turn.wrapping_add(1));
    browser::call(&synthesis(), "cancel", &[]);
}

impl Reading {
    // Takes up a block; false where there is no such.
    fn load(&mut self, block: usize) -> bool {
        let Some(element) = self.blocks.get(block) else { return false };
        let passage = Passage::of(element, SILENT);
        self.pieces = pieces(&String::from(&passage.text));
        self.passage = Some(passage);
        (self.block, self.piece) = (block, 0);
        true
    }
}

fn enter(desk: Desk, block: usize) {
    if !READING.with_borrow_mut(|reading| reading.load(block)) {
        // The bar goes by itself, and with it the button that may have the focus.
        focus::keep();
        return stop(desk);
    }
    if desk.room.aloud.get_untracked() == Aloud::Paused {
        show();
    } else {
        say(desk);
    }
}

// The sentences of a text, none too long, in UTF-16 units.
fn pieces(text: &str) -> Vec<ops::Range<u32>> {
    let units = |part: &str| u32::try_from(part.encode_utf16().count()).unwrap_or(0);
    let (mut byte, mut unit) = (0, 0);
    let mut to = |target: usize| {
        unit += units(text.get(byte..target).unwrap_or_default());
        byte = target;
        unit
    };
    summary::sentences(text, LONGEST).into_iter().map(|r| to(r.start)..to(r.end)).collect()
}

// Marks the piece and brings it into sight, unless the reader has moved by hand to where the voice is not.
fn show() {
    let range = READING.with_borrow_mut(|reading| {
        let piece = reading.pieces.get(reading.piece)?;
        let range = reading.passage.as_ref()?.range(piece.start, piece.end)?;
        let with =
            reading.gestures == place::gestures() || reading.marked.as_ref().is_none_or(passage::in_sight);
        if with {
            reading.gestures = place::gestures();
        }
        reading.marked = Some(range.clone());
        Some((range, with))
    });
    passage::mark("spoken-word", &[]);
    if let Some((range, with)) = range {
        passage::mark("spoken", std::slice::from_ref(&range));
        if with {
            passage::show(&range);
        }
    }
}

fn say(desk: Desk) {
    silence();
    let Some(voice) = voices::chosen() else {
        let late = READING.with_borrow(|reading| reading.waits > 0) && voices::none_yet();
        return desk.room.aloud.set(if late { Aloud::Waiting } else { Aloud::NoVoice });
    };
    let (turn, text) = READING.with_borrow(|reading| {
        let piece = reading.pieces.get(reading.piece).zip(reading.passage.as_ref());
        (reading.turn, piece.map(|(piece, passage)| passage.text.slice(piece.start, piece.end)))
    });
    let Some(text) = text else {
        let next = READING.with_borrow(|reading| reading.block + 1);
        return enter(desk, next);
    };
    desk.room.aloud.set(Aloud::Speaking);
    show();
    let utterance =
        browser::new(&js_sys::global(), "SpeechSynthesisUtterance", std::slice::from_ref(text.as_ref()));
    let rate = js_sys::Number::parse_float(&voices::speed());
    browser::put(&utterance, "lang", &voices::language().into());
    browser::put(&utterance, "rate", &rate.into());
    browser::put(&utterance, "voice", &voice.own);
    let on = |name: &str, answer: fn(Desk, &JsValue)| {
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if READING.with_borrow(|reading| reading.turn) == turn {
                answer(desk, &event);
            }
        });
        // It goes with the utterance: the end of one that was broken off comes later.
        browser::put(&utterance, name, &heard.into_js_value());
    };
    on("onstart", |_, _| READING.with_borrow_mut(|reading| reading.spoken = true));
    on("onboundary", |_, event| mark_word(event));
    on("onend", |desk, _| next(desk));
    on("onerror", |desk, _| failed(desk));
    READING.with_borrow_mut(|reading| {
        reading.utterance = utterance.clone();
        reading.spoken = false;
        reading.left = PATIENCE + (String::from(&text).len() as f64 / SLOW / rate) as u32;
    });
    browser::call(&synthesis(), "speak", &[utterance]);
}

fn next(desk: Desk) {
    READING.with_borrow_mut(|reading| {
        reading.piece += 1;
        reading.failures = 0;
    });
    say(desk);
}

// Once more; a voice that fails again and again is given up.
fn failed(desk: Desk) {
    let failures = READING.with_borrow_mut(|reading| {
        reading.failures += 1;
        reading.failures
    });
    if failures < TRIES {
        say(desk);
    } else {
        silence();
        desk.room.aloud.set(Aloud::NoVoice);
    }
}

// Where the browser tells which word it is at.
fn mark_word(event: &JsValue) {
    let number = |name: &str| browser::get(event, name).as_f64().map(|n| n as u32);
    let range = READING.with_borrow_mut(|reading| {
        reading.spoken = true;
        reading.left = reading.left.max(PATIENCE);
        let start = reading.pieces.get(reading.piece)?.start + number("charIndex")?;
        reading.passage.as_ref()?.range(start, start + number("charLength").filter(|n| *n > 0)?)
    });
    passage::mark("spoken-word", range.as_slice());
}

// Looks now and then: voices may come late, and a browser may have lost the end of a sentence, be
// stuck in it, or have stopped on its own.
fn watch(desk: Desk) {
    let timer = browser::later(WATCH, move || {
        watch(desk);
        let is = |name: &str| browser::get(&synthesis(), name).is_truthy();
        let busy = is("speaking") || is("pending");
        let (left, spoken, failures) = READING.with_borrow_mut(|reading| {
            reading.spoken |= busy;
            reading.waits = reading.waits.saturating_sub(1);
            reading.left = reading.left.min(if busy { u32::MAX } else { PATIENCE - 2 }).saturating_sub(1);
            (reading.left, reading.spoken, reading.failures)
        });
        match desk.room.aloud.get_untracked() {
            Aloud::Waiting => say(desk),
            Aloud::NoVoice if failures == 0 => say(desk),
            Aloud::Speaking if is("paused") => _ = browser::call(&synthesis(), "resume", &[]),
            Aloud::Speaking if left == 0 && spoken && !busy => next(desk),
            Aloud::Speaking if left == 0 => failed(desk),
            _ => {}
        }
    });
    READING.with_borrow_mut(|reading| reading.timer = timer);
}

/// Whoever comes back to this tab finds the screen kept awake again: browsers end that with the sight of it.
pub fn stay_awake(desk: Desk) {
    browser::listen::<web_sys::Event>(&document(), "visibilitychange", move |_| {
        if !document().hidden() && desk.room.aloud.get_untracked() == Aloud::Speaking {
            READING.with_borrow_mut(|reading| reading.awake = keep_awake());
        }
    });
}

// While a voice reads, nobody touches the screen, and it would go dark.
fn keep_awake() -> JsValue {
    browser::call(&browser::get(&window().navigator(), "wakeLock"), "request", &["screen".into()])
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_are_counted_as_ranges_count() {
        assert_eq!(pieces("Où ? Là. 𝒳 ja."), [0..4, 5..8, 9..15]);
    }
}
