// Puts the wasm under the names that the peers' benchmark calls. `?encode` in the address: packs are made in store_load.
import init, * as page from './bench_page.js';

await init();
const encoded = !new URLSearchParams(location.search).has('encode');
window.__bench = {
  search_prepare: (json) => page.search_prepare(json),
  search_build: () => page.search_build(),
  search_query: (text, k) => page.search_query(text, k),
  extra_bytes: () => page.extra_bytes(),
  store_prepare: (json) => page.store_prepare(json, encoded),
  store_open: () => page.store_open(),
  store_load: () => page.store_load(),
  store_read_all: () => page.store_read_all(),
  store_get: (id) => page.store_get(id),
  sync_open: () => page.sync_open(),
  sync_pull: () => page.sync_pull(),
  sync_mutate: (work) => page.sync_mutate(JSON.stringify(work)),
  sync_push: () => page.sync_push(),
};
