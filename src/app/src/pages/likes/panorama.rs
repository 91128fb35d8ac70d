//! Doors to open, each with its reasons in the pupil's own answers, and one far away.

use catalogue::explore::{Answer, Opened, Panorama};
use catalogue::facet::Facet;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Glyph, Icon, LinkButton, Note, PageTitle, icons, use_toasts};

use super::given::Given;
use super::{Place, texts};
use crate::live::{live, live_option};
use crate::pages::explore::{hue, metier_card, print_button, waiting};
use crate::pages::trace::{Trace, keep_button};
use crate::state::catalogue::{List, use_catalogue};
use crate::texts::labels::Label;

/// The panorama of what was answered.
pub fn panorama(given: Given, place: RwSignal<Place>) -> AnyView {
    let catalogue = use_catalogue();
    let turn = Memo::new(move |_| match place.get() {
        Place::Panorama(turn) => turn,
        Place::Group(_) => 1,
    });
    let shown = move || {
        let Some(list) = catalogue.list() else {
            return waiting(catalogue);
        };
        let answers = given.all();
        let panorama = catalogue::explore::panorama(&list, &answers, turn.get());
        doors(&list, &panorama, !answers.items(Answer::Liked).is_empty())
    };
    let trace = move || {
        let list = catalogue.list_untracked();
        list.map_or_else(empty, |list| {
            let answers = untrack(|| given.all());
            let panorama = catalogue::explore::panorama(&list, &answers, turn.get_untracked());
            trace(&list, &panorama)
        })
    };
    view! {
        <PageTitle text=texts::PANORAMA.to_owned() />
        <p class="lead">{texts::DOORS}</p>
        <p class="soft">{texts::NO_RANKING}</p>
        {live_option(move || (given.count() == 0).then(|| view! { <Note><p>{texts::NOTHING_SAID}</p></Note> }.into_any()))}
        {live(shown)}
        {actions(given, turn, trace)}
    }
    .into_any()
}

/// `liked`: whether anything was; otherwise nothing is said of reasons.
fn doors(list: &List, panorama: &Panorama, liked: bool) -> AnyView {
    let domains: Vec<_> = panorama
        .domains
        .iter()
        .map(|opened| domain(list, opened, liked))
        .collect();
    let far = panorama.far.map(|far| {
        let (title, words) = match (liked, far.is_foreign) {
            (false, _) => (texts::ELSEWHERE, texts::ELSEWHERE_LEAD),
            (true, true) => (texts::FAR, texts::FAR_FOREIGN),
            (true, false) => (texts::FAR, texts::FAR_LEAST),
        };
        view! {
            <section class="section">
                <h2>{title}</h2>
                <p>{words}</p>
                <ul class="card-grid"><li>{metier_card(list, far.row as u32)}</li></ul>
            </section>
        }
    });
    view! { {domains} {far} }.into_any()
}

fn domain(list: &List, opened: &Opened, liked: bool) -> AnyView {
    let hue = hue(Some(opened.domain));
    let href = ["/metiers?domaine=", opened.domain.key()].concat();
    let reasons: Vec<_> = opened
        .reasons
        .iter()
        .map(|item| {
            view! { <li class="chip chip-hue"><Icon of=Glyph::drawn(item.drawing) />{item.text}</li> }
        })
        .collect();
    let why = if !liked {
        ().into_any()
    } else if reasons.is_empty() {
        view! { <p>{texts::NO_REASON}</p> }.into_any()
    } else {
        view! {
            <p>{texts::REASONS}</p>
            <ul class="chips">{reasons}</ul>
        }
        .into_any()
    };
    let cards: Vec<_> = opened
        .rows
        .iter()
        .map(|row| view! { <li>{metier_card(list, *row as u32)}</li> })
        .collect();
    view! {
        <section class=["section ", hue.class()].concat()>
            <h2>{opened.domain.label()}</h2>
            {why}
            <ul class="card-grid">{cards}</ul>
            <p><a href=href>{texts::all_of(opened.domain.label())}</a></p>
        </section>
    }
    .into_any()
}

fn actions(
    given: Given,
    turn: Memo<u64>,
    trace: impl Fn() -> Trace + Send + Sync + 'static,
) -> AnyView {
    let toasts = use_toasts();
    let others = Signal::derive(move || Place::Panorama(turn.get().wrapping_add(1)).href());
    let clear = move |()| {
        let before = given.clear();
        toasts.show_with_undo(texts::CLEARED, move || given.restore(before.clone()));
    };
    view! {
        <p class="actions no-print">
            <LinkButton href=others kind=ButtonKind::Primary icon=icons::REFRESH>{texts::OTHERS}</LinkButton>
            <LinkButton href=Place::Group(0).href()>{texts::CHANGE}</LinkButton>
            {keep_button(None, trace)}
            {print_button()}
            <Button kind=ButtonKind::Quiet icon=icons::BIN on_press=Callback::new(clear)>{texts::CLEAR}</Button>
        </p>
    }
    .into_any()
}

fn empty() -> Trace {
    Trace {
        title: texts::PANORAMA.to_owned(),
        text: String::new(),
        metiers: Vec::new(),
    }
}

/// The panorama in words, for the carnet.
fn trace(list: &List, panorama: &Panorama) -> Trace {
    let domains = panorama.domains.iter().map(|opened| {
        let reasons: Vec<&str> = opened.reasons.iter().map(|item| item.text).collect();
        texts::domain_kept(opened.domain.label(), &reasons)
    });
    let mut lines: Vec<String> = domains.collect();
    lines.extend(
        panorama
            .far
            .map(|far| texts::far_kept(&list.names(far.row).both())),
    );
    lines.push(texts::KEPT_END.to_owned());
    Trace {
        text: lines.join("\n"),
        metiers: panorama.rows().map(|row| list.id(row).to_owned()).collect(),
        ..empty()
    }
}
