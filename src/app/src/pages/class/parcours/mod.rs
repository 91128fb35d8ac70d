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
use protocol::overlay::Mark;
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
    let ids = move || {
        desk.path.with(|path| {
            path.iter()
                .map(|etape| etape.id.clone())
                .collect::<Vec<_>>()
        })
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
        <ol class="stack" aria-label=texts::ETAPES>
            <For each=ids key=Clone::clone children=move |id| view! { <li>{row(desk, id.into_owned())}</li> } />
        </ol>
        {(desk.level == Level::Troisieme).then(|| programmes(desk))}
        {take::section(desk, list)}
    }
    .into_any()
}

/// Where an étape of the list stands; reactive.
#[derive(Clone, Copy)]
struct Stands {
    /// The étape; none once it is gone.
    etape: Memo<Option<Etape>>,
    /// Its place, and the last one of the list.
    place: Memo<Option<(usize, usize)>>,
    /// Whether it is taken out.
    out: Memo<bool>,
    /// Whether it came with the default parcours.
    known: Memo<bool>,
    /// Whether the class has it otherwise than it came.
    own: Memo<bool>,
}

/// An étape in the list. What the server answers is drawn piece by piece: a row drawn anew would take the focus away from who is working on it.
fn row(desk: Desk, id: String) -> AnyView {
    let place = {
        let id = id.clone();
        Memo::new(move |_| {
            desk.path.with(|path| {
                let at = path.iter().position(|etape| *etape.id == *id)?;
                Some((at, path.len() - 1))
            })
        })
    };
    let etape = Memo::new(move |_| {
        let (at, _) = place.get()?;
        desk.path.with(|path| path.get(at).cloned())
    });
    let mark = Memo::new(move |_| {
        let view = desk.session.view();
        view.with(|view| {
            let item = view.etapes.get(&(desk.class, id.clone()));
            item.map(|item| item.mark.clone())
        })
    });
    let is = move |what: fn(Desk, &Etape) -> bool| {
        Memo::new(move |_| {
            etape.with(|etape| etape.as_ref().is_some_and(|etape| what(desk, etape)))
        })
    };
    let stands = Stands {
        etape,
        place,
        out: is(|_, etape| etape.retiree),
        known: is(|desk, etape| desk.default_of(etape).is_some()),
        own: Memo::new(move |_| mark.with(Option::is_some)),
    };
    view! {
        <article class="card card-pad stack" class:soft=stands.out>
            {live_option(move || etape.with(|etape| Some(what(etape.as_ref()?, &mark.get()))))}
            {actions(desk, stands)}
        </article>
    }
    .into_any()
}

fn what(etape: &Etape, mark: &Option<Mark>) -> AnyView {
    let state = match mark {
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
    view! {
        <p class="meta">
            <Icon of=glyph(etape.activite) />
            <span>{when(etape)}</span>
            <span>{tag}</span>
            {etape.temps_fort.then(|| view! { <span class="chip">{texts::EVENT}</span> })}
            {state}
        </p>
        <h3>{etape.titre.clone()}</h3>
        <p class="soft">{texts::rule(etape.regle)}</p>
    }
    .into_any()
}

fn actions(desk: Desk, stands: Stands) -> AnyView {
    let Stands {
        etape,
        place,
        out,
        known,
        own,
    } = stands;
    // Of the moment of a press.
    let now = move || etape.get_untracked();
    let edit = move |()| {
        if let Some(etape) = now() {
            desk.editing.set(Some(Editing::changed(etape)));
        }
    };
    let switch = move |()| {
        if let Some(etape) = now() {
            let retiree = !etape.retiree;
            desk.write(Etape { retiree, ..etape });
        }
    };
    let title = Memo::new(move |_| {
        etape.with(|etape| {
            let etape = etape.as_ref()?;
            Some((etape.id.clone(), etape.titre.clone()))
        })
    });
    view! {
        <div class="actions no-print">
            <Button icon=icons::PENCIL on_press=Callback::new(edit)>{texts::EDIT}</Button>
            {live_option(move || {
                let ((id, title), (at, last)) = title.get().zip(place.get())?;
                Some(shifts(desk, &id, &title, at, last))
            })}
            // One that a teacher made is removed; one of the default parcours is taken out, and can come back.
            {live_option(move || known.get().then(|| view! {
                <Button kind=ButtonKind::Quiet on_press=Callback::new(switch)>
                    {move || if out.get() { texts::BRING_BACK } else { texts::TAKE_OUT }}
                </Button>
            }.into_any()))}
            {live_option(move || own.get().then(|| reset(desk, etape, known.get())))}
        </div>
    }
    .into_any()
}

fn shifts(desk: Desk, id: &str, title: &str, at: usize, last: usize) -> AnyView {
    let said = use_announcer();
    let words = Words {
        up: (at > 0).then(|| texts::earlier(title)),
        down: (at < last).then(|| texts::later(title)),
    };
    let title = title.to_owned();
    let shift = move |up: bool| {
        let to = if up { at.saturating_sub(1) } else { at + 1 };
        desk.put(at, to);
        said.say(texts::now_at(&title, to + 1));
    };
    moves(id, words, shift)
}

/// Makes an étape again what it was when it came; one that a teacher made goes.
fn reset(desk: Desk, etape: Memo<Option<Etape>>, known: bool) -> AnyView {
    let toasts = use_toasts();
    let as_before = move |()| {
        let Some(etape) = etape.get_untracked() else {
            return;
        };
        let (class, id) = (desk.class, etape.id.clone().into_owned());
        desk.session.mutate(Mutation::EtapeReset { class, id }, 0);
        toasts.show_with_undo(texts::RESET_DONE, move || desk.write(etape.clone()));
    };
    let words = if known { texts::RESET } else { texts::REMOVE };
    view! { <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=Callback::new(as_before)>{words}</Button> }
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
