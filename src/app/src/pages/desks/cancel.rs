//! Cancelling a slot: with words for those who booked, after one has read who they are.

use domain::ids::SlotId;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, TextArea, use_toasts};

use super::{requests, texts};
use crate::live::live;
use crate::pages::pieces::About;

/// Longest reason, as on the server.
const REASON_MAX: usize = 1_000;

/// The slot that is cancelled.
pub type Cancelling = About<SlotId>;

/// The dialog, closed until [`About::ask`].
pub fn dialog(of: Cancelling) -> AnyView {
    of.dialog(texts::CANCEL_TITLE, content)
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
            .session()
            .view()
            .with_untracked(|view| view.slots.get(&id).map_or(0, |item| item.value.rev));
        let reason = reason.get_untracked().trim().to_owned();
        let done = move |()| {
            of.close();
            toasts.show(texts::CANCEL_NOTED);
        };
        of.session().mutate_then(
            Mutation::SlotCancel { id, reason },
            rev,
            Callback::new(done),
        );
    };
    let title = of.session().view().with_untracked(|view| {
        view.slots
            .get(&id)
            .map(|item| item.value.draft.title.clone())
    });
    view! {
        <div class="stack">
            <p><b>{title}</b></p>
            {live(move || of.session().view().with(|view| requests::told_list(view, id)))}
            <TextArea
                label=texts::REASON.to_owned()
                value=reason
                name="motif"
                hint=texts::REASON_HINT.to_owned()
                error=Signal::derive(wrong)
            />
            <div class="actions">
                <Button kind=ButtonKind::Danger on_press=Callback::new(send)>{texts::CANCEL_NOW}</Button>
                <Button on_press=move |()| of.close()>{texts::KEEP}</Button>
            </div>
        </div>
    }
    .into_any()
}
