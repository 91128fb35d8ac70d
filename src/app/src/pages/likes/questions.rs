//! Some items at a time, each with its picture and four answers.

use catalogue::explore::{Answer, ITEMS, Item};
use leptos::prelude::*;
use ui::{
    ButtonKind, Choice, Glyph, Hue, Icon, LinkButton, OneChoice, PageTitle, ProgressBar, icons,
};

use super::given::Given;
use super::{Place, texts};
use crate::live::live;

/// How many items are shown at a time.
const EACH: usize = 4;

/// How many groups there are.
pub fn groups() -> usize {
    ITEMS.len().div_ceil(EACH)
}

/// The group at this place.
pub fn questions(given: Given, at: usize) -> AnyView {
    let items: Vec<_> = ITEMS
        .iter()
        .enumerate()
        .skip(at * EACH)
        .take(EACH)
        .map(|(number, item)| question(given, item, number))
        .collect();
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead">{texts::LEAD}</p>
        {live(move || progress(given.count()))}
        <h2>{texts::group(at + 1, groups())}</h2>
        <div class="likes">{items}</div>
        {turn(at)}
        <p class="soft">{texts::STOP}</p>
    }
    .into_any()
}

fn progress(count: usize) -> AnyView {
    let (count, all) = (count as u32, ITEMS.len() as u32);
    view! { <ProgressBar label=texts::count(count, all) value=Some(count) max=all /> }.into_any()
}

fn question(given: Given, item: &'static Item, number: usize) -> AnyView {
    let options: Vec<_> = Answer::ALL
        .into_iter()
        .map(|answer| Choice::new(answer.key(), texts::answer(answer)))
        .collect();
    let selected = Signal::derive(move || given.of(item).map_or("", Answer::key).to_owned());
    let choose = move |key: String| {
        if let Some(answer) = Answer::of(&key) {
            given.set(item, answer);
        }
    };
    // The colours only part the cards from each other.
    let hue = Hue::of_seed(number as u64);
    view! {
        <div class=["card like ", hue.class()].concat()>
            <span class="like-picture"><Icon of=Glyph::drawn(item.drawing) /></span>
            <OneChoice
                legend=item.text.to_owned()
                options=Signal::stored(options)
                selected
                on_choose=Callback::new(choose)
            />
        </div>
    }
    .into_any()
}

/// The ways on and back.
fn turn(at: usize) -> AnyView {
    let before = at.checked_sub(1).map(|before| {
        let href = Place::Group(before).href();
        view! { <LinkButton href icon=icons::ARROW_LEFT>{texts::BEFORE}</LinkButton> }
    });
    let last = at + 1 == groups();
    let next = (!last).then(|| {
        let href = Place::Group(at + 1).href();
        view! {
            <LinkButton href kind=ButtonKind::Primary icon_after=icons::ARROW_RIGHT>{texts::NEXT}</LinkButton>
        }
    });
    let kind = if last {
        ButtonKind::Primary
    } else {
        ButtonKind::Secondary
    };
    view! {
        <p class="actions">
            {before}
            {next}
            <LinkButton href=Place::Panorama(1).href() kind>{texts::SEE}</LinkButton>
        </p>
    }
    .into_any()
}
