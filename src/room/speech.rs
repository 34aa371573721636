//! "Read aloud": sentence by sentence with the browser's own voices.
//!
//! Sentences are short, because browsers fall silent in the middle of long texts; a watch looks
//! whether the end of one was missed. A voice that sends the text to a server is used only if the
//! reader has chosen it.

use std::cell::RefCell;
use std::ops::Range;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use super::paragraph;
use super::passage::{self, Passage};
use crate::browser::{self, window};
use crate::desk::Desk;
use crate::words;
use crate::{flow, place};

/// What is read: headline, dek and the text, but no code, table or formula.
const SPOKEN: &str =
    ".head h1, .head .dek, .body > :is(p, h2, h3, h4, h5, h6, ul, ol, dl, blockquote, .aside)";
/// What is left out within.
const SILENT: &str = "[aria-hidden=true], .note-ref, rt, rp, pre, table, figure, button, math";
/// Bytes of the longest piece that is spoken at once.
const LONGEST: usize = 260;
/// Milliseconds between two looks of the watch.
const WATCH: i32 = 4000;
/// Where a voice is kept, before a dot and the language; and where the speed is.
const VOICE: &str = "broadsheet.voice";
const SPEED: &str = "broadsheet.speed";

/// Speeds, as the interface shows them.
pub const SPEEDS: [&str; 7] = ["0.7", "0.85", "1", "1.2", "1.4", "1.7", "2"];

/// How it stands with reading aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aloud {
    /// Nothing is read.
    #[default]
    Off,
    /// A voice reads.
    Speaking,
    /// The reader has paused it.
    Paused,
    /// There is no voice on this device for the language.
    NoVoice,
}

/// A voice of the browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Its name, for people.
    pub name: String,
    /// Its own address, by which it is remembered.
    pub uri: String,
    /// It speaks without a server.
    pub local: bool,
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Element>,
    block: usize,
    passage: Option<Passage>,
    // Of the block: where each piece is, in UTF-16 units.
    pieces: Vec<Range<u32>>,
    piece: usize,
    // Kept, for browsers forget an utterance that nobody holds, and its end with it.
    utterance: JsValue,
    handlers: Vec<Closure<dyn FnMut(JsValue)>>,
    // Goes up with every piece, so that the end of an old one is not taken for that of the new.
    turn: u32,
    gestures: u32,
    awake: JsValue,
}

thread_local! {
    static READING: RefCell<Reading> = RefCell::default();
}

fn synthesis() -> JsValue {
    browser::get(&window(), "speechSynthesis")
}

/// Whether the browser can speak at all.
pub fn possible() -> bool {
    synthesis().is_object()
}

fn language() -> String {
    let article = browser::first("main article");
    article.and_then(|a| a.get_attribute("lang")).filter(|tag| !tag.is_empty()).unwrap_or_else(words::lang)
}

fn main_tag(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The voices for the open article's language: those of the device first.
pub fn voices() -> Vec<Voice> {
    let tongue = main_tag(&language());
    let all = Array::from(&browser::call(&synthesis(), "getVoices", &[]));
    let text = |voice: &JsValue, name: &str| browser::get(voice, name).as_string().unwrap_or_default();
    let fits = |voice: &JsValue| main_tag(&text(voice, "lang")) == tongue;
    let (mut voices, online): (Vec<Voice>, Vec<Voice>) = all
        .iter()
        .filter(fits)
        .map(|v| Voice {
            name: text(&v, "name"),
            uri: text(&v, "voiceURI"),
            local: browser::get(&v, "localService").is_truthy(),
        })
        .partition(|voice| voice.local);
    voices.extend(online);
    voices
}

fn kept(key: &str) -> Option<String> {
    browser::storage()?.get_item(key).ok().flatten()
}

fn keep(key: &str, value: &str) {
    if let Some(storage) = browser::storage() {
        let _ = storage.set_item(key, value);
    }
}

fn voice_key() -> String {
    format!("{VOICE}.{}", main_tag(&language()))
}

/// The voice that reads: the one the reader chose, or else the first that needs no server.
pub fn voice() -> Option<Voice> {
    let voices = voices();
    let chosen = kept(&voice_key());
    let find = |fits: &dyn Fn(&Voice) -> bool| voices.iter().find(|v| fits(v)).cloned();
    find(&|v| chosen.as_deref() == Some(&v.uri)).or_else(|| find(&|v| v.local))
}

/// Which of [`SPEEDS`] is chosen.
pub fn speed() -> String {
    kept(SPEED).filter(|speed| SPEEDS.contains(&speed.as_str())).unwrap_or_else(|| "1".to_owned())
}

/// Another voice; the sentence is begun again with it.
pub fn choose_voice(desk: Desk, uri: &str) {
    keep(&voice_key(), uri);
    if desk.room.aloud.get_untracked() != Aloud::Paused {
        say(desk);
    }
}

/// Another speed; the sentence is begun again with it.
pub fn choose_speed(desk: Desk, speed: &str) {
    keep(SPEED, speed);
    if desk.room.aloud.get_untracked() == Aloud::Speaking {
        say(desk);
    }
}

/// Begins at the paragraph that the reader is at.
pub fn begin(desk: Desk) {
    let blocks = browser::all(SPOKEN);
    let here = paragraph::here().filter(|_| place::scrolled());
    let from = match here {
        Some(here) => blocks.iter().position(|b| *b == here).unwrap_or(0),
        None if place::scrolled() => {
            let flow = flow::now();
            browser::first_that(SPOKEN, &|block| flow.near(block, 90.0).1 >= 90.0).0 as usize
        }
        None => 0,
    };
    READING.with_borrow_mut(|reading| {
        reading.blocks = blocks;
        reading.awake = keep_awake();
    });
    desk.room.aloud.set(Aloud::Speaking);
    enter(desk, from);
    // Some browsers tell their voices only after they were asked.
    browser::later(700, move || {
        if desk.room.aloud.get_untracked() == Aloud::NoVoice {
            say(desk);
        }
    });
    watch(desk);
}

/// Ends it.
pub fn stop(desk: Desk) {
    desk.room.aloud.set(Aloud::Off);
    silence();
    passage::mark("spoken", &[]);
    passage::mark("spoken-word", &[]);
    let awake = READING.with_borrow_mut(|reading| std::mem::take(reading).awake);
    if let Ok(lock) = awake.dyn_into::<js_sys::Promise>() {
        spawn_local(async move {
            if let Ok(lock) = JsFuture::from(lock).await {
                browser::call(&lock, "release", &[]);
            }
        });
    }
}

/// Pauses, or goes on with the sentence that was broken off.
pub fn pause(desk: Desk) {
    if desk.room.aloud.get_untracked() == Aloud::Speaking {
        desk.room.aloud.set(Aloud::Paused);
        silence();
    } else {
        desk.room.aloud.set(Aloud::Speaking);
        say(desk);
        watch(desk);
    }
}

/// The next paragraph, or the one before.
pub fn skip(desk: Desk, forward: bool) {
    let block = READING.with_borrow(|reading| reading.block);
    enter(desk, if forward { block + 1 } else { block.saturating_sub(1) });
}

// Ends what is being said, without its end being heard.
fn silence() {
    READING.with_borrow_mut(|reading| reading.turn = reading.turn.wrapping_add(1));
    browser::call(&synthesis(), "cancel", &[]);
}

fn enter(desk: Desk, block: usize) {
    let there = READING.with_borrow_mut(|reading| {
        let Some(element) = reading.blocks.get(block) else { return false };
        let passage = Passage::of(element, SILENT);
        reading.pieces = pieces(&String::from(&passage.text));
        reading.passage = Some(passage);
        (reading.block, reading.piece) = (block, 0);
        true
    });
    if !there {
        return stop(desk);
    }
    if desk.room.aloud.get_untracked() == Aloud::Paused {
        show();
    } else {
        say(desk);
    }
}

// The sentences of a text, none too long, in UTF-16 units.
fn pieces(text: &str) -> Vec<Range<u32>> {
    let units = |part: &str| u32::try_from(part.encode_utf16().count()).unwrap_or(0);
    let (mut byte, mut unit) = (0, 0);
    let mut to = |target: usize| {
        unit += units(text.get(byte..target).unwrap_or_default());
        byte = target;
        unit
    };
    summary::sentences(text, LONGEST).into_iter().map(|r| to(r.start)..to(r.end)).collect()
}

// Marks the piece and brings it into sight, unless the reader has scrolled since the last one.
fn show() {
    let range = READING.with_borrow_mut(|reading| {
        let piece = reading.pieces.get(reading.piece)?;
        let range = reading.passage.as_ref()?.range(piece.start, piece.end)?;
        let free = std::mem::replace(&mut reading.gestures, place::scrolls()) == place::scrolls();
        Some((range, free))
    });
    passage::mark("spoken-word", &[]);
    if let Some((range, free)) = range {
        passage::mark("spoken", std::slice::from_ref(&range));
        if free {
            passage::show(&range);
        }
    }
}

fn say(desk: Desk) {
    silence();
    let Some(voice) = voice() else { return desk.room.aloud.set(Aloud::NoVoice) };
    let (turn, piece) = READING.with_borrow(|r| (r.turn, r.pieces.get(r.piece).cloned()));
    let Some(piece) = piece else {
        let next = READING.with_borrow(|reading| reading.block + 1);
        return enter(desk, next);
    };
    desk.room.aloud.set(Aloud::Speaking);
    show();
    let text = READING.with_borrow(|r| r.passage.as_ref().map(|p| p.text.slice(piece.start, piece.end)));
    let utterance = browser::new(
        &js_sys::global(),
        "SpeechSynthesisUtterance",
        &[text.map(JsValue::from).unwrap_or_default()],
    );
    browser::put(&utterance, "lang", &language().into());
    browser::put(&utterance, "rate", &js_sys::Number::parse_float(&speed()).into());
    let all = Array::from(&browser::call(&synthesis(), "getVoices", &[]));
    let same = |v: &JsValue| browser::get(v, "voiceURI").as_string().as_deref() == Some(&voice.uri);
    if let Some(voice) = all.iter().find(same) {
        browser::put(&utterance, "voice", &voice);
    }
    let current = move || READING.with_borrow(|reading| reading.turn) == turn;
    let ended = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if current() {
            next(desk);
        }
    });
    let failed = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if current() {
            desk.mishap
                .set(Some(words::say("The voice stopped. Choose another one, or try again.").to_owned()));
            stop(desk);
        }
    });
    let word = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        if current() {
            mark_word(&event);
        }
    });
    for (name, handler) in [("onend", &ended), ("onerror", &failed), ("onboundary", &word)] {
        browser::put(&utterance, name, handler.as_ref());
    }
    let old = READING.with_borrow_mut(|reading| {
        reading.utterance = utterance.clone();
        std::mem::replace(&mut reading.handlers, vec![ended, failed, word])
    });
    // A closure must not drop itself while it runs.
    browser::later(0, move || drop(old));
    browser::call(&synthesis(), "speak", &[utterance]);
}

fn next(desk: Desk) {
    READING.with_borrow_mut(|reading| reading.piece += 1);
    say(desk);
}

// Where the browser tells which word it is at.
fn mark_word(event: &JsValue) {
    let number = |name: &str| browser::get(event, name).as_f64().map(|n| n as u32);
    let range = READING.with_borrow(|reading| {
        let start = reading.pieces.get(reading.piece)?.start + number("charIndex")?;
        reading.passage.as_ref()?.range(start, start + number("charLength").filter(|n| *n > 0)?)
    });
    passage::mark("spoken-word", range.as_slice());
}

// Looks now and then: a browser may have lost the end of a sentence, or stopped on its own.
fn watch(desk: Desk) {
    let turn = READING.with_borrow(|reading| reading.turn);
    browser::later(WATCH, move || {
        if desk.room.aloud.get_untracked() != Aloud::Speaking {
            return;
        }
        let is = |name: &str| browser::get(&synthesis(), name).is_truthy();
        if is("paused") {
            browser::call(&synthesis(), "resume", &[]);
        }
        let stuck = READING.with_borrow(|reading| reading.turn) == turn;
        if stuck && !is("speaking") && !is("pending") {
            next(desk);
        }
        watch(desk);
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
