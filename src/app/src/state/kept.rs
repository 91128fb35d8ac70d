//! What is typed in a form is kept on the device until it is sent or given up, so that a reload loses nothing.

use std::rc::Rc;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::replica::Refused;
use sync::Engine;
use uuid::Uuid;

use super::session::Session;
use super::typed::REST;

/// Between two fields; nobody types it.
const SEPARATOR: &str = "\u{1f}";

/// The fields of an open form, kept together in the profile that the form was opened in. Copied freely.
#[derive(Clone, Copy)]
pub struct Kept {
    engine: StoredValue<Option<Rc<Engine>>, LocalStorage>,
    name: StoredValue<String>,
    fields: StoredValue<Vec<RwSignal<String>>>,
    /// What the fields held when the form was opened.
    first: StoredValue<Vec<String>>,
    /// Sent or given up.
    done: StoredValue<bool>,
    /// The text that was last written or read here: only another one is written, so a tab that was left open does not write over
    /// what was typed in a later one.
    last: StoredValue<Option<String>>,
    /// Whether what was kept has been read.
    read: RwSignal<bool>,
}

impl Kept {
    /// Keeps the fields of the form of this name from now on, and brings back what they held when it was last left.
    pub fn new(session: Session, name: String, fields: Vec<RwSignal<String>>) -> Self {
        let first = fields.iter().map(|field| field.get_untracked()).collect();
        let kept = Self {
            engine: StoredValue::new_local(session.engine()),
            name: StoredValue::new(name),
            fields: StoredValue::new(fields),
            first: StoredValue::new(first),
            done: StoredValue::new(false),
            last: StoredValue::new(None),
            read: RwSignal::new(false),
        };
        kept.bring_back();
        kept.save_by_itself();
        kept
    }

    /// The form is sent or given up: nothing of it is kept, unless somebody goes on typing.
    pub fn forget(self) {
        let _ = self.done.try_set_value(true);
        self.write(None);
    }

    /// It could not be sent after all.
    pub fn keep_on(self) {
        let _ = self.done.try_set_value(false);
        self.save();
    }

    /// Gives the form up, or closes it once it is sent.
    pub fn close<E: Send + Sync + 'static>(self, editing: RwSignal<Option<E>>) {
        self.forget();
        // The page may be gone by then.
        let _ = editing.try_set(None);
    }

    /// Sends what the form makes of its fields, and closes it once that is on the device: what was refused of the same thing before
    /// is dealt with by it. Where the device cannot write, the form stays with all that is in it.
    pub fn send<E: Send + Sync + 'static>(
        self,
        session: Session,
        change: Mutation,
        said: &'static str,
        editing: RwSignal<Option<E>>,
    ) {
        let toasts = session.toasts();
        let name = self.name.get_value();
        let written = session.write(change.clone(), 0);
        spawn_local(async move {
            if written.await {
                settled(session, |refused| {
                    replaces(&change, &refused.mutation) || of_refused(refused.id) == name
                });
                toasts.show(said);
                self.close(editing);
                // A form that was left meanwhile has kept itself for the next time.
                forget(session, name);
            }
        });
    }

    /// Whether what was kept is in the fields by now; reactive.
    pub fn is_read(self) -> bool {
        self.read.get()
    }

    fn typed(self) -> Option<Vec<String>> {
        let fields = self.fields.try_get_value()?;
        fields
            .iter()
            .map(|field| field.try_get_untracked())
            .collect()
    }

    fn bring_back(self) {
        let (engine, name) = (self.engine.get_value(), self.name.get_value());
        spawn_local(async move {
            let text = match engine {
                Some(engine) => engine.draft(&name).await.ok().flatten(),
                None => None,
            };
            if let Some(text) = text {
                let _ = self.last.try_set_value(Some(text.clone()));
                self.fill(&text);
            }
            let _ = self.read.try_set(true);
        });
    }

    fn fill(self, text: &str) {
        // What is typed meanwhile goes before.
        let untouched = self
            .typed()
            .is_some_and(|typed| self.first.try_with_value(|first| *first == typed) == Some(true));
        let Some(fields) = self.fields.try_get_value().filter(|_| untouched) else {
            return;
        };
        for (field, typed) in fields.iter().zip(typed_in(text, fields.len())) {
            if let Some(typed) = typed {
                let _ = field.try_set(typed);
            }
        }
    }

    fn save_by_itself(self) {
        let mut later = debounce(REST, move |()| self.save());
        Effect::new(move |before: Option<()>| {
            self.fields
                .with_value(|fields| fields.iter().for_each(|field| field.track()));
            if before.is_some() {
                self.done.set_value(false);
                later(());
            }
        });
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.save());
        on_cleanup(move || {
            hidden.remove();
            self.save();
        });
    }

    fn save(self) {
        if self.done.try_get_value() != Some(false) {
            return;
        }
        let (Some(typed), Some(first)) = (self.typed(), self.first.try_get_value()) else {
            return;
        };
        let text = (typed != first).then(|| [first, typed].concat().join(SEPARATOR));
        if self.last.try_get_value() == Some(text.clone()) {
            return;
        }
        self.write(text);
    }

    fn write(self, text: Option<String>) {
        let _ = self.last.try_set_value(text.clone());
        let (Some(Some(engine)), Some(name)) =
            (self.engine.try_get_value(), self.name.try_get_value())
        else {
            return;
        };
        spawn_local(async move {
            // A comfort: without it the form still shows what is typed, until it is left.
            let _ = engine.put_draft(&name, text.as_deref()).await;
        });
    }
}

/// Under which name a form of this kind is kept: that of the refusal which it takes up, else with the identity of what is there already. All
/// new ones of a kind share a name, so that one that was left comes back.
pub fn form_name(kind: &str, refusal: Option<Uuid>, known: Option<String>) -> String {
    match refusal {
        Some(refusal) => of_refused(refusal),
        None => [kind, &known.unwrap_or_default()].concat(),
    }
}

/// Under which name the form is kept that takes up what the server did not take.
pub fn of_refused(refusal: Uuid) -> String {
    ["refus/", &refusal.to_string()].concat()
}

/// Whether a change writes anew what another one of its kind would have written. A team is one row, but its name and its work are
/// changed apart: the one does not answer for the other; and who comes and who goes is said by each change for itself.
fn replaces(change: &Mutation, refused: &Mutation) -> bool {
    !matches!(change, Mutation::EquipeSet(_))
        && refused.name() == change.name()
        && refused.subject() == change.subject()
}

/// What the server did not take is dealt with: it was written anew, or a form took it up.
fn settled(session: Session, is_dealt_with: impl Fn(&Refused) -> bool) {
    let refused: Vec<_> = session.view().with_untracked(|view| {
        let all = view.refusals.iter();
        let of = all.filter(|refused| is_dealt_with(refused));
        of.map(|refused| refused.id).collect()
    });
    for refusal in refused {
        session.dismiss(refusal);
        forget(session, of_refused(refusal));
    }
}

/// Writes a change that is made by one press; what was refused of the same thing before is dealt with by it.
pub fn write_anew(session: Session, change: Mutation, base_rev: u64) {
    let written = session.write(change.clone(), base_rev);
    spawn_local(async move {
        if written.await {
            settled(session, |refused| replaces(&change, &refused.mutation));
        }
    });
}

/// Forgets what is kept of a form that cannot be sent any more.
pub fn forget(session: Session, name: String) {
    spawn_local(async move {
        if let Some(engine) = session.engine() {
            // A comfort: it stays in the profile until that is erased.
            let _ = engine.put_draft(&name, None).await;
        }
    });
}

/// Keeps what the one field of a form held that was empty when it was opened: it is brought back when the form is opened next.
pub fn keep(session: Session, name: String, typed: String) {
    spawn_local(async move {
        if let Some(engine) = session.engine() {
            // A comfort, as when the form itself keeps it.
            let text = [SEPARATOR, &typed].concat();
            let _ = engine.put_draft(&name, Some(&text)).await;
        }
    });
}

/// How the names begin of what one answers for oneself, in a game or in « Ce que j’aime »: it stays here, and nobody waits for it.
pub const FOR_ONESELF: [&str; 2] = [GAME, LIKES];
/// How the names begin of answers in games.
pub const GAME: &str = "jeu-";
/// The name of the answers of « Ce que j’aime ».
pub const LIKES: &str = "ce-que-j-aime";

/// The names of the forms that were begun and are kept in the open profile.
pub async fn begun(session: Session) -> Vec<String> {
    match session.engine() {
        Some(engine) => engine.drafts().await.unwrap_or_default(),
        None => Vec::new(),
    }
}

/// What was typed in each of the `count` fields, from a kept text: first what all of them held when the form was opened,
/// then what they held last. Nothing for a field that was left as it was: it takes what it would hold today, so that a
/// form begun yesterday undoes no change that somebody else made since. Empty for the text of a form with other fields.
fn typed_in(text: &str, count: usize) -> Vec<Option<String>> {
    let parts: Vec<&str> = text.split(SEPARATOR).collect();
    let Some((first, last)) = parts
        .split_at_checked(count)
        .filter(|(first, last)| first.len() == last.len())
    else {
        return Vec::new();
    };
    let fields = first.iter().zip(last);
    fields
        .map(|(first, last)| (first != last).then(|| (*last).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::equipe::{EquipeDraft, EquipeEdit};
    use domain::ids::{EquipeId, ProjetId};

    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_what_was_left_alone_or_is_of_a_former_form_does_not() {
        let first = ["Scierie", "12", ""];
        let last = ["Scierie", "", "Deux élèves\nen fauteuil"];
        let text = [first, last].concat().join(SEPARATOR);
        let back = typed_in(&text, 3);
        assert_eq!(
            back,
            [
                None,
                Some(String::new()),
                Some("Deux élèves\nen fauteuil".into())
            ]
        );
        assert_eq!(typed_in(&text, 4), []);
        assert_eq!(typed_in(&text, 2), []);
    }

    #[test]
    fn who_comes_into_a_team_and_what_it_writes_are_settled_by_nothing_else_of_the_team() {
        let draft = |id: u128| {
            Mutation::EquipeSet(EquipeDraft {
                id: EquipeId(Uuid::from_u128(id)),
                projet: ProjetId(Uuid::nil()),
                nom: String::new(),
                arrivent: Vec::new(),
                partent: Vec::new(),
                retiree: false,
            })
        };
        let work = Mutation::EquipeEdit {
            id: EquipeId(Uuid::from_u128(1)),
            edit: EquipeEdit::default(),
        };
        assert!(!replaces(&draft(1), &draft(1)) && !replaces(&draft(1), &work));
        assert!(replaces(&work, &work) && !replaces(&work, &draft(1)));
    }
}
