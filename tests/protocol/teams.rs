//! One team, three members, each with a device that is often without a network: nothing that a member wrote is lost, unless a member
//! who saw it wrote over it. And a server that was put back to an older state gets it again.

use std::collections::BTreeMap;

use domain::equipe::{self, Equipe, EquipeEdit, NOTES, Stamps, Travail, of_affiche, of_jalon};
use domain::ids::{ClassId, ClientId, EquipeId, ProjetId};
use proptest::collection::vec;
use proptest::prelude::*;
use protocol::admission::{Admission, Fingerprint, admit};
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::replica::{Batch, Replica};
use protocol::row::{ClassEquipe, Row, RowKey};
use protocol::wire::{
    Change, LineResult, Outcome, PullPage, PullQuery, PushRequest, PushResponse, PushStop,
    SIGNATURE,
};
use uuid::Uuid;

const MEMBERS: usize = 3;
const SCOPE: &str = "desk";

fn id() -> EquipeId {
    EquipeId(Uuid::from_u128(1))
}

fn keys() -> [String; 3] {
    [NOTES.to_owned(), of_affiche("idee"), of_jalon("essai")]
}

/// Keeps the team by the rule alone.
#[derive(Clone)]
struct Server {
    run: u32,
    own: ClassEquipe,
    stamps: Stamps,
    queues: BTreeMap<ClientId, BTreeMap<u64, Fingerprint>>,
}

impl Server {
    fn new() -> Self {
        let equipe = Equipe {
            id: id(),
            projet: ProjetId(Uuid::from_u128(2)),
            nom: "Les Semeurs".into(),
            membres: Vec::new(),
            retiree: false,
        };
        Self {
            run: 1,
            own: ClassEquipe {
                class: ClassId(Uuid::from_u128(3)),
                equipe,
                pseudonymes: Vec::new(),
                travail: Travail::default(),
            },
            stamps: Stamps::default(),
            queues: BTreeMap::new(),
        }
    }

    fn push(&mut self, request: &PushRequest) -> PushResponse {
        let client = request.author.client;
        let queue = self.queues.entry(client).or_default();
        let mut results = Vec::new();
        let mut stop = None;
        for line in &request.lines {
            let print = Fingerprint {
                id: line.id,
                digest: None,
            };
            let last = queue.keys().next_back().copied().unwrap_or(0);
            let n = line.n;
            match admit(last, n, queue.get(&n).copied(), print) {
                Admission::Fresh => {
                    queue.insert(n, print);
                    if let Mutation::EquipeEdit { edit, .. } = &line.mutation {
                        let (team, work) = (&mut self.own.equipe, &mut self.own.travail);
                        let from = (line.base_rev, client);
                        equipe::merge(team, work, &mut self.stamps, from, edit);
                    }
                }
                Admission::Replay => {}
                Admission::Gap { expected } => stop = Some(PushStop::Gap { expected }),
                Admission::Reused => stop = Some(PushStop::Reused { n }),
            }
            if stop.is_some() {
                break;
            }
            let outcome = Outcome::Done;
            results.push(LineResult { n, outcome });
        }
        PushResponse {
            sig: SIGNATURE.into(),
            results,
            stop,
        }
    }

    fn pull(&self, query: &PullQuery) -> PullPage {
        let cursor = self.run.to_string();
        let reset = query.cursor.as_deref() != Some(&cursor);
        let row = Row::Equipe(self.own.clone());
        let queue = self.queues.get(&query.client);
        PullPage {
            sig: SIGNATURE.into(),
            cursor,
            reset,
            more: false,
            scopes: vec![SCOPE.into()],
            changes: vec![Change {
                scope: SCOPE.into(),
                key: RowKey::of(&row),
                row: Some(row),
            }],
            acked: queue
                .and_then(|queue| queue.keys().next_back().copied())
                .unwrap_or(0),
            results: Vec::new(),
            now: 0,
        }
    }

    /// Whether a text is in a part, or beside it.
    fn holds(&self, key: &str, text: &str) -> bool {
        let part = self.own.travail.parts.get(key);
        part.is_some_and(|part| part.texts().any(|one| one.contains(text)))
    }
}

struct Team {
    server: Server,
    devices: Vec<Replica>,
    ids: u128,
    typed: u32,
    /// Texts over which nobody who saw them has written, by the key of their part.
    live: Vec<(String, String)>,
}

impl Team {
    fn new() -> Self {
        let device = |n| Replica::new(ClientId(Uuid::from_u128(10 + n)));
        let mut team = Self {
            server: Server::new(),
            devices: (0..MEMBERS as u128).map(device).collect(),
            ids: 100,
            typed: 0,
            live: Vec::new(),
        };
        (0..MEMBERS).for_each(|who| team.pull(who));
        team
    }

    fn write(&mut self, who: usize, key: usize) {
        let view = View::of(&self.devices[who]);
        let key = keys()[key].clone();
        let work = &view.teams.equipes[&id()].value.travail;
        let (seen, base) = (work.text(&key).to_owned(), work.rev);
        self.typed += 1;
        let text = format!("texte {}.", self.typed);
        let edit = EquipeEdit {
            parts: [(key.clone(), text.clone())].into(),
            ..EquipeEdit::default()
        };
        self.ids += 1;
        let mutation = Mutation::EquipeEdit { id: id(), edit };
        let queued = self.devices[who].enqueue(mutation, base, Uuid::from_u128(self.ids));
        self.devices[who].apply(queued.unwrap());
        let view = View::of(&self.devices[who]);
        let shown = view.teams.equipes[&id()].value.travail.text(&key);
        assert_eq!(shown, text, "what is saved is shown");
        self.live.retain(|one| *one != (key.clone(), seen.clone()));
        self.live.push((key, text));
    }

    /// With the answer lost, or the request twice.
    fn push(&mut self, who: usize, fault: u8) {
        let Some((request, plan)) = self.devices[who].next_push(Batch::default(), |_| false) else {
            return;
        };
        self.devices[who].apply(plan);
        let mut answer = self.server.push(&request);
        if fault == 1 {
            return;
        }
        if fault == 2 {
            answer = self.server.push(&request);
        }
        let fresh = ClientId(self.fresh());
        let client = request.author.client;
        let (plan, _) = self.devices[who].on_push(client, &answer, fresh);
        self.devices[who].apply(plan);
    }

    fn pull(&mut self, who: usize) {
        let mut round = self.devices[who].begin_pull();
        let page = self.server.pull(&round.query());
        let pulled = round.take(page).unwrap();
        let mut ids = self.ids;
        let plan = self.devices[who].on_pull(&pulled, || {
            ids += 1;
            Uuid::from_u128(ids)
        });
        self.ids = ids;
        self.devices[who].apply(plan);
    }

    fn fresh(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    fn run(&mut self, (who, act, choice): (usize, u8, u8)) {
        match act {
            0..4 => self.write(who, usize::from(choice) % keys().len()),
            4..6 => self.push(who, choice % 3),
            _ => self.pull(who),
        }
    }

    /// The network is good again.
    fn heal(&mut self) {
        for _ in 0..4 {
            for who in 0..MEMBERS {
                (0..4).for_each(|_| self.push(who, 0));
                self.pull(who);
            }
        }
    }

    fn check(&self) {
        for (key, text) in &self.live {
            assert!(self.server.holds(key, text), "{text} is lost");
        }
        for device in &self.devices {
            assert_eq!(device.pending(), 0);
            let view = View::of(device);
            assert_eq!(view.teams.equipes[&id()].value, self.server.own);
        }
    }
}

fn acts(most: usize) -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    vec((0..MEMBERS, 0..8u8, any::<u8>()), 1..most)
}

proptest! {
    #[test]
    fn nothing_that_a_member_wrote_is_lost(acts in acts(60)) {
        let mut team = Team::new();
        acts.into_iter().for_each(|act| team.run(act));
        team.heal();
        team.check();
    }

    #[test]
    fn a_restored_server_gets_what_the_team_had_written(before in acts(20), lost in acts(30)) {
        let mut team = Team::new();
        before.into_iter().for_each(|act| team.run(act));
        let backup = team.server.clone();
        lost.into_iter().for_each(|act| team.run(act));
        // What every device has seen of it.
        team.heal();
        team.server = Server { run: team.server.run + 1, ..backup };
        team.heal();
        team.check();
    }
}
