//! `/projet/:id/page`: what a team presents. Its members write it and see the sheet at once; classmates read it where it is shown.

use domain::equipe::{EquipeEdit, of_affiche};
use domain::ids::EquipeId;
use leptos::prelude::*;
use protocol::row::Affiche;
use ui::{
    Button, ButtonKind, Field, LinkButton, Note, NoteKind, PageTitle, StateKind, StateMark,
    TextArea, icons,
};

use super::others::others;
use super::refused::refused;
use super::team::shut;
use super::writing::Writing;
use super::{asked, school, texts, unknown};
use crate::live::{live, live_option};
use crate::pages::coming::coming_alone;
use crate::pages::equipe::{
    PIECES, Piece, is_long, is_there, own_affiche, presenter, sheet, team_href, writes,
};
use crate::state::session::{Session, use_session};

/// What is to be drawn.
#[derive(Clone, PartialEq)]
enum Shown {
    /// One's own team; whether it still writes, and whether it was not taken out.
    Own(EquipeId, bool, bool),
    /// Another team's page.
    Other(Affiche),
}

/// `/projet/:id/page`
pub fn page() -> AnyView {
    let session = use_session();
    let asked = asked();
    let shown = Memo::new(move |_| {
        let (id, me) = (asked.get()?, session.me()?);
        session.view().with(|view| {
            let own = view.teams.equipes.get(&id).map(|item| &item.value);
            match own.filter(|own| own.equipe.has(me.user)) {
                Some(own) => Some(Shown::Own(id, writes(view, own), is_there(view, own))),
                None => view.teams.affiches.get(&id).cloned().map(Shown::Other),
            }
        })
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    live(move || match shown.get() {
        Some(Shown::Own(id, open, there)) => own(session, id, open, there),
        Some(Shown::Other(affiche)) => other(session, affiche),
        None if !ready.get() => coming_alone(session),
        None => unknown(session, asked.get()),
    })
}

/// Another team's page, to read.
fn other(session: Session, affiche: Affiche) -> AnyView {
    let school = session.me_now().and_then(|me| school(&me));
    let present = RwSignal::new(false);
    let shown = sheet(&affiche, school.as_deref(), 2);
    let (id, title) = (affiche.equipe, affiche.nom.clone());
    let kept = Signal::stored(Some(affiche));
    view! {
        <div class="no-print"><PageTitle text=title /></div>
        {refused(session, Some(id))}
        {ways(present, "/projet".to_owned(), texts::ALL)}
        {shown}
        {presenter(present, kept, school)}
    }
    .into_any()
}

/// Prints, presents, goes back.
fn ways(present: RwSignal<bool>, back: String, words: &'static str) -> AnyView {
    view! {
        <p class="actions">
            <Button icon=icons::EYE on_press=move |()| present.set(true)>{texts::PRESENT}</Button>
            <Button icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>{texts::PRINT}</Button>
            <LinkButton href=back icon=icons::ARROW_LEFT>{words}</LinkButton>
        </p>
    }
    .into_any()
}

fn own(session: Session, id: EquipeId, open: bool, there: bool) -> AnyView {
    let found = session.view().with_untracked(|view| {
        let item = view.teams.equipes.get(&id)?;
        Some(item.value.clone())
    });
    let (Some(team), Some(me)) = (found, session.me_now()) else {
        return ().into_any();
    };
    let keys = PIECES.iter().map(|piece| of_affiche(piece.key)).collect();
    let writing = Writing::open(session, me.user, &team, keys);
    let present = RwSignal::new(false);
    let back = team_href(id);
    let school = school(&me);
    let shown = Signal::derive(move || affiche_of(session, writing, open));
    let preview = {
        let school = school.clone();
        move || {
            let affiche = shown.get()?;
            let long = is_long(&affiche).then(|| {
                view! {
                    <div class="no-print"><Note kind=NoteKind::Warning><p>{texts::LONG}</p></Note></div>
                }
            });
            Some(view! { {long} {sheet(&affiche, school.as_deref(), 3)} }.into_any())
        }
    };
    view! {
        <div class="page-head no-print">
            <PageTitle text=texts::PAGE.to_owned() eyebrow=team.equipe.nom.clone() />
            {writing.state()}
        </div>
        <p class="lead no-print">{texts::PAGE_LEAD}</p>
        {shut(open, there)}
        {refused(session, Some(id))}
        {ways(present, back, texts::TO_TEAM)}
        {open.then(|| fields(writing))}
        {showing(session, writing, id, open)}
        <section class="section">
            <h2 class="no-print">{texts::PREVIEW}</h2>
            {live_option(preview)}
        </section>
        {presenter(present, shown, school)}
    }
    .into_any()
}

/// The page as it is typed right now.
fn affiche_of(session: Session, writing: Writing, open: bool) -> Option<Affiche> {
    let team = writing.own()?;
    let school = session.me()?.school.as_ref()?.uai.clone();
    let projet = session.view().with(|view| {
        let projet = view.teams.projet_of(&team)?;
        Some(projet.clone())
    })?;
    let mut affiche = own_affiche(&team, &projet, school);
    if open {
        for piece in &PIECES {
            let text = writing.value(&of_affiche(piece.key)).get();
            if text.trim().is_empty() {
                affiche.textes.remove(piece.key);
            } else {
                affiche.textes.insert(piece.key.to_owned(), text);
            }
        }
    }
    Some(affiche)
}

fn fields(writing: Writing) -> AnyView {
    let asked: Vec<_> = PIECES
        .iter()
        .enumerate()
        .map(|(at, piece)| field(writing, at == 0, piece))
        .collect();
    view! {
        <form class="no-print" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
            <div class="stack guided carnet-page">{asked}</div>
        </form>
    }
    .into_any()
}

fn field(writing: Writing, line: bool, piece: &'static Piece) -> AnyView {
    let key = of_affiche(piece.key);
    let (value, error) = (writing.value(&key), writing.long(&key));
    let (label, hint, name) = (piece.question.to_owned(), piece.help.to_owned(), piece.key);
    let field = if line {
        view! { <Field label value name hint error optional=true /> }.into_any()
    } else {
        view! { <TextArea label value name hint error optional=true /> }.into_any()
    };
    view! {
        <div class="stack guided-part">
            {field}
            <details class="example no-print">
                <summary>{texts::EXAMPLE}</summary>
                <p class="excerpt excerpt-whole">{piece.example}</p>
            </details>
            {others(writing, key)}
        </div>
    }
    .into_any()
}

/// Who sees the page, and the button that changes that while the team writes.
fn showing(session: Session, writing: Writing, id: EquipeId, open: bool) -> AnyView {
    let seen = Memo::new(move |_| {
        session.view().with(|view| {
            let own = view.teams.equipes.get(&id);
            let shown = own.is_some_and(|item| item.value.travail.montree);
            let mut entered = view.teams.inscriptions.keys();
            (shown, entered.any(|(_, team)| *team == id))
        })
    });
    let press = move |()| {
        writing.edit(EquipeEdit {
            montree: Some(!seen.get_untracked().0),
            ..EquipeEdit::default()
        });
    };
    let marks = move || {
        let (shown, entered) = seen.get();
        let class = match (shown, entered) {
            (true, _) => Some((StateKind::Done, texts::SHOWN)),
            (false, true) => None,
            (false, false) => Some((StateKind::Device, texts::NOT_SHOWN)),
        };
        let contest = entered.then_some((StateKind::Done, texts::ENTERED));
        let marks = [class.filter(|_| open), contest].into_iter().flatten();
        let each: Vec<_> = marks
            .map(|(kind, words)| view! { <StateMark kind text=words.to_owned() /> })
            .collect();
        each.into_any()
    };
    let words = move || {
        if seen.get().0 {
            texts::HIDE
        } else {
            texts::SHOW
        }
    };
    view! {
        <div class="actions no-print">
            {live(marks)}
            {open.then(|| view! {
                <Button kind=ButtonKind::Primary icon=icons::USERS on_press=Callback::new(press)>{words}</Button>
            })}
        </div>
    }
    .into_any()
}
