//! Cancelling a slot: with words for those who booked, after one has read who they are.

use domain::ids::SlotId;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Dialog, TextArea, use_toasts};

use super::{requests, texts};
use crate::live::{live, live_option};
use crate::state::session::Session;

/// Longest reason, as on the server.
const REASON_MAX: usize = 1_000;

/// The slot that the dialog is about. Copied freely.
#[derive(Clone, Copy)]
pub struct Cancelling {
    session: Session,
    slot: RwSignal<Option<SlotId>>,
    open: RwSignal<bool>,
}

impl Cancelling {
    /// No slot yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            slot: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    /// The session.
    pub fn session(self) -> Session {
        self.session
    }

    /// Opens the dialog.
    pub fn ask(self, slot: SlotId) {
        self.slot.set(Some(slot));
        self.open.set(true);
    }
}

/// The dialog, closed until [`Cancelling::ask`]; its field is empty for each slot.
pub fn dialog(of: Cancelling) -> AnyView {
    view! {
        <Dialog open=of.open title=texts::CANCEL_TITLE.to_owned()>
            {live_option(move || of.slot.get().map(|slot| content(of, slot)))}
        </Dialog>
    }
    .into_any()
}

fn content(of: Cancelling, id: SlotId) -> AnyView {
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let toasts = use_toasts();
    let wrong = move || {
        let length = reason.with(|reason| reason.trim().chars().count());
        (tried.get() && !(1..=REASON_MAX).contains(&length)).then(|| texts::REASON_WRONG.to_owned())
    };
    let send = move |()| {
        tried.set(true);
        if untrack(wrong).is_some() {
            return;
        }
        let rev = of
            .session
            .view()
            .with_untracked(|view| view.slots.get(&id).map_or(0, |item| item.value.rev));
        let reason = reason.get_untracked().trim().to_owned();
        let done = move |()| {
            let _ = of.open.try_set(false);
            toasts.show(texts::CANCEL_NOTED);
        };
        of.session.mutate_then(
            Mutation::SlotCancel { id, reason },
            rev,
            Callback::new(done),
        );
    };
    let title = of.session.view().with_untracked(|view| {
        view.slots
            .get(&id)
            .map(|item| item.value.draft.title.clone())
    });
    view! {
        <div class="stack">
            <p><b>{title}</b></p>
            {live(move || of.session.view().with(|view| requests::told_list(view, id)))}
            <TextArea
                label=texts::REASON.to_owned()
                value=reason
                name="motif"
                hint=texts::REASON_HINT.to_owned()
                error=Signal::derive(wrong)
            />
            <div class="actions">
                <Button kind=ButtonKind::Danger on_press=Callback::new(send)>{texts::CANCEL_NOW}</Button>
                <Button on_press=move |()| of.open.set(false)>{texts::KEEP}</Button>
            </div>
        </div>
    }
    .into_any()
}
