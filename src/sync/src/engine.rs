//! One open profile: what its person sees, changes, and is told of the exchange with the server.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use domain::ids::ClientId;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::replica::{Batch, EnqueueError, Plan, PullRound, Replica};
use protocol::session::Me;
use store::{Device, Profile, ProfileStore, StoreError};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use crate::api::Api;
use crate::browser::{chance, new_id, now_ms, online, random_id};
use crate::clock;
use crate::pace::{Event, Pace, SyncStatus};
use crate::tabs::{News, Tabs};
use crate::wake::Listeners;

type Callback = Rc<dyn Fn()>;

/// An open profile. Everything it does ends with [`Engine::close`] or [`Engine::leave`]: requests are
/// aborted, late answers dropped, and what is called afterwards fails with [`StoreError::Closed`].
pub struct Engine {
    me: Weak<Engine>,
    pub(crate) device: Device,
    pub(crate) profile: RefCell<Profile>,
    pub(crate) store: ProfileStore,
    pub(crate) api: Api,
    pub(crate) replica: RefCell<Replica>,
    pub(crate) pulling: RefCell<Option<PullRound>>,
    pub(crate) recognised: Cell<bool>,
    pub(crate) batch: Cell<Batch>,
    pub(crate) pace: RefCell<Pace>,
    pub(crate) tabs: Tabs,
    view: RefCell<Rc<View>>,
    watchers: RefCell<Vec<(u64, Callback)>>,
    next_watcher: Cell<u64>,
    timer: Cell<u64>,
    closed: Cell<bool>,
    lost: Cell<bool>,
    persisted: Cell<bool>,
    listeners: RefCell<Option<Listeners>>,
}

/// Keeps a callback of [`Engine::watch`] alive; dropping it ends the watch.
#[must_use = "the watch ends when this is dropped"]
pub struct Watch {
    engine: Weak<Engine>,
    id: u64,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(engine) = self.engine.upgrade() {
            engine
                .watchers
                .borrow_mut()
                .retain(|(id, _)| *id != self.id);
        }
    }
}

impl Engine {
    /// Opens a profile's database and begins to synchronise. What was written before is shown at once,
    /// with or without a network.
    pub async fn open(device: Device, profile: Profile) -> Result<Rc<Self>, StoreError> {
        let name = profile.db.clone();
        let slot: Rc<RefCell<Weak<Self>>> = Rc::default();
        let lost = slot.clone();
        let store = ProfileStore::open(
            &name,
            Rc::new(move || {
                if let Some(engine) = lost.borrow().upgrade() {
                    engine.lost.set(true);
                    engine.close();
                }
            }),
        )
        .await?;
        let replica = store.load(fresh_client()).await?;
        clock::recall(&device).await;
        let engine = Rc::new_cyclic(|me: &Weak<Self>| {
            let hear = me.clone();
            let tabs = Tabs::open(&name, move |news| {
                if let Some(engine) = hear.upgrade() {
                    engine.hear(news);
                }
            });
            Self::assemble(me.clone(), device, profile, store, replica, tabs)
        });
        *slot.borrow_mut() = Rc::downgrade(&engine);
        *engine.listeners.borrow_mut() = Some(Listeners::attach(&engine));
        engine.note_pending();
        let known = engine.view().ready;
        let chance = chance();
        engine.event(Event::Opened { known, chance });
        Ok(engine)
    }

    fn assemble(
        me: Weak<Self>,
        device: Device,
        profile: Profile,
        store: ProfileStore,
        replica: Replica,
        tabs: Tabs,
    ) -> Self {
        Self {
            me,
            device,
            profile: RefCell::new(profile),
            store,
            api: Api::new(),
            view: RefCell::new(Rc::new(View::of(&replica))),
            replica: RefCell::new(replica),
            pulling: RefCell::default(),
            recognised: Cell::default(),
            batch: Cell::default(),
            pace: RefCell::new(Pace::new(online())),
            tabs,
            watchers: RefCell::default(),
            next_watcher: Cell::default(),
            timer: Cell::default(),
            closed: Cell::default(),
            lost: Cell::default(),
            persisted: Cell::default(),
            listeners: RefCell::default(),
        }
    }

    /// Whose profile it is, as the server last said.
    pub fn me(&self) -> Me {
        self.profile.borrow().me.clone()
    }

    /// What pages show: the server's state with one's own changes over it.
    pub fn view(&self) -> Rc<View> {
        self.view.borrow().clone()
    }

    /// Names of the changes that the server has not answered, oldest first.
    pub fn waiting(&self) -> Vec<&'static str> {
        let replica = self.replica.borrow();
        let lines = replica.outbox().values().filter(|line| line.is_pending());
        lines.map(|line| line.envelope.mutation.name()).collect()
    }

    /// Where the exchange with the server stands.
    pub fn status(&self) -> SyncStatus {
        self.pace.borrow().status(now_ms())
    }

    /// Whether the profile was closed: by its person, or because another tab or the browser took the
    /// database away.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Whether it was closed because another tab or the browser took the database away.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }

    /// Calls back after every change of [`Engine::view`], [`Engine::status`] or [`Engine::is_closed`],
    /// until the watch is dropped.
    pub fn watch(&self, callback: impl Fn() + 'static) -> Watch {
        let id = self.next_watcher.get();
        self.next_watcher.set(id + 1);
        self.watchers.borrow_mut().push((id, Rc::new(callback)));
        Watch {
            engine: self.me.clone(),
            id,
        }
    }

    /// Changes something. Resolves once the change is on this device's disk (« enregistré sur cet
    /// appareil »); it is sent by itself. `base_rev` is the `rev` of the thing as its author saw it, 0 for
    /// a new one.
    ///
    /// # Errors
    /// [`StoreError::Quota`] on a full disk: nothing was queued, keep the text on screen.
    pub async fn mutate(&self, mutation: Mutation, base_rev: u64) -> Result<(), StoreError> {
        let id = new_id();
        let mut refused = None;
        let mut queue = |replica: &Replica| match replica.enqueue(mutation.clone(), base_rev, id) {
            Ok(plan) => plan,
            Err(EnqueueError::TooLarge) => {
                refused = Some(StoreError::TooLarge);
                Plan::default()
            }
        };
        self.commit(true, &mut queue).await?;
        if let Some(error) = refused {
            return Err(error);
        }
        self.event(Event::Wrote);
        if !self.persisted.replace(true) {
            spawn_local(async {
                // A wish; the browser decides.
                store::persist().await;
            });
        }
        Ok(())
    }

    /// Forgets a refusal that was read.
    pub async fn dismiss(&self, refusal: Uuid) -> Result<(), StoreError> {
        self.commit(false, &mut |replica| replica.dismiss(refusal))
            .await
    }

    /// Begins a round now.
    pub fn sync_now(&self) {
        self.event(Event::Asked);
    }

    /// What is typed in a form (any name), as it was last kept.
    pub async fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        self.store.draft(form).await
    }

    /// How many forms are kept so.
    pub async fn drafts(&self) -> Result<usize, StoreError> {
        Ok(self.store.drafts().await?.len())
    }

    /// Keeps what is typed in a form from one visit to the next; `None` forgets it. The caller waits for typing to rest.
    pub async fn put_draft(&self, form: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.store.put_draft(form, text).await
    }

    /// The last sheets looked at, the newest first, by stable id.
    pub async fn recent(&self) -> Result<Vec<String>, StoreError> {
        self.store.recent().await
    }

    /// Remembers that a sheet was looked at.
    pub async fn looked_at(&self, metier: &str) -> Result<(), StoreError> {
        self.store.looked_at(metier).await
    }

    /// Closes the profile on this page; its data stays on the device.
    pub fn close(&self) {
        self.close_and(|_| ());
    }

    /// Closes the profile here, then on the other tabs.
    pub(crate) fn close_everywhere(&self) {
        self.close_and(|tabs| tabs.tell(News::Left));
    }

    fn close_and(&self, last: impl FnOnce(&Tabs)) {
        if self.closed.replace(true) {
            return;
        }
        self.api.close();
        last(&self.tabs);
        self.tabs.close();
        self.listeners.borrow_mut().take();
        self.store.close();
        self.notify();
    }

    /// Runs a transition and shows what came of it.
    pub(crate) async fn commit(
        &self,
        durable: bool,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Result<(), StoreError> {
        if self.closed.get() {
            return Err(StoreError::Closed);
        }
        let changed = self
            .store
            .commit(&self.replica, fresh_client(), durable, decide)
            .await?;
        if changed {
            self.tabs.tell(News::Changed);
            self.show();
        }
        Ok(())
    }

    /// Makes the view anew.
    fn show(&self) {
        let view = View::of(&self.replica.borrow());
        *self.view.borrow_mut() = Rc::new(view);
        self.note_pending();
        self.notify();
    }

    fn note_pending(&self) {
        let pending = self.replica.borrow().pending();
        self.pace.borrow_mut().on(Event::Pending(pending), now_ms());
    }

    /// Takes an event, tells people, and sets the clock for what comes next.
    pub(crate) fn event(&self, event: Event) {
        self.pace.borrow_mut().on(event, now_ms());
        self.notify();
        self.wind();
    }

    pub(crate) fn network(&self, there: bool) {
        self.event(if there {
            Event::Online(chance())
        } else {
            Event::Offline
        });
    }

    fn notify(&self) {
        let watchers: Vec<_> = self.watchers.borrow().clone();
        for (_, callback) in watchers {
            callback();
        }
    }

    /// One timer at a time: a later one makes the former ones void.
    fn wind(&self) {
        let turn = self.timer.get() + 1;
        self.timer.set(turn);
        let Some(at) = self.pace.borrow().wake() else {
            return;
        };
        let pause = (at - now_ms()).clamp(0.0, 3_600_000.0) as u32;
        let me = self.me.clone();
        spawn_local(async move {
            store::sleep(pause).await;
            if let Some(engine) = me.upgrade()
                && engine.timer.get() == turn
                && !engine.closed.get()
            {
                engine.tick().await;
            }
        });
    }

    async fn tick(&self) {
        let due = self.pace.borrow().is_due(now_ms());
        if due {
            self.event(Event::Began);
            let end = match self.round().await {
                Ok(()) => Event::Done,
                Err(trouble) => Event::Failed(trouble, chance()),
            };
            if !self.closed.get() {
                self.event(end);
            }
        } else {
            self.notify();
            self.wind();
        }
    }

    /// Another tab has written, or its person has left.
    fn hear(&self, news: News) {
        match news {
            News::Left => self.close(),
            News::Changed => {
                let me = self.me.clone();
                spawn_local(async move {
                    if let Some(engine) = me.upgrade() {
                        engine.refresh().await;
                    }
                });
            }
        }
    }

    /// Reads what other tabs wrote. A failure shows at the next write.
    async fn refresh(&self) {
        let nothing = &mut |_: &Replica| Plan::default();
        let read = self
            .store
            .commit(&self.replica, fresh_client(), false, nothing);
        if read.await == Ok(true) && !self.closed.get() {
            self.show();
        }
    }
}

pub(crate) fn fresh_client() -> ClientId {
    ClientId(random_id())
}
