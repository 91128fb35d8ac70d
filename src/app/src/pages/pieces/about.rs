//! A dialog about one thing of a list at a time.

use leptos::prelude::*;
use ui::Dialog;

use crate::live::live_option;
use crate::state::session::Session;

/// The thing that the dialog is about, if any. Copied freely.
pub struct About<T: 'static> {
    session: Session,
    thing: RwSignal<Option<T>>,
    open: RwSignal<bool>,
}

impl<T> Clone for About<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for About<T> {}

impl<T: Clone + Send + Sync + 'static> About<T> {
    /// Nothing yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            thing: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    /// The session.
    pub fn session(self) -> Session {
        self.session
    }

    /// Opens the dialog; its fields are new each time.
    pub fn ask(self, thing: T) {
        self.thing.set(Some(thing));
        self.open.set(true);
    }

    /// Closes it; the page may be gone.
    pub fn close(self) {
        let _ = self.open.try_set(false);
    }

    /// The dialog, closed until [`About::ask`].
    pub fn dialog(self, title: &'static str, content: fn(Self, T) -> AnyView) -> AnyView {
        view! {
            <Dialog open=self.open title=title.to_owned()>
                {live_option(move || self.thing.get().map(|thing| content(self, thing)))}
            </Dialog>
        }
        .into_any()
    }
}
