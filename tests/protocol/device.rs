//! A device: one disk of text records, two tabs with a memory each.

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::BlobId;
use domain::ids::{ClientId, UserId};
use protocol::overlay::View;
use protocol::replica::{Plan, PullRound, Record, Replica, Shelf, Snapshot};
use uuid::Uuid;

type Disk = BTreeMap<&'static str, BTreeMap<String, String>>;

pub(crate) struct Tab {
    pub(crate) memory: Replica,
    pub(crate) pulling: Option<PullRound>,
}

pub(crate) struct Device {
    pub(crate) user: UserId,
    pub(crate) tabs: Vec<Tab>,
    /// The files that were made here.
    pub(crate) made: BTreeSet<BlobId>,
    /// Those of them that the server does not have.
    pub(crate) unsent: BTreeSet<BlobId>,
    /// Files that cannot be sent from here.
    pub(crate) lacks: BTreeSet<BlobId>,
    disk: Disk,
    next_id: u128,
}

impl Device {
    pub(crate) fn new(number: u128, user: UserId) -> Self {
        let mut device = Self {
            user,
            tabs: Vec::new(),
            made: BTreeSet::new(),
            unsent: BTreeSet::new(),
            lacks: BTreeSet::new(),
            disk: Disk::new(),
            next_id: number << 64,
        };
        for _ in 0..2 {
            let memory = Replica::new(device.fresh_client());
            device.tabs.push(Tab {
                memory,
                pulling: None,
            });
        }
        device.crash(0);
        device.crash(1);
        device
    }

    pub(crate) fn fresh(&mut self) -> Uuid {
        self.next_id += 1;
        Uuid::from_u128(self.next_id)
    }

    pub(crate) fn fresh_client(&mut self) -> ClientId {
        ClientId(self.fresh())
    }

    /// A source of new identities that outlives a borrow of the device.
    pub(crate) fn fresh_ids(&mut self) -> impl FnMut() -> Uuid + use<> {
        let mut next = self.next_id;
        self.next_id += 1 << 20;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    /// One transaction, as the store runs it: on the state of the disk, all or nothing.
    pub(crate) fn commit(&mut self, tab: usize, decide: impl FnOnce(&Replica) -> Plan) {
        let fresh = self.fresh_client();
        let memory = &self.tabs[tab].memory;
        let meta = self.shelf(Shelf::Meta).get(Replica::META_KEY).cloned();
        let on_disk = meta.as_deref().and_then(Replica::versions);
        let known = memory.meta();
        let mut state = if on_disk.is_some_and(|(version, _)| version == known.version) {
            memory.clone()
        } else {
            let same = on_disk.is_some_and(|(_, rows)| rows == known.rows_version);
            let snapshot = self.snapshot(meta, !same);
            let (mut state, repair) = Replica::load(snapshot, Some(memory), fresh);
            self.write(&repair);
            state.apply(repair);
            state
        };
        let plan = decide(&state);
        self.write(&plan);
        state.apply(plan);
        self.tabs[tab].memory = state;
    }

    /// The tab is killed, with all it had not committed, and opened again.
    pub(crate) fn crash(&mut self, tab: usize) {
        let fresh = self.fresh_client();
        let meta = self.shelf(Shelf::Meta).get(Replica::META_KEY).cloned();
        let (mut memory, repair) = Replica::load(self.snapshot(meta, true), None, fresh);
        self.write(&repair);
        memory.apply(repair);
        self.tabs[tab] = Tab {
            memory,
            pulling: None,
        };
    }

    /// Spoils a row on the disk.
    pub(crate) fn damage(&mut self) {
        let rows = self.disk.entry(Shelf::Rows.name()).or_default();
        if let Some(raw) = rows.values_mut().next() {
            raw.truncate(raw.len() / 2);
        }
    }

    /// What the person of this device is shown when the tab is opened now.
    pub(crate) fn view(&mut self, tab: usize) -> View {
        self.commit(tab, |_| Plan::default());
        View::of(&self.tabs[tab].memory)
    }

    fn shelf(&self, shelf: Shelf) -> BTreeMap<String, String> {
        self.disk.get(shelf.name()).cloned().unwrap_or_default()
    }

    fn snapshot(&self, meta: Option<String>, rows: bool) -> Snapshot {
        let all = |shelf| self.shelf(shelf).into_iter().collect();
        Snapshot {
            meta,
            rows: rows.then(|| all(Shelf::Rows)),
            outbox: all(Shelf::Outbox),
            refusals: all(Shelf::Refusals),
        }
    }

    fn write(&mut self, plan: &Plan) {
        for record in plan.records().unwrap() {
            match record {
                Record::Put(shelf, key, text) => {
                    self.disk.entry(shelf.name()).or_default().insert(key, text);
                }
                Record::Delete(shelf, key) => {
                    self.disk.entry(shelf.name()).or_default().remove(&key);
                }
                Record::Clear(shelf) => self.disk.entry(shelf.name()).or_default().clear(),
            }
        }
    }
}
