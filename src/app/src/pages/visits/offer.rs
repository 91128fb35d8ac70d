//! A published slot as one reader meets it: how far from the school, how many places for it.

use domain::ids::{BookingId, ClassId, SlotId};
use domain::school::{Coordinates, ZoneEp};
use domain::visit::{Engagement, Slot, SlotStatus};
use jiff::civil::DateTime;
use protocol::overlay::{BookingItem, Mark, View};
use protocol::row::School;
use protocol::session::Me;

use crate::order::{moment, sorted};

/// A slot with what depends on who looks.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The slot.
    pub slot: Slot,
    /// Kilometres from the school, where both places are known.
    pub km: Option<f64>,
    /// Places this reader's school could still take at once: none while others wait, who go first.
    pub left: u32,
}

/// From where one looks: the school's place and network. Someone without a school sees all places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    position: Option<Coordinates>,
    zone: ZoneEp,
}

impl Stand {
    /// Where this person stands.
    pub fn of(me: &Me) -> Self {
        let school: Option<&School> = me.school.as_ref();
        Self {
            position: school.and_then(|school| school.position),
            zone: school.map_or(ZoneEp::RepPlus, |school| school.zone),
        }
    }

    /// From nowhere in particular.
    pub fn anywhere() -> Self {
        Self {
            position: None,
            zone: ZoneEp::None,
        }
    }

    /// A slot as it is met from here.
    pub fn look(self, slot: &Slot, now: DateTime) -> Offer {
        let km = slot
            .draft
            .venue
            .position
            .zip(self.position)
            .map(|(there, here)| here.distance_km(there));
        Offer {
            slot: slot.clone(),
            km,
            left: match slot.waiting {
                0 => slot.seats_left(self.zone, now.date()),
                _ => 0,
            },
        }
    }

    /// What can still be asked for, the soonest first.
    pub fn offers(self, view: &View, now: DateTime) -> Vec<Offer> {
        let offers: Vec<Offer> = view
            .slots
            .values()
            .map(|item| &item.value)
            .filter(|slot| slot.status == SlotStatus::Open && slot.draft.start > now)
            .filter(|slot| slot.draft.deadline >= now || is_asked(view, slot.id))
            .map(|slot| self.look(slot, now))
            .collect();
        sorted(offers, |offer| {
            (moment(offer.slot.draft.start), offer.slot.id.to_string())
        })
    }
}

/// Whether a booking holds something, or may: on its way, accepted, or waiting at a rank.
pub fn is_live(item: &BookingItem) -> bool {
    matches!(
        item.mark,
        Mark::OnDevice | Mark::Sent | Mark::Accepted | Mark::Waiting(_)
    )
}

/// Whether one's own live request is for this slot: it stays in the list after its deadline.
fn is_asked(view: &View, slot: SlotId) -> bool {
    view.bookings
        .values()
        .any(|item| item.request.slot == slot && is_live(item))
}

/// What a class has asked for a slot: what is live before what was refused or cancelled, the latest first.
pub fn asked_for(view: &View, slot: SlotId, class: ClassId) -> Option<&BookingItem> {
    let weight = |item: &&BookingItem| {
        let weight = match item.mark {
            Mark::Refused(_) => 2,
            Mark::SlotCancelled => 1,
            Mark::Cancelled => 0,
            _ => 3,
        };
        (weight, item.request.id)
    };
    view.bookings
        .values()
        .filter(|item| item.request.slot == slot && item.request.class == class)
        .max_by_key(weight)
}

/// What a class holds or waits for, but for one booking.
pub fn engagements(view: &View, class: ClassId, except: Option<BookingId>) -> Vec<Engagement> {
    view.bookings
        .values()
        .filter(|item| {
            item.request.class == class && is_live(item) && Some(item.request.id) != except
        })
        .filter_map(|item| {
            let slot = &view.slots.get(&item.request.slot)?.value;
            Some(Engagement {
                slot: slot.id,
                start: slot.draft.start,
                end: slot.draft.end,
            })
        })
        .collect()
}

#[cfg(test)]
pub fn sample() -> Offer {
    use domain::ids::CompanyId;
    use domain::metier::GrandDomaine;
    use domain::visit::{SlotDraft, Used, Venue};
    use uuid::Uuid;
    let at = |day, hour| DateTime::constant(2026, 12, day, hour, 0, 0, 0);
    let draft = SlotDraft {
        title: "Ateliers".into(),
        about: String::new(),
        practical: String::new(),
        domain: GrandDomaine::H,
        metiers: Default::default(),
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
        reserve: None,
    };
    let slot = Slot {
        id: SlotId(Uuid::from_u128(1)),
        rev: 1,
        company: CompanyId(Uuid::from_u128(2)),
        company_name: "Ateliers du Rail".into(),
        draft,
        status: SlotStatus::Open,
        used: Used {
            priority: 0,
            others: 18,
        },
        waiting: 0,
    };
    Offer {
        slot,
        km: Some(6.2),
        left: 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::visit::{OnFull, RefusalReason, Request};
    use protocol::overlay::Item;
    use protocol::wire::Refusal;
    use uuid::Uuid;

    const CLASS: ClassId = ClassId(Uuid::from_u128(7));

    fn item(id: u128, mark: Mark) -> (BookingId, BookingItem) {
        let id = BookingId(Uuid::from_u128(id));
        let request = Request {
            id,
            slot: sample().slot.id,
            slot_rev: 1,
            class: CLASS,
            seats: 28,
            on_full: OnFull::Wait,
            note: String::new(),
        };
        (
            id,
            BookingItem {
                request,
                booking: None,
                change: None,
                change_mark: mark.clone(),
                mark,
            },
        )
    }

    #[test]
    fn a_live_request_hides_a_later_refusal_and_a_refusal_an_older_cancelling() {
        let mut view = View::default();
        let refused = Mark::Refused(Refusal::bare(RefusalReason::Full));
        view.bookings
            .extend([item(1, Mark::Cancelled), item(2, refused)]);
        let slot = sample().slot;
        let mark = |view: &View| asked_for(view, slot.id, CLASS).map(|item| item.mark.clone());
        assert!(matches!(mark(&view), Some(Mark::Refused(_))));
        view.bookings.extend([item(0, Mark::Waiting(2))]);
        assert_eq!(mark(&view), Some(Mark::Waiting(2)));
        assert!(asked_for(&view, slot.id, ClassId(Uuid::from_u128(8))).is_none());
    }

    #[test]
    fn only_live_requests_engage_a_class() {
        let mut view = View::default();
        let slot = sample().slot;
        view.slots.insert(
            slot.id,
            Item {
                value: slot,
                mark: Mark::Accepted,
            },
        );
        view.bookings
            .extend([item(1, Mark::Cancelled), item(2, Mark::OnDevice)]);
        assert_eq!(engagements(&view, CLASS, None).len(), 1);
        assert!(engagements(&view, CLASS, Some(BookingId(Uuid::from_u128(2)))).is_empty());
    }

    #[test]
    fn places_go_to_those_who_wait_before_they_are_free_again() {
        let stand = Stand::anywhere();
        let at = DateTime::constant(2026, 12, 1, 8, 0, 0, 0);
        let slot = sample().slot;
        assert_eq!(stand.look(&slot, at).left, 12);
        assert_eq!(stand.look(&Slot { waiting: 1, ..slot }, at).left, 0);
    }

    #[test]
    fn offers_are_those_that_can_still_be_asked_for() {
        let mut view = View::default();
        let slot = sample().slot;
        view.slots.insert(
            slot.id,
            Item {
                value: slot,
                mark: Mark::Accepted,
            },
        );
        let stand = Stand {
            position: None,
            zone: ZoneEp::None,
        };
        let at = |day| DateTime::constant(2026, 12, day, 8, 0, 0, 0);
        assert_eq!(stand.offers(&view, at(1)).len(), 1);
        assert!(stand.offers(&view, at(5)).is_empty(), "past the deadline");
    }
}
