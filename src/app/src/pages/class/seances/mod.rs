//! The lessons of a class: prepared, projected, and followed while they go on.

mod form;
mod jeux;
mod papers;
mod run;
mod texts;

pub use run::RunPage;

use domain::ids::ClassId;
use domain::parcours::Etape;
use domain::seance::Seance;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Mark, View};
use ui::{Button, ButtonKind, Empty, LinkButton, StateKind, StateMark, icons, use_toasts};

use super::Desk;
use crate::live::live;
use crate::order::{sorted, to_come_first};
use crate::pages::parcours::path_of;
use crate::pages::seance::when;
use crate::state::clock::{fresh, today};
use crate::state::session::{Session, use_session};
use form::Editing;

/// How many of the class are ready for a lesson, of how many.
fn readiness(view: &View, class: ClassId, seance: &Seance) -> (usize, usize) {
    let here = view.pupils.values().filter(|pupil| pupil.class == class);
    let mut of = 0;
    let mut ready = 0;
    for pupil in here {
        of += 1;
        ready += usize::from(view.ready_for.contains(&(seance.id, pupil.user)));
    }
    (ready, of)
}

/// The light of a lesson: green once everybody is ready.
fn light(view: &View, class: ClassId, seance: &Seance) -> AnyView {
    let (ready, of) = readiness(view, class, seance);
    let kind = match ready {
        _ if of > 0 && ready == of => StateKind::Done,
        0 => StateKind::Unsent,
        _ => StateKind::Waiting,
    };
    view! { <StateMark kind text=texts::ready(ready, of) /> }.into_any()
}

/// The étapes that pupils see.
fn etapes(view: &View, class: ClassId) -> Vec<Etape> {
    let level = view.classes.get(&class).map(|class| class.level);
    let mut path = level
        .map(|level| path_of(view, class, level))
        .unwrap_or_default();
    path.retain(|etape| !etape.retiree);
    path
}

/// The list, and the form of one.
#[component]
pub fn Seances(
    /// The class.
    id: ClassId,
    /// What is shown of it.
    desk: Memo<Desk>,
) -> impl IntoView {
    let session = use_session();
    let editing = RwSignal::new(None::<Editing>);
    let prepare = move |()| {
        editing.set(Some(Editing::added(domain::ids::SeanceId(fresh()))));
    };
    let list = move || {
        let view = session.view().get();
        let known = desk.with(|desk| desk.ready);
        let cards = cards(session, &view, id, editing);
        if cards.is_empty() && known {
            return view! { <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() seed=5 /> }
                .into_any();
        }
        view! { <ol class="stack" aria-label=texts::SEANCES>{cards}</ol> }.into_any()
    };
    view! {
        <div class="stack">
            <p class="lead">{texts::LEAD}</p>
            {live(move || match editing.get() {
                Some(open) => form::form(session, id, editing, &open),
                None => view! {
                    <p class="actions no-print">
                        <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=Callback::new(prepare)>{texts::PREPARE}</Button>
                    </p>
                    {live(list)}
                }
                .into_any(),
            })}
        </div>
    }
    .into_any()
}

/// Those to come first, the next one at the head; then those that are over, the last one first.
fn cards(
    session: Session,
    view: &View,
    class: ClassId,
    editing: RwSignal<Option<Editing>>,
) -> Vec<AnyView> {
    let own = view
        .seances
        .values()
        .filter(|(of, item)| *of == class && !item.value.retiree);
    let own: Vec<_> = own.map(|(_, item)| item.clone()).collect();
    let day = today();
    let own = sorted(own, |item| {
        let seance = &item.value;
        let hour = seance
            .heure
            .map(|hour| hour.to_string())
            .unwrap_or_default();
        let at = to_come_first(seance.jour.at(0, 0, 0, 0), seance.jour < day);
        (at, hour)
    });
    own.iter()
        .map(|item| {
            let seance = &item.value;
            let state = match item.mark {
                Mark::OnDevice => Some((StateKind::Device, texts::ON_DEVICE)),
                Mark::Sent => Some((StateKind::Sent, texts::SENT)),
                _ => None,
            };
            let state = state.map(|(kind, words)| view! { <StateMark kind text=words.to_owned() /> });
            let href = ["/classe/seance/", &seance.id.to_string()].concat();
            view! {
                <li><article class="card card-pad stack">
                    <p class="meta"><span>{when(seance)}</span>{light(view, class, seance)}{state}</p>
                    <h3>{seance.titre.clone()}</h3>
                    <div class="actions">
                        <LinkButton href kind=ButtonKind::Primary icon=icons::PLAY>{texts::RUN}</LinkButton>
                        {actions(session, class, seance, editing)}
                    </div>
                </article></li>
            }
            .into_any()
        })
        .collect()
}

fn actions(
    session: Session,
    class: ClassId,
    seance: &Seance,
    editing: RwSignal<Option<Editing>>,
) -> AnyView {
    let toasts = use_toasts();
    let edit = {
        let seance = seance.clone();
        move |()| editing.set(Some(Editing::changed(seance.clone())))
    };
    let again = {
        let seance = seance.clone();
        move |()| {
            let id = domain::ids::SeanceId(fresh());
            editing.set(Some(Editing::copied(id, seance.clone())));
        }
    };
    let remove = {
        let seance = seance.clone();
        move |()| {
            let out = Seance {
                retiree: true,
                ..seance.clone()
            };
            session.mutate(Mutation::SeanceSet { class, seance: out }, 0);
            let seance = seance.clone();
            toasts.show_with_undo(texts::REMOVED, move || {
                let seance = seance.clone();
                session.mutate(Mutation::SeanceSet { class, seance }, 0);
            });
        }
    };
    view! {
        <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
        <Button kind=ButtonKind::Quiet icon=icons::COPY on_press=Callback::new(again)>{texts::AGAIN}</Button>
        <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(remove)>{texts::REMOVE}</Button>
    }
    .into_any()
}
