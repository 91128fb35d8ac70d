//! The steps of a project as a team goes through them: the next one, and each with its notes.

use domain::equipe::{EquipeEdit, of_jalon};
use domain::projet::Jalon;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Hue, Illustration, TextArea, icons, seed_of, use_announcer};

use super::others::others;
use super::team::{Head, read};
use super::texts;
use super::writing::Writing;
use crate::live::live_option;
use crate::pages::equipe::{Stand, by, is_of_gone_step, mark, stands, steps_done};
use crate::state::clock::today;

/// Where each step stands, in their order.
fn standing(writing: Writing, head: &Head) -> Memo<Vec<Stand>> {
    let projet = StoredValue::new(head.projet.clone());
    Memo::new(move |_| {
        let travail = writing.own().map(|own| own.travail).unwrap_or_default();
        projet.with_value(|projet| stands(projet, &travail, today()))
    })
}

/// Says that a step is done, or is not after all.
fn say(writing: Writing, id: &str, done: bool) {
    let step = [id.to_owned()].into();
    writing.edit(if done {
        EquipeEdit {
            faites: step,
            ..EquipeEdit::default()
        }
    } else {
        EquipeEdit {
            a_faire: step,
            ..EquipeEdit::default()
        }
    });
}

/// The card of the next step: which one, by when, and why it comes now.
pub fn next(writing: Writing, head: &Head) -> AnyView {
    let stands = standing(writing, head);
    let at = Memo::new(move |_| {
        stands.with(|stands| {
            let at = stands.iter().position(|stand| stand.next)?;
            Some((at, stands[at].late))
        })
    });
    let steps = StoredValue::new(head.projet.etapes.clone());
    let open = head.open;
    let seed = seed_of(&head.projet.id.to_string());
    let card = move || {
        let of = steps.with_value(Vec::len);
        let found = at.get().and_then(|(at, late)| {
            let step = steps.with_value(|steps| steps.get(at).cloned())?;
            Some((at, late, step))
        });
        let Some((at, late, step)) = found else {
            return (of > 0).then(all_done);
        };
        let anchor = ["#", &of_jalon(&step.id)].concat();
        let done = open.then(|| {
            let id = step.id.clone();
            let press = move |()| say(writing, &id, true);
            view! { <Button kind=ButtonKind::Primary icon=icons::CHECK on_press=Callback::new(press)>{texts::DO}</Button> }
        });
        Some(
            view! {
                <div class="card hero">
                    <div class="hero-body">
                        <p class="chip chip-now">{texts::next_of(at + 1, of)}</p>
                        <h2>{step.titre.clone()}</h2>
                        <p class="lead"><b>{by(step.le, today())}</b></p>
                        <p class="soft">{texts::why_now(at, late)}</p>
                        <p class="actions">{done}<a class="btn" href=anchor>{texts::TO_NOTES}</a></p>
                    </div>
                    <Illustration seed=seed.wrapping_add(at as u64) hue=Hue::of_seed(at as u64) cols=8 rows=4 />
                </div>
            }
            .into_any(),
        )
    };
    live_option(card)
}

fn all_done() -> AnyView {
    view! {
        <div class="card hero">
            <div class="hero-body">
                <h2>{texts::ALL_DONE_TITLE}</h2>
                <p class="lead">{texts::ALL_DONE}</p>
            </div>
            <Illustration seed=seed_of("equipe-fini") hue=Hue::of('A') cols=8 rows=4 />
        </div>
    }
    .into_any()
}

/// All steps.
pub fn steps(writing: Writing, head: &Head) -> AnyView {
    let stands = standing(writing, head);
    let count = move || {
        let (done, of) = stands.with(|stands| {
            let done = stands.iter().filter(|stand| stand.done).count();
            (done, stands.len())
        });
        (of > 0).then(|| steps_done(done, of))
    };
    let each: Vec<_> = head
        .projet
        .etapes
        .iter()
        .enumerate()
        .map(|(at, one)| step(writing, stands, head.open, at, one))
        .collect();
    let none = each.is_empty();
    view! {
        <section class="section">
            <h2>{texts::STEPS}</h2>
            <p class="soft" role="status">{count}</p>
            {none.then(|| view! { <p class="soft">{texts::NO_STEP}</p> })}
            <form class="carnet-page" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
                <ol class="stack" aria-label=texts::STEPS>{each}</ol>
            </form>
        </section>
    }
    .into_any()
}

/// What the team wrote about steps that its teacher took out since, folded.
pub fn gone(writing: Writing, head: &Head) -> AnyView {
    let projet = StoredValue::new(head.projet.clone());
    let keys = Memo::new(move |_| {
        let travail = writing.own().map(|own| own.travail).unwrap_or_default();
        let written = travail.parts.into_iter();
        let written = written.filter(|(key, part)| {
            projet.with_value(|projet| is_of_gone_step(projet, key))
                && part.texts().any(|text| !text.trim().is_empty())
        });
        written.map(|(key, _)| key).collect::<Vec<_>>()
    });
    live_option(move || {
        let each: Vec<_> = keys
            .get()
            .into_iter()
            .map(|key| view! { <li class="card card-pad stack">{read(writing, key)}</li> })
            .collect();
        (!each.is_empty()).then(|| {
            view! {
                <details class="more-filters">
                    <summary>{texts::GONE}</summary>
                    <p class="soft">{texts::GONE_TEXT}</p>
                    <ul class="stack">{each}</ul>
                </details>
            }
            .into_any()
        })
    })
}

fn step(
    writing: Writing,
    stands: Memo<Vec<Stand>>,
    open: bool,
    at: usize,
    step: &Jalon,
) -> AnyView {
    let said = use_announcer();
    let key = of_jalon(&step.id);
    let stand = Memo::new(move |_| stands.with(|stands| stands.get(at).copied()));
    let done = Memo::new(move |_| stand.get().is_some_and(|stand| stand.done));
    let notes = if open {
        view! {
            <TextArea
                label=texts::notes_of(&step.titre)
                value=writing.value(&key)
                error=writing.long(&key)
                optional=true
            />
            {others(writing, key.clone())}
        }
        .into_any()
    } else {
        read(writing, key.clone())
    };
    let (id, titre) = (step.id.clone(), step.titre.clone());
    let press = move |_| {
        let now = !done.get_untracked();
        say(writing, &id, now);
        said.say(texts::is_done(&titre, now));
    };
    // Its name stays and its state changes: one button, so that the focus stays where it is.
    let tick = open.then(|| {
        let pressed = move || if done.get() { "true" } else { "false" };
        view! {
            <p class="actions no-print">
                <button type="button" class="btn" aria-pressed=pressed on:click=press>{texts::IS_DONE}</button>
            </p>
        }
    });
    view! {
        <li id=key><article class="card card-pad stack">
            <p class="meta"><span class="when">{by(step.le, today())}</span>{live_option(move || stand.get().and_then(mark))}</p>
            <h3>{step.titre.clone()}</h3>
            {tick}
            {notes}
        </article></li>
    }
    .into_any()
}
