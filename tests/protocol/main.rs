//! The sync protocol under faults: three devices, each with two tabs, one server that applies the rules in
//! order, and a network that loses, doubles, delays and cuts. `PROPTEST_CASES` sets how many cases run;
//! a failure prints the smallest one found and its seed.

#![allow(clippy::unwrap_used)] // a test

mod companions;
mod device;
mod large;
mod server;
mod teams;
mod visits;
mod world;

use proptest::collection::vec;
use proptest::prelude::*;

use world::{Act, World};

fn act() -> impl Strategy<Value = Act> {
    let who = (0..3usize, 0..2usize);
    prop_oneof![
        6 => (who.clone(), any::<u8>()).prop_map(|(who, choice)| Act::Change(who, choice)),
        4 => (who.clone(), 0..7u8).prop_map(|(who, fault)| Act::Push(who, fault)),
        4 => (who.clone(), 0..6u8).prop_map(|(who, fault)| Act::Pull(who, fault)),
        2 => (0..8usize).prop_map(Act::Late),
        1 => who.clone().prop_map(Act::Crash),
        1 => who.prop_map(Act::Damage),
        1 => Just(Act::NewEpoch),
        1 => (0..2u8).prop_map(Act::CancelSlot),
        1 => (0..3usize, 0..2usize).prop_map(Act::TooLarge),
        1 => (0..3usize, 0..2usize).prop_map(Act::Stranger),
    ]
}

fn undamaging() -> impl Strategy<Value = Act> {
    act().prop_filter("the last copy", |act| !matches!(act, Act::Damage(_)))
}

proptest! {
    /// I2, I3, I4, I5, I7: see `World::check`.
    #[test]
    fn every_saved_change_arrives_once_or_says_why_not(acts in vec(act(), 1..80)) {
        let mut world = World::new();
        for act in &acts {
            world.run(act);
        }
        world.heal();
        world.check();
    }

    /// A server restored from yesterday's backup has lost what it had acknowledged; the devices still come to
    /// rest on its state, nothing is done twice, and what a pupil was shown comes back. No row is spoilt once the backup
    /// is made: it would be the last copy.
    #[test]
    fn a_restored_server_and_its_devices_agree_again(
        before in vec(act(), 1..30),
        lost in vec(undamaging(), 1..30),
        after in vec(undamaging(), 0..20),
    ) {
        let mut world = World::new();
        before.iter().for_each(|act| world.run(act));
        let backup = world.backup();
        lost.iter().for_each(|act| world.run(act));
        let shown = world.shown();
        world.restore(backup);
        after.iter().for_each(|act| world.run(act));
        world.heal();
        world.check_rest();
        world.check_kept(&shown);
    }
}
