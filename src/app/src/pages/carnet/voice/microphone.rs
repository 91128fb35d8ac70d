//! The device's microphone, asked for when it is wanted and given back as soon as it is not; and what the browser's recorder
//! wrote, as sound again.

use std::rc::Rc;

use domain::voice::RATE;
use js_sys::{Array, Float32Array, JsString, Object, Uint8Array, global};
use protocol::travel::base64;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::pages::carnet::by_name::{call, done, get, kept, make, set};

/// How often the recorder hands out what it has heard, in milliseconds: what a tab that is closed may lose.
const SLICE: u32 = 1_000;
/// Bits a second of what the recorder writes, which only rests on the device until the note is made of it.
const BITS: u32 = 32_000;

/// Why there is no note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// This browser does not record, or not at this address.
    Unsupported,
    /// The pupil, or who set the device up, does not allow it.
    Refused,
    /// There is no microphone.
    NoMicrophone,
    /// Another program has it.
    Busy,
    /// It was open, and nothing was said.
    Nothing,
    /// The browser does not read what it wrote itself.
    Unreadable,
    /// The device could not write the note.
    NotKept,
}

/// An open microphone and its recorder.
pub(super) struct Microphone {
    stream: JsValue,
    recorder: JsValue,
    parts: Array,
}

impl Microphone {
    /// Asks for the microphone: the browser asks its person.
    ///
    /// # Errors
    /// Why it is not given.
    pub(super) async fn open() -> Result<Rc<Self>, Silence> {
        if get(&global(), "MediaRecorder").is_undefined() {
            return Err(Silence::Unsupported);
        }
        // There are no devices on plain http away from localhost.
        let devices = get(&get(&global(), "navigator"), "mediaDevices");
        let wanted = object(&[("audio", true.into())]);
        let promise = call(&devices, "getUserMedia", &[wanted]).ok_or(Silence::Unsupported)?;
        let answer = kept(promise).await.ok_or(Silence::Unsupported)?;
        let stream = answer.map_err(|error| why(&error))?;
        let options = object(&[("audioBitsPerSecond", BITS.into())]);
        match make("MediaRecorder", &[stream.clone(), options]) {
            Some(recorder) => Ok(Rc::new(Self {
                stream,
                recorder,
                parts: Array::new(),
            })),
            None => {
                release(&stream);
                Err(Silence::Unsupported)
            }
        }
    }

    /// Listens from now on. `more` is called as often as there is more to be had by [`Microphone::heard`], `end` once all is.
    /// Whether it began: a microphone that was taken away meanwhile is given back.
    pub(super) fn listen(
        self: &Rc<Self>,
        more: impl Fn() + 'static,
        end: impl Fn() + 'static,
    ) -> bool {
        let parts = self.parts.clone();
        let data = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            parts.push(&get(&event, "data"));
            more();
        });
        let (stream, recorder) = (self.stream.clone(), self.recorder.clone());
        let stop = Closure::<dyn Fn(JsValue)>::new(move |_| {
            release(&stream);
            end();
            deafen(&recorder);
        });
        let _ = set(&self.recorder, "ondataavailable", &data.into_js_value());
        let _ = set(&self.recorder, "onstop", &stop.into_js_value());
        let begun = call(&self.recorder, "start", &[SLICE.into()]).is_some();
        if !begun {
            deafen(&self.recorder);
            release(&self.stream);
        }
        begun
    }

    /// Stops listening; what was heard until now comes, then the end. Stopping twice is once.
    pub(super) fn stop(&self) {
        let _ = call(&self.recorder, "stop", &[]);
        release(&self.stream);
    }

    /// All that was heard so far, as the recorder wrote it.
    pub(super) async fn heard(&self) -> Option<Vec<u8>> {
        let whole = make("Blob", &[self.parts.clone().into()])?;
        let bytes = done(call(&whole, "arrayBuffer", &[])?).await?;
        Some(Uint8Array::new(&bytes).to_vec())
    }
}

/// A recorder calls nobody any more: it would hold what holds it.
fn deafen(recorder: &JsValue) {
    for name in ["ondataavailable", "onstop"] {
        let _ = set(recorder, name, &JsValue::NULL);
    }
}

/// The light of the microphone goes out.
fn release(stream: &JsValue) {
    if let Some(tracks) = call(stream, "getTracks", &[]) {
        for track in Array::from(&tracks).iter() {
            let _ = call(&track, "stop", &[]);
        }
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in fields {
        let _ = set(&object, name, value);
    }
    object
}

/// Why the browser gives no microphone, by the name of its error.
fn why(error: &JsValue) -> Silence {
    match get(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => Silence::Refused,
        Some("NotFoundError" | "OverconstrainedError") => Silence::NoMicrophone,
        Some("NotReadableError" | "AbortError") => Silence::Busy,
        _ => Silence::Unsupported,
    }
}

/// What a recorder wrote as sound: one channel, from -1 to 1, [`RATE`] a second. The browser decodes whatever it records,
/// and a context of that rate has it at that rate.
pub(super) async fn decoded(written: &[u8]) -> Option<Vec<f32>> {
    let context = make("OfflineAudioContext", &[1.into(), 1.into(), RATE.into()])?;
    let file = Uint8Array::from(written).buffer();
    let sound = done(call(&context, "decodeAudioData", &[file.into()])?).await?;
    if get(&sound, "sampleRate").as_f64() != Some(f64::from(RATE)) {
        return None;
    }
    let channels = get(&sound, "numberOfChannels").as_f64()? as u32;
    let share = 1.0 / channels as f32;
    let mut mixed: Vec<f32> = Vec::new();
    for channel in 0..channels {
        let heard = call(&sound, "getChannelData", &[channel.into()])?;
        let heard = heard.dyn_into::<Float32Array>().ok()?.to_vec();
        mixed.resize(heard.len(), 0.0);
        for (all, one) in mixed.iter_mut().zip(heard) {
            *all += one * share;
        }
    }
    Some(mixed)
}

/// What was heard, as a text that the device keeps.
pub(super) fn text_of(written: &[u8]) -> String {
    base64(written)
}

/// The other way round.
pub(super) fn written_in(text: &str) -> Option<Vec<u8>> {
    let bytes = call(&global(), "atob", &[text.into()])?;
    let bytes = bytes.dyn_into::<JsString>().ok()?;
    // Each unit is a byte there.
    Some(bytes.iter().map(|unit| unit as u8).collect())
}
