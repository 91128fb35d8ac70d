//! « Vrai ou faux, et comment le sais-tu ? »: ideas that people have, and where each can be checked.

use std::rc::Rc;

use catalogue::explore::{self, Idea};
use leptos::prelude::*;
use ui::{Choice, LinkButton, OneChoice, TextArea, icons};

use super::asked::{Asked, Game};
use super::texts;
use crate::address;
use crate::live::live_option;
use crate::pages::explore::metier_card;
use crate::pages::trace::{Trace, keep_button};
use crate::state::catalogue::List;
use crate::state::kept::Kept;
use crate::state::session::use_session;

const TRUE: &str = "vrai";
const FALSE: &str = "faux";

/// A card of the round of this number.
pub fn ideas(list: &Rc<List>, round: u64, card: usize) -> AnyView {
    let ideas = explore::ideas(round);
    let Some(idea) = ideas.get(card).copied() else {
        return view! { <p>{texts::NO_MORE_IDEAS}</p> }.into_any();
    };
    let (said, how) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kept = Kept::new(
        use_session(),
        Game::Ideas.kept_as(round, card),
        vec![said, how],
    );
    let options = vec![
        Choice::new(TRUE, texts::TRUE),
        Choice::new(FALSE, texts::FALSE),
    ];
    let trace = move || Trace {
        title: texts::IDEA_KEPT.to_owned(),
        text: texts::idea_kept(idea.text, idea.is_true, &how.get_untracked()),
        metiers: vec![idea.sheet.to_owned()],
    };
    let asked = address::asked(Asked::read);
    let next = move || {
        (card + 1 < ideas.len()).then(|| {
            let href = asked.get().turned().href(Game::Ideas);
            view! { <LinkButton href icon_after=icons::ARROW_RIGHT>{texts::NEXT_IDEA}</LinkButton> }
                .into_any()
        })
    };
    let list = StoredValue::new_local(list.clone());
    let answer =
        move || (!said.with(String::is_empty)).then(|| list.with_value(|list| checked(list, idea)));
    view! {
        <blockquote class="card card-pad idea"><p>{idea.text}</p></blockquote>
        <OneChoice
            legend=texts::TRUE_OR_FALSE.to_owned()
            options=Signal::stored(options)
            selected=said
            on_choose=Callback::new(move |key: String| said.set(key))
        />
        <TextArea label=texts::HOW.to_owned() value=how hint=texts::HOW_HINT.to_owned() name="comment" optional=true />
        <div role="status">{live_option(answer)}</div>
        <p class="actions">{live_option(next)}{keep_button(Some(kept), trace)}</p>
    }
    .into_any()
}

/// What is so, why, and where to check it.
fn checked(list: &List, idea: &Idea) -> AnyView {
    let card = list.find(idea.sheet).map(|row| {
        view! { <ul class="card-grid"><li>{metier_card(list, row as u32)}</li></ul> }
    });
    let words = if idea.is_true {
        texts::IT_IS_TRUE
    } else {
        texts::IT_IS_FALSE
    };
    view! {
        <div class="stack">
            <p class="verdict"><b>{words}</b>" "{idea.why}</p>
            <h2>{texts::CHECK}</h2>
            {card}
        </div>
    }
    .into_any()
}
