//! The pupils of a class; a pupil's secrets made anew, and the cards to hand on.

use domain::ids::{ClassId, UserId};
use leptos::prelude::*;
use protocol::row::Pupil;
use protocol::session::Enrolled;
use ui::{
    Avatar, Button, ButtonKind, Cell, DataTable, Dialog, Empty, Hue, Row, SkeletonKind, icons,
    seed_of,
};

use super::enlist::EnlistButton;
use super::names::{Names, NamesButton, use_names};
use super::place::place;
use super::{Desk, texts};
use crate::live::{live, live_option};
use crate::order::sorted;
use crate::pages::at_once::{Asking, hindered, offline};
use crate::pages::coming::coming;
use crate::pages::connexion::pass;
use crate::state::clock::{millis, wall_time};
use crate::state::session::use_session;

/// When a pupil came in first, where the identity tells it: those of the demonstration lie in the future.
pub(super) fn joined(user: UserId) -> Option<i64> {
    let (seconds, _) = user.0.get_timestamp()?.to_unix();
    let at = i64::try_from(seconds).ok()?.checked_mul(1000)?;
    (at <= millis()).then_some(at)
}

/// A pupil's picture, the same everywhere.
pub fn picture(user: UserId) -> AnyView {
    let seed = seed_of(&user.to_string());
    view! { <Avatar seed hue=Hue::of_seed(seed) /> }.into_any()
}

/// The table of pupils.
#[component]
pub fn Pupils(
    /// The class.
    id: ClassId,
    /// What is shown of the class.
    desk: Memo<Desk>,
    /// Takes the cards made here.
    cards: RwSignal<Vec<Enrolled>>,
) -> impl IntoView {
    let session = use_session();
    let place = place();
    let renewing = RwSignal::new(None::<Pupil>);
    let names = use_names();
    let table = move || {
        let class = place.with(|place| place.class.clone());
        desk.with(|desk| {
            let pupils = sorted(desk.pupils.clone(), |pupil| (0, names.order(pupil)));
            let rows: Vec<_> = pupils
                .into_iter()
                .map(|pupil| {
                    let pages = desk.shown_by(&pupil);
                    row(&class, names, pupil, pages, renewing)
                })
                .collect();
            match (rows.is_empty(), desk.ready) {
                (false, _) => view! {
                    <div class="pupils"><DataTable caption=texts::PUPILS.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
                        {rows}
                    </DataTable></div>
                }
                .into_any(),
                (true, true) => view! {
                    <Empty title=texts::NO_PUPIL_TITLE.to_owned() text=texts::NO_PUPIL.to_owned() />
                }
                .into_any(),
                (true, false) => coming(session, SkeletonKind::Rows),
            }
        })
    };
    view! {
        <div class="stack">
            <EnlistButton id desk cards />
            <NamesButton desk />
            {live(table)}
        </div>
        <Renewal of=renewing cards />
    }
    .into_any()
}

fn row(
    class: &str,
    names: Names,
    pupil: Pupil,
    pages: usize,
    renewing: RwSignal<Option<Pupil>>,
) -> AnyView {
    let came = joined(pupil.user).map_or_else(
        || texts::UNKNOWN.to_owned(),
        |at| texts::moment(wall_time(at)),
    );
    let seen = pupil.last_seen.map_or_else(
        || texts::NEVER.to_owned(),
        |at| texts::moment(wall_time(at)),
    );
    let key = catalogue::slug::words(&pupil.pseudonym);
    let href = ["/classe?classe=", class, "&vue=carnets&eleve=", &key].concat();
    let pages = match pages {
        0 => view! { <span class="soft">{texts::pages(0)}</span> }.into_any(),
        _ => view! { <a href=href>{texts::pages(pages)}</a> }.into_any(),
    };
    let [_, arrival, last, shown, _] = texts::HEADS;
    let real = names.of(pupil.user);
    let pseudonym = pupil.pseudonym.clone();
    let label = texts::secret_of(&pupil.pseudonym);
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head">{picture(pupil.user)}<span>
                    {pseudonym}
                    {real.map(|name| view! { <span class="real-name">{name}</span> })}
                </span></span>
            </Cell>
            <Cell label=arrival>{came}</Cell>
            <Cell label=last>{seen}</Cell>
            <Cell label=shown>{pages}</Cell>
            <Cell>
                <button
                    type="button"
                    class="btn btn-quiet no-print"
                    aria-label=label
                    on:click=move |_| renewing.set(Some(pupil.clone()))
                >
                    {texts::SECRET}
                </button>
            </Cell>
        </Row>
    }
    .into_any()
}

/// Warns, asks the server, and shows the new card once.
#[component]
fn Renewal(of: RwSignal<Option<Pupil>>, cards: RwSignal<Vec<Enrolled>>) -> impl IntoView {
    let session = use_session();
    let names = use_names();
    let asking = Asking::new();
    let open = RwSignal::new(false);
    let made = RwSignal::new(false);
    Effect::new(move |_| {
        if of.with(Option::is_some) {
            asking.forget();
            made.set(false);
            open.set(true);
        }
    });
    let renew = move |()| {
        let Some(pupil) = of.get_untracked() else {
            return;
        };
        asking.ask(async move {
            let card = session.api().renew_secret(pupil.user).await?;
            let _ = cards.try_update(|cards| {
                cards.retain(|old| old.user != card.user);
                cards.push(card);
            });
            let _ = made.try_set(true);
            Ok(())
        });
    };
    let title = move || {
        of.with(|pupil| {
            pupil
                .as_ref()
                .map(|pupil| texts::secret_of(&pupil.pseudonym))
                .unwrap_or_default()
        })
    };
    let content = move || match (
        made.get(),
        cards.with(|cards| cards.last().map(|card| pass(card, names.of(card.user)))),
    ) {
        (true, Some(card)) => shown(card, open),
        _ => view! {
            <p>{texts::SECRET_TEXT}</p>
            {hindered(session, asking, texts::SECRET_OFFLINE)}
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    busy=asking.busy()
                    disabled=offline(session)
                    on_press=Callback::new(renew)
                >
                    {texts::SECRET_NOW}
                </Button>
            </div>
        }
        .into_any(),
    };
    view! { <Dialog open title=Signal::derive(title)>{live(content)}</Dialog> }.into_any()
}

fn shown(card: AnyView, open: RwSignal<bool>) -> AnyView {
    view! {
        <p role="status"><b>{texts::SECRET_ONCE}</b></p>
        {card}
        <div class="actions">
            <Button kind=ButtonKind::Primary icon=icons::PRINTER on_press=Callback::new(|()| print())>
                {texts::PRINT_ONE}
            </Button>
            <Button on_press=move |()| open.set(false)>{texts::DONE}</Button>
        </div>
    }
    .into_any()
}

fn print() {
    // A browser that refuses to print says so itself.
    let _ = window().print();
}

/// The cards made since the page was opened: the one thing that is printed when there are any.
pub fn cards_made(cards: RwSignal<Vec<Enrolled>>) -> AnyView {
    let names = use_names();
    live_option(move || {
        let pass = |card: &Enrolled| pass(card, names.of(card.user));
        let all: Vec<_> = cards.with(|cards| cards.iter().map(pass).collect());
        (!all.is_empty()).then(|| {
            view! {
                <section class="section pass-sheet">
                    <h2>{texts::CARDS}</h2>
                    <p class="soft no-print">{texts::CARDS_TEXT}</p>
                    <div class="stack">{all}</div>
                    <p class="actions">
                        <Button icon=icons::PRINTER on_press=Callback::new(|()| print())>{texts::PRINT_ALL}</Button>
                    </p>
                </section>
            }
            .into_any()
        })
    })
}
