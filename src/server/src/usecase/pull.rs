//! Pull: what changed in the scopes of a session since the client's cursor.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::UserId;
use protocol::row::{Collection, Row, RowKey};
use protocol::wire::{Change, ErrorCode, LineResult, PULL_MAX, PullPage, PullQuery, SIGNATURE};

use super::{actor, erase};
use crate::App;
use crate::error::Fault;
use crate::keys::{Keys, Purpose, Token};
use crate::sql::record::FeedLine;
use crate::sql::{DbError, Tx};

/// Where a client is in each scope, as of a run of the server. Only good for one user.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cursor {
    user: UserId,
    run: String,
    seqs: BTreeMap<String, u64>,
}

/// Bytes of the seal of a cursor.
const SEAL: usize = 16;

impl Cursor {
    fn seal(&self, keys: &Keys) -> String {
        let mut text = format!("{}\n{}", self.run, self.user);
        for (scope, seq) in &self.seqs {
            text.push_str(&format!("\n{seq} {scope}"));
        }
        let mut bytes = keys.hash(Purpose::Cursor, text.as_bytes())[..SEAL].to_vec();
        bytes.extend(text.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// `None` for anything that this server did not give to this user.
    fn open(keys: &Keys, text: &str, user: UserId) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (seal, text) = bytes.split_at_checked(SEAL)?;
        if keys.hash(Purpose::Cursor, text)[..SEAL] != *seal {
            return None;
        }
        let mut lines = std::str::from_utf8(text).ok()?.lines();
        let run = lines.next()?.to_owned();
        if lines.next()? != user.to_string() {
            return None;
        }
        let seqs = lines
            .map(|line| {
                let (seq, scope) = line.split_once(' ')?;
                Some((scope.to_owned(), seq.parse().ok()?))
            })
            .collect::<Option<_>>()?;
        Some(Self { user, run, seqs })
    }

    /// Whether this database gave all of it: not so after a copy was put back, when the client has seen
    /// changes that were lost with what followed the copy.
    async fn holds(&self, tx: &mut Tx) -> Result<bool, DbError> {
        let Some(run) = tx.run_number(&self.run).await? else {
            return Ok(false);
        };
        for (scope, &seq) in &self.seqs {
            if seq > 0
                && tx
                    .run_of_place(scope, seq)
                    .await?
                    .is_none_or(|gave| gave > run)
            {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// One page of what changed, all of it read in one snapshot.
///
/// `acked` and the results are on the last page only: with `more`, the state this pull ends at is not known
/// yet.
///
/// # Errors
/// `Erased` where the client's user was; `SignedOut`; `NotYours` for another user's queue, or from a client that takes the session for another user's; of the database.
pub async fn pull(app: &App, token: &Token, query: &PullQuery) -> Result<PullPage, Fault> {
    match page_of(app, token, query).await {
        Err(fault) => erase::or_erased(app, query.user, fault).await,
        answered => answered,
    }
}

async fn page_of(app: &App, token: &Token, query: &PullQuery) -> Result<PullPage, Fault> {
    let mut tx = app.db.read().await?;
    let (actor, now) = actor::of_session(app, &mut tx, token).await?;
    actor::require_is(&actor, query.user)?;
    let queue = tx.queue(query.client).await?;
    if queue.is_some_and(|queue| queue.person != actor.user) {
        return Err(Fault::Denied(ErrorCode::NotYours));
    }
    let run = tx.current_run().await?;
    let known = query
        .cursor
        .as_deref()
        .and_then(|text| Cursor::open(&app.keys, text, actor.user));
    let former = match known {
        Some(cursor) if cursor.holds(&mut tx).await? => Some(cursor.seqs),
        _ => None,
    };
    let reset = former.is_none();
    let former = former.unwrap_or_default();
    let scopes = actor::scopes(&mut tx, &actor).await?;
    let (changes, seqs, more) = page(&mut tx, &scopes, &former).await?;
    let (acked, results) = match queue {
        Some(queue) if !more => (queue.n, held(&mut tx, query).await?),
        _ => (0, Vec::new()),
    };
    let cursor = Cursor {
        user: actor.user,
        run,
        seqs,
    };
    Ok(PullPage {
        sig: SIGNATURE.into(),
        cursor: cursor.seal(&app.keys),
        reset,
        more,
        scopes,
        changes,
        acked,
        results,
        now: now.ms,
    })
}

async fn held(tx: &mut Tx, query: &PullQuery) -> Result<Vec<LineResult>, DbError> {
    match query.held {
        Some(from) => tx.results_from(query.client, from, PULL_MAX as u32).await,
        None => Ok(Vec::new()),
    }
}

async fn page(
    tx: &mut Tx,
    scopes: &[String],
    former: &BTreeMap<String, u64>,
) -> Result<(Vec<Change>, BTreeMap<String, u64>, bool), DbError> {
    let mut changes = Vec::new();
    let mut seqs = BTreeMap::new();
    let mut more = false;
    for scope in scopes {
        let mut seq = former.get(scope).copied().unwrap_or(0);
        let room = PULL_MAX - changes.len();
        // One line too many tells whether another page follows.
        let mut lines = tx.feed_after(scope, seq, room + 1).await?;
        if lines.len() > room {
            more = true;
            lines.truncate(room);
        }
        if let Some(last) = lines.last() {
            seq = last.seq;
        }
        for line in lines {
            changes.push(change(scope, line)?);
        }
        seqs.insert(scope.clone(), seq);
    }
    Ok((changes, seqs, more))
}

fn change(scope: &str, line: FeedLine) -> Result<Change, DbError> {
    let of = Collection::from_name(&line.collection).ok_or(DbError::Corrupt("feed.collection"))?;
    let row: Option<Row> = line
        .body
        .map(|body| serde_json::from_str(&body).map_err(|_| DbError::Corrupt("feed.body")))
        .transpose()?;
    Ok(Change {
        scope: scope.to_owned(),
        key: RowKey { of, id: line.id },
        row,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_good_for_its_user_and_key_only() {
        let user = UserId(uuid::Uuid::from_u128(1));
        let keys = Keys::of([1; 32]);
        let cursor = Cursor {
            user,
            run: "r1".into(),
            seqs: [("academy:x".to_owned(), 4), ("user:y".to_owned(), 0)].into(),
        };
        let sealed = cursor.seal(&keys);
        assert_eq!(Cursor::open(&keys, &sealed, user), Some(cursor));
        let other = UserId(uuid::Uuid::from_u128(2));
        assert_eq!(Cursor::open(&keys, &sealed, other), None);
        assert_eq!(Cursor::open(&Keys::of([2; 32]), &sealed, user), None);
        let mut forged = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
        *forged.last_mut().unwrap() ^= 1;
        let forged = URL_SAFE_NO_PAD.encode(forged);
        assert_eq!(Cursor::open(&keys, &forged, user), None);
    }

    proptest::proptest! {
        /// Sealed by its keys, so what is looked at here is what lies behind the seal too: any bytes at all.
        #[test]
        fn what_no_server_gave_is_no_cursor(bytes: Vec<u8>, sealed: bool, at: usize, bit in 0..8_u8) {
            let keys = Keys::of([1; 32]);
            let user = UserId(uuid::Uuid::from_u128(1));
            let mut whole = keys.hash(Purpose::Cursor, &bytes)[..SEAL].to_vec();
            whole.extend(&bytes);
            if !sealed {
                let at = at % whole.len();
                whole[at] ^= 1 << bit;
            }
            let opened = Cursor::open(&keys, &URL_SAFE_NO_PAD.encode(&whole), user);
            proptest::prop_assert!(sealed || opened.is_none());
            proptest::prop_assert!(opened.is_none_or(|cursor| cursor.user == user));
        }

        #[test]
        fn a_cursor_comes_back_as_it_was_given(
            seqs in proptest::collection::btree_map("[a-z]{1,8}:[0-9a-f-]{1,36}", proptest::num::u64::ANY, 0..6),
        ) {
            let keys = Keys::of([1; 32]);
            let user = UserId(uuid::Uuid::from_u128(1));
            let cursor = Cursor { user, run: "run".into(), seqs };
            proptest::prop_assert_eq!(Cursor::open(&keys, &cursor.seal(&keys), user), Some(cursor));
        }
    }
}
