//! What a team writes, open for writing by one of its members: saved while one writes, never asked for.
//!
//! Several write into one row. So each field remembers the version of the row over which it was typed: what another member wrote into it
//! meanwhile was not seen here, and the server keeps both.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::carnet::PART_MAX;
use domain::equipe::{EquipeEdit, FONCTION_MAX, Membre};
use domain::ids::{EquipeId, UserId};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use protocol::row::ClassEquipe;
use ui::{StateKind, StateMark};

use super::refused::team_of;
use super::texts;
use crate::pages::carnet::when_left;
use crate::state::session::Session;
use crate::state::typed::Text;

/// How long typing rests before it is written down. A page that is hidden or left is written at once.
const REST: Duration = Duration::from_millis(500);

/// The field in which a member says what they do in the team: no key of a part has capitals.
pub const ROLE: &str = "FONCTION";

/// A part that is typed here.
#[derive(Clone)]
struct Field {
    key: String,
    value: RwSignal<String>,
    /// What is on the device: what differs from it is still to be written.
    kept: RwSignal<String>,
    /// The version of the row in which `kept` was seen.
    base: StoredValue<u64>,
}

impl Field {
    /// What is typed and what is kept; none once the page is left.
    fn both(&self) -> Option<(String, String)> {
        Some((
            self.value.try_get_untracked()?,
            self.kept.try_get_untracked()?,
        ))
    }
}

fn most(key: &str) -> usize {
    if key == ROLE { FONCTION_MAX } else { PART_MAX }
}

fn over(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// What becomes of a field when the row comes anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// Its text is the one that is kept here: it was seen.
    Same,
    /// Another text is there, and nothing is typed here: it is shown.
    Take,
    /// Another text is there, and one types here without having seen it.
    Unseen,
}

fn followed(now: &str, value: &str, kept: &str) -> Follow {
    if now == kept {
        Follow::Same
    } else if value == kept {
        Follow::Take
    } else {
        Follow::Unseen
    }
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
    fields: StoredValue<Vec<Field>>,
    unsaved: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Writing {
    /// Opens these parts of a team for writing, with what was typed and could not be written before.
    pub fn open(session: Session, me: UserId, own: &ClassEquipe, keys: Vec<String>) -> Self {
        let id = own.equipe.id;
        let fields = keys.into_iter().map(|key| {
            let kept = of(own, me, &key).to_owned();
            let held = session.typed().of(id.0, &key);
            // Over which version a text was typed that waited for the device is not known any more.
            let base = held.as_ref().map_or(own.travail.rev, |_| 0);
            Field {
                key,
                value: RwSignal::new(held.unwrap_or_else(|| kept.clone())),
                kept: RwSignal::new(kept),
                base: StoredValue::new(base),
            }
        });
        let writing = Self {
            session,
            id,
            me,
            fields: StoredValue::new(fields.collect()),
            unsaved: RwSignal::new(false),
            failed: RwSignal::new(false),
        };
        writing.follow();
        writing.save_by_itself();
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
        let found = self.fields.with_value(|fields| {
            let field = fields.iter().find(|field| field.key == key);
            field.map(|field| field.value)
        });
        found.unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// What a field says when it holds more than can be kept; until it is shortened, it is not written down.
    pub fn long(self, key: &str) -> Signal<Option<String>> {
        let (value, most) = (self.value(key), most(key));
        Signal::derive(move || {
            value
                .with(|text| over(text, most))
                .then(|| texts::too_long(most))
        })
    }

    /// Takes another text for a part, and drops the version that is dealt with by it.
    pub fn replace(self, key: &str, text: String, settled: String) {
        self.value(key).set(text);
        self.save_and(vec![settled]);
    }

    /// Writes down what was typed and is not yet kept. It counts as kept once it is on the device: where that fails it is tried again
    /// with the next letter, when the page is hidden, and when it is opened again.
    pub fn save(self) {
        self.save_and(Vec::new());
    }

    fn save_and(self, settle: Vec<String>) {
        let Some(fields) = self.fields.try_get_value() else {
            return;
        };
        let (mut typed, mut held) = (Text::new(), Text::new());
        // One change for each version over which something was typed.
        let mut edits: BTreeMap<u64, EquipeEdit> = BTreeMap::new();
        for field in fields {
            let (Some((text, kept)), Some(base)) = (field.both(), field.base.try_get_value())
            else {
                return;
            };
            if text != kept {
                held.insert(field.key.clone(), text.clone());
                if over(&text, most(&field.key)) {
                    continue;
                }
                let edit = edits.entry(base).or_default();
                set(edit, self.me, field.key.clone(), text.clone());
            }
            typed.insert(field.key, text);
        }
        self.session.typed().hold(self.id.0, held);
        if !settle.is_empty() {
            let now = untrack(|| self.own()).map_or(0, |own| own.travail.rev);
            edits.entry(now).or_default().settle = settle;
        }
        if edits.is_empty() {
            self.written(&typed);
            return;
        }
        let id = self.id;
        let each = edits.into_iter();
        let each: Vec<_> = each
            .map(|(base, edit)| self.session.write(Mutation::EquipeEdit { id, edit }, base))
            .collect();
        spawn_local(async move {
            let mut all = true;
            for written in each {
                all &= written.await;
            }
            // The page may be left by now.
            let _ = self.failed.try_set(!all);
            if all {
                self.written(&typed);
            }
        });
    }

    fn written(self, typed: &Text) {
        self.session.typed().written(self.id.0, typed);
        let fields = self.fields.try_get_value().unwrap_or_default();
        for field in &fields {
            if let Some(text) = typed.get(&field.key) {
                let _ = field.kept.try_set(text.clone());
            }
        }
        let same = |field: &Field| field.both().is_some_and(|(text, kept)| text == kept);
        if fields.iter().all(same) {
            let _ = self.unsaved.try_set(false);
        }
    }

    /// What others wrote enters the fields that are not being changed here.
    fn follow(self) {
        Effect::new(move |_| {
            let Some(own) = self.own() else { return };
            for field in self.fields.get_value() {
                let (now, kept) = (of(&own, self.me, &field.key), field.kept.get_untracked());
                match followed(now, &field.value.get_untracked(), &kept) {
                    Follow::Unseen => continue,
                    Follow::Same => {}
                    Follow::Take => {
                        field.value.set(now.to_owned());
                        field.kept.set(now.to_owned());
                    }
                }
                field.base.set_value(own.travail.rev);
            }
        });
    }

    /// Saves when typing rests, and at once when the page is hidden or left.
    fn save_by_itself(self) {
        let mut later = debounce(REST, move |()| self.save());
        Effect::new(move |_| {
            let differs = |field: &Field| field.value.get() != field.kept.get_untracked();
            // All are looked at, so that each is followed.
            let differing = self
                .fields
                .with_value(|fields| fields.iter().filter(|field| differs(field)).count());
            if differing > 0 {
                self.unsaved.set(true);
                later(());
            }
        });
        when_left(move || self.save());
    }

    /// Where the team's work stands, always the truth.
    pub fn state(self) -> AnyView {
        let state = move || {
            if self.failed.get() || self.session.write_failed() {
                return (StateKind::Refused, texts::NOT_SAVED);
            }
            if self.unsaved.get() {
                return (StateKind::Unsent, texts::SAVING);
            }
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
        };
        view! {
            <div role="status">
                <StateMark
                    kind=Signal::derive(move || state().0)
                    text=Signal::derive(move || state().1.to_owned())
                />
            </div>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_member_wrote_is_seen_only_where_nothing_is_typed() {
        assert_eq!(followed("un", "un deux", "un"), Follow::Same);
        assert_eq!(followed("trois", "un", "un"), Follow::Take);
        assert_eq!(followed("trois", "un deux", "un"), Follow::Unseen);
    }
}
