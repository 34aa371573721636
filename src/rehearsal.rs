//! A rehearsal: once the front page has come to rest, an article is set that nobody sees. What a browser
//! does for the first time takes it two to three times as long, and the first article is the one that a
//! reader waits for.

use std::sync::Arc;

use article::Article;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wire::PageId;

use crate::browser;
use crate::desk::Desk;
use crate::dom::{append, make};
use crate::paper::{Page, Paper};
use crate::view;

/// The article of ours that is set: one of prose, in most of its faces, and without pictures.
const ARTICLE: &str = "articles/telling-a-story-from-a-menu.html";
/// Milliseconds after the start, when the front page has come to rest.
const AT_REST: i32 = 300;

/// Rehearses on the front page, unless the reader has begun by then.
pub fn plan(desk: Desk) {
    if desk.paper.with_untracked(|paper| matches!(paper, Paper::Blank)) {
        desk.read_aside(ARTICLE, AT_REST, move |article| rehearse(desk, article));
    }
}

// All in one turn of the browser: it is gone before anything is painted, or anybody looks.
fn rehearse(desk: Desk, mut article: Article) {
    let Some(body) = browser::document().body() else { return };
    // What is set for articles of its language is not for the front page.
    article.meta.lang = None;
    let page = Page { id: None, article, url: None, as_printed: false };
    let desk = desk.of_its_own(Paper::Page(Arc::new(page)));
    let stage = make("div");
    append(&body, &stage);
    // The browser fetches what a tab agreed to when it is asked for the first time.
    let _ = desk.pictures.allowed(Some(&PageId(String::new())));
    let owner = Owner::new();
    let mut view = owner.with(|| view::rehearsed(desk).build());
    view.mount(&stage, None);
    spawn_local(async move {
        // After the effects that fill it.
        let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
        // Styles it and lays it out.
        let _ = stage.get_bounding_client_rect();
        stage.remove();
        view.unmount();
        owner.cleanup();
    });
}
