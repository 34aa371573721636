//! Broadsheet's app: Leptos views, and the only code that knows the browser's DOM.
//!
//! It parses no HTML and keeps no pages: it asks the worker (`client`), shows what comes back
//! (`view`, `set`), and remembers where the reader is (`address`, `place`).

mod address;
mod anchors;
mod as_is;
mod browser;
mod bundled;
mod client;
mod commands;
mod desk;
mod digest;
mod dom;
mod flow;
mod galley;
mod icon;
mod library;
mod owed;
mod paper;
mod paste;
mod pictures;
mod place;
mod recent;
mod rehearsal;
mod room;
mod said;
mod seen;
mod set;
mod settings;
mod update;
mod view;
mod when;
mod within;
mod words;

/// The worker's, too; some two hundred bytes less here than the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    words::begin();
    view::mount();
}
