//! The bar while a voice reads the article aloud.

use leptos::prelude::*;
use web_sys::Element;

use super::parts::{host, whenever};
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, icon_button, option, reword, set, value};
use crate::icon;
use crate::room::speech::{self, Aloud};
use crate::room::voices::{self, SPEEDS, Voice};
use crate::words::{say, say_with};

/// What the choice of a speed is called.
pub const SPEED: &str = "speed";
/// What the choice of a voice is called.
pub const VOICE: &str = "voice";

/// The bar, while a voice reads.
pub fn bar(desk: Desk) -> AnyView {
    let open = Memo::new(move |_| desk.room.aloud.get() != Aloud::Off);
    let bar = host("", move |parent| {
        if open.get() {
            fill(parent);
            refresh(untrack(|| desk.room.aloud.get()));
        }
    });
    whenever(move || refresh(desk.room.aloud.get()));
    whenever(move || show_pressed(open.get()));
    bar
}

fn fill(parent: &Element) {
    let bar = add(parent, "section", "bar player");
    set(&bar, "aria-label", say("Reading aloud"));
    icon_button(&bar, say("Previous paragraph"), icon::BACK, Act::SpokenBack);
    icon_button(&bar, say("Pause"), icon::PAUSE, Act::Pause).set_id("pause");
    icon_button(&bar, say("Next paragraph"), icon::FORTH, Act::SpokenNext);
    let speeds = select(&bar, SPEED, say("Speed"));
    for speed in SPEEDS {
        option(&speeds, speed, &times(speed));
    }
    browser::put(&speeds, "value", &voices::speed().into());
    let choice = add(&bar, "div", "voices");
    set(&add(&choice, "p", ""), "role", "status");
    select(&choice, VOICE, say("Voice"));
    icon_button(&bar, say("Stop reading aloud"), icon::CLOSE, Act::Listen);
}

/// Shows on the button above the article whether a voice reads.
pub fn show_pressed(reading: bool) {
    let button = browser::first(&format!(".tools [data-act=\"{}\"]", Act::Listen.number()));
    if let Some(button) = button {
        set(&button, "aria-pressed", if reading { "true" } else { "false" });
    }
}

// Pause or go on; and which voices there are, for some browsers tell that late. What has not changed is
// left alone: words would be read out again, and an open list would close.
fn refresh(aloud: Aloud) {
    let (Some(pause), Some(line), Some(choice)) =
        (browser::first("#pause"), browser::first(".voices p"), browser::first(".voices select"))
    else {
        return;
    };
    let waiting = aloud == Aloud::Waiting;
    let speaking = waiting || aloud == Aloud::Speaking;
    set(&pause, "aria-label", say(if speaking { "Pause" } else { "Go on" }));
    if let Ok(Some(path)) = pause.query_selector("path") {
        set(&path, "d", if speaking { icon::PAUSE } else { icon::PLAY });
    }
    let fitting = voices::fitting();
    let chosen = voices::chosen().map(|v| v.uri).unwrap_or_default();
    let words = if waiting {
        // Nothing is known yet, so nothing is said.
        ""
    } else if fitting.is_empty() {
        say("This browser has no voice for the language of the article.")
    } else if chosen.is_empty() {
        say("No voice on this device speaks the language; those here need a server.")
    } else if aloud == Aloud::NoVoice {
        say("The voice stopped. Choose another one, or try again.")
    } else {
        ""
    };
    reword(&line, words);
    let listed: Vec<&str> = fitting.iter().map(|voice| voice.uri.as_str()).collect();
    let listed = format!("{} {}", chosen.is_empty(), listed.join(" "));
    if choice.get_attribute("data-voices").as_ref() != Some(&listed) {
        set(&choice, "data-voices", &listed);
        choice.set_text_content(None);
        if chosen.is_empty() {
            option(&choice, "", say("Choose a voice"));
        }
        for voice in &fitting {
            option(&choice, &voice.uri, &name(voice));
        }
    }
    browser::put(&choice, "hidden", &fitting.is_empty().into());
    if value(&choice) != chosen {
        browser::put(&choice, "value", &chosen.into());
    }
}

/// What a speed is called.
pub fn times(speed: &str) -> String {
    format!("{speed} ×")
}

/// What a voice is called. One that needs a server is named as what it is, and used only when it is chosen.
pub fn name(voice: &Voice) -> String {
    if voice.local {
        voice.name.clone()
    } else {
        say_with("{voice} (online: sends the text to its maker)", &[("voice", &voice.name)])
    }
}

fn select(parent: &Element, name: &str, label: &str) -> Element {
    let select = add(parent, "select", "");
    set(&select, "name", name);
    set(&select, "aria-label", label);
    select
}

/// Voice or speed was chosen.
pub fn changed(desk: Desk, select: &Element) {
    choose(desk, &select.get_attribute("name").unwrap_or_default(), &value(select));
}

/// [`SPEED`] or [`VOICE`] is to be that one.
pub fn choose(desk: Desk, what: &str, value: &str) {
    if what == SPEED {
        voices::choose_speed(value);
    } else {
        voices::choose(value);
    }
    speech::changed(desk);
}
