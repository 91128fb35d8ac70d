//! `/synthese/notes`: what one has before one's eyes while one speaks, in large letters.

use domain::carnet::Entry;
use leptos::prelude::*;
use ui::PageTitle;

use super::support::on_paper;
use super::{of_synthese, texts};
use crate::pages::guided::read;

/// `/synthese/notes`
#[component]
pub fn Notes() -> impl IntoView {
    of_synthese(texts::NOTES, large)
}

fn large(synthese: &Entry) -> AnyView {
    let parts: Vec<_> = read(synthese)
        .into_iter()
        .map(|(question, answer)| {
            view! {
                <section>
                    <h2>{question}</h2>
                    <p class="excerpt excerpt-whole">{answer}</p>
                </section>
            }
        })
        .collect();
    view! {
        <PageTitle text=texts::NOTES.to_owned() />
        <p class="lead no-print">{texts::NOTES_LEAD}</p>
        {on_paper()}
        {parts.is_empty().then(|| view! { <p>{texts::EMPTY}</p> })}
        <div class="speech">{parts}</div>
    }
    .into_any()
}
