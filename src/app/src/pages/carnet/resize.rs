//! A photo made small on the device: drawn anew, so that nothing of the file but its picture goes on. The place, the time and the
//! phone that were written beside it stay where they were.

use domain::attachment::{PHOTO_BYTES, PHOTO_SIDE};
use js_sys::{Promise, Uint8Array, global};
use wasm_bindgen::JsValue;
use web_sys::{Blob, Url};

use super::by_name::{call, done, get, make, set};

/// Longest sides that are tried, in parts of the largest.
const SCALES: [f64; 4] = [1.0, 0.75, 0.5, 0.25];
/// Qualities of JPEG that are tried for each.
const QUALITIES: [f64; 3] = [0.85, 0.7, 0.5];

/// A small JPEG.
pub struct Small {
    /// The file.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The photo of a file, as large as an entry may have it. `None` when this browser cannot read it: no picture, damaged, or of
/// a kind that it does not know (HEIC).
pub async fn small(file: &Blob) -> Option<Small> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let picture = decoded(&address).await;
    // The picture holds what it has read.
    let _ = Url::revoke_object_url(&address);
    let picture = picture?;
    let side = |name| get(&picture, name).as_f64().filter(|side| *side >= 1.0);
    let (width, height) = (side("naturalWidth")?, side("naturalHeight")?);
    let most = f64::from(PHOTO_SIDE);
    for scale in SCALES {
        let factor = (most * scale / width.max(height)).min(1.0);
        let size = |side: f64| (side * factor).round().clamp(1.0, most);
        let (width, height) = (size(width), size(height));
        let canvas = drawn(&picture, width, height)?;
        for quality in QUALITIES {
            let bytes = jpeg(&canvas, quality).await?;
            if bytes.len() <= PHOTO_BYTES as usize {
                return Some(Small {
                    bytes,
                    width: width as u32,
                    height: height as u32,
                });
            }
        }
    }
    None
}

async fn decoded(address: &str) -> Option<JsValue> {
    let picture = make("Image", &[])?;
    set(&picture, "src", &address.into())?;
    done(call(&picture, "decode", &[])?).await?;
    Some(picture)
}

fn drawn(picture: &JsValue, width: f64, height: f64) -> Option<JsValue> {
    let canvas = call(
        &get(&global(), "document"),
        "createElement",
        &["canvas".into()],
    )?;
    set(&canvas, "width", &width.into())?;
    set(&canvas, "height", &height.into())?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    let whole = [0.0, 0.0, width, height].map(JsValue::from_f64);
    // A JPEG has no transparency.
    set(&context, "fillStyle", &"#fff".into())?;
    call(&context, "fillRect", &whole)?;
    let [left, top, width, height] = whole;
    let placed = [picture.clone(), left, top, width, height];
    call(&context, "drawImage", &placed)?;
    Some(canvas)
}

pub(super) async fn jpeg(canvas: &JsValue, quality: f64) -> Option<Vec<u8>> {
    let made = Promise::new(&mut |done, _| {
        let asked = [done.into(), "image/jpeg".into(), quality.into()];
        // Both are there wherever a picture was drawn before.
        let _ = call(canvas, "toBlob", &asked);
    });
    let blob = done(made.into()).await?;
    let bytes = done(call(&blob, "arrayBuffer", &[])?).await?;
    Some(Uint8Array::new(&bytes).to_vec())
}
