//! Each guard has a companion: with the guard off, the same worlds and the same oracle find a counterexample within the
//! cases that run in every build. A guard that nobody would miss is none.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::collection::vec;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use crate::act;
use crate::server::Flaw;
use crate::world::World;

/// Most cases until it has to be found.
const CASES: u32 = 1_000;

/// The number of the first case that the oracle refuses; the same in every run.
fn found(flaw: Option<Flaw>) -> Option<u32> {
    let mut runner = TestRunner::deterministic();
    let worlds = vec(act(), 1..80);
    (0..CASES).find(|_| {
        let acts = worlds.new_tree(&mut runner).unwrap().current();
        let case = || {
            let mut world = World::with(flaw);
            acts.iter().for_each(|act| world.run(act));
            world.heal();
            world.check();
        };
        catch_unwind(AssertUnwindSafe(case)).is_err()
    })
}

#[test]
fn with_every_guard_on_nothing_is_found() {
    assert_eq!(found(None), None);
}

#[test]
fn lines_applied_each_time_they_come_are_noticed() {
    assert!(found(Some(Flaw::NoNumbers)).is_some());
}

#[test]
fn a_queue_taken_from_whoever_is_signed_in_is_noticed() {
    assert!(found(Some(Flaw::AnyOwner)).is_some());
}

#[test]
fn a_line_that_moved_and_is_applied_at_both_places_is_noticed() {
    assert!(found(Some(Flaw::NoFormer)).is_some());
}

#[test]
fn places_looked_up_before_they_are_written_are_noticed() {
    assert!(found(Some(Flaw::PlacesLookedUp)).is_some());
}

#[test]
fn a_cursor_by_time_is_noticed() {
    assert!(found(Some(Flaw::CursorByTime)).is_some());
}

#[test]
fn settled_lines_that_go_apart_from_the_rows_are_noticed() {
    assert!(found(Some(Flaw::SettledApart)).is_some());
}
