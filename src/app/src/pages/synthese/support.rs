//! `/synthese/support`: one sheet to show and to hand out.

use domain::attachment::AttachmentKind;
use domain::carnet::Entry;
use leptos::prelude::*;
use ui::{Button, ButtonKind, LinkButton, Note, NoteKind, PageTitle, icons};

use super::{of_synthese, pick, spoken, texts};
use crate::pages::carnet::{names, title};
use crate::pages::guided::texts::SYNTHESE;
use crate::pages::photos::{photo, provide_album};
use crate::state::catalogue::use_catalogue;
use crate::state::clock::today;
use crate::state::session::use_session;
use crate::texts::dates;

/// More signs than these do not stand on one sheet beside pages and photos.
const SIGNS: usize = 2_300;
/// Most pages on the sheet.
const PAGES: usize = 5;
/// Most photos on the sheet.
const PHOTOS: usize = 2;

/// `/synthese/support`
#[component]
pub fn Support() -> impl IntoView {
    provide_album();
    of_synthese(texts::SUPPORT, sheet)
}

fn sheet(synthese: &Entry) -> AnyView {
    let session = use_session();
    let who = session.me_now().map(|me| {
        let class = me.classes.first().map_or("", |class| &class.name);
        texts::who(&me.name, class)
    });
    let written = |key| synthese.parts.get(key).map_or("", |part| part.text.trim());
    let signs: usize = spoken().map(|key| written(key).chars().count()).sum();
    let parts: Vec<_> = SYNTHESE
        .parts
        .iter()
        .filter(|part| spoken().any(|key| key == part.key) && !written(part.key).is_empty())
        .map(|part| {
            let text = written(part.key).to_owned();
            view! {
                <section>
                    <h2>{part.question}</h2>
                    <p class="excerpt excerpt-whole">{text}</p>
                </section>
            }
        })
        .collect();
    let chosen = session.view().with(|view| {
        pick::pages(view, synthese)
            .into_iter()
            .cloned()
            .collect::<Vec<_>>()
    });
    let many = chosen.len() > PAGES;
    view! {
        <PageTitle text=texts::SUPPORT.to_owned() eyebrow=who.unwrap_or_default() />
        <p class="lead no-print">{texts::SUPPORT_LEAD}</p>
        {(signs > SIGNS || many).then(|| view! {
            <div class="no-print"><Note kind=NoteKind::Warning><p>{texts::SUPPORT_LONG}</p></Note></div>
        })}
        {on_paper()}
        {parts.is_empty().then(|| view! { <p>{texts::EMPTY}</p> })}
        <div class="sheet card card-pad">
            <p class="sheet-name">{texts::NAME} <span class="blank"></span> {texts::CLASS} <span class="blank"></span></p>
            <div class="sheet-parts">{parts}</div>
            {shown(&chosen)}
        </div>
    }
    .into_any()
}

/// The chosen pages, in short, with some of their photos.
fn shown(chosen: &[Entry]) -> Option<AnyView> {
    let catalogue = use_catalogue();
    let pages: Vec<_> = chosen
        .iter()
        .take(PAGES)
        .map(|page| {
            let names = names(catalogue, page);
            let name = title(page, &names);
            let day = dates::long(page.date, today());
            view! { <li><b>{name}</b> " " <span class="soft">{day}</span></li> }
        })
        .collect();
    let photos: Vec<_> = chosen
        .iter()
        .flat_map(|page| &page.attachments)
        .filter(|attachment| attachment.kind == AttachmentKind::Photo)
        .take(PHOTOS)
        .map(|attachment| view! { <li>{photo(attachment)}</li> })
        .collect();
    (!pages.is_empty()).then(|| {
        view! {
            <section>
                <h2>{texts::PAGES}</h2>
                <ul>{pages}</ul>
                <ul class="photos">{photos}</ul>
            </section>
        }
        .into_any()
    })
}

/// Prints; goes back to the writing.
pub(super) fn on_paper() -> AnyView {
    view! {
        <p class="actions">
            <Button kind=ButtonKind::Primary icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>
                {texts::PRINT}
            </Button>
            <LinkButton href="/synthese".to_owned() icon=icons::ARROW_LEFT>{texts::BACK}</LinkButton>
        </p>
    }
    .into_any()
}
