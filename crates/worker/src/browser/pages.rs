//! What is kept in IndexedDB: database `broadsheet`, store `pages`, a page's name as its key; and
//! store `highlights`, the key of each the page's name, a space and when it was made.
//!
//! A record is a plain object, `{html, source, url, captured, restored: [node…], printed}` or
//! `{made, story, block, quote, before, after, note}`, not the bytes of a message: messages change
//! with every version, what is kept must not.

use std::cell::RefCell;
use std::rc::Rc;

use article::NodeId;
use broadsheet_worker::{Change, Kept, Store, StoreError};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
    Response,
};
use wire::{Highlight, PageId};

const DATABASE: &str = "broadsheet";
/// 1: pages; 2: highlights, too.
const VERSION: u32 = 2;
const PAGES: &str = "pages";
const HIGHLIGHTS: &str = "highlights";
/// After this many milliseconds storage counts as broken: an upgrade that another tab holds up
/// never ends, and a reader must not wait for it.
const PATIENCE: i32 = 3_000;

/// The database, opened when it is first needed. Clones are handles on the same.
#[derive(Clone, Default)]
pub struct Pages {
    database: Rc<RefCell<Option<IdbDatabase>>>,
}

impl Store for Pages {
    async fn get(&self, page: &PageId) -> Result<Option<Kept>, StoreError> {
        let transaction = self.transaction(IdbTransactionMode::Readonly).await?;
        let store = transaction.object_store(PAGES).map_err(broken)?;
        let request = store.get(&JsValue::from_str(&page.0)).map_err(broken)?;
        commit(&transaction);
        Ok(kept_of(&settled(&request).await?))
    }

    async fn highlights(&self, page: &PageId) -> Result<Vec<Highlight>, StoreError> {
        let transaction = self.transaction(IdbTransactionMode::Readonly).await?;
        let store = transaction.object_store(HIGHLIGHTS).map_err(broken)?;
        // From the space after the name to the character after a space.
        let end = |mark: &str| JsValue::from(format!("{}{mark}", page.0));
        let range = IdbKeyRange::bound(&end(" "), &end("!")).map_err(broken)?;
        let request = store.get_all_with_key(&range).map_err(broken)?;
        commit(&transaction);
        let found = settled(&request).await?;
        Ok(Array::from(&found).iter().filter_map(|record| highlight_of(&record)).collect())
    }

    async fn put(&self, page: &PageId, changes: &[Change<'_>]) -> Result<(), StoreError> {
        let transaction = self.transaction(IdbTransactionMode::Readwrite).await?;
        let mut deletes = false;
        for change in changes {
            let (store, key, record) = match change {
                Change::Page(kept) => (PAGES, page.0.clone(), kept.map(record_of)),
                Change::Highlight(made, highlight) => {
                    (HIGHLIGHTS, format!("{} {made}", page.0), highlight.map(highlight_record))
                }
            };
            let store = transaction.object_store(store).map_err(broken)?;
            let key = JsValue::from(key);
            deletes |= record.is_none();
            match record {
                Some(record) => store.put_with_key(&record, &key),
                None => store.delete(&key),
            }
            .map_err(broken)?;
        }
        // One that deletes stays open, for it may have to be aborted.
        if !deletes {
            commit(&transaction);
        }
        // Kept is what the transaction has committed, not what it has accepted.
        let done = Promise::new(&mut |resolve: Function, reject: Function| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        let done = in_time(done).await;
        if done.is_err() && deletes {
            // What was said not to be deleted must not be deleted later. What is kept late is welcome.
            let _ = transaction.abort();
        }
        done.map(drop)
    }

    async fn file(&self, name: &str) -> Option<String> {
        let response: Response = in_time(super::scope().fetch_with_str(name)).await.ok()?.unchecked_into();
        let text = response.text().ok().filter(|_| response.ok())?;
        in_time(text).await.ok()?.as_string()
    }
}

impl Pages {
    async fn transaction(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, StoreError> {
        let stores = Array::of2(&PAGES.into(), &HIGHLIGHTS.into());
        let open = self.database.borrow().clone();
        // A database that was closed behind our back (storage cleared, a newer version in another
        // tab) refuses transactions: it is opened once more.
        let on = |database: &IdbDatabase| database.transaction_with_str_sequence_and_mode(&stores, mode);
        if let Some(transaction) = open.and_then(|database| on(&database).ok()) {
            return Ok(transaction);
        }
        let database = open_database().await?;
        let transaction = on(&database).map_err(broken);
        *self.database.borrow_mut() = Some(database);
        transaction
    }
}

async fn open_database() -> Result<IdbDatabase, StoreError> {
    let factory = super::scope().indexed_db().map_err(broken)?.ok_or(StoreError)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, VERSION).map_err(broken)?;
    let upgrade = Closure::once_into_js(|event: Event| {
        if let Some(database) = target_result(&event) {
            // One that is there already stays as it is. If another fails, the first transaction tells.
            for store in [PAGES, HIGHLIGHTS] {
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: IdbDatabase = settled(&request).await?.unchecked_into();
    // Gives way to a newer version in another tab, which would wait for us otherwise.
    let give_way = Closure::once_into_js(|event: Event| {
        if let Some(database) = event.target() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    database.set_onversionchange(Some(give_way.unchecked_ref()));
    Ok(database)
}

/// Says that no request follows. A transaction ends without that, too, but only if we are still there
/// when its requests are answered; WebKit keeps one whose page has gone by then, and with it all that
/// come after.
// The bindings call it deprecated, the standard (Indexed Database API 3.0, 4.10) does not.
#[expect(deprecated)]
fn commit(transaction: &IdbTransaction) {
    let _ = transaction.commit();
}

fn target_result(event: &Event) -> Option<IdbDatabase> {
    let request: IdbRequest = event.target()?.unchecked_into();
    request.result().ok().map(JsValue::unchecked_into)
}

/// The result of a request, once it has one.
async fn settled(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let done = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    in_time(done).await?;
    request.result().map_err(broken)
}

/// Waits for a promise, but not forever.
async fn in_time(promise: Promise) -> Result<JsValue, StoreError> {
    let too_late = Promise::new(&mut |_: Function, reject: Function| {
        let _ = super::scope().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &too_late))).await.map_err(broken)
}

fn broken(_: JsValue) -> StoreError {
    StoreError
}

/// An object with these properties.
fn object<const N: usize>(properties: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // Cannot fail on an object of our own.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    object.into()
}

fn record_of(kept: &Kept) -> JsValue {
    let restored = kept.restored.iter().map(|node| JsValue::from(node.0));
    object([
        ("html", kept.html.into()),
        ("source", JsValue::from_str(&kept.source)),
        ("url", kept.url.as_deref().map_or(JsValue::NULL, JsValue::from_str)),
        // Seconds since 1970 are exact in a double for the next 285 million years.
        ("captured", kept.captured.map_or(JsValue::NULL, |seconds| JsValue::from_f64(seconds as f64))),
        ("restored", restored.collect::<Array>().into()),
        ("printed", kept.as_printed.into()),
    ])
}

fn highlight_record(highlight: &Highlight) -> JsValue {
    object([
        ("made", JsValue::from_f64(highlight.made as f64)),
        ("story", highlight.story.map_or(JsValue::NULL, JsValue::from)),
        ("block", highlight.block.into()),
        ("quote", JsValue::from_str(&highlight.quote)),
        ("before", JsValue::from_str(&highlight.before)),
        ("after", JsValue::from_str(&highlight.after)),
        ("note", JsValue::from_str(&highlight.note)),
    ])
}

/// A record as a highlight; `None` where it is none.
fn highlight_of(record: &JsValue) -> Option<Highlight> {
    let get = |name: &str| Reflect::get(record, &JsValue::from_str(name)).unwrap_or_default();
    let text = |name: &str| get(name).as_string().unwrap_or_default();
    Some(Highlight {
        made: get("made").as_f64()? as i64,
        story: get("story").as_f64().map(|n| n as u32),
        block: get("block").as_f64().unwrap_or_default() as u32,
        quote: text("quote"),
        before: text("before"),
        after: text("after"),
        note: text("note"),
    })
}

/// A record as a page; `None` where it is none.
fn kept_of(record: &JsValue) -> Option<Kept> {
    let get = |name: &str| Reflect::get(record, &JsValue::from_str(name)).ok();
    let nodes = get("restored").and_then(|nodes| nodes.dyn_into::<Array>().ok()).unwrap_or_default();
    // One by one: a set that is collected brings a sort of its own.
    let restored = nodes.iter().filter_map(|node| Some(NodeId(node.as_f64()? as u32))).collect();
    Some(Kept {
        html: get("html")?.is_truthy(),
        source: get("source")?.as_string()?,
        url: get("url").and_then(|url| url.as_string()),
        captured: get("captured").and_then(|seconds| seconds.as_f64()).map(|seconds| seconds as i64),
        restored,
        as_printed: get("printed")?.is_truthy(),
    })
}
