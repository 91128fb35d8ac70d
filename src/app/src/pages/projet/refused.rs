//! What of a team's work the server did not take, with all that was typed: on each page of teams, until it is read.

use domain::ids::EquipeId;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::replica::Refused;
use ui::{Button, ButtonKind, Note, NoteKind};

use super::texts;
use crate::live::live_option;
use crate::state::session::Session;

/// The team about whose work something was refused.
pub fn team_of(refused: &Refused) -> Option<EquipeId> {
    match refused.mutation {
        Mutation::EquipeEdit { id, .. } => Some(id),
        _ => None,
    }
}

/// The notes about one team, or about all, those that one is in no more among them; nothing while there is none.
pub fn refused(session: Session, of: Option<EquipeId>) -> AnyView {
    live_option(move || session.view().with(|view| notes(session, view, of)))
}

fn notes(session: Session, view: &View, of: Option<EquipeId>) -> Option<AnyView> {
    let notes: Vec<_> = view
        .refusals
        .iter()
        .filter_map(|refused| {
            let (id, edit) = match &refused.mutation {
                Mutation::EquipeEdit { id, edit } if of.is_none_or(|of| of == *id) => (id, edit),
                _ => return None,
            };
            let team = view.teams.equipes.get(id);
            let said = edit.fonctions.iter().map(|one| &one.fonction);
            let texts: Vec<_> = edit
                .parts
                .values()
                .chain(said)
                .filter(|text| !text.trim().is_empty())
                .map(|text| view! { <p class="excerpt excerpt-whole">{text.clone()}</p> })
                .collect();
            // A tick, or that the page is shown, is a change without a text.
            let written = !texts.is_empty();
            let title = texts::refused(team.map(|item| &*item.value.equipe.nom), written);
            let (refusal, why) = (refused.id, texts::why(refused.refusal.reason, written));
            Some(view! {
                <Note kind=NoteKind::Warning>
                    <p><b>{title}</b>" "{why}</p>
                    {texts}
                    <p class="actions">
                        <Button kind=ButtonKind::Quiet on_press=move |()| session.dismiss(refusal)>{texts::READ}</Button>
                    </p>
                </Note>
            })
        })
        .collect();
    (!notes.is_empty()).then(|| view! { <div class="stack no-print">{notes}</div> }.into_any())
}
