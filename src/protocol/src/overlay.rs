//! What a person sees: the server's rows with the queue replayed over them, each item saying truthfully
//! where it stands.

mod replay;
mod teams;

use std::collections::{BTreeMap, BTreeSet};

use domain::attachment::BlobId;
use domain::carnet::Entry;
use domain::ids::{BookingId, ClassId, CompanyId, EntryId, SeanceId, SlotId, UserId};
use domain::parcours::Etape;
use domain::review::Review;
use domain::school::Uai;
use domain::seance::Seance;
use domain::visit::{Booking, BookingState, Request, Slot};

use crate::mutation::Mutation;
use crate::replica::{Line, LineStatus, Refused, Replica};
use crate::row::{Class, ClassDesk, Company, Pupil, Row, School, SharedEntry};
use crate::wire::Refusal;

pub use teams::Teams;

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// On this device only.
    OnDevice,
    /// Sent; the answer is not known here yet.
    Sent,
    /// The server has it; for a booking, the places are given.
    Accepted,
    /// A booking on the waiting list, at this rank (1 = next).
    Waiting(u32),
    /// Refused, with the reason and what could be done instead.
    Refused(Refusal),
    /// A booking that the school gave back.
    Cancelled,
    /// A booking whose slot the company cancelled.
    SlotCancelled,
}

impl Mark {
    /// Whether the server has still to hear or to answer.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::OnDevice | Self::Sent)
    }
}

/// Something shown, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<T> {
    /// What is shown, with one's own changes in it.
    pub value: T,
    /// Where the last change stands.
    pub mark: Mark,
}

/// A change to a booking that the server has not brought back yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingChange {
    /// To be given back.
    Cancel,
    /// To be moved to this slot.
    MoveTo(SlotId),
}

/// A booking as its teacher sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct BookingItem {
    /// What was asked: slot, class, seats, note. `slot_rev` and `on_full` are those of the request while it
    /// is not answered, and 0 and `Wait` afterwards.
    pub request: Request,
    /// The server's answer, once a pull has brought it.
    pub booking: Option<Booking>,
    /// A change of one's own under way.
    pub change: Option<BookingChange>,
    /// Where it stands: pending, accepted, waiting at a rank, refused, cancelled. With a `change`, where the
    /// booking stood before that change: a place is not lost before the server says so.
    pub mark: Mark,
    /// Where `change` stands; equals `mark` without one.
    pub change_mark: Mark,
}

/// All that pages show of a profile.
///
/// Rows come by identity, whatever scope they came in. Entries in the bin are among `entries`
/// (`value.deleted`). The `rev` of an entry or slot stays that of the server's row, 0 while there is none:
/// it is the `base_rev` of the next mutation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// Whether a whole pull was ever taken. Before, what is missing is unknown rather than absent.
    pub ready: bool,
    /// Number of mutations the server has not answered.
    pub waiting: usize,
    /// The carnet.
    pub entries: BTreeMap<EntryId, Item<Entry>>,
    /// Where photos stand that the server's rows do not hold yet; those that are not named here are there.
    pub attached: Vec<(EntryId, BlobId, Mark)>,
    /// Favourite sheets by stable id.
    pub favourites: BTreeMap<String, Mark>,
    /// Published slots, with one's own changes.
    pub slots: BTreeMap<SlotId, Item<Slot>>,
    /// Bookings, with one's own requests.
    pub bookings: BTreeMap<BookingId, BookingItem>,
    /// Classes.
    pub classes: BTreeMap<ClassId, Class>,
    /// The teachers' side of classes.
    pub desks: BTreeMap<ClassId, ClassDesk>,
    /// Pupils of one's classes.
    pub pupils: BTreeMap<UserId, Pupil>,
    /// Entries that pupils show.
    pub shared: BTreeMap<EntryId, SharedEntry>,
    /// What is said about pages, one's own words included: those that the server has not brought back have `at` 0.
    pub reviews: BTreeMap<EntryId, Item<Review>>,
    /// Étapes that classes have of their own.
    pub etapes: BTreeMap<(ClassId, String), Item<Etape>>,
    /// Lessons, each with its class.
    pub seances: BTreeMap<SeanceId, (ClassId, Item<Seance>)>,
    /// Pupils who are ready for lessons: oneself, and those of one’s classes.
    pub ready_for: BTreeSet<(SeanceId, UserId)>,
    /// Lessons for which oneself said to be ready and that the server has not answered.
    pub told_ready: BTreeSet<SeanceId>,
    /// Projects, teams and contests.
    pub teams: Box<Teams>,
    /// Schools.
    pub schools: BTreeMap<Uai, School>,
    /// Companies.
    pub companies: BTreeMap<CompanyId, Company>,
    /// Refusals to read, oldest first, with all that was typed.
    pub refusals: Vec<Refused>,
}

impl View {
    /// The view of a replica.
    pub fn of(replica: &Replica) -> Self {
        let mut view = Self {
            ready: replica.meta().cursor.is_some(),
            waiting: replica.pending(),
            refusals: replica.refusals().values().cloned().collect(),
            ..Self::default()
        };
        for row in replica.base().values() {
            view.put(row.clone());
        }
        // What a server has lost comes back at the head of the queue, and lies below all that was made of it.
        let entry = |line: &&Line| matches!(line.envelope.mutation, Mutation::EntryCreate(_));
        for line in replica.replayed().take_while(entry) {
            view.replay(&line.envelope.mutation, &mark(line));
        }
        view.replay_refusals();
        for line in replica.replayed().skip_while(entry) {
            view.replay(&line.envelope.mutation, &mark(line));
        }
        view
    }

    /// Where a photo of an entry stands that the server's rows do not hold yet.
    pub fn attached(&self, id: EntryId, blob: BlobId) -> Option<&Mark> {
        let mut known = self.attached.iter();
        known
            .find(|(of, one, _)| (*of, *one) == (id, blob))
            .map(|(.., mark)| mark)
    }

    fn put(&mut self, row: Row) {
        match row {
            Row::Entry(value) => {
                self.entries.insert(value.id, accepted(value));
            }
            Row::Favourite(favourite) => {
                self.favourites.insert(favourite.metier, Mark::Accepted);
            }
            Row::Slot(value) => {
                self.slots.insert(value.id, accepted(value));
            }
            Row::Booking(booking) => {
                self.bookings.insert(booking.id, answered(booking));
            }
            Row::Class(class) => {
                self.classes.insert(class.id, class);
            }
            Row::ClassDesk(desk) => {
                self.desks.insert(desk.class, desk);
            }
            Row::Pupil(pupil) => {
                self.pupils.insert(pupil.user, pupil);
            }
            Row::SharedEntry(shared) => {
                self.shared.insert(shared.entry.id, shared);
            }
            Row::School(school) => {
                self.schools.insert(school.uai.clone(), school);
            }
            Row::Company(company) => {
                self.companies.insert(company.id, company);
            }
            Row::Review(review) => {
                self.reviews.insert(review.entry, accepted(review));
            }
            Row::Seance(own) => {
                let id = own.seance.id;
                self.seances.insert(id, (own.class, accepted(own.seance)));
            }
            Row::Ready(ready) => {
                self.ready_for.insert((ready.seance, ready.user));
            }
            Row::Etape(own) => {
                let key = (own.class, own.etape.id.clone().into_owned());
                self.etapes.insert(key, accepted(own.etape));
            }
            Row::Projet(_)
            | Row::Equipe(_)
            | Row::Affiche(_)
            | Row::Concours(_)
            | Row::Inscription(_) => self.teams.put(row),
        }
    }
}

fn accepted<T>(value: T) -> Item<T> {
    Item {
        value,
        mark: Mark::Accepted,
    }
}

fn answered(booking: Booking) -> BookingItem {
    let mark = match &booking.state {
        BookingState::Accepted => Mark::Accepted,
        BookingState::Waiting(rank) => Mark::Waiting(*rank),
        BookingState::Cancelled => Mark::Cancelled,
        BookingState::SlotCancelled => Mark::SlotCancelled,
    };
    BookingItem {
        request: Request {
            id: booking.id,
            slot: booking.slot,
            slot_rev: 0,
            class: booking.class,
            seats: booking.seats,
            on_full: domain::visit::OnFull::Wait,
            note: booking.note.clone(),
        },
        booking: Some(booking),
        change: None,
        change_mark: mark.clone(),
        mark,
    }
}

fn mark(line: &Line) -> Mark {
    match line.status {
        LineStatus::Waiting => Mark::OnDevice,
        LineStatus::Sent => Mark::Sent,
        LineStatus::Settled(_) => Mark::Accepted,
    }
}
