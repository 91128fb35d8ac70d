//! `/classe/seance/:id`: a lesson while it goes on. How many are ready, what is done, what comes in; and for the projector.

use std::collections::{BTreeMap, BTreeSet};

use domain::carnet::Entry;
use domain::ids::{ClassId, SeanceId};
use domain::seance::Seance;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::travel::papers::Paper;
use ui::{Button, ButtonKind, Cell, DataTable, Dialog, Empty, LinkButton, PageTitle, Row, icons};

use super::papers::{self, Kept};
use super::{etapes, light, readiness, texts};
use crate::live::{live, live_option};
use crate::pages::class::key;
use crate::pages::class::names::Names;
use crate::pages::coming::coming_alone;
use crate::pages::explore::metier_section;
use crate::pages::games::{Size, games_section, round_named};
use crate::pages::seance::{steps, when, worked_on};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::session::use_session;

/// `/classe/seance/:id`
#[component]
pub fn RunPage() -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    let part = part();
    let projected = RwSignal::new(false);
    let id = Memo::new(move |_| part.with(|id| id.parse::<SeanceId>().ok()));
    let found = Memo::new(move |_| {
        let id = id.get()?;
        session.view().with(|view| {
            let (class, item) = view.seances.get(&id)?;
            Some((*class, item.value.clone()))
        })
    });
    Names::provide(session);
    let kept = Kept::open(session);
    let page = move || {
        let view = session.view().get();
        match found.get() {
            Some((class, seance)) => {
                let papers = kept.of(&view, class);
                whole(&view, class, &seance, &papers, projected)
            }
            None if !view.ready => coming_alone(session),
            None => view! {
                <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
                <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                    <LinkButton href="/classe?vue=seances".to_owned()>{texts::ALL}</LinkButton>
                </Empty>
            }
            .into_any(),
        }
    };
    let shown = move || {
        let view = session.view().get();
        let found = found.get();
        found.map_or_else(
            || ().into_any(),
            |(class, seance)| projector(&view, class, &seance),
        )
    };
    // Files are read while the class's rows change above.
    let class = Memo::new(move |_| found.with(|found| Some(found.as_ref()?.0)));
    let rest = move || {
        let (_, seance) = found.get()?;
        Some(read_and_played(catalogue, &seance))
    };
    let title = move || {
        found
            .get()
            .map(|(_, seance)| seance.titre)
            .unwrap_or_default()
    };
    view! {
        {live(page)}
        {live_option(move || class.get().map(|class| papers::section(kept, class)))}
        {live_option(rest)}
        <Dialog open=projected title=Signal::derive(title)>{live(shown)}</Dialog>
    }
    .into_any()
}

fn whole(
    view: &View,
    class: ClassId,
    seance: &Seance,
    papers: &[Paper],
    projected: RwSignal<bool>,
) -> AnyView {
    let known = view.classes.get(&class);
    let name = known.map(|class| class.name.clone()).unwrap_or_default();
    let back = [
        "/classe?classe=",
        &known.map(key).unwrap_or_default(),
        "&vue=seances",
    ]
    .concat();
    let eyebrow = [&name, " · ", &when(seance)].concat();
    view! {
        <div class="page-head">
            <PageTitle text=seance.titre.clone() eyebrow=eyebrow />
            {light(view, class, seance)}
        </div>
        <p class="actions no-print">
            <Button kind=ButtonKind::Primary icon=icons::EYE on_press=move |()| projected.set(true)>{texts::PROJECT}</Button>
            <LinkButton href=back icon=icons::ARROW_LEFT>{texts::ALL}</LinkButton>
        </p>
        {steps(seance)}
        {incoming(view, class, seance, papers)}
        {waiting(view, class, seance)}
    }
    .into_any()
}

/// The sheets and the games of the lesson.
fn read_and_played(catalogue: Catalogue, seance: &Seance) -> AnyView {
    view! {
        {metier_section(catalogue, texts::SHEETS, &seance.metiers)}
        {games_section(texts::JEUX_RUN, &seance.jeux, Size::Projector)}
    }
    .into_any()
}

/// What the class shows for the étapes of the lesson, as it comes in. A page that came by the network and by a file is one.
fn incoming(view: &View, class: ClassId, seance: &Seance, papers: &[Paper]) -> AnyView {
    let pupils = view.pupils.values().filter(|pupil| pupil.class == class);
    let pupils: Vec<_> = pupils.map(|pupil| pupil.user).collect();
    let name = view.classes.get(&class).map(key).unwrap_or_default();
    let rows: Vec<_> = worked_on(&etapes(view, class), seance)
        .into_iter()
        .map(|etape| {
            let of_etape = |entry: &Entry| entry.etape.as_deref() == Some(&*etape.id);
            let shown = view.shared.values();
            let shown = shown.filter(|page| pupils.contains(&page.author) && of_etape(&page.entry));
            let mut pages: BTreeMap<_, _> =
                shown.map(|page| (page.entry.id, page.author)).collect();
            let given = papers.iter().filter(|paper| of_etape(&paper.entry));
            let given: Vec<_> = given.map(|paper| (paper.entry.id, paper.author)).collect();
            let by_file = given.len();
            pages.extend(given);
            let authors: BTreeSet<_> = pages.values().collect();
            let count = papers::by_file(pages.len(), by_file);
            let href = ["/classe?classe=", &name, "&vue=suivi&etape=", &etape.id].concat();
            let who = texts::of_pupils(authors.len(), pupils.len());
            view! {
                <Row>
                    <Cell head=true><a href=href>{etape.titre.clone()}</a></Cell>
                    <Cell label=texts::INCOMING_HEADS[1]>{who}</Cell>
                    <Cell label=texts::INCOMING_HEADS[2]>{count}</Cell>
                </Row>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="soft">{texts::NO_ETAPE}</p> }.into_any();
    }
    view! {
        <section class="section">
            <h2>{texts::INCOMING}</h2>
            <p class="soft">{texts::INCOMING_TEXT}</p>
            <DataTable caption=texts::INCOMING.to_owned() heads=texts::INCOMING_HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
        </section>
    }
    .into_any()
}

/// Who is not ready.
fn waiting(view: &View, class: ClassId, seance: &Seance) -> Option<AnyView> {
    let late = view
        .pupils
        .values()
        .filter(|pupil| pupil.class == class && !view.ready_for.contains(&(seance.id, pupil.user)));
    let names: Vec<_> = late
        .map(|pupil| view! { <li class="chip">{pupil.pseudonym.clone()}</li> })
        .collect();
    (!names.is_empty()).then(|| {
        view! {
            <section class="section no-print">
                <h2>{texts::NOT_READY}</h2>
                <p class="soft">{texts::NOT_READY_TEXT}</p>
                <ul class="chips">{names}</ul>
            </section>
        }
        .into_any()
    })
}

/// What the whole class reads from the last row.
fn projector(view: &View, class: ClassId, seance: &Seance) -> AnyView {
    let (ready, of) = readiness(view, class, seance);
    let steps: Vec<_> = seance
        .steps()
        .map(|step| view! { <li class="projector-step">{step.to_owned()}</li> })
        .collect();
    let games: Vec<_> = seance
        .jeux
        .iter()
        .filter_map(round_named)
        .map(|name| view! { <li class="projector-step">{name}</li> })
        .collect();
    let games =
        (!games.is_empty()).then(|| view! { <ul aria-label=texts::JEUX_CHOSEN>{games}</ul> });
    view! {
        <div class="projector">
            <div class="stack">
                <p class="projector-step">{when(seance)}</p>
                <ol>{steps}</ol>
                {games}
                <p class="projector-step"><b>{texts::ready(ready, of)}</b></p>
            </div>
        </div>
    }
    .into_any()
}
