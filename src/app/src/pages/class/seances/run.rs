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
use crate::order::sorted;
use crate::pages::class::key;
use crate::pages::class::names::{Names, use_names};
use crate::pages::coming::coming_alone;
use crate::pages::explore::metier_section;
use crate::pages::games::{Size, games_section, round_named};
use crate::pages::seance::{steps, when, worked_on};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::session::{Session, use_session};

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
    let names = use_names();
    let kept = Kept::open(session);
    let named = Memo::new(move |_| {
        let (class, _) = found.get()?;
        let known = session
            .view()
            .with(|view| view.classes.get(&class).cloned())?;
        Some((known.name.clone(), key(&known)))
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    // What a pull brings is drawn piece by piece: the whole page anew would take the focus away from who works on it.
    let page = move || match found.get() {
        Some((class, seance)) => {
            let run = Run {
                session,
                names,
                class,
                seance: StoredValue::new(seance),
            };
            let (name, key) = named.get().unwrap_or_default();
            run.whole(&name, &key, kept, projected)
        }
        None if !ready.get() => coming_alone(session),
        None => view! {
            <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
            <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                <LinkButton href="/classe?vue=seances".to_owned()>{texts::ALL}</LinkButton>
            </Empty>
        }
        .into_any(),
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

/// A lesson of a class that is known here. Copied freely.
#[derive(Clone, Copy)]
struct Run {
    session: Session,
    names: Names,
    class: ClassId,
    seance: StoredValue<Seance>,
}

/// What is shown of an étape.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Incoming {
    id: String,
    titre: String,
    who: String,
    count: String,
}

impl Run {
    fn whole(self, name: &str, key: &str, kept: Kept, projected: RwSignal<bool>) -> AnyView {
        let back = ["/classe?classe=", key, "&vue=seances"].concat();
        let seance = self.seance.get_value();
        let eyebrow = [name, " · ", &when(&seance)].concat();
        let lit = move || {
            let view = self.session.view().get();
            self.seance
                .with_value(|seance| light(&view, self.class, seance))
        };
        view! {
            <div class="page-head">
                <PageTitle text=seance.titre.clone() eyebrow=eyebrow />
                {live(lit)}
            </div>
            <p class="actions no-print">
                <Button kind=ButtonKind::Primary icon=icons::EYE on_press=move |()| projected.set(true)>{texts::PROJECT}</Button>
                <LinkButton href=back icon=icons::ARROW_LEFT>{texts::ALL}</LinkButton>
            </p>
            {steps(&seance)}
            {self.incoming(key, kept)}
            {self.waiting()}
        }
        .into_any()
    }

    /// What the class shows for the étapes of the lesson, as it comes in.
    fn incoming(self, key: &str, kept: Kept) -> AnyView {
        let rows = Memo::new(move |_| {
            let view = self.session.view().get();
            let papers = kept.of(&view, self.class);
            self.seance
                .with_value(|seance| incoming(&view, self.class, seance, &papers))
        });
        let key = key.to_owned();
        live(move || {
            let rows = rows.get();
            if rows.is_empty() {
                return view! { <p class="soft">{texts::NO_ETAPE}</p> }.into_any();
            }
            let rows: Vec<_> = rows
                .into_iter()
                .map(|row| {
                    let href = ["/classe?classe=", &key, "&vue=suivi&etape=", &row.id].concat();
                    view! {
                        <Row>
                            <Cell head=true><a href=href>{row.titre}</a></Cell>
                            <Cell label=texts::INCOMING_HEADS[1]>{row.who}</Cell>
                            <Cell label=texts::INCOMING_HEADS[2]>{row.count}</Cell>
                        </Row>
                    }
                })
                .collect();
            view! {
                <section class="section">
                    <h2>{texts::INCOMING}</h2>
                    <p class="soft">{texts::INCOMING_TEXT}</p>
                    <DataTable caption=texts::INCOMING.to_owned() heads=texts::INCOMING_HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
                </section>
            }
            .into_any()
        })
    }

    /// Who is not ready, by the names that the teacher knows.
    fn waiting(self) -> AnyView {
        let late = Memo::new(move |_| {
            let view = self.session.view().get();
            let id = self.seance.with_value(|seance| seance.id);
            let here = view.pupils.values();
            let here = here.filter(|pupil| pupil.class == self.class);
            let late = here.filter(|pupil| !view.ready_for.contains(&(id, pupil.user)));
            let late = sorted(late.collect(), |pupil| (0, self.names.order(pupil)));
            let named = late.into_iter().map(|pupil| self.names.beside(pupil));
            named.collect::<Vec<_>>()
        });
        live_option(move || {
            let late = late.get().into_iter();
            let chips: Vec<_> = late
                .map(|name| view! { <li class="chip">{name}</li> })
                .collect();
            (!chips.is_empty()).then(|| {
                view! {
                    <section class="section no-print">
                        <h2>{texts::NOT_READY}</h2>
                        <p class="soft">{texts::NOT_READY_TEXT}</p>
                        <ul class="chips">{chips}</ul>
                    </section>
                }
                .into_any()
            })
        })
    }
}

/// The sheets and the games of the lesson.
fn read_and_played(catalogue: Catalogue, seance: &Seance) -> AnyView {
    view! {
        {metier_section(catalogue, texts::SHEETS, &seance.metiers)}
        {games_section(texts::JEUX_RUN, &seance.jeux, Size::Projector)}
    }
    .into_any()
}

/// What came for each étape. A page that came by the network and by a file is one.
fn incoming(view: &View, class: ClassId, seance: &Seance, papers: &[Paper]) -> Vec<Incoming> {
    let pupils = view.pupils.values().filter(|pupil| pupil.class == class);
    let pupils: Vec<_> = pupils.map(|pupil| pupil.user).collect();
    worked_on(&etapes(view, class), seance)
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
            Incoming {
                id: etape.id.clone().into_owned(),
                titre: etape.titre.clone().into_owned(),
                who: texts::of_pupils(authors.len(), pupils.len()),
                count: papers::by_file(pages.len(), by_file),
            }
        })
        .collect()
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
