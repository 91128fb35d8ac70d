//! The server was put back to an older state: what it acknowledged since the copy was made is still here, in
//! the rows of this device, and nowhere else.
//!
//! What a pupil wrote goes out again by itself, for a text called saved is never lost. What gives or takes
//! places, or publishes, does not: others have acted on the older state meanwhile. The person is told, by a refusal
//! that keeps all that was typed, and decides. Remarks, étapes, lessons, projects and contests are not sent again: others answer and change
//! them too, so who wrote them looks at what the server has. What a team wrote goes out again from each device that has it, and merges;
//! where the team itself is lost, its members are told.
//!
//! A pull that begins anew although this device had a cursor says so: a server knows every cursor it gave. A pull
//! without a cursor (the first one, or after a damaged row) begins anew on a sound server too; there an entry that is
//! missing, or older than it was, is the proof, for neither happens otherwise.

use std::collections::BTreeMap;

use domain::carnet::{self, Entry, History};
use domain::equipe::{self, EquipeEdit, Stamps, Travail};
use domain::ids::{ClassId, ClientId, EquipeId};
use domain::visit::{Booking, BookingState, OnFull, RefusalReason, Request, Slot, SlotStatus};
use uuid::Uuid;

use super::enqueue::size;
use super::{FullKey, LineStatus, Meta, Pulled, Refused, Replica, Write};
use crate::mutation::{Envelope, Mutation};
use crate::row::{ClassEquipe, Collection, Row, RowKey};
use crate::wire::{LINE_BYTES, Outcome, Refusal};

/// What a server lacks of the work of a team.
struct LostWork {
    team: EquipeId,
    /// The version that this device had.
    base: u64,
    edit: EquipeEdit,
    /// Whether the server has the team at all.
    there: bool,
}

/// The server's rows as a pull that began anew brings them.
type Theirs<'a> = BTreeMap<(&'a str, &'a RowKey), &'a Row>;

impl Replica {
    /// Queues anew, ahead of all that waits, what the server has lost of the carnet, and tells what else it has lost.
    /// `None` when there is nothing to queue.
    pub(super) fn send_again(
        &self,
        pulled: &Pulled,
        mut fresh: impl FnMut() -> Uuid,
        writes: &mut Vec<Write>,
    ) -> Option<Meta> {
        if !pulled.reset || self.base.is_empty() {
            return None;
        }
        let theirs = theirs(pulled);
        let (entries, missed) = self.lost_entries(pulled, &theirs);
        let (teams, older) = self.lost_teams(pulled, &theirs);
        let proof = missed || older;
        if pulled.from.is_none() && !proof {
            return None;
        }
        self.tell_lost(pulled, &theirs, writes);
        let (mut ahead, mut behind) = (Vec::new(), Vec::new());
        for kept in entries {
            let line = line(fresh(), 0, Mutation::EntryCreate(kept.clone()));
            if size(&line) > LINE_BYTES {
                writes.push(told(line.id, line.mutation, RefusalReason::TooLarge));
            } else {
                ahead.push(line);
                behind.extend(self.refused_for_want_of(&kept, writes));
            }
        }
        ahead.append(&mut behind);
        for LostWork {
            team: id,
            base,
            edit,
            there,
        } in teams
        {
            let line = line(fresh(), base, Mutation::EquipeEdit { id, edit });
            let too_large = size(&line) > LINE_BYTES;
            if there && !too_large {
                ahead.push(line);
                continue;
            }
            let reason = if there {
                RefusalReason::TooLarge
            } else {
                RefusalReason::Forgotten
            };
            writes.push(told(id.0, line.mutation, reason));
        }
        for metier in self.lost_favourites(pulled, &theirs) {
            let on = Mutation::FavouriteSet { metier, on: true };
            ahead.push(line(fresh(), 0, on));
        }
        if ahead.is_empty() {
            return None;
        }
        let taken = |n| n <= pulled.acked;
        Some(self.renew(pulled.acked + 1, ClientId(fresh()), taken, ahead, writes))
    }

    /// The entries of which the server lacks something, as this device had them, and whether one is missing or older
    /// there.
    fn lost_entries(&self, pulled: &Pulled, theirs: &Theirs<'_>) -> (Vec<Entry>, bool) {
        let mut lost = Vec::new();
        let mut proof = false;
        for ((scope, key), row) in self.still_in_scope(pulled) {
            let Row::Entry(mine) = row else { continue };
            let kept = self.with_answered(mine, pulled);
            match theirs.get(&(scope.as_str(), key)) {
                Some(Row::Entry(now)) => {
                    proof |= now.rev < mine.rev;
                    if carnet::restored(now, &kept).is_some() {
                        lost.push(kept);
                    }
                }
                _ => {
                    proof = true;
                    lost.push(kept);
                }
            }
        }
        (lost, proof)
    }

    /// What the server lacks of the work of teams, and whether a team is older there than it was here.
    fn lost_teams(&self, pulled: &Pulled, theirs: &Theirs<'_>) -> (Vec<LostWork>, bool) {
        let mut lost = Vec::new();
        let mut older = false;
        for ((scope, key), row) in self.still_in_scope(pulled) {
            let Row::Equipe(mine) = row else { continue };
            let now = match theirs.get(&(scope.as_str(), key)) {
                Some(Row::Equipe(now)) => Some(&now.travail),
                _ => None,
            };
            older |= now.is_some_and(|now| now.rev < mine.travail.rev);
            let kept = self.work_with_answered(mine, pulled);
            let nothing = Travail::default();
            let lacks = kept.lost(now.unwrap_or(&nothing));
            let base = mine.travail.rev;
            lost.extend(lacks.map(|edit| LostWork {
                team: mine.equipe.id,
                base,
                edit,
                there: now.is_some(),
            }));
        }
        (lost, older)
    }

    /// What of the queue was done and is in the state that this pull brings, in its order.
    fn answered<'a>(&'a self, pulled: &'a Pulled) -> impl Iterator<Item = &'a Mutation> {
        let lines = self.outbox.range(..=pulled.acked);
        let done = lines.filter(|(n, line)| {
            let told = pulled.results.iter().find(|result| result.n == **n);
            match (&line.status, told) {
                (LineStatus::Settled(outcome), _) => *outcome == Outcome::Done,
                (_, Some(result)) => result.outcome == Outcome::Done,
                (_, None) => false,
            }
        });
        done.map(|(_, line)| &line.envelope.mutation)
    }

    /// The same of what a team works on, see [`Self::with_answered`].
    fn work_with_answered(&self, mine: &ClassEquipe, pulled: &Pulled) -> Travail {
        let (mut team, mut kept) = (mine.equipe.clone(), mine.travail.clone());
        for mutation in self.answered(pulled) {
            match mutation {
                Mutation::EquipeEdit { id, edit } if *id == team.id => {
                    let from = (0, self.meta.client);
                    equipe::merge(&mut team, &mut kept, &mut Stamps::default(), from, edit);
                }
                _ => {}
            }
        }
        kept
    }

    /// The entry with those lines of the queue over it that the server's state holds: they were made on top of it,
    /// and a text that they replaced is not missed.
    fn with_answered(&self, mine: &Entry, pulled: &Pulled) -> Entry {
        let mut kept = mine.clone();
        for mutation in self.answered(pulled) {
            match mutation {
                Mutation::EntryEdit { id, edit } if *id == mine.id => {
                    let by = self.meta.client;
                    carnet::merge(&mut kept, &mut History::default(), 0, by, edit);
                }
                Mutation::EntryDelete { id } if *id == mine.id => kept.deleted = true,
                Mutation::EntryAttach { id, attachment } if *id == mine.id => {
                    let by = self.meta.client;
                    carnet::attach(&mut kept, &mut History::default(), by, attachment);
                }
                Mutation::EntryDetach { id, blob } if *id == mine.id => {
                    let by = self.meta.client;
                    carnet::detach(&mut kept, &mut History::default(), by, *blob);
                }
                _ => {}
            }
        }
        kept.rev = mine.rev;
        kept
    }

    /// The edits and photos of an entry that the server refused because it had lost it, before this pull or by it: they follow it.
    fn refused_for_want_of(&self, kept: &Entry, writes: &mut Vec<Write>) -> Vec<Envelope> {
        let told = writes.iter().filter_map(|write| match write {
            Write::Refusal { refused, .. } => refused.as_ref(),
            _ => None,
        });
        let mut refusals: Vec<_> = self.refusals.values().chain(told).cloned().collect();
        refusals.sort_by_key(|refused| refused.id);
        refusals.dedup_by_key(|refused| refused.id);
        let mut lines = Vec::new();
        for refused in refusals {
            if refused.refusal.reason != RefusalReason::Invalid {
                continue;
            }
            let again = match &refused.mutation {
                Mutation::EntryAttach { id, .. } if *id == kept.id => {
                    Some(refused.mutation.clone())
                }
                _ => {
                    let standing = refused.standing();
                    let standing = standing.filter(|(id, edit)| *id == kept.id && !edit.is_empty());
                    standing.map(|(id, edit)| Mutation::EntryEdit { id, edit })
                }
            };
            if let Some(again) = again {
                writes.push(Write::Refusal {
                    id: refused.id,
                    refused: None,
                });
                lines.push(line(refused.id, refused.base_rev, again));
            }
        }
        lines
    }

    /// The favourites that are missing there and that no line of the queue speaks of. One that was unmarked since the
    /// copy was made comes back: marking wins.
    fn lost_favourites(&self, pulled: &Pulled, theirs: &Theirs<'_>) -> Vec<String> {
        let rows = self
            .still_in_scope(pulled)
            .filter_map(|((scope, key), row)| match row {
                Row::Favourite(favourite) if !theirs.contains_key(&(scope.as_str(), key)) => {
                    Some((key, favourite))
                }
                _ => None,
            });
        rows.filter(|(key, _)| !self.speaks_of(key))
            .map(|(_, favourite)| favourite.metier.clone())
            .collect()
    }

    /// Notes a refusal for each booking of one's own classes and each slot of one's own company that the server no
    /// longer knows as it was.
    fn tell_lost(&self, pulled: &Pulled, theirs: &Theirs<'_>, writes: &mut Vec<Write>) {
        for ((scope, key), row) in self.still_in_scope(pulled) {
            if self.speaks_of(key) {
                continue;
            }
            let now = theirs.get(&(scope.as_str(), key)).copied();
            let lost = match (row, now) {
                (Row::Booking(mine), now) if self.is_desk_of(mine.class) => lost_booking(mine, now),
                (Row::Slot(mine), now) if offers(pulled, mine) => lost_slot(mine, now),
                _ => None,
            };
            if let Some((id, mutation)) = lost {
                writes.push(told(id, mutation, RefusalReason::Forgotten));
            }
        }
    }

    fn still_in_scope<'a>(
        &'a self,
        pulled: &'a Pulled,
    ) -> impl Iterator<Item = (&'a FullKey, &'a Row)> {
        let rows = self.base.iter();
        rows.filter(|((scope, _), _)| pulled.scopes.contains(scope))
    }

    fn speaks_of(&self, key: &RowKey) -> bool {
        let mut lines = self.outbox.values();
        lines.any(|line| line.envelope.mutation.subject() == *key)
    }

    /// Whether the person is a teacher of that class.
    fn is_desk_of(&self, class: ClassId) -> bool {
        let key = RowKey {
            of: Collection::ClassDesk,
            id: class.to_string(),
        };
        self.base.keys().any(|(_, row)| *row == key)
    }
}

/// Whether the person publishes for the slot's company, which then is a scope of theirs.
fn offers(pulled: &Pulled, slot: &Slot) -> bool {
    let company = ["company:", &slot.company.to_string()].concat();
    pulled.scopes.contains(&company)
}

fn theirs(pulled: &Pulled) -> Theirs<'_> {
    let mut rows = Theirs::new();
    for change in &pulled.changes {
        let key = (change.scope.as_str(), &change.key);
        match &change.row {
            Some(row) => rows.insert(key, row),
            None => rows.remove(&key),
        };
    }
    rows
}

fn is_live(booking: &Booking) -> bool {
    matches!(
        booking.state,
        BookingState::Accepted | BookingState::Waiting(_)
    )
}

/// What its teacher had done and the server does not know any more: asked, or given back.
fn lost_booking(mine: &Booking, now: Option<&Row>) -> Option<(Uuid, Mutation)> {
    let id = mine.id;
    match now {
        None if is_live(mine) => {
            let request = Request {
                id,
                slot: mine.slot,
                slot_rev: 0,
                class: mine.class,
                seats: mine.seats,
                on_full: OnFull::Wait,
                note: mine.note.clone(),
            };
            Some((id.0, Mutation::BookingRequest(request)))
        }
        Some(Row::Booking(now)) if mine.state == BookingState::Cancelled && is_live(now) => {
            Some((id.0, Mutation::BookingCancel { id }))
        }
        _ => None,
    }
}

/// What its company had done and the server does not know any more: published, changed, or cancelled.
fn lost_slot(mine: &Slot, now: Option<&Row>) -> Option<(Uuid, Mutation)> {
    let id = mine.id;
    let mutation = match (&mine.status, now) {
        (SlotStatus::Open, None) => Mutation::SlotPublish {
            id,
            company: mine.company,
            draft: mine.draft.clone(),
        },
        (SlotStatus::Cancelled(reason), Some(Row::Slot(now))) if now.status == SlotStatus::Open => {
            Mutation::SlotCancel {
                id,
                reason: reason.clone(),
            }
        }
        (SlotStatus::Open, Some(Row::Slot(now)))
            if now.rev < mine.rev && now.draft != mine.draft =>
        {
            let draft = mine.draft.clone();
            Mutation::SlotEdit { id, draft }
        }
        _ => return None,
    };
    Some((id.0, mutation))
}

/// The refusal is known by the thing's own identity, so that it is noted once however often the server is put back.
fn told(id: Uuid, mutation: Mutation, reason: RefusalReason) -> Write {
    let refused = Refused {
        id,
        mutation,
        base_rev: 0,
        refusal: Refusal::bare(reason),
        later: Box::default(),
    };
    Write::Refusal {
        id,
        refused: Some(refused),
    }
}

fn line(id: Uuid, base_rev: u64, mutation: Mutation) -> Envelope {
    Envelope {
        n: 0,
        id,
        base_rev,
        mutation,
        former: Vec::new(),
    }
}
