//! A pupil's start page: the path, the next step, the wall, a métier far away.

use domain::carnet::Entry;
use domain::metier::GrandDomaine;
use domain::parcours::{Counts, Etape, EtapeState, progress, school_month};
use domain::visit::{BookingState, Slot};
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::session::Me;
use ui::{
    ButtonKind, Hue, Illustration, LinkButton, Mosaic, MosaicGroup, PageTitle, PathOfSteps, Step,
    StepState, icons, seed_of,
};

use super::texts;
use crate::live::live_option;
use crate::pages::explore::{hue, keeping, metier_card, other_ways};
use crate::pages::leaving::leaving;
use crate::pages::parcours::{etape_href, own_path};
use crate::pages::projet::team_cards;
use crate::pages::seance::{say_ready, today_cards};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::{now, today};
use crate::state::session::Session;
use crate::texts::dates;
use crate::texts::labels::Label;

/// How many sheets of the last ones are shown.
const RECENT: usize = 4;

/// The pupil's page.
pub fn pupil_home(session: Session, me: &Me) -> AnyView {
    let catalogue = use_catalogue();
    let class = me.classes.first();
    let eyebrow = texts::eyebrow(class.map_or("", |class| &class.name), &me.name);
    let counts = Memo::new(move |_| session.view().with(|view| counts(view, catalogue)));
    let path = own_path(session);
    say_ready(session);
    let title = move || {
        let fresh = session
            .view()
            .with(|view| view.ready && view.entries.is_empty() && view.favourites.is_empty());
        if fresh {
            texts::FIRST_TIME
        } else {
            texts::BACK_AGAIN
        }
        .to_owned()
    };
    let steps = move || {
        let visits = session.view().with(|view| class_visits(view));
        path.with(|path| counts.with(|counts| steps(path, counts, &visits)))
    };
    view! {
        <PageTitle text=Signal::derive(title) eyebrow=eyebrow />
        {leaving(session)}
        {live_option(move || today_cards(session))}
        <PathOfSteps label=texts::PATH.to_owned() steps=Signal::derive(steps) />
        <p class="no-print"><a href="/parcours">{texts::WHOLE_PATH}</a></p>
        {move || path.with(|path| counts.with(|counts| next(path, counts)))}
        {live_option(move || team_cards(session))}
        {move || visit_card(session)}
        <section class="section">
            <h2>{texts::WAYS}</h2>
            {other_ways()}
        </section>
        <div class="split">
            <section class="section">
                <h2>{texts::WALL}</h2>
                {move || counts.with(wall)}
            </section>
            {move || counts.with(|counts| far(catalogue, counts))}
        </div>
        {move || recent(session, catalogue)}
        {live_option(move || keeping(catalogue))}
    }
    .into_any()
}

/// What a pupil's own carnet holds, counted.
pub fn counts(view: &View, catalogue: Catalogue) -> Counts {
    let entries = view.entries.values().map(|item| &item.value);
    let favourites = view.favourites.keys().map(String::as_str);
    counted(catalogue, entries, favourites)
}

/// What these entries and favourites hold, sheets under their present ids; reactive to the catalogue.
pub fn counted<'a>(
    catalogue: Catalogue,
    entries: impl IntoIterator<Item = &'a Entry>,
    favourites: impl IntoIterator<Item = &'a str>,
) -> Counts {
    let list = catalogue.list();
    let sheet_of = |id: &str| {
        let found = list.as_ref().and_then(|list| Some((list, list.find(id)?)));
        match found {
            Some((list, row)) => (list.id(row).to_owned(), list.facets(row).domain),
            None => (id.to_owned(), None),
        }
    };
    Counts::of(entries, favourites, sheet_of)
}

/// The visits of the pupil's class that hold places, in order.
pub fn class_visits(view: &View) -> Vec<Slot> {
    let booked = view
        .bookings
        .values()
        .filter_map(|item| item.booking.as_ref());
    let mut slots: Vec<Slot> = booked
        .filter(|booking| booking.state == BookingState::Accepted)
        .filter_map(|booking| view.slots.get(&booking.slot))
        .map(|item| item.value.clone())
        .collect();
    slots.sort_by_key(|slot| slot.draft.start);
    slots
}

/// The étapes, and the class's visits at the place where they come in the school year.
pub fn steps(path: &[Etape], counts: &Counts, visits: &[Slot]) -> Vec<Step> {
    let mut steps: Vec<(u8, Step)> = progress(path, counts)
        .into_iter()
        .map(|(etape, state)| (school_month(etape.mois), step(etape, state)))
        .collect();
    for slot in visits {
        let start = slot.draft.start;
        let month = school_month(start.month().unsigned_abs());
        let at = steps.partition_point(|(other, _)| *other <= month);
        let dated = StepState::Dated {
            day: start.day().to_string(),
            words: dates::short(start.date()),
            past: slot.draft.end < now(),
        };
        let href = Some(["/visites/", &slot.id.to_string()].concat());
        steps.insert(
            at,
            (
                month,
                Step {
                    label: slot.draft.title.clone(),
                    state: dated,
                    href,
                },
            ),
        );
    }
    steps.into_iter().map(|(_, step)| step).collect()
}

fn step(etape: &Etape, state: EtapeState) -> Step {
    Step {
        label: etape.titre.clone().into_owned(),
        state: match state {
            EtapeState::Done => StepState::Done,
            EtapeState::Now => StepState::Now,
            EtapeState::Todo => StepState::Todo,
        },
        href: Some(etape_href(etape)),
    }
}

/// The card of the next étape.
fn next(path: &[Etape], counts: &Counts) -> AnyView {
    let path = progress(path, counts);
    let Some((at, (etape, _))) = path
        .iter()
        .enumerate()
        .find(|(_, (_, state))| *state == EtapeState::Now)
    else {
        return view! {
            <div class="card hero">
                <div class="hero-body">
                    <h2>{texts::ALL_DONE_TITLE}</h2>
                    <p class="lead">{texts::ALL_DONE}</p>
                    <LinkButton href="/carnet".to_owned() kind=ButtonKind::Primary>{texts::OPEN_CARNET}</LinkButton>
                </div>
                <Illustration seed=seed_of("fini") hue=Hue::of('A') cols=8 rows=4 />
            </div>
        }
        .into_any();
    };
    let number = at + 1;
    let (hue, seed) = (etape_hue(number), seed_of(&etape.id));
    let title = if etape.invitation.is_empty() {
        etape.titre.clone()
    } else {
        etape.invitation.clone()
    };
    view! {
        <div class="card hero">
            <div class="hero-body">
                <p class="chip chip-now">{tag(number, etape)}</p>
                <h2>{title}</h2>
                <p class="lead">{etape.consigne.clone()}</p>
                <LinkButton href=etape_href(etape) kind=ButtonKind::Primary icon=icons::ARROW_RIGHT>
                    {texts::CONTINUE}
                </LinkButton>
            </div>
            <Illustration seed hue cols=8 rows=4 />
        </div>
    }
    .into_any()
}

/// Number of an étape, and how long it takes or that it is a temps fort.
pub fn tag(number: usize, etape: &Etape) -> String {
    if etape.temps_fort {
        texts::temps_fort(number)
    } else {
        texts::etape(number, etape.minutes)
    }
}

/// The hue of an étape's picture.
pub fn etape_hue(number: usize) -> Hue {
    Hue::of_seed(number as u64)
}

fn visit_card(session: Session) -> Option<AnyView> {
    let slot = session.view().with(|view| {
        class_visits(view)
            .into_iter()
            .find(|slot| slot.draft.end > now())
    })?;
    let draft = &slot.draft;
    let when = dates::span(draft.start, draft.end, today());
    Some(
        view! {
            <section class="section">
                <h2>{texts::NEXT_VISIT}</h2>
                <div class="card card-pad">
                    <h3><a class="stretched" href=["/visites/", &slot.id.to_string()].concat()>{draft.title.clone()}</a></h3>
                    <p class="when">{when}</p>
                    <p class="soft">{draft.venue.commune.clone()}</p>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// The wall of domains, with the sheets met.
pub fn wall(counts: &Counts) -> AnyView {
    let groups: Vec<_> = GrandDomaine::ALL
        .into_iter()
        .map(|domain| (domain, counts.of_domain(domain)))
        .map(|(domain, (met, seen))| MosaicGroup {
            hue: hue(Some(domain)),
            label: texts::wall_group(domain.label(), met + seen, met),
            href: [
                "/metiers?domaine=",
                &domain.letter().to_ascii_lowercase().to_string(),
            ]
            .concat(),
            met,
            seen,
            number: None,
        })
        .collect();
    let metiers = counts.met.values().map(|ids| ids.len()).sum();
    let domains = counts.met.keys().flatten().count();
    let invitation = counts.untouched().next().map(|domain| {
        let href = [
            "/metiers?domaine=",
            &domain.letter().to_ascii_lowercase().to_string(),
        ]
        .concat();
        view! { " " {texts::WALL_UNTOUCHED} " " <a href=href>{domain.label()}</a> }
    });
    view! {
        <div class="card card-pad stack">
            <Mosaic groups=Signal::stored(groups) />
            <p><b>{texts::wall_counts(metiers, domains)}</b>{invitation}</p>
            {texts::really(counts.by_person.len(), counts.by_place.len()).map(|words| view! { <p class="soft">{words}</p> })}
        </div>
    }
    .into_any()
}

/// A métier of a domain the pupil has not touched, another one each day.
fn far(catalogue: Catalogue, counts: &Counts) -> Option<AnyView> {
    let list = catalogue.list()?;
    let row = catalogue.of_domains(&counts.untouched().collect::<Vec<_>>())?;
    Some(
        view! {
            <section class="section">
                <h2>{texts::FAR}</h2>
                {metier_card(&list, row)}
            </section>
        }
        .into_any(),
    )
}

fn recent(session: Session, catalogue: Catalogue) -> Option<AnyView> {
    let list = catalogue.list()?;
    let mut rows = list.rows(&session.recent());
    rows.truncate(RECENT);
    if rows.is_empty() {
        return None;
    }
    let cards: Vec<_> = rows
        .into_iter()
        .map(|row| view! { <li>{metier_card(&list, row)}</li> })
        .collect();
    Some(
        view! {
            <section class="section">
                <div class="page-head">
                    <h2>{texts::RECENT}</h2>
                    <LinkButton href="/favoris".to_owned() icon=icons::BOOKMARK>{texts::FAVOURITES}</LinkButton>
                </div>
                <ul class="card-grid">{cards}</ul>
            </section>
        }
        .into_any(),
    )
}
