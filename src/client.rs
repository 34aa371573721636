//! The page's end of the worker: starts it, asks it, and starts it anew when it dies.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use wire::{Answer, Ask, Refusal, Reply, RequestId, VERSION};

use crate::browser;
use crate::owed;
use crate::words::say;

/// The worker's start-up file, beside `index.html`.
const LOADER: &str = "broadsheet-worker_loader.js";
/// How long one page may take, in milliseconds. The largest real pages take less than two
/// seconds on a slow phone; what takes a minute does not end.
const PATIENCE: i32 = 60_000;
/// Deaths in a row without one answer, after which the worker is not started again.
const DEATHS: u32 = 3;

type OnReply = Box<dyn FnOnce(Reply)>;

struct Waiting {
    id: u32,
    // The encoded request, without its id.
    ask: Vec<u8>,
    // Where it is written down as owed; empty where it is not.
    owed: String,
    sent: bool,
    timer: i32,
    on_reply: OnReply,
}

#[derive(Default)]
struct State {
    worker: Option<Worker>,
    ready: bool,
    deaths: u32,
    last: u32,
    waiting: Vec<Waiting>,
    // The running worker's handlers; dropped with it.
    handlers: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

/// A handle on the worker; clones are the same worker.
#[derive(Clone, Default)]
pub struct Client(Rc<RefCell<State>>);

impl Client {
    /// Starts the worker, so that it is warm when the first page comes.
    pub fn start() -> Self {
        let client = Client::default();
        client.spawn();
        client.ask_what_is_owed();
        let leave = |state: Rc<RefCell<State>>| Client(state).rest();
        let come_back = |state: Rc<RefCell<State>>| {
            if state.borrow().worker.is_none() {
                let client = Client(state);
                client.ask_what_is_owed();
                let waits = !client.0.borrow().waiting.is_empty();
                if waits {
                    client.wake();
                }
            }
        };
        for (name, act) in [("pagehide", leave as fn(Rc<RefCell<State>>)), ("pageshow", come_back)] {
            let me = Rc::downgrade(&client.0);
            browser::listen::<Event>(&browser::window(), name, move |_| {
                if let Some(state) = me.upgrade() {
                    act(state);
                }
            });
        }
        client
    }

    // The page goes away, perhaps to come back as it is. A worker that goes with it while it writes
    // leaves WebKit's storage locked for as long as the tab is open; one that is ended before does not.
    fn rest(&self) {
        let mut state = self.0.borrow_mut();
        if let Some(worker) = state.worker.take() {
            worker.terminate();
        }
        state.ready = false;
        // The next page asks for what is owed, and what comes after must not be undone by this one.
        state.waiting.retain(|waiting| waiting.owed.is_empty());
        for waiting in &mut state.waiting {
            waiting.sent = false;
        }
    }

    /// Asks; `on_reply` is called exactly once, also when the worker dies over it. Only the answer to a
    /// change that the next page has to ask for may come too late for that.
    pub fn ask(&self, ask: Ask, on_reply: impl FnOnce(Reply) + 'static) {
        let owed = owed::key(&ask);
        let ask = wire::encode(&ask);
        if !owed.is_empty() {
            owed::note(&owed, &ask);
        }
        self.line_up(ask, owed, Box::new(on_reply));
    }

    fn ask_what_is_owed(&self) {
        owed::each(|key, ask| {
            // The messages of another version are not to be understood.
            if ask.first() == Some(&VERSION) {
                self.line_up(ask, key, Box::new(|_| {}));
            }
        });
    }

    fn line_up(&self, ask: Vec<u8>, owed: String, on_reply: OnReply) {
        let id = {
            let mut state = self.0.borrow_mut();
            state.last = state.last.wrapping_add(1).max(1);
            state.last
        };
        let me = Rc::downgrade(&self.0);
        let timer = browser::later(PATIENCE, move || Self::overdue(&me, id));
        self.0.borrow_mut().waiting.push(Waiting { id, ask, owed, sent: false, timer, on_reply });
        self.wake();
        self.send_waiting();
    }

    fn wake(&self) {
        let asleep = self.0.borrow().worker.is_none();
        if asleep {
            self.spawn();
        }
    }

    fn spawn(&self) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(&browser::beside(LOADER), &options) else {
            return self.died();
        };
        let me = Rc::downgrade(&self.0);
        let on_message = Closure::new(move |event: MessageEvent| {
            if let Some(state) = me.upgrade() {
                Client(state).heard(&event);
            }
        });
        let me = Rc::downgrade(&self.0);
        let on_error = Closure::new(move |_| {
            if let Some(state) = me.upgrade() {
                Client(state).died();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        let mut state = self.0.borrow_mut();
        state.worker = Some(worker);
        state.ready = false;
        state.handlers = vec![on_message, on_error];
    }

    // A module worker with a top-level await drops what arrives before its handler is set, so
    // nothing is sent before it said that it is ready.
    fn send_waiting(&self) {
        let mut state = self.0.borrow_mut();
        if !state.ready {
            return;
        }
        let Some(worker) = state.worker.clone() else { return };
        for waiting in state.waiting.iter_mut().filter(|w| !w.sent) {
            let bytes = Uint8Array::from(wire::request(RequestId(waiting.id), &waiting.ask).as_slice());
            let buffer = bytes.buffer();
            let transfer = js_sys::Array::of1(&buffer);
            waiting.sent = worker.post_message_with_transfer(&buffer, &transfer).is_ok();
        }
    }

    fn heard(&self, event: &MessageEvent) {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        match wire::decode::<Answer>(&bytes) {
            Ok(Answer { reply: Reply::Ready, .. }) => {
                self.0.borrow_mut().ready = true;
                self.send_waiting();
            }
            Ok(Answer { id, reply }) => {
                self.0.borrow_mut().deaths = 0;
                self.answer(id.0, reply);
            }
            Err(_) => {
                let message = say("Broadsheet was updated while this page was open. Reload it to go on.");
                self.fail(Refusal::Version, message, false);
            }
        }
    }

    fn answer(&self, id: u32, reply: Reply) {
        let waiting = {
            let mut state = self.0.borrow_mut();
            state.waiting.iter().position(|w| w.id == id).map(|at| state.waiting.remove(at))
        };
        if let Some(waiting) = waiting {
            self.settle(waiting, reply);
        }
    }

    fn settle(&self, waiting: Waiting, reply: Reply) {
        browser::cancel(waiting.timer);
        let Waiting { owed, on_reply, .. } = waiting;
        // A later change of the same thing is owed still, and so is a highlight that the device has refused:
        // it may take it another time. What was said not to be deleted must not be deleted later.
        let done = matches!(reply, Reply::Done) || !owed.contains(' ');
        if !owed.is_empty() && done && self.0.borrow().waiting.iter().all(|w| w.owed != owed) {
            owed::note(&owed, &[]);
        }
        on_reply(reply);
    }

    fn overdue(state: &Weak<RefCell<State>>, id: u32) {
        let Some(state) = state.upgrade() else { return };
        if state.borrow().waiting.iter().any(|w| w.id == id) {
            Client(state).died();
        }
    }

    fn died(&self) {
        let again = {
            let mut state = self.0.borrow_mut();
            if let Some(worker) = state.worker.take() {
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
            }
            state.ready = false;
            state.deaths += 1;
            state.deaths < DEATHS
        };
        // A closure must not drop itself while it runs: the handlers go once this turn is over.
        let handlers = std::mem::take(&mut self.0.borrow_mut().handlers);
        browser::later(0, move || drop(handlers));
        if again {
            // What it had not been given yet is not what killed it: that waits for the next one.
            self.fail(
                Refusal::Failed,
                say("Reading this page failed. The reading engine was started again."),
                true,
            );
            self.spawn();
        } else {
            self.fail(
                Refusal::Failed,
                say("The reading engine does not start. Reload the page to try again."),
                false,
            );
        }
    }

    fn fail(&self, why: Refusal, message: &str, only_sent: bool) {
        let failed: Vec<Waiting> = {
            let mut state = self.0.borrow_mut();
            let all = std::mem::take(&mut state.waiting);
            let (failed, kept): (Vec<_>, _) = all.into_iter().partition(|w| w.sent || !only_sent);
            state.waiting = kept;
            failed
        };
        for waiting in failed {
            let message = message.to_owned();
            self.settle(waiting, Reply::Refused { why, message, text: String::new() });
        }
    }
}
