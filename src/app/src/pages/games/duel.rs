//! « Duel »: which of two, and why. Nobody wins.

use std::rc::Rc;

use catalogue::explore::{self, common};
use leptos::prelude::*;
use ui::{Choice, OneChoice, TextArea};

use super::asked::Game;
use super::{texts, too_few};
use crate::live::live_option;
use crate::pages::compare::compare_href;
use crate::pages::explore::{lines, metier_card};
use crate::pages::trace::{Trace, keep_button};
use crate::state::catalogue::List;
use crate::state::kept::Kept;
use crate::state::session::use_session;

/// The round of this number.
pub fn duel(list: &Rc<List>, round: u64) -> AnyView {
    let Some(rows) = explore::duel(list, round) else {
        return too_few();
    };
    let (chosen, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let kept = Kept::new(
        use_session(),
        Game::Duel.kept_as(round, 0),
        vec![chosen, why],
    );
    let names = rows.map(|row| list.names(row).both());
    let ids = rows.map(|row| list.id(row).to_owned());
    let cards = rows.map(|row| view! { <li>{metier_card(list, row as u32)}</li> });
    let shared = lines(&common(&rows.map(|row| list.facets(row))));
    let compare = compare_href(&ids);
    let options: Vec<_> = ids
        .iter()
        .zip(&names)
        .map(|(id, name)| Choice::new(id, name))
        .collect();
    let trace = move || {
        let at = ids
            .iter()
            .position(|id| chosen.with_untracked(|chosen| chosen == id));
        let rather = at.map_or("", |at| names[at].as_str());
        Trace {
            title: texts::duel_kept(&names),
            text: texts::rather_kept(rather, &why.get_untracked()),
            metiers: ids.to_vec(),
        }
    };
    view! {
        <h2 class="sr">{texts::TWO}</h2>
        <ul class="card-grid card-grid-wide">{Vec::from(cards)}</ul>
        <OneChoice
            legend=texts::RATHER.to_owned()
            options=Signal::stored(options)
            selected=chosen
            on_choose=Callback::new(move |id: String| chosen.set(id))
        />
        {live_option(move || (!chosen.with(String::is_empty)).then(|| view! { <p role="status">{texts::NO_WRONG}</p> }.into_any()))}
        <TextArea label=texts::WHY.to_owned() value=why hint=texts::WHY_HINT.to_owned() name="pourquoi" optional=true />
        {told(shared)}
        <p class="actions">{keep_button(Some(kept), trace)}<a href=compare>{texts::COMPARE}</a></p>
    }
    .into_any()
}

/// What the two share, to go on talking.
fn told(lines: Vec<String>) -> Option<AnyView> {
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="more-filters">
                <summary>{texts::SHARED}</summary>
                <ul>{lines}</ul>
            </details>
        }
        .into_any()
    })
}
