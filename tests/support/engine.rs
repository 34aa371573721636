//! What the engines cannot do, and is therefore not tested in them: the one list of it.

use std::{io::Write as _, sync::Mutex};

use xtask::browser::Engine;

use crate::Outcome;

/// Something that a test asks of the browser or of its driver, and not of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// To tell what is in the console.
    Console,
    /// To be dark or light as the test likes.
    Schemes,
    /// To prefer the languages that the test likes.
    Languages,
    /// To refuse strings where only what a policy has passed may go.
    TrustedTypes,
    /// To run a script of the test before those of the page.
    Beginning,
    /// To hold back files that the service worker or the browser has already.
    Withholding,
    /// To do all that the test of this name is about.
    Test(&'static str),
}

impl Ability {
    fn words(self) -> &'static str {
        match self {
            Self::Console => "what is in the console",
            Self::Schemes => "dark, where the system is",
            Self::Languages => "the languages of the browser",
            Self::TrustedTypes => "the refusal of markup",
            Self::Withholding => "files that do not come",
            Self::Beginning => "what is there before the page",
            Self::Test(name) => name,
        }
    }
}

/// Seen in WebKit alone: the page after one that went away in the middle of a write does not get what it
/// asks of the storage. Supposed, not shown: the transaction of the ended worker is never closed.
const LOCKED: &str =
    "after a page that goes away while it writes, the next one may wait for the storage in vain";

/// Which engine cannot do what, and why.
const EXCEPTIONS: &[(Engine, Ability, &str)] = &[
    (Engine::Firefox, Ability::TrustedTypes, "Firefox has them since 148 only"),
    (Engine::Firefox, Ability::Beginning, "its driver cannot run a script before a page's own"),
    (Engine::Firefox, Ability::Withholding, "its driver cannot block addresses"),
    (
        Engine::Firefox,
        Ability::Test("less motion, forced colours"),
        "its driver cannot ask for the system's colours",
    ),
    (Engine::Firefox, Ability::Test("accessibility tree"), "its driver tells of single elements only"),
    (Engine::Firefox, Ability::Test("pinch"), "its driver cannot zoom as a finger does"),
    (Engine::WebKit, Ability::Test("accessibility tree"), "its driver tells of single elements only"),
    (Engine::WebKit, Ability::Test("pinch"), "its driver cannot zoom as a finger does"),
    (Engine::WebKit, Ability::Console, "its driver does not tell what is in the console"),
    (Engine::WebKit, Ability::Schemes, "it is dark or light as the desktop was when it started"),
    (Engine::WebKit, Ability::Languages, "it takes them from the locales that the system has"),
    (Engine::WebKit, Ability::Beginning, "its driver cannot run a script before a page's own"),
    (Engine::WebKit, Ability::Withholding, "its driver cannot block addresses"),
    (
        Engine::WebKit,
        Ability::Test("less motion, forced colours"),
        "its driver cannot ask for the system's colours",
    ),
    (
        Engine::WebKit,
        Ability::Test("focus"),
        "without a window manager its window is never the active one, and `:focus` holds in no other",
    ),
    (Engine::WebKit, Ability::Test("marked headline"), "it knows no `ascent-override`"),
    (
        Engine::WebKit,
        Ability::Test("focus after a bar"),
        "without a window manager its window is never the active one, and the focus is told of in no other",
    ),
    (Engine::WebKit, Ability::Test("highlights elsewhere"), LOCKED),
    (Engine::WebKit, Ability::Test("highlighted on leaving"), LOCKED),
    (Engine::WebKit, Ability::Test("removed on leaving"), LOCKED),
];

/// What the error of a test begins with that ends early because of an exception.
const LEFT_OUT: &str = "left out: ";

/// Whether the engine can do that.
pub fn can(engine: Engine, ability: Ability) -> bool {
    reason(engine, ability).is_none()
}

/// Ends a test, without a failure, where the engine cannot do what comes next.
pub fn need(engine: Engine, ability: Ability) -> Outcome {
    reason(engine, ability).map_or(Ok(()), |why| Err(format!("{LEFT_OUT}{why}")))
}

fn reason(engine: Engine, ability: Ability) -> Option<&'static str> {
    let listed = EXCEPTIONS.iter().find(|(who, what, _)| (*who, *what) == (engine, ability));
    listed.map(|(_, _, why)| {
        tell(engine, &format!("{}: {why}", ability.words()));
        *why
    })
}

/// Whether a test ended early, and did so by an exception.
pub fn is_left_out(message: &str) -> bool {
    message.starts_with(LEFT_OUT)
}

/// Tells of an exception, once; `cargo xtask test` lists them at its end.
pub fn tell(engine: Engine, exception: &str) {
    static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let Ok(mut told) = TOLD.lock() else { return };
    if !told.iter().any(|line| line == exception) {
        told.push(exception.to_owned());
        // Not by a macro: what those print is kept back for tests that fail.
        let _ = writeln!(std::io::stderr(), "{}{}: {exception}", Engine::EXCEPTION, engine.name());
    }
}
