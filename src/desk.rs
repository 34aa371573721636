//! The reader's desk: what is open, and everything that changes it.

mod bring;
mod keep;

pub use bring::load;
pub use keep::as_it_is_printed;

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;
use wire::{Ask, PageId, Reply};

use crate::address::Address;
use crate::browser::{self, window};
use crate::client::Client;
use crate::paper::{Clip, Page, Paper, Trouble, TroubleKind};
use crate::pictures::{self, Pictures};
use crate::place::{self, Place};
use crate::recent::{self, Removed};
use crate::room::{Room, aids, focus, progress, selection, speech};
use crate::settings::Settings;
use crate::view::Panel;
use crate::words::{self, count, say, told};
use crate::{commands, flow, said, seen, update, view, when};

/// Pages that are kept in memory, so that Back shows them at once.
const SHELF: usize = 12;
/// Milliseconds that reading may take before the reader is told of it: on a slow machine, to say so
/// takes as long as to read a page of usual length.
const MOMENT: i32 = 250;
/// Milliseconds for which a hint is to be read.
const HINT: i32 = 8_000;

/// The desk. Copies are handles on the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the address bar says.
    pub address: RwSignal<Address>,
    /// What lies on the desk.
    pub paper: RwSignal<Paper>,
    /// What the paste box shows.
    pub draft: RwSignal<String>,
    /// The last paste, for the box shows its text and "Read" reads its HTML.
    pub clip: RwSignal<Clip>,
    /// A sentence for the bar at the foot: something failed that leaves the page as it was.
    pub mishap: RwSignal<Option<String>>,
    /// Goes up with every change of the interface's language.
    pub tongue: RwSignal<u32>,
    /// A newer version of the app waits for the reader's word.
    pub newer: RwSignal<bool>,
    /// What was removed from "Recent" last, as long as that can be undone.
    pub removed: RwSignal<Option<Removed>>,
    /// What is open in the sheet at the side.
    pub panel: RwSignal<Panel>,
    /// How the reader wants things set.
    pub settings: Settings,
    /// What is known of the open article while it is read.
    pub room: Room,
    /// Which pictures may be loaded.
    pub pictures: Pictures,
    client: StoredValue<Client, LocalStorage>,
    shelf: StoredValue<Vec<Arc<Page>>>,
    // Where to take the reader once the page is set; taken by `arrived`.
    arrival: StoredValue<Option<Place>>,
    // The reader will be taken there with the next frame.
    arriving: StoredValue<bool>,
    // The view that was told of last; none where the next one is to be told of in any case.
    announced: StoredValue<Option<Address>>,
    // Which request the desk waits for; answers to older ones are dropped.
    turn: StoredValue<u32>,
}

impl Desk {
    /// A desk with what the address bar says on it. Follows Back and Forward from then on.
    pub fn open() -> Self {
        let settings = Settings::remembered();
        let desk = Desk {
            address: RwSignal::new(Address::Home),
            paper: RwSignal::new(Paper::Blank),
            draft: RwSignal::new(String::new()),
            clip: RwSignal::new(Clip::default()),
            mishap: RwSignal::new(None),
            tongue: RwSignal::new(0),
            newer: update::watch(),
            removed: RwSignal::new(None),
            panel: RwSignal::new(Panel::Closed),
            settings,
            room: Room::new(),
            pictures: Pictures::new(settings),
            client: StoredValue::new_local(Client::start()),
            shelf: StoredValue::new(Vec::new()),
            arrival: StoredValue::new(place::kept().or_else(stopped_here)),
            arriving: StoredValue::new(false),
            // With which the visit begins: the browser tells of that itself, unless it is a page to be read.
            announced: StoredValue::new(Some(current_address()).filter(|address| address.page().is_none())),
            turn: StoredValue::new(0),
        };
        place::watch();
        flow::watch();
        pictures::watch();
        progress::watch(desk);
        seen::watch();
        commands::watch(desk);
        aids::watch();
        speech::stay_awake(desk);
        selection::watch();
        focus::watch();
        view::recent::watch();
        browser::listen::<web_sys::Event>(&window(), "popstate", move |_| desk.moved());
        desk.show(current_address());
        desk
    }

    /// A desk of its own with that on it, for a rehearsal: where the reader is stays as it is.
    pub fn of_its_own(self, paper: Paper) -> Self {
        let (paper, panel) = (RwSignal::new(paper), RwSignal::new(Panel::Closed));
        Desk { paper, panel, arriving: StoredValue::new(true), ..self }
    }

    /// Goes to an address, as a followed link does.
    pub fn go(self, address: Address) {
        let there = self.address.with_untracked(|a| *a == address);
        if there && !matches!(self.paper.get_untracked(), Paper::Waiting) {
            return flow::now().to(0.0, false);
        }
        place::push(&address.href());
        self.arrival.set_value(recent::place(&address));
        self.show(address);
    }

    // Back or Forward: the browser has changed the address already.
    fn moved(self) {
        let address = current_address();
        crate::anchors::stay();
        self.arrival.set_value(place::kept());
        if self.address.with_untracked(|a| *a == address)
            && !matches!(self.paper.get_untracked(), Paper::Waiting)
        {
            self.arrived();
        } else {
            self.show(address);
        }
    }

    /// To be called once what is open has been set: takes the reader to their place in it, in the
    /// frame that shows it.
    pub fn arrived(self) {
        // What was set and replaced before it was ever seen has no reader to take anywhere.
        if self.arriving.try_update_value(|due| std::mem::replace(due, true)) == Some(false) {
            browser::before_paint(move || {
                self.arriving.set_value(false);
                let another = self.announce();
                match self.arrival.try_update_value(Option::take).flatten() {
                    Some(place) => place.hold(),
                    // A visit that begins with the front page begins where the browser has it begin.
                    None if !another && self.address.with_untracked(|a| *a == Address::Home) => {}
                    None => {
                        place::begin();
                        crate::anchors::arrive();
                    }
                }
                seen::arrived(self.address.get_untracked(), progress::rest());
            });
        }
    }

    /// What is set next is what is set now, with a change: the reader stays where they are.
    pub fn stay(self) {
        self.arrival.set_value(Some(Place::now()));
    }

    /// How many blocks have to be set before [`Desk::arrived`] can be called.
    pub fn blocks_needed(self) -> u32 {
        self.arrival.with_value(|place| place.as_ref().map_or(0, Place::blocks_needed))
    }

    /// Whether the reader comes back to what is set next, to where they were in it.
    pub fn returns(self) -> bool {
        self.arrival.with_value(Option::is_some)
    }

    fn show(self, address: Address) {
        self.turn();
        let open = match &address {
            Address::Read { page, .. } => self.shelved(page),
            _ => None,
        };
        self.clear_bars();
        match (&address, open) {
            (_, Some(page)) => {
                recent::opened(&page);
                self.paper.set(Paper::Page(page));
            }
            (Address::Read { page, .. }, None) => self.fetch(page.clone()),
            // Its text went with the visit.
            (Address::Unread, _) => {
                place::replace(&Address::Home.href());
                self.paper.set(Paper::Blank);
                self.address.set(Address::Home);
                return;
            }
            _ => self.paper.set(Paper::Blank),
        }
        self.address.set(address);
    }

    /// Says for a while, in the bar of mishaps, what is to be done first.
    pub fn hint(self, words: &'static str) {
        thread_local! {
            static TIMER: Cell<i32> = const { Cell::new(0) };
        }
        self.mishap.set(Some(words.to_owned()));
        browser::cancel(TIMER.replace(browser::later(HINT, move || self.heeded(words))));
    }

    /// What that hint said has been done, or was said for long enough. What has failed since stays.
    pub fn heeded(self, words: &str) {
        if self.mishap.with_untracked(|said| said.as_deref() == Some(words)) {
            focus::keep();
            self.mishap.set(None);
        }
    }

    // What the bars say is about what was open.
    fn clear_bars(self) {
        self.removed.set(None);
        self.mishap.set(None);
    }

    fn shelved(self, id: &PageId) -> Option<Arc<Page>> {
        self.shelf.with_value(|shelf| shelf.iter().find(|p| p.id.as_ref() == Some(id)).cloned())
    }

    fn shelve(self, page: Arc<Page>) {
        self.shelf.update_value(|shelf| {
            shelf.retain(|p| p.id != page.id);
            shelf.insert(0, page);
            shelf.truncate(SHELF);
        });
    }

    // What is open stays for a moment: most pages are read before it is over, and a view that comes
    // and goes within it only flickers.
    fn wait(self) -> u32 {
        let turn = self.turn();
        let show = move || {
            if self.turn.get_value() == turn {
                said::tell(say("Reading the page"));
                self.announced.set_value(None);
                self.paper.set(Paper::Waiting);
            }
        };
        if browser::first("#main").is_some() {
            browser::later(MOMENT, show);
        } else {
            // The visit begins with this page.
            show();
        }
        turn
    }

    // Whatever was waited for until now is not waited for any more.
    fn turn(self) -> u32 {
        self.turn
            .try_update_value(|turn| {
                *turn += 1;
                *turn
            })
            .unwrap_or_default()
    }

    /// Gives up waiting and goes back to what the address says.
    pub fn give_up(self) {
        let address = self.address.get_untracked();
        self.show(if address.page().is_some_and(|p| self.shelved(p).is_none()) {
            Address::Home
        } else {
            address
        });
    }

    // `pasted`: what is asked about came from the clipboard and lies in `clip`.
    fn ask(self, ask: Ask, pasted: bool) {
        let turn = self.wait();
        let client = self.client.get_value();
        client.ask(ask, move |reply| {
            if self.turn.get_value() == turn {
                self.answered(reply, pasted);
            }
        });
    }

    fn answered(self, reply: Reply, pasted: bool) {
        match reply {
            Reply::Article { page: id, article, url, as_printed, .. } => {
                self.lay(Page { id: Some(id.clone()), article: *article, url, as_printed });
                if pasted {
                    self.forget_paste();
                }
                let here = self.address.with_untracked(|a| a.page() == Some(&id));
                if !here {
                    let address = Address::lead(id);
                    self.arrival.set_value(recent::place(&address));
                    // Where the reader was, was kept when they brought this page.
                    place::enter(&address.href());
                    self.address.set(address);
                }
            }
            Reply::Refused { why, message, text } => {
                let own = if pasted { self.clip.with_untracked(|c| c.text.clone()) } else { String::new() };
                let text = if text.is_empty() { own.clone() } else { text };
                // A paste that failed is in the box when the reader comes back to it.
                if self.draft.with_untracked(String::is_empty) {
                    self.draft.set(own);
                }
                let kind = TroubleKind::Refused(why);
                self.show_trouble(Trouble { kind, message, text });
            }
            _ => {}
        }
    }

    fn lay(self, page: Page) {
        self.turn();
        let page = Arc::new(page);
        self.clear_bars();
        self.panel.set(Panel::Closed);
        recent::opened(&page);
        self.shelve(Arc::clone(&page));
        self.paper.set(Paper::Page(page));
        self.announced.set_value(None);
    }

    // Tells whoever listens what stands there, where it is another view than before, and whether it is. What is
    // only set anew is not told of: whoever had it changed hears of the change.
    fn announce(self) -> bool {
        let address = self.address.get_untracked();
        let words = match untrack(|| view::copy(self)) {
            // It is about to give way to what the address says.
            Some(copy) if copy.page.id.is_some() && copy.page.id.as_ref() != address.page() => return false,
            Some(copy) => {
                let head = copy.head();
                let minutes = when::minutes(head.words, head.lang);
                count(
                    minutes as usize,
                    ["Ready: {headline} ({n} minute to read)", "Ready: {headline} ({n} minutes to read)"],
                    &[("headline", head.headline.unwrap_or(say("The article")))],
                )
            }
            None if address == Address::About => say("About Broadsheet").to_owned(),
            None => "Broadsheet".to_owned(),
        };
        let address = Some(address);
        let another = self.announced.with_value(|announced| *announced != address);
        if another {
            self.announced.set_value(address);
            said::tell(&words);
        }
        another
    }

    fn trouble(self, kind: TroubleKind, message: &str) {
        self.show_trouble(Trouble { kind, message: message.to_owned(), text: String::new() });
    }

    fn show_trouble(self, trouble: Trouble) {
        self.turn();
        said::tell(told(&trouble.message).as_deref().unwrap_or(&trouble.message));
        // A page that is named in the address keeps its address: a reload tries again.
        if self.address.with_untracked(|a| a.page().is_none() && *a != Address::Unread) {
            place::push(&Address::Unread.href());
            self.address.set(Address::Unread);
        }
        // What is wrong is all that there is to tell.
        self.announced.set_value(Some(self.address.get_untracked()));
        self.paper.set(Paper::Trouble(trouble));
    }

    /// The interface speaks another language from now on. What is open stays, and the reader in it.
    pub fn speak(self, tag: &str) {
        words::choose(tag, move || {
            self.stay();
            selection::anew();
            self.tongue.update(|n| *n = n.wrapping_add(1));
        });
    }
}

// Where the reader stopped in what the address bar names, unless it names a place itself.
fn stopped_here() -> Option<Place> {
    let whole = window().location().hash().unwrap_or_default().is_empty();
    recent::place(&current_address()).filter(|_| whole)
}

fn current_address() -> Address {
    Address::parse(&window().location().search().unwrap_or_default())
}
