//! Store: the packs as the browser keeps them, and sheets decoded from them.

use std::cell::RefCell;
use std::rc::Rc;

use catalogue::collection::Catalogue;
use catalogue::pack::{self, BlockReader, Index};
use catalogue::sheet::Sheet;
use store::CatalogueStore;
use wasm_bindgen::prelude::*;

use super::object;

#[derive(Default)]
struct Bench {
    sheets: Vec<Sheet>,
    published: Option<pack::Published>,
    store: Option<CatalogueStore>,
    index: Option<Index>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

fn opened() -> Result<CatalogueStore, JsError> {
    BENCH
        .with_borrow(|bench| bench.store.clone())
        .ok_or_else(|| JsError::new("not open"))
}

/// Reads the corpus. With `encoded`, makes the packs too, as the server does for all browsers; without, they are
/// made in the timed load.
#[wasm_bindgen]
pub fn store_prepare(json: &str, encoded: bool) -> Result<(), JsError> {
    let rows = super::corpus::read(json)?;
    let sheets = rows.into_iter().map(super::corpus::sheet).collect();
    BENCH.with_borrow_mut(|bench| bench.sheets = sheets);
    if encoded {
        encode();
    }
    Ok(())
}

fn encode() {
    BENCH.with_borrow_mut(|bench| {
        let sheets = std::mem::take(&mut bench.sheets);
        bench.published = Some(pack::build(
            &Catalogue {
                sheets,
                ..Catalogue::default()
            },
            None,
        ));
    });
}

/// Opens the database, and the index of what is in it.
#[wasm_bindgen]
pub async fn store_open() -> Result<(), JsError> {
    let store = CatalogueStore::open(Rc::new(|| {})).await?;
    let index = store
        .index()
        .await?
        .map(|bytes| Index::decode(&bytes))
        .transpose()?;
    BENCH.with_borrow_mut(|bench| {
        bench.store = Some(store);
        bench.index = index;
    });
    Ok(())
}

/// Writes the blocks, then the index that names them; resolves once both are committed.
#[wasm_bindgen]
pub async fn store_load() -> Result<(), JsError> {
    let store = opened()?;
    if BENCH.with_borrow(|bench| bench.published.is_none()) {
        encode();
    }
    let Some(published) = BENCH.with_borrow_mut(|bench| bench.published.take()) else {
        return Err(JsError::new("nothing prepared"));
    };
    let index = published.index.encode();
    let kept: Vec<String> = published
        .index
        .parts
        .iter()
        .map(pack::Part::address)
        .collect();
    let parts = kept.iter().cloned().zip(published.parts).collect();
    store.put_parts(parts).await?;
    store.set_index(index, &kept).await?;
    Ok(())
}

/// Reads and decodes every sheet.
#[wasm_bindgen]
pub async fn store_read_all() -> Result<JsValue, JsError> {
    let store = opened()?;
    let blocks: Vec<String> = BENCH.with_borrow(|bench| {
        let parts = bench.index.iter().flat_map(|index| &index.parts);
        parts
            .filter(|part| part.name.starts_with("block-"))
            .map(pack::Part::address)
            .collect()
    });
    let (mut count, mut chars) = (0, 0);
    for (address, bytes) in store.parts().await? {
        if !blocks.contains(&address) {
            continue;
        }
        let block = BlockReader::open(bytes)?;
        for id in block.ids() {
            if let Some(sheet) = block.sheet(id)? {
                count += 1;
                chars += body(&sheet).encode_utf16().count() as u32;
            }
        }
    }
    Ok(object(&[("count", count.into()), ("chars", chars.into())]))
}

/// Reads and decodes one sheet from its block.
#[wasm_bindgen]
pub async fn store_get(id: String) -> Result<JsValue, JsError> {
    let store = opened()?;
    let address = BENCH.with_borrow(|bench| {
        let index = bench.index.as_ref()?;
        index.part(&index.block_of(&id)).map(pack::Part::address)
    });
    let address = address.ok_or_else(|| JsError::new("no such block"))?;
    let bytes = store
        .part(&address)
        .await?
        .ok_or_else(|| JsError::new("the block is not there"))?;
    let sheet = BlockReader::open(bytes)?
        .sheet(&id)?
        .ok_or_else(|| JsError::new("no such sheet"))?;
    Ok(object(&[("body", body(&sheet).into())]))
}

/// The body of a decoded sheet.
fn body(sheet: &Sheet) -> String {
    let texts = sheet.what.iter().flat_map(|what| what.value.texts());
    texts.collect::<Vec<_>>().join("\n")
}
