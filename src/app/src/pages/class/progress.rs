//! Who has done what: by what pupils show, which is all that a teacher knows of their carnets.

use std::collections::BTreeMap;

use domain::carnet::Entry;
use domain::ids::ClassId;
use domain::parcours::Etape;
use domain::review::Standing;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::Pupil;
use ui::{Button, Cell, Choice, DataTable, Empty, OneChoice, Row, Select, SkeletonKind, icons};

use super::names::{Names, use_names};
use super::place::{Place, Tab, move_to, place};
use super::pupils::picture;
use super::{Desk, texts};
use crate::csv;
use crate::live::live;
use crate::order::sorted;
use crate::pages::coming::coming;
use crate::pages::datafile::{Kind, download};
use crate::pages::parcours::path_of;
use crate::pages::review::{Stands, stands, word};
use crate::state::clock::wall_time;
use crate::state::session::use_session;

/// Where a page that a teacher looks for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// Shown or handed in, and not answered.
    ToRead,
    /// Given back.
    GivenBack,
    /// Validated.
    Validated,
}

impl Sought {
    /// All of them.
    pub const ALL: [Sought; 3] = [Self::ToRead, Self::GivenBack, Self::Validated];

    /// The word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::ToRead => "a-lire",
            Self::GivenBack => "a-reprendre",
            Self::Validated => "validees",
        }
    }

    /// The one of a [`Sought::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sought| sought.key() == key)
    }

    /// Its words.
    pub fn label(self) -> &'static str {
        match self {
            Self::ToRead => texts::TO_READ,
            Self::GivenBack => texts::GIVEN_BACK,
            Self::Validated => texts::VALIDATED,
        }
    }

    /// Whether a page that stands there is one.
    pub fn holds(self, stands: Stands) -> bool {
        match self {
            Self::ToRead => matches!(stands, Stands::Shown | Stands::Said(Standing::Rendue)),
            Self::GivenBack => stands == Stands::Said(Standing::AReprendre),
            Self::Validated => stands == Stands::Said(Standing::Validee),
        }
    }
}

/// The word in addresses for pupils who have shown nothing.
const NOTHING: &str = "rien";

/// What one pupil has done.
struct Line {
    pupil: Pupil,
    /// Pages shown.
    shown: usize,
    /// Of these: to read, given back, validated.
    counts: [usize; 3],
    /// By étape, where the furthest of its pages stands.
    etapes: BTreeMap<String, Stands>,
}

impl Line {
    fn of(view: &View, desk: &Desk, pupil: &Pupil) -> Self {
        let pages = desk.pages.iter().filter(|page| page.author == pupil.user);
        let pages: Vec<&Entry> = pages.map(|page| &page.entry).collect();
        let mut etapes: BTreeMap<String, Stands> = BTreeMap::new();
        let mut counts = [0; 3];
        for entry in &pages {
            let here = stands(view, entry);
            for (count, sought) in counts.iter_mut().zip(Sought::ALL) {
                *count += usize::from(sought.holds(here));
            }
            if let Some(etape) = &entry.etape {
                let furthest = etapes.entry(etape.clone()).or_insert(here);
                *furthest = here.max(*furthest);
            }
        }
        Self {
            pupil: pupil.clone(),
            shown: pages.len(),
            counts,
            etapes,
        }
    }

    /// Whether it is one of those that the filter asks for.
    fn is_sought(&self, state: &str, etape: &str) -> bool {
        let there = etape.is_empty() || self.etapes.contains_key(etape);
        match (state, Sought::from_key(state)) {
            (NOTHING, _) if etape.is_empty() => self.shown == 0,
            (NOTHING, _) => !there,
            (_, None) => true,
            (_, Some(sought)) if etape.is_empty() => Sought::ALL
                .iter()
                .zip(self.counts)
                .any(|(other, count)| *other == sought && count > 0),
            (_, Some(sought)) => {
                let stands = self.etapes.get(etape);
                stands.is_some_and(|stands| sought.holds(*stands))
            }
        }
    }
}

/// The table, its filters, and the file.
#[component]
pub fn Progress(
    /// The class.
    id: ClassId,
    /// What is shown of it.
    desk: Memo<Desk>,
) -> impl IntoView {
    let session = use_session();
    let names = use_names();
    let place = place();
    let path = Memo::new(move |_| {
        session.view().with(|view| {
            let level = view.classes.get(&id).map(|class| class.level);
            let mut path = level
                .map(|level| path_of(view, id, level))
                .unwrap_or_default();
            path.retain(|etape| !etape.retiree);
            path
        })
    });
    let table = move || {
        let (state, etape) = place.with(|place| (place.state.clone(), place.etape.clone()));
        let class = place.with(|place| place.class.clone());
        let view = session.view().get();
        desk.with(|desk| {
            if desk.pupils.is_empty() {
                return none(session, desk.ready);
            }
            let all = lines(&view, desk, names);
            let rows: Vec<_> = all
                .iter()
                .filter(|line| line.is_sought(&state, &etape))
                .map(|line| row(names, &class, line, &etape))
                .collect();
            let found = texts::found(rows.len(), all.len());
            view! {
                <p class="results-count" role="status">{found}</p>
                <DataTable caption=texts::PROGRESS.to_owned() heads=texts::PROGRESS_HEADS.map(str::to_owned).to_vec()>
                    {rows}
                </DataTable>
            }
            .into_any()
        })
    };
    view! {
        <div class="stack">
            <p class="soft no-print">{texts::PROGRESS_TEXT}</p>
            <div class="no-print">{filters(path)}</div>
            {live(table)}
            {file(desk, path, names)}
        </div>
    }
    .into_any()
}

fn none(session: crate::state::session::Session, ready: bool) -> AnyView {
    if ready {
        view! { <Empty title=texts::NO_PUPIL_TITLE.to_owned() text=texts::NO_PUPIL.to_owned() /> }
            .into_any()
    } else {
        coming(session, SkeletonKind::Rows)
    }
}

fn lines(view: &View, desk: &Desk, names: Names) -> Vec<Line> {
    let pupils = sorted(desk.pupils.clone(), |pupil| (0, names.order(pupil)));
    let lines = pupils.iter();
    lines.map(|pupil| Line::of(view, desk, pupil)).collect()
}

fn filters(path: Memo<Vec<Etape>>) -> AnyView {
    let place = place();
    let go = move_to();
    let etape = RwSignal::new(place.get_untracked().etape);
    let choose = go.clone();
    Effect::new(move |_| {
        let etape = etape.get();
        let now = place.get_untracked();
        if now.tab == Tab::Progress && now.etape != etape {
            choose(&Place { etape, ..now });
        }
    });
    let etapes = move || {
        let mut options = vec![Choice::new("", texts::ALL_ETAPES)];
        path.with(|path| {
            let each = path.iter();
            options.extend(each.map(|etape| Choice::new(&*etape.id, &*etape.titre)));
        });
        options
    };
    let mut states = vec![
        Choice::new("", texts::EVERYBODY),
        Choice::new(NOTHING, texts::NOTHING_DONE),
    ];
    let sought = Sought::ALL.iter();
    states.extend(sought.map(|sought| Choice::new(sought.key(), sought.label())));
    let choose = Callback::new(move |state: String| {
        let now = place.get_untracked();
        go(&Place { state, ..now });
    });
    view! {
        <div class="stack">
            <Select label=texts::OF_ETAPE.to_owned() options=Signal::derive(etapes) value=etape />
            <OneChoice
                legend=texts::STATES.to_owned()
                hide_legend=true
                options=Signal::stored(states)
                selected=Signal::derive(move || place.with(|place| place.state.clone()))
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

fn row(names: Names, class: &str, line: &Line, etape: &str) -> AnyView {
    let [_, seen_head, shown_head, read_head, again_head, done_head] = texts::PROGRESS_HEADS;
    let pupil = &line.pupil;
    let key = catalogue::slug::words(&pupil.pseudonym);
    let link = move |count: usize, state: &str| -> AnyView {
        if count == 0 {
            return view! { <span class="soft">"0"</span> }.into_any();
        }
        let href = Place {
            class: class.to_owned(),
            tab: Tab::Shared,
            pupil: key.clone(),
            state: state.to_owned(),
            ..Place::default()
        }
        .href();
        view! { <a href=href>{count.to_string()}</a> }.into_any()
    };
    let seen = pupil.last_seen.map_or_else(
        || texts::NEVER.to_owned(),
        |at| texts::moment(wall_time(at)),
    );
    let (name, user) = (names.beside(pupil), pupil.user);
    let here = line.etapes.get(etape).copied();
    let here = (!etape.is_empty()).then(|| match here {
        Some(stands) => word(stands),
        None => texts::NOTHING_DONE,
    });
    let counts = line.counts;
    let [read, again, done] = Sought::ALL.map(|sought| {
        let at = Sought::ALL.iter().position(|other| *other == sought);
        link(at.map_or(0, |at| counts[at]), sought.key())
    });
    let shown = link(line.shown, "");
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head">{picture(user)}<span>
                    {name}
                    {here.map(|here| view! { <span class="real-name">{here}</span> })}
                </span></span>
            </Cell>
            <Cell label=seen_head>{seen}</Cell>
            <Cell label=shown_head>{shown}</Cell>
            <Cell label=read_head>{read}</Cell>
            <Cell label=again_head>{again}</Cell>
            <Cell label=done_head>{done}</Cell>
        </Row>
    }
    .into_any()
}

/// The whole table, with a column for each étape, made when it is asked for; and the print.
fn file(desk: Memo<Desk>, path: Memo<Vec<Etape>>, names: Names) -> AnyView {
    let session = use_session();
    let made = RwSignal::new(None::<String>);
    // A file of before would not be what the table shows.
    Effect::new(move |_| {
        desk.track();
        path.track();
        made.set(None);
    });
    let make = move |()| {
        let view = session.view().get_untracked();
        let path = path.get_untracked();
        let lines = untrack(|| desk.with(|desk| lines(&view, desk, names)));
        made.set(Some(table(&path, &lines, names)));
    };
    view! {
        <p class="actions no-print">
            {live(move || match made.get() {
                Some(text) => download(Kind::Table, texts::PROGRESS_FILE, &text, texts::PROGRESS_TAKE),
                None => view! {
                    <Button icon=icons::DOWNLOAD on_press=Callback::new(make)>{texts::PROGRESS_MAKE}</Button>
                }
                .into_any(),
            })}
            <Button icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>
                {texts::PROGRESS_PRINT}
            </Button>
        </p>
    }
    .into_any()
}

fn table(path: &[Etape], lines: &[Line], names: Names) -> String {
    let mut heads: Vec<String> = texts::PROGRESS_COLUMNS.map(str::to_owned).to_vec();
    heads.extend(path.iter().map(|etape| etape.titre.clone().into_owned()));
    let mut rows = vec![heads];
    for line in lines {
        let pupil = &line.pupil;
        let seen = pupil.last_seen.map(|at| wall_time(at).date().to_string());
        let [read, again, done] = line.counts.map(|count| count.to_string());
        let mut row = vec![
            pupil.pseudonym.clone(),
            untrack(|| names.of(pupil.user)).unwrap_or_default(),
            seen.unwrap_or_default(),
            line.shown.to_string(),
            read,
            again,
            done,
        ];
        row.extend(path.iter().map(|etape| {
            let stands = line.etapes.get(&*etape.id).copied();
            stands.map_or("", word).to_owned()
        }));
        rows.push(row);
    }
    csv::file(&rows)
}
