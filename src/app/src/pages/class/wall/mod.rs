//! The wall of métiers of a class: how many pupils met what, by the pages that they show, which is all that a teacher knows of
//! their carnets. It is counted on the device, so it is there without a network too.

mod gap;
mod table;
mod texts;

use domain::carnet::Entry;
use domain::ids::ClassId;
use domain::metier::GrandDomaine;
use domain::parcours::{ClassWall, Counts};
use domain::school::school_year;
use domain::visit::Slot;
use leptos::prelude::*;
use protocol::overlay::{Mark, View};
use ui::{Button, Cell, Choice, DataTable, LinkButton, Mosaic, MosaicGroup, Row, Select, icons};

use super::place::{Place, Tab, move_to, place};
use super::progress::none;
use super::{Desk, texts as class_texts};
use crate::live::{live, live_option};
use crate::pages::datafile::{Kind, download};
use crate::pages::explore::{chip_links, hue, waiting};
use crate::pages::home::counted;
use crate::state::catalogue::{Catalogue, List, use_catalogue};
use crate::state::clock::{now, today};
use crate::state::session::use_session;
use crate::texts::labels::Label;

/// What the pupils show, counted; reactive to the catalogue.
fn wall_of(desk: &Desk, catalogue: Catalogue) -> ClassWall {
    let counts: Vec<Counts> = desk
        .pupils
        .iter()
        .map(|pupil| {
            let pages = desk.pages.iter().filter(|page| page.author == pupil.user);
            let pages: Vec<&Entry> = pages.map(|page| &page.entry).collect();
            counted(catalogue, pages, [])
        })
        .collect();
    ClassWall::of(&counts, today())
}

/// The wall, its numbers, and the file.
#[component]
pub fn Wall(
    /// The class.
    id: ClassId,
    /// What is shown of it.
    desk: Memo<Desk>,
) -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    let wall = Memo::new(move |_| desk.with(|desk| wall_of(desk, catalogue)));
    let place = place();
    let content = move || {
        if desk.with(|desk| desk.pupils.is_empty()) {
            return none(session, desk.with(|desk| desk.ready));
        }
        let Some(list) = catalogue.list() else {
            return waiting(catalogue);
        };
        let class = place.with_untracked(|place| place.class.clone());
        wall.with(|wall| {
            let lines = table::lines(wall, &list);
            view! {
                {picture(wall, &lines)}
                {untouched(wall, &class)}
                {(!wall.domains.is_empty()).then(|| view! {
                    <section class="section">
                        <h3>{texts::DOMAINS}</h3>
                        {table::by_domain(wall, &lines, &class)}
                    </section>
                })}
            }
            .into_any()
        })
    };
    view! {
        <div class="stack wall">
            <p class="soft">{texts::ABOUT}</p>
            {live(content)}
            {by_metier(wall, catalogue)}
            {half_days(id, wall)}
            {file(wall, catalogue)}
            {gap::section(id)}
        </div>
    }
    .into_any()
}

/// The mosaic, and what it comes to.
fn picture(wall: &ClassWall, lines: &[table::Line]) -> AnyView {
    let ids = |domain: GrandDomaine| {
        let all = wall.metiers.iter();
        all.filter(move |((of, _), _)| *of == Some(domain))
    };
    let really = |met: &domain::parcours::Met| met.by_person + met.by_place > 0;
    let groups: Vec<_> = GrandDomaine::ALL
        .into_iter()
        .map(|domain| {
            let metiers = table::metiers_of(lines, domain);
            let met = ids(domain).filter(|(_, met)| really(met)).count();
            let pupils = wall.domains.get(&domain).map_or(0, |met| met.pupils);
            MosaicGroup {
                hue: hue(Some(domain)),
                label: texts::group(domain.label(), pupils, metiers),
                href: ["/metiers?domaine=", &table::key(domain)].concat(),
                met,
                seen: metiers - met,
                number: Some(pupils),
            }
        })
        .collect();
    let all = wall.metiers.values();
    let by_person = all.clone().filter(|met| met.by_person > 0).count();
    let by_place = all.filter(|met| met.by_place > 0).count();
    let total = texts::total(wall.metiers.len(), wall.domains.len(), by_person, by_place);
    view! {
        <section class="section">
            <h3>{texts::WALL}</h3>
            <div class="card card-pad stack">
                <Mosaic groups=Signal::stored(groups) />
                <p><b>{total}</b></p>
                <p class="soft">{texts::LEGEND}</p>
            </div>
        </section>
    }
    .into_any()
}

/// Domains that nobody touched, and what to do about it.
fn untouched(wall: &ClassWall, class: &str) -> AnyView {
    let links: Vec<_> = wall
        .untouched()
        .map(|domain| {
            let href = ["/metiers?domaine=", &table::key(domain)].concat();
            (href, domain.label())
        })
        .collect();
    if links.is_empty() {
        return view! { <p>{texts::ALL_TOUCHED}</p> }.into_any();
    }
    let lessons = Place {
        class: class.to_owned(),
        tab: Tab::Seances,
        ..Place::default()
    };
    view! {
        <section class="section">
            <h3>{texts::UNTOUCHED}</h3>
            <p>{texts::UNTOUCHED_TEXT}</p>
            {chip_links(links)}
            <p class="actions no-print">
                <LinkButton href=lessons.href()>{texts::PROPOSE}</LinkButton>
                <LinkButton href="/visites".to_owned()>{texts::VISIT}</LinkButton>
            </p>
        </section>
    }
    .into_any()
}

/// Every métier that somebody met, of the domain that the address names.
fn by_metier(wall: Memo<ClassWall>, catalogue: Catalogue) -> AnyView {
    let place = place();
    let go = move_to();
    let domain = RwSignal::new(place.get_untracked().domain);
    Effect::new(move |_| {
        let domain = domain.get();
        let now = place.get_untracked();
        if now.tab == Tab::Wall && now.domain != domain {
            go(&Place { domain, ..now });
        }
    });
    Effect::new(move |_| domain.set(place.with(|place| place.domain.clone())));
    let mut options = vec![Choice::new("", texts::ALL_DOMAINS)];
    let all = GrandDomaine::ALL.into_iter();
    options.extend(all.map(|domain| Choice::new(table::key(domain), domain.label())));
    let options = Signal::stored(options);
    let any = Memo::new(move |_| wall.with(|wall| !wall.metiers.is_empty()));
    live_option(move || {
        if !any.get() {
            return None;
        }
        let rows = live_option(move || {
            let list = catalogue.list()?;
            let domain = place.with(|place| place.domain.clone());
            Some(wall.with(|wall| table::by_metier(wall, &table::lines(wall, &list), &domain)))
        });
        Some(
            view! {
                <section class="section">
                    <h3>{texts::METIERS}</h3>
                    <div class="no-print">
                        <Select label=texts::OF_DOMAIN.to_owned() options value=domain />
                    </div>
                    {rows}
                </section>
            }
            .into_any(),
        )
    })
}

/// Visits of the class that took place in the school year of today.
fn held(view: &View, class: ClassId) -> usize {
    let day = today();
    let year = |slot: &&Slot| {
        let start = slot.draft.start.date();
        slot.draft.end < now()
            && school_year(start.year(), start.month()) == school_year(day.year(), day.month())
    };
    let own = view.bookings.values();
    own.filter(|item| item.request.class == class && item.mark == Mark::Accepted)
        .filter_map(|item| view.slots.get(&item.request.slot))
        .map(|item| &item.value)
        .filter(year)
        .count()
}

/// How many half-days the class was out for: the least, the usual, and how many pupils at each count.
fn half_days(id: ClassId, wall: Memo<ClassWall>) -> AnyView {
    let session = use_session();
    let held = Memo::new(move |_| session.view().with(|view| held(view, id)));
    live_option(move || {
        let wall = wall.get();
        let (least, usual) = (wall.least_half_days()?, wall.usual_half_days()?);
        let [days, pupils] = texts::HALF_DAY_HEADS;
        let rows: Vec<_> = wall
            .half_days
            .iter()
            .map(|(count, so_many)| {
                let (count, so_many) = (count.to_string(), class_texts::pupils(*so_many));
                view! { <Row><Cell head=true>{count}</Cell><Cell label=pupils>{so_many}</Cell></Row> }
                    .into_any()
            })
            .collect();
        let heads = vec![days.to_owned(), pupils.to_owned()];
        Some(
            view! {
                <section class="section">
                    <h3>{texts::HALF_DAYS}</h3>
                    <p><b>{texts::half_days(least, usual)}</b></p>
                    {texts::held(held.get()).map(|words| view! { <p>{words}</p> })}
                    <DataTable caption=texts::HALF_DAYS.to_owned() heads>{rows}</DataTable>
                    <p class="soft">{texts::HALF_DAYS_TEXT}</p>
                </section>
            }
            .into_any(),
        )
    })
}

/// The numbers as a file, made when it is asked for; and the print.
fn file(wall: Memo<ClassWall>, catalogue: Catalogue) -> AnyView {
    let made = RwSignal::new(None::<String>);
    // A file of before would not be what the page shows.
    Effect::new(move |_| {
        wall.track();
        made.set(None);
    });
    let make = move |()| {
        let list: Option<std::rc::Rc<List>> = catalogue.list_untracked();
        if let Some(list) = list {
            let text = wall.with_untracked(|wall| table::file(wall, &table::lines(wall, &list)));
            made.set(Some(text));
        }
    };
    live_option(move || {
        wall.with(|wall| wall.pupils > 0).then(|| {
            view! {
                <p class="actions no-print">
                    {live(move || match made.get() {
                        Some(text) => download(Kind::Table, texts::FILE, &text, class_texts::PROGRESS_TAKE),
                        None => view! {
                            <Button icon=icons::DOWNLOAD on_press=Callback::new(make)>{class_texts::PROGRESS_MAKE}</Button>
                        }
                        .into_any(),
                    })}
                    <Button icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>
                        {class_texts::PROGRESS_PRINT}
                    </Button>
                </p>
            }
            .into_any()
        })
    })
}
