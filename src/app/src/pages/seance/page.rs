//! `/seance/:id`: a lesson, as the pupils of the class work through it.

use domain::ids::SeanceId;
use domain::parcours::Etape;
use domain::seance::Seance;
use leptos::prelude::*;
use ui::{Empty, Icon, LinkButton, PageTitle, StateKind, StateMark, icons};

use super::ready::{has_all, say_ready};
use super::{steps, texts, worked_on};
use crate::live::live;
use crate::pages::carnet::{give_link, give_seance_href};
use crate::pages::coming::coming_alone;
use crate::pages::explore::metier_section;
use crate::pages::games::{Size, games_section};
use crate::pages::parcours::{etape_href, glyph, own_path};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::session::use_session;

/// `/seance/:id`
#[component]
pub fn SeancePage() -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    say_ready(session);
    let ready = has_all();
    let path = own_path(session);
    let part = part();
    let id = Memo::new(move |_| part.with(|id| id.parse::<SeanceId>().ok()));
    live(move || {
        let view = session.view().get();
        let found = id.get().and_then(|id| view.seances.get(&id));
        match found.filter(|(_, item)| !item.value.retiree) {
            Some((_, item)) => {
                let etapes = path.with(|path| worked_on(path, &item.value));
                whole(catalogue, &item.value, etapes, ready)
            }
            None if !view.ready => coming_alone(session),
            None => view! {
                <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
                <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>
                    <LinkButton href="/parcours".to_owned()>{texts::PARCOURS}</LinkButton>
                </Empty>
            }
            .into_any(),
        }
    })
}

fn whole(
    catalogue: Catalogue,
    seance: &Seance,
    etapes: Vec<Etape>,
    ready: Signal<bool>,
) -> AnyView {
    let given = !etapes.is_empty();
    view! {
        <div class="page-head">
            <PageTitle text=seance.titre.clone() eyebrow=texts::when(seance) />
            {live(move || state(ready.get()))}
        </div>
        {steps(seance)}
        {work(etapes)}
        {metier_section(catalogue, texts::SHEETS, &seance.metiers)}
        {games_section(texts::JEUX, &seance.jeux, Size::Own)}
        {given.then(|| give_link(give_seance_href(seance)))}
        <p class="actions no-print">
            <LinkButton href="/parcours".to_owned() icon=icons::ARROW_LEFT>{texts::PARCOURS}</LinkButton>
        </p>
    }
    .into_any()
}

fn state(ready: bool) -> AnyView {
    let (kind, words) = if ready {
        (StateKind::Done, texts::READY)
    } else {
        (StateKind::Unsent, texts::COMING)
    };
    view! { <StateMark kind text=words.to_owned() /> }.into_any()
}

fn work(etapes: Vec<Etape>) -> Option<AnyView> {
    let cards: Vec<_> = etapes
        .iter()
        .map(|etape| {
            view! {
                <li><article class="card card-pad">
                    <p class="meta"><Icon of=glyph(etape.activite) /><span>{texts::minutes(etape.minutes)}</span></p>
                    <h3><a class="stretched" href=etape_href(etape)>{etape.titre.clone()}</a></h3>
                    <p class="soft">{etape.consigne.clone()}</p>
                </article></li>
            }
        })
        .collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::WORK}</h2>
                <ul class="stack">{cards}</ul>
            </section>
        }
        .into_any()
    })
}
