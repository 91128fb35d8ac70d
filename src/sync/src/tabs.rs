//! Other tabs of the same profile: they are told of changes, and rounds do not run twice at once.

use std::future::Future;

use futures::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, BroadcastChannel, MessageEvent};

/// How long a lock that another tab holds is waited for. That tab may be frozen; correctness does not rest
/// on the lock, so the round then runs without.
const LOCK_WAIT_MS: u32 = 5_000;

/// What one tab tells the others of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum News {
    /// Something was written to the database.
    Changed,
    /// The person left the profile.
    Left,
}

/// The channel between the tabs of one profile; silent where the browser has none.
pub(crate) struct Tabs {
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    pub(crate) fn open(name: &str, hear: impl Fn(News) + 'static) -> Self {
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            match message.data().as_string().as_deref() {
                Some("changed") => hear(News::Changed),
                Some("left") => hear(News::Left),
                _ => {}
            }
        });
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self {
            channel,
            _heard: heard,
        }
    }

    pub(crate) fn tell(&self, news: News) {
        let word = match news {
            News::Changed => "changed",
            News::Left => "left",
        };
        if let Some(channel) = &self.channel {
            // Fails only on a closed channel, when nobody is left to hear.
            let _ = channel.post_message(&word.into());
        }
    }

    pub(crate) fn close(&self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

/// Runs `work` under the Web Lock of this name, or without it where there are none.
pub(crate) async fn locked<T>(name: &str, work: impl Future<Output = T>) -> T {
    let lock = Lock::take(name).await;
    let result = work.await;
    drop(lock);
    result
}

/// A held lock; released when dropped.
struct Lock {
    release: Function,
}

impl Lock {
    async fn take(name: &str) -> Option<Self> {
        let navigator: JsValue = web_sys::window()?.navigator().into();
        let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let controller = AbortController::new().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"signal".into(), &controller.signal()).ok()?;

        let mut release = None;
        let held = Promise::new(&mut |done, _| release = Some(done));
        let release = release?;
        let mut granted = None;
        let grant = Promise::new(&mut |done, _| granted = Some(done));
        let granted = granted?;
        let callback = Closure::once_into_js(move |_: JsValue| -> JsValue {
            // A resolved promise takes no harm from another resolution.
            let _ = granted.call0(&JsValue::UNDEFINED);
            held.into()
        });
        let asked = request
            .call3(&locks, &name.into(), &options, &callback)
            .ok()?
            .dyn_into::<Promise>()
            .ok()?;
        // Its end is that of the lock; awaited by nobody, but a rejection must not go unhandled.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(asked).await;
        });
        let waiting = Box::pin(store::sleep(LOCK_WAIT_MS));
        match select(JsFuture::from(grant), waiting).await {
            Either::Left(_) => Some(Self { release }),
            Either::Right(_) => {
                controller.abort();
                None
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}
