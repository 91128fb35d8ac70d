//! `/creneaux`: a company's slots, those to come first, and the form that makes or changes one.

use domain::ids::{CompanyId, SlotId};
use domain::visit::{Slot, SlotDraft};
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, View};
use protocol::replica::Refused;
use ui::{Button, ButtonKind, Empty, PageTitle, SkeletonKind, icons};
use uuid::Uuid;

use super::cancel::Cancelling;
use super::{begun, cancel, card, form, texts};
use crate::live::{live, live_option};
use crate::order::{moment, sorted};
use crate::pages::coming::coming;
use crate::pages::pieces::{self, cards, not_taken};
use crate::state::session::{Session, use_session};

/// What the form works on.
#[derive(Clone, Default, PartialEq)]
pub struct Editing {
    /// The slot that is changed; `None` for a new one.
    pub slot: Option<SlotId>,
    /// What the form begins with; `None` for empty fields.
    pub draft: Option<SlotDraft>,
    /// The refusal that this mends, read once the form is sent.
    pub refusal: Option<Uuid>,
    /// Under which name what was typed is kept, where its slot does not tell any more.
    pub kept: Option<String>,
}

/// What the parts of the page share. Copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The session.
    pub session: Session,
    /// Whose slots.
    pub company: CompanyId,
    /// The form, while it is open.
    pub editing: RwSignal<Option<Editing>>,
    /// The dialog that cancels a slot.
    pub cancelling: Cancelling,
}

impl Desk {
    /// Opens the form.
    pub fn edit(self, slot: Option<SlotId>, draft: Option<SlotDraft>, refusal: Option<Uuid>) {
        self.editing.set(Some(Editing {
            slot,
            draft,
            refusal,
            kept: None,
        }));
    }
}

/// `/creneaux`
#[component]
pub fn SlotsPage() -> impl IntoView {
    let session = use_session();
    let Some(company) = session.me_now().and_then(|me| me.company) else {
        return view! {
            <PageTitle text=texts::TITLE.to_owned() />
            <Empty title=texts::NO_COMPANY_TITLE.to_owned() text=texts::NO_COMPANY.to_owned() />
        }
        .into_any();
    };
    let desk = Desk {
        session,
        company,
        editing: RwSignal::new(None),
        cancelling: Cancelling::new(session),
    };
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        {live(move || match desk.editing.get() {
            Some(editing) => form::form(desk, &editing),
            None => whole(desk),
        })}
        {cancel::dialog(desk.cancelling)}
    }
    .into_any()
}

fn whole(desk: Desk) -> AnyView {
    view! {
        <p class="lead">{texts::LEAD}</p>
        <p class="actions">
            <Button kind=ButtonKind::Primary icon=icons::PLUS on_press=move |()| desk.edit(None, None, None)>
                {texts::PUBLISH}
            </Button>
        </p>
        {begun::begun(desk)}
        {live_option(move || desk.session.view().with(|view| refusals(desk.session, Some(desk), view)))}
        {live(move || desk.session.view().with(|view| lists(desk, view)))}
    }
    .into_any()
}

fn lists(desk: Desk, view: &View) -> AnyView {
    let own = view
        .slots
        .values()
        .filter(|item| item.value.company == desk.company);
    let (next, past): (Vec<_>, Vec<_>) = own.partition(|item| card::is_to_come(&item.value));
    if next.is_empty() && past.is_empty() {
        return if view.ready {
            view! { <Empty title=texts::NONE_TITLE.to_owned() text=texts::NONE.to_owned() /> }
                .into_any()
        } else {
            coming(desk.session, SkeletonKind::Rows)
        };
    }
    let start = |item: &&Item<Slot>| moment(item.value.draft.start);
    let next = sorted(next, |item| (start(item), String::new()));
    let past = sorted(past, |item| (-start(item), String::new()));
    view! {
        {section(desk, view, texts::NEXT, &next).unwrap_or_else(|| view! {
            <p class="soft">{texts::NO_NEXT}</p>
        }.into_any())}
        {section(desk, view, texts::PAST, &past)}
    }
    .into_any()
}

fn section(desk: Desk, view: &View, title: &'static str, items: &[&Item<Slot>]) -> Option<AnyView> {
    let each = items.iter().map(|item| card::card(desk, view, item));
    cards(title, each.collect())
}

/// What the server refused, with all that was typed; the form takes it up again where there is one.
pub fn refusals(session: Session, desk: Option<Desk>, view: &View) -> Option<AnyView> {
    pieces::refusals(view, |refused| refusal(session, desk, refused))
}

fn refusal(session: Session, desk: Option<Desk>, refused: &Refused) -> Option<AnyView> {
    let id = refused.id;
    let why = texts::why(refused.refusal.reason);
    let (what, again) = match &refused.mutation {
        Mutation::SlotPublish { draft, .. } => (
            texts::publish_refused(&draft.title),
            Some((None, draft.clone())),
        ),
        Mutation::SlotEdit { id, draft } => (
            texts::edit_refused(&draft.title),
            Some((Some(*id), draft.clone())),
        ),
        Mutation::SlotCancel { .. } => (texts::CANCEL_REFUSED.to_owned(), None),
        _ => return None,
    };
    let again = desk.zip(again).map(|(desk, (slot, draft))| {
        Callback::new(move |()| desk.edit(slot, Some(draft.clone()), Some(id)))
    });
    Some(not_taken(session, id, what, why, again))
}
