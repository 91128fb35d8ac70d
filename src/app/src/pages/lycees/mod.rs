//! `/formations/lycees-des-metiers`: the lycées that bear the label, the nearest first where it is known from where one
//! looks, and a search by name and commune.

mod found;
mod query;
mod stand;
mod texts;

use std::rc::Rc;

use catalogue::lycee::{Lycee, Voies};
use domain::role::Role;
use leptos::prelude::*;
use ui::{
    Button, Choice, Empty, LinkButton, LongList, PageTitle, SearchField, Select, Skeleton,
    SkeletonKind,
};

use self::found::{Found, departements, found};
use self::query::Asked;
use self::stand::Stand;
use crate::address::{self, keep_words, use_replace};
use crate::live::{live, live_option};
use crate::state::catalogue::{Catalogue, Lycees, SheetError, use_catalogue};
use crate::state::session::{Session, Who, use_session};
use crate::texts::dates;

/// What the page can truly say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Waiting,
    Here,
    Not(SheetError),
}

/// The page's own state. Copied freely.
#[derive(Clone, Copy)]
struct Page {
    catalogue: Catalogue,
    session: Session,
    told: LocalResource<Result<Rc<Lycees>, SheetError>>,
    stand: Memo<Stand>,
    text: RwSignal<String>,
    /// The département, as the list of choices names it.
    chosen: RwSignal<String>,
}

/// `/formations/lycees-des-metiers`
#[component]
pub fn LyceesPage() -> impl IntoView {
    let (catalogue, session) = (use_catalogue(), use_session());
    let asked = address::asked(Asked::read);
    let told = LocalResource::new(move || {
        catalogue.version();
        catalogue.is_renewed();
        let _ = catalogue.trouble();
        catalogue.lycees()
    });
    let stand = Memo::new(move |_| {
        session
            .me()
            .map_or_else(Stand::nowhere, |me| Stand::of(&me))
    });
    let page = Page {
        catalogue,
        session,
        told,
        stand,
        text: RwSignal::new(asked.with_untracked(|asked| asked.text.clone())),
        chosen: RwSignal::new(String::new()),
    };
    page.keep_in_address(asked);
    let shown = Memo::new(move |_| page.shown());
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <div class="prose">
            <p>{texts::LABEL}</p>
            <details>
                <summary>{texts::LABEL_MORE}</summary>
                <p>{texts::LABEL_TEXT}</p>
            </details>
        </div>
        {live(move || match shown.get() {
            Shown::Waiting => view! { <Skeleton kind=SkeletonKind::Cards /> }.into_any(),
            Shown::Not(error) => nothing(catalogue, error),
            Shown::Here => page.list(),
        })}
    }
    .into_any()
}

impl Page {
    fn shown(self) -> Shown {
        // Who looks decides where the list begins: nothing is shown that the next moment would turn over.
        if matches!(self.session.who(), Who::Opening) {
            return Shown::Waiting;
        }
        match self.told.get() {
            None => Shown::Waiting,
            Some(Ok(_)) => Shown::Here,
            Some(Err(error)) => match self.catalogue.settled(error) {
                Some(error) => Shown::Not(error),
                None => Shown::Waiting,
            },
        }
    }

    fn lycees(self) -> Option<Rc<Lycees>> {
        self.told.get()?.ok()
    }

    /// The département that is looked at, as the list of choices names it: the school's own where nothing was asked.
    fn looked_at(self, asked: &str) -> String {
        if !asked.is_empty() {
            return asked.to_owned();
        }
        let lycees = self.lycees();
        let all = lycees.as_ref().map_or(&[][..], |lycees| &lycees.all);
        self.stand.with(|stand| stand.begins(all).to_owned())
    }

    /// What was typed and chosen stays in the address, and an address opened from elsewhere is shown.
    fn keep_in_address(self, asked: Memo<Asked>) {
        let go = use_replace();
        let said = Memo::new(move |_| asked.with(|asked| asked.text.clone()));
        let write = {
            let go = go.clone();
            Callback::new(move |text| {
                go(&Asked {
                    text,
                    ..asked.get_untracked()
                }
                .href())
            })
        };
        keep_words(said, self.text, write);
        let looked_at = Memo::new(move |_| asked.with(|asked| self.looked_at(&asked.departement)));
        Effect::new(move |_| self.chosen.set(looked_at.get()));
        Effect::new(move |_| {
            let departement = self.chosen.get();
            if departement != looked_at.get_untracked() {
                go(&Asked {
                    departement,
                    ..asked.get_untracked()
                }
                .href());
            }
        });
    }

    fn list(self) -> AnyView {
        let found = Memo::new(move |_| {
            let lycees = self.lycees();
            let all = lycees.as_ref().map_or(&[][..], |lycees| &lycees.all);
            let (text, chosen) = (self.text.get(), self.chosen.get());
            self.stand.with(|stand| found(all, stand, &text, &chosen))
        });
        let options = move || {
            let lycees = self.lycees();
            let all = lycees.as_ref().map_or(&[][..], |lycees| &lycees.all);
            self.options(all)
        };
        let rows = Signal::derive(move || found.with(|found| found.rows()));
        let draw = Callback::new(move |(row,): (u32,)| {
            live_option(move || {
                let lycees = self.lycees()?;
                let lycee = lycees.all.get(row as usize)?;
                let km = self.stand.with(|stand| stand.km(lycee));
                Some(card(lycee, km))
            })
        });
        view! {
            <SearchField label=texts::SEARCH.to_owned() placeholder=texts::PLACEHOLDER.to_owned() value=self.text />
            <Select label=texts::DEPARTEMENT.to_owned() options=Signal::derive(options) value=self.chosen />
            <p class="results-count" role="status">{move || found.with(|found| self.summary(found))}</p>
            {live_option(move || found.with(|found| self.instead(found)))}
            <h2 class="sr">{texts::RESULTS}</h2>
            <LongList items=rows item=draw label=texts::RESULTS.to_owned() />
            {live_option(move || {
                let credit = self.lycees()?.credit.clone()?;
                Some(view! { <p class="soft">{credit}</p> }.into_any())
            })}
        }
        .into_any()
    }

    fn options(self, all: &[Lycee]) -> Vec<Choice> {
        let mut options = Vec::new();
        if self.stand.with(|stand| stand.begins(all).is_empty()) {
            options.push(Choice::new("", texts::CHOOSE));
        }
        options.push(Choice::new(query::ALL, texts::ALL));
        options.extend(
            departements(all)
                .into_iter()
                .map(|(code, name)| Choice::new(code, name)),
        );
        options
    }

    /// How many, and in which order.
    fn summary(self, found: &Found) -> String {
        match found {
            Found::Nothing => String::new(),
            Found::Rows(rows) => {
                let near = self.stand.with(Stand::is_placed) && rows.len() > 1;
                let whose = self.session.role().filter(|_| near);
                texts::count(rows.len(), whose.map(|role| role == Role::Pupil))
            }
        }
    }

    /// What stands in the list's place where it is empty.
    fn instead(self, found: &Found) -> Option<AnyView> {
        let adult = self.session.role().is_some_and(|role| role != Role::Pupil);
        let (title, text) = match found {
            Found::Nothing if adult => (texts::BEGIN_TITLE, texts::BEGIN_ADULT),
            Found::Nothing => (texts::BEGIN_TITLE, texts::BEGIN),
            Found::Rows(rows) if !rows.is_empty() => return None,
            Found::Rows(_) if adult => (texts::NONE_TITLE, texts::NONE_ADULT),
            Found::Rows(_) => (texts::NONE_TITLE, texts::NONE),
        };
        Some(view! { <Empty title=title.to_owned() text=text.to_owned() /> }.into_any())
    }
}

fn nothing(catalogue: Catalogue, error: SheetError) -> AnyView {
    let (title, text) = match error {
        SheetError::Unknown => (texts::NO_DATA_TITLE, texts::NO_DATA),
        SheetError::NotHere => (texts::NOT_HERE_TITLE, texts::NOT_HERE),
        SheetError::Damaged => (texts::NOT_HERE_TITLE, texts::DAMAGED),
    };
    let retry = (error != SheetError::Unknown).then(|| {
        let again = Callback::new(move |()| catalogue.refresh());
        view! { <Button on_press=again>{texts::RETRY}</Button> }
    });
    view! {
        <Empty title=title.to_owned() text=text.to_owned()>
            {retry}
            <LinkButton href="/metiers".to_owned()>{texts::BACK}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn card(lycee: &Lycee, km: Option<f64>) -> AnyView {
    let far = km.map(|km| texts::far(&dates::distance(km)));
    let site = lycee.website.clone().map(|site| {
        let name = lycee.name.clone();
        view! {
            <p>
                <a href=site rel="external noopener noreferrer">
                    {texts::SITE}<span class="sr">{texts::of(&name)}</span>
                </a>
            </p>
        }
    });
    let Voies {
        generale,
        technologique,
        professionnelle,
    } = lycee.voies;
    let voies = [
        (professionnelle, texts::PROFESSIONNELLE),
        (technologique, texts::TECHNOLOGIQUE),
        (generale, texts::GENERALE),
    ];
    let voies: Vec<_> = voies
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, words)| view! { <li class="chip">{words}</li> })
        .collect();
    let kind = if lycee.private {
        texts::PRIVATE
    } else {
        texts::PUBLIC
    };
    view! {
        <article class="card card-pad stack">
            <h3>{lycee.name.clone()}</h3>
            <p class="soft">{texts::place(&lycee.commune, &lycee.departement)}</p>
            {far.map(|far| view! { <p>{far}</p> })}
            <ul class="chips">
                <li class="chip">{kind}</li>
                {voies}
            </ul>
            {site}
        </article>
    }
    .into_any()
}
