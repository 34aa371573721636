//! New versions: a service worker that waits, and the switch to it when the reader agrees.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::browser::{self, window};

/// The browser's service workers; `None` where it has none, as on a plain `http:` address.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    js_sys::Reflect::has(&navigator, &"serviceWorker".into())
        .unwrap_or(false)
        .then(|| navigator.service_worker())
}

/// Whether a whole new version is there and waits; changes while the page lives.
pub fn watch() -> RwSignal<bool> {
    let waiting = RwSignal::new(false);
    if let Some(container) = container() {
        spawn_local(async move {
            let Ok(ready) = container.ready() else { return };
            let Ok(registration) = JsFuture::from(ready).await else { return };
            let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
            waiting.set(registration.waiting().is_some());
            let target = registration.clone();
            browser::listen::<Event>(&target, "updatefound", move |_| found(&registration, waiting));
        });
    }
    waiting
}

// A new version is being fetched; once it is installed, it waits.
fn found(registration: &ServiceWorkerRegistration, waiting: RwSignal<bool>) {
    let Some(installing) = registration.installing() else { return };
    let worker = installing.clone();
    browser::listen::<Event>(&installing, "statechange", move |_| {
        // The very first version has nobody to wait for.
        let controlled = container().is_some_and(|c| c.controller().is_some());
        if worker.state() == ServiceWorkerState::Installed && controlled {
            waiting.set(true);
        }
    });
}

/// Switches to the version that waits, and reloads the page once it has taken over.
pub fn switch() {
    let Some(container) = container() else { return };
    browser::listen::<Event>(&container, "controllerchange", |_| {
        let _ = window().location().reload();
    });
    let registration = container.get_registration();
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(registration).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        if let Some(worker) = registration.waiting() {
            let message = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&message, &"type".into(), &"skip-waiting".into());
            let _ = worker.post_message(&message);
        }
    });
}
