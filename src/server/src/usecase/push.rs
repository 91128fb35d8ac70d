//! Push: the next lines of a client's queue, each applied once, in order.

use domain::attachment::BlobId;
use domain::ids::{ClientId, UserId};
use domain::visit::RefusalReason;
use protocol::admission::{Admission, Fingerprint, admit};
use protocol::mutation::{Author, Former, Mutation, SCHEMA};
use protocol::row::Collection;
use protocol::wire::{
    ErrorCode, LineResult, Outcome, PUSH_MAX, PushResponse, PushStop, Refusal, SIGNATURE,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::Work;
use super::actor::require_is;
use super::erase;
use super::moved;
use super::mutation::{Origin, Rejected, apply};
use super::project::Thing;
use super::trail::What;
use crate::App;
use crate::error::Fault;
use crate::keys::Token;
use crate::sql::record::StoredResult;
use domain::role::Role;

/// A push whose mutations are not read yet: one that this server does not know must be refused alone, with
/// its place in the queue, and not spoil its neighbours. Otherwise the same as `protocol::wire::PushRequest`.
#[derive(Debug, Deserialize)]
pub struct RawPush {
    author: Author,
    lines: Vec<RawLine>,
    #[serde(default)]
    lacks: Vec<BlobId>,
}

impl RawPush {
    /// Whom the client takes for the person of the session.
    pub fn believed(&self) -> Option<UserId> {
        self.author.user
    }
}

#[derive(Debug, Deserialize)]
struct RawLine {
    n: u64,
    id: Uuid,
    base_rev: u64,
    mutation: Box<RawValue>,
    #[serde(default)]
    former: Vec<Former>,
}

/// What of a line its digest is made of.
#[derive(Serialize)]
struct Content<'a> {
    base_rev: u64,
    mutation: &'a Mutation,
}

/// How long a pupil's « last seen » is true enough, in milliseconds.
const SEEN_EVERY: i64 = 60 * 60 * 1000;

/// How long a result is kept, in milliseconds: 400 days. A computer may sleep all summer.
const KEPT: i64 = 400 * 24 * 60 * 60 * 1000;

/// How often a push that lost against another transaction is tried again before its client is told to.
const SECOND_TRIES: usize = 2;

/// Drops the results of lines that were answered longer ago than [`KEPT`]. Returns how many. A queue that wakes up later
/// still is told of a gap and goes out anew; its subjects carry their identities, so nothing is made twice.
///
/// # Errors
/// Of the database.
pub async fn drop_old_results(app: &App) -> Result<u64, Fault> {
    let mut tx = app.db.write().await?;
    let gone = tx.drop_results(app.clock.now() - KEPT).await?;
    tx.commit().await?;
    Ok(gone)
}

/// Settles the lines of a push, in one transaction.
///
/// # Errors
/// `Erased` where the client's user was; `SignedOut`; `NotYours` for another user's queue, or from a client that takes the session for another user's; `TooLarge` over [`PUSH_MAX`] lines; of the database: then
/// nothing of it lasts.
pub async fn push(app: &App, token: &Token, push: RawPush) -> Result<PushResponse, Fault> {
    if push.lines.len() > PUSH_MAX {
        return Err(Fault::Denied(ErrorCode::TooLarge));
    }
    if let Some(stop) = schema_stop(push.author.schema) {
        return Ok(response(Vec::new(), Some(stop)));
    }
    for _ in 0..SECOND_TRIES {
        match settle_all(app, token, &push).await {
            Err(Fault::Database(error)) if error.is_conflict() => {
                tracing::warn!(%error, "a push met another transaction, and begins anew");
            }
            Err(fault) => return erase::or_erased(app, push.believed(), fault).await,
            settled => return settled,
        }
    }
    settle_all(app, token, &push).await
}

async fn settle_all(app: &App, token: &Token, push: &RawPush) -> Result<PushResponse, Fault> {
    let mut work = Work::begin(app, token).await?;
    require_is(&work.actor, push.author.user)?;
    work.lacks = push.lacks.iter().copied().collect();
    let client = push.author.client;
    let mut last = own_queue(&mut work, client).await?;
    let before = last;
    let mut results = Vec::with_capacity(push.lines.len());
    let mut stop = None;
    for line in &push.lines {
        match settle(&mut work, client, last, line).await? {
            Settled::Result(outcome) => {
                last = last.max(line.n);
                results.push(LineResult { n: line.n, outcome });
            }
            Settled::Stop(why) => {
                stop = Some(why);
                break;
            }
        }
    }
    if last > before {
        work.tx.advance_queue(client, last, work.now.ms).await?;
    }
    note_seen(&mut work).await?;
    work.finish().await?;
    Ok(response(results, stop))
}

fn response(results: Vec<LineResult>, stop: Option<PushStop>) -> PushResponse {
    PushResponse {
        sig: SIGNATURE.into(),
        results,
        stop,
    }
}

/// This version of the mutations and the two before are understood.
fn schema_stop(schema: u16) -> Option<PushStop> {
    if schema > SCHEMA {
        Some(PushStop::SchemaTooNew)
    } else if schema + 2 < SCHEMA {
        Some(PushStop::SchemaTooOld)
    } else {
        None
    }
}

/// The last settled line of the client's queue, which begins here when the server has not heard of it.
async fn own_queue(work: &mut Work, client: ClientId) -> Result<u64, Fault> {
    match work.tx.queue(client).await? {
        Some(queue) if queue.person == work.actor.user => Ok(queue.n),
        Some(_) => Err(Fault::Denied(ErrorCode::NotYours)),
        None => {
            let (person, now) = (work.actor.user, work.now.ms);
            work.tx.add_queue(client, person, now).await?;
            Ok(0)
        }
    }
}

enum Settled {
    Result(Outcome),
    Stop(PushStop),
}

async fn settle(
    work: &mut Work,
    client: ClientId,
    last: u64,
    line: &RawLine,
) -> Result<Settled, Fault> {
    let mutation = serde_json::from_str::<Mutation>(line.mutation.get()).ok();
    let print = Fingerprint {
        id: line.id,
        digest: mutation.as_ref().map(|mutation| digest(line, mutation)),
    };
    let stored = work.tx.result(client, line.n).await?;
    let known = stored.as_ref().map(|stored| Fingerprint {
        id: stored.mutation,
        digest: stored.digest,
    });
    match (admit(last, line.n, known, print), stored) {
        (Admission::Replay, Some(stored)) => Ok(Settled::Result(stored.outcome)),
        (Admission::Fresh, _) => fresh(work, client, line, mutation, print).await,
        (Admission::Reused, _) => {
            tracing::warn!(%client, n = line.n, mutation = %line.id, "a settled line came with another content");
            Ok(Settled::Stop(PushStop::Reused { n: line.n }))
        }
        (Admission::Gap { expected }, _) => Ok(Settled::Stop(PushStop::Gap { expected })),
        (Admission::Replay, None) => Err(Fault::Internal("a replay without its result")),
    }
}

fn digest(line: &RawLine, mutation: &Mutation) -> [u8; 32] {
    let content = Content {
        base_rev: line.base_rev,
        mutation,
    };
    // A mutation that was read from JSON can be written as JSON.
    let json = serde_json::to_vec(&content).unwrap_or_default();
    Sha256::digest(&json).into()
}

async fn fresh(
    work: &mut Work,
    client: ClientId,
    line: &RawLine,
    mutation: Option<Mutation>,
    print: Fingerprint,
) -> Result<Settled, Fault> {
    let origin = Origin {
        client,
        base_rev: line.base_rev,
    };
    let known = moved::settled(work, &line.former, line.id).await?;
    let line_of = mutation
        .as_ref()
        .filter(|_| known.is_none())
        .map(|mutation| (mutation.name(), mutation.subject()));
    let outcome = match (known, mutation) {
        (Some(outcome), _) => outcome,
        (None, None) => Outcome::Refused(Refusal::bare(RefusalReason::Invalid)),
        (None, Some(mutation)) => {
            let name = mutation.name();
            work.tx.mark().await?;
            match apply(work, origin, mutation).await {
                Ok(()) => {
                    work.tx.keep().await?;
                    Outcome::Done
                }
                Err(Rejected::Rule(refusal)) => {
                    work.tx.undo().await?;
                    Outcome::Refused(refusal)
                }
                Err(Rejected::NoFile(blob)) => {
                    work.tx.undo().await?;
                    return Ok(Settled::Stop(PushStop::NoFile { n: line.n, blob }));
                }
                Err(Rejected::Failed(error)) if error.is_conflict() => return Err(error.into()),
                Err(Rejected::Failed(error)) => {
                    tracing::error!(%client, n = line.n, name, %error, "a line failed");
                    work.tx.undo().await?;
                    return Ok(Settled::Stop(PushStop::Retry));
                }
            }
        }
    };
    if let Some((name, subject)) = line_of {
        let done = outcome == Outcome::Done;
        // A pupil's own pages are nobody else's affair, nor is what a team of pupils writes.
        let own = match subject.of {
            Collection::Entry | Collection::Favourite | Collection::Ready => true,
            Collection::Review | Collection::Equipe => work.actor.role == Role::Pupil,
            _ => false,
        };
        if !(own && done) {
            let of = match subject.of {
                _ if own => String::new(),
                // Of an étape the class alone: its identity is whatever was sent.
                Collection::Etape => {
                    let class = subject.id.split('/').next();
                    class.unwrap_or_default().to_owned()
                }
                // Of an entry the team: a slash is for routes.
                Collection::Inscription => {
                    let team = subject.id.rsplit('/').next();
                    team.unwrap_or_default().to_owned()
                }
                _ => subject.id,
            };
            work.note(What::Line(name, done), of).await?;
        }
    }
    let result = StoredResult {
        mutation: print.id,
        digest: print.digest,
        outcome,
    };
    let now = work.now.ms;
    work.tx.add_result(client, line.n, &result, now).await?;
    moved::close(work, &line.former, &result).await?;
    Ok(Settled::Result(result.outcome))
}

/// Tells a pupil's teachers, to the hour, when the server last heard from the pupil.
async fn note_seen(work: &mut Work) -> Result<(), Fault> {
    let (user, now) = (work.actor.user, work.now.ms);
    if work.actor.role != Role::Pupil {
        return Ok(());
    }
    let person = work.tx.person(user).await?;
    let seen = person.and_then(|person| person.last_seen);
    if seen.is_none_or(|seen| now - seen > SEEN_EVERY) {
        work.tx.saw(user, now).await?;
        work.touch(Thing::Pupil(user));
    }
    Ok(())
}
