//! The pupils of a class; a pupil's secrets made anew, and the cards to hand on.

use std::collections::BTreeMap;

use domain::ids::{ClassId, UserId};
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::Pupil;
use protocol::session::Enrolled;
use ui::{
    Avatar, Button, ButtonKind, Cell, DataTable, Dialog, Empty, Hue, Note, NoteKind, Row, Skeleton,
    SkeletonKind, icons, seed_of,
};

use super::place::place;
use super::texts;
use crate::pages::at_once::{Asking, Failure};
use crate::pages::connexion::pass;
use crate::state::clock::wall_time;
use crate::state::session::use_session;

/// The pupils of a class, by pseudonym.
pub fn of(view: &View, class: ClassId) -> Vec<Pupil> {
    let here = view.pupils.values().filter(|pupil| pupil.class == class);
    let mut pupils: Vec<Pupil> = here.cloned().collect();
    pupils.sort_by_cached_key(|pupil| (catalogue::slug::words(&pupil.pseudonym), pupil.user));
    pupils
}

/// When a pupil came in first, where the identity tells it.
fn joined(user: UserId) -> Option<i64> {
    let (seconds, _) = user.0.get_timestamp()?.to_unix();
    i64::try_from(seconds).ok()?.checked_mul(1000)
}

/// A pupil's picture, the same everywhere.
pub fn picture(user: UserId) -> AnyView {
    let seed = seed_of(&user.to_string());
    let letter = char::from(b'A' + (seed % 14) as u8);
    view! { <Avatar seed hue=Hue::of(letter) /> }.into_any()
}

/// The table of pupils.
#[component]
pub fn Pupils(
    /// The class.
    id: ClassId,
    /// Takes the cards made here.
    cards: RwSignal<Vec<Enrolled>>,
) -> impl IntoView {
    let session = use_session();
    let place = place();
    let renewing = RwSignal::new(None::<Pupil>);
    let pupils = Memo::new(move |_| session.view().with(|view| of(view, id)));
    let shown = Memo::new(move |_| {
        let mut shown = BTreeMap::<UserId, usize>::new();
        session.view().with(|view| {
            for entry in view.shared.values() {
                *shown.entry(entry.author).or_default() += 1;
            }
        });
        shown
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    let rows = move || {
        let class = place.with(|place| place.class.clone());
        let row = |pupil: Pupil| {
            let pages = shown.with(|shown| shown.get(&pupil.user).copied().unwrap_or(0));
            row(&class, pupil, pages, renewing)
        };
        pupils.get().into_iter().map(row).collect_view()
    };
    view! {
        {move || match (pupils.with(Vec::is_empty), ready.get()) {
            (false, _) => view! {
                <DataTable caption=texts::PUPILS.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
                    {rows}
                </DataTable>
            }
            .into_any(),
            (true, true) => view! {
                <Empty title=texts::NO_PUPIL_TITLE.to_owned() text=texts::NO_PUPIL.to_owned() />
            }
            .into_any(),
            (true, false) => view! { <Skeleton kind=SkeletonKind::Rows /> }.into_any(),
        }}
        <Renewal of=renewing cards />
    }
    .into_any()
}

fn row(class: &str, pupil: Pupil, pages: usize, renewing: RwSignal<Option<Pupil>>) -> AnyView {
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
    let name = pupil.pseudonym.clone();
    let label = texts::secret_of(&pupil.pseudonym);
    view! {
        <Row>
            <Cell head=true>
                <span class="row-head">{picture(pupil.user)}<span>{name}</span></span>
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
    let asking = Asking::new();
    let open = RwSignal::new(false);
    let made = RwSignal::new(None::<Enrolled>);
    Effect::new(move |_| {
        if of.with(Option::is_some) {
            asking.forget();
            made.set(None);
            open.set(true);
        }
    });
    let renew = move |()| {
        let Some(pupil) = of.get_untracked() else {
            return;
        };
        let request = async move { session.api().renew_secret(pupil.user).await };
        asking.ask(request, move |card: Enrolled| {
            cards.update(|cards| {
                cards.retain(|old| old.user != card.user);
                cards.push(card.clone());
            });
            made.set(Some(card));
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
    let offline = Signal::derive(move || !session.online());
    let ask = move || {
        view! {
            <p>{texts::SECRET_TEXT}</p>
            {move || offline.get().then(|| view! {
                <Note kind=NoteKind::Warning><p>{texts::SECRET_OFFLINE}</p></Note>
            })}
            <Failure of=asking />
            <div class="actions">
                <Button kind=ButtonKind::Primary busy=asking.busy() disabled=offline on_press=Callback::new(renew)>
                    {texts::SECRET_NOW}
                </Button>
            </div>
        }
        .into_any()
    };
    view! {
        <Dialog open title=Signal::derive(title)>
            {move || match made.get() {
                None => ask(),
                Some(card) => shown(&card, open),
            }}
        </Dialog>
    }
    .into_any()
}

fn shown(card: &Enrolled, open: RwSignal<bool>) -> AnyView {
    view! {
        <p role="status"><b>{texts::SECRET_ONCE}</b></p>
        {pass(card)}
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
#[component]
pub fn Cards(
    /// The cards, in the order in which they were made.
    cards: RwSignal<Vec<Enrolled>>,
) -> impl IntoView {
    move || {
        cards.with(|cards| {
            (!cards.is_empty()).then(|| {
                let all: Vec<_> = cards.iter().map(|card| view! { <li>{pass(card)}</li> }).collect();
                view! {
                    <section class="section pass-sheet">
                        <h2>{texts::CARDS}</h2>
                        <p class="soft no-print">{texts::CARDS_TEXT}</p>
                        <ul class="stack">{all}</ul>
                        <p class="actions">
                            <Button icon=icons::PRINTER on_press=Callback::new(|()| print())>{texts::PRINT_ALL}</Button>
                        </p>
                    </section>
                }
            })
        })
    }
}
