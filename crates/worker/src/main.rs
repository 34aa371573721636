//! The program in the Web Worker. Natively there is nothing for it to do.

#[cfg(target_arch = "wasm32")]
mod browser;

/// Quicker and smaller than the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("broadsheet-worker runs in a browser: build it for wasm32-unknown-unknown");
}
