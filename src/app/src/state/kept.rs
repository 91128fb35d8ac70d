//! What is typed in a form is kept on the device until it is sent or given up, so that a reload loses nothing.

use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::Engine;

use super::session::Session;

/// How long typing rests before it is written down. A page that is hidden or left is written at once.
const REST: Duration = Duration::from_millis(500);

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
            let Some(engine) = engine else { return };
            let Ok(Some(text)) = engine.draft(&name).await else {
                return;
            };
            // What is typed meanwhile goes before.
            let untouched = self.typed().is_some_and(|typed| {
                self.first.try_with_value(|first| *first == typed) == Some(true)
            });
            let fields = self.fields.try_get_value().filter(|_| untouched);
            let parts = fields.zip(fields_of(&text, self.fields.try_with_value(Vec::len)));
            for (field, part) in parts
                .into_iter()
                .flat_map(|(fields, parts)| fields.into_iter().zip(parts))
            {
                let _ = field.try_set(part);
            }
        });
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
        self.write((typed != first).then(|| typed.join(SEPARATOR)));
    }

    fn write(self, text: Option<String>) {
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

/// The fields of a kept text; `None` for one of a form that had others.
fn fields_of(text: &str, count: Option<usize>) -> Option<Vec<String>> {
    let parts: Vec<_> = text.split(SEPARATOR).map(str::to_owned).collect();
    (Some(parts.len()) == count).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back_as_they_were_and_those_of_a_former_form_do_not() {
        let typed = ["4e B", "", "Deux élèves\nen fauteuil"].join(SEPARATOR);
        let back = fields_of(&typed, Some(3));
        assert_eq!(
            back.as_deref(),
            Some(&["4e B", "", "Deux élèves\nen fauteuil"].map(str::to_owned)[..])
        );
        assert_eq!(fields_of(&typed, Some(4)), None);
    }
}
