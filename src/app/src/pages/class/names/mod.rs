//! The real names of a class's pupils. They rest in the teacher's profile on this device, sealed, and are merged there into what
//! is shown and printed; the server knows pseudonyms only.

mod form;
mod list;
mod texts;

use std::collections::BTreeMap;

use domain::ids::UserId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::row::Pupil;

pub use form::NamesButton;

use super::pupils::joined;
use crate::state::clock::millis;
use crate::state::session::Session;

/// Longest name that is kept, in characters.
const LONGEST: usize = 80;

/// The names that are known here. Copied freely.
#[derive(Clone, Copy)]
pub struct Names {
    session: Session,
    known: RwSignal<BTreeMap<UserId, String>>,
    failed: RwSignal<bool>,
}

impl Names {
    /// Reads them, and offers them to the parts of the page.
    pub fn provide(session: Session) {
        let names = Self {
            session,
            known: RwSignal::new(BTreeMap::new()),
            failed: RwSignal::new(false),
        };
        provide_context(names);
        spawn_local(async move {
            let Some(engine) = session.engine() else {
                return;
            };
            match engine.names().await {
                Ok(found) => {
                    let read = |(of, name): (String, String)| Some((of.parse().ok()?, name));
                    let found = found.into_iter().filter_map(read).collect();
                    let _ = names.known.try_set(found);
                }
                Err(_) => {
                    let _ = names.failed.try_set(true);
                }
            }
        });
        Effect::new(move |_| names.forget_gone());
    }

    /// The name of a pupil; reactive.
    pub fn of(self, pupil: UserId) -> Option<String> {
        self.known.with(|known| known.get(&pupil).cloned())
    }

    /// « Colibri » or « Colibri (Léa Martin) »; reactive.
    pub fn beside(self, pupil: &Pupil) -> String {
        match self.of(pupil.user) {
            Some(name) => [&pupil.pseudonym, " (", &name, ")"].concat(),
            None => pupil.pseudonym.clone(),
        }
    }

    /// By what a pupil is sorted: the name where it is known, else the pseudonym; reactive.
    pub fn order(self, pupil: &Pupil) -> String {
        let name = self.of(pupil.user);
        catalogue::slug::words(name.as_ref().unwrap_or(&pupil.pseudonym))
    }

    /// Whether reading or the last writing failed; reactive.
    fn failed(self) -> bool {
        self.failed.get()
    }

    /// Keeps these names; an empty one is forgotten.
    pub fn put(self, names: Vec<(UserId, String)>) {
        let names: Vec<_> = names
            .into_iter()
            .map(|(of, name)| (of, name.trim().chars().take(LONGEST).collect::<String>()))
            .collect();
        self.known.update(|known| {
            for (of, name) in &names {
                match name.as_str() {
                    "" => known.remove(of),
                    name => known.insert(*of, name.to_owned()),
                };
            }
        });
        let engine = self.session.engine();
        let failed = self.failed;
        spawn_local(async move {
            let lines: Vec<_> = names
                .into_iter()
                .map(|(of, name)| (of.to_string(), name))
                .collect();
            let kept = match engine {
                Some(engine) => engine.put_names(&lines).await.is_ok(),
                None => false,
            };
            let _ = failed.try_set(!kept);
        });
    }

    /// The names of pupils who are in none of this person's classes any more go. Classes that show nobody say nothing, nor does the
    /// absence of who was enlisted lately: they may be on their way.
    fn forget_gone(self) {
        let gone = self.session.view().with(|view| {
            if !view.ready || view.pupils.is_empty() {
                return Vec::new();
            }
            self.known.with(|known| {
                let gone = known
                    .keys()
                    .filter(|of| view.pupils.values().all(|pupil| pupil.user != **of))
                    .filter(|of| !is_new(**of));
                gone.map(|of| (*of, String::new())).collect()
            })
        });
        if !gone.is_empty() {
            self.put(gone);
        }
    }
}

/// For so long, in milliseconds, a pupil who was just enlisted may be on the way to this device: a week.
const ON_THE_WAY: i64 = 7 * 24 * 60 * 60 * 1000;

fn is_new(pupil: UserId) -> bool {
    joined(pupil).is_some_and(|at| millis() - at < ON_THE_WAY)
}

/// The names of the class that is shown.
pub fn use_names() -> Names {
    expect_context()
}
