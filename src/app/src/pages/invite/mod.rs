//! A one-time link for an adult: a head makes one for a teacher, the académie for a head or a company.

mod texts;

use domain::role::Role;
use domain::school::Uai;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::session::{INVITATION_LINK, Invite};
use ui::{Button, Choice, Field, OneChoice, Select, icons};

use crate::live::{live, live_option};
use crate::order::sorted;
use crate::pages::at_once::{Asking, LinkToGive, hindered, offline};
use crate::state::clock::wall_time;
use crate::state::kept::Kept;
use crate::state::session::use_session;

/// Longest name, as on the server.
const NAME_MAX: usize = 80;
/// The choice of a company that is not there yet.
const NEW: &str = "+";
/// Under which name the form is kept.
const DRAFT: &str = "invitation";

/// What is typed. Copied freely.
#[derive(Clone, Copy)]
struct Typed {
    roles: &'static [Role],
    /// The [`words`] of the role.
    role: RwSignal<String>,
    name: RwSignal<String>,
    /// UAI of a head's school.
    school: RwSignal<String>,
    /// Name of a company that is there, or [`NEW`].
    company: RwSignal<String>,
    company_name: RwSignal<String>,
    commune: RwSignal<String>,
    tried: RwSignal<bool>,
}

fn fits(text: RwSignal<String>) -> bool {
    let length = text.with(|text| text.trim().chars().count());
    (1..=NAME_MAX).contains(&length)
}

fn trimmed(text: RwSignal<String>) -> String {
    text.get_untracked().trim().to_owned()
}

impl Typed {
    fn new(roles: &'static [Role]) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            roles,
            role: RwSignal::new(roles.first().map_or("", |role| words(*role)).to_owned()),
            name: empty(),
            school: empty(),
            company: RwSignal::new(NEW.to_owned()),
            company_name: empty(),
            commune: empty(),
            tried: RwSignal::new(false),
        }
    }

    /// All fields, in the order of this type.
    fn fields(self) -> Vec<RwSignal<String>> {
        vec![
            self.role,
            self.name,
            self.school,
            self.company,
            self.company_name,
            self.commune,
        ]
    }

    /// Reactive.
    fn role(self) -> Role {
        let named = self.role.with(|typed| {
            let role = self.roles.iter().find(|role| words(**role) == typed);
            role.or(self.roles.first()).copied()
        });
        named.unwrap_or(Role::Teacher)
    }

    fn is_new_company(self) -> bool {
        self.role() == Role::Company && self.company.with(|name| name == NEW)
    }

    fn wrong(self, text: RwSignal<String>) -> Signal<Option<String>> {
        Signal::derive(move || {
            (self.tried.get() && !fits(text)).then(|| texts::NAME_WRONG.to_owned())
        })
    }

    fn school_wrong(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            (self.tried.get() && self.school.with(String::is_empty))
                .then(|| texts::SCHOOL_WRONG.to_owned())
        })
    }

    /// What is asked, once all of it fits.
    fn ask(self) -> Option<Invite> {
        self.tried.set(true);
        let role = untrack(|| self.role());
        let school = Uai::parse(&self.school.get_untracked()).ok();
        let new = untrack(|| self.is_new_company());
        let holds = untrack(|| {
            fits(self.name)
                && (role != Role::Head || school.is_some())
                && (!new || fits(self.company_name) && fits(self.commune))
        });
        holds.then(|| Invite {
            role,
            name: trimmed(self.name),
            school: school.filter(|_| role == Role::Head),
            company: (role == Role::Company).then(|| match new {
                true => trimmed(self.company_name),
                false => self.company.get_untracked(),
            }),
            commune: new.then(|| trimmed(self.commune)),
        })
    }
}

/// The form for one of these roles, then the link.
pub fn invite(heading: &'static str, roles: &'static [Role]) -> AnyView {
    let typed = Typed::new(roles);
    let (link, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let content = move || {
        if link.with(String::is_empty) {
            return view! { <Form typed link until /> }.into_any();
        }
        let again = move |()| {
            typed.name.set(String::new());
            typed.tried.set(false);
            link.set(String::new());
        };
        view! {
            <div class="card card-pad stack form">
                <h3 role="status">{texts::link_for(&typed.name.get_untracked())}</h3>
                <LinkToGive href=link.get() />
                <p class="soft">{until.get_untracked()}</p>
                <p class="actions"><Button on_press=Callback::new(again)>{texts::AGAIN}</Button></p>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section no-print">
            <h2>{heading}</h2>
            {live(content)}
        </section>
    }
    .into_any()
}

#[component]
fn Form(typed: Typed, link: RwSignal<String>, until: RwSignal<String>) -> impl IntoView {
    let session = use_session();
    let asking = Asking::new();
    let kept = Kept::new(session, DRAFT.to_owned(), typed.fields());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(person) = typed.ask() else {
            return;
        };
        asking.ask(async move {
            let made = session.api().invite(&person).await?;
            session.sync_now();
            kept.forget();
            let origin = window().location().origin().unwrap_or_default();
            let _ = until.try_set(texts::link_until(wall_time(made.until)));
            let _ = link.try_set([&origin, INVITATION_LINK, &made.token].concat());
            Ok(())
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <p class="soft">{texts::TEXT}</p>
            {(typed.roles.len() > 1).then(|| role_chips(typed))}
            {live_option(move || match typed.role() {
                Role::Head => Some(school(typed)),
                Role::Company => Some(company(typed)),
                _ => None,
            })}
            <Field
                label=texts::NAME.to_owned()
                value=typed.name
                name="nom"
                hint=texts::NAME_HINT.to_owned()
                error=typed.wrong(typed.name)
            />
            {hindered(session, asking, texts::NO_NETWORK)}
            <p class="actions">
                <Button submit=true icon=icons::LINK busy=asking.busy() disabled=offline(session)>
                    {texts::MAKE}
                </Button>
            </p>
        </form>
    }
    .into_any()
}

fn words(role: Role) -> &'static str {
    match role {
        Role::Company => texts::COMPANY,
        _ => texts::HEAD,
    }
}

fn role_chips(typed: Typed) -> AnyView {
    let options: Vec<_> = typed
        .roles
        .iter()
        .map(|role| Choice::new(words(*role), words(*role)))
        .collect();
    let choose = move |label: String| {
        typed.tried.set(false);
        typed.role.set(label);
    };
    view! {
        <OneChoice
            legend=texts::ROLE.to_owned()
            options=Signal::stored(options)
            selected=typed.role
            on_choose=Callback::new(choose)
        />
    }
    .into_any()
}

/// Choices by their words, after a first one.
fn choices(first: Choice, mut rest: Vec<(String, String)>) -> Vec<Choice> {
    rest = sorted(rest, |(_, words)| (0, catalogue::slug::words(words)));
    let rest = rest
        .into_iter()
        .map(|(value, words)| Choice::new(value, words));
    [first].into_iter().chain(rest).collect()
}

fn schools(view: &View) -> Vec<(String, String)> {
    let pair = |school: &protocol::row::School| {
        let words = [school.name.as_str(), " (", &school.commune, ")"].concat();
        (school.uai.to_string(), words)
    };
    view.schools.values().map(pair).collect()
}

fn school(typed: Typed) -> AnyView {
    let session = use_session();
    let options = move || {
        let schools = session.view().with(|view| schools(view));
        choices(Choice::new("", texts::CHOOSE), schools)
    };
    view! {
        <Select
            label=texts::SCHOOL.to_owned()
            options=Signal::derive(options)
            value=typed.school
            error=typed.school_wrong()
        />
    }
    .into_any()
}

fn company(typed: Typed) -> AnyView {
    let session = use_session();
    let options = move || {
        let names = session.view().with(|view| {
            let names = view.companies.values().map(|company| company.name.clone());
            names.map(|name| (name.clone(), name)).collect()
        });
        choices(Choice::new(NEW, texts::NEW_COMPANY), names)
    };
    let fresh = move || {
        typed.is_new_company().then(|| {
            view! {
                <Field
                    label=texts::COMPANY_NAME.to_owned()
                    value=typed.company_name
                    name="entreprise"
                    hint=texts::COMPANY_HINT.to_owned()
                    error=typed.wrong(typed.company_name)
                />
                <Field
                    label=texts::COMMUNE.to_owned()
                    value=typed.commune
                    name="commune"
                    error=typed.wrong(typed.commune)
                />
            }
            .into_any()
        })
    };
    view! {
        <Select label=texts::OF_COMPANY.to_owned() options=Signal::derive(options) value=typed.company />
        {live_option(fresh)}
    }
    .into_any()
}
