//! `/projet/:id`: a team at work. The way it goes, the next step and why, who does what, what is written together.

use domain::equipe::{NOTES, of_jalon};
use domain::ids::EquipeId;
use domain::projet::Projet;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::ClassEquipe;
use ui::{Field, LinkButton, Note, NoteKind, PageTitle, PathOfSteps, TextArea, icons};

use super::others::others;
use super::refused::refused;
use super::steps::{gone, next, steps};
use super::writing::{ROLE, Writing};
use super::{asked, texts, unknown};
use crate::live::{live, live_option};
use crate::pages::class::picture;
use crate::pages::coming::coming_alone;
use crate::pages::equipe::{is_there, page_href, path, writes};
use crate::state::clock::today;
use crate::state::session::{Session, use_session};
use crate::texts::dates;
use crate::texts::labels::{self, Label};

/// What the page is drawn anew for: what is typed and ticked is not of it.
#[derive(Clone, PartialEq)]
pub struct Head {
    id: EquipeId,
    nom: String,
    pub(super) projet: Projet,
    /// Whether the team still writes.
    pub(super) open: bool,
    /// Whether it was not taken out.
    there: bool,
}

impl Head {
    fn of(view: &View, own: &ClassEquipe) -> Option<Self> {
        Some(Self {
            id: own.equipe.id,
            nom: own.equipe.nom.clone(),
            projet: view.teams.projet_of(own)?.clone(),
            open: writes(view, own),
            there: is_there(view, own),
        })
    }
}

/// `/projet/:id`
pub fn team() -> AnyView {
    let session = use_session();
    let asked = asked();
    let head = Memo::new(move |_| {
        let (id, me) = (asked.get()?, session.me()?);
        session.view().with(|view| {
            let own = &view.teams.equipes.get(&id)?.value;
            own.equipe.has(me.user).then(|| Head::of(view, own))?
        })
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    live(move || match head.get() {
        Some(head) => whole(session, head),
        None if !ready.get() => coming_alone(session),
        None => unknown(session, asked.get()),
    })
}

fn whole(session: Session, head: Head) -> AnyView {
    let own = session.view().with_untracked(|view| {
        let item = view.teams.equipes.get(&head.id)?;
        Some(item.value.clone())
    });
    let (Some(own), Some(me)) = (own, session.me_now()) else {
        return ().into_any();
    };
    let mut keys: Vec<_> = head
        .projet
        .etapes
        .iter()
        .map(|step| of_jalon(&step.id))
        .collect();
    keys.extend([NOTES.to_owned(), ROLE.to_owned()]);
    let writing = Writing::open(session, me.user, &own, keys);
    let eyebrow = [head.projet.genre.label(), " · ", &head.projet.titre].concat();
    let consigne = head.projet.consigne.clone();
    let way = StoredValue::new(head.projet.clone());
    let steps_of = move || {
        let travail = writing.own().map(|own| own.travail).unwrap_or_default();
        way.with_value(|projet| {
            path(projet, &travail, today(), |id| {
                ["#", &of_jalon(id)].concat()
            })
        })
    };
    let id = head.id;
    view! {
        <div class="page-head">
            <PageTitle text=head.nom.clone() eyebrow=eyebrow />
            {writing.state()}
        </div>
        {shut(head.open, head.there)}
        {refused(session, Some(id))}
        {(!head.projet.etapes.is_empty()).then(|| view! {
            <PathOfSteps label=texts::PATH.to_owned() steps=Signal::derive(steps_of) />
        })}
        {next(writing, &head)}
        {(!consigne.is_empty()).then(|| view! {
            <section class="section"><h2>{texts::CONSIGNE}</h2><p class="prose written">{consigne}</p></section>
        })}
        <div class="split">
            <div class="page-stack">{steps(writing, &head)}{gone(writing, &head)}</div>
            <div class="page-stack">
                {presented(id)}
                {members(writing, &head)}
                {notes(writing, &head)}
                {live_option(move || session.view().with(|view| contests(view, id)))}
            </div>
        </div>
        <p class="actions no-print">
            <LinkButton href="/projet".to_owned() icon=icons::ARROW_LEFT>{texts::ALL}</LinkButton>
        </p>
    }
    .into_any()
}

/// Why nothing is written any more.
pub fn shut(open: bool, there: bool) -> Option<AnyView> {
    let words = match (open, there) {
        (true, _) => return None,
        (false, true) => texts::CLOSED,
        (false, false) => texts::RETIRED,
    };
    let note = view! { <Note kind=NoteKind::Info><p>{words}</p></Note> };
    Some(view! { <div class="no-print">{note}</div> }.into_any())
}

/// Who is in the team and what they do.
fn members(writing: Writing, head: &Head) -> AnyView {
    let people = Memo::new(move |_| {
        let own = writing.own();
        let own = own.map(|own| (own.equipe.membres, own.pseudonymes));
        own.unwrap_or_default()
    });
    let list = move || {
        let (membres, pseudonymes) = people.get();
        let each: Vec<_> = membres
            .into_iter()
            .zip(pseudonymes)
            .map(|(member, name)| {
                let role = match member.fonction.trim() {
                    "" => texts::NO_ROLE.to_owned(),
                    role => role.to_owned(),
                };
                let name = match &*name {
                    "" => labels::FORMER_MEMBER.to_owned(),
                    _ => name,
                };
                view! {
                    <li class="person">{picture(member.user)}<span>
                        <b>{name}</b><span class="soft">{role}</span>
                    </span></li>
                }
            })
            .collect();
        view! { <ul class="people">{each}</ul> }.into_any()
    };
    let role = head.open.then(|| {
        view! {
            <form class="no-print" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
                <Field
                    label=texts::ROLE.to_owned()
                    value=writing.value(ROLE)
                    name="fonction"
                    hint=texts::ROLE_HINT.to_owned()
                    error=writing.long(ROLE)
                    optional=true
                />
            </form>
        }
    });
    view! {
        <section class="section">
            <h2>{texts::MEMBERS}</h2>
            {live(list)}
            {role}
        </section>
    }
    .into_any()
}

/// What the team notes together.
fn notes(writing: Writing, head: &Head) -> AnyView {
    let inside = if head.open {
        view! {
            <form class="stack carnet-page" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
                <TextArea
                    label=texts::NOTES.to_owned()
                    value=writing.value(NOTES)
                    name="notes"
                    hint=texts::NOTES_HINT.to_owned()
                    error=writing.long(NOTES)
                    optional=true
                />
                {others(writing, NOTES.to_owned())}
            </form>
        }
        .into_any()
    } else {
        read(writing, NOTES.to_owned())
    };
    view! {
        <section class="section">
            <h2>{texts::NOTES_TITLE}</h2>
            <p class="soft">{texts::NOTES_READ}</p>
            {inside}
        </section>
    }
    .into_any()
}

/// A part that is only read.
pub fn read(writing: Writing, key: String) -> AnyView {
    live(move || {
        let own = writing.own();
        let part = own.as_ref().and_then(|own| own.travail.parts.get(&key));
        let texts: Vec<_> = part
            .iter()
            .flat_map(|part| part.texts())
            .filter(|text| !text.trim().is_empty())
            .map(|text| view! { <p class="excerpt excerpt-whole">{text.clone()}</p> })
            .collect();
        if texts.is_empty() {
            return view! { <p class="soft">{texts::NOTHING}</p> }.into_any();
        }
        texts.into_any()
    })
}

/// The way to the page that the team presents.
fn presented(id: EquipeId) -> AnyView {
    let href = page_href(id);
    view! {
        <section class="section">
            <h2>{texts::PAGE}</h2>
            <p class="soft">{texts::PAGE_TEXT}</p>
            <p class="actions"><LinkButton href icon=icons::NOTEBOOK>{texts::PAGE_OPEN}</LinkButton></p>
        </section>
    }
    .into_any()
}

/// The contests for which the team is entered.
fn contests(view: &View, id: EquipeId) -> Option<AnyView> {
    let entered = view.teams.inscriptions.keys();
    let each: Vec<_> = entered
        .filter(|(_, team)| *team == id)
        .filter_map(|(contest, _)| view.teams.concours.get(contest))
        .map(|item| {
            let contest = &item.value;
            let day = texts::until(&dates::long(contest.jusqu_au, today()));
            view! { <li><b>{contest.titre.clone()}</b>" "<span class="soft">{day}</span></li> }
        })
        .collect();
    (!each.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::CONTESTS}</h2>
                <p class="soft">{texts::CONTESTS_TEXT}</p>
                <ul>{each}</ul>
            </section>
        }
        .into_any()
    })
}
