//! Devices, server and the network between them.

mod checks;
mod choices;

use std::collections::BTreeMap;

use domain::attachment::{Attachment, AttachmentKind, BlobId};
use domain::carnet::{Entry, EntryEdit, EntryKind};
use domain::ids::{BookingId, ClassId, ClientId, EntryId, UserId};
use domain::visit::{OnFull, RefusalReason, Request};
use jiff::civil::Date;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::replica::{Batch, Line, LineStatus, Plan, Pulled, Replica, Write};
use protocol::wire::{Outcome, PushRequest, PushResponse, PushStop};
use uuid::Uuid;

use crate::device::Device;
use crate::server::{Flaw, Server};

type Who = (usize, usize);

/// Something that happens.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// A person changes something.
    Change(Who, u8),
    /// A push; the number is the fault: none, lost request, lost answer, doubled, late answer, late request, a
    /// copy of it late.
    Push(Who, u8),
    /// A pull; the number is the fault: none, cut after so many pages, or all but the last step late.
    Pull(Who, u8),
    /// An answer or a request that was held back arrives.
    Late(usize),
    /// A tab is killed and opened again.
    Crash(Who),
    /// A row on a disk is spoilt.
    Damage(Who),
    /// All cursors are void.
    NewEpoch,
    /// A company cancels a slot.
    CancelSlot(u8),
    /// Somebody else has signed in on the device, and a tab of before sends.
    Stranger(Who),
    /// A proxy takes no request of this tab, not even its first line alone.
    TooLarge(Who),
}

enum Held {
    Request(Who, PushRequest),
    Push(Who, ClientId, PushResponse),
    Pull(Who, Pulled),
}

pub(crate) struct World {
    server: Server,
    devices: Vec<Device>,
    late: Vec<Held>,
    typed: u32,
    /// Identities of all changes that were called saved, by device.
    saved: Vec<(usize, Uuid)>,
    /// The last text that was called saved, by device, entry and part.
    texts: BTreeMap<(usize, EntryId, Option<String>), String>,
    /// Texts that a person wrote another over, seeing them.
    replaced: Vec<(EntryId, String)>,
}

/// The text of an entry, or of one of its parts.
fn text_of(entry: &Entry, part: Option<&str>) -> String {
    match part {
        None => entry.text.clone(),
        Some(key) => entry
            .parts
            .get(key)
            .map(|part| part.text.clone())
            .unwrap_or_default(),
    }
}

impl World {
    /// Two devices of one pupil, one of a teacher.
    pub(crate) fn new() -> Self {
        Self::with(None)
    }

    /// One whose guard is off.
    pub(crate) fn with(flaw: Option<Flaw>) -> Self {
        let user = |n| UserId(Uuid::from_u128(n));
        let owners = [user(1), user(1), user(2)];
        Self {
            server: Server::with(flaw),
            devices: (1..)
                .zip(owners)
                .map(|(n, user)| Device::new(n, user))
                .collect(),
            late: Vec::new(),
            typed: 0,
            saved: Vec::new(),
            texts: BTreeMap::new(),
            replaced: Vec::new(),
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
            Act::Stranger(who) => self.push_as_a_stranger(*who),
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
            Mutation::EntryEdit { id, edit } => {
                let text = edit.text.clone().map(|text| (*id, None, text));
                let mut parts = edit.parts.clone().into_iter();
                text.or_else(|| parts.next().map(|(key, text)| (*id, Some(key), text)))
            }
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
        if let Some((entry, part, text)) = text {
            let there = |view: &View| {
                let item = view.entries.get(&entry)?;
                Some(text_of(&item.value, part.as_deref()))
            };
            let former = there(&view);
            self.replaced.extend(former.map(|text| (entry, text)));
            // A spoilt row hides its entry until the next pull.
            if let Some(shown) = there(&machine.view(1 - tab)) {
                assert_eq!(shown, text, "what is saved is shown, in the other tab too");
            }
            self.texts.insert((device, entry, part), text);
        }
    }

    fn take_push(&mut self, (device, tab): Who) -> Option<PushRequest> {
        let mut request: Option<PushRequest> = None;
        let unsent = self.devices[device].unsent.clone();
        self.devices[device].commit(tab, |replica| {
            let waits = |file| unsent.contains(&file);
            match replica.next_push(Batch::default(), waits) {
                Some((lines, plan)) => {
                    request = Some(lines);
                    plan
                }
                None => Plan::default(),
            }
        });
        let mut request = request?;
        // Whose queue it is, as the engine says it.
        request.author.user = Some(self.devices[device].user);
        request.lacks = self.devices[device].lacks.iter().copied().collect();
        Some(request)
    }

    /// The next file that the queue waits for goes out. Whether there was one.
    fn send_file(&mut self, (device, tab): Who) -> bool {
        let machine = &mut self.devices[device];
        let mut named = machine.tabs[tab].memory.named_files();
        let Some(file) = named.find(|file| machine.unsent.contains(file)) else {
            return false;
        };
        drop(named);
        machine.unsent.remove(&file);
        self.server.take_file(machine.user, file);
        true
    }

    fn push(&mut self, who: Who, fault: u8) {
        let request = loop {
            match self.take_push(who) {
                Some(request) => break request,
                None if self.send_file(who) => {}
                None => return,
            }
        };
        if fault == 1 {
            return;
        }
        if fault >= 5 {
            self.late.push(Held::Request(who, request.clone()));
        }
        if fault == 5 {
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
            4 => self.late.push(Held::Push(who, client, response)),
            _ => self.answer(who, client, &response),
        }
    }

    fn push_as_a_stranger(&mut self, who: Who) {
        let Some(request) = self.take_push(who) else {
            return;
        };
        let stranger = self.devices[2 - who.0.min(1) * 2].user;
        if let Some(response) = self.server.push_as(stranger, &request) {
            self.answer(who, request.author.client, &response);
        }
    }

    fn answer(&mut self, (device, tab): Who, client: ClientId, response: &PushResponse) {
        let before = self.devices[device].view(tab);
        let fresh = self.devices[device].fresh_client();
        self.devices[device].commit(tab, |replica| replica.on_push(client, response, fresh).0);
        if let Some(PushStop::NoFile { blob, .. }) = response.stop {
            let machine = &mut self.devices[device];
            let again = machine.made.contains(&blob);
            let of = if again {
                &mut machine.unsent
            } else {
                &mut machine.lacks
            };
            of.insert(blob);
        }
        let after = self.devices[device].view(tab);
        if response.stop.is_none() && after.refusals.len() == before.refusals.len() {
            let texts = |view: &View| -> Vec<String> {
                view.entries
                    .values()
                    .flat_map(|item| item.value.writings().cloned())
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
                    self.late.push(Held::Pull(who, pulled));
                    return;
                }
                Some(pulled) => {
                    self.take_pull(who, &pulled);
                    return;
                }
            }
        }
    }

    fn take_pull(&mut self, (device, tab): Who, pulled: &Pulled) {
        let fresh = self.devices[device].fresh_ids();
        let dies = self.server.flaw() == Some(Flaw::SettledApart);
        self.devices[device].commit(tab, |replica| {
            let mut plan = replica.on_pull(pulled, fresh);
            if dies && !replica.outbox().is_empty() {
                plan.writes
                    .retain(|write| !matches!(write, Write::Row { .. }));
            }
            plan
        });
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
        let first = memory.outbox().first_key_value();
        let done =
            |line: &&Line| line.is_pending() || line.status == LineStatus::Settled(Outcome::Done);
        let lines = memory.outbox().values().filter(done);
        let rest: Vec<Uuid> = lines.map(|line| line.envelope.id).skip(1).collect();
        let waits =
            first.is_none_or(|(n, line)| line.envelope.id != id || *n <= memory.meta().acked);
        let fresh = self.devices[device].fresh_client();
        self.devices[device].commit(tab, |replica| replica.put_aside(id, fresh));
        let memory = &self.devices[device].tabs[tab].memory;
        let after = pending(memory);
        if waits {
            assert_eq!(
                after, before,
                "what the server has is not put aside, nor what follows what it lost"
            );
            return;
        }
        assert_eq!(after, rest, "the rest of the queue stays, in order");
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
            Held::Request(who, request) => {
                let user = self.devices[who.0].user;
                let response = self.server.push(user, &request);
                self.answer(who, request.author.client, &response);
            }
            Held::Push(who, client, response) => self.answer(who, client, &response),
            Held::Pull(who, pulled) => self.take_pull(who, &pulled),
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
}
