//! The program in the Web Worker. Natively there is nothing for it to do.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("broadsheet-worker runs in a browser: build it for wasm32-unknown-unknown");
}
