//! Tests of `store` and `sync` in a real browser: `cargo test -p browser-tests --target
//! wasm32-unknown-unknown`, with `wasm-bindgen-test-runner` as runner and a chromedriver. Elsewhere this
//! package is empty; the behaviours that need no browser run on memory in `store`'s own tests.
