//! The gap between girls and boys, where the class chose to give it: shares in words, by domain, and questions to talk about.

use domain::gap::{Figure, Share};
use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::gap::{Gap, ToldGap};
use ui::{Button, ButtonKind, Cell, DataTable, Dialog, Row, Skeleton};

use super::texts::gap as texts;
use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::clock::{today, wall_time};
use crate::state::session::{Session, use_session};
use crate::texts::dates;
use crate::texts::labels::Label;

/// What the server last said of a class. Copied freely.
#[derive(Clone, Copy)]
struct Known {
    class: ClassId,
    session: Session,
    gap: RwSignal<Option<Gap>>,
    asking: Asking,
    ending: RwSignal<bool>,
}

impl Known {
    fn read(self) {
        self.asking.ask(async move {
            let gap = self.session.api().gap(self.class).await?;
            let _ = self.gap.try_set(Some(gap));
            Ok(())
        });
    }

    fn set(self, asked: bool) {
        self.asking.ask(async move {
            let gap = self.session.api().ask_gap(self.class, asked).await?;
            let _ = self.ending.try_set(false);
            let _ = self.gap.try_set(Some(gap));
            Ok(())
        });
    }
}

/// The section; asked of the server whenever there is a network.
pub fn section(class: ClassId) -> AnyView {
    let known = Known {
        class,
        session: use_session(),
        gap: RwSignal::new(None),
        asking: Asking::new(),
        ending: RwSignal::new(false),
    };
    Effect::new(move |_| {
        if known.session.online() {
            known.read();
        }
    });
    view! {
        <section class="section">
            <h3>{texts::TITLE}</h3>
            {live_option(move || (!known.ending.get()).then(|| hindered(known.session, known.asking, texts::OFFLINE)))}
            {live(move || content(known))}
            <Dialog open=known.ending title=texts::END_TITLE.to_owned()>{end(known)}</Dialog>
        </section>
    }
    .into_any()
}

fn content(known: Known) -> AnyView {
    match known.gap.get() {
        None if !known.session.online() => ().into_any(),
        None if known.asking.failed().is_some() => view! {
            <p class="actions no-print">
                <Button busy=known.asking.busy() on_press=Callback::new(move |()| known.read())>{texts::AGAIN}</Button>
            </p>
        }
        .into_any(),
        None => view! { <Skeleton count=2 /> }.into_any(),
        Some(Gap { asked: false, .. }) => view! {
            <p>{texts::TEXT}</p>
            <p class="actions no-print">
                <Button
                    kind=ButtonKind::Primary
                    busy=known.asking.busy()
                    disabled=offline(known.session)
                    on_press=Callback::new(move |()| known.set(true))
                >
                    {texts::ASK}
                </Button>
            </p>
        }
        .into_any(),
        Some(Gap { told, .. }) => view! {
            {match told {
                Some(told) => figures(&told),
                None => view! { <p><b>{texts::WAITING}</b></p> }.into_any(),
            }}
            <p class="soft">{texts::rules()}</p>
            <p class="actions no-print">
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| known.ending.set(true))>
                    {texts::END}
                </Button>
            </p>
        }
        .into_any(),
    }
}

fn end(known: Known) -> AnyView {
    view! {
        <p>{texts::END_TEXT}</p>
        {hindered(known.session, known.asking, texts::OFFLINE)}
        <div class="actions">
            <Button
                kind=ButtonKind::Danger
                busy=known.asking.busy()
                disabled=offline(known.session)
                on_press=Callback::new(move |()| known.set(false))
            >
                {texts::END_NOW}
            </Button>
        </div>
    }
    .into_any()
}

fn figures(told: &ToldGap) -> AnyView {
    let day = |at| dates::long(wall_time(at).date(), today());
    let rows: Vec<_> = told.figures.iter().map(row).collect();
    let apart: Vec<_> = told
        .figures
        .iter()
        .filter(|figure| figure.girls != figure.boys)
        .map(|figure| {
            let words = texts::observed(figure.domain.label(), figure.girls, figure.boys);
            view! { <li>{words}</li> }
        })
        .collect();
    let seen = if apart.is_empty() {
        view! { <p>{texts::NO_GAP}</p> }.into_any()
    } else {
        view! { <p>{texts::OBSERVED}</p> <ul>{apart}</ul> }.into_any()
    };
    let questions: Vec<_> = texts::QUESTIONS
        .iter()
        .map(|question| view! { <li>{*question}</li> })
        .collect();
    view! {
        <p>{texts::told(&day(told.at), &day(told.until))}</p>
        <DataTable caption=texts::TITLE.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>{rows}</DataTable>
        <div class="card card-pad stack">
            <h4>{texts::TALK}</h4>
            {seen}
            <ul>{questions}</ul>
            <p class="soft">{texts::NO_VERDICT}</p>
        </div>
    }
    .into_any()
}

fn row(figure: &Figure) -> AnyView {
    let [_, girls, boys] = texts::HEADS;
    let name = figure.domain.label();
    let (of_girls, of_boys) = (share(figure.girls), share(figure.boys));
    view! {
        <Row>
            <Cell head=true>{name}</Cell>
            <Cell label=girls>{of_girls}</Cell>
            <Cell label=boys>{of_boys}</Cell>
        </Row>
    }
    .into_any()
}

/// One, two or three thirds, and the words.
fn share(share: Share) -> AnyView {
    let full = match share {
        Share::Peu => 1,
        Share::Partie => 2,
        Share::Plupart => 3,
    };
    let thirds: Vec<_> = (0..3)
        .map(|third| view! { <i class:full=third < full></i> })
        .collect();
    view! { <span class="share"><span class="thirds" aria-hidden="true">{thirds}</span> {texts::share(share)}</span> }
        .into_any()
}
