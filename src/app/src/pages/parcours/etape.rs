//! `/parcours/:id`: one étape, what is to be done, and what the pupil has done for it.

use domain::carnet::Entry;
use domain::parcours::{Compte, Counts, Etape, EtapeState, progress};
use leptos::prelude::*;
use protocol::overlay::View;
use ui::{ButtonKind, Empty, Illustration, LinkButton, PageTitle, icons, seed_of};

use super::open::{new_page, opening};
use super::{back, etape_href, mark, own_path, texts, when};
use crate::live::live;
use crate::pages::coming::coming_alone;
use crate::pages::explore::metier_section;
use crate::pages::home::{counts, etape_hue, tag};
use crate::pages::review::standing;
use crate::pages::words::{Passage, provide_words};
use crate::routes::part;
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::session::use_session;
use crate::texts::dates;

/// `/parcours/:id`
#[component]
pub fn EtapePage() -> impl IntoView {
    provide_words();
    let session = use_session();
    let catalogue = use_catalogue();
    let id = part();
    let path = own_path(session);
    let counts = Memo::new(move |_| session.view().with(|view| counts(view, catalogue)));
    live(move || {
        let ready = session
            .view()
            .with(|view| view.ready || !view.entries.is_empty());
        let found = path.with(|path| {
            counts.with(|counts| {
                let seen = progress(path, counts);
                let at = seen.iter().position(|(etape, _)| *etape.id == *id.get())?;
                let next = seen.get(at + 1).map(|(next, _)| (*next).clone());
                let (etape, state) = seen[at];
                let view = session.view().get();
                Some(page(catalogue, &view, counts, (at + 1, etape, state), next))
            })
        });
        match (found, ready) {
            (Some(page), _) => page,
            (None, false) => coming_alone(session),
            (None, true) => view! {
                <PageTitle text=texts::UNKNOWN_TITLE.to_owned() />
                <Empty title="".to_owned() text=texts::UNKNOWN.to_owned()>{back()}</Empty>
            }
            .into_any(),
        }
    })
}

fn page(
    catalogue: Catalogue,
    view: &View,
    counts: &Counts,
    (number, etape, state): (usize, &Etape, EtapeState),
    next: Option<Etape>,
) -> AnyView {
    let eyebrow = [&tag(number, etape), " · ", &when(etape)].concat();
    let start = opening(etape);
    // Where the work is elsewhere, what one thinks of it is still written in the carnet.
    let write = (!start.href.starts_with("/carnet/nouveau")).then(|| {
        view! { <LinkButton href=new_page(etape) icon=icons::PENCIL>{texts::WRITE}</LinkButton> }
    });
    view! {
        <div class="page-head">
            <PageTitle text=etape.titre.clone().into_owned() eyebrow=eyebrow />
            {mark(state)}
        </div>
        <div class="card hero">
            <div class="hero-body">
                {(!etape.invitation.is_empty()).then(|| view! { <h2>{etape.invitation.clone()}</h2> })}
                <p class="lead preserve">{Passage::new().text(&etape.consigne)}</p>
                <p class="soft">{texts::why(etape.activite)}</p>
                <p class="actions">
                    <LinkButton href=start.href kind=ButtonKind::Primary icon=icons::ARROW_RIGHT>{start.words}</LinkButton>
                    {write}
                </p>
            </div>
            <Illustration seed=seed_of(&etape.id) hue=etape_hue(number) cols=8 rows=4 />
        </div>
        {questions(etape)}
        {metier_section(catalogue, texts::SHEETS, &etape.metiers)}
        {work(view, counts, etape)}
        <p class="actions no-print">
            {back()}
            {next.map(|next| view! {
                <LinkButton href=etape_href(&next) icon=icons::ARROW_RIGHT>{texts::next(&next.titre)}</LinkButton>
            })}
        </p>
    }
    .into_any()
}

fn questions(etape: &Etape) -> Option<AnyView> {
    let mut words = Passage::new();
    let asked: Vec<_> = etape
        .questions
        .iter()
        .map(|question| view! { <li>{words.text(question)}</li> })
        .collect();
    (!asked.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{texts::QUESTIONS}</h2>
                <ol class="prose">{asked}</ol>
            </section>
        }
        .into_any()
    })
}

/// What was done for the étape: the count of its rule, and the pages written for it.
fn work(view: &View, counts: &Counts, etape: &Etape) -> AnyView {
    let written = view.entries.values().map(|item| &item.value);
    let mut written: Vec<&Entry> = written
        .filter(|entry| !entry.deleted && entry.etape.as_deref() == Some(&*etape.id))
        .collect();
    written.sort_by_key(|entry| std::cmp::Reverse((entry.date, entry.id)));
    let rows: Vec<_> = written
        .into_iter()
        .map(|entry| view! { <li>{row(view, entry)}</li> })
        .collect();
    let none = (rows.is_empty() && etape.regle.compte == Compte::PagesEtape)
        .then(|| view! { <p class="soft">{texts::NOTHING_YET}</p> });
    view! {
        <section class="section">
            <h2>{texts::WORK}</h2>
            <p><b>{texts::reached(etape.regle, counts.of_etape(etape))}</b></p>
            {none}
            <ul class="stack">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(view: &View, entry: &Entry) -> AnyView {
    let title = match entry.title.trim() {
        "" => texts::UNTITLED.to_owned(),
        title => title.to_owned(),
    };
    view! {
        <article class="card card-pad">
            <p class="meta"><span>{dates::long(entry.date, crate::state::clock::today())}</span>{standing(view, entry)}</p>
            <h3><a class="stretched" href=["/carnet/", &entry.id.to_string()].concat()>{title}</a></h3>
        </article>
    }
    .into_any()
}
