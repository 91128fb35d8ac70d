//! `/carnet/:id`, for writing.

use domain::carnet::{EntryEdit, Feeling};
use domain::ids::EntryId;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use protocol::mutation::Mutation;
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Field, LinkButton, Note, NoteKind, PageTitle,
    TextArea, icons, use_toasts,
};

use super::draft::{Draft, state};
use super::metiers::Metiers;
use super::photos::photos;
use super::siblings::siblings;
use super::skills::skills;
use super::texts;
use super::travel::{give_link, give_page_href};
use crate::pages::guided::{self, Form};
use crate::pages::photos::provide_album;
use crate::pages::review::Thread;
use crate::state::session::use_session;
use crate::state::typed::Piece;
use crate::texts::labels::Label;

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
    let template = guided::of(&entry);
    let asked = guided::asked(session, &entry);
    let is_guided = template.is_some() || !asked.is_empty();
    let pieces: Vec<Piece> = [Piece::Title, Piece::Text]
        .into_iter()
        .chain(template.into_iter().flat_map(guided::pieces))
        .chain(asked.iter().map(|(key, _)| Piece::Part(key)))
        .collect();
    let draft = Draft::open(session, &entry, &pieces);
    provide_album();
    let kind = entry.kind;
    let own = template.and_then(|template| template.href);
    view! {
        <div class="page-head">
            <PageTitle text=template.map_or(texts::new_title(kind), |template| template.title).to_owned() />
            {state(draft)}
        </div>
        <InBin draft />
        <form class="stack carnet-page" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
            <Field
                label=texts::FIELD_TITLE.to_owned()
                value=draft.value(Piece::Title)
                name="titre"
                error=draft.long(Piece::Title)
            />
            {own.map(|href| view! { <p class="no-print"><LinkButton href=href.to_owned()>{texts::OWN_PAGE}</LinkButton></p> })}
            {template.map(|template| guided::parts(draft, template))}
            {guided::questions(draft, &asked)}
            <TextArea
                label=if is_guided { texts::FIELD_MORE } else { texts::FIELD_TEXT }.to_owned()
                value=draft.value(Piece::Text)
                name="texte"
                hint=if is_guided { texts::MORE } else { texts::prompt(kind) }.to_owned()
                optional=is_guided
                error=draft.long(Piece::Text)
            />
            {siblings(draft, Piece::Text, Form::Lines)}
            {photos(draft)}
            <Metiers draft />
            <Feelings draft />
            {skills(draft)}
            <Day draft day=entry.date.to_string() />
        </form>
        {actions(draft)}
        {entry.etape.is_some().then(|| give_link(give_page_href(id)))}
        <Thread entry=id />
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

/// Back to the list; shown to the teacher or not; into the bin.
pub fn actions(draft: Draft) -> AnyView {
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
