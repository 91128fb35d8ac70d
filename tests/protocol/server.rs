//! A sequential model of the server: the rules of `domain`, the admission of `protocol`, one feed a scope.

use std::collections::BTreeMap;

use domain::carnet::{self, Entry, History};
use domain::ids::{BookingId, ClientId, EntryId, SlotId, UserId};
use domain::visit::{
    Booking, BookingState, OnFull, RefusalReason, Request, Slot, SlotStatus, check_request,
};
use protocol::admission::{Admission, Fingerprint, admit};
use protocol::mutation::{Envelope, Mutation};
use protocol::replica::FullKey;
use protocol::row::{Favourite, Row, RowKey};
use protocol::wire::{
    Change, LineResult, Outcome, PullPage, PullQuery, PushRequest, PushResponse, PushStop, Refusal,
    SIGNATURE,
};
use uuid::Uuid;

use crate::visits::{noon, slot};

/// Changes a page: small, so that pulls have several.
const PAGE: usize = 2;

#[derive(Clone, Default)]
struct Queue {
    last: u64,
    results: BTreeMap<u64, (Fingerprint, Outcome)>,
}

#[derive(Clone)]
pub(crate) struct Server {
    epoch: u32,
    seq: u64,
    /// Of each row that ever was: its last change.
    feed: BTreeMap<FullKey, (u64, Option<Row>)>,
    queues: BTreeMap<ClientId, (UserId, Queue)>,
    entries: BTreeMap<EntryId, (UserId, Entry, History)>,
    slots: BTreeMap<SlotId, Slot>,
    bookings: BTreeMap<BookingId, Booking>,
    /// How often each mutation had an effect.
    pub(crate) effects: BTreeMap<Uuid, u32>,
    /// Every text that was ever taken into an entry.
    pub(crate) texts: Vec<(EntryId, String)>,
}

impl Server {
    pub(crate) fn new() -> Self {
        let mut server = Self {
            epoch: 1,
            seq: 0,
            feed: BTreeMap::new(),
            queues: BTreeMap::new(),
            entries: BTreeMap::new(),
            slots: BTreeMap::new(),
            bookings: BTreeMap::new(),
            effects: BTreeMap::new(),
            texts: Vec::new(),
        };
        for number in 0..2 {
            server.put_slot(slot(number));
        }
        server
    }

    pub(crate) fn new_epoch(&mut self) {
        self.epoch += 1;
    }

    pub(crate) fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The rows of a user as they are now.
    pub(crate) fn rows(&self, user: UserId) -> BTreeMap<FullKey, Row> {
        let scopes = scopes(user);
        self.feed
            .iter()
            .filter(|((scope, _), _)| scopes.contains(scope))
            .filter_map(|(key, (_, row))| Some((key.clone(), row.clone()?)))
            .collect()
    }

    /// An entry as the server has it.
    pub(crate) fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[&id].1
    }

    pub(crate) fn cancel_slot(&mut self, number: u8) {
        let mut slot = self.slots[&slot(number).id].clone();
        slot.status = SlotStatus::Cancelled("grève".into());
        slot.rev += 1;
        self.put_slot(slot);
    }

    pub(crate) fn push(&mut self, user: UserId, push: &PushRequest) -> PushResponse {
        let client = push.author.client;
        let (owner, mut queue) = self
            .queues
            .remove(&client)
            .unwrap_or((user, Queue::default()));
        assert_eq!(owner, user, "one person's queue under another's session");
        let mut results = Vec::new();
        let mut stop = None;
        for line in &push.lines {
            let print = fingerprint(line);
            let stored = queue.results.get(&line.n);
            match admit(queue.last, line.n, stored.map(|(print, _)| *print), print) {
                Admission::Fresh => {
                    let outcome = self.apply(user, client, line);
                    queue.last = line.n;
                    queue.results.insert(line.n, (print, outcome));
                }
                Admission::Replay => {}
                Admission::Gap { expected } => stop = Some(PushStop::Gap { expected }),
                Admission::Reused => stop = Some(PushStop::Reused { n: line.n }),
            }
            if stop.is_some() {
                break;
            }
            let outcome = queue.results[&line.n].1.clone();
            results.push(LineResult { n: line.n, outcome });
        }
        self.queues.insert(client, (owner, queue));
        PushResponse {
            sig: SIGNATURE.into(),
            results,
            stop,
        }
    }

    pub(crate) fn pull(&self, user: UserId, query: &PullQuery) -> PullPage {
        let cursor = query
            .cursor
            .as_deref()
            .and_then(|text| text.split_once('/'));
        let known = cursor.filter(|(epoch, _)| *epoch == self.epoch.to_string());
        let from: u64 = known.map_or(0, |(_, seq)| seq.parse().unwrap());
        let scopes = scopes(user);
        let mut changed: Vec<_> = self
            .feed
            .iter()
            .filter(|((scope, _), (seq, _))| *seq > from && scopes.contains(scope))
            .collect();
        changed.sort_by_key(|(_, (seq, _))| *seq);
        let more = changed.len() > PAGE;
        changed.truncate(PAGE);
        let until = changed.last().map_or(from, |(_, (seq, _))| *seq);
        let queue = self.queues.get(&query.client).map(|(_, queue)| queue);
        let results = queue.into_iter().flat_map(|queue| {
            let held = query.held.unwrap_or(u64::MAX);
            queue
                .results
                .range(held..)
                .map(|(&n, (_, outcome))| LineResult {
                    n,
                    outcome: outcome.clone(),
                })
        });
        PullPage {
            sig: SIGNATURE.into(),
            cursor: format!("{}/{until}", self.epoch),
            reset: known.is_none(),
            more,
            scopes,
            changes: changed
                .into_iter()
                .map(|((scope, key), (_, row))| Change {
                    scope: scope.clone(),
                    key: key.clone(),
                    row: row.clone(),
                })
                .collect(),
            acked: if more {
                0
            } else {
                queue.map_or(0, |queue| queue.last)
            },
            results: if more { Vec::new() } else { results.collect() },
            now: 0,
        }
    }

    fn apply(&mut self, user: UserId, client: ClientId, line: &Envelope) -> Outcome {
        match self.try_apply(user, client, line) {
            Ok(()) => {
                *self.effects.entry(line.id).or_default() += 1;
                Outcome::Done
            }
            Err(reason) => Outcome::Refused(Refusal::bare(reason)),
        }
    }

    fn try_apply(
        &mut self,
        user: UserId,
        client: ClientId,
        line: &Envelope,
    ) -> Result<(), RefusalReason> {
        let base = line.base_rev;
        match &line.mutation {
            Mutation::EntryCreate(entry) => {
                if self.entries.contains_key(&entry.id) {
                    return Err(RefusalReason::Invalid);
                }
                let mut entry = entry.clone();
                carnet::check(&entry).map_err(|_| RefusalReason::Invalid)?;
                entry.rev = 1;
                self.texts.push((entry.id, entry.text.clone()));
                self.put_entry(user, entry, History::created(client));
            }
            Mutation::EntryEdit { id, edit } => {
                let (_, mut entry, mut history) = self.own(user, *id)?;
                carnet::merge(&mut entry, &mut history, base, client, edit);
                carnet::check(&entry).map_err(|_| RefusalReason::Invalid)?;
                if let Some(text) = &edit.text {
                    assert_eq!(entry.text, *text);
                    self.texts.push((*id, text.clone()));
                }
                self.put_entry(user, entry, history);
            }
            Mutation::EntryDelete { id } => {
                let (_, mut entry, mut history) = self.own(user, *id)?;
                if carnet::delete(&mut entry, &mut history, base, client) {
                    self.put_entry(user, entry, history);
                }
            }
            Mutation::FavouriteSet { metier, on } => {
                let row = on.then(|| {
                    Row::Favourite(Favourite {
                        metier: metier.clone(),
                    })
                });
                self.put(scope_of(user), RowKey::favourite(metier), row);
            }
            Mutation::BookingRequest(request) => self.book(request)?,
            Mutation::BookingCancel { id } => self.give_back(*id)?,
            other => panic!("not part of this model: {}", other.name()),
        }
        Ok(())
    }

    fn own(&self, user: UserId, id: EntryId) -> Result<(UserId, Entry, History), RefusalReason> {
        let found = self.entries.get(&id).filter(|(owner, ..)| *owner == user);
        found.cloned().ok_or(RefusalReason::Invalid)
    }

    fn book(&mut self, request: &Request) -> Result<(), RefusalReason> {
        let mut slot = self
            .slots
            .get(&request.slot)
            .cloned()
            .ok_or(RefusalReason::Invalid)?;
        check_request(&slot, request, &[], noon())?;
        let fits = slot.used.others + request.seats <= slot.draft.capacity;
        if !fits && request.on_full == OnFull::Refuse {
            return Err(RefusalReason::Full);
        }
        let state = if fits {
            slot.used.others += request.seats;
            self.put_slot(slot);
            BookingState::Accepted
        } else {
            BookingState::Waiting(1)
        };
        self.put_booking(Booking {
            held_until: None,
            id: request.id,
            slot: request.slot,
            class: request.class,
            class_name: "4e B".into(),
            school_name: "Collège".into(),
            teacher_name: "Mme Weber".into(),
            seats: request.seats,
            note: request.note.clone(),
            state,
            notice: None,
        });
        Ok(())
    }

    fn give_back(&mut self, id: BookingId) -> Result<(), RefusalReason> {
        let mut booking = self
            .bookings
            .get(&id)
            .cloned()
            .ok_or(RefusalReason::Invalid)?;
        if booking.state == BookingState::Accepted {
            let mut slot = self.slots[&booking.slot].clone();
            slot.used.others -= booking.seats;
            self.put_slot(slot);
        }
        booking.state = BookingState::Cancelled;
        self.put_booking(booking);
        Ok(())
    }

    fn put_entry(&mut self, user: UserId, entry: Entry, history: History) {
        let key = RowKey::entry(entry.id);
        self.put(scope_of(user), key, Some(Row::Entry(entry.clone())));
        self.entries.insert(entry.id, (user, entry, history));
    }

    fn put_slot(&mut self, slot: Slot) {
        assert!(slot.used.others <= slot.draft.capacity);
        let row = Some(Row::Slot(slot.clone()));
        self.put("academy".into(), RowKey::slot(slot.id), row);
        self.slots.insert(slot.id, slot);
    }

    fn put_booking(&mut self, booking: Booking) {
        let row = Some(Row::Booking(booking.clone()));
        self.put("academy".into(), RowKey::booking(booking.id), row);
        self.bookings.insert(booking.id, booking);
    }

    fn put(&mut self, scope: String, key: RowKey, row: Option<Row>) {
        self.seq += 1;
        self.feed.insert((scope, key), (self.seq, row));
    }
}

fn scope_of(user: UserId) -> String {
    format!("user:{user}")
}

fn scopes(user: UserId) -> Vec<String> {
    vec!["academy".into(), scope_of(user)]
}

/// Stands for the digest: the first bytes of the content's hash.
fn fingerprint(line: &Envelope) -> Fingerprint {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(line).unwrap().hash(&mut hasher);
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&hasher.finish().to_be_bytes());
    Fingerprint {
        id: line.id,
        digest: Some(digest),
    }
}
