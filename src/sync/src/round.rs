//! One round with the server: push what waits, pull what changed.

use std::collections::BTreeSet;

use domain::attachment::BlobId;
use futures::future::{Either, select};
use protocol::mutation::{Author, Envelope};
use protocol::replica::{After, Plan, Pulled, Replica, may_be_too_large};
use protocol::wire::PushRequest;
use store::StoreError;

use crate::clock;
use crate::engine::{Engine, fresh_client};
use crate::tabs;
use crate::trouble::Trouble;

/// A round ends by then, whatever the network does.
const LIMIT_MS: u32 = 60_000;

impl From<StoreError> for Trouble {
    /// In a round a closed database means that the profile is left, which ends all; the rest is told.
    fn from(_: StoreError) -> Self {
        Self::Storage
    }
}

impl Engine {
    /// Runs a round under the profile's Web Lock, within its limit.
    pub(crate) async fn round(&self) -> Result<(), Trouble> {
        let name = ["sync-", &self.db()].concat();
        let bounded = async {
            let exchange = Box::pin(self.exchange());
            match select(exchange, Box::pin(store::sleep(LIMIT_MS))).await {
                Either::Left((result, _)) => result,
                Either::Right(_) => {
                    self.api.abort();
                    Err(Trouble::Offline)
                }
            }
        };
        let result = tabs::locked(&name, bounded).await;
        if result.is_err() {
            self.recognised.set(false);
        }
        result
    }

    async fn exchange(&self) -> Result<(), Trouble> {
        if !self.recognised.get() {
            self.recognise().await?;
        }
        // What the server knows is shown even when it takes nothing: the queue is replayed over it.
        let pushed = self.push_all().await;
        if let Err(trouble) = pushed
            && trouble.ends_round()
        {
            return pushed;
        }
        self.pull().await.and(pushed)?;
        self.tidy_files().await;
        Ok(())
    }

    /// Sends the queue until all of it is answered: lines up to the first that names a file which the server does not have,
    /// then that file, then the rest. So no text waits for a photo that comes after it.
    async fn push_all(&self) -> Result<(), Trouble> {
        let mut sent = BTreeSet::new();
        loop {
            let unsent = self.unsent_files().await?;
            let Some(request) = self.take_push(&unsent).await? else {
                let Some(file) = unsent.first() else {
                    return Ok(());
                };
                self.send_file(*file).await?;
                sent.insert(*file);
                continue;
            };
            let mut batch = self.batch.get();
            let pushed = self.push(&request, &sent).await;
            match pushed {
                Ok(()) => batch.grow(),
                // Proxies also cut a request that is too large, or answer it with a page of their own.
                Err(Trouble::TooLarge | Trouble::Portal | Trouble::Offline) => {
                    batch.shrink(request.lines.len());
                }
                Err(_) => {}
            }
            self.batch.set(batch);
            match (pushed, request.lines.as_slice()) {
                (Err(Trouble::TooLarge), [line]) => self.put_aside(line).await?,
                (Err(Trouble::TooLarge), _) => {}
                (pushed, _) => pushed?,
            }
        }
    }

    /// A line is refused for its size even alone: it goes to the refusals, once the server has told that it does not
    /// have it.
    async fn put_aside(&self, line: &Envelope) -> Result<(), Trouble> {
        if !may_be_too_large(line) {
            return Err(Trouble::TooLarge);
        }
        // The first pull may go on with a round that began before the line was written.
        for _ in 0..2 {
            self.pull().await?;
            self.commit(true, &mut |replica| {
                replica.put_aside(line.id, fresh_client())
            })
            .await?;
            if !self.replica.borrow().waits(line.id) {
                return Ok(());
            }
        }
        Err(Trouble::TooLarge)
    }

    /// Marks the next lines as sent, on disk, before they leave.
    async fn take_push(&self, unsent: &[BlobId]) -> Result<Option<PushRequest>, Trouble> {
        let waits = |file| unsent.contains(&file);
        let (mut request, batch) = (None, self.batch.get());
        self.commit(true, &mut |replica| match replica.next_push(batch, waits) {
            Some((lines, plan)) => {
                request = Some(lines);
                plan
            }
            None => {
                request = None;
                Plan::default()
            }
        })
        .await?;
        Ok(request.map(|request| self.owned(request)))
    }

    /// Says whose queue it is: should another person sign in meanwhile, in another tab, the server takes nothing.
    fn owned(&self, mut request: PushRequest) -> PushRequest {
        request.author.user = Some(self.user());
        let named = |file: &&BlobId| {
            let mut files = request.lines.iter().flat_map(|line| line.mutation.blobs());
            files.any(|named| named == **file)
        };
        request.lacks = self.lacks.borrow().iter().filter(named).copied().collect();
        request
    }

    async fn push(
        &self,
        request: &PushRequest,
        just_sent: &BTreeSet<BlobId>,
    ) -> Result<(), Trouble> {
        let response = self.api.push(request).await?;
        let Author { client, .. } = request.author;
        let fresh = fresh_client();
        let mut after = After::GoOn;
        let before = self.replica.borrow().meta().version;
        self.commit(true, &mut |replica: &Replica| {
            let (plan, next) = replica.on_push(client, &response, fresh);
            after = next;
            plan
        })
        .await?;
        match after {
            After::UpdateNeeded => Err(Trouble::TooOld),
            After::Later => Err(Trouble::Server),
            After::SendFile(file) => self.miss_file(file, just_sent).await,
            // An answer that settles nothing would be asked for again without end.
            After::GoOn if self.replica.borrow().meta().version == before => Err(Trouble::Protocol),
            After::GoOn => Ok(()),
        }
    }

    /// Pulls all pages. Those of a round that failed half-way are kept, and asked for no more.
    async fn pull(&self) -> Result<(), Trouble> {
        loop {
            let kept = self.pulling.borrow_mut().take();
            let mut round = {
                let replica = self.replica.borrow();
                kept.filter(|round| round.fits(&replica))
                    .unwrap_or_else(|| replica.begin_pull())
            };
            let mut query = round.query();
            query.user = Some(self.user());
            let page = self.api.pull(&query).await;
            if let Ok(page) = &page {
                clock::told(&self.device, page.now).await;
            }
            let pulled = page.map(|page| round.take(page));
            match pulled {
                Ok(Some(pulled)) => return self.take_pull(&pulled).await,
                Ok(None) => *self.pulling.borrow_mut() = Some(round),
                Err(trouble) => {
                    *self.pulling.borrow_mut() = Some(round);
                    return Err(trouble);
                }
            }
        }
    }

    async fn take_pull(&self, pulled: &Pulled) -> Result<(), Trouble> {
        self.commit(false, &mut |replica| {
            replica.on_pull(pulled, || fresh_client().0)
        })
        .await?;
        Ok(())
    }
}
