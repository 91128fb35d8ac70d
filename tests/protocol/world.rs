//! Devices, server and the network between them.

use std::collections::BTreeMap;

use domain::carnet::{Entry, EntryEdit, EntryKind};
use domain::ids::{BookingId, ClassId, ClientId, EntryId, UserId};
use domain::visit::{OnFull, Request};
use jiff::civil::Date;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::replica::{Batch, Plan, Pulled, Replica};
use protocol::wire::{PushRequest, PushResponse};
use uuid::Uuid;

use crate::device::Device;
use crate::server::Server;

type Who = (usize, usize);

/// Something that happens.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// A person changes something.
    Change(Who, u8),
    /// A push; the number is the fault: none, lost request, lost answer, doubled, late answer.
    Push(Who, u8),
    /// A pull; the number is the fault: none, cut after so many pages, or all but the last step late.
    Pull(Who, u8),
    /// An answer that was held back arrives.
    Late(usize),
    /// A tab is killed and opened again.
    Crash(Who),
    /// A row on a disk is spoilt.
    Damage(Who),
    /// All cursors are void.
    NewEpoch,
    /// A company cancels a slot.
    CancelSlot(u8),
    /// A proxy takes no request of this tab, not even its first line alone.
    TooLarge(Who),
}

enum LateAnswer {
    Push(Who, ClientId, PushResponse),
    Pull(Who, Pulled),
}

pub(crate) struct World {
    server: Server,
    devices: Vec<Device>,
    late: Vec<LateAnswer>,
    typed: u32,
    /// Identities of all changes that were called saved, by device.
    saved: Vec<(usize, Uuid)>,
    /// The last text that was called saved, by device and entry.
    texts: BTreeMap<(usize, EntryId), String>,
}

impl World {
    /// Two devices of one pupil, one of a teacher.
    pub(crate) fn new() -> Self {
        let user = |n| UserId(Uuid::from_u128(n));
        let owners = [user(1), user(1), user(2)];
        Self {
            server: Server::new(),
            devices: (1..)
                .zip(owners)
                .map(|(n, user)| Device::new(n, user))
                .collect(),
            late: Vec::new(),
            typed: 0,
            saved: Vec::new(),
            texts: BTreeMap::new(),
        }
    }

    pub(crate) fn backup(&self) -> Server {
        self.server.clone()
    }

    pub(crate) fn restore(&mut self, backup: Server) {
        let epoch = self.server.epoch();
        self.server = backup;
        while self.server.epoch() <= epoch {
            self.server.new_epoch();
        }
    }

    pub(crate) fn run(&mut self, act: &Act) {
        match act {
            Act::Change(who, choice) => self.change(*who, *choice),
            Act::Push(who, fault) => self.push(*who, *fault),
            Act::Pull(who, fault) => self.pull(*who, *fault),
            Act::Late(at) => self.arrive(*at),
            Act::Crash((device, tab)) => self.devices[*device].crash(*tab),
            Act::Damage((device, _)) => self.devices[*device].damage(),
            Act::NewEpoch => self.server.new_epoch(),
            Act::CancelSlot(number) => self.server.cancel_slot(*number),
            Act::TooLarge(who) => self.put_aside(*who),
        }
    }

    fn change(&mut self, (device, tab): Who, choice: u8) {
        let view = self.devices[device].view(tab);
        let Some((mutation, base_rev)) = self.choose(device, &view, choice) else {
            return;
        };
        let id = self.devices[device].fresh();
        let refused_before: Vec<_> = view.refusals.iter().map(|refused| refused.id).collect();
        let text = match &mutation {
            Mutation::EntryEdit { id, edit } => edit.text.clone().map(|text| (*id, text)),
            _ => None,
        };
        let machine = &mut self.devices[device];
        machine.commit(tab, |replica| {
            replica.enqueue(mutation, base_rev, id).unwrap()
        });
        let refused = machine.tabs[tab].memory.refusals();
        let taken_up =
            |saved: &Uuid| refused_before.contains(saved) && !refused.contains_key(saved);
        self.saved
            .retain(|(owner, saved)| *owner != device || !taken_up(saved));
        let joined = !machine.tabs[tab]
            .memory
            .outbox()
            .values()
            .any(|line| line.envelope.id == id);
        if !joined {
            self.saved.push((device, id));
        }
        if let Some((entry, text)) = text {
            // A spoilt row hides its entry until the next pull.
            if let Some(item) = machine.view(1 - tab).entries.get(&entry) {
                assert_eq!(
                    item.value.text, text,
                    "what is saved is shown, in the other tab too"
                );
            }
            self.texts.insert((device, entry), text);
        }
    }

    fn choose(&mut self, device: usize, view: &View, choice: u8) -> Option<(Mutation, u64)> {
        self.typed += 1;
        let pick = usize::from(choice / 8);
        if device == 2 {
            return self.choose_for_teacher(view, choice);
        }
        let entry = view.entries.values().nth(pick % view.entries.len().max(1));
        match (choice % 8, entry) {
            (0, _) | (1..=5, None) => {
                let id = EntryId(self.devices[device].fresh());
                let date = Date::constant(2026, 11, 3);
                let entry = Entry::new(id, EntryKind::Libre, date);
                Some((Mutation::EntryCreate(entry), 0))
            }
            (1..=4, Some(entry)) => {
                let edit = EntryEdit {
                    text: Some(format!("text {}", self.typed)),
                    ..EntryEdit::default()
                };
                let id = entry.value.id;
                Some((Mutation::EntryEdit { id, edit }, entry.value.rev))
            }
            (5, Some(entry)) => {
                let id = entry.value.id;
                Some((Mutation::EntryDelete { id }, entry.value.rev))
            }
            (_, _) => {
                let metier = format!("m{}", pick % 3);
                let on = !view.favourites.contains_key(&metier);
                Some((Mutation::FavouriteSet { metier, on }, 0))
            }
        }
    }

    fn choose_for_teacher(&mut self, view: &View, choice: u8) -> Option<(Mutation, u64)> {
        let mut live = view.bookings.values();
        if choice.is_multiple_of(3)
            && let Some(booking) = live.nth(usize::from(choice / 64))
        {
            let id = booking.request.id;
            return Some((Mutation::BookingCancel { id }, 0));
        }
        let slot = view.slots.values().nth(usize::from(choice % 2))?;
        let request = Request {
            id: BookingId(self.devices[2].fresh()),
            slot: slot.value.id,
            slot_rev: slot.value.rev,
            class: ClassId(Uuid::from_u128(7)),
            seats: 12,
            on_full: if choice < 128 {
                OnFull::Wait
            } else {
                OnFull::Refuse
            },
            note: String::new(),
        };
        Some((Mutation::BookingRequest(request), 0))
    }

    fn take_push(&mut self, (device, tab): Who) -> Option<PushRequest> {
        let mut request = None;
        self.devices[device].commit(tab, |replica| match replica.next_push(Batch::default()) {
            Some((lines, plan)) => {
                request = Some(lines);
                plan
            }
            None => Plan::default(),
        });
        request
    }

    fn push(&mut self, who: Who, fault: u8) {
        let Some(request) = self.take_push(who) else {
            return;
        };
        if fault == 1 {
            return;
        }
        let user = self.devices[who.0].user;
        let mut response = self.server.push(user, &request);
        if fault == 3 {
            response = self.server.push(user, &request);
        }
        let client = request.author.client;
        match fault {
            2 => {}
            4 => self.late.push(LateAnswer::Push(who, client, response)),
            _ => self.answer(who, client, &response),
        }
    }

    fn answer(&mut self, (device, tab): Who, client: ClientId, response: &PushResponse) {
        let before = self.devices[device].view(tab);
        let fresh = self.devices[device].fresh_client();
        self.devices[device].commit(tab, |replica| replica.on_push(client, response, fresh).0);
        let after = self.devices[device].view(tab);
        if response.stop.is_none() && after.refusals.len() == before.refusals.len() {
            let texts = |view: &View| -> Vec<String> {
                view.entries
                    .values()
                    .map(|item| item.value.text.clone())
                    .collect()
            };
            assert_eq!(
                texts(&before),
                texts(&after),
                "settled is shown until pulled"
            );
        }
    }

    fn pull(&mut self, who: Who, fault: u8) {
        let (device, tab) = who;
        let user = self.devices[device].user;
        let mut pages = 0;
        loop {
            let machine = &mut self.devices[device].tabs[tab];
            let kept = machine.pulling.take();
            let mut round = kept
                .filter(|round| round.fits(&machine.memory))
                .unwrap_or_else(|| machine.memory.begin_pull());
            let page = self.server.pull(user, &round.query());
            if (1..4).contains(&fault) && pages + 1 == fault {
                machine.pulling = Some(round);
                return;
            }
            pages += 1;
            match round.take(page) {
                None => machine.pulling = Some(round),
                Some(pulled) if fault == 5 => {
                    self.late.push(LateAnswer::Pull(who, pulled));
                    return;
                }
                Some(pulled) => {
                    self.devices[device].commit(tab, |replica| replica.on_pull(&pulled));
                    return;
                }
            }
        }
    }

    /// As the engine does it: only what was sent, and what a whole pull has not answered.
    fn put_aside(&mut self, who: Who) {
        if self.take_push(who).is_none() {
            return;
        }
        self.pull(who, 0);
        let (device, tab) = who;
        let pending = |replica: &Replica| -> Vec<Uuid> {
            let lines = replica.outbox().values().filter(|line| line.is_pending());
            lines.map(|line| line.envelope.id).collect()
        };
        let memory = &self.devices[device].tabs[tab].memory;
        let before = pending(memory);
        let Some(id) = before.first().copied() else {
            return;
        };
        let first = memory.outbox().values().find(|line| line.is_pending());
        let taken = first.is_some_and(|line| line.envelope.n <= memory.meta().acked);
        let queued = memory.outbox().values().map(|line| line.envelope.id);
        let answered: Vec<Uuid> = queued.filter(|id| !before.contains(id)).collect();
        let fresh = self.devices[device].fresh_client();
        self.devices[device].commit(tab, |replica| replica.put_aside(id, fresh));
        let memory = &self.devices[device].tabs[tab].memory;
        let after = pending(memory);
        if taken {
            assert_eq!(after, before, "what the server has is not put aside");
            return;
        }
        // What a restored server has lost since it answered goes out again, before the rest.
        let again = after.iter().take_while(|id| answered.contains(id)).count();
        let rest = &after[again..];
        assert_eq!(rest, &before[1..], "the rest of the queue stays, in order");
        if !memory.refusals().contains_key(&id) {
            // A later edit of the same entry took it up.
            self.saved.retain(|(_, saved)| *saved != id);
        }
    }

    fn arrive(&mut self, at: usize) {
        if self.late.is_empty() {
            return;
        }
        match self.late.remove(at % self.late.len()) {
            LateAnswer::Push(who, client, response) => self.answer(who, client, &response),
            LateAnswer::Pull((device, tab), pulled) => {
                self.devices[device].commit(tab, |replica| replica.on_pull(&pulled));
            }
        }
    }

    /// The network is good again: a bounded number of rounds on each device.
    pub(crate) fn heal(&mut self) {
        while !self.late.is_empty() {
            self.arrive(0);
        }
        for _ in 0..4 {
            for device in 0..3 {
                self.devices[device].crash(0);
                for _ in 0..6 {
                    self.push((device, 0), 0);
                }
                self.pull((device, 0), 0);
            }
        }
    }

    /// I4 at rest every device shows the server's state; I5 its queue is empty; I2 nothing was done twice.
    pub(crate) fn check_rest(&mut self) {
        for device in 0..3 {
            for tab in 0..2 {
                self.devices[device].view(tab);
                let machine = &self.devices[device];
                let memory = &machine.tabs[tab].memory;
                assert!(memory.outbox().is_empty(), "I5: {:?}", memory.outbox());
                assert_eq!(*memory.base(), self.server.rows(machine.user), "I4");
            }
        }
        assert!(self.server.effects.values().all(|times| *times == 1), "I2");
    }

    /// And I3: every saved change had its effect or is refused on its device with a reason; I7: so has the
    /// last text of each entry.
    pub(crate) fn check(&mut self) {
        self.check_rest();
        for (device, id) in &self.saved {
            let refused = self.devices[*device].tabs[0]
                .memory
                .refusals()
                .contains_key(id);
            let done = self.server.effects.contains_key(id);
            assert!(done != refused, "I3: done {done}, refused {refused}");
        }
        for ((device, entry), text) in &self.texts {
            let refusals = self.devices[*device].tabs[0].memory.refusals();
            let refused = refusals.values().any(|refused| match &refused.mutation {
                Mutation::EntryEdit { id, edit } => id == entry && edit.text.as_ref() == Some(text),
                Mutation::EntryCreate(created) => created.id == *entry && created.text == *text,
                _ => false,
            });
            let taken = self.server.texts.contains(&(*entry, text.clone()));
            assert!(taken || refused, "I7: {text}");
        }
    }
}
