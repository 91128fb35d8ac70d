//! `kill -9`, at any moment, many times; and a stop that is asked for.

use std::collections::BTreeMap;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::ids::EntryId;
use domain::visit::BookingState;
use protocol::mutation::Mutation;

use crate::device::{Device, texts};
use crate::process::{Place, Server};

/// Longest time from the beginning of a push to the end of the process: longer than most pushes take.
const LONGEST: u64 = 60_000;

/// Numbers that can be had again.
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let given = std::env::var("PARCOURS_FAULTS_SEED").ok();
        let seed = given.and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or(now.as_millis() as u64 | 1);
        println!("PARCOURS_FAULTS_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

fn rounds() -> u64 {
    let given = std::env::var("PARCOURS_FAULTS_ROUNDS").ok();
    given.and_then(|rounds| rounds.parse().ok()).unwrap_or(15)
}

/// A server that dies while a push is under way.
struct Killing {
    pushing: Sender<()>,
    death: JoinHandle<()>,
}

impl Killing {
    /// Kills it at a random moment of the push that begins now, or right after the push's answer if that comes first.
    fn during(dice: &mut Dice, server: Server) -> Self {
        let moment = Duration::from_micros(dice.below(LONGEST));
        let (pushing, push) = channel();
        let death = thread::spawn(move || {
            // Nothing is ever sent: the push ends, or the moment comes.
            let _ = push.recv_timeout(moment);
            server.kill();
        });
        Self { pushing, death }
    }

    /// The push has its answer, or none; waits for the end of the server.
    fn pushed(self) {
        drop(self.pushing);
        self.death.join().unwrap();
    }
}

/// What a pupil has written, by page: the last text.
#[derive(Default)]
struct Written(BTreeMap<EntryId, String>);

impl Written {
    fn more(&mut self, pupil: &mut Device, dice: &mut Dice) {
        for _ in 0..=dice.below(6) {
            let text = format!("{} {}", dice.below(1 << 40), "forge ".repeat(400));
            let pick = usize::try_from(dice.below(8)).unwrap();
            match self.0.iter_mut().nth(pick) {
                Some((id, last)) => {
                    pupil.write(*id, &text);
                    *last = text;
                }
                None => {
                    let id = pupil.page(&text);
                    self.0.insert(id, text);
                }
            }
        }
    }
}

#[test]
fn a_server_killed_in_mid_push_has_lost_and_doubled_nothing() {
    let place = Place::new();
    let mut dice = Dice::new();
    let mut server = place.serve();
    let mut pupil = Device::pupil(&server.address);
    pupil.rest(&server.address);
    let begun_with = pupil.view().entries.len();
    let queue = pupil.replica.meta().client;
    let mut written = Written::default();
    let mut cut = 0;
    for _ in 0..rounds() {
        written.more(&mut pupil, &mut dice);
        let address = server.address.clone();
        let killing = Killing::during(&mut dice, server);
        cut += u32::from(pupil.push(&address).is_err());
        killing.pushed();
        server = place.serve();
    }
    pupil.rest(&server.address);
    assert_eq!(
        pupil.replica.meta().client,
        queue,
        "what was acknowledged is there: the numbers never parted"
    );
    assert!(pupil.view().refusals.is_empty());
    let there = pupil.told(&server.address);
    assert_eq!(there.entries.len(), begun_with + written.0.len());
    for (id, text) in &written.0 {
        assert_eq!(texts(&there, *id), [text.clone()], "once, and whole");
    }
    drop(server);
    place.must(&["check"]);
    assert!(
        cut > 0,
        "no push was ever cut: the moments are all too late"
    );
}

#[test]
fn places_are_right_after_a_kill_in_the_middle_of_bookings() {
    let place = Place::new();
    let mut dice = Dice::new();
    let mut server = place.serve();
    let mut teacher = Device::teacher(&server.address);
    teacher.rest(&server.address);
    for _ in 0..rounds() / 2 {
        let view = teacher.view();
        let live = view.bookings.values().find(|item| {
            let state = item.booking.as_ref().map(|booking| &booking.state);
            matches!(
                state,
                Some(BookingState::Accepted | BookingState::Waiting(_))
            )
        });
        if let Some(item) = live {
            teacher.change(
                Mutation::BookingCancel {
                    id: item.request.id,
                },
                0,
            );
        }
        let address = server.address.clone();
        let killing = Killing::during(&mut dice, server);
        // Cut or not: the next round sees to it.
        let _ = teacher.push(&address);
        killing.pushed();
        server = place.serve();
        teacher.rest(&server.address);
    }
    drop(server);
    place.must(&["check"]);
}
