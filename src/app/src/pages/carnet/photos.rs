//! The photos, drawings and voice notes of a page that is being written: added, described, removed.

use std::collections::BTreeMap;

use domain::attachment::{
    ALT_MAX, ATTACHMENTS_MAX, Attachment, AttachmentKind, BlobId, PHOTO_BYTES,
};
use js_sys::global;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use sync::MadeFile;
use ui::{Button, ButtonKind, Field, StateKind, StateMark, icons, use_toasts};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::by_name::{call, get, set};
use super::draft::Draft;
use super::drawing::drawing;
use super::resize::{Small, small};
use super::texts;
use super::voice::voice;
use crate::live::{live, live_option};
use crate::pages::photos::photo;
use crate::pages::typing::when_left;
use crate::state::typed::REST;

/// The field that takes a file.
const FIELD: &str = "input[name=photo]";

/// What the page has beside its texts, and what adds to it.
pub fn photos(draft: Draft) -> AnyView {
    let named = Memo::new(move |_| {
        let entry = draft.entry();
        entry.map(|entry| entry.attachments).unwrap_or_default()
    });
    let ids = Memo::new(move |_| named.with(|named| ids(named)));
    // What is typed outlives the drawing of the list, which is drawn anew when a photo comes or goes.
    let (owner, alts) = (Owner::current(), StoredValue::new(BTreeMap::new()));
    let list = move || {
        let shown: Vec<_> = ids
            .get()
            .into_iter()
            .map(|id| {
                let known = alts
                    .with_value(|alts: &BTreeMap<BlobId, RwSignal<String>>| alts.get(&id).copied());
                let alt = known.unwrap_or_else(|| {
                    let make = || described(draft, named, id);
                    let alt = owner.as_ref().map_or_else(make, |owner| owner.with(make));
                    alts.update_value(|alts| {
                        alts.insert(id, alt);
                    });
                    alt
                });
                one(draft, named, id, alt)
            })
            .collect();
        (!shown.is_empty()).then(|| view! { <ul class="photos">{shown}</ul> }.into_any())
    };
    view! {
        <section class="stack" aria-label=texts::FILES>
            {live_option(list)}
            {add(draft, named)}
            {drawing(draft, full(named))}
            {voice(draft, full(named))}
        </section>
    }
    .into_any()
}

fn of(named: Memo<Vec<Attachment>>, id: BlobId) -> Option<Attachment> {
    named.with(|named| named.iter().find(|one| one.blob == id).cloned())
}

fn ids(named: &[Attachment]) -> Vec<BlobId> {
    named.iter().map(|attachment| attachment.blob).collect()
}

/// Whether the page has as many as it may.
fn full(named: Memo<Vec<Attachment>>) -> Memo<bool> {
    Memo::new(move |_| named.with(|named| named.len() >= ATTACHMENTS_MAX))
}

fn add(draft: Draft, named: Memo<Vec<Attachment>>) -> AnyView {
    let (working, unreadable) = (RwSignal::new(false), RwSignal::new(false));
    let full = full(named);
    let open = move |()| {
        let field = call(
            &get(&global(), "document"),
            "querySelector",
            &[FIELD.into()],
        );
        let _ = field.and_then(|field| call(&field, "click", &[]));
    };
    let chosen = move |event: web_sys::Event| {
        let Some(file) = event.target().and_then(|field| chosen_file(&field)) else {
            return;
        };
        working.set(true);
        unreadable.set(false);
        spawn_local(async move {
            let made = small(&file).await;
            let read = made.is_some();
            if let Some(made) = made {
                draft.attach(photo_of(made)).await;
            }
            // The page may be left by now.
            let _ = working.try_set(false);
            let _ = unreadable.try_set(!read);
        });
    };
    let said = move || {
        let (class, words) = if working.get() {
            ("soft", texts::PHOTO_WORKING.to_owned())
        } else if unreadable.get() {
            ("field-error", texts::PHOTO_UNREADABLE.to_owned())
        } else if full.get() {
            ("soft", texts::files_full())
        } else {
            return None;
        };
        Some(view! { <p class=class>{words}</p> }.into_any())
    };
    view! {
        <div class="stack no-print">
            <input
                type="file"
                accept="image/*"
                name="photo"
                hidden=true
                on:change=chosen
            />
            <p>
                <Button
                    icon=icons::PLUS
                    disabled=full
                    busy=working
                    on_press=Callback::new(open)
                >
                    {texts::PHOTO_ADD}
                </Button>
            </p>
            <div role="status">{live_option(said)}</div>
        </div>
    }
    .into_any()
}

/// The file that was chosen; the same one may be chosen again.
fn chosen_file(input: &JsValue) -> Option<Blob> {
    let files = get(input, "files");
    let file = get(&files, "0").dyn_into::<Blob>().ok();
    set(input, "value", &"".into());
    file
}

fn photo_of(made: Small) -> MadeFile {
    MadeFile {
        kind: AttachmentKind::Photo,
        bytes: made.bytes,
        width: made.width,
        height: made.height,
        alt: String::new(),
    }
}

/// The description as it is typed: written when typing rests and when the page is left, and followed where it is changed
/// elsewhere meanwhile.
fn described(draft: Draft, named: Memo<Vec<Attachment>>, id: BlobId) -> RwSignal<String> {
    let mine = move || of(named, id);
    let first = untrack(mine).map(|one| one.alt).unwrap_or_default();
    let alt = RwSignal::new(first.clone());
    let kept = RwSignal::new(first);
    let save = move || {
        let (Some(typed), Some(before)) = (alt.try_get_untracked(), kept.try_get_untracked())
        else {
            return;
        };
        let fits = typed.chars().count() <= ALT_MAX;
        if fits
            && typed != before
            && let Some(now) = untrack(mine)
        {
            kept.set(typed.clone());
            draft.describe(Attachment { alt: typed, ..now });
        }
    };
    let mut later = debounce(REST, move |()| save());
    Effect::new(move |_| {
        let typed = alt.get();
        if kept.with_untracked(|kept| *kept != typed) {
            later(());
        }
    });
    Effect::new(move |before: Option<String>| {
        let there = mine().map(|one| one.alt).unwrap_or_default();
        let changed = before.is_some_and(|before| before != there);
        if changed && alt.get_untracked() == kept.get_untracked() {
            kept.set(there.clone());
            alt.set(there.clone());
        }
        there
    });
    when_left(save);
    alt
}

/// One photo or voice note: seen or heard, where it stands, its description, the button that removes it.
fn one(draft: Draft, named: Memo<Vec<Attachment>>, id: BlobId, alt: RwSignal<String>) -> AnyView {
    let kind = untrack(|| of(named, id)).map_or(AttachmentKind::Other, |one| one.kind);
    let words = texts::of_file(kind);
    // A photo is drawn anew with its description, a player is not: it may be playing. The file is read once.
    let shown = Memo::new(move |_| {
        let one = of(named, id)?;
        Some(match one.kind {
            AttachmentKind::Voice => Attachment {
                alt: String::new(),
                ..one
            },
            _ => one,
        })
    });
    let picture = move || shown.with(|one| one.as_ref().map(photo));
    let long = Signal::derive(move || {
        let long = alt.with(|alt| alt.chars().count() > ALT_MAX);
        long.then(|| texts::alt_too_long(ALT_MAX))
    });
    let toasts = use_toasts();
    let remove = move |()| {
        spawn_local(async move {
            let Some(gone) = untrack(move || of(named, id)) else {
                return;
            };
            let bytes = draft.remove_file(id).await;
            match bytes.filter(|bytes| bytes.len() <= PHOTO_BYTES as usize) {
                Some(bytes) => toasts.show_with_undo(words.removed, move || {
                    let again = MadeFile::again(&gone, bytes.clone());
                    spawn_local(async move {
                        draft.attach(again).await;
                    });
                }),
                None => toasts.show(words.removed),
            }
        });
    };
    view! {
        <li class="card card-pad stack">
            {live_option(picture)}
            <p class="only-print">{alt}</p>
            {state(draft, named, id)}
            <div class="no-print">
                <Field label=words.alt.to_owned() value=alt name="description" hint=words.alt_hint.to_owned() optional=true error=long />
            </div>
            <p class="no-print">
                <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(remove)>{words.remove}</Button>
            </p>
        </li>
    }
    .into_any()
}

/// Where a file stands that the server does not have, or has refused. What was refused is sent again as it is: it may be the
/// only one there is.
fn state(draft: Draft, named: Memo<Vec<Attachment>>, id: BlobId) -> AnyView {
    let mark = Memo::new(move |_| draft.file_mark(id));
    let toasts = use_toasts();
    let again = move |()| {
        spawn_local(async move {
            let refused = untrack(move || of(named, id));
            let bytes = draft.session.kept_file(id).await;
            let (Some(refused), Some(bytes)) = (refused, bytes) else {
                toasts.show(texts::FILE_NOT_HERE);
                return;
            };
            draft.attach(MadeFile::again(&refused, bytes)).await;
        });
    };
    let again = Callback::new(again);
    live(move || {
        let (kind, words, refused) = match mark.get() {
            Some(Mark::OnDevice) => (StateKind::Device, texts::FILE_ON_DEVICE, false),
            Some(Mark::Sent) => (StateKind::Sent, texts::FILE_SENT, false),
            Some(Mark::Refused(refusal)) => {
                let kind = untrack(|| of(named, id)).map(|one| one.kind);
                let words = texts::file_refused(kind, refusal.reason);
                (StateKind::Refused, words, true)
            }
            _ => return ().into_any(),
        };
        let again = refused.then(|| {
            view! { <Button icon=icons::SEND on_press=again>{texts::FILE_AGAIN}</Button> }
        });
        view! { <p class="actions no-print"><StateMark kind text=words.to_owned() />{again}</p> }
            .into_any()
    })
}

impl Draft {
    /// Adds a file, and whether it is on the device; a refused one is tried again.
    pub(super) async fn attach(self, made: MadeFile) -> bool {
        let refused = self.refused(made.id());
        let Some(entry) = untrack(|| self.entry()) else {
            return false;
        };
        let written = self.session.attach(self.id, made, entry.rev).await;
        if written {
            self.dismiss(refused);
        }
        written
    }

    fn describe(self, attachment: Attachment) {
        let Some(entry) = untrack(|| self.entry()) else {
            return;
        };
        let id = self.id;
        let again = Mutation::EntryAttach { id, attachment };
        self.session.mutate(again, entry.rev);
    }

    /// Removes a file. Its bytes, where they are on this device, come back for whoever undoes that.
    async fn remove_file(self, blob: BlobId) -> Option<Vec<u8>> {
        let bytes = self.session.kept_file(blob).await;
        self.dismiss(self.refused(blob));
        let entry = untrack(|| self.entry())?;
        let id = self.id;
        // One that was refused and is dismissed is in no page.
        if entry.attachments.iter().any(|one| one.blob == blob) {
            self.session
                .mutate(Mutation::EntryDetach { id, blob }, entry.rev);
        }
        bytes
    }

    fn file_mark(self, blob: BlobId) -> Option<Mark> {
        let view = self.session.view();
        view.with(|view| view.attached(self.id, blob).cloned())
    }

    /// The refusals of this file.
    fn refused(self, blob: BlobId) -> Vec<Uuid> {
        let page = self.id;
        let of_file = |mutation: &Mutation| match mutation {
            Mutation::EntryAttach { id, attachment } => *id == page && attachment.blob == blob,
            _ => false,
        };
        self.session.view().with_untracked(|view| {
            let refused = view.refusals.iter().filter(|one| of_file(&one.mutation));
            refused.map(|one| one.id).collect()
        })
    }

    fn dismiss(self, refusals: Vec<Uuid>) {
        for id in refusals {
            self.session.dismiss(id);
        }
    }
}
