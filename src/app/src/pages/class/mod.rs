//! `/classe`: a teacher's classes. Code, pupils and their secrets, and what pupils chose to show: nothing else
//! of a carnet ever comes to a teacher's device.

mod code;
mod create;
mod end;
mod enlist;
mod names;
mod parcours;
mod place;
mod progress;
mod projets;
mod pupils;
mod reading;
mod seances;
mod shared;
mod texts;
mod wall;

pub use end::ending;
pub use projets::{ProjectPages, late_projects};
pub use pupils::picture;
pub use reading::ReadingPage;
pub use seances::RunPage;

use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::{Class, ClassDesk, Pupil, SharedEntry};
use ui::{
    Button, ButtonKind, Choice, Dialog, Empty, OneChoice, PageTitle, SkeletonKind, Tabs, icons,
};

use crate::live::{live, live_option};
use crate::order::{moment, sorted};
use crate::pages::coming::coming;
use crate::state::session::use_session;
use crate::texts::labels::Label;
use place::{Place, Tab, move_to, place};

/// The classes that the person teaches, by name.
fn classes(view: &View) -> Vec<Class> {
    let own = view.desks.keys().filter_map(|id| view.classes.get(id));
    sorted(own.cloned().collect(), |class| (0, key(class)))
}

/// What is shown of one class.
#[derive(Clone, PartialEq, Default)]
struct Desk {
    /// Whether it is known rather than awaited.
    ready: bool,
    /// Its code.
    code: Option<ClassDesk>,
    /// Its pupils, by pseudonym.
    pupils: Vec<Pupil>,
    /// The pages they show, the most recent first.
    pages: Vec<SharedEntry>,
}

impl Desk {
    fn of(view: &View, class: ClassId) -> Self {
        let here = view.pupils.values().filter(|pupil| pupil.class == class);
        let pupils = sorted(here.cloned().collect(), |pupil: &Pupil| {
            (0, catalogue::slug::words(&pupil.pseudonym))
        });
        let known = |page: &&SharedEntry| pupils.iter().any(|pupil| pupil.user == page.author);
        let pages: Vec<SharedEntry> = view.shared.values().filter(known).cloned().collect();
        // Identities grow with time: of one day, the page made last comes first.
        let pages = pages.into_iter().rev().collect();
        let pages = sorted(pages, |page: &SharedEntry| {
            (-moment(page.entry.date.into()), String::new())
        });
        Self {
            ready: view.ready,
            code: view.desks.get(&class).cloned(),
            pupils,
            pages,
        }
    }

    /// Pages shown by one pupil.
    fn shown_by(&self, pupil: &Pupil) -> usize {
        self.pages
            .iter()
            .filter(|page| page.author == pupil.user)
            .count()
    }
}

fn key(class: &Class) -> String {
    catalogue::slug::words(&class.name)
}

/// `/classe`
#[component]
pub fn ClassPage() -> impl IntoView {
    let session = use_session();
    names::Names::provide(session);
    let place = place();
    let list = Memo::new(move |_| session.view().with(|view| classes(view)));
    // A memo: what is open on the page stays open when something comes from the server.
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    let chosen = Memo::new(move |_| {
        let wanted = place.with(|place| place.class.clone());
        list.with(|list| {
            let named = list.iter().find(|class| key(class) == wanted);
            named.or_else(|| list.first()).map(|class| class.id)
        })
    });
    let creating = RwSignal::new(false);
    let go = move_to();
    let made = Callback::new(move |class: String| {
        creating.set(false);
        go(&Place {
            class,
            ..Place::default()
        });
    });
    view! {
        {live(move || match (chosen.get(), ready.get()) {
            (Some(id), _) => view! { <OneClass id list creating /> }.into_any(),
            (None, true) => view! {
                <PageTitle text=texts::TITLE.to_owned() />
                <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned()>
                    <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=move |()| creating.set(true)>
                        {texts::CREATE_TITLE}
                    </Button>
                </Empty>
            }
            .into_any(),
            (None, false) => view! {
                <PageTitle text=texts::TITLE.to_owned() />
                {coming(session, SkeletonKind::Rows)}
            }
            .into_any(),
        })}
        <Dialog open=creating title=texts::CREATE_TITLE.to_owned()>
            <create::NewClassForm made />
        </Dialog>
    }
    .into_any()
}

/// One class, and the way to the others.
#[component]
fn OneClass(id: ClassId, list: Memo<Vec<Class>>, creating: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let with = move |words: fn(&Class) -> String| {
        list.with(|list| {
            list.iter()
                .find(|class| class.id == id)
                .map(words)
                .unwrap_or_default()
        })
    };
    let eyebrow = move || {
        let school = session
            .me()
            .and_then(|me| me.school.as_ref().map(|school| school.name.clone()));
        let size = with(|class| {
            [
                class.level.label(),
                " · ",
                &texts::pupils(class.pupils as usize),
            ]
            .concat()
        });
        Some([school.unwrap_or_default().as_str(), " · ", &size].concat())
    };
    let desk = Memo::new(move |_| session.view().with(|view| Desk::of(view, id)));
    let place = place();
    let first = Memo::new(move |_| place.with(|place| place.tab == Tab::Pupils));
    view! {
        <div class="page-head">
            <PageTitle text=Signal::derive(move || with(|class| class.name.clone())) eyebrow=Signal::derive(eyebrow) />
            <Button icon=icons::PLUS on_press=move |()| creating.set(true)>{texts::NEW}</Button>
        </div>
        {chooser(id, list)}
        {live_option(move || first.get().then(|| view! { <code::CodePanel id desk /> }.into_any()))}
        {panels(id, desk, list)}
        {live_option(move || first.get().then(|| end::section(id, list)))}
    }
    .into_any()
}

/// The other classes; nothing when there is one.
fn chooser(id: ClassId, list: Memo<Vec<Class>>) -> AnyView {
    let go = move_to();
    let options = move || {
        list.with(|list| {
            list.iter()
                .map(|class| Choice::new(key(class), class.name.clone()))
                .collect::<Vec<_>>()
        })
    };
    let selected = move || {
        list.with(|list| {
            list.iter()
                .find(|class| class.id == id)
                .map(key)
                .unwrap_or_default()
        })
    };
    let go = Callback::new(move |class: String| {
        go(&Place {
            class,
            ..Place::default()
        });
    });
    live_option(move || {
        (list.with(Vec::len) > 1).then(|| {
            view! {
                <OneChoice
                    legend=texts::CLASSES.to_owned()
                    hide_legend=true
                    options=Signal::derive(options)
                    selected=Signal::derive(selected)
                    on_choose=go
                />
            }
            .into_any()
        })
    })
}

/// Pupils, the pages they show, who has done what, and the étapes.
fn panels(id: ClassId, desk: Memo<Desk>, list: Memo<Vec<Class>>) -> AnyView {
    let place = place();
    let go = move_to();
    let at = |tab: Tab| Tab::ALL.iter().position(|other| *other == tab).unwrap_or(0);
    let selected = RwSignal::new(at(place.get_untracked().tab));
    Effect::new(move |_| {
        let tab = Tab::ALL.get(selected.get()).copied().unwrap_or_default();
        let now = place.get_untracked();
        if now.tab != tab {
            go(&Place {
                class: now.class,
                tab,
                ..Place::default()
            });
        }
    });
    // A link elsewhere on the page leads to another tab.
    Effect::new(move |_| {
        let tab = at(place.with(|place| place.tab));
        if selected.get_untracked() != tab {
            selected.set(tab);
        }
    });
    let cards = RwSignal::new(Vec::new());
    let content = move |tab: usize| match Tab::ALL.get(tab) {
        Some(Tab::Shared) => view! { <shared::Shared desk /> }.into_any(),
        Some(Tab::Progress) => view! { <progress::Progress id desk /> }.into_any(),
        Some(Tab::Wall) => view! { <wall::Wall id desk /> }.into_any(),
        Some(Tab::Seances) => view! { <seances::Seances id desk /> }.into_any(),
        Some(Tab::Projets) => view! { <projets::Projets id desk /> }.into_any(),
        Some(Tab::Parcours) => view! { <parcours::Etapes id list /> }.into_any(),
        _ => view! { <pupils::Pupils id desk cards /> }.into_any(),
    };
    let panel = move |(tab,): (usize,)| {
        let name = texts::TAB_NAMES.get(tab).copied();
        view! { <h2 class="sr">{name}</h2> {content(tab)} }.into_any()
    };
    view! {
        <Tabs
            label=texts::TABS.to_owned()
            tabs=texts::TAB_NAMES.map(str::to_owned).to_vec()
            selected
            panel=Callback::new(panel)
        />
        {pupils::cards_made(cards)}
    }
    .into_any()
}
