//! `/carnet/imprimer`: the whole carnet as it prints, oldest page first, a page a sheet.

use domain::carnet::Entry;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Empty, LinkButton, PageTitle, SkeletonKind, icons};

use super::list::{names, skills_line, title};
use super::texts;
use crate::live::live;
use crate::pages::coming::coming;
use crate::pages::guided;
use crate::pages::photos::{photos, provide_album};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;
use crate::texts::labels::Label;

/// `/carnet/imprimer`
#[component]
pub fn Book() -> impl IntoView {
    let session = use_session();
    let catalogue = use_catalogue();
    provide_album();
    let who = Signal::derive(move || {
        let me = session.me();
        me.map(|me| {
            let class = me.classes.first().map_or("", |class| &class.name);
            texts::book_of(&me.name, class)
        })
        .unwrap_or_default()
    });
    let pages = move || {
        let view = session.view().get();
        if !view.ready && view.entries.is_empty() {
            return coming(session, SkeletonKind::Lines);
        }
        let entries = view.entries.values().map(|item| &item.value);
        let mut entries: Vec<&Entry> = entries.filter(|entry| !entry.deleted).collect();
        if entries.is_empty() {
            return view! {
                <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned()>
                    <LinkButton href="/carnet/nouveau".to_owned()>{texts::NEW}</LinkButton>
                </Empty>
            }
            .into_any();
        }
        entries.sort_by_key(|entry| (entry.date, entry.id));
        let pages: Vec<_> = entries
            .into_iter()
            .map(|entry| page(catalogue, entry))
            .collect();
        view! { <div class="book">{pages}</div> }.into_any()
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() eyebrow=who />
        <p class="lead no-print">{texts::BOOK_LEAD}</p>
        <p class="actions">
            <Button kind=ButtonKind::Primary icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>
                {texts::PRINT}
            </Button>
            <LinkButton href="/carnet/fichier".to_owned() icon=icons::DOWNLOAD>{texts::TAKE}</LinkButton>
            <LinkButton href="/carnet".to_owned() icon=icons::ARROW_LEFT>{texts::BACK}</LinkButton>
        </p>
        {live(pages)}
    }
    .into_any()
}

/// A page, with all that is in it.
fn page(catalogue: Catalogue, entry: &Entry) -> AnyView {
    let names = names(catalogue, entry);
    let title = title(entry, &names);
    let texts: Vec<_> = entry
        .texts()
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p class="excerpt excerpt-whole">{text.clone()}</p> })
        .collect();
    let chips: Vec<_> = names
        .into_iter()
        .chain(
            entry
                .feelings
                .iter()
                .map(|feeling| feeling.label().to_owned()),
        )
        .map(|word| view! { <li class="chip">{word}</li> })
        .collect();
    view! {
        <article class="card card-pad stack">
            <p class="meta">
                <span>{entry.kind.label()}</span>
                <span>{dates::long(entry.date, today())}</span>
            </p>
            <h2>{title}</h2>
            {guided::shown(entry)}
            {texts}
            {photos(&entry.attachments)}
            <ul class="chips">{chips}</ul>
            {skills_line(entry)}
        </article>
    }
    .into_any()
}
