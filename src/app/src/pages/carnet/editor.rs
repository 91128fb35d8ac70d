//! Writing a page: saved while one writes, never asked for.

use domain::carnet::{Entry, EntryEdit, Feeling, TEXT_MAX, TITLE_MAX};
use domain::ids::EntryId;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Field, LinkButton, Note, NoteKind, PageTitle,
    StateKind, StateMark, TextArea, icons, use_toasts,
};

use super::metiers::Metiers;
use super::photos::photos;
use super::siblings::Siblings;
use super::{state_of, texts};
use crate::pages::photos::provide_album;
use crate::pages::review::Thread;
use crate::state::session::{Session, use_session};
use crate::state::typed::Text;
use crate::texts::labels::Label;

/// How long typing rests before it is written down. A page that is hidden or left is written at once.
pub(super) const REST: std::time::Duration = std::time::Duration::from_millis(500);

fn over(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// What a field says when it holds more than can be kept; until it is shortened, nothing of it is written down.
fn long(value: RwSignal<String>, most: usize) -> Signal<Option<String>> {
    Signal::derive(move || {
        value
            .with(|text| over(text, most))
            .then(|| texts::too_long(most))
    })
}

/// A page open for writing.
#[derive(Clone, Copy)]
pub struct Draft {
    pub(super) session: Session,
    pub(super) id: EntryId,
    title: RwSignal<String>,
    text: RwSignal<String>,
    /// What is on the device: what differs from it is still to be written.
    kept: RwSignal<Text>,
    unsaved: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Draft {
    /// The page as it is now, with everything not yet sent in it.
    pub fn entry(self) -> Option<Entry> {
        self.session
            .view()
            .with(|view| view.entries.get(&self.id).map(|item| item.value.clone()))
    }

    /// Writes one change down.
    pub fn edit(self, edit: EntryEdit) {
        if edit.is_empty() {
            return;
        }
        let Some(base) = untrack(|| self.entry()).map(|entry| entry.rev) else {
            return;
        };
        self.session
            .mutate(Mutation::EntryEdit { id: self.id, edit }, base);
    }

    /// Writes down what was typed and is not yet kept. It counts as kept once it is on the device: where that fails it is
    /// tried again with the next letter, when the page is hidden, and when it is opened again.
    fn save(self) {
        self.save_and(Vec::new());
    }

    fn save_and(self, settle: Vec<String>) {
        let (Some(title), Some(text)) = (
            self.title.try_get_untracked(),
            self.text.try_get_untracked(),
        ) else {
            return;
        };
        let (kept_title, kept_text) = self.kept.get_untracked();
        let edit = EntryEdit {
            title: (title != kept_title).then(|| title.clone()),
            text: (text != kept_text).then(|| text.clone()),
            settle,
            ..EntryEdit::default()
        };
        let (long, typed) = (
            over(&title, TITLE_MAX) || over(&text, TEXT_MAX),
            (title, text),
        );
        if edit.is_empty() {
            self.written(&typed);
            return;
        }
        self.session.typed().hold(self.id, typed.clone());
        let Some(base) = untrack(|| self.entry()).map(|entry| entry.rev) else {
            return;
        };
        if long {
            return;
        }
        let id = self.id;
        let written = self.session.write(Mutation::EntryEdit { id, edit }, base);
        spawn_local(async move {
            let written = written.await;
            // The page may be left by now.
            let _ = self.failed.try_set(!written);
            if written {
                self.written(&typed);
            }
        });
    }

    fn written(self, typed: &Text) {
        self.session.typed().written(self.id, typed);
        let _ = self.kept.try_set(typed.clone());
        let same = |now: RwSignal<String>, then: &String| {
            now.try_with_untracked(|now| now == then) == Some(true)
        };
        if same(self.title, &typed.0) && same(self.text, &typed.1) {
            let _ = self.unsaved.try_set(false);
        }
    }

    /// Takes the text of another version: see [`Siblings`].
    pub fn replace_text(self, text: String, settle: Vec<String>) {
        self.text.set(text);
        self.save_and(settle);
    }

    /// The text as typed.
    pub fn typed(self) -> String {
        self.text.get_untracked()
    }

    /// Changes that came from another device or tab enter the fields that are not being changed here.
    fn follow(self) {
        Effect::new(move |_| {
            let Some(entry) = self.entry() else { return };
            let (title, text) = self.kept.get_untracked();
            if entry.title != title && self.title.get_untracked() == title {
                self.title.set(entry.title.clone());
                self.kept.update(|kept| kept.0.clone_from(&entry.title));
            }
            if entry.text != text && self.text.get_untracked() == text {
                self.text.set(entry.text.clone());
                self.kept.update(|kept| kept.1.clone_from(&entry.text));
            }
        });
    }

    /// Saves when typing rests, and at once when the page is hidden or left.
    fn save_by_itself(self) {
        let mut later = debounce(REST, move |()| self.save());
        Effect::new(move |_| {
            let typed = (self.title.get(), self.text.get());
            if self.kept.with_untracked(|kept| *kept != typed) {
                self.unsaved.set(true);
                later(());
            }
        });
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.save());
        let left = window_event_listener_untyped("pagehide", move |_| self.save());
        on_cleanup(move || {
            hidden.remove();
            left.remove();
            self.save();
        });
    }
}

/// The page of an entry that is known here.
#[component]
pub fn Editor(
    /// Which one.
    id: EntryId,
) -> impl IntoView {
    let session = use_session();
    let entry = untrack(|| {
        session
            .view()
            .with(|view| view.entries.get(&id).map(|item| item.value.clone()))
    });
    let Some(entry) = entry else {
        return ().into_any();
    };
    let kept = (entry.title.clone(), entry.text.clone());
    let (title, text) = session.typed().of(id).unwrap_or_else(|| kept.clone());
    let draft = Draft {
        session,
        id,
        title: RwSignal::new(title),
        text: RwSignal::new(text),
        kept: RwSignal::new(kept),
        unsaved: RwSignal::new(false),
        failed: RwSignal::new(false),
    };
    provide_album();
    draft.follow();
    draft.save_by_itself();
    let kind = entry.kind;
    view! {
        <div class="page-head">
            <PageTitle text=texts::new_title(kind).to_owned() />
            <State draft />
        </div>
        <InBin draft />
        <form class="stack carnet-page" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
            <Field label=texts::FIELD_TITLE.to_owned() value=draft.title name="titre" error=long(draft.title, TITLE_MAX) />
            <TextArea
                label=texts::FIELD_TEXT.to_owned()
                value=draft.text
                name="texte"
                hint=texts::prompt(kind).to_owned()
                error=long(draft.text, TEXT_MAX)
            />
            <Siblings draft />
            {photos(draft)}
            <Metiers draft />
            <Feelings draft />
            <Day draft day=entry.date.to_string() />
        </form>
        <Actions draft />
        <Thread entry=id />
    }
    .into_any()
}

/// Where the page stands, always the truth.
#[component]
fn State(draft: Draft) -> impl IntoView {
    let state = move || {
        if draft.failed.get() || draft.session.write_failed() {
            return (StateKind::Refused, texts::NOT_SAVED);
        }
        if draft.unsaved.get() {
            return (StateKind::Unsent, texts::SAVING);
        }
        let mark = draft
            .session
            .view()
            .with(|view| view.entries.get(&draft.id).map(|item| item.mark.clone()));
        state_of(&mark.unwrap_or(Mark::OnDevice))
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

#[component]
fn InBin(draft: Draft) -> impl IntoView {
    let deleted = Memo::new(move |_| draft.entry().is_some_and(|entry| entry.deleted));
    let restore = move |()| {
        draft.edit(EntryEdit {
            deleted: Some(false),
            ..EntryEdit::default()
        })
    };
    move || {
        deleted.get().then(|| {
            view! {
                <Note kind=NoteKind::Warning>
                    <p>{texts::IN_BIN}</p>
                    <Button icon=icons::UNDO on_press=Callback::new(restore)>{texts::RESTORE}</Button>
                </Note>
            }
        })
    }
}

#[component]
fn Feelings(draft: Draft) -> impl IntoView {
    let options: Vec<_> = Feeling::ALL
        .iter()
        .enumerate()
        .map(|(at, feeling)| Choice::new(at.to_string(), feeling.label()))
        .collect();
    let selected = Signal::derive(move || {
        let feelings = draft
            .entry()
            .map(|entry| entry.feelings)
            .unwrap_or_default();
        let at = |feeling: &Feeling| Feeling::ALL.iter().position(|known| known == feeling);
        feelings
            .iter()
            .filter_map(at)
            .map(|at| at.to_string())
            .collect::<Vec<_>>()
    });
    let toggle = move |(value, on): (String, bool)| {
        let Some(feeling) = value
            .parse()
            .ok()
            .and_then(|at: usize| Feeling::ALL.get(at))
        else {
            return;
        };
        let set = [*feeling].into();
        draft.edit(if on {
            EntryEdit {
                feel: set,
                ..EntryEdit::default()
            }
        } else {
            EntryEdit {
                unfeel: set,
                ..EntryEdit::default()
            }
        });
    };
    view! {
        <ChoiceChips
            legend=texts::FIELD_FEELINGS.to_owned()
            options=Signal::stored(options)
            selected
            on_toggle=Callback::new(toggle)
        />
    }
    .into_any()
}

#[component]
fn Day(draft: Draft, day: String) -> impl IntoView {
    let value = RwSignal::new(day.clone());
    Effect::new(move |before: Option<String>| {
        let typed = value.get();
        if before.is_some_and(|before| before != typed)
            && let Ok(date) = typed.parse()
        {
            draft.edit(EntryEdit {
                date: Some(date),
                ..EntryEdit::default()
            });
        }
        typed
    });
    view! { <Field label=texts::FIELD_DATE.to_owned() value input_type="date" name="jour" /> }
        .into_any()
}

#[component]
fn Actions(draft: Draft) -> impl IntoView {
    let toasts = use_toasts();
    let navigate = use_navigate();
    let shared = Memo::new(move |_| draft.entry().is_some_and(|entry| entry.shared));
    let share = move |()| {
        draft.edit(EntryEdit {
            shared: Some(!shared.get_untracked()),
            ..EntryEdit::default()
        });
    };
    let delete = move |()| {
        draft.save();
        let Some(entry) = untrack(|| draft.entry()) else {
            return;
        };
        let (session, id) = (draft.session, draft.id);
        session.mutate(Mutation::EntryDelete { id }, entry.rev);
        let restore = move || {
            let edit = EntryEdit {
                deleted: Some(false),
                ..EntryEdit::default()
            };
            session.mutate(Mutation::EntryEdit { id, edit }, entry.rev);
        };
        toasts.show_with_undo(texts::BINNED, restore);
        navigate("/carnet", Default::default());
    };
    let delete = Callback::new(delete);
    view! {
        <p class="actions">
            <LinkButton href="/carnet".to_owned() icon=icons::ARROW_LEFT>{texts::BACK}</LinkButton>
            <Button icon=icons::EYE on_press=Callback::new(share)>
                {move || if shared.get() { texts::UNSHARE } else { texts::SHARE }}
            </Button>
            <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=delete>{texts::DELETE}</Button>
        </p>
    }
    .into_any()
}
