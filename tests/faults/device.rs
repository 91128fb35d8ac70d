//! A browser: its cookie and its local database, which outlive every server.

use std::io;

use domain::carnet::{Entry, EntryEdit, EntryKind};
use domain::ids::{ClientId, EntryId};
use jiff::civil::date;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::replica::{After, Batch, Plan, Replica};
use protocol::row::Row;
use protocol::wire::{PullPage, PushResponse};
use uuid::Uuid;

use crate::http::{Answer, Request};

/// The pupil of the demo.
const PUPIL: (&str, &str) = (
    "/api/v1/session/pupil",
    r#"{"code":"DEMO-4EB2","pseudonym":"Colibri","secret":"lune table cerise velo nuage"}"#,
);
/// The teacher of the demo.
const TEACHER: (&str, &str) = (
    "/api/v1/session/adult",
    r#"{"login":"prof.demo","passphrase":"demo parcours metiers"}"#,
);
pub(crate) const PUSH: &str = "/api/v1/sync/push";

pub(crate) struct Device {
    pub(crate) cookie: String,
    pub(crate) replica: Replica,
}

/// Why a round ended early: the connection, or an answer that is none.
#[derive(Debug)]
pub(crate) enum Trouble {
    Cut,
    Status(u16),
    Later,
}

impl From<io::Error> for Trouble {
    fn from(_: io::Error) -> Self {
        Self::Cut
    }
}

impl Device {
    pub(crate) fn pupil(address: &str) -> Self {
        Self::of(address, PUPIL)
    }

    pub(crate) fn teacher(address: &str) -> Self {
        Self::of(address, TEACHER)
    }

    fn of(address: &str, (path, words): (&str, &str)) -> Self {
        let answer = Request::post(path, None, words.as_bytes()).send(address);
        Self {
            cookie: answer.unwrap().cookie(),
            replica: Replica::new(fresh()),
        }
    }

    /// Another device of the same person and session.
    pub(crate) fn beside(&self) -> Self {
        Self {
            cookie: self.cookie.clone(),
            replica: Replica::new(fresh()),
        }
    }

    fn commit(&mut self, plan: Plan) {
        self.replica.apply(plan);
    }

    pub(crate) fn change(&mut self, mutation: Mutation, base_rev: u64) {
        let plan = self.replica.enqueue(mutation, base_rev, Uuid::now_v7());
        self.commit(plan.unwrap());
    }

    /// A new page with this text.
    pub(crate) fn page(&mut self, text: &str) -> EntryId {
        let id = EntryId(Uuid::now_v7());
        let mut entry = Entry::new(id, EntryKind::Libre, date(2026, 11, 3));
        entry.text = text.into();
        self.change(Mutation::EntryCreate(entry), 0);
        id
    }

    pub(crate) fn write(&mut self, id: EntryId, text: &str) {
        let rev = self.view().entries[&id].value.rev;
        let edit = EntryEdit {
            text: Some(text.into()),
            ..EntryEdit::default()
        };
        self.change(Mutation::EntryEdit { id, edit }, rev);
    }

    pub(crate) fn view(&self) -> View {
        View::of(&self.replica)
    }

    pub(crate) fn pending(&self) -> usize {
        self.replica.pending()
    }

    fn ask(&self, request: &Request<'_>, address: &str) -> Result<Answer, Trouble> {
        let answer = request.send(address)?;
        match answer.status {
            200 => Ok(answer),
            status => Err(Trouble::Status(status)),
        }
    }

    /// Sends what waits, in one request; false when nothing does.
    pub(crate) fn push(&mut self, address: &str) -> Result<bool, Trouble> {
        let Some((request, plan)) = self.replica.next_push(Batch::default(), |_| false) else {
            return Ok(false);
        };
        self.commit(plan);
        let body = serde_json::to_vec(&request).unwrap();
        let post = Request::post(PUSH, Some(&self.cookie), &body);
        let response: PushResponse = self.ask(&post, address)?.json();
        let (plan, after) = self
            .replica
            .on_push(request.author.client, &response, fresh());
        self.commit(plan);
        match after {
            After::GoOn => Ok(true),
            After::Later | After::UpdateNeeded | After::SendFile(_) => Err(Trouble::Later),
        }
    }

    pub(crate) fn pull(&mut self, address: &str) -> Result<(), Trouble> {
        let mut round = self.replica.begin_pull();
        loop {
            let query = round.query();
            let mut path = format!("/api/v1/sync/pull?client={}", query.client);
            if let Some(cursor) = &query.cursor {
                path.push_str(&format!("&cursor={cursor}"));
            }
            if let Some(held) = query.held {
                path.push_str(&format!("&held={held}"));
            }
            let get = Request::get(&path, Some(&self.cookie));
            let page: PullPage = self.ask(&get, address)?.json();
            if let Some(pulled) = round.take(page) {
                let plan = self.replica.on_pull(&pulled, Uuid::now_v7);
                self.commit(plan);
                return Ok(());
            }
        }
    }

    /// Sends and reads until nothing waits.
    pub(crate) fn rest(&mut self, address: &str) {
        for _ in 0..8 {
            while self.push(address).unwrap() {}
            self.pull(address).unwrap();
            if self.replica.outbox().is_empty() {
                return;
            }
        }
        panic!("never at rest: {:?}", self.replica.outbox());
    }

    /// What a device without any history of its own is told: the server's state.
    pub(crate) fn told(&self, address: &str) -> View {
        let mut anew = self.beside();
        anew.pull(address).unwrap();
        anew.view()
    }
}

/// The texts of an entry on the server.
pub(crate) fn texts(view: &View, id: EntryId) -> Vec<String> {
    let entry = view.entries.get(&id);
    entry.map_or_else(Vec::new, |item| item.value.texts().cloned().collect())
}

/// The bookings among some rows.
pub(crate) fn bookings(device: &Device) -> usize {
    let rows = device.replica.base().values();
    rows.filter(|row| matches!(row, Row::Booking(_))).count()
}

fn fresh() -> ClientId {
    ClientId(Uuid::now_v7())
}
