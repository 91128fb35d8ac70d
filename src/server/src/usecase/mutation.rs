//! One line of a push: which use case it is, and how it is refused.

use domain::attachment::BlobId;
use domain::ids::ClientId;
use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::wire::Refusal;

use super::{Work, booking, carnet, concours, equipe, review, seance, slot};
use crate::sql::DbError;

/// Why a line has no effect.
#[derive(Debug)]
pub enum Rejected {
    /// The rules say no: an answer, stored, and the queue goes on.
    Rule(Refusal),
    /// The server does not have this file, and the device may send it: nothing is stored, and the client is told.
    NoFile(BlobId),
    /// The database failed: nothing is stored, the client tries again later.
    Failed(DbError),
}

impl From<DbError> for Rejected {
    fn from(error: DbError) -> Self {
        Self::Failed(error)
    }
}

impl From<RefusalReason> for Rejected {
    fn from(reason: RefusalReason) -> Self {
        Self::Rule(Refusal::bare(reason))
    }
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    /// The local database.
    pub client: ClientId,
    /// Version of the changed thing that its author saw.
    pub base_rev: u64,
}

/// Applies one mutation within the transaction.
///
/// # Errors
/// See [`Rejected`]. What was written until then is for the caller to undo.
pub async fn apply(work: &mut Work, origin: Origin, mutation: Mutation) -> Result<(), Rejected> {
    match mutation {
        Mutation::EntryCreate(entry) => carnet::create(work, origin, entry).await,
        Mutation::EntryEdit { id, edit } => carnet::edit(work, origin, id, &edit).await,
        Mutation::EntryDelete { id } => carnet::delete(work, origin, id).await,
        Mutation::EntryAttach { id, attachment } => {
            carnet::attach(work, origin, id, &attachment).await
        }
        Mutation::EntryDetach { id, blob } => carnet::detach(work, origin, id, blob).await,
        Mutation::RemarkAdd(saying) => review::say(work, &saying).await,
        Mutation::RemarkRemove { entry, id } => review::unsay(work, entry, id).await,
        Mutation::EtapeSet { class, etape } => review::set_etape(work, class, &etape).await,
        Mutation::EtapeReset { class, id } => review::reset_etape(work, class, &id).await,
        Mutation::SeanceSet { class, seance } => seance::set(work, class, &seance).await,
        Mutation::SeanceReady { id } => seance::ready(work, id).await,
        Mutation::ProjetSet(projet) => equipe::set_projet(work, &projet).await,
        Mutation::EquipeSet(wanted) => equipe::set_equipe(work, &wanted).await,
        Mutation::EquipeEdit { id, edit } => equipe::edit(work, origin, id, &edit).await,
        Mutation::ConcoursSet(contest) => concours::set(work, &contest).await,
        Mutation::ConcoursEnter { concours, equipe } => {
            concours::enter(work, origin, concours, equipe).await
        }
        Mutation::ConcoursWithdraw { concours, equipe } => {
            concours::withdraw(work, concours, equipe).await
        }
        Mutation::FavouriteSet { metier, on } => carnet::favourite(work, &metier, on).await,
        Mutation::BookingRequest(request) => booking::request::request(work, &request).await,
        Mutation::BookingCancel { id } => booking::cancel::cancel(work, id).await,
        Mutation::BookingMove { id, to, slot_rev } => {
            booking::shift::shift(work, id, to, slot_rev).await
        }
        Mutation::BookingAck { id, notice } => {
            booking::cancel::acknowledge(work, id, notice.as_ref()).await
        }
        Mutation::SlotPublish { id, company, draft } => {
            slot::publish::publish(work, id, company, draft).await
        }
        Mutation::SlotEdit { id, draft } => slot::edit::edit(work, id, draft).await,
        Mutation::SlotCancel { id, reason } => slot::cancel::cancel(work, id, &reason).await,
    }
}
