//! A voice note: recorded while the pupil speaks, made into a small file by our own code, then added to the page as its photos
//! are. What is heard rests on the device second by second, so a tab that is closed in the midst loses no more than one.

mod microphone;

use std::rc::Rc;
use std::time::Duration;

use domain::attachment::AttachmentKind;
use domain::voice::{SECONDS, encode};
use js_sys::global;
use leptos::html;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::MadeFile;
use ui::{Button, ButtonKind, Note, NoteKind, Toasts, icons, use_toasts};

use self::microphone::{Microphone, decoded, text_of, written_in};
use super::by_name::{call, get};
use super::draft::Draft;
use super::texts;
use crate::live::live_option;
use crate::pages::photos::address;
use crate::state::kept::{Kept, forget, keep};

pub(super) use self::microphone::Silence;

/// The end is announced this many seconds before.
const SOON: u32 = 10;
/// What stays below this all the time is the noise of a microphone that is turned off.
const NOISE: f32 = 0.005;

/// Where a recording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nobody has asked for one.
    Idle,
    /// The browser asks whether it may.
    Asking,
    /// It listens.
    Listening,
    /// The note is being made.
    Working,
    /// The note is on the page.
    Kept,
    /// There is none.
    Silent(Silence),
}

/// The recording of a page. Copied freely.
#[derive(Clone, Copy)]
struct Recording {
    draft: Draft,
    state: RwSignal<State>,
    /// How many seconds it may still last.
    left: RwSignal<u32>,
    /// What was heard, as text; empty once the note is on the page.
    heard: RwSignal<String>,
    kept: Kept,
    /// The note as a file, while the device cannot write it.
    made: StoredValue<Option<Vec<u8>>>,
    toasts: Toasts,
    place: NodeRef<html::Div>,
    open: StoredValue<Option<Rc<Microphone>>, LocalStorage>,
    tick: StoredValue<Option<IntervalHandle>>,
}

/// Whether the page is hidden, and is not to listen.
fn is_hidden() -> bool {
    get(&get(&global(), "document"), "hidden").is_truthy()
}

/// By what the device keeps what was heard for a page.
fn name(draft: Draft) -> String {
    ["voix-", &draft.id().to_string()].concat()
}

/// The button that records, with what it says. `full` says that the page takes no more.
pub(super) fn voice(draft: Draft, full: Memo<bool>) -> AnyView {
    let heard = RwSignal::new(String::new());
    let recording = Recording {
        draft,
        state: RwSignal::new(State::Idle),
        left: RwSignal::new(SECONDS),
        heard,
        kept: Kept::new(draft.session, name(draft), vec![heard]),
        made: StoredValue::new(None),
        toasts: use_toasts(),
        place: NodeRef::new(),
        open: StoredValue::new_local(None),
        tick: StoredValue::new(None),
    };
    recording.stop_by_itself();
    let state = recording.state;
    let listens = move || state.get() == State::Listening;
    let found = Memo::new(move |_| {
        let rests = matches!(state.get(), State::Idle | State::Silent(_));
        rests && heard.with(|heard| !heard.is_empty())
    });
    // What a former recording left comes from the device first: a new one would take its place.
    let disabled = Signal::derive(move || {
        !listens() && (full.get() || found.get() || !recording.kept.is_read())
    });
    let busy = Signal::derive(move || matches!(state.get(), State::Asking | State::Working));
    let press = move |()| match state.get_untracked() {
        State::Listening => recording.stop(),
        _ => recording.begin(),
    };
    view! {
        <div class="stack no-print" node_ref=recording.place>
            {live_option(move || found.get().then(|| recording.found(full)))}
            <p class="actions">
                <Button icon=icons::MICROPHONE disabled busy on_press=Callback::new(press)>
                    {move || if listens() { texts::VOICE_STOP } else { texts::VOICE_RECORD }}
                </Button>
                {live_option(move || listens().then(|| recording.clock()))}
            </p>
            {live_option(move || (!found.get()).then(|| view! { <p class="hint">{texts::voice_hint(SECONDS)}</p> }.into_any()))}
            <div role="status">{recording.said()}</div>
        </div>
    }
    .into_any()
}

impl Recording {
    /// What changes each second is not announced each second.
    fn clock(self) -> AnyView {
        let words = move || texts::voice_left(self.left.get());
        view! { <span class="recording" role="timer">{words}</span> }.into_any()
    }

    fn said(self) -> AnyView {
        let soon = Memo::new(move |_| self.left.get() <= SOON);
        live_option(move || {
            let (class, words) = match self.state.get() {
                State::Idle => return None,
                State::Asking => ("soft", texts::VOICE_ASKING),
                State::Listening if soon.get() => ("sr", texts::VOICE_SOON),
                State::Listening => ("sr", texts::VOICE_BEGUN),
                State::Working => ("soft", texts::VOICE_WORKING),
                State::Kept => ("soft", texts::VOICE_KEPT),
                State::Silent(why) => ("field-error", texts::silence(why)),
            };
            Some(view! { <p class=class>{words}</p> }.into_any())
        })
    }

    /// What is not on the page: an interrupted recording left it here, or the note could not be made or written.
    fn found(self, full: Memo<bool>) -> AnyView {
        let keep = move |()| {
            let written = written_in(&self.heard.get_untracked());
            self.make(written);
            self.focus();
        };
        let drop = move |()| {
            let dropped = self.heard.get_untracked();
            self.state.set(State::Idle);
            self.forget();
            self.toasts
                .show_with_undo(texts::VOICE_DROPPED, move || self.restore(dropped.clone()));
            self.focus();
        };
        let (kind, words) = match self.state.get_untracked() {
            State::Silent(Silence::NotKept) => (NoteKind::Warning, texts::VOICE_UNSAFE),
            State::Silent(_) => (NoteKind::Info, texts::VOICE_RESTS),
            _ => (NoteKind::Info, texts::VOICE_FOUND),
        };
        let saved = matches!(kind, NoteKind::Warning).then(|| self.download());
        view! {
            <Note kind>
                <p>{words}</p>
                <p class="actions">
                    {saved}
                    <Button disabled=full on_press=Callback::new(keep)>{texts::VOICE_KEEP}</Button>
                    <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(drop)>{texts::VOICE_DROP}</Button>
                </p>
            </Note>
        }
        .into_any()
    }

    /// The note as a file to save; nothing where the browser gives it no address.
    fn download(self) -> Option<AnyView> {
        let note = self.made.get_value()?;
        let href = address(&note)?;
        Some(
            view! { <a class="btn" href=href download=texts::VOICE_FILE>{texts::VOICE_SAVE}</a> }
                .into_any(),
        )
    }

    /// What was dropped is there again, on this page or when it is opened next; while another note is made, it is asked to wait.
    fn restore(self, dropped: String) {
        let Some(state) = self.state.try_get_untracked() else {
            keep(self.draft.session, name(self.draft), dropped);
            return;
        };
        let rests = matches!(state, State::Idle | State::Kept | State::Silent(_));
        if rests && self.heard.with_untracked(String::is_empty) {
            self.state.set(State::Idle);
            self.heard.set(dropped);
        } else {
            self.toasts
                .show_with_undo(texts::VOICE_FIRST, move || self.restore(dropped.clone()));
        }
    }

    /// The buttons of what was found are gone once one is pressed: one goes on with the button that records.
    fn focus(self) {
        request_animation_frame(move || {
            let place = self.place.try_get_untracked().flatten();
            let button =
                place.and_then(|place| call(&place.into(), "querySelector", &["button".into()]));
            // A comfort: a browser that refuses it changes nothing else.
            let _ = button.and_then(|button| call(&button, "focus", &[]));
        });
    }

    fn begin(self) {
        self.state.set(State::Asking);
        spawn_local(async move {
            match Microphone::open().await {
                Err(why) => drop(self.state.try_set(State::Silent(why))),
                // The page was left or hidden while the browser asked.
                Ok(microphone) if self.state.is_disposed() || is_hidden() => {
                    microphone.stop();
                    let _ = self.state.try_set(State::Idle);
                }
                Ok(microphone) => self.listen(microphone),
            }
        });
    }

    fn listen(self, microphone: Rc<Microphone>) {
        let (more, end) = (microphone.clone(), microphone.clone());
        let begun = microphone.listen(
            move || self.rest(more.clone()),
            move || {
                self.make_of(end.clone());
            },
        );
        if !begun {
            self.state.set(State::Silent(Silence::Busy));
            return;
        }
        self.left.set(SECONDS);
        self.state.set(State::Listening);
        self.open.set_value(Some(microphone));
        let second = move || {
            let left = self.left.get_untracked().saturating_sub(1);
            self.left.set(left);
            if left == 0 {
                self.stop();
            }
        };
        // A browser without a timer would have stopped before.
        self.tick
            .set_value(set_interval_with_handle(second, Duration::from_secs(1)).ok());
    }

    /// Writes down what was heard so far.
    fn rest(self, microphone: Rc<Microphone>) {
        spawn_local(async move {
            let Some(written) = microphone.heard().await else {
                return;
            };
            let text = text_of(&written);
            // A slice that comes late changes nothing, nor one that comes when the note is made.
            let listens = self.state.try_get_untracked() == Some(State::Listening);
            let longer = self.heard.try_with_untracked(String::len) < Some(text.len());
            if listens && longer {
                self.heard.set(text);
            }
        });
    }

    fn stop(self) {
        let open = self.open.try_update_value(Option::take).flatten();
        if let Some(microphone) = open {
            microphone.stop();
        }
        let tick = self.tick.try_update_value(Option::take).flatten();
        if let Some(tick) = tick {
            tick.clear();
        }
    }

    /// A page that is hidden or left does not go on listening.
    fn stop_by_itself(self) {
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.stop());
        on_cleanup(move || {
            hidden.remove();
            self.stop();
        });
    }

    /// All was heard, whoever ended it: the pupil, the clock, or a microphone that was pulled out.
    fn make_of(self, microphone: Rc<Microphone>) {
        self.stop();
        spawn_local(async move {
            let written = microphone.heard().await;
            self.make(written);
        });
    }

    /// Makes the note and adds it to the page. Where that fails, what was heard stays on the device.
    fn make(self, written: Option<Vec<u8>>) {
        let _ = self.state.try_set(State::Working);
        spawn_local(async move {
            let state = match self.added(written).await {
                Ok(()) => State::Kept,
                Err(why) => State::Silent(why),
            };
            // The page may be left by now.
            let _ = self.state.try_set(state);
        });
    }

    async fn added(self, written: Option<Vec<u8>>) -> Result<(), Silence> {
        let written = written.ok_or(Silence::Unreadable)?;
        if written.is_empty() {
            return Err(Silence::Nothing);
        }
        // Before the page is left, if it is: what follows may take a while.
        let _ = self.heard.try_set(text_of(&written));
        let sound = decoded(&written).await.ok_or(Silence::Unreadable)?;
        if !sound.iter().any(|heard| heard.abs() > NOISE) {
            self.forget();
            return Err(Silence::Nothing);
        }
        let note = MadeFile {
            kind: AttachmentKind::Voice,
            bytes: encode(&sound),
            width: 0,
            height: 0,
            alt: String::new(),
        };
        // Adding to a page takes it out of the bin. What was heard stays on the device, for when somebody else does.
        if self.state.is_disposed() && self.is_binned() {
            return Err(Silence::NotKept);
        }
        let bytes = note.bytes.clone();
        if !self.draft.attach(note).await {
            let _ = self.made.try_set_value(Some(bytes));
            return Err(Silence::NotKept);
        }
        self.forget();
        Ok(())
    }

    /// Whether the page is in the bin, or nowhere.
    fn is_binned(self) -> bool {
        untrack(|| self.draft.entry()).is_none_or(|entry| entry.deleted)
    }

    /// Nothing of it need be kept any more.
    fn forget(self) {
        let _ = self.heard.try_set(String::new());
        let _ = self.made.try_set_value(None);
        self.kept.forget();
        // The page, and what it keeps with it, may be left by now.
        forget(self.draft.session, name(self.draft));
    }
}
