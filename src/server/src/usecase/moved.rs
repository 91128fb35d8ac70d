//! Lines that came to another queue of the same database: a request may have brought them from the former one, or may
//! still bring them.

use domain::visit::RefusalReason;
use protocol::admission::closed_by_move;
use protocol::mutation::{FORMER_MAX, Former};
use protocol::wire::{Outcome, Refusal};
use uuid::Uuid;

use super::Work;
use crate::sql::DbError;
use crate::sql::record::StoredResult;

/// What became of the line `id` at one of its former places; `None` when none of them has it. What it says is not
/// compared: a line that took up one before it says more now, and that one was settled before it there.
///
/// # Errors
/// Of the database.
pub async fn settled(
    work: &mut Work,
    former: &[Former],
    id: Uuid,
) -> Result<Option<Outcome>, DbError> {
    for &Former { client, n } in former.iter().take(FORMER_MAX) {
        let queue = work.tx.queue(client).await?;
        let own = queue.is_some_and(|queue| queue.person == work.actor.user && n <= queue.n);
        if !own {
            continue;
        }
        if let Some(stored) = work.tx.result(client, n).await?
            && stored.mutation == id
        {
            return Ok(Some(stored.outcome));
        }
    }
    Ok(None)
}

/// Closes the former places of a line that was settled with this result, so that a late request finds it there.
///
/// # Errors
/// Of the database.
pub async fn close(
    work: &mut Work,
    former: &[Former],
    result: &StoredResult,
) -> Result<(), DbError> {
    for &Former { client, n } in former.iter().take(FORMER_MAX) {
        let (person, now) = (work.actor.user, work.now.ms);
        let queue = work.tx.queue(client).await?;
        let begun = queue.is_some();
        if queue.as_ref().is_some_and(|queue| queue.person != person) {
            continue;
        }
        let places = closed_by_move(queue.map_or(0, |queue| queue.n), n);
        if places.is_empty() {
            continue;
        }
        if !begun {
            work.tx.add_queue(client, person, now).await?;
        }
        for place in places {
            let nothing = StoredResult {
                mutation: Uuid::nil(),
                digest: None,
                outcome: Outcome::Refused(Refusal::bare(RefusalReason::Invalid)),
            };
            let stored = if place == n { result } else { &nothing };
            work.tx.add_result(client, place, stored, now).await?;
        }
        work.tx.advance_queue(client, n, now).await?;
    }
    Ok(())
}
