//! What a person does next, of what they see.

use super::*;

impl World {
    pub(super) fn choose(
        &mut self,
        device: usize,
        view: &View,
        choice: u8,
    ) -> Option<(Mutation, u64)> {
        self.typed += 1;
        let pick = usize::from(choice / 8);
        if device == 2 {
            return self.choose_for_teacher(view, choice);
        }
        let entry = view.entries.values().nth(pick % view.entries.len().max(1));
        match (choice % 8, entry) {
            (0, _) | (1..=5, None) => {
                let id = EntryId(self.devices[device].fresh());
                let date = Date::constant(2026, 11, 3);
                let entry = Entry::new(id, EntryKind::Libre, date);
                Some((Mutation::EntryCreate(entry), 0))
            }
            (4, Some(entry)) => {
                let (id, file) = (entry.value.id, BlobId([(pick % 4) as u8; 32]));
                let there = entry.value.attachments.iter().any(|one| one.blob == file);
                if there && self.typed.is_multiple_of(2) {
                    let gone = Mutation::EntryDetach { id, blob: file };
                    return Some((gone, entry.value.rev));
                }
                // One that is there is described anew, whoever made it.
                if !there {
                    self.devices[device].made.insert(file);
                    self.devices[device].unsent.insert(file);
                    self.devices[device].lacks.remove(&file);
                }
                let attachment = Attachment {
                    blob: file,
                    kind: AttachmentKind::Photo,
                    bytes: 1,
                    width: 1,
                    height: 1,
                    alt: format!("photo {}", self.typed),
                };
                let attach = Mutation::EntryAttach { id, attachment };
                Some((attach, entry.value.rev))
            }
            (1..=3, Some(entry)) => {
                let text = format!("text {}", self.typed);
                let mut edit = EntryEdit::default();
                if self.typed.is_multiple_of(3) {
                    edit.parts.insert("a".into(), text);
                } else {
                    edit.text = Some(text);
                }
                let id = entry.value.id;
                Some((Mutation::EntryEdit { id, edit }, entry.value.rev))
            }
            (5, Some(entry)) => {
                let id = entry.value.id;
                Some((Mutation::EntryDelete { id }, entry.value.rev))
            }
            (_, _) => {
                let metier = format!("m{}", pick % 3);
                let on = !view.favourites.contains_key(&metier);
                Some((Mutation::FavouriteSet { metier, on }, 0))
            }
        }
    }

    fn choose_for_teacher(&mut self, view: &View, choice: u8) -> Option<(Mutation, u64)> {
        let mut live = view.bookings.values();
        if choice.is_multiple_of(3)
            && let Some(booking) = live.nth(usize::from(choice / 64))
        {
            let id = booking.request.id;
            return Some((Mutation::BookingCancel { id }, 0));
        }
        let slot = view.slots.values().nth(usize::from(choice % 2))?;
        let request = Request {
            id: BookingId(self.devices[2].fresh()),
            slot: slot.value.id,
            slot_rev: slot.value.rev,
            class: ClassId(Uuid::from_u128(7)),
            seats: 12,
            on_full: if choice < 128 {
                OnFull::Wait
            } else {
                OnFull::Refuse
            },
            note: String::new(),
        };
        Some((Mutation::BookingRequest(request), 0))
    }
}
