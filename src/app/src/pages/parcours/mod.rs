//! `/parcours`: the étapes of a pupil's class through the year, and the page of each.

mod etape;
mod open;
mod texts;

pub use etape::EtapePage;
pub use open::glyph;

use domain::metier::GrandDomaine;
use domain::parcours::{Counts, DEMI_JOURNEES, Etape, EtapeState, parcours, progress};
use domain::school::Level;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::session::Me;
use ui::{Empty, Icon, LinkButton, PageTitle, PathOfSteps, SkeletonKind, StateMark, icons};

use crate::live::{live, live_option};
use crate::pages::coming::coming;
use crate::pages::gender;
use crate::pages::home::{class_visits, counts, steps, tag, wall};
use crate::pages::projet::team_cards;
use crate::state::catalogue::use_catalogue;
use crate::state::clock::today;
use crate::state::session::{Session, use_session};
use crate::texts::dates;

/// The étapes of a class as the person sees them, those that were taken out included.
pub fn path_of(view: &View, class: domain::ids::ClassId, level: Level) -> Vec<Etape> {
    let own = view.etapes.iter();
    let own = own.filter(|((of, _), _)| *of == class);
    parcours(level, own.map(|(_, item)| &item.value))
}

/// The étapes of the pupil's own class; reactive.
pub fn own_path(session: Session) -> Memo<Vec<Etape>> {
    Memo::new(move |_| {
        let me = session.me();
        let class = me
            .as_ref()
            .and_then(|me: &std::rc::Rc<Me>| me.classes.first());
        let mut path = session.view().with(|view| match class {
            Some(class) => path_of(view, class.id, class.level),
            None => parcours(Level::Cinquieme, []),
        });
        path.retain(|etape| !etape.retiree);
        path
    })
}

/// The page of an étape.
pub fn etape_href(etape: &Etape) -> String {
    ["/parcours/", &etape.id].concat()
}

/// `/parcours`
#[component]
pub fn Parcours() -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    let path = own_path(session);
    let counts = Memo::new(move |_| session.view().with(|view| counts(view, catalogue)));
    let steps = move || {
        let visits = session.view().with(|view| class_visits(view));
        path.with(|path| counts.with(|counts| steps(path, counts, &visits)))
    };
    let class = move || {
        session
            .me()
            .and_then(|me| me.classes.first().map(|class| class.name.clone()))
    };
    let list = move || {
        let ready = session
            .view()
            .with(|view| view.ready || !view.entries.is_empty());
        if !ready {
            return coming(session, SkeletonKind::Lines);
        }
        let cards = path.with(|path| counts.with(|counts| cards(path, counts)));
        if cards.is_empty() {
            return view! { <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() /> }
                .into_any();
        }
        view! { <ol class="stack" aria-label=texts::ETAPES>{cards}</ol> }.into_any()
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() eyebrow=Signal::derive(class) />
        <p class="lead">{texts::LEAD}</p>
        <PathOfSteps label=texts::PATH.to_owned() steps=Signal::derive(steps) />
        {live(move || counts.with(year))}
        {gender::pointer(session)}
        {live_option(move || team_cards(session))}
        <div class="split">
            <section class="section">
                <h2>{texts::ETAPES}</h2>
                {live(list)}
            </section>
            <section class="section">
                <h2>{texts::WALL}</h2>
                {live(move || counts.with(wall))}
            </section>
        </div>
    }
    .into_any()
}

/// What the pupil has met so far, beside what the end of the 3e aims at.
fn year(counts: &Counts) -> AnyView {
    let domains = counts.met.keys().flatten().count();
    let metiers = counts.met.values().map(|ids| ids.len()).sum();
    let outings = counts.outings(today());
    view! {
        <p>{texts::so_far(metiers, domains, GrandDomaine::ALL.len())}</p>
        <p>{texts::half_days(outings, DEMI_JOURNEES)}</p>
    }
    .into_any()
}

fn cards(path: &[Etape], counts: &Counts) -> Vec<AnyView> {
    let seen = progress(path, counts).into_iter().enumerate();
    seen.map(|(at, (etape, state))| {
        view! { <li>{card(at + 1, etape, state, counts)}</li> }.into_any()
    })
    .collect()
}

fn card(number: usize, etape: &Etape, state: EtapeState, counts: &Counts) -> AnyView {
    view! {
        <article class="card card-pad stack">
            <p class="meta">
                <Icon of=open::glyph(etape.activite) />
                <span>{tag(number, etape)}</span>
                <span>{when(etape)}</span>
                {mark(state)}
            </p>
            <h3><a class="stretched" href=etape_href(etape)>{etape.titre.clone()}</a></h3>
            <p class="soft">{texts::reached(etape.regle, counts.of_etape(etape))}</p>
        </article>
    }
    .into_any()
}

/// When it is done: the day that the teacher set, else the usual month.
pub fn when(etape: &Etape) -> String {
    match etape.jour {
        Some(day) => dates::long(day, today()),
        None => dates::month(etape.mois.cast_signed()).to_owned(),
    }
}

fn mark(state: EtapeState) -> Option<AnyView> {
    let (kind, words) = match state {
        EtapeState::Done => (ui::StateKind::Done, texts::DONE),
        EtapeState::Now => (ui::StateKind::Waiting, texts::NOW),
        EtapeState::Todo => return None,
    };
    Some(view! { <StateMark kind text=words.to_owned() /> }.into_any())
}

/// The way back from an étape.
fn back() -> AnyView {
    view! { <LinkButton href="/parcours".to_owned() icon=icons::ARROW_LEFT>{texts::BACK}</LinkButton> }
        .into_any()
}
