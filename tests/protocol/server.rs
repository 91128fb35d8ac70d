//! A sequential model of the server: the rules of `domain`, the admission of `protocol`, one feed a scope.

mod files;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::BlobId;
use domain::carnet::{self, Entry, History};
use domain::ids::{BookingId, ClientId, EntryId, SlotId, UserId};
use domain::visit::{
    Booking, BookingState, OnFull, RefusalReason, Request, Slot, SlotStatus, check_request,
};
use protocol::admission::{Admission, Fingerprint, admit, closed_by_move};
use protocol::mutation::{Envelope, Former, Mutation};
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

/// A guard that is off, to see that the oracle notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// A line is applied each time it comes.
    NoNumbers,
    /// A queue is taken from whoever is signed in.
    AnyOwner,
    /// A line that moved to another queue is not looked for where it was.
    NoFormer,
    /// Whether there are places is looked up before the request that is served now, and written after it.
    PlacesLookedUp,
    /// Places in a feed are times, and several changes may have the same.
    CursorByTime,
    /// On the device: what is settled goes in a transaction of its own, and the tab dies before the one with the rows.
    SettledApart,
}

#[derive(Clone, Default)]
struct Queue {
    last: u64,
    results: BTreeMap<u64, (Fingerprint, Outcome)>,
}

#[derive(Clone)]
pub(crate) struct Server {
    flaw: Option<Flaw>,
    /// The slots as they were before this push.
    looked_up: BTreeMap<SlotId, Slot>,
    epoch: u32,
    seq: u64,
    /// Of each row that ever was: its last change.
    feed: BTreeMap<FullKey, (u64, Option<Row>)>,
    queues: BTreeMap<ClientId, (UserId, Queue)>,
    entries: BTreeMap<EntryId, (UserId, Entry, History)>,
    slots: BTreeMap<SlotId, Slot>,
    bookings: BTreeMap<BookingId, Booking>,
    /// The files of each user.
    files: BTreeSet<(UserId, BlobId)>,
    /// How often each mutation had an effect.
    pub(crate) effects: BTreeMap<Uuid, u32>,
    /// Every text that was ever taken into an entry.
    pub(crate) texts: Vec<(EntryId, String)>,
}

impl Server {
    pub(crate) fn new() -> Self {
        Self::with(None)
    }

    pub(crate) fn with(flaw: Option<Flaw>) -> Self {
        let mut server = Self {
            flaw,
            looked_up: BTreeMap::new(),
            epoch: 1,
            seq: 0,
            feed: BTreeMap::new(),
            queues: BTreeMap::new(),
            entries: BTreeMap::new(),
            slots: BTreeMap::new(),
            bookings: BTreeMap::new(),
            files: BTreeSet::new(),
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

    fn has(&self, flaw: Flaw) -> bool {
        self.flaw == Some(flaw)
    }

    /// Whose each entry is.
    pub(crate) fn owners(&self) -> impl Iterator<Item = (EntryId, UserId)> {
        self.entries.iter().map(|(id, (owner, ..))| (*id, *owner))
    }

    /// A push under the session of somebody else, who has signed in on the device since.
    pub(crate) fn push_as(&mut self, user: UserId, push: &PushRequest) -> Option<PushResponse> {
        let owner = self
            .queues
            .get(&push.author.client)
            .map(|(owner, _)| *owner);
        let said = [owner, push.author.user];
        let own = said.into_iter().flatten().all(|owner| owner == user);
        (own || self.has(Flaw::AnyOwner)).then(|| self.push(user, push))
    }

    fn admitted(
        &self,
        last: u64,
        n: u64,
        stored: Option<Fingerprint>,
        line: Fingerprint,
    ) -> Admission {
        if self.has(Flaw::NoNumbers) && n <= last {
            return Admission::Fresh;
        }
        admit(last, n, stored, line)
    }

    pub(crate) fn push(&mut self, user: UserId, push: &PushRequest) -> PushResponse {
        let client = push.author.client;
        let (owner, mut queue) = self
            .queues
            .remove(&client)
            .unwrap_or((user, Queue::default()));
        let mut results = Vec::new();
        let mut stop = None;
        self.looked_up = self.slots.clone();
        for line in &push.lines {
            let print = fingerprint(line);
            let stored = queue.results.get(&line.n);
            let stored = stored.map(|(print, _)| *print);
            match self.admitted(queue.last, line.n, stored, print) {
                Admission::Fresh => {
                    let known = self.settled(user, &line.former, line.id);
                    let missing = self
                        .missing(user, line)
                        .find(|one| !push.lacks.contains(one));
                    if let (None, Some(blob)) = (&known, missing) {
                        stop = Some(PushStop::NoFile { n: line.n, blob });
                        break;
                    }
                    let outcome = known.unwrap_or_else(|| self.apply(user, client, line));
                    queue.last = queue.last.max(line.n);
                    self.close(user, &line.former, print, &outcome);
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

    /// What became of a line where it stood before.
    fn settled(&self, user: UserId, former: &[Former], id: Uuid) -> Option<Outcome> {
        if self.has(Flaw::NoFormer) {
            return None;
        }
        former.iter().find_map(|place| {
            let (owner, queue) = self.queues.get(&place.client)?;
            let (known, outcome) = queue.results.get(&place.n)?;
            (*owner == user && known.id == id).then(|| outcome.clone())
        })
    }

    /// A late request from a former place finds it settled.
    fn close(&mut self, user: UserId, former: &[Former], print: Fingerprint, outcome: &Outcome) {
        for place in former {
            let (_, queue) = self
                .queues
                .entry(place.client)
                .or_insert_with(|| (user, Queue::default()));
            for n in closed_by_move(queue.last, place.n) {
                let nothing = Outcome::Refused(Refusal::bare(RefusalReason::Invalid));
                let result = if n == place.n {
                    (print, outcome.clone())
                } else {
                    let id = Uuid::nil();
                    (Fingerprint { id, digest: None }, nothing)
                };
                queue.results.insert(n, result);
                queue.last = n;
            }
        }
    }

    /// Whether a text is in an entry, or was once: after a restored copy the versions count from the copy's again, so that
    /// of two devices that edited one entry meanwhile the later may replace the other's text.
    pub(crate) fn has_text(&self, id: EntryId, text: &str) -> bool {
        let entry = self.entries.get(&id).map(|(_, entry, _)| entry);
        let there = entry.is_some_and(|entry| entry.writings().any(|longer| longer.contains(text)));
        let mut taken = self.texts.iter();
        there || taken.any(|(of, once)| *of == id && once == text)
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
                carnet::check(entry).map_err(|_| RefusalReason::Invalid)?;
                let entry = &self.with_files(user, entry);
                self.texts
                    .extend(entry.writings().map(|text| (entry.id, text.clone())));
                if !self.entries.contains_key(&entry.id) {
                    let mut entry = entry.clone();
                    entry.rev += 1;
                    let history = History::created(&entry, client);
                    self.put_entry(user, entry, history);
                    return Ok(());
                }
                let (_, now, mut history) = self.own(user, entry.id)?;
                if let Some(whole) = carnet::restored(&now, entry) {
                    history.restored(&now, &whole, client);
                    self.put_entry(user, whole, history);
                }
            }
            Mutation::EntryEdit { id, edit } => {
                let (_, mut entry, mut history) = self.own(user, *id)?;
                carnet::merge(&mut entry, &mut history, base, client, edit);
                carnet::check(&entry).map_err(|_| RefusalReason::Invalid)?;
                if let Some(text) = &edit.text {
                    assert_eq!(entry.text, *text);
                }
                self.texts
                    .extend(edit.writings().map(|text| (*id, text.clone())));
                self.put_entry(user, entry, history);
            }
            Mutation::EntryDelete { id } => {
                let (_, mut entry, mut history) = self.own(user, *id)?;
                if carnet::delete(&mut entry, &mut history, base, client) {
                    self.put_entry(user, entry, history);
                }
            }
            Mutation::EntryAttach { id, attachment } => {
                self.attach((user, client), *id, attachment)?;
            }
            Mutation::EntryDetach { id, blob } => self.detach((user, client), *id, *blob)?,
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

    /// What is flawed, for a device that has to know.
    pub(crate) fn flaw(&self) -> Option<Flaw> {
        self.flaw
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
    let content = (line.base_rev, &line.mutation);
    serde_json::to_string(&content).unwrap().hash(&mut hasher);
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&hasher.finish().to_be_bytes());
    Fingerprint {
        id: line.id,
        digest: Some(digest),
    }
}
