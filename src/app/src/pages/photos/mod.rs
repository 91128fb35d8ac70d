//! Photos and voice notes of the carnet, as pages show them: each is read once for a page, whoever shows it how often.

mod texts;

use std::collections::BTreeMap;

use domain::attachment::{Attachment, AttachmentKind, BlobId};
use domain::voice;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::wire::ErrorCode;
use sync::{SyncStatus, Trouble};
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::live::live;
use crate::state::session::{Session, use_session};
use crate::texts::labels::voice_note;

/// What is there of a file.
#[derive(Clone, PartialEq, Eq)]
enum Seen {
    /// It is being read.
    Coming,
    /// It is here, at this address of the page's own.
    Here(String),
    /// It does not come now, or not at all.
    Absent(Trouble),
}

type Known = BTreeMap<BlobId, ArcRwSignal<Seen>>;

/// The files of a page. Copied freely.
#[derive(Clone, Copy)]
pub struct Album {
    session: Session,
    known: StoredValue<Known, LocalStorage>,
}

/// Begins the album of a page: what lies below it shows files by [`photo`]. They go with the page.
pub fn provide_album() {
    let session = use_session();
    let album = Album {
        session,
        known: StoredValue::new_local(Known::new()),
    };
    provide_context(album);
    let reached =
        Memo::new(move |_| session.online() && matches!(session.status(), SyncStatus::UpToDate));
    Effect::new(move |_| {
        if reached.get() {
            album.ask_again();
        }
    });
    on_cleanup(move || {
        let known = album.known.try_update_value(std::mem::take);
        for seen in known.unwrap_or_default().into_values() {
            if let Seen::Here(address) = seen.get_untracked() {
                // The browser forgets it with the page at the latest.
                let _ = Url::revoke_object_url(&address);
            }
        }
    });
}

impl Album {
    fn seen(self, id: BlobId) -> ArcRwSignal<Seen> {
        let known = self.known.with_value(|known| known.get(&id).cloned());
        known.unwrap_or_else(|| {
            let seen = ArcRwSignal::new(Seen::Coming);
            self.known.update_value(|known| {
                known.insert(id, seen.clone());
            });
            self.read(id, seen.clone());
            seen
        })
    }

    fn read(self, id: BlobId, seen: ArcRwSignal<Seen>) {
        let session = self.session;
        spawn_local(async move {
            let now = match session.file(id).await {
                Ok(bytes) => address(&bytes).map_or(Seen::Absent(Trouble::Storage), Seen::Here),
                Err(trouble) => Seen::Absent(trouble),
            };
            seen.set(now);
        });
    }

    /// What did not come may come now.
    fn ask_again(self) {
        let absent = |seen: &ArcRwSignal<Seen>| matches!(seen.get_untracked(), Seen::Absent(_));
        let known = self.known.with_value(Clone::clone);
        for (id, seen) in known.into_iter().filter(|(_, seen)| absent(seen)) {
            self.read(id, seen);
        }
    }
}

/// An address of the page's own for a file; the browser forgets it with the page at the latest.
pub fn address(bytes: &[u8]) -> Option<String> {
    let kind = if voice::is_sound(bytes) {
        AttachmentKind::Voice
    } else {
        AttachmentKind::Photo
    };
    let options = BlobPropertyBag::new();
    options.set_type(kind.media());
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// A photo or a voice note, with what its author says of it.
pub fn photo(attachment: &Attachment) -> AnyView {
    let Some(album) = use_context::<Album>() else {
        return ().into_any();
    };
    match attachment.kind {
        AttachmentKind::Photo => picture(attachment, album),
        AttachmentKind::Voice => sound(attachment, album),
        AttachmentKind::Other => view! { <p class="photo-absent">{texts::NEWER}</p> }.into_any(),
    }
}

fn picture(attachment: &Attachment, album: Album) -> AnyView {
    let (width, height) = (attachment.width, attachment.height);
    let alt = match attachment.alt.trim() {
        "" => texts::NO_ALT.to_owned(),
        alt => alt.to_owned(),
    };
    let seen = album.seen(attachment.blob);
    live(move || {
        match seen.get() {
        Seen::Here(address) => view! {
            <img class="photo" src=address alt=alt.clone() width=width height=height decoding="async" />
        }
        .into_any(),
        absent => missing(absent, &texts::PHOTO),
    }
    })
}

/// The browser's own player: it works by keyboard, and its words are the browser's. On paper its length and what is said.
fn sound(attachment: &Attachment, album: Album) -> AnyView {
    let name = voice_note(attachment.bytes);
    let seen = album.seen(attachment.blob);
    let label = name.clone();
    let player = live(move || {
        match seen.get() {
        Seen::Here(address) => view! {
            <audio class="no-print" controls=true preload="metadata" src=address aria-label=label.clone()></audio>
        }
        .into_any(),
        absent => missing(absent, &texts::VOICE),
    }
    });
    let said = attachment.alt.trim().to_owned();
    let said = (!said.is_empty()).then(|| view! { <p class="excerpt excerpt-whole">{said}</p> });
    view! {
        <figure class="stack voice">
            <figcaption>{name}</figcaption>
            {player}
            {said}
        </figure>
    }
    .into_any()
}

/// What stands in the place of a file that is not here.
fn missing(seen: Seen, texts: &'static texts::Missing) -> AnyView {
    let words = match seen {
        Seen::Absent(Trouble::Refused(ErrorCode::NotFound)) => texts.gone,
        Seen::Absent(Trouble::Damaged | Trouble::Storage) => texts.damaged,
        Seen::Absent(_) => texts.not_here,
        Seen::Coming | Seen::Here(_) => texts.coming,
    };
    view! { <p class="photo-absent">{words}</p> }.into_any()
}

/// The photos and voice notes of an entry, where it is only read.
pub fn photos(attachments: &[Attachment]) -> Option<AnyView> {
    let photos: Vec<_> = attachments
        .iter()
        .map(|attachment| view! { <li>{photo(attachment)}</li> })
        .collect();
    (!photos.is_empty())
        .then(|| view! { <ul class="photos" aria-label=texts::FILES>{photos}</ul> }.into_any())
}
