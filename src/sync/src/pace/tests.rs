use super::*;

fn opened() -> Pace {
    let mut pace = Pace::new(true);
    let first = Event::Opened {
        known: false,
        chance: 1.0,
    };
    pace.on(first, 0.0);
    assert!(pace.is_due(0.0), "its person waits for it");
    pace.on(Event::Began, 0.0);
    pace.on(Event::Done, 100.0);
    assert_eq!(pace.status(100.0), SyncStatus::UpToDate);
    assert_eq!(pace.wake(), None);
    pace
}

fn write(pace: &mut Pace, pending: usize, now: f64) {
    pace.on(Event::Pending(pending), now);
    pace.on(Event::Wrote, now);
}

#[test]
fn nothing_is_called_up_to_date_before_the_server_was_heard() {
    let mut pace = Pace::new(true);
    let later = Event::Opened {
        known: true,
        chance: 1.0,
    };
    pace.on(later, 0.0);
    assert_eq!(pace.status(0.0), SyncStatus::Checking);
    pace.on(Event::Began, 3_000.0);
    assert_eq!(pace.status(3_000.0), SyncStatus::Checking);
    pace.on(Event::Failed(Trouble::Offline, 0.0), 3_100.0);
    assert_eq!(pace.status(3_100.0), SyncStatus::Offline { waiting: 0 });
    pace.on(Event::Done, 9_000.0);
    assert_eq!(pace.status(9_000.0), SyncStatus::UpToDate);
    pace.on(Event::Offline, 10_000.0);
    pace.on(Event::Online(1.0), 20_000.0);
    assert_eq!(
        pace.status(20_000.0),
        SyncStatus::Checking,
        "a night may have passed"
    );
}

#[test]
fn a_write_goes_out_two_seconds_later_with_those_that_follow_it() {
    let mut pace = opened();
    write(&mut pace, 1, 1_000.0);
    write(&mut pace, 2, 2_500.0);
    assert_eq!(pace.status(2_500.0), SyncStatus::Waiting(2));
    assert_eq!(pace.wake(), Some(3_000.0));
    pace.on(Event::Began, 3_000.0);
    assert_eq!(pace.status(3_000.0), SyncStatus::Sending);
}

#[test]
fn a_write_during_a_round_is_not_forgotten() {
    let mut pace = opened();
    pace.on(Event::Asked, 1_000.0);
    pace.on(Event::Began, 1_000.0);
    write(&mut pace, 1, 1_500.0);
    pace.on(Event::Done, 2_000.0);
    assert!(pace.is_due(4_000.0));
}

#[test]
fn failures_back_off_to_a_minute_and_writes_do_not_hasten_them() {
    let mut pace = opened();
    write(&mut pace, 1, 0.0);
    let mut now = 2_000.0;
    for _ in 0..10 {
        pace.on(Event::Began, now);
        pace.on(Event::Failed(Trouble::Server, 1.0), now);
        let next = pace.wake().unwrap_or(f64::MAX);
        assert!(next <= now + 60_000.0, "never more than a minute");
        write(&mut pace, 2, now);
        assert_eq!(pace.wake(), Some(next));
        now = next;
    }
    assert!(now > 200_000.0);
    pace.on(Event::Failed(Trouble::TooMany(90), 0.0), now);
    assert!(!pace.is_due(now + 89_000.0));
}

#[test]
fn a_queue_that_silently_stops_shows_after_five_minutes_with_a_network() {
    let mut pace = opened();
    write(&mut pace, 1, 1_000.0);
    pace.on(Event::Began, 3_000.0);
    pace.on(Event::Failed(Trouble::Server, 0.5), 4_000.0);
    let trouble = Trouble::Server;
    let held = SyncStatus::Held {
        waiting: 1,
        trouble,
    };
    assert_eq!(pace.status(200_000.0), held);
    let code = BlockCode::SERVER;
    assert_eq!(pace.status(301_000.0), SyncStatus::Blocked { code });
    assert_eq!(code.to_string(), "S-03");
    pace.on(Event::Pending(0), 302_000.0);
    pace.on(Event::Done, 302_000.0);
    assert_eq!(pace.status(302_000.0), SyncStatus::UpToDate);
}

#[test]
fn without_a_network_nothing_is_tried_and_nothing_is_red() {
    let mut pace = opened();
    pace.on(Event::Offline, 0.0);
    write(&mut pace, 3, 1_000.0);
    assert_eq!(pace.wake(), None);
    let offline = SyncStatus::Offline { waiting: 3 };
    assert_eq!(pace.status(9_000_000.0), offline);
    pace.on(Event::Online(0.7), 9_000_000.0);
    assert!(!pace.is_due(9_001_999.0));
    assert!(pace.is_due(9_010_000.0));
}

#[test]
fn a_room_that_opens_its_devices_at_once_is_spread() {
    let mut pace = Pace::new(true);
    let (known, chance) = (true, 0.5);
    pace.on(Event::Opened { known, chance }, 0.0);
    assert_eq!(pace.wake(), Some(1_500.0));
}

#[test]
fn neither_the_person_nor_a_new_network_runs_over_what_the_server_asked_to_wait() {
    let mut pace = opened();
    write(&mut pace, 1, 0.0);
    pace.on(Event::Began, 2_000.0);
    pace.on(Event::Failed(Trouble::TooMany(90), 0.5), 2_000.0);
    for event in [Event::Asked, Event::Front, Event::Online(0.0)] {
        pace.on(event, 3_000.0);
        assert!(!pace.is_due(91_999.0), "{event:?}");
    }
    assert!(pace.is_due(92_000.0));
}

#[test]
fn nobody_waits_longer_than_five_minutes_whatever_is_asked_or_the_clock_says() {
    let mut pace = opened();
    write(&mut pace, 1, 0.0);
    pace.on(Event::Began, 1_000_000.0);
    pace.on(Event::Failed(Trouble::TooMany(86_400), 0.0), 1_000_000.0);
    // The clock was set back since.
    pace.on(Event::Asked, 2_000.0);
    assert!(pace.is_due(302_000.0));
}

#[test]
fn coming_back_to_a_page_whose_session_is_over_asks_again_even_after_failures() {
    let mut pace = opened();
    write(&mut pace, 1, 0.0);
    pace.on(Event::Began, 2_000.0);
    pace.on(Event::Failed(Trouble::Server, 0.5), 2_100.0);
    pace.on(Event::Began, 9_000.0);
    pace.on(Event::Failed(Trouble::SignedOut, 0.5), 9_100.0);
    assert!(!pace.is_due(1_000_000.0));
    pace.on(Event::Front, 1_000_000.0);
    assert!(pace.is_due(1_000_000.0));
}

#[test]
fn changing_tabs_does_not_hasten_a_failing_server_but_the_button_does() {
    let mut pace = opened();
    write(&mut pace, 1, 0.0);
    pace.on(Event::Began, 2_000.0);
    pace.on(Event::Failed(Trouble::Server, 1.0), 2_000.0);
    let next = pace.wake();
    pace.on(Event::Front, 2_100.0);
    assert_eq!(pace.wake(), next);
    pace.on(Event::Asked, 2_200.0);
    assert!(pace.is_due(2_200.0));
}

#[test]
fn another_person_s_session_holds_the_queue_until_this_one_is_back() {
    let mut pace = opened();
    write(&mut pace, 2, 0.0);
    pace.on(Event::Began, 2_000.0);
    pace.on(Event::Failed(Trouble::NotYours, 0.5), 2_100.0);
    assert!(!pace.is_due(1_000_000.0));
    let other = SyncStatus::NotYours { waiting: 2 };
    assert_eq!(pace.status(1_000_000.0), other);
    pace.on(Event::Front, 1_000_000.0);
    assert!(pace.is_due(1_000_000.0));
}

#[test]
fn a_session_that_is_over_waits_for_the_person() {
    let mut pace = opened();
    write(&mut pace, 1, 0.0);
    pace.on(Event::Began, 2_000.0);
    pace.on(Event::Failed(Trouble::SignedOut, 0.5), 2_100.0);
    write(&mut pace, 2, 3_000.0);
    assert!(!pace.is_due(1_000_000.0));
    let out = SyncStatus::SignedOut { waiting: 2 };
    assert_eq!(pace.status(1_000_000.0), out);
    pace.on(Event::Asked, 1_000_000.0);
    assert!(pace.is_due(1_000_000.0));
}

/// Whoever helps looks a code up in the page for operators.
#[test]
fn every_code_that_people_read_out_is_explained_to_operators() {
    let page = include_str!("../../../server/OPERATING.md");
    let codes = page
        .lines()
        .filter_map(|line| line.strip_prefix("| S-")?.split_once(" | "))
        .map(|(number, _)| number.parse::<u8>());
    let codes: Result<Vec<_>, _> = codes.collect();
    let last = BlockCode::SILENT.0;
    assert_eq!(codes, Ok((1..=last).collect()));
}

#[test]
fn an_erased_account_is_told_and_never_asked_for_again_by_itself() {
    let mut pace = opened();
    write(&mut pace, 2, 0.0);
    pace.on(Event::Began, 2_000.0);
    pace.on(Event::Failed(Trouble::Erased, 0.5), 2_100.0);
    write(&mut pace, 3, 3_000.0);
    assert!(!pace.is_due(1_000_000.0));
    let gone = SyncStatus::Erased { waiting: 3 };
    assert_eq!(pace.status(1_000_000.0), gone);
}
