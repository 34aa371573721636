//! The voices that the browser has: which of them fit the article, which one reads, and how fast.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::browser::{self, window};
use crate::words;

/// Where a voice is kept, before a dot and the language; and where the speed is.
const VOICE: &str = "broadsheet.voice";
const SPEED: &str = "broadsheet.speed";

/// Speeds, as the interface shows them.
pub const SPEEDS: [&str; 7] = ["0.7", "0.85", "1", "1.2", "1.4", "1.7", "2"];

/// A voice of the browser.
#[derive(Clone)]
pub struct Voice {
    /// Its name, for people.
    pub name: String,
    /// Its own address, by which it is remembered.
    pub uri: String,
    /// It speaks without a server.
    pub local: bool,
    /// The browser's own.
    pub own: JsValue,
    // Where it stands among the others: the least is the first.
    rank: u8,
}

thread_local! {
    // The browser was asked for its voices, and tells when there are others.
    static HEEDED: Cell<bool> = const { Cell::new(false) };
    // The voices of a language, until there are others: to look through ten thousand takes a tenth of a second.
    static KNOWN: RefCell<(String, Vec<Voice>)> = const { RefCell::new((String::new(), Vec::new())) };
}

/// What the browser speaks with.
pub fn synthesis() -> JsValue {
    browser::get(&window(), "speechSynthesis")
}

/// Whether the browser can speak at all.
pub fn possible() -> bool {
    synthesis().is_object()
}

/// Has the browser look for its voices, and calls whenever it has others: some need seconds for it.
pub fn heed(changed: impl Fn() + 'static) {
    if HEEDED.replace(true) {
        return;
    }
    browser::when_idle(move || {
        every();
        if let Ok(synthesis) = synthesis().dyn_into() {
            browser::listen::<JsValue>(&synthesis, "voiceschanged", move |_| {
                KNOWN.take();
                changed();
            });
        }
    });
}

fn every() -> Array {
    Array::from(&browser::call(&synthesis(), "getVoices", &[]))
}

/// Whether the browser has told of no voice of any language.
pub fn none_yet() -> bool {
    every().length() == 0
}

/// The open article's language, as a tag.
pub fn language() -> String {
    let article = browser::first("main article");
    article.and_then(|a| a.get_attribute("lang")).filter(|tag| !tag.is_empty()).unwrap_or_else(words::lang)
}

fn main_tag(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

// Android writes `en_GB`.
fn same_tag(one: &str, other: &str) -> bool {
    one.split(['-', '_']).eq(other.split(['-', '_']))
}

// What Firefox has of speech-dispatcher is on the device, though Firefox says of all of it that it is not.
fn is_local(uri: &str, said: bool) -> bool {
    said || uri.starts_with("urn:moz-tts:speechd:")
}

// Voices that are another with a mask on are called so by espeak: "German+Steph2".
fn is_masked(name: &str) -> bool {
    name.split('+').nth(1).is_some()
}

/// The voices for the open article's language: those of the device first. Of those with masks on, only one that
/// the reader has chosen is among them where there are others: espeak has a hundred for each language.
pub fn fitting() -> Vec<Voice> {
    let tag = language();
    if let Some(known) = KNOWN.with_borrow(|(of, known)| (*of == tag).then(|| known.clone())) {
        return known;
    }
    let tongue = main_tag(&tag);
    let all = every();
    let text = |voice: &JsValue, name: &str| browser::get(voice, name).as_string().unwrap_or_default();
    let fits = |voice: &JsValue| main_tag(&text(voice, "lang")) == tongue;
    let mut voices: Vec<Voice> = all
        .iter()
        .filter(fits)
        .map(|v| {
            let (name, uri) = (text(&v, "name"), text(&v, "voiceURI"));
            let local = is_local(&uri, browser::get(&v, "localService").is_truthy());
            // Those of the article's own region first; which of them is the first is the system's choice.
            let other = [!local, !same_tag(&text(&v, "lang"), &tag), is_masked(&name)];
            let rank = other.into_iter().fold(0, |rank, other| 2 * rank + u8::from(other));
            Voice { name, uri, local, own: v, rank }
        })
        .collect();
    if voices.iter().any(|voice| !is_masked(&voice.name)) {
        let chosen = kept(&voice_key());
        voices.retain(|voice| !is_masked(&voice.name) || chosen.as_ref() == Some(&voice.uri));
    }
    voices.sort_by_key(|voice| voice.rank);
    // Where there are none yet, the next who asks may be told of some.
    if !voices.is_empty() {
        KNOWN.set((tag, voices.clone()));
    }
    voices
}

/// The voice that reads: the one the reader chose, or else the first that needs no server.
pub fn chosen() -> Option<Voice> {
    let voices = fitting();
    let chosen = kept(&voice_key());
    let find = |fits: &dyn Fn(&Voice) -> bool| voices.iter().find(|v| fits(v)).cloned();
    find(&|v| chosen.as_deref() == Some(&v.uri)).or_else(|| find(&|v| v.local))
}

/// Keeps which voice the reader chose for the article's language, by its address.
pub fn choose(uri: &str) {
    keep(&voice_key(), uri);
}

/// Which of [`SPEEDS`] is chosen.
pub fn speed() -> String {
    kept(SPEED).filter(|speed| SPEEDS.contains(&speed.as_str())).unwrap_or_else(|| "1".to_owned())
}

/// Keeps which of [`SPEEDS`] the reader chose.
pub fn choose_speed(speed: &str) {
    keep(SPEED, speed);
}

fn voice_key() -> String {
    format!("{VOICE}.{}", main_tag(&language()))
}

fn kept(key: &str) -> Option<String> {
    browser::storage()?.get_item(key).ok().flatten()
}

fn keep(key: &str, value: &str) {
    if let Some(storage) = browser::storage() {
        let _ = storage.set_item(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::{is_local, is_masked};

    #[test]
    fn voices_of_speech_dispatcher_are_local_and_some_wear_masks() {
        assert!(is_local("urn:moz-tts:speechd:German?de", false));
        // Android's may be a server's, and Firefox says so truly.
        assert!(!is_local("urn:moz-tts:android:de", false) && is_local("clara", true));
        assert!(is_masked("German+Steph2 espeak-ng") && !is_masked("German"));
    }
}
