//! A company publishes a slot.

use domain::ids::{CompanyId, SlotId};
use domain::role::{Action, Resource};
use domain::visit::{RefusalReason, SlotDraft, check_draft};

use super::place::locate;
use crate::usecase::Work;
use crate::usecase::mutation::Rejected;
use crate::usecase::project::Thing;

/// Opens a new slot of the company; one without a position is put where its words say.
///
/// # Errors
/// `Forbidden` for another company; `Invalid` for a draft that cannot be, a beginning that has passed, or an
/// identity that exists.
pub async fn publish(
    work: &mut Work,
    id: SlotId,
    company: CompanyId,
    mut draft: SlotDraft,
) -> Result<(), Rejected> {
    let academy = work.academy();
    if !work.may(Action::OfferSlot, Resource::Company(company, academy)) {
        return Err(RefusalReason::Forbidden.into());
    }
    if check_draft(&draft).is_err() || draft.start <= work.now.local {
        return Err(RefusalReason::Invalid.into());
    }
    locate(work, &mut draft.venue).await?;
    match work.tx.add_slot(academy, id, company, &draft).await {
        Err(error) if error.is_duplicate() => Err(RefusalReason::Invalid.into()),
        Err(error) => Err(error.into()),
        Ok(()) => {
            work.touch(Thing::Slot(id));
            Ok(())
        }
    }
}
