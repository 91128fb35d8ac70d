//! What an admitted line does to the rows, and the feed.

use super::*;

impl Server {
    pub(super) fn book(&mut self, request: &Request) -> Result<(), RefusalReason> {
        let mut slot = self
            .slots
            .get(&request.slot)
            .cloned()
            .ok_or(RefusalReason::Invalid)?;
        check_request(&slot, request, &[], noon())?;
        let seen = match self.looked_up.get(&request.slot) {
            Some(before) if self.has(Flaw::PlacesLookedUp) => before.used.others,
            _ => slot.used.others,
        };
        let fits = seen + request.seats <= slot.draft.capacity;
        if !fits && request.on_full == OnFull::Refuse {
            return Err(RefusalReason::Full);
        }
        let state = if fits {
            slot.used.others += request.seats;
            self.put_slot(slot);
            BookingState::Accepted
        } else {
            BookingState::Waiting(1)
        };
        self.put_booking(Booking {
            held_until: None,
            id: request.id,
            slot: request.slot,
            class: request.class,
            class_name: "4e B".into(),
            school_name: "Collège".into(),
            teacher_name: "Mme Weber".into(),
            seats: request.seats,
            note: request.note.clone(),
            state,
            notice: None,
        });
        Ok(())
    }

    pub(super) fn give_back(&mut self, id: BookingId) -> Result<(), RefusalReason> {
        let mut booking = self
            .bookings
            .get(&id)
            .cloned()
            .ok_or(RefusalReason::Invalid)?;
        if booking.state == BookingState::Accepted {
            let mut slot = self.slots[&booking.slot].clone();
            slot.used.others -= booking.seats;
            self.put_slot(slot);
        }
        booking.state = BookingState::Cancelled;
        self.put_booking(booking);
        Ok(())
    }

    pub(super) fn own(
        &self,
        user: UserId,
        id: EntryId,
    ) -> Result<(UserId, Entry, History), RefusalReason> {
        let found = self.entries.get(&id).filter(|(owner, ..)| *owner == user);
        found.cloned().ok_or(RefusalReason::Invalid)
    }

    pub(super) fn put_entry(&mut self, user: UserId, entry: Entry, history: History) {
        let key = RowKey::entry(entry.id);
        self.put(scope_of(user), key, Some(Row::Entry(entry.clone())));
        self.entries.insert(entry.id, (user, entry, history));
    }

    pub(super) fn put_slot(&mut self, slot: Slot) {
        assert!(slot.used.others <= slot.draft.capacity);
        let row = Some(Row::Slot(slot.clone()));
        self.put("academy".into(), RowKey::slot(slot.id), row);
        self.slots.insert(slot.id, slot);
    }

    fn put_booking(&mut self, booking: Booking) {
        let row = Some(Row::Booking(booking.clone()));
        self.put("academy".into(), RowKey::booking(booking.id), row);
        self.bookings.insert(booking.id, booking);
    }

    pub(super) fn put(&mut self, scope: String, key: RowKey, row: Option<Row>) {
        self.seq += 1;
        let place = if self.has(Flaw::CursorByTime) {
            self.seq / 2
        } else {
            self.seq
        };
        self.feed.insert((scope, key), (place, row));
    }
}
