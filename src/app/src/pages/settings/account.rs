//! Who is signed in, and leaving.

use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::session::Me;
use ui::{Button, ButtonKind, Fact, LinkButton, Skeleton, icons, use_toasts};

use super::texts;
use crate::state::kept::{self, FOR_ONESELF};
use crate::state::session::{Session, Who, use_session};
use crate::texts::labels::Label;

/// The section.
pub fn account() -> AnyView {
    let session = use_session();
    (move || {
        let body = match session.who() {
            Who::Signed(me) => signed(session, &me),
            Who::Opening => view! { <Skeleton /> }.into_any(),
            Who::Visitor => view! {
                <p>{texts::NOBODY}</p>
                <p><LinkButton href="/connexion".to_owned() kind=ButtonKind::Primary>{texts::SIGN_IN}</LinkButton></p>
            }
            .into_any(),
        };
        view! { <section class="section" id="compte"><h2>{texts::ACCOUNT}</h2>{body}</section> }
    })
    .into_any()
}

fn signed(session: Session, me: &Me) -> AnyView {
    let name = if me.role == Role::Pupil {
        texts::PSEUDONYM
    } else {
        texts::NAME
    };
    let classes: Vec<_> = me.classes.iter().map(|class| class.name.clone()).collect();
    let school = me.school.as_ref().map(|school| {
        let place = [&school.name, ", ", &school.commune].concat();
        view! { <Fact label=texts::PLACE>{place}</Fact> }
    });
    let (waiting, refused) = session
        .view()
        .with(|view| (view.waiting, view.refusals.len()));
    let begun = RwSignal::new(0);
    spawn_local(async move {
        let names = kept::begun(session).await;
        let to_send = |name: &&String| !FOR_ONESELF.iter().any(|own| name.starts_with(own));
        let _ = begun.try_set(names.iter().filter(to_send).count());
    });
    let erases = RwSignal::new(false);
    spawn_local(async move {
        let on = session.erases().await;
        let _ = erases.try_set(on);
    });
    let note = move || match (waiting, refused, begun.get()) {
        (0, 0, 0) if erases.get() => texts::LEAVE_ERASES.to_owned(),
        (0, 0, 0) => texts::LEAVE_CLEAN.to_owned(),
        (0, 0, _) => texts::LEAVE_BEGUN.to_owned(),
        (0, refused, _) => texts::leave_refused(refused),
        (waiting, ..) => texts::leave_waiting(waiting),
    };
    let toasts = use_toasts();
    let everywhere = move |()| {
        session.sign_out_everywhere(Callback::new(move |done: bool| {
            if !done {
                toasts.show(texts::LEAVE_EVERYWHERE_FAILED);
            }
        }));
    };
    let (person, role, academy) = (me.name.clone(), me.role.label(), me.academy_name.clone());
    view! {
        <dl class="facts">
            <Fact label=name>{person}</Fact>
            <Fact label=texts::ROLE>{role}</Fact>
            {school}
            {(!classes.is_empty()).then(|| view! { <Fact label=texts::CLASS>{classes.join(", ")}</Fact> })}
            <Fact label=texts::ACADEMY>{academy}</Fact>
        </dl>
        <p>{note}</p>
        <p class="actions">
            <Button icon=icons::LOG_OUT on_press=Callback::new(move |()| session.sign_out())>{texts::LEAVE}</Button>
            <Button kind=ButtonKind::Quiet on_press=Callback::new(everywhere)>{texts::LEAVE_EVERYWHERE}</Button>
        </p>
        <p class="soft">{texts::LEAVE_EVERYWHERE_NOTE}</p>
    }
    .into_any()
}
