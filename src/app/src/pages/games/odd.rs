//! « L’intrus »: three of four share something. Every answer that the sheets argue for is accepted, and told why.

use std::rc::Rc;

use catalogue::explore::{self, Common};
use leptos::prelude::*;
use ui::TextArea;

use super::asked::Game;
use super::{texts, too_few};
use crate::live::live_option;
use crate::pages::explore::{lines, metier_card};
use crate::pages::trace::{Trace, keep_button};
use crate::state::catalogue::List;
use crate::state::kept::Kept;
use crate::state::session::use_session;

/// The round of this number.
pub fn odd(list: &Rc<List>, round: u64) -> AnyView {
    let Some(odd) = explore::odd_one_out(list, round) else {
        return too_few();
    };
    let said = RwSignal::new(None::<usize>);
    let why = RwSignal::new(String::new());
    let kept = Kept::new(use_session(), Game::Odd.kept_as(round, 0), vec![why]);
    let arguments = StoredValue::new(odd.arguments(list));
    let names: Vec<String> = odd.rows.iter().map(|row| list.names(*row).both()).collect();
    let ids: Vec<String> = odd
        .rows
        .iter()
        .map(|row| list.id(*row).to_owned())
        .collect();
    let cards: Vec<_> = odd
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| card(list, at, *row, said))
        .collect();
    let trace = move || Trace {
        title: texts::odd_kept(
            said.get_untracked()
                .and_then(|at| names.get(at))
                .map(String::as_str),
        ),
        text: why.get_untracked(),
        metiers: ids.clone(),
    };
    view! {
        <h2 class="sr">{texts::FOUR}</h2>
        <ul class="card-grid">{cards}</ul>
        <div role="status">
            {live_option(move || Some(argument(arguments.with_value(|all| all.get(said.get()?).copied())?)))}
        </div>
        <TextArea label=texts::ARGUMENT.to_owned() value=why name="argument" optional=true />
        <p class="actions">{keep_button(Some(kept), trace)}</p>
    }
    .into_any()
}

fn card(list: &List, at: usize, row: usize, said: RwSignal<Option<usize>>) -> AnyView {
    let pressed = move || {
        if said.get() == Some(at) {
            "true"
        } else {
            "false"
        }
    };
    let name = texts::odd_name(&list.names(row).both());
    view! {
        <li class="odd">
            {metier_card(list, row as u32)}
            <button
                type="button"
                class="btn"
                aria-pressed=pressed
                aria-label=name
                on:click=move |_| said.set(Some(at))
            >
                {texts::THIS_ONE}
            </button>
        </li>
    }
    .into_any()
}

/// What speaks for this one.
fn argument(apart: Common) -> AnyView {
    let lines: Vec<_> = lines(&apart)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    if lines.is_empty() {
        return view! { <p class="verdict">{texts::NO_ARGUMENT}</p> }.into_any();
    }
    view! {
        <div class="verdict stack">
            <p>{texts::ARGUED}</p>
            <ul>{lines}</ul>
            <p>{texts::ANOTHER}</p>
        </div>
    }
    .into_any()
}
