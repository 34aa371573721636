//! What can be done by key: one table for the keys, the dialog that lists them and the palette.

mod hands;

use leptos::prelude::*;

use crate::address::Address;
use crate::browser::{self, window};
use crate::desk::Desk;
use crate::paper::Paper;
use crate::room::speech::Aloud;
use crate::room::{self, aids, find, paragraph, passage, selection, speech};
use crate::settings::{CONTROLS, DIM, FLOW, LINES, SIZE, STARTS, THEME, VERTICAL, keys};
use crate::view::{self, Panel, outline, page, recent, related, story};
use crate::words::{say, say_with};
use crate::{anchors, flow, said, update};

pub use hands::watch;

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Mark and show the next paragraph.
    NextParagraph,
    /// Mark and show the one before.
    PreviousParagraph,
    /// Open the next story of the page.
    NextStory,
    /// Open the one before.
    PreviousStory,
    /// Look for words.
    Find,
    /// Open the outline.
    Outline,
    /// Another theme.
    Theme,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Dim all but the paragraph.
    Dim,
    /// A window of lines.
    Lines,
    /// Bold word starts.
    Starts,
    /// Pages, or scrolling.
    Pages,
    /// Vertical lines, or not.
    Vertical,
    /// The next page.
    PageOn,
    /// The page before.
    PageBack,
    /// Open a sheet.
    Open(Panel),
    /// Read aloud, or stop that.
    Listen,
    /// Print, or save as PDF.
    Print,
    /// To the front page.
    Home,
    /// Close what is open, mark nothing.
    Leave,
    /// The next place that was found.
    FindNext,
    /// The one before.
    FindBack,
    /// The next paragraph aloud.
    SpokenNext,
    /// The one before.
    SpokenBack,
    /// Read aloud from what is selected on.
    ReadHere,
    /// Pause reading aloud, or go on.
    Pause,
    /// "Easier to read".
    Ease,
    /// All settings as usual.
    Reset,
    /// Close the sheet.
    ClosePanel,
    /// List all related stories.
    AllStories,
    /// Wrap the lines of a listing, or not.
    Wrap,
    /// Copy a listing.
    Copy,
    /// Open a group of "What was cut", or fold it.
    Fold,
    /// List all blocks of a group.
    AllCuts,
    /// Bring a block back, or cut it again.
    BringBack,
    /// Show the text as it is printed, or repaired.
    AsPrinted,
    /// Wait no longer.
    GiveUp,
    /// Read a text as it is.
    AsItIs,
    /// Load the page anew.
    Reload,
    /// Close the bar of a mishap.
    CloseMishap,
    /// Remove a page from "Recent".
    Remove,
    /// Bring it back.
    UndoRemove,
    /// Close the bar that offers it.
    CloseRemoved,
    /// List all of "Recent".
    AllRecent,
    /// Switch to the version that waits.
    Update,
    /// Show the pictures of this article.
    ShowImages,
    /// Show all pictures from now on.
    AlwaysImages,
    /// Choose a file of this machine.
    OpenFile,
    /// Go to the place of a key point.
    ShowPoint,
    /// Look for the places of a name.
    ShowName,
    /// Highlight what is selected, or the paragraph.
    Highlight,
    /// The same, and write a note on it.
    AddNote,
    /// Look up what is selected.
    LookUp,
    /// Look it up there.
    LookUpThere,
    /// Copy what is selected.
    CopySelection,
    /// Write a note on the article as a whole.
    NoteOnAll,
    /// Open the note of a mark in the margin.
    OpenNote,
    /// Go to a highlight.
    ShowHighlight,
    /// Remove a highlight.
    RemoveHighlight,
    /// Undo that.
    UndoHighlight,
    /// Back to where one was before a link within the article was followed.
    BackThere,
    /// Put another key in the place of one.
    ChangeKey,
    /// All keys as usual.
    ResetKeys,
    /// Copy all notes and highlights.
    CopyNotes,
}

impl Command {
    /// Its key: the usual one, or what the reader put in its place.
    pub fn key(&self) -> String {
        keys::of(self.usual)
    }
}

impl Act {
    /// What buttons bear, so that one listener serves them all.
    pub fn number(self) -> usize {
        COMMANDS.iter().position(|command| command.act == self).unwrap_or(usize::MAX)
    }
}

/// An act with its name and its usual key, as `KeyboardEvent.key` tells it.
pub struct Command {
    /// What it does.
    pub act: Act,
    /// What it is called.
    pub name: &'static str,
    /// Its usual key; empty where it has none.
    pub usual: &'static str,
    /// It needs an article.
    pub reading: bool,
}

const fn reading(act: Act, name: &'static str, usual: &'static str) -> Command {
    Command { act, name, usual, reading: true }
}

// What only a button does.
const fn button(act: Act) -> Command {
    Command { act, name: "", usual: "", reading: false }
}

/// All of them, in the order in which they are listed; those without a name are not.
pub const COMMANDS: &[Command] = &[
    reading(Act::NextParagraph, "Next paragraph", "j"),
    reading(Act::PreviousParagraph, "Previous paragraph", "k"),
    reading(Act::NextStory, "Next story", "n"),
    reading(Act::PreviousStory, "Previous story", "p"),
    reading(Act::Find, "Find in article", "/"),
    reading(Act::Outline, "Outline", "o"),
    reading(Act::Open(Panel::Text), "Text settings", "a"),
    Command { act: Act::Theme, name: "Change the theme", usual: "t", reading: false },
    reading(Act::Larger, "Larger text", "+"),
    reading(Act::Smaller, "Smaller text", "-"),
    reading(Act::Dim, "Focus: dim all but the paragraph", "f"),
    reading(Act::Lines, "Line focus: 1, 3 or 5 lines", "l"),
    reading(Act::Starts, "Bold word starts", "b"),
    reading(Act::Pages, "Pages instead of scrolling", "v"),
    reading(Act::Vertical, "Vertical lines in Japanese and Chinese", ""),
    reading(Act::Open(Panel::Cuts), "What was cut", "c"),
    reading(Act::Listen, "Read aloud", "r"),
    reading(Act::Open(Panel::Points), "Key points", "s"),
    reading(Act::Highlight, "Highlight", "h"),
    reading(Act::AddNote, "Add a note", "m"),
    reading(Act::Open(Panel::Highlights), "Notes and highlights", "i"),
    reading(Act::LookUp, "Look up", "d"),
    reading(Act::Ease, "Easier to read", ""),
    reading(Act::Reset, "Reset", ""),
    reading(Act::Print, "Print or save as PDF", "q"),
    Command { act: Act::OpenFile, name: "Open a file", usual: "", reading: false },
    Command { act: Act::Home, name: "To the front page", usual: "g", reading: false },
    Command { act: Act::Open(Panel::Keys), name: "Keyboard", usual: "?", reading: false },
    Command { act: Act::Leave, name: "Close what is open", usual: "Escape", reading: false },
    button(Act::Open(Panel::Commands)),
    button(Act::PageOn),
    button(Act::PageBack),
    button(Act::FindNext),
    button(Act::FindBack),
    button(Act::SpokenNext),
    button(Act::SpokenBack),
    button(Act::ReadHere),
    button(Act::Pause),
    button(Act::ClosePanel),
    button(Act::AllStories),
    button(Act::Wrap),
    button(Act::Copy),
    button(Act::Fold),
    button(Act::AllCuts),
    button(Act::BringBack),
    button(Act::AsPrinted),
    button(Act::GiveUp),
    button(Act::AsItIs),
    button(Act::Reload),
    button(Act::CloseMishap),
    button(Act::Remove),
    button(Act::UndoRemove),
    button(Act::CloseRemoved),
    button(Act::AllRecent),
    button(Act::Update),
    button(Act::ShowImages),
    button(Act::AlwaysImages),
    button(Act::ShowPoint),
    button(Act::ShowName),
    button(Act::CopySelection),
    button(Act::LookUpThere),
    button(Act::NoteOnAll),
    button(Act::OpenNote),
    button(Act::ShowHighlight),
    button(Act::RemoveHighlight),
    button(Act::UndoHighlight),
    button(Act::CopyNotes),
    button(Act::ChangeKey),
    button(Act::BackThere),
    button(Act::ResetKeys),
];

/// The commands that make sense now.
pub fn available(desk: Desk) -> impl Iterator<Item = &'static Command> {
    let open = untrack(|| page(desk)).is_some();
    named().filter(move |command| open || !command.reading)
}

/// The commands that are listed.
pub fn named() -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(|command| !command.name.is_empty())
}

/// Does it.
pub fn act(desk: Desk, act: Act) {
    let settings = desk.settings;
    match act {
        Act::NextParagraph => paragraph::step(true),
        Act::PreviousParagraph => paragraph::step(false),
        Act::NextStory => turn(desk, true),
        Act::PreviousStory => turn(desk, false),
        Act::Find => desk.room.find_open.set(true),
        Act::Outline => outline::open(!outline::is_open()),
        Act::Theme => tell(THEME, settings.cycle(THEME)),
        Act::Larger => tell(SIZE, settings.step(SIZE, true)),
        Act::Smaller => tell(SIZE, settings.step(SIZE, false)),
        Act::Dim => tell(DIM, settings.cycle(DIM)),
        Act::Lines => tell(LINES, settings.cycle(LINES)),
        Act::Starts => tell(STARTS, settings.cycle(STARTS)),
        Act::Pages => tell(FLOW, settings.cycle(FLOW)),
        Act::Vertical => tell(VERTICAL, settings.cycle(VERTICAL)),
        Act::PageOn => _ = flow::turn(true),
        Act::PageBack => _ = flow::turn(false),
        Act::Open(panel) => desk.panel.set(panel),
        Act::Highlight => room::highlights::make(desk, false),
        Act::AddNote => room::highlights::make(desk, true),
        Act::ResetKeys => {
            keys::reset();
            view::palette::show_keys();
        }
        Act::LookUp => desk.panel.set(Panel::LookUp),
        Act::LookUpThere => view::lookup::go(desk),
        Act::BackThere => anchors::back(),
        Act::NoteOnAll => room::highlights::note_on_all(desk),
        Act::CopySelection => copy(&selection::words()),
        // A button for it says so itself.
        Act::CopyNotes => copy(&view::highlights::markdown(desk)),
        Act::Listen if desk.room.aloud.get_untracked() == Aloud::Off => {
            // Where words are selected or the reader has clicked, if that is in sight.
            speech::begin(desk, selection::place().filter(passage::in_sight));
        }
        Act::Listen => speech::stop(desk),
        Act::ReadHere => {
            speech::stop(desk);
            speech::begin(desk, selection::chosen());
            selection::clear();
        }
        Act::FindNext => find::step(true),
        Act::FindBack => find::step(false),
        Act::SpokenNext => speech::skip(desk, true),
        Act::SpokenBack => speech::skip(desk, false),
        Act::Pause => speech::pause(desk),
        Act::Ease => settings.ease(),
        Act::Reset => settings.reset(),
        Act::ClosePanel => desk.panel.set(Panel::Closed),
        Act::AllStories => related::show_all(desk),
        Act::OpenFile => {
            let open = || {
                if let Some(field) = browser::first("#file") {
                    browser::call(&field, "click", &[]);
                }
            };
            if desk.address.get_untracked() == Address::Home {
                open();
            } else {
                desk.go(Address::Home);
                browser::later(0, open);
            }
        }
        Act::AsPrinted => desk.print(),
        Act::GiveUp => desk.give_up(),
        Act::AsItIs => {
            if let Paper::Trouble(trouble) = desk.paper.get_untracked() {
                desk.read_as_is(&trouble.text);
            }
        }
        Act::Reload => {
            let _ = window().location().reload();
        }
        Act::CloseMishap => desk.mishap.set(None),
        Act::UndoRemove => recent::undo(desk),
        Act::CloseRemoved => desk.removed.set(None),
        Act::AllRecent => recent::show_all(),
        Act::Update => update::switch(),
        Act::ShowImages => {
            desk.stay();
            if let Some(id) = untrack(|| page(desk)).and_then(|page| page.id.clone()) {
                desk.pictures.allow(&id);
            }
        }
        Act::AlwaysImages => {
            desk.stay();
            desk.pictures.allow_all();
        }
        Act::Print => {
            desk.panel.set(Panel::Closed);
            // Paper waits for the pictures, but not for ever.
            let wait = if aids::fetch_pictures() { 1200 } else { 0 };
            browser::later(wait, || _ = window().print());
        }
        Act::Home => desk.go(Address::Home),
        Act::Leave => {
            let open = desk.room.find_open.get_untracked()
                || outline::is_open()
                || browser::first(":popover-open").is_some();
            let on = |control| untrack(|| settings.on(control));
            // Where the others are dimmed, one is marked in any case.
            if !open && (on(DIM) || paragraph::here().is_none()) {
                // Nothing is open but aids, and then nothing but the pages: back to scrolling.
                let aids = on(LINES) || on(DIM);
                for control in [LINES, DIM, FLOW] {
                    if on(control) && (control != FLOW || !aids) {
                        settings.set(control, 0);
                        tell(control, 0);
                    }
                }
            }
            find::close(desk);
            outline::open(false);
            paragraph::leave();
        }
        // These need to know which button it was: see `watch`.
        Act::ShowPoint
        | Act::ShowName
        | Act::Wrap
        | Act::Copy
        | Act::Fold
        | Act::AllCuts
        | Act::BringBack
        | Act::Remove
        | Act::ChangeKey
        | Act::OpenNote
        | Act::ShowHighlight
        | Act::RemoveHighlight
        | Act::UndoHighlight => {}
    }
}

fn copy(text: &str) {
    browser::copy(text);
    said::tell(say("Copied."));
}

/// Says which value a setting has now: who cannot see what a key did hears it.
pub fn tell(control: usize, value: u8) {
    let Some(control) = CONTROLS.get(control) else { return };
    let value = control.values.get(usize::from(value)).map_or("", |(_, name)| say(name));
    said::tell(&say_with("{command}: {key}", &[("command", say(control.name)), ("key", value)]));
}

/// The addresses of all that can be read on the open page: the lead, then its stories.
pub fn row(desk: Desk) -> Vec<Address> {
    let Some(page) = untrack(|| page(desk)) else { return Vec::new() };
    let Some(id) = page.id.clone() else { return Vec::new() };
    let whole = (0u32..).zip(&page.article.related).filter(|(_, story)| !story.body.is_empty());
    let stories = whole.map(|(n, _)| Address::Read { page: id.clone(), story: Some(n) });
    std::iter::once(Address::lead(id.clone())).chain(stories).collect()
}

fn turn(desk: Desk, forward: bool) {
    let row = row(desk);
    let open = untrack(|| story(desk));
    let now = row.iter().position(|a| matches!(a, Address::Read { story, .. } if *story == open));
    let next = now.and_then(|n| if forward { n.checked_add(1) } else { n.checked_sub(1) });
    match next.and_then(|n| row.get(n)) {
        Some(address) => desk.go(address.clone()),
        None if now.is_none() => {}
        None if forward => said::tell(say("This is the last story of the page.")),
        None => said::tell(say("This is the first story of the page.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key_or_a_name() {
        for command in COMMANDS {
            let same = |c: &&Command| {
                let name = !c.name.is_empty() && c.name == command.name;
                name || c.act == command.act || !c.usual.is_empty() && c.usual == command.usual
            };
            assert_eq!(COMMANDS.iter().filter(same).count(), 1, "{:?}", command.act);
        }
    }
}
