//! « Qui suis-je ? »: clues one by one, four answers offered.

use std::rc::Rc;

use catalogue::explore::{self, Clue, Riddle};
use leptos::prelude::*;
use ui::{Button, Skeleton, icons};

use super::{texts, too_few};
use crate::live::{live, live_option};
use crate::pages::explore::metier_card;
use crate::pages::trace::{Trace, keep_button};
use crate::state::catalogue::{List, use_catalogue};

/// The state of a round. Copied freely.
#[derive(Clone, Copy)]
struct Playing {
    list: StoredValue<Rc<List>, LocalStorage>,
    riddle: StoredValue<Riddle>,
    /// How many clues are shown.
    shown: RwSignal<usize>,
    /// The answer given last.
    said: RwSignal<Option<usize>>,
}

/// The round of this number.
pub fn riddle(list: Rc<List>, round: u64) -> AnyView {
    let Some(riddle) = explore::riddle(&list, round) else {
        return too_few();
    };
    let id = list.id(riddle.answer).to_owned();
    let playing = Playing {
        list: StoredValue::new_local(list),
        riddle: StoredValue::new(riddle),
        shown: RwSignal::new(1),
        said: RwSignal::new(None),
    };
    let catalogue = use_catalogue();
    let sheet = LocalResource::new(move || {
        let id = id.clone();
        async move { catalogue.sheet(&id).await }
    });
    live(move || match sheet.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Ok(sheet)) => playing.board(explore::clues(&sheet)),
        Some(Err(_)) => view! { <p>{texts::NOT_HERE}</p> }.into_any(),
    })
}

impl Playing {
    fn answer(self) -> usize {
        self.riddle.with_value(|riddle| riddle.answer)
    }

    fn options(self) -> Vec<usize> {
        self.riddle.with_value(|riddle| riddle.options.clone())
    }

    fn name(self, row: usize) -> String {
        self.list.with_value(|list| list.names(row).both())
    }

    fn is_found(self) -> bool {
        self.said.get() == Some(self.answer())
    }

    fn board(self, clues: Vec<Clue>) -> AnyView {
        let count = clues.len();
        // All are there, so that a screen reader says the new one alone.
        let list: Vec<_> = clues
            .iter()
            .map(texts::clue)
            .enumerate()
            .map(|(at, text)| view! { <li hidden=move || self.shown.get() <= at>{text}</li> })
            .collect();
        let more = move || {
            let next = Callback::new(move |()| self.shown.update(|shown| *shown += 1));
            (self.shown.get() < count && !self.is_found()).then(|| {
                view! {
                    <p class="actions"><Button icon=icons::PLUS on_press=next>{texts::CLUE}</Button></p>
                }
                .into_any()
            })
        };
        view! {
            <section class="card card-pad stack">
                <h2>{texts::CLUES}</h2>
                <ol class="clues" aria-live="polite">{list}</ol>
                {live_option(more)}
            </section>
            <section class="stack">
                <h2>{texts::WHO}</h2>
                <ul class="options">{self.buttons()}</ul>
                <div role="status">{live_option(move || self.verdict())}</div>
            </section>
            {live_option(move || self.is_found().then(|| self.doors()))}
        }
        .into_any()
    }

    fn buttons(self) -> Vec<AnyView> {
        let button = |row: usize| {
            let pressed = move || {
                if self.said.get() == Some(row) {
                    "true"
                } else {
                    "false"
                }
            };
            let say = move |_| self.said.set(Some(row));
            view! {
                <li><button type="button" class="btn" aria-pressed=pressed on:click=say>{self.name(row)}</button></li>
            }
            .into_any()
        };
        self.options().into_iter().map(button).collect()
    }

    fn verdict(self) -> Option<AnyView> {
        let said = self.said.get()?;
        let words = if said == self.answer() {
            texts::found(&self.name(said))
        } else {
            texts::NOT_THIS.to_owned()
        };
        Some(view! { <p class="verdict">{words}</p> }.into_any())
    }

    /// The four métiers of the round, to read, and to keep.
    fn doors(self) -> AnyView {
        let cards: Vec<_> = self
            .options()
            .into_iter()
            .map(|row| {
                self.list
                    .with_value(|list| view! { <li>{metier_card(list, row as u32)}</li> })
            })
            .collect();
        let trace = move || Trace {
            title: texts::riddle_kept(&self.name(self.answer())),
            text: texts::KEPT_SURPRISE.to_owned(),
            metiers: vec![
                self.list
                    .with_value(|list| list.id(self.answer()).to_owned()),
            ],
        };
        view! {
            <section class="section">
                <h2>{texts::FOUR}</h2>
                <ul class="card-grid">{cards}</ul>
                <p class="actions">{keep_button(None, trace)}</p>
            </section>
        }
        .into_any()
    }
}
