//! The form of a new class.

use domain::school::Level;
use leptos::prelude::*;
use protocol::session::NewClass;
use ui::{Button, ButtonKind, Choice, ChoiceChips, Field, Note, NoteKind};

use super::texts;
use crate::pages::at_once::{Asking, Failure};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::labels::Label;

const LEVELS: [Level; 3] = [Level::Cinquieme, Level::Quatrieme, Level::Troisieme];
/// Longest name, as on the server.
const NAME_MAX: usize = 20;

/// Name and level; the school and the year follow from who asks, and when.
#[component]
pub fn NewClassForm(
    /// Hears the word of the new class in addresses.
    made: Callback<String>,
) -> impl IntoView {
    let session = use_session();
    let asking = Asking::new();
    let name = RwSignal::new(String::new());
    let level = RwSignal::new(None::<Level>);
    let tried = RwSignal::new(false);
    let name_wrong = move || {
        let length = name.with(|name| name.trim().chars().count());
        (tried.get() && !(1..=NAME_MAX).contains(&length)).then(|| texts::NAME_WRONG.to_owned())
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (Some(level), None) = (level.get_untracked(), untrack(name_wrong)) else {
            return;
        };
        let class = NewClass {
            name: name.get_untracked().trim().to_owned(),
            level,
        };
        let key = catalogue::slug::words(&class.name);
        let request = async move { session.api().create_class(&class).await };
        asking.ask(request, move |_| {
            session.sync_now();
            made.run(key);
        });
    };
    let options: Vec<_> = LEVELS
        .iter()
        .map(|level| Choice::new(level.label(), level.label()))
        .collect();
    let choose = move |(label, on): (String, bool)| {
        if on {
            level.set(LEVELS.into_iter().find(|level| level.label() == label));
        }
    };
    let selected = move || {
        level
            .get()
            .map(|level| level.label().to_owned())
            .into_iter()
            .collect::<Vec<_>>()
    };
    let day = today();
    view! {
        <form class="form" on:submit=submit novalidate>
            <Field
                label=texts::NAME.to_owned()
                value=name
                name="classe"
                hint=texts::NAME_HINT.to_owned()
                error=Signal::derive(name_wrong)
            />
            <div class="field">
                <ChoiceChips
                    legend=texts::LEVEL.to_owned()
                    single=true
                    options=Signal::stored(options)
                    selected=Signal::derive(selected)
                    on_toggle=Callback::new(choose)
                />
                {move || (tried.get() && level.get().is_none())
                    .then(|| view! { <p class="field-error" role="alert">{texts::LEVEL_WRONG}</p> })}
            </div>
            <p class="soft">{texts::school_year(day.year(), day.month())}</p>
            {move || (!session.online()).then(|| view! {
                <Note kind=NoteKind::Warning><p>{texts::CREATE_OFFLINE}</p></Note>
            })}
            <Failure of=asking />
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=asking.busy()
                    disabled=Signal::derive(move || !session.online())
                >
                    {texts::CREATE}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
