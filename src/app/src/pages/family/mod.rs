//! `/famille#…`: what a family reads by the link that the head gave: all that is kept of a pupil, as a page and as files,
//! and the account erased.

mod texts;

use domain::carnet::Entry;
use domain::code::pseudonym_key;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use protocol::privacy::{EraseByFamily, Export, OpenFamily};
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{Button, ButtonKind, Empty, Fact, Field, LinkButton, PageTitle, Skeleton};

use crate::live::live;
use crate::pages::at_once::{Asking, Failure, hindered, offline};
use crate::pages::datafile::files;
use crate::pages::guided;
use crate::state::catalogue::use_catalogue;
use crate::state::clock::today;
use crate::state::session::{Session, use_session};
use crate::texts::dates;
use crate::texts::labels::Label;

/// What stands on the page. Copied freely.
#[derive(Clone, Copy)]
struct Visit {
    session: Session,
    token: Memo<String>,
    asking: Asking,
    taken: RwSignal<Option<(Export, String)>, LocalStorage>,
    erased: RwSignal<bool>,
}

/// `/famille`
#[component]
pub fn Family() -> impl IntoView {
    let hash = use_location().hash;
    let visit = Visit {
        session: use_session(),
        token: Memo::new(move |_| hash.get().trim_start_matches('#').to_owned()),
        asking: Asking::new(),
        taken: RwSignal::new_local(None),
        erased: RwSignal::new(false),
    };
    Effect::new(move |_| {
        if !visit.token.with(String::is_empty) {
            visit.open();
        }
    });
    live(move || visit.body())
}

impl Visit {
    fn open(self) {
        let link = OpenFamily {
            token: self.token.get_untracked(),
        };
        self.asking.ask(async move {
            let export = self.session.api().open_family(&link).await?;
            let _ = self.taken.try_set(Some(export));
            Ok(())
        });
    }

    fn body(self) -> AnyView {
        if self.erased.get() {
            return plain(texts::ERASED_TITLE, texts::ERASED);
        }
        if self.token.with(String::is_empty) {
            return plain(texts::NO_LINK_TITLE, texts::NO_LINK);
        }
        if let Some(whole) = self
            .taken
            .with(|taken| taken.as_ref().map(|taken| self.whole(taken)))
        {
            return whole;
        }
        match self.asking.failed() {
            None => view! { <PageTitle text=texts::TITLE.to_owned() /> <Skeleton /> }.into_any(),
            Some(Trouble::Refused(ErrorCode::LinkExpired)) => plain(texts::OVER_TITLE, texts::OVER),
            Some(_) => view! {
                <PageTitle text=texts::TITLE.to_owned() />
                <Failure of=self.asking />
                <p><Button on_press=Callback::new(move |()| self.open())>{texts::AGAIN}</Button></p>
            }
            .into_any(),
        }
    }

    fn whole(self, (export, json): &(Export, String)) -> AnyView {
        let me = &export.person;
        let school = me.school.as_ref().map(|school| {
            let place = [&school.name, ", ", &school.commune].concat();
            view! { <Fact label=texts::SCHOOL>{place}</Fact> }
        });
        let classes: Vec<_> = me.classes.iter().map(|class| class.name.as_str()).collect();
        let classes = classes.join(", ");
        let pages: Vec<_> = export.entries.iter().map(page).collect();
        let none = pages.is_empty();
        let count = texts::favourites(export.favourites.len());
        let (title, pseudonym, name) = (texts::of(&me.name), me.name.clone(), me.name.clone());
        let links = files(use_catalogue(), export, json);
        view! {
            <PageTitle text=title />
            <p class="lead">{texts::LEAD}</p>
            <dl class="facts">
                <Fact label=texts::PSEUDONYM>{pseudonym}</Fact>
                {school}
                <Fact label=texts::CLASS>{classes}</Fact>
                <Fact label=texts::FAVOURITES>{count}</Fact>
            </dl>
            <section class="section">
                <h2>{texts::FILES}</h2>
                <p>{texts::FILES_TEXT}</p>
                {links}
                <p><a href="/mentions/registre">{texts::REGISTER}</a></p>
            </section>
            <section class="section">
                <h2>{texts::CARNET}</h2>
                {none.then(|| view! { <p>{texts::CARNET_NONE}</p> })}
                <div class="stack">{pages}</div>
            </section>
            <section class="section">
                <h2>{texts::ERASE}</h2>
                <p>{texts::ERASE_TEXT}</p>
                <Erase visit=self name />
            </section>
        }
        .into_any()
    }
}

fn plain(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <PageTitle text=title.to_owned() />
        <Empty title="".to_owned() text=text.to_owned()>
            <LinkButton href="/mentions/donnees".to_owned()>{texts::DATA_PAGE}</LinkButton>
        </Empty>
    }
    .into_any()
}

fn page(entry: &Entry) -> AnyView {
    let title = match entry.title.trim() {
        "" => texts::UNTITLED.to_owned(),
        title => title.to_owned(),
    };
    let about = [&dates::long(entry.date, today()), " · ", entry.kind.label()].concat();
    view! {
        <article class="card card-pad stack">
            <h3>{title}</h3>
            <p class="soft">{about}</p>
            {guided::shown(entry)}
            <p class="excerpt excerpt-whole">{entry.text.clone()}</p>
        </article>
    }
    .into_any()
}

#[component]
fn Erase(visit: Visit, name: String) -> impl IntoView {
    let asking = Asking::new();
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let key = pseudonym_key(&name);
    let same = move || typed.with(|typed| pseudonym_key(typed)) == key;
    let wrong = {
        let same = same.clone();
        move || (tried.get() && !same()).then(|| texts::ERASE_WRONG.to_owned())
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if !untrack(&same) {
            return;
        }
        let ask = EraseByFamily {
            token: visit.token.get_untracked(),
            pseudonym: typed.get_untracked(),
        };
        asking.ask(async move {
            visit.session.api().erase_family(&ask).await?;
            let _ = visit.taken.try_set(None);
            let _ = visit.erased.try_set(true);
            Ok(())
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <Field
                label=texts::ERASE_NAME.to_owned()
                value=typed
                name="pseudonyme"
                hint=texts::erase_hint(&name)
                error=Signal::derive(wrong)
            />
            {hindered(visit.session, asking, texts::ERASE_OFFLINE)}
            <p class="actions">
                <Button kind=ButtonKind::Danger submit=true busy=asking.busy() disabled=offline(visit.session)>
                    {texts::ERASE_NOW}
                </Button>
            </p>
        </form>
    }
    .into_any()
}
