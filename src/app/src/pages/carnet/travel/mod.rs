//! `/carnet/fichier`: the carnet as files to take along, and a file checked and taken up.

mod bring;
mod chosen;
mod give;
mod take;
mod texts;

pub use give::{GivePage, give_link, give_page_href, give_seance_href};
use leptos::prelude::*;
use ui::{LinkButton, PageTitle, SkeletonKind, icons};

use crate::live::live;
use crate::pages::coming::coming;
use crate::state::session::use_session;

/// `/carnet/fichier`
#[component]
pub fn CarnetFile() -> impl IntoView {
    let session = use_session();
    // What the server has is known: until then a page that is there would be taken for a missing one.
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p class="lead">{texts::LEAD}</p>
        {live(move || if ready.get() {
            view! { {take::take(session)} {bring::bring(session)} }.into_any()
        } else {
            coming(session, SkeletonKind::Lines)
        })}
        <p class="actions">
            <LinkButton href="/carnet".to_owned() icon=icons::ARROW_LEFT>{texts::BACK}</LinkButton>
        </p>
    }
    .into_any()
}
