//! A company's slots: publish, edit, cancel.

pub mod cancel;
pub mod edit;
mod place;
pub mod publish;

use domain::ids::SlotId;
use domain::visit::{RefusalReason, Slot};

use super::Work;
use super::mutation::Rejected;

/// The slot of that identity in the person's académie.
///
/// # Errors
/// `Forbidden` for one that is not there, as for one of others.
async fn find(work: &mut Work, id: SlotId) -> Result<Slot, Rejected> {
    let academy = work.academy();
    let slot = work.tx.slot(academy, id).await?;
    slot.ok_or_else(|| RefusalReason::Forbidden.into())
}
