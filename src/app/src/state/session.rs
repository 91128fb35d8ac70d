//! Who is signed in on this device, what they see, and everything they change.

mod enter;
mod photos;

use std::rc::Rc;
use std::time::Duration;

use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::session::Me;
use store::{Device, StoreError};
use sync::{Api, Engine, Left, SyncStatus, Watch};
use ui::{Toasts, use_toasts};
use uuid::Uuid;

use super::clock;
use super::loss::{self, Loss};
use super::typed::Typed;
use crate::browser;
use crate::later::resume_engine;
use crate::texts;

/// Before code that did not come is asked for again.
const CODE_PAUSE: Duration = Duration::from_secs(3);

/// Who is in front of the device.
#[derive(Clone)]
pub enum Who {
    /// The device is being asked.
    Opening,
    /// Nobody signed in.
    Visitor,
    /// Somebody, with or without a network.
    Signed(Rc<Me>),
}

/// The session of this page. Copied freely.
#[derive(Clone, Copy)]
pub struct Session {
    who: RwSignal<Who, LocalStorage>,
    view: RwSignal<Rc<View>, LocalStorage>,
    status: RwSignal<SyncStatus>,
    online: RwSignal<bool>,
    recent: RwSignal<Vec<String>>,
    failed: RwSignal<bool>,
    loss: RwSignal<Option<Loss>>,
    typed: Typed,
    device: StoredValue<Option<Device>, LocalStorage>,
    engine: StoredValue<Option<(Rc<Engine>, Watch)>, LocalStorage>,
    toasts: Toasts,
}

/// The session that [`provide_session`] made.
pub fn use_session() -> Session {
    expect_context()
}

/// Makes the session, and opens the profile that was open last.
pub fn provide_session() {
    let session = Session {
        who: RwSignal::new_local(Who::Opening),
        view: RwSignal::new_local(Rc::default()),
        status: RwSignal::new(SyncStatus::Checking),
        online: RwSignal::new(browser::online()),
        recent: RwSignal::new(Vec::new()),
        failed: RwSignal::new(false),
        loss: RwSignal::new(None),
        typed: Typed::new(),
        device: StoredValue::new_local(None),
        engine: StoredValue::new_local(None),
        toasts: use_toasts(),
    };
    provide_context(session);
    // These live as long as the page.
    let _ = window_event_listener(leptos::ev::online, move |_| session.online.set(true));
    let _ = window_event_listener(leptos::ev::offline, move |_| session.online.set(false));
    spawn_local(async move {
        if session.start().await.is_err() {
            session.visit(Loss::Closed);
        }
    });
}

impl Session {
    /// Who is in front of the device; reactive.
    pub fn who(self) -> Who {
        self.who.get()
    }

    /// The signed-in person; reactive.
    pub fn me(self) -> Option<Rc<Me>> {
        match self.who.get() {
            Who::Signed(me) => Some(me),
            Who::Opening | Who::Visitor => None,
        }
    }

    /// The signed-in person; not reactive.
    pub fn me_now(self) -> Option<Rc<Me>> {
        untrack(|| self.me())
    }

    /// Their role; reactive.
    pub fn role(self) -> Option<Role> {
        self.me().map(|me| me.role)
    }

    /// What they see: the server's state with their own changes over it. Empty for a visitor.
    pub fn view(self) -> RwSignal<Rc<View>, LocalStorage> {
        self.view
    }

    /// Where the exchange with the server stands; reactive.
    pub fn status(self) -> SyncStatus {
        self.status.get()
    }

    /// Whether the browser believes it has a network; reactive.
    pub fn online(self) -> bool {
        self.online.get()
    }

    /// The last sheets opened, newest first; reactive.
    pub fn recent(self) -> Vec<String> {
        self.recent.get()
    }

    /// Whether the last change could not be written on this device; reactive.
    pub fn write_failed(self) -> bool {
        self.failed.get()
    }

    /// What the browser took away from this device; reactive.
    pub fn loss(self) -> Option<Loss> {
        self.loss.get()
    }

    /// The loss was read.
    pub fn dismiss_loss(self) {
        loss::mark(false);
        self.loss.set(None);
    }

    /// What was typed in the carnet and is not on the device.
    pub fn typed(self) -> Typed {
        self.typed
    }

    /// Requests that need the server at once. None leaves as long as this browser may have the session of somebody who has left.
    pub fn api(self) -> Api {
        let api = Api::new();
        if self.engine().is_some_and(|engine| engine.is_stranger()) {
            api.close();
        }
        api
    }

    /// Names of the changes that wait, oldest first; reactive.
    pub fn outbox(self) -> Vec<&'static str> {
        self.view.track();
        self.engine()
            .map(|engine| engine.waiting())
            .unwrap_or_default()
    }

    /// Changes something. It is on the device's disk soon and is sent by itself; a failure to write is said.
    pub fn mutate(self, mutation: Mutation, base_rev: u64) {
        self.change(mutation, base_rev, None);
    }

    /// The same, and calls back once it is on the device.
    pub fn mutate_then(self, mutation: Mutation, base_rev: u64, done: Callback<()>) {
        self.change(mutation, base_rev, Some(done));
    }

    fn change(self, mutation: Mutation, base_rev: u64, done: Option<Callback<()>>) {
        let written = self.write(mutation, base_rev);
        spawn_local(async move {
            if written.await
                && let Some(done) = done
            {
                // The page that asked may be gone by now.
                done.try_run(());
            }
        });
    }

    /// Where short words are said that stay when the page changes.
    pub fn toasts(self) -> Toasts {
        self.toasts
    }

    /// The same; whether it is on the device. The profile is that of the moment of the call, whoever comes next.
    pub fn write(self, mutation: Mutation, base_rev: u64) -> impl Future<Output = bool> {
        let engine = self.engine();
        async move {
            let written = match engine {
                Some(engine) => engine.mutate(mutation, base_rev).await,
                None => Err(StoreError::Closed),
            };
            self.failed.set(written.is_err());
            if let Err(error) = &written {
                self.toasts.show(texts::errors::store(error));
            }
            written.is_ok()
        }
    }

    /// Drops a refusal that was read.
    pub fn dismiss(self, refusal: Uuid) {
        let Some(engine) = self.engine() else { return };
        spawn_local(async move {
            if let Err(error) = engine.dismiss(refusal).await {
                self.toasts.show(texts::errors::store(&error));
            }
        });
    }

    /// Exchanges with the server now.
    pub fn sync_now(self) {
        if let Some(engine) = self.engine() {
            engine.sync_now();
        }
    }

    /// Remembers that a sheet was opened.
    pub fn remember_sheet(self, id: &str) {
        let (Some(engine), id) = (self.engine(), id.to_owned()) else {
            return;
        };
        spawn_local(async move {
            // A comfort: without it the list of last sheets is one shorter.
            if engine.looked_at(&id).await.is_ok() {
                self.read_recent(&engine).await;
            }
        });
    }

    /// Leaves this device. The profile stays, sealed, unless the device erases what is left and nothing in it waits.
    pub fn sign_out(self) {
        spawn_local(async move { self.leave().await });
    }

    /// Ends all sessions of this person, then leaves; says whether the server could be told.
    pub fn sign_out_everywhere(self, done: Callback<bool>) {
        spawn_local(async move {
            let told = self.api().sign_out_everywhere().await.is_ok();
            if told {
                self.leave().await;
            }
            done.try_run(told);
        });
    }

    async fn leave(self) {
        let left = match self.engine() {
            Some(engine) => engine.leave().await,
            None => return,
        };
        match left {
            Ok(Left::Erased) => self.toasts.show(texts::LEFT_ERASED),
            Ok(Left::Sealed(0)) => self.toasts.show(texts::LEFT_SEALED),
            Ok(Left::Sealed(_)) => self.toasts.show(texts::LEFT_WAITING),
            Err(error) => self.toasts.show(texts::errors::store(&error)),
        }
        loss::mark(false);
        self.typed.forget();
        self.forget();
    }

    /// The open profile; not reactive.
    pub fn engine(self) -> Option<Rc<Engine>> {
        self.engine
            .with_value(|open| open.as_ref().map(|(engine, _)| engine.clone()))
    }

    async fn start(self) -> Result<(), StoreError> {
        let device = Device::open(Rc::new(|| ())).await?;
        self.device.set_value(Some(device.clone()));
        if sync::is_visitors(&device).await? {
            self.visit(Loss::Erased);
            return Ok(());
        }
        self.resume(device).await
    }

    /// Opens the profile that was open last. Its code may not come when the network cuts right after the very first
    /// page: the person stays who they are, and it is asked for again.
    async fn resume(self, device: Device) -> Result<(), StoreError> {
        match resume_engine(device.clone()).await {
            Ok(opened) => match opened? {
                Some(engine) => self.attend(engine).await,
                None => self.visit(Loss::Erased),
            },
            Err(_) => set_timeout(
                move || spawn_local(async move { self.resume_or_visit(device).await }),
                CODE_PAUSE,
            ),
        }
        Ok(())
    }

    async fn resume_or_visit(self, device: Device) {
        if self.resume(device).await.is_err() {
            self.visit(Loss::Closed);
        }
    }

    /// Nobody is here; it is said when somebody was, and what the device kept of them is out of reach.
    fn visit(self, loss: Loss) {
        self.loss.set(loss::is_missing().then_some(loss));
        self.who.set(Who::Visitor);
    }

    /// Shows what an engine says, from now on.
    async fn attend(self, engine: Rc<Engine>) {
        self.typed.is_of(engine.me().user);
        let seen = Rc::downgrade(&engine);
        let watch = engine.watch(move || {
            if let Some(engine) = seen.upgrade() {
                self.follow(&engine);
            }
        });
        self.engine.set_value(Some((engine.clone(), watch)));
        loss::mark(true);
        self.loss.set(None);
        self.follow(&engine);
        self.read_recent(&engine).await;
    }

    fn follow(self, engine: &Rc<Engine>) {
        if engine.is_closed() {
            self.loss.set(if engine.is_erased() {
                // Otherwise the next start would take it for a loss.
                loss::mark(false);
                Some(Loss::Account)
            } else {
                engine.is_lost().then_some(Loss::Closed)
            });
            self.forget();
            return;
        }
        self.recognise(engine.me());
        let view = engine.view();
        if !self.view.with_untracked(|shown| Rc::ptr_eq(shown, &view)) {
            self.view.set(view);
        }
        let status = engine.status();
        if self.status.get_untracked() != status {
            self.status.set(status);
        }
    }

    /// Who it is, as the server last said.
    fn recognise(self, me: Me) {
        let known = untrack(|| self.me()).is_some_and(|known| *known == me);
        if !known {
            clock::set_zone(&me.timezone);
            self.who.set(Who::Signed(Rc::new(me)));
        }
    }

    fn forget(self) {
        self.engine.set_value(None);
        self.view.set(Rc::default());
        self.recent.set(Vec::new());
        self.status.set(SyncStatus::Checking);
        self.who.set(Who::Visitor);
    }

    async fn read_recent(self, engine: &Rc<Engine>) {
        if let Ok(recent) = engine.recent().await {
            self.recent.set(recent);
        }
    }
}
