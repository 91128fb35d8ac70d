//! Who has done what: by what pupils show, which is all that a teacher knows of their carnets.

mod line;

use domain::ids::ClassId;
use domain::parcours::Etape;
use domain::review::Standing;
use leptos::prelude::*;
use protocol::overlay::View;
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
use crate::pages::review::{Stands, word};
use crate::state::clock::{millis, today, wall_time};
use crate::state::session::use_session;
use crate::texts::dates;
use line::{Line, NOTHING, SILENT};

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
    let all = Memo::new(move |_| {
        let view = session.view().get();
        desk.with(|desk| lines(&view, desk, names))
    });
    let table = move || {
        let (state, etape) = place.with(|place| (place.state.clone(), place.etape.clone()));
        let class = place.with(|place| place.class.clone());
        let now = millis();
        all.with(|all| {
            if all.is_empty() {
                return none(session, desk.with(|desk| desk.ready));
            }
            let rows: Vec<_> = all
                .iter()
                .filter(|line| line.is_sought(&state, &etape, now))
                .map(|line| row(names, &class, line, &etape))
                .collect();
            let found = texts::found(rows.len(), all.len());
            let titled = path.with(|path| {
                let found = path.iter().find(|of| of.id == etape.as_str());
                found.map(|of| of.titre.clone().into_owned())
            });
            let titled = titled.unwrap_or_else(|| texts::ALL_ETAPES.to_owned());
            let day = dates::long(today(), today());
            let asked = [state_words(&state), &titled, &day].join(" · ");
            view! {
                <p class="only-print">{asked}</p>
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
            <div class="no-print">{filters(path, all)}</div>
            {live(table)}
            {file(path, all, names)}
        </div>
    }
    .into_any()
}

/// Nobody is in the class, or it is awaited.
pub fn none(session: crate::state::session::Session, ready: bool) -> AnyView {
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

fn filters(path: Memo<Vec<Etape>>, all: Memo<Vec<Line>>) -> AnyView {
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
    let states = move || {
        let etape = place.with(|place| place.etape.clone());
        let now = millis();
        let [read, again, done] = Sought::ALL.map(Sought::key);
        all.with(|all| {
            let choice = |state: &str| {
                let found = all.iter().filter(|line| line.is_sought(state, &etape, now));
                let choice = Choice::new(state, state_words(state));
                match state {
                    "" => choice,
                    _ => choice.with_count(found.count() as u32),
                }
            };
            ["", NOTHING, SILENT, read, again, done]
                .map(choice)
                .to_vec()
        })
    };
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
                options=Signal::derive(states)
                selected=Signal::derive(move || place.with(|place| place.state.clone()))
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

/// A filter in words.
fn state_words(state: &str) -> &'static str {
    match (state, Sought::from_key(state)) {
        (NOTHING, _) => texts::NOTHING_DONE,
        (SILENT, _) => texts::SILENT,
        (_, Some(sought)) => sought.label(),
        (_, None) => texts::EVERYBODY,
    }
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
fn file(path: Memo<Vec<Etape>>, all: Memo<Vec<Line>>, names: Names) -> AnyView {
    let made = RwSignal::new(None::<String>);
    // A file of before would not be what the table shows.
    Effect::new(move |_| {
        all.track();
        path.track();
        made.set(None);
    });
    let make = move |()| {
        let path = path.get_untracked();
        made.set(Some(all.with_untracked(|all| table(&path, all, names))));
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
