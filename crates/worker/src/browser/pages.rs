//! Pages kept in IndexedDB: database `broadsheet`, store `pages`, a page's name as its key.
//!
//! A record is a plain object `{html, source, url, captured, restored: [node…]}`, not the
//! bytes of a message: messages change with every version, what is kept must not.

use std::cell::RefCell;

use article::NodeId;
use broadsheet_worker::{Kept, Store, StoreError};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};
use wire::PageId;

const DATABASE: &str = "broadsheet";
const VERSION: u32 = 1;
const STORE: &str = "pages";
/// After this many milliseconds storage counts as broken: an upgrade that another tab holds up
/// never ends, and a reader must not wait for it.
const PATIENCE: i32 = 3_000;

/// The database, opened when it is first needed.
#[derive(Default)]
pub struct Pages {
    database: RefCell<Option<IdbDatabase>>,
}

impl Store for Pages {
    async fn get(&self, page: &PageId) -> Result<Option<Kept>, StoreError> {
        let found = self.store(IdbTransactionMode::Readonly).await?.get(&JsValue::from_str(&page.0));
        let found = settled(&found.map_err(broken)?).await?;
        Ok(kept_of(&found))
    }

    async fn put(&self, page: &PageId, kept: Option<&Kept>) -> Result<(), StoreError> {
        let store = self.store(IdbTransactionMode::Readwrite).await?;
        let transaction = store.transaction();
        let key = JsValue::from_str(&page.0);
        match kept {
            Some(kept) => store.put_with_key(&record_of(kept).map_err(broken)?, &key),
            None => store.delete(&key),
        }
        .map_err(broken)?;
        // Kept is what the transaction has committed, not what it has accepted.
        let done = Promise::new(&mut |resolve: Function, reject: Function| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        let done = in_time(done).await;
        if done.is_err() && kept.is_none() {
            // What was said not to be deleted must not be deleted later. A page kept late is welcome.
            let _ = transaction.abort();
        }
        done.map(drop)
    }
}

impl Pages {
    async fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, StoreError> {
        let open = self.database.borrow().clone();
        // A database that was closed behind our back (storage cleared, a newer version in another
        // tab) refuses transactions: it is opened once more.
        if let Some(store) = open.and_then(|database| store_of(&database, mode).ok()) {
            return Ok(store);
        }
        let database = open_database().await?;
        let store = store_of(&database, mode).map_err(broken);
        *self.database.borrow_mut() = Some(database);
        store
    }
}

fn store_of(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
}

async fn open_database() -> Result<IdbDatabase, StoreError> {
    let factory = super::scope().indexed_db().map_err(broken)?.ok_or(StoreError)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, VERSION).map_err(broken)?;
    let upgrade = Closure::once_into_js(|event: Event| {
        if let Some(database) = target_result(&event) {
            // Cannot fail in an upgrade from nothing; if it does, the first transaction tells.
            let _ = database.create_object_store(STORE);
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

fn record_of(kept: &Kept) -> Result<JsValue, JsValue> {
    let record = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&record, &JsValue::from_str(name), &value);
    set("html", kept.html.into())?;
    set("source", JsValue::from_str(&kept.source))?;
    set("url", kept.url.as_deref().map_or(JsValue::NULL, JsValue::from_str))?;
    // Seconds since 1970 are exact in a double for the next 285 million years.
    set("captured", kept.captured.map_or(JsValue::NULL, |seconds| JsValue::from_f64(seconds as f64)))?;
    let restored = kept.restored.iter().map(|node| JsValue::from(node.0));
    set("restored", restored.collect::<Array>().into())?;
    Ok(record.into())
}

/// A record as a page; `None` where it is none.
fn kept_of(record: &JsValue) -> Option<Kept> {
    let get = |name: &str| Reflect::get(record, &JsValue::from_str(name)).ok();
    let restored = get("restored").and_then(|nodes| nodes.dyn_into::<Array>().ok()).unwrap_or_default();
    Some(Kept {
        html: get("html")?.is_truthy(),
        source: get("source")?.as_string()?,
        url: get("url").and_then(|url| url.as_string()),
        captured: get("captured").and_then(|seconds| seconds.as_f64()).map(|seconds| seconds as i64),
        restored: restored.iter().filter_map(|node| Some(NodeId(node.as_f64()? as u32))).collect(),
    })
}
