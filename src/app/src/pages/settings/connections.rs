//! Where the person is signed in, each connection with its end; an adult's passphrase.

use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::session::{Connection, Connections};
use sync::Trouble;
use ui::{
    Button, ButtonKind, LinkButton, Note, NoteKind, Skeleton, StateKind, StateMark, icons,
    use_toasts,
};

use super::{factor, passphrase, provider, texts};
use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, offline, offline_note};
use crate::pages::datafile::device;
use crate::state::clock::{today, wall_time};
use crate::state::session::{Session, use_session};
use crate::texts::errors;

/// What the server last said, and how to ask it again. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub(super) session: Session,
    all: RwSignal<Option<Connections>>,
    asking: Asking,
}

impl Listed {
    fn new(session: Session) -> Self {
        let listed = Self {
            session,
            all: RwSignal::new(None),
            asking: Asking::new(),
        };
        Effect::new(move |_| {
            if session.online() {
                listed.ask();
            }
        });
        listed
    }

    /// Whether an adult comes in without a passphrase of this place; reactive.
    fn has_no_passphrase(self) -> bool {
        self.all
            .with(|all| all.as_ref().is_some_and(|all| all.login.is_none()))
    }

    /// Asks for the list again.
    pub(super) fn ask(self) {
        self.asking.ask(async move {
            let all = self.session.api().connections().await?;
            let _ = self.all.try_set(Some(all));
            Ok(())
        });
    }

    /// Identifier of an adult, once it is known; reactive.
    pub(super) fn login(self) -> String {
        self.all.with(|all| {
            let login = all.as_ref().and_then(|all| all.login.clone());
            login.unwrap_or_default()
        })
    }

    fn end(self, id: String, failed: Callback<()>) {
        spawn_local(async move {
            match self.session.api().end_connection(&id).await {
                Ok(()) => {
                    let _ = self.all.try_update(|all| {
                        if let Some(all) = all {
                            all.open.retain(|open| open.id != id);
                        }
                    });
                }
                Err(_) => {
                    failed.try_run(());
                }
            }
        });
    }
}

/// The sections; nothing for visitors.
pub fn connections() -> AnyView {
    let session = use_session();
    let who = Memo::new(move |_| session.me().map(|me| (me.user, me.role)));
    live(move || match who.get() {
        Some((_, role)) => sections(session, role),
        None => ().into_any(),
    })
}

fn sections(session: Session, role: Role) -> AnyView {
    let listed = Listed::new(session);
    let adult = (role != Role::Pupil).then(|| {
        let bare = Memo::new(move |_| listed.has_no_passphrase());
        let secrets = live_option(move || {
            let both = move || {
                view! { {passphrase::passphrase(listed)} {factor::factor(session)} }.into_any()
            };
            (!bare.get()).then(both)
        });
        (secrets, provider::provider(session))
    });
    view! {
        <section class="section" id="connexions">
            <h2>{texts::CONNECTIONS}</h2>
            <p class="soft">{texts::CONNECTIONS_NOTE}</p>
            {offline_note(session, texts::CONNECTIONS_OFFLINE)}
            {live(move || list(listed))}
        </section>
        {adult}
    }
    .into_any()
}

fn list(listed: Listed) -> AnyView {
    if let Some(trouble) = listed.asking.failed() {
        return failure(listed, trouble);
    }
    listed.all.with(|all| match all {
        None if listed.session.online() => view! { <Skeleton /> }.into_any(),
        None => ().into_any(),
        Some(all) => {
            let alone = all.open.iter().all(|open| open.here);
            let rows: Vec<_> = all.open.iter().map(|open| row(listed, open)).collect();
            view! {
                <ul class="stack">{rows}</ul>
                {alone.then(|| view! { <p>{texts::CONNECTIONS_ALONE}</p> })}
            }
            .into_any()
        }
    })
}

fn row(listed: Listed, open: &Connection) -> AnyView {
    let name = device(&open.browser, &open.system);
    let times = texts::connection_times(wall_time(open.begun), wall_time(open.used), today());
    let state = if open.here {
        view! { <StateMark kind=StateKind::Device text=texts::CONNECTION_HERE.to_owned() /> }
            .into_any()
    } else {
        end(listed, open.id.clone(), &name)
    };
    view! {
        <li class="card card-pad stack">
            <p><b>{name}</b></p>
            <p class="soft">{times}</p>
            <p>{state}</p>
        </li>
    }
    .into_any()
}

fn end(listed: Listed, id: String, name: &str) -> AnyView {
    let toasts = use_toasts();
    let words = texts::end_connection(name);
    let failed = Callback::new(move |()| toasts.show(texts::END_FAILED));
    view! {
        <Button
            icon=icons::LOG_OUT
            disabled=offline(listed.session)
            on_press=Callback::new(move |()| listed.end(id.clone(), failed))
        >
            {words}
        </Button>
    }
    .into_any()
}

fn failure(listed: Listed, trouble: Trouble) -> AnyView {
    let over = matches!(trouble, Trouble::SignedOut | Trouble::NotYours);
    let (what, next) = if over {
        let message = errors::trouble(trouble);
        (message.what, message.next)
    } else {
        (texts::CONNECTIONS_FAILED, texts::CONNECTIONS_FAILED_NEXT)
    };
    let action = if over {
        let href = "/connexion?vers=/reglages".to_owned();
        view! { <LinkButton href kind=ButtonKind::Primary>{texts::SIGN_IN}</LinkButton> }.into_any()
    } else {
        view! {
            <Button
                disabled=offline(listed.session)
                busy=listed.asking.busy()
                on_press=Callback::new(move |()| listed.ask())
            >
                {texts::CONNECTIONS_RETRY}
            </Button>
        }
        .into_any()
    };
    view! {
        <Note kind=NoteKind::Warning><p><b>{what}</b>" "{next}</p></Note>
        <p class="actions">{action}</p>
    }
    .into_any()
}
