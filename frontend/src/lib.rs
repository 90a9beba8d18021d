//! The browser's entry point: hydrates the server-rendered app. Everything else lives in `app`.
#![cfg(target_arch = "wasm32")]

/// Called once by the page's script when the wasm has arrived.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(app::wake());
}
