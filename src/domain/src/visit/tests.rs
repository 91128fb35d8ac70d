use super::*;
use uuid::Uuid;

fn at(day: i8, hour: i8) -> DateTime {
    DateTime::constant(2026, 12, day, hour, 0, 0, 0)
}

fn slot() -> Slot {
    Slot {
        id: SlotId(Uuid::from_u128(1)),
        rev: 1,
        company: CompanyId(Uuid::from_u128(2)),
        company_name: "Ateliers".into(),
        draft: SlotDraft {
            title: "Ateliers".into(),
            about: String::new(),
            practical: String::new(),
            domain: GrandDomaine::H,
            metiers: BTreeSet::new(),
            start: at(10, 9),
            end: at(10, 11),
            deadline: at(3, 18),
            venue: Venue {
                address: String::new(),
                commune: "Metz".into(),
                position: None,
                transit: None,
            },
            capacity: 30,
            reserve: Some(Reserve {
                seats: 12,
                until: Date::constant(2026, 11, 30),
            }),
        },
        status: SlotStatus::Open,
        used: Used {
            priority: 4,
            others: 10,
        },
        waiting: 0,
    }
}

fn request() -> Request {
    Request {
        id: BookingId(Uuid::from_u128(3)),
        slot: SlotId(Uuid::from_u128(1)),
        slot_rev: 1,
        class: ClassId(Uuid::from_u128(4)),
        seats: 24,
        on_full: OnFull::Wait,
        note: String::new(),
    }
}

#[test]
fn reserved_places_are_for_priority_schools_until_their_day() {
    let during = Date::constant(2026, 11, 30);
    let after = Date::constant(2026, 12, 1);
    assert_eq!(slot().seats_left(ZoneEp::None, during), 8);
    assert_eq!(slot().seats_left(ZoneEp::RepPlus, during), 16);
    assert_eq!(slot().seats_left(ZoneEp::None, after), 16);
}

#[test]
fn a_request_is_refused_for_the_first_reason_that_holds() {
    let now = at(1, 8);
    assert_eq!(check_request(&slot(), &request(), &[], now), Ok(()));
    let late = check_request(&slot(), &request(), &[], at(4, 8));
    assert_eq!(late, Err(RefusalReason::PastDeadline));
    let mut moved = slot();
    moved.rev = 2;
    assert_eq!(
        check_request(&moved, &request(), &[], now),
        Err(RefusalReason::SlotChanged)
    );
    let busy = |slot: u128, from, to| Engagement {
        slot: SlotId(Uuid::from_u128(slot)),
        start: from,
        end: to,
    };
    let twice = [busy(1, at(10, 9), at(10, 11))];
    assert_eq!(
        check_request(&slot(), &request(), &twice, now),
        Err(RefusalReason::AlreadyBooked)
    );
    let elsewhere = [busy(9, at(10, 10), at(10, 12))];
    assert_eq!(
        check_request(&slot(), &request(), &elsewhere, now),
        Err(RefusalReason::OverlapClass)
    );
    let before = [busy(9, at(10, 7), at(10, 9))];
    assert_eq!(check_request(&slot(), &request(), &before, now), Ok(()));
}

#[test]
fn a_draft_says_which_part_cannot_be() {
    assert_eq!(check_draft(&slot().draft), Ok(()));
    let mut draft = slot().draft;
    draft.end = draft.start;
    assert_eq!(check_draft(&draft), Err(SlotError::Times));
    let mut draft = slot().draft;
    draft.deadline = at(10, 10);
    assert_eq!(check_draft(&draft), Err(SlotError::Deadline));
    let mut draft = slot().draft;
    draft.capacity = 0;
    assert_eq!(check_draft(&draft), Err(SlotError::Capacity));
}

#[test]
fn an_edit_keeps_the_places_that_are_taken() {
    let slot = slot();
    let mut draft = slot.draft.clone();
    draft.reserve = None;
    draft.capacity = 14;
    assert_eq!(check_edit(&slot, &draft), Ok(()));
    draft.capacity = 13;
    assert_eq!(check_draft(&draft), Ok(()));
    assert_eq!(check_edit(&slot, &draft), Err(SlotError::Capacity));
    draft.capacity = 40;
    draft.title.clear();
    assert_eq!(check_edit(&slot, &draft), Err(SlotError::Title));
}
