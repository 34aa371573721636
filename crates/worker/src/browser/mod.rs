//! The worker's event loop: messages in, answers out.

mod decoder;
mod pages;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use broadsheet_worker::{Desk, Next, Queue};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};
use wire::{Answer, PageId, Refusal, Reply, Request, RequestId, WireError};

use decoder::BrowserDecoder;
use pages::Pages;

/// A page that is read before the first real one: it takes every stage once, so that the engine
/// is compiled and its memory grown when a reader pastes. A longer page has its second part more often.
const WARM_UP: [&str; 2] = [
    "<!doctype html><html lang=en><head><title>Warm up</title>\
    <script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Warm up\"}</script></head>\
    <body><nav><a href=/>Home</a></nav><article><h1>Warm up</h1><p>By A. Writer, 1 May 2024</p>\
    <p>Nobody sees this page, and nobody sees it read: it is read so that the page which is read first \
    is read as this page is read.</p>",
    "<h2>Why</h2><ul><li>One, two.</ul>\
    <figure><img src=/a.png alt=A><figcaption>A caption. Photo: B</figcaption></figure>\
    <table><tr><th>A<th>B<tr><td>1<td>2</table><pre><code>let a = 1;</code></pre>\
    <blockquote><em>A</em></blockquote></article><aside><h3>Related</h3><a href=/b>Warm up</a></aside></body></html>",
];

/// Milliseconds after the start, when the page has come to rest.
const AT_REST: i32 = 300;
/// Bytes of the page that is read then, again and again: short enough that a reader who pastes meanwhile does not
/// wait.
const LONGER: usize = 4_000;
/// How often such a page is read, so that the next one is read quickly.
const ROUNDS: u32 = 200;

type BrowserDesk = Desk<Pages, BrowserDecoder>;

/// What the message handler and the loop share.
struct Shared {
    queue: RefCell<Queue>,
    /// The desk, while nobody works at it.
    desk: RefCell<Option<BrowserDesk>>,
    /// How often a page is still to be read to warm up; 0 until the page has come to rest.
    rounds: Cell<u32>,
}

/// Warms the engine up, then listens.
pub fn start() {
    let _ = read(&WARM_UP.concat()).map(encoded);
    let pages = Pages::default();
    let desk = Desk::new(pages, BrowserDecoder, milliseconds);
    let desk = RefCell::new(Some(desk));
    let shared = Rc::new(Shared { queue: RefCell::default(), desk, rounds: Cell::default() });
    let warmed = Rc::clone(&shared);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        match wire::decode::<Request>(&bytes) {
            Ok(request) => {
                shared.queue.borrow_mut().push(request);
                run(&shared);
            }
            Err(error) => post(RequestId(0), refusal(error)),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(RequestId(0), Reply::Ready);
    let warm = Closure::once_into_js(move || {
        warmed.rounds.set(ROUNDS);
        spawn_local(warm_up(warmed));
    });
    let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(warm.unchecked_ref(), AT_REST);
}

/// Reads a longer page many times, for browsers compile in earnest only what has run for a while. Whatever is
/// asked for goes before: this ends when somebody is at the desk, and goes on when they have left it.
async fn warm_up(shared: Rc<Shared>) {
    while let Some(left) = shared.rounds.get().checked_sub(1).filter(|_| shared.desk.borrow().is_some()) {
        shared.rounds.set(left);
        let _ = read(&longer()).map(encoded);
        turn().await;
    }
}

fn longer() -> String {
    let [start, end] = WARM_UP;
    [start, &end.repeat(LONGER / end.len())].concat()
}

/// All that is done with a page that is read, for nobody.
fn read(page: &str) -> Option<Reply> {
    let article = Box::new(extract::extract(page, &extract::Options::default()).ok()?);
    let page = PageId(String::new());
    Some(Reply::Article { page, article, url: None, as_printed: false, millis: 0 })
}

fn encoded(reply: Reply) -> Vec<u8> {
    wire::encode(&Answer { id: RequestId(0), reply })
}

/// Starts to work on what waits, unless somebody is at it.
fn run(shared: &Rc<Shared>) {
    let Some(mut desk) = shared.desk.borrow_mut().take() else { return };
    let shared = Rc::clone(shared);
    spawn_local(async move {
        loop {
            // Lets in whatever arrived while the last request was worked on, so that a newer
            // paste is seen before an older one is begun.
            turn().await;
            let Next { cancelled, request } = shared.queue.borrow_mut().take_next();
            cancelled.into_iter().for_each(|id| post(id, Reply::Cancelled));
            let Some(request) = request else { break };
            let done = desk.work(request.ask).await;
            post(request.id, done.reply);
            if let Some(page) = done.changed {
                // What a reader brings warms up as well, and the page has much to do now.
                shared.rounds.set(0);
                // The article is on the screen already; that it is not kept shows when it is
                // looked for.
                let _ = desk.keep(&page).await;
            }
        }
        *shared.desk.borrow_mut() = Some(desk);
        warm_up(shared).await;
    });
}

/// Resolves after the messages that have arrived so far.
async fn turn() {
    let Ok(channel) = MessageChannel::new() else { return };
    let arrived = Promise::new(&mut |resolve: Function, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(arrived).await;
    }
    channel.port1().close();
}

fn refusal(error: WireError) -> Reply {
    let why = match error {
        WireError::Version(_) => Refusal::Version,
        WireError::Malformed => Refusal::Failed,
    };
    Reply::Refused { why, message: format!("The page sent {error}."), text: String::new() }
}

/// Sends an answer; its memory goes with it instead of being copied.
fn post(id: RequestId, reply: Reply) {
    let bytes = Uint8Array::from(wire::encode(&Answer { id, reply }).as_slice());
    let buffer = bytes.buffer();
    let _ = scope().post_message_with_transfer(&buffer, &Array::of1(&buffer));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn milliseconds() -> f64 {
    scope().performance().map_or(0.0, |performance| performance.now())
}
