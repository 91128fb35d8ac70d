//! A trace in the carnet of what was done on another page: a pupil's own wish, never by itself.

mod texts;

use domain::carnet::{Entry, EntryKind, METIERS_MAX};
use domain::ids::EntryId;
use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use protocol::mutation::Mutation;
use ui::{Button, icons};

use crate::live::live_option;
use crate::state::clock::{fresh, today};
use crate::state::kept::Kept;
use crate::state::session::use_session;

/// What goes into the carnet.
pub struct Trace {
    /// Title of the page.
    pub title: String,
    /// What was found or typed.
    pub text: String,
    /// Ids of the sheets it speaks of.
    pub metiers: Vec<String>,
}

/// The button that writes `trace` as a new page and opens it there; for pupils, nothing for anybody else. What `kept` holds
/// is in the page then.
pub fn keep_button(
    kept: Option<Kept>,
    trace: impl Fn() -> Trace + Send + Sync + 'static,
) -> AnyView {
    let session = use_session();
    let navigate = use_navigate();
    let busy = StoredValue::new(false);
    let keep = Callback::new(move |()| {
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let trace = trace();
        let mut entry = Entry::new(EntryId(fresh()), EntryKind::Activite, today());
        entry.title = trace.title;
        entry.text = trace.text;
        entry.metiers = trace.metiers.into_iter().take(METIERS_MAX).collect();
        let href = ["/carnet/", &entry.id.to_string()].concat();
        let navigate = navigate.clone();
        let open = Callback::new(move |()| {
            if let Some(kept) = kept {
                kept.forget();
            }
            navigate(&href, Default::default());
        });
        let written = session.write(Mutation::EntryCreate(entry), 0);
        spawn_local(async move {
            if written.await {
                open.try_run(());
            }
            let _ = busy.try_set_value(false);
        });
    });
    live_option(move || {
        (session.role() == Some(Role::Pupil)).then(|| {
            view! { <Button icon=icons::PENCIL on_press=keep>{texts::KEEP}</Button> }.into_any()
        })
    })
}
