//! A pupil who has no class any more is told until when the account is kept, and what to do.

mod texts;

use leptos::prelude::*;
use ui::{LinkButton, Note, NoteKind};

use crate::live::live_option;
use crate::state::clock::{today, wall_time};
use crate::state::session::Session;
use crate::texts::dates;

/// When the account ends, given that moment in milliseconds since 1970.
pub fn erased_on(until: i64) -> String {
    texts::erased_on(&dates::long(wall_time(until).date(), today()))
}

/// The note; nothing while the pupil has a class.
pub fn leaving(session: Session) -> AnyView {
    let until = Memo::new(move |_| session.me().and_then(|me| me.erase_at));
    live_option(move || {
        until.get().map(|until| {
            view! {
                <div class="no-print">
                    <Note kind=NoteKind::Warning>
                        <p><b>{erased_on(until)}</b>" "{texts::HOW}</p>
                        <p class="actions">
                            <LinkButton href="/reglages#classe".to_owned()>{texts::JOIN}</LinkButton>
                            <LinkButton href="/reglages#donnees".to_owned()>{texts::TAKE}</LinkButton>
                        </p>
                    </Note>
                </div>
            }
            .into_any()
        })
    })
}
