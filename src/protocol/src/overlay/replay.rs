//! One mutation shown over what is there, by the rules that the server applies too.

use domain::attachment::{Attachment, BlobId};
use domain::carnet::{self, Entry, History};
use domain::ids::{BookingId, ClientId, CompanyId, EntryId, SlotId, UserId};
use domain::review::{Remark, Review, Saying};
use domain::role::Role;
use domain::visit::{Request, Slot, SlotDraft, SlotStatus, Used};
use uuid::Uuid;

use super::{BookingChange, BookingItem, Item, Mark, View};
use crate::mutation::Mutation;
use crate::row::RowKey;

impl View {
    /// Shows what was refused where it would have been, so that nothing typed disappears.
    pub(super) fn replay_refusals(&mut self) {
        // An entry lies below the edits of it, whichever was refused first.
        let mut order: Vec<_> = (0..self.refusals.len()).collect();
        order.sort_by_key(|at| !matches!(self.refusals[*at].mutation, Mutation::EntryCreate(_)));
        for at in order {
            let mark = Mark::Refused(self.refusals[at].refusal.clone());
            match self.refusals[at].mutation.clone() {
                Mutation::EntryCreate(mut entry) => {
                    // What is there leads, for later edits are made on it.
                    entry.rev = 0;
                    self.bring_in(&entry, mark);
                }
                Mutation::BookingRequest(request) => {
                    let item = asked(request, mark);
                    self.bookings.entry(item.request.id).or_insert(item);
                }
                Mutation::EntryEdit { .. } => self.show_refused_edit(at, mark),
                Mutation::EntryDelete { id } => {
                    if let Some(item) = self.entries.get_mut(&id) {
                        item.mark = mark;
                    }
                }
                Mutation::SlotPublish { id, company, draft } => {
                    if !self.slots.contains_key(&id) {
                        self.publish(id, company, draft, mark);
                    }
                }
                Mutation::SlotEdit { id, .. } | Mutation::SlotCancel { id, .. } => {
                    if let Some(item) = self.slots.get_mut(&id) {
                        item.mark = mark;
                    }
                }
                // The photo alone was refused: the page stands where it stood.
                Mutation::EntryAttach { id, attachment } => {
                    let stands = self.entries.get(&id).map(|item| item.mark.clone());
                    self.attach(id, &attachment, &mark);
                    if let (Some(item), Some(stands)) = (self.entries.get_mut(&id), stands) {
                        item.mark = stands;
                    }
                }
                Mutation::ConcoursEnter { concours, equipe } => {
                    self.teams.show_refused(concours, equipe, mark);
                }
                Mutation::EntryDetach { .. }
                | Mutation::ProjetSet(_)
                | Mutation::EquipeSet(_)
                | Mutation::EquipeEdit { .. }
                | Mutation::ConcoursSet(_)
                | Mutation::ConcoursWithdraw { .. }
                | Mutation::RemarkAdd(_)
                | Mutation::RemarkRemove { .. }
                | Mutation::EtapeSet { .. }
                | Mutation::EtapeReset { .. }
                | Mutation::SeanceSet { .. }
                | Mutation::SeanceReady { .. }
                | Mutation::FavouriteSet { .. }
                | Mutation::BookingCancel { .. }
                | Mutation::BookingMove { .. }
                | Mutation::BookingAck { .. } => {}
            }
        }
    }

    /// What still stands of a refused edit, over its entry if that is there.
    fn show_refused_edit(&mut self, at: usize, mark: Mark) {
        let standing = self.refusals[at].standing();
        let Some((id, edit)) = standing.filter(|(_, edit)| !edit.is_empty()) else {
            return;
        };
        self.edit_entry(id, &mark, |entry, history, by| {
            // A page put in the bin since stays there.
            let deleted = edit.deleted.unwrap_or(entry.deleted);
            carnet::merge(entry, history, 0, by, &edit);
            entry.deleted = deleted;
        });
    }

    /// Shows an entry that is created or comes back, with the edits of it that were refused before its row has come.
    fn create_entry(&mut self, entry: &Entry, mark: &Mark) {
        self.bring_in(entry, mark.clone());
        for at in 0..self.refusals.len() {
            let refused = &self.refusals[at];
            if refused.mutation.subject() == RowKey::entry(entry.id) {
                let mark = Mark::Refused(refused.refusal.clone());
                self.show_refused_edit(at, mark);
            }
        }
    }

    /// Shows the effect of a queued mutation.
    pub(super) fn replay(&mut self, mutation: &Mutation, mark: &Mark) {
        match mutation {
            Mutation::EntryCreate(entry) => self.create_entry(entry, mark),
            Mutation::EntryEdit { id, edit } => self.edit_entry(*id, mark, |entry, history, by| {
                carnet::merge(entry, history, 0, by, edit);
            }),
            Mutation::EntryDelete { id } => self.edit_entry(*id, mark, |entry, history, by| {
                carnet::delete(entry, history, 0, by);
            }),
            Mutation::EntryAttach { id, attachment } => self.attach(*id, attachment, mark),
            Mutation::EntryDetach { id, blob } => {
                self.forget_mark(*id, *blob);
                self.edit_entry(*id, mark, |entry, history, by| {
                    carnet::detach(entry, history, by, *blob);
                });
            }
            Mutation::RemarkAdd(saying) => self.say(saying, mark),
            Mutation::RemarkRemove { entry, id } => {
                if let Some(item) = self.reviews.get_mut(entry) {
                    item.value.remarks.retain(|remark| remark.id != *id);
                    item.mark = mark.clone();
                }
            }
            Mutation::EtapeSet { class, etape } => {
                let key = (*class, etape.id.clone().into_owned());
                let item = Item {
                    value: etape.clone(),
                    mark: mark.clone(),
                };
                self.etapes.insert(key, item);
            }
            Mutation::EtapeReset { class, id } => {
                self.etapes.remove(&(*class, id.clone()));
            }
            Mutation::SeanceSet { class, seance } => {
                let item = Item {
                    value: seance.clone(),
                    mark: mark.clone(),
                };
                self.seances.insert(seance.id, (*class, item));
            }
            Mutation::SeanceReady { id } => {
                self.told_ready.insert(*id);
            }
            Mutation::ProjetSet(_)
            | Mutation::EquipeSet(_)
            | Mutation::EquipeEdit { .. }
            | Mutation::ConcoursSet(_)
            | Mutation::ConcoursEnter { .. }
            | Mutation::ConcoursWithdraw { .. } => self.replay_team(mutation, mark),
            Mutation::FavouriteSet { metier, on: true } => {
                self.favourites.insert(metier.clone(), mark.clone());
            }
            Mutation::FavouriteSet { metier, on: false } => {
                self.favourites.remove(metier);
            }
            Mutation::BookingRequest(request) => {
                // « Accepted » is for the places: until the pull brings the answer, it is only sent.
                let item = asked(request.clone(), unanswered(mark));
                self.bookings.insert(request.id, item);
            }
            Mutation::BookingCancel { id } => self.change(*id, BookingChange::Cancel, mark),
            Mutation::BookingMove { id, to, .. } => {
                self.change(*id, BookingChange::MoveTo(*to), mark);
            }
            Mutation::BookingAck { id, notice } => {
                let item = self.bookings.get_mut(id);
                if let Some(booking) = item.and_then(|item| item.booking.as_mut())
                    && (notice.is_none() || *notice == booking.notice)
                {
                    booking.notice = None;
                }
            }
            Mutation::SlotPublish { id, company, draft } => {
                self.publish(*id, *company, draft.clone(), mark.clone());
            }
            Mutation::SlotEdit { id, draft } => self.edit_slot(*id, mark, |slot| {
                slot.draft = draft.clone();
            }),
            Mutation::SlotCancel { id, reason } => self.edit_slot(*id, mark, |slot| {
                slot.status = SlotStatus::Cancelled(reason.clone());
            }),
        }
    }

    /// Shows what one has said; who oneself is, the page knows.
    fn say(&mut self, saying: &Saying, mark: &Mark) {
        let nobody = UserId(Uuid::nil());
        let pupil = self.shared.get(&saying.entry).map(|page| page.author);
        let item = self.reviews.entry(saying.entry).or_insert_with(|| Item {
            value: Review {
                entry: saying.entry,
                pupil: pupil.unwrap_or(nobody),
                remarks: Vec::new(),
            },
            mark: mark.clone(),
        });
        item.mark = mark.clone();
        let said = &mut item.value.remarks;
        // A line whose row has come already.
        if said.iter().any(|remark| remark.id == saying.id) {
            return;
        }
        said.push(Remark {
            id: saying.id,
            author: nobody,
            by: String::new(),
            role: pupil.map_or(Role::Pupil, |_| Role::Teacher),
            text: saying.text.clone(),
            standing: saying.standing,
            at: 0,
        });
    }

    fn forget_mark(&mut self, id: EntryId, blob: BlobId) {
        self.attached
            .retain(|(of, one, _)| (*of, *one) != (id, blob));
    }

    fn attach(&mut self, id: EntryId, attachment: &Attachment, mark: &Mark) {
        self.forget_mark(id, attachment.blob);
        self.attached.push((id, attachment.blob, mark.clone()));
        self.edit_entry(id, mark, |entry, history, by| {
            let binned = entry.deleted && matches!(mark, Mark::Refused(_));
            carnet::attach(entry, history, by, attachment);
            entry.deleted = binned;
        });
    }

    /// What a device has of an entry, joined with what the server has.
    fn bring_in(&mut self, kept: &Entry, mark: Mark) {
        let there = self.entries.get(&kept.id).map(|item| &item.value);
        let rev = there.map_or(0, |entry| entry.rev);
        let whole = match there {
            Some(now) => carnet::restored(now, kept),
            None => Some(kept.clone()),
        };
        if let Some(mut value) = whole {
            value.rev = rev;
            self.entries.insert(kept.id, Item { value, mark });
        }
    }

    /// One's own edits never clash with each other, hence an empty history; the server's version number
    /// stays, as the base of the next edit.
    fn edit_entry(
        &mut self,
        id: EntryId,
        mark: &Mark,
        edit: impl FnOnce(&mut Entry, &mut History, ClientId),
    ) {
        if let Some(item) = self.entries.get_mut(&id) {
            let rev = item.value.rev;
            let mut history = History::default();
            edit(&mut item.value, &mut history, ClientId(Uuid::nil()));
            item.value.rev = rev;
            item.mark = mark.clone();
        }
    }

    fn edit_slot(&mut self, id: SlotId, mark: &Mark, edit: impl FnOnce(&mut Slot)) {
        if let Some(item) = self.slots.get_mut(&id) {
            edit(&mut item.value);
            item.mark = mark.clone();
        }
    }

    fn change(&mut self, id: BookingId, change: BookingChange, mark: &Mark) {
        if let Some(item) = self.bookings.get_mut(&id) {
            item.change = Some(change);
            item.change_mark = unanswered(mark);
        }
    }

    fn publish(&mut self, id: SlotId, company: CompanyId, draft: SlotDraft, mark: Mark) {
        let company_name = self
            .companies
            .get(&company)
            .map(|company| company.name.clone())
            .unwrap_or_default();
        let value = Slot {
            id,
            rev: 0,
            company,
            company_name,
            draft,
            status: SlotStatus::Open,
            used: Used::default(),
            waiting: 0,
        };
        self.slots.insert(id, Item { value, mark });
    }
}

fn asked(request: Request, mark: Mark) -> BookingItem {
    BookingItem {
        request,
        booking: None,
        change: None,
        change_mark: mark.clone(),
        mark,
    }
}

fn unanswered(mark: &Mark) -> Mark {
    match mark {
        Mark::OnDevice => Mark::OnDevice,
        _ => Mark::Sent,
    }
}
