//! The form of a new class.

use domain::school::Level;
use leptos::prelude::*;
use protocol::session::NewClass;
use ui::{Button, ButtonKind, Choice, Field, OneChoice};

use super::texts;
use crate::live::live_option;
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::clock::today;
use crate::state::kept::Kept;
use crate::state::session::use_session;
use crate::texts::labels::Label;

const LEVELS: [Level; 3] = [Level::Cinquieme, Level::Quatrieme, Level::Troisieme];
/// Longest name, as on the server.
const NAME_MAX: usize = 20;
/// Under which name the form is kept.
const DRAFT: &str = "class";

/// Name and level; the school and the year follow from who asks, and when.
#[component]
pub fn NewClassForm(
    /// Hears the word of the new class in addresses.
    made: Callback<String>,
) -> impl IntoView {
    let session = use_session();
    let asking = Asking::new();
    let name = RwSignal::new(String::new());
    let level = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let kept = Kept::new(session, DRAFT.to_owned(), vec![name, level]);
    let name_wrong = move || {
        let length = name.with(|name| name.trim().chars().count());
        (tried.get() && !(1..=NAME_MAX).contains(&length)).then(|| texts::NAME_WRONG.to_owned())
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let chosen = LEVELS
            .into_iter()
            .find(|other| level.with_untracked(|level| *level == other.label()));
        let (Some(level), None) = (chosen, untrack(name_wrong)) else {
            return;
        };
        let class = NewClass {
            name: name.get_untracked().trim().to_owned(),
            level,
        };
        let key = catalogue::slug::words(&class.name);
        asking.ask(async move {
            session.api().create_class(&class).await?;
            session.sync_now();
            kept.forget();
            made.try_run(key);
            Ok(())
        });
    };
    let options: Vec<_> = LEVELS
        .iter()
        .map(|level| Choice::new(level.label(), level.label()))
        .collect();
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
                <OneChoice
                    legend=texts::LEVEL.to_owned()
                    options=Signal::stored(options)
                    selected=level
                    on_choose=Callback::new(move |label| level.set(label))
                />
                {live_option(move || (tried.get() && level.with(String::is_empty)).then(|| view! {
                    <p class="field-error" role="alert">{texts::LEVEL_WRONG}</p>
                }.into_any()))}
            </div>
            <p class="soft">{texts::school_year(day.year(), day.month())}</p>
            {hindered(session, asking, texts::CREATE_OFFLINE)}
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=asking.busy()
                    disabled=offline(session)
                >
                    {texts::CREATE}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
