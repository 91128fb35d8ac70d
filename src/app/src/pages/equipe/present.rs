//! A team's page before people: one piece at a time, in letters that one reads from afar.

use leptos::ev;
use leptos::prelude::*;
use protocol::row::Affiche;
use ui::{Button, ButtonKind, Dialog, Illustration, icons};

use super::{affiche, texts};
use crate::live::live;

/// The dialog, closed until `open` says so.
pub fn presenter(
    open: RwSignal<bool>,
    shown: Signal<Option<Affiche>>,
    school: Option<String>,
) -> AnyView {
    let title = move || shown.with(|shown| shown.as_ref().map(affiche::title).unwrap_or_default());
    let slides = move || {
        let school = school.clone();
        // What comes from the server meanwhile changes nothing before people's eyes.
        match shown.get_untracked() {
            Some(affiche) => slides(affiche, school),
            None => ().into_any(),
        }
    };
    view! { <Dialog open title=Signal::derive(title)>{slides()}</Dialog> }.into_any()
}

fn slides(shown: Affiche, school: Option<String>) -> AnyView {
    let pieces: Vec<_> = affiche::written(&shown).collect();
    let of = pieces.len() + 1;
    let at = RwSignal::new(0_usize);
    // After the last one comes the first one again: at a stand it goes round all day.
    let turn = move |on: bool| {
        let step = if on { 1 } else { of - 1 };
        at.update(|at| *at = (*at + step) % of);
    };
    let heard = window_event_listener(ev::keydown, move |event| match event.key().as_str() {
        "ArrowRight" | "PageDown" => turn(true),
        "ArrowLeft" | "PageUp" => turn(false),
        _ => {}
    });
    on_cleanup(move || heard.remove());
    let slide = move || {
        let at = at.get();
        match at.checked_sub(1).and_then(|at| pieces.get(at)) {
            Some((heading, text)) => view! {
                <div class="slide">
                    <h3>{*heading}</h3>
                    <p class="excerpt excerpt-whole">{text.clone()}</p>
                </div>
            }
            .into_any(),
            None => {
                let (seed, hue) = affiche::hue(&shown);
                view! {
                    <div class="slide">
                        <Illustration seed hue cols=12 rows=4 />
                        <p>{affiche::who(&shown, school.as_deref())}</p>
                    </div>
                }
                .into_any()
            }
        }
    };
    view! {
        <div class="projector">
            <div class="stack slides">
                <div aria-live="polite">{live(slide)}</div>
                <div class="actions">
                    <Button icon=icons::ARROW_LEFT on_press=Callback::new(move |()| turn(false))>{texts::BEFORE}</Button>
                    <Button kind=ButtonKind::Primary icon=icons::ARROW_RIGHT on_press=Callback::new(move |()| turn(true))>
                        {texts::AFTER}
                    </Button>
                    <span>{move || texts::slide(at.get() + 1, of)}</span>
                    <span class="soft">{texts::KEYS}</span>
                </div>
            </div>
        </div>
    }
    .into_any()
}
