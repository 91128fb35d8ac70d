//! Named mutations: everything a person can change, as the client asks for it.

use domain::attachment::{Attachment, BlobId};
use domain::carnet::{Entry, EntryEdit};
use domain::concours::Concours;
use domain::equipe::{EquipeDraft, EquipeEdit};
use domain::ids::{
    BookingId, ClassId, ClientId, CompanyId, ConcoursId, EntryId, EquipeId, RemarkId, SeanceId,
    SlotId, UserId,
};
use domain::parcours::Etape;
use domain::projet::Projet;
use domain::review::Saying;
use domain::seance::Seance;
use domain::visit::{Notice, Request, SlotDraft};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::row::RowKey;

/// Version of the list of mutations and of their arguments. The server takes this one and the two before.
///
/// 2: entries have attachments (`entry.attach`, `entry.detach`). An older server would take the line for a wrong one; so it
/// is told that the client is newer, and gets the queue once it is brought up.
/// 3: entries have parts and skills, pages are talked about (`remark.add`, `remark.remove`), a class has étapes of its own
/// (`etape.set`, `etape.reset`) and lessons (`seance.set`, `seance.ready`).
/// 4: an attachment may be a voice note; lessons have games.
/// 5: classes have projects (`projet.set`) with teams (`equipe.set`, `equipe.edit`), académies contests for them (`concours.set`,
/// `concours.enter`, `concours.withdraw`).
pub const SCHEMA: u16 = 5;

/// One thing a person wants changed.
///
/// A changed argument list is a new name, never a new meaning: queues may be a summer old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Mutation {
    /// A new carnet entry, whole; or one as the device last had it from a server that has lost it since, or has an
    /// older version of it, whose `rev` is the version the device had. What is there already is joined with it by
    /// `domain::carnet::restored`.
    #[serde(rename = "entry.create")]
    EntryCreate(Entry),
    /// A change to some fields of an entry.
    #[serde(rename = "entry.edit")]
    EntryEdit {
        /// Which entry.
        id: EntryId,
        /// The change.
        edit: EntryEdit,
    },
    /// An entry put in the bin.
    #[serde(rename = "entry.delete")]
    EntryDelete {
        /// Which entry.
        id: EntryId,
    },
    /// A file added to an entry, or described anew: twice is fine. Its bytes are sent before it.
    #[serde(rename = "entry.attach")]
    EntryAttach {
        /// Which entry.
        id: EntryId,
        /// The file.
        attachment: Attachment,
    },
    /// A file taken out of an entry; one that is not there is none.
    #[serde(rename = "entry.detach")]
    EntryDetach {
        /// Which entry.
        id: EntryId,
        /// Which file.
        blob: BlobId,
    },
    /// Something said about a page that is shown, or handed in by it, given back, validated. Twice is once.
    #[serde(rename = "remark.add")]
    RemarkAdd(Saying),
    /// A remark of one's own taken back; doing it twice is fine.
    #[serde(rename = "remark.remove")]
    RemarkRemove {
        /// About which page.
        entry: EntryId,
        /// Which one.
        id: RemarkId,
    },
    /// An étape of a class's parcours, whole: a new one, or in the place of the one that has its identity.
    #[serde(rename = "etape.set")]
    EtapeSet {
        /// The class.
        class: ClassId,
        /// The étape.
        etape: Etape,
    },
    /// What a class had of its own under this identity goes: the default étape comes back, if there is one.
    #[serde(rename = "etape.reset")]
    EtapeReset {
        /// The class.
        class: ClassId,
        /// Which étape.
        id: String,
    },
    /// A lesson of a class, whole: a new one, or in the place of the one that has its identity.
    #[serde(rename = "seance.set")]
    SeanceSet {
        /// The class.
        class: ClassId,
        /// The lesson.
        seance: Seance,
    },
    /// A pupil's device has all that a lesson needs; twice is once.
    #[serde(rename = "seance.ready")]
    SeanceReady {
        /// Which lesson.
        id: SeanceId,
    },
    /// A project of a class, whole: a new one, or in the place of the one that has its identity.
    #[serde(rename = "projet.set")]
    ProjetSet(Projet),
    /// A team of a project: a new one, or changed as `domain::equipe::EquipeDraft::over` says.
    #[serde(rename = "equipe.set")]
    EquipeSet(EquipeDraft),
    /// A change to what a team works on, by a member or a teacher of the class. Merged by `domain::equipe::merge`.
    #[serde(rename = "equipe.edit")]
    EquipeEdit {
        /// Which team.
        id: EquipeId,
        /// The change.
        edit: EquipeEdit,
    },
    /// A contest of the académie, whole: a new one, or in the place of the one that has its identity.
    #[serde(rename = "concours.set")]
    ConcoursSet(Concours),
    /// A team is entered for a contest, which shows its page there; twice is once. `base_rev` is the version of its work that was read.
    #[serde(rename = "concours.enter")]
    ConcoursEnter {
        /// Which contest.
        concours: ConcoursId,
        /// Which team.
        equipe: EquipeId,
    },
    /// A team is taken out of a contest; doing it twice is fine.
    #[serde(rename = "concours.withdraw")]
    ConcoursWithdraw {
        /// Which contest.
        concours: ConcoursId,
        /// Which team.
        equipe: EquipeId,
    },
    /// A sheet marked or unmarked as favourite.
    #[serde(rename = "favourite.set")]
    FavouriteSet {
        /// Stable id of the sheet.
        metier: String,
        /// Marked or not.
        on: bool,
    },
    /// A class asks for places.
    #[serde(rename = "booking.request")]
    BookingRequest(Request),
    /// A booking given back; doing it twice is fine.
    #[serde(rename = "booking.cancel")]
    BookingCancel {
        /// Which one.
        id: BookingId,
    },
    /// A booking moved to another slot of any company; keeps the old places when the new slot is full.
    #[serde(rename = "booking.move")]
    BookingMove {
        /// Which one.
        id: BookingId,
        /// Where to.
        to: SlotId,
        /// Version of that slot as it was seen.
        slot_rev: u64,
    },
    /// A notice on a booking was read.
    #[serde(rename = "booking.ack")]
    BookingAck {
        /// Which one.
        id: BookingId,
        /// What was read: a newer notice stays unread. Absent from older clients, which read whatever there is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notice: Option<Notice>,
    },
    /// A company publishes a slot.
    #[serde(rename = "slot.publish")]
    SlotPublish {
        /// Identity of the new slot.
        id: SlotId,
        /// The company.
        company: CompanyId,
        /// What it offers.
        draft: SlotDraft,
    },
    /// A company changes a slot.
    #[serde(rename = "slot.edit")]
    SlotEdit {
        /// Which one.
        id: SlotId,
        /// All of the new content.
        draft: SlotDraft,
    },
    /// A company (or the académie) cancels a slot; those who booked are told these words.
    #[serde(rename = "slot.cancel")]
    SlotCancel {
        /// Which one.
        id: SlotId,
        /// Why.
        reason: String,
    },
}

impl Mutation {
    /// The name on the wire, for logs and messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::EntryCreate(_) => "entry.create",
            Self::EntryEdit { .. } => "entry.edit",
            Self::EntryDelete { .. } => "entry.delete",
            Self::EntryAttach { .. } => "entry.attach",
            Self::EntryDetach { .. } => "entry.detach",
            Self::RemarkAdd(_) => "remark.add",
            Self::RemarkRemove { .. } => "remark.remove",
            Self::EtapeSet { .. } => "etape.set",
            Self::EtapeReset { .. } => "etape.reset",
            Self::SeanceSet { .. } => "seance.set",
            Self::SeanceReady { .. } => "seance.ready",
            Self::ProjetSet(_) => "projet.set",
            Self::EquipeSet(_) => "equipe.set",
            Self::EquipeEdit { .. } => "equipe.edit",
            Self::ConcoursSet(_) => "concours.set",
            Self::ConcoursEnter { .. } => "concours.enter",
            Self::ConcoursWithdraw { .. } => "concours.withdraw",
            Self::FavouriteSet { .. } => "favourite.set",
            Self::BookingRequest(_) => "booking.request",
            Self::BookingCancel { .. } => "booking.cancel",
            Self::BookingMove { .. } => "booking.move",
            Self::BookingAck { .. } => "booking.ack",
            Self::SlotPublish { .. } => "slot.publish",
            Self::SlotEdit { .. } => "slot.edit",
            Self::SlotCancel { .. } => "slot.cancel",
        }
    }

    /// The row it is about.
    pub fn subject(&self) -> RowKey {
        match self {
            Self::EntryCreate(entry) => RowKey::entry(entry.id),
            Self::EntryEdit { id, .. }
            | Self::EntryDelete { id }
            | Self::EntryAttach { id, .. }
            | Self::EntryDetach { id, .. } => RowKey::entry(*id),
            Self::RemarkAdd(Saying { entry, .. }) | Self::RemarkRemove { entry, .. } => {
                RowKey::review(*entry)
            }
            Self::EtapeSet { class, etape } => RowKey::etape(*class, &etape.id),
            Self::EtapeReset { class, id } => RowKey::etape(*class, id),
            Self::SeanceSet { seance, .. } => RowKey::seance(seance.id),
            Self::SeanceReady { id } => RowKey::ready(*id),
            Self::ProjetSet(projet) => RowKey::projet(projet.id),
            Self::EquipeSet(EquipeDraft { id, .. }) | Self::EquipeEdit { id, .. } => {
                RowKey::equipe(*id)
            }
            Self::ConcoursSet(concours) => RowKey::concours(concours.id),
            Self::ConcoursEnter { concours, equipe }
            | Self::ConcoursWithdraw { concours, equipe } => {
                RowKey::inscription(*concours, *equipe)
            }
            Self::FavouriteSet { metier, .. } => RowKey::favourite(metier),
            Self::BookingRequest(request) => RowKey::booking(request.id),
            Self::BookingCancel { id }
            | Self::BookingMove { id, .. }
            | Self::BookingAck { id, .. } => RowKey::booking(*id),
            Self::SlotPublish { id, .. }
            | Self::SlotEdit { id, .. }
            | Self::SlotCancel { id, .. } => RowKey::slot(*id),
        }
    }
}

impl Mutation {
    /// The files that the server must have before it takes this.
    pub fn blobs(&self) -> impl Iterator<Item = BlobId> {
        let named = match self {
            Self::EntryCreate(entry) => entry.attachments.as_slice(),
            Self::EntryAttach { attachment, .. } => std::slice::from_ref(attachment),
            _ => &[],
        };
        named.iter().map(|attachment| attachment.blob)
    }
}

/// One line of the outbox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Envelope {
    /// Place in the client's queue: 1, 2, 3… without gap.
    pub n: u64,
    /// Identity of the mutation, for logs and for telling two contents of one `n` apart.
    pub id: Uuid,
    /// Version of the changed thing that its author saw; 0 for a new one.
    pub base_rev: u64,
    /// What to do.
    pub mutation: Mutation,
    /// Where this line stood before its queue got another identity, if a request carried it from there: the
    /// server may have it, or that request may still come. Oldest first, the last [`FORMER_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
}

/// Most former places that a line names.
pub const FORMER_MAX: usize = 4;

/// A place in a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Former {
    /// Whose queue.
    pub client: ClientId,
    /// Which line of it.
    pub n: u64,
}

impl Envelope {
    /// Takes the line to place `n` of another queue, from that place of its own which a request has carried.
    pub(crate) fn moved(mut self, n: u64, from: Option<Former>) -> Self {
        self.n = n;
        self.former.extend(from);
        let surplus = self.former.len().saturating_sub(FORMER_MAX);
        self.former.drain(..surplus);
        self
    }
}

/// All of a client's queue that is on its way in one request belongs to this client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Author {
    /// The local database.
    pub client: ClientId,
    /// Version of the mutations, see [`SCHEMA`].
    pub schema: u16,
    /// Whose queue the client believes it to be: another session's answer is `NotYours`, even for a queue that
    /// the server has not heard of. Absent from older clients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
}
