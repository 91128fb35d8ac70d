//! The parcours as a file to give on, and another one taken over: from another class of one's own, from a colleague's class, or from
//! a file. What would come is shown first.

use domain::parcours::{Etape, Taken, taken};
use domain::school::Level;
use js_sys::Uint8Array;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::row::Class;
use protocol::travel::Unreadable;
use protocol::travel::parcours::{FILE_BYTES, Parcours, read, write};
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Note, NoteKind, Select, Toasts, icons, use_toasts,
};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::{Desk, school, texts};
use crate::live::live_option;
use crate::pages::class::key;
use crate::pages::datafile::{Kind, download};
use crate::pages::parcours::path_of;
use crate::state::clock::{now, today};

/// The link to the file of the class's parcours.
pub fn file(desk: Desk) -> Option<AnyView> {
    let view = desk.session.view();
    let class = view.with(|view| Some(view.classes.get(&desk.class)?.name.clone()))?;
    let me = desk.session.me();
    let school = me.and_then(|me| me.school.as_ref().map(|school| school.name.clone()));
    let parcours = Parcours {
        level: desk.level,
        class: class.clone(),
        school: school.unwrap_or_default(),
        made: now(),
        etapes: desk.path.get(),
    };
    let text = write(&parcours).ok()?;
    let name = texts::file_name(&class, today());
    Some(download(Kind::Json, &name, &text, texts::KEEP))
}

/// Another parcours.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Whose it is.
    pub of: String,
    /// Its étapes, in their order.
    pub etapes: Vec<Etape>,
}

/// Why another parcours is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The file is none, or not whole.
    Unreadable(Unreadable),
    /// It is for pupils of another level.
    Level(Level),
}

/// What is looked at, before anything changes.
pub type Offered = RwSignal<Option<Result<Other, Refused>>>;

/// The section.
pub fn section(desk: Desk, list: Memo<Vec<Class>>) -> AnyView {
    let offered: Offered = RwSignal::new(None);
    let days = RwSignal::new(false);
    let shown = move || {
        Some(match offered.get()? {
            Ok(other) => preview(desk, offered, days, &other),
            Err(why) => view! { <Note kind=NoteKind::Warning><p>{texts::refused(why)}</p></Note> }
                .into_any(),
        })
    };
    view! {
        <section class="section no-print">
            <h2>{texts::TAKE}</h2>
            <p class="soft">{texts::TAKE_TEXT}</p>
            {from_class(desk, list, offered)}
            {school::from_school(desk, list, offered)}
            {from_file(desk, offered)}
            <div role="status">{live_option(shown)}</div>
        </section>
    }
    .into_any()
}

/// What another class of one's own has.
fn from_class(desk: Desk, list: Memo<Vec<Class>>, offered: Offered) -> AnyView {
    let from = RwSignal::new(String::new());
    let others = Memo::new(move |_| {
        let view = desk.session.view().get();
        let has_own = |class: &Class| view.etapes.keys().any(|(of, _)| *of == class.id);
        list.with(|list| {
            let others = list.iter().filter(|class| class.id != desk.class);
            let others = others.filter(|class| class.level == desk.level && has_own(class));
            others.cloned().collect::<Vec<_>>()
        })
    });
    let look = move |()| {
        let wanted = from.get_untracked();
        let others = others.get_untracked();
        let found = others.iter().find(|class| key(class) == wanted);
        if let Some(class) = found.or(others.first()) {
            let view = desk.session.view().get_untracked();
            offered.set(Some(Ok(Other {
                of: class.name.clone(),
                etapes: path_of(&view, class.id, class.level),
            })));
        }
    };
    live_option(move || {
        let options: Vec<_> = others.with(|others| {
            let each = others.iter();
            each.map(|class| Choice::new(key(class), class.name.clone()))
                .collect()
        });
        (!options.is_empty()).then(|| {
            view! {
                <Select label=texts::FROM_CLASS.to_owned() options=Signal::stored(options) value=from />
                <p class="actions"><Button icon=icons::COPY on_press=Callback::new(look)>{texts::LOOK}</Button></p>
            }
            .into_any()
        })
    })
}

/// What a file has.
fn from_file(desk: Desk, offered: Offered) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        let Some(element) = input.get_untracked() else {
            return;
        };
        let Some(file) = element.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file may be chosen again.
        element.set_value("");
        spawn_local(async move {
            let found = match parcours_of(&file).await {
                Err(why) => Err(Refused::Unreadable(why)),
                Ok(parcours) if parcours.level != desk.level => Err(Refused::Level(parcours.level)),
                Ok(parcours) => Ok(Other {
                    of: texts::of_school(&parcours.class, &parcours.school),
                    etapes: parcours.etapes,
                }),
            };
            // The page may be left by now.
            let _ = offered.try_set(Some(found));
        });
    };
    view! {
        <div class="field">
            <label for="parcours-file">{texts::FROM_FILE}</label>
            <p class="hint" id="parcours-file-hint">{texts::FROM_FILE_HINT}</p>
            <input
                node_ref=input
                id="parcours-file"
                type="file"
                accept=".json,application/json"
                aria-describedby="parcours-file-hint"
                on:change=choose
            />
        </div>
    }
    .into_any()
}

async fn parcours_of(file: &File) -> Result<Parcours, Unreadable> {
    if file.size() > FILE_BYTES as f64 {
        return Err(Unreadable::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| Unreadable::Damaged)?;
    read(&Uint8Array::new(&buffer).to_vec())
}

/// What would come, and the one press.
fn preview(desk: Desk, offered: Offered, days: RwSignal<bool>, other: &Other) -> AnyView {
    let toasts = use_toasts();
    let dated = other.etapes.iter().any(|etape| etape.jour.is_some());
    let coming = taken(&other.etapes, &desk.path.get(), days.get());
    let view = desk.session.view().get();
    let own = view.etapes.keys().filter(|(of, _)| *of == desk.class);
    let fits = coming.fits(own.map(|(_, id)| id.as_str()));
    let lists = [
        (texts::ADDED, &coming.added),
        (texts::CHANGED, &coming.changed),
        (texts::REMOVED, &coming.removed),
    ]
    .map(|(title, etapes)| listed(title, etapes));
    let words = match (coming.is_nothing(), fits) {
        (true, _) => Some(texts::NOTHING_NEW),
        (false, false) => Some(texts::NO_ROOM),
        (false, true) => None,
    };
    let wished = dated.then(|| {
        view! {
            <ChoiceChips
                legend=texts::DAYS.to_owned()
                options=Signal::stored(vec![Choice::new(DAYS, texts::WITH_DAYS)])
                selected=Signal::derive(move || days.get().then(|| DAYS.to_owned()).into_iter().collect::<Vec<_>>())
                on_toggle=Callback::new(move |(_, on): (String, bool)| days.set(on))
            />
        }
    });
    let button = words.is_none().then(|| {
        let take = move |()| {
            take_over(desk, toasts, coming.clone());
            offered.set(None);
        };
        view! { <Button kind=ButtonKind::Primary icon=icons::CHECK on_press=Callback::new(take)>{texts::TAKE_NOW}</Button> }
    });
    view! {
        <div class="card card-pad stack">
            <h3>{texts::parcours_of(&other.of)}</h3>
            {Vec::from(lists)}
            {words.map(|words| view! { <p>{words}</p> })}
            {wished}
            <p class="actions">
                {button}
                <Button kind=ButtonKind::Quiet on_press=move |()| offered.set(None)>{texts::TAKE_NOT}</Button>
            </p>
        </div>
    }
    .into_any()
}

/// The one choice beside the étapes.
const DAYS: &str = "jours";

fn listed(title: &'static str, etapes: &[Etape]) -> Option<AnyView> {
    let titles: Vec<_> = etapes
        .iter()
        .map(|etape| view! { <li>{etape.titre.clone()}</li> })
        .collect();
    (!titles.is_empty())
        .then(|| view! { <p><b>{title}</b></p> <ul class="prose">{titles}</ul> }.into_any())
}

/// Writes what comes; what was there before comes back with one press.
fn take_over(desk: Desk, toasts: Toasts, coming: Taken) {
    let class = desk.class;
    let before: Vec<Mutation> = desk.session.view().with_untracked(|view| {
        let each = coming.all();
        each.map(|etape| {
            let id = etape.id.clone().into_owned();
            match view.etapes.get(&(class, id.clone())) {
                Some(item) => Mutation::EtapeSet {
                    class,
                    etape: item.value.clone(),
                },
                None => Mutation::EtapeReset { class, id },
            }
        })
        .collect()
    });
    for etape in coming.all() {
        desk.write(etape.clone());
    }
    let count = coming.all().count();
    toasts.show_with_undo(texts::taken(count), move || {
        for mutation in before.clone() {
            desk.session.mutate(mutation, 0);
        }
    });
}
