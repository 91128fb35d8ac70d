//! `/carnet/donner`: pages as a small file for the teacher, where the network never comes.

use domain::carnet::{Entry, EntryEdit};
use domain::ids::{EntryId, SeanceId};
use domain::seance::Seance;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::session::MyClass;
use protocol::travel::papers::{ENTRIES_MAX, FILE_BYTES, Papers, write};
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Empty, LinkButton, Note, NoteKind, PageTitle, icons,
};

use super::texts;
use crate::address;
use crate::live::{live, live_option};
use crate::pages::coming::coming_alone;
use crate::pages::datafile::{Kind, download};
use crate::state::clock::{now, today};
use crate::state::session::{Session, use_session};

const SEANCE: &str = "seance";
const PAGE: &str = "page";

/// The address where the pages of a lesson are given.
pub fn give_seance_href(seance: &Seance) -> String {
    address::href("/carnet/donner", vec![(SEANCE, seance.id.to_string())])
}

/// The address where one page is given.
pub fn give_page_href(page: EntryId) -> String {
    address::href("/carnet/donner", vec![(PAGE, page.to_string())])
}

/// The way there.
pub fn give_link(href: String) -> AnyView {
    view! { <p class="no-print"><a href=href>{texts::GIVE_OPEN}</a></p> }.into_any()
}

/// What is offered to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// The pages made for the étapes of a lesson.
    Seance(SeanceId),
    /// One page.
    Page(EntryId),
    /// All pages made for an étape.
    All,
}

impl Asked {
    fn read(query: &address::Query) -> Self {
        let seance = query.get(SEANCE).parse().ok().map(Self::Seance);
        let page = query.get(PAGE).parse().ok().map(Self::Page);
        seance.or(page).unwrap_or(Self::All)
    }

    /// The pages that are offered, the newest first, and no more than a file may have.
    fn pages(self, view: &View) -> Vec<Entry> {
        let lesson = match self {
            Self::Seance(id) => view.seances.get(&id).map(|(_, item)| &item.value),
            Self::Page(_) | Self::All => None,
        };
        let offered = |entry: &&Entry| {
            let etape = entry.etape.as_ref();
            let here = match self {
                Self::Page(id) => entry.id == id,
                Self::Seance(_) => lesson
                    .is_some_and(|seance| etape.is_some_and(|etape| seance.etapes.contains(etape))),
                Self::All => true,
            };
            here && etape.is_some() && !entry.deleted
        };
        let pages = view.entries.values().map(|item| &item.value);
        let mut pages: Vec<_> = pages.filter(offered).cloned().collect();
        pages.sort_by_key(|entry| std::cmp::Reverse((entry.date, entry.id)));
        pages.truncate(ENTRIES_MAX);
        pages
    }

    fn back(self) -> String {
        match self {
            Self::Seance(id) => ["/seance/", &id.to_string()].concat(),
            Self::Page(id) => ["/carnet/", &id.to_string()].concat(),
            Self::All => "/carnet".to_owned(),
        }
    }
}

/// A file that was made, or why there is none.
#[derive(Clone)]
enum Given {
    /// Its text, and how many pages and photos are named in it.
    Ready {
        name: String,
        text: String,
        pages: usize,
        photos: usize,
    },
    /// Larger than teachers' devices take.
    TooLarge,
    /// The device could not write.
    Failed,
}

/// `/carnet/donner?seance=…` or `?page=…`
#[component]
pub fn GivePage() -> impl IntoView {
    let session = use_session();
    let asked = address::asked(Asked::read);
    let pages = Memo::new(move |_| session.view().with(|view| asked.get().pages(view)));
    let ready = Memo::new(move |_| {
        session
            .view()
            .with(|view| view.ready || !view.entries.is_empty())
    });
    let class = Memo::new(move |_| session.me().and_then(|me| me.classes.first().cloned()));
    let none = Memo::new(move |_| pages.with(Vec::is_empty));
    live(move || {
        let back = asked.get().back();
        let body = match (class.get(), none.get()) {
            _ if !ready.get() => return coming_alone(session),
            (None, _) => nothing(texts::GIVE_NO_CLASS),
            (_, true) => nothing(texts::GIVE_NONE),
            (Some(class), false) => giving(session, pages, class),
        };
        view! {
            <PageTitle text=texts::GIVE_TITLE.to_owned() />
            <p class="lead">{texts::GIVE_LEAD}</p>
            {body}
            <p class="actions">
                <LinkButton href=back icon=icons::ARROW_LEFT>{texts::GIVE_BACK}</LinkButton>
            </p>
        }
        .into_any()
    })
}

fn nothing(words: &'static str) -> AnyView {
    view! { <Empty title=texts::GIVE_NONE_TITLE.to_owned() text=words.to_owned() /> }.into_any()
}

fn giving(session: Session, pages: Memo<Vec<Entry>>, class: MyClass) -> AnyView {
    // All of them at first; a page that comes later is one to choose.
    let first = pages.with_untracked(|pages| pages.iter().map(|page| page.id).collect::<Vec<_>>());
    let chosen = RwSignal::new(first);
    let given = RwSignal::new(None::<Given>);
    let busy = RwSignal::new(false);
    let options = Signal::derive(move || {
        pages.with(|pages| {
            let each = pages.iter();
            each.map(|page| Choice::new(page.id.to_string(), texts::page_title(&page.title)))
                .collect::<Vec<_>>()
        })
    });
    let selected = move || {
        let each = chosen.get().into_iter();
        each.map(|id| id.to_string()).collect::<Vec<_>>()
    };
    let toggle = move |(id, on): (String, bool)| {
        let Ok(id) = id.parse::<EntryId>() else {
            return;
        };
        // The file that was made has other pages.
        given.set(None);
        chosen.update(|chosen| {
            chosen.retain(|other| *other != id);
            chosen.extend(on.then_some(id));
        });
    };
    let make = move |()| {
        let class = class.clone();
        busy.set(true);
        spawn_local(async move {
            let made = made(session, &chosen.get_untracked(), &class).await;
            // The page may be left by now.
            let _ = given.try_set(Some(made));
            let _ = busy.try_set(false);
        });
    };
    let button = move || {
        (!chosen.with(Vec::is_empty)).then(|| {
            view! {
                <p class="actions">
                    <Button kind=ButtonKind::Primary icon=icons::DOWNLOAD busy on_press=Callback::new(make.clone())>
                        {texts::GIVE_MAKE}
                    </Button>
                </p>
            }
            .into_any()
        })
    };
    view! {
        <section class="section">
            <ChoiceChips
                legend=texts::GIVE_PAGES.to_owned()
                options
                selected=Signal::derive(selected)
                on_toggle=Callback::new(toggle)
            />
            <p class="soft">{texts::GIVE_SHOWN}</p>
            {live_option(button)}
            <div role="status">{live_option(move || given.get().map(told))}</div>
        </section>
    }
    .into_any()
}

fn told(given: Given) -> AnyView {
    let (name, text, pages, photos) = match given {
        Given::Ready {
            name,
            text,
            pages,
            photos,
        } => (name, text, pages, photos),
        Given::TooLarge => return warning(texts::GIVE_TOO_LARGE),
        Given::Failed => return warning(texts::NOT_WRITTEN),
    };
    view! {
        <div class="card card-pad stack">
            <p><b>{texts::given(pages)}</b></p>
            <p class="actions">{download(Kind::Json, &name, &text, texts::GIVE_SAVE)}</p>
            <ol class="prose">
                <li>{texts::GIVE_STEP_SAVE}</li>
                <li>{texts::GIVE_STEP_CARRY}</li>
            </ol>
            {(photos > 0).then(|| view! { <p>{texts::GIVE_PHOTOS}</p> })}
            <p class="soft">{texts::GIVE_ONCE}</p>
        </div>
    }
    .into_any()
}

fn warning(words: &'static str) -> AnyView {
    view! { <Note kind=NoteKind::Warning><p>{words}</p></Note> }.into_any()
}

/// The file of these pages. What is given is shown: by the network too, once it is there.
async fn made(session: Session, chosen: &[EntryId], class: &MyClass) -> Given {
    let Some(me) = session.me_now() else {
        return Given::Failed;
    };
    let mut entries: Vec<Entry> = session.view().with_untracked(|view| {
        let found = chosen.iter().filter_map(|id| view.entries.get(id));
        found.map(|item| item.value.clone()).collect()
    });
    for entry in entries.iter_mut().filter(|entry| !entry.shared) {
        let (id, base) = (entry.id, entry.rev);
        let edit = EntryEdit {
            shared: Some(true),
            ..EntryEdit::default()
        };
        if !session.write(Mutation::EntryEdit { id, edit }, base).await {
            return Given::Failed;
        }
        entry.shared = true;
    }
    let (count, photos) = (
        entries.len(),
        entries.iter().map(|entry| entry.attachments.len()).sum(),
    );
    let papers = Papers {
        class: class.id,
        class_name: class.name.clone(),
        author: me.user,
        pseudonym: me.name.clone(),
        made: now(),
        entries,
    };
    match write(&papers) {
        Ok(text) if text.len() > FILE_BYTES => Given::TooLarge,
        Ok(text) => Given::Ready {
            name: texts::given_name(&me.name, &class.name, today()),
            text,
            pages: count,
            photos,
        },
        Err(_) => Given::Failed,
    }
}

#[cfg(test)]
mod tests {
    use domain::carnet::EntryKind;
    use protocol::overlay::{Item, Mark};
    use uuid::Uuid;

    use super::*;

    fn page(view: &mut View, n: u128, change: impl FnOnce(&mut Entry)) -> EntryId {
        let day = "2026-11-27".parse().unwrap_or_default();
        let mut value = Entry::new(EntryId(Uuid::from_u128(n)), EntryKind::Visite, day);
        value.etape = Some("4e-preparer".into());
        change(&mut value);
        let (id, mark) = (value.id, Mark::OnDevice);
        view.entries.insert(id, Item { value, mark });
        id
    }

    #[test]
    fn only_pages_of_étapes_are_given_and_none_of_the_bin() {
        let mut view = View::default();
        let given = page(&mut view, 1, |_| ());
        let binned = page(&mut view, 2, |entry| entry.deleted = true);
        let own = page(&mut view, 3, |entry| entry.etape = None);
        let ids = |asked: Asked| -> Vec<EntryId> {
            asked.pages(&view).iter().map(|entry| entry.id).collect()
        };
        assert_eq!(ids(Asked::All), [given]);
        assert_eq!(ids(Asked::Page(given)), [given]);
        assert_eq!(ids(Asked::Page(binned)), []);
        assert_eq!(ids(Asked::Page(own)), []);
        assert_eq!(ids(Asked::Seance(SeanceId(Uuid::nil()))), []);
    }
}
