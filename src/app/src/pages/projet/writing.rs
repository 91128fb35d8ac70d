//! What a team writes, open for writing by one of its members: saved while one writes, never asked for.

use domain::carnet::PART_MAX;
use domain::equipe::{EquipeEdit, FONCTION_MAX, Membre};
use domain::ids::{EquipeId, UserId};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use protocol::row::ClassEquipe;
use ui::StateKind;

use super::refused::team_of;
use super::texts;
use crate::pages::typing::{Fields, Settled};
use crate::state::session::Session;

/// The field in which a member says what they do in the team: no key of a part has capitals.
pub const ROLE: &str = "FONCTION";

fn most(key: &str) -> usize {
    if key == ROLE { FONCTION_MAX } else { PART_MAX }
}

/// What a team has under a key.
fn of<'a>(own: &'a ClassEquipe, me: UserId, key: &str) -> &'a str {
    if key != ROLE {
        return own.travail.text(key);
    }
    let mut members = own.equipe.membres.iter();
    let member = members.find(|member| member.user == me);
    member.map_or("", |member| &member.fonction)
}

fn set(edit: &mut EquipeEdit, me: UserId, key: String, text: String) {
    if key == ROLE {
        edit.fonctions.push(Membre {
            user: me,
            fonction: text,
        });
    } else {
        edit.parts.insert(key, text);
    }
}

/// A team open for writing. Copied freely.
#[derive(Clone, Copy)]
pub struct Writing {
    session: Session,
    id: EquipeId,
    me: UserId,
    fields: Fields,
}

impl Writing {
    /// Opens these parts of a team for writing, with what was typed and could not be written before.
    pub fn open(session: Session, me: UserId, own: &ClassEquipe, keys: Vec<String>) -> Self {
        let id = own.equipe.id;
        let parts = keys.into_iter().map(|key| {
            let (most, kept) = (most(&key), of(own, me, &key).to_owned());
            (key, most, kept)
        });
        let fields = Fields::open(session, id.0, own.travail.rev, parts);
        let writing = Self {
            session,
            id,
            me,
            fields,
        };
        Effect::new(move |_| {
            let view = session.view();
            view.with(|view| {
                if let Some(item) = view.teams.equipes.get(&id) {
                    let (own, waits) = (&item.value, item.mark != Mark::Accepted);
                    fields.follow(own.travail.rev, waits, |key| of(own, me, key));
                }
            });
        });
        fields.save_by_itself(move || writing.save());
        writing
    }

    /// The team as it is now, with everything not yet sent in it; reactive.
    pub fn own(self) -> Option<ClassEquipe> {
        self.session.view().with(|view| {
            let item = view.teams.equipes.get(&self.id)?;
            Some(item.value.clone())
        })
    }

    /// Writes one change down that is not typed.
    pub fn edit(self, edit: EquipeEdit) {
        let base = untrack(|| self.own()).map_or(0, |own| own.travail.rev);
        let id = self.id;
        self.session.mutate(Mutation::EquipeEdit { id, edit }, base);
    }

    /// What is typed under a key that was opened; under another one, a text that goes nowhere.
    pub fn value(self, key: &str) -> RwSignal<String> {
        self.fields.value(key)
    }

    /// What a field says when it holds more than can be kept; until it is shortened, it is not written down.
    pub fn long(self, key: &str) -> Signal<Option<String>> {
        self.fields.long(key, texts::too_long)
    }

    /// Takes another text for a part, and drops the version that is dealt with by it, unless it is too long to be kept.
    pub fn replace(self, key: &str, text: String, settled: String) {
        self.value(key).set(text);
        self.save_and(Some((key.to_owned(), vec![settled])));
    }

    fn save(self) {
        self.save_and(None);
    }

    fn save_and(self, settled: Option<Settled>) {
        let Some(changes) = self.fields.changes(settled) else {
            return;
        };
        let (id, me) = (self.id, self.me);
        self.fields.write(changes, |change| {
            let mut edit = EquipeEdit {
                settle: change.settle,
                ..EquipeEdit::default()
            };
            for (key, text) in change.texts {
                set(&mut edit, me, key, text);
            }
            Mutation::EquipeEdit { id, edit }
        });
    }

    /// Where the team's work stands, always the truth.
    pub fn state(self) -> AnyView {
        self.fields.state(move || {
            let (refused, mark) = self.session.view().with(|view| {
                let mut refusals = view.refusals.iter();
                let refused = refusals.any(|refused| team_of(refused) == Some(self.id));
                let item = view.teams.equipes.get(&self.id);
                (refused, item.map(|item| item.mark.clone()))
            });
            if refused {
                return (StateKind::Refused, texts::NOT_TAKEN);
            }
            match mark {
                Some(Mark::OnDevice) | None => (StateKind::Device, texts::ON_DEVICE),
                Some(Mark::Sent) => (StateKind::Sent, texts::SENT),
                Some(_) => (StateKind::Done, texts::ACCEPTED),
            }
        })
    }
}
