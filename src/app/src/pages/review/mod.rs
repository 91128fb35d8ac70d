//! What is said about a page that is shown: the same thread for the pupil and for the teachers.

mod form;
mod texts;

use domain::carnet::Entry;
use domain::ids::EntryId;
use domain::review::{Remark, Standing};
use domain::role::Role;
use leptos::prelude::*;
use protocol::mutation::Mutation;
use protocol::overlay::{Item, View};
use ui::{Button, ButtonKind, StateKind, StateMark, icons};

use crate::live::live;
use crate::state::clock::wall_time;
use crate::state::session::{Session, use_session};
use crate::texts::dates;

/// Where a page stands between its pupil and the teachers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Nobody but the pupil sees it.
    Private,
    /// Shown, and nobody has said where it stands.
    Shown,
    /// As somebody said.
    Said(Standing),
}

/// Where a page stands.
pub fn stands(view: &View, entry: &Entry) -> Stands {
    if !entry.shared || entry.deleted {
        return Stands::Private;
    }
    let review = view.reviews.get(&entry.id);
    let said = review.and_then(|item| item.value.standing());
    said.map_or(Stands::Shown, Stands::Said)
}

/// The mark of where a page stands; nothing for one that is not shown.
pub fn standing(view: &View, entry: &Entry) -> Option<AnyView> {
    mark(stands(view, entry))
}

/// The same, where it is known.
pub fn mark(stands: Stands) -> Option<AnyView> {
    let (kind, words) = match stands {
        Stands::Private => return None,
        Stands::Shown => (StateKind::Sent, texts::SHOWN),
        Stands::Said(Standing::Rendue) => (StateKind::Waiting, texts::HANDED_IN),
        Stands::Said(Standing::AReprendre) => (StateKind::Unsent, texts::GIVEN_BACK),
        Stands::Said(Standing::Validee) => (StateKind::Done, texts::VALIDATED),
    };
    Some(view! { <StateMark kind text=words.to_owned() /> }.into_any())
}

/// The word for where a page stands, in tables and files; empty for one that is not shown.
pub fn word(stands: Stands) -> &'static str {
    match stands {
        Stands::Private => "",
        Stands::Shown => texts::SHOWN,
        Stands::Said(Standing::Rendue) => texts::HANDED_IN,
        Stands::Said(Standing::AReprendre) => texts::GIVEN_BACK,
        Stands::Said(Standing::Validee) => texts::VALIDATED,
    }
}

/// What was said about a page, and a place to answer.
#[component]
pub fn Thread(
    /// Which page.
    entry: EntryId,
) -> impl IntoView {
    let session = use_session();
    let said = move || {
        let item = session
            .view()
            .with(|view| view.reviews.get(&entry).cloned());
        let remarks = item
            .as_ref()
            .map(|item| remarks(session, item))
            .unwrap_or_default();
        if remarks.is_empty() {
            return view! { <p class="soft">{nothing(session)}</p> }.into_any();
        }
        view! { <ol class="stack" aria-label=texts::SAID>{remarks}</ol> }.into_any()
    };
    view! {
        <section class="section" id="mots">
            <h2>{texts::TITLE}</h2>
            {live(said)}
            <form::Answer entry />
        </section>
    }
    .into_any()
}

fn nothing(session: Session) -> &'static str {
    if is_pupil(session) {
        texts::NOTHING_PUPIL
    } else {
        texts::NOTHING_TEACHER
    }
}

fn is_pupil(session: Session) -> bool {
    session.role() == Some(Role::Pupil)
}

fn remarks(session: Session, item: &Item<domain::review::Review>) -> Vec<AnyView> {
    let review = &item.value;
    let entry = review.entry;
    review
        .remarks
        .iter()
        .map(|remark| {
            let own = is_own(session, remark);
            let unsent = (remark.at == 0).then(|| {
                view! { <StateMark kind=StateKind::Device text=texts::ON_DEVICE.to_owned() /> }
            });
            view! { <li>{one(session, entry, remark, own, unsent.map(IntoAny::into_any))}</li> }
                .into_any()
        })
        .collect()
}

/// Whether the person said it: what the server has not brought back yet has nobody's name.
fn is_own(session: Session, remark: &Remark) -> bool {
    remark.at == 0 || session.me().is_some_and(|me| me.user == remark.author)
}

fn one(
    session: Session,
    entry: EntryId,
    remark: &Remark,
    own: bool,
    unsent: Option<AnyView>,
) -> AnyView {
    let who = match (own, remark.by.as_str()) {
        (true, _) => texts::own(is_pupil(session)).to_owned(),
        (false, "") => texts::GONE.to_owned(),
        (false, name) => name.to_owned(),
    };
    let when = (remark.at > 0).then(|| {
        let at = wall_time(remark.at);
        [
            " · ",
            &dates::short(at.date()),
            ", ",
            &dates::time(at.time()),
        ]
        .concat()
    });
    let id = remark.id;
    let take_back = own.then(|| {
        let take_back = move |()| session.mutate(Mutation::RemarkRemove { entry, id }, 0);
        view! {
            <Button kind=ButtonKind::Quiet icon=icons::UNDO on_press=Callback::new(take_back)>{texts::TAKE_BACK}</Button>
        }
    });
    view! {
        <article class="card card-pad stack remark">
            <p class="meta"><b>{who}</b><span class="soft">{when}</span>{remark.standing.map(step)}{unsent}</p>
            {(!remark.text.trim().is_empty()).then(|| view! { <p class="excerpt excerpt-whole">{remark.text.clone()}</p> })}
            {take_back.map(|button| view! { <p class="no-print">{button}</p> })}
        </article>
    }
    .into_any()
}

fn step(standing: Standing) -> AnyView {
    let (kind, words) = match standing {
        Standing::Rendue => (StateKind::Waiting, texts::DID_HAND_IN),
        Standing::AReprendre => (StateKind::Unsent, texts::DID_GIVE_BACK),
        Standing::Validee => (StateKind::Done, texts::DID_VALIDATE),
    };
    view! { <StateMark kind text=words.to_owned() /> }.into_any()
}
