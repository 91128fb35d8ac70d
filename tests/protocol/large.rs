//! A proxy that takes only small requests stands before the server.

use std::collections::BTreeSet;

use domain::carnet::{Entry, EntryEdit, EntryKind, METIERS_MAX};
use domain::ids::{EntryId, UserId};
use domain::visit::RefusalReason;
use jiff::civil::Date;
use protocol::mutation::{Envelope, Mutation};
use protocol::overlay::Mark;
use protocol::replica::{Batch, Plan, may_be_too_large};
use protocol::wire::{LineResult, Outcome, PushRequest, PushResponse, Refusal, SIGNATURE};
use uuid::Uuid;

use crate::device::Device;
use crate::server::Server;

mod refused;

struct Behind {
    device: Device,
    server: Server,
    user: UserId,
    most: usize,
    batch: Batch,
    /// Bytes of each request, and whether the proxy let it through.
    requests: Vec<(usize, bool)>,
}

impl Behind {
    fn new(most: usize) -> Self {
        let user = UserId(Uuid::from_u128(1));
        Self {
            device: Device::new(1, user),
            server: Server::new(),
            user,
            most,
            batch: Batch::default(),
            requests: Vec::new(),
        }
    }

    fn change(&mut self, mutation: Mutation, base_rev: u64) -> Uuid {
        let id = self.device.fresh();
        self.device.commit(0, |replica| {
            replica.enqueue(mutation, base_rev, id).unwrap()
        });
        id
    }

    fn page(&mut self) -> EntryId {
        let id = EntryId(self.device.fresh());
        let entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
        self.change(Mutation::EntryCreate(entry), 0);
        id
    }

    fn write(&mut self, id: EntryId, text: &str) -> Uuid {
        let rev = self.device.view(0).entries[&id].value.rev;
        let edit = EntryEdit {
            text: Some(text.into()),
            ..EntryEdit::default()
        };
        self.change(Mutation::EntryEdit { id, edit }, rev)
    }

    fn next(&mut self) -> Option<PushRequest> {
        let (mut request, batch) = (None, self.batch);
        self.device
            .commit(0, |replica| match replica.next_push(batch, |_| false) {
                Some((lines, plan)) => {
                    request = Some(lines);
                    plan
                }
                None => Plan::default(),
            });
        request
    }

    /// Sends and reads until nothing moves any more, as the engine does.
    fn exchange(&mut self) {
        while let Some(request) = self.next() {
            assert!(self.requests.len() < 200, "it sends the same without end");
            let bytes = serde_json::to_string(&request).unwrap().len();
            let passes = bytes <= self.most;
            self.requests.push((bytes, passes));
            match request.lines.as_slice() {
                _ if passes => {
                    let response = self.server.push(self.user, &request);
                    let fresh = self.device.fresh_client();
                    let client = request.author.client;
                    self.device
                        .commit(0, |replica| replica.on_push(client, &response, fresh).0);
                    self.batch.grow();
                }
                [line] => {
                    self.pull();
                    if !may_be_too_large(line) {
                        return;
                    }
                    let fresh = self.device.fresh_client();
                    self.device
                        .commit(0, |replica| replica.put_aside(line.id, fresh));
                }
                lines => self.batch.shrink(lines.len()),
            }
        }
        self.pull();
    }

    fn pull(&mut self) {
        loop {
            let tab = &mut self.device.tabs[0];
            let mut round = tab
                .pulling
                .take()
                .unwrap_or_else(|| tab.memory.begin_pull());
            match round.take(self.server.pull(self.user, &round.query())) {
                None => tab.pulling = Some(round),
                Some(pulled) => {
                    let fresh = self.device.fresh_ids();
                    self.device
                        .commit(0, |replica| replica.on_pull(&pulled, fresh));
                    return;
                }
            }
        }
    }

    fn pending(&self) -> usize {
        self.device.tabs[0].memory.pending()
    }
}

#[test]
fn a_queue_too_large_for_a_proxy_goes_out_in_smaller_pieces_that_grow_again() {
    let mut behind = Behind::new(20_000);
    let pages: Vec<_> = (0..60).map(|_| behind.page()).collect();
    for id in &pages {
        behind.write(*id, &"forge ".repeat(150));
    }
    behind.exchange();
    assert_eq!(behind.pending(), 0);
    let view = behind.device.view(0);
    assert!(view.refusals.is_empty());
    assert!(
        pages
            .iter()
            .all(|id| view.entries[id].mark == Mark::Accepted)
    );
    let lines = behind.batch.lines();
    assert!(lines > 1, "grown again after the last success: {lines}");
    let refused = behind.requests.iter().filter(|(_, passed)| !passed).count();
    assert!(refused < 20, "{:?}", behind.requests);
}

#[test]
fn a_line_that_never_passes_is_put_aside_with_its_text_and_the_queue_moves_on() {
    let mut behind = Behind::new(20_000);
    let (long, short) = (behind.page(), behind.page());
    let text = "Une forge. ".repeat(2_000);
    let line = behind.write(long, &text);
    behind.write(short, "Court");
    behind.exchange();

    assert_eq!(behind.pending(), 0, "the queue moved on");
    let view = behind.device.view(0);
    assert_eq!(view.entries[&short].mark, Mark::Accepted);
    assert_eq!(view.entries[&short].value.text, "Court");
    let [refused] = view.refusals.as_slice() else {
        panic!("{:?}", view.refusals);
    };
    assert_eq!(refused.id, line);
    assert_eq!(refused.refusal.reason, RefusalReason::TooLarge);
    let item = &view.entries[&long];
    assert_eq!(item.value.text, text, "still in its page");
    assert!(matches!(item.mark, Mark::Refused(_)));

    // « Raccourci, il partira » is true.
    behind.write(long, "Une forge.");
    behind.exchange();
    let view = behind.device.view(0);
    assert!(view.refusals.is_empty(), "the refusal is settled by it");
    assert_eq!(view.entries[&long].value.text, "Une forge.");
    assert_eq!(view.entries[&long].mark, Mark::Accepted);
}

#[test]
fn what_was_shortened_while_the_long_text_was_on_its_way_is_not_hidden_by_it() {
    let mut behind = Behind::new(20_000);
    let id = behind.page();
    behind.exchange();
    behind.write(id, &"long ".repeat(5_000));
    assert!(behind.next().is_some(), "on its way");
    behind.write(id, "Court");
    behind.exchange();
    let view = behind.device.view(0);
    assert!(view.refusals.is_empty());
    assert_eq!(view.entries[&id].value.text, "Court");
    assert_eq!(view.entries[&id].mark, Mark::Accepted);
}

#[test]
fn what_was_written_on_a_page_that_the_server_refused_is_still_shown_and_kept_by_the_next_edit() {
    let mut behind = Behind::new(usize::MAX);
    let id = behind.page();
    behind.write(id, "Une forge");
    let request = behind.next().unwrap();
    let refused = |line: &Envelope| LineResult {
        n: line.n,
        outcome: Outcome::Refused(Refusal::bare(RefusalReason::Invalid)),
    };
    let response = PushResponse {
        sig: SIGNATURE.into(),
        results: request.lines.iter().map(refused).collect(),
        stop: None,
    };
    let (client, fresh) = (request.author.client, behind.device.fresh_client());
    behind
        .device
        .commit(0, |replica| replica.on_push(client, &response, fresh).0);

    let view = behind.device.view(0);
    assert_eq!(view.refusals.len(), 2);
    assert_eq!(view.entries[&id].value.text, "Une forge");
    assert!(matches!(view.entries[&id].mark, Mark::Refused(_)));

    let edit = EntryEdit {
        title: Some("Visite".into()),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit }, 0);
    let entry = &behind.device.view(0).entries[&id].value;
    assert_eq!(
        (entry.title.as_str(), entry.text.as_str()),
        ("Visite", "Une forge")
    );
}

#[test]
fn who_refuses_even_a_small_line_does_not_mean_its_size() {
    let mut behind = Behind::new(0);
    behind.page();
    behind.exchange();
    assert_eq!(behind.pending(), 1, "kept, and sent again later");
    assert!(behind.device.view(0).refusals.is_empty());
}
