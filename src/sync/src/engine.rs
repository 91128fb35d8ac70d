//! One open profile: what its person sees, changes, and is told of the exchange with the server.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use domain::attachment::BlobId;
use domain::ids::{ClientId, UserId};
use protocol::overlay::View;
use protocol::replica::{Batch, Plan, PullRound, Replica};
use protocol::session::Me;
use store::{DbKey, Device, NewFile, ProfileStore, StoreError};
use wasm_bindgen_futures::spawn_local;

use crate::api::Api;
use crate::browser::{chance, now_ms, online, random_id};
use crate::clock;
use crate::entry::{Door, Standby};
use crate::keyring::{self, Opening};
use crate::pace::{Event, Pace, SyncStatus};
use crate::profile::SIGN_OUT_OWED;
use crate::showing::Showing;
use crate::tabs::{News, Tabs};
use crate::trouble::Trouble;
use crate::wake::Listeners;
use crate::watch::Callback;

/// Within this many milliseconds what is typed is written on the device.
const TYPING_RESTS: u32 = 2_000;

/// An open profile. Everything it does ends with [`Engine::close`] or [`Engine::leave`]: requests are
/// aborted, late answers dropped, and what is called afterwards fails with [`StoreError::Closed`].
pub struct Engine {
    pub(crate) me: Weak<Engine>,
    pub(crate) device: Device,
    db: String,
    pub(crate) key: DbKey,
    pub(crate) who: RefCell<Me>,
    /// What signs in by itself when the server is there, after an opening without it.
    pub(crate) standby: RefCell<Option<Standby>>,
    /// Whether the session of this browser may be that of somebody who has left.
    pub(crate) stranger: Cell<bool>,
    pub(crate) store: ProfileStore,
    pub(crate) api: Api,
    pub(crate) replica: RefCell<Replica>,
    pub(crate) pulling: RefCell<Option<PullRound>>,
    pub(crate) recognised: Cell<bool>,
    pub(crate) batch: Cell<Batch>,
    /// Files that this device cannot send, see `PushRequest::lacks`.
    pub(crate) lacks: RefCell<Vec<BlobId>>,
    /// Whether files that nothing needs were looked for since the profile was opened.
    pub(crate) tidied: Cell<bool>,
    pub(crate) pace: RefCell<Pace>,
    pub(crate) tabs: Tabs,
    /// Made when it is asked for; none after a change.
    pub(crate) view: RefCell<Option<Rc<View>>>,
    /// Makes the view. A pointer: who only looks must not bring the code that replays along.
    pub(crate) look: fn(&Replica) -> View,
    pub(crate) showing: RefCell<Showing>,
    pub(crate) watchers: RefCell<Vec<(u64, Callback)>>,
    pub(crate) next_watcher: Cell<u64>,
    timer: Cell<u64>,
    closed: Cell<bool>,
    lost: Cell<bool>,
    pub(crate) erased: Cell<bool>,
    pub(crate) persisted: Cell<bool>,
    listeners: RefCell<Option<Listeners>>,
}

impl Engine {
    /// Opens a profile's database and begins to synchronise. What was written before is shown at once,
    /// with or without a network.
    pub async fn open(device: Device, opening: Opening) -> Result<Rc<Self>, StoreError> {
        let slot: Rc<RefCell<Weak<Self>>> = Rc::default();
        let lost = slot.clone();
        let store = ProfileStore::open(
            &opening.profile.db,
            &opening.key,
            Rc::new(move || {
                if let Some(engine) = lost.borrow().upgrade() {
                    engine.lost.set(true);
                    engine.close();
                }
            }),
        )
        .await?;
        let noted = keyring::noted(&device, &store, &opening).await?;
        let replica = store.load(fresh_client()).await?;
        clock::recall(&device).await;
        let owed = device.setting(SIGN_OUT_OWED).await?.is_some();
        let engine = Rc::new_cyclic(|me: &Weak<Self>| {
            let hear = me.clone();
            let tabs = Tabs::open(&opening.profile.db, move |news| {
                if let Some(engine) = hear.upgrade() {
                    engine.hear(news);
                }
            });
            Self::assemble(me.clone(), device, opening, noted, (store, replica, tabs))
        });
        engine.stranger.set(owed);
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
        opening: Opening,
        (who, door): (Me, Option<Door>),
        (store, replica, tabs): (ProfileStore, Replica, Tabs),
    ) -> Self {
        let standby = opening.secret.map(|secret| Standby { door, secret });
        Self {
            me,
            device,
            db: opening.profile.db,
            key: opening.key,
            who: RefCell::new(who),
            standby: RefCell::new(standby),
            stranger: Cell::default(),
            store,
            api: Api::new(),
            view: RefCell::default(),
            look: View::of,
            showing: RefCell::default(),
            replica: RefCell::new(replica),
            pulling: RefCell::default(),
            recognised: Cell::default(),
            batch: Cell::default(),
            lacks: RefCell::default(),
            tidied: Cell::default(),
            pace: RefCell::new(Pace::new(online())),
            tabs,
            watchers: RefCell::default(),
            next_watcher: Cell::default(),
            timer: Cell::default(),
            closed: Cell::default(),
            lost: Cell::default(),
            erased: Cell::default(),
            persisted: Cell::default(),
            listeners: RefCell::default(),
        }
    }

    /// Whose profile it is, as the server last said.
    pub fn me(&self) -> Me {
        self.who.borrow().clone()
    }

    pub(crate) fn user(&self) -> UserId {
        self.who.borrow().user
    }

    /// Name of the database.
    pub(crate) fn db(&self) -> String {
        self.db.clone()
    }

    /// Whether this browser may still have the session of somebody who has left: what is asked of the server beside the exchange
    /// would then be asked in their name.
    pub fn is_stranger(&self) -> bool {
        self.stranger.get()
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

    /// Whether it was closed because its account is no more: nothing of it is on this device either.
    pub fn is_erased(&self) -> bool {
        self.erased.get()
    }

    /// Begins a round now.
    pub fn sync_now(&self) {
        self.event(Event::Asked);
    }

    /// The same, after the server changed who the person is: which classes they have.
    pub fn know_anew(&self) {
        self.recognised.set(false);
        self.sync_now();
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
        if self.hush(last) {
            self.tell();
            self.store.close();
        }
    }

    /// Ends all but the database, which stays open for what leaving has still to do with it; the page is told by who calls. Whether it
    /// was open.
    fn hush(&self, last: impl FnOnce(&Tabs)) -> bool {
        if self.closed.replace(true) {
            return false;
        }
        self.api.close();
        last(&self.tabs);
        self.tabs.close();
        self.listeners.borrow_mut().take();
        true
    }

    /// As [`Engine::close_everywhere`], with the database still open here.
    pub(crate) fn hush_everywhere(&self) {
        self.hush(|tabs| tabs.tell(News::Left));
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
        let (memory, fresh) = (&self.replica, fresh_client());
        let changed = self.store.commit(memory, fresh, durable, decide).await?;
        self.changed(changed);
        Ok(())
    }

    /// The same with a file beside the plan, durable.
    pub(crate) async fn commit_with_file(
        &self,
        file: &NewFile,
        decide: &mut dyn FnMut(&Replica) -> Plan,
    ) -> Result<(), StoreError> {
        if self.closed.get() {
            return Err(StoreError::Closed);
        }
        let (memory, fresh) = (&self.replica, fresh_client());
        let changed = self.store.commit_with_file(memory, fresh, file, decide);
        self.changed(changed.await?);
        Ok(())
    }

    fn changed(&self, changed: bool) {
        if changed {
            self.tabs.tell(News::Changed);
            self.show();
        }
    }

    pub(crate) fn note_pending(&self) {
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
            if matches!(end, Event::Failed(Trouble::Erased, _)) {
                self.erase_unless_unsent();
            }
        } else {
            self.notify();
            self.wind();
        }
    }

    /// The account is no more: so is what this device keeps of it, unless something of it was never sent, which its person
    /// may take along first. What is being typed right now is written by then.
    fn erase_unless_unsent(&self) {
        let me = self.me.clone();
        spawn_local(async move {
            store::sleep(TYPING_RESTS).await;
            if let Some(engine) = me.upgrade()
                && !engine.closed.get()
                && engine.unsent().await == 0
            {
                // Should it fail, the page says how to do it by hand.
                let _ = engine.erase_here().await;
            }
        });
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
