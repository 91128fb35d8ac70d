//! The companies that were asked: a page of the carnet each, here as a list that one ticks.

use domain::carnet::{Entry, TITLE_MAX};
use domain::ids::EntryId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Field, StateKind, StateMark, icons};

use super::texts;
use crate::live::{live, live_option};
use crate::pages::carnet::Draft;
use crate::pages::guided::texts::{ASKED, DEMANDE, DONE, FOLLOWED, PART_ANSWER, PART_DONE, YES};
use crate::pages::guided::{all_of, begin, said, ticked, ticked_with};
use crate::state::session::Session;
use crate::state::typed::Piece;

/// The section.
pub(super) fn followed(session: Session) -> AnyView {
    let ids = Memo::new(move |_| {
        session.view().with(|view| {
            let pages = all_of(view, &DEMANDE).into_iter();
            pages.map(|entry| entry.id).collect::<Vec<_>>()
        })
    });
    let list = move || {
        let rows: Vec<_> = ids.get().into_iter().map(|id| row(session, id)).collect();
        if rows.is_empty() {
            return view! { <p class="soft">{texts::NONE}</p> }.into_any();
        }
        view! { <ul class="stack" aria-label=texts::FOLLOWED>{rows}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{texts::FOLLOWED}</h2>
            <p class="no-print">{texts::FOLLOWED_HINT}</p>
            <div class="no-print"><Add session /></div>
            {live(list)}
        </section>
    }
    .into_any()
}

/// Adds a company.
#[component]
fn Add(session: Session) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let wrong = move || {
        let empty = name.with(|name| name.trim().is_empty());
        let long = name.with(|name| name.chars().count() > TITLE_MAX);
        match (empty && tried.get(), long) {
            (_, true) => Some(texts::too_long(TITLE_MAX)),
            (true, _) => Some(texts::ADD_EMPTY.to_owned()),
            _ => None,
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let title = name.get_untracked().trim().to_owned();
        if title.is_empty() || title.chars().count() > TITLE_MAX || busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            // It is emptied once the company is on the device: a failure loses nothing.
            if begin(session, &DEMANDE, title).await.is_some() {
                let _ = tried.try_set(false);
                let _ = name.try_set(String::new());
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <form class="add-line" on:submit=submit novalidate>
            <Field label=texts::ADD_NAME.to_owned() value=name name="entreprise" error=Signal::derive(wrong) />
            <Button kind=ButtonKind::Primary submit=true icon=icons::PLUS>{texts::ADD}</Button>
        </form>
    }
    .into_any()
}

/// What a page has in one of its parts.
fn part(entry: &Entry, key: &str) -> String {
    let part = entry.parts.get(key);
    part.map(|part| part.text.clone()).unwrap_or_default()
}

/// One company: what is done, what it answered, what comes next.
fn row(session: Session, id: EntryId) -> AnyView {
    let entry = Memo::new(move |_| {
        let view = session.view();
        view.with(|view| view.entries.get(&id).map(|item| item.value.clone()))
    });
    let of =
        move |key: &'static str| entry.with(|entry| entry.as_ref().map(|entry| part(entry, key)));
    let Some(page) = entry.get_untracked() else {
        return ().into_any();
    };
    let draft = Draft::open(session, &page, &[Piece::Part(PART_DONE)]);
    let done = draft.value(Piece::Part(PART_DONE));
    // What was just pressed stands there at once, so that no press overtakes the one before.
    let toggle = move |(key, on): (String, bool)| {
        let ticks = done.with_untracked(|text| ticked_with(text, &key, on));
        draft.replace(Piece::Part(PART_DONE), ticks, Vec::new());
    };
    let title = move || {
        let title = entry.with(|entry| entry.as_ref().map(|entry| entry.title.trim().to_owned()));
        title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| texts::UNNAMED.to_owned())
    };
    let mark = move || {
        let (kind, words) = answer(&of(PART_ANSWER).unwrap_or_default());
        view! { <StateMark kind text=words.to_owned() /> }.into_any()
    };
    let facts = move || {
        let facts: Vec<_> = FOLLOWED
            .into_iter()
            .filter_map(|key| {
                let asked = DEMANDE.parts.iter().find(|part| part.key == key)?;
                let words = said(asked.form, &of(key)?);
                (!words.is_empty()).then(|| view! { <span>{words}</span> })
            })
            .collect();
        (!facts.is_empty()).then(|| view! { <p class="meta">{facts}</p> }.into_any())
    };
    let options: Vec<_> = DONE
        .iter()
        .map(|(key, words)| Choice::new(*key, *words))
        .collect();
    view! {
        <li class="card card-pad stack">
            <p class="asked">
                <a href=["/carnet/", &id.to_string()].concat()><b>{title}</b></a>
                {live(mark)}
            </p>
            {live_option(facts)}
            <ChoiceChips
                legend=Signal::derive(move || texts::ticks_of(&title()))
                hide_legend=true
                options=Signal::stored(options)
                selected=Signal::derive(move || done.with(|text| ticked(text)))
                on_toggle=Callback::new(toggle)
            />
        </li>
    }
    .into_any()
}

/// The state and the words of an answer; none yet, where none was chosen.
fn answer(key: &str) -> (StateKind, &'static str) {
    let known = ASKED.iter().find(|(known, _)| *known == key);
    let (key, words) = *known.unwrap_or(&ASKED[0]);
    let kind = match key {
        YES => StateKind::Done,
        "non" => StateKind::Refused,
        _ => StateKind::Waiting,
    };
    (kind, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_nobody_gave_is_waited_for() {
        assert_eq!(answer("").0, StateKind::Waiting);
        assert_eq!(answer("autre").0, StateKind::Waiting);
        assert_eq!(answer(YES).0, StateKind::Done);
        assert_eq!(answer("non").0, StateKind::Refused);
    }
}
