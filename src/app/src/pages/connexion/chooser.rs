//! The profiles of a shared device: each with its picture, opened by its person's secret, with or without a network.

use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use store::Profile;
use sync::{Secret, Unlock};
use ui::{Avatar, Button, ButtonKind, Field, Hue, PageTitle, seed_of};

use super::adult::failure;
use super::{onward, texts};
use crate::live::{live, live_option};
use crate::state::session::{Session, use_session};
use crate::texts::errors;

/// Wrong secrets in a row before the device waits, see [`sync::unlock`].
const FREE_TRIES: u32 = 3;

/// The profiles to choose from, as they are on the device now; empty until they are read.
#[derive(Clone, Copy)]
pub struct Chooser {
    session: Session,
    there: RwSignal<Vec<Profile>>,
    chosen: RwSignal<Option<Profile>>,
}

impl Chooser {
    /// Reads them.
    pub fn new() -> Self {
        let chooser = Self {
            session: use_session(),
            there: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
        };
        chooser.read();
        chooser
    }

    fn read(self) {
        spawn_local(async move {
            let open = self.session.me_now().map(|me| me.user);
            let mut there = self.session.profiles().await;
            there.retain(|profile| Some(profile.user) != open && profile.can_be_opened());
            let _ = self.there.try_set(there);
        });
    }

    /// Whether one is chosen; reactive.
    pub fn is_chosen(self) -> bool {
        self.chosen.with(Option::is_some)
    }

    /// Whether there are any; reactive.
    pub fn is_empty(self) -> bool {
        self.there.with(Vec::is_empty)
    }

    /// The list; nothing where nobody has a profile.
    pub fn list(self) -> AnyView {
        live_option(move || {
            let there = self.there.get();
            if there.is_empty() {
                return None;
            }
            let items = there.into_iter().map(|profile| self.item(profile));
            let items = items.collect_view().into_any();
            Some(
                view! {
                    <section class="section" aria-labelledby="qui">
                        <h2 id="qui">{texts::WHO}</h2>
                        <ul class="people" role="list">{items}</ul>
                    </section>
                }
                .into_any(),
            )
        })
    }

    fn item(self, profile: Profile) -> AnyView {
        let waiting = (profile.waiting > 0).then(|| {
            let words = texts::waiting(profile.waiting);
            view! { <span class="soft">{words}</span> }
        });
        let (name, seed) = (profile.name.clone(), seed_of(&profile.user.to_string()));
        let choose = move |_| self.chosen.set(Some(profile.clone()));
        view! {
            <li>
                <button type="button" class="person" on:click=choose>
                    <Avatar seed hue=Hue::of('I') />
                    <span><b>{name}</b>{waiting}</span>
                </button>
            </li>
        }
        .into_any()
    }

    /// The form that opens the chosen one: by what is typed, or by the card that was read.
    pub fn form(self, card: Option<String>) -> AnyView {
        live_option(move || {
            let profile = self.chosen.get()?;
            let card = card.clone();
            Some(view! { <Open chooser=self profile card /> }.into_any())
        })
    }

    fn back(self) {
        self.chosen.set(None);
        self.read();
    }
}

#[component]
fn Open(chooser: Chooser, profile: Profile, card: Option<String>) -> impl IntoView {
    let session = use_session();
    let pupil = profile.role == Role::Pupil;
    let (typed, tries) = (RwSignal::new(String::new()), RwSignal::new(profile.tries));
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let go = onward();
    let db = profile.db.clone();
    let try_it = Callback::new(move |secret: Secret| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (go, db) = (go.clone(), db.clone());
        spawn_local(async move {
            match session.unlock(db, secret).await {
                Ok(()) => go(),
                Err(why) => {
                    let _ = failed.try_set(Some(words(&why, pupil)));
                    let _ = tries.try_update(|tries| *tries += 1);
                }
            }
            let _ = busy.try_set(false);
        });
    });
    if let Some(card) = card {
        try_it.run(Secret::card(&card));
    }
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = typed.get_untracked();
        if typed.trim().is_empty() {
            failed.set(Some(texts::MISSING.into()));
            return;
        }
        try_it.run(if pupil {
            Secret::words(&typed)
        } else {
            Secret::passphrase(&typed)
        });
    };
    let slow = live_option(move || {
        let slow = tries.get() >= FREE_TRIES;
        slow.then(|| view! { <p class="soft">{texts::SLOW}</p> }.into_any())
    });
    let seed = seed_of(&profile.user.to_string());
    let name = profile.name.clone();
    view! {
        <PageTitle text=name />
        <div class="person person-chosen"><Avatar seed hue=Hue::of('I') /><p>{texts::open_by(pupil)}</p></div>
        <form class="stack" on:submit=submit novalidate>
            {field(pupil, typed)}
            {live_option(move || failed.get().map(failure))}
            {slow}
            <p class="actions">
                <Button kind=ButtonKind::Primary submit=true busy>{texts::open(pupil)}</Button>
                <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| chooser.back())>{texts::NOT_ME}</Button>
            </p>
            <p class="soft">{texts::renewed(pupil)}</p>
        </form>
        {(profile.left && profile.waiting == 0).then(|| view! { <Remove chooser db=profile.db pupil /> })}
    }
    .into_any()
}

fn field(pupil: bool, value: RwSignal<String>) -> AnyView {
    if pupil {
        view! { <Field label=texts::SECRET.to_owned() value name="secret" hint=texts::SECRET_HINT.to_owned() /> }
            .into_any()
    } else {
        view! {
            <Field
                label=texts::PASSPHRASE.to_owned()
                value
                input_type="password"
                name="passphrase"
                autocomplete="current-password"
            />
        }
        .into_any()
    }
}

/// Takes the profile off the device, after saying what that means.
#[component]
fn Remove(chooser: Chooser, db: String, pupil: bool) -> impl IntoView {
    let session = use_session();
    let (asked, busy) = (RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<String>);
    let remove = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let db = db.clone();
        spawn_local(async move {
            if session.remove_profile(db).await {
                chooser.back();
            } else {
                let _ = failed.try_set(Some(texts::NOT_REMOVED.into()));
            }
            let _ = busy.try_set(false);
        });
    });
    live(move || {
        if !asked.get() {
            let ask = Callback::new(move |()| asked.set(true));
            return view! { <p><Button kind=ButtonKind::Quiet on_press=ask>{texts::REMOVE}</Button></p> }.into_any();
        }
        let keep = Callback::new(move |()| asked.set(false));
        view! {
            <div class="stack">
                <p>{texts::remove_note(pupil)}</p>
                {live_option(move || failed.get().map(failure))}
                <p class="actions">
                    <Button kind=ButtonKind::Danger busy on_press=remove>{texts::REMOVE}</Button>
                    <Button on_press=keep>{texts::KEEP}</Button>
                </p>
            </div>
        }
        .into_any()
    })
}

fn words(why: &Unlock, pupil: bool) -> String {
    match why {
        Unlock::Wrong if pupil => texts::OPEN_WRONG.into(),
        Unlock::Wrong => texts::OPEN_WRONG_FORMAL.into(),
        Unlock::NoLock if pupil => texts::NO_LOCK.into(),
        Unlock::NoLock => texts::NO_LOCK_FORMAL.into(),
        Unlock::Store(error) => errors::store(error).into(),
    }
}
