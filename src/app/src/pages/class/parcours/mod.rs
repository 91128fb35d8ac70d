//! The étapes of a class, as its teachers arrange them: changed, added, taken out, dated, put in another order.

mod form;
mod school;
mod take;
mod texts;
mod typed;

use std::collections::BTreeMap;

use domain::ids::ClassId;
use domain::parcours::{Etape, Programme, etapes, in_order, moved};
use domain::school::Level;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Mark, View};
use protocol::row::Class;
use ui::{Button, ButtonKind, Icon, StateKind, StateMark, icons, use_announcer, use_toasts};

use crate::live::{live, live_option};
use crate::pages::moves::{Words, moves};
use crate::pages::parcours::{glyph, path_of, when};
use crate::state::clock::fresh;
use crate::state::session::{Session, use_session};
use form::Editing;

/// What is being arranged. Copied freely.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    class: ClassId,
    level: Level,
    /// All étapes in their order, those that were taken out included; one that is moved stands there at once.
    path: Memo<Vec<Etape>>,
    /// Numbers that were given here and are not on the device yet: the next press counts from them.
    given: RwSignal<BTreeMap<String, u32>>,
    editing: RwSignal<Option<Editing>>,
}

impl Desk {
    fn write(self, etape: Etape) {
        let class = self.class;
        self.session.mutate(Mutation::EtapeSet { class, etape }, 0);
    }

    /// Puts the étape at place `at` of the path to place `to`.
    fn put(self, at: usize, to: usize) {
        let path = self.path.get_untracked();
        for (place, rang) in moved(&path, at, to) {
            let etape = path[place].clone();
            self.given.update(|given| {
                given.insert(etape.id.clone().into_owned(), rang);
            });
            self.write(Etape { rang, ..etape });
        }
    }

    fn default_of(self, etape: &Etape) -> Option<&'static Etape> {
        etapes(self.level).iter().find(|other| other.id == etape.id)
    }
}

/// The list, and the form of one.
#[component]
pub fn Etapes(
    /// The class.
    id: ClassId,
    /// The teacher's classes.
    list: Memo<Vec<Class>>,
) -> impl IntoView {
    let session = use_session();
    let level = Memo::new(move |_| {
        let found = session
            .view()
            .with(|view| view.classes.get(&id).map(|class| class.level));
        found.unwrap_or(Level::Cinquieme)
    });
    live(move || {
        let level = level.get();
        let given = RwSignal::new(BTreeMap::new());
        let kept = Memo::new(move |_| session.view().with(|view| path_of(view, id, level)));
        let path = Memo::new(move |_| given.with(|given| numbered(&kept.get(), given)));
        // What is on the device by now needs no second memory.
        Effect::new(move |_| {
            let kept = kept.get();
            if given.with_untracked(BTreeMap::is_empty) {
                return;
            }
            given.update(|given| {
                given.retain(|id, rang| {
                    kept.iter()
                        .any(|etape| *etape.id == **id && etape.rang != *rang)
                });
            });
        });
        let desk = Desk {
            session,
            class: id,
            level,
            path,
            given,
            editing: RwSignal::new(None),
        };
        view! {
            <div class="stack">
                <p class="lead">{texts::LEAD}</p>
                {live(move || match desk.editing.get() {
                    Some(editing) => form::form(desk, &editing),
                    None => arranged(desk, list),
                })}
            </div>
        }
        .into_any()
    })
}

/// A path with other numbers, in their order.
fn numbered(path: &[Etape], given: &BTreeMap<String, u32>) -> Vec<Etape> {
    let mut path = path.to_vec();
    for etape in &mut path {
        etape.rang = given.get(&*etape.id).copied().unwrap_or(etape.rang);
    }
    in_order(&mut path);
    path
}

fn arranged(desk: Desk, list: Memo<Vec<Class>>) -> AnyView {
    let rows = move || {
        let view = desk.session.view().get();
        let rows = desk.path.with(|path| {
            let last = path.len().saturating_sub(1);
            let each = path.iter().enumerate();
            each.map(|(at, etape)| view! { <li>{row(desk, &view, etape, at, last)}</li> })
                .collect::<Vec<_>>()
        });
        view! { <ol class="stack" aria-label=texts::ETAPES>{rows}</ol> }.into_any()
    };
    let add = move |()| {
        let rang = desk
            .path
            .with_untracked(|path| path.last().map_or(0, |last| last.rang));
        desk.editing
            .set(Some(Editing::added(fresh().to_string(), rang)));
    };
    view! {
        <p class="actions no-print">
            <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=Callback::new(add)>{texts::ADD}</Button>
            <Button icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>{texts::PRINT}</Button>
            {live_option(move || take::file(desk))}
        </p>
        {live(rows)}
        {(desk.level == Level::Troisieme).then(|| programmes(desk))}
        {take::section(desk, list)}
    }
    .into_any()
}

fn row(desk: Desk, view: &View, etape: &Etape, at: usize, last: usize) -> AnyView {
    let item = view
        .etapes
        .get(&(desk.class, etape.id.clone().into_owned()));
    let state = match item.map(|item| &item.mark) {
        Some(Mark::OnDevice) => Some((StateKind::Device, texts::ON_DEVICE)),
        Some(Mark::Sent) => Some((StateKind::Sent, texts::SENT)),
        _ if etape.retiree => Some((StateKind::Unsent, texts::OUT)),
        _ => None,
    };
    let state = state.map(|(kind, words)| view! { <StateMark kind text=words.to_owned() /> });
    let tag = [
        &texts::kind(etape.activite),
        " · ",
        &texts::minutes(etape.minutes),
    ]
    .concat();
    let counted = texts::rule(etape.regle);
    view! {
        <article class="card card-pad stack" class:soft=etape.retiree>
            <p class="meta">
                <Icon of=glyph(etape.activite) />
                <span>{when(etape)}</span>
                <span>{tag}</span>
                {etape.temps_fort.then(|| view! { <span class="chip">{texts::EVENT}</span> })}
                {state}
            </p>
            <h3>{etape.titre.clone()}</h3>
            <p class="soft">{counted}</p>
            {actions(desk, etape, item.is_some(), at, last)}
        </article>
    }
    .into_any()
}

fn actions(desk: Desk, etape: &Etape, own: bool, at: usize, last: usize) -> AnyView {
    let said = use_announcer();
    let toasts = use_toasts();
    let title = etape.titre.clone().into_owned();
    let words = Words {
        up: (at > 0).then(|| texts::earlier(&title)),
        down: (at < last).then(|| texts::later(&title)),
    };
    let shift = move |up: bool| {
        let to = if up { at.saturating_sub(1) } else { at + 1 };
        desk.put(at, to);
        said.say(texts::now_at(&title, to + 1));
    };
    let edit = {
        let etape = etape.clone();
        move |()| desk.editing.set(Some(Editing::changed(etape.clone())))
    };
    let switch = {
        let etape = etape.clone();
        move |()| {
            let retiree = !etape.retiree;
            desk.write(Etape {
                retiree,
                ..etape.clone()
            });
        }
    };
    let as_before = {
        let etape = etape.clone();
        move |()| {
            let (class, id) = (desk.class, etape.id.clone().into_owned());
            desk.session.mutate(Mutation::EtapeReset { class, id }, 0);
            let etape = etape.clone();
            toasts.show_with_undo(texts::RESET_DONE, move || desk.write(etape.clone()));
        }
    };
    let known = desk.default_of(etape).is_some();
    let reset = own.then(|| {
        let words = if known { texts::RESET } else { texts::REMOVE };
        view! { <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=Callback::new(as_before)>{words}</Button> }
    });
    // One that a teacher made is removed; one of the default parcours is taken out, and can come back.
    let switch = known.then(|| {
        let words = if etape.retiree {
            texts::BRING_BACK
        } else {
            texts::TAKE_OUT
        };
        view! { <Button kind=ButtonKind::Quiet on_press=Callback::new(switch)>{words}</Button> }
    });
    view! {
        <div class="actions no-print">
            <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
            {moves(&etape.id, words, shift)}
            {switch}
            {reset}
        </div>
    }
    .into_any()
}

/// The longer programmes of the 3e.
fn programmes(desk: Desk) -> AnyView {
    let toasts = use_toasts();
    let buttons: Vec<_> = [
        (Programme::Decouverte3h, texts::ADD_3H),
        (Programme::Decouverte6h, texts::ADD_6H),
    ]
    .into_iter()
    .map(|(programme, words)| {
        let add = move |()| {
            let added = programme.placed(&desk.path.get_untracked());
            toasts.show(texts::programme_added(added.len()));
            for etape in added {
                desk.write(etape);
            }
        };
        view! { <Button icon=icons::PLUS on_press=Callback::new(add)>{words}</Button> }
    })
    .collect();
    view! {
        <section class="section no-print">
            <h2>{texts::PROGRAMMES}</h2>
            <p class="soft">{texts::PROGRAMMES_TEXT}</p>
            <p class="actions">{buttons}</p>
        </section>
    }
    .into_any()
}
